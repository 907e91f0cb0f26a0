//! Whether two articles are reports of one event.

use std::collections::HashSet;

use super::aligned::Articles;
use super::soon;
use crate::explore::compare::tables::Commonness;

/// How many units are the beginning of an article, the headline among them.
const HEAD: u32 = 4;

/// How many persons and organisations two reports of one event have in common, at least.
const KNOWN: usize = 2;

impl Articles<'_> {
    /// Whether they are reports of one event, as far as can be said without reading on: within a few days, with people or
    /// bodies in common, and by beginnings that the alignment has matched or that share a word where more are in common.
    pub(super) fn tell_one_event(&self) -> bool {
        let heads = || self.links.keys().any(|(a, b)| *a < HEAD && *b < HEAD);
        let near = !self.two_subjects && soon::both(self.sides.a, self.sides.b);
        near && (self.known >= KNOWN && heads() || self.known > KNOWN && self.heads_share_a_word())
    }

    /// Whether the beginnings of both have a word in common that is no name, no number and tells of no fate.
    fn heads_share_a_word(&self) -> bool {
        let vocabulary = self.sides.vocabulary;
        let words = |side: usize| -> HashSet<u32> {
            let units = self.units.get(side).and_then(|units| units.get(..HEAD as usize)).unwrap_or_default();
            let words = units.iter().flat_map(|unit| &unit.words);
            let tells = words.filter(|word| {
                let folded = vocabulary.folded(**word);
                !word.stop
                    && !word.capital
                    && !word.number
                    && vocabulary.lexicon.fate(folded).is_none()
                    && vocabulary.lexicon.commonness(folded) == Commonness::Plain
            });
            tells.map(|word| word.id).collect()
        };
        !words(0).is_disjoint(&words(1))
    }
}
