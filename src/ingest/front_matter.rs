//! Front matter: metadata at the very head of a text, as YAML between `---` lines or as TOML between `+++` lines.
//!
//! Keys that mean the same are taken alike; others are left alone. A key that cannot be read costs only itself.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::published::{ACCEPTED_DATES, read_day};
use super::reading::{Cost, Diagnostic};
use crate::corpus::Meta;

/// The metadata at the head of a text, and the text behind them.
pub(super) fn read<'a>(file: &str, text: &'a str, problems: &mut Vec<Diagnostic>) -> (Meta, &'a str) {
    let mut meta = Meta::default();
    let Some(matter) = split(text) else { return (meta, text) };
    let pairs = match matter.kind {
        Kind::Yaml => yaml(file, matter.inner, problems),
        Kind::Toml => toml(file, matter.inner, problems),
    };
    for Pair { line, key, value } in pairs {
        set(&mut meta, file, line, &key, &value, problems);
    }
    (meta, matter.body)
}

/// A key with its value as text, and the line of the file that the key stands in.
struct Pair {
    line: u32,
    key: String,
    value: String,
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
            let inner = rest.get(..at)?;
            return is_matter(kind, inner).then_some(Matter {
                kind,
                inner,
                body: rest.get(at + line.len()..)?,
            });
        }
        at += line.len();
    }
    None
}

/// Whether most lines that begin something begin with a key. What stands between two rules may be text as well, and text
/// is never lost.
fn is_matter(kind: Kind, inner: &str) -> bool {
    let sign = match kind {
        Kind::Yaml => ':',
        Kind::Toml => '=',
    };
    let begins = |line: &&str| !line.trim().is_empty() && !line.starts_with([' ', '\t', '-', '#', ']', '}']);
    let is_key = |line: &str| {
        let Some((key, value)) = line.split_once(sign) else { return line.starts_with('[') };
        let key = key.trim_end();
        let plain = key.chars().all(|c| c.is_alphanumeric() || "_-. \"'".contains(c));
        plain && key.split(' ').count() <= 3 && (sign == '=' || value.is_empty() || value.starts_with(' '))
    };
    let all = inner.lines().filter(begins).count();
    let keys = inner.lines().filter(begins).filter(|line| is_key(line)).count();
    keys > 0 && keys * 2 >= all
}

/// How many bad lines of one front matter are told of one by one.
const MOST_TOLD: usize = 20;

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 16;

/// The pairs of YAML. Where it is none as a whole, each of its keys is read apart, so that a bad one costs only itself.
fn yaml(file: &str, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
    if let Ok(pairs) = pairs_of(inner, 2) {
        return pairs;
    }
    let mut pairs = Vec::new();
    let mut bad = 0;
    let complain = |line: Option<u32>, found: String| Diagnostic {
        cost: Cost::Part,
        file: file.to_owned(),
        line,
        expected: "`key: value` in the front matter".to_owned(),
        found,
        mend: "write it so, or close the front matter with a line of `---` above it".to_owned(),
    };
    for (line, chunk) in chunks(inner) {
        let fault = match pairs_of(chunk, line) {
            Ok(found) => {
                pairs.extend(found);
                continue;
            }
            Err(fault) => fault,
        };
        if let Some((key, value)) = as_written(chunk) {
            pairs.push(Pair { line, key, value });
            continue;
        }
        bad += 1;
        if bad <= MOST_TOLD {
            let found = match fault {
                Some(fault) => format!("`{}` ({})", first_line(chunk), fault.info()),
                None => format!("`{}`", first_line(chunk)),
            };
            problems.push(complain(Some(line), found));
        }
    }
    if bad > MOST_TOLD {
        problems.push(complain(None, format!("{} more lines like these", bad - MOST_TOLD)));
    }
    pairs
}

fn first_line(chunk: &str) -> &str {
    chunk.lines().next().unwrap_or("").trim()
}

/// The lines of a key, each chunk with the line of the file that it begins in: what is indented, an entry of a list
/// and a blank line belong to the key above.
fn chunks(inner: &str) -> Vec<(u32, &str)> {
    let mut chunks: Vec<(u32, &str)> = Vec::new();
    let (mut start, mut at, mut first) = (0, 0, 2);
    for (n, line) in inner.split_inclusive('\n').enumerate() {
        let begins = !line.starts_with([' ', '\t', '-', '#', ']', '}']) && !line.trim().is_empty();
        if begins && at > start {
            chunks.extend(inner.get(start..at).map(|chunk| (first, chunk)));
            start = at;
        }
        if begins {
            first = n as u32 + 2;
        }
        at += line.len();
    }
    chunks.extend(inner.get(start..at).filter(|chunk| !chunk.trim().is_empty()).map(|chunk| (first, chunk)));
    chunks
}

/// A line such as `title: Mali: a vote`, which YAML does not allow and many write: the value as it stands.
fn as_written(chunk: &str) -> Option<(String, String)> {
    let line = chunk.trim();
    let (key, value) = line.split_once(": ").filter(|_| !line.contains('\n'))?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c));
    is_key.then(|| (key.to_lowercase(), value.trim().to_owned()))
}

/// The pairs of a map, whose first line is the `first` of the file; why it is none, where YAML tells.
fn pairs_of(text: &str, first: u32) -> Result<Vec<Pair>, Option<ScanError>> {
    let mut events = Parser::new_from_str(text);
    let mut pairs = Vec::new();
    loop {
        match next(&mut events)?.0 {
            Event::StreamEnd => return Ok(pairs),
            Event::MappingStart(..) => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
            // nothing but comments
            Event::Scalar(text, ..) if text.is_empty() => {}
            _ => return Err(None),
        }
    }
    loop {
        let (event, line) = next(&mut events)?;
        if event == Event::MappingEnd {
            break;
        }
        let key = text_of(event, &mut events, 0)?.to_lowercase();
        let (event, _) = next(&mut events)?;
        let value = text_of(event, &mut events, 0)?;
        pairs.push(Pair { line: first + line, key, value });
    }
    // what follows the map must be no more YAML
    while next(&mut events)?.0 != Event::StreamEnd {}
    Ok(pairs)
}

/// The next event, and how many lines stand before it.
fn next<'t>(
    events: &mut impl Iterator<Item = Result<(Event<'t>, saphyr_parser::Span), ScanError>>,
) -> Result<(Event<'t>, u32), Option<ScanError>> {
    match events.next() {
        Some(Ok((event, span))) => Ok((event, span.start.line().saturating_sub(1) as u32)),
        Some(Err(fault)) => Err(Some(fault)),
        None => Ok((Event::StreamEnd, 0)),
    }
}

/// A value as text: a list as its entries, divided by commas; of a map only the `name`; `null` as nothing.
fn text_of<'t>(
    event: Event<'t>,
    events: &mut impl Iterator<Item = Result<(Event<'t>, saphyr_parser::Span), ScanError>>,
    depth: usize,
) -> Result<String, Option<ScanError>> {
    if depth > DEEPEST {
        return Err(None);
    }
    let mut entries = Vec::new();
    match event {
        Event::Scalar(text, style, ..) => {
            let none = style == ScalarStyle::Plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
            return Ok(if none {
                String::new()
            } else {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            });
        }
        Event::SequenceStart(..) => loop {
            match next(events)?.0 {
                Event::SequenceEnd | Event::StreamEnd => break,
                event => entries.push(text_of(event, events, depth + 1)?),
            }
        },
        Event::MappingStart(..) => loop {
            let key = match next(events)?.0 {
                Event::MappingEnd | Event::StreamEnd => break,
                event => text_of(event, events, depth + 1)?,
            };
            let (event, _) = next(events)?;
            let value = text_of(event, events, depth + 1)?;
            if key.eq_ignore_ascii_case("name") {
                entries.push(value);
            }
        },
        _ => {}
    }
    entries.retain(|entry| !entry.is_empty());
    Ok(entries.join(", "))
}

fn toml(file: &str, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
    let table: toml::Table = match inner.parse() {
        Ok(table) => table,
        Err(error) => {
            let error: toml::de::Error = error;
            let at = error.span().map_or(0, |span| span.start).min(inner.len());
            let line = inner.get(..at).unwrap_or("").matches('\n').count() as u32 + 2;
            problems.push(Diagnostic {
                cost: Cost::Part,
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
            Pair { line, key: key.to_lowercase(), value: shown }
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
                    cost: Cost::Part,
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
