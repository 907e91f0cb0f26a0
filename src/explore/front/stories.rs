//! Stories: which articles tell the same, by what they name, the words they use and when they were published.
//!
//! Two articles are likened by the cosine of their features, entities and words weighted by how few articles have them
//! (Salton and Buckley 1988), within a few days of each other. Articles join a story where they are like its articles on
//! average (group-average agglomeration), so that a chain of likenesses does not join the ends.

use std::collections::HashMap;
use std::ops::Range;

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
    let mut groups: Vec<Vec<u32>> = (0..catalogue.articles.len() as u32).map(|id| vec![id]).collect();
    let mut group_of: Vec<usize> = (0..groups.len()).collect();
    let (mut pairs, likeness) = likenesses(catalogue);
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

/// The pairs of articles that may tell one story, and how alike each two articles are that such pairs lead to, one by one:
/// the lesser id first, ascending. Of all others no likeness is kept: of ten thousand articles there are millions.
#[expect(clippy::type_complexity, reason = "two lists, which are taken apart at once")]
fn likenesses(catalogue: &Catalogue) -> (Vec<(u32, u32, f32)>, Vec<((u32, u32), f32)>) {
    let mut features = Features::of(catalogue);
    let count = catalogue.articles.len() as u32;
    let mut pairs = Vec::new();
    let mut chains: Vec<u32> = (0..count).collect();
    for a in 0..count {
        for (b, score) in features.alike(a).filter(|&(b, score)| may_be_one(catalogue, a, b, score)) {
            pairs.push((a, b, score));
            let (one, two) = (end(&mut chains, a), end(&mut chains, b));
            if let Some(chain) = chains.get_mut(one.max(two) as usize) {
                *chain = one.min(two);
            }
        }
    }
    let chain_of: Vec<u32> = (0..count).map(|a| end(&mut chains, a)).collect();
    let chain = |id: u32| chain_of.get(id as usize);
    let mut is_chained = vec![false; count as usize];
    for id in pairs.iter().flat_map(|&(a, b, _)| [a, b]) {
        if let Some(is_chained) = is_chained.get_mut(id as usize) {
            *is_chained = true;
        }
    }
    let mut likeness = Vec::new();
    for (a, _) in (0..count).zip(&is_chained).filter(|(_, is_chained)| **is_chained) {
        let within = features.alike(a).filter(|&(b, _)| chain(a) == chain(b));
        likeness.extend(within.map(|(b, score)| ((a, b), score)));
    }
    (pairs, likeness)
}

/// Where the chain of an article begins; what is passed on the way leads there from now on.
fn end(chains: &mut [u32], id: u32) -> u32 {
    let next = |chains: &[u32], id: u32| chains.get(id as usize).copied().unwrap_or(id);
    let mut first = id;
    while next(chains, first) != first {
        first = next(chains, first);
    }
    let mut at = id;
    while at != first {
        let behind = next(chains, at);
        if let Some(chain) = chains.get_mut(at as usize) {
            *chain = first;
        }
        at = behind;
    }
    first
}

/// What articles are alike in: the names and words that few of them have.
struct Features {
    /// Feature by feature: the articles that have it, ascending, with its weight in each.
    cells: Vec<(u32, f32)>,
    /// Article by article: what stands behind each of its cells, as far as the feature goes, with its weight in it.
    behind: Vec<Vec<(f32, Range<u32>)>>,
    /// The length of each article's vector, squared; of all features, those that many articles have too.
    norms: Vec<f32>,
    /// The products of the article that was asked for last with each other, and with which it has any.
    dots: Vec<f32>,
    met: Vec<u32>,
}

impl Features {
    fn of(catalogue: &Catalogue) -> Features {
        let count = catalogue.articles.len();
        let mut features = Features {
            cells: Vec::new(),
            behind: vec![Vec::new(); count],
            norms: vec![0.0; count],
            dots: vec![0.0; count],
            met: Vec::new(),
        };
        for (entity, _) in catalogue.entities() {
            let having = catalogue.naming(entity).iter().map(|(article, times)| (article.0, *times));
            features.add(NAME, having.collect());
        }
        let index = &catalogue.index;
        for term in 0..index.lexicon.len() {
            if is_telling(index.lexicon.get(term)) {
                let having = index.postings(term).map(|posting| (posting.article.0, posting.count));
                features.add(1.0, having.collect());
            }
        }
        features
    }

    /// Adds one, with the articles that have it, ascending, and how many times.
    fn add(&mut self, worth: f32, having: Vec<(u32, u32)>) {
        let count = self.norms.len();
        let rarity = ((count as f32 + BACKGROUND) / (having.len() as f32 + 0.5)).ln();
        let weight = |times: u32| worth * rarity * (1.0 + (times.max(1) as f32).ln());
        let end = (self.cells.len() + having.len()) as u32;
        let tells = (2..=MANY).contains(&having.len());
        for (article, times) in having {
            let own = weight(times);
            if let Some(norm) = self.norms.get_mut(article as usize) {
                *norm += own * own;
            }
            if tells {
                self.cells.push((article, own));
                let from = self.cells.len() as u32;
                if let Some(behind) = self.behind.get_mut(article as usize).filter(|_| from < end) {
                    behind.push((own, from..end));
                }
            }
        }
    }

    /// How like an article those behind it are that share a feature with it, ascending.
    fn alike(&mut self, article: u32) -> impl Iterator<Item = (u32, f32)> {
        let Features { cells, behind, norms, dots, met } = self;
        for met in met.drain(..) {
            if let Some(dot) = dots.get_mut(met as usize) {
                *dot = 0.0;
            }
        }
        for (own, range) in behind.get(article as usize).into_iter().flatten() {
            for (other, weight) in cells.get(range.start as usize..range.end as usize).into_iter().flatten() {
                if let Some(dot) = dots.get_mut(*other as usize) {
                    if *dot == 0.0 {
                        met.push(*other);
                    }
                    *dot += own * weight;
                }
            }
        }
        met.sort_unstable();
        let norm = |id: u32| norms.get(id as usize).copied().unwrap_or(0.0).sqrt();
        let own = norm(article);
        met.iter().map(move |&other| {
            let dot = dots.get(other as usize).copied().unwrap_or(0.0);
            (other, dot / (own * norm(other)).max(f32::MIN_POSITIVE))
        })
    }
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
