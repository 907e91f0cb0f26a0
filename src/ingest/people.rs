//! People as programs write them beside an article: names alone, or in parts, with an office, with addresses.
//!
//! Who made the pictures is no author. An address is no name.

use serde_json::{Map, Value};

use crate::text::clean::plain_line;

/// Keys of an object that hold a whole name, the surest first; compared as [`folded`].
const WHOLE: &[&str] = &[
    "name",
    "displayname",
    "fullname",
    "authorname",
    "original",
    "rendered",
    "label",
    "title",
    "value",
    "text",
    "main",
    "t",
];
/// Keys that hold what stands first in a name, and what stands last.
const GIVEN: &[&str] =
    &["firstname", "givenname", "given", "first", "forename", "vorname", "prénom", "nombre"];
const FAMILY: &[&str] =
    &["lastname", "familyname", "family", "last", "surname", "nachname", "nom", "apellido", "apellidos"];
/// Keys that hold what somebody did for the article.
const ROLE: &[&str] =
    &["role", "roles", "rolename", "jobtitle", "job", "type", "kind", "position", "function"];
/// Keys that hold people.
const PEOPLE: &[&str] = &["person", "people", "author", "authors"];

/// How deep people may stand in each other.
const DEEPEST: usize = 4;

/// The authors that a value names, as one line; none where it names nobody.
pub(super) fn of(value: &Value) -> Option<String> {
    let mut names = Vec::new();
    take(value, 0, &mut names);
    let mut line: Vec<String> = Vec::new();
    for name in names {
        if !line.contains(&name) {
            line.push(name);
        }
    }
    (!line.is_empty()).then(|| line.join(", "))
}

fn take(value: &Value, depth: usize, names: &mut Vec<String>) {
    match value {
        Value::String(written) => names.extend(line(written)),
        Value::Array(list) if depth < DEEPEST => {
            for entry in list {
                match entry {
                    Value::String(entry) => names.extend(line(&turned(entry))),
                    entry => take(entry, depth + 1, names),
                }
            }
        }
        Value::Object(fields) if depth < DEEPEST => {
            let role = get(fields, ROLE).map(role_of).unwrap_or_default();
            if !writes(&role) {
                return;
            }
            let text = |keys: &[&str]| Some(get(fields, keys)?.as_str()?.trim().to_owned());
            let (given, family) = (text(GIVEN), text(FAMILY));
            if let Some(family) = family.filter(|family| !family.is_empty()) {
                let parts = [given.unwrap_or_default(), family];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                names.extend(line(&parts.join(" ")));
            } else if let Some(value) = get(fields, PEOPLE).filter(|value| !value.is_null()) {
                take(value, depth + 1, names);
            } else if let Some(value) = get(fields, WHOLE) {
                take(value, depth + 1, names);
            } else if let Some(given) = given {
                names.extend(line(&given));
            }
        }
        _ => {}
    }
}

/// The value of the first of those keys that holds something.
fn get<'a>(fields: &'a Map<String, Value>, keys: &[&str]) -> Option<&'a Value> {
    let holds = |value: &&Value| match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    keys.iter().find_map(|key| {
        fields.iter().find_map(|(name, value)| (folded(name) == *key).then_some(value).filter(holds))
    })
}

fn role_of(value: &Value) -> String {
    match value {
        Value::String(role) => role.clone(),
        Value::Array(roles) => roles.iter().map(role_of).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a field of a record holds a part of its author's name.
pub(super) fn is_part(name: &str) -> bool {
    let name = folded(name);
    let name = name.strip_prefix("author").unwrap_or(&name);
    GIVEN.iter().chain(FAMILY).any(|part| part.len() > 5 && *part == name)
}

/// The name of somebody whose name and family name stand in fields of the record itself.
pub(super) fn in_fields(fields: &Map<String, Value>) -> Option<String> {
    let part = |keys: &[&str]| {
        let found = fields.iter().find_map(|(name, value)| {
            let name = folded(name);
            let name = name.strip_prefix("author").unwrap_or(&name);
            (keys.iter().filter(|key| key.len() > 5).any(|key| *key == name)).then_some(value)
        })?;
        Some(found.as_str()?.trim().to_owned()).filter(|part| !part.is_empty())
    };
    line(&format!("{} {}", part(GIVEN)?, part(FAMILY)?))
}

/// Whether somebody of that office may have written the text; most offices say nothing of that.
pub(super) fn writes(role: &str) -> bool {
    let role = role.to_lowercase();
    let is = |word: &str| {
        let mut from = 0;
        while let Some(at) = role.get(from..).and_then(|rest| rest.find(word)) {
            let (start, end) = (from + at, from + at + word.len());
            let before = role.get(..start).and_then(|before| before.chars().next_back());
            let after = role.get(end..).and_then(|after| after.chars().next());
            if [before, after].iter().all(|c| c.is_none_or(|c| !c.is_alphanumeric())) {
                return true;
            }
            from = end;
        }
        false
    };
    let words = include_str!("people.tsv").lines().filter(|line| !line.starts_with('#'));
    let no_writer = words.flat_map(|line| line.split('\t').skip(1)).any(is);
    // somebody may do both
    !no_writer || ["writer", "reporter", "text", "autor", "words"].iter().any(|word| is(word))
}

/// `Roe, Jane` as `Jane Roe`.
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given))
            if !given.contains(',') && !given.trim().is_empty() && !family.trim().is_empty() =>
        {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.to_owned(),
    }
}

/// Authors as one line: without the "By" before them, without addresses, without those who did something else; lists as
/// Python writes them are taken apart. None where nobody is named.
pub(super) fn line(written: &str) -> Option<String> {
    let list = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let names: Vec<String> = match list.map(str::trim) {
        Some(list) if list.starts_with(['\'', '"']) => {
            let quote = if list.starts_with('"') { '"' } else { '\'' };
            list.split(',').map(|name| name.trim().trim_matches(quote).to_owned()).collect()
        }
        Some("") => Vec::new(),
        _ if written.contains(';') => written.split(';').map(|name| turned(name.trim())).collect(),
        _ => vec![written.to_owned()],
    };
    let names = names.iter().map(|name| plain_line(name)).filter_map(|name| without_others(&name));
    let line = names.collect::<Vec<_>>().join(", ");
    let line = match line.split_once(' ') {
        Some((first, rest)) if first.eq_ignore_ascii_case("by") => rest.trim().to_owned(),
        _ => line,
    };
    (!line.is_empty()).then_some(line)
}

/// A line of names without addresses, and without those beside whose names it stands that they did something else.
fn without_others(line: &str) -> Option<String> {
    // an address behind a name, in brackets: `Jane Roe <jane@example.org>`
    let mut rest = line.to_owned();
    while let Some((start, end)) = brackets(&rest) {
        rest.replace_range(start..end, " ");
    }
    let names: Vec<&str> = rest
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty() && !is_address(name))
        .filter(|name| match name.split_once('(') {
            Some((_, role)) => writes(role),
            None => true,
        })
        .collect();
    // an address for letters among words is none of a name
    let words = names.join(", ");
    let words: Vec<&str> = words.split_whitespace().filter(|word| !is_address(word)).collect();
    let line = words.join(" ");
    let line = line.trim_matches([',', ' ', '|']);
    // `jane@example.org (Jane Roe)`
    let line = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).unwrap_or(line);
    (!line.is_empty()).then(|| line.to_owned())
}

/// The first brackets with an address in them.
fn brackets(text: &str) -> Option<(usize, usize)> {
    for (start, open) in text.char_indices() {
        let close = match open {
            '<' => '>',
            '[' => ']',
            '(' => ')',
            _ => continue,
        };
        let inside = text.get(start + 1..)?;
        if let Some(end) = inside.find(close)
            && inside.get(..end).is_some_and(|inside| is_address(inside.trim_start_matches("mailto:").trim()))
        {
            return Some((start, start + 1 + end + 1));
        }
    }
    None
}

/// Whether a few signs are an address of a page or for letters.
fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches("mailto:");
    let is_one = !text.contains(char::is_whitespace);
    is_one
        && (text.contains("://")
            || text.starts_with("www.")
            || text.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_however_they_are_written() {
        #[track_caller]
        fn check(json: &str, expected: &str) {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(of(&value).as_deref().unwrap_or("-"), expected, "{json}");
        }
        check(r#"{"first_name":"Ada","last_name":"Quist"}"#, "Ada Quist");
        check(
            r#"[{"given":"Ada","family":"Quist"},{"given":"Kojo","family":"Danso"}]"#,
            "Ada Quist, Kojo Danso",
        );
        check(
            r#"[{"name":"Ada Quist","role":"Reporter"},{"name":"Kojo Danso","role":"Photographer"}]"#,
            "Ada Quist",
        );
        check(
            r#"{"original":"By ADA QUIST","person":[{"firstname":"Ada","lastname":"Quist","role":"reported"}]}"#,
            "Ada Quist",
        );
        check(r#"{"original":"By Ada Quist","person":[]}"#, "Ada Quist");
        check(r#"["Quist, Ada","Danso, Kojo"]"#, "Ada Quist, Kojo Danso");
        check(r#"["Ada Quist","Ada Quist"]"#, "Ada Quist");
        check(r#""Quist, Ada; Danso, Kojo""#, "Ada Quist, Kojo Danso");
        check(r#""ada@example.org""#, "-");
        check(r#""https://example.org/ada""#, "-");
        check(r#""Ada Quist <ada@example.org>""#, "Ada Quist");
        check(r#""ada@example.org (Ada Quist)""#, "Ada Quist");
        check(r#""Ada Quist (Photographer), Kojo Danso""#, "Kojo Danso");
        check(r#""Ada Quist (text and photos), Kojo Danso""#, "Ada Quist (text and photos), Kojo Danso");
        check(r#""By Ada Quist and Kojo Danso""#, "Ada Quist and Kojo Danso");
        check(r#""Ada Bild""#, "Ada Bild");
        check(r#"{"@id":"x"}"#, "-");
        check("7", "-");
    }

    #[test]
    fn lists_of_programs_are_taken_apart() {
        #[track_caller]
        fn check(written: &str, expected: &str) {
            assert_eq!(line(written).as_deref().unwrap_or(""), expected);
        }
        check("By Jane Roe", "Jane Roe");
        check("['Jane Roe', 'J. Doe']", "Jane Roe, J. Doe");
        check("[\"Jane Roe\"]", "Jane Roe");
        check("[]", "");
        check("Byron Doe", "Byron Doe");
    }
}
