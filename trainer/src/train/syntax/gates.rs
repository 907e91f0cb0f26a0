//! The gates of a layer: its curves, and its states over a sentence in both directions.

pub(super) fn bend(x: f32) -> f32 {
    let x = x.clamp(-2.0, 2.0);
    x - x * x.abs() * 0.25
}

pub(super) fn bend_slope(x: f32) -> f32 {
    (1.0 - x.abs() * 0.5).max(0.0)
}

pub(super) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * bend(x * 0.5)
}

pub(super) fn gate_slope(x: f32) -> f32 {
    0.25 * bend_slope(x * 0.5)
}

/// The states of a layer over one sentence, both ways.
pub(super) fn run(gates: &[f32], states: &mut [f32], side: usize, start: usize, n: usize) {
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

pub(super) fn run_back(
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
