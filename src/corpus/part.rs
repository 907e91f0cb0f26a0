//! Stretches of bytes that several hold: what is packed lies in memory once, or outside of this program's.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

/// Bytes that lie outside of this program's memory, such as in the browser's, which can shrink again.
pub trait Afar: Debug + Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// A copy of those in a range; empty where it does not lie in them.
    fn read(&self, range: Range<usize>) -> Vec<u8>;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Takes bytes out of this program's memory.
pub trait Away: Debug + Send + Sync {
    /// Puts them where they lie from now on.
    fn put(&self, bytes: Vec<u8>) -> Arc<dyn Afar>;
}

/// A stretch of bytes that several hold.
#[derive(Clone, Debug)]
pub struct Part {
    all: All,
    range: Range<usize>,
}

/// Where bytes lie.
#[derive(Clone, Debug)]
enum All {
    Here(Arc<Vec<u8>>),
    Afar(Arc<dyn Afar>),
}

/// From window to window of this many bytes what lies afar is gone through; few in tests, whose articles are short.
pub(crate) const WINDOW: usize = if cfg!(test) { 64 } else { 1 << 20 };

impl Part {
    /// A stretch of this one; empty where it does not lie in it.
    pub(crate) fn part(&self, range: Range<usize>) -> Part {
        let within = range.start <= range.end && range.end <= self.len();
        let range = if within { self.range.start + range.start..self.range.start + range.end } else { 0..0 };
        Part { all: self.all.clone(), range }
    }

    /// Its first bytes; nobody else needs the others, which are let go where that can be done.
    pub(crate) fn cut(mut self, end: usize) -> Part {
        self.range.end = self.range.start.saturating_add(end).min(self.range.end);
        if let All::Here(all) = &mut self.all
            && let Some(bytes) = Arc::get_mut(all)
        {
            bytes.truncate(self.range.end);
            bytes.shrink_to_fit();
        }
        self
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// Whether its bytes lie in this program's memory, where looking at them costs nothing.
    pub(crate) fn is_here(&self) -> bool {
        matches!(self.all, All::Here(_))
    }

    /// Its bytes from a place on; as many as there are, where that is fewer than `count`.
    pub(crate) fn read(&self, from: usize, count: usize) -> Cow<'_, [u8]> {
        let start = self.range.start.saturating_add(from).min(self.range.end);
        let range = start..start.saturating_add(count).min(self.range.end);
        match &self.all {
            All::Here(all) => Cow::Borrowed(all.get(range).unwrap_or(&[])),
            All::Afar(all) => Cow::Owned(all.read(range)),
        }
    }

    /// All of its bytes.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        self.read(0, self.len())
    }

    /// Its bytes in windows, one behind the other: one of what lies here.
    pub fn windows(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        let window = if self.is_here() { self.len().max(1) } else { WINDOW };
        (0..self.len()).step_by(window).map(move |from| self.read(from, window))
    }
}

impl Default for Part {
    fn default() -> Part {
        Part::from(Vec::new())
    }
}

impl From<Vec<u8>> for Part {
    fn from(bytes: Vec<u8>) -> Part {
        Part { range: 0..bytes.len(), all: All::Here(Arc::new(bytes)) }
    }
}

impl From<Arc<dyn Afar>> for Part {
    fn from(bytes: Arc<dyn Afar>) -> Part {
        Part { range: 0..bytes.len(), all: All::Afar(bytes) }
    }
}

/// The sections of a packed corpus that hold its articles, each in parts, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections {
    pub(crate) strings: Vec<Part>,
    pub(crate) articles: Vec<Part>,
    pub(crate) text: Vec<Part>,
}

/// Bytes afar that are none.
#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// Puts bytes away, in a place of their own.
    #[derive(Debug)]
    pub(crate) struct Elsewhere;

    #[derive(Debug)]
    struct There(Vec<u8>);

    impl Afar for There {
        fn len(&self) -> usize {
            self.0.len()
        }

        fn read(&self, range: Range<usize>) -> Vec<u8> {
            self.0.get(range).unwrap_or(&[]).to_vec()
        }
    }

    impl Away for Elsewhere {
        fn put(&self, bytes: Vec<u8>) -> Arc<dyn Afar> {
            Arc::new(There(bytes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::Elsewhere;
    use super::*;

    #[test]
    fn a_part_is_the_same_here_and_afar() {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(2 * WINDOW + 10).collect();
        let [here, afar] = [Part::from(bytes.clone()), Part::from(Elsewhere.put(bytes.clone()))];
        assert_eq!((here.windows().count(), afar.windows().count()), (1, 3));
        for part in [here, afar] {
            assert_eq!(part.windows().map(|window| window.len()).sum::<usize>(), bytes.len());
            assert_eq!(part.bytes(), bytes);
            let within = part.part(10..WINDOW + 20);
            assert_eq!(within.read(5, 3), &bytes[15..18]);
            assert_eq!(within.read(WINDOW, 99), &bytes[WINDOW + 10..WINDOW + 20], "as many as there are");
            assert!(within.read(2 * WINDOW, 1).is_empty());
            assert!(within.part(0..WINDOW + 11).is_empty(), "it does not lie in it");
            assert_eq!(Part::default().windows().count(), 0);
        }
    }

    #[test]
    fn what_nobody_else_needs_is_let_go() {
        let held = |part: &Part| match &part.all {
            All::Here(all) => all.len(),
            All::Afar(all) => all.len(),
        };
        let cut = Part::from(vec![1; 10]).cut(4);
        assert_eq!((&*cut.bytes(), held(&cut)), (&[1; 4][..], 4));
        let shared = Part::from(vec![1; 10]);
        let cut = shared.clone().cut(4);
        assert_eq!((cut.len(), held(&cut), shared.len()), (4, 10, 10));
    }
}
