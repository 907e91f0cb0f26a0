//! Events by the last word of their names.

use super::{Finder, Found};
use crate::annotate::name::EntityKind;
use crate::annotate::name::lexicon::class;
use crate::annotate::name::reading::Style;
use crate::annotate::wordlist::has;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// `Russia-Africa Summit`: a stretch of capitalised words that ends in the head of an event's name.
    pub(super) fn events(&mut self) {
        let reading = self.reading;
        let mut add: Vec<Found> = Vec::new();
        // Where the event that a word is part of begins.
        let mut begins = vec![usize::MAX; reading.words.len()];
        for name in self.found.iter().filter(|name| name.kind == EntityKind::Event) {
            for begin in begins.get_mut(name.start..name.end).unwrap_or_default() {
                *begin = name.start.min(*begin);
            }
        }
        for run in &reading.runs {
            let sentence = reading.sentence_of(run.sentence);
            if sentence.style != Style::Mixed {
                continue;
            }
            for at in run.start + 1..run.end {
                if !reading.word(at).capital || !has(&reading.rules.happening, reading.written(at)) {
                    continue;
                }
                if reading.words.get(at + 1).is_some_and(|w| at + 1 < run.end && w.capital) {
                    continue;
                }
                let mut start = at;
                while start > run.start {
                    let word = reading.word(start - 1);
                    let hyphen = word.kind == TokenKind::Mark && !word.spaced && !reading.word(start).spaced;
                    if (word.capital && word.kind == TokenKind::Word
                        || hyphen
                        || word.kind == TokenKind::Mixed)
                        && !reading.rules.is_article(reading.written(start - 1))
                    {
                        start -= 1;
                    } else {
                        break;
                    }
                }
                while start < at
                    && (reading.word(start).kind == TokenKind::Mark
                        || reading.word(start).classes & class::FUNCTION != 0)
                {
                    start += 1;
                }
                let listed = begins.get(at).is_some_and(|&begin| begin <= start);
                if start < at && !listed {
                    add.push(Found::full(start, at + 1, EntityKind::Event, run.sentence));
                }
            }
        }
        self.put(add);
    }
}
