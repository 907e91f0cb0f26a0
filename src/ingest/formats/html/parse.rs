//! From the text of a page to its elements, as a browser with scripts makes them, within bounds.
//!
//! The parser of HTML takes time by the square where elements stand in one another without end, or where what is never
//! closed is opened anew in each paragraph; and what reads its elements goes down into them. So the page is given to it
//! in pieces, and as soon as more stands in one another than any page needs, or more is made than was written, it is
//! [flattened](flat) and parsed anew: then only what parts its text is left of its tags.

use std::borrow::Cow;

use dom_query::Document;
use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;

/// How large a page may be, in bytes.
const LARGEST: usize = 64 << 20;
/// How deep elements may stand in one another.
const DEEPEST: usize = 256;
/// How many elements and texts a page may have, whatever its size.
const MOST: usize = 6_000_000;
/// How much is parsed between two looks at what came of it, in bytes.
const PIECE: usize = 16 << 10;
/// How deep the containers of a flattened page may stand in one another.
const FLAT: usize = 20;

/// Parses a page.
///
/// # Errors
/// Where it is beyond all bounds: what was found, in words.
pub(super) fn parse(page: &str) -> Result<Document, String> {
    if page.len() > LARGEST {
        return Err(format!(
            "one of {} MB, more than the {} MB that are read",
            page.len() >> 20,
            LARGEST >> 20
        ));
    }
    if let Some(document) = within(page) {
        return Ok(document);
    }
    within(&flat(page)).ok_or_else(|| "one with more elements than any article has".to_owned())
}

/// Parts the paragraphs of texts that are set as they were written: there a blank line does so.
pub(super) fn part_set_texts(page: &Document) {
    for set in page.select("pre").nodes() {
        let inner: String = set.children().iter().map(|child| child.html().to_string()).collect();
        let lines = || inner.split('\n');
        if lines().count() < 3 || !lines().any(|line| line.trim().is_empty()) {
            continue;
        }
        let mut out = String::with_capacity(inner.len() + 64);
        let mut blank = true;
        for line in lines() {
            if !line.trim().is_empty() {
                out.push_str(line);
                out.push('\n');
            } else if !blank {
                out.push_str("<br><br>");
            }
            blank = line.trim().is_empty();
        }
        set.set_html(out);
    }
}

/// Parses a page, unless it goes beyond the bounds.
fn within(page: &str) -> Option<Document> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let mut parser =
        html5ever::parse_document(Document::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let most = MOST.min(10_000 + page.len() / 2);
    let mut rest = page;
    while !rest.is_empty() {
        let mut cut = rest.len().min(PIECE);
        while !rest.is_char_boundary(cut) {
            cut += 1;
        }
        let (piece, after) = rest.split_at_checked(cut)?;
        parser.process(piece.into());
        rest = after;
        let document = &parser.tokenizer.sink.sink;
        document.errors.borrow_mut().clear();
        // What is open now is the last of what holds it.
        let mut open = Some(document.root());
        let mut depth = 0;
        while let Some(node) = open {
            open = node.last_child();
            depth += 1;
        }
        if depth > DEEPEST || document.tree.len() > most {
            return None;
        }
    }
    let document = parser.finish();
    shallow(&document).then_some(document)
}

/// Whether no element stands too deep.
fn shallow(document: &Document) -> bool {
    let mut depth = 0_usize;
    let mut at = document.root();
    loop {
        if let Some(child) = at.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return false;
            }
            at = child;
            continue;
        }
        loop {
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else { return true };
            depth = depth.saturating_sub(1);
            at = parent;
        }
    }
}

/// What a tag of a flattened page does.
enum Role {
    /// It holds others, and can stand in itself.
    Container,
    /// It parts the text, and ends where the next begins.
    Part,
    /// Its content is no markup.
    Raw,
    /// It does nothing to the text.
    Nothing,
}

fn role(name: &str) -> Role {
    match name {
        "article" | "aside" | "blockquote" | "center" | "details" | "div" | "dl" | "figure" | "footer"
        | "form" | "header" | "main" | "nav" | "ol" | "section" | "table" | "ul" => Role::Container,
        "br" | "caption" | "dd" | "dt" | "figcaption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr"
        | "li" | "p" | "summary" | "tbody" | "td" | "th" | "thead" | "time" | "tr" => Role::Part,
        "script" | "style" | "noscript" | "textarea" | "title" | "iframe" | "template" | "select" => {
            Role::Raw
        }
        _ => Role::Nothing,
    }
}

/// A page with nothing left of its body's tags but those that part its text, none deep in another.
fn flat(page: &str) -> String {
    let body = find_tag(page, "<body").unwrap_or(0);
    let (head, mut rest) = page.split_at_checked(body).unwrap_or(("", page));
    let mut out = String::with_capacity(page.len());
    out.push_str(head);
    let mut open: Vec<Cow<'_, str>> = Vec::new();
    // How many containers are open that were not written.
    let mut beyond = 0_usize;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(text);
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let closes = tag.starts_with("</");
        let from = if closes { 2 } else { 1 };
        let named = tag.get(from..).unwrap_or("");
        let name_len = named.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = lower(named.get(..name_len).unwrap_or(""));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push_str("&lt;");
            rest = tag.get(1..).unwrap_or("");
            continue;
        }
        let end = end_of_tag(tag);
        let (whole, after) = tag.split_at_checked(end).unwrap_or((tag, ""));
        rest = after;
        match role(&name) {
            Role::Nothing => {}
            Role::Raw if closes => {}
            Role::Raw => {
                let end = find_tag(rest, &format!("</{name}")).unwrap_or(rest.len());
                let (_, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                rest = after.get(end_of_tag(after)..).unwrap_or("");
            }
            Role::Part => out.push_str(whole),
            Role::Container if closes => {
                if beyond > 0 {
                    beyond -= 1;
                    part(&mut out);
                } else if open.last().is_some_and(|last| *last == name) {
                    open.pop();
                    out.push_str(whole);
                }
            }
            Role::Container if open.len() < FLAT => {
                open.push(name);
                out.push_str(whole);
            }
            Role::Container => {
                beyond += 1;
                part(&mut out);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Parts what follows from what stands before, if it is not parted yet.
fn part(out: &mut String) {
    if !out.trim_end().ends_with("<p>") {
        out.push_str("<p>");
    }
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Where a tag of that beginning stands, in whatever case.
fn find_tag(text: &str, beginning: &str) -> Option<usize> {
    let wanted = beginning.as_bytes();
    text.match_indices('<').map(|(at, _)| at).find(|&at| {
        let found = text.as_bytes().get(at..at + wanted.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(wanted))
    })
}

/// Bytes of the tag that stands at the start, quoted values passed over.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn text(page: &str) -> String {
        let document = parse(page).expect("parsed");
        document.body().expect("a body").text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_stands_too_deep_is_flattened() {
        for name in ["div", "b", "blockquote", "table><tr><td", "ul><li", "section", "p><font color=red"] {
            let page = format!(
                "<html><head><title>T</title></head><body><p>First.</p>{}<p>Deep.</p></body>",
                format!("<{name}>x ").repeat(30_000)
            );
            let text = text(&page);
            assert!(text.contains("First.") && text.contains("Deep."), "{name}");
            assert_eq!(text.matches('x').count(), 30_000, "{name}");
        }
    }

    #[test]
    fn formatting_that_is_never_closed_is_not_opened_for_ever() {
        let mut fonts = String::new();
        for n in 0..200 {
            fonts.push_str(&format!("<font color=\"#{n:06}\">"));
        }
        let page = format!("<body>{fonts}{}", "<p>a</p>".repeat(20_000));
        let document = parse(&page).expect("parsed");
        assert!(document.tree.len() < page.len());
        assert_eq!(text(&page).matches('a').count(), 20_000);
    }

    #[test]
    fn flattened_pages_keep_head_and_parts() {
        let page = "<HEAD><title>T</title></head><BODY class='a>b'><!-- <p> --><h1>Head</h1><b>bo</b>ld 1 < 2\
            <script>var a = '<p>';</script><table><tr><td>c</td></tr></table><p>End";
        let expected = "<HEAD><title>T</title></head><h1>Head</h1>bold 1 &lt; 2\
            <table><tr><td>c</td></tr></table><p>End";
        assert_eq!(flat(page), expected);
    }

    #[test]
    fn what_is_beyond_all_bounds_is_refused() {
        let found = parse(&"a".repeat(LARGEST + 1)).err().expect("an error");
        assert!(found.contains("64 MB"), "{found}");
    }

    #[test]
    fn a_noscript_holds_only_itself() {
        assert!(text("<body><p>a</p><noscript><p>n</noscript><p>last</p>").ends_with("last"));
        let document = parse("<noscript><p>n</noscript><p>last</p>").expect("parsed");
        assert_eq!(document.select("p").length(), 1);
    }
}
