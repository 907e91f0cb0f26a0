//! The way back: from spans of the cleaned text to the source it came from, and from bytes to Unicode scalars.

use serde::{Deserialize, Serialize};

use super::Span;

/// Maps spans of a cleaned text to spans of its source.
///
/// A list of runs copied unchanged, in order of the cleaned text; between them lies what the cleaner wrote
/// itself (a joining space, a cell separator), which maps to the gap between its neighbours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    clean: u32,
    source: u32,
    len: u32,
}

impl SourceMap {
    /// A map of a text that is its own source, `len` bytes long.
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.push(0, 0, len);
        map
    }

    /// The runs in order of the cleaned text: where each begins there, where in the source, and its length.
    pub(crate) fn runs(&self) -> impl ExactSizeIterator<Item = (u32, u32, u32)> + '_ {
        self.runs.iter().map(|run| (run.clean, run.source, run.len))
    }

    /// Records that `len` bytes at `clean` in the cleaned text were copied from `source` in the source.
    /// Calls come in order of `clean`; a run that continues the last one is joined to it.
    pub fn push(&mut self, clean: usize, source: usize, len: usize) {
        if len == 0 {
            return;
        }
        let (clean, source, len) = (clean as u32, source as u32, len as u32);
        if let Some(last) = self.runs.last_mut()
            && last.clean + last.len == clean
            && last.source + last.len == source
        {
            last.len += len;
            return;
        }
        self.runs.push(Run { clean, source, len });
    }

    /// The stretch of the source from which a stretch of the cleaned text came: from the source of its first
    /// copied byte to that of its last. Empty where nothing of it was copied.
    pub fn to_source(&self, clean: Span) -> Span {
        if clean.is_empty() {
            return Span::default();
        }
        let first = self.runs.partition_point(|run| run.clean + run.len <= clean.start);
        let after = self.runs.partition_point(|run| run.clean < clean.end);
        let (Some(head), Some(tail)) = (self.runs.get(first), self.runs.get(after.wrapping_sub(1))) else {
            return Span::default();
        };
        if first >= after {
            return Span { start: head.source, end: head.source };
        }
        let start = head.source + clean.start.saturating_sub(head.clean);
        let end = tail.source + (clean.end - tail.clean).min(tail.len);
        Span { start, end: end.max(start) }
    }
}

/// Turns byte offsets of one text into counts of Unicode scalar values, as the JSON contracts give them.
///
/// Keeps one checkpoint every 64 bytes, so that a look-up costs a constant.
#[derive(Clone, Debug)]
pub struct ScalarIndex<'a> {
    text: &'a str,
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> ScalarIndex<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut scalars = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                checkpoints.push(scalars);
            }
            scalars += u32::from(is_start(byte));
        }
        if text.len().is_multiple_of(STRIDE) {
            checkpoints.push(scalars);
        }
        Self { text, checkpoints }
    }

    /// How many scalar values stand before byte `at`; past the end, the length of the text.
    #[expect(
        clippy::indexing_slicing,
        reason = "there is a checkpoint for each stride of the text, its end included"
    )]
    pub fn scalar(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let block = at / STRIDE;
        let inside = &self.text.as_bytes()[block * STRIDE..at];
        self.checkpoints[block] + inside.iter().filter(|&&b| is_start(b)).count() as u32
    }

    /// A span as `(start, end)` in scalar values.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.scalar(span.start), self.scalar(span.end))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_back_over_what_the_cleaner_wrote() {
        // source "ab  cd" cleaned to "ab cd", the one space written by the cleaner
        let mut map = SourceMap::default();
        map.push(0, 0, 2);
        map.push(3, 4, 2);
        assert_eq!(map.to_source(Span::new(0, 5)), Span::new(0, 6));
        assert_eq!(map.to_source(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(map.to_source(Span::new(3, 5)), Span::new(4, 6));
        assert_eq!(map.to_source(Span::new(2, 3)), Span::new(4, 4));
        assert_eq!(map.to_source(Span::new(9, 12)), Span::default());
    }

    #[test]
    fn scalars_count_characters_not_bytes() {
        let text = "Traoré’s ".repeat(40);
        let index = ScalarIndex::new(&text);
        for (n, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(index.scalar(at as u32) as usize, n);
        }
        assert_eq!(index.scalar(text.len() as u32) as usize, text.chars().count());
    }
}
