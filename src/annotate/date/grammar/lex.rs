//! From tokens to items, islands, and the expressions left when the cascade has run.

use super::super::algebra::{Cal, Clock, Count, Time, Unit};
use super::super::holiday;
use super::super::lexicon::{self, *};
use super::{Item, Sem, cascade};
use crate::text::{Span, Token, TokenKind};

/// Longest island in items: past it a run of numbers is cut, so that no rule ever looks far.
const ISLAND: usize = 400;

/// An expression of time, before any anchor.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// First token and one past the last.
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) span: Span,
    pub(crate) sem: Sem,
    pub(crate) rule: &'static str,
}

/// The expressions in a text, in order. `without` leaves one rule out, for its tests.
pub(crate) fn read(text: &str, tokens: &[Token], without: Option<&str>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut items: Vec<Item> = Vec::with_capacity(32);
    let mut trigger = false;
    let mut at = 0;
    while at <= tokens.len() {
        let next = tokens.get(at).and_then(|token| item(text, tokens, at, token));
        match next {
            Some(item) if items.len() < ISLAND => {
                at = item.to as usize;
                trigger |= item.class & (TRIGGER | TIME | CLOCK) != 0;
                items.push(item);
            }
            _ => {
                if trigger {
                    cascade(text, tokens, &mut items, without);
                    collect(text, tokens, &items, &mut found);
                }
                trigger = false;
                if next_is_cut(&items, at, tokens) {
                    items.clear();
                    continue;
                }
                items.clear();
                at += 1;
            }
        }
    }
    found
}

/// Whether an island ended only because it was long.
fn next_is_cut(items: &[Item], at: usize, tokens: &[Token]) -> bool {
    items.len() >= ISLAND && at < tokens.len()
}

fn collect(text: &str, tokens: &[Token], items: &[Item], found: &mut Vec<Expression>) {
    for item in items {
        let Some(sem) = &item.sem else { continue };
        if item.class & (TIME | LENGTH | SPAN | SET) == 0 || is_age(text, tokens, item) {
            continue;
        }
        let (Some(first), Some(last)) =
            (tokens.get(item.from as usize), tokens.get((item.to as usize).wrapping_sub(1)))
        else {
            continue;
        };
        found.push(Expression {
            from: item.from,
            to: item.to,
            span: first.span.join(last.span),
            sem: sem.clone(),
            rule: item.rule,
        });
    }
}

/// Who is so many months old.
const YOUNG: &[&str] = &[
    "babies",
    "baby",
    "boy",
    "boys",
    "brother",
    "child",
    "children",
    "cub",
    "daughter",
    "daughters",
    "girl",
    "girls",
    "granddaughter",
    "grandson",
    "infant",
    "infants",
    "kitten",
    "niece",
    "nephew",
    "puppy",
    "sister",
    "son",
    "sons",
    "toddler",
    "triplets",
    "twins",
];

/// "6-year-old", "52 years old": how old somebody is, which dates nothing. A truce or a war is some months old.
fn is_age(text: &str, tokens: &[Token], item: &Item) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let end = item.to as usize;
    let old = |word: &str| word.eq_ignore_ascii_case("old") || word.eq_ignore_ascii_case("olds");
    let thing = |at: usize| {
        let coarse = match &item.sem {
            Some(Sem::Length(length, _)) => length.unit != Unit::Year || length.count == Count::Vague,
            _ => false,
        };
        coarse && word(at).starts_with(char::is_lowercase) && !YOUNG.contains(&word(at))
    };
    if old(word(end.wrapping_sub(1))) && thing(end) {
        return false;
    }
    item.class & LENGTH != 0
        && (end.checked_sub(1).is_some_and(|last| old(word(last)))
            || old(word(end))
            || word(end) == "-" && old(word(end + 1)))
}

/// The item of the token at `at`; `None` where the lexicon does not know it.
fn item(text: &str, tokens: &[Token], at: usize, token: &Token) -> Option<Item> {
    let word = token.span.of(text);
    let make = |class: Class, value: i32, unit: i8| Item {
        class,
        value,
        unit,
        from: at as u32,
        to: at as u32 + 1,
        sem: None,
        rule: "",
    };
    match token.kind {
        TokenKind::Word => {
            if let Some(found) = holiday_at(text, tokens, at, word) {
                return Some(found);
            }
            if let Some(entry) = lexicon::look_up(word) {
                return Some(make(entry.class, entry.value, entry.unit));
            }
            matches!(word, "'s" | "’s" | "'S" | "’S").then(|| make(POSS, 0, -1))
        }
        TokenKind::Number => {
            let (class, value, sem) = number(word)?;
            Some(Item { sem, ..make(class, value, -1) })
        }
        TokenKind::Mixed => {
            let (class, value, sem) = mixed(word)?;
            Some(Item { sem, ..make(class, value, -1) })
        }
        TokenKind::Mark => {
            let class = match word {
                "-" | "‐" | "‑" => HYPHEN,
                "–" | "—" | "--" => DASH,
                "," => COMMA,
                ":" => COLON,
                "/" => SLASH,
                "'" | "’" | "‘" | "`" => QUOTE,
                "(" => LPAREN,
                ")" => RPAREN,
                _ => return None,
            };
            Some(make(class, 0, -1))
        }
        TokenKind::Break => None,
    }
}

/// A number in digits, by its shape.
fn number(word: &str) -> Option<(Class, i32, Option<Sem>)> {
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        if bytes.len() > 9 {
            return None;
        }
        let value: i32 = word.parse().ok()?;
        let mut class = NUM;
        if bytes.len() == 4 && (1000..3000).contains(&value) {
            class |= YEAR;
        }
        if bytes.len() == 2 {
            class |= TWO;
        }
        if bytes.len() <= 2 && (1..=31).contains(&value) {
            class |= DAY;
        }
        if bytes.len() <= 2 && (1..=12).contains(&value) {
            class |= TWELVE;
        }
        return Some((class, value, None));
    }
    if !bytes.contains(&b'.') {
        let value: i32 = word.replace(',', "").parse().ok()?;
        return Some((NUM, value, None));
    }
    let mut parts = word.split('.');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    match third {
        None => {
            let (whole, rest): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
            // A clock as some write it: 10.30; the value is hours times 100 and minutes.
            let is_clock = first.len() <= 2 && whole <= 24 && second.len() == 2 && rest < 60;
            let clock = if is_clock { CLOCKDIGITS } else { 0 };
            let d = 10_i32.checked_pow(u32::try_from(second.len()).ok()?)?;
            let count = Count::whole(whole).plus(Count::Exact { n: rest, d })?;
            Some((NUM | clock, whole.checked_mul(100)?.checked_add(rest)?, Some(Sem::Count(count))))
        }
        // 30.04.2025
        Some(year) if parts.next().is_none() => {
            let (a, b, y): (i32, i32, i32) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
            let fits = (1..=31).contains(&a) && (1..=12).contains(&b) && (1000..3000).contains(&y);
            fits.then(|| (DOTTED, y * 10_000 + b * 100 + a, None))
        }
        Some(_) => None,
    }
}

/// Digits and letters together: `30th`, `1980s`, `9pm`, `FY24`, `3Q24`.
fn mixed(word: &str) -> Option<(Class, i32, Option<Sem>)> {
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

/// A holiday whose name begins at `at`; longest first in the table.
fn holiday_at(text: &str, tokens: &[Token], at: usize, word: &str) -> Option<Item> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let fits = |names: &[&str]| {
        names.iter().enumerate().all(|(n, name)| {
            tokens.get(at + n).is_some_and(|token| {
                let word = token.span.of(text);
                let word = word.strip_suffix('.').unwrap_or(word);
                word.eq_ignore_ascii_case(name)
                    || (*name == "'s" && word == "’s")
                    || (*name == "'" && word == "’")
                    || (*name == "-" && matches!(word, "‐" | "‑"))
            })
        })
    };
    // The first letter settles most words.
    let initial = word.as_bytes().first()?.to_ascii_lowercase();
    let (first, last) = holiday::of_initial(initial);
    for (index, (names, _)) in holiday::NAMES.iter().enumerate().take(last).skip(first) {
        if fits(names) {
            return Some(Item {
                class: HOLIDAY,
                value: index as i32,
                unit: -1,
                from: at as u32,
                to: (at + names.len()) as u32,
                sem: None,
                rule: "",
            });
        }
    }
    None
}
