//! What a page holds besides its article: other articles, and things that have a day or an author of their own.
//!
//! An item is an `<article>`, or what microdata describe. One in which the headline does not stand is another's where it
//! is a book, a picture or the like, or has a heading of its own and is short beside the article.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::{Item, Page};
use super::text::folded;
use super::zone::Zone;

/// Kinds that have a day or an author, and are no article.
const THINGS: &[&str] = &[
    "product",
    "book",
    "movie",
    "event",
    "imageobject",
    "videoobject",
    "audioobject",
    "mediaobject",
    "photograph",
    "comment",
    "musicrecording",
    "softwareapplication",
    "tvseries",
    "tvepisode",
    "offer",
    "usercomments",
    "quotation",
];
/// Kinds that are part of any article, or hold it.
const NO_ITEMS: &[&str] = &[
    "person",
    "organization",
    "newsmediaorganization",
    "corporation",
    "localbusiness",
    "webpage",
    "website",
    "blog",
    "wpheader",
    "wpfooter",
    "wpsidebar",
    "sitenavigationelement",
    "breadcrumblist",
    "listitem",
    "rating",
    "thing",
    "postaladdress",
    "place",
    "itemlist",
    "collectionpage",
];

/// An item so much shorter than what holds the headline, or than the whole page, is a teaser.
const SHORT: usize = 3;

impl Page {
    /// Sets apart what is another's, where the headline is known.
    pub(super) fn set_apart(&mut self, headline: Option<&Range<usize>>) {
        let Some(headline) = headline else { return };
        let size = |pieces: &Range<usize>| -> usize {
            self.pieces.get(pieces.clone()).unwrap_or_default().iter().map(|piece| piece.text.len()).sum()
        };
        let holds = |item: &Item| item.pieces.start <= headline.start && headline.end <= item.pieces.end;
        let own = self.items.iter().filter(|item| holds(item)).map(|item| size(&item.pieces)).max();
        let whole = own.unwrap_or_else(|| size(&(0..self.pieces.len())));
        let mut apart = Vec::new();
        for item in self.items.iter().filter(|item| !holds(item)) {
            let kind = item.kind.as_deref();
            if kind.is_some_and(|kind| NO_ITEMS.contains(&kind)) {
                continue;
            }
            let is_thing = kind.is_some_and(|kind| THINGS.contains(&kind));
            let is_named = |elements: &Range<usize>| {
                self.elements.get(elements.clone()).unwrap_or_default().iter().any(|element| {
                    element.own.is_in(Zone::HEADING)
                        || element.itemprop.split_whitespace().any(|prop| matches!(prop, "headline" | "name"))
                })
            };
            if self.is_titled_so(item, headline) {
                continue;
            }
            if is_thing || size(&item.pieces) * SHORT < whole && is_named(&item.elements) {
                apart.push((item.pieces.clone(), item.elements.clone()));
            }
        }
        self.set(apart);
    }

    /// Whether an item has the headline of the page once more, as the sound or the film of an article has.
    fn is_titled_so(&self, item: &Item, headline: &Range<usize>) -> bool {
        let words = |pieces: Range<usize>| -> BTreeSet<String> {
            folded(&self.text(pieces)).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let own = words(headline.clone());
        let elements = self.elements.get(item.elements.clone()).unwrap_or_default().iter();
        elements.filter(|element| element.own.is_in(Zone::HEADING)).take(3).any(|element| {
            let other = words(element.pieces.clone());
            let least = own.len().min(other.len());
            least >= 3 && own.intersection(&other).count() * 5 >= least * 3
        })
    }

    fn set(&mut self, apart: Vec<(Range<usize>, Range<usize>)>) {
        for (pieces, elements) in apart {
            for piece in self.pieces.get_mut(pieces).unwrap_or_default() {
                piece.zone = piece.zone.with(Zone::APART);
            }
            for element in self.elements.get_mut(elements).unwrap_or_default() {
                element.zone = element.zone.with(Zone::APART);
            }
        }
    }
}
