//! Names trimmed: without small words and marks at their ends, article, possessive, title.

use super::{Finder, Found};
use crate::annotate::name::lexicon::class;
use crate::annotate::name::{EntityKind, Form};
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// Adds a name, trimmed; nothing where nothing is left of it.
    pub(super) fn push(
        &mut self,
        mut start: usize,
        mut end: usize,
        kind: EntityKind,
        form: Form,
        sentence: usize,
    ) {
        let reading = self.reading;
        // Outer small words and marks, a leading article, a closing possessive.
        while start < end
            && !reading.word(start).is_seed()
            && reading.word(start).kind != TokenKind::Mixed
            && reading.word(start).place == 0
            && !(reading.word(start).classes & class::PARTICLE != 0 && kind == EntityKind::Person)
        {
            start += 1;
        }
        while start + 1 < end && reading.rules.is_article(reading.written(start)) {
            start += 1;
        }
        while start < end {
            let word = reading.word(end - 1);
            let written = word.span.of(reading.text);
            let suffix = written == "."
                && end > start + 1
                && reading.rules.stopped.contains(&reading.written(end - 2))
                && !word.spaced;
            let tail =
                word.kind == TokenKind::Mark && written != "!" && !suffix || written.starts_with(['\'', '’']);
            let compound = end > start + 2
                && !word.spaced
                && reading.word(end - 2).kind == TokenKind::Mark
                && !reading.word(end - 2).spaced
                && kind != EntityKind::Place;
            if tail && end > start + 1
                || word.kind == TokenKind::Word && !word.is_seed() && word.place == 0 && !compound
            {
                end -= 1;
            } else {
                break;
            }
        }
        if kind == EntityKind::Person {
            while start + 1 < end
                && reading.word(start).classes & class::TITLE != 0
                && reading.word(start).classes & class::GIVEN == 0
                && (reading.stretch(start + 1, end).iter().any(|word| word.capital))
            {
                start += 1;
            }
            while start < end && reading.word(start).kind == TokenKind::Mark {
                start += 1;
            }
            // What is left is an office alone.
            if end == start + 1
                && reading.word(start).classes & (class::TITLE | class::ROLE) != 0
                && reading.word(start).classes & (class::GIVEN | class::SURNAME) == 0
            {
                return;
            }
        }
        if start < end && !self.is_adverb(start, end, sentence) {
            self.found.push(Found { start, end, kind, form, sentence });
        }
    }

    /// `Globally,` at the head of a sentence: an adverb, unless the tables or the article know it as a name.
    fn is_adverb(&self, start: usize, end: usize, sentence: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(start);
        end == start + 1
            && start == reading.sentence_of(sentence).start
            && reading.rules.adverb.iter().any(|ending| reading.written(start).ends_with(ending))
            && word.known == 0
            && word.classes & (class::GIVEN | class::SURNAME | class::PLACE_WORD | class::ORG_WORD) == 0
            && reading.usage(word.hash).inside == 0
    }
}
