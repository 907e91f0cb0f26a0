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
    let named = |(name, place): (Option<&str>, &str)| {
        Some((plain(name?, page.title.as_deref())?, format!("the page's metadata ({place})")))
    };
    let host = url.and_then(domain);
    let told: Vec<(String, String)> = told.into_iter().filter_map(named).collect();
    // A section ("Sport", "U.S.") and a part of a host ("hosted") stand where the outlet should: another name that the
    // address has goes before these.
    let section = |name: &str| host.is_some_and(|host| !hosts(host, name) || is_part(host, name));
    let sure = told.iter().find(|(name, _)| !section(name));
    let told = match (sure, host) {
        (Some(sure), _) => Some(sure),
        (None, Some(host)) => told.first().filter(|(name, _)| !is_section(name) && !is_part(host, name)),
        (None, None) => told.first(),
    };
    told.cloned().or_else(|| Some((host?.to_owned(), "the page's address".to_owned())))
}

/// Whether the name of an outlet can be seen in the host of its page: the one in the other, or its first letters.
fn hosts(host: &str, name: &str) -> bool {
    let (packed_host, packed_name) = (packed(host), packed(name));
    let letters: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let letters = packed(&letters);
    let words = name.split_whitespace().map(packed).filter(|word| word.chars().count() > 3);
    packed_name.chars().count() > 2 && packed_host.contains(&packed_name)
        || letters.chars().count() > 1 && packed_host.contains(&letters)
        || words.into_iter().any(|word| packed_host.contains(&word))
        || host.split('.').any(|part| part.len() > 3 && packed_name.contains(&packed(part)))
}

/// Whether a name is only what stands before a host's own name: "hosted" of hosted.example.org.
fn is_part(host: &str, name: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    // "co" and "com" before the country are no name
    let registry = parts.get(1).is_some_and(|second| parts.len() == 3 && REGISTRIES.contains(second));
    parts.len() > 2 && !registry && parts.first().is_some_and(|first| packed(first) == packed(name))
}

/// What stands before a country at the end of a host and is no name.
const REGISTRIES: &[&str] = &["ac", "co", "com", "edu", "gob", "gov", "net", "or", "org"];

/// Names of sections and of countries' editions, packed: no outlet is called so.
const SECTIONS: &[&str] = &[
    "blog",
    "business",
    "economia",
    "economie",
    "economy",
    "home",
    "hosted",
    "international",
    "local",
    "nacional",
    "national",
    "news",
    "opinion",
    "opinión",
    "politica",
    "politics",
    "política",
    "politik",
    "politique",
    "sport",
    "sports",
    "uk",
    "us",
    "usa",
    "world",
];

fn is_section(name: &str) -> bool {
    SECTIONS.contains(&packed(name).as_str())
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
    // what is only the headline again names nobody
    if first == name && name.chars().count() > 20 && title.is_some_and(|title| packed(title) == packed(&name))
    {
        return None;
    }
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
        assert_eq!(plain("Rain falls on all the hills", Some("Rain falls on all the hills")), None);
    }
}
