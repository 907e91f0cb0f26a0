//! Dates: expressions of time in a text, read as TIMEX3 values.

mod algebra;
mod en;
mod govern;
mod grammar;
mod holiday;
mod resolve;
mod tables;
mod tense;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::syntax::Sentence;
use super::{Context, Day};
use crate::text::{Document, Lang, Span};
use tables::{DIGITS, DateTables};

/// An expression of time, as written and as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    /// The words in the cleaned text.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: `2024-06`, `2022-W14`, `P3D`, `XXXX-05-08`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
    /// The stretch of the calendar it names; `None` where the text does not fix one (or it is a duration).
    pub extent: Option<Extent>,
    /// How it was read.
    pub basis: Basis,
    /// What is wrong with it; a flagged date is kept as written and left off the axis.
    pub flag: Option<Flag>,
}

/// TIMEX3 type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TimexType {
    /// A calendar position of a day or coarser.
    Date,
    /// A position within a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

impl TimexType {
    /// As TimeML writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are TimeML's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

impl Modifier {
    /// As TimeML writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
        }
    }
}

/// A stretch of the calendar, both days inclusive; an open end is `None`. At least one end is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extent {
    /// First day; `None` for "until 2015", "by March 2025".
    pub first: Option<Day>,
    /// Last day; `None` for "since 2015".
    pub last: Option<Day>,
    /// How exactly the words name it.
    pub precision: Precision,
}

impl Extent {
    /// Whether the two stretches share a day. An open end reaches as far as it must.
    pub fn overlaps(self, first: Option<Day>, last: Option<Day>) -> bool {
        let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.last, first) && !before(last, self.first)
    }

    /// The day by which it is sorted: the first, else the last.
    pub fn key(self) -> Day {
        self.first.or(self.last).unwrap_or_default()
    }
}

/// How exactly a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    /// A range from one named point to another.
    Range,
}

/// How an expression was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The rule's name in the table of rules, such as `month day, year`.
    pub rule: String,
    /// What it was counted from.
    pub anchor: Anchor,
}

/// What a date was counted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Nothing: the words fix it.
    Absolute,
    /// Nothing, but the words leave the century out, and the likeliest was taken.
    Century,
    /// The day the article was published, from its metadata.
    Published(Day),
    /// The day named in the article's dateline; the span of the dateline's date, which is its own anchor.
    Dateline(Span),
    /// Another expression in the text; its span.
    Mention(Span),
    /// Nothing, but day and month stand in the order that another expression shows; its span.
    Order(Span),
    /// Nothing, but day and month stand in the order that puts it on the day of publication, or beside it.
    OrderPublished(Day),
    /// Day and month can stand in either order: with the month first, and with the day first.
    Either(Day, Day),
    /// Nothing could be found.
    Unresolved(Unresolved),
    /// A curator set it; who or why.
    Curator(String),
}

/// Why a date could not be counted from anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unresolved {
    /// The day of the article itself is not known.
    NoDay,
    /// The words give no year, and the day of the article itself is not known.
    NoYear,
    /// The text speaks of no time before it.
    NothingBefore,
    /// The text gives no number to count with.
    NoNumber,
    /// It lies outside the calendar.
    OutsideCalendar,
    /// The text does not say when a year of accounts begins.
    FiscalYear,
}

/// Whether a mention puts something on the calendar, if only by its month and day.
pub(crate) fn is_placed(date: &DateMention) -> bool {
    let partial =
        date.value.starts_with("XXXX-") && date.value.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && (date.extent.is_some() || partial)
        && date.flag.is_none()
        && !date.is_dateline()
}

impl DateMention {
    /// Whether it is the day that the article itself gives for its own, above its text.
    pub fn is_dateline(&self) -> bool {
        self.basis.anchor == Anchor::Dateline(self.span)
    }
}

impl Unresolved {
    /// All of them, in order of the enum.
    pub const ALL: [Unresolved; 6] = [
        Unresolved::NoDay,
        Unresolved::NoYear,
        Unresolved::NothingBefore,
        Unresolved::NoNumber,
        Unresolved::OutsideCalendar,
        Unresolved::FiscalYear,
    ];
}

/// Why a date is left off the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flag {
    /// The calendar has no such day.
    Impossible,
    /// News does not speak of such a date as an event of its time.
    Implausible,
}

/// A stretch of text that the timeline places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMention {
    /// The sentence or clause.
    pub span: Span,
    /// TIMEX3 value of its date.
    pub value: String,
    /// The stretch of the calendar.
    pub extent: Option<Extent>,
    /// Where the date comes from.
    pub basis: EventBasis,
}

/// Where an event's date comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventBasis {
    /// The expression that governs it; its span.
    Governed(Span),
    /// An expression of an earlier sentence; its span.
    Inherited(Span),
    /// The day the article was published.
    Published,
}

/// The tables of a language; `None` where there are none.
fn tables_of(lang: Lang) -> Option<&'static DateTables> {
    match lang {
        Lang::En | Lang::Undetermined => Some(&en::TABLES),
        Lang::Other(_) => None,
    }
}

/// The expressions of time in `document`, sorted by span, without overlaps. Linear in the length.
///
/// In a language without tables only dates in digits are read, year first. `syntax` has the tree of each sentence, or
/// nothing at all.
pub fn dates(document: &Document, context: &Context, syntax: &[Sentence]) -> Vec<DateMention> {
    read(document, *context, syntax, None)
}

fn read(
    document: &Document,
    context: Context,
    syntax: &[Sentence],
    without: Option<&str>,
) -> Vec<DateMention> {
    let tables = tables_of(document.lang).unwrap_or(&DIGITS);
    let tokens = document.tokens(Span::new(0, document.text.len()));
    let expressions = grammar::read(&document.text, &tokens, tables, without);
    resolve::Resolver::new(document, &tokens, syntax, context, tables).run(&expressions)
}

/// Whether dates in words are read in that language.
pub(crate) fn reads(lang: Lang) -> bool {
    tables_of(lang).is_some()
}
