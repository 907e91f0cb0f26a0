//! How pages word what is no article: labels before links, invitations, lines over and under a text. The phrases stand in
//! `phrases.tsv`; here they are looked up.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What the phrases are for.
pub(super) struct Phrases {
    /// What a line begins with that leads to other articles.
    pub(super) labels: List,
    /// What an invitation holds.
    pub(super) invitations: List,
    /// Whole lines that are signs of the page.
    pub(super) lines: List,
    /// What a line under an article begins with.
    pub(super) feet: List,
    /// What tells of somebody who wrote the article.
    pub(super) writers: List,
    /// What a line over an article begins with.
    pub(super) heads: List,
    /// Words of days and times.
    pub(super) times: List,
    /// Beginnings of names of months.
    pub(super) months: Vec<&'static str>,
    /// What a site says of itself in a notice.
    pub(super) own: List,
    /// What a notice speaks of.
    pub(super) notices: Vec<&'static str>,
}

/// The phrases of all languages.
pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases {
    labels: List::of("label"),
    invitations: List::of("invitation"),
    lines: List::of("line"),
    feet: List::of("foot"),
    writers: List::of("writer"),
    heads: List::of("head"),
    times: List::of("time"),
    own: List::of("own"),
    months: phrases("month").collect(),
    notices: phrases("notice").collect(),
});

fn phrases(kind: &str) -> impl Iterator<Item = &'static str> {
    include_str!("phrases.tsv")
        .lines()
        .filter_map(move |line| line.strip_prefix(kind)?.strip_prefix('\t')?.split_once('\t'))
        .flat_map(|(_, phrases)| phrases.split(" | "))
}

/// Phrases, by their first word.
pub(super) struct List(HashMap<&'static str, Vec<&'static str>>);

impl List {
    fn of(kind: &str) -> List {
        let mut by_word: HashMap<&str, Vec<&str>> = HashMap::new();
        for phrase in phrases(kind) {
            by_word.entry(first_word(phrase)).or_default().push(phrase);
        }
        List(by_word)
    }

    /// Whether a text in small letters begins with one, signs before the first word passed over.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.stand_at(text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©'))
    }

    /// Whether a text in small letters holds one.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            let word = first_word(rest);
            if word.is_empty() {
                return false;
            }
            if self.stand_at(rest) {
                return true;
            }
            rest = rest.get(word.len()..).unwrap_or("");
        }
    }

    /// Whether it is one.
    pub(super) fn has(&self, text: &str) -> bool {
        self.0.get(first_word(text)).is_some_and(|phrases| phrases.contains(&text))
    }

    fn stand_at(&self, text: &str) -> bool {
        self.0.get(first_word(text)).is_some_and(|phrases| {
            phrases.iter().any(|phrase| {
                text.strip_prefix(phrase).is_some_and(|rest| {
                    !phrase.ends_with(char::is_alphanumeric)
                        || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
                })
            })
        })
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_words() {
        let Phrases { labels, invitations, feet, lines, .. } = &*PHRASES;
        assert!(labels.begin("► read more: the ferry"));
        assert!(!labels.begin("readers said more"));
        assert!(invitations.stand_in("please sign up for our letter"));
        assert!(!invitations.stand_in("they design up for sale"));
        assert!(feet.begin("© 2024 the tribune"));
        assert!(feet.begin("tags: ferry, isle"));
        assert!(lines.has("share") && !lines.has("share price"));
    }

    #[test]
    fn phrases_are_written_small() {
        for line in include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (kind, rest) = line.split_once('\t').expect("a kind");
            let (language, phrases) = rest.split_once('\t').expect("a language");
            assert!(!kind.is_empty() && !language.is_empty());
            assert_eq!(phrases, phrases.to_lowercase());
            assert!(!phrases.contains('’'));
        }
    }
}
