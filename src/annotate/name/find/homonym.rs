//! Names of people that are other words as well: `Will`, `June` or `Monday` before or behind a name, and alone.
//!
//! The tree of the sentence tells, and the article, which has named somebody so.

use super::{Finder, Found};
use crate::annotate::name::EntityKind;
use crate::annotate::name::hash::Table;
use crate::annotate::name::lexicon::{class, known};
use crate::annotate::name::reading::Style;
use crate::annotate::syntax::{Relation, Upos};
use crate::annotate::wordlist::has;
use crate::text::{Span, TokenKind};

impl Finder<'_, '_> {
    /// Whether a date was read there.
    fn dated(&self, at: usize) -> bool {
        is_dated(self.taken, self.reading.word(at).span)
    }

    /// `June Holt`, `Will Kerrigan`: words that are given names as well, before a surname.
    pub(super) fn given_words(&mut self) {
        let reading = self.reading;
        let covered = self.covered();
        let owner = |at: usize| covered.get(at).copied().flatten();
        let mut add = Vec::new();
        for (n, sentence) in reading.sentences.iter().enumerate() {
            if sentence.style != Style::Mixed {
                continue;
            }
            for at in sentence.start..sentence.end {
                let next = at + 1;
                if !self.capital(at)
                    || !has(&reading.rules.word_given, reading.written(at))
                    || !self.capital(next)
                    || !reading.word(next).spaced
                    || next >= sentence.end
                    || at > sentence.start && self.capital(at - 1) && reading.word(at).spaced
                {
                    continue;
                }
                let own = owner(at).and_then(|n| self.found.get(n)).copied();
                if own.is_some_and(|name| name.end > next || name.start < at) {
                    continue;
                }
                let other = owner(next).and_then(|n| self.found.get(n)).copied();
                let end = match other {
                    Some(name)
                        if name.start == next
                            && (name.kind == EntityKind::Person || name.end == next + 1) =>
                    {
                        name.end
                    }
                    None if !self.capital(next + 1) || !reading.word(next + 1).spaced => next + 1,
                    _ => continue,
                };
                let person = other.is_some_and(|name| name.kind == EntityKind::Person);
                if self.begins_name(at, end, sentence.start, sentence.end, person) {
                    self.sure.push(at);
                    add.push(Found::full(at, end, EntityKind::Person, n));
                }
            }
        }
        self.put(add);
    }

    /// Whether the word at `at`, which is a given name and another word, begins the name that ends before `end`.
    fn begins_name(&self, at: usize, end: usize, start: usize, stop: usize, person: bool) -> bool {
        let reading = self.reading;
        let word = reading.word(at);
        let month = word.classes & class::MONTH != 0;
        let last = reading.word(end - 1);
        if last.known & (known::ADJECTIVE | known::EVENT | known::GROUP) != 0
            || last.classes & class::MONTH != 0
        {
            return false;
        }
        // One word or flat within, as the tree has it.
        let inside = |at: Option<usize>, but: usize| at.is_some_and(|at| (but..end).contains(&at));
        let together = word.upos() == Some(Upos::Propn)
            && (inside(reading.head(at), at) || reading.head(at + 1) == Some(at))
            && [word, reading.word(at + 1)].iter().any(|word| {
                matches!(word.relation(), Some(Relation::Flat | Relation::Compound | Relation::NmodDesc))
            });
        let time = at > start && has(&reading.rules.when, reading.written(at - 1));
        if has(&reading.rules.weekday, reading.written(at)) {
            // `said Monday Osama bin Laden`: hardly ever a name.
            return at == start && together;
        }
        if month {
            return !time && (person || together) || together && person && reading.head(at + 1) == Some(at);
        }
        if at == start {
            // `Will Ada Obi go?`
            let asks = (at..stop).rev().take(2).any(|at| reading.written(at) == "?");
            return !asks && (together || person && word.upos() != Some(Upos::Verb));
        }
        together || person
    }

    /// `Friedrich Monday`, `Clara May`: a name that ends in the name of a month or a day is one where the tree has it so
    /// and no number makes a date of it. Then `May refused` is she.
    pub(super) fn surname_words(&mut self) {
        let reading = self.reading;
        let month = |at: usize| reading.word(at).classes & class::MONTH != 0;
        let mut sure = Vec::new();
        let (mut last, mut first): (Table<u8>, Table<u8>) =
            (Table::with_capacity(8), Table::with_capacity(8));
        let (sentences, taken) = (&reading.sentences, self.taken);
        for name in &mut self.found {
            if name.kind != EntityKind::Person {
                continue;
            }
            let Some(sentence) = sentences.get(name.sentence) else { continue };
            let at = name.end - 1;
            let titled = name.start > sentence.start
                && has(&reading.rules.address, reading.written(name.start - 1).trim_end_matches('.'));
            if month(at) && (name.end > name.start + 1 || titled) {
                let counted = matches!(reading.word(at + 1).kind, TokenKind::Number | TokenKind::Mixed)
                    && at + 1 < sentence.end;
                let inside = |at: Option<usize>| at.is_some_and(|at| (name.start..name.end).contains(&at));
                let flat = reading.word(at).upos() == Some(Upos::Propn)
                    && (inside(reading.head(at)) || inside(reading.head(name.start)));
                // `Ada Obi Saturday vowed`: behind a given name and a surname a day tells when.
                let when = name.end > name.start + 2 && has(&reading.rules.weekday, reading.written(at));
                if !counted && !when && (titled || flat || !is_dated(taken, reading.word(at).span)) {
                    sure.push(name.start);
                    *last.entry(reading.word(at).hash) = 1;
                } else if name.end > name.start + 1 {
                    name.end = at;
                }
            }
            if name.end > name.start + 1 && has(&reading.rules.word_given, reading.written(name.start)) {
                *first.entry(reading.word(name.start).hash) = 1;
            }
            if name.end > name.start + 1 || titled {
                let end = name.end - 1;
                if has(&reading.rules.word_given, reading.written(end)) {
                    *last.entry(reading.word(end).hash) = 1;
                }
            }
        }
        self.sure.extend(sure);
        let covered = self.covered();
        let mut add = Vec::new();
        for (n, sentence) in reading.sentences.iter().enumerate() {
            if sentence.style != Style::Mixed {
                continue;
            }
            for at in sentence.start..sentence.end {
                let word = reading.word(at);
                if !self.capital(at)
                    || covered.get(at).is_none_or(Option::is_some)
                    || last.get(word.hash).is_none() && first.get(word.hash).is_none()
                    || self.counts(at + 1) && at + 1 < sentence.end
                    || at > sentence.start && self.counts(at - 1)
                {
                    continue;
                }
                let part = matches!(
                    word.relation(),
                    Some(
                        Relation::Nsubj
                            | Relation::NsubjPass
                            | Relation::Obj
                            | Relation::Iobj
                            | Relation::NmodPoss
                            | Relation::OblAgent
                    )
                );
                // `May was hurt`, where no month is told; but `Will be`.
                let next = reading.written(at + 1);
                let verb = reading.word(at + 1).upos() == Some(Upos::Verb)
                    && reading.rules.past.iter().any(|ending| next.ends_with(ending));
                let does = at + 1 < sentence.end
                    && !self.dated(at)
                    && !reading.word(at + 1).capital
                    && (verb || reading.rules.finite.contains(&next));
                if part && word.upos() == Some(Upos::Propn) || does {
                    self.sure.push(at);
                    add.push(Found::full(at, at + 1, EntityKind::Person, n));
                }
            }
        }
        self.put(add);
        // `Mark my words`: a word that opens a sentence is no name where the tree has it as a verb, or where an article
        // or owner stands behind it.
        self.sure.sort_unstable();
        let sure = &self.sure;
        self.found.retain(|name| {
            let opens = sure.binary_search(&name.start).is_err()
                && reading.sentence_of(name.sentence).start == name.start;
            !(opens
                && name.kind == EntityKind::Person
                && name.end == name.start + 1
                && has(&reading.rules.word_given, reading.written(name.start))
                && (matches!(reading.word(name.start).upos(), Some(Upos::Verb | Upos::Aux))
                    || matches!(reading.word(name.end).relation(), Some(Relation::NmodPoss | Relation::Det))
                        && !reading.word(name.end).capital))
        });
    }
}

/// Whether one of the dates, which are in order, covers a part of a span.
fn is_dated(dates: &[Span], span: Span) -> bool {
    dates.get(dates.partition_point(|date| date.end <= span.start)).is_some_and(|date| date.overlaps(span))
}
