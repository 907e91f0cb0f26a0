//! The outlet of a page.

use std::collections::BTreeSet;

use super::address::domain;
use super::json_ld::JsonLd;
use super::page::Page;
use super::text::{folded, one_line, packed};

/// What divides the name of an outlet from its menu or motto.
const DIVIDERS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", "|"];

/// The outlet, and where it was found.
pub(super) fn of(page: &Page, json: &JsonLd, url: Option<&str>) -> Option<(String, String)> {
    let told = [
        (page.meta(&["og:site_name"]), "og:site_name"),
        (json.publisher.as_deref(), "JSON-LD, publisher"),
        (
            page.meta(&["dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"]),
            "publisher",
        ),
    ];
    told.into_iter()
        .find_map(|(name, place)| {
            Some((plain(name?, page.title.as_deref())?, format!("the page's metadata ({place})")))
        })
        .or_else(|| Some((domain(url?)?.to_owned(), "the page's address".to_owned())))
}

/// The names of a page's site, packed.
pub(super) fn names(page: &Page, json: &JsonLd, addresses: &[String]) -> Vec<String> {
    let mut found = BTreeSet::new();
    let names = ["og:site_name", "dc.publisher", "twitter:site"];
    let told = names.iter().filter_map(|name| page.meta(&[name])).chain(json.publisher.as_deref());
    for name in told {
        let name = html_escape::decode_html_entities(name).to_string();
        found.extend(plain(&name, page.title.as_deref()).as_deref().map(packed));
    }
    for host in addresses.iter().filter_map(|url| domain(url)) {
        found.insert(packed(host));
        // the name itself, without its ending and what stands before it
        let parts: Vec<&str> = host.split('.').collect();
        let longest = parts.iter().rev().skip(1).max_by_key(|part| part.len());
        found.extend(longest.map(|name| packed(name)));
    }
    found.remove("");
    found.into_iter().collect()
}

/// A name without its menu or motto; `None` where it is none.
fn plain(name: &str, title: Option<&str>) -> Option<String> {
    let name = one_line(&html_escape::decode_html_entities(name));
    if name.contains("://") {
        return domain(&name).map(str::to_owned);
    }
    let first = DIVIDERS
        .iter()
        .filter_map(|sign| name.find(sign).filter(|at| *at > 0))
        .min()
        .and_then(|at| name.get(..at))
        .unwrap_or(&name)
        .trim();
    // systems for pages put the headline before the name
    let is_headline =
        first.chars().count() > 20 && title.is_some_and(|title| packed(title).starts_with(&packed(first)));
    let first = match DIVIDERS
        .iter()
        .filter_map(|sign| name.rsplit_once(sign))
        .map(|(_, last)| last.trim())
        .min_by_key(|last| last.len())
    {
        Some(last) if is_headline => last,
        _ => first,
    };
    (!folded(first).is_empty() && !first.starts_with('@') && first.chars().count() <= 80)
        .then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mottoes_come_off() {
        #[track_caller]
        fn check(name: &str, expected: Option<&str>) {
            assert_eq!(
                plain(name, Some("Rain falls on all the hills | Daily")).as_deref(),
                expected,
                "{name}"
            );
        }
        check("The Daily", Some("The Daily"));
        check("The Daily | News | Sport", Some("The Daily"));
        check("The Daily - Art, Design and More!", Some("The Daily"));
        check("Stadt-Anzeiger", Some("Stadt-Anzeiger"));
        check("News &amp; Views", Some("News & Views"));
        check("https://www.example.org/", Some("example.org"));
        check("Rain falls on all the hills | Daily", Some("Daily"));
        check(" ", None);
        check("@daily", None);
    }
}
