//! What is compared: the sentences, headings, list items and table rows of an article, as weighted words and facts.
//!
//! Both articles share one [`Vocabulary`], so that words compare as numbers. This room must not know how units
//! are scored or matched.

use std::collections::HashMap;

use super::Side;
use super::lexicon::{Lexicon, Traits};
use super::tables::Commonness;
use crate::annotate::{DateMention, Quantity, TimexType};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{BlockKind, Document, Span, TokenKind};

/// A stem as both articles use it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) stem: String,
    /// Its first four bytes, to tell quickly that two stems have nothing in common.
    pub(super) head: u32,
    /// Groups of near synonyms.
    pub(super) groups: &'static [u16],
    /// Lines of the table of opposites, and on which side of each it stands.
    pub(super) opposites: &'static [(u16, bool)],
    /// In how many units of both articles it stands.
    pub(super) units: u32,
}

/// The stems of both articles.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// What is known of their words.
    pub(super) lexicon: &'static Lexicon,
    entries: Vec<Entry>,
    forms: Vec<Form>,
    by_stem: HashMap<String, u32>,
    /// Index into `forms`.
    by_word: HashMap<String, u32>,
}

/// A word as it is written, folded.
#[derive(Debug)]
struct Form {
    folded: String,
    /// Its stem.
    id: u32,
    common: Commonness,
    traits: Traits,
}

impl Vocabulary {
    pub(super) fn new(lexicon: &'static Lexicon) -> Vocabulary {
        let (entries, forms) = (Vec::new(), Vec::new());
        Vocabulary { lexicon, entries, forms, by_stem: HashMap::new(), by_word: HashMap::new() }
    }

    pub(super) fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(id as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The folded form of a word.
    pub(super) fn folded(&self, word: Word) -> &str {
        self.forms.get(word.form as usize).map_or("", |form| form.folded.as_str())
    }

    /// What the grammar of contradictions knows of a word.
    pub(super) fn traits(&self, word: Word) -> Traits {
        self.forms.get(word.form as usize).map_or(Traits::default(), |form| form.traits)
    }

    /// The index of a folded word's form.
    fn word(&mut self, folded: &str) -> u32 {
        if let Some(&known) = self.by_word.get(folded) {
            return known;
        }
        let stem = if folded.starts_with(|c: char| c.is_ascii_digit()) {
            folded.chars().filter(|&c| c != ',').collect()
        } else {
            stem(folded)
        };
        let id = if let Some(&id) = self.by_stem.get(&stem) {
            id
        } else {
            let id = self.entries.len() as u32;
            let mut head = [0; 4];
            for (to, from) in head.iter_mut().zip(stem.bytes()) {
                *to = from;
            }
            let entry = Entry {
                head: u32::from_be_bytes(head),
                groups: self.lexicon.groups(&stem),
                opposites: self.lexicon.opposites(&stem),
                units: 0,
                stem: stem.clone(),
            };
            self.entries.push(entry);
            self.by_stem.insert(stem, id);
            id
        };
        let form = self.forms.len() as u32;
        self.forms.push(Form {
            folded: folded.to_owned(),
            id,
            common: self.lexicon.commonness(folded),
            traits: self.lexicon.traits(folded),
        });
        self.by_word.insert(folded.to_owned(), form);
        form
    }
}

/// A word of a unit.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts of a word")]
pub(super) struct Word {
    /// Its stem in the vocabulary.
    pub(super) id: u32,
    /// Its folded form there.
    pub(super) form: u32,
    pub(super) span: Span,
    /// What it says, between 0 and 1.
    pub(super) weight: f32,
    pub(super) stop: bool,
    /// A number in figures or words.
    pub(super) number: bool,
    /// Written with a capital inside the sentence.
    pub(super) capital: bool,
    pub(super) negation: bool,
}

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
}

/// The units of one side, adding its stems to `vocabulary`. Weights are set later, by [`weigh`].
pub(super) fn units(side: Side<'_>, vocabulary: &mut Vocabulary) -> Vec<Unit> {
    let document = side.document;
    let length = document.text.len().max(1) as f32;
    let mut found = Vec::new();
    for (span, kind) in stretches(document) {
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
        for word in unit.words.iter_mut().filter(|word| !word.stop) {
            let units = vocabulary.entry(word.id).map_or(1, |entry| entry.units) as f32;
            // in two units (one of each article) it keeps its weight, in fifty it has about two fifths of it
            let surplus = (units - 2.0).max(0.0);
            word.weight /= (1.0 + surplus / 8.0).sqrt();
        }
    }
}

/// Whether two dates can be the same point or stretch of time, from their values as read.
pub(super) fn dates_agree(a: &DateMention, b: &DateMention) -> bool {
    if a.value == b.value {
        return true;
    }
    let calendar = |date: &DateMention| matches!(date.kind, TimexType::Date | TimexType::Time);
    calendar(a) && calendar(b) && values_agree(&a.value, &b.value)
}

/// `2025-05` and `2025-05-08` agree, `XXXX-05-08` and `2025-05-08` too.
fn values_agree(a: &str, b: &str) -> bool {
    let mut parts = 0;
    for (x, y) in a.split(['-', 'T']).zip(b.split(['-', 'T'])) {
        let open = |part: &str| part.bytes().all(|byte| byte == b'X');
        if x != y && !open(x) && !open(y) {
            return false;
        }
        parts += usize::from(x == y);
    }
    parts > 0
}

/// Whether two quantities of one unit can be the same number.
pub(super) fn quantities_agree(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && {
        let ((low_a, high_a), (low_b, high_b)) = (range(a), range(b));
        low_a <= high_b && low_b <= high_a
    }
}

/// The numbers that the words of a quantity leave possible.
pub(super) fn range(quantity: &Quantity) -> (f64, f64) {
    use crate::annotate::Bound;
    let value = quantity.value;
    let top = quantity.upper.unwrap_or(value);
    // a round number is read as rounded: "2 million" may be 2.04 million
    let slack = rounding(value) / 2.0;
    match quantity.bound {
        Bound::Exact => (value - slack, top + slack),
        Bound::About => (value * 0.9 - slack, top * 1.1 + slack),
        Bound::AtLeast | Bound::Over => (value - slack, f64::INFINITY),
        Bound::AtMost => (0.0, top + slack),
        Bound::Under => (value * 0.8, top + slack),
    }
}

/// The step to which a number is given: 100000 for 2.3 million, a tenth for 0.8, 0 for whole numbers below a thousand.
pub(super) fn rounding(value: f64) -> f64 {
    if value.fract() != 0.0 {
        let mut step = 0.1;
        for places in 1..4 {
            let scaled = value / step;
            if (scaled - scaled.round()).abs() < 1e-6 {
                return step;
            }
            step = [0.1, 0.01, 0.001, 0.0001][places];
        }
        return 0.0;
    }
    if value < 1000.0 {
        return 0.0;
    }
    // in whole numbers: the remainder of floats is slow, and news counts nothing beyond them
    let whole = value.min(1e15) as u64;
    let mut step = 1_u64;
    while whole.is_multiple_of(step * 10) && step * 10 <= whole / 10 {
        step *= 10;
    }
    let step = step as f64;
    if step <= 1.0 { 0.0 } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_meet_at_their_precision() {
        for (a, b, agree) in [
            ("2025-05", "2025-05-08", true),
            ("XXXX-05-08", "2025-05-08", true),
            ("2025-05-08", "2025-05-09", false),
            ("2024", "2025-05", false),
            ("2025-W14", "2025-05", false),
        ] {
            assert_eq!(values_agree(a, b), agree, "{a} {b}");
            assert_eq!(values_agree(b, a), agree, "{b} {a}");
        }
    }

    #[test]
    fn numbers_are_as_round_as_they_look() {
        for (value, step) in
            [(2e6, 1e5), (2.3e6, 1e5), (1984.0, 0.0), (80.0, 0.0), (2.34e6, 1e4), (1500.0, 100.0)]
        {
            assert_eq!(rounding(value).to_bits(), f64::to_bits(step), "{value}");
        }
    }

    #[test]
    fn trigrams_do_not_see_marks() {
        assert_eq!(grams("Mali, Niger"), grams("mali niger"));
        assert_ne!(grams("Mali Niger"), grams("Niger Mali"));
    }
}
