//! The cleaner: from a source as found to a [`Document`].
//!
//! In order: the source is cut into lines and markup is taken out of them ([`lines`], [`markup`]); lines that
//! belong to the page and not to the article are set aside ([`furniture`]); the headline is found, once; then,
//! line after line, tables ([`table`]), lists ([`list`]), headings and paragraphs ([`paragraph`]) are read and
//! written ([`write`]).
//!
//! What holds of the result, whatever the input: it is a whole [`Document`] as described there; every letter
//! and digit of the source is in the text or in one of `removed`; a character that the map calls copied is the
//! same in the source. Spelling and case are the author's and stay. Linear but for bounded looks back and ahead.

mod aside;
mod fragment;
mod furniture;
mod inline;
mod lines;
mod list;
pub mod marked;
mod markup;
mod paragraph;
mod piece;
mod reference;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod write;

use super::language::{detect, tables};
use super::{BlockKind, Document, Lang, Removal, RemovalRule, Span};
pub use fragment::plain_line;
use lines::{Line, Lines, Mark, Source};
use list::{Marker, MarkerKind};
use marked::Marked;
use paragraph::{Style, Surroundings};
use piece::Piece;
use shape::{End, end};
use write::Writer;

/// Cleans a source in plain text, with whatever markdown, broken markup and page furniture it holds, in the
/// language that it shows.
pub fn clean(source: &str) -> Document {
    clean_in(source, None)
}

/// As [`clean`], in the language that is declared; in the one that the text shows where none is.
pub fn clean_in(source: &str, declared: Option<Lang>) -> Document {
    clean_as(source, Source::Text, declared)
}

/// As [`clean_in`], for a text that may speak of markup: a tag in it stays as it is written, unless the text is what
/// remains of a page.
pub fn clean_literal(source: &str, declared: Option<Lang>) -> Document {
    clean_as(source, Source::Literal, declared)
}

/// Whether a text is the fragment of a page: something in it closes that shapes one, or breaks a line.
pub fn is_markup(source: &str) -> bool {
    markup::is_fragment(source)
}

/// Cleans markup as an HTML parser writes it: every tag is a tag, and line breaks are spaces. Pages as found
/// must go through a parser first.
pub fn clean_markup(source: &str, declared: Option<Lang>) -> Document {
    clean_as(source, Source::Markup, declared)
}

/// Cleans a source of which a parser has told what is text and what is markup: what it calls neither is left out as
/// markup, and only a blank line or a structure ends a paragraph.
pub fn clean_marked(source: &str, marks: &[Marked], declared: Option<Lang>) -> Document {
    clean_lines(source, || marked::read(source, marks), Some(Style::Loose), declared)
}

fn clean_as(source: &str, kind: Source, declared: Option<Lang>) -> Document {
    clean_lines(source, || lines::read(source, kind), None, declared)
}

fn clean_lines<'a>(
    source: &'a str,
    read: impl Fn() -> Lines<'a>,
    style: Option<Style>,
    declared: Option<Lang>,
) -> Document {
    let document = Cleaner::new(source, read(), style, declared, true).run();
    if document.blocks.is_empty() && source.contains(char::is_alphanumeric) {
        // Nothing but furniture: then it is what there is to read.
        return Cleaner::new(source, read(), style, declared, false).run();
    }
    document
}

struct Cleaner<'a> {
    all: Lines<'a>,
    writer: Writer<'a>,
    /// How the source as a whole breaks its lines, if that can be told.
    style: Option<Style>,
    /// Whether blank lines divide the paragraphs of the source.
    blanks: bool,
    removed: Vec<Removal>,
    /// Something of the body is written.
    inside: bool,
    /// What was written last is no running text.
    after_structure: bool,
    /// Indents of the open lists.
    indents: Vec<u16>,
    /// The run of lines whose style is known: where it ends, and the style.
    run: (usize, Style),
}

#[expect(clippy::indexing_slicing, reason = "a line's number is of this list, which no step shortens")]
impl<'a> Cleaner<'a> {
    fn new(
        source: &'a str,
        mut all: Lines<'a>,
        style: Option<Style>,
        declared: Option<Lang>,
        furniture: bool,
    ) -> Self {
        let lang = declared.unwrap_or_else(|| detect(all.lines.iter().map(|line| &*line.text)));
        all.tables = tables(lang);
        let removed = std::mem::take(&mut all.removed);
        let mut cleaner = Self {
            all,
            writer: Writer::new(source, lang),
            style,
            blanks: false,
            removed,
            inside: false,
            after_structure: false,
            indents: Vec::new(),
            run: (0, Style::Lines),
        };
        if furniture {
            cleaner.set_furniture_aside();
        }
        cleaner
    }

    fn run(mut self) -> Document {
        let lines = &self.all.lines;
        if self.style.is_none() {
            self.style = paragraph::style(lines, 6, self.all.tables)
                .filter(|style| matches!(style, Style::Wrapped(_)));
        }
        let filled = lines.iter().filter(|line| !line.is_blank()).count();
        let gaps = lines.windows(2).filter(|pair| pair[0].is_blank() && !pair[1].is_blank()).count();
        self.blanks = gaps * 8 >= filled;
        let mut at = self.title();
        while at < self.all.lines.len() {
            at = self.block(at).max(at + 1);
        }
        let mut document = self.writer.document;
        self.removed.sort_by_key(|removal| removal.source);
        document.removed = self.removed;
        document
    }

    fn remove(&mut self, source: Span, rule: RemovalRule) {
        self.removed.push(Removal { source, rule });
    }

    /// Takes a line out: it becomes blank.
    fn take_out(&mut self, at: usize, rule: RemovalRule) {
        let Some(line) = self.all.lines.get_mut(at) else { return };
        let span = line.span;
        line.text = std::borrow::Cow::Borrowed("");
        line.pieces = line.pieces.start..line.pieces.start;
        line.mark = Mark::None;
        self.remove(span, rule);
    }

    /// The next line from `at` that holds something.
    fn next_filled(&self, at: usize) -> Option<usize> {
        self.all.lines.iter().skip(at).position(|line| !line.is_blank()).map(|n| at + n)
    }

    fn removal_of_marker(&mut self, at: usize, len: usize, rule: RemovalRule) {
        let Some(line) = self.all.lines.get(at) else { return };
        let marker = table::cut(&self.all, line, 0, len);
        if let (Some(first), Some(last)) = (marker.first(), marker.last()) {
            self.remove(first.span.join(last.span), rule);
        }
    }

    /// Reads the block that begins at line `at` and writes it; gives the line to read on from.
    fn block(&mut self, at: usize) -> usize {
        let lines = &self.all.lines;
        let line = &lines[at];
        if line.is_blank() {
            return at + 1;
        }
        let top = at == 0 || lines[at - 1].is_blank() || self.after_structure;
        let table = match line.mark {
            Mark::Table(_) => table::tagged(&self.all, at),
            Mark::None => table::markdown(&self.all, at)
                .or_else(|| table::spaced(&self.all, at))
                .or_else(|| if top { table::flattened(&self.all, at) } else { None }),
            _ => None,
        };
        if let Some(table) = table {
            return self.table(table);
        }
        if let Mark::Item { ordered, depth } = line.mark {
            let last = self.reading_on(at, Style::Loose);
            let whole: Vec<usize> = (at..=last).collect();
            // A bullet as well as a tag.
            let skip = list::marker(&line.text)
                .filter(|found| found.kind == MarkerKind::Bullet)
                .map_or(0, |found| found.len);
            self.removal_of_marker(at, skip, RemovalRule::ListMarker);
            self.write(BlockKind::Item { ordered, depth }, &whole, skip);
            return last + 1;
        }
        if let Mark::Heading(level) = line.mark {
            let mut last = at;
            while lines.get(last + 1).is_some_and(|line| line.mark == Mark::Heading(level)) {
                last += 1;
            }
            let whole: Vec<usize> = (at..=last).collect();
            self.write(BlockKind::Heading(level), &whole, 0);
            return last + 1;
        }
        if let Some(hash) = hashes(&line.text) {
            self.removal_of_marker(at, hash.len, RemovalRule::Markup);
            self.write(BlockKind::Heading(hash.level), &[at], hash.len);
            return at + 1;
        }
        if line.text.starts_with("> ") || line.text == ">" {
            return self.quote(at);
        }
        if let Some(found) = list::marker(&line.text)
            && (!self.indents.is_empty() && self.goes_on(found, at) || list::begins(&self.all, at, found))
        {
            return self.item(at, found);
        }
        self.indents.clear();
        let style = self.style_at(at);
        if self.heading(at, style) {
            self.write(BlockKind::Heading(2), &[at], 0);
            return at + 1;
        }
        self.paragraph(at, style)
    }

    fn write(&mut self, kind: BlockKind, lines: &[usize], skip: usize) {
        self.after_structure = !matches!(kind, BlockKind::Paragraph | BlockKind::Quote);
        self.inside |= kind == BlockKind::Paragraph;
        if !matches!(kind, BlockKind::Item { .. }) {
            self.indents.clear();
        }
        self.writer.block(kind, &self.all, lines, skip);
    }

    fn table(&mut self, table: table::Table) -> usize {
        self.removed.extend(table.removed);
        self.indents.clear();
        self.after_structure = true;
        match &table.rows[..] {
            // One cell is no table.
            [(_, row)] if row.len() == 1 => self.writer.pieces_block(BlockKind::Paragraph, &row[0]),
            rows => self.writer.table(rows),
        }
        table.next
    }

    /// The last line that goes on from `at` without a blank.
    fn reading_on(&self, at: usize, style: Style) -> usize {
        let mut last = at;
        while let Some(next) = self.all.lines.get(last + 1)
            && !next.is_blank()
            && next.mark == Mark::None
            && !self.begins_structure(last + 1)
            && (style == Style::Loose
                || paragraph::joins(&self.all.lines[last], next, style, self.blanks, self.all.tables))
        {
            last += 1;
        }
        last
    }

    /// Whether something other than running text begins at `at`, right below a line of text.
    fn begins_structure(&self, at: usize) -> bool {
        let Some(line) = self.all.lines.get(at) else { return true };
        let text = &*line.text;
        matches!(line.mark, Mark::Table(_) | Mark::Heading(_) | Mark::Item { .. })
            || hashes(text).is_some()
            || text.starts_with("> ")
            || text.starts_with('|') && table::markdown(&self.all, at).is_some()
            || list::marker(text).is_some_and(|found| list::begins(&self.all, at, found))
    }

    /// Whether a marker goes on with the list above.
    fn goes_on(&self, found: Marker, at: usize) -> bool {
        match found.kind {
            MarkerKind::Bullet | MarkerKind::Number(_) => true,
            MarkerKind::Dash(_) => {
                // A dash right below a line that goes on is a dash.
                let above = at.checked_sub(1).and_then(|above| self.all.lines.get(above));
                above.is_none_or(|line| line.is_blank() || end(&line.text, "", self.all.tables) != End::Open)
            }
        }
    }

    fn item(&mut self, at: usize, found: Marker) -> usize {
        let lines = &self.all.lines;
        let indent = lines[at].indent;
        while self.indents.last().is_some_and(|&open| open > indent) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|&open| open + 1 < indent) {
            self.indents.push(indent);
        }
        let depth = self.indents.len().saturating_sub(1).min(255) as u8;
        let mut last = at;
        while let Some(next) = lines.get(last + 1)
            && !next.is_blank()
            && list::marker(&next.text).is_none()
            && !self.begins_structure(last + 1)
        {
            let ends = end(&lines[last].text, &next.text, self.all.tables);
            let inner = next.indent > indent;
            let reads_on = ends == End::Open || shape::starts_lower(&next.text) && ends == End::Bare;
            if !inner && !reads_on {
                break;
            }
            last += 1;
        }
        self.removal_of_marker(at, found.len, RemovalRule::ListMarker);
        let whole: Vec<usize> = (at..=last).collect();
        let ordered = matches!(found.kind, MarkerKind::Number(_));
        let indents = std::mem::take(&mut self.indents);
        self.write(BlockKind::Item { ordered, depth }, &whole, found.len);
        self.indents = indents;
        last + 1
    }

    /// A quotation of markdown: lines that begin with `>`.
    fn quote(&mut self, at: usize) -> usize {
        let lines = &self.all.lines;
        let marked = |line: &Line| line.text.starts_with('>');
        let mut last = at;
        while lines.get(last + 1).is_some_and(|line| marked(line) && line.text.len() > 1) {
            last += 1;
        }
        let mut pieces = Vec::new();
        let mut spans = Vec::new();
        for line in &lines[at..=last] {
            let text = &*line.text;
            let skip = text.len() - text.trim_start_matches(['>', ' ']).len();
            pieces.extend(table::cut(&self.all, line, skip, text.len()));
            pieces
                .push(Piece { span: Span { start: line.span.end, end: line.span.end }, instead: Some(' ') });
            spans.extend(table::cut(&self.all, line, 0, skip).first().map(|piece| piece.span));
        }
        for span in spans {
            self.remove(span, RemovalRule::Markup);
        }
        self.after_structure = true;
        self.indents.clear();
        self.writer.pieces_block(BlockKind::Quote, &pieces);
        last + 1
    }

    /// The style of the run of lines that holds `at`: that of the source where it is wrapped, else its own.
    fn style_at(&mut self, at: usize) -> Style {
        if let Some(style) = self.style {
            return style;
        }
        if at >= self.run.0 {
            let lines = &self.all.lines;
            let to = lines.iter().skip(at).position(Line::is_blank).map_or(lines.len(), |n| at + n);
            self.run = (to, paragraph::style(&lines[at..to], 1, self.all.tables).unwrap_or(Style::Lines));
        }
        self.run.1
    }

    fn heading(&self, at: usize, style: Style) -> bool {
        let lines = &self.all.lines;
        let filled = |at: Option<usize>| at.and_then(|at| lines.get(at)).filter(|line| !line.is_blank());
        let around = Surroundings {
            above: filled(at.checked_sub(1)),
            below: filled(Some(at + 1)),
            next: self.next_filled(at + 1).and_then(|at| lines.get(at)),
            inside: self.inside,
            after_structure: self.after_structure,
        };
        paragraph::is_heading(&lines[at], &around, style, self.all.tables)
    }

    fn paragraph(&mut self, at: usize, style: Style) -> usize {
        let mut whole = vec![at];
        let mut last = at;
        let mark = self.all.lines[at].mark;
        loop {
            let lines = &self.all.lines;
            let Some(next) = self.next_filled(last + 1) else { break };
            let adjacent = next == last + 1;
            let joins = if adjacent {
                !self.begins_structure(next)
                    && paragraph::joins(&lines[last], &lines[next], style, self.blanks, self.all.tables)
            } else {
                paragraph::joins_across(&lines[last], &lines[next], self.all.tables)
            };
            if !joins {
                break;
            }
            whole.push(next);
            last = next;
        }
        let kind = if mark == Mark::Quote { BlockKind::Quote } else { BlockKind::Paragraph };
        self.write(kind, &whole, 0);
        last + 1
    }
}

/// A heading of markdown: its level, and the bytes of its mark.
struct Hashes {
    level: u8,
    len: usize,
}

fn hashes(text: &str) -> Option<Hashes> {
    let level = text.bytes().take(7).take_while(|&b| b == b'#').count();
    let rest = text.get(level..)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    ((1..=6).contains(&level) && spaces > 0 && spaces < rest.len())
        .then_some(Hashes { level: level as u8, len: level + spaces })
}
