//! Whether two dates, or two quantities, can be the same.

use crate::annotate::{Bound, DateMention, Quantity, TimexType};
use crate::text::fold::fold;

/// Whether two dates can be the same point or stretch of time, from their values as read.
pub(in crate::explore::compare) fn dates_agree(a: &DateMention, b: &DateMention) -> bool {
    if a.value == b.value {
        return true;
    }
    let calendar = |date: &DateMention| matches!(date.kind, TimexType::Date | TimexType::Time);
    calendar(a) && calendar(b) && values_agree(&a.value, &b.value)
}

/// Whether two dates, each in its text, can be one. The same words ("Thursday") in two reports of one event are one day, even where a
/// reader of dates took them for two.
pub(in crate::explore::compare) fn one_date(x: (&DateMention, &str), y: (&DateMention, &str)) -> bool {
    compatible(x.0, y.0) || fold(x.0.span.of(x.1)) == fold(y.0.span.of(y.1))
}

/// The same, and no hour of one stands against that of the other.
pub(in crate::explore::compare) fn one_time(x: (&DateMention, &str), y: (&DateMention, &str)) -> bool {
    one_date(x, y) && !hours_differ(x, y)
}

/// Whether both give an hour by the clock, and not the same one: "9:40 p.m." and "about 11 p.m.", as far as no zone tells that
/// they count from other noons.
fn hours_differ(x: (&DateMention, &str), y: (&DateMention, &str)) -> bool {
    let (Some(one), Some(two)) = (clock(x.0), clock(y.0)) else { return false };
    if zone(x) != zone(y) {
        return false;
    }
    let apart = one.abs_diff(two);
    let apart = apart.min(DAY - apart);
    // "3 p.m." may be ten past; "8:20" is not "8:30"; without "p.m." nobody knows which half of the day is meant
    let whole = one % 60 == 0 || two % 60 == 0 || x.0.modifier.is_some() || y.0.modifier.is_some();
    apart >= if whole { COARSE } else { FINE } && apart != DAY / 2
}

/// Whether both give hours of what may be one day, and not the same hour.
pub(in crate::explore::compare) fn hours_clash(x: (&DateMention, &str), y: (&DateMention, &str)) -> bool {
    let day = |date: &DateMention| date.value.split('T').next().unwrap_or_default().to_owned();
    let (of_x, of_y) = (day(x.0), day(y.0));
    let open = |day: &str| day.is_empty() || day.contains('X');
    (of_x == of_y || open(&of_x) || open(&of_y)) && hours_differ(x, y)
}

/// Minutes of a day; by how many two hours must differ where one is a whole hour, and where both have minutes.
const DAY: u32 = 1440;
const COARSE: u32 = 45;
const FINE: u32 = 5;

/// The minute of the day that a time of the clock names.
fn clock(date: &DateMention) -> Option<u32> {
    let (_, time) = date.value.split_once('T').filter(|_| date.kind == TimexType::Time)?;
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let number = |digits: &str| {
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    Some(number(hour)? * 60 + number(minute)?).filter(|minute| *minute < DAY)
}

/// The zone of an hour, within its words or right behind them: "GMT", "ET".
fn zone<'t>((date, text): (&DateMention, &'t str)) -> Option<&'t str> {
    let capitals = |word: &&str| {
        (2..=5).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && !matches!(*word, "AM" | "PM")
    };
    let parts = |words: &'t str| words.split(|c: char| !c.is_alphanumeric());
    let behind = text.get(date.span.end as usize..).unwrap_or_default();
    let next = parts(behind.trim_start_matches([' ', '(', '.'])).next();
    parts(date.span.of(text)).find(capitals).or(next.filter(capitals))
}

/// Whether two dates can be one, as far as both are known.
pub(in crate::explore::compare) fn compatible(x: &DateMention, y: &DateMention) -> bool {
    dates_agree(x, y)
        || match (x.extent, y.extent) {
            // "by 15 January" and "by 31 January": two open stretches always overlap, but name two days
            (Some(x), Some(y)) if x.first.is_none() && y.first.is_none() => x.last == y.last,
            (Some(x), Some(y)) if x.last.is_none() && y.last.is_none() => x.first == y.first,
            (Some(x), Some(y)) => x.overlaps(y.first, y.last),
            // one of them is open: only two open dates of the same form can be told apart
            (None, None) => shape(&x.value) != shape(&y.value),
            _ => true,
        }
}

/// The form of a value: a weekday can be told from a weekday, a day of a month from another, not one from the other.
fn shape(value: &str) -> String {
    value.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// `2025-05` and `2025-05-08` agree, `XXXX-05-08` and `2025-05-08` too.
fn values_agree(a: &str, b: &str) -> bool {
    let mut parts = 0;
    for (x, y) in a.split(['-', 'T']).zip(b.split(['-', 'T'])) {
        let open = |part: &str| part.bytes().all(|byte| byte == b'X');
        if x != y && !open(x) && !open(y) {
            return false;
        }
        parts += usize::from(x == y);
    }
    parts > 0
}

/// Whether two quantities of one unit can be the same number.
pub(in crate::explore::compare) fn quantities_agree(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && {
        let ((low_a, high_a), (low_b, high_b)) = (range(a), range(b));
        low_a <= high_b && low_b <= high_a
    }
}

/// The numbers that the words of a quantity leave possible.
fn range(quantity: &Quantity) -> (f64, f64) {
    let value = quantity.value;
    let top = quantity.upper.unwrap_or(value);
    // a round number is read as rounded: "2 million" may be 2.04 million
    let slack = rounding(value) / 2.0;
    match quantity.bound {
        Bound::Exact => (value - slack, top + slack),
        Bound::About => (value * 0.9 - slack, top * 1.1 + slack),
        Bound::AtLeast | Bound::Over => (value - slack, f64::INFINITY),
        Bound::AtMost => (0.0, top + slack),
        Bound::Under => (value * 0.8, top + slack),
    }
}

/// The step to which a number is given: 100000 for 2.3 million, a tenth for 0.8, 0 for whole numbers below a thousand.
#[expect(clippy::indexing_slicing, reason = "there are as many steps as places")]
pub(in crate::explore::compare) fn rounding(value: f64) -> f64 {
    if value.fract() != 0.0 {
        let mut step = 0.1;
        for places in 1..4 {
            let scaled = value / step;
            if (scaled - scaled.round()).abs() < 1e-6 {
                return step;
            }
            step = [0.1, 0.01, 0.001, 0.0001][places];
        }
        return 0.0;
    }
    if value < 1000.0 {
        return 0.0;
    }
    // in whole numbers: the remainder of floats is slow, and news counts nothing beyond them
    let whole = value.min(1e15) as u64;
    let mut step = 1_u64;
    while whole.is_multiple_of(step * 10) && step * 10 <= whole / 10 {
        step *= 10;
    }
    let step = step as f64;
    if step <= 1.0 { 0.0 } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_meet_at_their_precision() {
        for (a, b, agree) in [
            ("2025-05", "2025-05-08", true),
            ("XXXX-05-08", "2025-05-08", true),
            ("2025-05-08", "2025-05-09", false),
            ("2024", "2025-05", false),
            ("2025-W14", "2025-05", false),
        ] {
            assert_eq!(values_agree(a, b), agree, "{a} {b}");
            assert_eq!(values_agree(b, a), agree, "{b} {a}");
        }
    }

    #[test]
    fn numbers_are_as_round_as_they_look() {
        for (value, step) in
            [(2e6, 1e5), (2.3e6, 1e5), (1984.0, 0.0), (80.0, 0.0), (2.34e6, 1e4), (1500.0, 100.0)]
        {
            assert_eq!(rounding(value).to_bits(), f64::to_bits(step), "{value}");
        }
    }
}
