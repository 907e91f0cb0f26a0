//! Shares of a whole in English words: "two thirds", "half the houses", "one in five". They are read in per cent.

use super::super::Bound;
use super::super::reader::{Form, Number, Reader};
use super::numbers::{cardinal, scale};

/// The number of parts that a word names.
fn parts(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" | "halve" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "twentieth" => 20.0,
        _ => return None,
    })
}

/// Words after which a part without a whole is a share: "cut by a third", "nearly half".
const BOUNDS: [&str; 19] = [
    "about",
    "almost",
    "approximately",
    "around",
    "barely",
    "by",
    "exactly",
    "fully",
    "just",
    "least",
    "nearly",
    "only",
    "over",
    "roughly",
    "some",
    "than",
    "to",
    "under",
    "up",
];
/// Those of them that bound a number and nothing else, and what "half" is a length or a price of all the same.
const TOLD: [&str; 8] = ["about", "almost", "approximately", "least", "nearly", "over", "roughly", "than"];
const LENGTHS: [&str; 12] = [
    "century", "day", "dozen", "hour", "marathon", "mile", "million", "past", "price", "term", "time", "year",
];
/// Words after which "half" has its whole behind it: "half the houses".
const WHOLES: [&str; 14] =
    ["the", "its", "their", "his", "her", "our", "your", "my", "all", "those", "these", "that", "$", "£"];
/// Words before "half" that make it a part of a time or of a game.
const HALVES: [&str; 13] = [
    "first", "second", "other", "latter", "former", "better", "this", "that", "top", "bottom", "early",
    "next", "last",
];

/// The share that begins at token `at`.
pub(super) fn share(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let share = in_parts(reader, at).or_else(|| half(reader, at));
    share.map(|share| of_one(reader, share)).or_else(|| one_in(reader, at))
}

/// "a quarter of a million", "half of 1 percent", "an eighth of a mile": a number, not a share.
fn of_one(reader: &Reader<'_>, share: Number) -> Number {
    let at = share.after;
    if reader.word(at) != "of" || !matches!(reader.word(at + 1), "a" | "an" | "one" | "1") {
        return share;
    }
    let value = share.value / 100.0;
    if let Some(factor) = scale(reader.word(at + 2)) {
        return Number { scaled: true, ..Number::new(value * factor, share.first, at + 3) };
    }
    match reader.unit_at(at + 2) {
        Some((unit, after)) => {
            Number { unit: unit.to_owned(), scaled: true, ..Number::new(value, share.first, after) }
        }
        None => share,
    }
}

/// A share in per cent, to two places; where these do not tell all, it is so about.
fn percent(above: f64, below: f64, at: usize, after: usize) -> Number {
    let hundredths = (above * 10_000.0 / below).round();
    let even = (above * 10_000.0 % below).abs() < 1e-9;
    Number {
        unit: "%".to_owned(),
        form: Form::Share,
        bound: if even { Bound::Exact } else { Bound::About },
        ..Number::new(hundredths / 100.0, at, after)
    }
}

/// Whether what stands before lets a part without a whole be a share.
fn bounded(reader: &Reader<'_>, at: usize) -> bool {
    BOUNDS.contains(&reader.before(at, 1))
}

/// "two thirds", "one-third", "a quarter of".
fn in_parts(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let article = matches!(reader.word(at), "a" | "an");
    let above = if article { 1.0 } else { cardinal(reader.word(at))? };
    let hyphen = reader.is_hyphen(at + 1);
    let after = at + 2 + usize::from(hyphen);
    let word = reader.word(after - 1);
    let below = parts(word)?;
    let plural = word.ends_with('s');
    if above < 1.0 || above >= below || plural != (above > 1.0) {
        return None;
    }
    let whole = reader.word(after) == "of";
    let ends = matches!(reader.word(after), "" | "." | "," | ";" | ")" | "to");
    let time = word.starts_with("quarter") || word == "half";
    let stands = if article {
        whole || bounded(reader, at) && (ends || !is_noun(reader, after))
    } else {
        hyphen || !time || whole || bounded(reader, at) && reader.before(at, 1) != "to"
    };
    stands.then(|| percent(above, below, at, after))
}

/// Whether a noun may follow that "third" would be the number of: "a third man".
fn is_noun(reader: &Reader<'_>, at: usize) -> bool {
    use crate::text::TokenKind::{Mixed, Word};
    matches!(reader.kind(at), Some(Word | Mixed)) && !super::nouns::ends_phrase(reader.word(at))
}

/// "half of", "half the houses", "more than half were".
fn half(reader: &Reader<'_>, at: usize) -> Option<Number> {
    if reader.word(at) != "half" || HALVES.contains(&reader.before(at, 1)) {
        return None;
    }
    let next = reader.word(at + 1);
    let ordinal =
        reader.before(at, 1).ends_with("th") || matches!(reader.before(at, 1), "a" | "one" | "-" | "in");
    let whole = next == "of" || WHOLES.contains(&next);
    // "nearly half opposed it", but "by half past ten"
    let told = TOLD.contains(&reader.before(at, 1)) && !LENGTHS.contains(&next);
    let named = !told && (is_noun(reader, at + 1) || reader.before(at, 1) == "to");
    let alone = bounded(reader, at) && !named && next != "-";
    // "half the battle is", "half the time": said, not counted
    let idle = matches!(reader.word(at + 2), "battle" | "time" | "fun" | "story");
    ((whole || alone) && !ordinal && !idle && !matches!(next, "a" | "an"))
        .then(|| percent(1.0, 2.0, at, at + 1))
}

/// "one in five", "9 out of 10", "two of every three".
fn one_in(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let small = |at: usize| -> Option<f64> {
        match cardinal(reader.word(at)) {
            Some(value) => Some(value),
            None => reader.value_at(at).map(|(value, _)| value),
        }
    };
    let above = small(at)?;
    let joint = match (reader.word(at + 1), reader.word(at + 2)) {
        ("in" | "of" | "out", "every") | ("out", "of") => 2,
        ("in", _) => 1,
        _ => return None,
    };
    let below_at = at + 1 + joint;
    let below = small(below_at)?;
    let round =
        below <= 10.0 || below <= 100.0 && below % 5.0 == 0.0 || [1e3, 1e4, 1e5, 1e6].contains(&below);
    let time = matches!(
        reader.word(below_at + 1),
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "minutes"
            | "hours"
            | "seconds"
            | "million"
            | "%"
            | "percent"
            | "per"
            | "games"
            | "matches"
            | "starts"
            | "seasons"
    );
    let plain = |at: usize| {
        let piece = reader.pieces.get(at);
        piece.is_some_and(|piece| !reader.in_date(piece.span))
    };
    if above < 1.0 || above.fract() != 0.0 || above >= below || !round || below < 2.0 || time {
        return None;
    }
    if reader.is_hyphen(at) && reader.glued(at)
        || !plain(at)
        || !plain(below_at)
        || reader.is_hyphen(below_at + 1)
    {
        return None;
    }
    Some(percent(above, below, at, below_at + 1))
}
