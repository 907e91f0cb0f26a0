//! How two answers to one question stand to each other, by what they say: for answers that no comparison of two accounts has
//! laid side by side, since a third account stands between them.

use super::account::one_person;
use super::day::fineness;
use super::fate::changes;
use super::figure::{is_money, is_rounded, length};
use super::soon;
use crate::annotate::{Bound, DateMention, Entity, EntityId, EntityKind, Quantity, TimexType};
use crate::explore::compare::unit::{inside, one_time, quantities_agree};
use crate::explore::compare::{About, PointKind, Side, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// How the words of two answers to a question stand to each other; `None` where they alone do not say.
pub(in crate::explore::compare) fn stand(
    (about, kind): (&About, PointKind),
    entities: &[&Entity],
    (a, x): (Side<'_>, Span),
    (b, y): (Side<'_>, Span),
) -> Option<Verdict> {
    by_words((about, kind), entities, (a, x), (b, y))
        .filter(|verdict| soon::holds(*verdict, (about, kind), (a, x), (b, y)))
}

fn by_words(
    (about, kind): (&About, PointKind),
    entities: &[&Entity],
    (a, x): (Side<'_>, Span),
    (b, y): (Side<'_>, Span),
) -> Option<Verdict> {
    let same = fold(x.of(&a.document.text)) == fold(y.of(&b.document.text));
    let verdict = |agree: bool| if agree { Verdict::Agreement } else { Verdict::Contradiction };
    match (about, kind) {
        (_, PointKind::Number) => numbers(about, (a, &number(a, x)?), (b, &number(b, y)?)),
        (About::Date { .. }, _) => {
            let (of_x, of_y) = (day(a, x)?, day(b, y)?);
            if one_time((of_x, &a.document.text), (of_y, &b.document.text)) {
                return Some(Verdict::Agreement);
            }
            let disjoint = of_x.extent.is_some() && of_y.extent.is_some() || fineness(of_x) == fineness(of_y);
            disjoint.then_some(Verdict::Contradiction)
        }
        (About::Office { .. }, _) => {
            let (of_x, of_y) = (person(a, x, entities)?, person(b, y, entities)?);
            Some(verdict(one_person(entities, of_x, of_y)))
        }
        (_, PointKind::Place | PointKind::Title | PointKind::Charge | PointKind::Quote) if same => {
            Some(Verdict::Agreement)
        }
        _ => None,
    }
}

fn numbers(about: &About, (a, x): (Side<'_>, &Quantity), (b, y): (Side<'_>, &Quantity)) -> Option<Verdict> {
    let later = matches!((a.published, b.published), (Some(x), Some(y)) if x != y);
    let grows = later && matches!(about, About::Fate { fate, .. } if changes(*fate));
    let floor = |quantity: &Quantity| matches!(quantity.bound, Bound::AtLeast | Bound::Over);
    if x.unit != y.unit {
        return (is_money(x) && is_money(y)).then_some(Verdict::Contradiction);
    }
    if x.value.to_bits() == y.value.to_bits() {
        return Some(Verdict::Agreement);
    }
    if grows && !is_rounded(x, y) && !is_rounded(y, x) {
        return Some(Verdict::Update);
    }
    Some(if quantities_agree(x, y) && !(floor(x) && floor(y)) {
        Verdict::Agreement
    } else {
        Verdict::Contradiction
    })
}

/// The number that words give: one, or the sum of two that are counted together.
fn number(side: Side<'_>, words: Span) -> Option<Quantity> {
    let quantities = &side.annotations.quantities;
    let lengths = side.annotations.dates.iter().filter(|date| date.kind == TimexType::Duration);
    let lengths = lengths.filter(|date| words.overlaps(date.span)).filter_map(length);
    let here = inside(quantities, words, |quantity| quantity.span).filter_map(|n| quantities.get(n)).cloned();
    let found: Vec<Quantity> = here.chain(lengths).collect();
    match &found[..] {
        [one] => Some(one.clone()),
        [one, two] if one.unit.is_empty() && two.unit.is_empty() && one.upper.is_none() => {
            Some(Quantity { value: one.value + two.value, ..one.clone() })
        }
        _ => None,
    }
}

/// The day that words give.
fn day(side: Side<'_>, words: Span) -> Option<&DateMention> {
    side.annotations
        .dates
        .iter()
        .find(|date| words.overlaps(date.span) && matches!(date.kind, TimexType::Date | TimexType::Time))
}

/// The person whom words name.
fn person(side: Side<'_>, words: Span, entities: &[&Entity]) -> Option<EntityId> {
    let person =
        |id: EntityId| entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Person);
    let mentions = &side.annotations.mentions;
    let named = mentions.iter().filter(|mention| words.overlaps(mention.span) && person(mention.entity));
    named.map(|mention| mention.entity).next()
}
