//! Contradictions: claims on one subject that cannot both hold.
//!
//! Two units that the alignment has matched are set side by side, as a [`AlignedPair`]. A finder for each kind names two
//! stretches of words that clash. Whether they are said of one thing is asked in one way for all kinds:
//! [`AlignedPair::evidence`] adds up what stands around both, and each kind says how much of it it needs. Quotes and the
//! holders of offices are looked for between the articles as wholes. A wrong contradiction is worse than a missed one:
//! a kind that counting words cannot tell (who denies what, what is only planned, what caused it) is none of these.

mod agent;
mod aligned;
mod date;
mod number;
mod office;
mod quote;
#[cfg(test)]
mod tests;

use aligned::{AlignedPair, Articles};

use super::align::Alignment;
use super::pair::{Scratch, Sides};
use super::unit::{Unit, Vocabulary};
use super::{Point, PointKind, Side};
use crate::annotate::Entity;
use crate::text::Span;
use crate::text::fold::fold;

/// The contradictions between two aligned articles, surest first.
pub(super) fn points(a: Side<'_>, b: Side<'_>, entities: &[&Entity], alignment: &Alignment) -> Vec<Point> {
    let mut found = Vec::new();
    let sides = Sides { a, b, vocabulary: &alignment.vocabulary };
    let articles = Articles::new(sides, entities, [&alignment.a, &alignment.b], &alignment.links);
    let mut scratch = Scratch::default();
    for link in alignment.links.iter().filter(|link| link.is_close()) {
        if let Some(pair) = AlignedPair::new(&articles, link, &mut scratch) {
            each(&pair, &mut found);
        }
    }
    found.extend(office::between(a, b, entities));
    found.extend(quote::between(a, b, entities));
    finish(found, &a.document.text, &b.document.text)
}

fn each(pair: &AlignedPair<'_>, found: &mut Vec<Point>) {
    if pair.one_subject() {
        number::find(pair, found);
        date::find(pair, found);
        agent::find(pair, found);
    }
}

/// The contradictions inside one article, surest first.
pub(super) fn within(side: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    let mut found = date::order(side);
    let (units, vocabulary, links) = super::align::within(side);
    let sides = Sides { a: side, b: side, vocabulary: &vocabulary };
    let articles = Articles::new(sides, entities, [&units, &units], &links);
    let mut scratch = Scratch::default();
    for link in &links {
        let mut here = Vec::new();
        if let Some(pair) = AlignedPair::new(&articles, link, &mut scratch) {
            each(&pair, &mut here);
        }
        // one author corrects or contrasts more often than not: only the plainest stay
        found.extend(here.into_iter().filter(|conflict| conflict.worth >= 0.6));
    }
    finish(found, &side.document.text, &side.document.text)
}

/// Drops what says the same as a surer one, and sorts.
fn finish(mut found: Vec<Point>, text_a: &str, text_b: &str) -> Vec<Point> {
    found.sort_by(|x, y| {
        y.worth.total_cmp(&x.worth).then(x.a.cmp(&y.a)).then(x.b.cmp(&y.b)).then(x.kind.cmp(&y.kind))
    });
    let mut kept: Vec<Point> = Vec::new();
    for conflict in found {
        let words = |of: &Point| (fold(of.a.words.of(text_a)), fold(of.b.words.of(text_b)));
        let twin = kept.iter().any(|other| {
            // a claim contradicts that claim of the other side which is nearest to it
            let shared = other.a.words.overlaps(conflict.a.words) || other.b.words.overlaps(conflict.b.words);
            other.kind == conflict.kind && (shared || words(other) == words(&conflict))
                // the same clash, by another name
                || other.a.words.overlaps(conflict.a.words) && other.b.words.overlaps(conflict.b.words)
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
