//! TOML: its pairs. A line that is none costs only itself.

use toml::de::{DeTable, DeValue};

use super::{MOST_TOLD, NESTED, Pair};
use crate::ingest::reading::{Cost, Diagnostic};

/// The pairs of TOML. What of it cannot be read is told with its line.
pub(super) fn pairs(file: &str, first: u32, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
    let (table, errors) = DeTable::parse_recoverable(inner);
    let mut ends = Lines { text: inner, first, done: 0, line: first };
    for error in errors.iter().take(MOST_TOLD) {
        let at = error.span().map_or(0, |span| span.start);
        problems.push(Diagnostic {
            cost: Cost::Part,
            file: file.to_owned(),
            line: Some(ends.of(at)),
            expected: "TOML in the front matter".to_owned(),
            found: error.message().trim_end().replace('\n', "; "),
            mend: "write each line as `key = \"value\"`".to_owned(),
        });
    }
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for (key, value) in table.get_ref() {
        match value.get_ref() {
            DeValue::Table(inner) if NESTED.contains(&key.get_ref().to_lowercase().as_str()) => {
                found.extend(inner.iter().map(|(key, value)| {
                    (key.span().start, key.get_ref().to_lowercase(), toml_text(value.get_ref()))
                }));
            }
            value => found.push((key.span().start, key.get_ref().to_lowercase(), toml_text(value))),
        }
    }
    found.sort();
    found.into_iter().map(|(at, key, value)| Pair { line: ends.of(at), key, value }).collect()
}

/// A value as text: a list as its entries, of a table only the `name`.
fn toml_text(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        DeValue::Array(list) => {
            let entries =
                list.iter().map(|entry| toml_text(entry.get_ref())).filter(|entry| !entry.is_empty());
            entries.collect::<Vec<_>>().join(", ")
        }
        DeValue::Table(table) => {
            let named = table.iter().find(|(key, _)| key.get_ref().eq_ignore_ascii_case("name"));
            named.map_or(String::new(), |(_, value)| toml_text(value.get_ref()))
        }
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Float(_) | DeValue::Boolean(_) => String::new(),
    }
}

/// Counts the lines of places, which mostly come in order.
struct Lines<'a> {
    text: &'a str,
    first: u32,
    done: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> u32 {
        if at < self.done {
            (self.done, self.line) = (0, self.first);
        }
        self.line += self.text.get(self.done..at).unwrap_or("").matches('\n').count() as u32;
        self.done = at;
        self.line
    }
}
