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
    pub(crate) generation: List,
    pub(crate) address: List,
    pub(crate) whom: List,
    pub(crate) word_given: List,
    pub(crate) when: List,
    /// As written.
    pub(crate) ship_prefix: List,
    pub(crate) vessel: List,
    pub(crate) sails: List,
    pub(crate) structure: List,
    pub(crate) hall: List,
    pub(crate) weekday: List,
    pub(crate) water: List,
    pub(crate) romanised: List,
    pub(crate) name_article: List,
    pub(crate) state_office: List,
    pub(crate) by: List,
    pub(crate) made: List,
    pub(crate) contributed: List,
    pub(crate) report: List,
    pub(crate) source: List,
    pub(crate) finite: List,
    pub(crate) past: List,
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
    /// As written.
    pub(crate) clear: List,
    pub(crate) company: List,
    pub(crate) partisan: List,
    pub(crate) storm: List,
    pub(crate) within: List,
    pub(crate) trusted: List,
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
            generation: list("generation"),
            address: list("address"),
            whom: list("whom"),
            word_given: list("word_given"),
            when: list("when"),
            ship_prefix: list("ship_prefix"),
            vessel: list("vessel"),
            sails: list("sails"),
            structure: list("structure"),
            hall: list("hall"),
            weekday: list("weekday"),
            water: list("water"),
            romanised: list("romanised"),
            name_article: list("name_article"),
            state_office: list("state_office"),
            by: list("by"),
            made: list("made"),
            contributed: list("contributed"),
            report: list("report"),
            source: list("source"),
            finite: list("finite"),
            past: list("past"),
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
            clear: list("clear"),
            company: list("company"),
            partisan: list("partisan"),
            storm: list("storm"),
            within: list("within"),
            trusted: list("trusted"),
        }
    }

    /// Whether a word is the article that may stand before a name.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        has(&self.article, word)
    }

    /// Whether letters alone tell which body they stand for: `DA` is a party here and an attorney there.
    pub(crate) fn is_clear(&self, acronym: &str) -> bool {
        let letters = acronym.replace('.', "");
        letters.chars().count() > 4 || self.clear.contains(&letters.as_str())
    }

    /// The folded words of an organisation's name without `Inc.` or `Ltd` behind it.
    pub(crate) fn without_company<'w>(&self, words: &'w [String]) -> &'w [String] {
        let mut words = words;
        while let [rest @ .., last] = words
            && !rest.is_empty()
            && self.company.contains(&last.replace('.', "").as_str())
        {
            words = rest;
        }
        words
    }
}
