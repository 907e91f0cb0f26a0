//! Identity of what a corpus holds.

use serde::{Deserialize, Serialize};

/// An article of a corpus: an index into its list of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleId(pub u32);
