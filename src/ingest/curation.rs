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
