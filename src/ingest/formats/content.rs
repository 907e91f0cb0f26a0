//! The format of a file by what stands in it, where that shows beyond doubt: people and programs give names that say
//! something else, or nothing.

use super::{feed, gzip, html, json, mail, markdown, text, warc, zip};
use crate::ingest::encoding::{self, Decoded};
use crate::ingest::format::Format;

/// So much of a file is looked at.
pub const HEAD: usize = 4096;

/// The format that the content shows, given the one that the name says.
pub(in crate::ingest) fn by_content(bytes: &[u8], named: Option<&Format>) -> Option<&'static Format> {
    if bytes.starts_with(&[0x1F, 0x8B, 8]) {
        return Some(&gzip::GZIP);
    }
    if bytes.starts_with(b"PK\x03\x04") && !is_document(bytes) {
        return Some(&zip::ZIP);
    }
    if bytes.starts_with(b"WARC/") {
        return Some(&warc::WARC);
    }
    let is = |format: &Format| named == Some(format);
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    // what is packed in another way, or no text, is none of these
    let Ok(Decoded { text, .. }) = encoding::decode(whole_characters(head), true) else { return None };
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !is(&mail::MAIL) && is_message(text) {
        return Some(&mail::MAIL);
    }
    let root = root(text).to_lowercase();
    let begins = |tag: &str| {
        root.strip_prefix(tag).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
    };
    if begins("<!doctype html") || begins("<html") {
        // a text may begin so and go on as one: markdown does not
        return Some(&html::HTML);
    }
    if ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| begins(tag)) && !is(&markdown::MARKDOWN) {
        return Some(&feed::FEED);
    }
    if named.is_none() || is(&text::TEXT) {
        return records(bytes, text);
    }
    None
}

/// The format of records that a text without a telling name holds, where the whole of it is some.
fn records(bytes: &[u8], head: &str) -> Option<&'static Format> {
    if !(head.starts_with("{\"")
        || head.starts_with('[')
        || head.starts_with("{\n")
        || head.starts_with("{\r"))
    {
        return None;
    }
    let Ok(Decoded { text, .. }) = encoding::decode(bytes, false) else { return None };
    let is_object = |line: &str| {
        serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line)
            .is_ok_and(|fields| fields.len() > 1)
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if lines.next().is_some_and(is_object) && lines.all(is_object) {
        return Some(&json::JSON_LINES);
    }
    let objects = serde_json::from_str::<Vec<serde_json::Map<String, serde_json::Value>>>(&text);
    (objects.is_ok_and(|objects| !objects.is_empty()) || is_object(&text)).then_some(&json::JSON)
}

/// Bytes without the rest of a character at their end.
fn whole_characters(head: &[u8]) -> &[u8] {
    let cut = (0..4).find(|cut| {
        let at = head.len().saturating_sub(*cut);
        at == 0 || head.get(at - 1).is_none_or(|byte| byte.is_ascii() && *byte != 0)
    });
    head.get(..head.len() - cut.unwrap_or(0).min(head.len())).filter(|_| head.len() == HEAD).unwrap_or(head)
}

/// Whether an archive is the file of a word processor, or of another program.
fn is_document(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let holds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    holds(b"[Content_Types].xml") || holds(b"mimetype") || holds(b"META-INF/") || holds(b"AndroidManifest")
}

/// What stands behind the declaration and the comments of a page or a feed.
fn root(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            return rest;
        };
        let Some((_, after)) = rest.split_once(end) else { return "" };
        rest = after;
    }
}

/// Whether a text begins with the head of a message as programs write it.
fn is_message(text: &str) -> bool {
    let mut fields = Vec::new();
    for line in text.lines().take(80) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !fields.is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        fields.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| fields.iter().any(|field| field == name);
    (has("from") || has("subject"))
        && ["mime-version", "message-id", "received", "snapshot-content-location"]
            .iter()
            .any(|name| has(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{formats, read};

    #[test]
    fn what_a_file_is_shows() {
        #[track_caller]
        fn check(name: &str, bytes: &[u8], expected: Option<&Format>) {
            assert_eq!(by_content(bytes, formats::of(name)), expected, "{name}");
        }
        check("a.txt", b"<!DOCTYPE html><html><p>It was calm.", Some(&html::HTML));
        check("a.xml", b"<?xml version=\"1.0\"?>\n<!-- x -->\n<html lang=en>", Some(&html::HTML));
        check("a.html", b"<?xml version=\"1.0\"?><rss version=\"2.0\">", Some(&feed::FEED));
        check("a", b"\xEF\xBB\xBF<feed xmlns=\"x\">", Some(&feed::FEED));
        check("a.html", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n\r\n", Some(&mail::MAIL));
        check("a.txt", b"Received: x\r\n y\r\nSubject: Port\r\n\r\nIt was calm.", Some(&mail::MAIL));
        check("a.txt", b"From: Ada\nSubject: Port\n\nIt was calm.", None);
        check(
            "a.txt",
            b"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"x\"}\n",
            Some(&json::JSON_LINES),
        );
        check("a.txt", b"[{\"id\":\"a\",\"text\":\"x\"}]", Some(&json::JSON));
        check("a.txt", b"[Editor's note] It was calm.", None);
        check("a.txt", b"It was calm.", None);
        check("a", b"It was calm.", None);
        check("a.md", b"<rss> is a form of feeds.", None);
        check("a", b"PK\x03\x04a.txt", Some(&zip::ZIP));
        check("a.txt", b"PK\x03\x04\x14\0[Content_Types].xml", None);
        check("a.warc.gz", b"WARC/1.0\r\n", Some(&warc::WARC));
        check("a", &[0xFF, 0xFE, b'<', 0, b'h', 0, b't', 0, b'm', 0, b'l', 0, b'>', 0], Some(&html::HTML));
        check("a", &[0x89, b'P', b'N', b'G', 0, 0, 1], None);
        check("a", b"", None);
    }

    #[test]
    fn what_is_called_something_else_is_read_as_what_it_is() {
        let gz = super::super::unpack::tests::gzip(b"It was calm.");
        let reading = read(&gz, "in/a.txt");
        assert_eq!((reading.inputs[0].file.as_str(), reading.problems.len()), ("a.txt", 0));
        let rss = "<rss><channel><item><guid>a</guid><description>It was calm.</description></item></channel></rss>";
        assert_eq!(read(rss.as_bytes(), "in/a.html").inputs[0].file, "a");
        assert_eq!(read(b"It was calm.", "in/a.html.gz").problems.len(), 1);
        let long = format!("<html><body><p>{}</p></body></html>", "Für ".repeat(5000));
        assert_eq!(by_content(long.as_bytes(), None), Some(&html::HTML));
    }
}
