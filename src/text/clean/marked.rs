//! Marked sources: what a parser of a markup language tells of a source becomes lines.
//!
//! The parser stands elsewhere, with the format that it belongs to. This room must not know which language it reads.

use super::super::{RemovalRule, Span};
use super::lines::{Lines, Reader};
use super::markup::{Element, Tag};
use super::piece::Piece;

/// A stretch of a source, and what it is. Marks come in order of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub sign: Sign,
}

/// What a stretch of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Text, as it stands.
    Text,
    /// What stands for one character.
    Char(char),
    /// HTML, of which the text is still to be read.
    Html,
    /// The end of a line, after which the text goes on.
    Line,
    /// The end of a line that the author wants to end.
    Break,
    /// A rule across the page.
    Rule,
    /// Here a part opens.
    Open(Part),
    /// Here it closes.
    Close(Part),
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands apart: a paragraph, a note.
    Block,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// What is set off as a quotation.
    Quote,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether it is a header.
        header: bool,
    },
}

/// The lines of a marked source.
pub(super) fn read<'a>(source: &'a str, marks: &[Marked]) -> Lines<'a> {
    let mut reader = Reader::new(source);
    // the parser has read all emphasis that there is
    reader.emphasis = false;
    let mut walk = Walk { reader, done: 0, tables: 0 };
    for mark in marks {
        walk.step(*mark);
    }
    walk.up_to(source.len());
    walk.reader.end_line(false);
    walk.reader.found
}

struct Walk<'a> {
    reader: Reader<'a>,
    /// How far the source has been read.
    done: usize,
    /// How many tables are open.
    tables: usize,
}

impl Walk<'_> {
    fn step(&mut self, Marked { span, sign }: Marked) {
        let (start, end) = (span.start as usize, span.end as usize);
        match sign {
            Sign::Text => {
                let start = start.max(self.done);
                if start < end {
                    self.up_to(start);
                    self.text(start, end);
                }
            }
            Sign::Char(c) if start >= self.done => {
                self.up_to(start);
                self.reader.found.pieces.push(Piece { span, instead: Some(c) });
                self.reader.remove(start, end, RemovalRule::CharacterReference);
                self.done = end;
            }
            Sign::Html => {
                let start = start.max(self.done);
                if start < end {
                    self.up_to(start);
                    self.done = self.reader.run(start, end, true, false);
                }
            }
            Sign::Rule if start >= self.done => {
                self.up_to(start);
                self.reader.remove(start, end, RemovalRule::SeparatorLine);
                self.done = end;
                self.part(Element::Block, true);
            }
            // Something else has reached over it.
            Sign::Char(_) | Sign::Rule => {}
            Sign::Line => self.reader.end_line(false),
            Sign::Break => self.part(Element::Break, true),
            Sign::Open(part) => {
                self.tables += usize::from(part == Part::Table);
                self.part(element(part), true);
            }
            Sign::Close(part) => {
                // What frames the last cell belongs to the table.
                if part == Part::Table {
                    self.up_to(end.max(self.done));
                    self.tables = self.tables.saturating_sub(1);
                }
                self.part(element(part), false);
            }
        }
    }

    fn part(&mut self, element: Element, open: bool) {
        self.reader.tag(Tag { element, open, broken: false }, self.done, self.done);
    }

    /// Goes on to `to`; what lies between is markup.
    fn up_to(&mut self, to: usize) {
        if let Some(between) = self.reader.source.get(self.done..to)
            && !between.trim().is_empty()
        {
            let start = self.done + between.len() - between.trim_start().len();
            let rule = if self.tables > 0 {
                RemovalRule::TableFrame
            } else if self.reader.state.item && is_marker(between.trim()) {
                RemovalRule::ListMarker
            } else {
                RemovalRule::Markup
            };
            self.reader.remove(start, start + between.trim().len(), rule);
        }
        self.done = self.done.max(to);
    }

    /// Adds text to the line; text that goes on right where the last one ended is one piece with it.
    fn text(&mut self, start: usize, end: usize) {
        let first = self.reader.first;
        match self.reader.found.pieces.get_mut(first..).and_then(<[Piece]>::last_mut) {
            Some(last) if last.instead.is_none() && last.span.end as usize == start => {
                last.span.end = end as u32;
            }
            _ => self.reader.piece(start, end),
        }
        self.done = end;
    }
}

fn element(part: Part) -> Element {
    match part {
        Part::Block => Element::Block,
        Part::Heading(level) => Element::Heading(level),
        Part::List { ordered } => Element::List { ordered },
        Part::Item => Element::Item,
        Part::Quote => Element::Quote,
        Part::Table => Element::Table,
        Part::Row => Element::Row,
        Part::Cell { header } => Element::Cell { header },
    }
}

/// Whether it is the bullet or the number of an item.
fn is_marker(text: &str) -> bool {
    matches!(text, "-" | "*" | "+")
        || text
            .strip_suffix(['.', ')'])
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
