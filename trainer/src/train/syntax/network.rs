//! The network of `annotate::syntax::network` in floats, with the slopes of its loss.

use std::sync::Arc;

use parallax::annotate::syntax::feature::{FEATURES, Features};
use parallax::annotate::syntax::model::{DISTANCES, Sizes};
use parallax::annotate::syntax::network::{TO_ROOT, distance};
use parallax::annotate::syntax::{Relation, Upos};

use super::product::{add_product, likely, rows, soften, turned};
use crate::train::number::Draw;

/// What a sentence teaches.
#[derive(Clone)]
pub(super) struct Lesson {
    pub(super) features: Vec<Features>,
    /// How often each word stands in the treebank.
    pub(super) counts: Vec<u32>,
    pub(super) upos: Vec<usize>,
    /// The finer tag, which only training knows.
    pub(super) xpos: Vec<usize>,
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<usize>,
    /// How much it counts.
    pub(super) weight: f32,
    /// What teachers say of it, with how much they count; if there is none, what is right is right.
    pub(super) taught: Option<Arc<Taught>>,
}

/// What teachers say of a sentence: how likely each tag is for each word, each head, each relation to its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taught {
    pub(super) tags: Vec<f32>,
    pub(super) heads: Vec<f32>,
    pub(super) relations: Vec<f32>,
    /// How much of the truth they are.
    pub(super) share: f32,
}

impl Taught {
    fn tags(&self, word: usize) -> (&[f32], f32) {
        let size = Upos::ALL.len();
        (&self.tags[word * size..(word + 1) * size], self.share)
    }
    fn heads(&self, word: usize, n: usize) -> (&[f32], f32) {
        (&self.heads[word * (n + 1)..(word + 1) * (n + 1)], self.share)
    }
    fn relations(&self, word: usize) -> (&[f32], f32) {
        let size = Relation::ALL.len();
        (&self.relations[word * size..(word + 1) * size], self.share)
    }
}

/// Where a matrix lies among the weights, and its inputs and outputs.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    input: usize,
    output: usize,
}

impl Place {
    fn end(self) -> usize {
        self.at + self.input * self.output
    }
    fn of(self, all: &[f32]) -> &[f32] {
        &all[self.at..self.end()]
    }
    fn of_mut(self, all: &mut [f32]) -> &mut [f32] {
        &mut all[self.at..self.end()]
    }
}

/// The weights, and where each matrix is. A matrix lies with the weights of an input side by side.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) sizes: Sizes,
    places: Vec<Place>,
    /// From the top to the finer tags.
    finer: [Place; 2],
    pub(super) fine: usize,
    pub(super) rows: Vec<f32>,
    pub(super) weights: Vec<f32>,
}

/// Slopes.
pub(super) struct Slopes {
    pub(super) rows: Vec<f32>,
    /// Rows that have slopes.
    pub(super) touched: Vec<u32>,
    is_touched: Vec<bool>,
    pub(super) weights: Vec<f32>,
}

impl Slopes {
    pub(super) fn new(network: &Network) -> Slopes {
        Slopes {
            rows: vec![0.0; network.rows.len()],
            touched: Vec::new(),
            is_touched: vec![false; network.rows.len() / network.sizes.row],
            weights: vec![0.0; network.weights.len()],
        }
    }

    pub(super) fn clear(&mut self, row: usize) {
        for &touched in &self.touched {
            self.rows[touched as usize * row..(touched as usize + 1) * row].fill(0.0);
            self.is_touched[touched as usize] = false;
        }
        self.touched.clear();
        self.weights.fill(0.0);
    }

    pub(super) fn add(&mut self, other: &Slopes, row: usize) {
        for &touched in &other.touched {
            let at = touched as usize * row;
            self.touch(touched);
            for (sum, x) in self.rows[at..at + row].iter_mut().zip(&other.rows[at..at + row]) {
                *sum += x;
            }
        }
        for (sum, x) in self.weights.iter_mut().zip(&other.weights) {
            *sum += x;
        }
    }

    fn touch(&mut self, row: u32) {
        if !self.is_touched[row as usize] {
            self.is_touched[row as usize] = true;
            self.touched.push(row);
        }
    }
}

fn bend(x: f32) -> f32 {
    let x = x.clamp(-2.0, 2.0);
    x - x * x.abs() * 0.25
}

fn bend_slope(x: f32) -> f32 {
    (1.0 - x.abs() * 0.5).max(0.0)
}

fn gate(x: f32) -> f32 {
    0.5 + 0.5 * bend(x * 0.5)
}

fn gate_slope(x: f32) -> f32 {
    0.25 * bend_slope(x * 0.5)
}

/// A number between 0 and 1.
fn unit(draw: &mut Draw) -> f32 {
    (draw.next() >> 40) as f32 / (1_u64 << 24) as f32
}

/// Leaves numbers out by chance, and raises the others so that the sum stays; gives what each was multiplied by.
fn leave_out(numbers: &mut [f32], share: f32, draw: &mut Draw) -> Vec<f32> {
    if share == 0.0 {
        return Vec::new();
    }
    let raised = 1.0 / (1.0 - share);
    let limit = (share * 65_536.0) as u64;
    let mut bits = 0;
    numbers
        .iter_mut()
        .enumerate()
        .map(|(n, x)| {
            if n % 4 == 0 {
                bits = draw.next();
            }
            let factor = if bits & 0xffff < limit { 0.0 } else { raised };
            bits >>= 16;
            *x *= factor;
            factor
        })
        .collect()
}

fn scale(numbers: &mut [f32], factors: &[f32]) {
    for (x, factor) in numbers.iter_mut().zip(factors) {
        *x *= factor;
    }
}

/// What is left out in training.
#[derive(Clone, Copy)]
pub(super) struct Loss {
    pub(super) units: f32,
    pub(super) words: f32,
}

impl Network {
    pub(super) fn new(sizes: Sizes, rows: usize, fine: usize) -> Network {
        let mut at = 0;
        let mut place = |(input, output): (usize, usize)| {
            let place = Place { at, input, output };
            at = place.end();
            place
        };
        let places: Vec<Place> = sizes.matrices().into_iter().map(&mut place).collect();
        let finer = [place((sizes.top(), fine)), place((1, fine))];
        let mut network =
            Network { sizes, places, finer, fine, rows: vec![0.0; rows * sizes.row], weights: vec![0.0; at] };
        let mut draw = Draw::new();
        for x in &mut network.rows {
            *x = (unit(&mut draw) - 0.5) * 0.3;
        }
        let places = network.places.clone();
        for place in places.iter().chain(&finer).filter(|place| place.input > 1) {
            let reach = (6.0 / (place.input + place.output.min(4 * place.input)) as f32).sqrt();
            for x in place.of_mut(&mut network.weights) {
                *x = (unit(&mut draw) * 2.0 - 1.0) * reach;
            }
        }
        let side = sizes.unit;
        for layer in 0..sizes.layers {
            for (n, x) in places[2 * layer + 1].of_mut(&mut network.weights).iter_mut().enumerate() {
                if n % (2 * side) < side {
                    *x = 2.0 * (n % side) as f32 / side as f32;
                }
            }
        }
        network
    }

    /// The matrices as the packed model wants them: the weights of an output side by side.
    pub(super) fn matrices(&self, weights: &[f32]) -> Vec<Vec<f32>> {
        self.places
            .iter()
            .map(|place| {
                let matrix = place.of(weights);
                (0..place.input * place.output)
                    .map(|n| matrix[n % place.input * place.output + n / place.input])
                    .collect()
            })
            .collect()
    }

    /// Goes through sentences, adds the slopes of their loss, and gives the loss.
    pub(super) fn learn(
        &self,
        lessons: &[&Lesson],
        share: f32,
        loss: Loss,
        draw: &mut Draw,
        slopes: &mut Slopes,
    ) -> f64 {
        let sizes = &self.sizes;
        let (row, side) = (sizes.row, sizes.unit);
        let total: usize = lessons.iter().map(|lesson| lesson.features.len()).sum();
        let starts: Vec<usize> = lessons
            .iter()
            .scan(0, |at, lesson| {
                let start = *at;
                *at += lesson.features.len();
                Some(start)
            })
            .collect();
        // Rows.
        let mut used: Vec<Features> = Vec::with_capacity(total);
        for lesson in lessons {
            for (features, &count) in lesson.features.iter().zip(&lesson.counts) {
                let mut features = *features;
                if unit(draw) * (loss.words + count as f32) < loss.words {
                    features[0] = 0;
                }
                used.push(features);
            }
        }
        let mut sums = vec![0.0_f32; total * row];
        for (features, sum) in used.iter().zip(sums.chunks_exact_mut(row)) {
            for &feature in features {
                let from = feature as usize * row;
                for (sum, x) in sum.iter_mut().zip(&self.rows[from..from + row]) {
                    *sum += x;
                }
            }
        }
        let mut words: Vec<f32> = sums.iter().map(|&x| bend(x)).collect();
        let words_out = leave_out(&mut words, loss.units, draw);
        let mut d_words = vec![0.0; total * row];

        // Layers.
        let mut inputs: Vec<Vec<f32>> = Vec::new();
        let mut gates: Vec<Vec<f32>> = Vec::new();
        let mut states: Vec<Vec<f32>> = Vec::new();
        let mut outs: Vec<Vec<f32>> = Vec::new();
        for layer in 0..sizes.layers {
            let width = sizes.input(layer);
            let input = match outs.last().zip(states.last()) {
                None if sizes.near == 1 => words.clone(),
                None => beside(&words, row, lessons, &starts),
                Some(_) => {
                    let below = dropped(
                        states.last().map_or(&[], Vec::as_slice),
                        outs.last().map_or(&[], Vec::as_slice),
                    );
                    joined(&below, 2 * side, &words, row)
                }
            };
            let [weights, bias] = [2 * layer, 2 * layer + 1].map(|n| self.places[n]);
            let mut gate_in = bias.of(&self.weights).repeat(total);
            add_product(
                &mut gate_in,
                4 * side,
                rows(&input, width),
                weights.of(&self.weights),
                4 * side,
                (total, width, 4 * side),
            );
            let mut state = vec![0.0; total * 2 * side];
            for (lesson, &start) in lessons.iter().zip(&starts) {
                run(&gate_in, &mut state, side, start, lesson.features.len());
            }
            let mut seen = state.clone();
            let out = leave_out(&mut seen, loss.units, draw);
            inputs.push(input);
            gates.push(gate_in);
            states.push(state);
            outs.push(out);
        }
        let last = sizes.layers - 1;
        let below = dropped(&states[last], &outs[last]);
        let top_in = joined(&below, 2 * side, &words, row);
        let (top_width, width) = (sizes.top(), sizes.out());
        let head = 2 * sizes.layers;
        let mut top = self.places[head + 1].of(&self.weights).repeat(total);
        add_product(
            &mut top,
            width,
            rows(&top_in, top_width),
            self.places[head].of(&self.weights),
            width,
            (total, top_width, width),
        );
        let mut fine = self.finer[1].of(&self.weights).repeat(total);
        add_product(
            &mut fine,
            self.fine,
            rows(&top_in, top_width),
            self.finer[0].of(&self.weights),
            self.fine,
            (total, top_width, self.fine),
        );

        // What it should have said, and the slopes.
        let mut lost = 0.0;
        let mut d_top = vec![0.0; total * width];
        let tags = Upos::ALL.len();
        for (lesson, &start) in lessons.iter().zip(&starts) {
            let share = share * lesson.weight;
            let taught = lesson.taught.as_deref();
            for (n, &tag) in lesson.upos.iter().enumerate() {
                let at = (start + n) * width;
                d_top[at..at + tags].copy_from_slice(&top[at..at + tags]);
                lost += soften(&mut d_top[at..at + tags], tag, taught.map(|taught| taught.tags(n)), share);
                let at = (start + n) * self.fine;
                if lesson.xpos[n] < self.fine {
                    soften(&mut fine[at..at + self.fine], lesson.xpos[n], None, share * 0.5);
                } else {
                    fine[at..at + self.fine].fill(0.0);
                }
            }
            lost += self.arcs(lesson, start, &top, &mut d_top, share, loss.units, draw, slopes);
        }

        // And down again.
        let mut d_top_in = vec![0.0; total * top_width];
        self.back(head, &top_in, top_width, &d_top, total, &mut d_top_in, slopes);
        self.back_of(self.finer, &top_in, top_width, &fine, total, &mut d_top_in, slopes);
        let mut d_state = parted(&d_top_in, 2 * side, row, &mut d_words);
        for layer in (0..sizes.layers).rev() {
            scale(&mut d_state, &outs[layer]);
            let mut d_gates = vec![0.0; total * 4 * side];
            for (lesson, &start) in lessons.iter().zip(&starts) {
                run_back(
                    &gates[layer],
                    &states[layer],
                    &d_state,
                    &mut d_gates,
                    side,
                    start,
                    lesson.features.len(),
                );
            }
            let width = sizes.input(layer);
            let mut d_input = vec![0.0; total * width];
            self.back(2 * layer, &inputs[layer], width, &d_gates, total, &mut d_input, slopes);
            if layer == 0 && sizes.near == 1 {
                for (sum, d) in d_words.iter_mut().zip(&d_input) {
                    *sum += d;
                }
            } else if layer == 0 {
                for (lesson, &start) in lessons.iter().zip(&starts) {
                    let n = lesson.features.len();
                    for word in 0..n {
                        for (k, near) in [word.wrapping_sub(1), word, word + 1].into_iter().enumerate() {
                            if near < n {
                                let from = (start + word) * width + k * row;
                                let to = (start + near) * row;
                                for k in 0..row {
                                    d_words[to + k] += d_input[from + k];
                                }
                            }
                        }
                    }
                }
            } else {
                d_state = parted(&d_input, 2 * side, row, &mut d_words);
            }
        }
        scale(&mut d_words, &words_out);
        for ((features, sum), d_word) in
            used.iter().zip(sums.chunks_exact(row)).zip(d_words.chunks_exact(row))
        {
            let d: Vec<f32> = sum.iter().zip(d_word).map(|(&x, d)| d * bend_slope(x)).collect();
            for &feature in features {
                slopes.touch(feature);
                let from = feature as usize * row;
                for (slope, d) in slopes.rows[from..from + row].iter_mut().zip(&d) {
                    *slope += d;
                }
            }
        }
        lost
    }

    /// What it says of a sentence: how likely each tag, head and relation is, added to what others say. Relations are
    /// those to the head that is likeliest, or that of the lesson.
    pub(super) fn say(&self, lesson: &Lesson, says: &mut Taught, given: bool) {
        let sizes = &self.sizes;
        let (row, side, n) = (sizes.row, sizes.unit, lesson.features.len());
        let mut words = vec![0.0_f32; n * row];
        for (features, sum) in lesson.features.iter().zip(words.chunks_exact_mut(row)) {
            for &feature in features {
                let from = feature as usize * row;
                for (sum, x) in sum.iter_mut().zip(&self.rows[from..from + row]) {
                    *sum += x;
                }
            }
        }
        for x in &mut words {
            *x = bend(*x);
        }
        let mut state = Vec::new();
        for layer in 0..sizes.layers {
            let width = sizes.input(layer);
            let input = match layer {
                0 if sizes.near == 1 => words.clone(),
                0 => beside(&words, row, &[lesson], &[0]),
                _ => joined(&state, 2 * side, &words, row),
            };
            let [weights, bias] = [2 * layer, 2 * layer + 1].map(|k| self.places[k]);
            let mut gates = bias.of(&self.weights).repeat(n);
            add_product(
                &mut gates,
                4 * side,
                rows(&input, width),
                weights.of(&self.weights),
                4 * side,
                (n, width, 4 * side),
            );
            state = vec![0.0; n * 2 * side];
            run(&gates, &mut state, side, 0, n);
        }
        let input = joined(&state, 2 * side, &words, row);
        let (width, head) = (sizes.out(), 2 * sizes.layers);
        let mut top = self.places[head + 1].of(&self.weights).repeat(n);
        add_product(
            &mut top,
            width,
            rows(&input, sizes.top()),
            self.places[head].of(&self.weights),
            width,
            (n, sizes.top(), width),
        );
        let (arc, label, tags) = (sizes.arc, sizes.label, Upos::ALL.len());
        let weights = |k: usize| self.places[head + 2 + k].of(&self.weights);
        let raise = |x: f32, raised: f32| (x.clamp(0.0, 4.0) + raised).clamp(-4.0, 4.0);
        let mut dependents = Vec::new();
        let mut heads: Vec<f32> = weights(2).iter().map(|x| x.clamp(-4.0, 4.0)).collect();
        for top in top.chunks_exact(width) {
            dependents
                .extend(top[tags..tags + arc].iter().zip(weights(0)).map(|(&x, &raised)| raise(x, raised)));
            heads.extend(
                top[tags + arc..tags + 2 * arc].iter().zip(weights(1)).map(|(&x, &raised)| raise(x, raised)),
            );
        }
        let mut near = vec![0.0; n * DISTANCES];
        add_product(&mut near, DISTANCES, rows(&dependents, arc), weights(3), DISTANCES, (n, arc, DISTANCES));
        let mut scores = vec![0.0; n * (n + 1)];
        let across = transposed(&heads, arc);
        add_product(&mut scores, n + 1, rows(&dependents, arc), &across, n + 1, (n, arc, n + 1));
        says.tags.resize(n * tags, 0.0);
        says.heads.resize(n * (n + 1), 0.0);
        says.relations.resize(n * Relation::ALL.len(), 0.0);
        let add = |list: &mut [f32], said: &[f32]| {
            for (sum, x) in list.iter_mut().zip(said) {
                *sum += x;
            }
        };
        for word in 0..n {
            let mut tag = top[word * width..word * width + tags].to_vec();
            likely(&mut tag);
            add(&mut says.tags[word * tags..], &tag);
            let scores = &mut scores[word * (n + 1)..(word + 1) * (n + 1)];
            for (head, score) in scores.iter_mut().enumerate() {
                *score += near[word * DISTANCES + step(word, head)];
            }
            scores[word + 1] = -1e6;
            likely(scores);
            add(&mut says.heads[word * (n + 1)..], scores);
            let of_word = word * width + tags + 2 * arc;
            let head = if given {
                lesson.heads[word]
            } else {
                (0..=n).fold(0, |best, head| if scores[head] > scores[best] { head } else { best })
            };
            let hidden: Vec<f32> = (0..label)
                .map(|k| {
                    let of_head = match head {
                        0 => weights(4)[k],
                        _ => top[(head - 1) * width + tags + 2 * arc + label + k],
                    };
                    (top[of_word + k] + of_head + weights(5)[step(word, head) * label + k]).clamp(0.0, 8.0)
                })
                .collect();
            let kinds = Relation::ALL.len();
            let mut relation = weights(7).to_vec();
            add_product(&mut relation, kinds, rows(&hidden, label), weights(6), kinds, (1, label, kinds));
            likely(&mut relation);
            add(&mut says.relations[word * kinds..], &relation);
        }
    }

    /// The slopes of a matrix and its bias, and of what went in.
    fn back(
        &self,
        n: usize,
        input: &[f32],
        width: usize,
        d_out: &[f32],
        total: usize,
        d_input: &mut [f32],
        slopes: &mut Slopes,
    ) {
        self.back_of([self.places[n], self.places[n + 1]], input, width, d_out, total, d_input, slopes);
    }

    fn back_of(
        &self,
        [weights, bias]: [Place; 2],
        input: &[f32],
        width: usize,
        d_out: &[f32],
        total: usize,
        d_input: &mut [f32],
        slopes: &mut Slopes,
    ) {
        let outputs = weights.output;
        add_product(
            weights.of_mut(&mut slopes.weights),
            outputs,
            turned(input, width),
            d_out,
            outputs,
            (width, total, outputs),
        );
        for d_out in d_out.chunks_exact(outputs) {
            for (slope, d) in bias.of_mut(&mut slopes.weights).iter_mut().zip(d_out) {
                *slope += d;
            }
        }
        let across = transposed(weights.of(&self.weights), outputs);
        add_product(d_input, width, rows(d_out, outputs), &across, width, (total, outputs, width));
    }

    /// Heads and relations of one sentence.
    #[expect(clippy::too_many_arguments, reason = "one step of learning, apart for its length")]
    fn arcs(
        &self,
        lesson: &Lesson,
        start: usize,
        top: &[f32],
        d_top: &mut [f32],
        share: f32,
        leave: f32,
        draw: &mut Draw,
        slopes: &mut Slopes,
    ) -> f64 {
        let (arc, label, width) = (self.sizes.arc, self.sizes.label, self.sizes.out());
        let n = lesson.heads.len();
        let taught = lesson.taught.as_deref();
        let first = 2 * self.sizes.layers + 2;
        let tags = Upos::ALL.len();
        let place = |k: usize| self.places[first + k];
        let weights = |k: usize| place(k).of(&self.weights);
        // Words and heads, row 0 of the heads being the root.
        let mut words = vec![0.0; n * arc];
        let mut heads = vec![0.0; (n + 1) * arc];
        for word in 0..n {
            let from = (start + word) * width + tags;
            for k in 0..arc {
                words[word * arc + k] = top[from + k].clamp(0.0, 4.0);
                heads[(word + 1) * arc + k] = top[from + arc + k].clamp(0.0, 4.0);
            }
        }
        let words_out = leave_out(&mut words, leave, draw);
        let heads_out = leave_out(&mut heads[arc..], leave, draw);
        for word in words.chunks_exact_mut(arc) {
            for (x, raised) in word.iter_mut().zip(weights(0)) {
                *x = (*x + raised).clamp(-4.0, 4.0);
            }
        }
        for (n, head) in heads.chunks_exact_mut(arc).enumerate() {
            for (x, raised) in head.iter_mut().zip(weights(if n == 0 { 2 } else { 1 })) {
                *x = (*x + raised).clamp(-4.0, 4.0);
            }
        }
        let mut near = vec![0.0; n * DISTANCES];
        add_product(&mut near, DISTANCES, rows(&words, arc), weights(3), DISTANCES, (n, arc, DISTANCES));
        let mut scores = vec![0.0; n * (n + 1)];
        add_product(&mut scores, n + 1, rows(&words, arc), &transposed(&heads, arc), n + 1, (n, arc, n + 1));
        let mut lost = 0.0;
        let mut d_near = vec![0.0; n * DISTANCES];
        for (word, scores) in scores.chunks_exact_mut(n + 1).enumerate() {
            let near = &near[word * DISTANCES..(word + 1) * DISTANCES];
            for (head, score) in scores.iter_mut().enumerate() {
                *score += near[step(word, head)];
            }
            scores[word + 1] = -1e6;
            lost += soften(scores, lesson.heads[word], taught.map(|taught| taught.heads(word, n)), share);
            for (head, &d) in scores.iter().enumerate() {
                d_near[word * DISTANCES + step(word, head)] += d;
            }
        }
        let mut d_words = vec![0.0; n * arc];
        let mut d_heads = vec![0.0; (n + 1) * arc];
        add_product(&mut d_words, arc, rows(&scores, n + 1), &heads, arc, (n, n + 1, arc));
        add_product(&mut d_heads, arc, turned(&scores, n + 1), &words, arc, (n + 1, n, arc));
        add_product(
            &mut d_words,
            arc,
            rows(&d_near, DISTANCES),
            &transposed(weights(3), DISTANCES),
            arc,
            (n, DISTANCES, arc),
        );
        add_product(
            place(3).of_mut(&mut slopes.weights),
            DISTANCES,
            turned(&words, arc),
            &d_near,
            DISTANCES,
            (arc, n, DISTANCES),
        );
        for (x, d) in words.iter().zip(&mut d_words).chain(heads.iter().zip(&mut d_heads)) {
            if x.abs() >= 4.0 {
                *d = 0.0;
            }
        }
        let mut raise = |k: usize, d: &[f32]| {
            for d in d.chunks_exact(arc) {
                for (slope, d) in place(k).of_mut(&mut slopes.weights).iter_mut().zip(d) {
                    *slope += d;
                }
            }
        };
        raise(0, &d_words);
        raise(2, &d_heads[..arc]);
        raise(1, &d_heads[arc..]);
        scale(&mut d_words, &words_out);
        scale(&mut d_heads[arc..], &heads_out);
        for word in 0..n {
            let from = (start + word) * width + tags;
            for k in 0..arc {
                let inside = |x: f32| f32::from(u8::from(x > 0.0 && x < 4.0));
                d_top[from + k] += d_words[word * arc + k] * inside(top[from + k]);
                d_top[from + arc + k] += d_heads[(word + 1) * arc + k] * inside(top[from + arc + k]);
            }
        }

        // Relations, of the heads that are right.
        let kinds = Relation::ALL.len();
        let mut hidden = vec![0.0; n * label];
        for word in 0..n {
            let head = lesson.heads[word];
            let of_word = (start + word) * width + tags + 2 * arc;
            let near = step(word, head);
            for k in 0..label {
                let of_head = match head {
                    0 => weights(4)[k],
                    _ => top[(start + head - 1) * width + tags + 2 * arc + label + k],
                };
                hidden[word * label + k] = top[of_word + k] + of_head + weights(5)[near * label + k];
            }
        }
        let mut seen: Vec<f32> = hidden.iter().map(|x| x.clamp(0.0, 8.0)).collect();
        let seen_out = leave_out(&mut seen, leave, draw);
        let mut scores = weights(7).repeat(n);
        add_product(&mut scores, kinds, rows(&seen, label), weights(6), kinds, (n, label, kinds));
        for (word, (scores, &right)) in scores.chunks_exact_mut(kinds).zip(&lesson.relations).enumerate() {
            lost += soften(scores, right, taught.map(|taught| taught.relations(word)), share);
        }
        let mut d_seen = vec![0.0; n * label];
        add_product(
            &mut d_seen,
            label,
            rows(&scores, kinds),
            &transposed(weights(6), kinds),
            label,
            (n, kinds, label),
        );
        add_product(
            place(6).of_mut(&mut slopes.weights),
            kinds,
            turned(&seen, label),
            &scores,
            kinds,
            (label, n, kinds),
        );
        for scores in scores.chunks_exact(kinds) {
            for (slope, d) in place(7).of_mut(&mut slopes.weights).iter_mut().zip(scores) {
                *slope += d;
            }
        }
        scale(&mut d_seen, &seen_out);
        for word in 0..n {
            let head = lesson.heads[word];
            let of_word = (start + word) * width + tags + 2 * arc;
            let near = step(word, head);
            for k in 0..label {
                let x = hidden[word * label + k];
                if x <= 0.0 || x >= 8.0 {
                    continue;
                }
                let d = d_seen[word * label + k];
                d_top[of_word + k] += d;
                match head {
                    0 => place(4).of_mut(&mut slopes.weights)[k] += d,
                    _ => d_top[(start + head - 1) * width + tags + 2 * arc + label + k] += d,
                }
                place(5).of_mut(&mut slopes.weights)[near * label + k] += d;
            }
        }
        lost
    }
}

/// The step of the distance of a word to a head counted from 1; 0 is the root.
fn step(word: usize, head: usize) -> usize {
    if head == 0 { TO_ROOT } else { distance(word, head - 1) }
}

fn transposed(numbers: &[f32], width: usize) -> Vec<f32> {
    let height = numbers.len() / width;
    let mut out = vec![0.0; numbers.len()];
    for (n, row) in numbers.chunks_exact(width).enumerate() {
        for (k, &x) in row.iter().enumerate() {
            out[k * height + n] = x;
        }
    }
    out
}

fn dropped(state: &[f32], out: &[f32]) -> Vec<f32> {
    let mut state = state.to_vec();
    scale(&mut state, out);
    state
}

fn joined(a: &[f32], a_width: usize, b: &[f32], b_width: usize) -> Vec<f32> {
    a.chunks_exact(a_width)
        .zip(b.chunks_exact(b_width))
        .flat_map(|(a, b)| a.iter().chain(b))
        .copied()
        .collect()
}

/// The slopes of what [`joined`] put together: those of the first part, the second's being added to `d_b`.
fn parted(d: &[f32], a_width: usize, b_width: usize, d_b: &mut [f32]) -> Vec<f32> {
    let mut out = Vec::with_capacity(d.len());
    for (d, d_b) in d.chunks_exact(a_width + b_width).zip(d_b.chunks_exact_mut(b_width)) {
        out.extend_from_slice(&d[..a_width]);
        for (sum, d) in d_b.iter_mut().zip(&d[a_width..]) {
            *sum += d;
        }
    }
    out
}

/// Each word between its neighbours.
fn beside(words: &[f32], row: usize, lessons: &[&Lesson], starts: &[usize]) -> Vec<f32> {
    let mut out = Vec::with_capacity(words.len() * 3);
    for (lesson, &start) in lessons.iter().zip(starts) {
        let n = lesson.features.len();
        for word in 0..n {
            for near in [word.wrapping_sub(1), word, word + 1] {
                if near < n {
                    out.extend_from_slice(&words[(start + near) * row..(start + near + 1) * row]);
                } else {
                    out.resize(out.len() + row, 0.0);
                }
            }
        }
    }
    out
}

/// The states of a layer over one sentence, both ways.
fn run(gates: &[f32], states: &mut [f32], side: usize, start: usize, n: usize) {
    let mut state = vec![0.0; side];
    for direction in 0..2 {
        state.fill(0.0);
        for step in 0..n {
            let word = start + if direction == 0 { step } else { n - 1 - step };
            let from = word * 4 * side + direction * 2 * side;
            let (open, new) = gates[from..from + 2 * side].split_at(side);
            let to = word * 2 * side + direction * side;
            for (((state, out), &open), &new) in
                state.iter_mut().zip(&mut states[to..to + side]).zip(open).zip(new)
            {
                let new = bend(new);
                *state = new + gate(open) * (*state - new);
                *out = *state;
            }
        }
    }
}

fn run_back(
    gates: &[f32],
    states: &[f32],
    d_states: &[f32],
    d_gates: &mut [f32],
    side: usize,
    start: usize,
    n: usize,
) {
    let nothing = vec![0.0; side];
    let mut d = vec![0.0; side];
    for direction in 0..2 {
        d.fill(0.0);
        for step in (0..n).rev() {
            let at = |step: usize| start + if direction == 0 { step } else { n - 1 - step };
            let word = at(step);
            let from = word * 4 * side + direction * 2 * side;
            let before = match step {
                0 => &nothing[..],
                _ => &states[at(step - 1) * 2 * side + direction * side..][..side],
            };
            let to = word * 2 * side + direction * side;
            let (open, new) = gates[from..from + 2 * side].split_at(side);
            let (d_open, d_new) = d_gates[from..from + 2 * side].split_at_mut(side);
            for k in 0..side {
                let slope = d[k] + d_states[to + k];
                let (share, value) = (gate(open[k]), bend(new[k]));
                d_open[k] = slope * (before[k] - value) * gate_slope(open[k]);
                d_new[k] = slope * (1.0 - share) * bend_slope(new[k]);
                d[k] = slope * share;
            }
        }
    }
}

const _: () = assert!(FEATURES > 1);
