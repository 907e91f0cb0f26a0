//! Lines: the source cut where it breaks, markup taken out, each line with what the markup said of it.
//!
//! This room must not know what a line is in the article; the rooms after it decide that.

use std::borrow::Cow;
use std::ops::Range;

use super::super::language::{Lang, TextTables, tables};
use super::super::{Removal, RemovalRule, Span};
use super::inline::inline;
use super::markup::{self, Element, Tag};
use super::piece::Piece;
use super::reference::reference;

/// What a source is, of which the lines are read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Plain text, with remains of markup perhaps.
    Text,
    /// Plain text, in which tags are tags only where it is the remains of a page.
    Literal,
    /// Well-formed markup.
    Markup,
}

/// What markup said of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    #[default]
    None,
    /// It is a heading of that level.
    Heading(u8),
    /// It begins an item of a list.
    Item { ordered: bool, depth: u8 },
    /// It is set off as a quotation.
    Quote,
    /// It is no line but a tag that shapes a table.
    Table(Tag),
}

/// A line without its outer white space.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Which pieces make it up.
    pub(super) pieces: Range<usize>,
    /// The words of it, for judging it; what is shown comes from the pieces.
    pub(super) text: Cow<'a, str>,
    /// Where it stands in the source, outer white space left out.
    pub(super) span: Span,
    /// Columns of white space before it.
    pub(super) indent: u16,
    /// What markup said of it.
    pub(super) mark: Mark,
}

impl Line<'_> {
    /// Whether it holds nothing; a tag of a table is not blank.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && !matches!(self.mark, Mark::Table(_))
    }
}

/// The source as lines.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    #[allow(clippy::struct_field_names, reason = "the lines of the lines are what the struct is about")]
    pub(super) lines: Vec<Line<'a>>,
    pub(super) pieces: Vec<Piece>,
    /// Markup that is gone, in order.
    pub(super) removed: Vec<Removal>,
    /// What is known of the language of the source.
    pub(super) tables: &'static TextTables,
}

/// Cuts a source into lines.
pub(super) fn read(source: &str, kind: Source) -> Lines<'_> {
    let mut reader = Reader::new(source);
    let (tags, strict) = match kind {
        Source::Text => (markup::has_tags(source), false),
        Source::Literal => {
            let tags = markup::is_remains(source);
            // a text that shows tags speaks of them, and writes what it means
            reader.references = tags || !(markup::has_tags(source) || source.contains("&lt;"));
            (tags, false)
        }
        Source::Markup => (true, true),
    };
    reader.run(0, source.len(), tags, strict);
    reader.end_line(false);
    reader.found
}

/// The elements that are open and tell what a line is.
#[derive(Default)]
pub(super) struct State {
    heading: Option<u8>,
    /// Open lists, outermost first: whether each is numbered.
    lists: Vec<bool>,
    /// The next line begins an item.
    pub(super) item: bool,
    quotes: u32,
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) found: Lines<'a>,
    /// Index of the first piece of the present line.
    pub(super) first: usize,
    pub(super) state: State,
    /// What looks like emphasis is to be read as such.
    pub(super) emphasis: bool,
    /// What stands for a character (`&amp;`) is to be read as that.
    references: bool,
    /// Names of hidden elements that are opened and never closed.
    unclosed: Vec<String>,
    /// A tag stood in the present line of the source.
    tagged: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let found = Lines {
            lines: Vec::with_capacity(source.len() / 60 + 4),
            pieces: Vec::new(),
            removed: Vec::new(),
            tables: tables(Lang::Undetermined),
        };
        Self {
            source,
            found,
            first: 0,
            state: State::default(),
            emphasis: true,
            references: true,
            unclosed: Vec::new(),
            tagged: false,
        }
    }

    /// Reads the source from `from` on; gives where it stopped: at `to`, or behind it where a hidden element ends there.
    pub(super) fn run(&mut self, from: usize, to: usize, tags: bool, strict: bool) -> usize {
        let bytes = self.source.as_bytes();
        // Where the present piece began.
        let mut start = from;
        let mut at = from;
        while at < to
            && let Some(&byte) = bytes.get(at)
        {
            match byte {
                b'\n' | 0x0b | 0x0c if !strict => {
                    self.piece(start, at);
                    self.line_break();
                    at += 1;
                    start = at;
                }
                b'\r' if !strict => {
                    self.piece(start, at);
                    self.line_break();
                    at += if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                    start = at;
                }
                // U+0085, U+2028 and U+2029 break lines too.
                0xC2 if bytes.get(at + 1) == Some(&0x85) => {
                    self.piece(start, at);
                    self.line_break();
                    at += 2;
                    start = at;
                }
                0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => {
                    self.piece(start, at);
                    self.line_break();
                    at += 3;
                    start = at;
                }
                b'<' if tags => {
                    if let Some((tag, end)) = markup::tag(self.source, at, strict) {
                        self.piece(start, at);
                        at = self.tag(tag, at, end);
                        start = at;
                    } else {
                        at += 1;
                    }
                }
                b'>' if tags && !strict => {
                    if let Some((tag, from)) = markup::broken_tag(self.source, start, at) {
                        self.piece(start, from);
                        at = self.tag(tag, from, at + 1);
                        start = at;
                    } else {
                        at += 1;
                    }
                }
                b'&' if self.references => {
                    if let Some((c, end)) = reference(self.source, at) {
                        self.piece(start, at);
                        self.found.pieces.push(Piece { span: Span::new(at, end), instead: Some(c) });
                        self.remove(at, end, RemovalRule::CharacterReference);
                        at = end;
                        start = end;
                    } else {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        self.piece(start, at);
        at
    }

    pub(super) fn piece(&mut self, start: usize, end: usize) {
        if start < end {
            self.found.pieces.push(Piece { span: Span::new(start, end), instead: None });
        }
    }

    pub(super) fn remove(&mut self, start: usize, end: usize, rule: RemovalRule) {
        if start < end {
            self.found.removed.push(Removal { source: Span::new(start, end), rule });
        }
    }

    /// Acts on a tag that stands at `start..end`; gives the place to read on from.
    pub(super) fn tag(&mut self, tag: Tag, start: usize, end: usize) -> usize {
        let end = if tag.open && tag.element == Element::Hidden { self.hidden(start, end) } else { end };
        self.remove(start, end, RemovalRule::Markup);
        self.tagged = true;
        match tag.element {
            Element::Inline | Element::Hidden => {}
            Element::Break => self.end_line(true),
            Element::Block => self.gap(),
            Element::Heading(level) => {
                self.gap();
                self.state.heading = tag.open.then_some(level);
            }
            Element::List { ordered } => {
                self.gap();
                if tag.open {
                    self.state.lists.push(ordered);
                } else {
                    self.state.lists.pop();
                }
            }
            Element::Item => {
                self.end_line(false);
                self.state.item = tag.open;
            }
            Element::Quote => {
                self.gap();
                self.state.quotes =
                    if tag.open { self.state.quotes + 1 } else { self.state.quotes.saturating_sub(1) };
            }
            Element::Table | Element::Section | Element::Row | Element::Cell { .. } => {
                self.end_line(false);
                let at = self.found.pieces.len();
                self.found.lines.push(Line {
                    pieces: at..at,
                    text: Cow::Borrowed(""),
                    span: Span::new(start, end),
                    indent: 0,
                    mark: Mark::Table(tag),
                });
            }
        }
        end
    }

    /// The end of a hidden element. One that never closes loses only its tag, lest the rest of an article go
    /// with it, and is not looked for again.
    fn hidden(&mut self, start: usize, end: usize) -> usize {
        let name = markup::name(self.source, start, end);
        if self.unclosed.contains(&name) {
            return end;
        }
        markup::end_of_hidden(self.source, &name, end).unwrap_or_else(|| {
            self.unclosed.push(name);
            end
        })
    }

    /// Ends the line where the source does. A line of nothing but tags is no blank line.
    fn line_break(&mut self) {
        let tagged = std::mem::take(&mut self.tagged);
        self.end_line(!tagged);
    }

    /// Ends the line and leaves a blank one.
    fn gap(&mut self) {
        self.end_line(false);
        if self.found.lines.last().is_some_and(|line| !line.is_blank()) {
            self.end_line(true);
        }
    }

    /// Ends the line. One that holds nothing is kept only where `blank` says so.
    pub(super) fn end_line(&mut self, blank: bool) {
        let source = self.source;
        let mut range = self.first..self.found.pieces.len();
        let mut indent = 0_u16;
        // Outer white space belongs to no line.
        while let Some(piece) = self.found.pieces.get_mut(range.start)
            && range.start < range.end
        {
            if piece.instead.is_none() {
                let text = piece.span.of(source);
                let kept = text.trim_start_matches(is_blank);
                let cut = text.len() - kept.len();
                indent = indent.saturating_add(columns(&text[..cut]));
                piece.span.start += cut as u32;
                if !piece.span.is_empty() {
                    break;
                }
            } else if !piece.instead.is_some_and(is_blank) {
                break;
            }
            range.start += 1;
        }
        while range.start < range.end
            && let Some(piece) = self.found.pieces.get_mut(range.end - 1)
        {
            if piece.instead.is_none() {
                let kept = piece.span.of(source).trim_end_matches(is_blank).len();
                piece.span.end = piece.span.start + kept as u32;
                if !piece.span.is_empty() {
                    break;
                }
            } else if !piece.instead.is_some_and(is_blank) {
                break;
            }
            range.end -= 1;
        }
        self.found.pieces.truncate(range.end);
        if self.emphasis {
            inline(source, &mut self.found.pieces, range.start, &mut self.found.removed);
        }
        range.end = self.found.pieces.len();
        let pieces = self.found.pieces.get(range.clone()).unwrap_or(&[]);
        let text = match pieces {
            [] => Cow::Borrowed(""),
            [Piece { span, instead: None }] => Cow::Borrowed(span.of(source)),
            _ => Cow::Owned(pieces.iter().fold(String::new(), |mut text, piece| {
                match piece.instead {
                    Some(c) => text.push(c),
                    None => text.push_str(piece.span.of(source)),
                }
                text
            })),
        };
        if text.is_empty() && !blank {
            self.first = self.found.pieces.len();
            return;
        }
        let span = match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        };
        let mark = if text.is_empty() {
            Mark::None
        } else if let Some(level) = self.state.heading {
            Mark::Heading(level)
        } else if std::mem::take(&mut self.state.item) {
            Mark::Item {
                ordered: self.state.lists.last().copied().unwrap_or(false),
                depth: self.state.lists.len().saturating_sub(1).min(255) as u8,
            }
        } else if self.state.quotes > 0 {
            Mark::Quote
        } else {
            Mark::None
        };
        self.found.lines.push(Line { pieces: range, text, span, indent, mark });
        self.first = self.found.pieces.len();
    }
}

/// White space, and what no reader sees.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// What no reader sees and no script needs.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn columns(space: &str) -> u16 {
    let width = space.chars().fold(0_u32, |at, c| match c {
        '\t' => (at / 4 + 1) * 4,
        c if is_invisible(c) => at,
        _ => at + 1,
    });
    width.min(1000) as u16
}
