//! The classes of words that expressions of time are made of: what a lexicon gives and what rules ask for.
//!
//! A class says what a word does in such an expression (a month, a unit, "ago"), whatever the language; a
//! language's lexicon says which words are of which class, and its rules how they combine. This module must
//! not know words.

/// A set of word classes.
pub(crate) type Class = u128;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { classes!(@ 0u32, $($(#[$doc])* $name,)*); };
    (@ $n:expr, $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])* pub(crate) const $name: Class = 1 << ($n);
        classes!(@ $n + 1, $($rest)*);
    };
    (@ $n:expr,) => {};
}

classes! {
    /// A cardinal number, in digits or words.
    NUM,
    /// A number in words below ten; ten to nineteen; round tens.
    ONES, TEEN, TENS,
    /// hundred, thousand, million
    HUNDRED, THOUSAND,
    DOZEN, COUPLE,
    /// "several", "few", "many": a number not given
    VAGUE, FEW,
    ORD,
    HALF,
    /// Four digits that can be a year.
    YEAR,
    /// Two digits: 00 to 99.
    TWO,
    /// 1 to 31, as a number or an ordinal.
    DAY,
    /// 1 to 12
    TWELVE,
    MONTH, WEEKDAY, WEEKDAYS, SEASON,
    UNIT, UNITS,
    /// "quarter", also a unit
    QUARTER,
    /// "week", "month" and so on with "-long", "-old"
    OLD,
    PERIOD,
    /// "1980s", "eighties"
    DECADE,
    /// morning, noon
    PART, PARTS,
    /// today, yesterday, tomorrow
    DEICTIC,
    TONIGHT,
    /// A word that is a reference by itself: now, recently, soon
    REF,
    RECENT, FUTURE,
    HOLIDAY,
    LAST, PAST, PREVIOUS, NEXT, COMING, FOLLOWING, THIS, CURRENT, THAT, SAME, EVERY, LATEST,
    AGO, EARLIER, LATER, BEFORE, AFTER, HENCE,
    EARLY, MID, LATE, START, MIDDLE, END,
    THE, A, OF, IN, ON, AT, TO, AND, OR, FROM, BETWEEN, THAN, BY, SINCE, DURING, UNTIL, ITS,
    HYPHEN, DASH, COMMA, COLON, SLASH, QUOTE, POSS, LPAREN,
    ABOUT, MORE, LESS, OVER, NEARLY, LEAST, MOST, NO, UP, OTHER, UNDER, SO, ONLY, ANOTHER, ADDITIONAL, FULL,
    AMPM, ZONE, OCLOCK, CLOCKDIGITS, AMPMDIGITS, DOTTED, QCODE, HCODE,
    FISCAL, DAILY, TIMES,
    /// The word "year" itself.
    YEARWORD, LOCAL, THESE,
    WEEKEND, NOW, TRADING,
    /// BC and AD
    ERA,
    /// "Wed", a day only beside its date.
    WDAY,
    /// "weeklong"
    LONG,
    RPAREN,
    /// Made by rules, not by words.
    LENGTH, TIME, CLOCK, SPAN, SET, COUNT,
}

/// Classes one of which an expression of time must hold; other words only help.
pub(crate) const TRIGGER: Class = YEAR
    | MONTH
    | WEEKDAY
    | WEEKDAYS
    | SEASON
    | UNIT
    | UNITS
    | DECADE
    | PART
    | PARTS
    | DEICTIC
    | TONIGHT
    | REF
    | RECENT
    | FUTURE
    | HOLIDAY
    | AMPM
    | ZONE
    | OCLOCK
    | CLOCKDIGITS
    | DAILY
    | COLON
    | SLASH
    | FISCAL
    | AGO
    | QUOTE
    | WEEKEND
    | TEEN
    | TENS
    | PAST
    | LATEST
    | CURRENT
    | AMPMDIGITS
    | DOTTED
    | QCODE
    | HCODE
    | HALF
    | ERA
    | LONG;
