//! File formats: the bytes of a file become articles on their way into a corpus.
//!
//! Plain text, markdown with front matter, HTML and JSON lines, told apart by the ending of the name, in any
//! encoding. Nothing here fails as a whole: what cannot be read is reported with its line and how to mend it,
//! and the rest goes on. This room reads no file itself; it is given bytes. It must not know commands.

mod encoding;
mod html;
mod jsonl;
mod markdown;
mod published;

use std::fmt;
use std::path::Path;

use crate::corpus::{Input, Meta};
use crate::text::{Document, clean};

pub use encoding::decode;
pub use jsonl::read_line;
pub use published::{ACCEPTED_DATES, read_day};

/// Something in a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// The file, as it was named to us.
    pub file: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<u32>,
    /// What was expected there.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": expected {}, found {}; {}", self.expected, self.found, self.mend)
    }
}

/// What a file gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in order of the file.
    pub inputs: Vec<Input>,
    /// What could not be read, in order of the file.
    pub problems: Vec<Diagnostic>,
}

/// A format that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, however messy.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A page saved from the web.
    Html,
    /// One article a line, as `parallax annotate` takes them.
    JsonLines,
}

impl Format {
    /// The format of a file by the ending of its name; `None` where it is none of ours.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" | "mdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::JsonLines,
            _ => return None,
        })
    }
}

/// Reads a file, whose bytes are given.
pub fn read_file(path: &Path, bytes: &[u8]) -> Reading {
    let shown = path.display().to_string();
    let Some(format) = Format::of(path) else {
        return Reading::failed(Diagnostic {
            file: shown,
            line: None,
            expected: "a file of articles".to_owned(),
            found: path
                .extension()
                .map_or_else(|| "no ending".to_owned(), |end| format!("`.{}`", end.display())),
            mend: "rename it to end in .txt, .md, .html or .jsonl".to_owned(),
        });
    };
    let text = decode(bytes, format == Format::Html);
    if text.trim().is_empty() {
        return Reading::failed(Diagnostic {
            file: shown,
            line: None,
            expected: "an article".to_owned(),
            found: "an empty file".to_owned(),
            mend: "fill it or remove it".to_owned(),
        });
    }
    if text.contains('\0') {
        return Reading::failed(Diagnostic {
            file: shown,
            line: None,
            expected: "text".to_owned(),
            found: "bytes that are none, such as those of an image or a word processor".to_owned(),
            mend: "save the article as plain text or HTML".to_owned(),
        });
    }
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.display().to_string());
    match format {
        Format::Text => Reading { inputs: vec![plain(name, Meta::default(), text)], problems: Vec::new() },
        Format::Markdown => markdown::read(&shown, name, &text),
        Format::Html => html::read(&shown, name, &text),
        Format::JsonLines => jsonl::read(&shown, &text),
    }
}

impl Reading {
    fn failed(problem: Diagnostic) -> Self {
        Self { inputs: Vec::new(), problems: vec![problem] }
    }
}

/// An article of plain text.
fn plain(file: String, meta: Meta, source: String) -> Input {
    let document = clean(&source);
    article(file, meta, source, document)
}

/// An article. Its headline is that of the metadata, else that of the text.
fn article(file: String, mut meta: Meta, source: String, document: Document) -> Input {
    meta.title = meta.title.or_else(|| document.title().map(str::to_owned));
    Input { file, meta, source, document }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_name_formats() {
        #[track_caller]
        fn check(path: &str, expected: Option<Format>) {
            assert_eq!(Format::of(Path::new(path)), expected, "{path}");
        }
        check("a/b.txt", Some(Format::Text));
        check("b.MD", Some(Format::Markdown));
        check("b.htm", Some(Format::Html));
        check("b.jsonl", Some(Format::JsonLines));
        check("b.docx", None);
        check("txt", None);
    }

    #[test]
    fn plain_text_is_cleaned() {
        let reading =
            read_file(Path::new("in/mali.txt"), b"Mali Votes Again\n\nIt was calm.\n\n2 Comments\n");
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
        fn check(path: &str, bytes: &[u8], expected: &str) {
            let reading = read_file(Path::new(path), bytes);
            assert!(reading.inputs.is_empty());
            assert_eq!(reading.problems[0].to_string(), expected);
        }
        check(
            "in/a.docx",
            b"x",
            "in/a.docx: expected a file of articles, found `.docx`; rename it to end in .txt, .md, .html or .jsonl",
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
