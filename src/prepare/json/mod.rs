//! The JSON of the contracts: what `annotate`, `compare` and `dump` read and write.
//!
//! Offsets count Unicode scalar values, end exclusive. Fields that are `null` or missing on the way in are unknown;
//! unknown values are left out on the way out.

mod compared;
mod given;

pub(super) use compared::{Compared, compared};
pub(super) use given::{Pair, day, id};

pub(super) use crate::publish::lines::{Found, Target, found};

use serde::Serialize;
use serde_json::Value;

/// A line of `annotate`.
#[derive(Debug, Serialize)]
pub(crate) struct Annotated {
    pub id: Value,
    #[serde(flatten)]
    pub found: Found,
}
