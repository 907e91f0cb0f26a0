//! What the engine knows of names by learning: clusters of words, and the weights of the tagger.
//!
//! `clusters` goes first, with `network` for the priors; `tagger` learns with the clusters in hand. Both learn from
//! the same `sets`.

mod clusters;
mod network;
mod sets;
mod tagger;

pub(super) use clusters::clusters;
pub(super) use tagger::tagger;
