//! Markdown: front matter becomes metadata, the rest is an article whose structure the cleaner reads.
//!
//! Front matter stands at the very head of the file: between `---` lines as `key: value` lines (the simple part
//! of YAML), or between `+++` lines as TOML. Keys that mean the same are taken alike; others are left alone.

use crate::corpus::Meta;
use crate::ingest::article::article;
use crate::ingest::format::{File, Format};
use crate::ingest::published::{ACCEPTED_DATES, read_day};
use crate::ingest::reading::{Diagnostic, Reading};
use crate::text::clean::clean_markdown;

pub(super) const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown", "mdown"],
    names_its_encoding: false,
    many: false,
    read,
};

fn read(file: &File<'_>) -> Reading {
    let &File { shown: file, name, text } = file;
    let mut reading = Reading::default();
    let matter = split(text);
    let mut meta = Meta::default();
    if let Some(matter) = &matter {
        let pairs = match matter.kind {
            Kind::Yaml => yaml(file, matter.inner, &mut reading.problems),
            Kind::Toml => toml(file, matter.inner, &mut reading.problems),
        };
        for (line, key, value) in pairs {
            set(&mut meta, file, line, &key, &value, &mut reading.problems);
        }
    }
    let body = matter.map_or(text, |matter| matter.body);
    reading.inputs.push(article(name.to_owned(), meta, body.to_owned(), clean_markdown(body)));
    reading
}

#[derive(Clone, Copy)]
enum Kind {
    Yaml,
    Toml,
}

struct Matter<'a> {
    kind: Kind,
    inner: &'a str,
    body: &'a str,
}

/// Front matter, where the file begins with some that is closed.
fn split(text: &str) -> Option<Matter<'_>> {
    let (first, rest) = text.split_once('\n')?;
    let fence = first.trim_end();
    let kind = match fence {
        "---" => Kind::Yaml,
        "+++" => Kind::Toml,
        _ => return None,
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(Matter { kind, inner: rest.get(..at)?, body: rest.get(at + line.len()..)? });
        }
        // A rule at the head of a text is followed by words sooner or later, front matter is not.
        at += line.len();
    }
    None
}

/// The `key: value` lines of simple YAML, each with its line in the file. A list becomes its entries, divided by
/// commas; nested maps and folded texts are passed over.
fn yaml(file: &str, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<(u32, String, String)> {
    let mut pairs: Vec<(u32, String, String)> = Vec::new();
    for (n, line) in inner.lines().enumerate() {
        let number = n as u32 + 2;
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let Some(entry) = trimmed.strip_prefix("- ") {
            if let Some((.., value)) = pairs.last_mut() {
                if !value.is_empty() {
                    value.push_str(", ");
                }
                value.push_str(&unquote(entry));
            }
            continue;
        }
        // What is indented belongs to the key above.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        match trimmed.split_once(':') {
            Some((key, value)) if value.is_empty() || value.starts_with([' ', '\t']) => {
                let value = value.trim();
                let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                    Some(list) => list.split(',').map(unquote).collect::<Vec<_>>().join(", "),
                    None if matches!(value, "|" | ">" | "|-" | ">-" | "~" | "null") => String::new(),
                    None => unquote(value),
                };
                pairs.push((number, key.trim().to_ascii_lowercase(), value));
            }
            _ => problems.push(Diagnostic {
                file: file.to_owned(),
                line: Some(number),
                expected: "`key: value` in the front matter".to_owned(),
                found: format!("`{trimmed}`"),
                mend: "write it so, or close the front matter with a line of `---` above it".to_owned(),
            }),
        }
    }
    pairs
}

/// A value without its quotes or the comment after it.
fn unquote(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote)
            && let Some(end) = inner.rfind(quote)
        {
            return inner[..end].replace("\\\"", "\"").replace("''", "'");
        }
    }
    value.split(" #").next().unwrap_or("").trim().to_owned()
}

fn toml(file: &str, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<(u32, String, String)> {
    let table: toml::Table = match inner.parse() {
        Ok(table) => table,
        Err(error) => {
            let error: toml::de::Error = error;
            let at = error.span().map_or(0, |span| span.start).min(inner.len());
            let line = inner.get(..at).unwrap_or("").matches('\n').count() as u32 + 2;
            problems.push(Diagnostic {
                file: file.to_owned(),
                line: Some(line),
                expected: "TOML in the front matter".to_owned(),
                found: error.message().to_owned(),
                mend: "write each line as `key = \"value\"`".to_owned(),
            });
            return Vec::new();
        }
    };
    table
        .into_iter()
        .map(|(key, value)| {
            let line = inner
                .lines()
                .position(|line| {
                    line.trim_start()
                        .strip_prefix(key.as_str())
                        .is_some_and(|rest| rest.trim_start().starts_with('='))
                })
                .map_or(2, |n| n as u32 + 2);
            let shown = match value {
                toml::Value::String(text) => text,
                toml::Value::Array(list) => {
                    let entries = list.iter().filter_map(|entry| entry.as_str());
                    entries.collect::<Vec<_>>().join(", ")
                }
                toml::Value::Table(_) => String::new(),
                other => other.to_string(),
            };
            (line, key.to_ascii_lowercase(), shown)
        })
        .collect()
}

/// Sets what a key names. A day that cannot be read costs only itself.
fn set(meta: &mut Meta, file: &str, line: u32, key: &str, value: &str, problems: &mut Vec<Diagnostic>) {
    if value.is_empty() {
        return;
    }
    let field = match key {
        "title" | "headline" => &mut meta.title,
        "source" | "outlet" | "publication" | "publisher" | "site" | "site_name" => &mut meta.source,
        "author" | "authors" | "byline" => &mut meta.author,
        "url" | "link" | "permalink" | "canonical" | "canonical_url" => &mut meta.url,
        "lang" | "language" | "locale" => &mut meta.lang,
        "date" | "published" | "published_at" | "publish_date" | "pubdate" => {
            if let Some(day) = read_day(value) {
                meta.published = Some(day);
                meta.published_basis = Some(format!("front matter, `{key}`: {value}"));
            } else {
                problems.push(Diagnostic {
                    file: file.to_owned(),
                    line: Some(line),
                    expected: ACCEPTED_DATES.to_owned(),
                    found: format!("`{value}`"),
                    mend: format!("write `{key}` in one of these forms or leave it out"),
                });
            }
            return;
        }
        _ => return,
    };
    *field = Some(value.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_metadata() {
        let text = "---\ntitle: \"Mali: a vote\"\noutlet: Daily # the paper\nauthors:\n  - Jane Roe\n  - 'J. Doe'\n\
                    date: 2025-05-08\nlang: en\ntags: [a, b]\n---\n# Mali votes\n\nIt was **calm**.\n";
        let reading = read(&File { shown: "in/a.md", name: "a.md", text: text });
        assert_eq!(reading.problems, []);
        let input = &reading.inputs[0];
        assert_eq!(input.meta.title.as_deref(), Some("Mali: a vote"));
        assert_eq!(input.meta.source.as_deref(), Some("Daily"));
        assert_eq!(input.meta.author.as_deref(), Some("Jane Roe, J. Doe"));
        assert_eq!(input.meta.lang.as_deref(), Some("en"));
        assert_eq!(input.meta.published_basis.as_deref(), Some("front matter, `date`: 2025-05-08"));
        assert_eq!(input.document.text, "Mali votes\n\nIt was calm.");
        assert_eq!(input.document.title(), Some("Mali votes"));
    }

    #[test]
    fn toml_too() {
        let text = "+++\ntitle = \"Mali\"\ndate = 2025-05-08T10:00:00Z\nauthor = [\"Jane Roe\"]\n+++\nIt was calm.\n";
        let reading = read(&File { shown: "a.md", name: "a.md", text: text });
        assert_eq!(reading.problems, []);
        let meta = &reading.inputs[0].meta;
        assert_eq!(meta.title.as_deref(), Some("Mali"));
        assert_eq!(meta.author.as_deref(), Some("Jane Roe"));
        assert_eq!(meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
    }

    #[test]
    fn a_bad_line_costs_only_itself() {
        #[track_caller]
        fn check(text: &str, line: u32, expected: &str) {
            let reading = read(&File { shown: "a.md", name: "a.md", text: text });
            assert_eq!(reading.problems.len(), 1, "{text}");
            assert_eq!(reading.problems[0].line, Some(line));
            assert!(reading.problems[0].expected.contains(expected), "{}", reading.problems[0]);
            assert!(reading.inputs[0].document.text.contains("It was calm."));
        }
        check("---\ntitle: Mali\ndate: 08/05/2025\n---\nIt was calm.\n", 3, "2025-05-08");
        check("---\ntitle: Mali\nnonsense\n---\nIt was calm.\n", 3, "`key: value`");
        check("+++\ntitle = \"Mali\"\ndate = \"soon\"\n+++\nIt was calm.\n", 3, "2025-05-08");
        check("+++\ntitle = Mali\n+++\nIt was calm.\n", 2, "TOML");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let reading = read(&File { shown: "a.md", name: "a.md", text: "---\n\nIt was calm.\n" });
        assert_eq!(reading.problems, []);
        assert_eq!(reading.inputs[0].document.text, "It was calm.");
    }
}
