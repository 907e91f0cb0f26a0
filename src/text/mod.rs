//! Floor 0: an article's source, cleaned into blocks of sentences and tokens.
//!
//! Every span of the cleaned text maps back to the source. This floor must not know dates, entities, files
//! or the browser, and it never fails: whatever the input, it returns a [`Document`].

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub(crate) mod abbreviation;
pub mod block;
pub(crate) mod checksum;
pub mod clean;
pub mod dateline;
pub mod fold;
pub mod language;
pub(crate) mod letter;
pub mod removal;
pub(crate) mod rows;
pub mod sentence;
pub mod source;
pub mod span;
pub mod token;
pub(crate) mod varint;
pub mod visible;

pub use block::{Block, BlockKind, Cell, Document, Removal, Row};
pub use clean::{clean, clean_in};
pub use language::{Lang, TextTables};
pub use removal::RemovalRule;
pub use source::{ScalarIndex, SourceMap};
pub use span::Span;
pub use token::{Token, TokenKind};
