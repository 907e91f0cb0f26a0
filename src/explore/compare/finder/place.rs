//! Where one deed took place: two towns, of which neither can lie in the other.

use super::account::{Account, Deed, Kinship, Thing};
use crate::annotate::{EntityId, Mention};
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
    x != y && (known(&x) && known(&y) || mistaken(&x, &y))
}

/// Whether two names have one length, one beginning and one end, and differ in two letters at most: one was taken for the
/// other.
fn mistaken(x: &str, y: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    let apart = x.iter().zip(&y).filter(|(x, y)| x != y).count();
    x.len() == y.len() && x.len() >= 6 && apart <= 2 && x.first() == y.first() && x.last() == y.last()
}
