//! A day of the civil calendar, as a number.
//!
//! The arithmetic is that of Howard Hinnant, *chrono-compatible low-level date algorithms* (2013), and is held
//! against jiff's over the whole calendar. It stands here, and not a call of jiff, since every page carries it, and
//! jiff's errors and formats would be a twelfth of the page; the annotators do their own arithmetic with jiff.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Years −9999 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The first day of the calendar: −9999-01-01.
    pub const MIN: Day = Day(-4_371_587);
    /// The last day of the calendar: 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// The day of that year, month (1 to 12) and day of month; `None` where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        if !(-9999..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || day < 1
            || day > days_in(year, month)
        {
            return None;
        }
        // Years begin in March, so that the leap day is their last; eras are of 400 years.
        let (month, day) = (i32::from(month), i32::from(day));
        let year = i32::from(year) - i32::from(month < 3);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(Day(era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH))
    }

    /// Year, month and day of month. A number beyond the calendar's ends gives its ends.
    pub fn parts(self) -> (i16, i8, i8) {
        let days = self.0.clamp(Day::MIN.0, Day::MAX.0) + EPOCH;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        ((year + era * 400 + i32::from(month < 3)) as i16, month as i8, day as i8)
    }

    /// As a civil date of jiff.
    pub fn civil(self) -> Date {
        let (year, month, day) = self.parts();
        Date::new(year, month, day).unwrap_or(Date::ZERO)
    }
}

/// Days of 400 years.
const ERA: i32 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;

fn days_in(year: i16, month: i8) -> i8 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Day {
        Day::new(date.year(), date.month(), date.day()).unwrap_or_default()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }
}

/// Why a text is not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a day: write it as YYYY-MM-DD, for example 2025-05-08")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(s: &str) -> Result<Day, NotADay> {
        // jiff's own reader takes every form of ISO 8601, and the page would carry all of it.
        let read = || {
            let (sign, rest) = s.strip_prefix('-').map_or((1, s), |rest| (-1, rest));
            let mut parts = rest.split('-');
            let mut number = |width: usize| {
                parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
            };
            let (year, month, day) = (number(4)?, number(2)?, number(2)?);
            let whole = parts.next().is_none();
            let year = year.parse::<i16>().ok()? * sign;
            Day::new(year, month.parse().ok()?, day.parse().ok()?).filter(|_| whole)
        };
        read().ok_or_else(|| NotADay(s.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_is_that_of_jiff() {
        let (mut date, mut day) = (Date::MIN, Day::MIN);
        loop {
            assert_eq!(Day::from(date), day);
            assert_eq!(day.parts(), (date.year(), date.month(), date.day()));
            let Ok(next) = date.tomorrow() else { break };
            (date, day) = (next, Day(day.0 + 1));
        }
        assert_eq!(day, Day::MAX);
    }

    #[test]
    fn days_read_and_print() {
        for s in ["1970-01-01", "2024-02-29", "0001-01-01", "9999-12-31", "-0044-03-15"] {
            assert_eq!(s.parse::<Day>().unwrap().to_string(), s);
        }
        assert_eq!("1970-01-02".parse(), Ok(Day(1)));
        for s in ["2025-02-31", "2025-2-3", "2025-02", "2025-02-03-04", "+025-02-03", "2025-02-0é", ""] {
            assert_eq!(s.parse::<Day>(), Err(NotADay(s.to_owned())));
        }
        assert_eq!(Day::new(2025, 2, 31), None);
        assert_eq!(Day(i32::MAX).to_string(), "9999-12-31");
    }
}
