//! What a format is: the endings of its files' names, and how a file is read.

use std::fmt;

use super::columns::Columns;
use super::reading::Reading;

/// A format that articles come in.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The endings of its files' names, in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// Whether a file holds many articles, each with a name of its own.
    pub many: bool,
    /// Reads a file.
    pub(super) reader: Reader,
}

/// What a format reads.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// The text of a file.
    Text(fn(&File<'_>) -> Reading),
    /// The text of a page or a feed, which may say itself in which encoding it is.
    Page(fn(&File<'_>) -> Reading),
    /// The text of a file of records, and what its columns are called.
    Records(fn(&File<'_>, &Columns) -> Reading),
    /// The bytes of a file that holds others, or lines of which each is decoded on its own.
    Bytes(fn(&Packed<'_>) -> Reading),
}

impl Format {
    /// Whether its files are pages, each of one article.
    pub fn is_page(&self) -> bool {
        matches!(self.reader, Reader::Page(_))
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// A file that is to be read, decoded.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// What messages call it.
    pub shown: &'a str,
    /// What its article is called.
    pub name: &'a str,
    /// Its text: not blank, and with no zero bytes in it.
    pub text: &'a str,
}

/// A file that is to be read, as its bytes.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a> {
    /// What messages call it.
    pub(super) shown: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
    /// What its columns are called.
    pub(super) columns: &'a Columns,
    /// Reads a file in it, of that name.
    pub(super) inner: &'a dyn Fn(&[u8], &str) -> Reading,
}

/// A name behind all folders.
pub(super) fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The ending of a name, without its point; none where nothing stands before the point.
pub(super) fn ending(name: &str) -> Option<&str> {
    let (stem, ending) = last_part(name).rsplit_once('.')?;
    (!stem.is_empty()).then_some(ending)
}
