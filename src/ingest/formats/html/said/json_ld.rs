//! JSON-LD: what a page tells search engines of its article.
//!
//! Of all that such blocks describe (the site, its firm, the path to the page, other articles) one node is the page's
//! article: by its type, and where there are several, by the address and the headline that it shares with the page.

use serde_json::{Map, Value};

use super::page::Page;
use super::text::{folded, one_line};
use crate::ingest::people;

/// What JSON-LD says of a page's article.
#[derive(Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    /// Days of publication as they are written, that of the article before that of the page.
    pub(super) published: Vec<String>,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
    /// Names as they are written, and whether each is said to be a person's.
    pub(super) authors: Vec<(String, bool)>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

type Node = Map<String, Value>;

/// Nodes of one page that are looked at.
const MOST: usize = 5000;

/// Kinds of node that are an article though their name does not end in that.
const ARTICLES: [&str; 12] = [
    "blogposting",
    "liveblogposting",
    "socialmediaposting",
    "discussionforumposting",
    "report",
    "recipe",
    "creativework",
    "claimreview",
    "howto",
    "podcastepisode",
    "interview",
    "statement",
];

/// Kinds of page that are one article's.
const PAGES: [&str; 6] = ["webpage", "itempage", "medicalwebpage", "faqpage", "qapage", "articlepage"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Article,
    Page,
    Other,
}

/// Reads all blocks of a page; `addresses` are what it calls itself.
pub(super) fn of(page: &Page, addresses: &[String]) -> JsonLd {
    let blocks: Vec<Result<Value, &str>> = page.json.iter().map(|block| parsed(block)).collect();
    let mut nodes: Vec<(Kind, &Node)> = Vec::new();
    // the last is the next: each list goes on it backwards
    let mut open: Vec<&Value> = blocks.iter().rev().filter_map(|block| block.as_ref().ok()).collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(node) if nodes.len() < MOST => {
                nodes.push((kind(node), node));
                let inner = ["mainEntityOfPage", "mainEntity", "@graph"];
                open.extend(inner.iter().filter_map(|key| node.get(*key)).filter(|value| !value.is_string()));
            }
            _ => {}
        }
    }
    let titles: Vec<String> =
        [page.title.as_deref(), page.meta(&["og:title"])].into_iter().flatten().map(folded).collect();
    let fits = |node: &Node| {
        let own = ["url", "@id", "mainEntityOfPage"].iter().filter_map(|key| node.get(*key));
        let own = own.filter_map(|value| value.as_str().or_else(|| value.get("@id")?.as_str()));
        let is_here = own.into_iter().any(|url| addresses.iter().any(|address| same_address(address, url)));
        let headline =
            string(node, "headline").or_else(|| string(node, "name")).map(|headline| folded(&headline));
        let is_titled = headline.filter(|headline| !headline.is_empty()).is_some_and(|headline| {
            titles
                .iter()
                .any(|title| title.contains(&headline) || (headline.contains(title) && title.len() > 10))
        });
        2 * u8::from(is_titled) + u8::from(is_here)
    };
    let best = |wanted: Kind| {
        let of_kind = nodes.iter().filter(|(kind, _)| *kind == wanted).map(|(_, node)| *node);
        // the first of the best
        of_kind.rev().max_by_key(|node| (fits(node), u8::from(node.contains_key("datePublished"))))
    };
    let (article, whole) = (best(Kind::Article), best(Kind::Page));
    let told: Vec<&Node> = [article, whole].into_iter().flatten().collect();
    let first = |key: &str| told.iter().find_map(|node| string(node, key));
    let by_id = |id: &str| {
        nodes
            .iter()
            .map(|(_, node)| *node)
            .find(|node| node.len() > 1 && string(node, "@id").as_deref() == Some(id))
    };
    let mut out = JsonLd {
        headline: article.and_then(|node| string(node, "headline").or_else(|| string(node, "name"))),
        published: told.iter().filter_map(|node| string(node, "datePublished")).collect(),
        created: first("dateCreated"),
        modified: first("dateModified"),
        authors: Vec::new(),
        publisher: told.iter().find_map(|node| name_of(node.get("publisher")?, &by_id)),
        url: told.iter().find_map(|node| string(node, "url")),
        language: first("inLanguage"),
    };
    for node in &told {
        for key in ["author", "creator"] {
            let mut authors = Vec::new();
            let mut open: Vec<&Value> = node.get(key).into_iter().collect();
            while let Some(value) = open.pop() {
                match value {
                    Value::Array(values) => open.extend(values.iter().take(40).rev()),
                    _ => authors.extend(names(value, &by_id)),
                }
            }
            authors.truncate(40);
            // one key may name more of them than the other
            if authors.len() > out.authors.len() {
                out.authors = authors;
            }
        }
    }
    for broken in blocks.iter().filter_map(|block| block.as_ref().err()) {
        out.published.extend(salvaged(broken, "datePublished"));
    }
    out
}

/// What a block holds, mended where it can be; else its text.
fn parsed(block: &str) -> Result<Value, &str> {
    let text = block.trim();
    let text = text.strip_prefix("<!--").map_or(text, |rest| rest.trim_end().trim_end_matches("-->"));
    let text = text.trim().trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").map_or(text, |rest| rest.trim_end().trim_end_matches("]]>"));
    let text = text.trim().trim_end_matches("//").trim().trim_end_matches(';');
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).map_err(|_| block)
}

/// JSON without what people leave in it: line breaks inside strings, commas before an end, strokes before what needs none.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                inside = !inside;
                out.push(c);
            }
            '\\' if inside => match chars.next() {
                Some(next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    out.extend(['\\', next]);
                }
                Some(next) if !next.is_control() => out.push(next),
                _ => out.push(' '),
            },
            c if c.is_control() => out.push(' '),
            '}' | ']' if !inside => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// The values of a key in JSON that no parser reads, where they are all one.
fn salvaged(text: &str, key: &str) -> Option<String> {
    let key = format!("\"{key}\"");
    let mut values = text.match_indices(&key).filter_map(|(at, _)| {
        let rest =
            text.get(at + key.len()..)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split('"').next().filter(|value| value.len() < 60).map(one_line)
    });
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn kind(node: &Node) -> Kind {
    let is = |kinds: &[&str], ending: &str| {
        let types = match node.get("@type") {
            Some(Value::Array(types)) => types.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        types.iter().filter_map(Value::as_str).any(|name| {
            let name = name.rsplit(['/', ':', '#']).next().unwrap_or(name).to_ascii_lowercase();
            kinds.contains(&name.as_str()) || (!ending.is_empty() && name.ends_with(ending))
        })
    };
    if is(&ARTICLES, "article") {
        Kind::Article
    } else if is(&PAGES, "") {
        Kind::Page
    } else {
        Kind::Other
    }
}

/// A string under a key, as a list's first or as a typed value too.
fn string(node: &Node, key: &str) -> Option<String> {
    text_of(node.get(key)?)
}

fn text_of(value: &Value) -> Option<String> {
    let value = match value {
        Value::Array(values) => values.first()?,
        value => value,
    };
    let value = value.get("@value").unwrap_or(value);
    value
        .as_str()
        .map(|text| one_line(&html_escape::decode_html_entities(text)))
        .filter(|text| !text.is_empty())
}

/// The name that a value gives or leads to.
fn name_of<'n>(value: &'n Value, by_id: &impl Fn(&str) -> Option<&'n Node>) -> Option<String> {
    let value = match value {
        Value::Array(values) => values.first()?,
        value => value,
    };
    match value {
        Value::String(_) => text_of(value),
        Value::Object(node) => string(node, "name").or_else(|| string(by_id(&string(node, "@id")?)?, "name")),
        _ => None,
    }
}

/// The authors of a value, each with whether it is a person.
fn names<'n>(value: &'n Value, by_id: &impl Fn(&str) -> Option<&'n Node>) -> Vec<(String, bool)> {
    let node = match value {
        Value::String(_) => return text_of(value).map(|name| (name, true)).into_iter().collect(),
        Value::Object(node) => node,
        _ => return Vec::new(),
    };
    let node =
        if node.contains_key("name") { Some(node) } else { string(node, "@id").and_then(|id| by_id(&id)) };
    let Some(node) = node else {
        // a name in its parts
        return people::of(value).map(|name| (name, true)).into_iter().collect();
    };
    if ["jobTitle", "roleName"].iter().any(|key| string(node, key).is_some_and(|role| !people::writes(&role)))
    {
        return Vec::new();
    }
    let is_person = !string(node, "@type").is_some_and(|kind| kind.ends_with("Organization"));
    match node.get("name") {
        Some(Value::Array(values)) => {
            values.iter().filter_map(|name| Some((text_of(name)?, is_person))).collect()
        }
        Some(name) => text_of(name).map(|name| (name, is_person)).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Whether two addresses are one, whatever their scheme, mark and last stroke.
fn same_address(one: &str, other: &str) -> bool {
    fn plain(url: &str) -> &str {
        let url = url.split('#').next().unwrap_or(url);
        let url = url.split_once("://").map_or(url, |(_, rest)| rest);
        url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
    }
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(block: &str) -> JsonLd {
        let page = Page {
            json: vec![block.to_owned()],
            title: Some("Rain in Oslo | The Daily".to_owned()),
            ..Page::default()
        };
        of(&page, &["https://example.org/rain".to_owned()])
    }

    #[test]
    fn the_article_is_found_among_others() {
        let read = read(
            r#"[{"@type":"WebSite","datePublished":"2001-01-01","name":"The Daily"},
            {"@type":["NewsArticle"],"headline":"Snow","datePublished":"2020-01-01","author":"Other"},
            {"@context":["http://www.schema.org"],"@type":"http://schema.org/ReportageNewsArticle","headline":"Rain in Oslo",
             "datePublished":"2021-03-05","author":[{"@id":"p1"},"Tom &amp; Tim"],"publisher":{"@id":"o"}},
            {"@type":"Person","@id":"p1","name":"Jane Roe"},{"@type":"Organization","@id":"o","name":"The Daily"}]"#,
        );
        assert_eq!(read.published, ["2021-03-05"]);
        assert_eq!(read.headline.as_deref(), Some("Rain in Oslo"));
        assert_eq!(read.publisher.as_deref(), Some("The Daily"));
        assert_eq!(read.authors, [("Jane Roe".to_owned(), true), ("Tom & Tim".to_owned(), true)]);
    }

    #[test]
    fn the_page_tells_where_no_article_does() {
        let read = read(
            r#"{"@graph":[{"@type":"WebSite","datePublished":"2001-01-01"},
            {"@type":"WebPage","datePublished":"2021-03-05","dateModified":"2021-04-01"}]}"#,
        );
        assert_eq!(read.published, ["2021-03-05"]);
        assert_eq!(read.modified.as_deref(), Some("2021-04-01"));
    }

    #[test]
    fn small_faults_are_mended() {
        #[track_caller]
        fn check(block: &str, expected: &[&str]) {
            assert_eq!(read(block).published, expected, "{block}");
        }
        check(r#"<!-- {"@type":"Article","datePublished":"2021-03-05",} -->"#, &["2021-03-05"]);
        check(
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2021-03-05\"}\n//]]>",
            &["2021-03-05"],
        );
        check(r#"{"@type":"Article","headline":"it\'s","datePublished":"2021-03-05"};"#, &["2021-03-05"]);
        check(
            r#"{"@type":"Article","headline":"she said "no"","datePublished":"2021-03-05"}"#,
            &["2021-03-05"],
        );
        check(r#"{"a":"b" "datePublished":"2021-03-05","datePublished":"2022-03-05"}"#, &[]);
        check(r#"{"@type":"Article","dateModified":"2021-03-05"}"#, &[]);
        check(r#"{"@type":"Comment","datePublished":"2021-03-05"}"#, &[]);
    }
}
