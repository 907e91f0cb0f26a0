//! What a session tells and hands out.

use serde::{Deserialize, Serialize};

use crate::corpus::{self, Meta, Part};

/// A corpus, packed, and what there is to tell of it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The corpus, in parts that stand one behind the other.
    pub parts: Vec<Part>,
    /// What there is to tell.
    pub report: Report,
}

/// An article of a session, as a table shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
}

/// How far a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Articles with what was found in them.
    pub done: u32,
    /// All articles.
    pub all: u32,
}

/// What a session has to tell of what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What could not be read, in words with the file and how to mend it.
    pub complaints: Vec<String>,
    /// What was passed over, in words.
    pub passed: Vec<String>,
    /// What came more than once and was kept once.
    pub again: Vec<String>,
    /// Corrections that could not be applied.
    pub unapplied: Vec<String>,
    /// What was told of what was brought before that: it is over, or the reader has read it.
    pub before: Vec<String>,
}

impl Packed {
    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The corpus as one piece.
    pub fn bytes(&self) -> Vec<u8> {
        corpus::joined(&self.parts)
    }
}
