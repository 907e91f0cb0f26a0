//! Arguments: the noun phrases that hang on a predicate, with the entities that they name.
//!
//! This module must not know which predicate they hang on.

use super::tables::{Does, Tables};
use super::tree::Tree;
use super::{Argument, Oblique, Read};
use crate::annotate::syntax::{Relation, Upos};
use crate::annotate::{EntityId, EntityKind, Form, Mention};
use crate::text::Span;

/// The noun phrase of the word `n`; a name that its head is in is taken whole.
pub(super) fn argument(tree: &Tree<'_>, read: &Read<'_>, n: usize) -> Argument {
    let head = head(tree, n);
    let span = trimmed(tree, tree.noun_phrase(n));
    let name = mention(read, tree.span(n)).filter(|_| tree.upos(n) == Upos::Propn);
    // A hyphenated name goes on behind its hyphen.
    let mut last = head;
    while let Some(name) = name
        && (tree.word(last + 1) == "-" || tree.word(last) == "-" && tree.upos(last + 1) != Upos::Punct)
        && name.span.contains(tree.span(last + 1))
    {
        last += 1;
    }
    Argument {
        span: name.map_or(span, |name| span.join(name.span)),
        head: tree.span(head).join(tree.span(last)),
        entity: entity(tree, read, n),
    }
}

/// The word that stands for a phrase: of a name its last, of a sum of money its number.
fn head(tree: &Tree<'_>, n: usize) -> usize {
    match tree.upos(n) {
        Upos::Propn => {
            let mut last = n;
            for child in tree.children(n).filter(|&child| tree.relation(child) == Relation::Flat && child > n)
            {
                // A hyphen can stand between.
                if child <= last + 2 {
                    last = child;
                }
            }
            last
        }
        Upos::Sym => tree.child(n, Relation::Nummod).filter(|&number| number > n).unwrap_or(n),
        _ => n,
    }
}

/// From the first to the last word, without marks at the ends.
pub(super) fn trimmed(tree: &Tree<'_>, (mut first, mut last): (usize, usize)) -> Span {
    let mark = |n: usize| tree.upos(n) == Upos::Punct;
    while first < last && mark(last) {
        last -= 1;
    }
    while first < last && mark(first) {
        first += 1;
    }
    tree.between((first, last))
}

/// Who or what a noun names: its own name, or the one that stands beside it.
fn entity(tree: &Tree<'_>, read: &Read<'_>, n: usize) -> Option<EntityId> {
    let own = mention(read, tree.span(n));
    if let Some(mention) = own
        && (mention.form != Form::Adjective || mention.span.contains(tree.span(n)))
    {
        return Some(mention.entity);
    }
    let beside = tree.children(n).filter(|&child| {
        let relation = tree.relation(child);
        // "A man on the website Harbour Post": a name further off is not the man's.
        let start = tree.reach(child).0;
        let near = start <= n + 1 || tree.upos(start) == Upos::Punct || tree.upos(start - 1) == Upos::Punct;
        tree.upos(child) == Upos::Propn
            && near
            && (relation == Relation::Appos || relation == Relation::Flat && child > n)
    });
    beside.filter_map(|child| mention(read, tree.span(child))).map(|mention| mention.entity).next()
}

/// The mention that covers a word.
fn mention<'a>(read: &Read<'a>, word: Span) -> Option<&'a Mention> {
    let mentions = &read.names.mentions;
    let n = mentions.partition_point(|mention| mention.span.end <= word.start);
    mentions.get(n).filter(|mention| mention.span.overlaps(word))
}

/// What hangs on `n` by a preposition or as a second object, but for `not`.
pub(super) fn obliques(
    tree: &Tree<'_>,
    read: &Read<'_>,
    n: usize,
    nominal: bool,
    not: &[usize],
) -> Vec<(usize, Oblique)> {
    let mut found = Vec::new();
    for child in tree.children(n) {
        let fits = match tree.relation(child) {
            Relation::Obl | Relation::OblAgent | Relation::OblUnmarked | Relation::Iobj => true,
            Relation::Nmod => nominal,
            _ => false,
        };
        if !fits || not.contains(&child) || dated(tree, read, child) {
            continue;
        }
        let argument = argument(tree, read, child);
        let preposition = preposition(tree, child)
            .map_or(Span { start: argument.span.start, end: argument.span.start }, |case| tree.between(case));
        found.push((child, Oblique { preposition, argument }));
    }
    found
}

/// The words of the preposition before a noun: one, or several that are one: "because of".
pub(super) fn preposition(tree: &Tree<'_>, n: usize) -> Option<(usize, usize)> {
    let case = tree.child(n, Relation::Case)?;
    let last = tree.children(case).filter(|&child| tree.relation(child) == Relation::Fixed).last();
    Some((case, last.unwrap_or(case).max(case)))
}

/// Whether a phrase is a date and nothing else.
fn dated(tree: &Tree<'_>, read: &Read<'_>, n: usize) -> bool {
    let word = tree.span(n);
    let at = read.dates.partition_point(|date| date.span.end <= word.start);
    read.dates.get(at).is_some_and(|date| date.span.contains(word))
}

/// The place where something happens: a name of a place in a phrase that tells where.
pub(super) fn place(
    tree: &Tree<'_>,
    read: &Read<'_>,
    tables: &Tables,
    obliques: &[(usize, Oblique)],
) -> Option<EntityId> {
    let is_place = |id: EntityId| {
        read.names.entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Place)
    };
    obliques.iter().find_map(|(n, oblique)| {
        let (case, _) = preposition(tree, *n)?;
        if !tables.does(tree.word(case)).has(Does::PLACE) {
            return None;
        }
        if let Some(id) = oblique.argument.entity {
            return is_place(id).then_some(id);
        }
        let mentions = &read.names.mentions;
        let from = mentions.partition_point(|mention| mention.span.end <= oblique.argument.span.start);
        let within = mentions.iter().skip(from).take_while(|m| m.span.start < oblique.argument.span.end);
        within.filter(|mention| mention.form != Form::Adjective).map(|m| m.entity).find(|&id| is_place(id))
    })
}
