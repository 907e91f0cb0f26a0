//! What each word gives to the layers, whatever stands around it, kept since most words of a text come again.
//!
//! This module must not know what is made of it.
#![expect(
    clippy::indexing_slicing,
    reason = "tables, walked by the sizes that reading the model has checked"
)]

use std::ops::Range;

use wide::i16x8;

use super::feature::{FEATURES, Features};
use super::model::{Model, ROW_BITS};
use super::product::{EIGHT, UNIT_BITS, bend, eight, spread};

/// Words that are kept; a power of two.
const KEPT: usize = 4096;

/// Places in which a word may be kept.
const WAYS: usize = 2;

/// Beyond this much the curve is level.
const LEVEL: i16 = 2 << ROW_BITS;

/// Words and what they give.
#[derive(Default)]
pub(super) struct Kept {
    /// The words, each in one of the places that its features give; behind them those of one sentence that fell together.
    words: Vec<Features>,
    /// In which sentence each was last.
    last: Vec<u32>,
    sentence: u32,
    /// What they give: as many numbers for each as [`Kept::width`] says.
    gives: Vec<i32>,
    width: usize,
    /// Of the words of the sentence, where what they give begins.
    places: Vec<usize>,
    /// What is being worked out: places, and rows of the product.
    new: Vec<usize>,
    rows: Vec<i16x8>,
}

impl Kept {
    /// Looks up the words of a sentence, of which there are at most `longest`, and works out those that are not kept.
    pub(super) fn look_up(&mut self, model: &Model, features: &[Features], longest: usize) {
        let ready = &model.ready;
        if self.words.is_empty() {
            self.width = ready.words.outputs();
            self.words = vec![[u32::MAX; FEATURES]; KEPT + longest];
            self.last = vec![0; KEPT];
            self.gives = vec![0; self.words.len() * self.width];
        }
        self.sentence += 1;
        self.places.clear();
        self.new.clear();
        self.rows.clear();
        for (n, features) in features.iter().enumerate() {
            let ways = ways(features);
            let known = ways.clone().find(|&way| self.words[way] == *features);
            let place = known.unwrap_or_else(|| {
                // In place of the word that was met longest ago, but of none of this sentence.
                let place = ways.min_by_key(|&way| self.last[way]).unwrap_or(0);
                let place = if self.last[place] == self.sentence { KEPT + n } else { place };
                self.words[place] = *features;
                self.new.push(place * self.width);
                embed(model, features, &mut self.rows);
                place
            });
            if let Some(last) = self.last.get_mut(place) {
                *last = self.sentence;
            }
            self.places.push(place * self.width);
        }
        let (new, gives) = (&self.new, &mut self.gives);
        ready.words.times(
            &self.rows,
            |_, from| eight(&ready.start, from),
            |row, from, sums| gives[new[row] + from..][..EIGHT].copy_from_slice(sums.as_array()),
        );
    }

    /// What the words of the sentence give.
    pub(super) fn gives(&self) -> (&[i32], &[usize]) {
        (&self.gives, &self.places)
    }
}

/// Where a word with these features may be kept.
fn ways(features: &Features) -> Range<usize> {
    let mut hash = 0_u64;
    for &feature in features {
        hash = (hash ^ u64::from(feature)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
    let first = (hash >> 32) as usize % (KEPT / WAYS) * WAYS;
    first..first + WAYS
}

/// The sum of a word's rows, bent.
fn embed(model: &Model, features: &Features, out: &mut Vec<i16x8>) {
    const { assert!(FEATURES < 256) };
    let width = model.sizes.row;
    for from in (0..width).step_by(EIGHT) {
        let mut sum = [0_i16; EIGHT];
        for &row in features {
            let row = model.rows.get(row as usize * width + from..).and_then(<[i8]>::first_chunk::<EIGHT>);
            for (sum, &number) in sum.iter_mut().zip(row.unwrap_or(&[0; EIGHT])) {
                *sum += i16::from(number);
            }
        }
        let sum = sum.map(|sum| sum.clamp(-LEVEL, LEVEL) << (UNIT_BITS - ROW_BITS));
        spread(bend(i16x8::new(sum)), out);
    }
}
