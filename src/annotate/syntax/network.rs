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

use wide::{i16x8, i32x8};

use super::feature::Features;
use super::kept::Kept;
use super::kind::{Relation, Upos};
use super::model::{DISTANCES, Model, WEIGHT_BITS};
use super::product::{EIGHT, Matrix, UNIT_BITS, bend, eight, gate, share, spread};
use super::spanning;
use super::tree::Node;

/// Words to a sentence; a longer one is taken in parts.
pub(super) const LONGEST: usize = 180;

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

/// What is worked out for one sentence after the other, kept so that nothing is made anew.
#[derive(Default)]
pub(super) struct Network {
    kept: Kept,
    /// Of each word: the gates of a layer and what goes into its states, for either direction; the states.
    gates: Vec<i16x8>,
    units: Vec<i16x8>,
    state: Vec<i16x8>,
    /// What is multiplied.
    rows: Vec<i16x8>,
    top: Vec<i32>,
    heads: Vec<i16>,
    head_rows: Matrix,
    arcs: Vec<i32>,
    near: Vec<i32>,
    relations: Vec<i32>,
}

impl Network {
    /// The tree of a sentence of at most [`LONGEST`] words.
    pub(super) fn parse(&mut self, model: &Model, features: &[Features]) -> Vec<Node> {
        let n = features.len();
        if n == 0 || model.rows.is_empty() {
            return vec![Node::default(); n];
        }
        self.kept.look_up(model, features, LONGEST);
        self.climb(model, n);
        self.weigh(model, n);
        let width = self.arcs.len() / n;
        let heads = spanning::best(&self.arcs, width, n);
        self.relate(model, &heads);
        let width = model.ready.top.outputs();
        let kinds = model.ready.relations.outputs();
        heads
            .iter()
            .zip(self.top.chunks_exact(width).zip(self.relations.chunks_exact_mut(kinds)))
            .map(|(&head, (top, scores))| {
                let relation = if head == 0 {
                    Relation::Root
                } else {
                    scores[Relation::Root as usize] = i32::MIN;
                    Relation::from_number(largest(&scores[..Relation::ALL.len()]))
                };
                Node {
                    upos: Upos::from_number(largest(&top[..Upos::ALL.len()])),
                    head: (head as u32).checked_sub(1),
                    relation,
                }
            })
            .collect()
    }

    /// Through the layers to the top.
    fn climb(&mut self, model: &Model, n: usize) {
        let (sizes, ready) = (&model.sizes, &model.ready);
        let wide = 4 * sizes.unit;
        let (gives, places) = self.kept.gives();
        // Each word between its neighbours; nothing beyond the ends.
        self.gates.clear();
        for word in 0..n {
            for from in (0..wide).step_by(EIGHT) {
                let mut sum = i32x8::ZERO;
                for k in 0..sizes.near {
                    if let Some(place) = places.get((word + k).wrapping_sub(sizes.near / 2)) {
                        sum += eight(gives, place + k * wide + from);
                    }
                }
                self.gates.push(i16x8::from_i32x8_saturate(sum >> WEIGHT_BITS));
            }
        }
        self.run(sizes.unit, n);
        let mut at = sizes.near * wide;
        for matrix in &ready.layers {
            let gates = &mut self.gates;
            let (gives, places) = self.kept.gives();
            matrix.times(
                &self.rows,
                |row, from| eight(gives, places[row] + at + from),
                |row, from, sums| {
                    gates[(row * wide + from) / EIGHT] = i16x8::from_i32x8_saturate(sums >> WEIGHT_BITS);
                },
            );
            self.run(sizes.unit, n);
            at += wide;
        }
        let width = ready.top.outputs();
        let (gives, places) = self.kept.gives();
        self.top.resize(n * width, 0);
        let top = &mut self.top;
        ready.top.times(
            &self.rows,
            |row, from| eight(gives, places[row] + at + from),
            |row, from, sums| top[row * width + from..][..EIGHT].copy_from_slice(sums.as_array()),
        );
    }

    /// The states of a layer from its gates, both ways, as rows of the next product.
    fn run(&mut self, unit: usize, n: usize) {
        let eights = unit / EIGHT;
        self.units.resize(n * 2 * eights, i16x8::ZERO);
        self.state.resize(eights, i16x8::ZERO);
        for direction in 0..2 {
            self.state.fill(i16x8::ZERO);
            for step in 0..n {
                let word = if direction == 0 { step } else { n - 1 - step };
                let from = (word * 2 + direction) * 2 * eights;
                let (gates, news) = self.gates[from..from + 2 * eights].split_at(eights);
                let out = &mut self.units[(word * 2 + direction) * eights..][..eights];
                for (((state, out), &open), &new) in self.state.iter_mut().zip(out).zip(gates).zip(news) {
                    let new = bend(new);
                    *state = new + share(gate(open), *state - new);
                    *out = *state;
                }
            }
        }
        self.rows.clear();
        for &units in &self.units[..n * 2 * eights] {
            spread(units, &mut self.rows);
        }
    }

    /// A score for each word under each head, the root being the first.
    fn weigh(&mut self, model: &Model, n: usize) {
        let (ready, arc, tags) = (&model.ready, model.sizes.arc, Upos::ALL.len());
        let [of_words, of_heads, of_root] = &ready.raised;
        // With ten bits after the point and between -4 and 4.
        let (least, most) = (i16x8::splat(-4096), i16x8::splat(4096));
        let side = |top: &[i32], from: usize, raised: &[i16]| {
            let sums = i16x8::from_i32x8_saturate(eight(top, from) >> UNIT_BITS).max(i16x8::ZERO);
            sums.saturating_add(i16x8::from_slice_unaligned(raised)).max(least).min(most)
        };
        self.rows.clear();
        self.heads.clear();
        self.heads.extend(of_root.iter().map(|&number| number.clamp(-4096, 4096)));
        for top in self.top.chunks_exact(ready.top.outputs()).take(n) {
            for from in (0..arc).step_by(EIGHT) {
                spread(side(top, tags + from, &of_words[from..]), &mut self.rows);
                let head = side(top, tags + arc + from, &of_heads[from..]);
                self.heads.extend_from_slice(head.as_array());
            }
        }
        self.head_rows.fill(&self.heads, arc);
        let (width, steps) = (self.head_rows.outputs(), ready.near.outputs());
        self.arcs.resize(n * width, 0);
        self.near.resize(n * steps, 0);
        let (arcs, near) = (&mut self.arcs, &mut self.near);
        let nothing = |_, _| i32x8::ZERO;
        self.head_rows.times(&self.rows, nothing, |row, from, sums| {
            arcs[row * width + from..][..EIGHT].copy_from_slice(sums.as_array());
        });
        ready.near.times(&self.rows, nothing, |row, from, sums| {
            near[row * steps + from..][..EIGHT].copy_from_slice(sums.as_array());
        });
        for (word, (arcs, near)) in arcs.chunks_exact_mut(width).zip(near.chunks_exact(steps)).enumerate() {
            arcs[0] += near[TO_ROOT];
            for (head, arc) in arcs[1..=n].iter_mut().enumerate() {
                *arc += near[distance(word, head)];
            }
        }
    }

    /// The scores of relations of each word to its head.
    fn relate(&mut self, model: &Model, heads: &[usize]) {
        let (ready, sizes) = (&model.ready, &model.sizes);
        let (label, width) = (sizes.label, ready.top.outputs());
        let at = Upos::ALL.len() + 2 * sizes.arc;
        self.rows.clear();
        for (word, &head) in heads.iter().enumerate() {
            let step = if head == 0 { TO_ROOT } else { distance(word, head - 1) };
            for from in (0..label).step_by(EIGHT) {
                let of_head = match head {
                    0 => eight(&ready.label, DISTANCES * label + from),
                    _ => eight(&self.top, (head - 1) * width + at + label + from) >> WEIGHT_BITS,
                };
                let of_word = eight(&self.top, word * width + at + from) >> WEIGHT_BITS;
                let sum = of_word + of_head + eight(&ready.label, step * label + from);
                // Between 0 and 8, which is where sixteen bits end.
                spread(i16x8::from_i32x8_saturate(sum).max(i16x8::ZERO), &mut self.rows);
            }
        }
        let kinds = ready.relations.outputs();
        self.relations.resize(heads.len() * kinds, 0);
        let relations = &mut self.relations;
        ready.relations.times(
            &self.rows,
            |_, from| eight(&ready.relations_start, from),
            |row, from, sums| relations[row * kinds + from..][..EIGHT].copy_from_slice(sums.as_array()),
        );
    }
}

/// The place of the first of the largest scores.
fn largest(scores: &[i32]) -> usize {
    let (eights, rest) = scores.as_chunks::<EIGHT>();
    let mut most = [i32::MIN; EIGHT];
    for eight in eights {
        for (most, score) in most.iter_mut().zip(eight) {
            *most = (*most).max(*score);
        }
    }
    let most = most.iter().chain(rest).fold(i32::MIN, |most, score| most.max(*score));
    scores.iter().position(|&score| score == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_steps() {
        let steps: Vec<usize> = (0..60).map(|head| distance(30, head)).collect();
        assert!(steps.iter().all(|&step| step < TO_ROOT));
        assert_eq!((distance(5, 4), distance(5, 6), distance(0, 99)), (0, 10, 19));
    }
}
