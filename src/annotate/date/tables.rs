//! What the reader of dates knows of a language, as plain tables that the algorithms are handed.
//!
//! A language is a folder beside this file that fills them in; one without a folder is read by [`DIGITS`].

use super::govern::Governor;
use super::grammar::class::Class;
use super::grammar::lexicon::Lexicon;
use super::grammar::{Item, Sem, Stage, iso};
use super::holiday::Holidays;
use super::tense::Tense;
use crate::annotate::syntax::Sentence;
use crate::text::{Span, Token};

/// What digits and letters together say: classes, number, and meaning.
pub(crate) type Mixed = (Class, i32, Option<Sem>);

/// What the reader of dates knows of a language.
pub(crate) struct DateTables {
    /// The words that expressions of time are made of.
    pub(crate) lexicon: &'static Lexicon,
    /// Reads digits and letters together (`30th`, `9pm`).
    pub(crate) mixed: fn(&str) -> Option<Mixed>,
    pub(crate) holidays: &'static Holidays,
    /// Whether the name of a holiday is that of the day, by the text around its first token.
    pub(crate) is_holiday: fn(&str, &[Token], usize) -> bool,
    /// Whether an expression dates nothing after all, such as an age.
    pub(crate) dates_nothing: fn(&str, &[Token], &Item) -> bool,
    /// The rules, stage by stage.
    pub(crate) stages: &'static [Stage],
    pub(crate) around: Around,
    /// The way the clause around some tokens looks: text, tokens, the expression's first and one past its last,
    /// the sentence's first and one past its last.
    pub(crate) tense: fn(&str, &[Token], usize, usize, usize, usize) -> Tense,
    /// The way a predicate looks by the tree of its sentence, with the expression that it governs; unknown where the
    /// tree does not tell.
    pub(crate) tense_of: fn(&str, &Sentence, Governor, Span) -> Tense,
    /// Whether an expression is the day until which something is put off: text, tokens, the expression's first
    /// token, the sentence's first.
    pub(crate) put_off: fn(&str, &[Token], usize, usize) -> bool,
}

/// Words around expressions of time, in lower case.
pub(crate) struct Around {
    /// Before a date that is a deadline.
    pub(crate) deadline: &'static [&'static str],
    pub(crate) since: &'static [&'static str],
    pub(crate) by: &'static [&'static str],
    pub(crate) before: &'static [&'static str],
    pub(crate) after: &'static [&'static str],
    /// Before a date that ends a stretch.
    pub(crate) until: &'static [&'static str],
    /// What may stand between such a word and the date.
    pub(crate) skipped: &'static [&'static str],
    /// Between the two ends of a range.
    pub(crate) to: &'static [&'static str],
    /// Before the first end of a range, whose ends `and` joins.
    pub(crate) between: &'static [&'static str],
    pub(crate) and: &'static [&'static str],
    pub(crate) or: &'static [&'static str],
    /// Between an hour, the same hour elsewhere, and its day: "3 p.m. local time (1200 GMT) on Tuesday".
    pub(crate) hour_elsewhere: &'static [&'static str],
    /// What stands beside a date that is all of a line: "Updated Monday".
    pub(crate) byline: &'static [&'static str],
    /// The names of rules by which only a part of a time is meant: its beginning, middle or end.
    pub(crate) parts: &'static [&'static str],
    /// Before a number that is a year, however early.
    pub(crate) years: &'static [&'static str],
    /// Between a year of accounts and the day on which it ends; and what may stand beside such a word.
    pub(crate) ends: &'static [&'static str],
    pub(crate) before_end: &'static [&'static str],
}

/// What is read in any language: dates in digits, year first.
pub(crate) static DIGITS: DateTables = DateTables {
    lexicon: &Lexicon::new(&[]),
    mixed: |_| None,
    holidays: &Holidays::new(&[]),
    is_holiday: |_, _, _| false,
    dates_nothing: |_, _, _| false,
    stages: iso::STAGES,
    around: Around {
        deadline: &[],
        since: &[],
        by: &[],
        before: &[],
        after: &[],
        until: &[],
        skipped: &[],
        to: &[],
        between: &[],
        and: &[],
        or: &[],
        hour_elsewhere: &[],
        byline: &[],
        parts: &[],
        years: &[],
        ends: &[],
        before_end: &[],
    },
    tense: |_, _, _, _, _, _| Tense::Unknown,
    tense_of: |_, _, _, _| Tense::Unknown,
    put_off: |_, _, _, _| false,
};
