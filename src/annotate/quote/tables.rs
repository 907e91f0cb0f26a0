//! What the reader of quotes knows of a language, as plain tables. Knows no language.

use crate::annotate::name::tables::Tables as Names;
use crate::annotate::wordlist::{List, list};

/// Lists of words that the rules for speakers go by; the table of a language says of each what it is for.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The tables of names, which know the verbs of saying.
    names: &'static Names,
    pub(crate) he: List,
    pub(crate) he_title: List,
    pub(crate) she: List,
    pub(crate) she_title: List,
    pub(crate) it: List,
    pub(crate) pronoun: List,
    pub(crate) owner: List,
    pub(crate) according: List,
    pub(crate) to: List,
    pub(crate) passive: List,
    pub(crate) aside: List,
    pub(crate) adverb: List,
    pub(crate) before_place: List,
    pub(crate) belongs: List,
    pub(crate) and: List,
    pub(crate) article: List,
    pub(crate) no_noun: List,
    pub(crate) no_speaker: List,
    pub(crate) goes_on: List,
    pub(crate) that: List,
    pub(crate) setting: List,
    pub(crate) listener: List,
    pub(crate) bare: List,
    pub(crate) he_name: List,
    pub(crate) she_name: List,
    pub(crate) oneself: List,
    pub(crate) nobody: List,
}

impl Tables {
    /// Reads the lists of a table, beside the tables of names of the same language.
    pub(crate) fn read(table: &'static str, names: &'static Names) -> Tables {
        let list = |name| list(table, name);
        Tables {
            names,
            he: list("he"),
            he_title: list("he_title"),
            she: list("she"),
            she_title: list("she_title"),
            it: list("it"),
            pronoun: list("pronoun"),
            owner: list("owner"),
            according: list("according"),
            to: list("to"),
            passive: list("passive"),
            aside: list("aside"),
            adverb: list("adverb"),
            before_place: list("before_place"),
            belongs: list("belongs"),
            and: list("and"),
            article: list("article"),
            no_noun: list("no_noun"),
            no_speaker: list("no_speaker"),
            goes_on: list("goes_on"),
            that: list("that"),
            setting: list("setting"),
            listener: list("listener"),
            bare: list("bare"),
            he_name: list("he_name"),
            she_name: list("she_name"),
            oneself: list("oneself"),
            nobody: list("nobody"),
        }
    }

    /// Whether a word is a verb of saying: `said`, `announced`.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.names.says(word)
    }
}
