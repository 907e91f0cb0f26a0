//! Syntax: the part of speech of each word of a sentence, the word it hangs on, and how.
//!
//! Kinds and trees are those of Universal Dependencies. [`word`] makes the words of a sentence from the tokens of a
//! text, which differ in a few places; a [`Parser`] gives the tree. A word's `feature`s are rows of a table from which the
//! `network` works out scores, and `spanning` the best tree. What is English stands in `en/`, with a card of the model.
//! This module must not know clauses, names or dates.

pub mod en;
pub mod feature;
mod kept;
pub mod kind;
pub mod model;
pub mod network;
mod product;
mod spanning;
mod tree;
pub mod word;

pub use kind::{Relation, Upos};
pub use model::Model;
pub use tree::Node;
pub use word::{Word, of_tokens};

use std::cell::RefCell;

use super::name;
use super::name::cluster::Clusters;
use crate::text::{Document, Lang, Token};
use feature::{Features, Reader};
use network::{LONGEST, Network};
use word::Tables;

/// A sentence of a text with its tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, each with the tokens it is made of.
    pub words: Vec<Word>,
    /// A node for each word.
    pub tree: Vec<Node>,
}

/// Whether sentences of that language can be read; asked by a page, which has no use for the model itself.
pub(crate) fn reads(lang: Lang) -> bool {
    !matches!(lang, Lang::Other(_))
}

/// The tree of each sentence of `document`, in order; none at all in a language that is not [read](reads).
pub fn sentences(document: &Document) -> Vec<Sentence> {
    if !reads(document.lang) {
        return Vec::new();
    }
    // What a parser keeps of the words it has met makes it faster, and tells nothing.
    thread_local! {
        static PARSER: RefCell<Parser<'static>> = RefCell::default();
    }
    let sentences = document.sentences.iter();
    PARSER.with_borrow_mut(|parser| {
        sentences.map(|&sentence| parser.sentence(&document.text, &document.tokens(sentence))).collect()
    })
}

/// Reads sentences one after the other; what it works with is kept in between.
pub struct Parser<'a> {
    model: &'a Model,
    clusters: &'a Clusters,
    tables: &'static Tables,
    reader: Reader,
    features: Vec<Features>,
    network: Network,
}

impl Default for Parser<'static> {
    /// Of English, with what comes with the program.
    fn default() -> Self {
        Parser::new(en::model(), name::en::model().clusters())
    }
}

impl<'a> Parser<'a> {
    /// Of English, with a model and clusters of one's own.
    pub fn new(model: &'a Model, clusters: &'a Clusters) -> Parser<'a> {
        Parser {
            model,
            clusters,
            tables: &en::TABLES,
            reader: Reader::default(),
            features: Vec::new(),
            network: Network::default(),
        }
    }

    /// The words of the tokens of a sentence, and their tree.
    pub fn sentence(&mut self, text: &str, tokens: &[Token]) -> Sentence {
        let words = word::words(text, tokens, self.tables);
        let forms: Vec<&str> = words.iter().map(|word| word.span.of(text)).collect();
        let tree = self.parse(&forms);
        Sentence { words, tree }
    }

    /// The tree of a sentence, a node for each of its words. Linear in the number of words: a sentence of more than 180
    /// is taken in parts, the later of which hang on the first.
    pub fn parse(&mut self, words: &[&str]) -> Vec<Node> {
        let model = self.model;
        let mut tree: Vec<Node> = Vec::with_capacity(words.len());
        let mut top = None;
        for part in words.chunks(LONGEST) {
            self.reader.read(part.iter().copied(), &model.vocabulary, self.clusters, &mut self.features);
            let from = tree.len() as u32;
            for (n, mut node) in (from..).zip(self.network.parse(model, &self.features)) {
                node.head = match (node.head, top) {
                    (Some(head), _) => Some(head + from),
                    (None, None) => {
                        top = Some(n);
                        None
                    }
                    (None, Some(top)) => {
                        node.relation = Relation::Parataxis;
                        Some(top)
                    }
                };
                tree.push(node);
            }
        }
        tree
    }
}
