//! Times a length away from now or from the time the text spoke of last, and the periods that reports compare
//! with.

use super::super::Modifier;
use super::super::algebra::{Cal, Count, Field, Origin, Reference, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::relative::{near, on, part, time};
use super::{Match, Rule, Sem, one, opt};

/// A length before or after an origin.
fn away(m: &Match<'_>, at: usize, back: bool, origin: Origin) -> Option<Sem> {
    let (length, modifier) = m.length(at)?;
    Some(Sem::Time(Time::Away { length, back, origin }, modifier))
}

/// What a word before a length points to: 1 the future, −1 the past.
fn span(m: &Match<'_>, which: usize, at: usize) -> Option<Sem> {
    let (length, modifier) = m.length(at)?;
    let toward = if m.is(which, NEXT | COMING | FOLLOWING) { 1 } else { -1 };
    Some(Sem::Span { length, toward, modifier })
}

/// Times a length away, after those of [`relative`](super::relative).
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "length ago",
        pattern: &[one(LENGTH), one(AGO)],
        build: |m| {
            // "two years back", where the way back is not meant
            let back = m.value(1)? != 0;
            let ends = !m.word_after(0).starts_with(char::is_alphanumeric)
                || matches!(m.word_after(0), "when" | "and" | "but" | "that" | "as");
            if back && !ends { None } else { away(m, 0, true, Origin::Now) }
        },
        examples: &[
            ("He came three weeks ago.", "DATE 2025-W17"),
            ("He came two days ago.", "DATE 2025-05-12"),
            ("He came a year ago.", "DATE 2024"),
            ("He came five months ago.", "DATE 2024-12"),
            ("He came several years ago.", "DATE PAST_REF"),
            ("He came half a century ago.", "DATE 1975"),
            ("He came two years back.", "DATE 2023"),
            ("He came nearly two years ago.", "DATE 2023 APPROX"),
        ],
    },
    Rule {
        name: "length from now",
        pattern: &[one(LENGTH), one(FROM), one(NOW | DEICTIC)],
        build: |m| away(m, 0, false, Origin::Now),
        examples: &[
            ("It ends two years from now.", "DATE 2027"),
            ("It ends six weeks from today.", "DATE 2025-W26"),
        ],
    },
    Rule {
        name: "in some time",
        pattern: &[one(IN), one(LENGTH), one(QUOTE | POSS), one(TIMES)],
        build: |m| if m.word(3) == "time" { away(m, 1, false, Origin::Now) } else { None },
        examples: &[
            ("It ends in two years' time.", "DATE 2027"),
            ("It ends in a month's time.", "DATE 2025-06"),
        ],
    },
    Rule {
        name: "these days",
        pattern: &[one(THESE), one(LENGTH)],
        build: |m| {
            let (length, _) = m.length(1)?;
            let days = length.unit == Unit::Day && length.count == Count::Vague;
            days.then(|| time(Time::Reference(Reference::Present)))?
        },
        examples: &[("It is rare these days.", "DATE PRESENT_REF")],
    },
    Rule {
        name: "length hence",
        pattern: &[one(LENGTH), one(HENCE)],
        build: |m| away(m, 0, false, Origin::Now),
        examples: &[("It ends two years hence.", "DATE 2027")],
    },
    Rule {
        name: "length earlier or later",
        pattern: &[one(LENGTH), one(EARLIER | LATER)],
        build: |m| {
            // "three days later than planned" is a length.
            if m.word_after(0) == "than" { None } else { away(m, 0, m.is(1, EARLIER), Origin::Then) }
        },
        examples: &[
            ("He came on May 5, three days later than planned.", "DURATION P3D"),
            ("He came in 2019. He left a year later.", "DATE 2020"),
            ("He came on May 5. He left three days later.", "DATE 2025-05-08"),
            ("Third-quarter profit rose from a year earlier.", "DATE 2023-Q3"),
        ],
    },
    Rule {
        name: "year-ago period",
        pattern: &[
            opt(THE | A),
            one(YEARWORD),
            opt(HYPHEN),
            one(AGO | EARLIER),
            opt(HYPHEN),
            opt(ORD),
            opt(HYPHEN),
            one(QUARTER | PERIOD | UNIT),
        ],
        build: |m| {
            let named = m.small(5).filter(|n| (1..=4).contains(n) && m.is(5, ORD) && m.is(7, QUARTER));
            let compared = Time::Compared { years: -1 };
            match named {
                Some(n) => time(Time::In {
                    part: Box::new(Time::Pick(Field::Quarter(n), Toward::Open)),
                    whole: Box::new(compared),
                }),
                None => time(compared),
            }
        },
        examples: &[("Second-quarter profit rose from the year-earlier period.", "DATE 2024-Q2")],
    },
    Rule {
        name: "year-ago quarter",
        pattern: &[opt(THE), opt(A), one(YEARWORD), opt(HYPHEN), one(AGO | EARLIER), one(TIME)],
        build: |m| {
            let (part, modifier) = m.time(5)?;
            let whole = Box::new(Time::Compared { years: -1 });
            matches!(part, Time::Pick(Field::Quarter(_), _))
                .then(|| Sem::Time(Time::In { part: Box::new(part), whole }, modifier))
        },
        examples: &[(
            "Profit rose in the third quarter of 2024. In the year-ago third quarter it fell.",
            "DATE 2023-Q3",
        )],
    },
    Rule {
        name: "mid-morning",
        pattern: &[one(EARLY | MID | LATE), opt(HYPHEN), one(PART)],
        build: |m| {
            let said = m.is(0, MID) || matches!(m.word_before(1), "in" | "the" | "by" | "until" | "on");
            let clock = part(m.value(2)?)?;
            (said && m.value(2)? < 5).then(|| on(Time::Again(Unit::Hour), clock))?
        },
        examples: &[("It ended in mid-afternoon.", "TIME 2025-05-14TAF")],
    },
    Rule {
        name: "year-ago",
        pattern: &[opt(THE | A), one(YEARWORD), one(HYPHEN), one(AGO | EARLIER)],
        build: |_| time(Time::Compared { years: -1 }),
        examples: &[("Second-quarter profit rose from the year-earlier $3 million.", "DATE 2024-Q2")],
    },
    Rule {
        name: "the latest period",
        pattern: &[one(THE | ITS), one(LATEST), opt(FISCAL), one(QUARTER | PERIOD | YEARWORD)],
        build: |m| {
            if m.is(3, YEARWORD) {
                near(Unit::Year, -1, Origin::Now)
            } else {
                let whole = Time::Near { unit: Unit::Quarter, by: -1, origin: Origin::Now };
                time(Time::In { part: Box::new(Time::Again(Unit::Quarter)), whole: Box::new(whole) })
            }
        },
        examples: &[
            ("Profit fell in the second quarter of 2023. In the latest period it fell.", "DATE 2023-Q2"),
            ("It will grow in the third quarter of 2025. In the latest quarter it fell.", "DATE 2025-Q1"),
        ],
    },
    Rule {
        name: "the quarter",
        pattern: &[one(THE), one(QUARTER)],
        build: |m| if m.word_after(0) == "of" { None } else { time(Time::Again(Unit::Quarter)) },
        examples: &[(
            "Profit fell in the second quarter of 2023. In the quarter, sales fell.",
            "DATE 2023-Q2",
        )],
    },
    Rule {
        name: "quarter of a year",
        pattern: &[one(THE), one(YEAR), one(QUARTER | PERIOD)],
        build: |m| {
            time(Time::In {
                part: Box::new(Time::Again(Unit::Quarter)),
                whole: Box::new(Time::At(Cal::Year(m.year(1)?))),
            })
        },
        examples: &[("In the third quarter profit fell; in the 1988 quarter it rose.", "DATE 1988-Q3")],
    },
    Rule {
        name: "the weekend",
        pattern: &[one(THE), one(WEEKEND)],
        build: |m| {
            let of = m.after().is_some_and(|item| item.class & OF != 0);
            if of { None } else { time(Time::Pick(Field::Weekend, Toward::Open)) }
        },
        examples: &[("They met over the weekend.", "DATE 2025-W19-WE")],
    },
    Rule {
        name: "the past lengths",
        pattern: &[
            opt(THE | THIS | ITS),
            one(LAST | PAST | PREVIOUS | NEXT | COMING | FOLLOWING),
            one(LENGTH),
        ],
        build: |m| {
            // "past years" without a number is the past at large.
            let (length, _) = m.length(2)?;
            let bare = length.count == Count::Vague && m.item(2)?.to - m.item(2)?.from == 1;
            if bare && m.is(1, PAST | COMING) {
                let side = if m.is(1, COMING) { Reference::Future } else { Reference::Past };
                return time(Time::Reference(side));
            }
            span(m, 1, 2)
        },
        examples: &[
            ("It grew in the past two years.", "DURATION P2Y"),
            ("It will grow in the next few days.", "DURATION PXD"),
            ("It grew in the last five years.", "DURATION P5Y"),
            ("in past years", "DATE PAST_REF"),
        ],
    },
    Rule {
        name: "recent units",
        pattern: &[opt(THE), one(RECENT), one(LENGTH)],
        build: |_| time(Time::Reference(Reference::Past)),
        examples: &[("It grew in recent years.", "DATE PAST_REF")],
    },
    Rule {
        name: "future units",
        pattern: &[one(FUTURE), one(LENGTH)],
        build: |_| time(Time::Reference(Reference::Future)),
        examples: &[("It will grow in future years.", "DATE FUTURE_REF")],
    },
    Rule {
        name: "first lengths",
        pattern: &[one(THE | ITS), one(ORD | LATEST | FULL | ONLY), one(LENGTH)],
        build: |m| m.length(2).map(|(length, modifier)| Sem::Length(length, modifier)),
        examples: &[("in the first nine months", "DURATION P9M")],
    },
    Rule {
        name: "the lengths",
        pattern: &[one(THE), one(LENGTH)],
        build: |m| {
            let (length, modifier) = m.length(1)?;
            (length.count != Count::Vague).then_some(Sem::Length(length, modifier))
        },
        examples: &[("in the nine months", "DURATION P9M")],
    },
    Rule {
        name: "earlier this unit",
        pattern: &[one(EARLIER | LATER), opt(IN), one(THE), one(UNIT)],
        build: |m| {
            let unit = m.unit(3)?;
            let side = if m.is(0, EARLIER) { Modifier::Start } else { Modifier::End };
            let fits = !m.is(3, ORD) && unit >= Unit::Day;
            fits.then(|| Sem::Time(Time::Again(unit), Some(side)))
        },
        examples: &[("He came in June 2024. He had left earlier in the year.", "DATE 2024 START")],
    },
    Rule {
        name: "the future",
        pattern: &[opt(THE), one(FUTURE)],
        build: |m| {
            let the = m.has(0)
                || matches!(
                    m.word_before(1).to_ascii_lowercase().as_str(),
                    "near" | "foreseeable" | "in" | "distant"
                );
            the.then(|| time(Time::Reference(Reference::Future)))?
        },
        examples: &[
            ("Nobody knows the future.", "DATE FUTURE_REF"),
            ("in the near future", "DATE FUTURE_REF"),
        ],
    },
    Rule {
        name: "the past",
        pattern: &[one(THE), one(PAST)],
        build: |m| {
            let ends = m.word_after(0).chars().next().is_none_or(|c| !c.is_alphanumeric());
            let ends =
                ends || matches!(m.word_after(0), "and" | "when" | "have" | "has" | "but" | "that" | "is");
            ends.then(|| time(Time::Reference(Reference::Past)))?
        },
        examples: &[("as they did in the past.", "DATE PAST_REF")],
    },
];
