//! What was understood of an article, as data: a line of JSON. Offsets count Unicode scalar values of its `text`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Seen, words};
use crate::ingest::{Decision, Field};
use crate::prepare::json::{self, Found, Target};
use crate::text::BlockKind;
use crate::wording;

/// An article.
#[derive(Serialize)]
pub(super) struct Article {
    id: String,
    file: String,
    /// By the names that the fields have in a line of JSON; of what is not known there is no entry.
    meta: BTreeMap<&'static str, Value>,
    text: String,
    blocks: Vec<Block>,
    left_out: Vec<LeftOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding_guessed: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bad_bytes: Option<BadBytes>,
    in_doubt: Vec<InDoubt>,
    /// What its file holds besides, and was not read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passed_over: Vec<String>,
    /// Fields of its record that nothing was taken from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_read: Vec<String>,
    #[serde(flatten)]
    found: Found,
}

/// A field.
#[derive(Serialize)]
struct Value {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
}

/// A block of the text.
#[derive(Serialize)]
struct Block {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    start: u32,
    end: u32,
}

/// What was left out.
#[derive(Serialize)]
struct LeftOut {
    why: &'static str,
    text: String,
}

/// Bytes that were none of the encoding.
#[derive(Serialize)]
struct BadBytes {
    count: usize,
    line: u32,
}

/// A field of which the article says several things, the one taken first.
#[derive(Serialize)]
struct InDoubt {
    field: &'static str,
    values: Vec<Value>,
}

/// What was understood of an article.
pub(super) fn seen(seen: &Seen) -> Article {
    let document = &seen.input.document;
    let target = Target::cleaned(&document.text);
    let entities = &seen.annotations.entities;
    let meta = seen
        .known()
        .into_iter()
        .filter_map(|known| Some((name(known.field), Value { value: known.value?, found: known.found })));
    let blocks = document.blocks.iter().filter_map(|block| {
        let [start, end] = target.range(block.span)?;
        let (kind, level) = match block.kind {
            BlockKind::Title => ("title", None),
            BlockKind::Heading(level) => ("heading", Some(level)),
            BlockKind::Paragraph => ("paragraph", None),
            BlockKind::Item { depth, .. } => ("item", Some(depth)),
            BlockKind::Table(_) => ("table", None),
            BlockKind::Quote => ("quote", None),
        };
        Some(Block { kind, level, start, end })
    });
    let mut article = Article {
        id: seen.input.file.clone(),
        file: seen.file.clone(),
        meta: meta.collect(),
        text: document.text.clone(),
        blocks: blocks.collect(),
        left_out: seen.left_out().into_iter().map(|(why, text)| LeftOut { why, text }).collect(),
        encoding_guessed: None,
        bad_bytes: None,
        in_doubt: Vec::new(),
        passed_over: Vec::new(),
        not_read: Vec::new(),
        found: json::found(&seen.annotations, &target, |id| entities.get(id.0 as usize)),
    };
    for removal in document.removed.iter().filter(|removal| words::is_sign(removal.rule)) {
        let text = removal.source.of(&seen.input.source).to_owned();
        article.left_out.push(LeftOut { why: wording::removal(removal.rule), text });
    }
    for decision in &seen.decisions {
        match decision {
            Decision::GuessedEncoding(encoding) => article.encoding_guessed = Some(encoding),
            Decision::BadBytes(count, line) => {
                article.bad_bytes = Some(BadBytes { count: *count, line: *line });
            }
            Decision::Disagree(field, values) => {
                let values = values
                    .iter()
                    .map(|(value, place)| Value { value: value.clone(), found: Some(place.clone()) });
                article.in_doubt.push(InDoubt { field: name(*field), values: values.collect() });
            }
            Decision::Passed(what) => article.passed_over.push(what.clone()),
            Decision::Unread(fields) => article.not_read.extend(fields.iter().cloned()),
            Decision::Found(..) | Decision::LeftOut(..) | Decision::Line(_) => {}
        }
    }
    article
}

/// What a field is called in a line of JSON.
fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Source => "source",
        Field::Author => "author",
        Field::Published => "published",
        Field::Url => "url",
        Field::Language => "lang",
    }
}
