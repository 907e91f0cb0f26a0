//! Floor 2: the model of a corpus, its builder, and its one packed format with its only reader and writer.
//!
//! This floor must not know how a corpus is asked or drawn. The reader never panics, whatever the bytes.

pub mod catalogue;
pub mod id;
pub mod model;

pub(crate) mod index;
pub(crate) mod slug;
pub(crate) mod terms;
pub(crate) mod varint;

pub mod build;
pub mod curation;
pub mod error;
pub mod format;

pub use build::{Built, Input, assemble, build};
pub use catalogue::{Article, Catalogue, CorpusEntity, Meta};
pub use curation::{Curation, Problem};
pub use error::FormatError;
pub use format::{read, write};
pub use id::ArticleId;
pub use model::{Bodies, Body, Corpus};
