//! Headlines, where every word has a capital: what the running text names is named there as well.

use super::{Finder, Found};
use crate::annotate::name::hash::Table;
use crate::annotate::name::lexicon::class;
use crate::annotate::name::reading::{Style, run_hash};
use crate::annotate::name::{EntityKind, Form};
use crate::text::TokenKind;

/// Words of the longest name that is looked for.
const LONGEST: usize = 6;

/// A name of the running text.
#[derive(Clone, Copy, Debug, Default)]
struct Named {
    /// 1 person, 2 place, 3 organisation; 0 none.
    kind: u8,
    /// Named as two kinds.
    torn: bool,
}

impl Named {
    fn add(&mut self, kind: EntityKind) {
        let number = match kind {
            EntityKind::Person => 1,
            EntityKind::Place => 2,
            EntityKind::Organisation => 3,
            EntityKind::Event | EntityKind::Group => return,
        };
        self.torn |= self.kind != 0 && self.kind != number;
        self.kind = number;
    }

    fn kind(self) -> Option<EntityKind> {
        match self {
            Named { torn: true, .. } | Named { kind: 0, .. } => None,
            Named { kind: 1, .. } => Some(EntityKind::Person),
            Named { kind: 2, .. } => Some(EntityKind::Place),
            Named { .. } => Some(EntityKind::Organisation),
        }
    }
}

impl Finder<'_, '_> {
    /// `PRESIDENT MORA SIGNS`, over an article that names Ada Mora; `Stake in Volta Telecom`, over one that names it.
    pub(super) fn headlines(&mut self) {
        let reading = self.reading;
        let mut named: Table<Named> = Table::with_capacity(self.found.len() + 1);
        for name in &self.found {
            let words = reading.stretch(name.start, name.end);
            if reading.sentence_of(name.sentence).style != Style::Mixed || name.form != Form::Full {
                continue;
            }
            named.entry(run_hash(words)).add(name.kind);
            if let ([_, .., last], EntityKind::Person) = (words, name.kind) {
                named.entry(run_hash(std::slice::from_ref(last))).add(name.kind);
            }
        }
        let covered = self.covered();
        let mut add: Vec<Found> = Vec::new();
        for (n, sentence) in reading.sentences.iter().enumerate() {
            if sentence.style == Style::Mixed {
                continue;
            }
            let mut at = sentence.start;
            while at < sentence.end {
                let from = at;
                at += 1;
                let word = reading.word(from);
                if !word.capital || word.kind == TokenKind::Mark {
                    continue;
                }
                for end in (from + 1..=sentence.end.min(from + LONGEST)).rev() {
                    let words = reading.stretch(from, end);
                    let Some(kind) = named.get(run_hash(words)).and_then(Named::kind) else { continue };
                    let alone = end == from + 1;
                    let common = self.model.is_common(word.hash) || word.classes & class::FUNCTION != 0;
                    let within = (from..end).any(|at| {
                        let own = covered.get(at).copied().flatten().and_then(|n| self.found.get(n));
                        own.is_some_and(|own| own.start <= from && end <= own.end && own.kind == kind)
                    });
                    if !alone || !common && !within {
                        add.push(Found::full(from, end, kind, n));
                        at = end;
                        break;
                    }
                }
            }
        }
        // A name that holds more of the headline than the text has gives way; one that is more of it stays.
        let found = &self.found;
        add.retain(|new| {
            !found.iter().any(|name| {
                name.start < new.end
                    && new.start < name.end
                    && name.end - name.start >= new.end - new.start
                    && named
                        .get(run_hash(reading.stretch(name.start, name.end)))
                        .and_then(Named::kind)
                        .is_some()
            })
        });
        self.put(add);
    }
}
