//! What a network says of a sentence, as a teacher.

use parallax::annotate::syntax::model::DISTANCES;
use parallax::annotate::syntax::{Relation, Upos};

use super::arcs::step;
use super::gates::{bend, run};
use super::lesson::{Lesson, Taught};
use super::network::Network;
use super::product::{add_product, likely, rows};
use super::table::{beside, joined, transposed};

impl Network {
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
}
