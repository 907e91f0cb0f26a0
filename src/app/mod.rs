//! Top, wasm: the page.
//!
//! `browser` alone names the browser's interfaces, `route` alone knows URLs, `state` holds what views share, `engine`
//! asks the program beside the page, `maker` the one that makes a corpus of the reader's own articles. This floor must not know `prepare`.

pub(crate) mod browser;
pub mod components;
pub mod engine;
pub(crate) mod export;
#[cfg(feature = "ssr")]
pub mod gallery;
pub(crate) mod hooks;
mod kept;
pub mod load;
pub mod maker;
pub mod navigation;
pub mod notebook;
mod offered;
pub mod pages;
mod places;
pub mod root;
pub mod route;
mod settings;
pub mod state;

pub use root::{App, Explorer, start};
