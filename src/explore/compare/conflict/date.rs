//! Dates of one event that differ, and dates of one article that cannot both hold.

use super::aligned::AlignedPair;
use super::words_in;
use crate::annotate::{DateMention, Precision, TimexType};
use crate::explore::compare::lexicon::lexicon;
use crate::explore::compare::tables::{Connectives, Order};
use crate::explore::compare::unit::{Unit, inside, one_date};
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// Evidence that two dates need, where they are the only ones of their kind.
const NEEDED: f32 = 1.7;

/// Calendar dates of A and B that answer nothing and stand in the same place of the same claim.
pub(super) fn find(pair: &AlignedPair<'_>, found: &mut Vec<Point>) {
    let a = calendar(pair.a, &pair.sides.a.annotations.dates);
    let b = calendar(pair.b, &pair.sides.b.annotations.dates);
    let one = |x: &DateMention, y: &DateMention| one_date((x, pair.text_a()), (y, pair.text_b()));
    let free_a: Vec<&DateMention> = a.iter().filter(|x| !b.iter().any(|y| one(x, y))).copied().collect();
    let free_b: Vec<&DateMention> = b.iter().filter(|y| !a.iter().any(|x| one(x, y))).copied().collect();
    let needed = NEEDED + if free_a.len() == 1 && free_b.len() == 1 { 0.0 } else { 0.4 };
    let mut best: Option<(f32, &DateMention, &DateMention)> = None;
    for &x in &free_a {
        for &y in &free_b {
            if fineness(x) != fineness(y) {
                continue;
            }
            let (words_a, words_b) = pair.ranges((x.span, y.span));
            // what happened on the day must be told on both sides, not only to whom
            if !pair.same() && !pair.adjacent(&words_a, &words_b, 7, true) {
                continue;
            }
            let evidence = pair.evidence(&words_a, &words_b);
            if evidence >= needed && best.is_none_or(|(most, ..)| evidence > most) {
                best = Some((evidence, x, y));
            }
        }
    }
    if let Some((evidence, x, y)) = best {
        let about = About::Date { topic: pair.topic(words_in(pair.a, x.span)) };
        found.push(pair.conflict(PointKind::Date, about, (x.span, y.span), (evidence, needed)));
    }
}

fn calendar<'a>(unit: &Unit, dates: &'a [DateMention]) -> Vec<&'a DateMention> {
    inside(dates, unit.span, |date| date.span)
        .filter_map(|n| dates.get(n))
        .filter(|date| matches!(date.kind, TimexType::Date | TimexType::Time))
        .filter(|date| date.flag.is_none() && date.value.bytes().any(|byte| byte.is_ascii_digit()))
        .collect()
}

/// How fine a date is: a year is not set against a day, since one sentence may give both.
fn fineness(date: &DateMention) -> u8 {
    match date.extent.map(|extent| extent.precision) {
        Some(Precision::Day) => 0,
        Some(Precision::Week) => 1,
        Some(Precision::Month) => 2,
        Some(Precision::Quarter | Precision::Season | Precision::Half) => 3,
        Some(Precision::Year) => 4,
        Some(Precision::Decade | Precision::Century) => 5,
        Some(Precision::Range) => 6,
        None => match date.value.split('T').next().map_or(0, str::len) {
            10.. => 0,
            7.. => 2,
            _ => 4,
        },
    }
}

/// Where an article orders two dated things in one sentence against their own dates: a move of June said to have
/// followed talks of October of the same year.
pub(super) fn order(side: Side<'_>) -> Vec<Point> {
    let text = &side.document.text;
    let dates = &side.annotations.dates;
    let connectives = &lexicon([side.document.lang]).tables.order;
    let mut found = Vec::new();
    for &sentence in &side.document.sentences {
        let here: Vec<&DateMention> = inside(dates, sentence, |date| date.span)
            .filter_map(|n| dates.get(n))
            .filter(|date| date.extent.is_some_and(|extent| extent.first.is_some() && extent.last.is_some()))
            .filter(|date| date.flag.is_none() && date.kind == TimexType::Date)
            .collect();
        for pair in here.windows(2) {
            let [x, y] = pair else { continue };
            let between = Span { start: x.span.end, end: y.span.start.max(x.span.end) };
            let (Some(order), Some(first), Some(second)) =
                (connective(connectives, text, between), x.extent, y.extent)
            else {
                continue;
            };
            let wrong = match order {
                Order::FirstLater => matches!((first.last, second.first), (Some(a), Some(b)) if a < b),
                Order::FirstEarlier => matches!((first.first, second.last), (Some(a), Some(b)) if a > b),
            };
            if wrong {
                found.push(Point {
                    about: About::Order,
                    kind: PointKind::Date,
                    verdict: Verdict::Contradiction,
                    a: Answer::plain(sentence, x.span),
                    b: Answer::plain(sentence, y.span),
                    worth: 0.8,
                });
            }
        }
    }
    found
}

/// The one connective of order in `between`; `None` where there is none, more than one, or talk of what is to come.
fn connective(order: &Connectives, text: &str, between: Span) -> Option<Order> {
    let words: Vec<String> =
        tokens(text, between).into_iter().map(|token| fold(token.span.of(text))).collect();
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let mut found = None;
    for (n, here) in words.iter().enumerate() {
        if order.none.contains(&here.as_str()) {
            return None;
        }
        let (before, next) = (word(n.checked_sub(1)), word(Some(n + 1)));
        let known = order.words.iter().find(|known| {
            known.word == here
                && (known.after.is_empty() || known.after.contains(&before))
                && (known.before.is_empty() || known.before == next)
        });
        let Some(known) = known else { continue };
        if found.is_some_and(|found| found != known.order) {
            return None;
        }
        found = Some(known.order);
    }
    found
}
