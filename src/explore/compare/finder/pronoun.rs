//! Whom a pronoun takes up, where the sentences before it leave no doubt.

use super::account::{Account, Kinship};
use crate::annotate::EntityId;
use crate::explore::compare::unit::Unit;
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// How many sentences back somebody may have been named.
const BACK: usize = 4;

/// The person whom "he" or "she" stands for: the only one whom the nearest sentence before names that names anybody.
pub(super) fn person(account: &Account<'_>, kinship: &Kinship<'_>, words: Span) -> Option<EntityId> {
    let pronouns = kinship.lexicon.tables.grammar.person_pronouns;
    if !pronouns.contains(&fold(words.of(account.text())).as_str()) {
        return None;
    }
    let at = account.units.partition_point(|unit| unit.span.end <= words.start);
    let here = account.units.get(at)?;
    let named = |span: Span| -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        for id in account.mentions_in(span).filter_map(|mention| kinship.person(Some(mention.entity))) {
            if !found.iter().any(|&known| kinship.one(known, id)) {
                found.push(id);
            }
        }
        found
    };
    // a name before it in its own sentence may be meant as well
    let own = named(Span { start: here.span.start, end: words.start.max(here.span.start) });
    // "He would be the first since Ned Brock. He …": a sentence that begins with one goes on about the same person
    let goes_on = |unit: &&Unit| {
        let first = tokens(account.text(), unit.span).into_iter().next();
        first.is_some_and(|token| pronouns.contains(&fold(token.span.of(account.text())).as_str()))
    };
    let before = account.units.get(at.saturating_sub(BACK)..at).unwrap_or_default().iter().rev();
    let before = before.filter(|unit| !goes_on(unit));
    let people = if own.is_empty() {
        before.map(|unit| named(unit.span)).find(|people| !people.is_empty())?
    } else {
        own
    };
    let [one] = people[..] else { return None };
    Some(one)
}
