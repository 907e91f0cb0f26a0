//! Words by which pages mark days and authors, by language. What is looked for is data; how, stands in the other files.

use crate::text::rows::{count, rows};

/// A table of phrases: a row a language.
pub(super) struct Phrases {
    rows: &'static [&'static str],
}

macro_rules! table {
    ($name:ident, $file:literal, $what:literal) => {
        #[doc = $what]
        pub(super) const $name: Phrases = {
            static ROWS: [&str; count(include_str!($file))] = rows(include_str!($file));
            Phrases { rows: &ROWS }
        };
    };
}

table!(CHANGED, "changed.tsv", "What stands before the day of a change.");
table!(PUBLISHED, "published.tsv", "What stands before the day of publication.");
table!(TODAY, "today.tsv", "What stands beside the day on which a page was looked at.");
table!(LABELS, "labels.tsv", "What stands before the name of an author.");
table!(ROLES, "roles.tsv", "What somebody is, in place of a name or behind it.");
table!(NOBODY, "nobody.tsv", "What stands where an author should, and names nobody.");
table!(DESKS, "desks.tsv", "Those who write together and sign as one.");
table!(BY, "by.tsv", "The word that puts an author behind a day.");
table!(SIGNED, "signed.tsv", "What stands before a colon and the author.");
table!(JOINERS, "joiners.tsv", "What stands between two authors.");
table!(PARTICLES, "particles.tsv", "Words of names that are written small.");

impl Phrases {
    /// All of them, in lower case.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().flat_map(|row| row.split(['\t', '|']).skip(1))
    }

    /// Whether that is one of them.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.all().any(|known| known == phrase)
    }

    /// Whether one of them stands in a text of lower case, as words of their own.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.all().any(|known| {
            text.match_indices(known).any(|(at, _)| {
                let (before, after) = (text.get(..at), text.get(at + known.len()..));
                !is_letter(before.and_then(|text| text.chars().next_back()))
                    && !is_letter(after.and_then(|text| text.chars().next()))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_in_lower_case() {
        for table in [CHANGED, PUBLISHED, TODAY, LABELS, ROLES, NOBODY, DESKS, BY, SIGNED, JOINERS, PARTICLES]
        {
            for phrase in table.all() {
                assert_eq!(phrase, phrase.to_lowercase().trim(), "{phrase}");
                assert!(!phrase.is_empty());
            }
        }
    }

    #[test]
    fn phrases_are_words_of_their_own() {
        assert!(CHANGED.are_in("last updated:"));
        assert!(!CHANGED.are_in("blast"));
    }
}
