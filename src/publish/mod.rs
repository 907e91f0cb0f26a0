//! Floor 7: articles in hand become a corpus, and a corpus becomes a site, all of it as bytes.
//!
//! What the command line does with folders and the page with files that are dropped on it, this floor does for both, so
//! that both give the same bytes. It knows no folder and no browser.

pub mod compose;
pub mod excerpts;
pub mod gather;
pub mod lines;
pub mod packed;
pub mod passed;
pub mod session;
pub mod site;
pub mod zip;
