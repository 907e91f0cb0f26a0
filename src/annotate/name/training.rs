//! What the trainer needs of the tagger: the same reading and the same features, and nothing else.
//!
//! The trainer itself (`trainer`) reads files and knows of learning; this module must know neither.

use super::cluster::Clusters;
use super::lexicon::{class, known};
use super::model::Model;
use super::reading::Reading;
use super::tables::Tables;
use super::tag;
use crate::annotate::syntax;
use crate::text::{Document, Span, TokenKind};

/// An article as the trainer sees it.
pub struct Article<'a> {
    reading: Reading<'a>,
}

impl<'a> Article<'a> {
    /// Reads a document.
    pub fn new(document: &'a Document, tables: &'a Tables, clusters: &Clusters) -> Article<'a> {
        Article { reading: Reading::new(document, &syntax::sentences(document), tables, clusters) }
    }

    /// The spans of the words of each run, in order.
    pub fn runs(&self) -> impl Iterator<Item = Vec<Span>> + '_ {
        self.reading
            .runs
            .iter()
            .map(|run| self.reading.stretch(run.start, run.end).iter().map(|word| word.span).collect())
    }

    /// For each run, which of its words the tables know as part of a place's name or as a given name with a word after
    /// it: names that an annotation may have passed over.
    pub fn doubtful(&self) -> impl Iterator<Item = Vec<bool>> + '_ {
        let word = |at: usize| self.reading.word(at);
        self.reading.runs.iter().map(move |run| {
            (run.start..run.end)
                .map(|at| {
                    let person = |at: usize| {
                        at + 1 < run.end
                            && word(at).classes & class::GIVEN != 0
                            && word(at).capital
                            && word(at + 1).capital
                    };
                    word(at).known & known::ANY_PLACE != 0 || person(at) || at > run.start && person(at - 1)
                })
                .collect()
        })
    }

    /// The features of the first pass. The model only says which words are common.
    pub fn features(&self, model: &Model) -> Vec<Vec<Vec<u32>>> {
        tag::first_pass(&self.reading, model)
    }

    /// The features that the labels of a first pass give as evidence.
    pub fn evidence(&self, labels: &[Vec<u8>]) -> Vec<Vec<Vec<u32>>> {
        tag::evidence(&self.reading, labels)
    }

    /// The labels that a model gives.
    pub fn tag(&self, model: &Model) -> Vec<Vec<u8>> {
        tag::tag(&self.reading, model)
    }

    /// How often each upper branch of the clusters occurs among its words in lower case, by its number from 1.
    pub fn branches(&self, clusters: &Clusters) -> Vec<u32> {
        self.reading.branches(clusters)
    }

    /// The hashes of the words in lower case.
    pub fn lower(&self) -> impl Iterator<Item = u64> + '_ {
        self.reading
            .words
            .iter()
            .filter(|word| word.kind == TokenKind::Word && !word.capital && !word.upper)
            .map(|word| word.hash)
    }
}
