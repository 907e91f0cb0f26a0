//! The model of the parser: the words it knows, the table of rows, the matrices; packed and read.
//!
//! Rows are of 8 bits, matrices of 16; both hold fractions ([`ROW_BITS`], [`WEIGHT_BITS`]). What they mean is for
//! `network` to say; how they come about is the trainer's business. This module must not know sentences.

use super::feature::Vocabulary;
use super::kind::{Relation, Upos};
use super::product::{EIGHT, Matrix, UNIT_BITS};
use crate::text::checksum::crc32;

/// Bits after the point of a row's numbers; what goes from layer to layer has [`UNIT_BITS`].
pub const ROW_BITS: u32 = 7;
/// Bits after the point of a matrix's numbers.
pub const WEIGHT_BITS: u32 = 10;

/// How far a head stands from its word, in steps: ten each way, and the root.
pub const DISTANCES: usize = 21;

/// No size is above this.
pub(super) const WIDEST: usize = 512;

const MAGIC: &[u8; 4] = b"PXSY";
const VERSION: u8 = 1;

/// The sizes of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Numbers of a row.
    pub row: usize,
    /// Words that the first layer is given at each: 1, or 3 with those beside it.
    pub near: usize,
    /// Numbers of one direction of a layer.
    pub unit: usize,
    /// Layers.
    pub layers: usize,
    /// Numbers by which words are set against heads.
    pub arc: usize,
    /// Numbers from which a relation is read.
    pub label: usize,
}

impl Sizes {
    /// What a layer is given: the layer below in both directions, and the rows; the first the rows alone.
    pub fn input(&self, layer: usize) -> usize {
        if layer == 0 { self.near * self.row } else { 2 * self.unit + self.row }
    }

    /// What the top is given.
    pub fn top(&self) -> usize {
        2 * self.unit + self.row
    }

    /// What the top gives: tags, word and head for the arc, word and head for the relation.
    pub fn out(&self) -> usize {
        Upos::ALL.len() + 2 * self.arc + 2 * self.label
    }

    /// Inputs and outputs of every matrix, in the order of the packed model. A bias is a matrix of one input.
    pub fn matrices(&self) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for layer in 0..self.layers {
            all.push((self.input(layer), 4 * self.unit));
            all.push((1, 4 * self.unit));
        }
        all.extend([
            (self.top(), self.out()),
            (1, self.out()),
            // raised by these: word and head of an arc; the root as a head
            (1, self.arc),
            (1, self.arc),
            (1, self.arc),
            (self.arc, DISTANCES),
            // of a relation: the root as a head, distances, and the relations
            (1, self.label),
            (DISTANCES, self.label),
            (self.label, Relation::ALL.len()),
            (1, Relation::ALL.len()),
        ]);
        all
    }

    fn sound(&self) -> bool {
        [self.row, self.unit, self.arc, self.label].iter().all(|&size| (1..=WIDEST).contains(&size))
            && [self.row, self.unit, self.arc, self.label].iter().all(|size| size.is_multiple_of(EIGHT))
            && (1..=4).contains(&self.layers)
            && [1, 3].contains(&self.near)
    }
}

/// What is wrong with the bytes of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a model of syntax: {0}")]
pub struct ModelError(&'static str);

/// A trained model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) sizes: Sizes,
    pub(super) vocabulary: Vocabulary,
    /// The table of rows, one behind the other.
    pub(super) rows: Vec<i8>,
    pub(super) ready: Ready,
}

/// The matrices as the network works with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Ready {
    /// From the rows of a word to what it gives, whatever stands around it: to the first layer as the word before, as the
    /// word and as the word after, to the layers above, and to the top; and where that starts from.
    pub(super) words: Matrix,
    pub(super) start: Vec<i32>,
    /// From the layer below to each layer after the first, and to the top.
    pub(super) layers: Vec<Matrix>,
    pub(super) top: Matrix,
    /// From the word of an arc to distances.
    pub(super) near: Matrix,
    /// What raises words, heads and the root as sides of an arc.
    pub(super) raised: [Vec<i16>; 3],
    /// What distances give to a relation, each in a row; then the root.
    pub(super) label: Vec<i32>,
    pub(super) relations: Matrix,
    pub(super) relations_start: Vec<i32>,
}

impl Ready {
    fn new(sizes: &Sizes, matrices: &[Vec<i16>]) -> Ready {
        let of = |n: usize| matrices.get(n).map_or(&[][..], Vec::as_slice);
        let (row, below, gates) = (sizes.row, 2 * sizes.unit, 4 * sizes.unit);
        // A part of the inputs of a matrix.
        let part = |n: usize, width: usize, from: usize, count: usize| -> Vec<i16> {
            let rows = of(n).chunks_exact(width);
            rows.flat_map(|weights| weights.iter().skip(from).take(count)).copied().collect()
        };
        let bias = |n: usize| of(n).iter().map(|&bias| i32::from(bias) << UNIT_BITS);
        let (mut words, mut start) = (Vec::new(), Vec::new());
        for k in 0..sizes.near {
            words.extend(part(0, sizes.input(0), k * row, row));
            if k == sizes.near / 2 { start.extend(bias(1)) } else { start.resize(start.len() + gates, 0) }
        }
        // The layers after the first, then the top.
        let above = (1..=sizes.layers).map(|n| (2 * n, below + row));
        let mut layers: Vec<Matrix> = Vec::new();
        for (n, width) in above {
            words.extend(part(n, width, below, row));
            start.extend(bias(n + 1));
            layers.push(Matrix::new(&part(n, width, 0, below), below));
        }
        let top = layers.pop().unwrap_or_default();
        let words = Matrix::new(&words, row);
        start.resize(words.outputs(), 0);
        let at = 2 * sizes.layers + 2;
        let raised =
            [0, 1, 2].map(|k| of(at + k).iter().map(|raised| (*raised).clamp(-8192, 8192)).collect());
        let of_relations = of(at + 5);
        let distances = (0..DISTANCES).flat_map(|step| of_relations.iter().skip(step).step_by(DISTANCES));
        let label = distances.chain(of(at + 4)).map(|&weight| i32::from(weight) << 2).collect();
        let relations = Matrix::new(of(at + 6), sizes.label);
        let mut relations_start: Vec<i32> = bias(at + 7).collect();
        relations_start.resize(relations.outputs(), 0);
        let near = Matrix::new(of(at + 3), sizes.arc);
        Ready { words, start, layers, top, near, raised, label, relations, relations_start }
    }
}

impl Model {
    /// Packs a model. `rows` are those of [`Vocabulary::rows`], `matrices` as [`Sizes::matrices`] has them, the weights of
    /// an output side by side.
    pub fn pack(sizes: &Sizes, vocabulary: &Vocabulary, rows: &[i8], matrices: &[Vec<i16>]) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(MAGIC);
        out.push(VERSION);
        for size in [sizes.row, sizes.near, sizes.unit, sizes.layers, sizes.arc, sizes.label] {
            out.extend_from_slice(&(size as u16).to_le_bytes());
        }
        out.extend_from_slice(&(vocabulary.keys().len() as u32).to_le_bytes());
        // The gaps between keys, by bytes of the same weight.
        let mut last = 0;
        let mut gaps: [Vec<u8>; 4] = Default::default();
        for &key in vocabulary.keys() {
            for (bytes, byte) in gaps.iter_mut().zip((key - last).to_le_bytes()) {
                bytes.push(byte);
            }
            last = key;
        }
        out.extend(gaps.iter().flatten());
        out.extend(rows.iter().map(|&number| number as u8));
        let numbers = || matrices.iter().flatten();
        out.extend(numbers().map(|&number| number as u8));
        out.extend(numbers().map(|&number| (number >> 8) as u8));
        out.extend_from_slice(&crc32(&out).to_le_bytes());
        out
    }

    /// Reads a packed model. Any bytes are safe to give.
    ///
    /// # Errors
    /// Where they are not what [`Model::pack`] gave.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let cut = ModelError("cut short");
        let (all, sum) = bytes.split_last_chunk::<4>().ok_or(ModelError("too short"))?;
        let body = all.strip_prefix(MAGIC).ok_or(ModelError("other first bytes"))?;
        let body = body.strip_prefix(&[VERSION]).ok_or(ModelError("another version"))?;
        if crc32(all) != u32::from_le_bytes(*sum) {
            return Err(ModelError("its checksum does not fit"));
        }
        let mut sizes = [0; 6];
        let mut body = body;
        for size in &mut sizes {
            let (number, rest) = body.split_first_chunk::<2>().ok_or(cut)?;
            *size = usize::from(u16::from_le_bytes(*number));
            body = rest;
        }
        let [row, near, unit, layers, arc, label] = sizes;
        let sizes = Sizes { row, near, unit, layers, arc, label };
        if !sizes.sound() {
            return Err(ModelError("sizes out of bounds"));
        }
        let (words, rest) = body.split_first_chunk::<4>().ok_or(cut)?;
        let words = u32::from_le_bytes(*words) as usize;
        let (gaps, rest) = rest.split_at_checked(words.saturating_mul(4)).ok_or(cut)?;
        let mut key = 0_u32;
        let keys: Vec<u32> = (0..words)
            .map(|n| {
                let byte = |plane: usize| gaps.get(plane * words + n).copied().unwrap_or(0);
                key = key.wrapping_add(u32::from_le_bytes([byte(0), byte(1), byte(2), byte(3)]));
                key
            })
            .collect();
        if !keys.is_sorted_by(|a, b| a < b) {
            return Err(ModelError("words out of order"));
        }
        let vocabulary = Vocabulary::new(keys);
        let (rows, rest) = rest.split_at_checked(vocabulary.rows() * sizes.row).ok_or(cut)?;
        let shapes = sizes.matrices();
        let count: usize = shapes.iter().map(|(input, output)| input * output).sum();
        let (low, high) = rest.split_at_checked(count).ok_or(cut)?;
        if high.len() != count {
            return Err(ModelError("other matrices than its sizes say"));
        }
        let mut numbers = low.iter().zip(high).map(|(&low, &high)| i16::from_le_bytes([low, high]));
        let matrices: Vec<Vec<i16>> =
            shapes.iter().map(|(input, output)| numbers.by_ref().take(input * output).collect()).collect();
        let ready = Ready::new(&sizes, &matrices);
        Ok(Model { sizes, vocabulary, rows: rows.iter().map(|&byte| byte as i8).collect(), ready })
    }

    /// The words that have a row of their own.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Sizes, Vocabulary, Vec<i8>, Vec<Vec<i16>>) {
        let sizes = Sizes { row: 8, near: 3, unit: 8, layers: 2, arc: 16, label: 8 };
        let vocabulary = Vocabulary::new(vec![70_000, 3, 5_000_000]);
        let rows = (0..vocabulary.rows() * sizes.row).map(|n| (n * 7 % 255) as u8 as i8).collect();
        let matrices = sizes
            .matrices()
            .iter()
            .map(|(input, output)| (0..input * output).map(|n| ((n * 331) % 3000) as i16 - 1500).collect())
            .collect();
        (sizes, vocabulary, rows, matrices)
    }

    #[test]
    fn what_is_packed_comes_back() {
        let (sizes, vocabulary, rows, matrices) = sample();
        let model = Model::read(&Model::pack(&sizes, &vocabulary, &rows, &matrices)).unwrap();
        assert_eq!((model.sizes, model.rows), (sizes, rows));
        assert_eq!(model.vocabulary.keys(), [3, 70_000, 5_000_000]);
        let start: Vec<i32> = [vec![0; 32], bias(&matrices[1]), vec![0; 32], bias(&matrices[3])].concat();
        assert_eq!(model.ready.start[..128], start);
        assert_eq!(model.ready.raised[2], matrices[8]);
    }

    fn bias(numbers: &[i16]) -> Vec<i32> {
        numbers.iter().map(|&number| i32::from(number) << UNIT_BITS).collect()
    }

    #[test]
    fn broken_bytes_are_refused() {
        let (sizes, vocabulary, rows, matrices) = sample();
        let bytes = Model::pack(&sizes, &vocabulary, &rows, &matrices);
        for cut in (0..bytes.len()).step_by(97) {
            assert!(Model::read(&bytes[..cut]).is_err());
        }
        for at in (0..60).chain([bytes.len() - 1]) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x41;
            assert!(Model::read(&broken).is_err());
            // With a checksum that fits it may be read or refused, but nothing worse.
            let body = broken.len() - 4;
            let sum = crc32(&broken[..body]).to_le_bytes();
            broken[body..].copy_from_slice(&sum);
            let _ = Model::read(&broken);
        }
    }
}
