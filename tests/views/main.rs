//! The pages as HTML, drawn by Yew's server renderer from a small corpus with hostile texts in it.
//!
//! No browser takes part: what needs one (keys, focus, what is measured) is left to the journeys in tests/browser.

mod article;
mod articles;
mod compare;
mod corrections;
mod coverage;
mod entities;
mod facts;
mod first;
mod gallery;
mod navigation;
mod network;
#[path = "../common/root.rs"]
mod root;
mod sentences;
mod sound;
mod stage;
mod timeline;
