//! When a deed was done: the date that governs its predicate.
//!
//! This module must not know how dates are read.

use super::predicate::Predicate;
use super::tables::{Does, Tables};
use super::tree::Tree;
use super::{ClauseTime, Read};
use crate::annotate::TimexType;
use crate::annotate::date::EventBasis;
use crate::annotate::syntax::Relation;

/// The date of each predicate of a sentence, where its own words give one.
pub(super) fn times(
    tree: &Tree<'_>,
    read: &Read<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
) -> Vec<Option<ClauseTime>> {
    let mut found: Vec<Option<ClauseTime>> = vec![None; tree.len()];
    let Some(last) = tree.len().checked_sub(1) else { return found };
    let sentence = tree.between((0, last));
    let from = read.dates.partition_point(|date| date.span.end <= sentence.start);
    for date in read.dates.iter().skip(from).take_while(|date| date.span.start < sentence.end) {
        // What names no place in the calendar dates nothing.
        let calendar = date.value.starts_with(|c: char| c.is_ascii_digit());
        if !calendar || !matches!(date.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        let Some(first) = tree.at(date.span.start) else { continue };
        let words = (first..tree.len()).take_while(|&n| tree.span(n).start < date.span.end);
        // The word of the date on which the others hang.
        let inside = |n: usize| date.span.overlaps(tree.span(n));
        let Some(head) = words.into_iter().find(|&n| tree.head(n).is_none_or(|head| !inside(head))) else {
            continue;
        };
        let Some(n) = governed(tree, tables, predicates, head) else { continue };
        if let Some(slot @ None) = found.get_mut(n) {
            *slot = Some(ClauseTime { value: date.value.clone(), basis: EventBasis::Governed(date.span) });
        }
    }
    found
}

/// The predicate that a date tells the time of.
fn governed(
    tree: &Tree<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
    date: usize,
) -> Option<usize> {
    let mut at = date;
    for _ in 0..6 {
        if predicates.get(at).is_some_and(Option::is_some) {
            return Some(at);
        }
        let bounds =
            tree.child(at, Relation::Case).is_some_and(|case| tables.does(tree.word(case)).has(Does::BOUND));
        if bounds {
            return None;
        }
        match tree.relation(at) {
            Relation::Obl
            | Relation::OblUnmarked
            | Relation::OblAgent
            | Relation::Advmod
            | Relation::Nmod
            | Relation::NmodUnmarked
            | Relation::Obj
            | Relation::Xcomp
            | Relation::Ccomp
            | Relation::Conj
            | Relation::Dep
            | Relation::Appos
            | Relation::Compound
            | Relation::NmodPoss => {}
            _ => return None,
        }
        at = tree.head(at)?;
    }
    None
}
