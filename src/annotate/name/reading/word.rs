//! A token of an article with what the tables and the clusters say of it. Knows no sentence.

use crate::annotate::name::cluster::{Clusters, Kin};
use crate::annotate::name::hash;
use crate::annotate::name::lexicon::{Lexicon, class, word_hash};
use crate::annotate::syntax::{Node, Relation, Upos};
use crate::text::{Span, Token, TokenKind};

/// A token with what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: TokenKind,
    /// Hash of the folded word.
    pub(crate) hash: u64,
    /// Classes of the word; bits of [`class`].
    pub(crate) classes: u32,
    /// Kinds of the names in the tables that cover it.
    pub(crate) known: u32,
    /// Where it stands in such a name: 0 none, 1 first, 2 inside, 3 last, 4 alone.
    pub(crate) place: u8,
    /// The words that it is like.
    pub(crate) kin: Kin,
    /// Letters: see [`shape`].
    pub(crate) shape: u32,
    /// First letter is a capital.
    pub(crate) capital: bool,
    /// No lower-case letter, and at least one capital.
    pub(crate) upper: bool,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// Where it stands in the tree of its sentence, the head as a place in the reading; `None` where there is no tree.
    pub(crate) node: Option<Node>,
}

impl Word {
    /// What stands where no word is.
    pub(super) const NONE: Word = Word {
        span: Span { start: 0, end: 0 },
        kind: TokenKind::Break,
        hash: 1,
        classes: 0,
        known: 0,
        place: 0,
        kin: Kin { cluster: 0, prior: 0 },
        shape: 0,
        capital: false,
        upper: false,
        spaced: false,
        node: None,
    };

    /// Reads a token that stands after `before`. The buffer only saves allocations.
    pub(super) fn new(
        text: &str,
        token: Token,
        before: u32,
        lexicon: &Lexicon,
        clusters: &Clusters,
        buffer: &mut String,
    ) -> Word {
        let written = token.span.of(text);
        let (hash, capital, upper, shape) = if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
            // Nine words of ten.
            (hash::bytes(written.as_bytes()), false, false, 1 | (written.len() as u32).min(3) << 20)
        } else {
            let upper = written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase);
            let capital = written.chars().next().is_some_and(char::is_uppercase);
            (word_hash(written, buffer), capital, upper, shape(written))
        };
        Word {
            span: token.span,
            kind: token.kind,
            hash: if hash == 0 { 1 } else { hash },
            classes: lexicon.classes(hash),
            known: 0,
            place: 0,
            kin: clusters.kin(hash),
            shape,
            capital,
            upper,
            spaced: token.span.start > before,
            node: None,
        }
    }

    /// Its part of speech; `None` where there is no tree.
    pub(crate) fn upos(&self) -> Option<Upos> {
        self.node.map(|node| node.upos)
    }

    /// How it hangs on its head; `None` where there is no tree.
    pub(crate) fn relation(&self) -> Option<Relation> {
        self.node.map(|node| node.relation)
    }

    /// A word in lower case that says something of its own.
    pub(crate) fn is_content(&self) -> bool {
        self.kind == TokenKind::Word
            && !self.capital
            && self.classes & (class::FUNCTION | class::CONNECTOR) == 0
    }

    /// Whether a name can begin or end with it.
    pub(crate) fn is_seed(&self) -> bool {
        match self.kind {
            TokenKind::Word => self.capital || self.upper || self.shape & INNER_CAPITAL != 0,
            TokenKind::Mixed => self.capital || self.upper,
            _ => false,
        }
    }
}

/// Set in a [`shape`] with a capital after the first letter (`eBay`, `McCain`).
const INNER_CAPITAL: u32 = 1 << 31;

/// The shape of a word: capitals, small letters, digits and marks, runs of one sort as one, at most six.
fn shape(word: &str) -> u32 {
    let mut shape = 0;
    let mut last = 0;
    let mut length = 0;
    let mut inner = 0;
    for (n, c) in word.chars().enumerate() {
        let sort = if c.is_lowercase() {
            1
        } else if c.is_uppercase() {
            if n > 0 {
                inner = INNER_CAPITAL;
            }
            2
        } else if c.is_numeric() {
            3
        } else if c.is_alphabetic() {
            4
        } else if c == '.' {
            5
        } else {
            6
        };
        if sort != last && length < 6 {
            shape = shape << 3 | sort;
            length += 1;
            last = sort;
        }
    }
    let letters = word.chars().count() as u32;
    shape | letters.min(3) << 20 | inner
}

/// The hash of a run of words, for names that occur again.
pub(crate) fn run_hash(words: &[Word]) -> u64 {
    words.iter().fold(hash::SEED, |hash, word| hash::mix(hash, word.hash))
}
