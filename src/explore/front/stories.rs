//! Stories: which articles tell the same, by what they name, the words they use and when they were published.
//!
//! Two articles are likened by the cosine of their features, entities and words weighted by how few articles have them
//! (Salton and Buckley 1988), within a few days of each other. Articles join a story where they are like its articles on
//! average (group-average agglomeration), so that a chain of likenesses does not join the ends.

use std::collections::HashMap;

use super::{NAMES, Story};
use crate::annotate::EntityId;
use crate::corpus::{ArticleId, Catalogue, Corpus};
use crate::explore::compare::is_telling;

/// From what likeness on two articles tell one story.
const ALIKE: f32 = 0.18;
/// From what likeness on where the day of one of them is not known.
const UNDATED: f32 = 0.26;
/// How many days may lie between two articles of one story.
const DAYS: i32 = 5;
/// What more articles than this have tells no story apart, and would cost most.
const MANY: usize = 60;
/// Articles of other stories that are thought of beside those of a corpus, so that a name which half of a small corpus
/// has still counts.
const BACKGROUND: f32 = 50.0;
/// How much more a name tells than a word.
const NAME: f32 = 2.0;

/// The stories of a corpus, those with most articles first.
pub(super) fn of(corpus: &Corpus) -> Vec<Story> {
    let catalogue = &corpus.catalogue;
    let likeness = likenesses(catalogue);
    let mut groups: Vec<Vec<u32>> = (0..catalogue.articles.len() as u32).map(|id| vec![id]).collect();
    let mut group_of: Vec<usize> = (0..groups.len()).collect();
    let mut pairs: Vec<(u32, u32, f32)> = likeness
        .iter()
        .map(|&((a, b), score)| (a, b, score))
        .filter(|&(a, b, score)| may_be_one(catalogue, a, b, score))
        .collect();
    let like = |pair: (u32, u32)| {
        let at = likeness.binary_search_by_key(&pair, |(pair, _)| *pair).ok();
        at.and_then(|at| likeness.get(at)).map_or(0.0, |(_, score)| *score)
    };
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (a, b, _) in pairs {
        let at = |id: u32| group_of.get(id as usize).copied();
        let (Some(one), Some(two)) = (at(a), at(b)) else { continue };
        if one == two {
            continue;
        }
        let (Some(ours), Some(theirs)) = (groups.get(one), groups.get(two)) else { continue };
        let all = ours.iter().flat_map(|a| theirs.iter().map(move |b| (*a.min(b), *a.max(b))));
        let sum: f32 = all.map(like).sum();
        if sum / (ours.len() * theirs.len()) as f32 >= ALIKE {
            let moved = theirs.clone();
            for id in &moved {
                if let Some(slot) = group_of.get_mut(*id as usize) {
                    *slot = one;
                }
            }
            if let Some(group) = groups.get_mut(two) {
                group.clear();
            }
            if let Some(group) = groups.get_mut(one) {
                group.extend(moved);
            }
        }
    }
    let mut stories: Vec<Story> = groups
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|mut group| {
            group.sort_unstable();
            let articles: Vec<ArticleId> = group.into_iter().map(ArticleId).collect();
            Story { names: names(catalogue, &articles), articles, differences: 0 }
        })
        .collect();
    stories.sort_by(|x, y| y.articles.len().cmp(&x.articles.len()).then(x.articles.cmp(&y.articles)));
    stories
}

/// Whether two articles are alike enough, and near enough in time.
fn may_be_one(catalogue: &Catalogue, a: u32, b: u32, score: f32) -> bool {
    let day = |id: u32| catalogue.article(ArticleId(id))?.meta.published;
    match (day(a), day(b)) {
        (Some(one), Some(two)) => score >= ALIKE && (one.0 - two.0).abs() <= DAYS,
        _ => score >= UNDATED,
    }
}

/// How alike each two articles are that share something telling: the lesser id first, ascending.
fn likenesses(catalogue: &Catalogue) -> Vec<((u32, u32), f32)> {
    let count = catalogue.articles.len();
    let mut norms = vec![0.0f32; count];
    let mut dots: HashMap<(u32, u32), f32> = HashMap::new();
    let mut add = |worth: f32, having: &[(u32, u32)]| {
        let rarity = ((count as f32 + BACKGROUND) / (having.len() as f32 + 0.5)).ln();
        let weight = |times: u32| worth * rarity * (1.0 + (times.max(1) as f32).ln());
        for (at, &(a, times)) in having.iter().enumerate() {
            let own = weight(times);
            if let Some(norm) = norms.get_mut(a as usize) {
                *norm += own * own;
            }
            if having.len() <= MANY {
                for &(b, others) in having.iter().skip(at + 1) {
                    *dots.entry((a, b)).or_default() += own * weight(others);
                }
            }
        }
    };
    for (entity, _) in catalogue.entities() {
        let having: Vec<(u32, u32)> =
            catalogue.naming(entity).iter().map(|(article, times)| (article.0, *times)).collect();
        add(NAME, &having);
    }
    let index = &catalogue.index;
    for term in 0..index.lexicon.len() {
        if is_telling(index.lexicon.get(term)) {
            let having: Vec<(u32, u32)> =
                index.postings(term).map(|posting| (posting.article.0, posting.count)).collect();
            add(1.0, &having);
        }
    }
    // any order: sorted at once
    let mut alike: Vec<((u32, u32), f32)> = dots.into_iter().collect();
    alike.sort_unstable_by_key(|(pair, _)| *pair);
    for ((a, b), dot) in &mut alike {
        let norm = |id: u32| norms.get(id as usize).copied().unwrap_or(0.0).sqrt();
        *dot /= (norm(*a) * norm(*b)).max(f32::MIN_POSITIVE);
    }
    alike
}

/// What a story is about: what most of its articles name, that which few others do first.
fn names(catalogue: &Catalogue, articles: &[ArticleId]) -> Vec<EntityId> {
    let mut within: HashMap<EntityId, u32> = HashMap::new();
    for article in articles {
        for (entity, _) in catalogue.named_in(*article) {
            *within.entry(*entity).or_default() += 1;
        }
    }
    let most = (articles.len() as u32).div_ceil(2).max(2);
    // any order: sorted at once
    let mut ranked: Vec<(u32, f32, EntityId)> = within
        .into_iter()
        .filter(|(_, count)| *count >= most)
        .map(|(entity, count)| {
            let all = catalogue.naming(entity);
            let own = all.iter().filter(|(article, _)| articles.contains(article));
            let times: u32 = own.map(|(_, times)| *times).sum();
            let share = count as f32 / all.len().max(1) as f32;
            (count, share * (times as f32).sqrt(), entity)
        })
        .collect();
    ranked.sort_by(|x, y| y.0.cmp(&x.0).then(y.1.total_cmp(&x.1)).then(x.2.cmp(&y.2)));
    ranked.into_iter().map(|(.., entity)| entity).take(NAMES).collect()
}
