//! Annotated articles, read from the data folder or from a file with marks, and the labels of their words.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use flate2::read::GzDecoder;
use parallax::annotate::name::training::Article;
use parallax::text::{Document, Span};
use serde_json::Value;

#[path = "../../../tests/names/marked.rs"]
mod marked;

/// The label of a word of which the annotation cannot be trusted to say that it is outside of names.
pub(crate) const UNKNOWN: u8 = 255;

/// A name in an annotated article.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Where, in bytes.
    pub span: Span,
    /// 0 person, 1 place, 2 organisation.
    pub kind: u8,
    /// The canonical entity, where the data say so.
    pub id: Option<String>,
}

/// An annotated article.
pub(crate) struct Doc {
    pub id: String,
    pub document: Document,
    pub names: Vec<Name>,
    /// Whether the annotation passes over names, so that what looks like one is left open.
    pub partial: bool,
}

/// Reads `entities-NAME.jsonl.gz`.
pub(crate) fn read(folder: &Path, name: &str) -> Result<Vec<Doc>> {
    let path = folder.join(format!("entities-{name}.jsonl.gz"));
    let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut docs = Vec::new();
    for (n, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let line = line.with_context(|| format!("{}:{}", path.display(), n + 1))?;
        let value: Value =
            serde_json::from_str(&line).with_context(|| format!("{}:{}", path.display(), n + 1))?;
        docs.push(doc(&value).with_context(|| format!("{}:{}: not an article", path.display(), n + 1))?);
    }
    Ok(docs)
}

fn doc(value: &Value) -> Option<Doc> {
    let text = value["text"].as_str()?;
    let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(text.len() as u32);
    let mut names = Vec::new();
    for span in value["spans"].as_array()? {
        let kind = match span[2].as_str()? {
            "PER" => 0,
            "LOC" => 1,
            "ORG" => 2,
            _ => continue,
        };
        let at = |n: usize| bytes.get(span[n].as_u64()? as usize).copied();
        let span_bytes = Span { start: at(0)?, end: at(1)? };
        names.push(Name { span: span_bytes, kind, id: span[3].as_str().map(str::to_owned) });
    }
    names.sort_by_key(|name| name.span);
    Some(Doc { id: value["id"].as_str()?.to_owned(), document: Document::plain(text), names, partial: false })
}

/// The articles of a file with marks.
///
/// # Errors
/// A line with wrong marks, by its number.
pub(crate) fn marked(set: &str, file: &str) -> Result<Vec<Doc>> {
    let articles = marked::read(file).map_err(|wrong| anyhow!("{set}.txt, {wrong}"))?;
    Ok(articles
        .into_iter()
        .enumerate()
        .map(|(n, article)| Doc {
            id: format!("{set}-{n}"),
            document: Document::plain(&article.text),
            names: article.names.into_iter().map(|(span, kind)| Name { span, kind, id: None }).collect(),
            partial: false,
        })
        .collect())
}

impl Doc {
    /// The gold labels of the article's runs.
    pub(crate) fn labels(&self, article: &Article<'_>) -> Vec<Vec<u8>> {
        let mut next = 0;
        let mut begun = None;
        article
            .runs()
            .zip(article.doubtful())
            .map(|(words, doubtful)| {
                words
                    .iter()
                    .zip(doubtful)
                    .map(|(word, doubtful)| {
                        while self.names.get(next).is_some_and(|name| name.span.end <= word.start) {
                            next += 1;
                        }
                        let Some(name) = self.names.get(next).filter(|name| name.span.overlaps(*word)) else {
                            return if doubtful && self.partial { UNKNOWN } else { 0 };
                        };
                        let goes_on = begun == Some(next);
                        begun = Some(next);
                        1 + 2 * name.kind + u8::from(goes_on)
                    })
                    .collect()
            })
            .collect()
    }
}
