//! The day on which an article was published, as metadata write it.
//!
//! jiff reads the forms; what is added here is patience with the small things that people write around them, and the
//! refusal of whatever could be two days.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::DateTimeParser;

use crate::annotate::Day;

/// The forms that [`read_day`] takes, for messages.
pub const ACCEPTED_DATES: &str =
    "a day as 2025-05-08, 2025-05-08T10:30:00Z, 8 May 2025, May 8, 2025 or Thu, 08 May 2025 10:30:00 GMT";

/// The forms with the name of a month, whole or short.
const NAMED: [&str; 4] = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];

/// Reads a day, of which a time and a zone after it are left out: the day is the one that was written.
/// `None` where it is in none of [`ACCEPTED_DATES`]; a day such as 08/05/2025 could be two and is none.
pub fn read_day(text: &str) -> Option<Day> {
    let text = text.trim();
    let date = numeric(text).or_else(|| named(text))?;
    Day::new(i32::from(date.year()).try_into().ok()?, date.month(), date.day())
}

/// A day such as `2025-05-08`, and a time behind it.
fn numeric(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let date: Date = BrokenDownTime::parse("%Y-%m-%d", day).ok()?.to_date().ok()?;
    if rest.is_empty() || DateTimeParser::new().parse_pieces(text).is_ok() {
        return Some(date);
    }
    // a time as nobody but its writer would put it
    let time = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    (time.starts_with(|c: char| c.is_ascii_digit()) && zone_is_possible(time)).then_some(date)
}

/// A day such as `8 May 2025` or `Thursday, May 8th, 2025`, and a time behind it.
fn named(text: &str) -> Option<Date> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| ["%A", "%a"].iter().any(|form| BrokenDownTime::parse(form, word).is_ok()));
    let day: Vec<String> = words.by_ref().take(3).map(plain).collect();
    let year = day.get(2)?;
    // Nothing may follow but a time and a zone.
    let rest: Vec<&str> = words.collect();
    if rest.first().is_some_and(|time| !time.starts_with(|c: char| c.is_ascii_digit()))
        || year.len() != 4
        || !zone_is_possible(&rest.join(" "))
    {
        return None;
    }
    let day = day.join(" ");
    NAMED.iter().find_map(|form| BrokenDownTime::parse(form, &day).ok()?.to_date().ok())
}

/// A word of a date without its point or the ending of its number: `Sept.` as `Sep`, `8th` as `8`.
fn plain(word: &str) -> String {
    let word = word.trim_end_matches('.');
    if word.eq_ignore_ascii_case("sept") {
        return "Sep".to_owned();
    }
    let number = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.get(number..).unwrap_or("");
    let is_ordinal = number > 0 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_ordinal { word.get(..number).unwrap_or(word).to_owned() } else { word.to_owned() }
}

/// Whether the offset behind a time, if there is one, is an offset that a zone can have.
fn zone_is_possible(time: &str) -> bool {
    let Some(at) = time.find(['+', '-']) else { return true };
    let zone: String = time.get(at..).unwrap_or("").chars().take_while(|c| !c.is_whitespace()).collect();
    let digits = zone.bytes().filter(u8::is_ascii_digit).count();
    let forms: &[&str] = if digits > 2 { &["%z", "%:z"] } else { &["%z", "%:::z"] };
    digits == 0 || forms.iter().any(|form| BrokenDownTime::parse(form, &zone).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(read_day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
        check("2025-05-08", Some("2025-05-08"));
        check(" 2025-05-08T23:30:00-08:00 ", Some("2025-05-08"));
        check("2025-05-08 10:30", Some("2025-05-08"));
        check("8 May 2025", Some("2025-05-08"));
        check("May 8, 2025", Some("2025-05-08"));
        check("Sept. 8th, 2025", Some("2025-09-08"));
        check("Thu, 08 May 2025 10:30:00 GMT", Some("2025-05-08"));
        check("Thursday, May 8, 2025", Some("2025-05-08"));
        check("2025-05-08 10:30:00 UTC", Some("2025-05-08"));
        check("2025-05-08 10:30:00 +0200", Some("2025-05-08"));
        check("2025-05-08T10:30:00+02", Some("2025-05-08"));
        check("08 May 2025 10:30 +0000", Some("2025-05-08"));
        check("1 january 1999 7 PM", Some("1999-01-01"));
        check("2021-03-05T10:00:00+99:99", None);
        check("2021-03-05 10:00 +9999", None);
        check("5 March 2021 10:00 +99:99", None);
        check("20250508", None);
        check("2025-02-31", None);
        check("2025-05-081", None);
        check("08/05/2025", None);
        check("May 2025", None);
        check("yesterday", None);
        check("", None);
        check("31 April 2025", None);
        check("éééééééé", None);
    }
}
