//! Floor 2: the model of a corpus, its builder, and its one packed format with its only reader and writer.
//!
//! This floor must not know how a corpus is asked or drawn. The reader never panics, whatever the bytes.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

// what a corpus is: a catalogue of articles, entities and dates, and bodies
pub mod article;
pub mod body;
pub mod catalogue;
pub mod date;
pub mod entity;
pub mod id;
pub mod model;
mod part;
pub mod texts;

// what makes a query fast
pub(crate) mod index;
pub(crate) mod terms;

// how one is made
pub mod build;
pub mod curation;
mod elsewhere;
pub mod excerpt;
pub mod found;
pub mod input;
pub(crate) mod slug;

// how one is stored
pub mod error;
pub mod format;

pub use article::{Article, Meta};
pub use body::{Bodies, Body};
pub use build::{assemble, assemble_read, build};
pub use catalogue::Catalogue;
pub use curation::{Curated, Curation, Problem, curate};
pub use entity::CorpusEntity;
pub use error::FormatError;
pub use excerpt::excerpts;
pub use format::{joined, open, pack, read, write};
pub use found::{Annotated, Found};
pub use id::ArticleId;
pub use input::Input;
pub use model::Corpus;
pub use part::{Afar, Away, Part};
pub use texts::Texts;
