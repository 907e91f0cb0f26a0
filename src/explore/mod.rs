//! Floor 4: questions to a corpus. Pure functions of its catalogue or its bodies, and a query, to a result.
//!
//! A query is answered once, as a [`Selection`]; lists are made of that and of the catalogue alone, so that they need no
//! text. What shows texts takes the bodies at hand.
//!
//! This floor must not know the browser or the command line, and holds no state.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

// what is asked, and which articles answer
pub mod filter;
pub(crate) mod find;
pub mod query;
pub mod syntax;

// lists: of the catalogue alone
pub(crate) mod bins;
pub mod coverage;
pub mod density;
pub mod facets;
pub mod network;
pub mod timeline;
mod told;

// reading: of the catalogue and the bodies at hand
pub mod appearances;
pub mod deeds;
pub mod kwic;
mod plain;
pub mod search;

// several articles, side by side
pub mod compare;
pub mod evidence;
pub mod front;

#[cfg(test)]
mod testing;

pub use filter::Selection;
pub use query::{Field, FieldValue, Query};
pub use syntax::Words;
