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
    let page = Page::fragment(escaped_once(&source));
    let mut document = clean_markup(&page.html(), declared(&meta));
    document.map = SourceMap::identity(document.text.len());
    document.removed.clear();
    let source = document.text.clone();
    article(file, meta, source, document)
}

/// A fragment in which nothing is escaped twice, as many feeds have it: `&amp;#8217;`. What would become a bracket of a
/// tag stays as it is.
fn escaped_once(source: &str) -> String {
    const TWICE: &str = "&amp;";
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for (at, _) in source.match_indices(TWICE) {
        let rest = source.get(at + TWICE.len()..).unwrap_or("");
        let length =
            rest.bytes().take(10).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let name = rest.get(..length).unwrap_or("");
        let is_reference = length > 1 && rest.as_bytes().get(length) == Some(&b';');
        if is_reference && !matches!(name, "lt" | "gt" | "#60" | "#62") {
            out.push_str(source.get(done..=at).unwrap_or(""));
            done = at + TWICE.len();
        }
    }
    out.push_str(source.get(done..).unwrap_or(""));
    out
}

/// An article. Its headline is that of the metadata, else that of the text. What is said of it and holds no letter or
/// digit is not known, nor is an address that leads to no place of the web: it would be a link that does something else.
pub(super) fn article(file: String, mut meta: Meta, source: String, document: Document) -> Input {
    let says_something = |words: &String| words.contains(char::is_alphanumeric);
    for words in [&mut meta.title, &mut meta.source, &mut meta.author] {
        *words = words.take().filter(says_something);
    }
    meta.url = meta.url.filter(|url| is_web_address(url));
    meta.title = meta.title.or_else(|| document.title().map(str::to_owned));
    Input { file, meta, source, document }
}

/// Whether an address leads to a place of the web.
pub(super) fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_of_pages_are_texts() {
        #[track_caller]
        fn check(source: &str, expected: &str) {
            let input = fragment("a".to_owned(), Meta::default(), source.to_owned());
            assert_eq!(input.document.text, expected, "{source}");
        }
        check(
            "<p>Tema&amp;#8217;s port &amp;amp; quay&amp;nbsp;two.</p><p>So &amp;lt;b&amp;gt;.</p>",
            "Tema’s port & quay two.\n\nSo &lt;b&gt;.",
        );
        check("<p>One\nline.<br>Two", "One line.\n\nTwo");
        check("<p>It was &lt;calm.</p><script>x</script>", "It was <calm.");
        check("No <markup> & 5 < 6.", "No <markup> & 5 < 6.");
        let deep = format!("{}<p>Deep.</p>", "<div>".repeat(50_000));
        check(&deep, "Deep.");
    }
}
