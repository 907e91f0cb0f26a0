//! `curation.toml`: corrections by a person, as [`crate::corpus::curation`] describes and applies them.

use super::toml_file::{TomlError, TomlFile};
use crate::corpus::{Curation, Problem};

/// The name of the file of corrections.
pub const CURATION: &str = "curation.toml";

impl TomlFile<Curation> {
    /// Complains of corrections that could not be applied, each with its line.
    ///
    /// # Errors
    /// Where there are any.
    pub fn complain(&self, problems: &[Problem]) -> Result<(), TomlError> {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| {
                let header = format!("[[{}]]", problem.entry.table);
                let number = (problem.entry.number as usize).saturating_sub(1);
                let is_header = |line: &str| {
                    line.split('#').next().unwrap_or("").replace(char::is_whitespace, "") == header
                };
                let line = self.text.lines().enumerate().filter(|(_, line)| is_header(line)).nth(number);
                let line = line.map_or(String::new(), |(n, _)| format!(", line {}", n + 1));
                format!("{}{line}: {header} {}", self.name, problem.fault)
            })
            .collect();
        if lines.is_empty() { Ok(()) } else { Err(TomlError::Unapplied { lines: lines.join("\n       ") }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_are_read_and_found_again() {
        let text = "# fixes\n[[merge]]\nnames = ['a', 'b']\n\n[[ hide ]] # one\nname = 'c'\ntype = 'place'\n[[hide]]\nname = 'd'\n";
        let toml: TomlFile<Curation> = TomlFile::read(text, "curation.toml").unwrap();
        assert_eq!(toml.value.merge[0].names, ["a", "b"]);
        assert_eq!(toml.value.hide[0].kind, Some(crate::annotate::EntityKind::Place));
        let problem = Problem {
            entry: crate::corpus::curation::Entry { table: "hide", number: 2 },
            fault: crate::corpus::curation::Fault::NoEntity { name: "d".into(), kind: None },
        };
        let error = toml.complain(&[problem]).unwrap_err().to_string();
        assert_eq!(error, "curation.toml, line 8: [[hide]] no entity is called `d`");
        let error = TomlFile::<Curation>::read("[[hide]]\nname = 'x'\ntype = 'town'", "curation.toml");
        let error = error.map(|_| ()).unwrap_err().to_string();
        assert!(
            error.starts_with("curation.toml, line 3: unknown variant `town`, expected one of `person`"),
            "{error}"
        );
    }
}
