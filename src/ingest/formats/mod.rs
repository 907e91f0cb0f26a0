//! The formats that articles come in: a file for each, and a row in [`FORMATS`].
//!
//! One article a file: plain text, markdown, HTML, a message or a saved page. Many, each with a name of its own: records as
//! JSON, a table or a feed, which all become articles in [`record`](super::record); a crawl. And what holds other files,
//! which are read as if they lay beside it: zip and gzip, with bounds to what comes out.

mod content;
mod feed;
mod gzip;
mod html;
pub mod json;
mod mail;
mod markdown;
pub mod parts;
mod table;
mod text;
mod unpack;
mod warc;
mod zip;

pub use content::HEAD;
pub(super) use content::by_content;

use super::format::{Format, ending};

/// All formats, in the order in which messages name them.
pub const FORMATS: &[Format] = &[
    text::TEXT,
    markdown::MARKDOWN,
    html::HTML,
    json::JSON_LINES,
    json::JSON,
    table::TABLE,
    feed::FEED,
    mail::MAIL,
    warc::WARC,
    zip::ZIP,
    gzip::GZIP,
];

/// The format of a file by the ending of its name; `None` where it is none of ours.
pub fn of(name: &str) -> Option<&'static Format> {
    let ending = ending(name)?.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}

/// The format of a file by the beginning of its content, where its name says nothing.
pub fn shown_by(head: &[u8]) -> Option<&'static Format> {
    content::by_content(head, None)
}

/// Whether an ending says nothing of the format: there is none, or it is that of a program that made a page.
pub fn is_telling(name: &str) -> bool {
    let silent = ["php", "asp", "aspx", "jsp", "cfm", "shtml", "xht", "download"];
    ending(name).is_some_and(|ending| !silent.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The usual ending of each format, for messages: `.txt, .md, …`.
pub fn endings() -> String {
    let usual: Vec<String> = FORMATS
        .iter()
        .filter_map(|format| format.endings.first())
        .map(|ending| format!(".{ending}"))
        .collect();
    match usual.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_name_formats() {
        #[track_caller]
        fn check(name: &str, expected: Option<&Format>) {
            assert_eq!(of(name), expected, "{name}");
        }
        check("a/b.txt", Some(&text::TEXT));
        check("b.MD", Some(&markdown::MARKDOWN));
        check("b.htm", Some(&html::HTML));
        check("b.jsonl", Some(&json::JSON_LINES));
        check("...txt", Some(&text::TEXT));
        check("b.docx", None);
        check("txt", None);
        check("a.b/.txt", None);
        check("b.txt/c", None);
        assert_eq!(endings(), ".txt, .md, .html, .jsonl, .json, .csv, .rss, .eml, .warc, .zip or .gz");
    }
}
