//! Names that the tagger joined with what is no name, or with another: pairs, offices, currencies.

use super::{Finder, Found, kind_of};
use crate::annotate::name::EntityKind;
use crate::annotate::name::lexicon::class;
use crate::annotate::wordlist::has;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// `Chile-South Korea ties`: a hyphen between two names of the tables divides them.
    pub(super) fn split_pairs(&mut self) {
        let reading = self.reading;
        let mut more = Vec::new();
        for name in &mut self.found {
            let Some(mark) = (name.start + 1..name.end.saturating_sub(1)).find(|&n| {
                reading.word(n).kind == TokenKind::Mark && matches!(reading.written(n), "-" | "–" | "/")
            }) else {
                continue;
            };
            let covers = |from: usize, to: usize| {
                reading.word(from).place == 4 && from + 1 == to
                    || reading.word(from).place == 1
                        && reading.word(to - 1).place == 3
                        && reading.stretch(from, to).iter().all(|w| w.place != 0)
            };
            if covers(name.start, mark) && covers(mark + 1, name.end) {
                let kind = |at: usize| kind_of(reading.word(at).known).unwrap_or(name.kind);
                more.push(Found { start: mark + 1, kind: kind(mark + 1), ..*name });
                name.kind = kind(name.start);
                name.end = mark;
            }
        }
        self.found.extend(more);
    }

    /// `Danish Defence` before `Minister Nils Holm` is no organisation but an office: what remains is the
    /// name of the tables that it begins with, if any.
    pub(super) fn offices(&mut self) {
        let reading = self.reading;
        self.found.retain_mut(|name| {
            let next = reading.words.get(name.end);
            let office = next.is_some_and(|word| {
                word.capital
                    && word.classes & (class::TITLE | class::ROLE) != 0
                    && word.classes & class::GIVEN == 0
            });
            if !office || name.kind == EntityKind::Person {
                return true;
            }
            let mut end = name.end;
            while end > name.start && has(&reading.rules.portfolio, reading.written(end - 1)) {
                end -= 1;
            }
            if end == name.end {
                return true;
            }
            name.end = end;
            name.kind = kind_of(reading.word(name.start).known).unwrap_or(name.kind);
            end > name.start
        });
    }

    /// `CFA franc` is money.
    pub(super) fn currencies(&mut self) {
        let reading = self.reading;
        self.found.retain(|name| {
            name.kind == EntityKind::Place || !reading.rules.money.contains(&reading.written(name.end))
        });
    }
}
