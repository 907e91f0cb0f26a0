//! Full stops that belong to the word before them: titles, initials, acronyms, months, companies, Latin.
//!
//! The tokenizer asks whether a stop is part of its word, the sentence splitter whether it may still end a
//! sentence; both ask here, so that they never disagree. The abbreviations are those of the text's language; the
//! rules for initials and dotted acronyms hold for any. This module must not know blocks or documents.

use super::language::tables::{Abbreviation, Class, Stops};

/// What a full stop after a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A mark of its own, as at the end of most sentences.
    Mark,
    /// Part of the word, and no sentence ends here (`Mr.`, `e.g.`, `No. 5`).
    Part,
    /// Part of the word; a sentence ends here where a word follows that seldom continues one (`U.S. The`).
    BeforeStarter,
    /// Part of the word; a sentence ends here where any capital follows that is no zone or day (`9 a.m. Police`).
    BeforeCapital,
}

/// Reads the full stop at byte `stop` of `text`, which follows the word that begins at byte `word`.
///
/// Looks no further left than `from`. Costs a constant but for the length of the neighbouring words.
pub(crate) fn read(text: &str, from: usize, word: usize, stop: usize, stops: &Stops) -> Stop {
    let before = text.get(from..word).unwrap_or("");
    read_between(stops, before, text.get(word..stop).unwrap_or(""), text.get(stop + 1..).unwrap_or(""))
}

/// As [`read`], of the stop between `letters` and `rest`, with `before` in front of them.
pub(crate) fn read_between(stops: &Stops, before: &str, letters: &str, rest: &str) -> Stop {
    let mut chars = letters.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return Stop::Mark };
    if second.is_none() && first.is_alphabetic() {
        return single(stops, before, first, rest);
    }
    if letters.contains('.') {
        return dotted(stops, letters);
    }
    let Some(known) = known(stops, letters) else { return Stop::Mark };
    if known.capital && !first.is_uppercase() {
        return Stop::Mark;
    }
    match known.class {
        Class::Open => Stop::Part,
        Class::Closed => Stop::BeforeStarter,
        Class::Last => Stop::BeforeCapital,
        Class::Numbered if number_follows(rest) => Stop::Part,
        Class::Numbered => Stop::Mark,
    }
}

/// Whether a sentence begins at `rest`, the text after a stop that may belong to its word; white space and
/// opening quotes are skipped.
pub(crate) fn begins_sentence(stop: Stop, rest: &str, stops: &Stops) -> bool {
    let word = first_word(rest);
    match stop {
        Stop::Mark => true,
        Stop::Part => false,
        Stop::BeforeStarter => stops.starters.binary_search(&word).is_ok(),
        Stop::BeforeCapital => {
            word.chars().next().is_some_and(char::is_uppercase)
                && stops.after_hour.binary_search(&word).is_err()
        }
    }
}

/// Whether an acronym with stops ends a sentence as the name of a place (`He flew to the U.S. Ambassador Roe stayed`): an
/// office before a name bears no article, so that the article is the place's. `letters` stand between `before` and their
/// last stop, and `rest` follows it.
pub(crate) fn ends_place(before: &str, letters: &str, rest: &str, stops: &Stops) -> bool {
    let office = first_word(rest);
    if !letters.contains('.') || !stops.offices.contains(&office) {
        return false;
    }
    let name = rest.trim_start().strip_prefix(office).map_or("", first_word);
    let (before, article) = split_last(before);
    let (before, preposition) = split_last(before);
    let (_, verb) = split_last(before);
    name.starts_with(char::is_uppercase)
        && article == stops.article
        && (stops.within.contains(&preposition)
            || preposition == stops.towards && stops.going.contains(&verb))
}

/// The last word of a text, and what is before it.
fn split_last(text: &str) -> (&str, &str) {
    let text = text.trim_end_matches(' ');
    let word = last_word(text);
    (text.strip_suffix(word).unwrap_or(text), word)
}

/// A single letter before a stop: an initial, a page or a case (`Roe v. Wade`), or a label (`Plan B.`).
fn single(stops: &Stops, before: &str, letter: char, rest: &str) -> Stop {
    if letter.is_lowercase() {
        let versus = stops.versus.contains(&letter) && first_word(rest).starts_with(char::is_uppercase);
        let counted = stops.counted.contains(&letter) && number_follows(rest);
        return if versus || counted { Stop::Part } else { Stop::Mark };
    }
    if !letter.is_uppercase() {
        return Stop::Mark;
    }
    let previous = last_word(before);
    let next = first_word(rest);
    let name_follows = next.starts_with(char::is_uppercase) && stops.starters.binary_search(&next).is_err();
    if previous.len() <= 12 && stops.labelled.binary_search(&previous.to_lowercase().as_str()).is_ok() {
        return Stop::Mark;
    }
    if !stops.pronouns.contains(&letter) && previous.starts_with(char::is_uppercase)
        || name_follows
        || previous.is_empty()
    {
        Stop::BeforeStarter
    } else {
        Stop::Mark
    }
}

/// A word with inner stops: an acronym where all its parts are short (`U.S`, `a.m`, `Ph.D`).
fn dotted(stops: &Stops, word: &str) -> Stop {
    if word.split('.').any(|part| part.chars().nth(2).is_some() || !part.chars().all(char::is_alphabetic)) {
        return Stop::Mark;
    }
    let single = word.split('.').all(|part| part.chars().nth(1).is_none());
    if !single && !word.starts_with(char::is_uppercase) {
        return Stop::Mark;
    }
    let is_one = |forms: &[&str]| forms.iter().any(|form| word.eq_ignore_ascii_case(form));
    if is_one(stops.phrases) {
        Stop::Part
    } else if is_one(stops.hours) {
        Stop::BeforeCapital
    } else {
        Stop::BeforeStarter
    }
}

fn known<'s>(stops: &'s Stops, word: &str) -> Option<&'s Abbreviation> {
    const LONGEST: usize = 6;
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let lower = lower.get(..word.len())?;
    let at = stops.abbreviations.binary_search_by(|known| known.form.as_bytes().cmp(lower)).ok()?;
    stops.abbreviations.get(at)
}

fn number_follows(rest: &str) -> bool {
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit())
}

/// The first word after white space and opening marks; empty where something else stands there.
fn first_word(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[')
    });
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

/// The word that ends `before`, but for one space; empty where no word stands there.
fn last_word(before: &str) -> &str {
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    // A dotted initial before this one counts as a word: `J. R. Smith`.
    let before = before.strip_suffix('.').unwrap_or(before);
    // A word is looked at for its first letter and its whole; 40 characters are enough for both.
    let start = before
        .char_indices()
        .rev()
        .take(40)
        .take_while(|(_, c)| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    before.get(start..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::super::language::{Lang, tables};
    use super::*;

    #[test]
    fn stops_are_read_in_context() {
        #[track_caller]
        fn check(text: &str, expected: Stop) {
            let stop = text.find('#').unwrap();
            let text = text.replacen('#', ".", 1);
            let word = text[..stop].rfind([' ', '(']).map_or(0, |at| at + 1);
            assert_eq!(read(&text, 0, word, stop, &tables(Lang::En).stops), expected, "{text}");
        }
        check("Mr# Smith", Stop::Part);
        check("an end# Smith", Stop::Mark);
        check("No# 5", Stop::Part);
        check("No# He left", Stop::Mark);
        check("Apollinaire J# Kyelem", Stop::BeforeStarter);
        check("by J# Kyelem", Stop::BeforeStarter);
        check("Apollinaire J#", Stop::BeforeStarter);
        check("than I# He", Stop::Mark);
        check("Plan B# The", Stop::Mark);
        check("hepatitis B# Patients", Stop::Mark);
        check("in the U.S# The", Stop::BeforeStarter);
        check("at 9 a.m# Police", Stop::BeforeCapital);
        check("a Ph.D# in", Stop::BeforeStarter);
        check("on Node.js# The", Stop::Mark);
        check("Sept# 5", Stop::BeforeStarter);
        check("he sat# 12 men", Stop::Mark);
        check("on Sat# 12", Stop::Part);
        check("Acme Corp# said", Stop::BeforeStarter);
        check("Roe v# Wade", Stop::Part);
        check("guns, etc# They", Stop::BeforeCapital);
    }
}
