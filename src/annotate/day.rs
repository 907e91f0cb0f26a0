//! A day of the civil calendar, as a number.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Years −9999 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The day of that year, month (1 to 12) and day of month; `None` where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day::from)
    }

    /// As a civil date; days past the calendar's ends give its ends.
    pub fn civil(self) -> Date {
        let (first, last) = (Day::from(Date::MIN).0, Day::from(Date::MAX).0);
        let span = jiff::Span::new().days(i64::from(self.0.clamp(first, last)));
        EPOCH.checked_add(span).unwrap_or(EPOCH)
    }

    /// Year, month and day of month.
    pub fn parts(self) -> (i16, i8, i8) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

impl From<Date> for Day {
    fn from(date: Date) -> Day {
        Day((date - EPOCH).get_days())
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
