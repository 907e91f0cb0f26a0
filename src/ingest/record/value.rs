//! The values of a record's fields, as text.

use serde_json::Value;

/// What is written where nothing is known.
const NOTHING: &[&str] = &["nan", "null", "none", "n/a", "na", "nil", "unknown", "-", "--"];

/// Names of languages that are written in place of their tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("norwegian", "no"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("vietnamese", "vi"),
];

/// Whether a text says that nothing is known.
pub(super) fn says_nothing(text: &str) -> bool {
    NOTHING.contains(&text.to_lowercase().as_str())
}

/// Whether a value holds nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_nothing),
        Value::Object(fields) => fields.values().all(is_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Where the names in a record of records stand, such as the `name` of an outlet.
const INNER: &[&str] = &[
    "name",
    "title",
    "main",
    "original",
    "rendered",
    "value",
    "content",
    "text",
    "#text",
    "$t",
    "_",
    "$date",
    "$numberLong",
    "$numberInt",
    "$numberDouble",
    "$oid",
];

/// A value as text: a list as its entries, of an object what names it.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => {
            let entries: Vec<String> = list.iter().filter_map(text_of).collect();
            entries.join(", ")
        }
        Value::Object(fields) if fields.contains_key("date-parts") => {
            parts_of_day(fields.get("date-parts")?)?
        }
        Value::Object(fields) => INNER.iter().find_map(|name| text_of(fields.get(*name)?))?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A day as catalogues of journals have it: `[[2024, 4, 5]]`.
fn parts_of_day(value: &Value) -> Option<String> {
    let [year, month, day] = &value.as_array()?.first()?.as_array()?[..] else { return None };
    Some(format!("{:04}-{:02}-{:02}", year.as_u64()?, month.as_u64()?, day.as_u64()?))
}

/// A text of several paragraphs: one string, or a list of them.
pub(super) fn paragraphs_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => {
            let paragraphs: Vec<String> = list.iter().filter_map(paragraphs_of).collect();
            (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
        }
        Value::Object(fields) => INNER.iter().rev().find_map(|name| paragraphs_of(fields.get(*name)?)),
        Value::Number(_) | Value::Null | Value::Bool(_) => None,
    }
}

/// The tag of a language that may be written by its name.
pub(in crate::ingest) fn tag(written: &str) -> String {
    let name = written.to_lowercase();
    let found = LANGUAGES.iter().find(|(language, _)| *language == name);
    found.map_or(written.to_owned(), |(_, tag)| (*tag).to_owned())
}

/// What a value is, for messages.
pub(in crate::ingest) fn kind(value: &Value) -> &'static str {
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
