//! Plain text, however messy: the cleaner sees to it.

use crate::corpus::Meta;
use crate::ingest::article::plain;
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::reading::Reading;

pub(super) const TEXT: Format =
    Format { name: "plain text", endings: &["txt", "text"], many: false, reader: Reader::Text(read) };

fn read(file: &File<'_>) -> Reading {
    let input = plain(file.name.to_owned(), Meta::default(), file.text.to_owned());
    Reading { inputs: vec![input], ..Reading::default() }
}
