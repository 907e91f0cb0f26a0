//! JSON lines: one article a line, `{"id","text","published"?,"title"?,"source"?,"url"?,"lang"?}`.

use serde_json::{Map, Value};

use crate::corpus::{Input, Meta};
use crate::ingest::article::plain;
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::published::{ACCEPTED_DATES, read_day};
use crate::ingest::reading::{Cost, Diagnostic, Reading};

pub(super) const JSON_LINES: Format =
    Format { name: "JSON lines", endings: &["jsonl", "ndjson"], many: true, reader: Reader::Text(read) };

/// Reads all lines. A line that cannot be read costs only itself.
fn read(file: &File<'_>) -> Reading {
    let &File { shown: file, text, .. } = file;
    let mut reading = Reading::default();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match read_line(file, n as u32 + 1, line) {
            Ok(input) => reading.inputs.push(input),
            Err(problem) => reading.problems.push(problem),
        }
    }
    reading
}

/// Reads one line, the `number`-th of the file. The article's file name is its `id`.
///
/// # Errors
/// Where the line is no JSON object with an `id` and a `text`, or a field of it is of another kind than expected.
pub fn read_line(file: &str, number: u32, line: &str) -> Result<Input, Diagnostic> {
    let problem = |expected: &str, found: String, mend: &str| Diagnostic {
        cost: Cost::Article,
        file: file.to_owned(),
        line: Some(number),
        expected: expected.to_owned(),
        found,
        mend: mend.to_owned(),
    };
    let value: Value = serde_json::from_str(line).map_err(|error| {
        let found = format!("broken JSON at column {} ({})", error.column(), reason(&error));
        problem("one JSON object", found, "write each article as one object on one line")
    })?;
    let Value::Object(fields) = value else {
        return Err(problem(
            "one JSON object",
            kind(&value).to_owned(),
            "write each article as {\"id\": …, \"text\": …}",
        ));
    };
    let id = match fields.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        other => {
            let found = other.map_or("none", kind).to_owned();
            return Err(problem(
                "an `id`, a string or a number",
                found,
                "give each article an `id` of its own",
            ));
        }
    };
    let text = match fields.get("text") {
        Some(Value::String(text)) => text.clone(),
        other => {
            let found = other.map_or("none", kind).to_owned();
            return Err(problem("a `text`, a string", found, "put the article's text into `text`"));
        }
    };
    let string = |name: &str| {
        field(&fields, name).map_err(|found| {
            problem(
                &format!("`{name}` as a string, or none"),
                found,
                &format!("write `{name}` as a string or leave it out"),
            )
        })
    };
    let mut meta = Meta {
        title: string("title")?,
        source: string("source")?,
        author: string("author")?,
        url: string("url")?,
        lang: string("lang")?,
        ..Meta::default()
    };
    if let Some(published) = string("published")? {
        let Some(day) = read_day(&published) else {
            let mend = "write `published` in one of these forms or leave it out";
            return Err(problem(ACCEPTED_DATES, format!("`{published}`"), mend));
        };
        meta.published = Some(day);
        meta.published_basis = Some(format!("`published`: {published}"));
    }
    Ok(plain(id, meta, text))
}

/// A field that is a string; empty ones and `null` are none.
fn field(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        Some(other) => Err(kind(other).to_owned()),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(text) if text.trim().is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The parser's own words, without its line number, which is always 1 here.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Reading {
        read(&File { shown: "in.jsonl", name: "in.jsonl", text })
    }

    #[test]
    fn articles_are_read() {
        let line = r#"{"id":"a1","text":"Mali Votes\n\nIt was calm.","published":"2025-05-08","source":"Daily","url":"","x":1}"#;
        let reading = read_text(&format!("{line}\n\n{{\"id\":7,\"text\":\"\"}}\n"));
        assert_eq!(reading.problems, []);
        let [first, second] = &reading.inputs[..] else { panic!("two articles") };
        assert_eq!(first.file, "a1");
        assert_eq!(first.meta.title.as_deref(), Some("Mali Votes"));
        assert_eq!(first.meta.source.as_deref(), Some("Daily"));
        assert_eq!(first.meta.url, None);
        assert_eq!(first.meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
        assert_eq!(first.meta.published_basis.as_deref(), Some("`published`: 2025-05-08"));
        assert_eq!((second.file.as_str(), second.document.text.as_str()), ("7", ""));
    }

    #[test]
    fn a_bad_line_costs_only_itself() {
        let good = r#"{"id":"a","text":"It was calm."}"#;
        let reading = read_text(&format!("{good}\n{{\"id\":\n{good}"));
        assert_eq!(reading.inputs.len(), 2);
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].line, Some(2));
    }

    #[test]
    fn problems_say_what_is_wrong() {
        #[track_caller]
        fn check(line: &str, expected: &str, found: &str) {
            let problem = read_line("in.jsonl", 3, line).unwrap_err();
            assert!(problem.to_string().starts_with("in.jsonl:3: expected "), "{problem}");
            assert!(problem.expected.contains(expected), "{problem}");
            assert!(problem.found.contains(found), "{problem}");
            assert!(!problem.mend.is_empty());
        }
        check("[1]", "one JSON object", "a list");
        check("{\"id\":\"a\" \"text\":\"\"}", "one JSON object", "column 11");
        check("{\"text\":\"\"}", "an `id`", "none");
        check("{\"id\":\" \",\"text\":\"\"}", "an `id`", "an empty string");
        check("{\"id\":\"a\",\"text\":7}", "a `text`", "a number");
        check("{\"id\":\"a\",\"text\":\"\",\"title\":[]}", "`title` as a string", "a list");
        check("{\"id\":\"a\",\"text\":\"\",\"published\":\"08/05/2025\"}", "2025-05-08", "`08/05/2025`");
    }
}
