//! Lessons: what a sentence teaches, and what teachers say of it.

use std::sync::Arc;

use parallax::annotate::syntax::feature::Features;
use parallax::annotate::syntax::{Relation, Upos};

/// What a sentence teaches.
#[derive(Clone)]
pub(super) struct Lesson {
    /// The key of each word.
    pub(super) keys: Vec<u32>,
    pub(super) features: Vec<Features>,
    /// How often each word stands in the treebank.
    pub(super) counts: Vec<u32>,
    pub(super) upos: Vec<usize>,
    /// The finer tag, which only training knows.
    pub(super) xpos: Vec<usize>,
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<usize>,
    /// How much it counts.
    pub(super) weight: f32,
    /// What teachers say of it, with how much they count; if there is none, what is right is right.
    pub(super) taught: Option<Arc<Taught>>,
}

/// What teachers say of a sentence: how likely each tag is for each word, each head, each relation to its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taught {
    pub(super) tags: Vec<f32>,
    pub(super) heads: Vec<f32>,
    pub(super) relations: Vec<f32>,
    /// How much of the truth they are.
    pub(super) share: f32,
}

impl Taught {
    pub(super) fn tags(&self, word: usize) -> (&[f32], f32) {
        let size = Upos::ALL.len();
        (&self.tags[word * size..(word + 1) * size], self.share)
    }
    pub(super) fn heads(&self, word: usize, n: usize) -> (&[f32], f32) {
        (&self.heads[word * (n + 1)..(word + 1) * (n + 1)], self.share)
    }
    pub(super) fn relations(&self, word: usize) -> (&[f32], f32) {
        let size = Relation::ALL.len();
        (&self.relations[word * size..(word + 1) * size], self.share)
    }
}
