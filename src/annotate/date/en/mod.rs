//! Dates in English: the lexicon, the grammar's tables of rules, tense, holidays' names, and the words around
//! dates and clauses.
//!
//! Every rule has a name, which a reader sees as the basis of a date, and examples, which are its tests.

#![allow(clippy::wildcard_imports, reason = "the tables of rules name a hundred word classes")]
#![allow(clippy::unnecessary_wraps, reason = "what a rule builds is optional, also where it always builds")]
#![allow(clippy::match_same_arms, reason = "a table is read line by line")]
#![allow(clippy::nonminimal_bool, reason = "conditions are kept in the words of their comments")]
#![allow(clippy::unnecessary_lazy_evaluations, reason = "a condition stands before what it guards")]

mod absolute;
mod age;
mod away;
mod clock;
mod compose;
mod context;
mod fiscal;
mod holiday;
mod length;
mod lexicon;
mod mixed;
mod modified;
mod nearby;
mod number;
mod relative;
mod tense;
mod tree;
mod year;

use super::grammar::{Item, Match, Rule, Sem, Stage, iso, one, opt};
use super::tables::{Around, DateTables};

/// What the reader of dates knows of English.
pub(super) static TABLES: DateTables = DateTables {
    lexicon: &lexicon::LEXICON,
    mixed: mixed::mixed,
    holidays: &holiday::HOLIDAYS,
    is_holiday: holiday::is_holiday,
    dates_nothing: age::is_age,
    stages: STAGES,
    around: AROUND,
    tense: tense::tense,
    tense_of: tree::tense_of,
    put_off: tense::put_off,
};

/// The stages, in order, each of one table or several.
const STAGES: &[Stage] = &[
    Stage::new(&[number::RULES]),
    Stage::new(&[clock::RULES]),
    Stage::new(&[length::RULES]),
    Stage::new(&[absolute::RULES, fiscal::RULES]),
    Stage::new(&[relative::RULES, away::RULES, nearby::RULES]),
    Stage::new(&[compose::BARE]),
    Stage::new(&[compose::DAYS]),
    Stage::new(&[compose::RULES, nearby::COMPOSED]),
    Stage::new(&[modified::RULES]),
    Stage::new(&[modified::TAIL]),
];

const AROUND: Around = Around {
    deadline: &["by", "until", "till", "through", "effective"],
    since: &["since"],
    by: &["by"],
    before: &["before"],
    after: &["after"],
    until: &["until", "till", "through"],
    skipped: &["the", "about", "at", "least", "early", "late", "around", "mid", "of", "end", "in"],
    to: &["to", "through", "until", "till"],
    between: &["between"],
    and: &["and"],
    or: &["or"],
    hour_elsewhere: &["on", "local", "time", "of", "in"],
    byline: &[
        "published",
        "updated",
        "posted",
        "on",
        "by",
        "at",
        "date",
        "dated",
        "last",
        "modified",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "am",
        "pm",
        "gmt",
        "utc",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "edt",
        "est",
        "a.m",
        "p.m",
    ],
    parts: &["early, mid, late", "start or end of a time", "end of the unit"],
    years: &["in", "since", "during", "year"],
    ends: &["ended", "ends", "ending", "end"],
    before_end: &["that", "which", "will", "on", ",", "runs", "to", "and"],
};
