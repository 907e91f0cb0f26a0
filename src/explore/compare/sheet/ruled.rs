//! What an editor says of differences: which are not shown, and which are confirmed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Point as Found, Verdict, compare, finder};
use super::table::Table;
use super::{Point, entities, side};
use crate::corpus::curation::Ruling;
use crate::corpus::{ArticleId, Bodies as _, Catalogue, Corpus};

/// Whether an editor dismissed a difference of two articles.
pub(super) fn is_dismissed(catalogue: &Catalogue, [a, b]: [ArticleId; 2], point: &Found) -> bool {
    point.verdict != Verdict::Agreement
        && catalogue.ruling((a, point.a.words), (b, point.b.words)) == Some(Ruling::Dismissed)
}

/// Whether an editor confirmed a difference. `articles` are those of its columns.
pub fn is_confirmed(catalogue: &Catalogue, articles: &[ArticleId], point: &Point) -> bool {
    if catalogue.ruled.is_empty() || point.verdict == Verdict::Agreement {
        return false;
    }
    let place =
        |statement: &super::Statement| Some((*articles.get(usize::from(statement.column))?, statement.words));
    let places: Vec<_> = point.statements.iter().filter_map(place).collect();
    places
        .iter()
        .enumerate()
        .any(|(n, a)| places.iter().skip(n + 1).any(|b| catalogue.ruling(*a, *b) == Some(Ruling::Confirmed)))
}

/// How many differences of these articles an editor dismissed.
pub fn dismissed(catalogue: &Catalogue, articles: &[ArticleId]) -> usize {
    let ruled = catalogue.ruled.iter().filter(|ruled| ruled.ruling == Ruling::Dismissed);
    ruled
        .filter(|ruled| {
            let own: BTreeSet<ArticleId> = ruled.answers.iter().map(|(article, _)| *article).collect();
            own.iter().filter(|article| articles.contains(article)).count() >= own.len().min(2)
        })
        .count()
}

/// The most pairs of articles that are compared to see whether what an editor said still holds of something.
const PAIRS: usize = 60;

/// The corrections, by their numbers, of what no comparison finds to differ any more.
pub fn not_found(corpus: &Corpus) -> Vec<u32> {
    let entities = entities(corpus);
    let mut known: BTreeMap<[ArticleId; 2], Vec<Found>> = BTreeMap::new();
    let mut stale = Vec::new();
    for ruled in &corpus.catalogue.ruled {
        let mut pairs: Vec<[ArticleId; 2]> = Vec::new();
        for (n, (a, _)) in ruled.answers.iter().enumerate() {
            pairs.extend(ruled.answers.iter().skip(n + 1).map(|(b, _)| [*a.min(b), *a.max(b)]));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut is_found = false;
        for [a, b] in pairs {
            if !known.contains_key(&[a, b]) && known.len() >= PAIRS {
                // what was not looked at is not said to be gone
                is_found = true;
                break;
            }
            let points = known.entry([a, b]).or_insert_with(|| {
                let Some((left, right)) = corpus.bodies.body(a).zip(corpus.bodies.body(b)) else {
                    return Vec::new();
                };
                let (left, right) = (side(corpus, a, left), side(corpus, b, right));
                if a == b { finder::within(left, &entities) } else { compare(left, right, &entities).points }
            });
            is_found |= points.iter().any(|point| {
                point.verdict != Verdict::Agreement && ruled.is_of((a, point.a.words), (b, point.b.words))
            });
        }
        // an answer may have been found by what another account says
        let story: BTreeSet<ArticleId> = ruled.answers.iter().map(|(article, _)| *article).collect();
        if !is_found && story.len() > 2 {
            let story: Vec<ArticleId> = story.into_iter().collect();
            is_found = Table::new(corpus, &story).sets_apart(|x, y| ruled.is_of(x, y));
        }
        if !is_found {
            stale.push(ruled.number);
        }
    }
    stale
}
