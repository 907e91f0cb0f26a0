//! The notebook: passages that a reader pinned, with their own words beside them, and the line each is kept as.
//!
//! Knows neither the browser, which keeps it, nor the page that shows it.

use form_urlencoded::Serializer;

use crate::corpus::Body;
use crate::text::Span;

/// A pinned passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The slug of its article.
    pub slug: String,
    /// Where it stood when it was pinned, in bytes of the article's cleaned text.
    pub at: Span,
    /// The passage itself, so that it is found again, and nothing lost, when the corpus is made anew.
    pub quote: String,
    /// What the reader wrote beside it.
    pub words: String,
}

impl Note {
    /// A passage of an article, without blanks at its ends; `None` where there are no words.
    pub fn of(slug: &str, body: &Body, at: Span) -> Option<Note> {
        let text = at.of(&body.document.text);
        let quote = text.trim();
        let start = at.start as usize + (text.len() - text.trim_start().len());
        let at = Span::new(start, start + quote.len());
        let note = Note { slug: slug.to_owned(), at, quote: quote.to_owned(), words: String::new() };
        (!quote.is_empty()).then_some(note)
    }

    /// Whether both are of the same passage.
    pub fn is_same_place(&self, other: &Note) -> bool {
        self.slug == other.slug && self.at == other.at
    }

    /// Where it stands in the article as it is now: at its place, else where its words stand first; `None` where they do
    /// not stand in it any more.
    pub fn found(&self, body: &Body) -> Option<Span> {
        let text = body.document.text.as_str();
        if self.at.of(text) == self.quote {
            return Some(self.at);
        }
        let start = text.find(&self.quote).filter(|_| !self.quote.is_empty())?;
        Some(Span::new(start, start + self.quote.len()))
    }
}

/// Notes as they are kept, a line each.
pub fn write(notes: &[Note]) -> String {
    let line = |note: &Note| {
        let mut out = Serializer::new(String::new());
        out.append_pair("in", &note.slug).append_pair("at", &note.at.start.to_string());
        out.append_pair("quote", &note.quote).append_pair("note", &note.words);
        out.finish()
    };
    notes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write`] writes; a line without a passage is left out.
pub fn read(kept: &str) -> Vec<Note> {
    let note = |line: &str| {
        let (mut note, mut start) = (Note::default(), 0);
        for (key, value) in form_urlencoded::parse(line.as_bytes()) {
            match &*key {
                "in" => note.slug = value.into_owned(),
                "at" => start = value.parse().unwrap_or(0),
                "quote" => note.quote = value.into_owned(),
                "note" => note.words = value.into_owned(),
                _ => {}
            }
        }
        note.at = Span { start, end: start.saturating_add(note.quote.len() as u32) };
        (!note.slug.is_empty() && !note.quote.is_empty()).then_some(note)
    };
    kept.lines().filter_map(note).collect()
}

/// Where the words that a reader selected stand: `nth`, from 0, of the places in a text at which they do. White space in
/// them counts as any white space, since a page breaks lines as it likes.
pub fn find(text: &str, selected: &str, nth: usize) -> Option<Span> {
    let words: Vec<&str> = selected.split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    let at = |start: usize| {
        let mut end = start + first.len();
        for word in rest {
            let after = text.get(end..)?;
            let behind = after.trim_start();
            if behind.len() == after.len() || !behind.starts_with(word) {
                return None;
            }
            end = text.len() - behind.len() + word.len();
        }
        Some(Span::new(start, end))
    };
    text.match_indices(first).filter_map(|(start, _)| at(start)).nth(nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let note = |slug: &str, quote: &str, words: &str| Note {
            slug: slug.into(),
            at: Span::new(7, 7 + quote.len()),
            quote: quote.into(),
            words: words.into(),
        };
        let notes = [note("a-b", "“Ship & crew”\nlost = 3 %", "first\nsecond line"), note("ü", "x", "")];
        assert_eq!(read(&write(&notes)), notes);
        assert_eq!(read("nonsense\n\nin=a&quote=\nin=&quote=b\nin=a&at=x&quote=b").len(), 1);
        assert!(read("").is_empty());
    }

    #[test]
    fn a_selection_is_found_at_its_own_place() {
        let text = "The ship sank.\n\nThe ship was old. The\tship";
        assert_eq!(find(text, "The ship", 0), Some(Span::new(0, 8)));
        assert_eq!(find(text, " The\n ship ", 1), Some(Span::new(16, 24)));
        assert_eq!(find(text, "The ship", 2).map(|at| at.of(text)), Some("The\tship"));
        assert_eq!(find(text, "sank. The ship", 0).map(|at| at.of(text)), Some("sank.\n\nThe ship"));
        for gone in ["ship sailed", "Theship", "", "  "] {
            assert_eq!(find(text, gone, 0), None, "{gone:?}");
        }
        assert_eq!(find(text, "The ship", 3), None);
    }
}
