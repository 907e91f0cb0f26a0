//! Of which day or period a number is, and whether two can be of one.

use super::account::{Account, Deed};
use super::aligned::AlignedPair;
use super::figure::Figure;
use crate::annotate::{DateMention, TimexType};
use crate::explore::compare::unit::{Unit, compatible, dates_agree, one_date};
use crate::text::Span;

/// Whether two dates, by their spans, can be one.
pub(super) fn one_day(x: (&Account<'_>, Span), y: (&Account<'_>, Span)) -> bool {
    match (x.0.date(x.1), y.0.date(y.1)) {
        (Some(of_x), Some(of_y)) => one_date((of_x, x.0.text()), (of_y, y.0.text())),
        _ => true,
    }
}

/// Whether the periods that two units name can be one; what names none can be of any only beside one that names none.
pub(super) fn one_period(x: (&Account<'_>, &Unit), y: (&Account<'_>, &Unit)) -> bool {
    let of_x: Vec<&DateMention> = x.0.dates_in(x.1.span).collect();
    let of_y: Vec<&DateMention> = y.0.dates_in(y.1.span).collect();
    of_x.is_empty() && of_y.is_empty() || of_x.iter().any(|x| of_y.iter().any(|y| surely_one(x, y)))
}

/// Whether two dates are one, a weekday and a month being two.
fn surely_one(x: &DateMention, y: &DateMention) -> bool {
    // "Thursday evening" and "late on Thursday" are one day
    let day = |date: &DateMention| {
        let value = date.value.split('T').next().unwrap_or_default().to_owned();
        DateMention { value, ..date.clone() }
    };
    dates_agree(&day(x), &day(y)) && x.value.contains('W') == y.value.contains('W')
}

/// Whether a sentence names a day long before its account was published, or a bare year; for a deed, one that is not of
/// another deed.
pub(super) fn is_old(account: &Account<'_>, sentence: Span, deed: Option<&Deed<'_>>) -> bool {
    let old = |date: &DateMention| {
        let last = date.extent.and_then(|extent| extent.last);
        let long_ago = last.zip(account.side.published).is_some_and(|(last, day)| last.0 + RECENT < day.0);
        matches!(date.kind, TimexType::Date | TimexType::Time) && (long_ago || date.value.len() == 4)
    };
    let own = |date: &DateMention| {
        let of = account.governing(date.span);
        deed.zip(of).is_none_or(|(deed, of)| deed.clause.predicate == of.clause.predicate)
    };
    account.dates_in(sentence).any(|date| old(date) && own(date))
}

/// Days within which a toll is that of the news.
const RECENT: i32 = 60;

/// Whether both units name days, and none of one can be one of the other; or both years, where neither names a day.
pub(super) fn days_differ(a: &Account<'_>, b: &Account<'_>, pair: &AlignedPair<'_>) -> bool {
    let named = |account: &Account<'_>, unit: &Unit, fine: bool| -> Vec<DateMention> {
        let calendar = |date: &&DateMention| {
            matches!(date.kind, TimexType::Date | TimexType::Time)
                && if fine { date.value.len() >= 7 } else { date.value.len() == 4 }
        };
        account.dates_in(unit.span).filter(calendar).cloned().collect()
    };
    let differ = |of_a: &[DateMention], of_b: &[DateMention]| {
        let met = of_a.iter().any(|x| of_b.iter().any(|y| surely_one(x, y)));
        !of_a.is_empty() && !of_b.is_empty() && !met
    };
    let (days_a, days_b) = (named(a, pair.a, true), named(b, pair.b, true));
    if days_a.is_empty() && days_b.is_empty() {
        differ(&named(a, pair.a, false), &named(b, pair.b, false))
    } else {
        differ(&days_a, &days_b)
    }
}

/// Whether both numbers hang on deeds whose own words date them, and no date of one can be one of the other.
pub(super) fn own_days_differ(
    x: (&Account<'_>, &Figure<'_, '_>),
    y: (&Account<'_>, &Figure<'_, '_>),
) -> bool {
    let own = |(account, figure): (&Account<'_>, &Figure<'_, '_>)| -> Vec<DateMention> {
        let Some(deed) = figure.deed else { return Vec::new() };
        let dated = |date: &&DateMention| {
            matches!(date.kind, TimexType::Date | TimexType::Time)
                && account.governing(date.span).is_some_and(|of| of.clause.predicate == deed.clause.predicate)
        };
        account.dates_in(account.sentence(figure.quantity.span)).filter(dated).cloned().collect()
    };
    let (of_x, of_y) = (own(x), own(y));
    // a weekday and a month of which nobody knows the year are two
    let one = |x: &DateMention, y: &DateMention| match (x.extent, y.extent) {
        (Some(_), Some(_)) => compatible(x, y),
        _ => surely_one(x, y),
    };
    let met = of_x.iter().any(|x| of_y.iter().any(|y| one(x, y)));
    !of_x.is_empty() && !of_y.is_empty() && !met
}

/// Whether right behind both numbers stands the year, month or day that they are of, and not the same one: "a loss of 3 million
/// in 2024".
pub(super) fn periods_differ(x: (&Account<'_>, &Figure<'_, '_>), y: (&Account<'_>, &Figure<'_, '_>)) -> bool {
    fn own<'a>((account, figure): (&Account<'a>, &Figure<'_, '_>)) -> Option<&'a DateMention> {
        let words = figure.quantity.span;
        let sentence = account.sentence(words);
        let date = account.dates_in(Span { start: words.end, end: sentence.end.max(words.end) }).next()?;
        let gap = Span { start: words.end, end: date.span.start }.of(account.text());
        let near = gap.split_whitespace().count() <= BEHIND && !gap.contains([',', ';', ':']);
        Some(date).filter(|date| near && matches!(date.kind, TimexType::Date))
    }
    own(x).zip(own(y)).is_some_and(|(of_x, of_y)| !compatible(of_x, of_y))
}

/// The most words between a number and the period that it is of: "short in".
const BEHIND: usize = 2;
