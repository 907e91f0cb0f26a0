//! Front matter: metadata at the very head of a text, as YAML between `---` lines or as TOML between `+++` lines.
//!
//! Keys are known by the names that records have for them, those of `params` and `extra` too; others are left alone. A
//! key that cannot be read costs only itself, and front matter that is never closed ends where its keys do.

mod toml;
mod yaml;

use super::columns::{Column, Columns};
use super::day::{self, NoDay, Order, day_of};
use super::people;
use super::reading::{Cost, Diagnostic};
use super::record::tag;
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
        Kind::Yaml => yaml::pairs(file, first, inner, problems),
        Kind::Toml => toml::pairs(file, first, inner, problems),
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
    let mut unread: Option<(Pair, NoDay)> = None;
    for (column, _, pair) in known {
        let is_address = pair.value.starts_with("https://") || pair.value.starts_with("http://");
        match column {
            Column::Title => put(&mut meta.title, pair.value),
            Column::Source | Column::Url if is_address => put(&mut meta.url, pair.value),
            Column::Source => put(&mut meta.source, plain(&pair.value)),
            Column::Author => put(&mut meta.author, people::line(&plain(&pair.value)).unwrap_or_default()),
            Column::Language => put(&mut meta.lang, tag(&pair.value)),
            Column::Published if meta.published.is_none() => match day_of(&pair.value, Order::default()) {
                Ok((day, note)) => {
                    let note = note.map_or(String::new(), |note| format!(" ({note})"));
                    meta.published = Some(day);
                    meta.published_basis =
                        Some(format!("front matter, `{}`: {}{note}", pair.key, pair.value));
                }
                // a day in Italian, and anything at all in English
                Err(_) if pair.key == "data" => {}
                Err(why) => unread = unread.or(Some((pair, why))),
            },
            // the path of a page on its site is no address
            Column::Url | Column::Published | Column::Id | Column::Text => {}
        }
    }
    if let Some((Pair { line, key, value }, why)) = unread.filter(|_| meta.published.is_none()) {
        problems.push(Diagnostic {
            cost: Cost::Part,
            file: file.to_owned(),
            line: Some(line),
            expected: day::FORMS.to_owned(),
            found: format!("`{value}`{}", why.words()),
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
