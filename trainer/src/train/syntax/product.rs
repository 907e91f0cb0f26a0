//! Products of matrices, the same to the last bit on every machine: each sum is taken in one order.

/// A matrix inside a slice: its numbers, and how far it is to the next row and the next column.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) row: usize,
    pub(super) column: usize,
}

/// Numbers lying row by row, `width` to a row.
pub(super) fn rows(numbers: &[f32], width: usize) -> View<'_> {
    View { numbers, row: width, column: 1 }
}

/// The same, taken with rows for columns.
pub(super) fn turned(numbers: &[f32], width: usize) -> View<'_> {
    View { numbers, row: 1, column: width }
}

/// Adds to `out` (`m` rows of `n`, each `width` from the last) the product of `a` (`m` by `k`) and `b` (`k` rows of `n`).
#[expect(clippy::many_single_char_names, reason = "the names that matrices have")]
pub(super) fn add_product(
    out: &mut [f32],
    width: usize,
    a: View<'_>,
    b: &[f32],
    b_width: usize,
    (m, k, n): (usize, usize, usize),
) {
    let mut column = 0;
    while column < n {
        let lanes = n - column;
        if lanes >= 32 {
            block::<32>(out, width, a, b, b_width, (m, k), column);
            column += 32;
        } else if lanes >= 16 {
            block::<16>(out, width, a, b, b_width, (m, k), column);
            column += 16;
        } else if lanes >= 4 {
            block::<4>(out, width, a, b, b_width, (m, k), column);
            column += 4;
        } else {
            block::<1>(out, width, a, b, b_width, (m, k), column);
            column += 1;
        }
    }
}

fn block<const LANES: usize>(
    out: &mut [f32],
    width: usize,
    a: View<'_>,
    b: &[f32],
    b_width: usize,
    (m, k): (usize, usize),
    column: usize,
) {
    let mut row = 0;
    while row + 4 <= m {
        tile::<LANES, 4>(out, width, a, b, b_width, k, column, row);
        row += 4;
    }
    while row < m {
        tile::<LANES, 1>(out, width, a, b, b_width, k, column, row);
        row += 1;
    }
}

#[expect(clippy::too_many_arguments, reason = "the inside of a loop, apart so that its sizes are known")]
#[inline]
fn tile<const LANES: usize, const ROWS: usize>(
    out: &mut [f32],
    width: usize,
    a: View<'_>,
    b: &[f32],
    b_width: usize,
    k: usize,
    column: usize,
    row: usize,
) {
    let mut sums = [[0.0_f32; LANES]; ROWS];
    for step in 0..k {
        let from = step * b_width + column;
        let Some(lane) = b[from..].first_chunk::<LANES>() else { return };
        for (r, sums) in sums.iter_mut().enumerate() {
            let factor = a.numbers[(row + r) * a.row + step * a.column];
            for (sum, x) in sums.iter_mut().zip(lane) {
                *sum += factor * x;
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        let from = (row + r) * width + column;
        for (out, sum) in out[from..from + LANES].iter_mut().zip(sums) {
            *out += sum;
        }
    }
}

/// The exponential of a number that is not above 0.
pub(super) fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = (x - 0.5) as i32;
    let x = (x - whole as f32) * std::f32::consts::LN_2;
    let small = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0)))));
    f32::from_bits(((whole + 127) as u32) << 23) * small
}

/// Turns scores into how likely each is.
pub(super) fn likely(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut total = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        total += *score;
    }
    for score in scores.iter_mut() {
        *score /= total;
    }
}

/// Turns scores into the slope of their loss where `right` is right, or where what is right is shared with `taught`;
/// gives the loss.
pub(super) fn soften(scores: &mut [f32], right: usize, taught: Option<(&[f32], f32)>, share: f32) -> f64 {
    likely(scores);
    let of_right = scores[right];
    for score in scores.iter_mut() {
        *score *= share;
    }
    let mut left = share;
    if let Some((taught, part)) = taught {
        left *= 1.0 - part;
        for (score, x) in scores.iter_mut().zip(taught) {
            *score -= share * part * x;
        }
    }
    scores[right] -= left;
    -f64::from(of_right.max(1e-9)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::many_single_char_names, reason = "the names that matrices have")]
    fn products_are_what_they_are_by_hand() {
        let (m, k, n) = (7, 5, 55);
        let a: Vec<f32> = (0..m * k).map(|x| x as f32 - 9.0).collect();
        let b: Vec<f32> = (0..k * n).map(|x| (x % 13) as f32).collect();
        let mut out = vec![1.0; m * n];
        add_product(&mut out, n, rows(&a, k), &b, n, (m, k, n));
        let turned_a: Vec<f32> = (0..k * m).map(|x| a[x % m * k + x / m]).collect();
        let mut other = vec![1.0; m * n];
        add_product(&mut other, n, turned(&turned_a, m), &b, n, (m, k, n));
        assert_eq!(out, other);
        for row in 0..m {
            for column in 0..n {
                let sum: f32 = (0..k).map(|step| a[row * k + step] * b[step * n + column]).sum();
                assert!((out[row * n + column] - 1.0 - sum).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn the_exponential_is_close() {
        for n in 0..800 {
            let x = -f32::from(n as u16) / 20.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
    }
}
