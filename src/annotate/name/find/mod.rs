//! From labels to names: trimmed to the convention of news annotation, with what the tables are sure of.
//!
//! A name stands without title (`President`, `Mr`), without a leading article and without possessive. Adjectives
//! and demonyms of places, peoples, religions and movements, and events with a name come from the tables and
//! from the heads of names, since no open training text marks them alike. In headlines, where every word is
//! capitalised, only names that the tables or the running text support are kept. This module must not know
//! which names are one entity.

mod credit;
mod event;
mod headline;
mod homonym;
mod office;
mod person;
mod sure;
#[cfg(test)]
mod tests;
mod thing;
mod trim;
mod unnamed;
mod whole;

use super::lexicon::{class, known};
use super::model::Model;
use super::reading::{Reading, Run};
use super::{EntityKind, Form, tag};
use crate::text::{Document, Span};

/// A name found, as a stretch of the words of a [`Reading`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// First word.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    /// What it names.
    pub(crate) kind: EntityKind,
    /// Full unless the tables say otherwise.
    pub(crate) form: Form,
    /// Index of its sentence.
    pub(crate) sentence: usize,
}

impl Found {
    /// A name in full, from the word `start` to before `end`.
    fn full(start: usize, end: usize, kind: EntityKind, sentence: usize) -> Found {
        Found { start, end, kind, form: Form::Full, sentence }
    }
}

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

/// The names of an article, in order, without overlaps. `taken` are stretches that are no names: dates.
pub(crate) fn find(reading: &Reading<'_>, document: &Document, model: &Model, taken: &[Span]) -> Vec<Found> {
    let labels = tag::tag(reading, model);
    let mut finder = Finder { reading, model, taken, found: Vec::new(), sure: Vec::new() };
    for (run, labels) in reading.runs.iter().zip(&labels) {
        finder.spans(*run, labels);
    }
    finder.split_pairs();
    finder.offices();
    finder.currencies();
    finder.known();
    finder.events();
    finder.datelines();
    finder.sort();
    finder.people();
    finder.agree();
    finder.things();
    finder.short_forms();
    finder.introduced();
    finder.again();
    finder.sort();
    finder.headings(document);
    finder.headlines();
    finder.lower();
    finder.sort();
    finder.unnamed();
    finder.addresses();
    finder.credits();
    let Finder { mut found, mut sure, .. } = finder;
    sure.sort_unstable();
    let mut next = 0;
    found.retain(|name| {
        let span = reading.span(name.start, name.end);
        while taken.get(next).is_some_and(|date| date.end <= span.start) {
            next += 1;
        }
        sure.binary_search(&name.start).is_ok() || !taken.get(next).is_some_and(|date| date.overlaps(span))
    });
    found
}

struct Finder<'a, 'd> {
    reading: &'a Reading<'d>,
    model: &'a Model,
    /// Where dates were read.
    taken: &'a [Span],
    found: Vec<Found>,
    /// First words of names that stand even where a date was read in them: `Mr Monday`.
    sure: Vec<usize>,
}

impl Finder<'_, '_> {
    fn written(&self, at: usize) -> &str {
        self.reading.written(at)
    }

    fn spans(&mut self, run: Run, labels: &[u8]) {
        let mut at = 0;
        while let Some(&label) = labels.get(at) {
            let from = at;
            at += 1;
            if label.is_multiple_of(2) {
                continue;
            }
            while labels.get(at) == Some(&(label + 1)) {
                at += 1;
            }
            let [person, place, organisation] = KINDS;
            let kind = match label / 2 {
                0 => person,
                1 => place,
                _ => organisation,
            };
            let (start, end) = (run.start + from, run.start + at);
            self.push(start, self.cut(start, end), kind, Form::Full, run.sentence);
        }
    }

    /// `Harbour Watch on Air`: where the tables know the words before a preposition, the name ends there.
    fn cut(&self, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let Some(last) = (start..end).take_while(|&n| reading.word(n).place != 0).last() else { return end };
        let preposition = reading.words.get(last + 1).is_some_and(|word| {
            last + 2 < end
                && word.classes & class::PLACE_PREP != 0
                && word.classes & class::PARTICLE == 0
                && !word.capital
        });
        if preposition && matches!(reading.word(last).place, 3 | 4) { last + 1 } else { end }
    }

    /// Which name covers each word.
    fn covered(&self) -> Vec<Option<usize>> {
        let mut covered = vec![None; self.reading.words.len()];
        for (n, name) in self.found.iter().enumerate() {
            for slot in covered.iter_mut().take(name.end).skip(name.start) {
                *slot = Some(n);
            }
        }
        covered
    }

    fn sort(&mut self) {
        self.found.sort_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
        let mut end = 0;
        self.found.retain(|name| {
            let free = name.start >= end;
            if free {
                end = name.end;
            }
            free
        });
    }
}

/// What a name of the tables names.
fn kind_of(bits: u32) -> Option<EntityKind> {
    if bits & known::ANY_PLACE != 0 {
        Some(EntityKind::Place)
    } else if bits & known::ANY_ORG != 0 {
        Some(EntityKind::Organisation)
    } else {
        None
    }
}
