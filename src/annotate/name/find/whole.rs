//! What the whole article says of its names: one kind for the same words, names that were passed over, headlines,
//! names in lower case.

use super::{Finder, Found, KINDS};
use crate::annotate::name::form::fits;
use crate::annotate::name::hash::{self, Table};
use crate::annotate::name::lexicon::{class, is_acronym, known};
use crate::annotate::name::reading::{Style, Word, run_hash};
use crate::annotate::name::{EntityKind, Form};
use crate::text::{BlockKind, Document, TokenKind};

/// How often something is named as a person, a place, an organisation.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    person: u32,
    place: u32,
    organisation: u32,
}

impl Tally {
    fn add(&mut self, kind: EntityKind) {
        match kind {
            EntityKind::Person => self.person += 1,
            EntityKind::Place => self.place += 1,
            EntityKind::Organisation => self.organisation += 1,
            EntityKind::Event | EntityKind::Group => {}
        }
    }

    fn count(self, kind: EntityKind) -> u32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Place => self.place,
            EntityKind::Organisation => self.organisation,
            EntityKind::Event | EntityKind::Group => 0,
        }
    }

    fn total(self) -> u32 {
        self.person + self.place + self.organisation
    }

    /// What it is named most often, and how often; of several the first.
    fn best(self) -> (EntityKind, u32) {
        let mut best = (EntityKind::Person, self.person);
        for kind in KINDS {
            if self.count(kind) > best.1 {
                best = (kind, self.count(kind));
            }
        }
        best
    }
}

impl Finder<'_, '_> {
    /// The same words as place and organisation: where the tables know them only as one, or the article means
    /// the other once against many, the kind that prevails is given to all.
    pub(super) fn agree(&mut self) {
        let reading = self.reading;
        let mut counts: Table<Tally> = Table::with_capacity(self.found.len() + 1);
        for name in &self.found {
            counts.entry(run_hash(reading.stretch(name.start, name.end))).add(name.kind);
        }
        for name in &mut self.found {
            let words = reading.stretch(name.start, name.end);
            let country =
                words.iter().all(|word| word.known & known::COUNTRY != 0 && word.known & known::ANY_ORG == 0)
                    && match words {
                        [only] => only.place == 4,
                        [first, .., last] => first.place == 1 && last.place == 3,
                        [] => false,
                    };
            if country && name.kind == EntityKind::Organisation {
                name.kind = EntityKind::Place;
            }
            // Letters that the tables know as a body's and as nothing else.
            let body = |only: &Word| {
                only.upper
                    && only.place == 4
                    && only.known & (known::BODY | known::NGO) != 0
                    && only.known & known::ANY_PLACE == 0
            };
            let body = matches!(words, [only] if body(only));
            if body && name.kind == EntityKind::Place {
                name.kind = EntityKind::Organisation;
            }
        }
        for name in &mut self.found {
            if !KINDS.contains(&name.kind) {
                continue;
            }
            let votes = counts.get(run_hash(reading.stretch(name.start, name.end))).unwrap_or_default();
            let (best, most) = votes.best();
            if best != name.kind && most >= 3 && votes.count(name.kind) * 4 <= most {
                name.kind = best;
            }
        }
    }

    /// `NAIROBI, August 21 (Xinhua) -`: the capitals that open a dispatch are the town that it was sent from.
    pub(super) fn datelines(&mut self) {
        let reading = self.reading;
        for (n, sentence) in reading.sentences.iter().enumerate() {
            let words = reading.stretch(sentence.start, sentence.end.min(sentence.start + 16));
            let town = words
                .iter()
                .take_while(|word| word.upper && word.kind == TokenKind::Word && word.span.len() > 2)
                .count();
            // A dateline on a line of its own is all capitals: `HAVANA (AP) --`.
            let alone = words.len() <= town + 4
                && words.get(town).is_some_and(|word| word.span.of(reading.text) == "(")
                && words.get(town + 2).is_some_and(|word| word.span.of(reading.text) == ")");
            if !(1..=3).contains(&town) || sentence.style != Style::Mixed && !alone {
                continue;
            }
            let Some((opening, rest)) = words.split_at_checked(town) else { continue };
            let known = reading.word(sentence.start).known;
            let mark = |word: &Word| word.span.of(reading.text);
            let sent = |word: &Word| matches!(mark(word), "-" | "--" | "–" | "—" | "_" | "(");
            let fits = match rest.first().map(mark) {
                Some("(") => rest.get(1).is_some_and(|word| word.upper || word.known & known::MEDIA != 0),
                Some(",") => {
                    rest.get(1).is_some_and(|word| {
                        word.classes & class::MONTH != 0
                            || word.kind == TokenKind::Number
                            || word.known & known::ANY_PLACE != 0
                    }) && rest.iter().any(sent)
                }
                Some("-" | "--" | "–" | "—" | "_") => {
                    rest.get(1).is_some_and(|word| word.spaced && !word.upper)
                }
                _ => false,
            };
            let common = opening.iter().all(|word| self.model.is_common(word.hash));
            if !fits || common || known & known::ANY_ORG != 0 && known & known::ANY_PLACE == 0 {
                continue;
            }
            let (start, end) = (sentence.start, sentence.start + town);
            self.found.retain(|name| name.end <= start || end <= name.start);
            self.found.push(Found::full(start, end, EntityKind::Place, n));
        }
    }

    /// The short form of a company: `Harlan` after `Harlan Foods Corp` is the company where the article names no person
    /// Harlan, and a surname is a person where it names one and no organisation that begins with it.
    pub(super) fn short_forms(&mut self) {
        let reading = self.reading;
        // For a word: it begins the name of a company or body, it ends the name of a person.
        let mut of: Table<Tally> = Table::with_capacity(self.found.len() + 1);
        for name in &self.found {
            let words = reading.stretch(name.start, name.end);
            let titled = name.start > 0 && reading.word(name.start - 1).classes & class::TITLE != 0;
            match name.kind {
                EntityKind::Organisation => {
                    if let [first, .., last] = words
                        && last.classes & class::ORG_HEAD != 0
                    {
                        of.entry(first.hash).add(EntityKind::Organisation);
                    }
                }
                EntityKind::Person if words.len() > 1 || titled => {
                    for end in words.last().into_iter().chain(words.first()) {
                        of.entry(end.hash).add(EntityKind::Person);
                    }
                }
                _ => {}
            }
        }
        for name in &mut self.found {
            let word = reading.word(name.start);
            if name.end != name.start + 1
                || name.kind != EntityKind::Person && name.kind != EntityKind::Organisation
            {
                continue;
            }
            let Tally { organisation: company, person, .. } = of.get(word.hash).unwrap_or_default();
            if company > 0 && person == 0 && word.known & known::ANY_PLACE == 0 {
                name.kind = EntityKind::Organisation;
            } else if person > 0 && company == 0 && word.known & known::ANY_ORG == 0 && !word.upper {
                name.kind = EntityKind::Person;
            }
        }
    }

    /// `Farmers Union of Malta (FUM)`: letters that the article introduces for an organisation name it wherever they
    /// stand.
    pub(super) fn introduced(&mut self) {
        let reading = self.reading;
        let mut letters: Table<u8> = Table::with_capacity(16);
        let mut any = false;
        for long in &self.found {
            let (open, at) = (long.end, long.end + 1);
            let closed = self.written(open) == "(" && self.written(at + 1) == ")";
            if long.kind != EntityKind::Organisation || !closed || !reading.word(at).upper {
                continue;
            }
            let name = reading.span(long.start, long.end).of(reading.text);
            if is_acronym(self.written(at)) && fits(self.written(at), name) {
                *letters.entry(reading.word(at).hash) = 1;
                any = true;
            }
        }
        if !any {
            return;
        }
        let given = |at: usize| reading.word(at).upper && letters.get(reading.word(at).hash).is_some();
        for name in &mut self.found {
            if name.end == name.start + 1 && given(name.start) {
                name.kind = EntityKind::Organisation;
                name.form = Form::Full;
            }
        }
        let covered = self.covered();
        let mut sentence = 0;
        for (at, covered) in covered.iter().enumerate() {
            while reading.sentences.get(sentence).is_some_and(|s| s.end <= at) {
                sentence += 1;
            }
            if covered.is_none() && given(at) {
                self.found.push(Found::full(at, at + 1, EntityKind::Organisation, sentence));
            }
        }
    }

    /// Words that the article names at least twice where the tagger was sure are named where it was not: `as Lima
    /// seeks`, after `visit Lima` and `to Lima`. Only alone, and only in running text.
    pub(super) fn again(&mut self) {
        let reading = self.reading;
        let mut named: Table<Tally> = Table::with_capacity(self.found.len() + 1);
        for name in self.found.iter().filter(|name| name.form == Form::Full) {
            named.entry(run_hash(reading.stretch(name.start, name.end))).add(name.kind);
        }
        let covered = self.covered();
        let free = |at: usize| covered.get(at).is_some_and(Option::is_none);
        let mut add = Vec::new();
        for (n, sentence) in reading.sentences.iter().enumerate() {
            if sentence.style != Style::Mixed {
                continue;
            }
            for at in sentence.start..sentence.end {
                let word = reading.word(at);
                let capital = |at: usize| reading.words.get(at).is_some_and(|word| word.capital);
                let before = at > sentence.start && (capital(at - 1) || !word.spaced);
                let after = at + 1 < sentence.end
                    && (capital(at + 1)
                        || !reading.word(at + 1).spaced && reading.word(at + 1).kind != TokenKind::Mark);
                if !word.capital || !free(at) || before || after || self.model.is_common(word.hash) {
                    continue;
                }
                let votes = named.get(run_hash(std::slice::from_ref(word))).unwrap_or_default();
                let (kind, most) = votes.best();
                if most >= 2 && most == votes.total() {
                    add.push(Found::full(at, at + 1, kind, n));
                }
            }
        }
        self.found.extend(add);
    }

    /// In headlines and heads of tables, keeps what the tables or the running text support.
    pub(super) fn headings(&mut self, document: &Document) {
        let mut supported: Table<u8> = Table::with_capacity(self.found.len() + 1);
        for name in &self.found {
            let sentence = self.reading.sentence_of(name.sentence);
            if sentence.style == Style::Mixed {
                // 1 in a table alone, 2 in running text.
                let told = supported.entry(run_hash(self.reading.stretch(name.start, name.end)));
                *told = (*told).max(if sentence.block == 3 { 1 } else { 2 });
                for word in self.reading.stretch(name.start, name.end) {
                    *supported.entry(hash::mix(word.hash, 7)) = 1;
                }
            }
        }
        let (reading, model) = (self.reading, self.model);
        let whole = |name: &Found| {
            let words = reading.stretch(name.start, name.end);
            words.iter().all(|word| word.place != 0)
        };
        self.found.retain(|name| {
            let sentence = reading.sentence_of(name.sentence);
            let words = reading.stretch(name.start, name.end);
            if sentence.block != 1 && sentence.block != 3 {
                return true;
            }
            // `Military Aid` in a cell: words that are all common in lower case name nobody by themselves.
            let common = words.iter().all(|word| model.is_common(word.hash));
            let told = supported.get(run_hash(words)).unwrap_or_default();
            if sentence.block == 3 && name.kind == EntityKind::Organisation && common && told < 2 && !whole(name) {
                return false;
            }
            if whole(name) || told > 0 {
                return true;
            }
            // A headline is often the only place of a full name: its parts must be known to name somebody.
            let named = words.iter().filter(|word| word.classes & class::GIVEN != 0).count() > 0
                || words.iter().any(|word| supported.get(hash::mix(word.hash, 7)).is_some());
            let person = name.kind == EntityKind::Person && words.len() > 1 && named;
            let header = document.block_at(reading.span(name.start, name.end).start).is_some_and(|block| {
                matches!(&block.kind, BlockKind::Table(rows)
                    if rows.iter().any(|row| row.header && row.cells.iter().any(|cell| cell.contains(reading.span(name.start, name.end)))))
            });
            !header && (person || sentence.style == Style::Mixed && sentence.block == 3 && name.kind != EntityKind::Organisation
                || words.iter().any(|word| word.classes & class::ORG_HEAD != 0) && words.len() > 1 && sentence.block == 0
                || document.blocks.len() == 1)
        });
    }

    /// Names in lower case, of places that the article also writes with a capital and that are no common words.
    pub(super) fn lower(&mut self) {
        let reading = self.reading;
        let mut places: Table<u8> = Table::with_capacity(32);
        let mut any = false;
        for name in &self.found {
            let word = reading.word(name.start);
            if name.kind == EntityKind::Place
                && name.form == Form::Full
                && name.end == name.start + 1
                && word.known & known::ANY_PLACE != 0
                && !self.model.is_common(word.hash)
            {
                *places.entry(word.hash) = 1;
                any = true;
            }
        }
        if !any {
            return;
        }
        let covered = self.covered();
        let mut sentence = 0;
        for (at, word) in reading.words.iter().enumerate() {
            while reading.sentences.get(sentence).is_some_and(|s| s.end <= at) {
                sentence += 1;
            }
            if word.kind == TokenKind::Word
                && !word.capital
                && covered.get(at).is_some_and(Option::is_none)
                && places.get(word.hash).is_some()
            {
                self.found.push(Found::full(at, at + 1, EntityKind::Place, sentence));
            }
        }
    }
}
