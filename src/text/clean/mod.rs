//! The cleaner: from a source as found to a [`Document`].

use super::Document;

/// Cleans a source in plain text, with whatever markdown, broken markup and page furniture it holds.
pub fn clean(source: &str) -> Document {
    let _ = source;
    Document::default()
}
