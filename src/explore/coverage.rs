//! Coverage: which article speaks of which entity, and who appears with whom.

use super::Query;
use crate::annotate::EntityId;
use crate::corpus::{ArticleId, Corpus};

/// Entities against articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The articles that answer the query: the columns, in corpus order.
    pub articles: Vec<ArticleId>,
    /// The entities mentioned in them: the rows, by number of articles, then of mentions, then by name.
    pub rows: Vec<CoverageRow>,
}

/// An entity's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The entity.
    pub entity: EntityId,
    /// Mentions in each of the columns.
    pub mentions: Vec<u32>,
}

/// The coverage of the articles that answer `query`.
pub fn coverage(corpus: &Corpus, query: &Query) -> Coverage {
    let _ = (corpus, query);
    Coverage::default()
}

/// The entities that share a sentence with `entity`, with the number of those sentences, most first.
pub fn company(corpus: &Corpus, entity: EntityId) -> Vec<(EntityId, u32)> {
    let _ = (corpus, entity);
    Vec::new()
}
