//! Finders of points: a file for each kind of question that two accounts may both answer.
//!
//! An [`Account`] is an article with its deeds: clauses whose predicate, doer and object are known by what they stand for.
//! Deeds of both that have one predicate, nobody else's and to nobody else, are one deed as far as what stands around them
//! says so ([`AlignedPair::evidence`]); so are numbers, wherever they stand. What is said of persons, of offices and in
//! quotation marks is looked for between the articles as wholes. A wrong difference is worse than a missed one: what one
//! account says beside it, in agreement with the other, speaks against showing it.

mod account;
mod agent;
mod aligned;
mod ask;
mod common;
mod day;
mod deed;
mod dispute;
mod event;
mod fate;
#[cfg(test)]
mod faults;
mod figure;
mod hearer;
mod home;
mod hour;
mod index;
mod later;
mod matter;
mod misprint;
mod number;
mod office;
mod order;
mod period;
mod person;
mod place;
mod pronoun;
mod quote;
mod rank;
mod same;
mod sequel;
#[cfg(test)]
mod slots;
pub(super) mod soon;
mod stand;
mod tally;
#[cfg(test)]
mod tests;
mod thing;
mod toll;
mod topic;
mod turn;
mod voice;
mod wording;

use account::{Account, Kinship};
use aligned::{Articles, Pairs};
pub(super) use ask::{Asked, Prepared};
pub(super) use figure::counted_phrase;
pub(super) use quote::counterparts;
pub(super) use stand::stand;

use super::align::Alignment;
use super::pair::Sides;
use super::unit::Unit;
use super::{Point, PointKind, Side, Verdict};
use crate::annotate::Entity;
use crate::text::Span;
use crate::text::fold::fold;

/// The points of two aligned articles: where they differ first, in each verdict those that most speaks for.
pub(super) fn points(a: Side<'_>, b: Side<'_>, entities: &[&Entity], alignment: &Alignment) -> Vec<Point> {
    let vocabulary = &alignment.vocabulary;
    let lexicon = vocabulary.lexicon;
    let articles =
        Articles::new(Sides { a, b, vocabulary }, entities, [&alignment.a, &alignment.b], &alignment.links);
    let kinship = Kinship::new(entities, lexicon, &[a, b]);
    let account = |side, units| {
        let mut account = Account::new(side, units, lexicon);
        for (at, person) in pronoun::undergoers(&account, &kinship) {
            account.takes_up(at, person);
        }
        account
    };
    let (of_a, of_b) = (account(a, &alignment.a), account(b, &alignment.b));
    let mut pairs = Pairs::new(&articles);
    let mut found = Vec::new();
    let (figures_a, figures_b) = (figure::figures(&of_a, vocabulary), figure::figures(&of_b, vocabulary));
    let figures = (&figures_a[..], &figures_b[..]);
    number::find((&of_a, &of_b), &kinship, figures, &mut pairs, &mut found);
    toll::find((&of_a, &of_b), &kinship, &articles, figures, &mut found);
    tally::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    misprint::find((&of_a, &of_b), lexicon, figures, &mut pairs, &mut found);
    deed::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    let links: Vec<(u32, u32)> = alignment.links.iter().map(|link| (link.a, link.b)).collect();
    day::days((&of_a, &of_b), &kinship, &links, &mut pairs, &mut found);
    found.extend(quote::between(a, b, entities));
    later::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    place::mistaken((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    hour::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    sequel::find((&of_a, &of_b), &kinship, vocabulary, &mut pairs, &mut found);
    agent::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    hearer::find((&of_a, &of_b), &kinship, &mut found);
    dispute::find((&of_a, &of_b), &kinship, &mut pairs, &mut found);
    // of what is told of persons, two stories say nothing to each other
    if articles.meet() {
        person::find((&of_a, &of_b), &kinship, &mut found);
        office::between((&of_a, &of_b), &kinship, &mut found);
        office::former((&of_a, &of_b), &kinship, &mut found);
        rank::find((&of_a, &of_b), &kinship, &mut found);
        home::find((&of_a, &of_b), &kinship, &mut found);
    }
    if articles.meet() || articles.tell_one_event() {
        turn::find((&of_a, &of_b), &kinship, &mut found);
    }
    found.retain(|point| {
        let (of_a, of_b) = ((a, point.a.words), (b, point.b.words));
        soon::holds(point.verdict, (&point.about, point.kind), of_a, of_b)
    });
    finish(found, &a.document.text, &b.document.text)
}

/// The contradictions inside one article, surest first.
pub(super) fn within(side: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    let mut found = order::within(side);
    let (units, vocabulary, links) = super::align::within(side);
    let articles = Articles::new(
        Sides { a: side, b: side, vocabulary: &vocabulary },
        entities,
        [&units, &units],
        &links,
    );
    let account = Account::new(side, &units, vocabulary.lexicon);
    let kinship = Kinship::new(entities, vocabulary.lexicon, &[side]);
    let mut pairs = Pairs::new(&articles);
    let mut numbers = Vec::new();
    let units = links.iter().map(|link| (link.a, link.b));
    number::within(&account, &kinship, &vocabulary, units, &mut pairs, &mut numbers);
    // one author corrects or contrasts more often than not: only the plainest stay
    let plain = |point: &Point| point.verdict == Verdict::Contradiction && point.worth >= 0.4;
    found.extend(numbers.into_iter().filter(plain));
    finish(found, &side.document.text, &side.document.text)
}

/// Drops what says the same as a surer one, and sorts.
fn finish(mut found: Vec<Point>, text_a: &str, text_b: &str) -> Vec<Point> {
    // words that a quote has, and has not in the other account, are a matter of its wording
    let quoted: Vec<(Span, Span)> = found
        .iter()
        .filter(|point| point.kind == PointKind::Quote)
        .map(|point| (point.a.span, point.b.span))
        .collect();
    found.retain(|point| {
        point.kind != PointKind::Polarity
            || !quoted.iter().any(|(a, b)| a.overlaps(point.a.words) && b.overlaps(point.b.words))
    });
    found.sort_by(|x, y| {
        x.verdict
            .cmp(&y.verdict)
            .then(y.worth.total_cmp(&x.worth))
            .then(x.a.cmp(&y.a))
            .then(x.b.cmp(&y.b))
            .then(x.kind.cmp(&y.kind))
    });
    let mut kept: Vec<Point> = Vec::new();
    for point in found {
        let words = |of: &Point| (fold(of.a.words.of(text_a)), fold(of.b.words.of(text_b)));
        let twin = kept.iter().any(|other| {
            // an answer stands against that answer of the other side which is nearest to it
            let (one, two) = (other.a.words.overlaps(point.a.words), other.b.words.overlaps(point.b.words));
            other.kind == point.kind && (one || two || words(other) == words(&point))
                // the same, by another name
                || one && two
        });
        if !twin {
            kept.push(point);
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

/// The sentence that a stretch begins in, joined with the stretch.
fn sentence(side: Side<'_>, span: Span) -> Span {
    let n = side.document.sentence_at(span.start);
    n.and_then(|n| side.document.sentences.get(n).copied()).map_or(span, |sentence| sentence.join(span))
}
