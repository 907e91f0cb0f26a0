//! Times of day by the clock.

use super::super::algebra::{Clock, Unit};
use super::super::grammar::class::*;
use super::{Match, Rule, Sem, one, opt};

fn at(hour: i32, minute: Option<i32>, second: Option<i32>, pm: Option<i32>) -> Option<Sem> {
    let hour = match pm {
        Some(pm) if (1..=12).contains(&hour) => hour % 12 + pm,
        Some(_) => return None,
        None => hour,
    };
    let fits = (0..=24).contains(&hour)
        && minute.is_none_or(|minute| (0..60).contains(&minute))
        && second.is_none_or(|second| (0..60).contains(&second));
    let small = |n: i32| i8::try_from(n).ok();
    fits.then(|| {
        Some(Sem::Clock(Clock::At {
            hour: small(hour)?,
            minute: minute.and_then(small),
            second: second.and_then(small),
        }))
    })?
}

/// Hours and minutes in digits with a colon: the parts touch, and the minutes have two digits.
fn digits(m: &Match<'_>, pm: Option<i32>) -> Option<Sem> {
    let touch = m.glued(0, 1) && m.glued(1, 2) && (!m.has(3) || m.glued(2, 3) && m.glued(3, 4));
    let plain = m.has(5) || m.has(6) || !is_score(m);
    (touch && plain).then(|| at(m.value(0)?, m.value(2), m.value(4), pm))?
}

/// Verses, ratios, results and running times look like a clock: `John 3:16`, `a 2:15 marathon`, `1:0`.
fn is_score(m: &Match<'_>) -> bool {
    let before = m.word_before(1);
    let clue = matches!(
        before.to_ascii_lowercase().as_str(),
        "at" | "by"
            | "until"
            | "till"
            | "around"
            | "about"
            | "from"
            | "after"
            | "before"
            | "since"
            | "to"
            | "between"
            | "and"
            | ","
            | "("
            | "of"
            | "on"
            | "past"
            | "as"
            | "-"
            | "–"
    );
    let day = m.before().is_some_and(|item| item.class & (WEEKDAY | DAY | YEAR | PART | DEICTIC) != 0);
    !(clue || day) || m.value(0).is_some_and(|hour| hour > 24)
}

/// Clock times.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock with minutes",
        pattern: &[
            one(NUM),
            one(COLON),
            one(TWO),
            opt(COLON),
            opt(TWO),
            opt(AMPM),
            opt(ZONE | LOCAL),
            opt(TIMES),
        ],
        build: |m| if m.has(3) == m.has(4) { digits(m, m.value(5)) } else { None },
        examples: &[
            ("It began at 22:30 on Friday.", "TIME 2025-05-09T22:30"),
            ("It began around 7:15 p.m. on May 5.", "TIME 2025-05-05T19:15 APPROX"),
            ("As of 15:11 GMT it was shut.", "TIME 2025-05-14T15:11"),
        ],
    },
    Rule {
        name: "clock with minutes, joined",
        pattern: &[one(NUM), one(COLON), one(AMPMDIGITS), opt(ZONE | LOCAL), opt(TIMES)],
        build: |m| {
            let packed = m.value(2)?;
            at(m.value(0)?, Some(packed / 100), None, Some(packed % 100))
        },
        examples: &[("It began at 6:05am.", "TIME 2025-05-14T06:05")],
    },
    Rule {
        name: "clock with a point",
        pattern: &[one(CLOCKDIGITS), one(AMPM | ZONE), opt(ZONE | LOCAL), opt(TIMES)],
        build: |m| {
            let packed = m.value(0)?;
            let pm = if m.is(1, AMPM) { m.value(1) } else { None };
            at(packed / 100, Some(packed % 100), None, pm)
        },
        examples: &[("It began at 10.30 p.m.", "TIME 2025-05-14T22:30")],
    },
    Rule {
        name: "hour",
        pattern: &[one(TWELVE | ONES | TEEN), one(AMPM), opt(ZONE | LOCAL), opt(TIMES)],
        build: |m| at(m.value(0)?, None, None, m.value(1)).filter(|_| is_hour(m)),
        examples: &[
            ("It began at 10 p.m. Wednesday.", "TIME 2025-05-14T22:00"),
            ("It began at 9 a.m. EST.", "TIME 2025-05-14T09:00"),
        ],
    },
    Rule {
        name: "hour, joined",
        pattern: &[one(AMPMDIGITS), opt(ZONE | LOCAL), opt(TIMES)],
        build: |m| {
            let packed = m.value(0)?;
            let (hours, pm) = (packed / 100, Some(packed % 100));
            if m.is(0, CLOCKDIGITS) {
                at(hours / 100, Some(hours % 100), None, pm)
            } else {
                at(hours, None, None, pm)
            }
        },
        examples: &[
            ("It began at 9pm.", "TIME 2025-05-14T21:00"),
            ("It began at 9.15pm local time.", "TIME 2025-05-14T21:15"),
        ],
    },
    Rule {
        name: "o'clock",
        pattern: &[one(TWELVE | ONES | TEEN), one(OCLOCK)],
        build: |m| at(m.value(0)?, None, None, None),
        examples: &[("It began at five o'clock.", "TIME 2025-05-14T05:00")],
    },
    Rule {
        name: "half past the hour",
        pattern: &[opt(A), one(HALF | QUARTER), one(PAST | TO), one(TWELVE | ONES | TEEN)],
        build: |m| {
            let said =
                matches!(m.word_before(1), "at" | "about" | "around" | "by" | "until" | "till" | "since");
            let hour = m.value(3).filter(|hour| (1..=12).contains(hour))?;
            let (past, half) = (m.is(2, PAST), m.is(1, HALF));
            let plain =
                m.after().is_none_or(|item| item.class & (NUM | UNIT | UNITS | HUNDRED | THOUSAND) == 0);
            match (said && plain, half, past) {
                (true, true, true) => at(hour, Some(30), None, None),
                (true, false, true) => at(hour, Some(15), None, None),
                (true, false, false) if m.word(2) == "to" => at((hour + 10) % 12 + 1, Some(45), None, None),
                _ => None,
            }
        },
        examples: &[
            ("It began at half past nine.", "TIME 2025-05-14T09:30"),
            ("It began at a quarter to one.", "TIME 2025-05-14T12:45"),
        ],
    },
    Rule {
        name: "hours in four digits",
        pattern: &[one(NUM), one(UNITS)],
        build: |m| {
            let value = m.value(0)?;
            let said = matches!(
                m.word_before(1),
                "at" | "about"
                    | "around"
                    | "by"
                    | "until"
                    | "till"
                    | "from"
                    | "to"
                    | "before"
                    | "after"
                    | "between"
            );
            let hours = said && is_digits(m.word(0)) && m.unit(1)? == Unit::Hour;
            hours.then(|| at(value / 100, Some(value % 100), None, None))?
        },
        examples: &[("It began at 1800 hours.", "TIME 2025-05-14T18:00")],
    },
    Rule {
        name: "hour and zone",
        pattern: &[one(NUM), one(ZONE)],
        build: |m| {
            let value = m.value(0)?;
            let four = is_digits(m.word(0));
            four.then(|| at(value / 100, Some(value % 100), None, None))?
        },
        examples: &[("It began at 1530 GMT.", "TIME 2025-05-14T15:30")],
    },
];

fn is_digits(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "am" the verb is no mark of an hour.
fn is_hour(m: &Match<'_>) -> bool {
    m.word(1) != "am" || m.glued(0, 1) || m.item(0).is_some_and(|item| item.class & DAY != 0)
}
