//! JSON: records as objects, one a line, in a list, or in an object that has a list of them.
//!
//! A list is cut into its objects before they are read ([`cut`]), so that a broken one costs only itself.

mod cut;

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::corpus::Input;
use crate::ingest::columns::Columns;
use crate::ingest::encoding::{self, Decoded, NO_TEXT, NoText};
use crate::ingest::format::{File, Format, Packed, Reader};
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use crate::ingest::record::{self, Fields, Record, kind};
use crate::text::clean::plain_line;

pub(super) const JSON_LINES: Format = Format {
    name: "JSON lines",
    endings: &["jsonl", "ndjson", "jsonlines"],
    many: true,
    reader: Reader::Bytes(read_lines),
};

pub(super) const JSON: Format =
    Format { name: "JSON", endings: &["json"], many: true, reader: Reader::Records(read) };

/// Lists of articles in an object, by the names that programs give them.
const LISTS: &[&str] = &[
    "articles",
    "items",
    "entries",
    "results",
    "docs",
    "documents",
    "records",
    "hits",
    "stories",
    "posts",
    "news",
    "data",
];

/// How deep a list of articles may stand in objects.
const DEEPEST: usize = 3;

/// Reads all lines. A line that cannot be read, or decoded, costs only itself.
fn read_lines(file: &Packed<'_>) -> Reading {
    let &Packed { shown, name, columns, .. } = file;
    let head = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file.bytes);
    if head.trim_ascii_start().starts_with(b"[")
        && let Ok(Decoded { text, decisions }) = encoding::decode(file.bytes, false)
    {
        return read(&File { shown, name, text: &text }, columns).with_remarks(shown, decisions);
    }
    let mut decided = Vec::new();
    let mut records = Vec::new();
    for (number, line) in encoding::lines(file.bytes) {
        match line {
            Ok(Decoded { text, decisions }) => {
                decided.extend(decisions);
                if !text.trim().is_empty() {
                    records.push(fields(shown, number, &text).map(|fields| Record { line: number, fields }));
                }
            }
            Err(NoText) => records.push(Err(Diagnostic {
                cost: Cost::Article,
                file: shown.to_owned(),
                line: Some(number),
                expected: "one JSON object".to_owned(),
                found: NO_TEXT.to_owned(),
                mend: "save the lines as UTF-8".to_owned(),
            })),
        }
    }
    // what was guessed is guessed once, from all lines
    decided.dedup();
    record::articles(shown, name, records, columns).with_remarks(shown, decided)
}

/// Reads one line, the `number`-th of the file. The article's file name is its `id`. What of it could not be read and
/// costs only itself stands beside it.
///
/// # Errors
/// Where the line is no JSON object with a text.
pub fn read_line(file: &str, number: u32, line: &str) -> Result<(Input, Vec<Diagnostic>), Diagnostic> {
    record::one(file, number, &fields(file, number, line)?, &Columns::default())
}

/// Reads a file of one JSON value, or of several.
fn read(file: &File<'_>, columns: &Columns) -> Reading {
    let &File { shown, name, text } = file;
    let Ok(whole) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) else {
        let reading = records(shown, name, text, &[text], columns);
        // an object that is cut off may still hold a list of whole ones
        let list = text.find('[').and_then(|at| text.get(at..)).filter(|_| reading.inputs.is_empty());
        let inner = list.map(|list| records(shown, name, text, &[list], columns));
        return inner.filter(|inner| !inner.inputs.is_empty()).unwrap_or(reading);
    };
    let lists = lists(&whole, columns, 0);
    if lists.is_empty() {
        return records(shown, name, text, &[text], columns);
    }
    let mut reading = records(shown, name, text, &lists, columns);
    if let Some(outlet) = feed(&whole) {
        for meta in
            reading.inputs.iter_mut().map(|input| &mut input.meta).filter(|meta| meta.source.is_none())
        {
            meta.source = Some(outlet.clone());
            meta.source_basis = Some(FEED_TITLE.to_owned());
        }
    }
    reading
}

/// Where the outlet of an article of a feed was found, for a reader.
pub(super) const FEED_TITLE: &str = "the title of the feed";

/// The title of a JSON Feed, where it is one.
fn feed(object: &BTreeMap<String, &RawValue>) -> Option<String> {
    object.get("version").filter(|version| version.get().contains("jsonfeed"))?;
    let title: String = serde_json::from_str(object.get("title")?.get()).ok()?;
    Some(plain_line(&title)).filter(|title| !title.is_empty())
}

/// The articles of the objects in some parts of the file's text, which follow each other.
fn records(shown: &str, name: &str, text: &str, parts: &[&str], columns: &Columns) -> Reading {
    let objects: Vec<(usize, &str)> = parts
        .iter()
        .flat_map(|part| {
            let offset = offset(text, part);
            cut::objects(part).into_iter().map(move |(start, object)| (offset + start, object))
        })
        .collect();
    if objects.is_empty() {
        return Reading::failed(Diagnostic {
            cost: Cost::Nothing,
            file: shown.to_owned(),
            line: None,
            expected: "articles as objects of JSON".to_owned(),
            found: serde_json::from_str(text).map_or("none", |value| kind(&value)).to_owned(),
            mend: "write each article as {\"id\": …, \"text\": …}".to_owned(),
        });
    }
    let (mut line, mut done) = (1, 0);
    let records = objects.into_iter().map(|(at, object)| {
        line += text.get(done..at).unwrap_or("").matches('\n').count() as u32;
        done = at;
        Ok(Record { line, fields: fields(shown, line, object)? })
    });
    let records: Vec<Result<Record, Diagnostic>> = records.collect();
    let is_about = |record: &Result<Record, Diagnostic>| match record {
        Ok(record) => !record::has_text(&record.fields, columns),
        Err(_) => false,
    };
    let other = records.iter().all(is_about);
    let mut reading = record::articles(shown, name, records, columns);
    if let Some(what) = beside(parts).filter(|_| !reading.inputs.is_empty()) {
        let decision = Decision::Passed(what);
        reading.remarks.push(Remark { file: shown.to_owned(), article: None, decision });
    }
    if other {
        // data of another kind is told once
        reading.problems.truncate(1);
        for problem in &mut reading.problems {
            problem.cost = Cost::Nothing;
        }
    }
    reading
}

/// What stands in lists of articles and is no object, in words; none where there is no such thing.
fn beside(lists: &[&str]) -> Option<String> {
    const NAMED: usize = 3;
    let entries = lists.iter().filter_map(|list| serde_json::from_str::<Vec<&RawValue>>(list).ok()).flatten();
    let others: Vec<&str> =
        entries.map(RawValue::get).filter(|entry| !entry.starts_with('{') && *entry != "null").collect();
    let short = |entry: &&&str| entry.chars().take(40).collect::<String>();
    let named: Vec<String> = others.iter().take(NAMED).map(|entry| short(&entry)).collect();
    let more = if others.len() > NAMED { ", …" } else { "" };
    (!others.is_empty()).then(|| {
        format!("{} entries of a list that are no objects: {}{more}", others.len(), named.join(", "))
    })
}

/// Where a part of a text stands in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The lists of articles in an object, and articles that stand in it under keys of their own, as they are written, in order
/// of the file; none where the object is an article itself.
fn lists<'a>(object: &BTreeMap<String, &'a RawValue>, columns: &Columns, depth: usize) -> Vec<&'a str> {
    let is_text = |(name, value): (&String, &&RawValue)| {
        record::is_text(name, columns) && value.get().starts_with('"') && value.get().len() > 2
    };
    if depth >= DEEPEST || object.iter().any(is_text) {
        return Vec::new();
    }
    let is_article =
        |written: &str| fields("", 1, written).is_ok_and(|fields| record::has_text(&fields, columns));
    let holds = |list: &str| cut::objects(list).first().is_some_and(|(_, first)| is_article(first));
    let in_order = |mut parts: Vec<&'a str>| {
        parts.sort_by_key(|part| part.as_ptr());
        parts
    };
    let begins = |raw: &str| raw.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    let lists = object.iter().filter(|(_, value)| begins(value.get()));
    let rank = |name: &str| LISTS.iter().position(|known| name.eq_ignore_ascii_case(known));
    let known = lists.clone().filter_map(|(name, value)| Some((rank(name)?, value.get())));
    let several: Vec<&str> = lists.clone().map(|(_, value)| value.get()).filter(|list| holds(list)).collect();
    if several.len() > 1 {
        return in_order(several);
    }
    if let Some((_, list)) = known.min_by_key(|(rank, _)| *rank) {
        return vec![list];
    }
    let keyed = object.values().map(|value| value.get()).filter(|value| value.starts_with('{'));
    let keyed: Vec<&str> = keyed.filter(|value| is_article(value)).collect();
    if keyed.len() > 1 {
        return in_order(keyed);
    }
    let objects = object.values().filter(|value| value.get().starts_with('{'));
    let inner =
        objects.filter_map(|value| serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()).ok());
    let mut found =
        inner.map(|inner| self::lists(&inner, columns, depth + 1)).filter(|found| !found.is_empty());
    let longest = || lists.map(|(_, value)| value.get()).max_by_key(|list| list.len());
    found.next().unwrap_or_else(|| longest().into_iter().collect())
}

/// The fields of an object.
fn fields(file: &str, line: u32, written: &str) -> Result<Fields, Diagnostic> {
    let problem = |found: String, mend: &str| Diagnostic {
        cost: Cost::Article,
        file: file.to_owned(),
        line: Some(line),
        expected: "one JSON object".to_owned(),
        found,
        mend: mend.to_owned(),
    };
    let value: Value = serde_json::from_str(written).map_err(|error| {
        let place = if error.line() > 1 {
            format!("line {}, column {}", line as usize + error.line() - 1, error.column())
        } else {
            format!("column {}", error.column())
        };
        let found = format!("broken JSON at {place} ({})", reason(&error));
        problem(found, "write each article as one whole object, with its quotation marks and brackets closed")
    })?;
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(problem(kind(&other).to_owned(), "write each article as {\"id\": …, \"text\": …}")),
    }
}

/// The parser's own words, without its line number.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Reading {
        read(&File { shown: "in/a.json", name: "a.json", text }, &Columns::default())
    }

    fn lines(text: &str) -> Reading {
        let inner = |_: &[u8], _: &str| Reading::default();
        let columns = Columns::default();
        let (shown, name, bytes) = ("in/a.json", "a.json", text.as_bytes());
        read_lines(&Packed { shown, name, bytes, columns: &columns, inner: &inner })
    }

    fn ids(reading: &Reading) -> Vec<&str> {
        reading.inputs.iter().map(|input| input.file.as_str()).collect()
    }

    #[test]
    fn articles_are_read() {
        let line = r#"{"id":"a1","text":"Mali Votes\n\nIt was calm.","published":"2025-05-08","source":"Daily","url":"","x":1}"#;
        let reading = lines(&format!("{line}\n\n{{\"id\":7,\"text\":\"It was loud.\"}}\n"));
        assert_eq!(reading.problems, []);
        let [first, second] = &reading.inputs[..] else { panic!("two articles") };
        assert_eq!(first.file, "a1");
        assert_eq!(first.meta.title.as_deref(), Some("Mali Votes"));
        assert_eq!(first.meta.source.as_deref(), Some("Daily"));
        assert_eq!(first.meta.url, None);
        assert_eq!(first.meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
        assert_eq!(first.meta.published_basis.as_deref(), Some("`published`: 2025-05-08"));
        assert_eq!((second.file.as_str(), second.document.text.as_str()), ("7", "It was loud."));
    }

    #[test]
    fn a_bad_line_costs_only_itself() {
        let reading = lines("{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\n{\"id\":\"b\",\"text\":\"Two.\"}");
        assert_eq!(ids(&reading), ["a", "b"]);
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].line, Some(2));
    }

    #[test]
    fn of_many_records_on_a_line_the_number_is_told() {
        let reading = whole(r#"[{"id":"a","text":"One."},{"id":"b"},{"id":"c","text":""}]"#);
        let found: Vec<&str> = reading.problems.iter().map(|problem| problem.found.as_str()).collect();
        assert_eq!(found, ["only `id` (record 2)", "an empty one (record 3)"]);
        let reading = whole("[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\"}]");
        assert_eq!(reading.problems[0].found, "only `id`", "its line tells");
    }

    #[test]
    fn what_says_nothing_is_not_known() {
        let reading =
            whole(r#"{"text":"One.","source":"<svg/onload=f()>","url":"javascript:f()","author":"--"}"#);
        let meta = &reading.inputs[0].meta;
        assert_eq!((&meta.source, &meta.url, &meta.author), (&None, &None, &None));
    }

    #[test]
    fn lists_are_read_wherever_they_stand() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let reading = whole(text);
            assert_eq!(reading.problems, [], "{text}");
            assert_eq!(ids(&reading), expected, "{text}");
        }
        let (a, b) = (r#"{"id":"a","text":"One {."}"#, r#"{"id":"b","text":"Two ]."}"#);
        check(a, &["a"]);
        check(&format!("[\n {a},\n {b}\n]"), &["a", "b"]);
        check(&format!("{a}\n{b}\n"), &["a", "b"]);
        check(&format!(r#"{{"status":"ok","articles":[{a},{b}]}}"#), &["a", "b"]);
        check(&format!(r#"{{"response":{{"docs":[{a}],"facets":[{{"x":1}},{{"x":2}}]}}}}"#), &["a"]);
        check(&format!(r#"{{"hits":{{"total":1,"hits":[{{"_id":"7","_source":{a}}}]}}}}"#), &["a"]);
        check(&format!(r#"{{"my list":[{a}]}}"#), &["a"]);
        // nothing is lost where there are several
        check(&format!(r#"{{"opinion":[{b}],"news":[{a}]}}"#), &["b", "a"]);
        check(&format!(r#"{{"z":{b},"a":{a},"count":2}}"#), &["b", "a"]);
        check(&format!(r#"{{"posts":{{"1":{a},"2":{b}}}}}"#), &["a", "b"]);
    }

    #[test]
    fn a_json_feed_names_the_outlet() {
        let reading = whole(
            r#"{"version":"https://jsonfeed.example/version/1.1","title":"Coast Courier","items":[
                {"id":"1","title":"Port &amp; town","content_html":"<p>It was calm.<br>So.</p>","date_published":"2024-04-05T23:30:00-05:00",
                 "authors":[{"name":"Ada Quist"}],"url":"https://example.org/1"}]}"#,
        );
        assert_eq!(reading.problems, []);
        let input = &reading.inputs[0];
        assert_eq!(input.meta.source.as_deref(), Some("Coast Courier"));
        assert_eq!(input.meta.source_basis.as_deref(), Some(FEED_TITLE));
        assert_eq!(input.meta.author.as_deref(), Some("Ada Quist"));
        assert_eq!(input.meta.title.as_deref(), Some("Port & town"));
        assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
        assert_eq!(input.document.text, "It was calm.\n\nSo.");
    }

    #[test]
    fn a_broken_record_of_a_list_costs_only_itself() {
        let text = "[\n{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\",\"text\":\"Two.\",},\n{\"id\":\"c\",\n\"text\":\"Three},\n\
                    {\"id\":\"d\",\"text\":\"Four.\"},\n{\"id\":\"e\",\"te";
        let reading = whole(text);
        assert_eq!(ids(&reading), ["a", "d"]);
        let lines: Vec<Option<u32>> = reading.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(3), Some(4), Some(7)], "{:?}", reading.problems);
    }

    #[test]
    fn what_stands_among_articles_and_is_none_is_told() {
        let reading = whole(r#"["A stray line.",{"id":"a","text":"One."},7,null,{"id":"b","text":"Two."}]"#);
        assert_eq!(ids(&reading), ["a", "b"]);
        let what = "2 entries of a list that are no objects: \"A stray line.\", 7".to_owned();
        assert!(reading.remarks.iter().any(|remark| remark.decision == Decision::Passed(what.clone())));
    }

    #[test]
    fn what_is_no_article_is_told() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let reading = whole(text);
            assert!(reading.inputs.is_empty());
            assert!(reading.problems[0].to_string().contains(expected), "{}", reading.problems[0]);
        }
        check("[1, 2]", "expected articles as objects of JSON, found a list");
        check("7", "found a number");
        check("nonsense", "found none");
        check("{\"name\":\"package\",\"version\":\"1\"}", "expected a `text`, found only `name`, `version`");
        check("{\"name\":\"package\",\"description\":\"It is calm.\"}", "expected a `text`, found");
    }

    #[test]
    fn problems_of_a_line_say_what_is_wrong() {
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
        check("{\"id\":\"a\",\"text\":7}", "a `text`", "a number");
        check("{\"id\":\"a\"}", "a `text`", "only `id`");
        let (input, problems) =
            read_line("in.jsonl", 3, "{\"id\":\"a\",\"text\":\"\",\"published\":\"soon\"}").unwrap();
        assert_eq!((input.file.as_str(), input.meta.published), ("a", None));
        assert!(problems[0].to_string().contains("`soon` as `published`"), "{}", problems[0]);
    }
}
