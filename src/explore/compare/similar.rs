//! Across a corpus: the articles most like one article, and groups of articles that share wording.
//!
//! Likeness is the cosine of sparse vectors of stems, entities and dates, weighted by how few articles have them; an
//! inverted index keeps the work to what is shared. Shared wording is found by `MinHash` (Broder 1997) over shingles of
//! five words with locality-sensitive bands (Indyk and Motwani 1998), so that no article is set beside all others. Hash
//! constants are the module's own and fixed: the same corpus gives the same groups everywhere.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::{Commonness, commonness};
use crate::annotate::EntityId;
use crate::corpus::{Article, ArticleId, Corpus};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{Document, TokenKind};

/// What an article may share with another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// An entity of the corpus.
    Entity(EntityId),
    /// The TIMEX3 value of a calendar date.
    Date(String),
    /// The stem of a word.
    Word(String),
}

/// An article like another, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Which.
    pub article: ArticleId,
    /// Cosine, 0 to 1.
    pub score: f32,
    /// What both have that few others have, what weighs most first; at most eight.
    pub why: Vec<Feature>,
}

/// Every article of a corpus as a weighted vector.
#[derive(Debug)]
pub struct Index {
    features: Vec<Feature>,
    /// For each article its features with their weights, by feature.
    vectors: Vec<Vec<(u32, f32)>>,
    /// For each feature the articles that have it, with its weight there.
    postings: Vec<Vec<(u32, f32)>>,
}

impl Index {
    /// Reads every article once.
    pub fn new(corpus: &Corpus) -> Index {
        let mut ids: HashMap<Feature, u32> = HashMap::new();
        let mut features: Vec<Feature> = Vec::new();
        let mut stems: HashMap<String, Option<u32>> = HashMap::new();
        let mut counts: Vec<Vec<(u32, f32)>> = Vec::with_capacity(corpus.articles.len());
        for article in &corpus.articles {
            let mut own: BTreeMap<u32, f32> = BTreeMap::new();
            let mut number = |feature: Feature| {
                *ids.entry(feature).or_insert_with_key(|feature| {
                    features.push(feature.clone());
                    features.len() as u32 - 1
                })
            };
            for mention in &article.annotations.mentions {
                *own.entry(number(Feature::Entity(mention.entity))).or_default() += 2.0;
            }
            for date in &article.annotations.dates {
                if date.extent.is_some() {
                    *own.entry(number(Feature::Date(date.value.clone()))).or_default() += 1.0;
                }
            }
            each_word(&article.document, |word| {
                let id = stems.get(word).copied().unwrap_or_else(|| {
                    let letters = word.chars().next().is_some_and(char::is_alphabetic);
                    let id = (letters && commonness(word) != Commonness::Stop)
                        .then(|| number(Feature::Word(stem(word))));
                    stems.insert(word.to_owned(), id);
                    id
                });
                if let Some(id) = id {
                    *own.entry(id).or_default() += 1.0;
                }
            });
            counts.push(own.into_iter().collect());
        }
        let mut having = vec![0u32; features.len()];
        for &(id, _) in counts.iter().flatten() {
            having[id as usize] += 1;
        }
        let articles = counts.len().max(1) as f32;
        let mut postings = vec![Vec::new(); features.len()];
        for (n, vector) in counts.iter_mut().enumerate() {
            let mut length = 0.0;
            for (id, weight) in vector.iter_mut() {
                // the square root damps repetition; the other one stands in for a logarithm of rarity
                let rarity = (articles / having[*id as usize] as f32).sqrt().min(30.0);
                *weight = weight.sqrt() * if having[*id as usize] < 2 { 0.5 } else { rarity.sqrt() };
                length += *weight * *weight;
            }
            let length = length.sqrt().max(f32::MIN_POSITIVE);
            for (id, weight) in vector.iter_mut() {
                *weight /= length;
                postings[*id as usize].push((n as u32, *weight));
            }
        }
        Index { features, vectors: counts, postings }
    }

    /// The `most` articles most like `article`, most like first; none that share nothing.
    pub fn similar(&self, article: ArticleId, most: usize) -> Vec<Similar> {
        let Some(vector) = self.vectors.get(article.0 as usize) else { return Vec::new() };
        let mut scores = vec![0.0f32; self.vectors.len()];
        // a feature that half of a large corpus has tells nothing apart, and would cost most
        let limit = (self.vectors.len() / 2).max(64);
        for &(id, weight) in vector {
            let postings = &self.postings[id as usize];
            if postings.len() > limit {
                continue;
            }
            for &(other, theirs) in postings {
                scores[other as usize] += weight * theirs;
            }
        }
        let mut ranked: Vec<(f32, u32)> = scores
            .iter()
            .enumerate()
            .filter(|&(n, &score)| n != article.0 as usize && score > 0.0)
            .map(|(n, &score)| (score, n as u32))
            .collect();
        ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        ranked.truncate(most);
        ranked
            .into_iter()
            .map(|(score, other)| Similar {
                article: ArticleId(other),
                score: score.min(1.0),
                why: self.why(vector, other),
            })
            .collect()
    }

    fn why(&self, vector: &[(u32, f32)], other: u32) -> Vec<Feature> {
        let Some(theirs) = self.vectors.get(other as usize) else { return Vec::new() };
        let mut shared: Vec<(f32, u32)> = vector
            .iter()
            .filter_map(|&(id, weight)| {
                let at = theirs.binary_search_by_key(&id, |&(id, _)| id).ok()?;
                Some((weight * theirs[at].1, id))
            })
            .collect();
        shared.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        shared.truncate(8);
        shared.into_iter().filter_map(|(_, id)| self.features.get(id as usize).cloned()).collect()
    }
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
    groups(corpus.articles.iter().map(|article: &Article| signature(&article.document)))
}

/// The `MinHash` signature of an article; `None` where it has fewer than five words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<u32>);

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
            let equal = signature.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
            let shared = equal as f32 / (BANDS * ROWS) as f32;
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
    use crate::text::{Block, BlockKind, SourceMap, Span};

    fn article(text: &str) -> Article {
        let span = Span::new(0, text.len());
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block { kind: BlockKind::Paragraph, span }],
            sentences: vec![span],
            map: SourceMap::identity(text.len()),
            removed: Vec::new(),
        };
        Article { document, ..Article::default() }
    }

    fn corpus(texts: &[&str]) -> Corpus {
        Corpus { articles: texts.iter().map(|text| article(text)).collect(), ..Corpus::default() }
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
    fn the_most_similar_comes_first_with_its_reason() {
        let corpus = corpus(&[
            "The ferry sank off Port Marrow.",
            "The opera house opened with a cantata.",
            "A ferry captain was arrested in Port Marrow.",
            "Port workers struck.",
        ]);
        let index = Index::new(&corpus);
        let found = index.similar(ArticleId(0), 5);
        assert_eq!(found[0].article, ArticleId(2));
        assert!(
            found.iter().all(|similar| similar.article != ArticleId(1)),
            "nothing is shared with the opera"
        );
        assert!(found[0].why.contains(&Feature::Word("ferri".to_owned())), "{:?}", found[0].why);
        assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
