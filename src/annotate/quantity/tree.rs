//! The trees of a document's sentences, asked from its tokens.

use crate::annotate::syntax::{Relation, Sentence, Upos};
use crate::text::Span;

/// A word with its place in the tree; places count through the document.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub(super) span: Span,
    pub(super) upos: Upos,
    pub(super) relation: Relation,
    pub(super) head: Option<usize>,
}

/// The words of all sentences in order; none where nothing was parsed.
pub(super) struct Tree {
    leaves: Vec<Leaf>,
}

/// How far from a word the words that hang on it are looked for.
const NEAR: usize = 12;

impl Tree {
    pub(super) fn new(sentences: &[Sentence]) -> Tree {
        let mut leaves = Vec::new();
        for sentence in sentences {
            let from = leaves.len();
            leaves.extend(sentence.words.iter().zip(&sentence.tree).map(|(word, node)| Leaf {
                span: word.span,
                upos: node.upos,
                relation: node.relation,
                head: node.head.map(|head| from + head as usize),
            }));
        }
        Tree { leaves }
    }

    pub(super) fn leaf(&self, at: usize) -> Option<Leaf> {
        self.leaves.get(at).copied()
    }

    /// The word that covers the start of a token.
    pub(super) fn word(&self, token: Span) -> Option<usize> {
        let at = self.leaves.partition_point(|leaf| leaf.span.start <= token.start).checked_sub(1)?;
        self.leaves.get(at).filter(|leaf| leaf.span.end > token.start).map(|_| at)
    }

    /// The word that speaks for those in `within`, on which the others hang.
    pub(super) fn top(&self, within: Span) -> Option<usize> {
        let last = Span { start: within.end.checked_sub(1)?, end: within.end };
        let mut at = self.word(last)?;
        for _ in 0..6 {
            match self.leaf(at)?.head {
                Some(head) if within.contains(self.leaf(head)?.span) => at = head,
                _ => break,
            }
        }
        Some(at)
    }

    /// The words near `head` that hang on it, in order.
    pub(super) fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (head.saturating_sub(NEAR)..head + NEAR)
            .filter(move |&at| self.leaf(at).is_some_and(|leaf| leaf.head == Some(head)))
    }
}
