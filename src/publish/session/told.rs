//! What a session tells and hands out.

use serde::{Deserialize, Serialize};

use super::Session;
use crate::corpus::{self, Meta, Part};

/// A corpus, packed, and what there is to tell of it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The corpus, in parts that stand one behind the other.
    pub parts: Vec<Part>,
    /// What there is to tell.
    pub report: Report,
}

/// An article of a session, as a table shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
}

/// How far a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Articles with what was found in them.
    pub done: u32,
    /// All articles.
    pub all: u32,
}

/// What a session has to tell of what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What could not be read, in words with the file and how to mend it.
    pub complaints: Vec<String>,
    /// What was passed over, in words.
    pub passed: Vec<String>,
    /// What came more than once and was kept once.
    pub again: Vec<String>,
    /// Corrections that could not be applied.
    pub unapplied: Vec<String>,
    /// What was told of what was brought before that: it is over, or the reader has read it.
    pub before: Vec<String>,
}

impl Session {
    /// What is to be told of what was read: of what was taken last, and what holds of all there is.
    pub fn report(&self) -> Report {
        let mut report = self.report_of_files();
        report.complaints.extend(self.misplaced.iter().map(|complaint| complaint.words.clone()));
        report.before.clone_from(&self.before);
        report
    }

    fn report_of_files(&self) -> Report {
        let mut passed = self.told.passed.clone();
        passed.sort();
        Report {
            complaints: self.told.complaints.iter().map(|complaint| complaint.words.clone()).collect(),
            passed: passed.iter().map(ToString::to_string).collect(),
            again: self.told.again.clone(),
            ..Report::default()
        }
    }

    /// Puts away what was told so far: what comes now is told for itself.
    pub(super) fn put_away(&mut self) {
        let Report { complaints, passed, again, .. } = self.report_of_files();
        self.before.extend([complaints, passed, again].into_iter().flatten());
        self.told.complaints.clear();
        self.told.passed.clear();
        self.told.again.clear();
    }
}

impl Packed {
    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The corpus as one piece.
    pub fn bytes(&self) -> Vec<u8> {
        corpus::joined(&self.parts)
    }
}
