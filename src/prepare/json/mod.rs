//! The JSON of the contracts: what `annotate`, `compare` and `dump` read and write.
//!
//! Offsets count Unicode scalar values, end exclusive. Fields that are `null` or missing on the way in are unknown;
//! unknown values are left out on the way out.

mod compared;
mod found;
mod given;
mod target;

pub(super) use compared::{Compared, compared};
pub(super) use found::{Annotated, Dumped, Found, found};
pub(super) use given::{Given, Pair, day, id};
pub(super) use target::Target;
