//! The model of the tagger: weights of hashed features, packed, and the search for the best labels.
//!
//! A linear-chain conditional random field (Lafferty et al. 2001) over the labels of one run,
//! with features hashed into buckets (Weinberger et al. 2009) and weights rounded to eight bits. Decoding is
//! Viterbi's algorithm in whole numbers, so that native code and wasm agree to the last bit. How the weights
//! come about is the business of `trainer`; this module only reads them. It must not know features.
#![expect(
    clippy::indexing_slicing,
    reason = "labels are below LABELS, and tables by label are at least as long"
)]

use super::cluster::Clusters;
use super::error::ModelError;
use super::hash;
use crate::text::checksum::crc32;
use crate::text::varint;

/// Labels: 0 is outside; `1 + 2k` begins and `2 + 2k` goes on with type `k` (person, place, organisation).
pub const LABELS: usize = 7;

/// Number of buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 19;

/// Scores of one token, one a label; the eighth is not used.
pub type Scores = [i32; 8];

/// A row of weights, one a label.
pub type Row = [i8; 8];

/// First bytes of a packed model.
const MAGIC: &[u8; 4] = b"PXNM";
const VERSION: u8 = 1;

/// A trained model.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which buckets have weights: for each 64 of them a bit each, and the number of rows of those before. Most have
    /// none, and this table is small enough to stay in the cache.
    index: Vec<(u64, u32)>,
    /// The rows of the buckets that have weights, in order, each weight a byte raised by [`BIAS`].
    rows: Vec<u64>,
    /// `from * 8 + to`; row [`LABELS`] holds the weights of beginning a run.
    transitions: [i32; 64],
    /// Words that stood in lower case in the training text, by a bit of their hash.
    common: Vec<u8>,
    /// The clusters that its features tell of.
    clusters: Clusters,
}

/// What is added to a weight so that it is a byte without sign.
const BIAS: i32 = 128;

/// Every other byte of a row.
const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

/// Number of bits of the filter of common words.
pub const COMMON_BITS: u64 = 1 << 18;

impl Default for Model {
    fn default() -> Self {
        Self {
            index: vec![(0, 0); BUCKETS / 64],
            rows: Vec::new(),
            transitions: [0; 64],
            common: vec![0; COMMON_BITS as usize / 8],
            clusters: Clusters::default(),
        }
    }
}

impl Model {
    /// The row of weights of a bucket, if it has one.
    #[inline]
    fn row(&self, bucket: u32) -> Option<u64> {
        let &(bits, before) = self.index.get(bucket as usize / 64)?;
        let bit = 1_u64 << (bucket % 64);
        if bits & bit == 0 {
            return None;
        }
        self.rows.get((before + (bits & (bit - 1)).count_ones()) as usize).copied()
    }

    /// Adds the weights of features to the scores of a token. Four labels are summed at a time, in lanes of sixteen
    /// bits, which hold 256 rows of bytes.
    pub(crate) fn add(&self, features: &[u32], scores: &mut Scores) {
        for features in features.chunks(256) {
            let (mut even, mut odd, mut count) = (0_u64, 0_u64, 0_i32);
            for &bucket in features {
                if let Some(row) = self.row(bucket) {
                    even += row & EVEN;
                    odd += row >> 8 & EVEN;
                    count += 1;
                }
            }
            for lane in 0..4 {
                let sum = |lanes: u64| (lanes >> (16 * lane) & 0xffff) as i32 - BIAS * count;
                scores[2 * lane] += sum(even);
                scores[2 * lane + 1] += sum(odd);
            }
        }
    }

    /// The clusters that its features tell of.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// Whether the word is common in lower case.
    pub fn is_common(&self, word: u64) -> bool {
        common_bits(word)
            .into_iter()
            .all(|bit| self.common.get((bit / 8) as usize).is_some_and(|byte| byte & 1 << (bit % 8) != 0))
    }

    /// Packs weights: rows that are not zero as the distance from the last, a mask of labels and the weights.
    pub fn pack(rows: &[Row], transitions: &[i32; 64], common: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        out.push(VERSION);
        for weight in transitions {
            out.extend_from_slice(&(*weight as i16).to_le_bytes());
        }
        out.extend_from_slice(common);
        let mut last = 0;
        let (mut gaps, mut masks, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (bucket, row) in rows.iter().enumerate() {
            let mask =
                (0..LABELS).filter(|&label| row[label] != 0).fold(0_u8, |mask, label| mask | 1 << label);
            if mask == 0 {
                continue;
            }
            varint::write_u32(&mut gaps, bucket as u32 - last);
            last = bucket as u32;
            masks.push(mask);
            weights
                .extend(row.iter().take(LABELS).filter(|&&weight| weight != 0).map(|&weight| weight as u8));
        }
        for section in [&gaps, &masks, &weights] {
            out.extend_from_slice(&(section.len() as u32).to_le_bytes());
        }
        for section in [gaps, masks, weights] {
            out.extend_from_slice(&section);
        }
        out.extend_from_slice(&crc32(&out).to_le_bytes());
        out
    }

    /// Reads packed weights and the packed [`Clusters`] that they were learnt with. Any bytes are safe to give.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn read(bytes: &[u8], clusters: &[u8]) -> Result<Model, ModelError> {
        let (summed, sum) = bytes.split_last_chunk::<4>().ok_or(ModelError("too short"))?;
        let body = summed.strip_prefix(MAGIC).ok_or(ModelError("other first bytes"))?;
        let body = body.strip_prefix(&[VERSION]).ok_or(ModelError("another version"))?;
        if crc32(summed) != u32::from_le_bytes(*sum) {
            return Err(ModelError("its checksum does not fit"));
        }
        let cut = ModelError("cut short");
        let mut model = Model { clusters: Clusters::read(clusters)?, ..Model::default() };
        let (head, mut body) = body.split_at_checked(128).ok_or(cut)?;
        for (weight, pair) in model.transitions.iter_mut().zip(head.as_chunks().0) {
            *weight = i32::from(i16::from_le_bytes(*pair));
        }
        let (common, rest) = body.split_at_checked(model.common.len()).ok_or(cut)?;
        model.common.copy_from_slice(common);
        body = rest;
        let mut sizes = [0_usize; 3];
        for size in &mut sizes {
            let (number, rest) = body.split_first_chunk::<4>().ok_or(cut)?;
            *size = u32::from_le_bytes(*number) as usize;
            body = rest;
        }
        let [gaps, masks, weights] = sizes;
        let (gaps, body) = body.split_at_checked(gaps).ok_or(cut)?;
        let (masks, body) = body.split_at_checked(masks).ok_or(cut)?;
        let (weights, _) = body.split_at_checked(weights).ok_or(cut)?;
        let (mut gaps, mut weights) = (gaps, weights.iter());
        let mut bucket = 0_usize;
        for &mask in masks {
            let gap = varint::read_u32(&mut gaps).ok_or(cut)?;
            bucket = bucket.saturating_add(gap as usize);
            let past = ModelError("a bucket past the end");
            model.index.get_mut(bucket / 64).ok_or(past)?.0 |= 1 << (bucket % 64);
            let mut row = [BIAS as u8; 8];
            for (label, weight) in row.iter_mut().enumerate().take(LABELS) {
                if mask & 1 << label != 0 {
                    *weight = (i32::from(*weights.next().ok_or(cut)? as i8) + BIAS) as u8;
                }
            }
            model.rows.push(u64::from_le_bytes(row));
        }
        let mut before = 0;
        for (bits, rows) in &mut model.index {
            *rows = before;
            before += bits.count_ones();
        }
        Ok(model)
    }

    /// The best labels for a run, given the features of its words.
    pub fn label(&self, features: &[Vec<u32>]) -> Vec<u8> {
        let scores: Vec<Scores> = features
            .iter()
            .map(|features| {
                let mut scores = [0; 8];
                self.add(features, &mut scores);
                scores
            })
            .collect();
        let mut labels = Vec::new();
        self.decode(&scores, &mut labels);
        labels
    }

    /// The best labels for a run, given the scores of its tokens; with it the margin of each token: how far its
    /// label's own score is above the best other. Ties go to the smaller label.
    pub(crate) fn decode(&self, scores: &[Scores], labels: &mut Vec<u8>) {
        labels.clear();
        let Some(first) = scores.first() else { return };
        let mut best = [i32::MIN / 2; LABELS];
        for (label, best) in best.iter_mut().enumerate() {
            if may_follow(0, label) {
                *best = first[label] + self.transitions[LABELS * 8 + label];
            }
        }
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for token in scores.iter().skip(1) {
            let mut next = [i32::MIN / 2; LABELS];
            let mut from = [0_u8; LABELS];
            for label in 0..LABELS {
                for (before, &score) in best.iter().enumerate() {
                    if !may_follow(before, label) {
                        continue;
                    }
                    let score = score + self.transitions[before * 8 + label];
                    if score > next[label] {
                        next[label] = score;
                        from[label] = before as u8;
                    }
                }
                next[label] += token[label];
            }
            back.push(from);
            best = next;
        }
        let mut label = 0;
        for (n, &score) in best.iter().enumerate() {
            if score > best[label] {
                label = n;
            }
        }
        labels.push(label as u8);
        for from in back.iter().rev() {
            label = usize::from(from[label]);
            labels.push(label as u8);
        }
        labels.reverse();
    }
}

/// Whether `label` may come right after `before`.
pub fn may_follow(before: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// The bits of a common word in the filter (Bloom 1970), by its hash.
pub fn common_bits(word: u64) -> [u64; 3] {
    [word % COMMON_BITS, hash::mix(word, 1) % COMMON_BITS, hash::mix(word, 2) % COMMON_BITS]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let mut rows = vec![[0; 8]; BUCKETS];
        rows[3] = [1, -2, 0, 0, 5, 0, 127, 0];
        rows[70_000] = [0, 0, 0, -128, 0, 0, 0, 0];
        let mut transitions = [0; 64];
        transitions[9] = -300;
        let mut common = vec![0; COMMON_BITS as usize / 8];
        for bit in common_bits(77) {
            common[(bit / 8) as usize] |= 1 << (bit % 8);
        }
        let bytes = Model::pack(&rows, &transitions, &common);
        let none = Clusters::pack(&[], &Vec::new(), &Vec::new(), &[]);
        let model = Model::read(&bytes, &none).unwrap();
        for (bucket, row) in rows.iter().enumerate() {
            let mut scores = [0; 8];
            model.add(&[bucket as u32], &mut scores);
            assert_eq!(scores, row.map(i32::from), "{bucket}");
        }
        // More rows than a lane holds.
        let mut scores = [0; 8];
        model.add(&[3; 1000], &mut scores);
        assert_eq!(scores, [1000, -2000, 0, 0, 5000, 0, 127_000, 0]);
        assert_eq!(model.transitions, transitions);
        assert!(model.is_common(77) && !model.is_common(78));
        for cut in [0, 4, 100, bytes.len() - 1] {
            assert!(Model::read(&bytes[..cut], &none).is_err());
        }
        let mut broken = bytes.clone();
        broken[140] ^= 1;
        assert!(Model::read(&broken, &none).is_err());
    }

    #[test]
    fn decoding_never_goes_on_with_what_did_not_begin() {
        let model = Model::default();
        let mut labels = Vec::new();
        // Every token would like best to go on with an organisation.
        model.decode(&[[0, 0, 0, 0, 0, 1, 9, 0]; 3], &mut labels);
        assert_eq!(labels, [5, 6, 6]);
        model.decode(&[[0, 0, 0, 0, 0, -20, 9, 0]; 1], &mut labels);
        assert_eq!(labels, [0]);
        model.decode(&[], &mut labels);
        assert!(labels.is_empty());
    }
}
