//! Heads and relations of one sentence: their loss, and the slopes.

use parallax::annotate::syntax::model::DISTANCES;
use parallax::annotate::syntax::network::{TO_ROOT, distance};
use parallax::annotate::syntax::{Relation, Upos};

use super::lesson::Lesson;
use super::network::{Network, Slopes};
use super::product::{add_product, rows, soften, turned};
use super::table::{leave_out, scale, transposed};
use crate::train::number::Draw;

impl Network {
    /// Heads and relations of one sentence.
    #[expect(clippy::too_many_arguments, reason = "one step of learning, apart for its length")]
    pub(super) fn arcs(
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
pub(super) fn step(word: usize, head: usize) -> usize {
    if head == 0 { TO_ROOT } else { distance(word, head - 1) }
}
