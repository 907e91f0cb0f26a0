//! Feeds: RSS in all its kinds, RDF and Atom.
//!
//! An entry is a record like any other; the text is the whole content where the feed has it, else the summary. The day
//! is the one written, whatever its zone; when an entry was changed is no day of publication. What a site exports of
//! itself in this form holds drafts, pictures and menus too: see [`export`].

mod export;

use std::collections::BTreeMap;

use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use crate::ingest::columns::Columns;
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::formats::json::FEED_TITLE;
use crate::ingest::people;
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use crate::ingest::record::{self, Fields, Record};
use crate::text::clean::plain_line;

pub(super) const FEED: Format =
    Format { name: "feed", endings: &["rss", "atom", "rdf", "xml"], many: true, reader: Reader::Page(read) };

/// Elements of an entry that are taken as they are.
const TAKEN: &[&str] = &[
    "title",
    "link",
    "guid",
    "id",
    "pubDate",
    "dc:date",
    "published",
    "issued",
    "content:encoded",
    "content",
    "xhtml:body",
    "description",
    "summary",
    "author",
    "dc:creator",
    "source",
    "dc:publisher",
    "dc:language",
    "wp:post_date",
    "wp:post_type",
    "wp:status",
    "wp:post_password",
];

/// Elements of which an entry may have several, all of which count.
const MANY: &[&str] = &["author", "dc:creator"];

fn read(file: &File<'_>) -> Reading {
    let &File { shown, name, text } = file;
    let mut walk = Walk { text, ..Walk::default() };
    let broken = walk.go();
    let problem = |cost: Cost, line: Option<u32>, found: String| Diagnostic {
        cost,
        file: shown.to_owned(),
        line,
        expected: "a feed, as RSS or Atom".to_owned(),
        found,
        mend: "save the feed anew, or its articles' own pages".to_owned(),
    };
    if walk.records.is_empty() {
        let found = broken.map_or_else(
            || if walk.is_feed { "one without entries".to_owned() } else { "XML of another kind".to_owned() },
            |(_, fault)| fault,
        );
        let cost = if walk.is_feed { Cost::Article } else { Cost::Nothing };
        return Reading::failed(problem(cost, None, found));
    }
    let Walk { mut records, title, language, author, logins, .. } = walk;
    let passed = export::sort_out(&mut records, &logins);
    apart(&mut records);
    let is_empty = records.is_empty();
    let records = records.into_iter().map(Ok).collect();
    let mut reading = record::articles(shown, name, records, &Columns::default());
    if is_empty {
        let found = "an export of a site without posts that are published".to_owned();
        reading.problems.push(problem(Cost::Article, None, found));
    }
    reading.remarks.extend(passed.into_iter().map(|what| Remark {
        file: shown.to_owned(),
        article: None,
        decision: Decision::Passed(what),
    }));
    for meta in reading.inputs.iter_mut().map(|input| &mut input.meta) {
        if let Some(author) = author.as_ref().filter(|_| meta.author.is_none()) {
            meta.author = Some(author.clone());
            meta.author_basis = Some("the author of the feed".to_owned());
        }
        if let Some(title) = title.as_ref().filter(|_| meta.source.is_none()) {
            meta.source = Some(title.clone());
            meta.source_basis = Some(FEED_TITLE.to_owned());
        }
        if meta.lang.is_none() {
            meta.lang.clone_from(&language);
        }
    }
    if let Some((line, fault)) = broken {
        reading.problems.push(problem(Cost::Part, Some(line), fault));
    }
    reading
}

#[derive(Default)]
struct Walk<'a> {
    text: &'a str,
    records: Vec<Record>,
    is_feed: bool,
    /// What the feed is called, and the language that it says it is in.
    title: Option<String>,
    language: Option<String>,
    /// Who writes all entries that name nobody.
    author: Option<String>,
    /// By what people are called to sign in, what they are called in print.
    logins: BTreeMap<String, String>,
    /// The line up to which lines have been counted, and the byte.
    counted: (u32, usize),
}

impl Walk<'_> {
    /// Reads all entries; gives where it had to stop, and why.
    fn go(&mut self) -> Option<(u32, String)> {
        let mut xml = Xml::from_str(self.text);
        xml.config_mut().check_end_names = false;
        xml.config_mut().allow_unmatched_ends = true;
        let mut entry: Option<Record> = None;
        loop {
            let at = xml.buffer_position() as usize;
            let event = match xml.read_event() {
                Ok(event) => event,
                Err(error) => {
                    self.take(entry);
                    return Some((self.line(at), format!("broken XML ({error})")));
                }
            };
            match event {
                Event::Eof => {
                    self.take(entry);
                    return None;
                }
                Event::Start(start) => {
                    let name = name_of(&start);
                    match (&mut entry, name.as_str()) {
                        (None, "item" | "entry") => {
                            let mut record = Record { line: self.line(at), fields: Fields::new() };
                            if let Some(about) = attribute(&start, "rdf:about") {
                                record.fields.insert("link".to_owned(), Value::String(about));
                            }
                            entry = Some(record);
                        }
                        (None, "rss" | "feed" | "channel" | "rdf:RDF") => {
                            self.is_feed = true;
                            self.language = self.language.take().or(attribute(&start, "xml:lang"));
                        }
                        (None, "title" | "language" | "dc:language") => {
                            let Ok(raw) = xml.read_text(start.name()) else { continue };
                            let value = Some(plain_line(&content(&raw))).filter(|value| !value.is_empty());
                            let place = if name == "title" { &mut self.title } else { &mut self.language };
                            *place = place.take().or(value);
                        }
                        (None, "author") => {
                            let Ok(raw) = xml.read_text(start.name()) else { continue };
                            let name = people::line(&plain_line(&person(&raw)));
                            self.author = match (self.author.take(), name) {
                                (Some(one), Some(other)) => Some(format!("{one}, {other}")),
                                (one, other) => one.or(other),
                            };
                        }
                        (None, "wp:author") => {
                            let Ok(raw) = xml.read_text(start.name()) else { continue };
                            self.logins.extend(export::login(&raw));
                        }
                        // what the feed says of its picture or its form is not what it says of itself
                        (None, "image" | "textinput" | "textInput") => {
                            let _ = xml.read_to_end(start.name());
                        }
                        (None, _) => {}
                        (Some(entry), name) if TAKEN.contains(&name) => {
                            let kind = attribute(&start, "type").unwrap_or_default();
                            let reference = attribute(&start, "href").filter(|_| is_own(&start));
                            let Ok(raw) = xml.read_text(start.name()) else { continue };
                            let value = match name {
                                "link" => reference.unwrap_or_else(|| content(&raw).trim().to_owned()),
                                "author" => person(&raw),
                                "source" => inside(&raw, "title").unwrap_or_else(|| content(&raw)),
                                _ if kind == "xhtml" => raw.to_string(),
                                _ => content(&raw),
                            };
                            put(&mut entry.fields, name, value);
                        }
                        // what stands in another element of the entry is not the entry's own
                        (Some(_), _) => {
                            let _ = xml.read_to_end(start.name());
                        }
                    }
                }
                Event::Empty(start) if name_of(&start) == "link" && is_own(&start) => {
                    if let (Some(entry), Some(address)) = (&mut entry, attribute(&start, "href")) {
                        put(&mut entry.fields, "link", address);
                    }
                }
                Event::End(end) if matches!(end.name().as_ref(), "item" | "entry") => {
                    self.take(entry.take());
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, entry: Option<Record>) {
        if let Some(mut entry) = entry {
            named(&mut entry.fields);
            self.records.push(entry);
        }
    }

    /// The line of a place; places come in order.
    fn line(&mut self, at: usize) -> u32 {
        let (line, done) = self.counted;
        // a tag begins behind the white space before it
        let lead = self.text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let more = self.text.get(done..at + lead).unwrap_or("").matches('\n').count() as u32;
        self.counted = (line + more, at + lead);
        line + more + 1
    }
}

fn name_of(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    Some(html_escape::decode_html_entities(&found.value).trim().to_owned()).filter(|value| !value.is_empty())
}

/// Whether a link leads to the entry's own page.
fn is_own(start: &BytesStart<'_>) -> bool {
    attribute(start, "rel").is_none_or(|relation| relation == "alternate")
}

/// Takes a field; the first that holds something stays, and of people all.
fn put(fields: &mut Fields, name: &str, value: String) {
    if MANY.contains(&name)
        && !value.trim().is_empty()
        && let Value::Array(all) = fields.entry(name).or_insert_with(|| Value::Array(Vec::new()))
    {
        all.push(Value::String(plain_line(&value)));
        return;
    }
    let free = fields.get(name).is_none_or(|value| value.as_str().is_some_and(|text| text.trim().is_empty()));
    if free {
        fields.insert(name.to_owned(), Value::String(value));
    }
}

/// An entry without a mark of its own goes by its address; a mark that is an address is one.
fn named(fields: &mut Fields) {
    let is_address = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("http"));
    let mark = fields.get("guid").or_else(|| fields.get("id")).cloned();
    match (&mark, fields.get("link").cloned()) {
        (None, Some(link)) => {
            fields.insert("guid".to_owned(), link);
        }
        (Some(mark), None) if is_address(mark) => {
            fields.insert("link".to_owned(), mark.clone());
        }
        _ => {}
    }
}

/// Gives to entries that go by the mark of another and are not alike a mark of their own.
fn apart(records: &mut [Record]) {
    let mut seen: BTreeMap<String, Vec<Fields>> = BTreeMap::new();
    for Record { fields, .. } in records {
        let mark = if fields.contains_key("guid") { "guid" } else { "id" };
        let Some(id) = fields.get(mark).and_then(Value::as_str).map(str::to_owned) else { continue };
        let others = seen.entry(id.clone()).or_default();
        if others.contains(fields) {
            continue;
        }
        others.push(fields.clone());
        if others.len() > 1 {
            fields.insert(mark.to_owned(), Value::String(format!("{id} ({})", others.len())));
        }
    }
}

/// What an element holds, as text: literal sections as they are, and in the rest the characters that are written by
/// their names. What holds elements of its own is markup and stays.
fn content(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let plain = |text: &str, out: &mut String| {
        if text.contains('<') {
            out.push_str(text);
        } else {
            out.push_str(&html_escape::decode_html_entities(text));
        }
    };
    while let Some((before, literal)) = rest.split_once("<![CDATA[") {
        plain(before, &mut out);
        let (inside, after) = literal.split_once("]]>").unwrap_or((literal, ""));
        out.push_str(inside);
        rest = after;
    }
    plain(rest, &mut out);
    out
}

/// What stands in an element of that name within another.
fn inside(raw: &str, name: &str) -> Option<String> {
    let (_, rest) = raw.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once(&format!("</{name}"))?;
    Some(content(inside).trim().to_owned())
}

/// A person: the name, where an address stands beside it.
fn person(raw: &str) -> String {
    if let Some(name) = inside(raw, "name") {
        return name;
    }
    let written = content(raw).trim().to_owned();
    let named = written.split_once('(').and_then(|(address, rest)| {
        address.contains('@').then(|| rest.split(')').next().unwrap_or(rest).trim().to_owned())
    });
    match named {
        Some(name) => name,
        // an address alone is no name
        None if written.contains('@') && !written.contains(' ') => String::new(),
        None => written,
    }
}

#[cfg(test)]
mod tests;
