//! Numbers in words, fractions, and years as they are spoken.

use super::super::algebra::Count;
use super::super::grammar::class::*;
use super::{Match, Rule, Sem, one, opt};

fn whole(n: i32) -> Option<Sem> {
    Some(Sem::Count(Count::whole(n)))
}

fn spoken(m: &Match<'_>, high: usize, rest: &[usize]) -> Option<Sem> {
    let century = m.value(high)?;
    let low: i32 = rest.iter().filter_map(|&part| m.value(part)).sum();
    ((15..=20).contains(&century) && (10..100).contains(&low))
        .then(|| i16::try_from(century * 100 + low).ok().map(Sem::Year))?
}

/// Numbers; the values are seen in the lengths that they make.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "year in words",
        pattern: &[one(TEEN | TENS), one(TENS), opt(HYPHEN), one(ONES)],
        build: |m| spoken(m, 0, &[1, 3]),
        examples: &[("It began in nineteen ninety-six.", "DATE 1996")],
    },
    Rule {
        name: "round year in words",
        pattern: &[one(TEEN | TENS), one(TENS | TEEN)],
        build: |m| spoken(m, 0, &[1]),
        examples: &[("It began in nineteen eighty.", "DATE 1980"), ("in twenty nineteen", "DATE 2019")],
    },
    Rule {
        name: "the year two thousand",
        pattern: &[one(YEARWORD), one(ONES), one(THOUSAND), opt(AND), opt(ONES | TEEN)],
        build: |m| {
            let year = m.value(1)? * m.value(2)? + m.value(4).unwrap_or(0);
            (1000..3000).contains(&year).then(|| i16::try_from(year).ok().map(Sem::Year))?
        },
        examples: &[("by the year two thousand", "DATE 2000 ON_OR_BEFORE")],
    },
    Rule {
        name: "compound number",
        pattern: &[one(TENS), opt(HYPHEN), one(ONES)],
        build: |m| whole(m.value(0)? + m.value(2)?),
        examples: &[
            ("It took twenty-five years.", "DURATION P25Y"),
            ("It took thirty four days.", "DURATION P34D"),
        ],
    },
    Rule {
        name: "hundreds",
        pattern: &[one(NUM | A), one(HUNDRED), opt(AND), opt(NUM), opt(HYPHEN), opt(ONES)],
        build: |m| {
            let low = m.value(3).unwrap_or(0) + m.value(5).unwrap_or(0);
            (low < 100 && m.has(3) | !m.has(2)).then(|| whole(m.value(0)?.checked_mul(100)? + low))?
        },
        examples: &[
            ("It took a hundred years.", "DURATION P100Y"),
            ("It took two hundred and thirty four days.", "DURATION P234D"),
        ],
    },
    Rule {
        name: "thousands",
        pattern: &[one(NUM | A | COUNT), one(THOUSAND)],
        build: |m| whole(m.value(0)?.checked_mul(m.value(1)?)?),
        examples: &[
            ("It took two thousand years.", "DURATION P2000Y"),
            ("in five million years", "DURATION P5000000Y"),
        ],
    },
    Rule {
        name: "number and fraction",
        pattern: &[one(NUM), opt(HYPHEN), one(NUM), one(SLASH), one(NUM)],
        build: |m| {
            let (n, d) = (m.value(2)?, m.value(4)?);
            let fits = (2..=8).contains(&d) && n < d && n > 0 && m.glued(2, 3) && m.glued(3, 4);
            fits.then(|| Count::whole(m.value(0)?).plus(Count::Exact { n, d }).map(Sem::Count))?
        },
        examples: &[("It took 2 1/2 years.", "DURATION P2Y6M"), ("It took 5 1/2 hours.", "DURATION PT5H30M")],
    },
    Rule {
        name: "number and a half",
        pattern: &[one(NUM), opt(HYPHEN), one(AND), opt(HYPHEN), one(A), opt(HYPHEN), one(HALF)],
        build: |m| Some(Sem::Count(Count::whole(m.value(0)?).plus(Count::Exact { n: 1, d: 2 })?)),
        examples: &[
            ("It took two and a half years.", "DURATION P2Y6M"),
            ("a four-and-a-half-year deal", "DURATION P4Y6M"),
        ],
    },
    Rule {
        name: "half a",
        pattern: &[one(HALF), one(A)],
        build: |_| Some(Sem::Count(Count::Exact { n: 1, d: 2 })),
        examples: &[
            ("It took half an hour.", "DURATION PT30M"),
            ("It took half a century.", "DURATION P50Y"),
        ],
    },
    Rule {
        name: "dozen",
        pattern: &[opt(A | NUM), one(DOZEN)],
        build: |m| whole(m.value(0).unwrap_or(1).checked_mul(12)?),
        examples: &[("It took a dozen years.", "DURATION P12Y")],
    },
    Rule {
        name: "couple",
        pattern: &[opt(A), one(COUPLE), opt(OF)],
        build: |_| whole(2),
        examples: &[
            ("It took a couple of years.", "DURATION P2Y"),
            ("It took a couple days.", "DURATION P2D"),
        ],
    },
    Rule {
        name: "few",
        pattern: &[one(A), one(FEW)],
        build: |_| Some(Sem::Count(Count::Vague)),
        examples: &[("It took a few days.", "DURATION PXD")],
    },
    Rule {
        name: "vague number",
        pattern: &[one(VAGUE), one(OF)],
        build: |_| Some(Sem::Count(Count::Vague)),
        examples: &[("It took hundreds of years.", "DURATION PXY")],
    },
];
