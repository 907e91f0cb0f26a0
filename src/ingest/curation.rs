//! `curation.toml`: corrections by a person, as [`crate::corpus::curation`] describes and applies them.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::toml_file::TomlFile;
use crate::corpus::{Curation, Problem};

/// The name of the file of corrections.
pub const CURATION: &str = "curation.toml";

/// Where each correction stands, by its table.
#[derive(Deserialize)]
struct Places(BTreeMap<String, Vec<Spanned<IgnoredAny>>>);

impl TomlFile<Curation> {
    /// A message for each correction that could not be applied, with its line and, where it contradicts another, the
    /// line of that one: in the order of the file, each one line of text.
    pub fn complaints(&self, problems: &[Problem]) -> Vec<String> {
        if problems.is_empty() {
            return Vec::new();
        }
        let lines = self.lines();
        let line = |table: &str, number: u32| {
            let nth = (number as usize).checked_sub(1)?;
            lines.get(table)?.get(nth).copied()
        };
        let mut found: Vec<(usize, String)> = problems
            .iter()
            .map(|Problem { entry, fault }| {
                let own = line(entry.table, entry.number);
                let other = fault.other().and_then(|other| Some((other, line(other.table, other.number)?)));
                let place = match (own, &other) {
                    (Some(own), Some((_, other))) => {
                        format!(", lines {} and {}", own.min(*other), own.max(*other))
                    }
                    (Some(own), None) => format!(", line {own}"),
                    (None, _) => String::new(),
                };
                let header = match fault.other() {
                    Some(other) if other.table != entry.table => {
                        format!("[[{}]] and [[{}]]", entry.table, other.table)
                    }
                    _ => format!("[[{}]]", entry.table),
                };
                (own.unwrap_or(0), format!("{}{place}: {header} {fault}", self.name))
            })
            .collect();
        found.sort_by_key(|(line, _)| *line);
        found.into_iter().map(|(_, words)| words).collect()
    }

    /// The lines in which the corrections begin, by their tables.
    fn lines(&self) -> BTreeMap<String, Vec<usize>> {
        let Ok(Places(places)) = toml::from_str::<Places>(&self.text) else { return BTreeMap::new() };
        // one pass over the text, however many corrections there are
        let starts: Vec<usize> =
            self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at).collect();
        let line = |place: Range<usize>| starts.partition_point(|&end| end < place.start) + 1;
        places
            .into_iter()
            .map(|(table, places)| (table, places.iter().map(|place| line(place.span())).collect()))
            .collect()
    }
}

/// Corrections as a file, without what says nothing.
///
/// # Errors
/// Where they cannot be written as TOML, which no correction of ours does.
pub fn write(curation: &Curation) -> Result<String, toml::ser::Error> {
    let mut tables = toml::Table::try_from(curation)?;
    for (name, entries) in &mut tables {
        for entry in entries.as_array_mut().into_iter().flatten().filter_map(toml::Value::as_table_mut) {
            let names = ["mention", "speaker", "split"].contains(&name.as_str());
            entry.retain(|field, value| {
                let may_go = matches!(field, "why" | "by" | "day" | "about" | "hide" | "taken_back")
                    || field == "value"
                    || names && matches!(field, "words" | "name");
                let is_empty = value.as_bool() == Some(false) || value.as_str() == Some("");
                !(may_go && is_empty)
            });
        }
    }
    tables.retain(|_, entries| entries.as_array().is_none_or(|entries| !entries.is_empty()));
    toml::to_string(&tables)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::curation::{Entry, Fault};

    #[test]
    fn corrections_are_read_and_found_again() {
        let text = "# fixes\n[[merge]]\nnames = ['a', 'b']\nwhy = '''\n[[hide]]\n'''\n\n[[ hide ]] # one\nname = 'c'\ntype = 'place'\n[[hide]]\nname = 'd'\n";
        let toml: TomlFile<Curation> = TomlFile::read(text, "curation.toml").unwrap();
        assert_eq!(toml.value.merge[0].names, ["a", "b"]);
        assert_eq!(toml.value.hide[0].kind, Some(crate::annotate::EntityKind::Place));
        let problem = |number, fault| Problem { entry: Entry { table: "hide", number }, fault };
        let merge = Entry { table: "merge", number: 1 };
        let problems = [
            problem(2, Fault::NoEntity { name: "d".into(), kind: None }),
            problem(
                1,
                Fault::Contradicts {
                    name: "c".into(),
                    said: ["merged".into(), "hidden".into()],
                    other: merge,
                },
            ),
        ];
        assert_eq!(
            toml.complaints(&problems),
            [
                "curation.toml, lines 2 and 8: [[hide]] and [[merge]] `c` cannot be both merged and hidden: keep one of the two corrections",
                "curation.toml, line 11: [[hide]] no entity is called `d`",
            ]
        );
        let error = TomlFile::<Curation>::read("[[hide]]\nname = 'x'\ntype = 'town'", "curation.toml");
        let error = error.map(|_| ()).unwrap_err().to_string();
        assert!(
            error.starts_with("curation.toml, line 3: unknown variant `town`, expected one of `person`"),
            "{error}"
        );
    }

    #[test]
    fn what_is_written_is_short_in_order_and_read_again() {
        let text = "[[hide]]\nname = 'c'\n[[mention]]\narticle = 'a.txt'\nwords = 'Berg'\nnth = 2\nname = 'Mount Berg'\ntype = 'place'\nwhy = 'steep'\n[[merge]]\nnames = ['a', 'b']\n[[difference]]\nruling = 'confirmed'\nanswers = [{ article = 'a.txt', words = '80' }, { article = 'b.txt', words = '53', nth = 1 }]\n[[history]]\nday = '2025-06-01'\nwhat = 'x'\n";
        let toml: TomlFile<Curation> = TomlFile::read(text, "x.toml").unwrap();
        let written = write(&toml.value).unwrap();
        assert_eq!(TomlFile::<Curation>::read(&written, "x.toml").unwrap().value, toml.value);
        let lines: Vec<&str> = written.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "[[merge]]",
                "names = [\"a\", \"b\"]",
                "[[hide]]",
                "name = \"c\"",
                "[[mention]]",
                "article = \"a.txt\"",
                "words = \"Berg\"",
                "nth = 2",
                "name = \"Mount Berg\"",
                "type = \"place\"",
                "why = \"steep\"",
                "[[difference]]",
                "ruling = \"confirmed\"",
                "[[difference.answers]]",
                "article = \"a.txt\"",
                "words = \"80\"",
                "[[difference.answers]]",
                "article = \"b.txt\"",
                "words = \"53\"",
                "nth = 1",
                "[[history]]",
                "day = \"2025-06-01\"",
                "what = \"x\"",
            ]
        );
        assert_eq!(write(&Curation::default()).unwrap(), "");
    }

    #[test]
    fn corrections_in_a_list_have_lines_too() {
        let text = "hide = [\n  { name = 'c' },\n  { name = 'd' },\n]\n";
        let toml: TomlFile<Curation> = TomlFile::read(text, "x.toml").unwrap();
        let entry = Entry { table: "hide", number: 2 };
        let fault = Fault::NoEntity { name: "d".into(), kind: None };
        assert_eq!(
            toml.complaints(&[Problem { entry, fault }]),
            ["x.toml, line 3: [[hide]] no entity is called `d`"]
        );
    }
}
