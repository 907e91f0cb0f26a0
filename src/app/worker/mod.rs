//! The engine beside the page: a second program for what few readers ask for and the first page need not carry.
//!
//! It runs in a thread of its own and is loaded when the first [`Question`] is put. `near` is its end in the page,
//! `far` the program itself, which holds a corpus of its own and answers from it. Both ends are of one build: an answer is
//! postcard, which no other program reads. This module must not know how an answer is drawn.

pub mod far;
pub mod near;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::corpus::ArticleId;
use crate::explore::compare::overview::Claim;
use crate::explore::compare::sheet::{Conflict, Sheet};
use crate::explore::compare::similar::Beside;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// What comparing these articles gives.
    Sheet(Vec<ArticleId>),
    /// The articles most like this one.
    Beside(ArticleId),
    /// Where this article contradicts itself.
    Within(ArticleId),
    /// What two or more of these articles say.
    Claims(Vec<ArticleId>),
}

/// What it is told: a variant for each of [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Articles, compared.
    Sheet(Rc<Sheet>),
    /// The articles most like one, most like first.
    Beside(Rc<Vec<Beside>>),
    /// The contradictions inside an article.
    Within(Rc<Vec<Conflict>>),
    /// The claims of several articles, those of most articles first.
    Claims(Rc<Vec<Claim>>),
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
