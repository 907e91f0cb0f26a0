//! Names of people that the tagger cut short, ran together or took for something else.
//!
//! Where it was wrong of a kind, the words around tell: `Jr.` between two names, a particle with an apostrophe, a surname
//! in capitals before the given name, a town behind `Mr`. Names that are other words as well have a file of their own.

use super::{Finder, Found};
use crate::annotate::name::hash::Table;
use crate::annotate::name::lexicon::{class, known};
use crate::annotate::name::reading::{Style, Word};
use crate::annotate::name::{EntityKind, Form};
use crate::annotate::wordlist::has;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// All of it, in the order in which one leads to the next.
    pub(super) fn people(&mut self) {
        self.generations();
        self.particles();
        self.inverted();
        self.addressed();
        self.given_words();
        self.surname_words();
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        word.kind == TokenKind::Word && word.capital
    }

    /// `Robert Ray Jr. Patrick Moore`: a name ends behind `Jr.`, and none begins with it. `Ada Mora's Lucasport`: nor does
    /// one go on behind the possessive.
    fn generations(&mut self) {
        let reading = self.reading;
        let mut more = Vec::new();
        for name in &mut self.found {
            if name.kind != EntityKind::Person {
                continue;
            }
            let generation = |at: usize| {
                has(&reading.rules.generation, reading.written(at).trim_end_matches('.'))
                    && reading.word(at).capital
            };
            let owner = |at: usize| {
                let ending = reading.written(at);
                reading.word(at).kind == TokenKind::Word
                    && ending.starts_with(['\'', '’'])
                    && ending.len() < 5
            };
            while name.start + 1 < name.end
                && (generation(name.start) || reading.word(name.start).kind == TokenKind::Mark)
            {
                name.start += 1;
            }
            if let Some(at) = (name.start + 1..name.end).find(|&at| owner(at) && !reading.word(at).spaced) {
                name.end = at;
            }
            let Some(at) = (name.start + 1..name.end).find(|&at| generation(at)) else { continue };
            let stop = usize::from(reading.written(at + 1) == "." && !reading.word(at + 1).spaced);
            let (end, mut next) = (at + 1 + stop, at + 1 + stop);
            if end >= name.end {
                continue;
            }
            let last = reading.word(name.end - 1);
            if last.classes & class::PLACE_HEAD != 0 && last.classes & class::GIVEN == 0 {
                name.kind = EntityKind::Place;
                continue;
            }
            while next < name.end && !reading.word(next).capital {
                next += 1;
            }
            let whole = next + 1 < name.end
                || next < name.end && reading.word(next).classes & (class::GIVEN | class::SURNAME) != 0;
            if whole {
                more.push(Found { start: next, ..*name });
            }
            name.end = end;
        }
        self.found.extend(more);
        self.sort();
    }

    /// `Jan van ’t Hoff`, `Van ’t Hoff`: a particle with an apostrophe belongs to the surname behind it, and what stands
    /// before it to both.
    fn particles(&mut self) {
        let reading = self.reading;
        let mut covered = self.covered();
        // `the al Shabab group`.
        for name in &mut self.found {
            let sentence = reading.sentence_of(name.sentence);
            let hyphen = name.start > sentence.start + 1
                && reading.written(name.start - 1) == "-"
                && !reading.word(name.start).spaced
                && !reading.word(name.start - 1).spaced;
            let Some(at) = name.start.checked_sub(if hyphen { 2 } else { 1 }) else { continue };
            if at >= sentence.start
                && name.form == Form::Full
                && has(&reading.rules.name_article, reading.written(at))
                && covered.get(at).is_some_and(Option::is_none)
                && reading.word(name.start).place == 0
            {
                name.start = at;
            }
        }
        for n in 0..self.found.len() {
            let Some(name) = self.found.get(n).copied().filter(|name| name.kind == EntityKind::Person) else {
                continue;
            };
            let sentence = reading.sentence_of(name.sentence);
            let apostrophe = |at: usize| matches!(reading.written(at), "'" | "’");
            if name.start < sentence.start + 3
                || !apostrophe(name.start - 2)
                || reading.word(name.start - 1).spaced
                || reading.word(name.start - 1).capital
                || reading.word(name.start - 1).span.len() > 2
                || !reading.word(name.start - 2).spaced
            {
                continue;
            }
            let mut start = name.start - 2;
            while start > sentence.start && reading.word(start - 1).classes & class::PARTICLE != 0 {
                start -= 1;
            }
            while start > sentence.start
                && self.capital(start - 1)
                && (reading.word(start - 1).classes & class::GIVEN != 0
                    || covered
                        .get(start - 1)
                        .copied()
                        .flatten()
                        .and_then(|n| self.found.get(n))
                        .is_some_and(|name| name.kind == EntityKind::Person))
            {
                start -= 1;
            }
            for slot in covered.iter_mut().take(name.start).skip(start) {
                *slot = Some(n);
            }
            if let Some(name) = self.found.get_mut(n) {
                name.start = start;
            }
        }
        self.sort();
    }

    /// `ABARA, John K.`: a surname in capitals, a comma and given names.
    fn inverted(&mut self) {
        let reading = self.reading;
        let mut add: Vec<Found> = Vec::new();
        for (n, sentence) in reading.sentences.iter().enumerate() {
            if sentence.style == Style::Caps {
                continue;
            }
            let mut at = sentence.start;
            while at < sentence.end {
                let from = at;
                at += 1;
                let surname = |word: &Word| {
                    word.kind == TokenKind::Word
                        && word.upper
                        && word.span.len() > 1
                        && !word.span.of(reading.text).contains('.')
                };
                if !surname(reading.word(from)) || reading.word(from).place != 0 {
                    continue;
                }
                let mut comma = from + 1;
                while comma < sentence.end && comma < from + 5 {
                    let hyphen = reading.written(comma) == "-" && !reading.word(comma + 1).spaced;
                    if surname(reading.word(comma)) || hyphen {
                        comma += 1;
                    } else {
                        break;
                    }
                }
                if reading.written(comma) != "," || reading.word(comma).spaced {
                    continue;
                }
                let mut end = comma + 1;
                while end < sentence.end && end < comma + 4 && self.is_given_part(end) {
                    end += 1;
                }
                // A given name of two parts: `Jean-Pierre`.
                if end + 1 < sentence.end && reading.written(end) == "-" && self.capital(end + 1) {
                    end += 2;
                }
                let first = reading.word(comma + 1);
                let goes_on = end < sentence.end
                    && matches!(reading.word(end).kind, TokenKind::Word | TokenKind::Mixed)
                    && !has(&reading.rules.and, reading.written(end));
                let alone = from == sentence.start && end == sentence.end;
                let mark = |at: usize| matches!(reading.written(at), ";" | ":" | "." | "(" | ")");
                let parted = (from == sentence.start || mark(from - 1)) && (end == sentence.end || mark(end));
                let named = first.classes & class::GIVEN != 0 || first.known == 0 && (alone || parted);
                if end == comma + 1 || goes_on || !named {
                    continue;
                }
                add.push(Found::full(from, end, EntityKind::Person, n));
                at = end;
            }
        }
        self.put(add);
    }

    /// Whether a given name or an initial stands there.
    fn is_given_part(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        let initial = word.span.of(self.reading.text).trim_end_matches('.').chars().count() == 1;
        self.capital(at) && (!word.upper || initial)
    }

    /// Puts names in the place of what overlaps them.
    pub(super) fn put(&mut self, add: Vec<Found>) {
        if add.is_empty() {
            return;
        }
        let mut new = vec![false; self.reading.words.len()];
        for name in &add {
            if let Some(words) = new.get_mut(name.start..name.end) {
                words.fill(true);
            }
        }
        let over = |name: &Found| new.get(name.start..name.end).is_some_and(|words| words.contains(&true));
        self.found.retain(|name| !over(name));
        self.found.extend(add);
        self.sort();
    }

    /// `Mr Bristol`: one word behind a form of address is a person, and so it is where the article goes on to use it
    /// alone, but for `in Bristol`. `Lady Justice` before a name is no body.
    fn addressed(&mut self) {
        let reading = self.reading;
        let address = |at: usize| {
            let word = reading.word(at);
            word.capital
                && !word.upper
                && has(&reading.rules.address, reading.written(at).trim_end_matches('.'))
        };
        let starts: Vec<usize> =
            self.found.iter().filter(|name| name.kind == EntityKind::Person).map(|name| name.start).collect();
        let covered = self.covered();
        let mut add = Vec::new();
        let mut people: Table<u8> = Table::with_capacity(8);
        for (n, sentence) in reading.sentences.iter().enumerate() {
            for at in sentence.start + 1..sentence.end {
                let alone = at + 1 >= sentence.end || !self.capital(at + 1) || !reading.word(at + 1).spaced;
                if !alone || !self.capital(at) || reading.word(at).upper && sentence.style != Style::Caps {
                    continue;
                }
                let hyphened = reading.written(at + 1) == "-" && !reading.word(at + 1).spaced;
                if !address(at - 1)
                    || hyphened
                    || reading.word(at).classes & class::TITLE != 0
                    || self.counts(at + 1)
                {
                    continue;
                }
                let own = covered.get(at).copied().flatten().and_then(|n| self.found.get(n));
                if own.is_some_and(|name| name.end - name.start > 1) {
                    continue;
                }
                *people.entry(reading.word(at).hash) = 1;
                self.sure.push(at);
                add.push(Found::full(at, at + 1, EntityKind::Person, n));
            }
        }
        self.put(add);
        for name in &mut self.found {
            let before = name.start.checked_sub(1).map_or("", |at| reading.written(at));
            let preposition = name.start > 0 && reading.word(name.start - 1).classes & class::PLACE_PREP != 0;
            if name.end == name.start + 1
                && matches!(name.kind, EntityKind::Place | EntityKind::Organisation)
                && name.form == Form::Full
                && people.get(reading.word(name.start).hash).is_some()
                && (!preposition || has(&reading.rules.whom, before))
            {
                name.kind = EntityKind::Person;
            }
        }
        self.found.retain(|name| {
            let words = reading.stretch(name.start, name.end);
            let titles = words.iter().all(|word| {
                word.classes & (class::TITLE | class::ROLE) != 0 && word.known & known::ANY_ORG == 0
            });
            !(titles && name.kind != EntityKind::Person && starts.binary_search(&name.end).is_ok())
        });
    }

    /// Whether a number stands there, which makes a date of the month before it.
    pub(super) fn counts(&self, at: usize) -> bool {
        matches!(self.reading.word(at).kind, TokenKind::Number | TokenKind::Mixed)
    }
}
