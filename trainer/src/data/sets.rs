//! The sets that may train what is shipped: which articles of each, and how their annotation is brought to one measure.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result};
use parallax::text::{Document, Span};

use super::article::{Doc, Name, marked, read};
use super::frames;

/// Articles made of each frame of practice text.
const COPIES: usize = 8;

/// Articles written for the project to learn names from: see their README.
const PRACTICE: [(&str, &str); 10] = [
    ("africa", include_str!("../../data/practice/africa.txt")),
    ("asia", include_str!("../../data/practice/asia.txt")),
    ("business", include_str!("../../data/practice/business.txt")),
    ("encyclopedia", include_str!("../../data/practice/encyclopedia.txt")),
    ("features", include_str!("../../data/practice/features.txt")),
    ("sport", include_str!("../../data/practice/sport.txt")),
    ("types", include_str!("../../data/practice/types.txt")),
    ("wire", include_str!("../../data/practice/wire.txt")),
    ("works", include_str!("../../data/practice/works.txt")),
    ("world", include_str!("../../data/practice/world.txt")),
];

/// The articles of one set that may train the shipped model.
pub(crate) fn training_set(folder: &Path, set: &str, without_news: bool) -> Result<Vec<Doc>> {
    if set == "templates" {
        return Ok(frames::articles(COPIES));
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
                document: Document::plain(line),
                names,
                partial: false,
            });
        }
        docs
    }
}
