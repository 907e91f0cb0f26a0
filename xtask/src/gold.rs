//! Annotated articles: read from the data folder, as the trainer and the scorer take them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use flate2::read::GzDecoder;
use parallax::annotate::name::training::Article;
use parallax::text::{Document, Span};
use serde_json::Value;

#[path = "../../tests/names/marked.rs"]
mod marked;
pub(crate) use marked::plain;

/// Articles made of each frame of practice text.
const COPIES: usize = 8;

/// Articles written for the project to learn names from: see their README.
const PRACTICE: [(&str, &str); 10] = [
    ("africa", include_str!("../data/practice/africa.txt")),
    ("asia", include_str!("../data/practice/asia.txt")),
    ("business", include_str!("../data/practice/business.txt")),
    ("encyclopedia", include_str!("../data/practice/encyclopedia.txt")),
    ("features", include_str!("../data/practice/features.txt")),
    ("sport", include_str!("../data/practice/sport.txt")),
    ("types", include_str!("../data/practice/types.txt")),
    ("wire", include_str!("../data/practice/wire.txt")),
    ("works", include_str!("../data/practice/works.txt")),
    ("world", include_str!("../data/practice/world.txt")),
];

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
    Some(Doc { id: value["id"].as_str()?.to_owned(), document: plain(text), names, partial: false })
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
            document: plain(&article.text),
            names: article.names.into_iter().map(|(span, kind)| Name { span, kind, id: None }).collect(),
            partial: false,
        })
        .collect())
}

/// The articles of one set that may train the shipped model.
pub(crate) fn training_set(folder: &Path, set: &str, without_news: bool) -> Result<Vec<Doc>> {
    if set == "templates" {
        return Ok(crate::templates::articles(COPIES));
    }
    if set == "practice" {
        let mut docs = Vec::new();
        for (name, articles) in PRACTICE {
            docs.extend(marked(name, articles)?);
        }
        return Ok(docs);
    }
    let mut docs = read(folder, set)?;
    match set {
        "gum" => {
            let path = folder.join("entities-gum-ccby-ids.json");
            let ids: Vec<String> = serde_json::from_reader(
                File::open(&path).with_context(|| format!("cannot open {}", path.display()))?,
            )?;
            docs.retain(|doc| ids.contains(&doc.id) && !(without_news && doc.id.contains("_news_")));
            for doc in &mut docs {
                doc.tidy();
            }
        }
        "wnut17" | "btc" => docs = docs.iter().flat_map(Doc::lines).collect(),
        _ => {}
    }
    Ok(docs)
}

impl Doc {
    /// Brings the spans of GUM to what news counts as a name: persons without office and without their party, two
    /// persons apart, nobody where no one is named. What the annotation passes over is left open.
    fn tidy(&mut self) {
        const OFFICES: [&str; 30] = [
            "president",
            "minister",
            "secretary",
            "sheriff",
            "spokesperson",
            "spokesman",
            "director",
            "governor",
            "chairman",
            "general",
            "state",
            "justice",
            "mp",
            "manager",
            "senator",
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
            "dr",
            "dr.",
            "professor",
            "sir",
            "judge",
            "captain",
            "major",
            "colonel",
            "scientologist",
        ];
        let office = |word: &str| OFFICES.contains(&word.to_lowercase().as_str());
        let text = &self.document.text;
        let mut names = Vec::new();
        for name in &self.names {
            if name.kind != 0 {
                names.push(name.clone());
                continue;
            }
            let whole = name.span.of(text);
            let mut at = 0;
            for part in whole.split_inclusive(" and ") {
                let start = at;
                at += part.len();
                let part = part.trim_end_matches(" and ");
                let part = part.find(" of ").or(part.find(" from ")).map_or(part, |end| &part[..end]);
                let mut skip = part
                    .find("'s ")
                    .or(part.find("’s "))
                    .map_or(0, |n| n + part[n..].find(' ').map_or(0, |space| space + 1));
                while let Some((word, _)) = part[skip..].split_once(' ')
                    && (office(word) || word.starts_with(char::is_lowercase))
                {
                    skip += word.len() + 1;
                }
                let bare = &part[skip..];
                let last = bare.rsplit(' ').next().unwrap_or("");
                if bare.starts_with(char::is_uppercase) && !office(last) {
                    let start = name.span.start as usize + start + skip;
                    names.push(Name { span: Span::new(start, start + bare.len()), ..name.clone() });
                }
            }
        }
        self.names = names;
        self.partial = true;
    }

    /// Each line as an article of its own: the tweets of a set have nothing to do with each other.
    fn lines(&self) -> Vec<Doc> {
        let text = &self.document.text;
        let mut docs = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len();
            let line = line.trim_end_matches('\n');
            if line.contains("http") || line.contains('@') || line.contains('#') && line.len() < 40 {
                continue;
            }
            let names = self
                .names
                .iter()
                .filter(|name| span.contains(name.span))
                .map(|name| Name {
                    span: Span { start: name.span.start - span.start, end: name.span.end - span.start },
                    ..name.clone()
                })
                .collect();
            docs.push(Doc {
                id: format!("{}:{}", self.id, span.start),
                document: plain(line),
                names,
                partial: false,
            });
        }
        docs
    }

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
