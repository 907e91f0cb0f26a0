//! Numbers in English words. All words are folded (lower case, no diacritics).

use super::super::Bound;
use super::super::reader::{Number, Reader};
use super::nouns::is_person;
use super::units::{unit, unit_of_two};

/// Number words below a hundred, and digit words.
pub(crate) const CARDINALS: [(&str, f64); 28] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("zero", 0.0),
];

/// The value of a number word below a hundred, or of a digit word.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    CARDINALS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// The factor of a scale word: `million`, `bn`.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "crore" | "crores" => 1e7,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// A scale glued to its number; `m` only where the caller knows that it cannot mean metres.
pub(super) fn glued_scale(letters: &str) -> Option<f64> {
    match letters {
        "k" => Some(1e3),
        "m" => Some(1e6),
        "b" => Some(1e9),
        other => scale(other),
    }
}

/// The smallest number that a vague plural can mean: `dozens` is at least two dozen.
pub(super) fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 24.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "lakhs" => 2e5,
        "millions" => 2e6,
        "crores" => 2e7,
        "billions" => 2e9,
        "trillions" => 2e12,
        _ => return None,
    })
}

/// The number in words that begins at token `at`.
pub(super) fn words(reader: &Reader<'_>, at: usize) -> Option<Number> {
    let mut number = Number::new(0.0, at, at);
    let word = reader.word(at);
    if let Some(least) = vague(word) {
        number.value = least;
        number.bound = Bound::AtLeast;
        number.scaled = true;
        number.after = at + 1;
        // "hundreds of thousands", "tens of thousands"
        if reader.word(at + 1) == "of"
            && let Some(more) = vague(reader.word(at + 2))
        {
            number.value = least * more / 2.0;
            number.after = at + 3;
        }
        return Some(number);
    }
    if word == "tens" && reader.word(at + 1) == "of" {
        let more = vague(reader.word(at + 2))?;
        return Some(Number {
            value: 10.0 * more,
            bound: Bound::AtLeast,
            scaled: true,
            after: at + 3,
            ..number
        });
    }
    // "half a million", "half a dozen", "half-dozen"
    if word == "half" {
        let joint = matches!(reader.word(at + 1), "a" | "an" | "-");
        let after = at + 1 + usize::from(joint);
        let factor = scale(reader.word(after)).filter(|_| joint || reader.word(after) == "dozen")?;
        return Some(Number { value: 0.5 * factor, scaled: true, after: after + 1, ..number });
    }
    // "a million", "a dozen"
    if matches!(word, "a" | "an") {
        let factor = scale(reader.word(at + 1))?;
        number.value = factor;
        number.scaled = true;
        number.after = at + 2;
        join_rest(reader, &mut number);
        return Some(number);
    }
    // "zero-sum"
    if word == "zero" && reader.is_hyphen(at + 1) {
        return None;
    }
    let first = cardinal(word)?;
    number.value = first;
    number.after = at + 1;
    // "twenty-five", "twenty five"
    let hyphen = usize::from(reader.word(number.after) == "-");
    if first >= 20.0
        && let Some(digit) = cardinal(reader.word(number.after + hyphen))
        && (1.0..10.0).contains(&digit)
    {
        number.value += digit;
        number.after += hyphen + 1;
    }
    if let Some((tens, digit)) = word.split_once('-')
        && let (Some(tens), Some(digit)) = (cardinal(tens), cardinal(digit))
    {
        number.value = tens + digit;
    }
    // "two million", "two-million"
    let hyphen = usize::from(reader.is_hyphen(number.after));
    if let Some(factor) = scale(reader.word(number.after + hyphen)) {
        number.value *= factor;
        number.scaled = true;
        number.after += hyphen + 1;
        join_rest(reader, &mut number);
    }
    // "one point two million"
    if !number.scaled
        && reader.word(number.after) == "point"
        && let Some(digit) = cardinal(reader.word(number.after + 1)).filter(|digit| *digit < 10.0)
        && let Some(factor) = scale(reader.word(number.after + 2))
    {
        number.value = (number.value * 10.0 + digit) * factor / 10.0;
        number.scaled = true;
        number.after += 3;
    }
    if reader.word(number.after) == "and"
        && reader.word(number.after + 1) == "a"
        && reader.word(number.after + 2) == "half"
    {
        number.value += 0.5;
        number.after += 3;
        if let Some(factor) = scale(reader.word(number.after)) {
            number.value *= factor;
            number.scaled = true;
            number.after += 1;
        }
    }
    let next = reader.word(number.after);
    let countable =
        is_person(next) || unit(next).is_some() || unit_of_two(next, reader.word(number.after + 1)).is_some();
    let bounded = matches!(reader.before(at, 1), "least" | "than" | "most") && !reader.is_hyphen(at + 1);
    if word == "one" && number.after == at + 1 && !countable && !bounded {
        return None;
    }
    Some(number)
}

/// The rest of "two hundred and fifty thousand" after "two hundred".
fn join_rest(reader: &Reader<'_>, number: &mut Number) {
    for _ in 0..4 {
        if let Some(factor) = scale(reader.word(number.after)).filter(|&factor| factor >= 1000.0) {
            number.value *= factor;
            number.after += 1;
            continue;
        }
        let and = usize::from(reader.word(number.after) == "and");
        let Some(mut part) = cardinal(reader.word(number.after + and)) else { return };
        if number.value < 100.0 || part >= number.value {
            return;
        }
        let mut after = number.after + and + 1;
        let hyphen = usize::from(reader.word(after) == "-");
        if part >= 20.0
            && let Some(digit) = cardinal(reader.word(after + hyphen))
            && (1.0..10.0).contains(&digit)
        {
            part += digit;
            after += hyphen + 1;
        }
        number.value += part;
        number.after = after;
    }
}
