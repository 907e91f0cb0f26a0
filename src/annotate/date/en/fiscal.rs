//! Quarters, halves and years as companies and treasuries count them.

use super::super::algebra::{Cal, Count, Field, Length, Origin, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::lexicon::LEXICON;
use super::{Match, Rule, Sem, one, opt};

fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

fn pick(field: Field) -> Option<Sem> {
    time(Time::Pick(field, Toward::Open))
}

/// What is counted by halves of a year; the halves of a match have goals and men.
const ACCOUNTS: &[&str] = &[
    "earnings",
    "exports",
    "figures",
    "gdp",
    "growth",
    "imports",
    "income",
    "interim",
    "loss",
    "losses",
    "net",
    "operating",
    "output",
    "pre-tax",
    "pretax",
    "production",
    "profit",
    "profits",
    "report",
    "results",
    "revenue",
    "revenues",
    "sales",
    "turnover",
    "underlying",
];

/// First or second half.
fn half(m: &Match<'_>, at: usize) -> Option<i8> {
    let n = if m.is(at, LAST) { 2 } else { m.small(at)? };
    (1..=2).contains(&n).then_some(n)
}

/// The word after the match names a month; its number.
fn month_after(m: &Match<'_>) -> Option<i8> {
    let ends = matches!(m.word_after(0), "ended" | "ending" | "to");
    (1..=3).filter(|_| ends).find_map(|n| {
        let entry = LEXICON.look_up(m.word_after(n)).filter(|entry| entry.class & MONTH != 0)?;
        i8::try_from(entry.value).ok()
    })
}

/// What has ended lies behind.
fn toward(m: &Match<'_>) -> Toward {
    if m.word_after(0) == "ended" { Toward::Last } else { Toward::Open }
}

/// Periods of accounts.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "n-th quarter",
        pattern: &[opt(THE | ITS), opt(FISCAL), opt(HYPHEN), one(ORD), opt(HYPHEN), one(QUARTER)],
        build: |m| {
            let n = m.small(3)?;
            (1..=4).contains(&n).then(|| pick(Field::Quarter(n)))?
        },
        examples: &[
            ("Profit fell in the third quarter.", "DATE 2024-Q3"),
            ("Third-quarter profit fell.", "DATE 2024-Q3"),
            ("the third quarter of 1990", "DATE 1990-Q3"),
        ],
    },
    Rule {
        name: "year and quarter",
        pattern: &[opt(THE), one(YEAR), one(ORD), opt(HYPHEN), one(QUARTER)],
        build: |m| {
            let n = m.small(2)?;
            (1..=4).contains(&n).then(|| time(Time::At(Cal::Quarter(m.year(1)?, n))))?
        },
        examples: &[("Profit in the 1988 second quarter fell.", "DATE 1988-Q2")],
    },
    Rule {
        name: "quarter by code",
        pattern: &[one(QCODE), opt(OF), opt(YEAR)],
        build: |m| {
            let n = m.small(0)?;
            if m.has(2) { time(Time::At(Cal::Quarter(m.year(2)?, n))) } else { pick(Field::Quarter(n)) }
        },
        examples: &[("Profit fell in Q2 2024.", "DATE 2024-Q2"), ("Profit fell in Q4.", "DATE 2024-Q4")],
    },
    Rule {
        name: "half by code",
        pattern: &[one(HCODE), opt(OF), one(YEAR)],
        build: |m| time(Time::At(Cal::Half(m.year(2)?, m.small(0)?))),
        examples: &[("Profit fell in H1 2024.", "DATE 2024-H1")],
    },
    Rule {
        name: "quarter that ends",
        pattern: &[opt(THE | ITS), one(QUARTER)],
        build: |m| {
            // "the quarter ended June 30": the one spoken of, which may be the first of a year of its own; else that
            // of the calendar, where it is one.
            let month = month_after(m)?;
            let part = Box::new(Time::Pick(Field::Quarter(month / 3), toward(m)));
            let whole = Box::new(Time::Again(Unit::Quarter));
            if month % 3 == 0 { time(Time::In { part, whole }) } else { None }
        },
        examples: &[
            ("Profit rose in the quarter ended June 30.", "DATE 2024-Q2"),
            (
                "Profit rose in the first quarter of 2024. In the quarter ended June 30 it fell.",
                "DATE 2024-Q1",
            ),
        ],
    },
    Rule {
        name: "year that ends",
        pattern: &[one(THE | ITS), opt(FISCAL | FULL), one(YEARWORD)],
        build: |m| month_after(m).map(|_| Sem::Length(Length::new(Count::ONE, Unit::Year), None)),
        examples: &[
            ("Prices rose 9% in the year to March.", "DURATION P1Y"),
            ("It lost money in the fiscal year ended July 2, 2024.", "DURATION P1Y"),
        ],
    },
    Rule {
        name: "half of a year",
        pattern: &[
            opt(THE | ITS),
            one(ORD | LAST),
            opt(HYPHEN),
            one(HALF),
            opt(OF),
            opt(THE),
            opt(FISCAL),
            one(YEAR),
        ],
        build: |m| time(Time::At(Cal::Half(m.year(7)?, half(m, 1)?))),
        examples: &[
            ("in the first half of 2025", "DATE 2025-H1"),
            ("the last half of 1989", "DATE 1989-H2"),
            ("Sales rose in first-half 2024.", "DATE 2024-H1"),
        ],
    },
    Rule {
        name: "half of the year",
        pattern: &[
            opt(THE | ITS),
            one(ORD | LAST),
            one(HALF),
            one(OF),
            one(THE | ITS),
            opt(FISCAL),
            one(YEARWORD),
        ],
        build: |m| {
            let part = Box::new(Time::Pick(Field::Half(half(m, 1)?), Toward::Open));
            let whole = Box::new(Time::Near { unit: Unit::Year, by: 0, origin: Origin::Now });
            time(Time::In { part, whole })
        },
        examples: &[("in the first half of the year", "DATE 2025-H1")],
    },
    Rule {
        name: "half that is accounted for",
        pattern: &[opt(THE | ITS), opt(FISCAL), one(ORD), opt(HYPHEN), one(HALF)],
        build: |m| {
            let accounts = ACCOUNTS.contains(&m.word_after(0).to_ascii_lowercase().as_str());
            if accounts { pick(Field::Half(half(m, 2)?)) } else { None }
        },
        examples: &[
            ("First-half sales rose by 5%.", "DATE 2025-H1"),
            ("Profit was lower than its second half net loss.", "DATE 2024-H2"),
        ],
    },
    Rule {
        name: "fiscal year",
        pattern: &[one(FISCAL), opt(YEARWORD), one(YEAR)],
        build: |m| time(Time::At(Cal::Year(m.year(2)?))),
        examples: &[
            ("in fiscal 1989", "DATE 1989"),
            ("in financial year 2024", "DATE 2024"),
            ("in FY 2024", "DATE 2024"),
        ],
    },
];
