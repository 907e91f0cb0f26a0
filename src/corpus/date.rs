//! An expression of time as lists and the axis know it, and why it has no place there.

use crate::annotate::{Extent, Flag, Hour, Modifier, TimexType, Unresolved};
use crate::text::Span;

/// An expression of time, as lists and the axis show it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListedDate<'a> {
    /// Where it stands in the article's cleaned text.
    pub span: Span,
    /// The words as written.
    pub written: &'a str,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexType,
    /// The TIMEX3 value, given only where there is no stretch of the calendar, or an hour.
    pub value: &'a str,
    /// What narrows or loosens the value.
    pub modifier: Option<Modifier>,
    /// The stretch of the calendar.
    pub extent: Option<Extent>,
    /// Why it is not on the axis; `None` where it is.
    pub unplaced: Option<&'a UnplacedReason>,
}

impl ListedDate<'_> {
    /// Where within its day it lies, where the words say so.
    pub fn hour(&self) -> Option<Hour> {
        let one = self.extent.is_some_and(|extent| extent.first.is_some() && extent.first == extent.last);
        Hour::of(self.value).filter(|_| one && self.kind == TimexType::Time)
    }

    /// Whether it is a stretch of the calendar that is left off the axis all the same, and why.
    pub fn flag(&self) -> Option<&'static Flag> {
        match self.unplaced? {
            UnplacedReason::Impossible => Some(&Flag::Impossible),
            UnplacedReason::Implausible => Some(&Flag::Implausible),
            _ => None,
        }
    }
}

/// Why an expression of time has no place on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnplacedReason {
    /// The calendar has no such day.
    Impossible,
    /// It is too far from the time of the news.
    Implausible,
    /// What it counts from is not known; why.
    Unresolved(Unresolved),
    /// It is a length of time, not a point in it.
    Length,
    /// It recurs.
    Recurrence,
    /// Its day and month can be read in either order.
    Either,
    /// It is the article's own day, not one that the article tells of.
    Dateline,
    /// Its year is not known.
    NoYear,
    /// The words name no stretch of the calendar.
    NoStretch,
}
