//! Tables: of tags, of markdown, of tabs or aligned columns, and flattened to lines.
//!
//! Each reader looks at the lines from one on and says how many of them are a table, or that none is. This
//! room must not know paragraphs or headings.

use super::super::language::tables::Lines as Words;
use super::super::{Removal, RemovalRule, Span};
use super::lines::{Line, Lines, Mark};
use super::markup::Element;
use super::piece::Piece;
use super::shape::{End, Shape, end};

/// A table that was read: its rows (whether a header, and its cells), and the line after it.
pub(super) struct Table {
    pub(super) rows: Vec<(bool, Vec<Vec<Piece>>)>,
    pub(super) next: usize,
    /// What framed it.
    pub(super) removed: Vec<Removal>,
}

impl Table {
    fn new(next: usize) -> Self {
        Self { rows: Vec::new(), next, removed: Vec::new() }
    }

    fn remove(&mut self, start: usize, end: usize) {
        if start < end {
            self.removed.push(Removal { source: Span::new(start, end), rule: RemovalRule::TableFrame });
        }
    }
}

/// Reads a table of tags that begins at line `from`.
///
/// Any tag of a cell, opening or closing, bounds a cell, so that lost halves of tags do no harm; a tag of a row
/// or a section ends the row. A row is a header where the tags that bound its cells say so. Where the table is
/// never closed it ends with the last of its tags before text that a blank line sets apart.
pub(super) fn tagged(all: &Lines, from: usize) -> Option<Table> {
    let lines = &all.lines;
    let mut table = Table::new(from);
    let mut rows = Rows::default();
    let mut at = from;
    let mut blank = false;
    // The text since the last tag that is not yet known to belong to the table.
    let mut in_cell = false;
    while let Some(line) = lines.get(at) {
        match line.mark {
            Mark::Table(tag) => {
                blank = false;
                in_cell = false;
                match tag.element {
                    Element::Table if !tag.open => {
                        at += 1;
                        break;
                    }
                    // A table in a table is read as rows of one.
                    Element::Cell { header } if tag.open => {
                        rows.end_cell();
                        rows.open_cell(header);
                        in_cell = true;
                    }
                    Element::Cell { header } => {
                        rows.header |= header;
                        rows.cells |= !header;
                        rows.close_cell();
                    }
                    _ => rows.end_row(),
                }
            }
            _ if line.is_blank() => blank = true,
            _ if blank && !in_cell && !rows.is_empty() => break,
            _ => rows.text(all.pieces.get(line.pieces.clone()).unwrap_or(&[]), line),
        }
        at += 1;
    }
    rows.end_row();
    table.next = at;
    table.rows = rows.done;
    let cells: usize = table.rows.iter().map(|(_, row)| row.len()).sum();
    (cells > 0 || at > from).then_some(table)
}

#[derive(Default)]
struct Rows {
    done: Vec<(bool, Vec<Vec<Piece>>)>,
    row: Vec<Vec<Piece>>,
    cell: Vec<Piece>,
    /// A tag opened the cell, so that it counts even when empty.
    opened: bool,
    header: bool,
    cells: bool,
}

impl Rows {
    fn is_empty(&self) -> bool {
        self.done.is_empty() && self.row.is_empty()
    }

    fn text(&mut self, pieces: &[Piece], line: &Line) {
        if !self.cell.is_empty() {
            // A line break within a cell.
            self.cell.push(Piece {
                span: Span { start: line.span.start, end: line.span.start },
                instead: Some(' '),
            });
        }
        self.cell.extend_from_slice(pieces);
    }

    fn open_cell(&mut self, header: bool) {
        self.opened = true;
        self.header |= header;
        self.cells |= !header;
    }

    fn close_cell(&mut self) {
        if self.opened || !self.cell.is_empty() {
            self.row.push(std::mem::take(&mut self.cell));
        }
        self.opened = false;
    }

    /// A cell that only the next one ends.
    fn end_cell(&mut self) {
        if !self.cell.is_empty() || self.opened {
            self.close_cell();
        }
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.close_cell();
        }
        self.opened = false;
        if !self.row.is_empty() {
            self.done.push((self.header && !self.cells, std::mem::take(&mut self.row)));
        }
        self.header = false;
        self.cells = false;
    }
}

/// Reads a table of markdown whose first line is `from`: a rule (`|---|---|`) below the first row, or at least
/// two rows framed by bars with as many cells.
pub(super) fn markdown(all: &Lines, from: usize) -> Option<Table> {
    let lines = &all.lines;
    let first = lines.get(from)?;
    if !first.text.contains('|') {
        return None;
    }
    let ruled = lines.get(from + 1).is_some_and(|line| is_rule(&line.text));
    let framed = |line: &Line| line.text.len() > 2 && line.text.starts_with('|') && line.text.ends_with('|');
    if !ruled {
        let second = lines.get(from + 1)?;
        if !framed(first) || !framed(second) || bars(&first.text).len() != bars(&second.text).len() {
            return None;
        }
    }
    let mut table = Table::new(from);
    while let Some(line) = lines.get(table.next) {
        if !(line.text.contains('|') && (framed(line) || ruled)) {
            break;
        }
        if is_rule(&line.text) {
            table.remove(line.span.start as usize, line.span.end as usize);
        } else {
            let mut cells = Vec::new();
            let mut start = 0;
            for bar in bars(&line.text) {
                if bar > 0 {
                    cells.push(cut(all, line, start, bar));
                }
                if let Some(piece) = cut(all, line, bar, bar + 1).first() {
                    table.remove(piece.span.start as usize, piece.span.end as usize);
                }
                start = bar + 1;
            }
            if start < line.text.len() {
                cells.push(cut(all, line, start, line.text.len()));
            }
            table.rows.push((ruled && table.rows.is_empty(), cells));
        }
        table.next += 1;
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The stretch `start..end` of a line's text as pieces.
#[expect(clippy::indexing_slicing, reason = "a line's pieces are a range of the list that it was read into")]
pub(super) fn cut(all: &Lines, line: &Line, start: usize, end: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for piece in &all.pieces[line.pieces.clone()] {
        let len = piece.instead.map_or(piece.span.len(), char::len_utf8);
        let (from, to) = (start.max(at), end.min(at + len));
        if from < to {
            let span = match piece.instead {
                None => Span::new(piece.span.start as usize + from - at, piece.span.start as usize + to - at),
                Some(_) => piece.span,
            };
            pieces.push(Piece { span, instead: piece.instead });
        }
        at += len;
    }
    pieces
}

/// Where the bars stand that divide cells; `\|` is a sign.
#[expect(clippy::indexing_slicing, reason = "the byte before one that is not the first")]
fn bars(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    line.bytes()
        .enumerate()
        .filter(|&(at, byte)| byte == b'|' && (at == 0 || bytes[at - 1] != b'\\'))
        .map(|(at, _)| at)
        .collect()
}

fn is_rule(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'+' | b'='))
}

/// Reads a table of at least two lines with as many columns, divided by tabs or by three spaces and more.
pub(super) fn spaced(all: &Lines, from: usize) -> Option<Table> {
    let lines = &all.lines;
    let first = lines.get(from)?;
    let split = |line: &Line| -> Option<Vec<(usize, usize)>> {
        if !(line.text.contains('\t') || line.text.contains("   ")) {
            return None;
        }
        let columns = columns(&line.text);
        (columns.len() >= 2).then_some(columns)
    };
    let width = split(first)?.len();
    let mut table = Table::new(from);
    let mut shapes = Vec::new();
    while let Some(line) = lines.get(table.next)
        && let Some(columns) = split(line)
        && columns.len() == width
    {
        shapes.push(columns.iter().map(|&(a, b)| has_digit(&line.text[a..b])).collect::<Vec<_>>());
        table.rows.push((false, columns.iter().map(|&(a, b)| cut(all, line, a, b)).collect()));
        table.next += 1;
    }
    if table.rows.len() < 2 {
        return None;
    }
    // A first row without figures over columns that have them heads the table.
    let (head, body) = shapes.split_first()?;
    let heads = head.iter().all(|digit| !digit)
        && (1..width).any(|column| body.iter().all(|row| row.get(column) == Some(&true)));
    if let Some(row) = table.rows.first_mut() {
        row.0 = heads;
    }
    Some(table)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The columns of a line that tabs, or three spaces and more, divide.
#[expect(clippy::indexing_slicing, reason = "the gap is counted in these bytes, below their end")]
fn columns(line: &str) -> Vec<(usize, usize)> {
    let bytes = line.as_bytes();
    let mut columns = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let gap = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        if gap == 0 {
            at += 1;
            continue;
        }
        if gap >= 3 || bytes[at..at + gap].contains(&b'\t') {
            if start < at {
                columns.push((start, at));
            }
            start = at + gap;
        }
        at += gap;
    }
    if start < bytes.len() {
        columns.push((start, bytes.len()));
    }
    columns
}

/// Most lines of a table whose columns are inferred.
const LONGEST_FLATTENED: usize = 60;

/// Reads a table that was flattened to lines, cells divided by nothing but a space.
///
/// The lines from `from` to the next blank one stand apart: a head in title case and at least two rows, none of which ends a sentence.
/// Where the columns were can be told in two cases, and only then is it a table:
///
/// - *figures*: each row is a name and then as many numbers as every other row, and the head has at least one
///   word more than that;
/// - *phrases*: each row begins with two to five capitalised words and goes on in lower case, so that the last
///   capital begins the second cell; and those second cells all begin with a word of one kind, seen by its
///   ending (in English `-ing`, `-ion`), which names do not share.
///
/// The head of the first column is the head's first word, with `of` or the like and what follows it.
pub(super) fn flattened(all: &Lines, from: usize) -> Option<Table> {
    let rest = all.lines.get(from..)?;
    let lines = match rest.iter().take(LONGEST_FLATTENED + 1).position(Line::is_blank) {
        Some(blank) => rest.get(..blank)?,
        None if rest.len() <= LONGEST_FLATTENED => rest,
        None => return None,
    };
    let (head, rows) = lines.split_first()?;
    let plausible = |line: &Line| {
        line.mark == Mark::None
            && line.text.len() <= 120
            && line.text.starts_with(|c: char| c.is_alphanumeric())
            && end(&line.text, "", all.tables) == End::Bare
    };
    if rows.len() < 2 || !Shape::of(&head.text, all.tables).is_title_case() || !lines.iter().all(plausible) {
        return None;
    }
    let texts: Vec<&str> = rows.iter().map(|row| &*row.text).collect();
    let cuts = figures(&head.text, &texts).or_else(|| phrases(&head.text, &texts, &all.tables.lines))?;
    let mut table = Table::new(from + lines.len());
    for (n, (line, cuts)) in lines.iter().zip(cuts).enumerate() {
        let mut cells = Vec::new();
        let mut start = 0;
        for end in cuts.into_iter().chain([line.text.len()]) {
            cells.push(cut(all, line, start, end));
            start = end;
        }
        table.rows.push((n == 0, cells));
    }
    Some(table)
}

/// Where words begin.
fn word_starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_word = false;
    for (at, c) in line.char_indices() {
        if !c.is_whitespace() && !in_word {
            starts.push(at);
        }
        in_word = !c.is_whitespace();
    }
    starts
}

fn figures(head: &str, rows: &[&str]) -> Option<Vec<Vec<usize>>> {
    let is_figure = |line: &str, at: usize| {
        let word = line[at..].split(char::is_whitespace).next().unwrap_or("");
        has_digit(word) && word.chars().all(|c| c.is_ascii_digit() || ".,%$€£+-–".contains(c))
    };
    let mut cuts = Vec::with_capacity(rows.len() + 1);
    for row in rows {
        let mut starts = word_starts(row);
        while starts.first().is_some_and(|&at| !is_figure(row, at)) {
            starts.remove(0);
        }
        let named = starts.first().is_some_and(|&at| at > 0);
        if !named || !starts.iter().all(|&at| is_figure(row, at)) {
            return None;
        }
        cuts.push(starts);
    }
    let width = cuts.first()?.len();
    let mut heads = word_starts(head);
    if cuts.iter().any(|row| row.len() != width) || heads.len() <= width {
        return None;
    }
    let last = heads.split_off(heads.len() - width);
    cuts.insert(0, last);
    Some(cuts)
}

#[expect(clippy::indexing_slicing, reason = "at least two and at most as many capitals as words are counted")]
fn phrases(head: &str, rows: &[&str], words: &Words) -> Option<Vec<Vec<usize>>> {
    let mut cuts = Vec::with_capacity(rows.len() + 1);
    let mut ending = None;
    for row in rows {
        let starts = word_starts(row);
        let capitals = starts.iter().take_while(|&&at| row[at..].starts_with(char::is_uppercase)).count();
        let goes_on = starts.get(capitals).is_some_and(|&at| row[at..].starts_with(char::is_lowercase));
        if !(2..=5).contains(&capitals) || !goes_on {
            return None;
        }
        let at = starts[capitals - 1];
        let word = row[at..].split(char::is_whitespace).next().unwrap_or("");
        let kind =
            words.endings.iter().find(|ending| word.len() > ending.len() + 2 && word.ends_with(*ending))?;
        if *ending.get_or_insert(kind) != kind {
            return None;
        }
        cuts.push(vec![at]);
    }
    let heads = word_starts(head);
    let second = head.get(*heads.get(1)?..)?;
    let skipped = if words.after_name.iter().any(|joint| second.starts_with(joint)) { 3 } else { 1 };
    cuts.insert(0, vec![*heads.get(skipped)?]);
    Some(cuts)
}
