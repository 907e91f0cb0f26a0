//! Plain text, however messy: the cleaner sees to it.

use crate::corpus::Meta;
use crate::ingest::article::plain;
use crate::ingest::format::{File, Format};
use crate::ingest::reading::Reading;

pub(super) const TEXT: Format =
    Format { name: "plain text", endings: &["txt", "text"], names_its_encoding: false, many: false, read };

fn read(file: &File<'_>) -> Reading {
    let input = plain(file.name.to_owned(), Meta::default(), file.text.to_owned());
    Reading { inputs: vec![input], problems: Vec::new() }
}
