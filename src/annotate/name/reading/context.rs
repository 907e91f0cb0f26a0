//! What stands around the words of an article, so that one occurrence of a word is evidence for the others.

use super::{Reading, Run, Sentence, Word};
use crate::annotate::name::lexicon::{class, known};
use crate::annotate::syntax::{Relation, Upos};
use crate::text::TokenKind;

/// Bits of what stands around a word: see [`Reading::context`].
mod around {
    pub(super) const TITLE: u32 = 1;
    pub(super) const PREPOSITION: u32 = 1 << 1;
    pub(super) const GIVEN: u32 = 1 << 2;
    pub(super) const THE: u32 = 1 << 3;
    pub(super) const SAYS: u32 = 1 << 4;
    pub(super) const OWNS: u32 = 1 << 5;
    pub(super) const BRACKET: u32 = 1 << 6;
    pub(super) const PLACE: u32 = 1 << 7;
    pub(super) const ENDING: u32 = 1 << 8;
    pub(super) const INITIALS: u32 = 1 << 9;
    pub(super) const AGE: u32 = 1 << 10;
    pub(super) const SPORT: u32 = 1 << 11;
    pub(super) const COMPANY: u32 = 1 << 12;
    pub(super) const SUBJECT: u32 = 1 << 13;
    pub(super) const MEMBERS: u32 = 1 << 14;
    pub(super) const COMPOUND: u32 = 1 << 15;
}

impl Reading<'_> {
    /// Notes what stands around each word that a name can begin or end with.
    pub(super) fn find_contexts(&mut self) {
        for n in 0..self.runs.len() {
            let Some(&run) = self.runs.get(n) else { break };
            for at in run.start..run.end {
                let Word { hash, .. } = *self.word(at);
                if self.word(at).is_seed() {
                    let own = self.around(run, at);
                    let seen = self.contexts.entry(hash);
                    *seen |= (*seen & own) << 16 | own;
                }
            }
        }
    }

    /// What stands around this word in its run, as bits.
    fn around(&self, run: Run, at: usize) -> u32 {
        let sentence = self.sentence_of(run.sentence);
        let classes = |at: usize| self.word(at).classes;
        let written = |at: usize| self.written(at);
        let mut bits = 0;
        let mut set = |fits: bool, bit: u32| bits |= if fits { bit } else { 0 };
        let before = (at > sentence.start).then(|| at - 1);
        if let Some(before) = before {
            let class = classes(before);
            set(class & (class::TITLE | class::ROLE) != 0, around::TITLE);
            set(class & class::GIVEN != 0 && self.word(before).capital, around::GIVEN);
            set(class & class::PLACE_PREP != 0, around::PREPOSITION);
            set(self.rules.is_article(written(before)), around::THE);
            set(written(before) == "(" && self.fits_initials(sentence, at), around::INITIALS);
            set(class & class::CORP != 0, around::COMPANY);
        }
        if run.end < sentence.end && at + 1 == run.end {
            let class = classes(run.end);
            let next = written(run.end);
            set(class & (class::SAY | class::ACT) != 0, around::SAYS);
            set(next.starts_with(['\'', '’']), around::OWNS);
            set(next == "(", around::BRACKET);
            set(class & class::SPORT != 0, around::SPORT);
            if next == "," && run.end + 1 < sentence.end {
                let other = self.word(run.end + 1);
                set(other.known & known::ANY_PLACE != 0, around::PLACE);
                set(other.kind == TokenKind::Number, around::AGE);
            }
        }
        // What the tree has of the name that ends here.
        if at + 1 == run.end
            && let Some(head) = self.head(at).filter(|head| !(run.start..run.end).contains(head))
        {
            let relation = self.word(at).relation();
            let verb = self.word(head).upos() == Some(Upos::Verb);
            set(relation == Some(Relation::Nsubj) && verb, around::SUBJECT);
            set(
                relation == Some(Relation::Nmod) && classes(head) & (class::CORP | class::ROLE) != 0,
                around::MEMBERS,
            );
            set(relation == Some(Relation::Compound), around::COMPOUND);
        }
        if at + 1 < run.end {
            set(classes(at + 1) & class::ORG_HEAD != 0 && self.word(at + 1).capital, around::ENDING);
        }
        bits
    }

    /// Whether the letters of the word are the first letters of the words before it: `Farmers Union (FU)`.
    fn fits_initials(&self, sentence: Sentence, at: usize) -> bool {
        if !self.word(at).upper || at < sentence.start + 3 {
            return false;
        }
        let mut letters = self.word(at).span.of(self.text).chars().rev().filter(|c| c.is_alphabetic());
        let mut next = letters.next();
        let mut capitals = 0;
        for word in self.stretch(sentence.start, at - 1).iter().rev().take(12) {
            let Some(letter) = next else { break };
            if word
                .span
                .of(self.text)
                .chars()
                .next()
                .is_some_and(|c| c.to_uppercase().eq(letter.to_uppercase()))
            {
                next = letters.next();
                capitals += 1;
            } else if word.capital {
                return false;
            }
        }
        next.is_none() && capitals > 1
    }

    /// What stands around the word's other occurrences in the article: bits of [`around`].
    pub(crate) fn context(&self, run: Run, at: usize) -> u32 {
        let seen = self.contexts.get(self.word(at).hash).unwrap_or(0);
        let own = if self.word(at).is_seed() { self.around(run, at) } else { 0 };
        seen & 0xffff & !(own & !(seen >> 16))
    }
}
