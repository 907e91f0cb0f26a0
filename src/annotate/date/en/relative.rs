//! Days, units and named times counted from now or from the time the text spoke of last.

use super::super::algebra::{Clock, Count, Field, Length, Origin, Part, Season, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::holiday::HOLIDAYS;
use super::{Match, Rule, Sem, context, one, opt};

pub(super) fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

pub(super) fn near(unit: Unit, by: i32, origin: Origin) -> Option<Sem> {
    time(Time::Near { unit, by, origin })
}

pub(super) fn today(by: i32) -> Time {
    Time::Near { unit: Unit::Day, by, origin: Origin::Now }
}

/// The clock of a part of the day by its number in the lexicon.
pub(super) fn part(index: i32) -> Option<Clock> {
    Some(Clock::Part(match index {
        0 => Part::Morning,
        1 => Part::Afternoon,
        2 => Part::Evening,
        3 => Part::Night,
        5 => Part::Midday,
        6 => Part::Midnight,
        _ => return None,
    }))
}

pub(super) fn on(day: Time, clock: Clock) -> Option<Sem> {
    time(Time::Clock { day: Box::new(day), clock })
}

/// The field that a word names.
pub(super) fn field(m: &Match<'_>, at: usize) -> Option<Field> {
    let value = m.small(at)?;
    let class = m.item(at)?.class;
    Some(if class & MONTH != 0 {
        Field::Month(value)
    } else if class & WEEKDAY != 0 {
        Field::Weekday(jiff::civil::Weekday::from_monday_one_offset(value).ok()?)
    } else if class & SEASON != 0 {
        Field::Season(Season::from_index(i32::from(value)))
    } else if class & HOLIDAY != 0 {
        Field::Holiday(HOLIDAYS.get(i32::from(value))?)
    } else {
        return None;
    })
}

fn toward(m: &Match<'_>, at: usize) -> Toward {
    match m.item(at).map_or(0, |item| item.class) {
        c if c & (LAST | PAST | PREVIOUS) != 0 => Toward::Last,
        c if c & COMING != 0 => Toward::Coming,
        c if c & (NEXT | FOLLOWING) != 0 => Toward::Next,
        c if c & (THIS | CURRENT) != 0 => Toward::This,
        _ => Toward::Open,
    }
}

/// Prepositions before a length that goes on until now: "in the last year".
const WITHIN: &[&str] = &["during", "for", "in", "over", "within"];

/// Relative times.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "length and a finer one",
        pattern: &[one(LENGTH), opt(COMMA), opt(AND), one(LENGTH)],
        build: |m| {
            let ((a, _), (b, _)) = (m.length(0)?, m.length(3)?);
            let n = b.count.as_whole()?;
            let exact = a.count.as_whole().is_some() && a.more.is_none() && b.unit < a.unit;
            exact.then_some(Sem::Length(Length { more: Some((n, b.unit)), ..a }, None))
        },
        examples: &[
            ("It took two years and six months.", "DURATION P2Y6M"),
            ("It took 1 hour, 20 minutes.", "DURATION PT1H20M"),
        ],
    },
    Rule {
        name: "clock in the morning",
        pattern: &[one(TWELVE | ONES | CLOCK), one(IN | AT), opt(THE), one(PART)],
        build: |m| {
            let tail = part(m.value(3)?)?;
            let hour_at =
                |hour: i8| if tail != Clock::Part(Part::Morning) && hour < 12 { hour + 12 } else { hour };
            if !(m.has(2) || m.is(1, AT)) || m.value(3)? >= 5 {
                return None;
            }
            if let Some(Clock::At { hour, minute, second }) = m.clock(0) {
                return Some(Sem::Clock(Clock::At { hour: hour_at(hour), minute, second }));
            }
            let said =
                matches!(m.word_before(1), "at" | "about" | "around" | "by" | "until" | "before" | "after");
            let hour = m.small(0)?;
            ((1..=12).contains(&hour) && said)
                .then(|| Sem::Clock(Clock::At { hour: hour_at(hour), minute: None, second: None }))
        },
        examples: &[
            ("It began at 4 in the morning.", "TIME 2025-05-14T04:00"),
            ("It began at 8:30 in the evening.", "TIME 2025-05-14T20:30"),
        ],
    },
    Rule {
        name: "today, yesterday, tomorrow",
        pattern: &[one(DEICTIC)],
        build: |m| if context::is_today(m) { time(today(m.value(0)?)) } else { None },
        examples: &[
            ("He spoke yesterday.", "DATE 2025-05-13"),
            ("He spoke today.", "DATE 2025-05-14"),
            ("He speaks tomorrow.", "DATE 2025-05-15"),
        ],
    },
    Rule {
        name: "tonight, overnight",
        pattern: &[one(TONIGHT)],
        build: |_| on(today(0), Clock::Part(Part::Night)),
        examples: &[("He speaks tonight.", "TIME 2025-05-14TNI")],
    },
    Rule {
        name: "part of this day",
        pattern: &[one(THIS), one(PART)],
        build: |m| on(today(0), part(m.value(1)?)?),
        examples: &[("He spoke this morning.", "TIME 2025-05-14TMO")],
    },
    Rule {
        name: "last night",
        pattern: &[one(LAST), one(PART)],
        build: |m| on(today(-1), part(m.value(1)?)?),
        examples: &[("He spoke last night.", "TIME 2025-05-13TNI")],
    },
    Rule {
        name: "part of that day",
        pattern: &[one(THAT | THE), opt(SAME), one(PART)],
        build: |m| {
            let fixed = m.value(2)? >= 5;
            let tied = m.is(0, THAT) || m.has(1) || fixed;
            let said = matches!(
                m.word_before(1).to_ascii_lowercase().as_str(),
                "in" | "during" | "by" | "through" | "into"
            );
            (tied || said).then(|| on(Time::Again(Unit::Day), part(m.value(2)?)?))?
        },
        examples: &[("On Monday he came, and he left that evening.", "TIME 2025-05-12TEV")],
    },
    Rule {
        name: "part of the next day",
        pattern: &[opt(THE), one(NEXT | FOLLOWING | PREVIOUS), one(PART)],
        build: |m| {
            let by = if m.is(1, PREVIOUS) { -1 } else { 1 };
            on(Time::Near { unit: Unit::Day, by, origin: Origin::Then }, part(m.value(2)?)?)
        },
        examples: &[("On Monday he came, and he left the next morning.", "TIME 2025-05-13TMO")],
    },
    Rule {
        name: "noon, midnight",
        pattern: &[one(PART)],
        build: |m| if m.value(0)? >= 5 { Some(Sem::Clock(part(m.value(0)?)?)) } else { None },
        examples: &[("The truce began at noon Saturday.", "TIME 2025-05-10T12:00")],
    },
    Rule {
        name: "last unit",
        pattern: &[one(LAST), one(UNIT)],
        build: |m| {
            // "the last day of June", "at the last minute"
            let deictic = m.unit(1)? > Unit::Day && !m.after().is_some_and(|item| item.class & OF != 0);
            deictic.then(|| near(m.unit(1)?, -1, Origin::Now))?
        },
        examples: &[
            ("Profit fell last year.", "DATE 2024"),
            ("They met last week.", "DATE 2025-W19"),
            ("They met last month.", "DATE 2025-04"),
            ("They met last weekend.", "DATE 2025-W19-WE"),
        ],
    },
    Rule {
        name: "this unit",
        pattern: &[one(THIS), opt(CURRENT | FULL), opt(FISCAL), one(UNIT)],
        build: |m| {
            // "This Week" after a quotation mark is a programme.
            let quoted = matches!(m.word_before(1), "\"" | "“" | "``" | "'" | "‘")
                && m.word(3).starts_with(|c: char| c.is_uppercase());
            if m.is(3, ORD) || quoted { None } else { near(m.unit(3)?, 0, Origin::Now) }
        },
        examples: &[
            ("They met this week.", "DATE 2025-W20"),
            ("Prices rose this year.", "DATE 2025"),
            ("Nobody in this century saw it.", "DATE 20"),
        ],
    },
    Rule {
        name: "the current unit",
        pattern: &[one(THE | ITS), one(CURRENT), opt(FISCAL), one(UNIT)],
        build: |m| if m.is(3, ORD) { None } else { near(m.unit(3)?, 0, Origin::Now) },
        examples: &[("in the current fiscal year", "DATE 2025"), ("in the current quarter", "DATE 2025-Q2")],
    },
    Rule {
        name: "next unit",
        pattern: &[opt(THIS), one(NEXT | COMING), opt(FISCAL), one(UNIT)],
        build: |m| if m.is(3, ORD) { None } else { near(m.unit(3)?, 1, Origin::Now) },
        examples: &[("They will meet next week.", "DATE 2025-W21"), ("It opens next year.", "DATE 2026")],
    },
    Rule {
        name: "the past unit",
        pattern: &[one(THE), one(PAST), one(UNIT)],
        build: |m| {
            let length = Length::new(Count::whole(m.value(2)?.max(1)), m.unit(2)?);
            if m.is(2, ORD) { None } else { Some(Sem::Span { length, toward: -1, modifier: None }) }
        },
        examples: &[
            ("They fought over the past decade.", "DURATION P10Y"),
            ("in the past year", "DURATION P1Y"),
        ],
    },
    Rule {
        name: "this past unit",
        pattern: &[opt(THIS), one(PAST), one(UNIT | MONTH | WEEKDAY | SEASON)],
        build: |m| {
            if let Some(field) = field(m, 2) {
                return time(Time::Pick(field, Toward::Last));
            }
            if m.has(0) && !m.is(2, ORD) { near(m.unit(2)?, -1, Origin::Now) } else { None }
        },
        examples: &[
            ("They met this past spring.", "DATE 2024-SP"),
            ("They met this past Sunday.", "DATE 2025-05-11"),
        ],
    },
    Rule {
        name: "the last century",
        pattern: &[one(THE), one(LAST), one(UNIT)],
        build: |m| {
            let unit = m.unit(2)?;
            if m.after().is_some_and(|item| item.class & OF != 0) {
                return None;
            }
            // "in the last year": the twelve months until now, not the calendar's year.
            let until_now = WITHIN.contains(&m.word_before(1).to_ascii_lowercase().as_str());
            if until_now && matches!(unit, Unit::Week | Unit::Month | Unit::Year) {
                let length = Length::new(Count::whole(1), unit);
                return Some(Sem::Span { length, toward: -1, modifier: None });
            }
            (unit >= Unit::Decade || unit == Unit::Quarter).then(|| near(unit, -1, Origin::Now))?
        },
        examples: &[
            ("in the last decade", "DATE 201"),
            ("in the last century", "DATE 19"),
            ("It has grown in the last year.", "DURATION P1Y"),
            ("It fell in the final quarter of 2024.", "DATE 2024-Q4"),
        ],
    },
    Rule {
        name: "the next unit",
        pattern: &[opt(THE), one(NEXT | FOLLOWING), one(UNIT)],
        build: |m| {
            let follows = m.is(1, FOLLOWING) || m.has(0);
            (follows && !m.is(2, ORD)).then(|| near(m.unit(2)?, 1, Origin::Then))?
        },
        examples: &[
            ("He came on May 5. He left the next day.", "DATE 2025-05-06"),
            ("He came in March 2024 and left the following month.", "DATE 2024-04"),
            ("In 1995 he came. He left the following year.", "DATE 1996"),
        ],
    },
    Rule {
        name: "the previous unit",
        pattern: &[opt(THE), one(PREVIOUS), one(UNIT)],
        build: |m| if m.is(2, ORD) { None } else { near(m.unit(2)?, -1, Origin::Then) },
        examples: &[("In 1995 he came, as he had the previous year.", "DATE 1994")],
    },
    Rule {
        name: "the unit before",
        pattern: &[one(THE), one(UNIT), one(BEFORE | AFTER)],
        build: |m| {
            let last = !m.after().is_some_and(|item| {
                item.class & (TIME | MONTH | WEEKDAY | YEAR | THE | LAST | DEICTIC | HOLIDAY) != 0
            });
            let named = m.word_after(0).chars().next().is_none_or(|c| !c.is_alphanumeric());
            let by = if m.is(2, BEFORE) { -1 } else { 1 };
            (last && named && !m.is(1, ORD)).then(|| near(m.unit(1)?, by, Origin::Then))?
        },
        examples: &[("In 2019 it rained more than the year before.", "DATE 2018")],
    },
    Rule {
        name: "that unit",
        pattern: &[one(THAT), opt(SAME), one(UNIT)],
        build: |m| if m.is(2, ORD) { None } else { time(Time::Again(m.unit(2)?)) },
        examples: &[
            ("He came in September 2022. He left earlier that year.", "DATE 2022 START"),
            ("He came on May 5 and left that day.", "DATE 2025-05-05"),
        ],
    },
    Rule {
        name: "the same unit",
        pattern: &[one(THE), one(SAME), one(UNIT)],
        build: |m| if m.is(2, ORD) { None } else { time(Time::Again(m.unit(2)?)) },
        examples: &[("They met on May 5 and spoke the same day.", "DATE 2025-05-05")],
    },
    Rule {
        name: "last named",
        pattern: &[one(LAST | PREVIOUS), one(MONTH | WEEKDAY | SEASON | HOLIDAY)],
        build: |m| time(Time::Pick(field(m, 1)?, toward(m, 0))),
        examples: &[
            ("They met last Friday.", "DATE 2025-05-09"),
            ("They met last September.", "DATE 2024-09"),
            ("They met last summer.", "DATE 2024-SU"),
            ("They met last Thanksgiving.", "DATE 2024-11-28"),
        ],
    },
    Rule {
        name: "the previous named",
        pattern: &[one(THE), one(LAST | PREVIOUS | FOLLOWING | NEXT), one(MONTH | WEEKDAY | SEASON)],
        build: |m| {
            let forward = m.is(1, FOLLOWING | NEXT);
            time(Time::In {
                part: Box::new(Time::Pick(field(m, 2)?, if forward { Toward::Next } else { Toward::Last })),
                whole: Box::new(Time::Again(Unit::Day)),
            })
        },
        examples: &[("He came on May 5, 2024. He left the following Friday.", "DATE 2024-05-10")],
    },
    Rule {
        name: "this named",
        pattern: &[one(THIS), opt(COMING), one(MONTH | WEEKDAY | SEASON | HOLIDAY)],
        build: |m| time(Time::Pick(field(m, 2)?, if m.has(1) { Toward::Coming } else { Toward::This })),
        examples: &[
            ("They will meet this September.", "DATE 2025-09"),
            ("They will meet this coming Thursday.", "DATE 2025-05-15"),
            ("They will meet this summer.", "DATE 2025-SU"),
        ],
    },
    Rule {
        name: "next named",
        pattern: &[one(NEXT | COMING), one(MONTH | WEEKDAY | SEASON | HOLIDAY)],
        build: |m| time(Time::Pick(field(m, 1)?, Toward::Next)),
        examples: &[
            ("They will meet next Tuesday.", "DATE 2025-05-20"),
            ("They will meet next March.", "DATE 2026-03"),
            ("They will meet next spring.", "DATE 2026-SP"),
        ],
    },
];
