//! From tokens to items, islands, and the expressions left when the cascade has run.

use super::super::algebra::Count;
use super::super::tables::DateTables;
use super::class::*;
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
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    tables: &DateTables,
    without: Option<&str>,
) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut items: Vec<Item> = Vec::with_capacity(32);
    let mut trigger = false;
    let mut at = 0;
    while at <= tokens.len() {
        let next = tokens.get(at).and_then(|token| item(text, tokens, at, token, tables));
        match next {
            Some(item) if items.len() < ISLAND => {
                at = item.to as usize;
                trigger |= item.class & (TRIGGER | TIME | CLOCK) != 0;
                items.push(item);
            }
            _ => {
                if trigger {
                    cascade(text, tokens, &mut items, tables.stages, without);
                    collect(text, tokens, &items, tables, &mut found);
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

fn collect(text: &str, tokens: &[Token], items: &[Item], tables: &DateTables, found: &mut Vec<Expression>) {
    for item in items {
        let Some(sem) = &item.sem else { continue };
        if item.class & (TIME | LENGTH | SPAN | SET) == 0 || (tables.dates_nothing)(text, tokens, item) {
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

/// The item of the token at `at`; `None` where the lexicon does not know it.
fn item(text: &str, tokens: &[Token], at: usize, token: &Token, tables: &DateTables) -> Option<Item> {
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
            if let Some(found) = holiday_at(text, tokens, at, word, tables) {
                return Some(found);
            }
            tables.lexicon.look_up(word).map(|entry| make(entry.class, entry.value, entry.unit))
        }
        TokenKind::Number => {
            let (class, value, sem) = number(word)?;
            Some(Item { sem, ..make(class, value, -1) })
        }
        TokenKind::Mixed => {
            let (class, value, sem) = (tables.mixed)(word)?;
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

/// A holiday whose name begins at `at`; longest first in the table.
fn holiday_at(text: &str, tokens: &[Token], at: usize, word: &str, tables: &DateTables) -> Option<Item> {
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
    for (index, names) in tables.holidays.of_initial(initial) {
        if fits(names) && (tables.is_holiday)(text, tokens, at) {
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
