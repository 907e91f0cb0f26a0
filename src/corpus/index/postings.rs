//! Posting lists: for each term the articles that hold it, ascending, delta-coded.
//!
//! One list is the number of its articles, then for each the distance from the one before (from −1 at first) and
//! `count << 1 | in_title`, all as LEB128.

use crate::corpus::ArticleId;
use crate::text::varint;

/// An article in the list of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) article: ArticleId,
    /// How often it stands in the text.
    pub(crate) count: u32,
    /// Whether it stands in the title.
    pub(crate) title: bool,
}

/// A posting list being read.
#[derive(Clone, Debug)]
pub(crate) struct Postings<'a> {
    bytes: &'a [u8],
    left: u32,
    next: u32,
}

impl<'a> Postings<'a> {
    pub(crate) fn new(mut bytes: &'a [u8]) -> Self {
        let left = varint::read_u32(&mut bytes).unwrap_or(0);
        Self { bytes, left, next: 0 }
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let step = varint::read_u32(&mut self.bytes)?;
        let packed = varint::read_u32(&mut self.bytes)?;
        let article = self.next.checked_add(step)?;
        self.next = article.checked_add(1)?;
        Some(Posting { article: ArticleId(article), count: packed >> 1, title: packed & 1 == 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_postings_end_early() {
        assert_eq!(Postings::new(&[]).count(), 0);
        assert_eq!(Postings::new(&[2, 0, 2]).count(), 1);
        assert_eq!(Postings::new(&[2, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 2]).count(), 1);
    }
}
