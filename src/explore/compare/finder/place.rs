//! Where one deed took place: two towns, of which neither can lie in the other.

use std::collections::BTreeMap;

use super::account::{Account, Deed, Kinship, Thing};
use super::aligned::Pairs;
use super::topic;
use crate::annotate::{EntityId, Form, Mention};
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
    let long = x.chars().count();
    let apart = x.chars().zip(y.chars()).filter(|(x, y)| x != y).count();
    let ends = |name: &str| (name.chars().next(), name.chars().next_back());
    long >= 6 && long == y.chars().count() && apart <= 2 && ends(x) == ends(y)
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
    // each name once, with every place where it stands
    let places = |account: &Account<'_>| -> BTreeMap<String, Vec<Span>> {
        let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        let mentions = account.side.annotations.mentions.iter();
        // "Italian" is no place, and no misprint of "Iranian"
        for mention in mentions.filter(|one| kinship.is_place(one.entity) && one.form != Form::Adjective) {
            places.entry(fold(mention.span.of(account.text()))).or_default().push(mention.span);
        }
        places
    };
    let unit = |account: &Account<'_>, span: Span| {
        account.units.partition_point(|unit| unit.span.end <= span.start) as u32
    };
    let (of_a, of_b) = (places(a), places(b));
    let mut misspelt: Vec<(Span, Span)> = Vec::new();
    for (x, spans_x) in &of_a {
        // where both know both they are two
        for (_, spans_y) in of_b
            .iter()
            .filter(|(y, _)| x != *y && nearly(x, y) && !(of_a.contains_key(*y) && of_b.contains_key(x)))
        {
            misspelt.extend(spans_x.iter().flat_map(|x| spans_y.iter().map(|y| (*x, *y))));
        }
    }
    misspelt.sort_unstable();
    let mut best: Option<Point> = None;
    for (x, y) in misspelt {
        let Some(pair) = pairs.get((unit(a, x), unit(b, y))) else { continue };
        let words = pair.ranges((x, y));
        let worth = pair.evidence(&words.0, &words.1);
        if worth < NEEDED || best.as_ref().is_some_and(|point| point.worth >= worth) {
            continue;
        }
        let answer = |account: &Account<'_>, words: Span| Answer::plain(account.sentence(words), words);
        best = Some(Point {
            about: About::Place { topic: topic::of(a, x, kinship.lexicon) },
            kind: PointKind::Place,
            verdict: Verdict::Contradiction,
            a: answer(a, x),
            b: answer(b, y),
            worth,
        });
    }
    found.extend(best);
}
