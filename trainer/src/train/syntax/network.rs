//! The network of `annotate::syntax::network` in floats: its weights, and the slopes of its loss.

use parallax::annotate::syntax::model::Sizes;

use super::product::{add_product, rows, turned};
use super::table::{transposed, unit};
use crate::train::number::Draw;

/// Where a matrix lies among the weights, and its inputs and outputs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    at: usize,
    input: usize,
    output: usize,
}

impl Place {
    fn end(self) -> usize {
        self.at + self.input * self.output
    }
    pub(super) fn of(self, all: &[f32]) -> &[f32] {
        &all[self.at..self.end()]
    }
    pub(super) fn of_mut(self, all: &mut [f32]) -> &mut [f32] {
        &mut all[self.at..self.end()]
    }
}

/// The weights, and where each matrix is. A matrix lies with the weights of an input side by side.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) sizes: Sizes,
    pub(super) places: Vec<Place>,
    /// From the top to the finer tags.
    pub(super) finer: [Place; 2],
    pub(super) fine: usize,
    pub(super) rows: Vec<f32>,
    pub(super) weights: Vec<f32>,
}

/// Slopes.
pub(super) struct Slopes {
    pub(super) rows: Vec<f32>,
    /// Rows that have slopes.
    pub(super) touched: Vec<u32>,
    is_touched: Vec<bool>,
    pub(super) weights: Vec<f32>,
}

impl Slopes {
    pub(super) fn new(network: &Network) -> Slopes {
        Slopes {
            rows: vec![0.0; network.rows.len()],
            touched: Vec::new(),
            is_touched: vec![false; network.rows.len() / network.sizes.row],
            weights: vec![0.0; network.weights.len()],
        }
    }

    pub(super) fn clear(&mut self, row: usize) {
        for &touched in &self.touched {
            self.rows[touched as usize * row..(touched as usize + 1) * row].fill(0.0);
            self.is_touched[touched as usize] = false;
        }
        self.touched.clear();
        self.weights.fill(0.0);
    }

    pub(super) fn add(&mut self, other: &Slopes, row: usize) {
        for &touched in &other.touched {
            let at = touched as usize * row;
            self.touch(touched);
            for (sum, x) in self.rows[at..at + row].iter_mut().zip(&other.rows[at..at + row]) {
                *sum += x;
            }
        }
        for (sum, x) in self.weights.iter_mut().zip(&other.weights) {
            *sum += x;
        }
    }

    pub(super) fn touch(&mut self, row: u32) {
        if !self.is_touched[row as usize] {
            self.is_touched[row as usize] = true;
            self.touched.push(row);
        }
    }
}

impl Network {
    /// With weights drawn by chance.
    pub(super) fn new(sizes: Sizes, rows: usize, fine: usize, mut draw: Draw) -> Network {
        let mut at = 0;
        let mut place = |(input, output): (usize, usize)| {
            let place = Place { at, input, output };
            at = place.end();
            place
        };
        let places: Vec<Place> = sizes.matrices().into_iter().map(&mut place).collect();
        let finer = [place((sizes.top(), fine)), place((1, fine))];
        let mut network =
            Network { sizes, places, finer, fine, rows: vec![0.0; rows * sizes.row], weights: vec![0.0; at] };
        for x in &mut network.rows {
            *x = (unit(&mut draw) - 0.5) * 0.3;
        }
        let places = network.places.clone();
        for place in places.iter().chain(&finer).filter(|place| place.input > 1) {
            let reach = (6.0 / (place.input + place.output.min(4 * place.input)) as f32).sqrt();
            for x in place.of_mut(&mut network.weights) {
                *x = (unit(&mut draw) * 2.0 - 1.0) * reach;
            }
        }
        let side = sizes.unit;
        for layer in 0..sizes.layers {
            for (n, x) in places[2 * layer + 1].of_mut(&mut network.weights).iter_mut().enumerate() {
                if n % (2 * side) < side {
                    *x = 2.0 * (n % side) as f32 / side as f32;
                }
            }
        }
        network
    }

    /// The matrices as the packed model wants them: the weights of an output side by side.
    pub(super) fn matrices(&self, weights: &[f32]) -> Vec<Vec<f32>> {
        self.places
            .iter()
            .map(|place| {
                let matrix = place.of(weights);
                (0..place.input * place.output)
                    .map(|n| matrix[n % place.input * place.output + n / place.input])
                    .collect()
            })
            .collect()
    }

    /// The slopes of a matrix and its bias, and of what went in.
    #[expect(
        clippy::too_many_arguments,
        reason = "what a matrix was given and gave, and where the slopes go"
    )]
    pub(super) fn back(
        &self,
        n: usize,
        input: &[f32],
        width: usize,
        d_out: &[f32],
        total: usize,
        d_input: &mut [f32],
        slopes: &mut Slopes,
    ) {
        self.back_of([self.places[n], self.places[n + 1]], input, width, d_out, total, d_input, slopes);
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what a matrix was given and gave, and where the slopes go"
    )]
    pub(super) fn back_of(
        &self,
        [weights, bias]: [Place; 2],
        input: &[f32],
        width: usize,
        d_out: &[f32],
        total: usize,
        d_input: &mut [f32],
        slopes: &mut Slopes,
    ) {
        let outputs = weights.output;
        add_product(
            weights.of_mut(&mut slopes.weights),
            outputs,
            turned(input, width),
            d_out,
            outputs,
            (width, total, outputs),
        );
        for d_out in d_out.chunks_exact(outputs) {
            for (slope, d) in bias.of_mut(&mut slopes.weights).iter_mut().zip(d_out) {
                *slope += d;
            }
        }
        let across = transposed(weights.of(&self.weights), outputs);
        add_product(d_input, width, rows(d_out, outputs), &across, width, (total, outputs, width));
    }
}
