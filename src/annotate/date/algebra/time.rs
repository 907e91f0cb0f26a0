//! Times as expressions give them, before any anchor: fields, directions, origins, and what is built of them.

use jiff::civil::Weekday;

use super::super::holiday::Holiday;
use super::{Cal, Length, Season, Unit, push};

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    Midday,
    Midnight,
}

/// A place within a day, as the clock on the wall there shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Part(Part),
    At { hour: i8, minute: Option<i8>, second: Option<i8> },
}

impl Clock {
    /// The tail of a TIMEX3 value: `TMO`, `T15:30`.
    pub(crate) fn value(self) -> String {
        match self {
            Clock::Part(part) => match part {
                Part::Morning => "TMO",
                Part::Afternoon => "TAF",
                Part::Evening => "TEV",
                Part::Night => "TNI",
                Part::Midday => "T12:00",
                Part::Midnight => "T24:00",
            }
            .to_owned(),
            Clock::At { hour, minute, second } => {
                let mut value = format!("T{hour:02}:{:02}", minute.unwrap_or(0));
                if let Some(second) = second {
                    push(&mut value, format_args!(":{second:02}"));
                }
                value
            }
        }
    }
}

/// A field of the calendar that comes round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Month(i8),
    MonthDay(i8, i8),
    Weekday(Weekday),
    Weekend,
    Season(Season),
    Quarter(i8),
    Half(i8),
    Holiday(Holiday),
}

/// Which of its rounds is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    /// "last Tuesday"
    Last,
    /// "this September"
    This,
    /// "next spring"
    Next,
    /// "this coming Sunday": the first to come, be it tomorrow.
    Coming,
    /// Left to tense and nearness.
    Open,
}

/// Where a relative time is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The day the article speaks: "three weeks ago".
    Now,
    /// The time the text spoke of last: "three weeks later".
    Then,
    /// Another expression: "three weeks before May 8".
    Of(Box<Time>),
}

/// Past, present or future at large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

/// A time as an expression gives it, before any anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// "recently", "now", "soon"
    Reference(Reference),
    /// A fixed place.
    At(Cal),
    /// A day that must be checked against the calendar.
    Ymd(i16, i8, i8),
    /// Two numbers and a year in digits, in the order that the article keeps.
    Digits(i8, i8, i16),
    /// A round of a repeating field: "Tuesday", "last September".
    Pick(Field, Toward),
    /// The unit that holds the origin, or a neighbour of it: "this year", "the following month".
    Near { unit: Unit, by: i32, origin: Origin },
    /// A length before (negative) or after the origin: "three weeks ago".
    Away { length: Length, back: bool, origin: Origin },
    /// The part of a larger time: "the third quarter of last year", "January this year".
    In { part: Box<Time>, whole: Box<Time> },
    /// The n-th unit (from 1; −1 the last) of a larger time: "the second week of May".
    Nth { n: i32, unit: Unit, whole: Box<Time> },
    /// The same time once more: "the same day", "that quarter".
    Again(Unit),
    /// The stretch compared with: "the year-earlier period".
    Compared { years: i32 },
    /// A time of day.
    Clock { day: Box<Time>, clock: Clock },
    /// From one to the other.
    Range(Box<Time>, Box<Time>),
}

impl Time {
    /// How fine it is, where its form tells.
    pub(crate) fn unit(&self) -> Option<Unit> {
        Some(match self {
            Time::At(cal) => cal.unit(),
            Time::Ymd(..) | Time::Digits(..) => Unit::Day,
            Time::Pick(field, _) => match field {
                Field::Month(_) => Unit::Month,
                Field::MonthDay(..) | Field::Weekday(_) | Field::Holiday(_) => Unit::Day,
                Field::Weekend => Unit::Weekend,
                Field::Season(_) => Unit::Season,
                Field::Quarter(_) => Unit::Quarter,
                Field::Half(_) => Unit::Half,
            },
            Time::Near { unit, .. } | Time::Nth { unit, .. } | Time::Again(unit) => *unit,
            Time::Away { length, .. } => length.unit,
            Time::In { part, .. } => part.unit()?,
            Time::Clock { .. } => Unit::Hour,
            Time::Compared { .. } | Time::Reference(_) | Time::Range(..) => return None,
        })
    }
}
