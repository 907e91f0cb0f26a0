//! What reads as a name and is none, or not of that kind: parties in brackets, members of parties, storms, owners, towns.

use std::collections::BTreeMap;

use super::{Finder, Found};
use crate::annotate::name::EntityKind;
use crate::annotate::name::lexicon::{class, known};
use crate::annotate::name::reading::Style;
use crate::annotate::wordlist::has;
use crate::text::fold::fold;

/// How often a word is taken for a person or place, how often something is in it, and whether it is part of a full name.
#[derive(Default)]
struct Tally {
    all: u32,
    within: u32,
    full: bool,
}

impl Finder<'_, '_> {
    /// Takes out what names nobody, and mends the kind of the rest.
    pub(super) fn unnamed(&mut self) {
        self.owners();
        let reading = self.reading;
        self.found.retain_mut(|name| {
            let written = reading.span(name.start, name.end).of(reading.text);
            if is_party(written) {
                return false;
            }
            let (first, last) = (reading.written(name.start), reading.written(name.end - 1));
            let storm =
                |at: usize| reading.word(at).capital && has(&reading.rules.storm, reading.written(at));
            // `Hurricane Sandy`, whether the storm was taken for a part of the name or not.
            if name.end > name.start + 1 && storm(name.start) {
                name.kind = EntityKind::Event;
                return true;
            }
            if name.start > reading.sentence_of(name.sentence).start && storm(name.start - 1) {
                name.start -= 1;
                name.kind = EntityKind::Event;
                return true;
            }
            let partisan = |word: &str| has(&reading.rules.partisan, word);
            let of = name.end > name.start + 1
                && partisan(first)
                && has(&reading.rules.whose, reading.written(name.start + 1));
            // `Democrat Ada Mora`
            if name.kind == EntityKind::Person && name.end > name.start + 1 && partisan(first) && !of {
                name.start += 1;
                return true;
            }
            let body = reading.word(name.start).known & known::ANY_ORG != 0 && name.end == name.start + 1;
            !(of || partisan(last)
                && !body
                && matches!(name.kind, EntityKind::Person | EntityKind::Organisation))
        });
        self.towns();
    }

    /// `Harbour Inc's Chapter`: what belongs to somebody who is named elsewhere is no part of his name.
    fn owners(&mut self) {
        let reading = self.reading;
        let mut whole: BTreeMap<String, EntityKind> = BTreeMap::new();
        let mut surnames: Vec<String> = Vec::new();
        for name in &self.found {
            whole.entry(fold(reading.span(name.start, name.end).of(reading.text))).or_insert(name.kind);
            if name.kind == EntityKind::Person && name.end > name.start + 1 {
                surnames.push(fold(reading.written(name.end - 1)));
            }
        }
        surnames.sort_unstable();
        let mut add = Vec::new();
        for name in &mut self.found {
            let owner = (name.start + 2..name.end).find(|&at| {
                let written = reading.written(at);
                matches!(written, "'s" | "’s") || at + 1 < name.end && written.ends_with(['\'', '’'])
            });
            let Some(owner) = owner else { continue };
            let Some(&kind) = whole.get(&fold(reading.span(name.start, owner).of(reading.text))) else {
                continue;
            };
            let behind = (owner + 1, name.end);
            if behind.1 == behind.0 + 1 && surnames.binary_search(&fold(reading.written(behind.0))).is_ok() {
                add.push(Found::full(behind.0, behind.1, EntityKind::Person, name.sentence));
            }
            name.end = owner;
            name.kind = kind;
        }
        self.found.extend(add);
        self.sort();
    }

    /// A town that bears a family's name, and no one of that family is named in full: `in Ferguson, Mo.`, `near Ferguson`.
    fn towns(&mut self) {
        let reading = self.reading;
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for name in &self.found {
            if name.kind == EntityKind::Place && name.end == name.start + 1 {
                let tally = tallies.entry(fold(reading.written(name.start))).or_default();
                tally.all += 1;
                tally.within += 1;
            }
            if name.kind != EntityKind::Person {
                continue;
            }
            if name.end > name.start + 1 {
                for at in name.start..name.end {
                    tallies.entry(fold(reading.written(at))).or_default().full = true;
                }
                continue;
            }
            let sentence = reading.sentence_of(name.sentence);
            let tally = tallies.entry(fold(reading.written(name.start))).or_default();
            let before = |n: usize| {
                let at = name.start.checked_sub(n).filter(|&at| at >= sentence.start);
                at.map_or("", |at| reading.written(at))
            };
            let titled =
                name.start.checked_sub(1).filter(|&at| at >= sentence.start).is_some_and(|at| {
                    reading.word(at).classes & class::TITLE != 0 && reading.word(at).capital
                });
            tally.full |=
                titled || has(&reading.rules.address, before(1)) || has(&reading.rules.address, before(2));
            tally.all += 1;
            let owns = name.end < sentence.end && matches!(reading.written(name.end), "'s" | "’s");
            let within = sentence.style == Style::Mixed
                && has(&reading.rules.within, before(1))
                && !has(&reading.rules.trusted, before(2))
                && !owns;
            if within {
                // "in Ferguson, Mo."
                let state = name.end + 1 < sentence.end
                    && reading.written(name.end) == ","
                    && reading.word(name.end + 1).known & known::ANY_PLACE != 0;
                tally.within += if state { 3 } else { 1 };
            }
        }
        for name in &mut self.found {
            if name.kind == EntityKind::Person
                && name.end == name.start + 1
                && let Some(tally) = tallies.get(&fold(reading.written(name.start)))
                && !tally.full
                && tally.within > 1
                && tally.within * 3 >= tally.all
            {
                name.kind = EntityKind::Place;
            }
        }
    }
}

/// Whether a name is the party and place of a lawmaker, as they stand in brackets: `D-Calif.`, `R-N.Y.`
fn is_party(written: &str) -> bool {
    let Some((party, place)) = written.split_once(['-', '‑', '–']) else { return false };
    matches!(party, "D" | "R" | "I" | "DFL") && place.ends_with('.') && place.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::is_party;

    #[test]
    fn parties_stand_in_brackets() {
        for (written, expected) in [
            ("D-Calif.", true),
            ("R-N.Y.", true),
            ("I-Vt.", true),
            ("D-Day", false),
            ("X-Ray.", false),
            ("R.", false),
        ] {
            assert_eq!(is_party(written), expected, "{written}");
        }
    }
}
