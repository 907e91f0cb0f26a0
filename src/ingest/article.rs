//! From a text and what is known of it to an article.

use crate::corpus::{Input, Meta};
use crate::text::{Document, Lang, clean_in};

/// An article of plain text.
pub(super) fn plain(file: String, meta: Meta, source: String) -> Input {
    let document = clean_in(&source, declared(&meta));
    article(file, meta, source, document)
}

/// An article. Its headline is that of the metadata, else that of the text.
pub(super) fn article(file: String, mut meta: Meta, source: String, document: Document) -> Input {
    meta.title = meta.title.or_else(|| document.title().map(str::to_owned));
    Input { file, meta, source, document }
}

/// The language that the metadata declare, where they do.
pub(super) fn declared(meta: &Meta) -> Option<Lang> {
    meta.lang.as_deref().and_then(Lang::from_tag)
}
