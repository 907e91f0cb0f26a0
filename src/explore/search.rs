//! Search: which articles hold the words asked for, and where.

use super::Query;
use crate::corpus::{ArticleId, Corpus};
use crate::text::Span;

/// An article that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub article: ArticleId,
    /// BM25 over the words asked for; 0 where none were.
    pub score: f32,
    /// Sentences to show, best first, at most three, with the words found in each (spans in the cleaned text).
    pub snippets: Vec<Snippet>,
}

/// A sentence that holds words asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The sentence in the cleaned text.
    pub sentence: Span,
    /// The words found in it, in order.
    pub marks: Vec<Span>,
}

/// The articles that answer `query` in all its parts, best first; in corpus order where no words were asked for.
pub fn search(corpus: &Corpus, query: &Query) -> Vec<Hit> {
    let _ = query;
    corpus.articles().map(|(article, _)| Hit { article, score: 0.0, snippets: Vec::new() }).collect()
}

/// Where the words asked for stand in one article's cleaned text, in order, without overlaps.
pub fn marks(corpus: &Corpus, article: ArticleId, words: &str) -> Vec<Span> {
    let _ = (corpus, article, words);
    Vec::new()
}

/// What is odd about the words as typed, for the reader (an open quotation mark, a field that does not exist).
/// The search still runs on what could be read.
pub fn complaints(words: &str) -> Vec<String> {
    let _ = words;
    Vec::new()
}
