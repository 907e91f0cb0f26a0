//! Words beside a whole time or length that say which end of it is meant, and how exactly.

use super::super::Modifier;
use super::super::algebra::{Count, Origin, Time, Unit};
use super::super::grammar::class::*;
use super::length::bound;
use super::{Match, Rule, Sem, one, opt};

fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

/// Times with a word that says which end of them is meant.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "early, mid, late",
        pattern: &[
            opt(THE),
            one(EARLY | MID | LATE | MIDDLE),
            opt(HYPHEN),
            opt(TO),
            opt(IN | ON),
            opt(THE),
            one(TIME),
        ],
        build: |m| {
            if m.has(3) || m.has(5) && !m.has(4) {
                return None;
            }
            let (time, _) = m.time(6)?;
            let side = match m.item(1)?.class {
                c if c & EARLY != 0 => Modifier::Start,
                c if c & LATE != 0 => Modifier::End,
                _ => Modifier::Mid,
            };
            (!matches!(time, Time::Reference(_))).then_some(Sem::Time(time, Some(side)))
        },
        examples: &[
            ("It began in early 1990.", "DATE 1990 START"),
            ("It began in mid-November 2024.", "DATE 2024-11 MID"),
            ("It began late last week.", "DATE 2025-W19 END"),
        ],
    },
    Rule {
        name: "start or end of a time",
        pattern: &[opt(THE), opt(ONLY | EARLY), one(START | MIDDLE | END), one(OF), one(TIME)],
        build: |m| {
            let (time, _) = m.time(4)?;
            Some(Sem::Time(time, Some(side(m, 2)?)))
        },
        examples: &[
            ("It began at the end of 1994.", "DATE 1994 END"),
            ("at the start of last week", "DATE 2025-W19 START"),
        ],
    },
    Rule {
        name: "end of the unit",
        pattern: &[opt(THE), one(START | MIDDLE | END), one(OF), one(THE), opt(FISCAL), one(UNIT)],
        build: |m| {
            let unit = m.unit(5)?;
            (unit > Unit::Hour && !m.is(5, ORD))
                .then_some(Sem::Time(Time::Near { unit, by: 0, origin: Origin::Now }, Some(side(m, 1)?)))
        },
        examples: &[
            ("It will open by the end of the year.", "DATE 2025 END"),
            ("at the end of the month", "DATE 2025-05 END"),
        ],
    },
    Rule {
        name: "year-end",
        pattern: &[opt(THE), one(YEARWORD), opt(HYPHEN | POSS), one(END)],
        build: |_| {
            let whole = Box::new(Time::Near { unit: Unit::Year, by: 0, origin: Origin::Now });
            time(Time::Nth { n: -1, unit: Unit::Day, whole })
        },
        examples: &[
            ("It will open by year-end.", "DATE 2025-12-31 ON_OR_BEFORE"),
            ("by year's end", "DATE 2025-12-31 ON_OR_BEFORE"),
        ],
    },
    Rule {
        name: "earlier or later in a time",
        pattern: &[one(EARLIER | LATER), opt(IN | ON), one(TIME)],
        build: |m| {
            let (time, _) = m.time(2)?;
            let side = if m.is(0, EARLIER) { Modifier::Start } else { Modifier::End };
            matches!(
                time,
                Time::Near { .. }
                    | Time::Again(_)
                    | Time::Pick(..)
                    | Time::In { .. }
                    | Time::At(_)
                    | Time::Clock { .. }
            )
            .then_some(Sem::Time(time, Some(side)))
        },
        examples: &[
            ("They met earlier this month.", "DATE 2025-05 START"),
            ("They met earlier Sunday.", "DATE 2025-05-11 START"),
        ],
    },
    Rule {
        name: "about a length",
        pattern: &[one(ABOUT | NEARLY | OVER), one(LENGTH)],
        build: |m| {
            let (length, _) = m.length(1)?;
            let counted = length.count != Count::Vague || !m.is(0, OVER);
            counted.then_some(Sem::Length(length, bound(m, 0)))
        },
        examples: &[
            ("It took about a decade.", "DURATION P10Y APPROX"),
            ("It took over a week.", "DURATION P1W MORE_THAN"),
        ],
    },
    Rule {
        name: "more or less than a length",
        pattern: &[opt(NO), one(MORE | LESS), one(THAN), one(LENGTH)],
        build: |m| {
            let (length, _) = m.length(3)?;
            let bound = bound(m, 1)?;
            let bound = match bound {
                Modifier::MoreThan if m.has(0) => Modifier::EqualOrLess,
                Modifier::LessThan if m.has(0) => Modifier::EqualOrMore,
                other => other,
            };
            Some(Sem::Length(length, Some(bound)))
        },
        examples: &[
            ("It took more than four hours.", "DURATION PT4H MORE_THAN"),
            ("It took no more than sixty days.", "DURATION P60D EQUAL_OR_LESS"),
        ],
    },
    Rule {
        name: "at least a length",
        pattern: &[one(AT), one(LEAST | MOST), one(LENGTH | SPAN)],
        build: |m| match m.item(2)?.sem.clone()? {
            Sem::Length(length, _) => Some(Sem::Length(length, bound(m, 1))),
            Sem::Span { length, toward, .. } => Some(Sem::Span { length, toward, modifier: bound(m, 1) }),
            _ => None,
        },
        examples: &[("It took at least 30 days.", "DURATION P30D EQUAL_OR_MORE")],
    },
    Rule {
        name: "up to a length",
        pattern: &[one(UP), one(TO), one(LENGTH)],
        build: |m| Some(Sem::Length(m.length(2)?.0, bound(m, 0))),
        examples: &[("It took up to 180 days.", "DURATION P180D EQUAL_OR_LESS")],
    },
    Rule {
        name: "about a time",
        pattern: &[one(ABOUT | NEARLY), one(TIME)],
        build: |m| {
            let (time, _) = m.time(1)?;
            // "to get around Wednesday's ruling"
            let owner = m.after().is_some_and(|item| item.class & POSS != 0);
            (!matches!(time, Time::Reference(_)) && !owner).then_some(Sem::Time(time, Some(Modifier::Approx)))
        },
        examples: &[
            ("It began around May 5.", "DATE 2025-05-05 APPROX"),
            ("It began almost four years ago.", "DATE 2021 APPROX"),
        ],
    },
    Rule {
        name: "over a time",
        pattern: &[one(OVER | UNDER), one(TIME)],
        build: |m| {
            let (time, _) = m.time(1)?;
            let side = if m.is(0, OVER) { Modifier::Before } else { Modifier::After };
            matches!(time, Time::Away { origin: Origin::Now, back: true, .. })
                .then_some(Sem::Time(time, Some(side)))
        },
        examples: &[("It began just over a year ago.", "DATE 2024 BEFORE")],
    },
    Rule {
        name: "more than a time",
        pattern: &[one(MORE | LESS), one(THAN), one(TIME)],
        build: |m| {
            let (time, _) = m.time(2)?;
            let side = if m.is(0, MORE) { Modifier::Before } else { Modifier::After };
            matches!(time, Time::Away { .. }).then_some(Sem::Time(time, Some(side)))
        },
        examples: &[("It began more than four decades ago.", "DATE 1985 BEFORE")],
    },
];

fn side(m: &Match<'_>, at: usize) -> Option<Modifier> {
    Some(match m.item(at)?.class {
        c if c & START != 0 => Modifier::Start,
        c if c & MIDDLE != 0 => Modifier::Mid,
        c if c & END != 0 => Modifier::End,
        _ => return None,
    })
}

/// What may still follow.
pub(super) const TAIL: &[Rule] = &[Rule {
    name: "or so",
    pattern: &[one(LENGTH | SPAN), one(OR), one(SO | MORE)],
    build: |m| {
        let bound = Some(if m.is(2, SO) { Modifier::Approx } else { Modifier::EqualOrMore });
        match m.item(0)?.sem.clone()? {
            Sem::Length(length, _) => Some(Sem::Length(length, bound)),
            Sem::Span { length, toward, .. } => Some(Sem::Span { length, toward, modifier: bound }),
            _ => None,
        }
    },
    examples: &[("It took two years or so.", "DURATION P2Y APPROX")],
}];
