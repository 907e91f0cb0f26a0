//! Quotes side by side: what is put into somebody's mouth, in one row where several columns tell one saying, be it in other
//! words.
//!
//! What is only the matter of a verb ("rejected the plan", "knows what happened") is nobody's saying, and is left out.

use std::collections::BTreeMap;

use super::differ::differing;
use super::{Quote, Side};
use crate::annotate::{self, Entity, EntityId};
use crate::explore::compare::finder;
use crate::text::Span;
use crate::text::fold::fold;

/// The fewest words of reported speech.
const LEAST: usize = 3;

/// The quotes of all columns, those told by most of them first, then by place; reported speech behind what is in marks.
pub(super) fn quotes(
    sides: &[Side<'_>],
    entities: &[&Entity],
    name: &dyn Fn(EntityId) -> String,
) -> Vec<Quote> {
    let mut rows: Vec<Vec<(usize, &annotate::Quote)>> = Vec::new();
    for (column, side) in sides.iter().enumerate() {
        let quotes = &side.annotations.quotes;
        rows.extend(quotes.iter().filter(|quote| is_said(side, quote)).map(|quote| vec![(column, quote)]));
    }
    for (a, left) in sides.iter().enumerate() {
        for (b, right) in sides.iter().enumerate().skip(a + 1) {
            for (x, y) in finder::counterparts(*left, *right, entities) {
                join(&mut rows, |(column, quote)| {
                    (column, quote.span) == (a, x) || (column, quote.span) == (b, y)
                });
            }
        }
    }
    // the same words in marks are one saying, whoever is said to have said them
    let mut by_words: BTreeMap<String, Vec<(usize, Span)>> = BTreeMap::new();
    for (column, quote) in rows.iter().flatten().filter(|(_, quote)| quote.direct) {
        let text = sides.get(*column).map_or("", |side| side.document.text.as_str());
        let letters = fold(quote.span.of(text)).chars().filter(|c| c.is_alphanumeric()).collect();
        by_words.entry(letters).or_default().push((*column, quote.span));
    }
    for same in by_words.values().filter(|same| same.len() > 1) {
        join(&mut rows, |(column, quote)| same.contains(&(column, quote.span)));
    }
    let mut list: Vec<Quote> = rows.iter().map(|row| quote(sides, row, name)).collect();
    let first = |quote: &Quote| {
        let places = quote.places.iter().enumerate();
        places.filter_map(|(column, places)| Some((column, *places.first()?))).min()
    };
    let columns = |quote: &Quote| quote.places.iter().filter(|places| !places.is_empty()).count();
    list.sort_by_key(|quote| (std::cmp::Reverse(columns(quote)), !quote.direct, first(quote)));
    list
}

/// Makes one row of all in which something is met, at the place of the first of them.
fn join<'a>(
    rows: &mut Vec<Vec<(usize, &'a annotate::Quote)>>,
    meets: impl Fn((usize, &'a annotate::Quote)) -> bool,
) {
    let Some(first) = rows.iter().position(|row| row.iter().any(|one| meets(*one))) else { return };
    let mut n = first + 1;
    while let Some(row) = rows.get(n) {
        if !row.iter().any(|one| meets(*one)) {
            n += 1;
            continue;
        }
        let more = rows.remove(n);
        if let Some(row) = rows.get_mut(first) {
            row.extend(more);
        }
    }
}

fn quote(sides: &[Side<'_>], row: &[(usize, &annotate::Quote)], name: &dyn Fn(EntityId) -> String) -> Quote {
    let text = |column: usize| sides.get(column).map_or("", |side| side.document.text.as_str());
    let speaker = |column: usize, quote: &annotate::Quote| {
        let written = quote.speaker_span.map(|span| span.of(text(column)).to_owned());
        quote.speaker.map(name).filter(|name| !name.is_empty()).or(written)
    };
    let (mut speakers, mut places, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for column in 0..sides.len() {
        let here = || row.iter().filter(|(at, _)| *at == column).map(|(_, quote)| *quote);
        speakers.push(here().find_map(|quote| speaker(column, quote)).unwrap_or_default());
        places.push(here().map(|quote| quote.span).collect());
        let mut words = Vec::new();
        for quote in here() {
            let others = row.iter().filter(|(at, _)| *at != column);
            let own = others.filter_map(|(at, other)| {
                let pair = differing((text(column), quote.span), (text(*at), other.span));
                pair.map(|(own, _)| own)
            });
            let none_has =
                own.reduce(|some, more| some.into_iter().filter(|word| more.contains(word)).collect());
            words.extend(none_has.unwrap_or_default());
        }
        own.push(words);
    }
    Quote { direct: row.iter().any(|(_, quote)| quote.direct), speakers, places, own }
}

/// Whether words are given as somebody's saying: in quotation marks, or as a clause that hangs on a verb of saying and stands
/// beside no quotation that says it already.
fn is_said(side: &Side<'_>, quote: &annotate::Quote) -> bool {
    if quote.direct {
        return true;
    }
    let text = &side.document.text;
    let words = quote.span.of(text).split_whitespace().count();
    let quotes = &side.annotations.quotes;
    let in_marks: u32 = quotes
        .iter()
        .filter(|other| other.direct && other.span.overlaps(quote.span))
        .map(|other| other.span.end.min(quote.span.end) - other.span.start.max(quote.span.start))
        .sum();
    let within = quotes.iter().any(|other| other.direct && other.span.contains(quote.span));
    if words < LEAST || within || in_marks * 2 > quote.span.len() as u32 {
        return false;
    }
    let clauses = &side.annotations.clauses;
    // "The test found rust, the mayor said": the mayor's words are none of the test's
    let crossed = quotes.iter().any(|other| {
        let within = |verb: Option<Span>, span: Span| verb.is_some_and(|verb| span.contains(verb));
        let behind = quote.verb.is_some_and(|verb| verb.end <= quote.span.start);
        behind && within(other.verb, quote.span) && within(quote.verb, other.span)
    });
    // "according", and "according to"
    let verb = quote.verb.map(|verb| verb.start);
    let said = clauses.iter().filter(|clause| quote.span.contains(clause.predicate));
    !crossed && { said }.any(|clause| {
        let theirs = clause.speaker.as_ref().is_some_and(|speaker| Some(speaker.verb.start) == verb);
        // a line of a conversation has no verb
        theirs && (clause.subject.is_some() || clause.object.is_some()) || quote.verb.is_none()
    })
}
