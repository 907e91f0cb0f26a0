//! Bare times, and the composition of times: a part of a larger one, a clock on a day, a range.

use jiff::civil::Date;

use super::super::Modifier;
use super::super::algebra::{Cal, Count, Field, Length, Origin, Reference, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::relative::{field, part};
use super::{Match, Rule, Sem, context, one, opt, year};

fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

fn is_day(time: &Time) -> bool {
    time.unit() == Some(Unit::Day)
}

fn is_weekday(time: &Time) -> bool {
    matches!(time, Time::Pick(Field::Weekday(_), _))
}

fn boxed(part: Time, whole: Time) -> Option<Sem> {
    time(Time::In { part: Box::new(part), whole: Box::new(whole) })
}

/// The part of a larger time, where the first is finer and the second can hold it.
fn within(m: &Match<'_>, part: usize, whole: usize, tied: bool) -> Option<Sem> {
    let ((a, modifier), (b, _)) = (m.time(part)?, m.time(whole)?);
    let (fine, coarse) = (a.unit()?, b.unit()?);
    if fine >= coarse || matches!(a, Time::Ymd(..) | Time::At(_) | Time::Away { .. } | Time::Clock { .. }) {
        return None;
    }
    // Without "of" only what is said of one stretch goes together: "June last year", "summer 1990".
    let loose = match &b {
        Time::Near { origin: Origin::Now, .. } => true,
        Time::At(Cal::Year(_)) => coarse > fine,
        Time::Again(_) => true,
        _ => false,
    };
    if !(tied || loose) {
        return None;
    }
    Some(Sem::Time(Time::In { part: Box::new(a), whole: Box::new(b) }, modifier))
}

/// A date in digits that only one order puts on the weekday beside it, in that order; Monday is 1.
fn on_weekday(weekday: i32, day: Time) -> Time {
    let Time::Digits(a, b, year) = day else { return day };
    let fits = |month: i8, day: i8| {
        Date::new(year, month, day)
            .is_ok_and(|date| i32::from(date.weekday().to_monday_one_offset()) == weekday)
    };
    match (fits(a, b), fits(b, a)) {
        (true, false) => Time::Ymd(year, a, b),
        (false, true) => Time::Ymd(year, b, a),
        _ => day,
    }
}

/// Times that stand alone.
pub(super) const BARE: &[Rule] = &[
    Rule {
        name: "year",
        pattern: &[one(YEAR)],
        build: |m| if year::is_year(m) { time(Time::At(Cal::Year(m.year(0)?))) } else { None },
        examples: &[
            ("They left in 2019.", "DATE 2019"),
            ("the 2021 flood in Aldersby", "DATE 2021"),
            ("the country has suffered since 2015", "DATE 2015"),
            ("Kim (1994) wrote it.", "DATE 1994"),
        ],
    },
    Rule {
        name: "month",
        pattern: &[one(MONTH)],
        build: |m| {
            // "the October figures" are there, or will be soon
            let counted = matches!(
                m.word_after(0),
                "data"
                    | "figures"
                    | "inflation"
                    | "numbers"
                    | "output"
                    | "payrolls"
                    | "results"
                    | "sales"
                    | "statistics"
            );
            let toward = if counted { Toward::Last } else { Toward::Open };
            if context::is_month(m) { time(Time::Pick(field(m, 0)?, toward)) } else { None }
        },
        examples: &[
            ("They left in September.", "DATE 2024-09"),
            ("They will leave in September.", "DATE 2025-09"),
            ("They left in May.", "DATE 2025-05"),
            ("The March figures will be published on Friday.", "DATE 2025-03"),
            ("They left in March of that year.", "DATE 2025-03"),
        ],
    },
    Rule {
        name: "weekday",
        pattern: &[one(WEEKDAY)],
        build: |m| {
            if !context::is_weekday(m) {
                return None;
            }
            // "on Wednesday (May 7)" says which.
            let beside = m.later(0).filter(|item| item.class & LPAREN != 0).and_then(|_| m.later(1));
            match beside.and_then(|item| item.sem.as_ref()) {
                Some(Sem::Time(day @ (Time::Ymd(..) | Time::Pick(Field::MonthDay(..), _)), None)) => {
                    time(day.clone())
                }
                _ => time(Time::Pick(field(m, 0)?, Toward::Open)),
            }
        },
        examples: &[
            ("He was killed on Tuesday.", "DATE 2025-05-13"),
            ("They will meet on Tuesday.", "DATE 2025-05-20"),
            ("He spoke Wednesday.", "DATE 2025-05-14"),
            ("He spoke on Wednesday (May 7).", "DATE 2025-05-07"),
        ],
    },
    Rule {
        name: "season",
        pattern: &[opt(THE), one(SEASON)],
        build: |m| if context::is_season(m) { time(Time::Pick(field(m, 1)?, Toward::Open)) } else { None },
        examples: &[
            ("They left in the summer.", "DATE 2024-SU"),
            ("They will leave in the fall.", "DATE 2025-FA"),
            ("They will come in fall and stay.", "DATE 2025-FA"),
        ],
    },
    Rule {
        name: "holiday",
        pattern: &[one(HOLIDAY)],
        build: |m| {
            let field = field(m, 0)?;
            let Field::Holiday(holiday) = field else { return None };
            let day = Time::Pick(field, Toward::Open);
            let about = holiday.is_near().then_some(Modifier::Approx);
            if !holiday.is_month() {
                return Some(Sem::Time(day, about));
            }
            let length = Length::new(Count::whole(29), Unit::Day);
            let last = Time::Away { length, back: false, origin: Origin::Of(Box::new(day.clone())) };
            Some(Sem::Time(Time::Range(Box::new(day), Box::new(last)), about))
        },
        examples: &[
            ("They will meet on Bastille Day.", "DATE 2025-07-14"),
            ("It was shut on Christmas Day.", "DATE 2024-12-25"),
            ("They met at Eid al-Fitr.", "DATE 2025-03-31 APPROX"),
            ("They fasted during Ramadan.", "DATE 2025-03-01/2025-03-30 APPROX"),
        ],
    },
    Rule {
        name: "reference",
        pattern: &[one(REF)],
        build: |m| {
            let side = match m.value(0)? {
                -1 => Reference::Past,
                1 => Reference::Future,
                _ => Reference::Present,
            };
            context::is_reference(m).then(|| time(Time::Reference(side)))?
        },
        examples: &[
            ("They are now in power.", "DATE PRESENT_REF"),
            ("They recently met.", "DATE PAST_REF"),
            ("They will meet soon.", "DATE FUTURE_REF"),
        ],
    },
    Rule {
        name: "at present",
        pattern: &[one(AT), one(CURRENT)],
        build: |m| (m.word(1) == "present").then(|| time(Time::Reference(Reference::Present)))?,
        examples: &[("At present they rule.", "DATE PRESENT_REF")],
    },
    Rule {
        name: "recent",
        pattern: &[one(RECENT)],
        build: |_| time(Time::Reference(Reference::Past)),
        examples: &[("after the recent talks", "DATE PAST_REF")],
    },
    Rule {
        name: "current",
        pattern: &[one(CURRENT)],
        build: |m| {
            let adjective =
                m.word(0) == "current" && m.word_after(0).starts_with(|c: char| c.is_alphabetic());
            adjective.then(|| time(Time::Reference(Reference::Present)))?
        },
        examples: &[("the current leader", "DATE PRESENT_REF")],
    },
    Rule {
        name: "clock",
        pattern: &[one(CLOCK)],
        build: |m| time(Time::Clock { day: Box::new(Time::Again(Unit::Hour)), clock: m.clock(0)? }),
        examples: &[("It began at 9 a.m.", "TIME 2025-05-14T09:00")],
    },
];

/// A weekday and the date that it stands with are one.
pub(super) const DAYS: &[Rule] = &[
    Rule {
        name: "short weekday and date",
        pattern: &[one(WDAY), opt(COMMA), opt(THE), one(TIME)],
        build: |m| {
            let (day, modifier) = m.time(3)?;
            let day = on_weekday(m.value(0)?, day);
            let dated = matches!(day, Time::Ymd(..) | Time::Digits(..) | Time::Pick(Field::MonthDay(..), _));
            dated.then_some(Sem::Time(day, modifier))
        },
        examples: &[
            ("They met on Wed 7 May.", "DATE 2025-05-07"),
            ("They met on Sat., April 26, 2025.", "DATE 2025-04-26"),
            ("They met on Mon 05/06/2023.", "DATE 2023-06-05"),
        ],
    },
    Rule {
        name: "weekday and date",
        pattern: &[one(TIME), opt(COMMA), opt(THE), one(TIME)],
        build: |m| {
            let ((a, _), (b, modifier)) = (m.time(0)?, m.time(3)?);
            let b = match a {
                Time::Pick(Field::Weekday(weekday), _) => {
                    on_weekday(weekday.to_monday_one_offset().into(), b)
                }
                _ => b,
            };
            (is_weekday(&a)
                && is_day(&b)
                && !is_weekday(&b)
                && !matches!(b, Time::Near { .. } | Time::Again(_)))
            .then_some(Sem::Time(b, modifier))
        },
        examples: &[
            ("They met at 2:30 a.m. on Saturday, April 26.", "TIME 2025-04-26T02:30"),
            ("They met on Saturday, April 25.", "DATE 2025-04-25"),
            ("They met on Thursday, May 18, 2023.", "DATE 2023-05-18"),
            ("They met on Monday, 05/06/2023.", "DATE 2023-06-05"),
        ],
    },
];

/// Times made of times.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "part of a time",
        pattern: &[one(TIME), opt(COMMA), one(TIME)],
        build: |m| within(m, 0, 2, false),
        examples: &[
            ("They met in June last year.", "DATE 2024-06"),
            ("They met on Monday this week.", "DATE 2025-05-12"),
        ],
    },
    Rule {
        name: "part of a larger time",
        pattern: &[one(TIME), one(OF | IN), one(TIME)],
        build: |m| within(m, 0, 2, true),
        examples: &[
            ("They met on Tuesday of last week.", "DATE 2025-05-06"),
            ("in the third quarter of last year", "DATE 2024-Q3"),
        ],
    },
    Rule {
        name: "quarter of a time",
        pattern: &[one(TIME), one(POSS), one(TIME)],
        build: |m| {
            let ((whole, _), (part, modifier)) = (m.time(0)?, m.time(2)?);
            let fits = part.unit()? < whole.unit()? && matches!(part, Time::Pick(..));
            fits.then(|| Sem::Time(Time::In { part: Box::new(part), whole: Box::new(whole) }, modifier))
        },
        examples: &[("in last year's third quarter", "DATE 2024-Q3")],
    },
    Rule {
        name: "quarter of that year",
        pattern: &[one(TIME), one(POSS), one(QUARTER | PERIOD)],
        build: |m| {
            let (whole, _) = m.time(0)?;
            (whole.unit()? == Unit::Year).then(|| boxed(Time::Again(Unit::Quarter), whole))?
        },
        examples: &[("Third-quarter sales rose from last year's quarter.", "DATE 2024-Q3")],
    },
    Rule {
        name: "half of a time",
        pattern: &[opt(THE), one(ORD | LAST), one(HALF), one(OF), one(TIME)],
        build: |m| {
            let (whole, _) = m.time(4)?;
            let n = if m.is(1, LAST) { 2 } else { m.small(1)? };
            ((1..=2).contains(&n) && whole.unit()? == Unit::Year)
                .then(|| boxed(Time::Pick(Field::Half(n), Toward::Open), whole))?
        },
        examples: &[("in the second half of last year", "DATE 2024-H2")],
    },
    Rule {
        name: "n-th unit of a time",
        pattern: &[opt(THE), one(ORD | LAST), one(UNIT), one(OF), one(TIME)],
        build: |m| {
            let (whole, modifier) = m.time(4)?;
            let n = if m.is(1, LAST) { -1 } else { m.value(1)? };
            let unit = m.unit(2)?;
            (unit < whole.unit()? && unit >= Unit::Day && !m.is(2, ORD))
                .then(|| Sem::Time(Time::Nth { n, unit, whole: Box::new(whole) }, modifier))
        },
        examples: &[
            ("in the first week of May", "DATE 2025-W18"),
            ("on the last day of June 2024", "DATE 2024-06-30"),
        ],
    },
    Rule {
        name: "week of a day",
        pattern: &[opt(THE), one(UNIT | WEEKEND), one(OF), one(TIME)],
        build: |m| {
            let (day, _) = m.time(3)?;
            let unit = m.unit(1)?;
            (matches!(unit, Unit::Week | Unit::Weekend) && is_day(&day))
                .then(|| time(Time::Near { unit, by: 0, origin: Origin::Of(Box::new(day)) }))?
        },
        examples: &[
            ("in the week of March 6, 2000", "DATE 2000-W10"),
            ("over the weekend of May 3", "DATE 2025-W18-WE"),
        ],
    },
    Rule {
        name: "part of a day",
        pattern: &[one(TIME), one(PART)],
        build: |m| {
            let (day, modifier) = m.time(0)?;
            is_day(&day).then(|| {
                Some(Sem::Time(Time::Clock { day: Box::new(day), clock: part(m.value(1)?)? }, modifier))
            })?
        },
        examples: &[
            ("They met on Friday night.", "TIME 2025-05-09TNI"),
            ("They met yesterday morning.", "TIME 2025-05-13TMO"),
        ],
    },
    Rule {
        name: "part of the day of",
        pattern: &[opt(THE), one(PART), opt(OF | ON), one(TIME)],
        build: |m| {
            let (day, _) = m.time(3)?;
            (is_day(&day) && (m.has(2) || !m.has(0)))
                .then(|| time(Time::Clock { day: Box::new(day), clock: part(m.value(1)?)? }))?
        },
        examples: &[("on the night of May 8", "TIME 2025-05-08TNI")],
    },
    Rule {
        name: "clock on a day",
        pattern: &[one(TIME), opt(COMMA), opt(ON | OF), one(TIME)],
        build: |m| {
            let ((a, modifier), (b, _)) = (m.time(0)?, m.time(3)?);
            match a {
                Time::Clock { day, clock } if *day == Time::Again(Unit::Hour) && is_day(&b) => {
                    Some(Sem::Time(Time::Clock { day: Box::new(b), clock }, modifier))
                }
                _ => None,
            }
        },
        examples: &[("It began at 10 p.m. on Wednesday.", "TIME 2025-05-14T22:00")],
    },
    Rule {
        name: "day at a clock",
        pattern: &[one(TIME), opt(COMMA), opt(AT), one(TIME)],
        build: |m| {
            let ((a, modifier), (b, _)) = (m.time(0)?, m.time(3)?);
            match b {
                Time::Clock { day, clock } if *day == Time::Again(Unit::Hour) && is_day(&a) => {
                    Some(Sem::Time(Time::Clock { day: Box::new(a), clock }, modifier))
                }
                _ => None,
            }
        },
        examples: &[("It began Tuesday at 18:00 UTC.", "TIME 2025-05-13T18:00")],
    },
    Rule {
        name: "day of a range",
        pattern: &[one(DAY)],
        build: |m| {
            let joint = m.before()?;
            let earlier = m.earlier(2)?;
            if joint.class & (TO | HYPHEN | DASH | AND | OR) == 0 || m.is(0, ORD) && m.word(0).len() > 4 {
                return None;
            }
            let Some(Sem::Time(first, _)) = &earlier.sem else { return None };
            let then = m.small(0)?;
            let ends = !m.word_after(0).starts_with(|c: char| c.is_lowercase() || c == '%' || c == ':')
                || matches!(
                    m.word_after(0),
                    "in" | "and" | "to" | "at" | "for" | "that" | "with" | "as" | "but" | "or"
                );
            match first {
                Time::Pick(Field::MonthDay(month, day), toward) if *day < then && ends => {
                    time(Time::Pick(Field::MonthDay(*month, then), *toward))
                }
                _ => None,
            }
        },
        examples: &[("They met from May 8 to 10 in Paris.", "DATE 2025-05-10")],
    },
    Rule {
        name: "length from a time",
        pattern: &[one(LENGTH), one(BEFORE | AFTER | FROM), one(TIME)],
        build: |m| {
            let ((length, modifier), (origin, _)) = (m.length(0)?, m.time(2)?);
            let fits = is_day(&origin)
                && length.unit >= Unit::Day
                && length.count.as_whole().is_some()
                && length.count != Count::Vague
                && matches!(origin, Time::Ymd(..) | Time::Pick(Field::MonthDay(..) | Field::Holiday(_), _));
            fits.then(|| {
                let back = m.is(1, BEFORE);
                let origin = Origin::Of(Box::new(origin));
                Sem::Time(
                    Time::Away { length: Length { unit: length.unit, ..length }, back, origin },
                    modifier,
                )
            })
        },
        examples: &[("They met two days before May 8, 2024.", "DATE 2024-05-06")],
    },
];
