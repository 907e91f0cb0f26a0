//! Stretches of bytes that several hold: what is packed lies in memory once.

use std::ops::{Deref, Range};
use std::sync::Arc;

/// A stretch of bytes that several hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    all: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Part {
    /// A stretch of some bytes; empty where it does not lie in them.
    pub(crate) fn of(all: &Arc<Vec<u8>>, range: Range<usize>) -> Part {
        let range = if all.get(range.clone()).is_some() { range } else { 0..0 };
        Part { all: Arc::clone(all), range }
    }
}

impl From<Vec<u8>> for Part {
    fn from(bytes: Vec<u8>) -> Part {
        Part { range: 0..bytes.len(), all: Arc::new(bytes) }
    }
}

impl Deref for Part {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.all.get(self.range.clone()).unwrap_or(&[])
    }
}

/// The sections of a packed corpus that hold its articles, each in parts, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections {
    pub(crate) strings: Vec<Part>,
    pub(crate) articles: Vec<Part>,
    pub(crate) text: Vec<Part>,
}
