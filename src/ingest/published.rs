//! The day on which an article was published, as metadata write it.

use crate::annotate::Day;

/// The forms that [`read_day`] takes, for messages.
pub const ACCEPTED_DATES: &str =
    "a day as 2025-05-08, 2025-05-08T10:30:00Z, 8 May 2025, May 8, 2025 or Thu, 08 May 2025 10:30:00 GMT";

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a day, of which a time and a zone after it are left out: the day is the one that was written.
/// `None` where it is in none of [`ACCEPTED_DATES`]; a day such as 08/05/2025 could be two and is none.
pub fn read_day(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|day| day.parse().ok()) {
        let rest = text.get(10..)?;
        let timed = rest.trim_start_matches(['T', 't', ' ']);
        let apart =
            rest.is_empty() || timed.len() < rest.len() && timed.starts_with(|c: char| c.is_ascii_digit());
        return apart.then_some(day);
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let words = match words.split_first() {
        Some((first, rest)) if is_weekday(first) => rest,
        _ => &words[..],
    };
    let (&a, &b, &year) = (words.first()?, words.get(1)?, words.get(2)?);
    // Nothing may follow but a time and a zone.
    if words.get(3).is_some_and(|time| !time.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let (day, month) = match (month(a), month(b)) {
        (None, Some(month)) => (a, month),
        (Some(month), None) => (b, month),
        _ => return None,
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    Day::new(year, month, day)
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at =
        LONG.iter().position(|long| *long == word).or_else(|| MONTHS.iter().position(|short| *short == word));
    at.or((word == "sept").then_some(8)).map(|at| at as i8 + 1)
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
        && (word.len() == 3 || word.ends_with("day"))
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
