//! `train`: learns what the engine ships with, from annotated articles and word vectors.
//!
//! The same data give the same bytes: one thread where order matters, and arithmetic by the four rules and the
//! square root alone. This room must not know how the engine uses what it learns.

mod clusters;
mod names;
mod network;

use anyhow::{Result, bail};

const USAGE: &str =
    "there is `cargo xtask train names FOLDER` and `cargo xtask train clusters FOLDER VECTORS`";

/// Trains what the first argument names, with the rest.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((what, rest)) if what == "names" => names::names(rest),
        Some((what, rest)) if what == "clusters" => clusters::clusters(rest),
        _ => bail!("train what? {USAGE}"),
    }
}

/// Numbers that look drawn by chance, the same each time (xorshift; Marsaglia 2003).
struct Draw(u64);

impl Draw {
    fn new() -> Draw {
        Draw(0x2545_f491_4f6c_dd1d)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.below(n + 1));
        }
    }
}

/// The exponential, by the four rules alone, so that every platform gives the same bits.
fn exp(x: f64) -> f64 {
    let x = x.clamp(-60.0, 60.0);
    let halvings = 10;
    let small = x / f64::from(1 << halvings);
    let mut value = 1.0 + small * (1.0 + small * (0.5 + small * (1.0 / 6.0 + small / 24.0)));
    for _ in 0..halvings {
        value *= value;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close() {
        for n in -200..200 {
            let x = f64::from(n) / 5.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn a_shuffle_keeps_everything() {
        let mut list: Vec<usize> = (0..100).collect();
        Draw::new().shuffle(&mut list);
        assert_ne!(list, (0..100).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..100).collect::<Vec<_>>());
    }
}
