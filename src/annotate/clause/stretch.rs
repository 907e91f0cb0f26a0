//! Stretches of a sentence that are said: which words they are, without what only joins them.
//!
//! This module must not know who says them.

use super::argument::trimmed;
use super::attribution::{Saying, Way};
use super::tree::Tree;
use crate::annotate::syntax::{Relation, Upos};
use crate::text::Span;

/// The stretches of a sentence that belong to a saying: what hangs on what is said, but for what stands around it.
pub(super) fn stretches(tree: &Tree<'_>, sayings: &[Saying], said: &[Option<usize>], i: usize) -> Vec<Span> {
    let get = |n: usize| said.get(n).copied().flatten();
    // What is said by somebody of whom this speaker tells is said by this one too.
    let nested = |n: usize| {
        let mut at = get(n);
        for _ in 0..8 {
            match at {
                Some(j) if j == i => return true,
                Some(j) => at = sayings.get(j).and_then(|saying| get(saying.verb)),
                None => return false,
            }
        }
        false
    };
    let cut = sayings.get(i).and_then(|saying| match saying.way {
        Way::Beside => Some(saying.verb),
        Way::Source => saying.source,
        Way::Complement | Way::Infinitive => None,
    });
    let mut within = vec![false; tree.len()];
    let mut apart = vec![false; tree.len()];
    for &n in tree.order() {
        let above = |list: &[bool]| tree.head(n).is_some_and(|head| list.get(head).copied().unwrap_or(false));
        let out = Some(n) == cut || above(&apart);
        let inside = !out && (get(n) == Some(i) || above(&within) && nested(n));
        if let (Some(slot), Some(off)) = (within.get_mut(n), apart.get_mut(n)) {
            *slot = inside;
            *off = out;
        }
    }
    let mut found = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for n in 0..tree.len() {
        let inside = within.get(n).copied().unwrap_or(false);
        if inside {
            run = Some(run.map_or((n, n), |(first, _)| (first, n)));
        } else if tree.upos(n) != Upos::Punct
            && let Some(run) = run.take()
        {
            found.push(run);
        }
    }
    found.extend(run);
    found.into_iter().filter_map(|run| bared(tree, run)).collect()
}

/// Whether a stretch holds a clause: a verb that has a subject, or one with what helps it; or an infinitive.
pub(super) fn clause(tree: &Tree<'_>, said: Span) -> bool {
    let first = tree.at(said.start).unwrap_or(0);
    let subjects = [
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::NsubjOuter,
        Relation::Csubj,
        Relation::CsubjPass,
        Relation::Expl,
    ];
    (first..tree.len()).take_while(|&n| tree.span(n).start < said.end).any(|n| {
        // "to resign, the paper reports"
        n == first && tree.upos(n) == Upos::Part
            || matches!(tree.relation(n), Relation::Aux | Relation::AuxPass | Relation::Cop)
            || tree.upos(n) == Upos::Verb && tree.one_of(n, &subjects).is_some()
    })
}

/// A stretch without the marks and the words that only join it: "that".
pub(super) fn bared(tree: &Tree<'_>, (mut first, last): (usize, usize)) -> Option<Span> {
    while first < last
        && (tree.upos(first) == Upos::Punct
            || tree.upos(first) == Upos::Sconj && tree.word(first) == "that"
            || tree.upos(first) == Upos::Cconj)
    {
        first += 1;
    }
    let words = (first..=last).filter(|&n| tree.upos(n) != Upos::Punct).count();
    (words > 0).then(|| trimmed(tree, (first, last)))
}
