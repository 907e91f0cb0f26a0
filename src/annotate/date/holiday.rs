//! Holidays by rule: fixed days, weekdays of a month, and the days that the moon sets.
//!
//! Only days that news in English names without explaining; a name that several countries keep on different
//! days (Independence Day, Labour Day outside the United States) is left out. Easter by the algorithm of
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

/// The index of Ramadan among the names: a month, not a day.
pub(crate) fn is_month(holiday: Holiday) -> bool {
    holiday == Holiday::Islamic(9, 1)
}

/// Where the names of each letter begin.
const INITIALS: [u8; 27] = {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < 27 {
        let mut at = 0;
        while at < NAMES.len() && (NAMES[at].0[0].as_bytes()[0] as usize) < b'a' as usize + letter {
            at += 1;
        }
        starts[letter] = at as u8;
        letter += 1;
    }
    starts
};

/// The names that begin with a lower-case letter: the first and one past the last.
pub(crate) fn of_initial(initial: u8) -> (usize, usize) {
    let letter = usize::from(initial.wrapping_sub(b'a'));
    match (INITIALS.get(letter), INITIALS.get(letter + 1)) {
        (Some(first), Some(last)) => (usize::from(*first), usize::from(*last)),
        _ => (0, 0),
    }
}

/// The holidays by name, lower case, by their first letter and then longest first.
pub(crate) const NAMES: &[(&[&str], Holiday)] = &[
    (&["april", "fools", "'", "day"], Holiday::Fixed(4, 1)),
    (&["april", "fool", "'s", "day"], Holiday::Fixed(4, 1)),
    (&["all", "saints", "'", "day"], Holiday::Fixed(11, 1)),
    (&["all", "souls", "'", "day"], Holiday::Fixed(11, 2)),
    (&["april", "fools", "day"], Holiday::Fixed(4, 1)),
    (&["all", "saints", "day"], Holiday::Fixed(11, 1)),
    (&["australia", "day"], Holiday::Fixed(1, 26)),
    (&["anzac", "day"], Holiday::Fixed(4, 25)),
    (&["africa", "day"], Holiday::Fixed(5, 25)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["ascension", "day"], Holiday::Easter(39)),
    (&["ashura"], Holiday::Islamic(1, 10)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["bonfire", "night"], Holiday::Fixed(11, 5)),
    (&["black", "friday"], Holiday::Weekday(11, Weekday::Thursday, 4, 1)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["cinco", "de", "mayo"], Holiday::Fixed(5, 5)),
    (&["chinese", "new", "year"], Holiday::LunarNewYear),
    (&["canada", "day"], Holiday::Fixed(7, 1)),
    (&["columbus", "day"], Holiday::Weekday(10, Weekday::Monday, 2, 0)),
    (&["cyber", "monday"], Holiday::Weekday(11, Weekday::Thursday, 4, 4)),
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["day", "of", "the", "dead"], Holiday::Fixed(11, 2)),
    (&["eid", "-", "al", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "-", "ul", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "-", "al", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "-", "ul", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "al", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "ul", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "al", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "ul", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "al", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "al", "adha"], Holiday::Islamic(12, 10)),
    (&["earth", "day"], Holiday::Fixed(4, 22)),
    (&["europe", "day"], Holiday::Fixed(5, 9)),
    (&["election", "day"], Holiday::Weekday(11, Weekday::Monday, 1, 1)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["epiphany"], Holiday::Fixed(1, 6)),
    (&["easter"], Holiday::Easter(0)),
    (&["guy", "fawkes", "night"], Holiday::Fixed(11, 5)),
    (&["groundhog", "day"], Holiday::Fixed(2, 2)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["human", "rights", "day"], Holiday::Fixed(12, 10)),
    (&["holy", "saturday"], Holiday::Easter(-1)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["international", "women", "'s", "day"], Holiday::Fixed(3, 8)),
    (&["indigenous", "peoples", "'", "day"], Holiday::Weekday(10, Weekday::Monday, 2, 0)),
    (&["juneteenth"], Holiday::Fixed(6, 19)),
    (&["lunar", "new", "year"], Holiday::LunarNewYear),
    (&["labor", "day"], Holiday::Weekday(9, Weekday::Monday, 1, 0)),
    (&["martin", "luther", "king", "day"], Holiday::Weekday(1, Weekday::Monday, 3, 0)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["memorial", "day"], Holiday::Weekday(5, Weekday::Monday, -1, 0)),
    (&["maundy", "thursday"], Holiday::Easter(-3)),
    (&["mawlid"], Holiday::Islamic(3, 12)),
    (&["new", "year", "'s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "'s", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "'s"], Holiday::Fixed(1, 1)),
    (&["orthodox", "christmas"], Holiday::Fixed(1, 7)),
    (&["orthodox", "easter"], Holiday::OrthodoxEaster(0)),
    (&["presidents", "'", "day"], Holiday::Weekday(2, Weekday::Monday, 3, 0)),
    (&["presidents", "day"], Holiday::Weekday(2, Weekday::Monday, 3, 0)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["pentecost"], Holiday::Easter(49)),
    (&["passover"], Holiday::Passover(0)),
    (&["remembrance", "day"], Holiday::Fixed(11, 11)),
    (&["remembrance", "sunday"], Holiday::Weekday(11, Weekday::Sunday, 2, 0)),
    (&["rosh", "hashanah"], Holiday::Passover(163)),
    (&["ramadan"], Holiday::Islamic(9, 1)),
    (&["st", "david", "'s", "day"], Holiday::Fixed(3, 1)),
    (&["st", "patrick", "'s", "day"], Holiday::Fixed(3, 17)),
    (&["st", "george", "'s", "day"], Holiday::Fixed(4, 23)),
    (&["st", "andrew", "'s", "day"], Holiday::Fixed(11, 30)),
    (&["shrove", "tuesday"], Holiday::Easter(-47)),
    (&["thanksgiving", "day"], Holiday::Weekday(11, Weekday::Thursday, 4, 0)),
    (&["thanksgiving"], Holiday::Weekday(11, Weekday::Thursday, 4, 0)),
    (&["tabaski"], Holiday::Islamic(12, 10)),
    (&["valentine", "'s", "day"], Holiday::Fixed(2, 14)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["world", "press", "freedom", "day"], Holiday::Fixed(5, 3)),
    (&["world", "health", "day"], Holiday::Fixed(4, 7)),
    (&["world", "environment", "day"], Holiday::Fixed(6, 5)),
    (&["world", "refugee", "day"], Holiday::Fixed(6, 20)),
    (&["world", "aids", "day"], Holiday::Fixed(12, 1)),
    (&["whit", "sunday"], Holiday::Easter(49)),
    (&["whit", "monday"], Holiday::Easter(50)),
    (&["yom", "kippur"], Holiday::Passover(172)),
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

    #[test]
    fn longer_names_stand_before_the_shorter_ones_they_begin_with() {
        for (at, (name, _)) in NAMES.iter().enumerate() {
            for (other, _) in &NAMES[..at] {
                assert!(!name.starts_with(other), "{name:?} is never reached");
            }
            let (first, last) = of_initial(name[0].as_bytes()[0]);
            assert!((first..last).contains(&at), "{name:?} is not among those of its letter");
        }
    }
}
