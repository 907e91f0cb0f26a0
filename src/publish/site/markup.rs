//! The tags of a page that Trunk or this floor wrote, found without a parser: the whole of the page is ours.

use anyhow::{Result, bail};

/// Puts something before the first `mark`.
pub(super) fn insert(html: &str, mark: &str, what: &str) -> Result<String> {
    let Some((before, behind)) = html.split_once(mark) else {
        bail!("index.html of the shell: expected `{mark}`");
    };
    Ok(format!("{before}{what}{mark}{behind}"))
}

/// The next tag of that name: what stands before it, the tag, what stands behind it.
pub(super) fn next_tag<'h>(html: &'h str, name: &str) -> Option<(&'h str, &'h str, &'h str)> {
    let open = format!("<{name}");
    let starts = html.match_indices(&open).map(|(at, _)| at);
    for start in starts {
        let behind = html.get(start + open.len()..)?;
        if !behind.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') {
            continue;
        }
        // an attribute's value may hold a `>`
        let mut quote = None;
        let end = behind.char_indices().find(|&(_, c)| {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if c == open => quote = None,
                (None, '>') => return true,
                _ => {}
            }
            false
        });
        let end = start + open.len() + end?.0 + 1;
        return Some((html.get(..start)?, html.get(start..end)?, html.get(end..)?));
    }
    None
}

/// The value of a tag's attribute.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, behind) = tag.split_once(&format!(" {name}=\""))?;
    Some(behind.split_once('"')?.0)
}

/// An element of raw text.
pub(super) struct Element<'h> {
    pub(super) inside: &'h str,
}

/// The elements of that name, in order.
pub(super) fn elements<'h>(html: &'h str, name: &'static str) -> impl Iterator<Item = Element<'h>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, _, behind) = next_tag(rest, name)?;
        let (inside, after) = behind.split_once(&format!("</{name}>"))?;
        rest = after;
        Some(Element { inside })
    })
}
