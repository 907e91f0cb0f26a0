//! Full stops that belong to the word before them: titles, initials, acronyms, months, companies, Latin.
//!
//! The tokenizer asks whether a stop is part of its word, the sentence splitter whether it may still end a
//! sentence; both ask here, so that they never disagree. English only: the words of other languages fall
//! under the general rules for initials and dotted acronyms. This module must not know blocks or documents.

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Always followed by the rest of its phrase: titles, ranks, `vs.`
    Open,
    /// Ends a phrase as often as not: months, companies, states, `Jr.`
    Closed,
    /// Ends a phrase nearly always: `etc.`
    Last,
    /// An abbreviation only where a number follows (`No. 5`, `Sat. 12`), else a word.
    Numbered,
}

use Class::{Closed, Last, Numbered, Open};

/// Abbreviations without inner stops, in byte order of their lower-case form. Those marked `true` are
/// recognised only with a capital, since the same letters in lower case are a word.
const KNOWN: &[(&str, bool, Class)] = &[
    ("adm", true, Open),
    ("al", false, Closed),
    ("ala", true, Closed),
    ("approx", false, Open),
    ("apr", true, Closed),
    ("apt", true, Numbered),
    ("ariz", true, Closed),
    ("ark", true, Closed),
    ("art", false, Numbered),
    ("assoc", true, Open),
    ("asst", false, Open),
    ("atty", false, Open),
    ("aug", true, Closed),
    ("ave", true, Closed),
    ("bldg", false, Closed),
    ("blvd", false, Closed),
    ("brig", true, Open),
    ("bros", true, Closed),
    ("ca", false, Numbered),
    ("calif", true, Closed),
    ("capt", false, Open),
    ("cdr", true, Open),
    ("cf", false, Open),
    ("ch", false, Numbered),
    ("cie", true, Closed),
    ("cmdr", true, Open),
    ("co", true, Closed),
    ("col", true, Open),
    ("colo", true, Closed),
    ("comdr", true, Open),
    ("conn", true, Closed),
    ("corp", false, Closed),
    ("cpl", true, Open),
    ("dec", true, Closed),
    ("del", true, Closed),
    ("dept", false, Open),
    ("det", true, Open),
    ("dist", true, Open),
    ("dr", false, Open),
    ("ed", true, Numbered),
    ("eg", false, Open),
    ("esq", false, Closed),
    ("est", true, Numbered),
    ("etc", false, Last),
    ("ext", false, Numbered),
    ("feb", true, Closed),
    ("fig", false, Numbered),
    ("figs", false, Numbered),
    ("fla", true, Closed),
    ("fr", true, Open),
    ("fri", true, Numbered),
    ("ft", true, Open),
    ("ga", true, Closed),
    ("gen", true, Open),
    ("gov", true, Open),
    ("govt", false, Open),
    ("hon", true, Open),
    ("hr", false, Numbered),
    ("ill", true, Closed),
    ("inc", false, Closed),
    ("ind", true, Closed),
    ("insp", true, Open),
    ("intl", false, Open),
    ("jan", true, Closed),
    ("jr", false, Closed),
    ("jul", true, Closed),
    ("jun", true, Closed),
    ("kan", true, Closed),
    ("ky", true, Closed),
    ("la", true, Closed),
    ("lt", false, Open),
    ("ltd", false, Closed),
    ("maj", true, Open),
    ("mar", true, Numbered),
    ("mass", true, Closed),
    ("md", true, Closed),
    ("messrs", false, Open),
    ("mfg", false, Closed),
    ("mgr", true, Open),
    ("mich", true, Closed),
    ("minn", true, Closed),
    ("misc", false, Open),
    ("miss", true, Closed),
    ("mlle", false, Open),
    ("mme", false, Open),
    ("mo", true, Closed),
    ("mon", true, Numbered),
    ("mont", true, Closed),
    ("mr", false, Open),
    ("mrs", false, Open),
    ("ms", true, Open),
    ("msgr", false, Open),
    ("mt", true, Open),
    ("natl", false, Open),
    ("neb", true, Closed),
    ("nev", true, Closed),
    ("no", false, Numbered),
    ("nos", false, Numbered),
    ("nov", true, Closed),
    ("oct", true, Closed),
    ("okla", true, Closed),
    ("ore", true, Closed),
    ("p", false, Numbered),
    ("pa", true, Closed),
    ("para", false, Numbered),
    ("pfc", false, Open),
    ("pg", false, Numbered),
    ("plc", false, Closed),
    ("pp", false, Numbered),
    ("pres", true, Open),
    ("prof", false, Open),
    ("pt", true, Numbered),
    ("pte", true, Closed),
    ("pty", true, Closed),
    ("pvt", true, Open),
    ("rd", true, Closed),
    ("rep", true, Open),
    ("reps", true, Open),
    ("ret", false, Closed),
    ("rev", true, Open),
    ("sat", true, Numbered),
    ("sec", true, Numbered),
    ("secy", false, Open),
    ("sen", true, Open),
    ("sens", true, Open),
    ("sep", true, Closed),
    ("sept", false, Closed),
    ("sgt", false, Open),
    ("sr", false, Closed),
    ("st", true, Open),
    ("ste", true, Open),
    ("sun", true, Numbered),
    ("supt", false, Open),
    ("tenn", true, Closed),
    ("tex", true, Closed),
    ("thu", true, Numbered),
    ("thur", true, Numbered),
    ("thurs", true, Closed),
    ("treas", true, Open),
    ("tue", true, Numbered),
    ("tues", true, Closed),
    ("univ", true, Open),
    ("va", true, Closed),
    ("viz", false, Open),
    ("vol", false, Numbered),
    ("vols", false, Numbered),
    ("vs", false, Open),
    ("vt", true, Closed),
    ("wash", true, Closed),
    ("wed", true, Numbered),
    ("wis", true, Closed),
    ("wyo", true, Closed),
];

/// Words that, with a capital after a stop, nearly always begin a sentence. In byte order.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "Additionally",
    "After",
    "Again",
    "All",
    "Almost",
    "Along",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "Around",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Besides",
    "Between",
    "Both",
    "But",
    "By",
    "Critics",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Either",
    "Even",
    "Every",
    "Finally",
    "First",
    "For",
    "From",
    "Furthermore",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Indeed",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Nearly",
    "Neither",
    "Never",
    "Nevertheless",
    "Next",
    "No",
    "Nobody",
    "None",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Perhaps",
    "Police",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Through",
    "Thus",
    "To",
    "Today",
    "Two",
    "Under",
    "Until",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Without",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

/// What follows an hour and does not begin a sentence. In byte order.
const AFTER_HOUR: &[&str] = &[
    "April",
    "August",
    "BST",
    "CEST",
    "CET",
    "CST",
    "Central",
    "December",
    "EDT",
    "EST",
    "ET",
    "Eastern",
    "February",
    "Friday",
    "GMT",
    "IST",
    "January",
    "July",
    "June",
    "MSK",
    "March",
    "May",
    "Monday",
    "Moscow",
    "November",
    "October",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "Saturday",
    "September",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "WAT",
    "Wednesday",
];

/// Words before a single capital that make it a label and not an initial: `Plan B.` In byte order.
const LABELLED: &[&str] = &[
    "annex",
    "appendix",
    "article",
    "block",
    "category",
    "class",
    "exhibit",
    "figure",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "level",
    "option",
    "part",
    "phase",
    "plan",
    "point",
    "schedule",
    "section",
    "series",
    "stage",
    "table",
    "team",
    "terminal",
    "type",
    "unit",
    "version",
    "vitamin",
];

/// Reads the full stop at byte `stop` of `text`, which follows the word that begins at byte `word`.
///
/// Looks no further left than `from`. Costs a constant but for the length of the neighbouring words.
pub(crate) fn read(text: &str, from: usize, word: usize, stop: usize) -> Stop {
    let before = text.get(from..word).unwrap_or("");
    read_between(before, text.get(word..stop).unwrap_or(""), text.get(stop + 1..).unwrap_or(""))
}

/// As [`read`], of the stop between `letters` and `rest`, with `before` in front of them.
pub(crate) fn read_between(before: &str, letters: &str, rest: &str) -> Stop {
    let mut chars = letters.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return Stop::Mark };
    if second.is_none() && first.is_alphabetic() {
        return single(before, first, rest);
    }
    if letters.contains('.') {
        return dotted(letters);
    }
    let Some((class, with_capital)) = known(letters) else { return Stop::Mark };
    if with_capital && !first.is_uppercase() {
        return Stop::Mark;
    }
    match class {
        Open => Stop::Part,
        Closed => Stop::BeforeStarter,
        Last => Stop::BeforeCapital,
        Numbered if number_follows(rest) => Stop::Part,
        Numbered => Stop::Mark,
    }
}

/// Whether a sentence begins at `rest`, the text after a stop that may belong to its word; white space and
/// opening quotes are skipped.
pub(crate) fn begins_sentence(stop: Stop, rest: &str) -> bool {
    let word = first_word(rest);
    match stop {
        Stop::Mark => true,
        Stop::Part => false,
        Stop::BeforeStarter => STARTERS.binary_search(&word).is_ok(),
        Stop::BeforeCapital => {
            word.chars().next().is_some_and(char::is_uppercase) && AFTER_HOUR.binary_search(&word).is_err()
        }
    }
}

/// A single letter before a stop: an initial, a page or a case (`Roe v. Wade`), or a label (`Plan B.`).
fn single(before: &str, letter: char, rest: &str) -> Stop {
    if letter.is_lowercase() {
        let versus = letter == 'v' && first_word(rest).starts_with(char::is_uppercase);
        let counted = matches!(letter, 'p' | 'c' | 'b' | 'd' | 'r' | 'n') && number_follows(rest);
        return if versus || counted { Stop::Part } else { Stop::Mark };
    }
    if !letter.is_uppercase() {
        return Stop::Mark;
    }
    let previous = last_word(before);
    let next = first_word(rest);
    let name_follows = next.starts_with(char::is_uppercase) && STARTERS.binary_search(&next).is_err();
    if previous.len() <= 12 && LABELLED.binary_search(&previous.to_lowercase().as_str()).is_ok() {
        return Stop::Mark;
    }
    // `I` is a pronoun or a numeral more often than an initial.
    if letter != 'I' && previous.starts_with(char::is_uppercase) || name_follows || previous.is_empty() {
        Stop::BeforeStarter
    } else {
        Stop::Mark
    }
}

/// A word with inner stops: an acronym where all its parts are short (`U.S`, `a.m`, `Ph.D`).
fn dotted(word: &str) -> Stop {
    if word.split('.').any(|part| part.chars().nth(2).is_some() || !part.chars().all(char::is_alphabetic)) {
        return Stop::Mark;
    }
    let single = word.split('.').all(|part| part.chars().nth(1).is_none());
    if !single && !word.starts_with(char::is_uppercase) {
        return Stop::Mark;
    }
    let is = |form: &str| word.eq_ignore_ascii_case(form);
    if is("e.g") || is("i.e") {
        Stop::Part
    } else if is("a.m") || is("p.m") {
        Stop::BeforeCapital
    } else {
        Stop::BeforeStarter
    }
}

fn known(word: &str) -> Option<(Class, bool)> {
    const LONGEST: usize = 6;
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let lower = lower.get(..word.len())?;
    let at = KNOWN.binary_search_by(|(form, ..)| form.as_bytes().cmp(lower)).ok()?;
    KNOWN.get(at).map(|&(_, capital, class)| (class, capital))
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
    use super::*;

    #[test]
    fn lists_are_in_order_without_repeats() {
        for list in [STARTERS, AFTER_HOUR, LABELLED] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        for (n, (form, ..)) in KNOWN.iter().enumerate() {
            assert!(form.len() <= 6 && form.bytes().all(|b| b.is_ascii_lowercase()), "{form}");
            assert!(n == 0 || KNOWN[n - 1].0 < *form, "{form}");
        }
    }

    #[test]
    fn stops_are_read_in_context() {
        #[track_caller]
        fn check(text: &str, expected: Stop) {
            let stop = text.find('#').unwrap();
            let text = text.replacen('#', ".", 1);
            let word = text[..stop].rfind([' ', '(']).map_or(0, |at| at + 1);
            assert_eq!(read(&text, 0, word, stop), expected, "{text}");
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
