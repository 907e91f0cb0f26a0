//! What the rules go by in a sentence, worked out once: its tree, mended, its predicates, and who says what.
//!
//! This module must not know what is made of it.

use super::Read;
use super::attribution::{Saying, attribution};
use super::mend::mended;
use super::predicate::{Predicate, predicates};
use super::tables::Tables;
use super::tree::Tree;
use crate::annotate::syntax::Sentence;

/// A sentence, ready to be read.
pub(super) struct Known<'a> {
    pub(super) tree: Tree<'a>,
    /// Whether it stands in a headline.
    pub(super) headline: bool,
    /// The predicate that each word is, if it is one.
    pub(super) predicates: Vec<Option<Predicate>>,
    /// The words of saying, and for each word by which of them it is said.
    pub(super) sayings: Vec<Saying>,
    pub(super) said: Vec<Option<usize>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(read: &Read<'_>, sentence: &'a Sentence, tables: &Tables, headline: bool) -> Known<'a> {
        let tree = mended(Tree::new(&read.document.text, sentence), tables);
        let predicates = predicates(&tree, tables, headline);
        let (sayings, said) = attribution(&tree, tables, &predicates);
        Known { tree, headline, predicates, sayings, said }
    }
}
