//! Messages: articles sent by mail (`.eml`), and pages that browsers save in the form of one (`.mhtml`).
//!
//! What a message holds goes through the reader of its kind, as if it lay in a file of its own: its page or its text,
//! and each text, page or message that is attached. A message that was sent on is an article of its own, with who wrote
//! it and when ([`sent_on`]). A saved page says where it stood, and its date is the one of saving, which is not told.
//! What is no article is named.

mod head;
mod sent_on;
mod told;

use std::collections::BTreeMap;

use encoding_rs::{Encoding as Charset, UTF_8};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use sent_on::Piece;
use told::{Head, Of, flat, is_sent_on, subject};

use super::unpack;
use crate::corpus::{Input, Meta};
use crate::ingest::format::{Format, Packed, Reader};
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};

pub(super) const MAIL: Format =
    Format { name: "message", endings: &["eml", "mhtml", "mht"], many: false, reader: Reader::Bytes(read) };

/// Who browsers say sent a page that they saved.
const SAVED: &str = "saved by";

/// Words above a message that is sent on are an article where there are so many.
const WORDS: usize = 60;

/// So many messages may stand in each other, and beside each other.
const MOST: usize = 1000;

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
    let attached = bytes.windows(MESSAGE.len()).filter(|part| part.eq_ignore_ascii_case(MESSAGE)).count();
    if attached > MOST {
        return unreadable(&format!("one that holds more than {MOST} others"));
    }
    let (bytes, decisions) = head::mended(bytes);
    let Some(message) = MessageParser::default().parse(&*bytes) else { return unreadable("none") };
    if message.headers().is_empty() {
        return unreadable("none");
    }
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.and_then(|from| from.name().or(from.address())).unwrap_or_default().trim().to_owned();
    let is_page = message.header("Snapshot-Content-Location").is_some()
        || sender.to_lowercase().starts_with(SAVED)
        || name.to_ascii_lowercase().ends_with(".mht")
        || name.to_ascii_lowercase().ends_with(".mhtml");
    let holds = Holds { file, message: &message };
    if is_page {
        let Some(reading) = holds.page() else { return unreadable("no text in it") };
        return reading.with_remarks(shown, decisions);
    }
    let mut reading = holds.article(&sender).unwrap_or_default();
    holds.attached(&mut reading);
    if reading.inputs.is_empty() && reading.problems.is_empty() {
        return unreadable("no text in it");
    }
    reading.with_remarks(shown, decisions)
}

/// What is attached where a message is.
const MESSAGE: &[u8] = b"message/rfc822";

/// A message, and the file that it is.
struct Holds<'a> {
    file: &'a Packed<'a>,
    message: &'a Message<'a>,
}

impl Holds<'_> {
    /// The article of a page that was saved, under the name of the file.
    fn page(&self) -> Option<Reading> {
        let &Packed { shown, name, inner, .. } = self.file;
        let message = self.message;
        let place = text(message, "Snapshot-Content-Location");
        let pages: Vec<&MessagePart<'_>> =
            message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_))).collect();
        let at =
            |part: &&&MessagePart<'_>| part.content_location().is_some_and(|at| Some(at) == place.as_deref());
        let page = pages.iter().find(at).or(pages.first()).copied();
        let plain = message.parts.iter().find(|part| is_filled_text(part));
        let mut reading =
            page.map(|part| named(inner(&bytes_of(message, part), &format!("{shown}.html")), shown, name));
        if reading.as_ref().is_none_or(|reading| reading.inputs.is_empty())
            && let Some(part) = plain
        {
            reading = Some(named(inner(&bytes_of(message, part), &format!("{shown}.txt")), shown, name));
        }
        let mut reading = reading?;
        if let [input] = &mut reading.inputs[..] {
            let meta = &mut input.meta;
            let place = place.or_else(|| page?.content_location().map(str::to_owned));
            meta.url = meta.url.take().or(place.filter(|place| is_address(place)));
            meta.title = meta.title.take().or_else(|| message.subject().map(str::to_owned));
        }
        Some(reading)
    }

    /// The article of the message itself, or those that it was made of as it was sent on.
    fn article(&self, sender: &str) -> Option<Reading> {
        let &Packed { shown, name, .. } = self.file;
        let message = self.message;
        let written = message.subject().unwrap_or_default();
        let sent_on = is_sent_on(written);
        let page = self.body(&message.html_body).filter(|(_, is_page)| *is_page);
        let plain = self.body(&message.text_body).filter(|(_, is_page)| !is_page);
        let pieces = plain.as_ref().and_then(|(plain, _)| sent_on::pieces(plain, sent_on)).or_else(|| {
            let (page, _) = page.as_ref().filter(|_| plain.is_none())?;
            let text = sent_on::lines_of(page);
            sent_on::pieces(&text, sent_on)
        });
        let of_message = |meta: &mut Meta, problems: &mut Vec<Diagnostic>| {
            let head = Head {
                sender: Some(sender.to_owned()).filter(|sender| !sender.is_empty() && !sender.contains('@')),
                day: message.header_raw("Date").map(|day| day.trim().to_owned()),
                subject: Some(subject(written).to_owned()).filter(|subject| !subject.is_empty()),
            };
            if let Some(problem) = head.tell(meta, self.kind(), shown) {
                problems.push(problem);
            }
        };
        let Some(pieces) = pieces else {
            let read =
                |(text, is_page): &(String, bool)| self.read(text, if *is_page { "html" } else { "txt" });
            let mut reading = page.as_ref().map(read).filter(|page| !page.inputs.is_empty());
            reading = reading.or_else(|| plain.as_ref().map(read)).or_else(|| page.as_ref().map(read));
            let mut reading = reading?;
            if let [input] = &mut reading.inputs[..] {
                if sent_on {
                    // who wrote it, and when, is not who sent it on
                    let subject = Some(subject(written)).filter(|subject| !subject.is_empty());
                    input.meta.title = subject.map(str::to_owned).or(input.meta.title.take());
                    passed(
                        &mut reading,
                        shown,
                        Some(name),
                        format!("sender and day of who sent it on: {sender}"),
                    );
                } else {
                    of_message(&mut input.meta, &mut reading.problems);
                }
            }
            return Some(reading);
        };
        let mut all = Reading::default();
        for Piece { head, text } in pieces {
            if text.trim().is_empty() {
                continue;
            }
            if head.is_none() && text.split_whitespace().nth(WORDS).is_none() {
                passed(
                    &mut all,
                    shown,
                    None,
                    format!("the words above a message that was sent on: “{}”", flat(&text)),
                );
                continue;
            }
            let mut reading = self.read(&text, "txt");
            if let [input] = &mut reading.inputs[..] {
                match &head {
                    Some(head) => {
                        let of = Of {
                            sender: "the sender of a message that was sent on",
                            day: "the day on which a message that was sent on was sent",
                            is_outlet: false,
                        };
                        all.problems.extend(head.tell(&mut input.meta, of, shown));
                    }
                    None => of_message(&mut input.meta, &mut all.problems),
                }
            }
            if !all.inputs.is_empty() {
                let called = format!("{name}/{}", all.inputs.len() + 1);
                call(&mut reading, name, &called);
            }
            add(&mut all, reading);
        }
        Some(all)
    }

    /// How it is said that a field was found in the head of the message: a message that can be unsubscribed from, and
    /// that nobody can write to, is an outlet's.
    fn kind(&self) -> Of {
        let has = |header: &'static str| self.message.header(header).is_some();
        Of {
            sender: "the sender of the message",
            day: "the day on which the message was sent",
            is_outlet: has("List-Unsubscribe") && !has("List-Post"),
        }
    }

    /// The text of parts that make one body, and whether it is a page.
    fn body(&self, parts: &[u32]) -> Option<(String, bool)> {
        let parts = parts.iter().filter_map(|part| self.message.parts.get(*part as usize));
        let parts: Vec<&MessagePart<'_>> =
            parts.filter(|part| matches!(part.body, PartType::Html(_) | PartType::Text(_))).collect();
        let is_page = parts.iter().any(|part| matches!(part.body, PartType::Html(_)));
        let text = |part: &&MessagePart<'_>| {
            let text = decoded(&bytes_of(self.message, part), is_page);
            match part.body {
                PartType::Text(_) if is_page => format!("<p>{}</p>", html_escape::encode_text(&text)),
                _ => text,
            }
        };
        let text: Vec<String> = parts.iter().map(text).filter(|text| !text.trim().is_empty()).collect();
        (!text.is_empty()).then(|| (text.join("\n\n"), is_page))
    }

    /// Reads a text of the message, under the name of the file.
    fn read(&self, text: &str, ending: &str) -> Reading {
        let &Packed { shown, name, inner, .. } = self.file;
        let bytes = ["\u{feff}", text].concat();
        named(inner(bytes.as_bytes(), &format!("{shown}.{ending}")), shown, name)
    }

    /// Reads what is attached, and names what is not read.
    fn attached(&self, reading: &mut Reading) {
        let &Packed { shown, name, inner, .. } = self.file;
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for part in self.message.attachments.iter().filter_map(|part| self.message.parts.get(*part as usize))
        {
            let is_in_page = part.content_id().is_some() && matches!(part.body, PartType::InlineBinary(_));
            if is_in_page || part.contents().is_empty() && !matches!(part.body, PartType::Message(_)) {
                continue;
            }
            let bytes = bytes_of(self.message, part);
            let called = part.attachment_name().map(flat).map(|name| name.replace(['/', '\\'], "_"));
            let ending = match part.body {
                PartType::Message(_) => Some("eml"),
                PartType::Html(_) => Some("html"),
                PartType::Text(_) => part.content_type().and_then(|kind| match kind.subtype() {
                    None | Some("plain") => Some("txt"),
                    Some("markdown") => Some("md"),
                    Some("csv") => Some("csv"),
                    _ => None,
                }),
                PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Multipart(_) => None,
            };
            let known = called.as_deref().and_then(super::of);
            let called = match (called, ending, known) {
                (Some(called), _, Some(_)) => called,
                (Some(called), Some(ending), None) => format!("{called}.{ending}"),
                (None, Some(ending), None) => format!("attached.{ending}"),
                (called, ..) => {
                    let kind = part.content_type().map_or_else(
                        || "of no kind".to_owned(),
                        |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("?")),
                    );
                    let called = called.unwrap_or_else(|| "without a name".to_owned());
                    passed(reading, shown, None, format!("attached {called} ({kind})"));
                    continue;
                }
            };
            let member = match (
                *times.entry(called.clone()).and_modify(|n| *n += 1).or_insert(1),
                called.rsplit_once('.'),
            ) {
                (1, _) => called,
                (n, Some((stem, ending))) => format!("{stem}-{n}.{ending}"),
                (n, None) => format!("{called}-{n}"),
            };
            let mut found = inner(&bytes, &format!("{shown}/{member}"));
            unpack::call_after(&mut found, name, &member);
            add(reading, found);
        }
    }
}

/// Takes what was read of a part to the rest.
fn add(all: &mut Reading, more: Reading) {
    all.inputs.extend(more.inputs);
    all.problems.extend(more.problems);
    all.remarks.extend(more.remarks);
}

/// Says that something was passed over.
fn passed(reading: &mut Reading, file: &str, article: Option<&str>, what: String) {
    let (file, article) = (file.to_owned(), article.map(str::to_owned));
    reading.remarks.push(Remark { file, article, decision: Decision::Passed(what) });
}

fn is_filled_text(part: &MessagePart<'_>) -> bool {
    matches!(&part.body, PartType::Text(text) if !text.trim().is_empty())
}

/// The bytes of a part: where they are in the encoding that the message says, in UTF-8 and marked so.
fn bytes_of(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or(&[]);
    let raw = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
    let declared = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::trim);
    match (raw, declared.filter(|_| is_text)) {
        (Some(raw), None) => raw,
        (None, _) => part.contents().to_vec(),
        (Some(raw), Some(declared)) => match Charset::for_label(declared.as_bytes()) {
            // what is said of it is not so, as with the programs that say the same of every message
            Some(charset) if charset == UTF_8 => raw,
            Some(charset) if charset.is_single_byte() && std::str::from_utf8(&raw).is_ok() => raw,
            Some(charset) => {
                let (text, bad) = charset.decode_without_bom_handling(&raw);
                if bad { raw } else { ["\u{feff}".as_bytes(), text.as_bytes()].concat() }
            }
            None => ["\u{feff}".as_bytes(), part.contents()].concat(),
        },
    }
}

/// The text of a part, as the readers of files decode it.
fn decoded(bytes: &[u8], is_page: bool) -> String {
    crate::ingest::encoding::decode(bytes, is_page)
        .map(|decoded| decoded.text.into_owned())
        .unwrap_or_default()
}

/// What was read of a part, under the name of the message.
fn named(mut reading: Reading, shown: &str, name: &str) -> Reading {
    for problem in &mut reading.problems {
        shown.clone_into(&mut problem.file);
        problem.line = None;
    }
    for remark in &mut reading.remarks {
        shown.clone_into(&mut remark.file);
        if remark.article.is_some() {
            remark.article = Some(name.to_owned());
        }
    }
    for input in &mut reading.inputs {
        name.clone_into(&mut input.file);
    }
    reading
}

/// Calls an article of a reading something else.
fn call(reading: &mut Reading, was: &str, called: &str) {
    for remark in reading.remarks.iter_mut().filter(|remark| remark.article.as_deref() == Some(was)) {
        remark.article = Some(called.to_owned());
    }
    for Input { file, .. } in reading.inputs.iter_mut().filter(|input| input.file == was) {
        called.clone_into(file);
    }
}

fn text(message: &Message<'_>, header: &str) -> Option<String> {
    Some(message.header_raw(header.to_owned())?.trim().to_owned())
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests;
