//! The day of publication of a page.
//!
//! A page tells its day in many places, some of them made for machines and some for readers. They are asked in an order of
//! trust: JSON-LD, metadata of the head, marked elements, the address, the line printed at the headline. The day of a change
//! is never the day of publication. That a page carries its day at its headline or in its address where metadata are silent
//! is the observation that date extractors such as *htmldate* (Barbaresi 2020) rest on; what is printed elsewhere, in the
//! text, among comments or links, is left alone here.

use std::ops::Range;

use jiff::fmt::temporal::DateTimeParser;

use super::address;
use super::json_ld::JsonLd;
use super::page::{Element, Page};
use super::printed;
use super::words;
use super::zone::Zone;
use crate::annotate::Day;
use crate::ingest::day::{NoDay, unbelievable, why_none};
use crate::ingest::published::{Order, read_day_in};

/// What a page says of its day.
#[derive(Default)]
pub(super) struct Published {
    /// The day and its place, the day taken first; one place of each kind.
    pub(super) told: Vec<Told>,
    /// What stands for a day and is none, with its place, and what is said of it.
    pub(super) unread: Vec<(String, String, &'static str)>,
}

/// A day that a page tells.
pub(super) struct Told {
    pub(super) day: Day,
    /// As it is written.
    pub(super) written: String,
    /// Where, in words for a reader.
    pub(super) place: String,
    trust: u8,
}

impl Told {
    /// Whether two places tell one day, as zones, days of printing and the order of its numbers let it differ.
    pub(super) fn is_near(&self, other: &Told) -> bool {
        let (year, month, day) = self.day.parts();
        let swapped = Day::new(year, day, month).filter(|_| self.written.contains('/'));
        [Some(self.day), swapped].into_iter().flatten().any(|day| (day.0 - other.day.0).abs() <= 1)
    }
}

/// Names of metadata that tell the day of publication.
const PUBLISHED: [&str; 42] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "published_time",
    "datepublished",
    "article:datepublished",
    "rnews:datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "published-date",
    "published_date",
    "publicationdate",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "pub-date",
    "og:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "bt:pubdate",
    "article_date_original",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.date.issued",
    "prism.publicationdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "vr:published_time",
    "shareaholic:article_published_time",
    "article.published",
    "article:post_date",
    "ptime",
    "displaydate",
    "published",
];

/// Names of metadata that tell a day, most often that of publication, on some sites that of a change.
const DATED: [&str; 18] = [
    "date",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "dcterms:date",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "date.created",
    "datecreated",
    "created",
    "article.created",
    "article:created_time",
    "creation_date",
    "release_date",
    "eprints.date",
    "timestamp",
    "publish_time",
];

/// Names of metadata that tell the day of a change.
const CHANGED: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "revised",
];

/// Pieces behind a headline in which its day stands, and bytes that such a one has.
const NEAR: usize = 8;
const SHORT: usize = 60;

struct Reader<'p> {
    page: &'p Page,
    order: Order,
    out: Published,
}

/// What a page says of its day; `headline` are the pieces of its headline, and `addresses` what it calls itself.
pub(super) fn of(
    page: &Page,
    json: &JsonLd,
    headline: Option<&Range<usize>>,
    addresses: &[String],
    order: Order,
) -> Published {
    let mut reader = Reader { page, order, out: Published::default() };
    for written in &json.published {
        reader.take(written, "the page's metadata (JSON-LD, datePublished)", 1);
    }
    for name in PUBLISHED {
        for value in page.all(name) {
            reader.take(value, &format!("the page's metadata ({name})"), 2);
        }
    }
    if let Some((element, written)) = reader.marked(headline, "datepublished") {
        reader.take(&written, &format!("the page's elements ({}, datePublished)", element.name), 3);
    }
    if let Some(written) = &json.created {
        reader.take(written, "the page's metadata (JSON-LD, dateCreated)", 4);
    }
    if let Some(time) = printed::time(page, headline, order) {
        reader.add(time.0, time.1, "the page's elements (time)", 5);
    }
    for name in DATED {
        for value in page.all(name) {
            reader.take(value, &format!("the page's metadata ({name})"), 6);
        }
    }
    if let Some((day, url)) = addresses.iter().find_map(|url| Some((address::day(url, order)?, url))) {
        reader.add(day, url.clone(), "the page's address", 8);
    }
    if let Some((day, line)) = printed::line(page, headline, order) {
        reader.add(day, line, "printed on the page", 9);
    } else {
        reader.printed(headline);
    }
    if let Some((_, written)) = reader.marked(headline, "datecreated") {
        reader.take(&written, "the page's elements (dateCreated)", 10);
    }
    let changed = json.modified.as_deref().into_iter().chain(CHANGED.iter().flat_map(|name| page.all(name)));
    let changed = changed.filter_map(|written| read_day_in(written, order)).max();
    let saved = page.saved.iter().find_map(|comment| saved_on(comment));
    settled(reader.out, changed, saved)
}

/// What is told, in order of trust, without what cannot be.
fn settled(mut out: Published, changed: Option<Day>, saved: Option<Day>) -> Published {
    let Published { told, unread } = &mut out;
    told.retain(|told| {
        // a day later somewhere on the earth
        let late = saved.is_some_and(|saved| told.day.0 > saved.0 + 1);
        let why = match unbelievable(told.day) {
            Some(why) => why.words(),
            None if late => ", which is after the page was saved",
            None => return true,
        };
        unread.push((told.place.clone(), told.written.clone(), why));
        false
    });
    // What was published after its last change was put out anew, or is another article's.
    let is_late = |told: &Told| changed.is_some_and(|changed| told.day.0 > changed.0 + 1);
    out.told.sort_by_key(|told| (is_late(told), told.trust));
    if let Some(at) = own_day(&out.told)
        && at < out.told.len()
    {
        let own = out.told.remove(at);
        out.told.insert(0, own);
    }
    out
}

/// The place that tells the outlet's own day where the first tells that of Greenwich: one day beside it, as its hour allows.
fn own_day(told: &[Told]) -> Option<usize> {
    let first = told.first()?;
    let pieces = DateTimeParser::new().parse_pieces(first.written.trim()).ok()?;
    let hour = pieces.time()?.hour();
    let seconds = pieces.to_numeric_offset().map(jiff::tz::Offset::seconds);
    if seconds != Some(0) || pieces.time()?.on(2000, 1, 1) == jiff::civil::date(2000, 1, 1).at(0, 0, 0, 0) {
        return None;
    }
    told.iter().position(|other| {
        other.trust >= 8
            && ((other.day.0 == first.day.0 - 1 && hour < 12)
                || (other.day.0 == first.day.0 + 1 && hour >= 10))
    })
}

/// The day on which a browser saved the page, where it says so.
fn saved_on(comment: &str) -> Option<Day> {
    let rest = comment.split_once("saved date:")?.1;
    let line = rest.lines().next()?;
    // `Fri Mar 05 2021 10:00:00 GMT+0100 (…)`
    let words: Vec<&str> = line.split_whitespace().take(4).collect();
    read_day_in(&words.join(" "), Order::default())
}

impl Reader<'_> {
    fn take(&mut self, written: &str, place: &str, trust: u8) {
        match read_day_in(written, self.order) {
            Some(day) => self.add(day, written.to_owned(), place, trust),
            None if !written.trim().is_empty() => {
                let why = why_none(written).map_or("", NoDay::words);
                self.out.unread.push((place.to_owned(), written.to_owned(), why));
            }
            None => {}
        }
    }

    fn add(&mut self, day: Day, written: String, place: &str, trust: u8) {
        // Of one place the first counts, as long as it is the only one that does.
        if self.out.told.iter().all(|told| told.trust != trust) {
            self.out.told.push(Told { day, written, place: place.to_owned(), trust });
        }
    }

    /// The line at the headline that is a day but for its numbers, or could be two.
    fn printed(&mut self, headline: Option<&Range<usize>>) {
        let Some(headline) = headline else { return };
        let outside = printed::outside(self.page, Some(headline));
        let near = self.page.pieces.iter().skip(headline.end).take(NEAR);
        for piece in near.filter(|piece| piece.text.len() <= SHORT && !piece.zone.is_in(outside)) {
            let lower = piece.text.to_lowercase();
            let label = words::PUBLISHED.all().filter(|label| lower.starts_with(label)).map(str::len).max();
            let written = piece.text.get(label.unwrap_or(0)..).unwrap_or("").trim_matches([' ', ':']);
            if let Some(why @ (NoDay::Never | NoDay::Two)) = why_none(written) {
                self.out.unread.push(("a line at its headline".to_owned(), piece.text.clone(), why.words()));
            }
        }
    }

    /// The element of the article that is marked so and holds a day, the nearest to its headline.
    fn marked(&self, headline: Option<&Range<usize>>, prop: &str) -> Option<(&Element, String)> {
        let at = headline.map_or(0, |headline| headline.end);
        let outside = printed::outside(self.page, headline);
        let marked = self
            .page
            .elements
            .iter()
            .filter(|element| element.itemprop.split_whitespace().any(|is| is == prop));
        let days = marked
            .filter(|element| !element.zone.without(Zone::FIGURE).without(Zone::NAVIGATION).is_in(outside))
            .filter_map(|element| {
                let text = self.page.text(element.pieces.clone());
                let written = element
                    .value
                    .iter()
                    .chain(Some(&text))
                    .find(|written| read_day_in(written, self.order).is_some());
                let written = written
                    .cloned()
                    .or_else(|| printed::first_day(&text, self.order).map(|_| text.clone()))?;
                Some((element, written))
            });
        days.min_by_key(|(element, _)| printed::distance(at, element))
    }
}
