//! Curation: corrections by a person, kept beside the articles and applied on top.

use serde::{Deserialize, Serialize};

/// Corrections to what the annotators found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Curation {}
