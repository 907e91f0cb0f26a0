//! Messages: articles sent by mail (`.eml`), and pages that browsers save in the form of one (`.mhtml`).
//!
//! A page in it goes through the reader of pages, as if it lay in a file of its own. A message says who sent it and when;
//! a saved page says where it stood, and its date is the one of saving, which is not told.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::corpus::Meta;
use crate::ingest::format::{Format, Packed, Reader};
use crate::ingest::published::read_day;
use crate::ingest::reading::{Cost, Diagnostic, Reading};

pub(super) const MAIL: Format =
    Format { name: "message", endings: &["eml", "mhtml", "mht"], many: false, reader: Reader::Bytes(read) };

/// Who browsers say sent a page that they saved.
const SAVED: &str = "saved by";

/// What programs put before the subject of a message that they send on.
const PASSED_ON: &[&str] = &["fwd:", "fw:", "re:", "wg:", "aw:", "tr:"];

fn read(file: &Packed<'_>) -> Reading {
    let &Packed { shown, name, bytes, .. } = file;
    let unreadable = |found: &str| {
        Reading::failed(Diagnostic {
            cost: Cost::Article,
            file: shown.to_owned(),
            line: None,
            expected: "a message with an article".to_owned(),
            found: found.to_owned(),
            mend: "save the message or the page anew, or its text as .txt".to_owned(),
        })
    };
    let Some(message) = MessageParser::default().parse(bytes) else { return unreadable("none") };
    if message.headers().is_empty() {
        return unreadable("none");
    }
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.and_then(|from| from.name().or(from.address())).unwrap_or_default().trim().to_owned();
    let is_page = message.header("Snapshot-Content-Location").is_some()
        || sender.to_lowercase().starts_with(SAVED)
        || name.to_ascii_lowercase().ends_with(".mht")
        || name.to_ascii_lowercase().ends_with(".mhtml");
    let Some(mut reading) = body(file, &message) else { return unreadable("no text in it") };
    for input in &mut reading.inputs {
        name.clone_into(&mut input.file);
    }
    for remark in reading.remarks.iter_mut().filter(|remark| remark.article.is_some()) {
        remark.article = Some(name.to_owned());
    }
    let [input] = &mut reading.inputs[..] else { return reading };
    let meta = &mut input.meta;
    if is_page {
        let place = text(&message, "Snapshot-Content-Location").or_else(|| page_address(&message));
        meta.url = meta.url.take().or(place.filter(|place| is_address(place)));
        meta.title = meta.title.take().or_else(|| message.subject().map(str::to_owned));
    } else {
        sent(&message, &sender, meta);
    }
    reading
}

/// What a message says of itself.
fn sent(message: &Message<'_>, sender: &str, meta: &mut Meta) {
    let mut subject = message.subject().unwrap_or_default().trim();
    while let Some(rest) = PASSED_ON.iter().find_map(|word| {
        let (head, rest) = subject.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then_some(rest.trim_start())
    }) {
        subject = rest;
    }
    if !subject.is_empty() {
        meta.title = Some(subject.to_owned());
    }
    if meta.author.is_none() && !sender.is_empty() && !sender.contains('@') {
        meta.author = Some(sender.to_owned());
        meta.author_basis = Some("the sender of the message".to_owned());
    }
    if meta.published.is_none()
        && let Some(written) = message.header_raw("Date").map(str::trim)
    {
        // a zone may have its name behind it
        let day = read_day(written.split('(').next().unwrap_or(written));
        if day.is_some() {
            meta.published = day;
            meta.published_basis = Some(format!("the day on which the message was sent: {written}"));
        }
    }
}

/// The article of the message: its page, else its text.
fn body(file: &Packed<'_>, message: &Message<'_>) -> Option<Reading> {
    let &Packed { shown, inner, .. } = file;
    let parts = message.parts.iter();
    let mut page =
        parts.clone().find(|part| matches!(part.body, PartType::Html(_)) && part.attachment_name().is_none());
    page = page.or_else(|| message.parts.iter().find(|part| matches!(part.body, PartType::Html(_))));
    let page = page.map(|part| named(inner(&bytes_of(message, part), &format!("{shown}.html")), shown));
    if let Some(page) = page.as_ref().filter(|page| !page.inputs.is_empty()) {
        return Some(page.clone());
    }
    let text = message
        .parts
        .iter()
        .find(|part| matches!(&part.body, PartType::Text(text) if !text.trim().is_empty()));
    let text = text.map(|part| named(inner(&bytes_of(message, part), &format!("{shown}.txt")), shown));
    text.or(page)
}

/// The bytes of a part: where the message says in which encoding they are, in UTF-8 and marked so.
fn bytes_of(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let is_declared = part.content_type().is_some_and(|kind| kind.has_attribute("charset"));
    let raw = || {
        let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
        match part.encoding {
            Encoding::None => Some(raw.to_vec()),
            Encoding::QuotedPrintable => quoted_printable_decode(raw),
            Encoding::Base64 => base64_decode(raw),
        }
    };
    if !is_declared && let Some(raw) = raw() {
        return raw;
    }
    ["\u{feff}".as_bytes(), part.contents()].concat()
}

/// What was read of a part, under the name of the message.
fn named(mut reading: Reading, shown: &str) -> Reading {
    for problem in &mut reading.problems {
        shown.clone_into(&mut problem.file);
        problem.line = None;
    }
    for remark in &mut reading.remarks {
        shown.clone_into(&mut remark.file);
    }
    reading
}

/// Where the page of a message stood.
fn page_address(message: &Message<'_>) -> Option<String> {
    let part = message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))?;
    part.content_location().map(str::to_owned)
}

fn text(message: &Message<'_>, header: &str) -> Option<String> {
    Some(message.header_raw(header.to_owned())?.trim().to_owned())
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use crate::corpus::Input;
    use crate::ingest::read;

    #[track_caller]
    fn one(name: &str, message: &[u8]) -> Input {
        let reading = read(message, name);
        assert_eq!(reading.problems, []);
        assert_eq!(reading.inputs.len(), 1);
        reading.inputs[0].clone()
    }

    #[test]
    fn a_message_is_read() {
        let input = one(
            "in/a.eml",
            b"From: =?utf-8?Q?Ada_Qu=C3=AFst?= <ada@example.org>\r\nDate: Fri, 5 Apr 2024 23:30:00 -0500 (EST)\r\nSubject: Fwd: Port\r\n \
              opens\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
              The caf=E9 was calm on Thurs=\r\nday, and stayed so.\r\n",
        );
        assert_eq!(input.file, "a.eml");
        assert_eq!(input.meta.title.as_deref(), Some("Port opens"));
        assert_eq!(input.meta.author.as_deref(), Some("Ada Qu\u{ef}st"));
        assert_eq!(input.meta.author_basis.as_deref(), Some("the sender of the message"));
        assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
        assert_eq!(input.document.text, "The café was calm on Thursday, and stayed so.");
    }

    const PAGE: &str = "<html><head><title>Port opens</title></head><body><article><h1>Port opens</h1>\
        <p>The harbour was calm on Thursday, when the new quay was opened before a crowd of some two hundred people.</p>\
        <p>The mayor said that the caf\u{e9} beside it would follow in June, and that the whole work had cost less than planned.</p>\
        </article></body></html>";

    #[test]
    fn a_page_in_a_message_goes_before_its_text() {
        let message = format!(
            "From: news@example.org\r\nSubject: Port opens\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"x\"\r\n\r\n\
             --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee it in your browser.\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
             {PAGE}\r\n--x--\r\n"
        );
        let input = one("a.eml", message.as_bytes());
        assert!(input.document.text.contains("the caf\u{e9} beside it"), "{}", input.document.text);
        assert_eq!(input.meta.author, None);
        assert_eq!(input.meta.published, None);
    }

    #[test]
    fn a_saved_page_is_read() {
        let latin: Vec<u8> =
            PAGE.replace("<head>", "<head><meta charset=windows-1252>").chars().map(|c| c as u8).collect();
        let head = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/port\r\nSubject: Port opens\r\n\
            Date: Mon, 1 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n\
            --x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\nContent-Location: https://example.org/port\r\n\r\n";
        let input = one(
            "a.mhtml",
            &[&head[..], &latin, b"\r\n--x\r\nContent-Type: text/css\r\n\r\np{}\r\n--x--\r\n"].concat(),
        );
        assert_eq!(input.meta.url.as_deref(), Some("https://example.org/port"));
        assert_eq!(input.meta.published, None, "the day of saving is not the day of publication");
        assert_eq!(input.meta.author, None);
        assert!(input.document.text.contains("the caf\u{e9} beside it"), "{}", input.document.text);
    }

    #[test]
    fn what_holds_no_article_is_told() {
        #[track_caller]
        fn check(message: &[u8]) {
            let reading = read(message, "in/a.eml");
            assert!(reading.inputs.is_empty());
            assert!(
                reading.problems[0].to_string().starts_with("in/a.eml: expected a"),
                "{}",
                reading.problems[0]
            );
        }
        check(b"\r\n\r\n\xFF");
        check(b"Subject: x\r\n\r\n");
        check(b"Subject: x\r\nContent-Type: image/png\r\n\r\nx\r\n");
    }
}
