//! WARC: what a crawler was answered. Each page among the answers is an article, called by its address.

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8};

use super::unpack::gunzip;
use crate::corpus::{Input, Meta};
use crate::ingest::format::{Format, Packed, Reader, last_part};
use crate::ingest::reading::{Cost, Diagnostic, Reading};

pub(super) const WARC: Format =
    Format { name: "WARC", endings: &["warc"], many: true, reader: Reader::Bytes(read) };

fn read(file: &Packed<'_>) -> Reading {
    let &Packed { shown, bytes, inner, .. } = file;
    let problem = |cost: Cost, found: String| Diagnostic {
        cost,
        file: shown.to_owned(),
        line: None,
        expected: "an archive of pages, as WARC".to_owned(),
        found,
        mend: "save the archive anew, or its pages".to_owned(),
    };
    let mut reading = Reading::default();
    let mut rest = bytes;
    let mut number = 0;
    let mut pages = 0;
    let mut seen = BTreeMap::new();
    while !rest.trim_ascii_start().is_empty() {
        number += 1;
        let Some(record) = Record::read(&mut rest) else {
            let found = if number == 1 {
                "a file of another kind".to_owned()
            } else {
                format!("record {number} broken or cut off")
            };
            let cost = if pages == 0 { Cost::Article } else { Cost::Part };
            reading.problems.push(problem(cost, found));
            break;
        };
        let Some(page) = record.page() else { continue };
        pages += 1;
        let Some(body) = page.body else {
            reading
                .problems
                .push(problem(Cost::Article, format!("{} packed in a way that is not known", page.address)));
            continue;
        };
        let member = format!("{shown}#{number}.{}", page.ending);
        let mut found = inner(&body, &member);
        // an answer to a program, without articles
        found.problems.retain(|problem| problem.cost != Cost::Nothing);
        for problem in &mut found.problems {
            problem.file = format!("{shown}#{number} ({})", page.address);
        }
        // records have names of their own
        let called = format!("{}-", last_part(&member).trim_end_matches(page.ending).trim_end_matches('.'));
        let called_by_number = |name: &str| name.starts_with(&called) || name.starts_with(last_part(&member));
        if let [input] = &mut found.inputs[..]
            && called_by_number(&input.file)
        {
            let own = own_name(&mut seen, &page.address, input);
            for remark in found.remarks.iter_mut().filter(|remark| remark.article.is_some()) {
                remark.article = Some(own.clone());
            }
            input.file = own;
        } else {
            let renamed = |name: &str| {
                let number = called_by_number(name).then(|| name.rsplit('-').next().unwrap_or(name))?;
                Some(format!("{}-{number}", page.address))
            };
            for name in found.remarks.iter_mut().filter_map(|remark| remark.article.as_mut()) {
                *name = renamed(name).unwrap_or_else(|| name.clone());
            }
            for input in &mut found.inputs {
                input.file = renamed(&input.file).unwrap_or_else(|| input.file.clone());
            }
        }
        let is_address = page.address.starts_with("http://") || page.address.starts_with("https://");
        for meta in found.inputs.iter_mut().map(|input| &mut input.meta) {
            if is_address && page.is_of_one && meta.url.is_none() {
                meta.url = Some(page.address.clone());
            }
        }
        reading.inputs.extend(found.inputs);
        reading.problems.extend(found.problems);
        reading.remarks.extend(found.remarks);
    }
    if pages == 0 && reading.problems.is_empty() {
        reading.problems.push(problem(Cost::Article, "one without pages".to_owned()));
    }
    reading
}

/// What an article of an address is called: one that was captured twice and had changed has a name of its own.
fn own_name(seen: &mut BTreeMap<String, Vec<(Meta, String)>>, address: &str, input: &Input) -> String {
    let others = seen.entry(address.to_owned()).or_default();
    let own = (input.meta.clone(), input.source.clone());
    let at = others.iter().position(|other| *other == own).unwrap_or_else(|| {
        others.push(own);
        others.len() - 1
    });
    if at == 0 { address.to_owned() } else { format!("{address} ({})", at + 1) }
}

/// A record: its head, and what it holds.
struct Record<'a> {
    head: Head<'a>,
    block: &'a [u8],
}

/// A page among the answers.
struct Page<'a> {
    address: String,
    ending: &'static str,
    /// It is the page of that address, and not a list of records.
    is_of_one: bool,
    /// None where it is packed in a way that is not known.
    body: Option<Cow<'a, [u8]>>,
}

impl<'a> Record<'a> {
    /// Reads a record off the front of `rest`.
    fn read(rest: &mut &'a [u8]) -> Option<Record<'a>> {
        let start = rest.trim_ascii_start();
        if !start.starts_with(b"WARC/") {
            return None;
        }
        let (head, behind) = Head::read(start)?;
        let length: usize = head.get("content-length")?.trim().parse().ok()?;
        let (block, behind) = behind.split_at_checked(length)?;
        *rest = behind;
        Some(Record { head, block })
    }

    /// The page that it holds: an answer that was good, or a page stored as it is.
    fn page(&self) -> Option<Page<'a>> {
        let address = self.head.get("warc-target-uri")?.trim_matches(['<', '>', ' ']).to_owned();
        let kind = self.head.get("warc-type")?.trim().to_ascii_lowercase();
        let (head, body) = match kind.as_str() {
            "response" => {
                let (head, body) = Head::read(self.block)?;
                let status = head.first.split(' ').nth(1)?.trim().to_owned();
                (status == "200").then_some((Some(head), body))?
            }
            "resource" | "conversion" => (None, self.block),
            _ => return None,
        };
        let kind =
            head.as_ref().unwrap_or(&self.head).get("content-type").unwrap_or_default().to_ascii_lowercase();
        let ending = match kind.split(';').next().unwrap_or("").trim() {
            "text/html" | "application/xhtml+xml" => "html",
            "text/plain" => "txt",
            "application/json" | "application/ld+json" | "application/feed+json" => "json",
            "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => "rss",
            _ => return None,
        };
        let is_of_one = matches!(ending, "html" | "txt");
        let charset = kind.split(';').find_map(|part| part.trim().strip_prefix("charset="));
        let charset =
            charset.and_then(|label| Encoding::for_label(label.trim_matches(['"', '\'', ' ']).as_bytes()));
        let of_body = |name: &str| {
            head.as_ref().and_then(|head| head.get(name)).unwrap_or_default().to_ascii_lowercase()
        };
        let mut body = Cow::Borrowed(body);
        if of_body("transfer-encoding").contains("chunked")
            && let Some(whole) = whole(&body)
        {
            body = Cow::Owned(whole);
        }
        // Some crawlers unpack what they store and leave the head as it came.
        let body = match of_body("content-encoding").trim() {
            _ if body.starts_with(&[0x1F, 0x8B]) => match gunzip(&body) {
                (unpacked, _) if !unpacked.is_empty() => Some(Cow::Owned(unpacked)),
                _ => None,
            },
            "br" | "zstd" | "deflate" if !looks_like_text(&body) => None,
            _ => Some(body),
        };
        // what the server says of its encoding, where the bytes do not show another
        let body = body.map(|body| match charset {
            Some(charset) if charset != UTF_8 && std::str::from_utf8(&body).is_err() => {
                let (text, bad) = charset.decode_without_bom_handling(&body);
                if bad { body.clone() } else { Cow::Owned(["\u{feff}".as_bytes(), text.as_bytes()].concat()) }
            }
            _ => body,
        });
        Some(Page { address, ending, is_of_one, body })
    }
}

/// Whether bytes look like text and not like something packed.
fn looks_like_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(256)).unwrap_or(bytes);
    head.iter().all(|&byte| byte >= 0x20 || byte.is_ascii_whitespace())
}

/// The first line of a head, and its fields.
struct Head<'a> {
    first: Cow<'a, str>,
    fields: Vec<(String, Cow<'a, str>)>,
}

impl<'a> Head<'a> {
    /// Reads a head off the front of some bytes; gives it with what stands behind its blank line.
    fn read(bytes: &'a [u8]) -> Option<(Head<'a>, &'a [u8])> {
        let mut head = Head { first: Cow::Borrowed(""), fields: Vec::new() };
        let mut rest = bytes;
        for number in 0.. {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (line, behind) = rest.split_at_checked(end + 1)?;
            rest = behind;
            let line = String::from_utf8_lossy(line.trim_ascii_end());
            if line.is_empty() {
                break;
            }
            if number == 0 {
                head.first = line;
            } else if let Some((name, value)) = line.split_once(':') {
                head.fields.push((name.trim().to_ascii_lowercase(), Cow::Owned(value.trim().to_owned())));
            }
        }
        Some((head, rest))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| &**value)
    }
}

/// What was sent in pieces, put together; none where it does not look so.
fn whole(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = rest.iter().take(32).position(|byte| *byte == b'\n')?;
        let (line, behind) = rest.split_at_checked(end + 1)?;
        let line = std::str::from_utf8(line).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        if length == 0 {
            return Some(out);
        }
        // the last piece may be cut off
        let (piece, behind) = behind.split_at_checked(length).unwrap_or((behind, &[]));
        out.extend(piece);
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
        if rest.is_empty() {
            return Some(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::unpack::tests::gzip;
    use crate::ingest::read;

    const PAGE: &str = "<html><head><title>Port opens</title></head><body><article><h1>Port opens</h1>\
        <p>The harbour was calm on Thursday, when the new quay was opened before a crowd of some two hundred people.</p>\
        <p>The mayor said that the house beside it would follow in June, and that the whole work had cost less than planned.</p>\
        </article></body></html>";

    fn record(kind: &str, address: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn answer(status: &str, more: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 {status} Fine\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n");
        [head.as_bytes(), body].concat()
    }

    #[test]
    fn pages_among_the_answers_are_articles() {
        let pieces =
            format!("10\r\n{}\r\n{:x};x=1\r\n{}\r\n0\r\n\r\n", &PAGE[..16], PAGE.len() - 16, &PAGE[16..]);
        let records = [
            record("warcinfo", "x", b"software: x"),
            record("request", "https://example.org/a", b"GET /a HTTP/1.1\r\n\r\n"),
            record("response", "https://example.org/a", &answer("200", "", PAGE.as_bytes())),
            record("response", "https://example.org/gone", &answer("404", "", PAGE.as_bytes())),
            record(
                "response",
                "https://example.org/b",
                &answer("200", "Transfer-Encoding: chunked\r\n", pieces.as_bytes()),
            ),
            record(
                "response",
                "https://example.org/c",
                &answer("200", "Content-Encoding: gzip\r\n", &gzip(PAGE.as_bytes())),
            ),
            record(
                "response",
                "https://example.org/d",
                &answer("200", "Content-Encoding: br\r\n", &[1, 2, 3]),
            ),
        ];
        let check = |archive: &[u8], name: &str| {
            let reading = read(archive, name);
            let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
            assert_eq!(names, ["https://example.org/a", "https://example.org/b", "https://example.org/c"]);
            assert_eq!(reading.inputs[0].meta.url.as_deref(), Some("https://example.org/a"));
            let text = &reading.inputs[0].document.text;
            assert!(reading.inputs.iter().all(|input| input.document.text == *text));
            assert!(text.contains("The harbour was calm"));
            assert_eq!(reading.problems.len(), 1);
            assert!(reading.problems[0].found.starts_with("https://example.org/d packed"));
        };
        check(&records.concat(), "in/a.warc");
        let packed: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
        check(&packed.concat(), "in/a.warc.gz");
    }

    fn typed(kind: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat()
    }

    #[test]
    fn what_was_captured_twice_is_kept_where_it_changed() {
        let changed = PAGE.replace("June", "July");
        let archive = [PAGE, &changed, PAGE]
            .map(|page| record("response", "https://example.org/a", &answer("200", "", page.as_bytes())));
        let reading = read(&archive.concat(), "in/a.warc");
        let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(names, ["https://example.org/a", "https://example.org/a (2)", "https://example.org/a"]);
        assert_eq!(reading.inputs[1].meta.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn each_answer_is_in_the_encoding_of_its_head() {
        let (russian, _, _) = encoding_rs::KOI8_R.encode("Порт открыт, тихо");
        let archive = [
            record("response", "https://example.org/k", &typed("text/plain; charset=koi8-r", &russian)),
            record(
                "response",
                "https://example.org/l",
                &typed("text/plain; charset=\"iso-8859-1\"", b"Caf\xE9 ouvert"),
            ),
            record(
                "response",
                "https://example.org/u",
                &typed("text/plain; charset=iso-8859-1", "Café".as_bytes()),
            ),
        ];
        let reading = read(&archive.concat(), "in/a.warc");
        let texts: Vec<&str> = reading.inputs.iter().map(|input| input.document.text.as_str()).collect();
        assert_eq!(texts, ["Порт открыт, тихо", "Café ouvert", "Café"]);
    }

    #[test]
    fn records_and_feeds_among_the_answers_are_read() {
        let archive = [
            record("response", "https://example.org/api", &typed("application/json", b"[{\"id\":\"one\",\"text\":\"It was calm.\"},{\"text\":\"It was loud.\"}]")),
            record("response", "https://example.org/menu", &typed("application/json", b"{\"menu\":[1,2]}")),
            record("response", "https://example.org/rss", &typed("application/rss+xml", b"<rss><channel><item><link>https://example.org/x</link><description>It was late.</description></item></channel></rss>")),
        ];
        let reading = read(&archive.concat(), "in/a.warc");
        assert_eq!(reading.problems, []);
        let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(names, ["one", "https://example.org/api-2", "https://example.org/x"]);
        assert_eq!(reading.inputs[0].meta.url, None, "a list of records is not the page of its article");
    }

    #[test]
    fn faults_are_told_and_cost_little() {
        #[track_caller]
        fn check(archive: &[u8], articles: usize, expected: &str) {
            let reading = read(archive, "in/a.warc");
            assert_eq!(reading.inputs.len(), articles);
            assert!(reading.problems[0].to_string().starts_with(expected), "{}", reading.problems[0]);
        }
        let good = record("response", "https://example.org/a", &answer("200", "", PAGE.as_bytes()));
        check(b"none", 0, "in/a.warc: expected an archive of pages, as WARC, found a file of another kind");
        check(
            &record("request", "x", b"x"),
            0,
            "in/a.warc: expected an archive of pages, as WARC, found one without pages",
        );
        check(
            &[&good[..], &good[..99]].concat(),
            1,
            "in/a.warc: expected an archive of pages, as WARC, found record 2 broken",
        );
        let empty = record("response", "https://example.org/e", &answer("200", "", b"<html></html>"));
        check(&[empty, good].concat(), 1, "in/a.warc#1 (https://example.org/e): expected");
    }
}
