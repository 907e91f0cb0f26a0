//! Articles to train and to score with: those of a data folder, those written for this project, and practice text.
//!
//! This room must not know what is learnt from them.

mod article;
pub(crate) mod clauses;
mod frames;
mod sets;
pub(crate) mod treebank;

pub(crate) use article::{Doc, UNKNOWN, marked, read};
pub(crate) use sets::training_set;
