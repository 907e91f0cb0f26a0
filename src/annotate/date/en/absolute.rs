//! Dates that name their place in the calendar, whole or in part.

use super::super::Modifier;
use super::super::algebra::{Cal, Field, Origin, Season, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::holiday::HOLIDAYS;
use super::{Match, Rule, Sem, iso, one, opt};

fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

fn pick(field: Field) -> Option<Sem> {
    time(Time::Pick(field, Toward::Open))
}

/// Two digits as a year: the century that puts it nearest to the ones news speaks of.
fn short_year(value: i32) -> Option<i16> {
    i16::try_from(if value < 30 { 2000 + value } else { 1900 + value }).ok()
}

fn year_month_day_short(m: &Match<'_>, year: usize, month: usize, day: usize) -> Option<Sem> {
    time(Time::Ymd(short_year(m.value(year)?)?, m.small(month)?, m.small(day)?))
}

/// Words that go on with a sentence after its date: none that could be counted by two digits.
const GOES_ON: &[&str] = &[
    "after", "and", "as", "at", "before", "but", "by", "for", "from", "had", "has", "he", "his", "in", "is",
    "it", "its", "on", "or", "she", "that", "the", "their", "they", "to", "until", "was", "we", "were",
    "when", "where", "which", "who", "with",
];

/// Whether nothing follows that two digits could count.
fn closes(m: &Match<'_>, words: bool) -> bool {
    let next = m.word_after(0);
    let mark = next.is_empty()
        || matches!(next, "." | "," | ";" | ")" | "]" | "”" | "\"" | "\n" | "—" | "–" | "?" | "!");
    mark || words && GOES_ON.contains(&next)
}

/// Whether a part of two digits ends what is said: two digits that could be a day or an hour are a year only then.
fn ends_after(m: &Match<'_>, at: usize) -> bool {
    let stop = !matches!(m.word_after(0), "," | "–" | "—");
    closes(m, false) && (stop || m.value(at).is_some_and(|value| value > 31))
}

fn year_month_day(m: &Match<'_>, year: usize, month: usize, day: usize) -> Option<Sem> {
    time(Time::Ymd(m.year(year)?, m.small(month)?, m.small(day)?))
}

/// "BC" and "AD" count in capitals only: an ad is no era.
fn is_era(m: &Match<'_>, at: usize) -> bool {
    m.is(at, ERA) && !m.word(at).chars().any(char::is_lowercase)
}

/// The year counted by astronomers: the one before 1 is 0, which is 1 BC.
fn era_year(m: &Match<'_>, year: usize, era: usize) -> Option<i16> {
    let year = i16::try_from(m.value(year)?).ok().filter(|year| (1..=5000).contains(year))?;
    Some(if m.value(era)? < 0 { 1 - year } else { year })
}

/// A day of the month in words ("eighth") counts only as an ordinal, and not before what it would count.
fn is_day(m: &Match<'_>, day: usize) -> bool {
    m.is(day, DAY)
}

/// Absolute and partial dates.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "month day, year",
        pattern: &[one(MONTH), opt(THE), one(DAY), opt(COMMA), opt(IN | OF), one(YEAR)],
        build: |m| year_month_day(m, 5, 0, 2),
        examples: &[
            ("It was signed on April 30, 2025.", "DATE 2025-04-30"),
            ("It was signed on Dec. 2 1956.", "DATE 1956-12-02"),
            ("May 8,2025", "DATE 2025-05-08"),
        ],
    },
    Rule {
        name: "day month year",
        pattern: &[opt(THE), one(DAY), opt(OF | HYPHEN), one(MONTH), opt(COMMA | HYPHEN), one(YEAR)],
        build: |m| year_month_day(m, 5, 3, 1),
        examples: &[
            ("It was signed on 30 April 2025.", "DATE 2025-04-30"),
            ("on the 30th of April, 2025", "DATE 2025-04-30"),
            ("It was signed on 30-Apr-2025.", "DATE 2025-04-30"),
        ],
    },
    iso::DATE,
    Rule {
        name: "date in digits",
        pattern: &[one(NUM), one(SLASH | HYPHEN), one(NUM), one(SLASH | HYPHEN), one(YEAR | TWO)],
        build: |m| {
            let slashes = m.is(1, SLASH) == m.is(3, SLASH) && m.glued(0, 1) && m.glued(3, 4);
            if !slashes || m.is(1, HYPHEN) && !m.is(4, YEAR) {
                return None;
            }
            let year = if m.is(4, YEAR) { m.year(4)? } else { short_year(m.value(4)?)? };
            let (a, b) = (m.small(0)?, m.small(2)?);
            ((1..=31).contains(&a) && (1..=31).contains(&b)).then(|| time(Time::Digits(a, b, year)))?
        },
        examples: &[
            ("It was signed on 4/30/2025.", "DATE 2025-04-30"),
            ("It was signed on 30/4/2025.", "DATE 2025-04-30"),
            ("They met on 30/04/2024 and signed on 03/04/2025.", "DATE 2025-04-03"),
            ("It was signed on 03/04/2025.", "DATE 2025-XX-XX"),
        ],
    },
    Rule {
        name: "the eleventh of September",
        pattern: &[one(NUM), one(SLASH), one(NUM)],
        build: |m| {
            let named = m.word(0) == "9" && m.word(2) == "11" && m.glued(0, 1) && m.glued(1, 2);
            (named && m.after().is_none_or(|item| item.class & SLASH == 0))
                .then(|| time(Time::Ymd(2001, 9, 11)))?
        },
        examples: &[("the 9/11 attacks", "DATE 2001-09-11")],
    },
    Rule {
        name: "date with points",
        pattern: &[one(DOTTED)],
        build: |m| {
            let packed = m.value(0)?;
            let small = |n: i32| i8::try_from(n).ok();
            let year = i16::try_from(packed / 10_000).ok()?;
            time(Time::Ymd(year, small(packed / 100 % 100)?, small(packed % 100)?))
        },
        examples: &[("It was signed on 30.04.2025.", "DATE 2025-04-30")],
    },
    Rule {
        name: "month day",
        pattern: &[one(MONTH), opt(THE), one(DAY)],
        build: |m| {
            let clock = m.after().is_some_and(|item| item.class & AMPM != 0)
                || m.after().is_some_and(|item| item.class & COLON != 0)
                    && m.touches_after()
                    && m.word_after(1).starts_with(|c: char| c.is_ascii_digit());
            let (month, day) = (m.small(0)?, m.small(2)?);
            // "the quarter ended Sept. 30"
            let toward = if m.word_before(1) == "ended" { Toward::Last } else { Toward::Open };
            (is_day(m, 2) && !clock).then(|| time(Time::Pick(Field::MonthDay(month, day), toward)))?
        },
        examples: &[
            ("They arrived on May 8.", "DATE 2025-05-08"),
            ("They arrived on Sunday, March eighth.", "DATE 2025-03-08"),
            ("Profit rose in the year ended June 30.", "DATE 2024-06-30"),
        ],
    },
    Rule {
        name: "day month",
        pattern: &[opt(THE), one(DAY), opt(OF), one(MONTH)],
        build: |m| pick(Field::MonthDay(m.small(3)?, m.small(1)?)),
        examples: &[
            ("They arrived on 8 May.", "DATE 2025-05-08"),
            ("on the 30th of April", "DATE 2025-04-30"),
        ],
    },
    Rule {
        name: "first of two days",
        pattern: &[one(DAY)],
        build: |m| {
            // The month and year stand after the second day: "18-22 March 2025".
            let [joint, second, month] = [m.later(0)?, m.later(1)?, m.later(2)?];
            let fits = joint.class & (HYPHEN | DASH | TO | AND | OR) != 0
                && second.class & DAY != 0
                && month.class & MONTH != 0
                && m.before().is_none_or(|item| item.class & MONTH == 0)
                && m.value(0)? < second.value;
            let (month, day) = (i8::try_from(month.value).ok()?, m.small(0)?);
            let year = m
                .later(3)
                .filter(|item| item.class & YEAR != 0)
                .and_then(|item| i16::try_from(item.value).ok());
            fits.then(|| match year {
                Some(year) => time(Time::Ymd(year, month, day)),
                None => pick(Field::MonthDay(month, day)),
            })?
        },
        examples: &[
            ("They met from 6-8 May 2025.", "DATE 2025-05-06"),
            ("They met on 6 and 8 May.", "DATE 2025-05-06"),
        ],
    },
    Rule {
        name: "month year",
        pattern: &[one(MONTH), opt(COMMA), opt(OF), one(YEAR)],
        build: |m| time(Time::At(Cal::Month(m.year(3)?, m.small(0)?))),
        examples: &[
            ("before a September 2022 vote", "DATE 2022-09"),
            ("in March, 1996", "DATE 1996-03"),
            ("in January nineteen ninety-seven", "DATE 1997-01"),
        ],
    },
    Rule {
        name: "month and short year",
        pattern: &[one(MONTH), one(QUOTE), one(TWO)],
        build: |m| {
            if m.glued(1, 2) {
                time(Time::At(Cal::Month(short_year(m.value(2)?)?, m.small(0)?)))
            } else {
                None
            }
        },
        examples: &[("in May ’68", "DATE 1968-05")],
    },
    Rule {
        name: "month day and short year",
        pattern: &[one(MONTH), one(DAY), opt(COMMA), opt(QUOTE), one(TWO)],
        build: |m| {
            let day = || year_month_day_short(m, 4, 0, 1);
            if m.has(3) && m.glued(3, 4) || !m.has(3) && m.has(2) && ends_after(m, 4) { day() } else { None }
        },
        examples: &[
            ("They met on Dec. 2, '56, in Paris.", "DATE 1956-12-02"),
            ("They met on Dec. 2, 56.", "DATE 1956-12-02"),
        ],
    },
    Rule {
        name: "day month and short year",
        pattern: &[one(DAY), opt(HYPHEN), one(MONTH), opt(HYPHEN | QUOTE | COMMA), one(TWO)],
        build: |m| {
            let tied = m.is(3, HYPHEN | QUOTE) && m.glued(3, 4);
            let alone = !m.has(3) && (m.value(4)? > 31 && closes(m, true) || ends_after(m, 4));
            if tied || alone { year_month_day_short(m, 4, 2, 0) } else { None }
        },
        examples: &[
            ("It was signed on 14 Mar 98.", "DATE 1998-03-14"),
            ("It was signed on 14-Mar-98 and kept.", "DATE 1998-03-14"),
            ("Signed 2 Dec '56 in Paris.", "DATE 1956-12-02"),
            ("On 14 March 98 he left.", "DATE 1998-03-14"),
        ],
    },
    Rule {
        name: "month and two digits",
        pattern: &[one(MONTH), one(TWO)],
        build: |m| {
            let cue = m.before().is_some_and(|item| {
                item.class & (IN | SINCE | OF | BY | FROM | UNTIL | TO | HYPHEN | DASH) != 0
            });
            let year = m.value(1)? > 31 && cue && closes(m, true);
            year.then(|| time(Time::At(Cal::Month(short_year(m.value(1)?)?, m.small(0)?))))?
        },
        examples: &[("It began in Sept 97.", "DATE 1997-09"), ("in March 98 when he left", "DATE 1998-03")],
    },
    Rule {
        name: "short year",
        pattern: &[one(QUOTE), one(TWO)],
        build: |m| {
            let cue = m
                .before()
                .is_some_and(|item| item.class & (IN | SINCE | OF | BY | FROM | UNTIL | TO | SEASON) != 0);
            (m.glued(0, 1) && cue).then(|| time(Time::At(Cal::Year(short_year(m.value(1)?)?))))?
        },
        examples: &[("They lost in '89.", "DATE 1989")],
    },
    Rule {
        name: "two years joined",
        pattern: &[opt(FISCAL), opt(YEARWORD), one(YEAR), one(HYPHEN | DASH | SLASH), one(TWO)],
        build: |m| {
            let from = m.year(2)?;
            let to = from - from.rem_euclid(100) + i16::from(m.small(4)?);
            let joined = m.glued(2, 3) && m.glued(3, 4) && to > from && to - from <= 30;
            let range =
                || Time::Range(Box::new(Time::At(Cal::Year(from))), Box::new(Time::At(Cal::Year(to))));
            joined.then(|| time(range()))?
        },
        examples: &[
            ("the 2020-21 season", "DATE 2020/2021"),
            ("by 2010–11", "DATE 2010/2011 ON_OR_BEFORE"),
            ("in FY2023/24", "DATE 2023/2024"),
            ("in fiscal year 2024-25", "DATE 2024/2025"),
        ],
    },
    Rule {
        name: "decade",
        pattern: &[opt(THE), opt(QUOTE), one(DECADE)],
        build: |m| {
            let value = m.value(2)?;
            let lower = m.word(2).starts_with(|c: char| c.is_ascii_lowercase());
            let word = m.word(2).starts_with(|c: char| c.is_alphabetic());
            let plain = m.item(2)?.to == m.item(2)?.from + 1;
            if word && !(lower && m.has(0) && plain) {
                return None;
            }
            let short = value < 10;
            // "his 80s" is an age, "in the low 80s" a temperature.
            if short && !(m.has(0) || m.has(1)) {
                return None;
            }
            let decade = if short { value + if value < 3 { 200 } else { 190 } } else { value };
            time(Time::At(Cal::Decade(i16::try_from(decade).ok()?)))
        },
        examples: &[
            ("in the 1980s", "DATE 198"),
            ("in the '80s", "DATE 198"),
            ("in the nineties", "DATE 199"),
            ("in the early 1960s", "DATE 196 START"),
        ],
    },
    Rule {
        name: "decade with an apostrophe",
        pattern: &[one(THE), one(YEAR), one(POSS)],
        build: |m| {
            let year = m.year(1)?;
            (year % 10 == 0 && m.glued(1, 2)).then(|| time(Time::At(Cal::Decade(year / 10))))?
        },
        examples: &[("in the 1980's", "DATE 198")],
    },
    Rule {
        name: "century",
        pattern: &[opt(THE), one(ORD), opt(HYPHEN), one(UNIT), opt(ERA)],
        build: |m| {
            let n = m.value(1)?;
            let century = m.unit(3)? == Unit::Century && (1..=30).contains(&n);
            let n = if m.value(4) == Some(-1) && is_era(m, 4) { -n } else { n - 1 };
            century.then(|| time(Time::At(Cal::Century(i16::try_from(n).ok()?))))?
        },
        examples: &[
            ("in the 20th century", "DATE 19"),
            ("a nineteenth-century house", "DATE 18"),
            ("in the 5th century BC", "DATE BC04"),
        ],
    },
    Rule {
        name: "season year",
        pattern: &[opt(THE), one(SEASON), opt(OF), one(YEAR), opt(HYPHEN | DASH | SLASH), opt(TWO)],
        build: |m| {
            let year = m.year(3)?;
            let joined = m.has(4) && m.has(5) && m.glued(3, 4) && m.glued(4, 5);
            let ends = joined && i32::from(year + 1).rem_euclid(100) == m.value(5)?;
            let alone = !m.has(4) && !m.has(5);
            (alone || ends).then(|| time(Time::At(Cal::Season(year, Season::from_index(m.value(1)?)))))?
        },
        examples: &[
            ("in the summer of 2023", "DATE 2023-SU"),
            ("in winter 1994", "DATE 1994-WI"),
            ("in the winter of 1978-79", "DATE 1978-WI"),
        ],
    },
    Rule {
        name: "year of an era",
        pattern: &[one(NUM), one(ERA)],
        build: |m| if is_era(m, 1) { time(Time::At(Cal::Year(era_year(m, 0, 1)?))) } else { None },
        examples: &[("It fell in 480 BC.", "DATE BC0480"), ("It fell in 476 CE.", "DATE 0476")],
    },
    Rule {
        name: "era and year",
        pattern: &[one(ERA), one(NUM)],
        build: |m| {
            let fits = is_era(m, 0) && m.value(0)? > 0 && m.word(0).starts_with('A');
            if fits { time(Time::At(Cal::Year(era_year(m, 1, 0)?))) } else { None }
        },
        examples: &[("It was buried in AD 79.", "DATE 0079")],
    },
    Rule {
        name: "day month, year of an era",
        pattern: &[opt(THE), one(DAY), opt(OF), one(MONTH), opt(COMMA), one(NUM), one(ERA)],
        build: |m| {
            let day = || time(Time::Ymd(era_year(m, 5, 6)?, m.small(3)?, m.small(1)?));
            if is_era(m, 6) { day() } else { None }
        },
        examples: &[("He was killed on 15 March 44 BC.", "DATE BC0044-03-15")],
    },
    Rule {
        name: "month day, year of an era",
        pattern: &[one(MONTH), opt(THE), one(DAY), opt(COMMA), one(NUM), one(ERA)],
        build: |m| {
            let day = || time(Time::Ymd(era_year(m, 4, 5)?, m.small(0)?, m.small(2)?));
            if is_era(m, 5) { day() } else { None }
        },
        examples: &[("He was killed on March 15, 44 BC.", "DATE BC0044-03-15")],
    },
    Rule {
        name: "the year",
        pattern: &[opt(THE), one(YEARWORD), one(YEAR)],
        build: |m| time(Time::At(Cal::Year(m.year(2)?))),
        examples: &[("by the year 2050", "DATE 2050 ON_OR_BEFORE")],
    },
    Rule {
        name: "week of a holiday",
        pattern: &[one(HOLIDAY), one(UNIT | WEEKEND)],
        build: |m| {
            let holiday = HOLIDAYS.get(m.value(0)?)?;
            let unit = m.unit(1)?;
            let origin = Origin::Of(Box::new(Time::Pick(Field::Holiday(holiday), Toward::Open)));
            matches!(unit, Unit::Week | Unit::Weekend).then(|| time(Time::Near { unit, by: 0, origin }))?
        },
        examples: &[
            ("They met in Easter week.", "DATE 2025-W16"),
            ("over Thanksgiving weekend", "DATE 2024-W48-WE"),
        ],
    },
    Rule {
        name: "holiday and year",
        pattern: &[one(HOLIDAY), opt(COMMA), opt(OF), one(YEAR)],
        build: |m| {
            let holiday = HOLIDAYS.get(m.value(0)?)?;
            let year = m.year(3)?;
            let day = Cal::Day(holiday.in_year(year)?);
            let about = holiday.is_near().then_some(Modifier::Approx);
            if !holiday.is_month() {
                return Some(Sem::Time(Time::At(day), about));
            }
            let last = Box::new(Time::At(day.moved(29)?));
            Some(Sem::Time(Time::Range(Box::new(Time::At(day)), last), about))
        },
        examples: &[
            ("on Christmas Eve 2004", "DATE 2004-12-24"),
            ("at Easter of 2024", "DATE 2024-03-31"),
            ("in Ramadan 2024", "DATE 2024-03-11/2024-04-09 APPROX"),
        ],
    },
];
