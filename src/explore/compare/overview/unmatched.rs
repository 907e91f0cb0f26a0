//! What of two aligned articles nothing answers: what only one claims, and what claims nothing.

use crate::explore::compare::Side;
use crate::explore::compare::align::{self, Alignment};
use crate::explore::compare::unit::{FactKind, Unit, UnitKind};
use crate::text::Span;
use crate::text::fold::fold;

/// Units that nothing answers.
#[derive(Debug, Default)]
pub(in crate::explore::compare) struct Unmatched {
    pub(in crate::explore::compare) only_a: Vec<Span>,
    pub(in crate::explore::compare) only_b: Vec<Span>,
    pub(in crate::explore::compare) aside_a: Vec<Span>,
    pub(in crate::explore::compare) aside_b: Vec<Span>,
}

pub(in crate::explore::compare) fn unmatched(a: Side<'_>, b: Side<'_>, alignment: &Alignment) -> Unmatched {
    let mut rest = Unmatched::default();
    let free = |units: &[Unit], taken: &dyn Fn(&align::Link) -> u32| {
        let mut free = vec![true; units.len()];
        for link in &alignment.links {
            if let Some(free) = free.get_mut(taken(link) as usize) {
                *free = false;
            }
        }
        free
    };
    let free_a = free(&alignment.a, &|link| link.a);
    let free_b = free(&alignment.b, &|link| link.b);
    let mut sort = |units: &[Unit], free: &[bool], side: Side<'_>, of_a: bool| {
        for (unit, _) in units.iter().zip(free).filter(|(_, free)| **free) {
            let claims = claims_something(unit, side, alignment.vocabulary.lexicon.tables.words.judging);
            let list = match (of_a, claims) {
                (true, true) => &mut rest.only_a,
                (true, false) => &mut rest.aside_a,
                (false, true) => &mut rest.only_b,
                (false, false) => &mut rest.aside_b,
            };
            list.push(unit.span);
        }
    };
    sort(&alignment.a, &free_a, a, true);
    sort(&alignment.b, &free_b, b, false);
    rest
}

/// A sentence claims something when it names, dates, counts or quotes, or tells a fact without judging.
fn claims_something(unit: &Unit, side: Side<'_>, judging: &[&str]) -> bool {
    if matches!(unit.kind, UnitKind::Heading | UnitKind::Header) {
        return false;
    }
    let text = &side.document.text;
    let quoted = side.annotations.quotes.iter().any(|quote| quote.span.overlaps(unit.span));
    let named = unit.facts.iter().any(|fact| !matches!(fact.kind, FactKind::Date(_)))
        || unit.words.iter().any(|word| word.number);
    let judges = unit.words.iter().any(|word| judging.contains(&fold(word.span.of(text)).as_str()));
    let content = unit.words.iter().filter(|word| !word.stop).count();
    quoted || (named && !(judges && unit.facts.is_empty())) || (!judges && content >= 4)
}
