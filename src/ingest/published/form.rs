//! The forms of a day.

use super::lex::{DAY_SIGNS, Kind, MONTH_SIGNS, Token, YEAR_SIGNS};
use super::words::month;
use crate::annotate::Day;

/// In which order a writer puts a day of numbers with strokes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) enum Order {
    /// The day before the month.
    DayFirst,
    /// Not known: `08/05/2025` could be two days.
    #[default]
    Unknown,
}

/// Whether years of two digits count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loose {
    Yes,
    No,
}

/// A day, and the token behind it.
pub(super) struct Found {
    pub(super) day: Day,
    pub(super) end: usize,
}

/// The tokens from one on, read one after another.
struct Reader<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    loose: Loose,
}

/// The day that begins at that token.
pub(super) fn day(tokens: &[Token<'_>], at: usize, order: Order, loose: Loose) -> Option<Found> {
    let reader = || Reader { tokens, at, loose };
    if !matches!(tokens.get(at)?.kind, Kind::Number { .. } | Kind::Word) || is_inside(tokens, at) {
        return None;
    }
    let found = compact(reader())
        .or_else(|| year_first(reader()))
        .or_else(|| asian(reader()))
        .or_else(|| numbers(reader(), order))
        .or_else(|| day_then_name(reader()))
        .or_else(|| name_then_day(reader()))?;
    // a number that goes on is no year
    let next = tokens.get(found.end);
    let after = tokens.get(found.end + 1);
    let goes_on = next.is_some_and(|next| !next.spaced && next.is_sign(&['.', '-', '/']))
        && after.is_some_and(|after| !after.spaced && matches!(after.kind, Kind::Number { .. }))
        && !next.is_some_and(|next| next.is_sign(&['-']) && is_time(tokens, found.end + 1));
    (!goes_on).then_some(found)
}

/// Whether hours and minutes stand there.
fn is_time(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|sign| sign.is_sign(&[':']))
}

/// Whether what stands before a token makes it a part of something longer: a number, or a stretch of days.
fn is_inside(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
    let Some(last) = before(1) else { return false };
    let is_number =
        |token: Option<&Token<'_>>| token.is_some_and(|token| matches!(token.kind, Kind::Number { .. }));
    let glued = tokens.get(at).is_some_and(|token| !token.spaced);
    if glued && last.is_sign(&['.', '-', '/', '_', '+']) && is_number(before(2)) {
        return true;
    }
    // `14 - 20 May`, `14. - 20. May`
    last.is_sign(&['-', '–', '—'])
        && (is_number(before(2)) && before(2).is_some_and(|number| small(number))
            || before(2).is_some_and(|dot| dot.is_sign(&['.'])) && before(3).is_some_and(small))
}

fn small(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Number { digits: 1..=2, .. })
}

impl Reader<'_> {
    fn token(&self) -> Option<&Token<'_>> {
        self.tokens.get(self.at)
    }

    /// A number of that many digits.
    fn number(&mut self, least: usize, most: usize) -> Option<u64> {
        let Kind::Number { value, digits } = self.token()?.kind else { return None };
        self.at += 1;
        (least..=most).contains(&digits).then_some(value)
    }

    /// One of those signs.
    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let Kind::Sign(sign) = self.token()?.kind else { return None };
        self.at += 1;
        signs.contains(&sign).then_some(sign)
    }

    /// Passes over one of those signs, if it is there.
    fn pass(&mut self, signs: &[char]) {
        self.at += usize::from(self.token().is_some_and(|token| token.is_sign(signs)));
    }

    /// Passes over one of those words, if it is there.
    fn pass_word(&mut self, words: &[&str]) {
        self.at += usize::from(self.token().is_some_and(|token| words.iter().any(|word| token.is(word))));
    }

    /// The month of a name.
    fn name(&mut self) -> Option<u64> {
        let token = self.token()?;
        let found = if token.kind == Kind::Word { month(token.text).map(u64::from) } else { None };
        self.at += 1;
        found
    }

    /// Four digits, or two where those count.
    fn year(&mut self) -> Option<u64> {
        let Kind::Number { value, digits } = self.token()?.kind else { return None };
        self.at += 1;
        match digits {
            4 => Some(value),
            2 if self.loose == Loose::Yes => Some(if value < 70 { 2000 + value } else { 1900 + value }),
            _ => None,
        }
    }

    /// The day, if the calendar has it.
    fn found(self, year: u64, month: u64, day: u64) -> Option<Found> {
        if !(1000..=9999).contains(&year) {
            return None;
        }
        let day = Day::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
        Some(Found { day, end: self.at })
    }
}

/// `20250508`, alone or with a time glued to it.
fn compact(mut reader: Reader<'_>) -> Option<Found> {
    let Kind::Number { value, digits } = reader.token()?.kind else { return None };
    reader.at += 1;
    let value = match digits {
        8 => value,
        12 => value / 10_000,
        14 => value / 1_000_000,
        _ => return None,
    };
    let year = value / 10_000;
    if !(1900..2100).contains(&year) {
        return None;
    }
    reader.found(year, value / 100 % 100, value % 100)
}

/// `2025-05-08`, `2025/5/8`, `2025.05.08`, `2025. május 8.`
fn year_first(mut reader: Reader<'_>) -> Option<Found> {
    let year = reader.number(4, 4)?;
    if let Some(separator) = reader.sign(&['-', '/', '.', '‑', '‐', '−']) {
        if let Some(Kind::Number { .. }) = reader.token().map(|token| token.kind) {
            let month = reader.number(1, 2)?;
            reader.sign(&[separator])?;
            let day = reader.number(1, 2)?;
            return reader.found(year, month, day);
        }
    } else {
        reader.at -= 1;
    }
    let month = reader.name()?;
    reader.pass(&['-', '.', ',']);
    let day = reader.number(1, 2)?;
    reader.found(year, month, day)
}

/// `2025年5月8日`
fn asian(mut reader: Reader<'_>) -> Option<Found> {
    let year = reader.number(4, 4)?;
    reader.sign(&YEAR_SIGNS)?;
    let month = reader.number(1, 2)?;
    reader.sign(&MONTH_SIGNS)?;
    let day = reader.number(1, 2)?;
    reader.sign(&DAY_SIGNS)?;
    reader.found(year, month, day)
}

/// `08.05.2025`, where the day is the first; `28/05/2025`, `05-28-2025`, where it shows or the order is known.
fn numbers(mut reader: Reader<'_>, order: Order) -> Option<Found> {
    let first = reader.number(1, 2)?;
    let separator = reader.sign(&['.', '/', '-', '|', '‑', '‐'])?;
    let second = reader.number(1, 2)?;
    reader.sign(&[separator])?;
    let short = reader.token().is_some_and(small);
    let year = reader.year()?;
    let day_first = separator == '.' || order == Order::DayFirst;
    // three numbers of two digits with strokes could be anything
    if short && separator != '.' && order == Order::Unknown {
        return None;
    }
    match (first, second) {
        (day, month) if day_first || (day > 12 && month <= 12) || day == month => {
            reader.found(year, month, day)
        }
        (month, day) if day > 12 => reader.found(year, month, day),
        _ => None,
    }
}

/// `8 May 2025`, `8. Mai 2025`, `8 de mayo de 2025`, `1er août 2025`, `08-May-2025`
fn day_then_name(mut reader: Reader<'_>) -> Option<Found> {
    let day = reader.number(1, 2)?;
    if reader.token().is_some_and(|token| !token.spaced) {
        reader.pass_word(&["st", "nd", "rd", "th", "er", "º", "ª", "o", "ter", "ste", "e"]);
    }
    reader.pass(&['.', '-', '/', ',', '°']);
    reader.pass_word(&["de", "of", "del", "d"]);
    let month = reader.name()?;
    reader.pass(&['.', '-', '/', ',']);
    reader.pass(&['.', '-', '/', ',', '\'', '’']);
    reader.pass_word(&["de", "del", "do", "of"]);
    let year = reader.year()?;
    reader.found(year, month, day)
}

/// `May 8, 2025`, `Sept. 8th 2025`; in some a time stands before the year.
fn name_then_day(mut reader: Reader<'_>) -> Option<Found> {
    let month = reader.name()?;
    reader.pass(&['.', '-']);
    let day = reader.number(1, 2)?;
    if reader.token().is_some_and(|token| !token.spaced) {
        reader.pass_word(&["st", "nd", "rd", "th"]);
    }
    reader.pass(&['.', ',', '-']);
    let year = reader.number(4, 4)?;
    reader.found(year, month, day)
}
