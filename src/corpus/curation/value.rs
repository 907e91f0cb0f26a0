//! The stretch of the calendar that a value names, as a curator writes it.

use crate::annotate::{Day, Extent, Precision};

/// The stretch that a TIMEX3 value names: a day, week, month, quarter, half, year, decade, century, or `first/last`
/// with one end left open. `None` where it names none.
pub(super) fn extent(value: &str) -> Option<Extent> {
    if let Some((first, last)) = value.split_once('/') {
        let end = |value: &str| if value.is_empty() { Some(None) } else { single(value).map(Some) };
        let (first, last) = (end(first)?, end(last)?);
        let (first, last) = (first.map(|e| e.0), last.map(|e| e.1));
        let in_order = first.zip(last).is_none_or(|(first, last)| first <= last);
        return (in_order && (first.is_some() || last.is_some())).then_some(Extent {
            first,
            last,
            precision: Precision::Range,
        });
    }
    let (first, last, precision) = single(value)?;
    Some(Extent { first: Some(first), last: Some(last), precision })
}

/// Whether a curator's words are such a value.
pub fn is_value(value: &str) -> bool {
    extent(value).is_some()
}

fn single(value: &str) -> Option<(Day, Day, Precision)> {
    let (head, tail) = match value.split_once('-') {
        Some((head, tail)) => (head, Some(tail)),
        None => (value, None),
    };
    if !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // the calendar has no year 0, and no text tells of the years around it by such a number
    let number: i16 = head.parse().ok().filter(|number| *number > 0)?;
    let years = |count: i16, precision| {
        let last = Day::new(number.checked_mul(count)?.checked_add(count - 1)?, 12, 31)?;
        Some((Day::new(number * count, 1, 1)?, last, precision))
    };
    let Some(tail) = tail else {
        return match head.len() {
            4 => years(1, Precision::Year),
            3 => years(10, Precision::Decade),
            2 => years(100, Precision::Century),
            _ => None,
        };
    };
    if head.len() != 4 {
        return None;
    }
    let months = |first: i8, count: i8, precision| {
        let (next_year, next) =
            if first + count > 12 { (number + 1, first + count - 12) } else { (number, first + count) };
        let last = Day::new(next_year, next, 1)
            .map_or_else(|| Day::new(number, 12, 31), |day| Some(Day(day.0 - 1)))?;
        Some((Day::new(number, first, 1)?, last, precision))
    };
    let digits = |s: &str, low: i8, high: i8| -> Option<i8> {
        let number: i8 = s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok())??;
        (low..=high).contains(&number).then_some(number)
    };
    let bytes = tail.as_bytes();
    match bytes {
        [b'Q', _] => months(digits(tail.get(1..)?, 1, 4)? * 3 - 2, 3, Precision::Quarter),
        [b'H', _] => months(digits(tail.get(1..)?, 1, 2)? * 6 - 5, 6, Precision::Half),
        [b'W', _, _] => {
            let week = i32::from(digits(tail.get(1..)?, 1, 53)?);
            // week 1 is the week, from Monday, of 4 January
            let fourth = Day::new(number, 1, 4)?.0;
            let monday = fourth - (fourth - 4).rem_euclid(7) + (week - 1) * 7;
            // week 53 is one only where its Thursday lies in the year
            let in_year = Day(monday + 3).parts().0 == number;
            in_year.then_some((Day(monday), Day(monday + 6), Precision::Week))
        }
        [_, _] => months(digits(tail, 1, 12)?, 1, Precision::Month),
        _ => value.parse().ok().map(|day| (day, day, Precision::Day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_name_stretches() {
        let show = |value: &str| {
            let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
            extent(value)
                .map_or("-".into(), |e| format!("{}/{} {:?}", day(e.first), day(e.last), e.precision))
        };
        for (value, expected) in [
            ("2025-05-08", "2025-05-08/2025-05-08 Day"),
            ("2025-W19", "2025-05-05/2025-05-11 Week"),
            ("2020-W53", "2020-12-28/2021-01-03 Week"),
            ("2021-W53", "-"),
            ("2024-02", "2024-02-01/2024-02-29 Month"),
            ("2024-12", "2024-12-01/2024-12-31 Month"),
            ("9999-12", "9999-12-01/9999-12-31 Month"),
            ("2024-Q4", "2024-10-01/2024-12-31 Quarter"),
            ("2024-H1", "2024-01-01/2024-06-30 Half"),
            ("2024", "2024-01-01/2024-12-31 Year"),
            ("202", "2020-01-01/2029-12-31 Decade"),
            ("19", "1900-01-01/1999-12-31 Century"),
            ("2015/", "2015-01-01/ Range"),
            ("/2025-03", "/2025-03-31 Range"),
            ("2019/2021-06", "2019-01-01/2021-06-30 Range"),
            ("2021/2019", "-"),
            ("0000", "-"),
            ("0000-05-08", "-"),
            ("000", "-"),
            ("/", "-"),
            ("", "-"),
            ("2025-02-31", "-"),
            ("2025-13", "-"),
            ("2025-5", "-"),
            ("2025-+5", "-"),
            ("XXXX-05-08", "-"),
            ("-202", "-"),
            ("2025-é", "-"),
            ("this week", "-"),
        ] {
            assert_eq!(show(value), expected, "of {value:?}");
        }
    }
}
