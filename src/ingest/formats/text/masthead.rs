//! Names of outlets as they stand alone in a line, or between two strokes.
//!
//! A few words are a name where the tables know an outlet of it, or where they end as names of papers do and nothing else
//! in the head of an article does. A section ("Business"), a kind of text ("Press Release") and a few words of a headline
//! ("Hard Times") hold the same words and are none. What the lines around it have to be, `about` knows.

use super::words::{
    CALLED, CREDITS, ENDS, EPITHETS, NO_OUTLET, NO_OUTLET_END, OUTLET, PLATFORMS, SMALL, TIMES_OF,
};
use crate::annotate::{is_outlet, is_place};

/// The most words that a name has.
const MOST: usize = 6;

/// The outlet that a few words are: the name, without the town or the page behind it.
pub(super) fn name(words: &str) -> Option<&str> {
    if is_name(words) {
        return Some(words);
    }
    let (name, behind) = words.split_once(',')?;
    let name = name.trim();
    (is_name(name) && behind.split(',').all(|part| is_aside(part.trim()))).then_some(name)
}

/// Whether a few words are the name of an outlet.
fn is_name(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    if !is_written_as_name(&all) || is_section(words) {
        return false;
    }
    let lower = words.to_lowercase();
    if is_outlet(words) && !PLATFORMS.contains(&lower.as_str()) {
        return true;
    }
    let words: Vec<&str> = lower.split_whitespace().filter(|word| *word != "the").collect();
    let Some((last, before)) = words.split_last() else { return false };
    let begins_the = lower.starts_with("the ");
    // one word alone could be anything
    if before.is_empty() && !begins_the {
        return false;
    }
    if *last == "times" && before.iter().any(|word| TIMES_OF.contains(word)) {
        return false;
    }
    // "Trump Sues Times": what ends so in the midst of a headline is its verb
    let is_verb = |word: &&str| word.ends_with('s') && !word.ends_with("ss");
    if before.iter().skip(1).any(is_verb) || before.len() > 3 {
        return false;
    }
    ENDS.contains(last)
        || ["zeitung", "blatt", "anzeiger", "nachrichten"].iter().any(|end| last.ends_with(end))
        || CALLED.contains(last) && before.iter().any(|word| EPITHETS.contains(word))
}

/// The outlet in which words beside a day say that the article appeared: `Published in Northern Herald on`.
pub(super) fn credited(words: &str) -> Option<&str> {
    let lower = words.to_lowercase();
    let begin = CREDITS.iter().find(|begin| {
        lower.strip_prefix(**begin).is_some_and(|rest| rest.starts_with(' '))
            && words.is_char_boundary(begin.len())
    })?;
    let rest = words.get(begin.len()..)?.trim();
    let rest = rest.strip_suffix(" on").unwrap_or(rest).trim_end_matches(',');
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    name(rest)
}

/// A headline, and the outlet behind it as the title of a page has it: `Ferry sinks | World news | Northern Herald`.
pub(super) fn titled(line: &str) -> Option<(&str, &str)> {
    let mut parts = line.split(['|', '·', '•']).map(str::trim);
    let (title, last) = (parts.next()?, parts.next_back()?);
    let is_short = |part: &str| part.split_whitespace().count() <= 3;
    (!is_short(title) && parts.all(is_short)).then_some((title, name(last)?))
}

/// Whether a few words beside a day name an outlet: one of them is in the name of most.
pub(super) fn beside_a_day(piece: &str) -> bool {
    let all: Vec<&str> = piece.split_whitespace().collect();
    let known = |word: &&str| {
        let word = word.to_lowercase();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        OUTLET.contains(&word)
            || ["zeitung", "blatt", "news", "post", "times"].iter().any(|end| word.ends_with(end))
    };
    !is_section(piece) && is_written_as_name(&all) && (all.iter().any(known) || is_name(piece))
}

/// Whether all words but the small ones begin as names do.
fn is_written_as_name(words: &[&str]) -> bool {
    let begins =
        |word: &&str| SMALL.contains(word) || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (1..=MOST).contains(&words.len()) && words.iter().all(begins)
}

/// Whether a few words name a section of a paper or a kind of text.
fn is_section(words: &str) -> bool {
    let lower = words.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    NO_OUTLET.contains(&lower)
        || lower.rsplit([' ', ',']).next().is_some_and(|last| NO_OUTLET_END.contains(&last))
}

/// Whether something behind the name of an outlet is none of it: a town, a page.
fn is_aside(part: &str) -> bool {
    let lower = part.to_lowercase();
    let page = ["page ", "pages ", "p. ", "p.", "pp. ", "pg. ", "s. ", "seite "];
    let number = page.iter().find_map(|page| lower.strip_prefix(page)).unwrap_or_default();
    let is_page = number.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic())
        && number.len() <= 7
        && number.contains(|c: char| c.is_ascii_digit());
    is_page || is_place(part)
}

/// The letters of a name, without the article before it: what it shares with the host of its pages.
fn packed(name: &str) -> String {
    let lower = name.to_lowercase();
    let name = lower.strip_prefix("the ").unwrap_or(&lower);
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether an address is of the outlet of that name: a part of its host is the whole name.
pub(super) fn hosts(address: &str, name: &str) -> bool {
    let host = address.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#', ':']).next());
    let (host, name) = (host.unwrap_or_default().to_lowercase(), packed(name));
    let is_it = |part: &str| {
        let part = packed(part);
        part == name || part.strip_prefix("the") == Some(&name)
    };
    // the last part is that of a country or of all firms
    let names = host.rsplit_once('.').map_or("", |(names, _)| names);
    name.chars().count() > 2 && names.split('.').any(is_it)
}

/// Whether a line says that the rights are with the outlet of that name.
pub(super) fn owns(line: &str, name: &str) -> bool {
    let lower = line.to_lowercase();
    let rest = ["©", "copyright", "(c)"].iter().find_map(|begin| lower.strip_prefix(begin));
    let is_sign = |c: char| !c.is_alphabetic();
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches(is_sign).strip_prefix("by ").unwrap_or(rest);
        let rest = rest.trim_start_matches(is_sign);
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let name = name.to_lowercase();
        let name = name.strip_prefix("the ").unwrap_or(&name);
        rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a line may be a name that its address or the line of rights bears out.
pub(super) fn may_be(line: &str) -> bool {
    let all: Vec<&str> = line.split_whitespace().collect();
    is_written_as_name(&all) && !is_section(line) && line.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_outlets_are_known() {
        for words in [
            "Northern Herald",
            "The Harbour Times",
            "THE HARBOUR TIMES",
            "Coast Courier",
            "Daily Star",
            "The Evening Star",
            "Reuters",
            "Al Jazeera",
            "BBC News",
            "The Guardian",
            "Le Monde",
            "Los Angeles Times",
            "Sunday Post",
            "Kieler Nachrichten",
        ] {
            assert_eq!(name(words), Some(words));
        }
        assert_eq!(name("Northern Herald, London"), Some("Northern Herald"));
        assert_eq!(name("Northern Herald, page 3"), Some("Northern Herald"));
        assert_eq!(name("Northern Herald, Under Fire"), None);
    }

    #[test]
    fn what_is_no_outlet_is_none() {
        for words in [
            "Sudan",
            "Obituaries",
            "World",
            "World News",
            "Breaking News",
            "Business",
            "Press Release",
            "Hard Times",
            "Trump Sues Times",
            "Judge Rules for Herald",
            "World Press Freedom Day",
            "Nelson Mandela",
            "Gold Standard",
            "Book Review",
            "Blog Post",
            "Instagram",
            "northern herald",
            "Herald",
            "Press Conference, Washington",
            "Election Day",
            "",
        ] {
            assert_eq!(name(words), None, "{words}");
        }
        for words in ["Business", "World Press Freedom Day", "Press Release", "News Analysis", "Sudan"] {
            assert!(!beside_a_day(words), "{words}");
        }
        assert!(beside_a_day("Radio Zadar") && beside_a_day("Al Jazeera"));
    }

    #[test]
    fn an_address_and_a_line_of_rights_bear_a_name_out() {
        assert!(hosts("https://www.openquarter.example/zadar", "The Open Quarter"));
        assert!(hosts("https://theopenquarter.co.example/zadar", "Open Quarter"));
        assert!(!hosts("https://www.example.org/sudan", "Sudan"));
        assert!(!hosts("https://sudantribune.example/a", "Sudan"));
        assert!(owns("© 2024 The Open Quarter Ltd", "The Open Quarter"));
        assert!(owns("Copyright 2024 Open Quarter. All rights reserved.", "Open Quarter"));
        assert!(!owns("© 2024 Sudanese Press", "Sudan"));
        assert!(!owns("The Open Quarter has the copyright.", "The Open Quarter"));
    }
}
