//! Export: what a page shows, as a table (CSV) or as data (JSON), for other programs.

use std::fmt::Write as _;

use super::browser;
use crate::corpus::{ArticleId, Bodies, Catalogue};
use crate::explore::coverage::Coverage;
use crate::explore::timeline::Timeline;
use crate::wording;

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

/// A value of a table.
enum Value {
    Words(String),
    Number(i64),
    Nothing,
}

impl From<Option<String>> for Value {
    fn from(words: Option<String>) -> Value {
        words.map_or(Value::Nothing, Value::Words)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Words(words.to_owned())
    }
}

/// Articles with what is known of them.
pub(crate) fn articles(catalogue: &Catalogue, ids: &[ArticleId], json: bool) -> File {
    let rows = ids.iter().filter_map(|id| catalogue.article(*id)).map(|article| {
        let meta = &article.meta;
        vec![
            Value::from(article.file.as_str()),
            meta.title.clone().into(),
            meta.source.clone().into(),
            meta.author.clone().into(),
            meta.published.map(|day| day.to_string()).into(),
            meta.url.clone().into(),
            Value::Number(i64::from(article.words)),
        ]
    });
    let heads = ["file", "title", "source", "author", "published", "url", "words"];
    file(json, ["articles.csv", "articles.json"], &heads, rows)
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
    let mut places: Vec<(ArticleId, u32, Option<&str>)> = timeline
        .lanes
        .iter()
        .flat_map(|lane| &lane.marks)
        .map(|mark| (mark.article, mark.date, None))
        .collect();
    places.sort_unstable();
    places.dedup();
    places.extend(
        timeline.unplaced.iter().map(|item| (item.article, item.date, Some(wording::unplaced(&item.reason)))),
    );
    let rows = places.into_iter().filter_map(|(id, index, reason)| {
        let (article, body) = catalogue.article(id).zip(bodies.body(id))?;
        let date = body.annotations.dates.get(index as usize)?;
        let text = &body.document.text;
        let sentence = body.document.sentence_at(date.span.start);
        let sentence = sentence.and_then(|number| body.document.sentences.get(number));
        Some(vec![
            Value::from(article.file.as_str()),
            Value::from(date.span.of(text)),
            Value::from(date.kind.as_str()),
            Value::from(date.value.as_str()),
            date.extent.and_then(|extent| extent.first).map(|day| day.to_string()).into(),
            date.extent.and_then(|extent| extent.last).map(|day| day.to_string()).into(),
            Value::from(wording::precision(date.extent, date.kind)),
            Value::from(date.basis.rule.as_str()),
            reason.map(str::to_owned).into(),
            sentence.map(|sentence| sentence.of(text).to_owned()).into(),
        ])
    });
    let heads = [
        "file",
        "written",
        "type",
        "value",
        "first_day",
        "last_day",
        "precision",
        "rule",
        "not_on_axis",
        "sentence",
    ];
    file(json, ["dates.csv", "dates.json"], &heads, rows)
}

/// Entities with their counts.
pub(crate) fn entities(catalogue: &Catalogue, coverage: &Coverage, json: bool) -> File {
    let rows = coverage.rows.iter().filter_map(|row| {
        let entity = &catalogue.entity(row.entity)?.entity;
        let aliases: Vec<&str> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        Some(vec![
            Value::from(entity.name.as_str()),
            Value::from(entity.kind.as_str()),
            Value::Number(row.mentions.iter().filter(|n| **n > 0).count() as i64),
            Value::Number(row.mentions.iter().map(|n| i64::from(*n)).sum()),
            Value::Words(aliases.join("; ")),
        ])
    });
    file(json, ["entities.csv", "entities.json"], &["name", "kind", "articles", "mentions", "names"], rows)
}

/// A table of words with heads of its own; what is not there is nothing.
pub(crate) fn table(
    name: &'static str,
    heads: &[String],
    rows: impl Iterator<Item = Vec<Option<String>>>,
) -> File {
    let heads: Vec<Value> = heads.iter().map(|head| Value::from(head.as_str())).collect();
    let rows = rows.map(|row| row.into_iter().map(Value::from).collect());
    let content = format!("\u{feff}{}", lines(std::iter::once(heads).chain(rows)));
    File { name, mime: "text/csv", content }
}

fn file(
    json: bool,
    names: [&'static str; 2],
    heads: &[&str],
    rows: impl Iterator<Item = Vec<Value>>,
) -> File {
    if json {
        File { name: names[1], mime: "application/json", content: to_json(heads, rows) }
    } else {
        File { name: names[0], mime: "text/csv", content: to_csv(heads, rows) }
    }
}

/// RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Words that a spreadsheet would take for
/// a formula are kept from being one by an apostrophe, also where one that divides by other signs would begin a cell.
/// Written by hand: a crate would bring a buffer and a reader into the
/// page for what is one doubled sign.
fn to_csv(heads: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> String {
    format!("\u{feff}{}\r\n{}", heads.join(","), lines(rows))
}

fn lines(rows: impl Iterator<Item = Vec<Value>>) -> String {
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().map(|value| match value {
            Value::Words(words) => {
                format!("\"{}\"", inert(words).replace('"', "\"\""))
            }
            Value::Number(number) => number.to_string(),
            Value::Nothing => String::new(),
        });
        out.push_str(&cells.collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}

/// Words of which no spreadsheet makes a formula, whether it divides cells by commas, semicolons, tabs or lines.
fn inert(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 1);
    let mut begins = true;
    for c in words.chars() {
        if begins && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
            begins = false;
        }
        begins = matches!(c, '\n' | '\r' | '\t' | ';' | ',' | '"') || begins && c == ' ';
        out.push(c);
    }
    out
}

/// A JSON array of objects, one a row; what is unknown is `null`.
fn to_json(heads: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> String {
    let objects = rows.map(|row| {
        let members = heads.iter().zip(&row).map(|(head, value)| match value {
            Value::Words(words) => format!("{}:{}", json_string(head), json_string(words)),
            Value::Number(number) => format!("{}:{number}", json_string(head)),
            Value::Nothing => format!("{}:null", json_string(head)),
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    });
    format!("[\n{}\n]\n", objects.collect::<Vec<_>>().join(",\n"))
}

/// Words as text of an HTML file.
pub(crate) fn escape_html(words: &str) -> String {
    html_escape::encode_double_quoted_attribute(words).into_owned()
}

/// Words as a string of JSON.
pub(crate) fn json_string(words: &str) -> String {
    let mut out = String::from('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> std::vec::IntoIter<Vec<Value>> {
        vec![vec![Value::Words("a \"b\",\nc\u{1}".into()), Value::Number(-3), Value::Nothing]].into_iter()
    }

    #[test]
    fn tables_quote_what_they_must() {
        assert_eq!(to_csv(&["x", "y", "z"], rows()), "\u{feff}x,y,z\r\n\"a \"\"b\"\",\nc\u{1}\",-3,\r\n");
        let formula = vec![vec![Value::Words("=1+1".into())]].into_iter();
        assert!(to_csv(&["x"], formula).contains("\"'=1+1\""));
        for (words, expected) in [
            ("a\n=1+1", "a\n'=1+1"),
            ("a;=1+1", "a;'=1+1"),
            ("a; @x", "a; '@x"),
            ("  +1", "  '+1"),
            ("\t=1", "'\t'=1"),
            ("a-b = c, d", "a-b = c, d"),
            ("-5", "'-5"),
        ] {
            assert_eq!(inert(words), expected, "{words:?}");
        }
    }

    #[test]
    fn data_parse_as_what_they_were() {
        let json: serde_json::Value = serde_json::from_str(&to_json(&["x", "y", "z"], rows())).unwrap();
        assert_eq!(json, serde_json::json!([{ "x": "a \"b\",\nc\u{1}", "y": -3, "z": null }]));
    }
}
