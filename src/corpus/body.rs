//! The text of an article, and where texts are had from.

use super::ArticleId;
use crate::annotate::Annotations;
use crate::text::Document;

/// The text of an article, with what was found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The source, decoded, as it was.
    pub source: String,
    /// The cleaned article.
    pub document: Document,
    /// What it mentions; `annotations.entities` is empty, ids point into [`Catalogue::entities`](super::Catalogue::entities).
    pub annotations: Annotations,
}

/// Where texts are had from: all of a corpus, or those that have been fetched.
pub trait Bodies {
    /// The text of an article; `None` where it is not here.
    fn body(&self, article: ArticleId) -> Option<&Body>;
}

impl Bodies for Vec<Body> {
    fn body(&self, article: ArticleId) -> Option<&Body> {
        self.get(article.0 as usize)
    }
}
