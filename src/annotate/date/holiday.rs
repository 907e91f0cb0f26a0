//! Holidays by rule: fixed days, n-th weekdays of a month, and days counted from Easter.
//!
//! Only days that news in English names without explaining; a name that several countries keep on different
//! days (Independence Day, Labour Day outside the United States) is left out. Easter by the algorithm of
//! Meeus, Jones and Butcher for the Gregorian calendar.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed(i8, i8),
    /// Month, weekday, which of them; −1 the last.
    Weekday(i8, Weekday, i8),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// Days from Easter Sunday.
    Easter(i32),
}

impl Holiday {
    /// The day in that year.
    pub(crate) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
            Holiday::Weekday(month, weekday, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Holiday::ElectionDay => {
                Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?.tomorrow().ok()
            }
            Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        }
    }
}

#[expect(clippy::many_single_char_names, reason = "the letters are the algorithm's")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y.rem_euclid(19);
    let (b, c) = (y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let at = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(at / 31).ok()?, i8::try_from(at % 31 + 1).ok()?).ok()
}

/// The holidays by name, lower case, with the words that may follow left off ("day", "eve").
pub(crate) const NAMES: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "'s", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "'s"], Holiday::Fixed(1, 1)),
    (&["epiphany"], Holiday::Fixed(1, 6)),
    (&["martin", "luther", "king", "day"], Holiday::Weekday(1, Weekday::Monday, 3)),
    (&["groundhog", "day"], Holiday::Fixed(2, 2)),
    (&["valentine", "'s", "day"], Holiday::Fixed(2, 14)),
    (&["presidents", "day"], Holiday::Weekday(2, Weekday::Monday, 3)),
    (&["st", "patrick", "'s", "day"], Holiday::Fixed(3, 17)),
    (&["april", "fools", "day"], Holiday::Fixed(4, 1)),
    (&["earth", "day"], Holiday::Fixed(4, 22)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["maundy", "thursday"], Holiday::Easter(-3)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter"], Holiday::Easter(0)),
    (&["ascension", "day"], Holiday::Easter(39)),
    (&["whit", "monday"], Holiday::Easter(50)),
    (&["memorial", "day"], Holiday::Weekday(5, Weekday::Monday, -1)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["labor", "day"], Holiday::Weekday(9, Weekday::Monday, 1)),
    (&["columbus", "day"], Holiday::Weekday(10, Weekday::Monday, 2)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["all", "saints", "day"], Holiday::Fixed(11, 1)),
    (&["election", "day"], Holiday::ElectionDay),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["thanksgiving", "day"], Holiday::Weekday(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], Holiday::Weekday(11, Weekday::Thursday, 4)),
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(holiday: Holiday, year: i16, expected: &str) {
        assert_eq!(holiday.in_year(year).map(|day| day.to_string()).as_deref(), Some(expected));
    }

    #[test]
    fn holidays_fall_where_the_calendar_has_them() {
        check(Holiday::Easter(0), 2000, "2000-04-23");
        check(Holiday::Easter(0), 2024, "2024-03-31");
        check(Holiday::Easter(0), 2025, "2025-04-20");
        check(Holiday::Easter(-2), 2038, "2038-04-23");
        check(Holiday::Weekday(11, Weekday::Thursday, 4), 1999, "1999-11-25");
        check(Holiday::Weekday(5, Weekday::Monday, -1), 2025, "2025-05-26");
        check(Holiday::ElectionDay, 2016, "2016-11-08");
        check(Holiday::ElectionDay, 1998, "1998-11-03");
    }
}
