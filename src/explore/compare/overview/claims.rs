//! The claims that the matched sentences of several articles make together.

#![expect(
    clippy::indexing_slicing,
    reason = "a claim names its group by the place where it was put, and has a list for each article"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::Entity;
use crate::explore::compare::unit::{Unit, UnitKind};
use crate::explore::compare::{MatchKind, Side, align};
use crate::text::Span;

/// The index of an article, and a sentence of it.
type Place = (usize, Span);

/// Sentences of several articles that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::explore::compare) struct Claim {
    /// For each article, its sentences in order; empty where it does not make the claim.
    pub(in crate::explore::compare) places: Vec<Vec<Span>>,
}

/// The score that a reworded match must reach for both of its sentences to make one claim: on real pairs of accounts,
/// seven in ten of those above it tell the same, and three in ten of those below.
const SURE: f32 = 0.84;

/// The claims of some articles: sentences matched across them as verbatim, or surely as reworded, those in most articles
/// first. A heading claims nothing. `entities` is the list that the ids of all sides point into.
/// Every two sentences of a claim are matched with each other, so that no chain of likenesses runs from a sentence to one
/// that says something else.
pub(in crate::explore::compare) fn claims(sides: &[Side<'_>], entities: &[&Entity]) -> Vec<Claim> {
    let mut ids: BTreeMap<(usize, Span), usize> = BTreeMap::new();
    let mut links: Vec<(f32, Place, Place)> = Vec::new();
    for (n, &a) in sides.iter().enumerate() {
        for (m, &b) in sides.iter().enumerate().skip(n + 1) {
            let alignment = align::align(a, b, entities);
            let is_heading = |units: &[Unit], at: u32| {
                let kind = units.get(at as usize).map(|unit| unit.kind);
                matches!(kind, Some(UnitKind::Heading | UnitKind::Header))
            };
            for link in &alignment.links {
                let headings = is_heading(&alignment.a, link.a) || is_heading(&alignment.b, link.b);
                let sure = match link.shown() {
                    (MatchKind::Verbatim, _) => true,
                    (MatchKind::Reworded, score) => score >= SURE,
                    (MatchKind::Related, _) => false,
                };
                if sure && !headings {
                    links.push((link.margin, (n, link.span_a), (m, link.span_b)));
                }
            }
        }
    }
    links.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    let matched: BTreeSet<(Place, Place)> = links.iter().map(|&(_, a, b)| (a, b)).collect();
    let agree = |a: Place, b: Place| a.0 == b.0 || matched.contains(&(a.min(b), a.max(b)));
    let mut groups: Vec<Vec<Place>> = Vec::new();
    for (_, a, b) in links {
        match (ids.get(&a).copied(), ids.get(&b).copied()) {
            (None, None) => {
                ids.insert(a, groups.len());
                ids.insert(b, groups.len());
                groups.push(vec![a, b]);
            }
            (Some(group), None) if groups[group].iter().all(|&held| agree(held, b)) => {
                ids.insert(b, group);
                groups[group].push(b);
            }
            (None, Some(group)) if groups[group].iter().all(|&held| agree(held, a)) => {
                ids.insert(a, group);
                groups[group].push(a);
            }
            (Some(one), Some(two)) if one != two => {
                // two claims become one only where no article would then make it twice
                let joins = |x: Place, y: Place| x.0 != y.0 && agree(x, y);
                if groups[one].iter().all(|&x| groups[two].iter().all(|&y| joins(x, y))) {
                    let moved = std::mem::take(&mut groups[two]);
                    for place in &moved {
                        ids.insert(*place, one);
                    }
                    groups[one].extend(moved);
                }
            }
            _ => {}
        }
    }
    let mut claims: Vec<Claim> = groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .map(|group| {
            let mut places = vec![Vec::new(); sides.len()];
            for (n, span) in group {
                places[n].push(span);
            }
            for list in &mut places {
                list.sort_unstable();
            }
            Claim { places }
        })
        .collect();
    let count = |claim: &Claim| claim.places.iter().filter(|places| !places.is_empty()).count();
    claims.sort_by_key(|claim| (std::cmp::Reverse(count(claim)), claim.places.clone()));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::text::{BlockKind, Document};

    #[test]
    fn a_claim_spans_articles() {
        let texts = [
            "The ferry sank off Port Marrow on Sunday with 320 people aboard. Mayors were asked for comment.",
            "On Sunday a ferry sank off Port Marrow with 320 people aboard.",
            "Tickets are cheap. With 320 people aboard, the ferry sank on Sunday off Port Marrow.",
        ]
        .map(Document::plain);
        let none = Annotations::default();
        let sides: Vec<Side<'_>> =
            texts.iter().map(|document| Side { document, annotations: &none, published: None }).collect();
        let found = claims(&sides, &[]);
        assert_eq!(found.len(), 1);
        assert!(found[0].places.iter().all(|places| places.len() == 1), "{found:?}");
    }

    #[test]
    fn every_two_sentences_of_a_claim_are_matched() {
        let texts = [
            "The ferry sank off Port Marrow on Sunday with 320 people aboard. Mayors were asked for comment.",
            "On Sunday a ferry sank off Port Marrow with 320 people aboard.",
            "On Monday a ferry sank off Port Marrow with 250 people aboard.",
        ]
        .map(Document::plain);
        let none = Annotations::default();
        let sides: Vec<Side<'_>> =
            texts.iter().map(|document| Side { document, annotations: &none, published: None }).collect();
        let told: Vec<Vec<usize>> =
            claims(&sides, &[]).iter().map(|claim| claim.places.iter().map(Vec::len).collect()).collect();
        assert_eq!(told, [[1, 1, 0]]);
    }

    #[test]
    fn a_heading_is_no_claim() {
        let told = |kind: BlockKind| {
            let mut told = Document::plain("Families of the Tressa ferry wait at the harbour");
            told.blocks[0].kind = kind;
            told
        };
        let none = Annotations::default();
        let count = |documents: [Document; 2]| {
            let sides =
                documents.each_ref().map(|document| Side { document, annotations: &none, published: None });
            claims(&sides, &[]).len()
        };
        assert_eq!(count([told(BlockKind::Paragraph), told(BlockKind::Paragraph)]), 1);
        let heading = || BlockKind::Heading(2);
        assert_eq!(count([told(heading()), told(heading())]), 0);
        assert_eq!(count([told(BlockKind::Paragraph), told(heading())]), 0);
    }
}
