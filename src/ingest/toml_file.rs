//! A file of TOML that a person writes beside the articles, with its text, so that messages can name the line.

use std::ops::Range;

use serde::Deserialize;

/// What a file of TOML says, and the file.
#[derive(Clone, Debug)]
pub struct TomlFile<T> {
    /// What messages call it.
    pub(super) name: String,
    pub(super) text: String,
    /// What it says.
    pub value: T,
}

/// Why a file of TOML is of no use as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TomlError {
    /// It is no TOML, or says what nobody asked for.
    #[error("{file}, line {line}: {fault} in `{written}`")]
    Unreadable {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        fault: String,
        /// What stands there.
        written: String,
    },
    /// It speaks of an article that is not there.
    #[error(
        "{file}, line {line}: there is no article `{name}`: expected the name of a file such as `{some}`"
    )]
    NoArticle {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The article that it names.
        name: String,
        /// Some that are there, divided by "`, `".
        some: String,
    },
}

impl TomlError {
    /// The same of a file that begins with `above`.
    pub(super) fn below(mut self, above: &str) -> TomlError {
        let (TomlError::Unreadable { line, .. } | TomlError::NoArticle { line, .. }) = &mut self;
        *line += above.matches('\n').count();
        self
    }
}

impl<T: for<'de> Deserialize<'de>> TomlFile<T> {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Where it is no TOML, or says what a `T` does not hold.
    pub fn read(text: &str, name: &str) -> Result<TomlFile<T>, TomlError> {
        match toml::from_str(text) {
            Ok(value) => Ok(TomlFile { name: name.to_owned(), text: text.to_owned(), value }),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, &span));
                Err(TomlError::Unreadable {
                    file: name.to_owned(),
                    line,
                    fault: error.message().trim_end().replace('\n', "; "),
                    written: text.lines().nth(line - 1).unwrap_or("").trim().to_owned(),
                })
            }
        }
    }
}

impl<T> TomlFile<T> {
    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, place: Range<usize>) -> usize {
        line_of(&self.text, &place)
    }
}

fn line_of(text: &str, place: &Range<usize>) -> usize {
    text.bytes().take(place.start).filter(|&b| b == b'\n').count() + 1
}
