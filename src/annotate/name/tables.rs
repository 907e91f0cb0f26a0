//! What names are read with in one language: plain tables, handed to the rules. Knows no language.

use super::hash;
use super::lexicon::{Lexicon, class};
use super::rules::Rules;

/// The tables of one language.
#[derive(Debug)]
pub struct Tables {
    /// Classes of words, and names with what they name.
    pub(crate) lexicon: Lexicon,
    /// Words that the rules go by.
    pub(crate) rules: Rules,
}

impl Tables {
    /// Whether a word is a verb of saying: `said`, `announced`.
    pub(crate) fn says(&self, word: &str) -> bool {
        (3..=12).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && self.lexicon.classes(hash::bytes(word.as_bytes())) & class::SAY != 0
    }
}
