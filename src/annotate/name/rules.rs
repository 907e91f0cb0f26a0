//! Lists of words that the rules for names go by, as a language has them. Knows no language and no article.

use crate::annotate::wordlist::{List, has, list};

/// Lists of words that the rules go by: in lower case and compared folded, where they are not said to be as written.
/// The table of a language says of each list what it is for.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) article: List,
    pub(crate) ordinal: List,
    /// As written.
    pub(crate) stopped: List,
    pub(crate) adverb: List,
    /// As written.
    pub(crate) money: List,
    pub(crate) portfolio: List,
    pub(crate) happening: List,
    pub(crate) suffix: List,
    pub(crate) initial_skip: List,
    pub(crate) whose: List,
    pub(crate) and: List,
    pub(crate) office: List,
    pub(crate) office_part: List,
    pub(crate) rank: List,
    pub(crate) out: List,
    pub(crate) former: List,
    pub(crate) former_label: List,
    pub(crate) office_lead: List,
    pub(crate) of: List,
    pub(crate) plural: List,
    pub(crate) no_plural: List,
}

impl Rules {
    /// Reads the lists of a table.
    pub(crate) fn read(table: &'static str) -> Rules {
        let list = |name| list(table, name);
        Rules {
            article: list("article"),
            ordinal: list("ordinal"),
            stopped: list("stopped"),
            adverb: list("adverb"),
            money: list("money"),
            portfolio: list("portfolio"),
            happening: list("happening"),
            suffix: list("suffix"),
            initial_skip: list("initial_skip"),
            whose: list("whose"),
            and: list("and"),
            office: list("office"),
            office_part: list("office_part"),
            rank: list("rank"),
            out: list("out"),
            former: list("former"),
            former_label: list("former_label"),
            office_lead: list("office_lead"),
            of: list("of"),
            plural: list("plural"),
            no_plural: list("no_plural"),
        }
    }

    /// Whether a word is the article that may stand before a name.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        has(&self.article, word)
    }
}
