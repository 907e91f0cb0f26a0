//! Floor 3: the bytes of a file, whatever its format, become articles on their way into a corpus.
//!
//! [`read`] tells the format by the ending of the name, or by what the content shows beyond doubt ([`formats`]: a format is
//! one file there and one row of its table), decodes the bytes (`encoding`) and gives [`Input`](crate::corpus::Input)s, metadata and cleaned text. What a
//! person writes beside the articles is read here too: [`metadata`] (`parallax.toml`) and [`curation`]
//! (`curation.toml`). Records of every format become articles in `record`, by the names that `columns` knows for their
//! fields; `front_matter` reads what stands above a text.
//!
//! All of it is a pure function of bytes and names, the same in the command line and in the page. Nothing fails as a
//! whole: what cannot be read is a [`Diagnostic`] with its line, what was expected and how to mend it, and the rest goes
//! on. This floor must not know paths, files, threads, terminals or the browser, nor how a corpus is asked.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod article;
mod columns;
pub mod curation;
mod day;
mod encoding;
mod format;
pub mod formats;
mod front_matter;
pub mod metadata;
mod people;
mod published;
mod reading;
mod record;
mod toml_file;
mod toml_words;

pub use columns::Columns;
use encoding::{Decoded, NO_TEXT, NoText};
pub use format::{File, Format};
use format::{Packed, Reader};
pub use formats::json::read_line;
pub use published::{ACCEPTED_DATES, read_day};
pub use reading::{Cost, Decision, Diagnostic, Field, LeftOut, Reading, Remark};
pub use toml_file::{TomlError, TomlFile};

/// How deep files that hold files may stand in each other: an archive of archives, each of them compressed.
const DEEPEST: usize = 3;

/// Reads a file of articles, of which the bytes are given. Messages speak of it by its name; an article takes the last
/// part of the name, behind all folders, for its own, or its `id` where a format has one.
pub fn read(bytes: &[u8], name: &str) -> Reading {
    read_with(bytes, name, &Columns::default())
}

/// As [`read`], with columns that have names of their own: `columns` of [`metadata::Metadata`].
pub fn read_with(bytes: &[u8], name: &str, columns: &Columns) -> Reading {
    read_in(bytes, name, columns, 0)
}

/// Reads a file that stands in so many others.
fn read_in(bytes: &[u8], name: &str, columns: &Columns, depth: usize) -> Reading {
    let named = formats::of(name);
    let shown = formats::by_content(bytes, named).filter(|_| named.is_some() || !formats::is_telling(name));
    let Some(format) = shown.or(named) else {
        return Reading::failed(Diagnostic {
            cost: Cost::Article,
            file: name.to_owned(),
            line: None,
            expected: "a file of articles".to_owned(),
            found: format::ending(name)
                .map_or_else(|| "no ending".to_owned(), |ending| format!("`.{ending}`")),
            mend: format!("rename it to end in {}", formats::endings()),
        });
    };
    let nothing = |expected: &str, found: &str, mend: &str| {
        Reading::failed(Diagnostic {
            cost: Cost::Article,
            file: name.to_owned(),
            line: None,
            expected: expected.to_owned(),
            found: found.to_owned(),
            mend: mend.to_owned(),
        })
    };
    let last = format::last_part(name);
    if let Reader::Bytes(read) = format.reader {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return nothing("an article", "an empty file", "fill it or remove it");
        }
        if depth >= DEEPEST {
            return nothing("articles", "archives in archives in archives", "unpack it first");
        }
        let inner = |bytes: &[u8], name: &str| read_in(bytes, name, columns, depth + 1);
        return read(&Packed { shown: name, name: last, bytes, columns, inner: &inner });
    }
    let Decoded { text, decisions } = match encoding::decode(bytes, format.is_page()) {
        Ok(decoded) => decoded,
        Err(NoText) => return nothing("text", NO_TEXT, "save the article as plain text or HTML"),
    };
    if text.trim().is_empty() {
        return nothing("an article", "an empty file", "fill it or remove it");
    }
    let file = File { shown: name, name: last, text: &text };
    let reading = match format.reader {
        Reader::Text(read) | Reader::Page(read) => read(&file),
        Reader::Records(read) => read(&file, columns),
        Reader::Bytes(_) => Reading::default(),
    };
    reading.with_remarks(name, decisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_cleaned() {
        let reading = read(b"Mali Votes Again\n\nIt was calm.\n\n2 Comments\n", "in/mali.txt");
        assert_eq!(reading.problems, []);
        let input = &reading.inputs[0];
        assert_eq!(input.file, "mali.txt");
        assert_eq!(input.meta.title.as_deref(), Some("Mali Votes Again"));
        assert_eq!(input.document.text, "Mali Votes Again\n\nIt was calm.");
        assert!(input.source.ends_with("2 Comments\n"), "the source is as it was");
    }

    #[test]
    fn what_cannot_be_read_says_how_to_mend_it() {
        #[track_caller]
        fn check(name: &str, bytes: &[u8], expected: &str) {
            let reading = read(bytes, name);
            assert!(reading.inputs.is_empty());
            assert_eq!(reading.problems[0].to_string(), expected);
        }
        check(
            "in/a.docx",
            b"x",
            "in/a.docx: expected a file of articles, found `.docx`; rename it to end in .txt, .md, .html, .jsonl, .json, \
             .csv, .rss, .eml, .warc, .zip or .gz",
        );
        check("in/a.txt", b" \n", "in/a.txt: expected an article, found an empty file; fill it or remove it");
        check(
            "in/a.txt",
            b"PNG\0\0a",
            "in/a.txt: expected text, found bytes that are none, such as those of an image or a word processor; \
             save the article as plain text or HTML",
        );
    }
}
