//! Contradictions: claims on one subject that cannot both hold.
//!
//! Numbers, dates, places, denials and modalities are looked for between units that the alignment has set side by side;
//! office-holders and quotes between the articles as wholes. Each finder gives the very words of both claims. A
//! finding needs the words around it to answer each other, since a wrong contradiction is worse than a missed one.

mod date;
mod number;
mod office;
mod place;
mod polarity;
mod quote;
#[cfg(test)]
mod tests;

use super::align::{Alignment, Link};
use super::lexicon::{Commonness, commonness};
use super::pair::{Pairing, Scratch, Sides, pair};
use super::unit::{FactKind, Unit, Vocabulary};
use super::{Conflict, ConflictKind, MatchKind, Side};
use crate::annotate::Entity;
use crate::text::Span;
use crate::text::fold::fold;

/// What a finder sees of two units set side by side.
struct Scene<'a> {
    sides: Sides<'a>,
    entities: &'a [&'a Entity],
    a: &'a Unit,
    b: &'a Unit,
    pairing: &'a Pairing,
    /// For each word of B, the word of A that it answers.
    to_a: Vec<Option<u16>>,
    kind: MatchKind,
    margin: f32,
}

impl Scene<'_> {
    fn text_a(&self) -> &str {
        &self.sides.a.document.text
    }

    fn text_b(&self) -> &str {
        &self.sides.b.document.text
    }

    /// Whether both can speak of one thing: where both name somebody or something, one name must answer another. Two
    /// companies that report in the same words do not contradict each other.
    fn one_subject(&self) -> bool {
        let names = |unit: &Unit| unit.facts.iter().any(|fact| matches!(fact.kind, FactKind::Entity(_)));
        let answered = |unit: &Unit, of: &[f32]| {
            unit.facts.iter().filter(|fact| matches!(fact.kind, FactKind::Entity(_))).any(|fact| {
                (fact.first..fact.after).any(|at| of.get(usize::from(at)).is_some_and(|&how| how > 0.0))
            })
        };
        !names(self.a)
            || !names(self.b)
            || answered(self.a, &self.pairing.of_a)
            || answered(self.b, &self.pairing.of_b)
    }

    /// How much of what stands around words `a` of A stands around words `b` of B, from 0 to 1: the weight of content
    /// words within `reach` of one that answer a word near the other, over both sides.
    fn context(&self, a: std::ops::Range<usize>, b: std::ops::Range<usize>, reach: usize) -> f32 {
        let near = |words: usize, range: &std::ops::Range<usize>| {
            range.start.saturating_sub(reach)..(range.end + reach).min(words)
        };
        let (near_a, near_b) = (near(self.a.words.len(), &a), near(self.b.words.len(), &b));
        let half = |unit: &Unit,
                    near: &std::ops::Range<usize>,
                    own: &std::ops::Range<usize>,
                    to: &[Option<u16>],
                    other: &std::ops::Range<usize>| {
            let (mut total, mut found) = (0.0f32, 0.0f32);
            for at in near.clone() {
                let Some(word) = unit.words.get(at).filter(|word| !word.stop && !own.contains(&at)) else {
                    continue;
                };
                total += word.weight;
                let answered = to.get(at).copied().flatten().map(usize::from);
                let wide = other.start.saturating_sub(3)..other.end + 3;
                if answered.is_some_and(|to| wide.contains(&to)) {
                    found += word.weight;
                }
            }
            (total, found)
        };
        let (total_a, found_a) = half(self.a, &near_a, &a, &self.pairing.to_b, &near_b);
        let (total_b, found_b) = half(self.b, &near_b, &b, &self.to_a, &near_a);
        let total = total_a.min(total_b);
        if total <= 0.0 { 0.0 } else { (found_a.min(found_b) / total).min(1.0) }
    }

    /// The words of A around `a` that answer words of B, as the reader sees them: at most three.
    fn topic(&self, a: std::ops::Range<usize>) -> String {
        let mut near: Vec<(usize, usize)> = (0..self.a.words.len())
            .filter(|&at| {
                let word = &self.a.words[at];
                !a.contains(&at)
                    && !word.stop
                    && !word.number
                    && self.pairing.of_a.get(at).copied().unwrap_or(0.0) > 0.0
                    && commonness(&fold(word.span.of(self.text_a()))) == Commonness::Plain
            })
            .map(|at| (if at < a.start { a.start - at } else { (at + 1).saturating_sub(a.end) }, at))
            .collect();
        near.sort_unstable();
        near.truncate(3);
        near.sort_unstable_by_key(|&(_, at)| at);
        let words: Vec<&str> = near.iter().map(|&(_, at)| self.a.words[at].span.of(self.text_a())).collect();
        words.join(" ")
    }

    fn conflict(&self, kind: ConflictKind, about: String, words: (Span, Span), confidence: f32) -> Conflict {
        Conflict {
            about,
            kind,
            a: self.a.span,
            b: self.b.span,
            words_a: words.0,
            words_b: words.1,
            confidence: confidence.clamp(0.05, 0.99),
        }
    }
}

/// The contradictions between two aligned articles, surest first.
pub(super) fn conflicts(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[&Entity],
    alignment: &Alignment,
) -> Vec<Conflict> {
    let mut found = Vec::new();
    let sides = Sides { a, b, vocabulary: &alignment.vocabulary };
    let mut scratch = Scratch::default();
    for link in &alignment.links {
        let (Some(x), Some(y)) = (alignment.a.get(link.a as usize), alignment.b.get(link.b as usize)) else {
            continue;
        };
        between(sides, entities, (x, y), link, &mut scratch, &mut found);
    }
    // articles that hardly say a thing alike are of two stories: only what is plain counts as a contradiction there
    let same = alignment.links.iter().filter(|link| link.kind != MatchKind::Related).count();
    let shorter = alignment.a.len().min(alignment.b.len());
    if shorter >= 10 && same * 8 < shorter {
        found.retain(|conflict: &Conflict| conflict.confidence >= 0.7);
    }
    found.extend(office::between(a, b, entities));
    found.extend(quote::between(a, b, entities));
    finish(found, &a.document.text, &b.document.text)
}

fn between(
    sides: Sides<'_>,
    entities: &[&Entity],
    (a, b): (&Unit, &Unit),
    link: &Link,
    scratch: &mut Scratch,
    found: &mut Vec<Conflict>,
) {
    let pairing = pair(sides, a, b, scratch);
    let mut to_a = vec![None; b.words.len()];
    for (at, to) in pairing.to_b.iter().enumerate() {
        if let Some(slot) = to.and_then(|to| to_a.get_mut(usize::from(to))) {
            *slot = Some(at as u16);
        }
    }
    let scene =
        Scene { sides, entities, a, b, pairing: &pairing, to_a, kind: link.kind, margin: link.margin };
    if scene.one_subject() {
        number::find(&scene, found);
        date::find(&scene, found);
        place::find(&scene, found);
        polarity::find(&scene, found);
    }
    office::find(&scene, found);
}

/// The contradictions inside one article, surest first.
pub(super) fn within(side: Side<'_>, entities: &[&Entity]) -> Vec<Conflict> {
    let mut found = date::order(side);
    let (units, vocabulary, links) = super::align::within(side);
    let sides = Sides { a: side, b: side, vocabulary: &vocabulary };
    let mut scratch = Scratch::default();
    for link in &links {
        let (Some(x), Some(y)) = (units.get(link.a as usize), units.get(link.b as usize)) else { continue };
        let mut here = Vec::new();
        between(sides, entities, (x, y), link, &mut scratch, &mut here);
        // one author corrects or contrasts more often than not: only the plainest stay
        found.extend(here.into_iter().filter(|conflict| conflict.confidence >= 0.6));
    }
    finish(found, &side.document.text, &side.document.text)
}

/// Drops what says the same as a surer one, and sorts.
fn finish(mut found: Vec<Conflict>, text_a: &str, text_b: &str) -> Vec<Conflict> {
    found.sort_by(|x, y| {
        y.confidence
            .total_cmp(&x.confidence)
            .then(x.a.cmp(&y.a))
            .then(x.b.cmp(&y.b))
            .then(x.kind.cmp(&y.kind))
    });
    let mut kept: Vec<Conflict> = Vec::new();
    for conflict in found {
        let words = |of: &Conflict| (fold(of.words_a.of(text_a)), fold(of.words_b.of(text_b)));
        let twin = kept.iter().any(|other| {
            other.kind == conflict.kind
                && (words(other) == words(&conflict)
                    || (other.words_a.overlaps(conflict.words_a) && other.words_b.overlaps(conflict.words_b)))
        });
        if !twin {
            kept.push(conflict);
        }
    }
    kept
}

/// The words of a unit that `span` covers, as a range of indices.
fn words_in(unit: &Unit, span: Span) -> std::ops::Range<usize> {
    let first = unit.words.partition_point(|word| word.span.end <= span.start);
    let after = unit.words.partition_point(|word| word.span.start < span.end);
    first..after.max(first)
}

/// Whether two stems of the vocabulary are one or near synonyms.
fn akin(vocabulary: &Vocabulary, a: u32, b: u32) -> bool {
    a == b
        || matches!((vocabulary.entry(a), vocabulary.entry(b)),
            (Some(x), Some(y)) if x.groups.iter().any(|group| y.groups.contains(group)))
}
