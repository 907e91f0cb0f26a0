//! Ages of people in English.

use super::super::reader::{Number, Reader};

/// Words before a number that make it an age.
const BEFORE: [&str; 5] = ["aged", "age", "ages", "toddlers", "teenagers"];
/// Words of which it is said that they are so old: "he is 34".
const SUBJECTS: [&str; 3] = ["he", "she", "who"];
/// Of one of whom it is said: "a volunteer of 26".
const PEOPLE: [&str; 24] = [
    "man",
    "woman",
    "boy",
    "girl",
    "lad",
    "youth",
    "teenager",
    "mother",
    "father",
    "grandmother",
    "grandfather",
    "widow",
    "widower",
    "student",
    "pensioner",
    "worker",
    "volunteer",
    "soldier",
    "farmer",
    "fisherman",
    "driver",
    "nurse",
    "teacher",
    "officer",
];
const ARE: [&str; 6] = ["is", "was", "turned", "turns", "are", "were"];

/// "34-year-old", "aged 34", "Maria Sy, 34,", "who is 70", "a volunteer of 26".
pub(super) fn age(reader: &Reader<'_>, number: &mut Number, end: &mut usize) -> bool {
    let at = number.after;
    let words = [reader.word(at), reader.word(at + 1), reader.word(at + 2), reader.word(at + 3)];
    let taken = match words {
        ["-", "year", "-", "old" | "olds"] => 4,
        ["year", "-", "old" | "olds", _] | ["-", "year", "old" | "olds", _] | ["years", "of", "age", _] => 3,
        ["years" | "year", "old" | "olds", ..] | ["-", "year-old" | "year-olds", ..] => 2,
        ["year-old" | "years-old" | "year-olds", ..] => 1,
        _ => 0,
    };
    let plausible = number.value.fract() == 0.0
        && (1.0..120.0).contains(&number.value)
        && number.unit.is_empty()
        && !number.scaled
        && !number.is_share();
    if !plausible {
        return false;
    }
    let mark =
        matches!(reader.word(at), "," | "." | ";" | ":" | ")" | "" | "\n" | "!" | "?" | "-" | "—" | "–");
    let alone = number.upper.is_none() && number.in_figures() && number.value >= 10.0 && mark;
    let capital = number.first.checked_sub(2).and_then(|at| reader.pieces.get(at)).is_some_and(|p| p.capital);
    let set_off =
        alone && reader.before(number.first, 1) == "," && matches!(reader.word(at), "," | ".") && capital;
    let said = alone
        && ARE.contains(&reader.before(number.first, 1))
        && SUBJECTS.contains(&reader.before(number.first, 2));
    // "A volunteer of 26 died": nothing counted stands behind it.
    let of_one = number.upper.is_none()
        && number.in_figures()
        && number.value >= 10.0
        && reader.before(number.first, 1) == "of"
        && PEOPLE.contains(&reader.before(number.first, 2))
        && matches!(reader.before(number.first, 3), "a" | "an" | "the" | "another");
    if taken > 0 || set_off || said || of_one || reader.is_aged(number.first) {
        number.after += taken;
        *end = number.after;
        "years old".clone_into(&mut number.unit);
        return true;
    }
    false
}

impl Reader<'_> {
    /// Whether an age follows at this token: "aged 34", "ages 18 to 29", "the age of 14", "under age 12".
    pub(in crate::annotate::quantity) fn is_aged(&self, first: usize) -> bool {
        let before = |back| BEFORE.contains(&self.before(first, back));
        before(1) || self.before(first, 1) == "of" && before(2)
    }
}
