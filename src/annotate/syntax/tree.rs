//! A word's place in the tree of its sentence.

use super::kind::{Relation, Upos};

/// A word in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its part of speech.
    pub upos: Upos,
    /// The word it hangs on, as a place in the sentence; `None` for the one under the root.
    pub head: Option<u32>,
    /// How it hangs on it.
    pub relation: Relation,
}

impl Default for Node {
    fn default() -> Self {
        Node { upos: Upos::X, head: None, relation: Relation::Root }
    }
}
