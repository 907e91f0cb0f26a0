//! Markup left in a text: tags (whole, spaced out or broken), character references, emphasis and links.
//!
//! Only names of HTML elements make a tag, so that `a < b` and `<unknown>` stay words. This room must not know
//! lines or blocks.

use super::super::{Removal, Span};
use super::lines::Piece;

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

/// Reads a tag or comment whose `<` stands at `at`; gives it with its end. Spaces within are allowed, since
/// careless converters put them there. With `any`, a name that is no element's makes a tag too.
pub(super) fn tag(source: &str, at: usize, any: bool) -> Option<(Tag, usize)> {
    let rest = source.get(at + 1..)?;
    if rest.starts_with("!--") {
        // One that never closes is left as it is, lest the rest of an article go with it.
        let bytes = rest.as_bytes();
        let mut ends =
            bytes.iter().take(LONGEST_COMMENT).enumerate().filter(|&(_, &b)| b == b'>').map(|(end, _)| end);
        let end = ends.find(|&end| end >= 5 && bytes[end - 2..end] == *b"--")?;
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

/// Reads a character reference whose `&` stands at `at`; gives the character with its end.
pub(super) fn reference(source: &str, at: usize) -> Option<(char, usize)> {
    let rest = source.as_bytes().get(at + 1..)?;
    let length = rest.iter().take(12).position(|&b| b == b';')?;
    let name = source.get(at + 1..at + 1 + length)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1
    };
    Some((c, at + 1 + length + 1))
}

/// The references that news texts hold; a rarer one stays as it is written.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("sect", '§'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("yen", '¥'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("times", '×'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Ntilde", 'Ñ'),
    ("Oslash", 'Ø'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
];

/// Takes emphasis, code marks and the addresses of links out of the pieces from `first` on.
pub(super) fn inline(source: &str, pieces: &mut Vec<Piece>, first: usize, removed: &mut Vec<Removal>) {
    let marked = |piece: &Piece| {
        piece.instead.is_none()
            && piece.span.of(source).bytes().any(|b| matches!(b, b'*' | b'_' | b'`' | b']'))
    };
    if !pieces[first..].iter().any(marked) {
        return;
    }
    let old = pieces.split_off(first);
    for piece in old {
        if !marked(&piece) {
            pieces.push(piece);
            continue;
        }
        let mut cuts = cuts(piece.span.of(source));
        cuts.sort_unstable_by_key(|cut| cut.start);
        let base = piece.span.start;
        let mut at = base;
        for cut in cuts {
            let cut = Span { start: base + cut.start, end: base + cut.end };
            if cut.start < at {
                continue;
            }
            if at < cut.start {
                pieces.push(Piece { span: Span { start: at, end: cut.start }, instead: None });
            }
            removed.push(Removal { source: cut, rule: "markup".to_owned() });
            at = cut.end;
        }
        if at < piece.span.end {
            pieces.push(Piece { span: Span { start: at, end: piece.span.end }, instead: None });
        }
    }
}

/// The marks of emphasis and links in a line. Each kind of mark is looked for once, so a line of nothing but
/// asterisks costs no more than its length.
fn cuts(text: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let bytes = text.as_bytes();
    // Openers that wait for their closer: where, and which mark.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut brackets: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            // An escape of markdown: only the sign is meant.
            b'\\'
                if bytes
                    .get(at + 1)
                    .is_some_and(|b| matches!(b, b'*' | b'_' | b'`' | b'[' | b']' | b'#')) =>
            {
                cuts.push(Span::new(at, at + 1));
                at += 2;
            }
            b'*' | b'_' | b'`' => {
                let run = bytes[at..].iter().take_while(|&&b| b == byte).count();
                let mark = match text.get(at..at + run) {
                    Some(mark) if run <= 3 => mark,
                    _ => {
                        at += run;
                        continue;
                    }
                };
                let before = text[..at].chars().next_back();
                let after = text[at + run..].chars().next();
                let closes = before.is_some_and(|c| !c.is_whitespace())
                    && after.is_none_or(|c| !c.is_alphanumeric() || byte == b'*' && run > 1);
                let opens = after.is_some_and(|c| !c.is_whitespace())
                    && before.is_none_or(|c| !c.is_alphanumeric() || byte == b'*' && run > 1);
                let waiting = open.iter().rposition(|(_, waiting)| *waiting == mark);
                if let Some(index) = waiting
                    && closes
                {
                    let (from, _) = open[index];
                    open.truncate(index);
                    cuts.push(Span::new(from, from + run));
                    cuts.push(Span::new(at, at + run));
                } else if opens && open.len() < 8 {
                    open.push((at, mark));
                }
                at += run;
            }
            b'[' => {
                if brackets.len() < 8 {
                    brackets.push(at);
                }
                at += 1;
            }
            b']' => {
                let start = brackets.pop();
                if let Some(start) = start
                    && bytes.get(at + 1) == Some(&b'(')
                    && let Some(length) = text.get(at + 2..).and_then(link_length)
                {
                    let image = start > 0 && bytes[start - 1] == b'!';
                    cuts.push(Span::new(start - usize::from(image), start + 1));
                    cuts.push(Span::new(at, at + 2 + length + 1));
                    at += 2 + length;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    cuts
}

/// The length of the address of a link, which closes with a bracket and holds no space but before a title.
fn link_length(rest: &str) -> Option<usize> {
    let length = rest.bytes().take(LONGEST_TAG).position(|b| b == b')')?;
    let address = rest.get(..length)?;
    let place = address.split(' ').next().unwrap_or("");
    let is_address = place.contains("//")
        || place.starts_with(['/', '#', '.', '<'])
        || place.starts_with("mailto:")
        || place.contains('.') && !place.contains(char::is_whitespace);
    is_address.then_some(length)
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
    fn half_tags_are_read_backwards() {
        let text = "effectively. li > and";
        let at = text.find('>').unwrap();
        assert_eq!(broken_tag(text, 0, at).map(|(tag, from)| (tag.element, from)), Some((Element::Item, 13)));
        let text = "a b > c";
        assert_eq!(broken_tag(text, 0, 4), None, "a sign between letters");
        let text = "x/ td >";
        assert_eq!(broken_tag(text, 0, 6).map(|(_, from)| from), Some(1));
    }

    #[test]
    fn references_are_read() {
        assert_eq!(reference("&amp;x", 0), Some(('&', 5)));
        assert_eq!(reference("&#8217;s", 0), Some(('’', 7)));
        assert_eq!(reference("&#x2019;s", 0), Some(('’', 8)));
        assert_eq!(reference("AT&T;", 2), None);
        assert_eq!(reference("&#0;", 0), None);
        assert_eq!(reference("& so;", 0), None);
    }

    #[test]
    fn emphasis_and_links_are_cut() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let mut pieces = vec![Piece { span: Span::new(0, text.len()), instead: None }];
            inline(text, &mut pieces, 0, &mut Vec::new());
            let shown: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
            assert_eq!(shown, expected);
        }
        check("a **bold** and *slanted* word", "a bold and slanted word");
        check("__Mali__ and _Niger_", "Mali and Niger");
        check("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4");
        check("see [the report](https://example.org/a_b) now", "see the report now");
        check("![A map](map.png)", "A map");
        check("he said [sic] (then) so", "he said [sic] (then) so");
        check("a `code` mark", "a code mark");
        check("****** and **open", "****** and **open");
        check("* * *", "* * *");
        check("2 \\* 3 and a\\_b", "2 * 3 and a_b");
        check("f***ing 5* hotel*", "f***ing 5* hotel*");
    }
}
