//! Clusters: which words stand among the same words, and what names they are likely part of.
//!
//! A word that no table and no training text holds is still like others: a capital like other capitals, a surname
//! like other surnames. A tree of clusters of word vectors says so (after Brown et al. 1992; Miller et al. 2004
//! used such clusters to find names, Turian et al. 2010 compared kinds of them). A word's *prior* is a rounded
//! guess, from its vector alone, at how often it begins or ends a person's name or stands in a place's or an
//! organisation's. Words are kept as 24 bits of their hash, so that one unknown word in a hundred or two is
//! taken for another. How the clusters come about is the business of `trainer`. This module must not know
//! features or labels.

use std::collections::BTreeMap;

use super::error::ModelError;
use super::lexicon::word_hash;
use crate::text::checksum::crc32;

/// Bits of a hash that are kept of a word, and those of them that the index tells apart.
const KEY_BITS: u32 = 24;
const INDEX_BITS: u32 = 16;

/// Levels of either tree: all leaves, and two cuts above them.
pub const LEVELS: usize = 3;

const MAGIC: &[u8; 4] = b"PXWC";
const VERSION: u8 = 1;

/// What is known of a word: its cluster and its prior, counted from 1; 0 where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    /// Leaf of the tree of clusters.
    pub cluster: u16,
    /// Leaf of the tree of priors.
    pub prior: u8,
}

/// The leaves of a tree, each with the numbers of the two branches it hangs on; all from 0.
pub type Tree = Vec<[u8; LEVELS - 1]>;

/// Which cluster each known word is in.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// For the upper bits of a key, the first of its words; one more at the end.
    index: Vec<u32>,
    /// The lower bits of each key, in order.
    low: Vec<u8>,
    kin: Vec<Kin>,
    /// The branches of each cluster, and of each prior.
    tree: Tree,
    priors: Tree,
    /// The share of each upper branch among the running words of news, by its number from 1.
    usual: Vec<f64>,
}

impl Clusters {
    /// Packs words, each with what is known of it, the two trees, and the share in 65,536ths that each upper branch of
    /// the clusters has among running words. Of words that fall together the first counts.
    pub fn pack(words: &[(String, Kin)], clusters: &Tree, priors: &Tree, usual: &[u16]) -> Vec<u8> {
        let mut buffer = String::new();
        let mut keys: BTreeMap<u32, Kin> = BTreeMap::new();
        for (word, kin) in words {
            keys.entry(key(word_hash(word, &mut buffer))).or_insert(*kin);
        }
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        out.push(VERSION);
        out.extend_from_slice(&(keys.len() as u32).to_le_bytes());
        for tree in [clusters, priors] {
            out.extend_from_slice(&(tree.len() as u16).to_le_bytes());
            out.extend(tree.iter().flatten());
        }
        out.extend_from_slice(&(usual.len() as u16).to_le_bytes());
        out.extend(usual.iter().flat_map(|share| share.to_le_bytes()));
        // Golomb's code for the gaps between keys (Rice 1971): the best there is where keys are spread evenly.
        let mean = (1_u32 << KEY_BITS) / (keys.len() as u32).max(1);
        let low = mean.max(2).ilog2();
        out.push(low as u8);
        let mut bits = Writer { out, free: 0 };
        let mut last = 0;
        for (key, kin) in keys {
            let gap = key - last;
            last = key;
            for _ in 0..gap >> low {
                bits.put(1, 1);
            }
            bits.put(0, 1);
            bits.put(gap & ((1 << low) - 1), low);
            bits.put(u32::from(kin.cluster), width(clusters));
            bits.put(u32::from(kin.prior), width(priors));
        }
        let mut out = bits.out;
        out.extend_from_slice(&crc32(&out).to_le_bytes());
        out
    }

    /// Reads packed clusters. Any bytes are safe to give.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn read(bytes: &[u8]) -> Result<Clusters, ModelError> {
        let cut = ModelError("its clusters are cut short");
        let (summed, sum) = bytes.split_last_chunk::<4>().ok_or(cut)?;
        let mut body = summed.strip_prefix(MAGIC).ok_or(ModelError("other first bytes of its clusters"))?;
        body = body.strip_prefix(&[VERSION]).ok_or(ModelError("another version of clusters"))?;
        if crc32(summed) != u32::from_le_bytes(*sum) {
            return Err(ModelError("the checksum of its clusters does not fit"));
        }
        let mut out = Clusters::default();
        let (count, mut body) = body.split_first_chunk::<4>().ok_or(cut)?;
        let count = u32::from_le_bytes(*count) as usize;
        for tree in [&mut out.tree, &mut out.priors] {
            let (leaves, rest) = body.split_first_chunk::<2>().ok_or(cut)?;
            let (leaves, rest) =
                rest.split_at_checked(usize::from(u16::from_le_bytes(*leaves)) * 2).ok_or(cut)?;
            tree.extend(leaves.as_chunks().0);
            body = rest;
        }
        let (shares, rest) = body.split_first_chunk::<2>().ok_or(cut)?;
        let (shares, rest) =
            rest.split_at_checked(usize::from(u16::from_le_bytes(*shares)) * 2).ok_or(cut)?;
        out.usual.push(0.0);
        out.usual
            .extend(shares.as_chunks().0.iter().map(|two| f64::from(u16::from_le_bytes(*two)) / 65_536.0));
        let (&low, rest) = rest.split_first().ok_or(cut)?;
        if u32::from(low) > KEY_BITS {
            return Err(ModelError("a gap of its clusters is too wide"));
        }
        let mut bits = Reader { bytes: rest, at: 0 };
        let mut key = 0_u32;
        for _ in 0..count {
            let mut gap = 0_u32;
            while bits.get(1).ok_or(cut)? == 1 {
                gap += 1 << low;
                if gap >> KEY_BITS != 0 {
                    return Err(ModelError("a word past the end of its clusters"));
                }
            }
            key += gap | bits.get(u32::from(low)).ok_or(cut)?;
            let upper = (key >> (KEY_BITS - INDEX_BITS)) as usize;
            if upper >> INDEX_BITS != 0 {
                return Err(ModelError("a word past the end of its clusters"));
            }
            while out.index.len() <= upper {
                out.index.push(out.low.len() as u32);
            }
            out.low.push(key as u8);
            out.kin.push(Kin {
                cluster: bits.get(width(&out.tree)).ok_or(cut)? as u16,
                prior: bits.get(width(&out.priors)).ok_or(cut)? as u8,
            });
        }
        out.index.resize((1 << INDEX_BITS) + 1, out.low.len() as u32);
        Ok(out)
    }

    /// What is known of a word, by its [`word_hash`].
    #[inline]
    pub(crate) fn kin(&self, hash: u64) -> Kin {
        let key = key(hash);
        let upper = (key >> (KEY_BITS - INDEX_BITS)) as usize;
        let Some(&[from, to]) = self.index.get(upper..upper + 2).and_then(|two| two.first_chunk()) else {
            return Kin::default();
        };
        let (from, to) = (from as usize, to as usize);
        let low = self.low.get(from..to).unwrap_or_default();
        let at = low.iter().position(|&low| low == key as u8);
        at.and_then(|n| self.kin.get(from + n)).copied().unwrap_or_default()
    }

    /// A cluster on every level, from leaves to the fewest branches; numbers from 1, 0 for no cluster.
    #[inline]
    pub(crate) fn cluster(&self, kin: Kin) -> [u16; LEVELS] {
        match self.tree.get(usize::from(kin.cluster).wrapping_sub(1)) {
            Some(&[a, b]) => [kin.cluster, u16::from(a) + 1, u16::from(b) + 1],
            None => [0; LEVELS],
        }
    }

    /// A prior on every level, as [`Clusters::cluster`].
    #[inline]
    pub(crate) fn prior(&self, kin: Kin) -> [u8; LEVELS] {
        match self.priors.get(usize::from(kin.prior).wrapping_sub(1)) {
            Some(&[a, b]) => [kin.prior, a + 1, b + 1],
            None => [0; LEVELS],
        }
    }

    /// The upper branches that stand out most in an article, given how often each occurs in it (by its number from 1):
    /// further above their usual share than chance would have them. Zeros where fewer do.
    pub(crate) fn topics(&self, counts: &[u32]) -> [u16; 3] {
        let total: f64 = counts.iter().skip(1).map(|&n| f64::from(n)).sum();
        let mut best: Vec<(f64, u16)> = Vec::new();
        for (n, (&count, &share)) in counts.iter().zip(&self.usual).enumerate().skip(1) {
            let expected = total * share;
            let above = (f64::from(count) - expected) / (1.0 + expected).sqrt();
            if above > 1.5 {
                best.push((above, n as u16));
            }
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        std::array::from_fn(|n| best.get(n).map_or(0, |&(_, topic)| topic))
    }

    /// The number of upper branches, and one for words in none.
    pub(crate) fn branches(&self) -> usize {
        self.usual.len()
    }
}

fn key(hash: u64) -> u32 {
    (hash >> (64 - KEY_BITS)) as u32
}

/// Bits that hold a number from 0 to the number of leaves.
fn width(tree: &Tree) -> u32 {
    tree.len().checked_ilog2().map_or(0, |bits| bits + 1)
}

/// Numbers of some bits each, one behind the other, lowest bit first.
struct Writer {
    out: Vec<u8>,
    /// Bits of the last byte that are still free.
    free: u32,
}

impl Writer {
    fn put(&mut self, number: u32, bits: u32) {
        for n in 0..bits {
            if self.free == 0 {
                self.out.push(0);
                self.free = 8;
            }
            if let Some(last) = self.out.last_mut() {
                *last |= ((number >> n & 1) as u8) << (8 - self.free);
            }
            self.free -= 1;
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn get(&mut self, bits: u32) -> Option<u32> {
        let mut number = 0;
        for n in 0..bits {
            let byte = *self.bytes.get(self.at / 8)?;
            number |= u32::from(byte >> (self.at % 8) & 1) << n;
            self.at += 1;
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let words: Vec<(String, Kin)> = (0..500_u16)
            .map(|n| (format!("word{n}"), Kin { cluster: n % 5 + 1, prior: (n % 3) as u8 + 1 }))
            .collect();
        let clusters = vec![[0, 0], [1, 0], [1, 0], [2, 1], [2, 1]];
        Clusters::pack(&words, &clusters, &vec![[0, 0], [1, 0], [2, 1]], &[49_152, 16_384])
    }

    #[test]
    fn what_is_packed_comes_back() {
        let clusters = Clusters::read(&sample()).unwrap();
        let mut buffer = String::new();
        let mut kin = |word: &str| clusters.kin(word_hash(word, &mut buffer));
        for n in 0..500_u16 {
            assert_eq!(kin(&format!("Word{n}")), Kin { cluster: n % 5 + 1, prior: (n % 3) as u8 + 1 });
        }
        let strangers = (0..1000).filter(|n| kin(&format!("stranger{n}")) != Kin::default()).count();
        assert!(strangers < 5, "{strangers} words of a thousand taken for others");
        assert_eq!(clusters.cluster(Kin { cluster: 4, prior: 0 }), [4, 3, 2]);
        assert_eq!(clusters.prior(Kin { cluster: 4, prior: 0 }), [0; LEVELS]);
    }

    #[test]
    fn broken_bytes_are_refused() {
        let bytes = sample();
        for cut in 0..bytes.len() {
            assert!(Clusters::read(&bytes[..cut]).is_err());
        }
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 0x41;
            assert!(Clusters::read(&broken).is_err());
            // With a checksum that fits, it may be read or refused, but nothing worse.
            let body = broken.len() - 4;
            let sum = crc32(&broken[..body]).to_le_bytes();
            broken[body..].copy_from_slice(&sum);
            let _ = Clusters::read(&broken).map(|clusters| clusters.kin(7));
        }
    }

    #[test]
    fn a_topic_is_what_stands_out() {
        let clusters = Clusters::read(&sample()).unwrap();
        assert_eq!(clusters.topics(&[0, 75, 25]), [0; 3]);
        assert_eq!(clusters.topics(&[9, 40, 60]), [2, 0, 0]);
    }
}
