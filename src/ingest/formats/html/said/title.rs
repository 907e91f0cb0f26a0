//! The headline of a page: its heading where title and heading speak of one thing, else the title without the site.

use std::collections::BTreeSet;
use std::ops::Range;

use super::json_ld::JsonLd;
use super::outlet;
use super::page::{Element, Page};
use super::text::{folded, one_line, packed, words};
use super::zone::Zone;
use crate::ingest::published::{Order, days_in, is_clock_text};

/// A headline.
pub(super) struct Title {
    pub(super) text: String,
    /// Where it was found, in words for a reader.
    pub(super) place: String,
    /// The pieces of its heading, where the page shows one.
    pub(super) pieces: Option<Range<usize>>,
}

/// Signs that divide a headline from section and site, and do little else.
const STRONG: [&str; 11] = [" | ", " » ", " › ", " :: ", " · ", " • ", " « ", " ❘ ", "|", "│", "｜"];
/// Dashes, which headlines have of their own too.
const DASHES: [&str; 4] = [" - ", " – ", " — ", " / "];
/// Most headings of a page that are looked at, and characters of one.
const HEADINGS: usize = 300;
const LONGEST: usize = 300;

/// The headline of a page, which has those addresses.
pub(super) fn of(page: &Page, json: &JsonLd, addresses: &[String]) -> Option<Title> {
    let sites: BTreeSet<String> = outlet::names(page, json, addresses).into_iter().collect();
    let named = [
        (page.meta(&["og:title"]), "og:title"),
        (json.headline.as_deref(), "JSON-LD, headline"),
        (page.title.as_deref(), "title"),
        (page.meta(&["twitter:title"]), "twitter:title"),
        (
            page.meta(&["dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title"]),
            "title",
        ),
    ];
    let declared: Vec<(String, &str)> = named
        .into_iter()
        .filter_map(|(text, place)| Some((one_line(&html_escape::decode_html_entities(text?)), place)))
        .filter(|(text, _)| !folded(text).is_empty())
        .collect();
    let texts: Vec<&str> = declared.iter().map(|(text, _)| text.as_str()).collect();
    let cleaned: Vec<(String, &str)> =
        declared.iter().map(|(text, place)| (without_site(text, &sites, &texts), *place)).collect();
    let cleaned: Vec<(String, &str)> =
        cleaned.into_iter().filter(|(text, _)| !sites.contains(&packed(text))).collect();

    let headings: Vec<(&Element, String)> = page
        .elements
        .iter()
        .filter(|element| matches!(element.name.as_str(), "h1" | "h2" | "h3"))
        .take(HEADINGS)
        .map(|element| (element, page.text(element.pieces.clone())))
        .filter(|(_, text)| {
            text.len() <= LONGEST && !folded(text).is_empty() && !sites.contains(&packed(text))
        })
        .collect();
    let heading = best_heading(&headings, &texts, &cleaned);
    let declared = || {
        cleaned.first().map(|(text, place)| Title {
            text: text.clone(),
            place: format!("the page's metadata ({place})"),
            pieces: None,
        })
    };
    let Some((element, text)) = heading else { return declared() };
    // A heading that holds the whole title holds a kicker or a lead beside it.
    let own = folded(text);
    let is_whole = element.pieces.len() < 2 || cleaned.iter().any(|(title, _)| folded(title) == own);
    let inside = cleaned.iter().filter(|_| !is_whole).find(|(title, _)| {
        let title = folded(title);
        title.split(' ').count() >= 4 && holds(&own, &title)
    });
    let text = inside.map_or_else(|| text.clone(), |(title, _)| title.clone());
    Some(Title { text, place: "the page's heading".to_owned(), pieces: Some(element.pieces.clone()) })
}

/// The heading that is the page's headline.
fn best_heading<'h>(
    headings: &'h [(&'h Element, String)],
    titles: &[&str],
    cleaned: &[(String, &str)],
) -> Option<&'h (&'h Element, String)> {
    let runs: BTreeSet<String> = titles.iter().flat_map(|title| runs(title)).collect();
    let titles: Vec<String> = titles.iter().map(|title| folded(title)).collect();
    let whole: Vec<String> = cleaned.iter().map(|(title, _)| folded(title)).collect();
    let score = |(element, text): &(&Element, String)| -> usize {
        let own = folded(text);
        let words = words(&own);
        let is_first = element.name == "h1";
        let is_outside = element.zone.is_in(Zone::ELSEWHERE);
        // The site goes before its headline there.
        if words >= 3 && !is_outside && runs.contains(&own) {
            return 2100 + 10 * words;
        }
        let is_whole = whole.contains(&own);
        if is_whole && !is_first && is_outside {
            return 400;
        }
        if is_whole {
            return 2000 + words + usize::from(is_first) * 100 - usize::from(is_outside) * 50;
        }
        if is_first && titles.iter().any(|title| holds(title, &own)) && (words > 1 || whole.is_empty()) {
            return 1000 + words;
        }
        if is_first && whole.iter().any(|title| holds(&own, title) && title.split(' ').count() >= 4) {
            return 900;
        }
        let near = whole.iter().chain(&titles).map(|title| shared(title, &own)).max().unwrap_or(0);
        if is_first && near >= 50 {
            return 500 + near;
        }
        let marks = ["entry-title", "post-title", "article-title", "article-headline", "entry-headline"];
        let is_marked =
            element.itemprop == "headline" || marks.iter().any(|mark| element.marks.contains(mark));
        if is_marked && !is_outside && whole.is_empty() { 300 } else { 0 }
    };
    let scored = headings.iter().rev().map(|heading| (score(heading), heading));
    let (most, best) = scored.max_by_key(|(score, _)| *score)?;
    if most > 0 {
        return Some(best);
    }
    // The one heading of the first order stands over the article, whatever the title says.
    let mut first =
        headings.iter().filter(|(element, _)| element.name == "h1" && !element.zone.is_in(Zone::ELSEWHERE));
    let only = first.next()?;
    let is_only = first.next().is_none();
    let is_long = only.1.split(' ').count() >= 3;
    let is_its = only.0.zone.is_in(Zone::ARTICLE) || whole.is_empty() || !only.0.zone.is_in(Zone::HEADER);
    (is_only && is_long && is_its).then_some(only)
}

/// What stands last in a title that goes from the site to the headline, folded: `Site » Archive » Headline`.
fn runs(title: &str) -> Vec<String> {
    let last = [" » ", " › ", " :: "].iter().filter_map(|sign| title.rsplit_once(sign));
    last.map(|(_, last)| folded(last)).filter(|last| !last.is_empty()).collect()
}

/// Whether a folded text holds another as words of its own.
fn holds(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
        let after =
            text.get(at + part.len()..).is_none_or(|after| after.is_empty() || after.starts_with(' '));
        before && after
    })
}

/// How many of the words of the shorter text are in the other, of 100; 0 where they are too few to tell.
fn shared(one: &str, other: &str) -> usize {
    let words = |text: &'_ str| -> BTreeSet<String> {
        text.split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    if both < 2 { 0 } else { 100 * both / one.len().min(other.len()).max(1) }
}

/// A title without the names of site and section around it.
fn without_site(title: &str, sites: &BTreeSet<String>, others: &[&str]) -> String {
    let mut title = title.trim().to_owned();
    let is_site = |part: &str| {
        let part = packed(part);
        let near = |site: &String| {
            site.len() >= 4
                && part.len() >= 4
                && (part.starts_with(site.as_str())
                    || site.starts_with(&part)
                    || part.ends_with(site.as_str()))
        };
        !part.is_empty() && (sites.contains(&part) || sites.iter().any(near))
    };
    // the site, and its sections divided alike, before the headline
    let mut sign_of_site = None;
    for _ in 0..4 {
        let Some((first, sign, rest)) = split_first(&title) else { break };
        if !(is_site(first) || sign_of_site == Some(sign) && STRONG.contains(&sign))
            || words(rest) < 2
            || is_site(rest)
        {
            break;
        }
        sign_of_site = Some(sign);
        title = rest.trim().to_owned();
    }
    let mut sign_of_site = None;
    // a title has few parts
    for _ in 0..8 {
        let Some((rest, sign, last)) = split_last(&title) else { break };
        let is_whole = others.iter().any(|other| folded(other) == folded(rest)) && words(rest) >= 2;
        let is_strong = STRONG.contains(&sign);
        let is_short = words(last) <= 3 && last.split_whitespace().all(is_large);
        let comes_off = if is_site(last) {
            !is_site(rest) || words(rest) > words(last)
        } else if is_strong {
            words(rest) >= 2 && words(last) <= 8
        } else if sign_of_site == Some(sign) {
            // sections stand between headline and site, divided alike
            words(last) <= 2 && is_short && words(rest) >= 3
        } else {
            // where every word is large, a large word tells nothing
            let is_plain = rest.split_whitespace().any(|word| word.len() > 4 && !is_large(word));
            is_whole || (is_short && words(rest) >= 4 && sign != " / " && is_plain)
        };
        if !comes_off {
            break;
        }
        sign_of_site = Some(sign);
        title = rest.trim().to_owned();
    }
    without_day(&title).to_owned()
}

/// Whether a word of a name begins as names do.
fn is_large(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// A title without the day at its end.
fn without_day(title: &str) -> &str {
    for sign in [" : ", ": ", " | ", " - ", " – ", " (", ", "] {
        let Some((rest, last)) = title.rsplit_once(sign) else { continue };
        let days = days_in(last, Order::default());
        if let [(_, span)] = days.as_slice() {
            let around = [last.get(..span.start), last.get(span.end..)];
            let is_only = around.into_iter().flatten().all(|text| is_clock_text(text.trim_end_matches(')')));
            let is_stretch = rest.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '.');
            if is_only && !is_stretch && rest.split_whitespace().count() >= 2 {
                return rest.trim_end();
            }
        }
        // `…: 31.10.2023, 10.19 Uhr`: the day before the last comma
        if sign == ": " || sign == " : " {
            break;
        }
    }
    title
}

/// A title at its last dividing sign.
fn split_last(title: &str) -> Option<(&str, &'static str, &str)> {
    STRONG
        .iter()
        .chain(&DASHES)
        .filter_map(|sign| Some((title.rfind(sign)?, *sign)))
        .max_by_key(|(at, sign)| (at + sign.len(), sign.len()))
        .and_then(|(at, sign)| Some((title.get(..at)?, sign, title.get(at + sign.len()..)?)))
        .filter(|(rest, ..)| !rest.trim().is_empty())
}

/// A title at its first dividing sign; before a colon stands a site, too.
fn split_first(title: &str) -> Option<(&str, &'static str, &str)> {
    STRONG
        .iter()
        .chain(&DASHES)
        .chain(&[": "])
        .filter_map(|sign| Some((title.find(sign)?, *sign)))
        .min_by_key(|(at, sign)| (*at, usize::MAX - sign.len()))
        .and_then(|(at, sign)| Some((title.get(..at)?, sign, title.get(at + sign.len()..)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_come_off() {
        #[track_caller]
        fn check(title: &str, expected: &str) {
            let sites = BTreeSet::from(["calderpost".to_owned()]);
            assert_eq!(without_site(title, &sites, &[]), expected, "{title}");
        }
        check("Rain falls on the hills", "Rain falls on the hills");
        check("Rain falls on the hills - The Calder Post", "Rain falls on the hills");
        check("Rain falls on the hills – Weather – News – Calder Post", "Rain falls on the hills");
        check("Rain falls on the hills | Weather", "Rain falls on the hills");
        check("Rain falls on the hills - Orrin Daily", "Rain falls on the hills");
        check(
            "Rain falls on the hills - and nobody stays dry",
            "Rain falls on the hills - and nobody stays dry",
        );
        check("Interview - Mara Elling", "Interview - Mara Elling");
        check("Calder Post: Rain falls on the hills", "Rain falls on the hills");
        check("Calder Post » Archive » Rain falls on the hills", "Rain falls on the hills");
        check("Rain falls: what the farmers say", "Rain falls: what the farmers say");
        check("Rain falls on the hills : 31.10.2023, 10.19 Uhr", "Rain falls on the hills");
        check("Calder Post", "Calder Post");
    }
}
