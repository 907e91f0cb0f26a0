//! The grammar: a cascade of tables of rules over islands of tokens.
//!
//! A text is scanned once; a run of words that the lexicon knows and that holds at least one word of time is
//! an *island*. On each island the stages run in order: numbers, then lengths, clock times and fixed dates,
//! then relative ones, then compositions of those. A stage goes from left to right; at each place the longest
//! match of its rules is replaced by what the rule builds. A pattern has at most [`SLOTS`] parts and a stage
//! never goes back, so the whole is linear in the length of the text.
//!
//! Every rule has a name, which a reader sees as the basis of a date, and examples, which are its tests.
//! This module must not know anchors or the calendar's present.

#![allow(clippy::wildcard_imports, reason = "the tables of rules name a hundred word classes")]
#![allow(clippy::unnecessary_wraps, reason = "what a rule builds is optional, also where it always builds")]
#![allow(clippy::match_same_arms, reason = "a table is read line by line")]
#![allow(clippy::nonminimal_bool, reason = "conditions are kept in the words of their comments")]
#![allow(clippy::unnecessary_lazy_evaluations, reason = "a condition stands before what it guards")]

pub(crate) mod class;
pub(crate) mod iso;
mod lex;
pub(crate) mod lexicon;

use class::Class;

use super::Modifier;
use super::algebra::{Clock, Count, Length, Time};
use crate::text::Token;

pub(crate) use lex::{Expression, read};

/// What a stretch of an island means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sem {
    Count(Count),
    Length(Length, Option<Modifier>),
    Time(Time, Option<Modifier>),
    Clock(Clock),
    /// A length that ends or begins at the origin: "the past two years".
    Span {
        length: Length,
        toward: i8,
        modifier: Option<Modifier>,
    },
    /// A recurrence, by its value.
    Set(String),
    /// An ordinal or cardinal that has become a year.
    Year(i16),
}

/// One or more tokens of an island.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) class: Class,
    /// The number of a number, the index of a month.
    pub(crate) value: i32,
    pub(crate) unit: i8,
    /// First token and one past the last.
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) sem: Option<Sem>,
    /// The rule that made it.
    pub(crate) rule: &'static str,
}

/// Most parts that a pattern can have.
pub(crate) const SLOTS: usize = 10;

/// A part of a pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    class: Class,
    optional: bool,
}

/// An item of one of these classes.
pub(crate) const fn one(class: Class) -> Part {
    Part { class, optional: false }
}

/// An item of one of these classes, or none.
pub(crate) const fn opt(class: Class) -> Part {
    Part { class, optional: true }
}

/// A rule: what it matches, what it makes, and the examples that test it.
pub(crate) struct Rule {
    /// What a reader sees.
    pub(crate) name: &'static str,
    pub(crate) pattern: &'static [Part],
    pub(crate) build: fn(&Match<'_>) -> Option<Sem>,
    /// A text and the mention expected in it, as `TYPE value` or `TYPE value MOD`.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read it"))]
    pub(crate) examples: &'static [(&'static str, &'static str)],
}

/// A pattern matched to items.
pub(crate) struct Match<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    items: &'a [Item],
    slots: [Option<u16>; SLOTS],
    from: usize,
    to: usize,
}

impl<'a> Match<'a> {
    /// The item of that part of the pattern.
    pub(crate) fn item(&self, part: usize) -> Option<&'a Item> {
        self.items.get(usize::from((*self.slots.get(part)?)?))
    }

    pub(crate) fn has(&self, part: usize) -> bool {
        self.item(part).is_some()
    }

    pub(crate) fn is(&self, part: usize, class: Class) -> bool {
        self.item(part).is_some_and(|item| item.class & class != 0)
    }

    pub(crate) fn value(&self, part: usize) -> Option<i32> {
        Some(self.item(part)?.value)
    }

    pub(crate) fn small(&self, part: usize) -> Option<i8> {
        i8::try_from(self.value(part)?).ok()
    }

    pub(crate) fn year(&self, part: usize) -> Option<i16> {
        let item = self.item(part)?;
        match item.sem {
            Some(Sem::Year(year)) => Some(year),
            _ => i16::try_from(item.value).ok(),
        }
    }

    pub(crate) fn unit(&self, part: usize) -> Option<super::algebra::Unit> {
        super::algebra::Unit::from_index(i32::from(self.item(part)?.unit))
    }

    pub(crate) fn count(&self, part: usize) -> Option<Count> {
        let item = self.item(part)?;
        match &item.sem {
            Some(Sem::Count(count)) => Some(*count),
            None if item.class & (class::VAGUE | class::FEW) != 0 => Some(Count::Vague),
            None => Some(Count::whole(item.value)),
            Some(_) => None,
        }
    }

    pub(crate) fn length(&self, part: usize) -> Option<(Length, Option<Modifier>)> {
        match self.item(part)?.sem {
            Some(Sem::Length(length, modifier)) => Some((length, modifier)),
            _ => None,
        }
    }

    pub(crate) fn time(&self, part: usize) -> Option<(Time, Option<Modifier>)> {
        match &self.item(part)?.sem {
            Some(Sem::Time(time, modifier)) => Some((time.clone(), *modifier)),
            _ => None,
        }
    }

    pub(crate) fn clock(&self, part: usize) -> Option<Clock> {
        match self.item(part)?.sem {
            Some(Sem::Clock(clock)) => Some(clock),
            _ => None,
        }
    }

    /// The word of a part as written.
    pub(crate) fn word(&self, part: usize) -> &'a str {
        self.item(part).map_or("", |item| self.token(item.from as usize))
    }

    fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The item before the match.
    pub(crate) fn before(&self) -> Option<&'a Item> {
        self.items.get(self.from.checked_sub(1)?)
    }

    /// The item `n` before the match (1 the nearest).
    pub(crate) fn earlier(&self, n: usize) -> Option<&'a Item> {
        self.items.get(self.from.checked_sub(n)?)
    }

    /// The item `n` after the match (0 the nearest).
    pub(crate) fn later(&self, n: usize) -> Option<&'a Item> {
        self.items.get(self.to + n)
    }

    /// Whether the token after the match follows without white space.
    pub(crate) fn touches_after(&self) -> bool {
        let end = self.to.checked_sub(1).and_then(|at| self.items.get(at)).map_or(0, |item| item.to as usize);
        match (end.checked_sub(1).and_then(|at| self.tokens.get(at)), self.tokens.get(end)) {
            (Some(last), Some(next)) => last.span.end == next.span.start,
            _ => false,
        }
    }

    /// The item after the match.
    pub(crate) fn after(&self) -> Option<&'a Item> {
        self.items.get(self.to)
    }

    /// The token `n` before the first of the match (1 the nearest), as written.
    pub(crate) fn word_before(&self, n: usize) -> &'a str {
        let first = self.items.get(self.from).map_or(0, |item| item.from as usize);
        first.checked_sub(n).map_or("", |at| self.token(at))
    }

    /// The token `n` after the last of the match (0 the nearest), as written.
    pub(crate) fn word_after(&self, n: usize) -> &'a str {
        let end = self.to.checked_sub(1).and_then(|at| self.items.get(at)).map_or(0, |item| item.to as usize);
        self.token(end + n)
    }

    /// Whether two neighbouring parts touch, without white space.
    pub(crate) fn glued(&self, left: usize, right: usize) -> bool {
        let (Some(left), Some(right)) = (self.item(left), self.item(right)) else { return false };
        let end =
            |item: &Item| self.tokens.get((item.to as usize).wrapping_sub(1)).map(|token| token.span.end);
        let start = |item: &Item| self.tokens.get(item.from as usize).map(|token| token.span.start);
        end(left) == start(right)
    }
}

/// The classes of an item that a rule made.
fn class_of(sem: &Sem) -> Class {
    use class::{CLOCK, COUNT, LENGTH, NUM, SET, SPAN, TIME, YEAR};
    match sem {
        Sem::Count(_) => COUNT | NUM,
        Sem::Length(..) => LENGTH,
        Sem::Time(..) => TIME,
        Sem::Clock(_) => CLOCK,
        Sem::Span { .. } => SPAN,
        Sem::Set(_) => SET,
        Sem::Year(_) => YEAR,
    }
}

/// One pass over an island: the tables whose rules it tries.
#[derive(Clone, Copy)]
pub(crate) struct Stage {
    pub(crate) tables: &'static [&'static [Rule]],
    /// The classes that a rule of the stage can begin with: most items of most stages are passed by at one look.
    beginnings: Class,
}

impl Stage {
    /// A stage of these tables.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs while the program is compiled, and does not compile where it leaves a table"
    )]
    pub(crate) const fn new(tables: &'static [&'static [Rule]]) -> Stage {
        let mut beginnings = 0;
        let mut table = 0;
        while table < tables.len() {
            let mut rule = 0;
            while rule < tables[table].len() {
                let pattern = tables[table][rule].pattern;
                let mut part = 0;
                loop {
                    beginnings |= pattern[part].class;
                    part += 1;
                    if part == pattern.len() || !pattern[part - 1].optional {
                        break;
                    }
                }
                rule += 1;
            }
            table += 1;
        }
        Stage { tables, beginnings }
    }
}

/// Runs every stage over the items of one island. `without` leaves one rule out, for its tests.
#[expect(clippy::indexing_slicing, reason = "items only shrink behind the place that is read")]
fn cascade(text: &str, tokens: &[Token], items: &mut Vec<Item>, stages: &[Stage], without: Option<&str>) {
    for stage in stages {
        let mut at = 0;
        while at < items.len() {
            if items[at].class & stage.beginnings == 0 {
                at += 1;
                continue;
            }
            // An item may be taken up again by another rule of the stage, but not for ever.
            for _ in 0..4 {
                let Some((rule, end, sem)) = best(stage.tables, text, tokens, items, at, without) else {
                    break;
                };
                let from = items[at].from;
                let to = items[end - 1].to;
                let value = match &sem {
                    Sem::Count(count) => count.as_whole().unwrap_or(0),
                    Sem::Year(year) => i32::from(*year),
                    _ => 0,
                };
                let made = Item {
                    class: class_of(&sem),
                    value,
                    unit: -1,
                    from,
                    to,
                    sem: Some(sem),
                    rule: rule.name,
                };
                items[at] = made;
                items.drain(at + 1..end);
            }
            at += 1;
        }
    }
}

/// The longest match at `at` whose rule builds something; the earlier rule of two equal ones.
#[expect(clippy::indexing_slicing, reason = "the cascade asks at the number of an item")]
fn best<'r>(
    stage: &'r [&'r [Rule]],
    text: &str,
    tokens: &[Token],
    items: &[Item],
    at: usize,
    without: Option<&str>,
) -> Option<(&'r Rule, usize, Sem)> {
    let mut best: Option<(&Rule, usize, Sem)> = None;
    for rule in stage.iter().copied().flatten() {
        if without == Some(rule.name) || !can_begin(rule.pattern, items[at].class) {
            continue;
        }
        let mut slots = [None; SLOTS];
        let Some(to) = fit(rule.pattern, 0, items, at, &mut slots) else { continue };
        if to <= at || best.as_ref().is_some_and(|(_, end, _)| *end >= to) {
            continue;
        }
        if let Some(sem) = (rule.build)(&Match { text, tokens, items, slots, from: at, to }) {
            best = Some((rule, to, sem));
        }
    }
    best
}

fn can_begin(pattern: &[Part], class: Class) -> bool {
    for part in pattern {
        if part.class & class != 0 {
            return true;
        }
        if !part.optional {
            return false;
        }
    }
    false
}

/// Fits a pattern to the items at `at`; an optional part is taken where the rest still fits.
#[expect(
    clippy::indexing_slicing,
    reason = "a pattern has at most as many parts as there are slots: its tests run every rule"
)]
fn fit(
    pattern: &[Part],
    part: usize,
    items: &[Item],
    at: usize,
    slots: &mut [Option<u16>; SLOTS],
) -> Option<usize> {
    let Some(want) = pattern.get(part) else { return Some(at) };
    if let Some(item) = items.get(at)
        && item.class & want.class != 0
    {
        slots[part] = Some(at as u16);
        if let Some(end) = fit(pattern, part + 1, items, at + 1, slots) {
            return Some(end);
        }
        slots[part] = None;
    }
    if want.optional { fit(pattern, part + 1, items, at, slots) } else { None }
}
