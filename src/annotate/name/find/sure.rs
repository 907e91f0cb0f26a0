//! What the tables are sure of where the tagger says nothing.

use super::{Finder, Found};
use crate::annotate::name::lexicon::{class, known};
use crate::annotate::name::reading::{Sentence, Style};
use crate::annotate::name::{EntityKind, Form};

impl Finder<'_, '_> {
    /// What the tables are sure of: adjectives and groups, and countries and bodies that were passed over.
    pub(super) fn known(&mut self) {
        let covered = self.covered();
        let mut at = 0;
        let mut sentence = 0;
        let reading = self.reading;
        let words = &reading.words;
        let mut add = Vec::new();
        let mut drop = Vec::new();
        while at < words.len() {
            let from = at;
            at += 1;
            if !matches!(reading.word(from).place, 1 | 4) {
                continue;
            }
            while at < words.len() && matches!(reading.word(at).place, 2 | 3) && reading.word(from).place == 1
            {
                at += 1;
                if reading.word(at - 1).place == 3 {
                    break;
                }
            }
            while reading.sentences.get(sentence).is_some_and(|s| s.end <= from) {
                sentence += 1;
            }
            let Some(place) = reading.sentences.get(sentence).copied() else { break };
            let bits = reading.word(from).known;
            let Some((kind, form)) = self.sure(bits, from, at, place) else { continue };
            let owner = covered.get(from).copied().flatten();
            // `sub-Saharan Africa`, of which the tagger read `Africa`.
            if bits & known::ANY_PLACE != 0
                && owner.is_none()
                && let Some(inner) = covered.get(at - 1).copied().flatten()
                && let Some(name) = self.found.get_mut(inner)
                && name.kind == EntityKind::Place
                && name.end == at
                && (from..name.start).all(|n| covered.get(n).is_some_and(Option::is_none))
            {
                name.start = from;
                continue;
            }
            let own = owner.and_then(|n| self.found.get(n)).copied();
            match own {
                // The tagger read more words than the adjective alone: a name such as `Russian Navy`.
                Some(name) if name.start != from || name.end != at => {}
                Some(name)
                    if (form == Form::Adjective || kind == EntityKind::Group)
                        && bits & (known::ANY_PLACE | known::ANY_ORG) == 0 =>
                {
                    drop.push(owner.unwrap_or(0));
                    add.push(Found { kind, form, ..name });
                }
                None if (from..at).all(|n| covered.get(n).copied().flatten().is_none()) => {
                    add.push(Found { start: from, end: at, kind, form, sentence });
                }
                _ => {}
            }
        }
        drop.sort_unstable();
        let mut n = 0;
        self.found.retain(|_| {
            n += 1;
            drop.binary_search(&(n - 1)).is_err()
        });
        self.found.extend(add);
    }

    /// What the words `from..to`, a name of the tables, are where the tagger says nothing.
    fn sure(&self, bits: u32, from: usize, to: usize, sentence: Sentence) -> Option<(EntityKind, Form)> {
        let reading = self.reading;
        let several = to > from + 1;
        let first = from == sentence.start;
        if bits & known::EVENT != 0 {
            return Some((EntityKind::Event, Form::Full));
        }
        // `the West`, but not `West Street`.
        let next_capital = reading.words.get(to).is_some_and(|w| w.capital && to < sentence.end && w.spaced);
        if bits & known::COUNTRY != 0 && !(first && self.model.is_common(reading.word(from).hash) && !several)
        {
            let common = self.model.is_common(reading.word(from).hash) && !several;
            let named = reading.word(from).classes & (class::GIVEN | class::SURNAME) != 0 && !several;
            let the = from > sentence.start && reading.rules.is_article(reading.written(from - 1));
            let fits = if common {
                the && !next_capital && sentence.style == Style::Mixed
            } else {
                !named && !next_capital
            };
            if fits {
                return Some((EntityKind::Place, Form::Full));
            }
        }
        // `the Inata attack`.
        let happened = reading.words.get(to).is_some_and(|w| {
            to < sentence.end && !w.capital && w.spaced && w.classes & class::EVENT_HEAD != 0
        });
        let plain = reading.word(from).classes & (class::GIVEN | class::SURNAME) == 0;
        if bits & known::PLACE != 0 && happened && plain && !self.model.is_common(reading.word(from).hash) {
            return Some((EntityKind::Place, Form::Full));
        }
        if bits & known::ADJECTIVE != 0 {
            return Some((EntityKind::Place, Form::Adjective));
        }
        if bits & known::GROUP != 0 && (!first || several || !self.model.is_common(reading.word(from).hash)) {
            return Some((EntityKind::Group, Form::Full));
        }
        if bits & (known::BODY | known::MOVEMENT | known::NGO) != 0
            && (several || reading.word(from).upper && !self.model.is_common(reading.word(from).hash))
            && (sentence.style != Style::Caps || !several)
        {
            return Some((EntityKind::Organisation, Form::Full));
        }
        // Several words that are an outlet, a company, a party or a school of the tables.
        let listed = known::MEDIA | known::COMPANY | known::PARTY | known::SCHOOL;
        if bits & listed != 0
            && several
            && sentence.style == Style::Mixed
            && !reading.rules.is_article(reading.written(from))
            && (from..to).any(|n| !self.model.is_common(reading.word(n).hash))
        {
            return Some((EntityKind::Organisation, Form::Full));
        }
        None
    }
}
