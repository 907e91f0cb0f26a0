//! Where one deed took place: two towns, of which neither can lie in the other.

use super::account::{Account, Deed, Kinship, Thing};
use super::aligned::Pairs;
use super::topic;
use crate::annotate::{EntityId, Mention};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// The words that name where a deed took place, by a preposition of its own, and the place.
pub(super) fn of(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Option<(EntityId, Span)> {
    let mentions = &account.side.annotations.mentions;
    if let Some(place) = deed.clause.place.filter(|&id| kinship.is_place(id)) {
        let mut own = mentions
            .iter()
            .filter(|mention| mention.entity == place && deed.clause.span.contains(mention.span));
        return own.next().map(|mention| (place, mention.span));
    }
    let grammar = &kinship.lexicon.tables.grammar;
    let mut places =
        deed.obliques.iter().filter(|(preposition, _)| grammar.places.contains(&preposition.as_str()));
    let place = |thing: &Thing| thing.entity.is_some_and(|id| kinship.is_place(id));
    let Some((_, thing)) = places.find(|(_, thing)| place(thing)) else {
        // behind a date: "on March 30 in Naples"
        let span = deed.clause.span;
        let stands = |mention: &&Mention| {
            let before = Span { start: span.start, end: mention.span.start }.of(account.text());
            let word = before.split_whitespace().next_back().unwrap_or_default();
            kinship.is_place(mention.entity) && grammar.places.contains(&fold(word).as_str())
        };
        return account.mentions_in(span).find(stands).map(|mention| (mention.entity, mention.span));
    };
    let own = mentions
        .iter()
        .find(|mention| thing.span.contains(mention.span) && Some(mention.entity) == thing.entity)?;
    Some((own.entity, own.span))
}

/// Whether two places are two towns: both are known for towns, or one is spelt nearly as the other.
pub(super) fn differ(x: &str, y: &str, kinship: &Kinship<'_>) -> bool {
    let (x, y) = (fold(x), fold(y));
    let towns = kinship.lexicon.tables.towns;
    let known = |name: &str| towns.split(';').any(|town| town.trim() == name);
    x != y && (known(&x) && known(&y) || nearly(&x, &y))
}

/// Whether two names have one length, one beginning and one end, and differ in two letters at most: one was taken for the
/// other.
fn nearly(x: &str, y: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    let apart = x.iter().zip(&y).filter(|(x, y)| x != y).count();
    x.len() == y.len() && x.len() >= 6 && apart <= 2 && x.first() == y.first() && x.last() == y.last()
}

/// Evidence that two places need of which one was taken for the other: what else is told of them is told in other words.
const NEEDED: f32 = 1.6;

/// Two places spelt nearly alike, where what stands around both is of one thing.
pub(super) fn mistaken(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let places = |account: &Account<'_>| -> Vec<(String, Span, u32)> {
        let mentions =
            account.side.annotations.mentions.iter().filter(|mention| kinship.is_place(mention.entity));
        let unit = |span: Span| account.units.partition_point(|unit| unit.span.end <= span.start) as u32;
        mentions
            .map(|mention| (fold(mention.span.of(account.text())), mention.span, unit(mention.span)))
            .collect()
    };
    let (of_a, of_b) = (places(a), places(b));
    let mut best: Option<Point> = None;
    for (x, span_x, unit_x) in &of_a {
        for (y, span_y, unit_y) in of_b.iter().filter(|(y, ..)| nearly(x, y) && x != y) {
            // where both know both they are two
            let known =
                |list: &[(String, Span, u32)], name: &str| list.iter().any(|(other, ..)| other == name);
            if known(&of_a, y) && known(&of_b, x) {
                continue;
            }
            let Some(pair) = pairs.get((*unit_x, *unit_y)) else { continue };
            let words = pair.ranges((*span_x, *span_y));
            let worth = pair.evidence(&words.0, &words.1);
            if worth < NEEDED || best.as_ref().is_some_and(|point| point.worth >= worth) {
                continue;
            }
            let answer = |account: &Account<'_>, words: Span| Answer::plain(account.sentence(words), words);
            best = Some(Point {
                about: About::Place { topic: topic::of(a, *span_x, kinship.lexicon) },
                kind: PointKind::Place,
                verdict: Verdict::Contradiction,
                a: answer(a, *span_x),
                b: answer(b, *span_y),
                worth,
            });
        }
    }
    found.extend(best);
}
