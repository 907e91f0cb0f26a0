//! What the network is told of a word: rows of its table, one from each group.
//!
//! The word itself where the training text had it often enough, what it ends and begins with, how it is written, and
//! which words it is like (`annotate::name::cluster`). This module must not know weights or trees.

use crate::annotate::name::cluster::{Clusters, Kin};
use crate::annotate::name::hash::{self, Table};
use crate::text::fold::fold_into;

/// Rows a word has: word, three levels of clusters, two of priors, three endings, a beginning, and its shape.
pub const FEATURES: usize = 11;

/// Rows of each group after the first.
const SIZES: [u32; FEATURES - 1] = [1025, 257, 65, 129, 33, 512, 2048, 2048, 1024, SHAPES];

const SHAPES: u32 = 72;

/// The rows of one word.
pub type Features = [u32; FEATURES];

/// Which words have a row of their own.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Their keys, in order; a word's row is its place, from 1.
    keys: Vec<u32>,
    rows: Table<u32>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary::new(Vec::new())
    }
}

impl Vocabulary {
    /// Of the keys of words.
    pub fn new(mut keys: Vec<u32>) -> Vocabulary {
        keys.sort_unstable();
        keys.dedup();
        let mut rows = Table::with_capacity(keys.len());
        for (row, &key) in (1..).zip(&keys) {
            *rows.entry(spread(key)) = row;
        }
        Vocabulary { keys, rows }
    }

    /// The keys of its words, in order.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// Rows of all groups together.
    pub fn rows(&self) -> usize {
        self.keys.len() + 1 + SIZES.iter().sum::<u32>() as usize
    }

    /// The row of the word with this key; 0 for none.
    pub fn row(&self, key: u32) -> u32 {
        self.rows.get(spread(key)).unwrap_or(0)
    }
}

fn spread(key: u32) -> u64 {
    hash::finish(u64::from(key) + 1)
}

/// The key of a word: what is left of the hash of its folded form, with every digit the same.
pub fn key(word: &str) -> u32 {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    key_of(folded.as_bytes(), &mut Vec::new())
}

/// As [`key`], of a word that is folded.
fn key_of(folded: &[u8], plain: &mut Vec<u8>) -> u32 {
    plain.clear();
    plain.extend(folded.iter().map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte }));
    (hash::bytes(plain) >> 32) as u32
}

/// The rows of the words of a sentence.
pub fn features<'a>(
    words: impl Iterator<Item = &'a str> + Clone,
    vocabulary: &Vocabulary,
    clusters: &Clusters,
) -> Vec<Features> {
    let mut out = Vec::new();
    Reader::default().read(words, vocabulary, clusters, &mut out);
    out
}

/// Words whose rows are kept.
const KEPT: usize = 2048;

/// Looks up the rows of words, of one vocabulary, and keeps those of the words that were last read.
#[derive(Default)]
pub(super) struct Reader {
    /// By hash: the hash, the rows as within a sentence, and whether it has a letter or figure.
    kept: Vec<(u64, Features, bool)>,
    folded: String,
    plain: Vec<u8>,
}

impl Reader {
    /// Gives the rows of the words of a sentence.
    pub(super) fn read<'a>(
        &mut self,
        words: impl Iterator<Item = &'a str> + Clone,
        vocabulary: &Vocabulary,
        clusters: &Clusters,
        out: &mut Vec<Features>,
    ) {
        self.kept.resize(KEPT, (0, [0; FEATURES], false));
        out.clear();
        let title = is_title(words.clone());
        let mut first = true;
        for word in words {
            let hash = hash::bytes(word.as_bytes()).max(1);
            let place = hash as usize % KEPT;
            let (mut rows, is_word) = match self.kept.get(place) {
                Some(&(kept, rows, is_word)) if kept == hash => (rows, is_word),
                _ => {
                    let rows = self.rows(word, vocabulary, clusters);
                    let is_word = word.chars().any(char::is_alphanumeric);
                    if let Some(kept) = self.kept.get_mut(place) {
                        *kept = (hash, rows, is_word);
                    }
                    (rows, is_word)
                }
            };
            if let Some(shape) = rows.last_mut() {
                *shape += u32::from(first) * 2 + u32::from(title);
            }
            first &= !is_word;
            out.push(rows);
        }
    }

    /// The rows of a word that is not the first, and not in a heading.
    fn rows(&mut self, word: &str, vocabulary: &Vocabulary, clusters: &Clusters) -> Features {
        let (folded, plain) = (&mut self.folded, &mut self.plain);
        folded.clear();
        fold_into(word, folded);
        let key = key_of(folded.as_bytes(), plain);
        let kin = if plain.first().is_some_and(|&byte| byte != b'0') {
            clusters.kin(hash::bytes(folded.as_bytes()))
        } else {
            Kin::default()
        };
        let [leaf, branch, upper] = clusters.cluster(kin).map(u32::from);
        let [prior, above, _] = clusters.prior(kin).map(u32::from);
        let end = |length: usize, size: u32| {
            let end = plain.get(plain.len().saturating_sub(length)..).unwrap_or(plain);
            (hash::mix(hash::bytes(end), length as u64) >> 32) as u32 % size
        };
        let begin = plain.get(..3).unwrap_or(plain);
        let begin = (hash::mix(hash::bytes(begin), 9) >> 32) as u32 % SIZES[8];
        let groups = [
            leaf,
            branch,
            upper,
            prior,
            above,
            end(2, SIZES[5]),
            end(3, SIZES[6]),
            end(4, SIZES[7]),
            begin,
            shape(word),
        ];
        let mut rows = [vocabulary.row(key); FEATURES];
        let mut from = vocabulary.keys.len() as u32 + 1;
        for ((row, group), size) in rows.iter_mut().skip(1).zip(groups).zip(SIZES) {
            *row = from + group;
            from += size;
        }
        rows
    }
}

/// Whether most words are written with capitals, as in a heading.
fn is_title<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for word in words {
        if let Some(c) = word.chars().next().filter(|c| c.is_alphabetic()) {
            all += 1;
            capitals += usize::from(c.is_uppercase());
        }
    }
    capitals >= 3 && capitals * 5 >= all * 3
}

/// How a word is written, of which each way has four shapes: first in its sentence or not, in a heading or not.
fn shape(word: &str) -> u32 {
    let (mut upper, mut lower, mut digits, mut others) = (0, 0, 0, 0);
    let mut starts = false;
    for (n, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            starts |= n == 0;
        } else if c.is_alphabetic() {
            lower += 1;
        } else if c.is_ascii_digit() {
            digits += 1;
        } else {
            others += 1;
        }
    }
    let case = match (upper, lower) {
        (0, 0) => 0,
        (0, _) => 1,
        (1, 0) => 2,
        (_, 0) => 3,
        _ if starts && upper == 1 => 4,
        _ => 5,
    };
    let content = match (digits, others) {
        (0, 0) => 0,
        (0, _) => 1,
        _ => 2,
    };
    (case * 3 + content) * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_however_it_is_written() {
        let vocabulary = Vocabulary::new(vec![key("Mali"), key("1960"), key("n't")]);
        for word in ["mali", "MALI", "1984", "n’t"] {
            assert_ne!(vocabulary.row(key(word)), 0, "{word}");
        }
        assert_eq!(vocabulary.row(key("Malian")), 0);
    }

    #[test]
    fn every_row_is_inside_the_table() {
        let vocabulary = Vocabulary::new(vec![key("a")]);
        let words = ["A", "USA", "é", "", "iPhone", "B-52", "3.5", "…", "İstanbul", "McDonald"];
        for rows in features(words.into_iter(), &vocabulary, &Clusters::default()) {
            assert!(rows.iter().all(|&row| (row as usize) < vocabulary.rows()), "{rows:?}");
            assert!(rows.windows(2).all(|two| two[0] < two[1]), "a group each: {rows:?}");
        }
    }

    #[test]
    fn words_that_are_kept_have_the_rows_they_had() {
        let vocabulary = Vocabulary::new(vec![key("the"), key("end")]);
        let clusters = Clusters::default();
        let mut reader = Reader::default();
        let mut out = Vec::new();
        for words in [["The", "end", "."], ["\"", "The", "end"], ["The", "End", "The"], ["end", "The", "."]] {
            reader.read(words.into_iter(), &vocabulary, &clusters, &mut out);
            assert_eq!(out, features(words.into_iter(), &vocabulary, &clusters), "{words:?}");
        }
    }

    #[test]
    fn shapes_are_told_apart() {
        let shapes = ["war", "War", "WAR", "W", "iPad", "5", "G5", "-", "o'clock"].map(shape);
        let mut apart = shapes.to_vec();
        apart.sort_unstable();
        apart.dedup();
        assert_eq!(apart.len(), shapes.len());
        assert!(shapes.iter().all(|&shape| shape + 3 < SHAPES));
    }
}
