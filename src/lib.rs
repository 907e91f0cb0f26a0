//! Parallax: the same story, seen from several places.
//!
//! An article passes through the floors from top to bottom of this list; an import only ever points to a
//! floor named earlier. The four lower floors know no IO, no clock, no randomness, no browser and no target:
//! the same input gives the same bytes, native and wasm.

pub mod text;

pub mod annotate;

pub mod corpus;

#[cfg(feature = "ingest")]
pub mod ingest;

pub mod explore;

#[cfg(any(feature = "prepare", feature = "app"))]
pub mod contract;

#[cfg(feature = "prepare")]
pub mod prepare;

#[cfg(feature = "app")]
pub mod app;
