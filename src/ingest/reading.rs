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
    /// What was understood in a way that a curator should know of, in order of the file.
    pub remarks: Vec<Remark>,
}

/// Something that was decided in reading, which nothing in the article's data tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The file, as it was named to us.
    pub file: String,
    /// The article, as its input is called; `None` where the whole file is meant.
    pub article: Option<String>,
    /// What was decided.
    pub decision: Decision,
}

/// A decision of a reader, as data; the words for it stand where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The encoding was guessed from the bytes: its name.
    GuessedEncoding(&'static str),
    /// Bytes that are none of the encoding became `\u{fffd}`: how many, and the line of the first, from 1.
    BadBytes(usize, u32),
    /// The article begins in this line of its file, from 1; only of files with many articles, in their order.
    Line(u32),
    /// A field was taken from a place, told in words for a reader.
    Found(Field, String),
    /// A field's places contradict each other: each value with its place, the value taken first.
    Disagree(Field, Vec<(String, String)>),
    /// A part of a page was left out of the text: why, and how it begins.
    LeftOut(LeftOut, String),
    /// Something that the file holds is no article, and was not read: what it is.
    Passed(String),
    /// Fields of the records that nothing was taken from: their names.
    Unread(Vec<String>),
}

/// A field of an article's metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Title,
    /// The outlet.
    Source,
    /// The author.
    Author,
    /// The day of publication.
    Published,
    /// The address.
    Url,
    /// The language.
    Language,
}

/// Why a part of a page is no part of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The caption or credit of a picture.
    Caption,
    /// Links to other articles.
    Links,
    /// An invitation to subscribe, sign up, pay or follow.
    Invitation,
    /// Who wrote it, and how to reach them.
    Biography,
    /// Not shown by the page itself.
    Hidden,
    /// A notice about cookies, ages or browsers.
    Notice,
    /// A line over or under the article: its day, its author, its section.
    Furniture,
}

impl Reading {
    /// A file of which nothing could be read.
    pub(super) fn failed(problem: Diagnostic) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }

    /// With what was decided of the whole file before it was read.
    pub(super) fn with_remarks(mut self, file: &str, decisions: Vec<Decision>) -> Self {
        let remark = |decision| Remark { file: file.to_owned(), article: None, decision };
        self.remarks.splice(0..0, decisions.into_iter().map(remark));
        self
    }
}

/// What a fault costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// An article, or all of a file: there is no such article in what was read.
    Article,
    /// Nothing: the file holds no articles, and looks as if it were not meant to, such as a table of numbers.
    Nothing,
    /// What the fault stands in and no more, such as a field: the article is there without it.
    Part,
}

/// Something in a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// What it costs.
    pub cost: Cost,
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
