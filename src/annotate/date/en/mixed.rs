//! Digits and letters together, as English and its companies write them.

use super::super::algebra::{Cal, Clock, Time};
use super::super::grammar::class::*;
use super::Sem;

/// Digits and letters together: `30th`, `1980s`, `9pm`, `FY24`, `3Q24`.
pub(super) fn mixed(word: &str) -> Option<(Class, i32, Option<Sem>)> {
    let split = word.find(|c: char| !c.is_ascii_digit())?;
    let (digits, tail) = word.split_at(split);
    if digits.is_empty() {
        // FY2024
        if let Some(year) = word.strip_prefix("FY") {
            return Some((YEAR | FISCAL, 0, Some(Sem::Year(written_year(year)?))));
        }
        // Q3, H1
        let (head, tail) = word.split_at_checked(1)?;
        let value: i32 = tail.parse().ok()?;
        return match head {
            "Q" if (1..=4).contains(&value) => Some((QCODE, value, None)),
            "H" if (1..=2).contains(&value) => Some((HCODE, value, None)),
            _ => None,
        };
    }
    if digits.len() > 4 {
        return None;
    }
    let value: i32 = digits.parse().ok()?;
    // 9.15pm
    if let Some(rest) = tail.strip_prefix('.')
        && let (Some(minutes), Some(tail)) = (rest.get(..2), rest.get(2..))
        && let Ok(minutes) = minutes.parse::<i32>()
        && minutes < 60
        && matches!(tail.to_ascii_lowercase().as_str(), "am" | "pm")
        && value <= 12
    {
        let pm = if tail.starts_with(['p', 'P']) { 12 } else { 0 };
        return Some((AMPMDIGITS | CLOCKDIGITS, (value * 100 + minutes) * 100 + pm, None));
    }
    let is = |other: &str| tail.eq_ignore_ascii_case(other);
    if is("st") || is("nd") || is("rd") || is("th") {
        let day = if (1..=31).contains(&value) { DAY } else { 0 };
        return Some((ORD | day, value, None));
    }
    if is("s") && value % 10 == 0 && (digits.len() == 4 && (1000..2100).contains(&value) || digits.len() == 2)
    {
        return Some((DECADE, value / 10, None));
    }
    if is("am") || is("pm") || is("a.m") || is("p.m") || is("a.m.") || is("p.m.") {
        let pm = if tail.starts_with(['p', 'P']) { 12 } else { 0 };
        return Some((AMPMDIGITS, value * 100 + pm, None));
    }
    if is("Q") && (1..=4).contains(&value) {
        return Some((QCODE, value, None));
    }
    let small = i8::try_from(value).ok()?;
    let (head, tail) = tail.split_at_checked(1)?;
    match head {
        // 18h30
        "h" | "H" if value < 24 && tail.len() == 2 => {
            let minute: i8 = tail.parse().ok().filter(|minute| *minute < 60)?;
            let clock = Clock::At { hour: small, minute: Some(minute), second: None };
            Some((CLOCK, 0, Some(Sem::Clock(clock))))
        }
        // 3Q24, 1H2024
        "Q" if (1..=4).contains(&value) => {
            Some((TIME, 0, Some(Sem::Time(Time::At(Cal::Quarter(written_year(tail)?, small)), None))))
        }
        "H" if (1..=2).contains(&value) => {
            Some((TIME, 0, Some(Sem::Time(Time::At(Cal::Half(written_year(tail)?, small)), None))))
        }
        _ => None,
    }
}

/// A year in two or four digits, of this century where it is short: codes of accounts are no older.
fn written_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 if (1900..2200).contains(&year) => Some(year),
        _ => None,
    }
}
