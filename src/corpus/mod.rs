//! Floor 2: the model of a corpus, its builder, and its one packed format with its only reader and writer.
//!
//! This floor must not know how a corpus is asked or drawn. The reader never panics, whatever the bytes.

pub mod article;
pub mod body;
pub mod catalogue;
pub mod date;
pub mod entity;
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
pub mod found;
pub mod input;

pub use article::{Article, Meta};
pub use body::{Bodies, Body};
pub use build::{assemble, build};
pub use catalogue::Catalogue;
pub use curation::{Curated, Curation, Problem, curate};
pub use entity::CorpusEntity;
pub use error::FormatError;
pub use format::{read, write};
pub use found::Found;
pub use id::ArticleId;
pub use input::Input;
pub use model::Corpus;
