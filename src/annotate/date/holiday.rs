//! Holidays by rule: fixed days, weekdays of a month, and the days that the moon sets.
//!
//! What a language calls them stands in its folder. Easter by the algorithm of
//! Meeus, Jones and Butcher for the Gregorian calendar and by that of Meeus for the Julian one; Passover by
//! Gauss's rule; the months of Islam by the tabular calendar, which is within a day of what is announced.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::Day;

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed(i8, i8),
    /// Month, weekday, which of them (−1 the last), and days after it.
    Weekday(i8, Weekday, i8, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// Days from Easter Sunday of the Orthodox churches.
    OrthodoxEaster(i32),
    /// Days from the first day of Passover.
    Passover(i32),
    /// Month and day of the tabular Islamic calendar.
    Islamic(i8, i8),
    /// The first day of the Chinese year.
    LunarNewYear,
}

impl Holiday {
    /// The day in that year.
    pub(crate) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
            Holiday::Weekday(month, weekday, nth, after) => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(i64::from(after).days()).ok()
            }
            Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
            Holiday::OrthodoxEaster(days) => orthodox_easter(year)?.checked_add(i64::from(days).days()).ok(),
            Holiday::Passover(days) => passover(year)?.checked_add(i64::from(days).days()).ok(),
            Holiday::Islamic(month, day) => islamic(year, month, day),
            Holiday::LunarNewYear => {
                let after = *LUNAR_NEW_YEARS.get(usize::try_from(year.checked_sub(1980)?).ok()?)?;
                Date::new(year, 1, 1).ok()?.checked_add(i64::from(after).days()).ok()
            }
        }
    }

    /// Whether the day that is kept may be one before or after: it is announced when the moon is seen.
    pub(crate) fn is_near(self) -> bool {
        matches!(self, Holiday::Islamic(..))
    }

    /// Whether it is Ramadan: a month, not a day.
    pub(crate) fn is_month(self) -> bool {
        self == Holiday::Islamic(9, 1)
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

/// Days between the calendars of Caesar and of Gregory in the spring of that year.
fn behind(year: i32) -> i32 {
    year.div_euclid(100) - year.div_euclid(400) - 2
}

fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * y.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - d + 34).rem_euclid(7);
    let at = d + e + 114;
    let julian = Date::new(year, i8::try_from(at / 31).ok()?, i8::try_from(at % 31 + 1).ok()?).ok()?;
    julian.checked_add(i64::from(behind(y)).days()).ok()
}

/// Gauss's rule, in parts of a day (25,920 of an hour's 1,080 parts) instead of fractions.
fn passover(year: i16) -> Option<Date> {
    const DAY: i64 = 492_480;
    let jewish = i64::from(year) + 3760;
    let a = (12 * jewish + 17).rem_euclid(19);
    let b = jewish.rem_euclid(4);
    // 32.0440933…, 1.5542418…, 0.25 and 0.0031777… days, in parts of a day.
    let moon = 15_781_075 + 765_433 * a + DAY / 4 * b - 1_565 * jewish;
    let (whole, part) = (moon.div_euclid(DAY), moon.rem_euclid(DAY));
    let c = (whole + 3 * jewish + 5 * b + 5).rem_euclid(7);
    let late = match c {
        2 | 4 | 6 => 1,
        1 if a > 6 && part >= 311_676 => 2,
        0 if a > 11 && part >= 442_111 => 1,
        _ => 0,
    };
    let march = Date::new(year, 3, 1).ok()?;
    march.checked_add((whole + late - 1 + i64::from(behind(i32::from(year)))).days()).ok()
}

/// The first such day in a year, by the tabular calendar that begins on Friday, 16 July 622.
fn islamic(year: i16, month: i8, day: i8) -> Option<Date> {
    let about = (i32::from(year) - 622) * 33 / 32;
    (about - 1..=about + 2).find_map(|hijri| {
        let months = (59 * (i32::from(month) - 1) + 1) / 2;
        let days = i32::from(day) + months + 354 * (hijri - 1) + (3 + 11 * hijri).div_euclid(30);
        let date = Day(days - 492_149).civil();
        (date.year() == year).then_some(date)
    })
}

/// Days from the first of January to the first day of the Chinese year, from 1980 on.
const LUNAR_NEW_YEARS: [u8; 71] = [
    46, 35, 24, 43, 32, 50, 39, 28, 47, 36, 26, 45, 34, 22, 40, 30, 49, 37, 27, 46, 35, 23, 42, 31, 21, 39,
    28, 48, 37, 25, 44, 33, 22, 40, 30, 49, 38, 27, 46, 35, 24, 42, 31, 21, 40, 28, 47, 37, 25, 43, 32, 22,
    41, 30, 49, 38, 27, 45, 34, 23, 42, 31, 21, 40, 29, 47, 36, 25, 44, 32, 22,
];

/// The holidays of one language: their names, lower case, by their first letter and then longest first.
#[derive(Debug)]
pub(crate) struct Holidays {
    names: &'static [(&'static [&'static str], Holiday)],
    /// Where the names of each letter begin.
    initials: [u8; 27],
}

impl Holidays {
    /// Finds out where the names of each letter begin.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs while the program is compiled, and does not compile where it leaves a table"
    )]
    pub(crate) const fn new(names: &'static [(&'static [&'static str], Holiday)]) -> Holidays {
        assert!(names.len() < 256, "the initials count names in a byte");
        let mut initials = [0; 27];
        let mut letter = 0;
        while letter < 27 {
            let mut at = 0;
            while at < names.len() && (names[at].0[0].as_bytes()[0] as usize) < b'a' as usize + letter {
                at += 1;
            }
            initials[letter] = at as u8;
            letter += 1;
        }
        Holidays { names, initials }
    }

    /// The holiday of that index, if the language has it.
    pub(crate) fn get(&self, index: i32) -> Option<Holiday> {
        self.names.get(usize::try_from(index).ok()?).map(|&(_, holiday)| holiday)
    }

    /// The names that begin with a lower-case letter, each with its index.
    pub(crate) fn of_initial(
        &self,
        initial: u8,
    ) -> impl Iterator<Item = (usize, &'static [&'static str])> + use<> {
        let letter = usize::from(initial.wrapping_sub(b'a'));
        let (first, last) = match (self.initials.get(letter), self.initials.get(letter + 1)) {
            (Some(first), Some(last)) => (usize::from(*first), usize::from(*last)),
            _ => (0, 0),
        };
        self.names.iter().enumerate().take(last).skip(first).map(|(index, &(words, _))| (index, words))
    }
}

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
        check(Holiday::Weekday(11, Weekday::Thursday, 4, 0), 1999, "1999-11-25");
        check(Holiday::Weekday(5, Weekday::Monday, -1, 0), 2025, "2025-05-26");
        check(Holiday::Weekday(11, Weekday::Monday, 1, 1), 2016, "2016-11-08");
        check(Holiday::Weekday(11, Weekday::Monday, 1, 1), 1998, "1998-11-03");
        check(Holiday::Weekday(11, Weekday::Thursday, 4, 1), 2024, "2024-11-29");
        check(Holiday::OrthodoxEaster(0), 2021, "2021-05-02");
        check(Holiday::OrthodoxEaster(0), 2025, "2025-04-20");
        check(Holiday::Passover(0), 2005, "2005-04-24");
        check(Holiday::Passover(0), 2024, "2024-04-23");
        check(Holiday::Passover(0), 2025, "2025-04-13");
        check(Holiday::Passover(172), 1973, "1973-10-06");
        check(Holiday::Passover(172), 2023, "2023-09-25");
        check(Holiday::Islamic(10, 1), 2025, "2025-03-31");
        check(Holiday::Islamic(10, 1), 2023, "2023-04-22");
        check(Holiday::Islamic(9, 1), 2011, "2011-08-01");
        check(Holiday::LunarNewYear, 1985, "1985-02-20");
        check(Holiday::LunarNewYear, 2025, "2025-01-29");
        assert_eq!(Holiday::LunarNewYear.in_year(1979), None, "before the table begins");
    }
}
