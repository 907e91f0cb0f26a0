//! Across a corpus: the articles most like one article, and groups of articles that share wording.
//!
//! Likeness is a sum over the entities, dates and words that two articles share, each weighted by how few articles
//! have it, over the lengths of both. The corpus's own index is asked, so that only articles with something in common
//! are looked at. Shared wording is found by `MinHash` (Broder 1997) over shingles of
//! five words with locality-sensitive bands (Indyk and Motwani 1998), so that no article is set beside all others. Hash
//! constants are the module's own and fixed: the same corpus gives the same groups everywhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::lexicon::lexicon;
use super::tables::Commonness;
use crate::annotate::{Day, EntityId, Extent};
use crate::corpus::{ArticleId, Bodies, Body, Corpus};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Document, TokenKind};

/// An article to read beside another, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// Which.
    pub article: ArticleId,
    /// Entities that both name, those that few others name first; at most [`REASONS`].
    pub names: Vec<EntityId>,
    /// Stretches of the calendar that both speak of, those that few others speak of first; at most [`REASONS`].
    pub dates: Vec<Extent>,
    /// Words that both use and few others do, rarest first; at most [`REASONS`].
    pub words: Vec<String>,
    /// The estimated share of common runs of five words, in per cent.
    pub wording: u8,
}

/// How many articles [`similar`] gives at most.
pub const MOST: usize = 12;
/// How many reasons of a kind it gives for each.
pub const REASONS: usize = 4;

/// What two articles may share.
#[derive(Clone, Debug)]
enum Shared {
    Name(EntityId),
    Date(Extent),
    Word(String),
}

/// The articles most like `article`, most like first, each with the reasons; none that shares nothing.
pub fn similar(corpus: &Corpus, article: ArticleId) -> Vec<Similar> {
    let Some(own) = corpus.bodies.body(article) else { return Vec::new() };
    let catalogue = &corpus.catalogue;
    let index = &catalogue.index;
    let count = catalogue.articles.len();
    let mut scores = vec![0.0f32; count];
    // for each article what it shares with this one, by number, with the weight of that
    let mut shared: BTreeMap<u32, Vec<(f32, u32)>> = BTreeMap::new();
    let mut features: Vec<Shared> = Vec::new();
    // what half of a large corpus has tells nothing apart, and would cost most
    let limit = (count / 2).max(64);
    let mut add = |feature: Shared, worth: f32, having: &[ArticleId]| {
        let others = having.iter().filter(|other| **other != article);
        if having.len() < 2 || having.len() > limit {
            return;
        }
        // the square root stands in for a logarithm of rarity
        let weight = worth * (count as f32 / having.len() as f32).sqrt().min(30.0);
        for other in others {
            if let Some(score) = scores.get_mut(other.0 as usize) {
                *score += weight;
                shared.entry(other.0).or_default().push((weight, features.len() as u32));
            }
        }
        features.push(feature);
    };
    for &(entity, mentions) in catalogue.named_in(article) {
        let having: Vec<ArticleId> = catalogue.naming(entity).iter().map(|(id, _)| *id).collect();
        add(Shared::Name(entity), 2.0 * (mentions as f32).sqrt().min(3.0), &having);
    }
    for extent in extents(own) {
        let having: Vec<ArticleId> = catalogue
            .articles()
            .filter(|(id, _)| index.columns.days.row(id.0).binary_search(&key(extent)).is_ok())
            .map(|(id, _)| id)
            .collect();
        add(Shared::Date(extent), 1.5, &having);
    }
    let mut words: BTreeSet<String> = BTreeSet::new();
    let lexicon = lexicon([own.document.lang]);
    each_word(&own.document, |word| {
        let says = word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
        if says && lexicon.commonness(word) == Commonness::Plain && lexicon.number(word).is_none() {
            words.insert(word.to_owned());
        }
    });
    // the words of a name or of a date are no reason beside it
    let (mentions, dates) = (own.annotations.mentions.iter(), own.annotations.dates.iter());
    for span in mentions.map(|mention| mention.span).chain(dates.map(|date| date.span)) {
        for token in tokens(&own.document.text, span) {
            words.remove(&fold(token.span.of(&own.document.text)));
        }
    }
    for word in words {
        let Some(term) = index.lexicon.find(&word) else { continue };
        let having: Vec<ArticleId> = index.postings(term).map(|posting| posting.article).collect();
        add(Shared::Word(word), 1.0, &having);
    }
    let length = |n: usize| (index.lengths.get(n).copied().unwrap_or(0).max(50) as f32).sqrt();
    let mut ranked: Vec<(f32, u32)> = scores
        .iter()
        .enumerate()
        .filter(|(_, score)| **score > 0.0)
        .map(|(n, score)| (score / length(n), n as u32))
        .collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    ranked.truncate(MOST);
    let signed = signature(&own.document);
    ranked
        .into_iter()
        .map(|(_, other)| {
            let mut why = shared.remove(&other).unwrap_or_default();
            why.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let body = corpus.bodies.body(ArticleId(other));
            let theirs = body.and_then(|other| signature(&other.document));
            let told = |one: &&Shared| match one {
                Shared::Date(extent) => names(own, *extent) && body.is_some_and(|body| names(body, *extent)),
                Shared::Name(_) | Shared::Word(_) => true,
            };
            reasons(
                ArticleId(other),
                why.iter().filter_map(|(_, n)| features.get(*n as usize)).filter(told),
                signed.as_ref().zip(theirs.as_ref()).map_or(0.0, |(one, two)| one.shared(two)),
            )
        })
        .collect()
}

fn reasons<'a>(article: ArticleId, why: impl Iterator<Item = &'a Shared>, wording: f32) -> Similar {
    let mut similar = Similar {
        article,
        names: Vec::new(),
        dates: Vec::new(),
        words: Vec::new(),
        wording: (wording * 100.0).round() as u8,
    };
    for one in why {
        match one {
            Shared::Name(entity) => similar.names.push(*entity),
            Shared::Date(extent) => similar.dates.push(*extent),
            Shared::Word(word) => similar.words.push(word.clone()),
        }
    }
    similar.names.truncate(REASONS);
    similar.dates.truncate(REASONS);
    similar.words.truncate(REASONS);
    similar
}

/// The stretches of the calendar that an article speaks of, each once.
fn extents(body: &Body) -> Vec<Extent> {
    let placed = body.annotations.dates.iter().filter(|date| date.flag.is_none());
    let mut extents: Vec<Extent> = placed.filter_map(|date| date.extent).collect();
    extents.sort_by_key(|extent| key(*extent));
    extents.dedup_by_key(|extent| key(*extent));
    extents
}

/// Whether an article gives a stretch of the calendar in figures: what it calls "yesterday" it does not name.
fn names(body: &Body, extent: Extent) -> bool {
    body.annotations.dates.iter().any(|date| {
        let figures = date.span.of(&body.document.text).bytes().any(|byte| byte.is_ascii_digit());
        figures && date.extent.is_some_and(|other| key(other) == key(extent))
    })
}

/// A stretch as the index has it.
fn key(extent: Extent) -> (Day, Day) {
    (extent.first.unwrap_or(Day(i32::MIN)), extent.last.unwrap_or(Day(i32::MAX)))
}

fn each_word(document: &Document, mut visit: impl FnMut(&str)) {
    for block in &document.blocks {
        for token in tokens(&document.text, block.span) {
            if !matches!(token.kind, TokenKind::Mark | TokenKind::Break) {
                visit(&fold(token.span.of(&document.text)));
            }
        }
    }
}

/// Articles that share wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The articles, in order.
    pub articles: Vec<ArticleId>,
    /// The least estimated share of common shingles (Jaccard) among the links that hold the group together.
    pub shared: f32,
}

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Bands of a signature, and hashes in a band: pairs that share three tenths of their shingles are found with a
/// chance of six in ten, half with 98 in a hundred.
const BANDS: usize = 32;
const ROWS: usize = 3;
/// The estimated share of common shingles from which two articles are held to share wording.
const SHARED: f32 = 0.3;

/// Groups of articles that share wording, by first article.
pub fn wording(corpus: &Corpus) -> Vec<Group> {
    groups(corpus.bodies.iter().map(|body| signature(&body.document)))
}

/// The `MinHash` signature of an article; `None` where it has fewer than five words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<u32>);

impl Signature {
    /// The estimated share of common shingles (Jaccard).
    fn shared(&self, other: &Signature) -> f32 {
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        equal as f32 / (BANDS * ROWS) as f32
    }
}

/// Computes a signature.
pub fn signature(document: &Document) -> Option<Signature> {
    let mut words = Vec::new();
    each_word(document, |word| words.push(hash_word(word)));
    let shingles = windows(&words, SHINGLE);
    if shingles.is_empty() {
        return None;
    }
    let mut least = vec![u32::MAX; BANDS * ROWS];
    for shingle in shingles {
        for (n, least) in least.iter_mut().enumerate() {
            // a multiply-shift hash of the shingle for each place, with constants drawn from a fixed sequence
            let factor = spread(n as u64 * 2 + 1) | 1;
            let hash = (shingle.wrapping_mul(factor).wrapping_add(spread(n as u64 * 2 + 2)) >> 32) as u32;
            *least = (*least).min(hash);
        }
    }
    Some(Signature(least))
}

/// Groups articles by their signatures.
#[expect(
    clippy::indexing_slicing,
    reason = "articles are numbered from 0, and a signature has `BANDS` times `ROWS` hashes"
)]
pub fn groups(signatures: impl Iterator<Item = Option<Signature>>) -> Vec<Group> {
    let signatures: Vec<Option<Signature>> = signatures.collect();
    let mut parent: Vec<u32> = (0..signatures.len() as u32).collect();
    let mut least: Vec<f32> = vec![1.0; signatures.len()];
    for band in 0..BANDS {
        let mut buckets: HashMap<[u32; ROWS], u32> = HashMap::new();
        for (n, signature) in signatures.iter().enumerate() {
            let Some(signature) = signature else { continue };
            let mut key = [0; ROWS];
            key.copy_from_slice(&signature.0[band * ROWS..(band + 1) * ROWS]);
            // the first of a bucket stands for it: its followers are set beside it alone
            let Some(&first) = buckets.get(&key) else {
                buckets.insert(key, n as u32);
                continue;
            };
            let (x, y) = (root(&mut parent, first), root(&mut parent, n as u32));
            let Some(Some(other)) = signatures.get(first as usize) else { continue };
            if x == y {
                continue;
            }
            let shared = signature.shared(other);
            if shared >= SHARED {
                let (low, high) = (x.min(y), x.max(y));
                parent[high as usize] = low;
                least[low as usize] = least[low as usize].min(least[high as usize]).min(shared);
            }
        }
    }
    let mut members: BTreeMap<u32, Vec<ArticleId>> = BTreeMap::new();
    for n in 0..signatures.len() as u32 {
        members.entry(root(&mut parent, n)).or_default().push(ArticleId(n));
    }
    members
        .into_iter()
        .filter(|(_, articles)| articles.len() > 1)
        .map(|(root, articles)| Group { articles, shared: least[root as usize] })
        .collect()
}

#[expect(clippy::indexing_slicing, reason = "each article has a parent, which is an article")]
fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        let above = parent[parent[at as usize] as usize];
        parent[at as usize] = above;
        at = above;
    }
    at
}

/// Hashes of every run of `length` words.
pub(super) fn shingles<'a>(words: impl Iterator<Item = &'a str>, length: usize) -> Vec<u64> {
    let words: Vec<u64> = words.map(hash_word).collect();
    windows(&words, length)
}

fn windows(words: &[u64], length: usize) -> Vec<u64> {
    words
        .windows(length.max(1))
        .map(|window| window.iter().fold(0, |hash: u64, &word| spread(hash.rotate_left(5) ^ word)))
        .collect()
}

/// FNV-1a of a word, spread.
fn hash_word(word: &str) -> u64 {
    let hash = word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    spread(hash)
}

/// The finisher of `SplitMix64` (Steele, Lea and Flood 2014): every bit of the input reaches every bit of the output.
fn spread(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::testing;

    fn body(text: &str) -> Body {
        Body { document: Document::plain(text), ..Body::default() }
    }

    fn corpus(texts: &[&str]) -> Corpus {
        Corpus { bodies: texts.iter().map(|text| body(text)).collect(), ..Corpus::default() }
    }

    const WIRE: &str = "The ferry left the island at night and sank before the morning came, and coastguard crews pulled \
        survivors from the cold water until noon on Sunday.";

    #[test]
    fn shared_wording_makes_a_group() {
        let edited = format!("HARBOUR (Wire) - {WIRE}");
        let corpus = corpus(&[
            WIRE,
            "The opera house of Arnstad opened its doors again after five long years.",
            &edited,
        ]);
        let groups = wording(&corpus);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].articles, [ArticleId(0), ArticleId(2)]);
        assert!(groups[0].shared >= SHARED && groups[0].shared < 1.0);
    }

    #[test]
    fn the_most_similar_comes_first_with_its_reasons() {
        let corpus = testing::corpus(&[
            (
                "sank",
                "",
                "",
                "The [place:Port Marrow=Port Marrow] ferry sank on [date:2024-03-02=2 March 2024].",
            ),
            ("opera", "", "", "The opera house opened with a cantata."),
            ("captain", "", "", "A ferry captain was arrested in [place:Port Marrow=Port Marrow]."),
            ("strike", "", "", "Workers struck on [date:2024-03-02=that Saturday]."),
        ]);
        let found = similar(&corpus, ArticleId(0));
        let order: Vec<u32> = found.iter().map(|one| one.article.0).collect();
        assert_eq!(order, [2, 3], "nothing is shared with the opera");
        assert_eq!(found[0].names, [EntityId(0)]);
        assert_eq!((found[0].words.as_slice(), found[0].dates.len()), (&["ferry".to_owned()][..], 0));
        assert_eq!(found[1].dates, [], "that Saturday is not given by its date");
        assert_eq!(similar(&corpus, ArticleId(9)), []);
        let corpus = testing::corpus(&[
            ("sank", "", "", "The ferry sank on [date:2024-03-02=2 March 2024]."),
            ("strike", "", "", "Workers struck on [date:2024-03-02=March 2]."),
        ]);
        assert_eq!(similar(&corpus, ArticleId(0))[0].words, [""; 0], "the month is no word of its own");
        assert_eq!(similar(&corpus, ArticleId(0))[0].dates[0].first, "2024-03-02".parse().ok());
    }

    #[test]
    fn shared_wording_is_a_reason() {
        let edited = format!("Wire. {WIRE}");
        let corpus = testing::corpus(&[("one", "", "", WIRE), ("two", "", "", &edited)]);
        let found = similar(&corpus, ArticleId(0));
        assert!((60..=100).contains(&found[0].wording), "{found:?}");
    }
}
