//! How alike two units are, as one number.
//!
//! The signals of [`pair`](super::pair) are added with fixed weights: one setting for short news sentences and
//! for long prose. The weights come from a logistic model over the training parts of two public collections of sentence
//! pairs (the Microsoft Research Paraphrase Corpus, Dolan, Quirk and Brockett 2004, and the PAN paraphrase pairs, Madnani,
//! Tetreault and Chodorow 2012), together with pairs drawn at random, which must never be called alike; they were then
//! rounded by hand. These numbers are all that the project holds of those collections. Only `+ - * /` and square roots.

use super::pair::Signals;

/// Where two units say the same: 0 is the border, one unit of it about what one unit of a logistic model's sum is.
pub(super) fn margin(signals: &Signals) -> f32 {
    let s = signals;
    let mass = s.shared / (s.shared + 8.0);
    let over = |value: f32, from: f32| (value - from).max(0.0);
    -1.7 + 2.1 * s.coverage + 6.2 * s.coverage.max(0.0).sqrt() - 5.3 * s.content
        + 4.3 * s.grams
        + 4.0 * s.sequence
        - 18.7 * over(mass, 0.15)
        + 11.5 * over(mass, 0.35)
        + 0.25 * s.shared.min(20.0)
        + 0.18 * s.shared.min(20.0) * s.gaps
        - 3.0 * s.gap
        - 1.7 * s.numbers
        - 0.5 * s.negation
        - 0.8 * s.run
        - 3.5 * s.run * s.verbatim
        - 1.7 * s.replaced * s.capitals
}

/// A margin as a number between 0 and 1 that keeps its order; the border lies at one half.
pub(super) fn squash(margin: f32) -> f32 {
    0.5 + 0.5 * margin / (1.0 + margin.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squash_keeps_order() {
        let mut before = 0.0;
        for n in -40..40 {
            let now = squash(n as f32 / 4.0);
            assert!(now > before && now < 1.0);
            before = now;
        }
    }
}
