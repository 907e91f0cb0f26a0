//! The day of a record, as programs and spreadsheets write it beside the forms that [`read_day`] takes.
//!
//! A number of seconds is an instant, and its day is taken in UTC; 08/05/2025 is one day only where other records of the
//! file tell which part is the month. What could be two days is none, and neither is what programs write where no day is
//! set, nor what is so far off that no article can be of it.

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::published::{is_never, read_day};
use crate::annotate::Day;

/// The forms that are read, for messages.
pub(super) const FORMS: &str =
    "a day as 2025-05-08, 8 May 2025, May 8, 2025, 08.05.2025 or 20250508, or a time in seconds since 1970";

/// In which order a file writes the numbers of a day such as 08/05/2025.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    day_first: bool,
    month_first: bool,
    /// Others of its days are so early that the beginning of a clock may be one of them.
    early: bool,
}

/// Why a value is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoDay {
    /// It is written in no form that is read.
    Form,
    /// It could be two days.
    Two,
    /// No calendar has it.
    Never,
    /// Programs write it where no day is set.
    Unset,
    /// No article is of so distant a day.
    Far,
}

impl NoDay {
    /// What is said of it behind the value.
    pub(super) fn words(self) -> &'static str {
        match self {
            NoDay::Form => "",
            NoDay::Two => ", which could be two days",
            NoDay::Never => ", which no calendar has",
            NoDay::Unset => ", which programs write where no day is set",
            NoDay::Far => ", a day that no article can be of",
        }
    }
}

impl Order {
    /// Takes from a value what it tells.
    pub(super) fn learn(&mut self, written: &str) {
        if let Some([a, b, year]) = slashed(written)
            && a.max(b) > 12
            && date(year, a.min(b), a.max(b)).is_some()
        {
            self.day_first |= a > b;
            self.month_first |= b > a;
        }
        let early = Day::new(1990, 1, 1);
        self.early |= read_day(written)
            .is_some_and(|day| early.is_some_and(|early| day < early) && unbelievable(day).is_none());
    }
}

/// The day that a value tells, and what is to be said of how it was read.
pub(super) fn day_of(written: &str, order: Order) -> Result<(Day, Option<&'static str>), NoDay> {
    let written = written.trim();
    let is_zero = |c: char| matches!(c, '0' | '-' | ':' | ' ' | '.' | '/' | 'T' | 'Z' | '+');
    let is_unset = written.contains('0') && written.chars().all(is_zero)
        || ["-0001", "0000-", "0001-01-01"].iter().any(|begin| written.starts_with(begin))
        || written.contains(" -0001");
    if is_unset {
        return Err(NoDay::Unset);
    }
    let (day, note) = read(written, order)?;
    match unbelievable(day) {
        Some(NoDay::Unset) if order.early => Ok((day, note)),
        Some(why) => Err(why),
        None => Ok((day, note)),
    }
}

/// Why a value, read for itself, is no day.
pub(super) fn why_none(written: &str) -> Option<NoDay> {
    day_of(written, Order::default()).err()
}

/// Why a day is none that an article is of.
pub(super) fn unbelievable(day: Day) -> Option<NoDay> {
    match day.parts() {
        // the beginnings of clocks and calendars of programs
        (1601 | 1899 | 1900 | 1970, 1, 1) | (1969, 12, 31) | (1899, 12, 30 | 31) => Some(NoDay::Unset),
        (..=1600 | 2100.., ..) => Some(NoDay::Far),
        _ => None,
    }
}

fn read(written: &str, order: Order) -> Result<(Day, Option<&'static str>), NoDay> {
    if let Some(day) = read_day(written) {
        return Ok((day, None));
    }
    let of =
        |date: Option<Date>, note: Option<&'static str>| Ok((date.and_then(day).ok_or(NoDay::Never)?, note));
    if let Some((date, note)) = counted(written) {
        return of(Some(date), note);
    }
    if let Some(found) = short(written) {
        return Ok((found, Some("a year of two digits")));
    }
    if let Some([a, b, year]) = parts(written, '.') {
        // with points, and the year last, the day stands first
        return of(date(year, b, a), Some("day first"));
    }
    if let Some([year, b, c]) = leading(written) {
        return of(date(year, b, c), None);
    }
    let Some([a, b, year]) = slashed(written) else {
        return Err(if is_never(written) { NoDay::Never } else { NoDay::Form });
    };
    let (date, note) = match (date(year, b, a), date(year, a, b), order) {
        (Some(date), None, _) => (date, Some("day first")),
        (None, Some(date), _) => (date, Some("month first")),
        (Some(one), Some(other), _) if one == other => (one, None),
        (Some(date), _, Order { day_first: true, month_first: false, .. }) => {
            (date, Some("day first, as other records of the file have it"))
        }
        (_, Some(date), Order { day_first: false, month_first: true, .. }) => {
            (date, Some("month first, as other records of the file have it"))
        }
        (None, None, _) => return Err(NoDay::Never),
        _ => return Err(NoDay::Two),
    };
    of(Some(date), note)
}

/// `Fri, 05 Apr 24 23:30:00 GMT`, as the first standard of messages and feeds has it: of the centuries the one in which
/// the day is that of the week.
fn short(written: &str) -> Option<Day> {
    let mut words: Vec<&str> = written.split_whitespace().collect();
    let at = words
        .iter()
        .take(4)
        .skip(1)
        .position(|word| word.chars().all(char::is_alphabetic) && word.chars().count() >= 3)?
        + 1;
    let is_number = |word: Option<&&str>, digits: std::ops::RangeInclusive<usize>| {
        word.is_some_and(|word| {
            digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    if !is_number(words.get(at - 1), 1..=2) || !is_number(words.get(at + 1), 2..=2) || at > 2 {
        return None;
    }
    let (year, weekday) = (*words.get(at + 1)?, words.first().filter(|_| at == 2).copied());
    let in_century = |century: &str, words: &mut Vec<&str>| {
        let year = format!("{century}{year}");
        let mut all = words.clone();
        *all.get_mut(at + 1)? = &year;
        read_day(&all.join(" "))
    };
    let (new, old) = (in_century("20", &mut words), in_century("19", &mut words));
    let Some(weekday) = weekday else {
        return if year.parse::<u32>().ok()? < 70 { new } else { old };
    };
    let is_on = |found: &Day| {
        let (year, month, day) = found.parts();
        let name = Date::new(year, month, day).map(|date| date.strftime("%A").to_string());
        let three = weekday.get(..3).unwrap_or("").to_lowercase();
        name.is_ok_and(|name| name.to_lowercase().starts_with(&three))
    };
    new.filter(is_on).or(old.filter(is_on))
}

/// The years in which articles can have appeared.
pub(super) const YEARS: RangeInclusive<i16> = 1000..=9998;

fn day(date: Date) -> Option<Day> {
    Day::new(i32::from(date.year()).try_into().ok()?, date.month(), date.day())
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Digits alone: `20250508`, seconds or milliseconds since 1970.
fn counted(written: &str) -> Option<(Date, Option<&'static str>)> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        // 20250508T103000Z
        let (day, time) = written.split_at_checked(8)?;
        return (digits(day) && time.starts_with('T')).then(|| compact(day))?.map(|date| (date, None));
    }
    let number: i64 = whole.parse().ok()?;
    let since = |time: Timestamp| time.to_zoned(TimeZone::UTC).date();
    match whole.len() {
        8 if fraction.is_empty() => compact(whole).map(|date| (date, None)),
        14 if fraction.is_empty() => compact(whole.get(..8)?).map(|date| (date, None)),
        9 | 10 => {
            Some((since(Timestamp::from_second(number).ok()?), Some("seconds since 1970; the day in UTC")))
        }
        12 | 13 => Some((
            since(Timestamp::from_millisecond(number).ok()?),
            Some("milliseconds since 1970; the day in UTC"),
        )),
        _ => None,
    }
}

fn compact(digits: &str) -> Option<Date> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
    let year: u32 = part(0, 4)?;
    (1600..2200).contains(&year).then(|| date(year, part(4, 6)?, part(6, 8)?))?
}

/// `08/05/2025` or `08-05-2025`, and a time behind it.
fn slashed(written: &str) -> Option<[u32; 3]> {
    let written = written.trim();
    parts(written, '/').or_else(|| parts(written, '-'))
}

/// Three numbers, the last a year, with `sign` between them; a time may stand behind.
fn parts(written: &str, sign: char) -> Option<[u32; 3]> {
    let (a, rest) = written.split_once(sign)?;
    let (b, rest) = rest.split_once(sign)?;
    let (year, time) = rest.split_once([' ', ',', 'T']).unwrap_or((rest, ""));
    let number = |text: &str, longest: usize| -> Option<u32> {
        let text = text.trim();
        (text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    (year.len() == 4 && is_time(time)).then_some(())?;
    Some([number(a, 2)?, number(b, 2)?, number(year, 4)?])
}

/// `2025/05/08` or `2025.05.08`, and a time behind it.
fn leading(written: &str) -> Option<[u32; 3]> {
    let (day, time) = written.split_once([' ', 'T']).unwrap_or((written, ""));
    let sign = day.chars().find(|c| matches!(c, '/' | '.'))?;
    let mut numbers = day.split(sign);
    let [year, month, day] = [numbers.next()?, numbers.next()?, numbers.next()?];
    (year.len() == 4 && numbers.next().is_none() && is_time(time)).then_some(())?;
    Some([year.parse().ok()?, month.parse().ok()?, day.parse().ok()?])
}

/// Whether nothing or a time of the day stands behind a day.
fn is_time(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_in(order: Order, written: &str, expected: Option<&str>) {
        let found = day_of(written, order).ok().map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), expected, "{written}");
    }

    #[test]
    fn forms_of_programs_are_read() {
        let check = |written: &str, expected| check_in(Order::default(), written, expected);
        check("2024-04-05T23:30:00-05:00", Some("2024-04-05"));
        check("1712275200", Some("2024-04-05"));
        check("1712275200.0", Some("2024-04-05"));
        check("1712275200000", Some("2024-04-05"));
        check("20240405", Some("2024-04-05"));
        check("20240405T100000Z", Some("2024-04-05"));
        check("20240405100000", Some("2024-04-05"));
        check("05.04.2024", Some("2024-04-05"));
        check("5.4.2024 10:30", Some("2024-04-05"));
        check("2024/04/05", Some("2024-04-05"));
        check("25/12/2023", Some("2023-12-25"));
        check("12/25/2023 10:00", Some("2023-12-25"));
        check("05/05/2023", Some("2023-05-05"));
        check("05/04/2024", None);
        check("05-04-2024", None);
        check("2024", None);
        check("45387", None);
        check("99999999", None);
        check("31.02.2024", None);
        check("5.4.24", None);
        check("Friday", None);
        check("", None);
        check("1.2.3.4", None);
        check("é/é/éééé", None);
    }

    #[test]
    fn years_of_two_digits_are_those_of_their_weekday() {
        let check = |written: &str, expected| check_in(Order::default(), written, expected);
        check("Fri, 05 Apr 24 23:30:00 GMT", Some("2024-04-05"));
        check("Sat, 06 Apr 74 23:30:00 +0100", Some("1974-04-06"));
        check("05 Apr 24 23:30", Some("2024-04-05"));
        check("05 Apr 99 23:30", Some("1999-04-05"));
        check("Mon, 05 Apr 24 23:30:00 GMT", None);
        check("05 Apr", None);
    }

    #[test]
    fn what_is_no_day_says_why() {
        #[track_caller]
        fn check(written: &str, expected: NoDay) {
            assert_eq!(day_of(written, Order::default()), Err(expected), "{written}");
        }
        check("31.02.2024", NoDay::Never);
        check("31 April 2024", NoDay::Never);
        check("2024-02-31T10:00:00Z", NoDay::Never);
        check("31/02/2024", NoDay::Never);
        check("05/06/2024", NoDay::Two);
        check("Friday", NoDay::Form);
        check("1970-01-01T00:00:00Z", NoDay::Unset);
        check("0", NoDay::Unset);
        check("0000-00-00 00:00:00", NoDay::Unset);
        check("-0001-11-30T00:00:00+00:00", NoDay::Unset);
        check("Mon, 30 Nov -0001 00:00:00 +0000", NoDay::Unset);
        check("0001-01-01T00:00:00Z", NoDay::Unset);
        check("2204-05-06", NoDay::Far);
        check("1066-10-14", NoDay::Far);
        // an archive of that year
        let mut order = Order::default();
        order.learn("1969-07-21");
        check_in(order, "1970-01-01", Some("1970-01-01"));
    }

    #[test]
    fn other_records_tell_the_order() {
        let mut order = Order::default();
        order.learn("05/04/2024");
        check_in(order, "05/04/2024", None);
        order.learn("25/12/2023");
        check_in(order, "05/04/2024", Some("2024-04-05"));
        order.learn("12/25/2023");
        check_in(order, "05/04/2024", None);
    }
}
