//! The engine beside the page: a second program for what few readers ask for and the first page need not carry.
//!
//! It runs in a thread of its own and is loaded when the first [`Question`] is put. `near` is its end in the page,
//! `far` the program itself, which holds a corpus of its own and answers from it. Both ends are of one build: what goes
//! between them is postcard, and no other program reads it. This module must not know how an answer is drawn.

pub mod far;
pub mod near;

use serde::{Deserialize, Serialize};

use crate::corpus::ArticleId;
use crate::explore::compare::Comparison;
use crate::explore::compare::overview::Overview;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// What comparing these articles gives.
    Sheet(Vec<ArticleId>),
}

/// What it is told: a variant for each of [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Two articles, compared.
    Sheet(Sheet),
}

/// All that the page draws of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What both say, what only one says, and where they contradict each other.
    pub comparison: Comparison,
    /// What they have in common, and what each has alone.
    pub overview: Overview,
}

/// A question on its way; answers come in any order.
#[derive(Debug, Serialize, Deserialize)]
struct Asked<Q> {
    id: u32,
    question: Q,
}

/// An answer on its way.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    id: u32,
    answer: Answer,
}

#[cfg(test)]
mod tests;
