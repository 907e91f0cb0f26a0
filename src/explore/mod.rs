//! Floor 3: questions to a corpus. Pure functions from a corpus and a query to a result.
//!
//! This floor must not know the browser or the command line, and holds no state.

pub mod query;
pub mod syntax;

pub mod filter;
pub(crate) mod find;
pub mod search;

pub mod facets;

pub mod appearances;
pub(crate) mod bins;
pub mod timeline;

pub mod coverage;
pub mod kwic;

pub mod compare;

#[cfg(test)]
mod testing;

pub use filter::Selection;
pub use query::{Field, FieldValue, Query};
pub use syntax::Words;
