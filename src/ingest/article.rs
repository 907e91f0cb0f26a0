//! From a text and what is known of it to an article.

use dom_query::Document as Page;

use crate::corpus::{Input, Meta};
use crate::text::clean::{clean_markup, is_markup};
use crate::text::{Document, Lang, SourceMap, clean_in};

/// How deep elements of a fragment of a page may stand in each other to be read as such.
const DEEPEST: usize = 400;

/// An article of plain text.
pub(super) fn plain(file: String, meta: Meta, source: String) -> Input {
    let document = clean_in(&source, declared(&meta));
    article(file, meta, source, document)
}

/// An article of a text that may be the fragment of a page, as feeds and databases hold them. Of a fragment the text is
/// the source: a reader is not shown tags.
pub(super) fn fragment(file: String, meta: Meta, source: String) -> Input {
    if !is_markup(&source) || depth(&source) > DEEPEST {
        return plain(file, meta, source);
    }
    let page = Page::fragment(source.as_str());
    let mut document = clean_markup(&page.html(), declared(&meta));
    document.map = SourceMap::identity(document.text.len());
    document.removed.clear();
    let source = document.text.clone();
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

/// Elements that nothing stands in, or that the next of their kind closes.
const FLAT: &[&str] =
    &["br", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "source", "td", "th", "tr", "wbr"];

/// How deep elements stand in each other at most, by their tags alone.
fn depth(source: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in source.match_indices('<') {
        let rest = source.get(at + 1..).unwrap_or("");
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let length = rest.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
        let name = rest.get(..length).unwrap_or("").to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}
