//! A file of TOML that a person writes beside the articles, with its text, so that messages can name the line.

use std::ops::Range;

use serde::Deserialize;

use super::toml_words;

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
                let written = text.lines().nth(line - 1).unwrap_or("");
                Err(TomlError::Unreadable {
                    file: name.to_owned(),
                    line,
                    fault: toml_words::plain(error.message(), written),
                    written: toml_words::line(written),
                })
            }
        }
    }
}

impl<T: for<'de> Deserialize<'de>> TomlFile<T> {
    /// Reads the text of a file, line by line where it must be: what cannot be read costs its own line, or under a heading
    /// that cannot be read all that stands below it, and is told.
    ///
    /// # Errors
    /// Where it is no TOML, so that nobody can say what belongs together.
    pub fn read_rest(text: &str, name: &str) -> Result<(TomlFile<T>, Vec<TomlError>), TomlError> {
        let (mut rest, mut misread) = (text.to_owned(), Vec::new());
        loop {
            let error = match TomlFile::read(&rest, name) {
                Ok(TomlFile { name, value, .. }) => {
                    return Ok((TomlFile { name, text: text.to_owned(), value }, misread));
                }
                Err(error) => error,
            };
            let place = toml::from_str::<T>(&rest).err().and_then(|error| error.span());
            let is_toml = toml::de::DeTable::parse(&rest).is_ok();
            let without = place.filter(|_| is_toml).and_then(|place| without(&rest, &place));
            match without.filter(|_| misread.len() < MOST) {
                Some(without) => {
                    rest = without;
                    misread.push(error);
                }
                None => return Err(error),
            }
        }
    }
}

/// A file in which more than this cannot be read is none of ours.
const MOST: usize = 100;

/// A text without the lines of a place, and, where that is a heading, without what stands below it. The lines of the rest
/// stay what they are. `None` where nothing stands there.
fn without(text: &str, place: &Range<usize>) -> Option<String> {
    let begin = text.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end =
        |from: usize| text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at);
    let mut end = line_end(place.end.max(begin));
    let is_heading = |line: &str| line.trim_start().starts_with('[');
    if is_heading(text.get(begin..end)?) {
        while end < text.len() && !is_heading(text.get(end + 1..line_end(end + 1))?) {
            end = line_end(end + 1);
        }
    }
    let gone = text.get(begin..end).filter(|gone| !gone.trim().is_empty())?;
    let lines: String = gone.chars().filter(|c| *c == '\n').collect();
    Some(format!("{}{lines}{}", text.get(..begin)?, text.get(end..)?))
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
