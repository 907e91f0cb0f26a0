//! Articles that stand elsewhere than among a page's elements: in what it tells search engines, or in what it keeps for
//! browsers without scripts.

use dom_query::Document;
use serde_json::Value;

use super::super::parse::parse;

/// How much the text of an article must have, in bytes, to be looked for elsewhere.
const LEAST: usize = 300;
/// How many values are looked at.
const MOST: usize = 20_000;

/// The article's text as the page tells it to search engines, as a page of its own.
pub(super) fn in_json(page: &Document) -> Option<Document> {
    let mut longest = String::new();
    for script in page.select("script").nodes() {
        if !script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
        let mut open = vec![&value];
        let mut seen = 0;
        while let Some(value) = open.pop()
            && seen < MOST
        {
            seen += 1;
            match value {
                Value::Array(values) => open.extend(values),
                Value::Object(fields) => {
                    if let Some(Value::String(text)) = fields.get("articleBody")
                        && text.len() > longest.len()
                    {
                        longest.clone_from(text);
                    }
                    open.extend(fields.values());
                }
                _ => {}
            }
        }
    }
    if longest.len() < LEAST {
        return None;
    }
    let mut own = String::from("<body>");
    for line in longest.lines() {
        own.push_str("<p>");
        own.push_str(line);
    }
    parse(&own).ok()
}

/// What the page keeps for browsers without scripts, where it is as much as an article.
pub(super) fn without_scripts(page: &Document) -> Option<Document> {
    let kept = page.select("body noscript");
    let longest = kept.nodes().iter().map(dom_query::NodeRef::text).max_by_key(|text| text.len())?;
    if longest.len() < LEAST { None } else { parse(&format!("<body>{longest}")).ok() }
}
