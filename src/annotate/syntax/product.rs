//! Products of whole numbers and the curves of the network, eight numbers at a time and the same everywhere.
//!
//! This module must not know what the numbers mean.
#![expect(clippy::indexing_slicing, reason = "matrices, walked by the sizes they were made with")]

use wide::bytemuck::cast;
use wide::{i16x8, i32x4, i32x8, u16x8};

/// Bits after the point of what goes from layer to layer.
pub(super) const UNIT_BITS: u32 = 12;

/// One.
const ONE: i16 = 1 << UNIT_BITS;

/// Outputs that are worked on at once.
pub(super) const EIGHT: usize = 8;

/// Rows that are worked on at once.
const ROWS: usize = 4;

/// A matrix: for each eight outputs and each two inputs the weights of the four first and of the four last outputs.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    pairs: usize,
    eights: Vec<[i16x8; 2]>,
}

impl Matrix {
    /// Of weights, those of an output side by side, `width` each, which is even.
    pub(super) fn new(weights: &[i16], width: usize) -> Matrix {
        let mut matrix = Matrix::default();
        matrix.fill(weights, width);
        matrix
    }

    /// Takes the place of what it was.
    pub(super) fn fill(&mut self, weights: &[i16], width: usize) {
        self.pairs = width / 2;
        self.eights.clear();
        for eight in weights.chunks(EIGHT * width.max(2)) {
            let all = eight.as_chunks::<2>().0;
            self.eights.extend((0..self.pairs).map(|pair| {
                let of = |output: usize| all.get(output * self.pairs + pair).copied().unwrap_or([0; 2]);
                [cast([of(0), of(1), of(2), of(3)]), cast([of(4), of(5), of(6), of(7)])]
            }));
        }
    }

    /// How many outputs it has, with those that fill up the last eight.
    pub(super) fn outputs(&self) -> usize {
        self.eights.len() / self.pairs.max(1) * EIGHT
    }

    /// The products of rows, as [`spread`] lays them out, with all outputs: `start(row, output)` and the product of the
    /// row with eight outputs goes to `put(row, output, …)`.
    #[inline]
    pub(super) fn times(
        &self,
        rows: &[i16x8],
        start: impl Fn(usize, usize) -> i32x8,
        mut put: impl FnMut(usize, usize, i32x8),
    ) {
        let count = rows.len() / self.pairs.max(1);
        let mut row = 0;
        while row + ROWS <= count {
            self.tile::<ROWS>(rows, row, &start, &mut put);
            row += ROWS;
        }
        if row + 2 <= count {
            self.tile::<2>(rows, row, &start, &mut put);
            row += 2;
        }
        if row < count {
            self.tile::<1>(rows, row, &start, &mut put);
        }
    }

    #[inline]
    fn tile<const ROWS: usize>(
        &self,
        rows: &[i16x8],
        row: usize,
        start: &impl Fn(usize, usize) -> i32x8,
        put: &mut impl FnMut(usize, usize, i32x8),
    ) {
        let inputs: [&[i16x8]; ROWS] =
            std::array::from_fn(|n| &rows[(row + n) * self.pairs..(row + n + 1) * self.pairs]);
        for (n, weights) in self.eights.chunks_exact(self.pairs).enumerate() {
            let mut sums: [[i32x4; 2]; ROWS] = std::array::from_fn(|r| cast(start(row + r, n * EIGHT)));
            for (k, &[first, last]) in weights.iter().enumerate() {
                for (sums, input) in sums.iter_mut().zip(inputs) {
                    sums[0] += first.dot(input[k]);
                    sums[1] += last.dot(input[k]);
                }
            }
            for (r, sums) in sums.into_iter().enumerate() {
                put(row + r, n * EIGHT, cast(sums));
            }
        }
    }
}

/// Adds to the rows of a product: each two numbers four times.
#[inline]
pub(super) fn spread(eight: i16x8, rows: &mut Vec<i16x8>) {
    let pairs: [[i16; 2]; 4] = cast(eight);
    rows.extend(pairs.map(|pair| cast::<_, i16x8>([pair; 4])));
}

/// Eight numbers from `from` on.
#[inline]
pub(super) fn eight(numbers: &[i32], from: usize) -> i32x8 {
    numbers
        .get(from..)
        .and_then(<[i32]>::first_chunk::<EIGHT>)
        .map_or(i32x8::ZERO, |&eight| i32x8::new(eight))
}

/// Rises from -1 at -2 to 1 at 2, as a parabola on either side.
#[inline]
pub(super) fn bend(x: i16x8) -> i16x8 {
    let x = x.max(i16x8::splat(-2 * ONE)).min(i16x8::splat(2 * ONE));
    // x·|x| with UNIT_BITS + 2 bits less; twice each, so that the upper half of the product is it.
    const { assert!(UNIT_BITS + 2 + 2 == 16) };
    x - (x + x).mul_keep_high(x.abs() + x.abs())
}

/// Rises from 0 at -4 to 1 at 4.
#[inline]
pub(super) fn gate(x: i16x8) -> i16x8 {
    (i16x8::splat(ONE) + bend(x >> 1)) >> 1
}

/// The product of two numbers with [`UNIT_BITS`] after the point, which is not above 7.
#[inline]
pub(super) fn share(a: i16x8, b: i16x8) -> i16x8 {
    let low: u16x8 = cast(a * b);
    (a.mul_keep_high(b) << (16 - UNIT_BITS)) | cast::<u16x8, i16x8>(low >> UNIT_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The curves as they are told, one number at a time.
    fn bend_by_hand(x: i32) -> i32 {
        let one = i32::from(ONE);
        let x = x.clamp(-2 * one, 2 * one);
        x - ((x * x.abs()) >> (UNIT_BITS + 2))
    }

    #[test]
    fn curves_are_what_they_are_told_to_be() {
        let one = i32::from(ONE);
        for x in i16::MIN..=i16::MAX {
            let (bent, open) = (bend(i16x8::splat(x)).to_array()[3], gate(i16x8::splat(x)).to_array()[5]);
            assert_eq!(i32::from(bent), bend_by_hand(x.into()), "{x}");
            assert_eq!(i32::from(open), (one + bend_by_hand(i32::from(x) >> 1)) >> 1, "{x}");
        }
        let at = |x: i16| bend(i16x8::splat(x)).to_array()[0];
        assert_eq!((at(0), at(2 * ONE), at(-2 * ONE)), (0, ONE, -ONE));
    }

    #[test]
    fn a_share_is_a_product() {
        for a in 0..=ONE {
            for b in (-2 * ONE..=2 * ONE).step_by(37).chain([2 * ONE]) {
                let by_hand = (i32::from(a) * i32::from(b)) >> UNIT_BITS;
                assert_eq!(i32::from(share(i16x8::splat(a), i16x8::splat(b)).to_array()[7]), by_hand);
            }
        }
    }

    #[test]
    fn many_products_at_once_are_products() {
        let number = |n: usize| (n * 7919 % 4001) as i16 - 2000;
        let (width, outputs) = (16, 11);
        let input: Vec<i16> = (0..7 * width).map(number).collect();
        let weights: Vec<i16> = (0..outputs * width).map(|n| number(n + 1000)).collect();
        let matrix = Matrix::new(&weights, width);
        assert_eq!(matrix.outputs(), 16);
        let mut rows = Vec::new();
        for &eight in input.as_chunks::<8>().0 {
            spread(i16x8::new(eight), &mut rows);
        }
        let mut seen = 0;
        let start = |row: usize, output: usize| i32x8::splat((row * 100 + output) as i32);
        matrix.times(&rows, start, |row, from, sums| {
            for (n, sum) in sums.to_array().into_iter().enumerate().filter(|(n, _)| from + n < outputs) {
                let by_hand: i32 = (0..width)
                    .map(|k| i32::from(input[row * width + k]) * i32::from(weights[(from + n) * width + k]))
                    .sum();
                assert_eq!(sum, by_hand + (row * 100 + from) as i32);
                seen += 1;
            }
        });
        assert_eq!(seen, 7 * outputs);
    }
}
