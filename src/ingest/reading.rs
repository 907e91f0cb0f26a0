//! What came of a file: articles, and what of it could not be read.

use std::fmt;

use crate::corpus::Input;

/// What a file gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in order of the file.
    pub inputs: Vec<Input>,
    /// What could not be read, in order of the file.
    pub problems: Vec<Diagnostic>,
}

impl Reading {
    /// A file of which nothing could be read.
    pub(super) fn failed(problem: Diagnostic) -> Self {
        Self { inputs: Vec::new(), problems: vec![problem] }
    }
}

/// Something in a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// The file, as it was named to us.
    pub file: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<u32>,
    /// What was expected there.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": expected {}, found {}; {}", self.expected, self.found, self.mend)
    }
}
