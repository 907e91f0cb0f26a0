//! Offsets: spans of a cleaned text as counts of Unicode scalar values of the text that a contract speaks of.

use crate::text::{ScalarIndex, SourceMap, Span};

/// A text that offsets count in.
#[derive(Debug)]
pub struct Target<'a> {
    text: &'a str,
    scalars: ScalarIndex<'a>,
    map: Option<&'a SourceMap>,
}

impl<'a> Target<'a> {
    /// Offsets into the cleaned text.
    pub fn cleaned(text: &'a str) -> Self {
        Self { text, scalars: ScalarIndex::new(text), map: None }
    }

    /// Offsets into the source.
    pub fn source(source: &'a str, map: &'a SourceMap) -> Self {
        Self { text: source, scalars: ScalarIndex::new(source), map: Some(map) }
    }

    /// Where a stretch of the cleaned text lies; `None` where nothing of it stands there.
    pub(crate) fn place(&self, span: Span) -> Option<Place<'a>> {
        let span = self.map.map_or(span, |map| map.to_source(span));
        let (start, end) = self.scalars.span(span);
        (start < end).then(|| Place { start, end, text: span.of(self.text) })
    }

    pub(crate) fn range(&self, span: Span) -> Option<[u32; 2]> {
        self.place(span).map(|place| [place.start, place.end])
    }
}

/// Where something stands, and its words.
pub(crate) struct Place<'a> {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_scalars_of_the_source() {
        let source = "“é”  Mali";
        let mut map = SourceMap::default();
        map.push(0, 0, 8);
        map.push(9, 10, 4);
        let target = Target::source(source, &map);
        let place = target.place(Span::new(9, 13)).unwrap();
        assert_eq!((place.start, place.end, place.text), (5, 9, "Mali"));
        // a space that the cleaner wrote stands nowhere in the source
        assert!(target.place(Span::new(8, 9)).is_none());
    }
}
