//! Tables: a row for each article, the first with the names of the columns, as spreadsheets export them.
//!
//! The sign between cells is told from the first row. A quotation mark that is not closed would take rows below it into
//! one cell: then its line is told, and reading goes on with the next one.

use csv::{ByteRecord, Reader as Csv, ReaderBuilder};
use serde_json::Value;

use crate::ingest::columns::{Column, Columns};
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::people;
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use crate::ingest::record::{self, Fields, Record};

pub(super) const TABLE: Format =
    Format { name: "table", endings: &["csv", "tsv", "tab"], many: true, reader: Reader::Records(read) };

/// Signs that stand between cells, the usual one first.
const SIGNS: &[u8] = b",;\t|";

/// How many marks that are never closed are gone around.
const MOST_UNCLOSED: usize = 50;

fn read(file: &File<'_>, columns: &Columns) -> Reading {
    let &File { shown, name, text } = file;
    let problem = |cost: Cost, line: u32, expected: &str, found: String, mend: &str| Diagnostic {
        cost,
        file: shown.to_owned(),
        line: Some(line),
        expected: expected.to_owned(),
        found,
        mend: mend.to_owned(),
    };
    let Table { sign, start, line } = head(text);
    let mut rows = Rows::new(text.get(start..).unwrap_or(""), line, sign);
    let Some(names) = rows.next(None) else { return Reading::default() };
    if !names.cells.iter().any(|cell| record::is_text(cell, columns)) {
        let found: Vec<String> =
            names.cells.iter().take(12).map(|cell| format!("`{}`", cell.trim())).collect();
        return Reading::failed(problem(
            Cost::Nothing,
            names.line,
            "names of columns, and among them one of the text",
            found.join(", "),
            "call the column of the text `text`, or say in parallax.toml which it is: [columns] text = \"…\"",
        ));
    }
    let mut records = Vec::new();
    let mut filled = vec![false; names.cells.len()];
    let width = names.cells.len();
    while let Some(row) = rows.next(Some(width)) {
        let fault = |expected: &str, found: &str, mend: &str| {
            Err(problem(Cost::Article, row.line, expected, found.to_owned(), mend))
        };
        if row.unclosed {
            records.push(fault(
                "a row of cells",
                "a quotation mark that is not closed",
                "close it, and write a quotation mark inside of a cell twice",
            ));
            continue;
        }
        if !row.fits(width) {
            records.push(fault(
                &format!("{width} cells, as the first row has"),
                &row.cells.len().to_string(),
                "put a cell that holds the dividing sign between quotation marks",
            ));
            continue;
        }
        for (filled, cell) in filled.iter_mut().zip(&row.cells) {
            *filled |= !cell.trim().is_empty();
        }
        let mut fields = Fields::new();
        for (name, cell) in names.cells.iter().zip(row.cells) {
            // of two columns of one name the first that holds something
            let free = fields.get(name.trim()).is_none_or(|value| value.as_str().is_some_and(str::is_empty));
            if !name.trim().is_empty() && free {
                fields.insert(name.trim().to_owned(), Value::String(cell));
            }
        }
        records.push(Ok(Record { line: row.line, fields }));
    }
    let filled = names.cells.iter().zip(filled).filter(|(_, filled)| *filled);
    let unread = unread(filled.map(|(name, _)| name.trim()), columns);
    let mut reading = record::articles(shown, name, records, columns);
    if !unread.is_empty() && !reading.inputs.is_empty() {
        let decision = Decision::Unread(unread);
        reading.remarks.push(Remark { file: shown.to_owned(), article: None, decision });
    }
    reading
}

/// Those of some columns that nothing is taken from: unknown ones, and texts beside the whole one.
fn unread<'a>(names: impl Iterator<Item = &'a str>, columns: &Columns) -> Vec<String> {
    let names: Vec<&str> = names.collect();
    let rank =
        |name: &str| columns.of(name).filter(|(column, _)| *column == Column::Text).map(|(_, rank)| rank);
    let text = names.iter().filter_map(|name| rank(name)).min();
    let is_unread = |name: &&&str| match columns.of(name) {
        None => !people::is_part(name),
        Some(_) => rank(name).is_some_and(|rank| Some(rank) != text),
    };
    names
        .iter()
        .filter(is_unread)
        .map(|name| if name.is_empty() { "without a name" } else { *name }.to_owned())
        .collect()
}

/// What the head of a table tells of it.
struct Table {
    sign: u8,
    /// Where its rows begin, and in which line.
    start: usize,
    line: u32,
}

/// The sign between cells: the one that a line `sep=;` names, as some programs write it, else the one that stands most
/// often in the first line, outside of quotation marks.
fn head(text: &str) -> Table {
    let first = text.lines().next().unwrap_or("");
    if let Some(sign) = first.strip_prefix("sep=").and_then(|sign| sign.bytes().next()) {
        let start = text.find('\n').map_or(text.len(), |at| at + 1);
        return Table { sign, start, line: 2 };
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |sign: u8| {
        let mut quoted = false;
        let free = first.bytes().filter(|&byte| {
            quoted ^= byte == b'"';
            byte == sign && !quoted
        });
        free.count()
    };
    let most = SIGNS.iter().rev().max_by_key(|sign| count(**sign));
    Table { sign: most.copied().unwrap_or(b','), start: 0, line: 1 }
}

/// The rows of a table, one after the other.
struct Rows<'a> {
    /// What is left of the text, where the reader began.
    text: &'a str,
    /// The line that it begins in.
    line: u32,
    sign: u8,
    reader: Csv<&'a [u8]>,
    unclosed: usize,
}

struct Row {
    line: u32,
    cells: Vec<String>,
    /// A quotation mark of its first line is not closed there, and what follows does not look as if it were meant.
    unclosed: bool,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Whether it has the cells of a row of that width; blank ones may be there beyond, or be left out at its end.
    fn fits(&self, width: usize) -> bool {
        let beyond = self.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        !beyond && (self.cells.len() > 1 || width == 1)
    }
}

fn reader(text: &str, sign: u8) -> Csv<&[u8]> {
    ReaderBuilder::new().delimiter(sign).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Whether every quotation mark that opens a cell is closed, right before the end of the cell.
fn is_well_marked(row: &str, sign: u8) -> bool {
    let mut bytes = row.trim_start_matches(['\r', '\n']).bytes().peekable();
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        if !(begins && byte == b'"') {
            begins = byte == sign;
            continue;
        }
        begins = false;
        loop {
            match bytes.next() {
                None => return false,
                Some(b'"') if bytes.next_if_eq(&b'"').is_none() => break,
                Some(_) => {}
            }
        }
        if bytes.peek().is_some_and(|&next| next != sign && next != b'\r' && next != b'\n') {
            return false;
        }
    }
    true
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, line: u32, sign: u8) -> Self {
        Self { text, line, sign, reader: reader(text, sign), unclosed: 0 }
    }

    /// The next row that is not blank; `width` is how many cells it should have, where that is known.
    fn next(&mut self, width: Option<usize>) -> Option<Row> {
        loop {
            let mut record = ByteRecord::new();
            // bytes in memory give no error
            if !self.reader.read_byte_record(&mut record).ok()? {
                return None;
            }
            let start = record.position().map_or(0, |at| at.byte() as usize);
            let end = self.reader.position().byte() as usize;
            let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            let raw = self.text.get(start..end).unwrap_or("");
            // blank lines above a row are counted to it
            let lead = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let blank = raw.get(..lead).unwrap_or("").matches('\n').count() as u32;
            let above = record.position().map_or(0, |at| at.line().saturating_sub(1) as u32);
            let mut row = Row { line: self.line + above + blank, cells, unclosed: false };
            if row.is_blank() {
                continue;
            }
            if let Some((first, _)) = raw.trim_start_matches(['\r', '\n']).split_once('\n')
                && raw.trim_end().contains('\n')
                && self.unclosed < MOST_UNCLOSED
                && (!is_well_marked(raw, self.sign) || width.is_some_and(|width| !row.fits(width)))
            {
                self.unclosed += 1;
                row.unclosed = true;
                let next = start + lead + first.len() + 1;
                self.line = row.line + 1;
                self.text = self.text.get(next..).unwrap_or("");
                self.reader = reader(self.text, self.sign);
            }
            return Some(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Reading {
        read(&File { shown: "in/a.csv", name: "a.csv", text }, &Columns::default())
    }

    fn texts(reading: &Reading) -> Vec<&str> {
        reading.inputs.iter().map(|input| input.document.text.as_str()).collect()
    }

    #[test]
    fn rows_are_articles() {
        let reading = read_text(
            "Headline,Publish Date,Outlet,Link,Body\n\"Port, town\",2025-05-08,Daily,https://example.org/a,\"It was calm.\n\n\
             He said \"\"so\"\".\"\nTown,,,,It was loud.\n",
        );
        assert_eq!(reading.problems, []);
        let [first, second] = &reading.inputs[..] else { panic!("two articles") };
        assert_eq!(first.meta.title.as_deref(), Some("Port, town"));
        assert_eq!(first.meta.source.as_deref(), Some("Daily"));
        assert_eq!(first.meta.published_basis.as_deref(), Some("`Publish Date`: 2025-05-08"));
        assert_eq!(first.document.text, "It was calm.\n\nHe said \"so\".");
        assert_eq!((second.file.as_str(), second.document.text.as_str()), ("a.csv-2", "It was loud."));
    }

    #[test]
    fn tables_of_other_languages_are_read() {
        #[track_caller]
        fn check(table: &str) {
            let reading = read_text(table);
            assert_eq!(reading.problems, [], "{table}");
            let meta = &reading.inputs[0].meta;
            assert_eq!(meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"), "{table}");
            assert_eq!(meta.author.as_deref(), Some("Ada Quist"), "{table}");
            assert!(meta.title.is_some() && meta.source.is_some(), "{table}");
        }
        check(
            "Titel;Datum;Zeitung;Autorin;Volltext\nHafen offen;5.4.2024;Küstenbote;Ada Quist;Es war ruhig.\n",
        );
        check(
            "titre;date de publication;journal;auteur;texte\nPort ouvert;5 avril 2024;Le Courrier;Ada Quist;C’était calme.\n",
        );
        check(
            "Título,Fecha,Medio,Autor,Texto\nPuerto abierto,5 de abril de 2024,El Correo,Ada Quist,Estaba tranquilo.\n",
        );
        check(
            "título,data,veículo,autor,texto\nPorto aberto,5 de abril de 2024,O Correio,Ada Quist,Estava calmo.\n",
        );
        check(
            "titolo,data,testata,autore,testo\nPorto aperto,5 aprile 2024,Il Corriere,Ada Quist,Era calmo.\n",
        );
        check(
            "title,date,outlet,first_name,last_name,text\nPort,2024-04-05,Courier,Ada,Quist,It was calm.\n",
        );
    }

    #[test]
    fn columns_that_nothing_is_taken_from_are_told() {
        let reading = read_text("title,text,desk,summary,empty\nPort,It was calm.,Local,In short.,\n");
        let told: Vec<&Decision> = reading.remarks.iter().map(|remark| &remark.decision).collect();
        assert!(told.contains(&&Decision::Unread(vec!["desk".to_owned(), "summary".to_owned()])), "{told:?}");
        let reading = read_text("title,text\nPort,It was calm.\n");
        assert!(!reading.remarks.iter().any(|remark| matches!(remark.decision, Decision::Unread(_))));
    }

    #[test]
    fn signs_between_cells_are_told() {
        for text in [
            "id;text\na;It was calm, so.\n",
            "id\ttext\r\na\tIt was calm, so.\r\n",
            "id|text\na|It was calm, so.\n",
            "sep=;\nid;text\na;It was calm, so.\n",
            "\"id\",\"text\"\n\"a\",\"It was calm, so.\"",
            "text\n\"It was calm, so.\"\n",
        ] {
            let reading = read_text(text);
            assert_eq!(reading.problems, [], "{text}");
            assert_eq!(texts(&reading), ["It was calm, so."], "{text}");
        }
    }

    #[test]
    fn a_bad_row_costs_only_itself() {
        #[track_caller]
        fn check(text: &str, expected: &[&str], problem: &str) {
            let reading = read_text(text);
            assert_eq!(texts(&reading), expected, "{:?}", reading.problems);
            let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].starts_with(problem), "{problems:?}");
        }
        check(
            "id,text\na,One.\n\nb,\"Two.\nc,Three.\n",
            &["One.", "Three."],
            "in/a.csv:4: expected a row of cells",
        );
        check(
            "id,text\na,\"One.\nb,\"Two.\"\nc,Three.\n",
            &["Two.", "Three."],
            "in/a.csv:2: expected a row of cells",
        );
        check(
            "id,text\na,One, or two.\nb,Two.\n",
            &["Two."],
            "in/a.csv:2: expected 2 cells, as the first row has, found 3",
        );
        check("id,date,text\na,soon,One.\nb,,Two.\n", &["One.", "Two."], "in/a.csv:2: expected a day as");
        check("id,text\na,\nb,Two.\n", &["Two."], "in/a.csv:2: expected a `text`, found an empty one");
    }

    #[test]
    fn a_table_without_a_text_is_told_once() {
        let reading = read_text("id,Wortlaut\na,One.\nb,Two.\n");
        assert_eq!(
            reading.problems[0].to_string(),
            "in/a.csv:1: expected names of columns, and among them one of the text, found `id`, `Wortlaut`; call the column of \
             the text `text`, or say in parallax.toml which it is: [columns] text = \"…\""
        );
        assert_eq!(reading.problems.len(), 1);
        let columns: Columns = toml::from_str("text = 'Wortlaut'").unwrap();
        let file = File { shown: "in/a.csv", name: "a.csv", text: "id,Wortlaut\na,One.\n" };
        assert_eq!(texts(&read(&file, &columns)), ["One."]);
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "\n",
            "\"",
            "text",
            "text\n\"",
            "text\n\"\"\"\n",
            "text\r\ré\r",
            "é,text\n\"é\",\"\n\n",
            "sep=",
            "sep=\n",
        ] {
            read_text(text);
            read_text(&text.repeat(5));
        }
    }
}
