//! The day on which an article was published, as metadata write it and as pages print it.
//!
//! A text is cut into numbers, words and signs, and the forms in which days are written over the world are looked for in
//! them; what the languages call their months stands in a table. Whatever could be two days is none, unless it is known
//! in which order a page writes them.

mod form;
mod lex;
mod words;

use std::ops::Range;

use form::Loose;
pub(super) use form::Order;
use jiff::fmt::strtime::BrokenDownTime;
use lex::{Kind, Token, tokens};

use crate::annotate::Day;

/// The forms that [`read_day`] takes, for messages.
pub const ACCEPTED_DATES: &str = "a day as 2025-05-08, 2025-05-08T10:30:00Z, 08.05.2025, 8 May 2025, May 8, 2025 or Thu, 08 May 2025 10:30:00 GMT";

/// Reads a day, of which a time and a zone around it are left out: the day is the one that was written.
/// `None` where it is in none of [`ACCEPTED_DATES`] nor in what other languages have for them; a day such as 08/05/2025
/// could be two and is none.
pub fn read_day(text: &str) -> Option<Day> {
    read_day_in(text, Order::default())
}

/// [`read_day`], where it is known how the writer puts a day.
pub(super) fn read_day_in(text: &str, order: Order) -> Option<Day> {
    let text = text.trim();
    // A day and a time of all words of the clock are not longer.
    if text.len() > 120 {
        return None;
    }
    let tokens = tokens(text);
    let (at, found) =
        (0..tokens.len()).find_map(|at| Some((at, form::day(&tokens, at, order, Loose::No)?)))?;
    let (before, after) = (tokens.get(..at)?, tokens.get(found.end..)?);
    let glued = after.first().is_some_and(|next| !next.spaced && matches!(next.kind, Kind::Number { .. }));
    let rest = text.get(tokens.get(found.end - 1)?.span.end..)?;
    (!glued && is_clock(before) && is_clock(after) && zone_is_possible(rest)).then_some(found.day)
}

/// Whether a text is a day but for its numbers, which no calendar has: `31 April 2025`.
pub(super) fn is_never(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let mut tokens = tokens(text);
    (0..tokens.len()).any(|at| {
        let Some(token) = tokens.get_mut(at) else { return false };
        let written = token.kind;
        let Kind::Number { value: 29..=99, digits: 2 } = written else { return false };
        // with another number in its place it is a day
        token.kind = Kind::Number { value: 1, digits: 1 };
        let is_day = (0..=at).any(|at| form::day(&tokens, at, Order::DayFirst, Loose::No).is_some());
        if let Some(token) = tokens.get_mut(at) {
            token.kind = written;
        }
        is_day
    })
}

/// The days that a line of a page names in full, in its order, each with where it stands. A stretch of days is none.
pub(super) fn days_in(line: &str, order: Order) -> Vec<(Day, Range<usize>)> {
    let tokens = tokens(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(form::Found { day, end }) = form::day(&tokens, at, order, Loose::Yes) else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) {
            found.push((day, first.span.start..last.span.end));
        }
        at = end;
    }
    found
}

/// Whether those words say nothing but a day of the week, a time and a zone.
pub(super) fn is_clock_text(text: &str) -> bool {
    is_clock(&tokens(text))
}

fn is_clock(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().all(|(at, token)| match token.kind {
        Kind::Number { digits, .. } => {
            let signed = at.checked_sub(1).and_then(|at| tokens.get(at));
            let signed = signed.is_some_and(|sign| {
                !token.spaced && (matches!(sign.kind, Kind::Sign('+' | '-' | '.' | ',')) || sign.is("t"))
            });
            digits <= 2 || (signed && digits <= 9)
        }
        Kind::Word => words::is_of_time(token.text),
        Kind::Sign(sign) => {
            matches!(sign, ':' | '.' | ',' | '+' | '-' | '–' | '(' | ')' | '/' | '|' | '·' | '•')
        }
    })
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
        check("2025-05-08T23:30:00.250Z", Some("2025-05-08"));
        check("2025-05-08 10:30", Some("2025-05-08"));
        check("2025-5-8T9:05:00", Some("2025-05-08"));
        check("2025/05/08", Some("2025-05-08"));
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
        check("09:38:07 PM IST May 8, 2025", Some("2025-05-08"));
        check("Thu May 08 2025 10:30:00 GMT+0200 (CEST)", Some("2025-05-08"));
        check("08.05.2025", Some("2025-05-08"));
        check("8.5.2025, 10:30 Uhr", Some("2025-05-08"));
        check("28/05/2025", Some("2025-05-28"));
        check("05/28/2025", Some("2025-05-28"));
        check("05/05/2025", Some("2025-05-05"));
        check("20250508", Some("2025-05-08"));
        check("20250508T103000Z", Some("2025-05-08"));
        check("08-May-2025", Some("2025-05-08"));
        check("2021-03-05T10:00:00+99:99", None);
        check("2021-03-05 10:00 +9999", None);
        check("5 March 2021 10:00 +99:99", None);
        check("2025-02-31", None);
        check("2025-05-081", None);
        check("08/05/2025", None);
        check("08/05/25", None);
        check("May 2025", None);
        check("yesterday", None);
        check("", None);
        check("31 April 2025", None);
        check("éééééééé", None);
        check("8 May 2025 and 9 May 2025", None);
        check("8 May 2025 in Oslo", None);
        check("1746700000", None);
        check("8.5.2025.1", None);
    }

    #[test]
    fn days_of_other_languages_are_read() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(read_day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
        check("Donnerstag, 8. Mai 2025, 10.30 Uhr", Some("2025-05-08"));
        check("8. März 2025", Some("2025-03-08"));
        check("1er août 2025 à 12h30", Some("2025-08-01"));
        check("jeudi 8 mai 2025", Some("2025-05-08"));
        check("8 de mayo de 2025", Some("2025-05-08"));
        check("quinta-feira, 8 de maio de 2025", Some("2025-05-08"));
        check("giovedì 8 maggio 2025 alle 10:30", Some("2025-05-08"));
        check("8 maja 2025", Some("2025-05-08"));
        check("8. května 2025", Some("2025-05-08"));
        check("2025. május 8.", Some("2025-05-08"));
        check("8 мая 2025 г.", Some("2025-05-08"));
        check("8. toukokuuta 2025", Some("2025-05-08"));
        check("2025年5月8日", Some("2025-05-08"));
        check("2025년 5월 8일", Some("2025-05-08"));
        // the tenth month in Croatian, the eleventh in Polish
        check("8 listopada 2025", None);
        check("8 blursday 2025", None);
    }

    #[test]
    fn lines_name_days() {
        #[track_caller]
        fn check(line: &str, order: Order, expected: &[&str]) {
            let found: Vec<String> =
                days_in(line, order).into_iter().map(|(day, at)| format!("{day} {}", &line[at])).collect();
            assert_eq!(found, expected, "{line}");
        }
        let unknown = Order::default();
        check(
            "Published: 18 April 2023, 7.40am | Updated: 2 May 2023",
            unknown,
            &["2023-04-18 18 April 2023", "2023-05-02 2 May 2023"],
        );
        check("Culture, 18.4.23", Order::DayFirst, &["2023-04-18 18.4.23"]);
        check("Culture, 18.4.23", unknown, &["2023-04-18 18.4.23"]);
        check("03.Mär.19", unknown, &["2019-03-03 03.Mär.19"]);
        check("el 03/05/2022 a las 22h03", Order::DayFirst, &["2022-05-03 03/05/2022"]);
        check("el 03/05/2022 a las 22h03", unknown, &[]);
        check("18 | 04 | 2023", unknown, &["2023-04-18 18 | 04 | 2023"]);
        check("Weekly report 14. - 20. January 2022", unknown, &[]);
        check("Version 1.2.23.4 of 10.0.0.1", unknown, &[]);
        check("Call 555-12-2023 or 20230418123", unknown, &[]);
        check("© 2023 The Daily", unknown, &[]);
    }
}
