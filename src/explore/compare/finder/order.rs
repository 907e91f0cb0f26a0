//! Dates of one article that cannot both hold.

use crate::annotate::{DateMention, TimexType};
use crate::explore::compare::lexicon::lexicon;
use crate::explore::compare::tables::{Connectives, Order};
use crate::explore::compare::unit::inside;
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// Where an article orders two dated things in one sentence against their own dates: a move of June said to have
/// followed talks of October of the same year.
pub(super) fn within(side: Side<'_>) -> Vec<Point> {
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
