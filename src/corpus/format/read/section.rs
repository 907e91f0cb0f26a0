//! A section of a packed corpus, found right, and the way through one that is not to lie in memory as a whole.

use std::borrow::Cow;
use std::ops::Range;

use super::In;
use crate::corpus::part::{Part, WINDOW};

/// A section.
#[derive(Clone)]
pub(super) struct Section {
    /// Where it lies in the whole.
    pub(super) range: Range<usize>,
    /// What errors call it.
    pub(super) name: &'static str,
    all: Part,
}

impl Section {
    /// The section of that name that lies in such a range.
    pub(super) fn new(whole: &Part, range: Range<usize>, name: &'static str) -> Section {
        Section { all: whole.part(range.clone()), range, name }
    }

    /// All of its bytes, to be read by what is given.
    pub(super) fn read<T>(&self, read: impl FnOnce(In<'_>) -> T) -> T {
        read(In::new(&self.all.bytes(), self.name))
    }

    /// The way through it, from its beginning.
    pub(super) fn walk(&self) -> Walk<'_> {
        let mut walk = Walk { section: self, window: Cow::Borrowed(&[]), from: 0, at: 0 };
        walk.fill(0);
        walk
    }
}

/// Goes through a section from window to window; one window is all of what lies here.
pub(super) struct Walk<'s> {
    section: &'s Section,
    window: Cow<'s, [u8]>,
    /// Where the window begins in the section.
    from: usize,
    /// Where in the window it stands.
    at: usize,
}

impl Walk<'_> {
    /// What is left of the window.
    pub(super) fn rest(&self) -> In<'_> {
        In::new(self.window.get(self.at..).unwrap_or(&[]), self.section.name)
    }

    /// Where it stands in the section.
    pub(super) fn place(&self) -> usize {
        self.from + self.at
    }

    /// How many bytes of the section are left.
    pub(super) fn left(&self) -> usize {
        self.section.all.len() - self.place()
    }

    /// Goes on to where so many bytes of the window are left.
    pub(super) fn go(&mut self, left: usize) {
        self.at = self.window.len().saturating_sub(left).max(self.at);
        if self.window.len() - self.at < WINDOW / 4 {
            self.fill(0);
        }
    }

    /// Whether there is more of the section than the window shows; if so, it shows more from here on.
    pub(super) fn more(&mut self) -> bool {
        let shown = self.window.len() - self.at;
        let is_more = shown < self.left();
        if is_more {
            self.fill(2 * shown);
        }
        is_more
    }

    /// Moves the window to where it stands.
    fn fill(&mut self, least: usize) {
        let all = &self.section.all;
        if all.is_here() {
            self.window = all.bytes();
            return;
        }
        (self.from, self.at) = (self.from + self.at, 0);
        self.window = all.read(self.from, least.max(WINDOW));
    }
}
