//! Dates in digits whose day and month could change places: which order the article keeps, and what shows it.
//!
//! Nothing is assumed of a country or an outlet. Where nothing in the article decides, both readings stand.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::Anchor;
use super::super::algebra::{Cal, Field, Time};
use super::super::grammar::{Expression, Sem};
use crate::annotate::Day;
use crate::text::Span;

/// Whether the day comes first in the article's digits, and what shows it.
pub(super) type Order = (bool, Anchor);

/// The order that an article keeps: that of a date which can be read one way only, else that by which one equals a
/// day written out, else that by which one falls on the article's own day or beside it. `None` where nothing shows
/// it, or where what shows it disagrees.
pub(super) fn order(expressions: &[Expression], own: Option<&(Date, Anchor)>) -> Option<Order> {
    let digits = || {
        expressions.iter().filter_map(|expression| match day_of(expression)? {
            Time::Digits(a, b, year) => Some((expression.span, *a, *b, *year)),
            _ => None,
        })
    };
    let plain = digits().filter_map(|(span, a, b, _)| match (a > 12, b > 12) {
        (true, false) => Some((true, Anchor::Order(span))),
        (false, true) => Some((false, Anchor::Order(span))),
        _ => None,
    });
    let open = || {
        digits()
            .filter(|(_, a, b, _)| *a <= 12 && *b <= 12 && a != b)
            .filter_map(|(_, a, b, year)| Some((Date::new(year, a, b).ok()?, Date::new(year, b, a).ok()?)))
    };
    let written = written(expressions);
    let shown = |date: Date| {
        let with = |year: Option<i16>| written.get(&(year, date.month(), date.day())).copied();
        with(Some(date.year())).or_else(|| with(None))
    };
    let spelt = open().filter_map(|(month_first, day_first)| match (shown(month_first), shown(day_first)) {
        (Some(span), None) => Some((false, Anchor::Order(span))),
        (None, Some(span)) => Some((true, Anchor::Order(span))),
        _ => None,
    });
    let near = open().filter_map(|(month_first, day_first)| {
        let (own, anchor) = own?;
        let near = |date: Date| (Day::from(date).0 - Day::from(*own).0).abs() <= 1;
        let anchor = match anchor {
            Anchor::Dateline(span) => Anchor::Order(*span),
            _ => Anchor::OrderPublished(Day::from(*own)),
        };
        (near(month_first) != near(day_first)).then(|| (near(day_first), anchor))
    });
    agreed(plain).unwrap_or_else(|| agreed(spelt).unwrap_or_else(|| agreed(near).flatten()))
}

/// The first of some orders, if all are alike; `None` where there are none at all.
#[expect(clippy::option_option, reason = "none at all, and none that all agree on")]
fn agreed(orders: impl Iterator<Item = Order>) -> Option<Option<Order>> {
    let mut orders = orders.peekable();
    let first = orders.next()?;
    let same = orders.all(|(day_first, _)| day_first == first.0);
    Some(same.then_some(first))
}

/// The days that are written out, with their year where it is written, and where they stand first.
fn written(expressions: &[Expression]) -> BTreeMap<(Option<i16>, i8, i8), Span> {
    let mut found = BTreeMap::new();
    for expression in expressions {
        let day = match day_of(expression) {
            Some(Time::Ymd(year, month, day)) => (Some(*year), *month, *day),
            Some(Time::Pick(Field::MonthDay(month, day), _)) => (None, *month, *day),
            Some(Time::At(Cal::Day(date))) => (Some(date.year()), date.month(), date.day()),
            _ => continue,
        };
        found.entry(day).or_insert(expression.span);
    }
    found
}

/// The day of an expression, without its hour.
fn day_of(expression: &Expression) -> Option<&Time> {
    match &expression.sem {
        Sem::Time(Time::Clock { day, .. }, _) => Some(day),
        Sem::Time(time, _) => Some(time),
        _ => None,
    }
}
