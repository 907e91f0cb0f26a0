//! Arithmetic that gives the same bits everywhere: numbers drawn by chance, the exponential, the product of vectors.

/// Numbers that look drawn by chance, the same each time (xorshift; Marsaglia 2003).
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new() -> Draw {
        Draw::seeded(0)
    }

    /// Others for each seed.
    pub(super) fn seeded(seed: u64) -> Draw {
        Draw(0x2545_f491_4f6c_dd1d ^ (seed << 20))
    }

    /// From a number of one's own.
    pub(super) fn from(seed: u64) -> Draw {
        Draw(seed | 1)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.below(n + 1));
        }
    }
}

/// The exponential, by the four rules alone, so that every platform gives the same bits.
pub(super) fn exp(x: f64) -> f64 {
    let x = x.clamp(-60.0, 60.0);
    let halvings = 10;
    let small = x / f64::from(1 << halvings);
    let mut value = 1.0 + small * (1.0 + small * (0.5 + small * (1.0 / 6.0 + small / 24.0)));
    for _ in 0..halvings {
        value *= value;
    }
    value
}

pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Eight sums side by side, so that the compiler may take them at once.
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
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
