//! From labels to names: trimmed to the convention of news annotation, with what the tables are sure of.
//!
//! A name stands without title (`President`, `Mr`), without a leading article and without possessive. Adjectives
//! and demonyms of places, peoples, religions and movements, and events with a name come from the tables and
//! from the heads of names, since no open training text marks them alike. In headlines, where every word is
//! capitalised, only names that the tables or the running text support are kept. This module must not know
//! which names are one entity.

use super::lexicon::{class, known};
use super::model::Model;
use super::reading::{Reading, Run, Sentence, Style};
use super::{EntityKind, Form, tag};
use crate::text::{Document, Span, TokenKind};

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

pub(super) const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

/// The names of an article, in order, without overlaps. `taken` are stretches that are no names: dates.
pub(crate) fn find(reading: &Reading<'_>, document: &Document, model: &Model, taken: &[Span]) -> Vec<Found> {
    let labels = tag::tag(reading, model);
    let mut finder = Finder { reading, model, found: Vec::new() };
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
    finder.agree();
    finder.short_forms();
    finder.introduced();
    finder.again();
    finder.sort();
    finder.headings(document);
    finder.lower();
    finder.sort();
    let mut found = finder.found;
    let mut next = 0;
    found.retain(|name| {
        let span = reading.span(name.start, name.end);
        while taken.get(next).is_some_and(|date| date.end <= span.start) {
            next += 1;
        }
        !taken.get(next).is_some_and(|date| date.overlaps(span))
    });
    found
}

pub(super) struct Finder<'a, 'd> {
    pub(super) reading: &'a Reading<'d>,
    pub(super) model: &'a Model,
    pub(super) found: Vec<Found>,
}

impl Finder<'_, '_> {
    pub(super) fn written(&self, at: usize) -> &str {
        self.reading.words.get(at).map_or("", |word| word.span.of(self.reading.text))
    }

    fn push(&mut self, mut start: usize, mut end: usize, kind: EntityKind, form: Form, sentence: usize) {
        let words = &self.reading.words;
        // Outer small words and marks, a leading article, a closing possessive.
        while start < end
            && !words[start].is_seed()
            && words[start].kind != TokenKind::Mixed
            && words[start].place == 0
            && !(words[start].classes & class::PARTICLE != 0 && kind == EntityKind::Person)
        {
            start += 1;
        }
        while start + 1 < end && words[start].span.of(self.reading.text).eq_ignore_ascii_case("the") {
            start += 1;
        }
        while start < end {
            let word = &words[end - 1];
            let written = word.span.of(self.reading.text);
            let suffix = written == "."
                && end > start + 1
                && matches!(
                    words[end - 2].span.of(self.reading.text),
                    "Jr" | "Sr" | "Inc" | "Corp" | "Ltd" | "Co" | "Bros"
                )
                && !word.spaced;
            let tail =
                word.kind == TokenKind::Mark && written != "!" && !suffix || written.starts_with(['\'', '’']);
            let compound = end > start + 2
                && !word.spaced
                && words[end - 2].kind == TokenKind::Mark
                && !words[end - 2].spaced
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
                && words[start].classes & class::TITLE != 0
                && words[start].classes & class::GIVEN == 0
                && (words[start + 1..end].iter().any(|word| word.capital))
            {
                start += 1;
            }
            while start < end && words[start].kind == TokenKind::Mark {
                start += 1;
            }
            // What is left is an office alone.
            if end == start + 1
                && words[start].classes & (class::TITLE | class::ROLE) != 0
                && words[start].classes & (class::GIVEN | class::SURNAME) == 0
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
        let word = &self.reading.words[start];
        end == start + 1
            && start == self.reading.sentences[sentence].start
            && self.written(start).ends_with("ly")
            && word.known == 0
            && word.classes & (class::GIVEN | class::SURNAME | class::PLACE_WORD | class::ORG_WORD) == 0
            && self.reading.usage(word.hash).inside == 0
    }

    fn spans(&mut self, run: Run, labels: &[u8]) {
        let mut at = 0;
        while at < labels.len() {
            let label = labels[at];
            let from = at;
            at += 1;
            if label.is_multiple_of(2) {
                continue;
            }
            while labels.get(at) == Some(&(label + 1)) {
                at += 1;
            }
            let kind = KINDS[usize::from(label / 2).min(2)];
            let (start, end) = (run.start + from, run.start + at);
            self.push(start, self.cut(start, end), kind, Form::Full, run.sentence);
        }
    }

    /// `Harbour Watch on Air`: where the tables know the words before a preposition, the name ends there.
    fn cut(&self, start: usize, end: usize) -> usize {
        let words = &self.reading.words;
        let Some(last) = (start..end).take_while(|&n| words[n].place != 0).last() else { return end };
        let preposition = words.get(last + 1).is_some_and(|word| {
            last + 2 < end
                && word.classes & class::PLACE_PREP != 0
                && word.classes & class::PARTICLE == 0
                && !word.capital
        });
        if preposition && matches!(words[last].place, 3 | 4) { last + 1 } else { end }
    }

    /// `Chile-South Korea ties`: a hyphen between two names of the tables divides them.
    fn split_pairs(&mut self) {
        let mut more = Vec::new();
        for name in &mut self.found {
            let words = &self.reading.words;
            let Some(mark) = (name.start + 1..name.end.saturating_sub(1)).find(|&n| {
                words[n].kind == TokenKind::Mark
                    && matches!(words[n].span.of(self.reading.text), "-" | "–" | "/")
            }) else {
                continue;
            };
            let covers = |from: usize, to: usize| {
                words[from].place == 4 && from + 1 == to
                    || words[from].place == 1
                        && words[to - 1].place == 3
                        && words[from..to].iter().all(|w| w.place != 0)
            };
            if covers(name.start, mark) && covers(mark + 1, name.end) {
                let kind = |at: usize| kind_of(words[at].known).unwrap_or(name.kind);
                more.push(Found { start: mark + 1, kind: kind(mark + 1), ..*name });
                name.kind = kind(name.start);
                name.end = mark;
            }
        }
        self.found.extend(more);
    }

    /// `Russian Defense` before `Minister Andrei Belousov` is no organisation but an office: what remains is the
    /// name of the tables that it begins with, if any.
    fn offices(&mut self) {
        let reading = self.reading;
        let words = &reading.words;
        self.found.retain_mut(|name| {
            let next = words.get(name.end);
            let office = next.is_some_and(|word| {
                word.capital
                    && word.classes & (class::TITLE | class::ROLE) != 0
                    && word.classes & class::GIVEN == 0
            });
            if !office || name.kind == EntityKind::Person {
                return true;
            }
            let mut end = name.end;
            while end > name.start && is_portfolio(words[end - 1].span.of(reading.text)) {
                end -= 1;
            }
            if end == name.end {
                return true;
            }
            name.end = end;
            name.kind = words.get(name.start).and_then(|word| kind_of(word.known)).unwrap_or(name.kind);
            end > name.start
        });
    }

    /// `CFA franc` is money.
    fn currencies(&mut self) {
        const MONEY: [&str; 10] = [
            "franc",
            "francs",
            "dollar",
            "dollars",
            "pound",
            "pounds",
            "shilling",
            "shillings",
            "rupee",
            "rupees",
        ];
        let reading = self.reading;
        self.found.retain(|name| {
            let next = reading.words.get(name.end).map_or("", |word| word.span.of(reading.text));
            name.kind == EntityKind::Place || !MONEY.contains(&next)
        });
    }

    /// What the tables are sure of: adjectives and groups, and countries and bodies that were passed over.
    fn known(&mut self) {
        let mut covered = self.covered();
        let mut at = 0;
        let mut sentence = 0;
        let words = &self.reading.words;
        let mut add = Vec::new();
        let mut drop = Vec::new();
        while at < words.len() {
            let from = at;
            at += 1;
            if !matches!(words[from].place, 1 | 4) {
                continue;
            }
            while at < words.len() && matches!(words[at].place, 2 | 3) && words[from].place == 1 {
                at += 1;
                if words[at - 1].place == 3 {
                    break;
                }
            }
            while self.reading.sentences.get(sentence).is_some_and(|s| s.end <= from) {
                sentence += 1;
            }
            let Some(place) = self.reading.sentences.get(sentence).copied() else { break };
            let bits = words[from].known;
            let Some((kind, form)) = self.sure(bits, from, at, place) else { continue };
            let owner = covered.get(from).copied().flatten();
            // `sub-Saharan Africa`, of which the tagger read `Africa`.
            if bits & known::ANY_PLACE != 0
                && owner.is_none()
                && let Some(inner) = covered[at - 1]
                && let Some(name) = self.found.get_mut(inner)
                && name.kind == EntityKind::Place
                && name.end == at
                && (from..name.start).all(|n| covered[n].is_none())
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
        covered.clear();
    }

    /// Which name covers each word.
    pub(super) fn covered(&self) -> Vec<Option<usize>> {
        let mut covered = vec![None; self.reading.words.len()];
        for (n, name) in self.found.iter().enumerate() {
            for slot in covered.iter_mut().take(name.end).skip(name.start) {
                *slot = Some(n);
            }
        }
        covered
    }

    /// What the words `from..to`, a name of the tables, are where the tagger says nothing.
    fn sure(&self, bits: u32, from: usize, to: usize, sentence: Sentence) -> Option<(EntityKind, Form)> {
        let words = &self.reading.words;
        let several = to > from + 1;
        let first = from == sentence.start;
        if bits & known::EVENT != 0 {
            return Some((EntityKind::Event, Form::Full));
        }
        // `the West`, but not `West Street`.
        let next_capital = words.get(to).is_some_and(|w| w.capital && to < sentence.end && w.spaced);
        if bits & known::COUNTRY != 0 && !(first && self.model.is_common(words[from].hash) && !several) {
            let common = self.model.is_common(words[from].hash) && !several;
            let named = words[from].classes & (class::GIVEN | class::SURNAME) != 0 && !several;
            let the = from > sentence.start && self.written(from - 1).eq_ignore_ascii_case("the");
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
        let happened = words.get(to).is_some_and(|w| {
            to < sentence.end && !w.capital && w.spaced && w.classes & class::EVENT_HEAD != 0
        });
        let plain = words[from].classes & (class::GIVEN | class::SURNAME) == 0;
        if bits & known::PLACE != 0 && happened && plain && !self.model.is_common(words[from].hash) {
            return Some((EntityKind::Place, Form::Full));
        }
        if bits & known::ADJECTIVE != 0 {
            return Some((EntityKind::Place, Form::Adjective));
        }
        if bits & known::GROUP != 0 && (!first || several || !self.model.is_common(words[from].hash)) {
            return Some((EntityKind::Group, Form::Full));
        }
        if bits & (known::BODY | known::MOVEMENT | known::NGO) != 0
            && (several || words[from].upper && !self.model.is_common(words[from].hash))
            && sentence.style != Style::Caps
        {
            return Some((EntityKind::Organisation, Form::Full));
        }
        // Several words that are an outlet, a company, a party or a school of the tables.
        let listed = known::MEDIA | known::COMPANY | known::PARTY | known::SCHOOL;
        if bits & listed != 0
            && several
            && sentence.style == Style::Mixed
            && !self.written(from).eq_ignore_ascii_case("the")
            && (from..to).any(|n| !self.model.is_common(words[n].hash))
        {
            return Some((EntityKind::Organisation, Form::Full));
        }
        None
    }

    /// `Russia-Africa Summit`: a stretch of capitalised words that ends in the head of an event's name.
    fn events(&mut self) {
        let words = &self.reading.words;
        let mut add: Vec<Found> = Vec::new();
        for run in &self.reading.runs {
            let sentence = self.reading.sentences[run.sentence];
            if sentence.style != Style::Mixed {
                continue;
            }
            for at in run.start + 1..run.end {
                if !words[at].capital || !is_event_head(self.written(at)) {
                    continue;
                }
                if words.get(at + 1).is_some_and(|w| at + 1 < run.end && w.capital) {
                    continue;
                }
                let mut start = at;
                while start > run.start {
                    let word = &words[start - 1];
                    let hyphen = word.kind == TokenKind::Mark && !word.spaced && !words[start].spaced;
                    if (word.capital && word.kind == TokenKind::Word
                        || hyphen
                        || word.kind == TokenKind::Mixed)
                        && !self.written(start - 1).eq_ignore_ascii_case("the")
                    {
                        start -= 1;
                    } else {
                        break;
                    }
                }
                while start < at
                    && (words[start].kind == TokenKind::Mark || words[start].classes & class::FUNCTION != 0)
                {
                    start += 1;
                }
                let listed = self.found.iter().any(|name| {
                    name.kind == EntityKind::Event && name.start <= start && at < name.end && name.start < at
                });
                if start < at && !listed {
                    add.push(Found {
                        start,
                        end: at + 1,
                        kind: EntityKind::Event,
                        form: Form::Full,
                        sentence: run.sentence,
                    });
                }
            }
        }
        self.found.retain(|name| !add.iter().any(|event| event.start < name.end && name.start < event.end));
        self.found.extend(add);
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

/// Words that say of what a minister is one.
fn is_portfolio(word: &str) -> bool {
    const PORTFOLIOS: [&str; 22] = [
        "defense",
        "defence",
        "foreign",
        "prime",
        "interior",
        "finance",
        "justice",
        "health",
        "education",
        "oil",
        "energy",
        "trade",
        "agriculture",
        "labour",
        "labor",
        "transport",
        "culture",
        "information",
        "home",
        "vice",
        "deputy",
        "affairs",
    ];
    PORTFOLIOS.iter().any(|portfolio| word.eq_ignore_ascii_case(portfolio))
}

fn kind_of(bits: u32) -> Option<EntityKind> {
    if bits & known::ANY_PLACE != 0 {
        Some(EntityKind::Place)
    } else if bits & known::ANY_ORG != 0 {
        Some(EntityKind::Organisation)
    } else {
        None
    }
}

/// Heads that make an event of the name before them, as distinct from bodies that meet (`Congress`).
fn is_event_head(word: &str) -> bool {
    const HEADS: [&str; 32] = [
        "summit",
        "war",
        "wars",
        "revolution",
        "uprising",
        "intifada",
        "massacre",
        "genocide",
        "olympics",
        "games",
        "cup",
        "championship",
        "championships",
        "grand prix",
        "marathon",
        "festival",
        "biennale",
        "carnival",
        "treaty",
        "accord",
        "accords",
        "pact",
        "referendum",
        "earthquake",
        "hurricane",
        "typhoon",
        "cyclone",
        "crusade",
        "rebellion",
        "offensive",
        "pandemic",
        "open",
    ];
    HEADS.iter().any(|head| word.eq_ignore_ascii_case(head))
}
