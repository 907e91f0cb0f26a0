//! The network: from the rows of a sentence's words to their parts of speech, heads and relations.
//!
//! Layers of gates that run over the sentence in both directions (quasi-recurrent, Bradbury et al. 2017), on them
//! scores of tags and, by the products of words and heads (Dozat and Manning 2017), of arcs. All of it in whole
//! numbers, so that native code and wasm agree to the last bit: what goes from layer to layer lies between -1 and 1 with
//! twelve bits after the point, and the curves are parabolas. This module must not know words or how weights come about.
#![expect(
    clippy::indexing_slicing,
    reason = "matrices, walked by the sizes that reading the model has checked"
)]

use wide::{i16x8, i32x4};

use super::feature::{FEATURES, Features};
use super::kind::{Relation, Upos};
use super::model::{DISTANCES, Model, ROW_BITS, UNIT_BITS, WEIGHT_BITS, WIDEST};
use super::spanning;
use super::tree::Node;

/// One.
const ONE: i32 = 1 << UNIT_BITS;

/// Words to a sentence; a longer one is taken in parts.
pub(super) const LONGEST: usize = 180;

/// Rises from -1 at -2 to 1 at 2, as a parabola on either side.
#[inline]
fn bend(x: i32) -> i32 {
    let x = x.clamp(-2 * ONE, 2 * ONE);
    x - ((x * x.abs()) >> (UNIT_BITS + 2))
}

/// Rises from 0 at -4 to 1 at 4.
#[inline]
fn gate(x: i32) -> i32 {
    (ONE + bend(x >> 1)) >> 1
}

/// Which step the distance from a word to its head is on, by their places in the sentence.
pub fn distance(word: usize, head: usize) -> usize {
    let step = match word.abs_diff(head) {
        0..=5 => word.abs_diff(head).max(1) - 1,
        6..=7 => 5,
        8..=10 => 6,
        11..=15 => 7,
        16..=25 => 8,
        _ => 9,
    };
    if head < word { step } else { step + 10 }
}

/// The step of the root.
pub const TO_ROOT: usize = DISTANCES - 1;

/// `out[row][n] = bias[n] + the product of row and weights[n]`; inputs of `width`.
fn multiply(input: &[i16], width: usize, weights: &[i16], bias: &[i16], out: &mut Vec<i32>) {
    let (rows, outputs) = (input.len() / width, weights.len() / width);
    out.clear();
    out.resize(rows * outputs, 0);
    let start = |n: usize| bias.get(n).map_or(0, |&bias| i32::from(bias) << UNIT_BITS);
    let mut row = 0;
    while row + 4 <= rows {
        let four: [&[i16]; 4] = std::array::from_fn(|k| &input[(row + k) * width..(row + k + 1) * width]);
        for (n, weights) in weights.chunks_exact(width).enumerate() {
            let sums = four_products(weights, four);
            for (k, sum) in sums.into_iter().enumerate() {
                out[(row + k) * outputs + n] = start(n) + sum;
            }
        }
        row += 4;
    }
    for row in row..rows {
        let one = &input[row * width..(row + 1) * width];
        for (n, weights) in weights.chunks_exact(width).enumerate() {
            out[row * outputs + n] = start(n) + product(weights, one);
        }
    }
}

#[inline]
fn product(a: &[i16], b: &[i16]) -> i32 {
    let [sum, ..] = four_products(a, [b, b, b, b]);
    sum
}

/// The products of one row of weights with four rows, eight numbers at a time.
#[inline]
fn four_products(weights: &[i16], rows: [&[i16]; 4]) -> [i32; 4] {
    let (eights, rest) = weights.as_chunks::<8>();
    let [first, second, third, fourth] = rows.map(|row| &row.as_chunks::<8>().0[..eights.len()]);
    let mut sums = [i32x4::ZERO; 4];
    for (n, &weights) in eights.iter().enumerate() {
        let weights = i16x8::new(weights);
        sums[0] += weights.dot(i16x8::new(first[n]));
        sums[1] += weights.dot(i16x8::new(second[n]));
        sums[2] += weights.dot(i16x8::new(third[n]));
        sums[3] += weights.dot(i16x8::new(fourth[n]));
    }
    let mut out = sums.map(i32x4::reduce_add);
    let from = weights.len() - rest.len();
    for (sum, row) in out.iter_mut().zip(rows) {
        for (&weight, &number) in rest.iter().zip(&row[from..]) {
            *sum += i32::from(weight) * i32::from(number);
        }
    }
    out
}

/// Words whose share of the first layer is kept, since most words of a text come again.
const KEPT: usize = 1024;

/// What is worked out for one sentence after the other, kept so that nothing is made anew.
#[derive(Default)]
pub(super) struct Network {
    /// Words that are kept, each in the place that its features give; what their rows come to, and what these give to
    /// the first layer.
    kept: Vec<Features>,
    kept_rows: Vec<i16>,
    kept_shares: Vec<i32>,
    /// Words of the sentence that are not kept yet.
    new: Vec<usize>,
    shares: Vec<i32>,
    rows: Vec<i16>,
    input: Vec<i16>,
    gates: Vec<i32>,
    units: Vec<i16>,
    top: Vec<i32>,
    words: Vec<i16>,
    heads: Vec<i16>,
    arcs: Vec<i32>,
    near: Vec<i32>,
    relations: Vec<i32>,
}

impl Network {
    /// The tree of a sentence of at most [`LONGEST`] words.
    pub(super) fn parse(&mut self, model: &Model, features: &[Features]) -> Vec<Node> {
        let sizes = &model.sizes;
        let n = features.len();
        if n == 0 || model.rows.is_empty() {
            return vec![Node::default(); n];
        }
        self.begin(model, features);
        self.run(sizes.unit, n);
        for layer in 1..sizes.layers {
            self.join(sizes.unit, sizes.row, n);
            let (weights, bias) = (&model.matrices[2 * layer], &model.matrices[2 * layer + 1]);
            multiply(&self.input, sizes.input(layer), weights, bias, &mut self.gates);
            self.run(sizes.unit, n);
        }
        self.join(sizes.unit, sizes.row, n);
        let matrices = &model.matrices[2 * sizes.layers..];
        multiply(&self.input, sizes.top(), &matrices[0], &matrices[1], &mut self.top);

        let (tags, arc, label, width) = (Upos::ALL.len(), sizes.arc, sizes.label, sizes.out());
        // Words and heads of arcs, with ten bits after the point and between -4 and 4.
        self.words.clear();
        self.heads.clear();
        self.heads.extend(matrices[4].iter().map(|&number| number.clamp(-4096, 4096)));
        let side = |top: &[i32], raised: &[i16], out: &mut Vec<i16>| {
            out.extend(top.iter().zip(raised).map(|(&number, &raised)| {
                ((number >> UNIT_BITS).max(0) + i32::from(raised)).clamp(-4096, 4096) as i16
            }));
        };
        for top in self.top.chunks_exact(width) {
            side(&top[tags..tags + arc], &matrices[2], &mut self.words);
            side(&top[tags + arc..tags + 2 * arc], &matrices[3], &mut self.heads);
        }
        multiply(&self.words, arc, &self.heads, &[], &mut self.arcs);
        multiply(&self.words, arc, &matrices[5], &[], &mut self.near);
        for (word, (arcs, near)) in
            self.arcs.chunks_exact_mut(n + 1).zip(self.near.chunks_exact(DISTANCES)).enumerate()
        {
            arcs[0] += near[TO_ROOT];
            for (head, arc) in arcs[1..].iter_mut().enumerate() {
                *arc += near[distance(word, head)];
            }
        }
        let heads = spanning::best(&self.arcs, n);

        self.input.clear();
        for (word, &head) in heads.iter().enumerate() {
            let of = |word: usize, side: usize| {
                let from = word * width + tags + 2 * arc + side * label;
                &self.top[from..from + label]
            };
            let step = if head == 0 { TO_ROOT } else { distance(word, head - 1) };
            for k in 0..label {
                let of_head = match head {
                    0 => i32::from(matrices[6][k]) << 2,
                    _ => of(head - 1, 1)[k] >> WEIGHT_BITS,
                };
                // A row of distances is an input of that matrix: its weights lie across.
                let near = i32::from(matrices[7][k * DISTANCES + step]) << 2;
                let sum = (of(word, 0)[k] >> WEIGHT_BITS) + of_head + near;
                self.input.push(sum.clamp(0, 8 * ONE - 1) as i16);
            }
        }
        multiply(&self.input, label, &matrices[8], &matrices[9], &mut self.relations);
        let root = Relation::Root as usize;
        heads
            .iter()
            .enumerate()
            .map(|(word, &head)| {
                let scores = &self.relations[word * Relation::ALL.len()..(word + 1) * Relation::ALL.len()];
                let relation = if head == 0 {
                    Relation::Root
                } else {
                    Relation::from_number(largest(scores, |kind| kind != root))
                };
                Node {
                    upos: Upos::from_number(largest(&self.top[word * width..word * width + tags], |_| true)),
                    head: (head as u32).checked_sub(1),
                    relation,
                }
            })
            .collect()
    }

    /// The rows of each word, and the gates of the first layer.
    fn begin(&mut self, model: &Model, features: &[Features]) {
        let sizes = &model.sizes;
        let (width, outputs, n) = (sizes.row, 4 * sizes.unit, features.len());
        let wide = sizes.near * outputs;
        if self.kept.is_empty() {
            self.kept.resize(KEPT, [u32::MAX; FEATURES]);
            self.kept_rows.resize(KEPT * width, 0);
            self.kept_shares.resize(KEPT * wide, 0);
        }
        self.rows.clear();
        self.rows.resize(n * width, 0);
        self.shares.clear();
        self.shares.resize(n * wide, 0);
        self.new.clear();
        self.input.clear();
        for (word, features) in features.iter().enumerate() {
            let at = place(features);
            if self.kept[at] == *features {
                self.rows[word * width..][..width].copy_from_slice(&self.kept_rows[at * width..][..width]);
                self.shares[word * wide..][..wide].copy_from_slice(&self.kept_shares[at * wide..][..wide]);
            } else {
                self.new.push(word);
                embed(model, features, &mut self.input);
            }
        }
        multiply(&self.input, width, &model.first, &[], &mut self.top);
        for (k, &word) in self.new.iter().enumerate() {
            let (rows, shares) = (&self.input[k * width..][..width], &self.top[k * wide..][..wide]);
            self.rows[word * width..][..width].copy_from_slice(rows);
            self.shares[word * wide..][..wide].copy_from_slice(shares);
            let at = place(&features[word]);
            self.kept[at] = features[word];
            self.kept_rows[at * width..][..width].copy_from_slice(rows);
            self.kept_shares[at * wide..][..wide].copy_from_slice(shares);
        }
        // Each word between its neighbours; nothing beyond the ends.
        self.gates.clear();
        for word in 0..n {
            let from = self.gates.len();
            self.gates.extend(model.matrices[1].iter().map(|&bias| i32::from(bias) << UNIT_BITS));
            for k in 0..sizes.near {
                let beside = (word + k).wrapping_sub(sizes.near / 2);
                if beside < n {
                    let shares = &self.shares[beside * wide + k * outputs..][..outputs];
                    for (gate, share) in self.gates[from..].iter_mut().zip(shares) {
                        *gate += share;
                    }
                }
            }
        }
    }

    /// The layer below and the rows, side by side for each word.
    fn join(&mut self, unit: usize, row: usize, n: usize) {
        self.input.clear();
        for word in 0..n {
            self.input.extend_from_slice(&self.units[word * 2 * unit..(word + 1) * 2 * unit]);
            self.input.extend_from_slice(&self.rows[word * row..(word + 1) * row]);
        }
    }

    /// The states of a layer from its gates, both ways.
    fn run(&mut self, unit: usize, n: usize) {
        self.units.clear();
        self.units.resize(n * 2 * unit, 0);
        let mut state = vec![0_i32; unit];
        for direction in 0..2 {
            state.fill(0);
            for step in 0..n {
                let word = if direction == 0 { step } else { n - 1 - step };
                let from = word * 4 * unit + direction * 2 * unit;
                let (gates, news) = self.gates[from..from + 2 * unit].split_at(unit);
                let to = word * 2 * unit + direction * unit;
                let out = &mut self.units[to..to + unit];
                for (((state, out), &open), &new) in state.iter_mut().zip(out).zip(gates).zip(news) {
                    let new = bend(new >> WEIGHT_BITS);
                    *state = new + ((gate(open >> WEIGHT_BITS) * (*state - new)) >> UNIT_BITS);
                    *out = *state as i16;
                }
            }
        }
    }
}

/// The sum of a word's rows, bent.
fn embed(model: &Model, features: &Features, out: &mut Vec<i16>) {
    let width = model.sizes.row;
    let mut sum = [0_i16; WIDEST];
    for &row in features {
        let from = row as usize * width;
        let row = model.rows.get(from..from + width).unwrap_or(&[]);
        for (sum, &number) in sum.iter_mut().zip(row) {
            *sum += i16::from(number);
        }
    }
    const { assert!(FEATURES < 256) };
    out.extend(sum.iter().take(width).map(|&sum| bend(i32::from(sum) << (UNIT_BITS - ROW_BITS)) as i16));
}

/// Where a word with these features is kept.
fn place(features: &Features) -> usize {
    let mut hash = 0_u64;
    for &feature in features {
        hash = (hash ^ u64::from(feature)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
    (hash >> 32) as usize % KEPT
}

/// The first of the largest scores among the kinds that may be.
fn largest(scores: &[i32], may: impl Fn(usize) -> bool) -> usize {
    let mut best = (i32::MIN, 0);
    for (kind, &score) in scores.iter().enumerate() {
        if score > best.0 && may(kind) {
            best = (score, kind);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_keep_their_bounds() {
        for x in -70_000..70_000 {
            assert!((-ONE..=ONE).contains(&bend(x)) && (0..=ONE).contains(&gate(x)), "{x}");
        }
        assert_eq!((bend(0), bend(2 * ONE), bend(-2 * ONE)), (0, ONE, -ONE));
        assert_eq!((gate(0), gate(4 * ONE), gate(-4 * ONE)), (ONE / 2, ONE, 0));
    }

    #[test]
    fn four_products_at_once_are_four_products() {
        let number = |n: usize| (n * 7919 % 4001) as i16 - 2000;
        let input: Vec<i16> = (0..7 * 13).map(number).collect();
        let weights: Vec<i16> = (0..5 * 13).map(|n| number(n + 1000)).collect();
        let mut out = Vec::new();
        multiply(&input, 13, &weights, &[1, 2, 3, 4, 5], &mut out);
        for (n, sum) in out.iter().enumerate() {
            let (row, column) = (n / 5, n % 5);
            let by_hand: i32 =
                (0..13).map(|k| i32::from(input[row * 13 + k]) * i32::from(weights[column * 13 + k])).sum();
            assert_eq!(*sum, by_hand + ((column as i32 + 1) << UNIT_BITS));
        }
    }

    #[test]
    fn distances_are_steps() {
        let steps: Vec<usize> = (0..60).map(|head| distance(30, head)).collect();
        assert!(steps.iter().all(|&step| step < TO_ROOT));
        assert_eq!((distance(5, 4), distance(5, 6), distance(0, 99)), (0, 10, 19));
    }
}
