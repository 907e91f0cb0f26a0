//! Learning: through the layers and the top to the loss, and down again to the slopes of every weight.

use parallax::annotate::syntax::Upos;
use parallax::annotate::syntax::feature::Features;

use super::gates::{bend, bend_slope, run, run_back};
use super::lesson::Lesson;
use super::network::{Network, Slopes};
use super::product::{add_product, rows, soften};
use super::table::{beside, dropped, joined, leave_out, parted, scale, unit};
use crate::train::number::Draw;

/// What is left out in training.
#[derive(Clone, Copy)]
pub(super) struct Loss {
    pub(super) units: f32,
    pub(super) words: f32,
}

impl Network {
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
}
