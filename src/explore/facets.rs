//! Facets: what the articles that answer a query can be narrowed by, with counts that follow the other filters.

use super::{Field, FieldValue, Query};
use crate::corpus::Corpus;

/// A field with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values, by number of articles, then of mentions, then by label. A chosen value is listed even at zero.
    pub values: Vec<Count>,
}

/// A value with its counts, over the articles that answer every filter of the query but those of this field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: FieldValue,
    /// How it is shown: the canonical name, the outlet; "unknown" is left to the view (empty here).
    pub label: String,
    /// Articles that have it.
    pub articles: u32,
    /// Mentions of it in those articles; for fields other than entities the same as `articles`.
    pub mentions: u32,
    /// Whether the query asks for it or bars it.
    pub state: Choice,
}

/// What a query says of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    #[default]
    Open,
    /// Articles must have it (or another of the field).
    Included,
    /// Articles must not have it.
    Excluded,
}

/// The facets of the corpus under `query`, in the order of [`Field::ALL`]; a field without values is left out,
/// and so is a field of which nothing is known in any article.
pub fn facets(corpus: &Corpus, query: &Query) -> Vec<Facet> {
    let _ = (corpus, query);
    Vec::new()
}
