//! The writer: pieces of the source become the cleaned text, with the way back.
//!
//! It alone normalises: white space of any kind becomes one space, what no reader sees goes, and a space that
//! is missing after a comma or a full stop is put in. Words, spelling and case are the author's and stay.

use super::super::language::tables;
use super::super::sentence::{in_address, sentences_by, space_is_missing};
use super::super::{Block, BlockKind, Document, Lang, Row, Span};
use super::lines::{Line, Lines, is_blank};
use super::piece::Piece;
use super::table::cut;

/// Writes a document block by block.
pub(super) struct Writer<'a> {
    source: &'a str,
    pub(super) document: Document,
    /// Where the present block began, after its separator.
    start: usize,
    /// A space is owed before the next visible character.
    owed: bool,
    /// Something stands in the present line or cell.
    begun: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str, lang: Lang) -> Self {
        let text = String::with_capacity(source.len() + 16);
        let document = Document { lang, text, ..Document::default() };
        Self { source, document, start: 0, owed: false, begun: false }
    }

    /// Writes a block that is no table out of whole lines, joined by a space. The first `skip` bytes of the
    /// first line, a marker, are left out.
    #[expect(
        clippy::indexing_slicing,
        reason = "a line's pieces are a range of the list that it was read into"
    )]
    pub(super) fn block(&mut self, kind: BlockKind, all: &Lines, lines: &[usize], skip: usize) {
        self.begin();
        let mut last: Option<&Line> = None;
        for line in lines.iter().filter_map(|&at| all.lines.get(at)) {
            if let Some(last) = last {
                self.owed = self.begun && !goes_on_unspaced(&last.text, &line.text);
                self.pieces(&all.pieces[line.pieces.clone()]);
            } else if skip > 0 {
                self.pieces(&cut(all, line, skip, line.text.len()));
            } else {
                self.pieces(&all.pieces[line.pieces.clone()]);
            }
            last = Some(line);
        }
        self.end(kind);
    }

    /// Writes a block out of pieces.
    pub(super) fn pieces_block(&mut self, kind: BlockKind, pieces: &[Piece]) {
        self.begin();
        self.pieces(pieces);
        self.end(kind);
    }

    /// Writes a table out of its cells, each row with whether it is a header. Rows without cells are left out.
    pub(super) fn table(&mut self, rows: &[(bool, Vec<Vec<Piece>>)]) {
        self.begin();
        let mut written = Vec::with_capacity(rows.len());
        for (header, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
            if !written.is_empty() {
                self.document.text.push('\n');
            }
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                if !cells.is_empty() {
                    self.document.text.push('\t');
                }
                self.begun = false;
                self.owed = false;
                let from = self.document.text.len();
                self.pieces(cell);
                cells.push(Span::new(from, self.document.text.len()));
            }
            written.push(Row { header: *header, cells });
        }
        self.end(BlockKind::Table(written));
    }

    fn begin(&mut self) {
        if !self.document.text.is_empty() {
            self.document.text.push_str("\n\n");
        }
        self.start = self.document.text.len();
        self.begun = false;
        self.owed = false;
    }

    /// Ends the block; one in which nothing is written leaves no trace.
    fn end(&mut self, kind: BlockKind) {
        let span = Span::new(self.start, self.document.text.len());
        let empty = span.of(&self.document.text).trim().is_empty();
        if empty {
            let before = self.document.blocks.last().map_or(0, |block| block.span.end as usize);
            self.document.text.truncate(before);
            return;
        }
        let tables = tables(self.document.lang);
        self.document.sentences.extend(sentences_by(tables, &self.document.text, span));
        self.document.blocks.push(Block { kind, span });
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece.instead {
                Some(c) if is_blank(c) => self.owed |= self.begun && c.is_whitespace(),
                Some(c) => {
                    self.pay();
                    self.document.text.push(c);
                }
                None => self.copy(piece.span),
            }
        }
    }

    /// Writes the space that is owed.
    fn pay(&mut self) {
        if std::mem::take(&mut self.owed) {
            self.document.text.push(' ');
        }
        self.begun = true;
    }

    fn flush(&mut self, start: usize, end: usize) {
        if let Some(run) = self.source.get(start..end)
            && !run.is_empty()
        {
            self.document.map.push(self.document.text.len(), start, run.len());
            self.document.text.push_str(run);
        }
    }

    /// Copies a stretch of the source. What is copied unchanged is copied in runs as long as can be.
    fn copy(&mut self, span: Span) {
        let Some(source) = self.source.get(..span.end as usize) else { return };
        let bytes = source.as_bytes();
        let from = span.start as usize;
        // The run to be copied: its start, and the end of its last visible character.
        let (mut start, mut end) = (from, from);
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            // Plain characters, by far the most.
            if byte.is_ascii_alphanumeric() {
                if end != at || start == end {
                    (start, _) = self.join(start, end, at);
                }
                at += 1;
                while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                    at += 1;
                }
                end = at;
                continue;
            }
            let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let next = at + c.len_utf8();
            if is_blank(c) {
                at = next;
                continue;
            }
            if end != at || start == end {
                (start, end) = self.join(start, end, at);
            }
            debug_assert!(end <= at);
            end = next;
            at = next;
            if lacks_space(source, from, next, c) {
                self.flush(start, end);
                self.owed = true;
                start = end;
            }
        }
        self.flush(start, end);
        if source.get(end..).is_some_and(|rest| rest.contains(char::is_whitespace)) {
            self.owed |= self.begun;
        }
    }

    /// Goes on at `at` with a run that stood at `start..end`: one space between is part of it, anything else
    /// ends it. Gives the run to go on with.
    fn join(&mut self, start: usize, end: usize, at: usize) -> (usize, usize) {
        let gap = self.source.get(end..at).unwrap_or("");
        if start < end && gap == " " {
            return (start, at);
        }
        self.flush(start, end);
        self.owed |= self.begun && gap.contains(char::is_whitespace);
        self.pay();
        (at, at)
    }
}

/// Whether a space is missing between `c`, which ends at `at`, and what follows.
fn lacks_space(source: &str, from: usize, at: usize, c: char) -> bool {
    let rest = source.get(at..).unwrap_or("");
    match c {
        ',' | ';' => {
            let mut next = rest.chars();
            let Some(first) = next.next() else { return false };
            let before = source.get(from..at - 1).and_then(|text| text.chars().next_back());
            let word = first.is_alphabetic() && next.next().is_some_and(char::is_alphabetic);
            let fits = match before {
                Some(b) if b.is_alphabetic() => word || c == ',' && first.is_ascii_digit(),
                Some(b) => word && (b.is_numeric() || matches!(b, '”' | '’' | ')' | ']' | '%')),
                None => false,
            };
            fits && !in_address(source, from, at - 1)
        }
        '.' | '!' | '?' => space_is_missing(source, from, at - 1, rest),
        _ => false,
    }
}

/// Whether a line goes on in the next without a space: after a dash that joins (`long-` / `term`), or before one.
fn goes_on_unspaced(last: &str, next: &str) -> bool {
    let mut before = last.chars().rev();
    let (Some(dash), Some(letter)) = (before.next(), before.next()) else { return false };
    let joins = match dash {
        '-' => letter.is_alphanumeric() && next.starts_with(char::is_lowercase),
        '—' => !letter.is_whitespace(),
        _ => false,
    };
    joins || next.starts_with('—') && !next.starts_with("— ") && !last.ends_with(['—', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let mut writer = Writer::new(source, Lang::En);
        let piece = Piece { span: Span::new(0, source.len()), instead: None };
        writer.pieces_block(BlockKind::Paragraph, &[piece]);
        assert_eq!(writer.document.text, expected, "{source:?}");
        // Each copied word maps to itself.
        for (at, _) in expected.match_indices(char::is_alphanumeric) {
            let c = expected[at..].chars().next().unwrap();
            let span = Span::new(at, at + c.len_utf8());
            assert_eq!(writer.document.map.to_source(span).of(source), span.of(expected));
        }
    }

    #[test]
    fn white_space_is_one_space() {
        check("a  b\u{a0}c \u{2009}d", "a b c d");
        check("  a ", "a");
        check("co\u{ad}op \u{200b} x\u{7}y", "coop xy");
        check("é\u{a0}—\u{a0}ö", "é — ö");
        check(" \u{a0} ", "");
    }

    #[test]
    fn missing_spaces_are_put_in() {
        check("Mali,Burkina Faso,and Niger", "Mali, Burkina Faso, and Niger");
        check("partnerships.The implications", "partnerships. The implications");
        check("1,984 and x,y and May 8,2025", "1,984 and x,y and May 8,2025");
        check("On May,2025 or 2025,when", "On May, 2025 or 2025, when");
        check("https://a.org/x,yes/end.The", "https://a.org/x,yes/end.The");
        check("“Mali”,Burkina too", "“Mali”,Burkina too".replace("”,B", "”, B").as_str());
        check("Node.js U.S.-led 3.5 e.g.this", "Node.js U.S.-led 3.5 e.g.this");
        check("Why?Because", "Why? Because");
    }

    #[test]
    fn lines_are_joined() {
        #[track_caller]
        fn check(last: &str, next: &str, unspaced: bool) {
            assert_eq!(goes_on_unspaced(last, next), unspaced, "{last} / {next}");
        }
        check("the long-", "term aim", true);
        check("the region —", "and so", false);
        check("the region—", "and so", true);
        check("the region", "—and so", true);
        check("- he said -", "so", false);
        check("Prime Minister J.", "Kyelem", false);
    }
}
