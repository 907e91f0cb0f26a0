//! What is compared: the sentences, headings, list items and table rows of an article, as weighted words and facts.
//!
//! Both articles share one [`Vocabulary`], so that words compare as numbers. This room must not know how units
//! are scored or matched.

mod agree;
mod boilerplate;
mod vocabulary;

pub(super) use agree::{
    compatible, dates_agree, hours_clash, one_date, one_time, quantities_agree, rounding,
};
use vocabulary::Form;
pub(super) use vocabulary::{Entry, Vocabulary, Word};

use super::Side;
use super::tables::Commonness;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{BlockKind, Document, Span, TokenKind};

/// A stretch of words that names a thing which other words may name too.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) kind: FactKind,
    /// Its words, as a range of [`Unit::words`].
    pub(super) first: u16,
    pub(super) after: u16,
}

/// What a fact is; the numbers are indices into the side's annotations, but an entity is its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FactKind {
    Entity(u32),
    Date(u32),
    Quantity(u32),
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Sentence,
    Heading,
    Row,
    /// A header row of a table.
    Header,
}

/// A sentence, heading, list item or table row.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) kind: UnitKind,
    pub(super) words: Vec<Word>,
    pub(super) facts: Vec<Fact>,
    /// Hashes of its character trigrams, ascending, as often as they occur.
    pub(super) grams: Vec<u16>,
    /// Where it stands in the article, from 0 to 1.
    pub(super) position: f32,
}

impl Unit {
    /// The words inside `span` as a unit of their own; `None` where there are none.
    pub(super) fn part(&self, span: Span, text: &str) -> Option<Unit> {
        let first = self.words.partition_point(|word| word.span.start < span.start);
        let after = self.words.partition_point(|word| word.span.end <= span.end);
        let words = self.words.get(first..after).filter(|words| !words.is_empty())?.to_vec();
        let facts = self
            .facts
            .iter()
            .filter(|fact| first <= usize::from(fact.first) && usize::from(fact.after) <= after)
            .map(|fact| Fact {
                kind: fact.kind,
                first: fact.first - first as u16,
                after: fact.after - first as u16,
            })
            .collect();
        let mut part =
            Unit { span, kind: self.kind, words, facts, grams: Vec::new(), position: self.position };
        part.grams = grams(span.of(text));
        Some(part)
    }

    /// The words for which `keep` says so, as a unit of their own, which may have none; a fact stays where all its words do.
    /// Its trigrams are left to [`Unit::spell`].
    pub(super) fn only(&self, keep: &[bool]) -> Unit {
        let kept = |at: usize| keep.get(at).copied().unwrap_or(false);
        let before = |at: u16| (0..usize::from(at)).filter(|&at| kept(at)).count() as u16;
        let facts = self.facts.iter().filter(|fact| (fact.first..fact.after).all(|at| kept(usize::from(at))));
        let facts =
            facts.map(|fact| Fact { kind: fact.kind, first: before(fact.first), after: before(fact.after) });
        let facts = facts.collect();
        let words = self.words.iter().enumerate().filter(|(at, _)| kept(*at));
        let words = words.map(|(_, word)| *word).collect();
        Unit { span: self.span, kind: self.kind, words, facts, grams: Vec::new(), position: self.position }
    }

    /// Takes the trigrams from the words that are left.
    pub(super) fn spell(&mut self, text: &str) {
        let written: Vec<&str> = self.words.iter().map(|word| word.span.of(text)).collect();
        self.grams = grams(&written.join(" "));
    }

    /// It and another as one.
    pub(super) fn joined(&self, other: &Unit) -> Unit {
        let (first, second) = if self.span <= other.span { (self, other) } else { (other, self) };
        let mut words = first.words.clone();
        let shift = words.len() as u16;
        words.extend_from_slice(&second.words);
        let mut facts = first.facts.clone();
        facts.extend(second.facts.iter().cloned().map(|mut fact| {
            fact.first = fact.first.saturating_add(shift);
            fact.after = fact.after.saturating_add(shift);
            fact
        }));
        let mut grams = first.grams.clone();
        grams.extend_from_slice(&second.grams);
        grams.sort_unstable();
        Unit {
            span: first.span.join(second.span),
            kind: first.kind,
            words,
            facts,
            grams,
            position: first.position,
        }
    }
}

/// The units of one side without what belongs to no story, adding its stems to `vocabulary`. Weights are set later, by [`weigh`].
pub(super) fn units(side: Side<'_>, vocabulary: &mut Vocabulary) -> Vec<Unit> {
    let document = side.document;
    let length = document.text.len().max(1) as f32;
    let mut found = Vec::new();
    let reading = &vocabulary.lexicon.tables.reading;
    let described = boilerplate::description(document, reading);
    for (span, kind) in stretches(document) {
        if span.start >= described || boilerplate::is_boilerplate(document, span, reading) {
            continue;
        }
        let words = words(&document.text, span, kind, vocabulary);
        if words.is_empty() {
            continue;
        }
        let facts = facts(side, span, &words);
        let position = span.start as f32 / length;
        found.push(Unit { span, kind, words, facts, grams: grams(span.of(&document.text)), position });
    }
    found
}

/// Sentences; a row of a table is one stretch, however many sentences its cells hold.
fn stretches(document: &Document) -> Vec<(Span, UnitKind)> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if let BlockKind::Table(rows) = &block.kind {
            for row in rows {
                let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
                let Some(&first) = cells.next() else { continue };
                let span = cells.fold(first, |span, &cell| span.join(cell));
                found.push((span, if row.header { UnitKind::Header } else { UnitKind::Row }));
            }
            continue;
        }
        let kind = match block.kind {
            BlockKind::Title | BlockKind::Heading(_) => UnitKind::Heading,
            _ => UnitKind::Sentence,
        };
        let first = document.sentences.partition_point(|sentence| sentence.end <= block.span.start);
        let after = document.sentences.partition_point(|sentence| sentence.start < block.span.end);
        match document.sentences.get(first..after) {
            // "G.O.P." ends no sentence of a headline, and two short ones are one headline
            Some([head, .., tail]) if kind == UnitKind::Heading => found.push((head.join(*tail), kind)),
            Some(sentences) if !sentences.is_empty() => {
                found.extend(sentences.iter().map(|&sentence| (sentence, kind)));
            }
            _ => found.push((block.span, kind)),
        }
    }
    found
}

fn words(text: &str, span: Span, kind: UnitKind, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let lexicon = vocabulary.lexicon;
    let mut words = Vec::new();
    for token in tokens(text, span) {
        if matches!(token.kind, TokenKind::Mark | TokenKind::Break) || words.len() >= usize::from(u16::MAX) {
            continue;
        }
        let written = token.span.of(text);
        let mut folded = fold(written);
        let spelt = lexicon.tables.words.spellings;
        if let Some((_, one)) = spelt.iter().find(|(form, _)| *form == written || *form == folded) {
            (*one).clone_into(&mut folded);
        } else if token.kind == TokenKind::Word && folded.contains('.') {
            folded.retain(|c| c != '.');
        }
        if lexicon.tables.words.endings.contains(&folded.as_str()) || folded.is_empty() {
            continue;
        }
        let form = vocabulary.word(&folded);
        let Some(&Form { id, common, .. }) = vocabulary.forms.get(form as usize) else { continue };
        let number = token.kind == TokenKind::Number
            || written.starts_with(|c: char| c.is_ascii_digit())
            || lexicon.is_number_word(&folded);
        words.push(Word {
            id,
            form,
            span: token.span,
            weight: match common {
                Commonness::Stop => 0.25,
                Commonness::Common => 0.75,
                Commonness::Plain => 1.0,
            },
            rarity: 0.0,
            stop: common == Commonness::Stop,
            number,
            capital: kind == UnitKind::Sentence
                && !words.is_empty()
                && written.starts_with(char::is_uppercase),
            negation: lexicon.is_negation(&folded),
        });
    }
    words
}

#[expect(clippy::indexing_slicing, reason = "`inside` gives places in the list that it is given")]
fn facts(side: Side<'_>, span: Span, words: &[Word]) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut add = |kind, stretch: Span| {
        let first = words.partition_point(|word| word.span.end <= stretch.start);
        let after = words.partition_point(|word| word.span.start < stretch.end);
        if first < after {
            found.push(Fact { kind, first: first as u16, after: after as u16 });
        }
    };
    let annotations = side.annotations;
    for mention in inside(&annotations.mentions, span, |mention| mention.span) {
        if annotations.mentions[mention].form == crate::annotate::Form::Credit {
            continue;
        }
        add(FactKind::Entity(annotations.mentions[mention].entity.0), annotations.mentions[mention].span);
    }
    for date in inside(&annotations.dates, span, |date| date.span) {
        add(FactKind::Date(date as u32), annotations.dates[date].span);
    }
    for quantity in inside(&annotations.quantities, span, |quantity| quantity.span) {
        add(FactKind::Quantity(quantity as u32), annotations.quantities[quantity].span);
    }
    found
}

/// The indices of those of `list` that lie inside `span`; the list is sorted by span and without overlaps.
pub(super) fn inside<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> std::ops::Range<usize> {
    let first = list.partition_point(|item| of(item).start < span.start);
    let after = list.partition_point(|item| of(item).start < span.end);
    first..after.max(first)
}

/// Character trigrams of the folded text, white space and marks as one gap, hashed to 16 bits.
fn grams(text: &str) -> Vec<u16> {
    let mut grams = Vec::with_capacity(text.len());
    let (mut one, mut two) = (0u32, u32::from(b' '));
    for c in fold(text).chars() {
        let c = if c.is_alphanumeric() { c } else { ' ' };
        let three = u32::from(c);
        if two == u32::from(b' ') && c == ' ' {
            continue;
        }
        if one != 0 {
            grams.push(hash(one, two, three));
        }
        (one, two) = (two, three);
    }
    if one != 0 && two != u32::from(b' ') {
        grams.push(hash(one, two, u32::from(b' ')));
    }
    grams.sort_unstable();
    grams
}

fn hash(one: u32, two: u32, three: u32) -> u16 {
    let mixed =
        one.wrapping_mul(0x9E37_79B1) ^ two.wrapping_mul(0x85EB_CA77) ^ three.wrapping_mul(0xC2B2_AE3D);
    (mixed.wrapping_mul(0x27D4_EB2F) >> 16) as u16
}

/// In two articles of fewer units than these a word is held to be as rare as in so many.
const LEAST_UNITS: u32 = 24;

/// What a word of a name tells, beside any other word as rare: who is spoken of is less than what is said of them.
const OF_NAME: f32 = 0.7;

/// Lowers the weight of words that many units of the two articles use: what all of them say tells none apart.
pub(super) fn weigh(sides: [&mut Vec<Unit>; 2], vocabulary: &mut Vocabulary) {
    let mut seen = vec![u32::MAX; vocabulary.len()];
    let mut count = 0;
    for unit in sides.iter().flat_map(|units| units.iter()) {
        for word in &unit.words {
            let (Some(seen), Some(entry)) =
                (seen.get_mut(word.id as usize), vocabulary.entries.get_mut(word.id as usize))
            else {
                continue;
            };
            if *seen != count {
                *seen = count;
                entry.units += 1;
            }
        }
        count += 1;
    }
    for unit in sides.into_iter().flatten() {
        let names = unit.facts.iter().filter(|fact| matches!(fact.kind, FactKind::Entity(_)));
        let mut named = vec![false; unit.words.len()];
        for name in names {
            let covered = named.get_mut(usize::from(name.first)..usize::from(name.after));
            covered.unwrap_or_default().fill(true);
        }
        for (word, named) in unit.words.iter_mut().zip(named).filter(|(word, _)| !word.stop) {
            let units = vocabulary.entry(word.id).map_or(1, |entry| entry.units) as f32;
            // a common word tells less than it is rare here
            let common = word.weight * word.weight;
            word.rarity = common * logarithm(count.max(LEAST_UNITS) as f32 / units.max(1.0));
            if named {
                word.rarity *= OF_NAME;
            }
            // in two units (one of each article) it keeps its weight, in fifty it has about two fifths of it
            let surplus = (units - 2.0).max(0.0);
            word.weight /= (1.0 + surplus / 8.0).sqrt();
        }
    }
}

/// To the base of two, straight between its powers, so that it is the same everywhere.
fn logarithm(x: f32) -> f32 {
    let (mut whole, mut rest) = (0.0, x.max(1.0));
    while rest >= 2.0 {
        rest /= 2.0;
        whole += 1.0;
    }
    whole + rest - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_meets_its_powers() {
        for (x, value) in [(0.5, 0.0), (1.0, 0.0), (3.0, 1.5), (8.0, 3.0), (96.0, 6.5)] {
            assert!((logarithm(x) - value).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn trigrams_do_not_see_marks() {
        assert_eq!(grams("Mali, Niger"), grams("mali niger"));
        assert_ne!(grams("Mali Niger"), grams("Niger Mali"));
    }
}
