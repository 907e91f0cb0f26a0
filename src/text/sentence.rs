//! Sentences of running text: abbreviations, initials, ellipses and quotes do not end one.

use super::Span;

/// The sentences of `within`, in order, trimmed of outer white space. Linear in the length.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let _ = (text, within);
    Vec::new()
}
