//! Bins: a stretch of the calendar, cut at days, weeks, months, quarters, years, decades.

use crate::annotate::Day;

/// Units of the calendar, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days(i32),
    Months(i32),
}

/// Weeks begin on Monday, quarters in January; decades, centuries and millennia in the years that end in 0.
const UNITS: [Unit; 8] = [
    Unit::Days(1),
    Unit::Days(7),
    Unit::Months(1),
    Unit::Months(3),
    Unit::Months(12),
    Unit::Months(120),
    Unit::Months(1_200),
    COARSEST,
];

/// A millennium.
const COARSEST: Unit = Unit::Months(12_000);

/// Neighbouring bins from the one that holds `first` to the one that holds `last`, both days of each inclusive: of the
/// finest unit that gives at most `most`.
pub(crate) fn cover(first: Day, last: Day, most: usize) -> Vec<(Day, Day)> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let count = |unit: Unit| i64::from(unit.number(last)) - i64::from(unit.number(first)) + 1;
    let fits = UNITS.into_iter().find(|&unit| count(unit) <= most);
    let unit = fits.unwrap_or(COARSEST);
    (unit.number(first)..=unit.number(last))
        .map(|number| (unit.first(number), Day(unit.first(number + 1).0 - 1)))
        .collect()
}

/// The shortest stretch that holds `share` per cent of some days, which are sorted; the first of several.
pub(crate) fn shortest(days: &[Day], share: usize) -> Option<(Day, Day)> {
    let held = (days.len() * share).div_ceil(100).max(1);
    let stretches = days.windows(held).filter_map(|window| Some((*window.first()?, *window.last()?)));
    stretches.min_by_key(|(first, last)| (last.0.saturating_sub(first.0), *first))
}

impl Unit {
    /// The number of the bin that holds a day.
    fn number(self, day: Day) -> i32 {
        match self {
            Unit::Days(1) => clamp(day).0,
            // 1970-01-05 was a Monday
            Unit::Days(n) => (clamp(day).0 - 4).div_euclid(n),
            Unit::Months(n) => {
                let (year, month, _) = day.parts();
                (i32::from(year) * 12 + i32::from(month) - 1).div_euclid(n)
            }
        }
    }

    /// The first day of a bin. Behind the calendar's last year it is the day after its last day.
    fn first(self, number: i32) -> Day {
        match self {
            Unit::Days(1) => Day(number),
            Unit::Days(n) => Day(number * n + 4),
            Unit::Months(n) => {
                let months = number * n;
                let year = i16::try_from(months.div_euclid(12)).ok();
                let month = i8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
                let day = year.and_then(|year| Day::new(year, month, 1));
                day.unwrap_or(if months < 0 { clamp(Day(i32::MIN)) } else { Day(clamp(Day(i32::MAX)).0 + 1) })
            }
        }
    }
}

/// The nearest day of the calendar.
fn clamp(day: Day) -> Day {
    Day::from(day.civil())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, last: &str, most: usize, expected: &[&str]) {
        let bins = cover(first.parse().unwrap(), last.parse().unwrap(), most);
        let found: Vec<String> = bins.iter().map(|(first, last)| format!("{first}/{last}")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn bins_are_the_finest_that_fit() {
        check(
            "2025-05-08",
            "2025-05-10",
            3,
            &["2025-05-08/2025-05-08", "2025-05-09/2025-05-09", "2025-05-10/2025-05-10"],
        );
        // 2025-05-11 was a Sunday
        check("2025-05-08", "2025-05-12", 3, &["2025-05-05/2025-05-11", "2025-05-12/2025-05-18"]);
        check(
            "2024-01-31",
            "2024-03-01",
            3,
            &["2024-01-01/2024-01-31", "2024-02-01/2024-02-29", "2024-03-01/2024-03-31"],
        );
        check(
            "2023-12-31",
            "2024-06-30",
            3,
            &["2023-10-01/2023-12-31", "2024-01-01/2024-03-31", "2024-04-01/2024-06-30"],
        );
        check(
            "2022-09-01",
            "2024-06-30",
            3,
            &["2022-01-01/2022-12-31", "2023-01-01/2023-12-31", "2024-01-01/2024-12-31"],
        );
        check("1960-01-01", "1979-06-30", 3, &["1960-01-01/1969-12-31", "1970-01-01/1979-12-31"]);
        check("1899-01-01", "1970-06-30", 3, &["1800-01-01/1899-12-31", "1900-01-01/1999-12-31"]);
        check("1969-12-31", "1970-01-01", 1, &["1969-12-29/1970-01-04"]);
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!(cover(Day(i32::MIN), Day(i32::MAX), 0).len(), 20);
        let last: Day = "9999-12-31".parse().unwrap();
        assert_eq!(cover(last, last, 1), [(last, last)]);
        let all = cover(Day(i32::MIN), Day(i32::MAX), 300);
        assert!(all.windows(2).all(|pair| pair[0].1.0 + 1 == pair[1].0.0));
        assert_eq!(all.last().unwrap().1, last);
    }
}
