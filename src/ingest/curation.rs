//! `curation.toml`: corrections by a person, as [`crate::corpus::curation`] describes and applies them.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::toml_file::{TomlError, TomlFile};
use super::toml_words::short;
use crate::corpus::{Curation, Problem};
use crate::text::visible::in_line;

/// A longer message is cut.
const MESSAGE: usize = 400;

/// The name of the file of corrections.
pub const CURATION: &str = "curation.toml";

impl TomlFile<Curation> {
    /// Reads the text of a file, correction by correction: one that cannot be read costs itself, and is told.
    ///
    /// # Errors
    /// Where it is no TOML, so that nobody can say where a correction begins.
    pub fn read_each(text: &str, name: &str) -> Result<(TomlFile<Curation>, Vec<TomlError>), TomlError> {
        let whole = match TomlFile::read(text, name) {
            Ok(whole) => return Ok((whole, Vec::new())),
            Err(whole) => whole,
        };
        let Ok(places) = places(text) else { return Err(whole) };
        // each stands from its brackets to those of the next
        let mut ends: Vec<usize> = places.into_values().flatten().collect();
        ends.retain(|&at| text.get(at..).is_some_and(|rest| rest.starts_with("[[")));
        ends.push(text.len());
        ends.sort_unstable();
        let (mut read, mut misread, mut begin) = (String::with_capacity(text.len()), Vec::new(), 0);
        for end in ends {
            let own = text.get(begin..end).unwrap_or_default();
            match TomlFile::<Curation>::read(own, name) {
                Ok(_) => read.push_str(own),
                Err(error) => {
                    misread.push(error.below(text.get(..begin).unwrap_or_default()));
                    // the lines of the others stay what they are
                    read.extend(own.chars().filter(|c| *c == '\n'));
                }
            }
            begin = end;
        }
        // what is written otherwise than in entries of their own is read whole or not at all
        let curation = TomlFile::read(&read, name).map_err(|_| whole)?;
        Ok((curation, misread))
    }

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
                let fault = in_line(&fault.to_string()).into_owned();
                (own.unwrap_or(0), format!("{}{place}: {header} {}", self.name, short(&fault, MESSAGE)))
            })
            .collect();
        found.sort_by_key(|(line, _)| *line);
        found.into_iter().map(|(_, words)| words).collect()
    }

    /// The lines in which the corrections begin, by their tables.
    fn lines(&self) -> BTreeMap<String, Vec<usize>> {
        // one pass over the text, however many corrections there are
        let starts: Vec<usize> =
            self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at).collect();
        let line = |place: usize| starts.partition_point(|&end| end < place) + 1;
        let places = places(&self.text).unwrap_or_default();
        places.into_iter().map(|(table, list)| (table, list.into_iter().map(line).collect())).collect()
    }
}

/// Where the entries of each list begin.
fn places(text: &str) -> Result<BTreeMap<String, Vec<usize>>, toml::de::Error> {
    let table = DeTable::parse(text)?.into_inner();
    let begin = |value: &DeValue<'_>| -> Vec<usize> {
        value.as_array().into_iter().flatten().map(|entry| entry.span().start).collect()
    };
    Ok(table.iter().map(|(name, value)| (name.get_ref().to_string(), begin(value.get_ref()))).collect())
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
                let may_go =
                    matches!(field, "why" | "by" | "day" | "about" | "hide" | "missed" | "taken_back")
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
            error.starts_with("curation.toml, line 3: `town` is not possible here: write one of `person`"),
            "{error}"
        );
    }

    #[test]
    fn each_correction_is_read_for_itself() {
        let text = "why = 1\n[[merge]]\nnames = 'a'\n\n[[hide]]\nname = 'c' # [[hide]]\n[[hide]]\n[[retype]]\nname = 'd'\nto = 'town'\n            [[difference]]\nanswers = []\nruling = 'dismissed'\n[[gone]]\n[[hide]]\nname = 'é'\n";
        let (toml, misread) = TomlFile::read_each(text, "c.toml").unwrap();
        assert_eq!(toml.value.hide.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["c", "é"]);
        assert_eq!((toml.value.difference.len(), toml.value.merge.len()), (1, 0));
        let lines: Vec<String> = misread.iter().map(ToString::to_string).collect();
        let begin = |n: usize| lines[n].split(": ").next().unwrap().to_owned();
        assert_eq!(
            (0..lines.len()).map(begin).collect::<Vec<_>>(),
            ["c.toml, line 1", "c.toml, line 3", "c.toml, line 7", "c.toml, line 10", "c.toml, line 14"]
        );
        // the lines of those that are there are those of the file
        let problem = |number| Problem {
            entry: Entry { table: "hide", number },
            fault: Fault::NoEntity { name: "x".into(), kind: None },
        };
        let told = toml.complaints(&[problem(1), problem(2)]);
        assert_eq!(
            told.iter().map(|words| words.split(": ").next().unwrap()).collect::<Vec<_>>(),
            ["c.toml, line 5", "c.toml, line 15"]
        );
        // one list in brackets is read whole or not at all
        let (toml, misread) = TomlFile::read_each(
            "hide = [{ name = 'a' }, { nam = 'b' }]\n[[rename]]\nname = 'c'\nto = 'd'",
            "c.toml",
        )
        .unwrap();
        assert_eq!((toml.value.rename.len(), toml.value.hide.len(), misread.len()), (1, 0, 1));
        assert!(TomlFile::read_each("[[hide]]\nname = 'a", "c.toml").is_err());
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
