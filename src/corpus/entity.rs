//! An entity of a corpus.

use serde::{Deserialize, Serialize};

use super::curation::Change;
use crate::annotate::Entity;

/// An entity, with what the corpus adds to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusEntity {
    /// Its stable name in URLs, unique in the corpus: `eleonora-marsh`.
    pub slug: String,
    /// Kind, canonical name and aliases.
    pub entity: Entity,
    /// What a curator changed; empty where nobody did.
    pub curated: Vec<Change>,
}
