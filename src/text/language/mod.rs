//! Language: which one a text is in, and what the floors know of it.
//!
//! A language is a folder: `en` here holds what the text floor knows of English, the folders `en` of the
//! floors above what they know of it. Each fills in plain tables that the algorithms are handed; no algorithm
//! asks which language it reads. A text whose language cannot be told is read with the English tables, the
//! only ones there are; one in a language without tables with those that hold for any.

mod detect;
mod en;
mod known;
mod lang;
pub(crate) mod tables;

pub(crate) use detect::detect;
pub use known::tables;
pub use lang::{Lang, Tag};
pub use tables::TextTables;
