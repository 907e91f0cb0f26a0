//! Whom a pronoun takes up, where the sentences before it leave no doubt.

use super::account::{Account, Kinship};
use super::common::quoted;
use crate::annotate::EntityId;
use crate::explore::compare::unit::Unit;
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// How many sentences back somebody may have been named.
const BACK: usize = 4;

/// The person whom "he" or "she" stands for: the only one whom the nearest sentence before names that names anybody.
pub(super) fn person(account: &Account<'_>, kinship: &Kinship<'_>, words: Span) -> Option<EntityId> {
    taken_up(account, kinship, words, kinship.lexicon.tables.grammar.person_pronouns)
}

/// Whom "him" and "her" stand for as that which a deed is done to, by the places of the deeds; in a quote nothing is certain.
pub(super) fn undergoers(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<(usize, EntityId)> {
    let gendered = kinship.lexicon.tables.grammar.gendered.concat();
    let deeds = account.deeds.iter().enumerate();
    let open = deeds.filter_map(|(n, deed)| {
        let object = deed.object.as_ref().filter(|thing| thing.entity.is_none() && thing.head.is_empty())?;
        let person = taken_up(account, kinship, object.at, &gendered)?;
        (!quoted(account, object.at)).then_some((n, person))
    });
    open.collect()
}

fn taken_up(
    account: &Account<'_>,
    kinship: &Kinship<'_>,
    words: Span,
    pronouns: &[&str],
) -> Option<EntityId> {
    if !pronouns.contains(&fold(words.of(account.text())).as_str()) {
        return None;
    }
    let at = account.units.partition_point(|unit| unit.span.end <= words.start);
    let here = account.units.get(at)?;
    let pronoun = fold(words.of(account.text()));
    let named = |span: Span| -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        let mentions = account
            .mentions_in(span)
            .filter(|mention| !of_the_other_sex(account, kinship, &pronoun, mention.span));
        for id in mentions.filter_map(|mention| kinship.person(Some(mention.entity))) {
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

/// Whether a name stands behind "Mr." or "Mrs.", and the pronoun for the other sex.
fn of_the_other_sex(account: &Account<'_>, kinship: &Kinship<'_>, pronoun: &str, name: Span) -> bool {
    let grammar = &kinship.lexicon.tables.grammar;
    let start = account.sentence(name).start;
    let before = Span { start, end: name.start.max(start) }.of(account.text());
    let own = name.of(account.text()).split(' ').next();
    let words = [before.split_whitespace().next_back(), own];
    let word = |list: &[&str]| {
        words.into_iter().flatten().any(|word| list.contains(&fold(word.trim_end_matches('.')).as_str()))
    };
    let [women, men] = grammar.gendered;
    let [of_women, of_men] = grammar.addresses;
    women.contains(&pronoun) && word(of_men) || men.contains(&pronoun) && word(of_women)
}
