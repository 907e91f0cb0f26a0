//! Groups: the matches of pairs of columns, put together so that a passage has one number in all columns.

#![expect(
    clippy::indexing_slicing,
    reason = "groups and columns are numbered as they are made, and each group has a list for each column"
)]

use std::collections::BTreeMap;

use super::differ::differing;
use super::{Group, Link, Occurrence, Passage};
use crate::annotate::Entity;
use crate::explore::compare::{MatchKind, Side, overview};
use crate::text::Span;

/// The closest match of a place within its group, and the words that none of its counterparts has.
type Closeness = (MatchKind, Option<Vec<Span>>);

/// The groups while they are made: the claims first, then what is related to them, then pairs of their own.
pub(super) struct Grouping {
    /// For each group and column its passages.
    groups: Vec<Vec<Vec<Span>>>,
    /// How many of them, the first ones, are claims.
    claims: usize,
    /// The group of a passage of a column.
    of: BTreeMap<(u8, Span), usize>,
}

impl Grouping {
    pub(super) fn new(sides: &[Side<'_>], entities: &[&Entity], links: &mut [Link]) -> Grouping {
        let mut grouping = Grouping { groups: Vec::new(), claims: 0, of: BTreeMap::new() };
        for claim in overview::claims(sides, entities) {
            for (column, places) in claim.places.iter().enumerate() {
                grouping.of.extend(places.iter().map(|span| ((column as u8, *span), grouping.groups.len())));
            }
            grouping.groups.push(claim.places);
        }
        grouping.claims = grouping.groups.len();
        let mut order: Vec<usize> = (0..links.len()).collect();
        order.sort_by_key(|n| (links[*n].kind == MatchKind::Related, std::cmp::Reverse(links[*n].score), *n));
        for n in order {
            links[n].group = grouping.group(&links[n], sides.len()) as u32;
        }
        grouping
    }

    /// The group that a match belongs to. A passage that is only related joins a claim where its column does not make
    /// that claim; what fits nowhere is a group of two.
    fn group(&mut self, link: &Link, columns: usize) -> usize {
        let ends = [0, 1].map(|end| (link.columns[end], link.spans[end]));
        let held = ends.map(|end| self.of.get(&end).copied());
        for (own, other) in [(0, 1), (1, 0)] {
            let Some(group) = held[own] else { continue };
            if held[other] == Some(group) {
                return group;
            }
            let (column, span) = ends[other];
            let places = &mut self.groups[group][usize::from(column)];
            if held[other].is_none() && link.kind == MatchKind::Related && places.is_empty() {
                places.push(span);
                self.of.insert((column, span), group);
                return group;
            }
        }
        let mut places = vec![Vec::new(); columns];
        for (column, span) in ends {
            places[usize::from(column)].push(span);
            self.of.entry((column, span)).or_insert(self.groups.len());
        }
        self.groups.push(places);
        self.groups.len() - 1
    }

    /// Numbers the groups in the order of the first column, and says of each passage how close it is and which of its
    /// words are its own.
    pub(super) fn finish(self, links: &mut [Link], sides: &[Side<'_>]) -> Vec<Group> {
        let first = |group: &Vec<Vec<Span>>| -> Vec<u32> {
            group.iter().map(|places| places.first().map_or(u32::MAX, |span| span.start)).collect()
        };
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        let mut near = vec![true; self.groups.len()];
        for link in links.iter() {
            let alike = link.kind != MatchKind::Related || link.words.iter().any(|words| !words.is_empty());
            near[link.group as usize] &= !alike;
        }
        order.sort_by_key(|n| (near[*n], first(&self.groups[*n]), *n));
        let mut number = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            number[*old] = new as u32;
        }
        let mut close: BTreeMap<(u32, u8, Span), Closeness> = BTreeMap::new();
        for link in links {
            link.group = number[link.group as usize];
            let of =
                |end: usize| (sides[usize::from(link.columns[end])].document.text.as_str(), link.spans[end]);
            let decisive = link.words.iter().any(|words| !words.is_empty());
            let own =
                if link.kind == MatchKind::Related && !decisive { None } else { differing(of(0), of(1)) };
            let own = own.map_or([None, None], |(a, b)| [Some(a), Some(b)]);
            let own = own.into_iter().zip(&link.words).map(|(own, words)| match own {
                // what decides is marked even where nearly all words differ
                None if decisive => Some(words.clone()),
                own => own,
            });
            for (end, own) in own.enumerate() {
                let key = (link.group, link.columns[end], link.spans[end]);
                let held = close.entry(key).or_insert((link.kind, None));
                held.0 = held.0.min(link.kind);
                match (&mut held.1, own) {
                    (Some(held), Some(own)) => held.retain(|span| own.contains(span)),
                    (none @ None, own) => *none = own,
                    (Some(_), None) => {}
                }
            }
        }
        let place = |group: usize, column: usize, span: Span| {
            let held = close.get(&(number[group], column as u8, span));
            let (kind, own) = held.cloned().unwrap_or((MatchKind::Related, None));
            Occurrence { span, kind, own: own.unwrap_or_default() }
        };
        let finish = |group: usize| {
            let columns = self.groups[group].iter().enumerate();
            let places: Vec<Vec<Occurrence>> = columns
                .map(|(column, spans)| {
                    let mut spans = spans.clone();
                    spans.sort_unstable();
                    spans.into_iter().map(|span| place(group, column, span)).collect()
                })
                .collect();
            let kind = places.iter().flatten().map(|place| place.kind).min().unwrap_or(MatchKind::Related);
            Group { kind, near: near[group], claim: group < self.claims, places }
        };
        order.into_iter().map(finish).collect()
    }
}

/// Makes disjoint passages of the places of groups in one column: those that overlap become one, with all their groups.
pub(super) fn passages(groups: &[Group], column: usize) -> Vec<Passage> {
    let mut all: Vec<(Span, MatchKind, u32)> = Vec::new();
    for (n, group) in (0..).zip(groups) {
        let places = group.places.get(column).into_iter().flatten();
        all.extend(places.map(|place| (place.span, place.kind, n)));
    }
    all.sort_unstable_by_key(|(span, _, n)| (*span, *n));
    let mut out: Vec<Passage> = Vec::new();
    for (span, kind, n) in all {
        match out.last_mut().filter(|last| last.span.overlaps(span)) {
            Some(last) => {
                last.span = last.span.join(span);
                last.kind = last.kind.min(kind);
                last.groups.push(n);
            }
            None => out.push(Passage { span, kind, groups: vec![n] }),
        }
    }
    for passage in &mut out {
        passage.groups.sort_unstable();
        passage.groups.dedup();
    }
    out
}
