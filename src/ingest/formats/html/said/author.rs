//! The author of a page: names of people, as it gives them to machines or prints them in a byline.

use std::ops::Range;

use super::json_ld::JsonLd;
use super::names::{self, nick};
use super::page::{Element, Page};
use super::printed;
use super::text::packed;
use super::words::LABELS;
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
    let told: Vec<(Vec<String>, String)> = [
        (in_json(json, sites), "the page's metadata (JSON-LD, author)".to_owned()),
        in_metas(page, sites).unwrap_or_default(),
    ]
    .into_iter()
    .filter(|(names, _)| !names.is_empty())
    .collect();
    // The place that names more of them, if it names the other's too.
    let mut told = told.into_iter();
    if let Some(first) = told.next() {
        let best = told
            .next()
            .filter(|(names, _)| names.len() > first.0.len() && first.0.iter().all(|name| holds(names, name)))
            .unwrap_or(first);
        if best.0.iter().any(|name| is_person(name)) {
            return Some(joined(best));
        }
        // a name of one word is less than a byline that says more
        return Some(joined(
            printed(page, headline, sites)
                .filter(|(names, _)| names.iter().any(|name| is_person(name)))
                .unwrap_or(best),
        ));
    }
    printed(page, headline, sites)
        .map(joined)
        .or_else(|| nicks(page, json, headline, sites))
        // a page may be signed by the one who runs it, and be called by his name
        .or_else(|| printed(page, headline, &[]).map(joined).or_else(|| nicks(page, json, headline, &[])))
}

fn joined((names, place): (Vec<String>, String)) -> (String, String) {
    (names.join(", "), place)
}

fn holds(names: &[String], name: &str) -> bool {
    names.iter().any(|known| packed(known) == packed(name))
}

/// Whether a name looks like a person's: of two words or more.
fn is_person(name: &str) -> bool {
    name.contains(' ')
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

fn in_metas(page: &Page, sites: &[String]) -> Option<(Vec<String>, String)> {
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
fn printed(page: &Page, headline: Option<&Range<usize>>, sites: &[String]) -> Option<(Vec<String>, String)> {
    let marked = marked(page, headline).into_iter().find_map(|element| {
        let stretches = stretches(page, element);
        let names = element
            .value
            .as_deref()
            .filter(|_| element.name == "meta")
            .map_or_else(|| names::of(&stretches, sites), |value| names::of(&[value], sites));
        // one word is a name where nothing else can stand
        let is_sure = is_name(element) || stretches.iter().any(|text| names::without_label(text).0);
        (names.iter().any(|name| is_person(name)) || (is_sure && !names.is_empty())).then_some(names)
    });
    let place = "the page's byline".to_owned();
    marked.or_else(|| line(page, headline, sites)).map(|names| (names, place))
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
    // The comments of a page without a headline are not told from the article.
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

/// Whether an element's own classes mark a byline.
fn is_byline(element: &Element) -> bool {
    super::zone::of(&element.name, &element.marks).is_in(Zone::AUTHOR)
}

fn stretches<'p>(page: &'p Page, element: &Element) -> Vec<&'p str> {
    let pieces = page.pieces.get(element.pieces.clone()).unwrap_or_default();
    pieces.iter().take(16).map(|piece| piece.text.as_str()).collect()
}

/// The authors of a line at the headline that begins as bylines do.
fn line(page: &Page, headline: Option<&Range<usize>>, sites: &[String]) -> Option<Vec<String>> {
    let headline = headline?;
    let outside = printed::outside(page, Some(headline));
    let from = headline.end;
    let near = page.pieces.get(from..page.pieces.len().min(from + 40))?;
    let mut at = 0;
    for chunk in near.chunk_by(|one, next| one.line == next.line) {
        let begin = at;
        at += chunk.len();
        let text = page.text(from + begin..from + at);
        if text.len() > 140 || chunk.first().is_some_and(|piece| piece.zone.is_in(outside)) {
            continue;
        }
        let (had, rest) = names::without_label(&text);
        // `From` and `Text` begin sentences too: a byline ends with its names
        if !had
            || rest.is_empty()
            || text.ends_with(['.', '!', '?']) && !rest.ends_with("..") && rest.split(' ').count() > 3
        {
            continue;
        }
        let stretches: Vec<&str> = chunk.iter().map(|piece| piece.text.as_str()).collect();
        let names = names::of(&stretches, sites);
        let words = names.iter().map(|name| name.split(' ').count()).sum::<usize>();
        let is_long_label =
            LABELS.all().any(|label| label.contains(' ') && text.to_lowercase().starts_with(label));
        if !names.is_empty() && (words >= 2 || is_long_label) {
            return Some(names);
        }
    }
    None
}

/// The name of one word that somebody goes by, where no other is known.
fn nicks(
    page: &Page,
    json: &JsonLd,
    headline: Option<&Range<usize>>,
    sites: &[String],
) -> Option<(String, String)> {
    let shown = marked(page, headline).into_iter().find_map(|element| {
        stretches(page, element)
            .iter()
            .find_map(|text| nick(text))
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
