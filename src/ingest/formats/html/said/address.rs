//! The address of a page, and what it tells.

use super::json_ld::JsonLd;
use super::page::Page;
use crate::annotate::Day;
use crate::ingest::published::Order;

/// The addresses that a page gives for itself, the surest first.
pub(super) fn all(page: &Page) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let saved = page.saved.iter().filter_map(|comment| saved_from(comment));
    let told = page
        .canonical
        .iter()
        .map(String::as_str)
        .chain(page.meta(&["og:url", "twitter:url", "parsely-link"]))
        .chain(saved);
    for url in told {
        let url = original(url.trim());
        if is_address(url) && !found.iter().any(|known| known == url) {
            found.push(url.to_owned());
        }
    }
    // A page of the site is surer than the site.
    found.sort_by_key(|url| path(url).trim_matches('/').is_empty());
    found
}

/// The address of a page.
pub(super) fn of(all: &[String], json: &JsonLd) -> Option<String> {
    all.first().cloned().or_else(|| json.url.clone().filter(|url| is_address(url)))
}

/// The day that an address holds: `/2021/03/05/`, `/2021/mar/05/`, `2021-03-05`, `05-03-2021` where it can be only one or
/// the page's order is known, or
/// `20210305`.
pub(super) fn day(url: &str, order: Order) -> Option<Day> {
    let numbers = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let path = path(url);
    let parts: Vec<&str> =
        path.split(['/', '-', '_', '.', '~', ',']).filter(|part| !part.is_empty()).collect();
    let year = |text: &str| text.parse().ok().filter(|year| text.len() == 4 && (1990..2100).contains(year));
    let short = |text: &str| -> Option<i8> { text.parse().ok().filter(|_| text.len() <= 2 && numbers(text)) };
    let month = |text: &str| {
        short(text).or_else(|| {
            let english =
                ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            english
                .iter()
                .zip(1i8..)
                .find(|(name, _)| text.eq_ignore_ascii_case(name))
                .map(|(_, month)| month)
        })
    };
    parts.iter().enumerate().find_map(|(at, part)| {
        if part.len() == 8 && numbers(part) {
            let (y, rest) = part.split_at(4);
            let (m, d) = rest.split_at(2);
            return Day::new(year(y)?, short(m)?, short(d)?);
        }
        let (second, third) = (parts.get(at + 1)?, parts.get(at + 2)?);
        if let Some(year) = year(part) {
            return Day::new(year, month(second)?, short(third)?);
        }
        let (first, second, year) = (short(part)?, short(second)?, year(third)?);
        match (first, second) {
            (day, month) if day > 12 || day == month || order == Order::DayFirst => {
                Day::new(year, month, day)
            }
            (month, day) if day > 12 => Day::new(year, month, day),
            _ => None,
        }
    })
}

/// The name of the site in an address, without what stands before it on most: `example.org`.
pub(super) fn domain(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?;
    let host =
        ["www.", "m.", "amp.", "mobile."].iter().find_map(|before| host.strip_prefix(before)).unwrap_or(host);
    (host.contains('.') && !host.ends_with('.')).then_some(host)
}

fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("");
    path.split(['?', '#']).next().unwrap_or(path)
}

fn is_address(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or("").to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.contains(char::is_whitespace)
        && domain(url).is_some()
}

/// The address below that of an archive of the web.
fn original(url: &str) -> &str {
    let Some(at) = url.find("/web/").filter(|_| url.contains("//web.archive.")) else { return url };
    let below = url.get(at + 5..).unwrap_or("");
    let below = below.split_once('/').map_or("", |(_, below)| below);
    if below.starts_with("http") { below } else { url }
}

/// The address in the comment of a browser that saved the page.
fn saved_from(comment: &str) -> Option<&str> {
    let rest = match comment.split_once("saved from url=") {
        // its length stands in brackets before it
        Some((_, rest)) => rest.split_once(')').map_or(rest, |(_, rest)| rest),
        None => comment.split_once("url:")?.1,
    };
    rest.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found() {
        #[track_caller]
        fn check(url: &str, expected: Option<&str>) {
            assert_eq!(day(url, Order::Unknown).map(|day| day.to_string()).as_deref(), expected, "{url}");
        }
        check("https://example.org/2021/03/05/rain", Some("2021-03-05"));
        check("https://example.org/world/2021/mar/5/rain", Some("2021-03-05"));
        check("https://example.org/a/2021-03-05-rain.html", Some("2021-03-05"));
        check("https://example.org/a/rain_20210305.html", Some("2021-03-05"));
        check("https://example.org/detail/~25-03-2021-rain", Some("2021-03-25"));
        check("https://example.org/detail/05-03-2021-rain", None);
        check("https://example.org/2021/03/rain", None);
        check("https://example.org/2021/13/45/rain", None);
        check("https://example.org/rain-12345678.html", None);
        check("https://example.org/rain?day=2021-03-05", None);
        check("https://2021.03.05.example.org/rain", None);
        let known = day("https://example.org/detail/05-03-2021-rain", Order::DayFirst);
        assert_eq!(known.map(|day| day.to_string()).as_deref(), Some("2021-03-05"));
    }

    #[test]
    fn a_page_gives_addresses() {
        #[track_caller]
        fn check(page: &Page, expected: Option<&str>) {
            assert_eq!(of(&all(page), &JsonLd::default()).as_deref(), expected);
        }
        let og = |url: &str| vec![("og:url".to_owned(), url.to_owned())];
        check(
            &Page {
                canonical: vec!["/rain".to_owned()],
                metas: og("https://example.org/rain"),
                ..Page::default()
            },
            Some("https://example.org/rain"),
        );
        check(
            &Page {
                canonical: vec!["https://example.org/".to_owned()],
                metas: og("https://example.org/rain"),
                ..Page::default()
            },
            Some("https://example.org/rain"),
        );
        let archived = "https://web.archive.org/web/20140226054445/http://example.org/rain";
        check(
            &Page { canonical: vec![archived.to_owned()], ..Page::default() },
            Some("http://example.org/rain"),
        );
        let saved = " saved from url=(0024)https://example.org/rain ";
        check(&Page { saved: vec![saved.to_owned()], ..Page::default() }, Some("https://example.org/rain"));
        check(&Page { canonical: vec!["javascript:alert(1)".to_owned()], ..Page::default() }, None);
        assert_eq!(domain("https://www.example.org:8080/a"), Some("example.org"));
    }
}
