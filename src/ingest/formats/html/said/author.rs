//! The author of a page: names of people, as it gives them to machines or prints them in a byline.

use std::collections::BTreeMap;
use std::ops::Range;

use super::byline;
use super::json_ld::JsonLd;
use super::names::{self, is_person, nick};
use super::page::{Element, Page};
use super::printed;
use super::text::{folded, packed};
use super::zone::Zone;

/// Names of metadata that tell the author.
const AUTHOR: [&str; 20] = [
    "author",
    "article:author_name",
    "og:author",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "authors",
    "citation_author",
    "article.author",
    "rnews:author",
    "cxenseparse:author",
    "article:author",
    "og:article:author",
    "creator",
    "lp.article:author",
    "dc.contributor",
];

/// Bytes of an element that names an author and says little else.
const SHORT: usize = 160;
/// Elements of a page that are asked for its author.
const MOST: usize = 200;

/// The authors, and where they were found. `sites` are the packed names of the outlet, which is no author where a person is
/// named.
pub(super) fn of(
    page: &Page,
    json: &JsonLd,
    headline: Option<&Range<usize>>,
    sites: &[String],
) -> Option<(String, String)> {
    let shown = printed(page, headline, sites);
    let told = [
        Some((in_json(json, sites), "the page's metadata (JSON-LD, author)".to_owned())),
        in_metas(page, sites),
        shown,
    ];
    let told: Vec<Named> = told.into_iter().flatten().filter(|(names, _)| !names.is_empty()).collect();
    // Of several places the first that names a person, or one that names the same and more.
    let first = told.iter().find(|(names, _)| names.iter().any(|name| is_person(name))).or(told.first());
    let best = first.map(|first| {
        let more = told.iter().filter(|(names, _)| first.0.iter().all(|name| holds(names, name)));
        more.rev().max_by_key(|(names, _)| names.len()).unwrap_or(first)
    });
    if let Some(best) = best {
        return Some(joined(best.clone()));
    }
    nicks(page, json, headline, sites)
        .or_else(|| groups(page, json, headline, sites))
        // a page may be signed by the one who runs it, and be called by his name
        .or_else(|| printed(page, headline, &[]).map(joined))
        .or_else(|| nicks(page, json, headline, &[]))
}

/// Names, and where they were found.
type Named = (Vec<String>, String);

fn joined((names, place): (Vec<String>, String)) -> (String, String) {
    (names.join(", "), place)
}

fn holds(names: &[String], name: &str) -> bool {
    names.iter().any(|known| packed(known) == packed(name))
}

fn in_json(json: &JsonLd, sites: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (name, _) in &json.authors {
        for name in names::of(&[name], sites) {
            if !holds(&found, &name) {
                found.push(name);
            }
        }
    }
    found
}

fn in_metas(page: &Page, sites: &[String]) -> Option<Named> {
    AUTHOR.iter().find_map(|key| {
        let mut found: Vec<String> = Vec::new();
        for value in page.all(key) {
            let value = html_escape::decode_html_entities(value);
            let is_address = value.contains("://") || value.starts_with('@') || value.contains('_');
            let names = if is_address { Vec::new() } else { names::of(&[&value], sites) };
            // `Roe, Jane`, as catalogues have it
            if let [family, given] = names.as_slice()
                && key.starts_with("citation")
                && !family.contains(' ')
            {
                found.push(format!("{given} {family}"));
                continue;
            }
            for name in names {
                if !holds(&found, &name) {
                    found.push(name);
                }
            }
        }
        (!found.is_empty()).then(|| (found, format!("the page's metadata ({key})")))
    })
}

/// The authors of the elements that are marked as theirs, or of a line at the headline.
fn printed(page: &Page, headline: Option<&Range<usize>>, sites: &[String]) -> Option<Named> {
    let marked = marked(page, headline).into_iter().find_map(|element| {
        let names = names_of(page, element, sites);
        // one word is a name where nothing else can stand
        let is_sure =
            is_name(element) || stretches(page, element).iter().any(|text| names::without_label(text).0);
        (names.iter().any(|name| is_person(name)) || (is_sure && !names.is_empty())).then_some(names)
    });
    let place = "the page's byline".to_owned();
    // the line may name the same and more: `By Jane Roe and Tom Low`, each marked on its own
    let more = byline::at_headline(page, headline, sites).filter(|line| {
        marked.as_ref().is_some_and(|marked| {
            line.len() > marked.len()
                && line.iter().all(|name| is_person(name))
                && marked.iter().all(|name| holds(line, name))
        })
    });
    more.or(marked)
        .or_else(|| byline::at_headline(page, headline, sites))
        .or_else(|| byline::signed(page, headline, sites))
        .or_else(|| unanimous(page, headline, sites))
        .map(|names| (names, place))
}

/// The authors that an element names.
fn names_of(page: &Page, element: &Element, sites: &[String]) -> Vec<String> {
    if let Some(value) = element.value.as_deref().filter(|_| element.name == "meta") {
        return names::of(&[value], sites);
    }
    let names = names::of(&stretches(page, element), sites);
    // a link to an author's page may lead there by other words than his name
    let text = page.text(element.pieces.clone());
    let is_other = element.name == "a" && folded(names::without_label(&text).1) != folded(&names.join(" "));
    if is_other { Vec::new() } else { names }
}

/// The authors that all elements of the page which are marked as theirs agree on, wherever they stand.
fn unanimous(page: &Page, headline: Option<&Range<usize>>, sites: &[String]) -> Option<Vec<String>> {
    let outside = printed::outside(page, headline).without(Zone::BESIDE);
    let elements =
        page.elements.iter().filter(|element| is_byline(element) && !element.zone.is_in(outside)).take(MOST);
    let mut found: Option<Vec<String>> = None;
    for element in elements {
        let texts = stretches(page, element);
        if texts.iter().map(|text| text.len()).sum::<usize>() > SHORT {
            continue;
        }
        let names = names_of(page, element, sites);
        let is_person = names.iter().any(|name| is_person(name));
        // somebody who goes by one word is somebody else
        if !is_person && texts.iter().all(|text| nick(text).is_none()) {
            continue;
        }
        if !is_person || found.as_ref().is_some_and(|found| *found != names) {
            return None;
        }
        found = Some(names);
    }
    found
}

/// The elements that are marked as the author's, the surest and nearest first.
fn marked<'p>(page: &'p Page, headline: Option<&Range<usize>>) -> Vec<&'p Element> {
    let at = headline.map_or(0, |headline| headline.end);
    let outside = printed::outside(page, headline);
    let is_rel = |element: &Element| {
        element.rel.split_whitespace().any(|rel| rel == "author") && element.name != "link"
    };
    let is_prop = |element: &Element| {
        element.itemprop.split_whitespace().any(|prop| matches!(prop, "author" | "creator"))
    };
    let mut found: Vec<&Element> = page
        .elements
        .iter()
        .filter(|element| !element.zone.is_in(outside) && is_near(element, headline))
        .filter(|element| is_rel(element) || is_prop(element) || is_byline(element))
        .collect();
    // Many that are marked alike, far from the headline, are those of other articles.
    let end = headline.map_or(0, |headline| headline.end + 80);
    let is_far = |element: &Element| element.pieces.start >= end;
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    for element in found.iter().filter(|element| is_far(element)) {
        *alike.entry(&element.marks).or_default() += 1;
    }
    found.retain(|element| {
        !is_far(element) || alike.get(element.marks.as_str()).is_none_or(|many| *many <= 2)
    });
    found.sort_by_key(|element| printed::distance(at, element));
    found.truncate(MOST);
    found
}

/// Whether an element stands near a headline, or after it in the article.
fn is_near(element: &Element, headline: Option<&Range<usize>>) -> bool {
    let Some(headline) = headline else { return true };
    let here = element.pieces.start;
    let (least, most) = (headline.start.saturating_sub(25), headline.end + 80);
    (least..most).contains(&here)
        || (here >= most && element.zone.is_in(Zone::ARTICLE))
        || (element.name == "meta" && here == 0)
}

/// Whether an element is marked as holding no more than a name.
fn is_name(element: &Element) -> bool {
    let marks = ["vcard", "username", "fn"];
    element.rel == "author"
        || !element.itemprop.is_empty()
        || element.marks.split([' ', '-', '_']).any(|mark| marks.contains(&mark))
}

/// Whether an element is marked as the name of an account.
fn is_account(element: &Element) -> bool {
    element.marks.split([' ', '-', '_']).any(|mark| mark == "username")
}

/// Whether an element's own classes mark a byline.
fn is_byline(element: &Element) -> bool {
    element.own.is_in(Zone::AUTHOR)
}

fn stretches<'p>(page: &'p Page, element: &Element) -> Vec<&'p str> {
    let pieces = page.pieces.get(element.pieces.clone()).unwrap_or_default();
    pieces.iter().take(16).map(|piece| piece.text.as_str()).collect()
}

/// Those who sign together, or the firm that does, where no one is named.
fn groups(
    page: &Page,
    json: &JsonLd,
    headline: Option<&Range<usize>>,
    sites: &[String],
) -> Option<(String, String)> {
    let told = json.authors.iter().map(|(name, _)| (name.as_str(), "JSON-LD, author"));
    let metas = AUTHOR.iter().flat_map(|key| page.all(key).map(move |value| (value, *key)));
    let mut told = told.chain(metas).filter(|(name, _)| !sites.contains(&packed(name)));
    let metadata = |place: &str| format!("the page's metadata ({place})");
    if let Some((name, place)) = told.find_map(|(name, place)| Some((names::group(name)?, metadata(place)))) {
        return Some((name, place));
    }
    let desk = marked(page, headline)
        .into_iter()
        .find_map(|element| stretches(page, element).iter().find_map(|text| names::desk(text)))?;
    Some((desk, "the page's byline".to_owned()))
}

/// The name of one word that somebody goes by, where no other is known.
fn nicks(
    page: &Page,
    json: &JsonLd,
    headline: Option<&Range<usize>>,
    sites: &[String],
) -> Option<(String, String)> {
    let shown = marked(page, headline).into_iter().find_map(|element| {
        let texts = stretches(page, element);
        // a name of some words, chosen by its bearer
        let phrase = texts
            .first()
            .filter(|text| is_account(element) && texts.len() == 1 && text.chars().count() <= 30);
        let phrase = phrase
            .filter(|text| text.chars().all(|c| c.is_alphabetic() || c == ' '))
            .map(|text| (*text).to_owned());
        phrase
            .or_else(|| texts.iter().find_map(|text| nick(text)))
            .filter(|nick| !sites.contains(&packed(nick)))
    });
    if let Some(nick) = shown {
        return Some((nick, "the page's byline".to_owned()));
    }
    let told = json
        .authors
        .iter()
        .filter(|(_, is_person)| *is_person)
        .map(|(name, _)| (name.as_str(), "JSON-LD, author".to_owned()));
    let metas = AUTHOR.iter().flat_map(|key| page.all(key).map(|value| (value, (*key).to_owned())));
    told.chain(metas).find_map(|(name, place)| {
        let nick = nick(name).filter(|nick| !sites.contains(&packed(nick)))?;
        Some((nick, format!("the page's metadata ({place})")))
    })
}
