//! Front matter: metadata at the very head of a text, as YAML between `---` lines or as TOML between `+++` lines.
//!
//! Keys are known by the names that records have for them, those of `params` and `extra` too; others are left alone. A
//! key that cannot be read costs only itself, and front matter that is never closed ends where its keys do.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use toml::de::{DeTable, DeValue};

use super::columns::{Column, Columns};
use super::day::{self, Order, day_of};
use super::reading::{Cost, Diagnostic};
use super::record::{names, tag};
use crate::corpus::Meta;

/// What was read at the head of a text.
pub(super) struct Head<'a> {
    pub(super) meta: Meta,
    /// Whether there was front matter.
    pub(super) found: bool,
    /// The text behind it.
    pub(super) body: &'a str,
}

/// The metadata at the head of a text, and the text behind them.
pub(super) fn read<'a>(file: &str, text: &'a str, problems: &mut Vec<Diagnostic>) -> Head<'a> {
    let Some(matter) = split(text) else { return Head { meta: Meta::default(), found: false, body: text } };
    let Matter { kind, first, inner, body, closed } = matter;
    if !closed {
        let fence = kind.fence();
        problems.push(Diagnostic {
            cost: Cost::Part,
            file: file.to_owned(),
            line: Some(first - 1),
            expected: format!("front matter that a line of `{fence}` closes"),
            found: "none that does".to_owned(),
            mend: format!(
                "write `{fence}` on a line of its own below line {}",
                first as usize + inner.lines().count() - 1
            ),
        });
    }
    let pairs = match kind {
        Kind::Yaml => yaml(file, first, inner, problems),
        Kind::Toml => toml(file, first, inner, problems),
    };
    Head { meta: meta_of(file, pairs, problems), found: true, body }
}

/// A key with its value as text, and the line of the file that the key stands in.
struct Pair {
    line: u32,
    key: String,
    value: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Yaml,
    Toml,
}

impl Kind {
    /// The line that opens and closes it.
    fn fence(self) -> &'static str {
        match self {
            Kind::Yaml => "---",
            Kind::Toml => "+++",
        }
    }

    /// What stands between a key and its value.
    fn sign(self) -> char {
        match self {
            Kind::Yaml => ':',
            Kind::Toml => '=',
        }
    }
}

struct Matter<'a> {
    kind: Kind,
    /// The line of the file that its first line is.
    first: u32,
    inner: &'a str,
    body: &'a str,
    /// Whether a line closes it.
    closed: bool,
}

/// Front matter, where the file begins with some; blank lines may stand above.
fn split(text: &str) -> Option<Matter<'_>> {
    let start = text.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']);
    let above = text.get(..text.len() - start.len())?;
    // a line that is set in is code
    if !above.is_empty() && !above.ends_with(['\n', '\r', '\u{feff}']) {
        return None;
    }
    let first = above.matches('\n').count() as u32 + 2;
    let (opening, rest) = start.split_once('\n')?;
    let kind = [Kind::Yaml, Kind::Toml].into_iter().find(|kind| kind.fence() == opening.trim_end())?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let fence = line.trim_end();
        if fence == kind.fence() || kind == Kind::Yaml && fence == "..." {
            let inner = rest.get(..at)?;
            if is_matter(kind, inner) {
                let body = rest.get(at + line.len()..)?;
                return Some(Matter { kind, first, inner, body, closed: true });
            }
            break;
        }
        at += line.len();
    }
    let end = unclosed(kind, rest)?;
    Some(Matter { kind, first, inner: rest.get(..end)?, body: rest.get(end..)?, closed: false })
}

/// The keys at the head of a text that no line closes: where they end. Only those among which one is known.
fn unclosed(kind: Kind, text: &str) -> Option<usize> {
    let mut end = 0;
    let mut known = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with([' ', '\t', '-'])
            && end > 0
            && !line.trim().is_empty()
            && line.trim_end() != kind.fence()
        {
            end += line.len();
            continue;
        }
        if !is_key(kind, line.trim_end()) {
            break;
        }
        let (key, _) = line.split_once(kind.sign()).unwrap_or_default();
        known |= Columns::default().of(key).is_some_and(|(column, _)| column != Column::Text);
        end += line.len();
    }
    known.then_some(end)
}

/// Whether most lines that begin something begin with a key. What stands between two rules may be text as well, and text
/// is never lost.
fn is_matter(kind: Kind, inner: &str) -> bool {
    let begins = |line: &&str| !line.trim().is_empty() && !line.starts_with([' ', '\t', '-', '#', ']', '}']);
    let all = inner.lines().filter(begins).count();
    let keys = inner.lines().filter(begins).filter(|line| is_key(kind, line)).count();
    // what is no key below a blank line is the text
    let mut below = inner.lines().skip_while(|line| !line.trim().is_empty());
    keys > 0 && keys * 2 >= all && !below.any(|line| begins(&line) && !is_key(kind, line))
}

/// Whether a line begins with a key.
fn is_key(kind: Kind, line: &str) -> bool {
    let sign = kind.sign();
    let Some((key, value)) = line.split_once(sign) else {
        return kind == Kind::Toml && line.starts_with('[');
    };
    let key = key.trim_end();
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-. \"'".contains(c));
    plain
        && key.split(' ').count() <= 3
        && (sign == '=' || value.is_empty() || value.starts_with([' ', '\r']))
}

/// How many bad lines of one front matter are told of one by one.
const MOST_TOLD: usize = 20;

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 16;

/// The pairs of YAML. Where it is none as a whole, each of its keys is read apart, so that a bad one costs only itself.
fn yaml(file: &str, first: u32, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
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

/// The pairs of TOML. What of it cannot be read is told with its line.
fn toml(file: &str, first: u32, inner: &str, problems: &mut Vec<Diagnostic>) -> Vec<Pair> {
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

/// Maps whose keys are read as if they stood at the top.
const NESTED: &[&str] = &["params", "extra", "meta", "metadata"];

/// What the pairs say of the article. Of several keys for one field the most certain that can be read is taken.
fn meta_of(file: &str, pairs: Vec<Pair>, problems: &mut Vec<Diagnostic>) -> Meta {
    let columns = Columns::default();
    let known = pairs.into_iter().filter(|pair| !pair.value.trim().is_empty());
    let mut known: Vec<(Column, usize, Pair)> = known
        .filter_map(|pair| {
            let (column, rank) = columns.of(&pair.key)?;
            Some((column, rank, pair))
        })
        .collect();
    known.sort_by_key(|(column, rank, pair)| (*column, *rank, pair.line));
    let mut meta = Meta::default();
    let mut unread: Option<Pair> = None;
    for (column, _, pair) in known {
        let is_address = pair.value.starts_with("https://") || pair.value.starts_with("http://");
        match column {
            Column::Title => put(&mut meta.title, pair.value),
            Column::Source | Column::Url if is_address => put(&mut meta.url, pair.value),
            Column::Source => put(&mut meta.source, plain(&pair.value)),
            Column::Author => put(&mut meta.author, names(&plain(&pair.value))),
            Column::Language => put(&mut meta.lang, tag(&pair.value)),
            Column::Published if meta.published.is_none() => match day_of(&pair.value, Order::default()) {
                Some((day, note)) => {
                    let note = note.map_or(String::new(), |note| format!(" ({note})"));
                    meta.published = Some(day);
                    meta.published_basis =
                        Some(format!("front matter, `{}`: {}{note}", pair.key, pair.value));
                }
                None => unread = unread.or(Some(pair)),
            },
            // the path of a page on its site is no address
            Column::Url | Column::Published | Column::Id | Column::Text => {}
        }
    }
    if let Some(Pair { line, key, value }) = unread.filter(|_| meta.published.is_none()) {
        problems.push(Diagnostic {
            cost: Cost::Part,
            file: file.to_owned(),
            line: Some(line),
            expected: day::FORMS.to_owned(),
            found: format!("`{value}`"),
            mend: format!("write `{key}` in one of these forms or leave it out"),
        });
    }
    meta
}

/// Takes a value where there is none.
fn put(field: &mut Option<String>, value: String) {
    if field.is_none() && !value.is_empty() {
        *field = Some(value);
    }
}

/// A value without the marks of links between notes: `[[Jane Roe]]`.
fn plain(value: &str) -> String {
    value.replace("[[", "").replace("]]", "")
}
