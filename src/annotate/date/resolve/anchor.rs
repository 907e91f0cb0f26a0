//! What an article gives to count from besides its metadata: a dateline.

use jiff::civil::Date;

use super::super::algebra::{Field, Time};
use super::super::grammar::{Expression, Sem};
use super::super::tables::Around;
use crate::annotate::Day;
use crate::text::{Document, Span};

/// How many days may lie between a dateline without a year and the day of publication.
const NEAR: i32 = 45;

/// The day of a dateline: a date that stands alone in one of the first blocks, or after a place and before a dash in
/// the first sentence. One without a year has that which puts it nearest to the day of publication.
pub(super) fn dateline(
    document: &Document,
    expressions: &[Expression],
    around: &Around,
    published: Option<Day>,
) -> Option<(Date, Span)> {
    let is_byline = |word: &str| is_byline(word, around.byline);
    let limit = document.blocks.get(3).map_or(u32::MAX, |block| block.span.end).min(1500);
    for expression in expressions.iter().take_while(|expression| expression.span.end <= limit) {
        let date = match &expression.sem {
            Sem::Time(Time::Ymd(y, m, d), None) => Date::new(*y, *m, *d).ok(),
            Sem::Time(Time::Pick(Field::MonthDay(m, d), _), None) => nearest(*m, *d, published),
            _ => None,
        };
        let Some(date) = date else { continue };
        let Some(block) = document.block_at(expression.span.start) else { continue };
        let text = &document.text;
        let before = Span { start: block.span.start, end: expression.span.start }.of(text);
        let after = Span { start: expression.span.end, end: block.span.end }.of(text);
        let alone = before.len() + after.len() <= 60 && before.split_whitespace().all(is_byline);
        // What has nothing below it is no line above a text.
        let alone = alone
            && (block.span.end as usize) < text.len()
            && after
                .split_whitespace()
                .all(|word| is_byline(word) || word.starts_with(|c: char| c.is_ascii_digit()));
        let placed = before.len() <= 60
            && before.starts_with(|c: char| c.is_uppercase())
            && before.split_whitespace().all(|word| {
                word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_punctuation())
                    || matches!(word, "de" | "el")
            })
            && before.trim_end().ends_with([',', ')', '—', '–', '-', '/'])
            && after.trim_start().starts_with(['—', '–', '-', '(', ':', '/', '.']);
        if alone || placed {
            return Some((date, expression.span));
        }
    }
    None
}

/// The day of that month and day nearest to the day of publication, if it is near at all.
fn nearest(month: i8, day: i8, published: Option<Day>) -> Option<Date> {
    let published = published?;
    let year = published.civil().year();
    let days = (-1..=1).filter_map(|n| Date::new(year.checked_add(n)?, month, day).ok());
    let far = |date: &Date| (Day::from(*date).0 - published.0).abs();
    days.min_by_key(far).filter(|date| far(date) <= NEAR)
}

fn is_byline(word: &str, known: &[&str]) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.is_empty() || known.contains(&word.to_ascii_lowercase().as_str())
}
