//! What goes between the page and the engine: a question has an answer, both plain data.
//!
//! Both ends are of one build: an answer is postcard, which no other program reads. This module must not know either end.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::corpus::ArticleId;
use crate::explore::compare::sheet::{Point, Sheet};
use crate::explore::compare::similar::Similar;
use crate::explore::network::{Ask, Network};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// What comparing these articles gives.
    Sheet(Vec<ArticleId>),
    /// The articles most like this one.
    Similar(ArticleId),
    /// Where this article contradicts itself.
    Within(ArticleId),
    /// The questions that two or more of these articles answer.
    Across(Vec<ArticleId>),
    /// Who appears with whom.
    Network(Ask),
    /// The same as a file.
    NetworkFile(Ask, NetworkFormat),
}

/// What it is told: a variant for each of [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Articles, compared.
    Sheet(Rc<Sheet>),
    /// The articles most like one, most like first.
    Similar(Rc<Vec<Similar>>),
    /// The contradictions inside an article.
    Within(Rc<Vec<Point>>),
    /// What several articles answer, where they differ first.
    Across(Rc<Vec<Point>>),
    /// Who appears with whom, laid out.
    Network(Rc<Network>),
    /// A file.
    NetworkFile(Rc<str>),
}

/// In what form a network is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NetworkFormat {
    /// As a picture.
    Svg,
    /// For programs that work with networks.
    Gexf,
}

/// A question on its way; answers come in any order.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request<Q> {
    pub(super) id: u32,
    pub(super) question: Q,
}

/// An answer on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Response {
    pub(super) id: u32,
    pub(super) answer: Answer,
}
