//! Records: fields with names become an article, from whatever format they come.
//!
//! A field that is not understood costs only itself, and is told with its name. A record without a text is none.

mod value;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::article::{fragment, plain};
use super::columns::{Column, Columns};
use super::day::{self, Order, day_of};
use super::people;
use super::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use value::{is_nothing, paragraphs_of, says_nothing, text_of};
pub(super) use value::{kind, tag};

use crate::corpus::{Input, Meta};
use crate::text::clean::plain_line;

/// The fields of a record, by their names.
pub(super) type Fields = Map<String, Value>;

/// A record, and the line of the file that it begins in.
pub(super) struct Record {
    pub(super) line: u32,
    pub(super) fields: Fields,
}

/// The field that says whether only a part of the text is here, as `dump` writes it.
const EXCERPT: &str = "excerpt";

/// How many faults of one kind in one file are told one by one.
const MOST_TOLD: usize = 20;

/// The articles of the records of a file, with what of each could not be read. `name` is what the articles without an
/// `id` are called after.
pub(super) fn articles(
    shown: &str,
    name: &str,
    records: Vec<Result<Record, Diagnostic>>,
    columns: &Columns,
) -> Reading {
    let mut order = Order::default();
    for record in records.iter().flatten() {
        if let Some((_, written)) = first(&picked(&record.fields, columns), Column::Published) {
            order.learn(&text_of(written).unwrap_or_default());
        }
    }
    let mut reading = Reading::default();
    // many programs write all records on one line, which then tells of none of them
    let mut lines = records.iter().filter_map(|record| match record {
        Ok(record) => Some(record.line),
        Err(problem) => problem.line,
    });
    let mut before = None;
    let is_one_line = lines.any(|line| before.replace(line) == Some(line));
    let mut told = Told::default();
    for (n, record) in records.into_iter().enumerate() {
        told.record = is_one_line.then_some(n + 1);
        let record = match record {
            Ok(record) => record,
            Err(problem) => {
                told.problem(&mut reading, problem);
                continue;
            }
        };
        let place = Place { file: shown, line: record.line };
        match article(&place, &record.fields, columns, order, fragment) {
            Ok((id, mut input, problems)) => {
                for problem in problems {
                    told.problem(&mut reading, problem);
                }
                if input.document.text.trim().is_empty() {
                    told.problem(&mut reading, empty(&place));
                    continue;
                }
                input.file = id.unwrap_or_else(|| format!("{name}-{}", n + 1));
                reading.remarks.push(Remark {
                    file: shown.to_owned(),
                    article: Some(input.file.clone()),
                    decision: Decision::Line(record.line),
                });
                reading.inputs.push(input);
            }
            Err(problem) => told.problem(&mut reading, problem),
        }
    }
    told.rest(&mut reading, shown);
    reading
}

/// The article of one record, whose text may be empty; it is called by its `id`, else by its line.
pub(super) fn one(
    file: &str,
    line: u32,
    fields: &Fields,
    columns: &Columns,
) -> Result<(Input, Vec<Diagnostic>), Diagnostic> {
    let place = Place { file, line };
    let (id, mut input, problems) = article(&place, fields, columns, Order::default(), plain)?;
    input.file = id.unwrap_or_else(|| line.to_string());
    Ok((input, problems))
}

/// Where a record stands.
struct Place<'a> {
    file: &'a str,
    line: u32,
}

fn empty(place: &Place<'_>) -> Diagnostic {
    Diagnostic {
        cost: Cost::Article,
        file: place.file.to_owned(),
        line: Some(place.line),
        expected: "a `text`".to_owned(),
        found: "an empty one".to_owned(),
        mend: "fill it or remove the record".to_owned(),
    }
}

/// Counts what is told, so that a file of a million faults fills no screen.
#[derive(Default)]
struct Told {
    /// The number of the record at hand, from 1, where its line does not tell which it is.
    record: Option<usize>,
    /// By what a fault costs, and what was expected.
    counts: BTreeMap<(Cost, String), usize>,
}

impl Told {
    fn problem(&mut self, reading: &mut Reading, mut problem: Diagnostic) {
        if let Some(record) = self.record {
            problem.found = format!("{} (record {record})", problem.found);
        }
        let count = self.counts.entry((problem.cost, problem.expected.clone())).or_default();
        *count += 1;
        if *count <= MOST_TOLD {
            reading.problems.push(problem);
        }
    }

    fn rest(self, reading: &mut Reading, file: &str) {
        for ((cost, expected), count) in self.counts.into_iter().filter(|(_, count)| *count > MOST_TOLD) {
            reading.problems.push(Diagnostic {
                cost,
                file: file.to_owned(),
                line: None,
                expected,
                found: format!("{} more records without it", count - MOST_TOLD),
                mend: "mend them as those above".to_owned(),
            });
        }
    }
}

/// The fields that are known, each with its name as written, the more certain first.
type Picked<'a> = BTreeMap<(Column, usize), (&'a str, &'a Value)>;

fn picked<'a>(fields: &'a Fields, columns: &Columns) -> Picked<'a> {
    let mut picked = Picked::new();
    for (name, value) in fields {
        if let Some(found) = columns.of(name).filter(|_| !is_nothing(value)) {
            picked.entry(found).or_insert((name, value));
        }
    }
    picked
}

fn first<'a>(picked: &Picked<'a>, column: Column) -> Option<(&'a str, &'a Value)> {
    all(picked, column).next()
}

fn all<'a>(picked: &Picked<'a>, column: Column) -> impl Iterator<Item = (&'a str, &'a Value)> {
    picked.range((column, 0)..=(column, usize::MAX)).map(|(_, field)| *field)
}

/// What of a record is said: its `id`, its article, what could not be read.
type Read = (Option<String>, Input, Vec<Diagnostic>);

/// Makes an article of its name, its metadata and its text.
type Make = fn(String, Meta, String) -> Input;

fn article(
    place: &Place<'_>,
    fields: &Fields,
    columns: &Columns,
    order: Order,
    make: Make,
) -> Result<Read, Diagnostic> {
    let problem = |cost: Cost, expected: String, found: String, mend: String| Diagnostic {
        cost,
        file: place.file.to_owned(),
        line: Some(place.line),
        expected,
        found,
        mend,
    };
    let fields = with_text(fields, columns);
    let picked = picked(fields, columns);
    let text = all(&picked, Column::Text)
        .filter(|_| has_text(fields, columns))
        .find_map(|(_, value)| paragraphs_of(value));
    let Some(text) = text.or_else(|| blank_text(fields, columns)) else {
        let found = match first(&picked, Column::Text) {
            Some((name, value)) => format!("{} as `{name}`", kind(value)),
            None if fields.is_empty() => "nothing".to_owned(),
            None => {
                let names: Vec<String> = fields.keys().take(8).map(|name| format!("`{name}`")).collect();
                format!("only {}", names.join(", "))
            }
        };
        let mend =
            "name the field of the text `text`, or say in parallax.toml which it is: [columns] text = \"…\"";
        return Err(problem(Cost::Article, "a `text`".to_owned(), found, mend.to_owned()));
    };
    let mut problems = Vec::new();
    let authors = match first(&picked, Column::Author) {
        Some((name, value)) => {
            let found = people::of(value);
            let says_nothing = text_of(value).is_some_and(|text| says_nothing(&text));
            if found.is_none() && !says_nothing {
                let written =
                    text_of(value).map_or_else(|| kind(value).to_owned(), |text| format!("`{text}`"));
                let mend = format!("write `{name}` as a name or leave it out");
                problems.push(problem(Cost::Part, format!("`{name}` as a name"), written, mend));
            }
            found
        }
        None => people::in_fields(fields),
    };
    let mut line = |column: Column| {
        let (name, value) = first(&picked, column)?;
        let found = text_of(value);
        if found.is_none() {
            let expected = format!("`{name}` as a string, or none");
            let mend = format!("write `{name}` as a string or leave it out");
            problems.push(problem(Cost::Part, expected, kind(value).to_owned(), mend));
        }
        found
    };
    let id = line(Column::Id);
    let known = |text: &String| !says_nothing(text);
    let mut meta = Meta {
        title: line(Column::Title).map(|title| plain_line(&title)).filter(|title| !title.is_empty()),
        source: line(Column::Source).map(|source| plain_line(&source)).filter(known),
        author: authors.filter(known),
        url: line(Column::Url).filter(known),
        lang: line(Column::Language).filter(known).map(|lang| tag(&lang)),
        // of programs that keep a summary under this name it is a text
        excerpt: fields.get(EXCERPT).is_some_and(|value| match value {
            Value::Bool(is) => *is,
            other => text_of(other).is_some_and(|text| text.eq_ignore_ascii_case("true")),
        }),
        ..Meta::default()
    };
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    if let Some(address) = meta.source.take_if(|source| is_address(source)) {
        meta.url.get_or_insert(address);
    }
    let days = all(&picked, Column::Published).filter_map(|(name, value)| Some((name, text_of(value)?)));
    // a day in Italian, and anything at all in English
    let is_other = |name: &str, written: &str| name == "data" && day_of(written, order).is_err();
    let days: Vec<(&str, String)> =
        days.filter(|(name, written)| known(written) && !is_other(name, written)).collect();
    let read = |(name, written): &(_, String)| Some((*name, written.clone(), day_of(written, order).ok()?));
    if let Some((name, written, (day, note))) = days.iter().find_map(read) {
        meta.published = Some(day);
        let note = note.map_or(String::new(), |note| format!(" ({note})"));
        meta.published_basis = Some(format!("`{name}`: {written}{note}"));
    } else if let Some((name, written)) = days.first() {
        let mend = format!("write `{name}` in one of these forms or leave it out");
        let why = day_of(written, order).err().map_or("", day::NoDay::words);
        let found = format!("`{written}` as `{name}`{why}");
        problems.push(problem(Cost::Part, day::FORMS.to_owned(), found, mend));
    } else if let Some((name, value)) =
        all(&picked, Column::Published).find(|(name, value)| *name != "data" && text_of(value).is_none())
    {
        let mend = format!("write `{name}` in one of these forms or leave it out");
        let found = format!("{} as `{name}`", kind(value));
        problems.push(problem(Cost::Part, day::FORMS.to_owned(), found, mend));
    }
    Ok((id, make(String::new(), meta, text), problems))
}

/// The fields among which the text stands: those of the record, else those of an object in it, as databases wrap them.
fn with_text<'a>(fields: &'a Fields, columns: &Columns) -> &'a Fields {
    let has_text = |fields: &Fields| {
        fields.iter().any(|(name, value)| {
            is_text(name, columns) && paragraphs_of(value).is_some_and(|text| !text.trim().is_empty())
        })
    };
    if has_text(fields) {
        return fields;
    }
    let others = fields.iter().filter(|(name, _)| !is_text(name, columns));
    let mut inner = others.filter_map(|(_, value)| value.as_object());
    inner.find(|inner| has_text(inner)).unwrap_or(fields)
}

/// Whether a record has a field for its text; a mere summary is one only in a record that has a name, an address or a
/// day, as an article has.
pub(super) fn has_text(fields: &Fields, columns: &Columns) -> bool {
    let own = |fields: &Fields| {
        let of_article = |name: &String| {
            columns.of(name).is_some_and(|(column, _)| {
                matches!(column, Column::Id | Column::Title | Column::Published | Column::Url)
            })
        };
        let is_summary = |name: &str| SUMMARIES.contains(&name.to_lowercase().as_str());
        let mut texts = fields.keys().filter(|name| is_text(name, columns));
        texts.any(|name| !is_summary(name) || fields.keys().any(of_article))
    };
    own(fields) || fields.values().filter_map(Value::as_object).any(own)
}

/// Names of texts that are not whole.
const SUMMARIES: &[&str] = &["description", "summary", "abstract"];

/// The text of a record that has one, and nothing in it.
fn blank_text(fields: &Fields, columns: &Columns) -> Option<String> {
    let mut texts = fields.iter().filter(|(name, value)| is_text(name, columns) && value.is_string());
    texts.next().map(|_| String::new())
}

/// Whether a field of that name holds a text.
pub(super) fn is_text(name: &str, columns: &Columns) -> bool {
    columns.of(name).is_some_and(|(column, _)| column == Column::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(records: &[&str]) -> Reading {
        let records = records
            .iter()
            .enumerate()
            .map(|(n, json)| Ok(Record { line: n as u32 + 1, fields: serde_json::from_str(json).unwrap() }));
        articles("in/export.jsonl", "export.jsonl", records.collect(), &Columns::default())
    }

    #[track_caller]
    fn meta(json: &str) -> Meta {
        let reading = read(&[json]);
        assert_eq!(reading.problems, [], "{json}");
        reading.inputs[0].meta.clone()
    }

    #[test]
    fn fields_are_known_as_people_name_them() {
        let meta = meta(
            r#"{"Headline":"Port &amp; town","Body":"It was calm.","pub_date":"2025-05-08","web_url":"https://example.org/a",
                "source":{"id":null,"name":"Daily"},"authors":["Jane Roe",{"name":"J. Doe"}],"language":"English"}"#,
        );
        assert_eq!(meta.title.as_deref(), Some("Port & town"));
        assert_eq!(meta.source.as_deref(), Some("Daily"));
        assert_eq!(meta.author.as_deref(), Some("Jane Roe, J. Doe"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(meta.lang.as_deref(), Some("en"));
        assert_eq!(meta.published_basis.as_deref(), Some("`pub_date`: 2025-05-08"));
    }

    #[test]
    fn what_is_wrapped_is_unwrapped() {
        let title = |json| meta(json).title.unwrap_or_default();
        assert_eq!(
            title(r#"{"title":{"rendered":"One"},"content":{"rendered":"<p>It was calm.</p>"}}"#),
            "One"
        );
        assert_eq!(title(r#"{"_id":"7","_source":{"title":"Two","text":"It was calm."}}"#), "Two");
        assert_eq!(
            title(r#"{"text":["It was calm.","Then it was not."],"more":{"title":"Other","text":"x"}}"#),
            ""
        );
    }

    #[test]
    fn a_field_costs_only_itself() {
        let reading = read(&[
            r#"{"id":"a","text":"It was calm.","title":true,"date":"5/4/2024"}"#,
            r#"{"id":"b","text":"It was loud.","date":"Friday"}"#,
        ]);
        assert_eq!(reading.inputs.len(), 2);
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "in/export.jsonl:1: expected `title` as a string, or none, found true or false; write `title` as a string or leave it out".to_owned(),
                format!("in/export.jsonl:1: expected {}, found `5/4/2024` as `date`, which could be two days; write `date` in one of these forms or leave it out", day::FORMS),
                format!("in/export.jsonl:2: expected {}, found `Friday` as `date`; write `date` in one of these forms or leave it out", day::FORMS),
            ]
        );
    }

    #[test]
    fn days_as_databases_write_them_are_read_or_told() {
        let day = |json| meta(json).published.map(|day| day.to_string());
        assert_eq!(
            day(r#"{"text":"x","date":{"$date":"2024-04-05T10:00:00Z"}}"#).as_deref(),
            Some("2024-04-05")
        );
        assert_eq!(
            day(r#"{"text":"x","date":{"$date":{"$numberLong":"1712275200000"}}}"#).as_deref(),
            Some("2024-04-05")
        );
        assert_eq!(
            day(r#"{"text":"x","published":{"date-parts":[[2024,4,5]]}}"#).as_deref(),
            Some("2024-04-05")
        );
        let reading = read(&[r#"{"text":"x","published":{"year":2024}}"#]);
        assert!(reading.problems[0].found.ends_with("an object as `published`"), "{:?}", reading.problems);
        assert_eq!(read(&[r#"{"text":"x","data":{"a":1}}"#]).problems, []);
    }

    #[test]
    fn records_without_an_id_or_a_text() {
        let reading = read(&[
            r#"{"id":"","text":"It was calm."}"#,
            r#"{"text":""}"#,
            r#"{"id":"x","headlines":"It was calm."}"#,
            r#"{"text":"It was loud."}"#,
        ]);
        let files: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(files, ["export.jsonl-1", "export.jsonl-4"]);
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "in/export.jsonl:2: expected a `text`, found an empty one; fill it or remove the record",
                "in/export.jsonl:3: expected a `text`, found only `headlines`, `id`; name the field of the text `text`, \
                 or say in parallax.toml which it is: [columns] text = \"…\"",
            ]
        );
    }

    #[test]
    fn many_faults_are_told_in_few() {
        let records = vec![r#"{"text":7}"#; 50];
        let problems = read(&records).problems;
        assert_eq!(problems.len(), 21);
        assert_eq!(problems[20].found, "30 more records without it");
    }
}
