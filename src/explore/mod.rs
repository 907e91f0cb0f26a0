//! Floor 3: questions to a corpus. Pure functions from a corpus and a query to a result.
//!
//! This floor must not know the browser or the command line, and holds no state.

pub mod appearances;
pub mod compare;
pub mod coverage;
pub mod facets;
pub mod kwic;
pub mod query;
pub mod search;
pub mod timeline;

pub use query::{Field, FieldValue, Query};
