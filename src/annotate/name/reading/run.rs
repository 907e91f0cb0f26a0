//! Runs: the stretches of a sentence in which a name can stand.

use super::{Reading, Run, Sentence};
use crate::annotate::name::lexicon::class;
use crate::text::TokenKind;

/// Words to a run; what is longer goes on in another, so that a word may look through the whole of its run.
const LONGEST: usize = 128;

impl Reading<'_> {
    /// Adds the runs of a sentence.
    pub(super) fn find_runs(&mut self, sentence: usize) {
        let Sentence { start, end, .. } = self.sentence_of(sentence);
        let mut at = start;
        while at < end {
            if !self.word(at).is_seed() && self.word(at).place == 0 {
                at += 1;
                continue;
            }
            // A particle right before it: `bin Laden`, `al-Assad`.
            let floor = self.runs.last().map_or(start, |run| run.end.max(start));
            let mut from = at;
            if from > floor + 1
                && self.is_hyphen(from - 1)
                && !self.word(from).spaced
                && self.is_particle(from - 2)
            {
                from -= 2;
            } else if from > floor && self.is_particle(from - 1) {
                from -= 1;
            }
            // `65th Fighter Wing`.
            if from > floor && self.word(from).spaced && self.is_ordinal(from - 1) {
                from -= 1;
            }
            let mut to = at + 1;
            // Over at most three words that may stand inside a name, if a seed follows.
            let mut next = to;
            while next < end && next - to <= 3 && to - from < LONGEST {
                if self.word(next).is_seed() || self.word(next).place != 0 {
                    to = next + 1;
                } else if !self.joins(next, to) {
                    break;
                }
                next += 1;
            }
            // `Wu Chi-wai`; also `US-based`, which the tagger tells apart.
            if to + 1 < end
                && self.is_hyphen(to)
                && self.word(to + 1).kind == TokenKind::Word
                && !self.word(to + 1).spaced
            {
                to += 2;
            }
            // A number or `II` right after belongs to it.
            if to < end && self.word(to).kind == TokenKind::Number && self.word(to).spaced {
                to += 1;
            }
            self.runs.push(Run { start: from, end: to, sentence });
            at = to;
        }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        let word = self.word(at);
        word.kind == TokenKind::Mark && !word.spaced && self.written(at) == "-"
    }

    fn is_ordinal(&self, at: usize) -> bool {
        let word = self.word(at);
        let written = word.span.of(self.text);
        word.kind == TokenKind::Mixed
            && written.starts_with(|c: char| c.is_ascii_digit())
            && self.rules.ordinal.iter().any(|ending| written.ends_with(ending))
    }

    fn is_particle(&self, at: usize) -> bool {
        let word = self.word(at);
        word.kind == TokenKind::Word && word.classes & class::PARTICLE != 0 && word.span.len() > 1
    }

    /// Whether the word may stand between two capitalised words of one name.
    fn joins(&self, at: usize, after: usize) -> bool {
        let word = self.word(at);
        match word.kind {
            TokenKind::Word => {
                word.classes & class::CONNECTOR != 0
                    || word.span.of(self.text).starts_with(['\'', '’'])
                    || (!word.spaced && !self.word(at - 1).spaced)
                    // `van ’t Hoff`.
                    || !word.spaced && word.span.len() == 1 && matches!(self.written(at - 1), "'" | "’")
            }
            TokenKind::Mark => {
                let mark = self.written(at);
                match mark {
                    "&" | "'" | "’" | "." | "*" | "+" => true,
                    "-" | "–" | "/" | "@" => !word.spaced || at > after,
                    _ => false,
                }
            }
            TokenKind::Number | TokenKind::Mixed => true,
            TokenKind::Break => false,
        }
    }
}
