//! An article on its way into a corpus.

use super::Meta;
use crate::annotate::{self, Annotations, Context};
use crate::text::{self, Document};

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

impl Input {
    /// An article of which there is the text: cleaned.
    pub fn new(file: &str, meta: Meta, source: &str) -> Input {
        Input { file: file.to_owned(), meta, source: source.to_owned(), document: text::clean(source) }
    }

    /// What the annotators find in it: the step of [`build`](super::build()) that takes the time, and needs no other article.
    pub fn annotate(&self) -> Annotations {
        let context = Context { published: self.meta.published };
        annotate::annotate(&self.document, &context)
    }
}
