//! Times counted by words that stand on each other: "the day before yesterday", "a week on Sunday", "the year
//! before last".

use super::super::Modifier;
use super::super::algebra::{Clock, Count, Field, Length, Origin, Part, Reference, Time, Toward, Unit};
use super::super::grammar::class::*;
use super::relative::part;
use super::{Rule, Sem, one, opt};

fn time(time: Time) -> Option<Sem> {
    Some(Sem::Time(time, None))
}

fn near(unit: Unit, by: i32) -> Time {
    Time::Near { unit, by, origin: Origin::Now }
}

/// Beside the other relative times.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "the day before yesterday",
        pattern: &[opt(THE), one(UNIT | PART), one(BEFORE | AFTER), one(DEICTIC)],
        build: |m| {
            let by = m.value(3)?;
            let fits = if m.is(2, BEFORE) { by < 0 } else { by > 0 };
            if !fits {
                return None;
            }
            if m.is(1, PART) {
                return time(Time::Clock {
                    day: Box::new(near(Unit::Day, by * 2)),
                    clock: part(m.value(1)?)?,
                });
            }
            (m.unit(1)? == Unit::Day).then(|| time(near(Unit::Day, by * 2)))?
        },
        examples: &[
            ("He left the day before yesterday.", "DATE 2025-05-12"),
            ("He leaves the day after tomorrow.", "DATE 2025-05-16"),
        ],
    },
    Rule {
        name: "the one before last",
        pattern: &[opt(THE), one(UNIT | PART), one(BEFORE | AFTER), one(LAST | NEXT)],
        build: |m| {
            let before = m.is(2, BEFORE) && m.is(3, LAST);
            let after = m.is(2, AFTER) && m.is(3, NEXT);
            let ends =
                m.after().is_none_or(|item| item.class & (TIME | UNIT | MONTH | WEEKDAY | SEASON) == 0);
            if !(before || after) || !ends {
                return None;
            }
            let by = if before { -2 } else { 2 };
            if m.is(1, PART) {
                return time(Time::Clock { day: Box::new(near(Unit::Day, by)), clock: part(m.value(1)?)? });
            }
            (m.unit(1)? >= Unit::Day).then(|| time(near(m.unit(1)?, by)))?
        },
        examples: &[
            ("It began the year before last.", "DATE 2023"),
            ("He leaves the week after next.", "DATE 2025-W22"),
            ("He left the night before last.", "TIME 2025-05-12TNI"),
        ],
    },
    Rule {
        name: "this time last year",
        pattern: &[one(THIS), one(TIMES), one(LAST | NEXT), one(UNIT)],
        build: |m| {
            let by = if m.is(2, LAST) { -1 } else { 1 };
            match m.unit(3)? {
                Unit::Year => time(near(Unit::Month, by * 12)),
                Unit::Week => time(near(Unit::Day, by * 7)),
                _ => None,
            }
        },
        examples: &[("It was colder this time last year.", "DATE 2024-05")],
    },
    Rule {
        name: "long ago",
        pattern: &[one(OLD), one(AGO)],
        build: |m| {
            let long = m.word(0).eq_ignore_ascii_case("long") && m.value(1)? == 0;
            long.then(|| time(Time::Reference(Reference::Past)))?
        },
        examples: &[("They left long ago.", "DATE PAST_REF")],
    },
];

/// Beside the other times made of times.
pub(super) const COMPOSED: &[Rule] = &[
    Rule {
        name: "a week on a day",
        pattern: &[one(LENGTH), one(ON | FROM), one(TIME)],
        build: |m| {
            let ((length, _), (day, _)) = (m.length(0)?, m.time(2)?);
            let one = length == Length::new(Count::ONE, Unit::Week);
            let Time::Pick(field @ Field::Weekday(_), Toward::Open) = day else { return None };
            let origin = Origin::Of(Box::new(Time::Pick(field, Toward::Coming)));
            one.then(|| time(Time::Away { length, back: false, origin }))?
        },
        examples: &[
            ("They will meet a week on Sunday.", "DATE 2025-05-25"),
            ("They will meet a week from Sunday.", "DATE 2025-05-25"),
        ],
    },
    Rule {
        name: "ago this month",
        pattern: &[one(TIME), one(TIME)],
        build: |m| {
            let ((ago, modifier), (now, _)) = (m.time(0)?, m.time(1)?);
            let Time::Away { length, back: true, origin: Origin::Now } = ago else { return None };
            let Time::Near {
                unit: unit @ (Unit::Day | Unit::Week | Unit::Month),
                by: 0,
                origin: Origin::Now,
            } = now
            else {
                return None;
            };
            let fits = length.unit >= Unit::Month && unit < length.unit && length.count.as_whole().is_some();
            let origin = Origin::Of(Box::new(now));
            fits.then_some(Sem::Time(Time::Away { length, back: true, origin }, modifier))
        },
        examples: &[
            ("It flooded a year ago this month.", "DATE 2024-05"),
            ("It flooded ten years ago today.", "DATE 2015-05-14"),
        ],
    },
    Rule {
        name: "hours of a day",
        pattern: &[opt(THE), one(EARLY | LATE), one(UNITS), one(OF | ON), one(TIME)],
        build: |m| {
            let (day, _) = m.time(4)?;
            let (part, side) =
                if m.is(1, EARLY) { (Part::Morning, Modifier::Start) } else { (Part::Night, Modifier::End) };
            let fits = m.unit(2)? == Unit::Hour && day.unit() == Some(Unit::Day);
            let clock = Time::Clock { day: Box::new(day), clock: Clock::Part(part) };
            fits.then_some(Sem::Time(clock, Some(side)))
        },
        examples: &[("He was shot in the early hours of Tuesday.", "TIME 2025-05-13TMO START")],
    },
    Rule {
        name: "overnight on a day",
        pattern: &[one(TIME), opt(ON), one(TIME)],
        build: |m| {
            let ((night, _), (day, modifier)) = (m.time(0)?, m.time(2)?);
            let clock = Clock::Part(Part::Night);
            let overnight = night == Time::Clock { day: Box::new(near(Unit::Day, 0)), clock }
                && m.word(0).eq_ignore_ascii_case("overnight")
                && day.unit() == Some(Unit::Day);
            overnight.then_some(Sem::Time(Time::Clock { day: Box::new(day), clock }, modifier))
        },
        examples: &[("He was shot overnight on Tuesday.", "TIME 2025-05-13TNI")],
    },
];
