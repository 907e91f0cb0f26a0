//! Tags left in a text: whole, spaced out or broken.
//!
//! Only names of HTML elements make a tag, so that `a < b` and `<unknown>` stay words. Read by hand, since a parser
//! of HTML takes every `<` for a tag and drops what careless converters left of one (`< td >`, `li >`), which
//! are words of no article. This room must not know lines or blocks.

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// Nothing.
    Inline,
    /// What it holds is not text (`script`), or it is a comment.
    Hidden,
    /// Ends a line.
    Break,
    /// Stands apart.
    Block,
    Heading(u8),
    List {
        ordered: bool,
    },
    Item,
    Quote,
    Table,
    /// Head or body of a table.
    Section,
    Row,
    Cell {
        header: bool,
    },
}

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) element: Element,
    /// `<td>` and not `</td>`.
    pub(super) open: bool,
    /// Its first half is lost (`td >`), so that nobody knows whether it opened or closed.
    pub(super) broken: bool,
}

const LONGEST_NAME: usize = 10;
/// How far a tag may reach.
const LONGEST_TAG: usize = 2000;
/// How far a comment may reach.
const LONGEST_COMMENT: usize = 4_000;

fn element(name: &str) -> Option<Element> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    Some(match name.to_ascii_lowercase().as_str() {
        "a" | "abbr" | "b" | "cite" | "code" | "del" | "em" | "font" | "i" | "img" | "ins" | "kbd"
        | "label" | "mark" | "q" | "s" | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time"
        | "u" | "wbr" | "col" | "colgroup" | "input" | "source" | "picture" => Element::Inline,
        "script" | "style" | "noscript" | "iframe" | "svg" | "template" => Element::Hidden,
        "br" => Element::Break,
        "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav" | "figure"
        | "figcaption" | "hr" | "pre" | "dl" | "dt" | "dd" | "center" | "form" | "button" | "html"
        | "body" | "address" | "details" | "summary" | "video" | "audio" => Element::Block,
        "h1" => Element::Heading(1),
        "h2" => Element::Heading(2),
        "h3" => Element::Heading(3),
        "h4" => Element::Heading(4),
        "h5" => Element::Heading(5),
        "h6" => Element::Heading(6),
        "ul" => Element::List { ordered: false },
        "ol" => Element::List { ordered: true },
        "li" => Element::Item,
        "blockquote" => Element::Quote,
        "table" => Element::Table,
        "thead" | "tbody" | "tfoot" | "caption" => Element::Section,
        "tr" => Element::Row,
        "td" => Element::Cell { header: false },
        "th" => Element::Cell { header: true },
        _ => return None,
    })
}

/// Whether the source holds tags: one that closes or has attributes, or whose name is no word. Without such, a
/// `<P>` is the sign of a company and a `>` is a sign and nothing else.
pub(super) fn has_tags(source: &str) -> bool {
    source.match_indices('<').any(|(at, _)| match tag(source, at, false) {
        Some((tag, end)) => {
            let text = source.get(at..end).unwrap_or("");
            !tag.open
                || matches!(
                    tag.element,
                    Element::Break | Element::Hidden | Element::Table | Element::Row | Element::Cell { .. }
                )
                || text.contains(['=', '!', '/'])
        }
        None => false,
    })
}

/// Whether the source is the fragment of a page: something in it closes that shapes a page, or breaks a line.
pub(super) fn is_fragment(source: &str) -> bool {
    source.match_indices('<').any(|(at, _)| {
        tag(source, at, false).is_some_and(|(tag, _)| {
            tag.element == Element::Break
                || !tag.open && !matches!(tag.element, Element::Inline | Element::Hidden)
        })
    })
}

/// How many tags at the ends of lines make a text the remains of a page.
const REMAINS: usize = 2;

/// Whether the source is what remains of a page: tags that shape one stand at the ends of its lines. A tag in the middle
/// of a line is more likely what the line is about.
pub(super) fn is_remains(source: &str) -> bool {
    let ends = source.match_indices('<').filter(|&(at, _)| {
        let Some((tag, end)) = tag(source, at, false) else { return false };
        if matches!(tag.element, Element::Inline | Element::Hidden) {
            return false;
        }
        let blank = |text: &str, from_end: bool| {
            let mut chars = text.chars();
            let c = if from_end {
                chars.rfind(|c| !matches!(c, ' ' | '\t'))
            } else {
                chars.find(|c| !matches!(c, ' ' | '\t'))
            };
            matches!(c, None | Some('\n' | '\r'))
        };
        blank(source.get(..at).unwrap_or(""), true) || blank(source.get(end..).unwrap_or(""), false)
    });
    ends.take(REMAINS).count() == REMAINS
}

/// Reads a tag or comment whose `<` stands at `at`; gives it with its end. Spaces within are allowed, since
/// careless converters put them there. With `any`, a name that is no element's makes a tag too.
pub(super) fn tag(source: &str, at: usize, any: bool) -> Option<(Tag, usize)> {
    let rest = source.get(at + 1..)?;
    if rest.starts_with("!--") {
        // One that never closes is left as it is, lest the rest of an article go with it.
        let bytes = rest.as_bytes();
        let mut ends =
            bytes.iter().take(LONGEST_COMMENT).enumerate().filter(|&(_, &b)| b == b'>').map(|(end, _)| end);
        let end =
            ends.find(|&end| end >= 5 && bytes.get(..end).is_some_and(|inside| inside.ends_with(b"--")))?;
        return Some((Tag { element: Element::Inline, open: true, broken: false }, at + 1 + end + 1));
    }
    let trimmed = rest.trim_start_matches(' ');
    let spaced = rest.len() - trimmed.len();
    if spaced > 3 {
        return None;
    }
    let (open, trimmed) = match trimmed.strip_prefix('/') {
        Some(after) => (false, after.trim_start_matches(' ')),
        None => (true, trimmed),
    };
    let longest = if any { 80 } else { LONGEST_NAME + 1 };
    let name_byte = |b: &u8| b.is_ascii_alphanumeric() || any && matches!(b, b'-' | b'_' | b':');
    let name_len = trimmed.bytes().take(longest).take_while(name_byte).count();
    let name = trimmed.get(..name_len).filter(|name| !name.is_empty())?;
    let element = element(name).or(any.then_some(Element::Inline))?;
    let attributes = trimmed.get(name_len..)?;
    let length = if any { quoted_length(attributes)? } else { plain_length(attributes)? };
    if attributes.as_bytes().get(length) != Some(&b'>') {
        return None;
    }
    let attributes = attributes.get(..length)?;
    let bare = attributes.trim().trim_end_matches('/').is_empty();
    let starts_apart = attributes.starts_with(|c: char| c.is_whitespace() || c == '/');
    let attributed = open && starts_apart && attributes.contains('=');
    if !bare && !attributed && !any {
        return None;
    }
    let end = source.len() - trimmed.len() + name_len + length + 1;
    Some((Tag { element, open, broken: false }, end))
}

/// Bytes up to the next angle bracket, if one is near.
fn plain_length(attributes: &str) -> Option<usize> {
    attributes.bytes().take(LONGEST_TAG).position(|b| matches!(b, b'<' | b'>'))
}

/// Bytes up to the bracket that closes a tag, those in quoted values passed over.
fn quoted_length(attributes: &str) -> Option<usize> {
    let mut quote = None;
    attributes.bytes().position(|b| {
        match (quote, b) {
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), _) if open == b => quote = None,
            _ => {}
        }
        quote.is_none() && b == b'>'
    })
}

/// Reads backwards a tag whose `>` stands at `at` and whose first half is lost (`th >`, `li >`); gives it with
/// its start, which is not before `from`. Only names that no prose holds are read so.
pub(super) fn broken_tag(source: &str, from: usize, at: usize) -> Option<(Tag, usize)> {
    let before = source.get(from..at)?.trim_end_matches(' ');
    let name_len = before.bytes().rev().take(LONGEST_NAME + 1).take_while(u8::is_ascii_alphanumeric).count();
    let start = before.len() - name_len;
    let name = before.get(start..)?;
    let element = element(name)?;
    let certain = match element {
        Element::Item | Element::Table | Element::Row | Element::Cell { .. } | Element::List { .. } => true,
        Element::Section => name != "caption",
        Element::Inline => matches!(name, "strong" | "span" | "em"),
        Element::Block => name == "div",
        _ => false,
    };
    let apart = before.get(..start)?.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '/');
    if !certain || !apart {
        return None;
    }
    let mut start = from + start;
    // A stroke that is left of `</`.
    let lead = source.get(from..start)?.trim_end_matches(' ');
    if lead.ends_with('/') {
        start = from + lead.len() - 1;
    }
    Some((Tag { element, open: false, broken: true }, start))
}

/// The name of the element whose tag stands at `start..end`, in lower case.
pub(super) fn name(source: &str, start: usize, end: usize) -> String {
    let rest = source.get(start + 1..end).unwrap_or("").trim_start_matches([' ', '/']);
    rest.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The end of what a hidden element holds whose opening tag ends at `from`: past its closing tag. `None` where
/// it is never closed.
pub(super) fn end_of_hidden(source: &str, name: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += source.get(at..)?.find('<')? + 1;
        let rest = source.get(at..)?.trim_start_matches(' ');
        let Some(rest) = rest.strip_prefix('/') else { continue };
        let rest = rest.trim_start_matches(' ');
        if rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return Some(source.len() - rest.len() + rest.find('>')? + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_spaced_out_or_whole() {
        #[track_caller]
        fn check(text: &str, expected: Option<(Element, bool)>) {
            let found = tag(text, 0, false);
            assert_eq!(found.map(|(tag, _)| (tag.element, tag.open)), expected, "{text}");
            if let Some((_, end)) = found {
                assert!(text[..end].ends_with('>'), "{text}");
            }
        }
        check("<td>x", Some((Element::Cell { header: false }, true)));
        check("< / td >x", Some((Element::Cell { header: false }, false)));
        check("< table class = \"wp-block-table\" >", Some((Element::Table, true)));
        check("<br/>", Some((Element::Break, true)));
        check("<a href='x'>", Some((Element::Inline, true)));
        check("< b and c >", None);
        check("<unknown>", None);
        check("<td", None);
        check("<tdx>", None);
        check("<<td>", None);
    }

    #[test]
    fn remains_of_a_page_are_told_from_talk_of_tags() {
        assert!(is_remains("<p>He left.</p>"));
        assert!(is_remains("Head\n< table class = \"t\" >\nArea\n< / tr > more"));
        assert!(!is_remains("Close it with </p> or with </div>, she said."));
        assert!(!is_remains("He wrote <b>\n</b> and <script>alert(1)</script>"));
        assert!(is_fragment("One.<br/>Two."));
        assert!(is_fragment("<p>One.</p>"));
        assert!(!is_fragment("The <b>one</b> of <P> and 5 < 6"));
    }

    #[test]
    fn half_tags_are_read_backwards() {
        let text = "effectively. li > and";
        let at = text.find('>').unwrap();
        assert_eq!(broken_tag(text, 0, at).map(|(tag, from)| (tag.element, from)), Some((Element::Item, 13)));
        let text = "a b > c";
        assert_eq!(broken_tag(text, 0, 4), None, "a sign between letters");
        let text = "x/ td >";
        assert_eq!(broken_tag(text, 0, 6).map(|(_, from)| from), Some(1));
    }
}
