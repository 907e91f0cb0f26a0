//! Authors in lines that nothing but their own words mark.

use std::ops::Range;

use super::names;
use super::page::{Page, Piece};
use super::printed;
use super::words::{BY, LABELS, SIGNED};
use super::zone::Zone;
use crate::ingest::published::{Order, days_in};

/// Bytes of a line that may be a byline.
const SHORT: usize = 140;
/// Stretches of text behind a headline in which a byline stands.
const NEAR: usize = 40;
/// Stretches of text that are looked at for a signature.
const MOST: usize = 3000;

/// The authors of a line at the headline that begins as bylines do, or that names one behind its day.
pub(super) fn at_headline(
    page: &Page,
    headline: Option<&Range<usize>>,
    sites: &[String],
) -> Option<Vec<String>> {
    let headline = headline?;
    let outside = printed::outside(page, Some(headline)).with(Zone::HEADING);
    let from = headline.end;
    let near = page.pieces.get(from..page.pieces.len().min(from + NEAR))?;
    lines(page, near, from, outside)
        .find_map(|(text, pieces)| begun(&text, pieces, sites).or_else(|| behind_day(&text, sites)))
}

/// The authors whom a line names after a word for author and a colon, wherever it stands, if no other line names others.
pub(super) fn signed(page: &Page, headline: Option<&Range<usize>>, sites: &[String]) -> Option<Vec<String>> {
    let outside = printed::outside(page, headline).with(Zone::HEADING);
    let from = headline.map_or(0, |headline| headline.end);
    let pieces = page.pieces.get(from..page.pieces.len().min(from + MOST))?;
    let mut all = lines(page, pieces, from, outside).filter_map(|(text, _)| {
        let (label, rest) = text.split_once(':')?;
        let names =
            if SIGNED.has(&label.trim().to_lowercase()) { names::of(&[rest], sites) } else { Vec::new() };
        // nothing but names follows
        let words = |text: &str| text.split_whitespace().count();
        let is_whole = names.iter().map(|name| words(name) + 1).sum::<usize>() >= words(rest);
        names.first().is_some_and(|first| is_whole && is_person(first)).then_some(names)
    });
    let first = all.next()?;
    all.all(|names| names == first).then_some(first)
}

/// Short lines of the article, each with its pieces.
fn lines<'p>(
    page: &'p Page,
    pieces: &'p [Piece],
    from: usize,
    outside: Zone,
) -> impl Iterator<Item = (String, &'p [Piece])> {
    let mut at = from;
    pieces.chunk_by(|one, next| one.line == next.line).filter_map(move |chunk| {
        let begin = at;
        at += chunk.len();
        let length: usize = chunk.iter().map(|piece| piece.text.len()).sum();
        let is_its = length <= SHORT && !chunk.iter().any(|piece| piece.zone.is_in(outside));
        is_its.then(|| (page.text(begin..at), chunk))
    })
}

fn begun(text: &str, pieces: &[Piece], sites: &[String]) -> Option<Vec<String>> {
    let (had, rest) = names::without_label(text);
    // `From` and `Text` begin sentences too: a byline ends with its names
    let is_sentence = text.ends_with(['.', '!', '?']) && !rest.ends_with("..") && rest.split(' ').count() > 3;
    if !had || rest.is_empty() || is_sentence {
        return None;
    }
    let stretches: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let names = names::of(&stretches, sites);
    let lower = text.to_lowercase();
    let is_long_label = || LABELS.all().any(|label| label.contains(' ') && lower.starts_with(label));
    names.first().is_some_and(|first| is_person(first) || is_long_label()).then_some(names)
}

/// The authors in a line that tells a day: `5 May 2021 by Jane Roe`, `Home | Par Jean Roy | 5 mai 2021`.
fn behind_day(text: &str, sites: &[String]) -> Option<Vec<String>> {
    if days_in(text, Order::DayFirst).is_empty() {
        return None;
    }
    let mut at = 0;
    for word in text.split(' ') {
        at = text.len().min(at + word.len() + 1);
        if BY.has(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()) {
            let names = names::of(&[text.get(at..)?], sites);
            if names.first().is_some_and(|first| is_person(first)) {
                return Some(names);
            }
        }
    }
    None
}

/// Whether a name looks like a person's, and begins as names do.
fn is_person(name: &str) -> bool {
    names::is_person(name) && !name.starts_with(char::is_lowercase)
}
