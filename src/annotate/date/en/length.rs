//! Lengths of time, and recurrences.

use super::super::Modifier;
use super::super::algebra::{Count, Length, Reference, Time, Unit};
use super::super::grammar::class::*;
use super::{Match, Rule, Sem, one, opt};

/// A count of a unit; a unit such as "fortnight" holds more than one of its own.
fn length(m: &Match<'_>, count: Count, unit: usize) -> Option<Sem> {
    Some(Sem::Length(Length::new(count.times(m.value(unit)?.max(1)), m.unit(unit)?), None))
}

/// "second" is a unit only after a hyphen ("a 30-second film"); otherwise it is an ordinal.
fn is_unit(m: &Match<'_>, hyphen: usize, unit: usize) -> bool {
    !m.is(unit, ORD) || m.has(hyphen)
}

fn set(count: Count, unit: Unit) -> Option<Sem> {
    Some(Sem::Set(Length::new(count, unit).value()))
}

/// Lengths and recurrences.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "one day",
        pattern: &[one(ONES), one(UNIT)],
        build: |m| {
            let hoped = matches!(
                m.word_before(1).to_ascii_lowercase().as_str(),
                "will" | "would" | "could" | "can" | "may" | "might" | "should" | "’ll" | "'ll"
            );
            let day = m.word(0) == "one" && m.unit(1)? == Unit::Day;
            (hoped && day).then_some(Sem::Time(Time::Reference(Reference::Future), None))
        },
        examples: &[("They will one day return.", "DATE FUTURE_REF")],
    },
    Rule {
        name: "quarters of a unit",
        pattern: &[one(A | NUM), opt(HYPHEN), one(QUARTER | UNITS), one(OF), one(A), one(UNIT)],
        build: |m| {
            let n = if m.is(0, A) { 1 } else { m.value(0)? };
            let whole = matches!(m.unit(5)?, Unit::Hour | Unit::Day | Unit::Century | Unit::Millennium);
            (m.unit(2)? == Unit::Quarter && whole && (1..4).contains(&n))
                .then(|| length(m, Count::Exact { n, d: 4 }, 5))?
        },
        examples: &[
            ("It took a quarter of an hour.", "DURATION PT15M"),
            ("It took three-quarters of a century.", "DURATION P75Y"),
        ],
    },
    Rule {
        name: "weeklong",
        pattern: &[one(LONG)],
        build: |m| length(m, Count::ONE, 0),
        examples: &[("a weeklong strike", "DURATION P1W"), ("the yearlong war", "DURATION P1Y")],
    },
    Rule {
        name: "count of units",
        pattern: &[
            one(NUM | VAGUE | FEW),
            opt(HYPHEN),
            opt(MORE | ADDITIONAL | TRADING | FULL),
            one(UNIT | UNITS),
            opt(HYPHEN),
            opt(OLD),
        ],
        build: |m| {
            // "the 1988 quarter" is a quarter of 1988; "some" needs a plural to count; "60 Minutes" is a
            // name; "three-quarters" is a fraction.
            let year = m.is(0, YEAR) && m.is(3, UNIT) && !m.has(1);
            let vague = m.is(0, VAGUE | FEW) && m.is(3, UNIT) && !m.has(1);
            let long = m.has(4) == m.has(5) || m.has(5);
            let name = m.is(0, NUM)
                && m.word(0).starts_with(|c: char| c.is_ascii_digit())
                && m.word(3).starts_with(|c: char| c.is_uppercase())
                && m.word(3).chars().any(char::is_lowercase);
            let fraction = m.unit(3)? == Unit::Quarter && m.is(3, UNITS) && m.has(1);
            if year || vague || name || fraction || !long || !is_unit(m, 1, 3) {
                return None;
            }
            let second =
                if m.is(3, ORD) { Count::times(m.count(0)?, 1) } else { return length(m, m.count(0)?, 3) };
            Some(Sem::Length(Length::new(second, Unit::Second), None))
        },
        examples: &[
            ("It took five months.", "DURATION P5M"),
            ("a 30-year bond", "DURATION P30Y"),
            ("a 3.5-hour flight", "DURATION PT3H30M"),
            ("It took several years.", "DURATION PXY"),
            ("a 30-second film", "DURATION PT30S"),
            ("It took eight trading days.", "DURATION P8D"),
            ("It took two fortnights.", "DURATION P4W"),
        ],
    },
    Rule {
        name: "one count or another",
        pattern: &[
            one(NUM),
            opt(HYPHEN),
            one(TO | OR | HYPHEN | DASH),
            opt(HYPHEN),
            one(NUM),
            opt(HYPHEN),
            one(UNIT | UNITS),
        ],
        build: |m| {
            let (low, high) = (m.count(0)?.as_whole()?, m.count(4)?.as_whole()?);
            (low < high && is_unit(m, 5, 6)).then(|| length(m, m.count(0)?, 6))?
        },
        examples: &[
            ("It took two to three weeks.", "DURATION P2W"),
            ("a three- to four-year term", "DURATION P3Y"),
        ],
    },
    Rule {
        name: "rate",
        pattern: &[one(A), one(UNIT)],
        build: |m| {
            let (before, next) = (m.word_before(1), m.after().map_or(0, |item| item.class));
            let counted = before.ends_with('s')
                && before.len() > 3
                && before.starts_with(|c: char| c.is_lowercase())
                && !matches!(
                    before,
                    "lasts"
                        | "takes"
                        | "does"
                        | "less"
                        | "plus"
                        | "across"
                        | "this"
                        | "versus"
                        | "perhaps"
                        | "was"
                        | "is"
                        | "has"
                )
                || before.ends_with(|c: char| c.is_ascii_digit())
                || matches!(
                    before,
                    "million" | "billion" | "thousand" | "cents" | "percent" | "%" | "once" | "twice"
                );
            let plain = next & (AGO | EARLIER | LATER | HYPHEN | BEFORE | AFTER | FROM | OR | AND) == 0;
            (counted && plain && !m.is(1, ORD) && m.unit(1)? != Unit::Quarter)
                .then(|| set(Count::whole(m.value(1)?.max(1)), m.unit(1)?))?
        },
        examples: &[("It sells 700 seats a week.", "SET P1W"), ("It costs $500 million a year.", "SET P1Y")],
    },
    Rule {
        name: "a unit",
        pattern: &[one(A | ANOTHER), opt(ADDITIONAL | FULL), one(UNIT)],
        build: |m| {
            // "a quarter of them" is a fraction, "a year-earlier loss" a comparison.
            let next = m.after().map_or(0, |item| item.class);
            let fraction = m.unit(2)? == Unit::Quarter && next & (AGO | EARLIER | LATER) == 0;
            let joined = next & HYPHEN != 0 && m.touches_after();
            if m.is(2, ORD) || fraction || joined { None } else { length(m, Count::ONE, 2) }
        },
        examples: &[("It took a week.", "DURATION P1W"), ("It took another month.", "DURATION P1M")],
    },
    Rule {
        name: "a unit or two",
        pattern: &[one(A), one(UNIT), one(OR), one(ONES)],
        build: |m| if m.is(1, ORD) { None } else { length(m, Count::ONE, 1) },
        examples: &[("It took a year or two.", "DURATION P1Y")],
    },
    Rule {
        name: "half a unit",
        pattern: &[opt(A), one(HALF), opt(HYPHEN), one(UNIT)],
        build: |m| {
            let fits = m.has(0) || m.has(2) || m.unit(3)? <= Unit::Day;
            (fits && !m.is(3, ORD)).then(|| length(m, Count::Exact { n: 1, d: 2 }, 3))?
        },
        examples: &[("a half-day visit", "DURATION PT12H")],
    },
    Rule {
        name: "a unit and a half",
        pattern: &[one(A | NUM), one(UNIT), one(AND), one(A), one(HALF)],
        build: |m| {
            let count = Count::whole(m.value(0)?.max(1)).plus(Count::Exact { n: 1, d: 2 })?;
            if m.is(1, ORD) { None } else { length(m, count, 1) }
        },
        examples: &[("It took a minute and a half.", "DURATION PT1M30S")],
    },
    Rule {
        name: "units",
        pattern: &[one(UNITS)],
        build: |m| {
            if m.unit(0)? > Unit::Hour
                && m.unit(0)? != Unit::Quarter
                && m.before().is_none_or(|item| item.class & THIS == 0)
            {
                length(m, Count::Vague, 0)
            } else {
                None
            }
        },
        examples: &[("It took years.", "DURATION PXY"), ("It took decades.", "DURATION PXDE")],
    },
    Rule {
        name: "units long",
        pattern: &[one(UNIT | UNITS), one(HYPHEN), one(OLD)],
        build: |m| {
            let count = if m.is(0, UNIT) { Count::ONE } else { Count::Vague };
            if m.is(0, ORD) { None } else { length(m, count, 0) }
        },
        examples: &[
            ("a day-long talk", "DURATION P1D"),
            ("a decades-long fight", "DURATION PXDE"),
            ("a decades-old war", "DURATION PXDE"),
        ],
    },
    Rule {
        name: "units and units",
        pattern: &[one(UNITS), one(AND | OR), one(UNITS)],
        build: |m| length(m, Count::Vague, 0),
        examples: &[("It will take weeks or months.", "DURATION PXW")],
    },
    Rule {
        name: "every unit",
        pattern: &[one(EVERY), opt(FEW), one(UNIT | UNITS)],
        build: |m| {
            let count = if m.has(1) { Count::Vague } else { Count::whole(m.value(2)?.max(1)) };
            if m.is(2, ORD) { None } else { set(count, m.unit(2)?) }
        },
        examples: &[
            ("They meet every day.", "SET P1D"),
            ("They meet each month.", "SET P1M"),
            ("They meet every few weeks.", "SET PXW"),
        ],
    },
    Rule {
        name: "every count of units",
        pattern: &[one(EVERY), one(NUM | ORD), one(UNIT | UNITS)],
        build: |m| {
            let count = if m.is(1, ORD) { Count::whole(m.value(1)?) } else { m.count(1)? };
            set(count.times(m.value(2)?.max(1)), m.unit(2)?)
        },
        examples: &[("They meet every two years.", "SET P2Y"), ("They meet every third month.", "SET P3M")],
    },
    Rule {
        name: "every other unit",
        pattern: &[one(ON | EVERY), one(OTHER), one(UNIT)],
        build: |m| if m.is(0, EVERY) { set(Count::whole(2), m.unit(2)?) } else { None },
        examples: &[("They meet every other week.", "SET P2W")],
    },
    Rule {
        name: "every weekday or month",
        pattern: &[one(EVERY), one(WEEKDAY | MONTH | SEASON | PART | WEEKEND)],
        build: |m| {
            let value = m.value(1)?;
            Some(Sem::Set(if m.is(1, WEEKDAY) {
                format!("XXXX-WXX-{value}")
            } else if m.is(1, MONTH) {
                format!("XXXX-{value:02}")
            } else if m.is(1, SEASON) {
                format!("XXXX-{}", super::super::algebra::Season::from_index(value).code())
            } else if m.is(1, PART) {
                format!("XXXX-XX-XX{}", super::relative::part(value)?.value())
            } else {
                "XXXX-WXX-WE".to_owned()
            }))
        },
        examples: &[
            ("They meet every Monday.", "SET XXXX-WXX-1"),
            ("They meet each July.", "SET XXXX-07"),
            ("They meet every morning.", "SET XXXX-XX-XXTMO"),
        ],
    },
    Rule {
        name: "weekdays",
        pattern: &[one(WEEKDAYS)],
        build: |m| Some(Sem::Set(format!("XXXX-WXX-{}", m.value(0)?))),
        examples: &[("They meet on Mondays.", "SET XXXX-WXX-1")],
    },
    Rule {
        name: "weekday parts",
        pattern: &[one(WEEKDAY), one(PARTS)],
        build: |m| {
            Some(Sem::Set(format!("XXXX-WXX-{}{}", m.value(0)?, super::relative::part(m.value(1)?)?.value())))
        },
        examples: &[("They meet on Tuesday nights.", "SET XXXX-WXX-2TNI")],
    },
    Rule {
        name: "frequency",
        pattern: &[one(DAILY)],
        build: |m| {
            // "the Daily Mail", "the daily Granma", "a quarterly dividend"
            let word = m.word(0);
            let named = word.starts_with(|c: char| c.is_uppercase())
                && !matches!(m.word_before(1), "" | "." | "”" | "\"");
            let named = named || m.word_after(0).starts_with(|c: char| c.is_uppercase());
            let kind = word.eq_ignore_ascii_case("quarterly")
                && m.word_after(0).starts_with(|c: char| c.is_lowercase());
            if named || kind { None } else { set(Count::whole(m.value(0)?), m.unit(0)?) }
        },
        examples: &[
            ("The paper appears daily.", "SET P1D"),
            ("It is paid annually.", "SET P1Y"),
            ("It is paid quarterly.", "SET P3M"),
        ],
    },
    Rule {
        name: "times a unit",
        pattern: &[opt(NUM | VAGUE), one(TIMES), one(A | EVERY), one(UNIT)],
        build: |m| {
            let counted = m.has(0) || m.value(1)? > 0;
            (counted && !m.is(3, ORD)).then(|| set(Count::ONE, m.unit(3)?))?
        },
        examples: &[("They meet twice a week.", "SET P1W"), ("They meet three times a year.", "SET P1Y")],
    },
];

/// What the words before a length or a time say about it.
pub(super) fn bound(m: &Match<'_>, first: usize) -> Option<Modifier> {
    Some(match m.item(first)?.class {
        c if c & (ABOUT | NEARLY) != 0 => Modifier::Approx,
        c if c & (MORE | OVER) != 0 => Modifier::MoreThan,
        c if c & (LESS | UNDER) != 0 => Modifier::LessThan,
        c if c & LEAST != 0 => Modifier::EqualOrMore,
        c if c & (MOST | UP) != 0 => Modifier::EqualOrLess,
        _ => return None,
    })
}
