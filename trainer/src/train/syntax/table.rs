//! Tables of numbers, a row for each word: put side by side, turned, and thinned out by chance.

use super::lesson::Lesson;
use crate::train::number::Draw;

/// A number between 0 and 1.
pub(super) fn unit(draw: &mut Draw) -> f32 {
    (draw.next() >> 40) as f32 / (1_u64 << 24) as f32
}

/// Leaves numbers out by chance, and raises the others so that the sum stays; gives what each was multiplied by.
pub(super) fn leave_out(numbers: &mut [f32], share: f32, draw: &mut Draw) -> Vec<f32> {
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

pub(super) fn scale(numbers: &mut [f32], factors: &[f32]) {
    for (x, factor) in numbers.iter_mut().zip(factors) {
        *x *= factor;
    }
}

pub(super) fn transposed(numbers: &[f32], width: usize) -> Vec<f32> {
    let height = numbers.len() / width;
    let mut out = vec![0.0; numbers.len()];
    for (n, row) in numbers.chunks_exact(width).enumerate() {
        for (k, &x) in row.iter().enumerate() {
            out[k * height + n] = x;
        }
    }
    out
}

pub(super) fn dropped(state: &[f32], out: &[f32]) -> Vec<f32> {
    let mut state = state.to_vec();
    scale(&mut state, out);
    state
}

pub(super) fn joined(a: &[f32], a_width: usize, b: &[f32], b_width: usize) -> Vec<f32> {
    a.chunks_exact(a_width)
        .zip(b.chunks_exact(b_width))
        .flat_map(|(a, b)| a.iter().chain(b))
        .copied()
        .collect()
}

/// The slopes of what [`joined`] put together: those of the first part, the second's being added to `d_b`.
pub(super) fn parted(d: &[f32], a_width: usize, b_width: usize, d_b: &mut [f32]) -> Vec<f32> {
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
pub(super) fn beside(words: &[f32], row: usize, lessons: &[&Lesson], starts: &[usize]) -> Vec<f32> {
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
