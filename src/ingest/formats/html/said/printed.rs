//! Days that a page prints: in elements made for times, and in lines at its headline.

use std::ops::Range;

use super::page::{Element, Page};
use super::words::{CHANGED, PUBLISHED, TODAY};
use super::zone::Zone;
use crate::annotate::Day;
use crate::ingest::published::{Order, days_in, is_clock_text, read_day_in};

/// Lines of a page that are looked at for a day.
const MOST_LINES: usize = 1500;
/// Characters of a line that may tell a day; a longer one is the article's own.
const SHORT: usize = 120;
/// Bytes that may stand between a headline and a day that seems to stand beside the article.
const CLOSE: usize = 700;
/// Words beside the day that such a line may have.
const FEW: usize = 9;

/// The parts of a page that do not tell of its article: all that its headline is not in itself.
pub(super) fn outside(page: &Page, headline: Option<&Range<usize>>) -> Zone {
    let own = headline
        .and_then(|headline| page.pieces.get(headline.start))
        .map_or_else(Zone::default, |piece| piece.zone);
    Zone::ELSEWHERE.without(own)
}

/// How far an element is from a place of the page; what stands before it is farther than what follows.
pub(super) fn distance(at: usize, element: &Element) -> usize {
    let here = element.pieces.start;
    // an element of the head stands nowhere
    if here == 0 && element.name == "meta" {
        return 0;
    }
    if here >= at { here - at } else { 3 * (at - here) }
}

/// The day of an element for times that tells of the article: at its headline, or marked as that of publication.
pub(super) fn time(page: &Page, headline: Option<&Range<usize>>, order: Order) -> Option<(Day, String)> {
    let at = headline.map_or(0, |headline| headline.end);
    let start = headline.map_or(0, |headline| headline.start);
    let outside = outside(page, headline);
    let hard = outside.without(Zone::BESIDE);
    let times = page
        .elements
        .iter()
        .filter(|element| element.name == "time" && !element.zone.is_in(hard))
        .take(MOST_LINES);
    let days = times.filter(|element| !is_changed(page, element)).filter_map(|element| {
        let text = page.text(element.pieces.clone());
        let day = element.value.as_deref().and_then(|value| read_day_in(value, order));
        let (day, written) = match (day, &element.value) {
            (Some(day), Some(value)) => (day, value.clone()),
            _ => (first_day(&text, order)?, text),
        };
        let is_published = element.pubdate
            || ["publish", "pubdate", "entry-date"].iter().any(|mark| element.marks.contains(mark));
        let far = distance(at, element);
        let before = element.pieces.start < start;
        // the head of a site tells what day it is
        let is_first = element.pieces.start == 0 && start > element.pieces.end + 1;
        let is_today = before && (element.zone.is_in(Zone::HEADER) || is_first) && !is_published;
        let is_near = far <= if before { 30 } else { 60 };
        let is_beside = element.zone.is_in(outside);
        let is_its = if is_beside {
            !before && far <= 12 && between(page, at, element) <= CLOSE
        } else {
            is_near || is_published
        };
        (!is_today && is_its).then_some((far + usize::from(is_beside) * 100, day, written))
    });
    // The nearest, and of all that are marked as published the nearest of those.
    days.min_by_key(|(far, ..)| *far).map(|(_, day, written)| (day, written))
}

/// Bytes of text between a place and an element behind it.
fn between(page: &Page, at: usize, element: &Element) -> usize {
    let pieces = page.pieces.get(at..element.pieces.start).unwrap_or_default();
    pieces.iter().map(|piece| piece.text.len()).sum()
}

/// Whether an element, or the words before it in its line, tell of a change.
fn is_changed(page: &Page, element: &Element) -> bool {
    if element.pubdate {
        return false;
    }
    let Some(first) = page.pieces.get(element.pieces.start) else { return false };
    if element.own.with(first.zone).is_in(Zone::CHANGED) {
        return true;
    }
    let before = page.pieces.get(..element.pieces.start).unwrap_or_default().iter().rev();
    let before = before
        .take_while(|piece| piece.line == first.line)
        .take(2)
        .find(|piece| piece.text.chars().any(char::is_alphabetic));
    let own = first.text.to_lowercase();
    CHANGED.are_in(&own) || before.is_some_and(|piece| CHANGED.are_in(&piece.text.to_lowercase()))
}

/// The first day that a text names.
pub(super) fn first_day(text: &str, order: Order) -> Option<Day> {
    days_in(text, order).first().map(|(day, _)| *day)
}

struct Line {
    pieces: Range<usize>,
    /// Of many pieces the first.
    text: String,
    /// Of all of it, in bytes.
    length: usize,
    zone: Zone,
}

/// The day that is printed at the headline or marked as the article's, and its line.
pub(super) fn line(page: &Page, headline: Option<&Range<usize>>, order: Order) -> Option<(Day, String)> {
    let outside = outside(page, headline);
    let lines = lines(page);
    let at = headline.and_then(|headline| lines.iter().position(|line| line.pieces.end >= headline.end));
    let hard = outside.without(Zone::BESIDE);
    let mut best: Option<(i32, Day, &str)> = None;
    let mut long = 0;
    let from = at.map_or(0, |at| at.saturating_sub(12));
    for (n, line) in lines.iter().enumerate().skip(from).take(MOST_LINES) {
        let after = at.is_some_and(|at| n > at);
        long += i32::from(after && line.length > 200);
        let far = at.map_or(0, |at| n.abs_diff(at)) as i32;
        // the line, and what is marked as a day in it
        let pieces = page.pieces.get(line.pieces.clone()).unwrap_or_default();
        let marked = pieces
            .iter()
            .filter(|piece| piece.zone.is_in(Zone::DATED))
            .take(20)
            .map(|piece| (piece.text.as_str(), piece.zone));
        for (text, zone) in
            std::iter::once((line.text.as_str(), line.zone)).filter(|_| line.length <= SHORT).chain(marked)
        {
            if text.len() > SHORT || !text.bytes().any(|byte| byte.is_ascii_digit()) || zone.is_in(hard) {
                continue;
            }
            let Some((day, label, rest)) = told(text, order) else { continue };
            let is_marked = zone.is_in(Zone::DATED);
            let is_change = zone.is_in(Zone::CHANGED) && label != Label::Published;
            // a page tells at its top what day it is
            let is_first = n == 0 && at.is_some_and(|at| at > 1) && label == Label::None;
            let is_today = !after && (is_first || TODAY.are_in(&text.to_lowercase()));
            if is_change
                || is_today
                || rest > FEW
                || (rest > 3 && !after && far > 2)
                || (zone.is_in(outside) && !after)
                || (zone.is_in(Zone::HEADING) && !is_marked && rest > 0)
            {
                continue;
            }
            let mut score = match (after, long) {
                (true, 0..=1) => 100 - far,
                (true, _) => 25 - far / 8,
                (false, _) if at.is_some() => 60 - 4 * far,
                // a page without a headline of its own
                (false, _) => 20,
            };
            score += i32::from(is_marked) * 30
                + i32::from(label == Label::Published) * 40
                + i32::from(rest == 0) * 10;
            // a day and no more, right at the headline
            score += i32::from(rest == 0 && far <= 2) * 20;
            score -= i32::from(!after && zone.is_in(Zone::HEADER)) * 70 + i32::from(zone.is_in(outside)) * 45;
            if score >= 30 && best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, day, text));
            }
        }
    }
    best.map(|(_, day, line)| (day, line.to_owned()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    None,
}

/// The day that a line tells, what it calls it, and how many words it has beside the day and the clock.
fn told(line: &str, order: Order) -> Option<(Day, Label, usize)> {
    let days = days_in(line, order);
    let mut found = None;
    let mut rest = 0;
    let mut from = 0;
    for (day, span) in days {
        let before = line.get(from..span.start).unwrap_or("");
        from = span.end;
        rest += words_beside(before);
        let before = before.to_lowercase();
        if CHANGED.are_in(&before) || before.contains('©') {
            continue;
        }
        if found.is_none() {
            let label = if PUBLISHED.are_in(&before) { Label::Published } else { Label::None };
            found = Some((day, label));
        }
    }
    rest += words_beside(line.get(from..).unwrap_or(""));
    let (day, label) = found?;
    // words that end as a sentence does are the article's
    let is_sentence = rest > 3 && line.ends_with(['.', '!', '?']);
    (!is_sentence).then_some((day, label, rest))
}

/// Words that are neither a clock's nor a label.
fn words_beside(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .filter(|word| !is_clock_text(word))
        .filter(|word| {
            let word = word.to_lowercase();
            !PUBLISHED.has(&word) && !CHANGED.has(&word)
        })
        .count()
}

/// The lines of a page.
fn lines(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut begin = 0;
    for chunk in page.pieces.chunk_by(|one, next| one.line == next.line) {
        let pieces = begin..begin + chunk.len();
        begin = pieces.end;
        let zone = chunk.iter().fold(Zone::default(), |zone, piece| zone.with(piece.zone));
        let length = chunk.iter().map(|piece| piece.text.len()).sum();
        lines.push(Line { text: page.text(pieces.clone()), length, pieces, zone });
    }
    lines
}
