//! What an article gives to count from besides its metadata: a dateline, and its habit of writing days.

use jiff::civil::Date;

use super::super::Anchor;
use super::super::algebra::Time;
use super::super::grammar::{Expression, Sem};
use super::super::tables::Around;
use crate::text::{Document, Span};

/// The day of a dateline: a whole date that stands alone in one of the first blocks, or after a place and
/// before a dash in the first sentence.
pub(super) fn dateline(
    document: &Document,
    expressions: &[Expression],
    around: &Around,
) -> Option<(Date, Anchor)> {
    let is_byline = |word: &str| is_byline(word, around.byline);
    let limit = document.blocks.get(3).map_or(u32::MAX, |block| block.span.end).min(1500);
    for expression in expressions.iter().take_while(|expression| expression.span.end <= limit) {
        let Sem::Time(Time::Ymd(y, m, d), None) = &expression.sem else { continue };
        let Ok(date) = Date::new(*y, *m, *d) else { continue };
        let Some(block) = document.block_at(expression.span.start) else { continue };
        let text = &document.text;
        let before = Span { start: block.span.start, end: expression.span.start }.of(text);
        let after = Span { start: expression.span.end, end: block.span.end }.of(text);
        let alone = before.len() + after.len() <= 60 && before.split_whitespace().all(is_byline);
        let alone = alone
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
            return Some((date, Anchor::Dateline(expression.span)));
        }
    }
    None
}

fn is_byline(word: &str, known: &[&str]) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.is_empty() || known.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether the article writes the day before the month: by its dates in words, else by a date in digits that
/// can be read one way only.
pub(super) fn habit(expressions: &[Expression], around: &Around) -> bool {
    let begins = |rule: &str, starts: &[&str]| starts.iter().any(|start| rule.starts_with(start));
    let (mut day, mut month) = (0, 0);
    for expression in expressions {
        if begins(expression.rule, around.day_first) {
            day += 1;
        } else if begins(expression.rule, around.month_first) {
            month += 1;
        } else if let Sem::Time(Time::Digits(a, b, _), _) = expression.sem {
            if a > 12 {
                day += 2;
            } else if b > 12 {
                month += 2;
            }
        }
    }
    day > month
}
