//! Names of variants as words, for golden files: `ListMarker` is shown as `list marker`.

use std::fmt::Debug;

pub(crate) fn spaced(variant: impl Debug) -> String {
    let mut words = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}
