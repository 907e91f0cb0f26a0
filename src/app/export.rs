//! Export: what a page shows, as a table (CSV) or as data (JSON), for other programs.

use super::browser;
use crate::corpus::{ArticleId, Bodies, Catalogue};
use crate::explore::coverage::Coverage;
use crate::explore::timeline::{Timeline, Told};
use crate::export::{self, Counted, Table, Value};

pub(crate) use crate::export::value::json_string;

/// A file for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    name: &'static str,
    mime: &'static str,
    content: String,
}

impl File {
    /// A file of that name, type and content.
    pub(crate) fn new(name: &'static str, mime: &'static str, content: String) -> File {
        File { name, mime, content }
    }

    /// What stands in it.
    #[cfg(test)]
    pub(crate) fn content(&self) -> &str {
        &self.content
    }

    /// Hands it over.
    pub(crate) fn save(&self) {
        browser::download(self.name, self.mime, &self.content);
    }
}

/// Articles with what is known of them.
pub(crate) fn articles(catalogue: &Catalogue, ids: &[ArticleId], json: bool) -> File {
    file(json, ["articles.csv", "articles.json"], &export::articles(catalogue, ids))
}

/// The articles whose texts [`dates`] needs.
pub(crate) fn dated(timeline: &Timeline) -> Vec<ArticleId> {
    let marks = timeline.lanes.iter().flat_map(|lane| &lane.marks).map(|mark| mark.article);
    let mut articles: Vec<ArticleId> =
        marks.chain(timeline.unplaced.iter().map(|item| item.article)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Dates: those on the axis, then those that are not.
pub(crate) fn dates(catalogue: &Catalogue, bodies: &dyn Bodies, timeline: &Timeline, json: bool) -> File {
    let marks = timeline.lanes.iter().flat_map(|lane| &lane.marks);
    let mut places: Vec<(ArticleId, u32)> = marks.map(|mark| (mark.article, mark.date)).collect();
    places.sort_unstable();
    places.dedup();
    places.extend(timeline.unplaced.iter().map(|item| (item.article, item.date)));
    file(json, ["dates.csv", "dates.json"], &export::dates(catalogue, bodies, &places))
}

/// What is told, as TimelineJS reads it.
pub(crate) fn told(catalogue: &Catalogue, bodies: &dyn Bodies, told: &[Told]) -> File {
    File::new("timeline.json", "application/json", export::timeline(catalogue, bodies, told))
}

/// Entities with their counts.
pub(crate) fn entities(catalogue: &Catalogue, coverage: &Coverage, json: bool) -> File {
    let counted = coverage.rows.iter().map(|row| Counted {
        entity: row.entity,
        articles: row.articles,
        mentions: row.mentions,
    });
    file(json, ["entities.csv", "entities.json"], &export::entities(catalogue, &counted.collect::<Vec<_>>()))
}

/// A table of words with heads of its own; what is not there is nothing.
pub(crate) fn table(
    name: &'static str,
    heads: &[String],
    rows: impl Iterator<Item = Vec<Option<String>>>,
) -> File {
    let heads: Vec<Value> = heads.iter().map(|head| Value::from(head.as_str())).collect();
    let rows = rows.map(|row| row.into_iter().map(Value::from).collect());
    let rows: Vec<Vec<Value>> = std::iter::once(heads).chain(rows).collect();
    let content = format!("\u{feff}{}", export::value::csv_lines(rows.iter()));
    File { name, mime: "text/csv", content }
}

fn file(json: bool, names: [&'static str; 2], table: &Table) -> File {
    if json {
        File { name: names[1], mime: "application/json", content: table.json() }
    } else {
        File { name: names[0], mime: "text/csv", content: table.csv() }
    }
}

/// Words as text of an HTML file.
pub(crate) fn escape_html(words: &str) -> String {
    html_escape::encode_double_quoted_attribute(words).into_owned()
}

/// Words as text of a Markdown file, on one line.
pub(crate) fn escape_markdown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
