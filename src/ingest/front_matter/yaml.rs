//! YAML: its pairs. Where it is none as a whole, each key is read apart.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::{MOST_TOLD, NESTED, Pair};
use crate::ingest::reading::{Cost, Diagnostic};

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 16;

/// The pairs of YAML. Where it is none as a whole, each of its keys is read apart, so that a bad one costs only itself.
pub(super) fn pairs(file: &str, first: u32, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
    if let Ok(pairs) = pairs_of(inner, first) {
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
    for (line, chunk) in chunks(first, inner) {
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
fn chunks(start_line: u32, inner: &str) -> Vec<(u32, &str)> {
    let mut chunks: Vec<(u32, &str)> = Vec::new();
    let (mut start, mut at, mut first) = (0, 0, start_line);
    for (n, line) in inner.split_inclusive('\n').enumerate() {
        let begins = !line.starts_with([' ', '\t', '-', '#', ']', '}']) && !line.trim().is_empty();
        if begins && at > start {
            chunks.extend(inner.get(start..at).map(|chunk| (first, chunk)));
            start = at;
        }
        if begins {
            first = n as u32 + start_line;
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
    map(&mut events, first, true, &mut pairs)?;
    // what follows the map must be no more YAML
    while next(&mut events)?.0 != Event::StreamEnd {}
    Ok(pairs)
}

/// The pairs of a map that has been opened, and those of the maps in it that hold more of them.
fn map<'t>(
    events: &mut impl Iterator<Item = Result<(Event<'t>, saphyr_parser::Span), ScanError>>,
    first: u32,
    top: bool,
    pairs: &mut Vec<Pair>,
) -> Result<(), Option<ScanError>> {
    loop {
        let (event, line) = next(events)?;
        if matches!(event, Event::MappingEnd | Event::StreamEnd) {
            return Ok(());
        }
        let key = text_of(event, events, 0)?.to_lowercase();
        let (event, _) = next(events)?;
        if top && NESTED.contains(&key.as_str()) && matches!(event, Event::MappingStart(..)) {
            map(events, first, false, pairs)?;
            continue;
        }
        let value = text_of(event, events, 0)?;
        pairs.push(Pair { line: first + line, key, value });
    }
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
