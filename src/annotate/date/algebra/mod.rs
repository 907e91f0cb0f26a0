//! A small typed algebra of times: units, counts, lengths, places in the calendar, and expressions built of
//! them by picking, shifting, intersecting and placing a clock.
//!
//! The grammar builds a [`Time`] without knowing any anchor; `resolve` turns it into a [`Cal`]. The
//! operations follow `SCATE` and `PTime` in spirit: a time is a repeating field picked in a direction from an
//! origin, a unit near an origin, a length away from one, or a part of a larger time. Nothing here knows
//! words or tokens.

mod calendar;
mod time;

use std::fmt::Write as _;

pub(crate) use calendar::{Cal, Season};
pub(crate) use time::{Clock, Field, Origin, Part, Reference, Time, Toward};

/// A unit of time, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    const ALL: [Unit; 14] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Season,
        Unit::Half,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
    ];

    /// The unit of that number in the order of the enum; used by the lexicon.
    pub(crate) fn from_index(index: i32) -> Option<Unit> {
        Unit::ALL.get(usize::try_from(index).ok()?).copied()
    }

    pub(crate) fn is_clock(self) -> bool {
        self <= Unit::Hour
    }
}

/// How many: a fraction, or a number that the text does not give ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exact { n: i32, d: i32 },
    Vague,
}

impl Count {
    pub(crate) const ONE: Count = Count::whole(1);

    pub(crate) const fn whole(n: i32) -> Count {
        Count::Exact { n, d: 1 }
    }

    /// The number, where it is a whole one.
    pub(crate) fn as_whole(self) -> Option<i32> {
        match self {
            Count::Exact { n, d } if d != 0 && n % d == 0 => Some(n / d),
            _ => None,
        }
    }

    pub(crate) fn times(self, by: i32) -> Count {
        match self {
            Count::Exact { n, d } => Count::Exact { n: n.saturating_mul(by), d },
            Count::Vague => Count::Vague,
        }
    }

    /// The sum of two exact counts.
    pub(crate) fn plus(self, other: Count) -> Option<Count> {
        match (self, other) {
            (Count::Exact { n: a, d: b }, Count::Exact { n: c, d: e }) => Some(Count::Exact {
                n: a.checked_mul(e)?.checked_add(c.checked_mul(b)?)?,
                d: b.checked_mul(e)?,
            }),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) count: Count,
    pub(crate) unit: Unit,
    /// A second, finer part: "two hours and ten minutes".
    pub(crate) more: Option<(i32, Unit)>,
}

impl Length {
    pub(crate) fn new(count: Count, unit: Unit) -> Length {
        Length { count, unit, more: None }
    }

    /// As a TIMEX3 value: `P3D`, `PT30M`, `P2Y6M`, `PXY`.
    pub(crate) fn value(self) -> String {
        let (letter, per) = letter(self.unit);
        let time = if self.unit.is_clock() { "T" } else { "" };
        let Count::Exact { n, d } = self.count else {
            return match self.unit {
                Unit::Decade => "PXDE".to_owned(),
                Unit::Century => "PXCE".to_owned(),
                Unit::Millennium => "PXML".to_owned(),
                _ => format!("P{time}X{letter}"),
            };
        };
        let (n, d) = (i64::from(n) * i64::from(per), i64::from(d));
        let mut value = String::from("P");
        value.push_str(time);
        if d != 0 && n % d == 0 {
            push(&mut value, format_args!("{}{letter}", n / d));
        } else {
            let whole = n / d.max(1);
            let rest = n - whole * d.max(1);
            // A fraction becomes a whole number of a finer unit where there is one.
            let finer = match self.unit {
                Unit::Year => Some((12, "M")),
                Unit::Day => Some((24, "TH")),
                Unit::Hour => Some((60, "M")),
                Unit::Minute => Some((60, "S")),
                _ => None,
            };
            match finer {
                Some((many, letters)) if (rest * many) % d.max(1) == 0 => {
                    if whole > 0 {
                        push(&mut value, format_args!("{whole}{letter}"));
                    }
                    let amount = rest * many / d.max(1);
                    match letters {
                        "TH" => push(&mut value, format_args!("T{amount}H")),
                        "M" if self.unit == Unit::Hour => push(&mut value, format_args!("{amount}M")),
                        _ => push(&mut value, format_args!("{amount}{letters}")),
                    }
                }
                _ => push(&mut value, format_args!("{}{letter}", n as f64 / d.max(1) as f64)),
            }
        }
        if let Some((n, unit)) = self.more {
            let (letter, per) = letter_of(unit);
            if unit.is_clock() && !self.unit.is_clock() {
                value.push('T');
            }
            push(&mut value, format_args!("{}{letter}", n.saturating_mul(per)));
        }
        value
    }
}

/// Writes into a string, which cannot fail.
pub(super) fn push(value: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = value.write_fmt(what);
}

fn letter_of(unit: Unit) -> (&'static str, i32) {
    letter(unit)
}

/// The TIMEX3 letter of a unit, and how many of it make one.
fn letter(unit: Unit) -> (&'static str, i32) {
    match unit {
        Unit::Second => ("S", 1),
        Unit::Minute | Unit::Month => ("M", 1),
        Unit::Hour => ("H", 1),
        Unit::Day => ("D", 1),
        Unit::Weekend => ("WE", 1),
        Unit::Week => ("W", 1),
        Unit::Quarter => ("Q", 1),
        Unit::Season => ("M", 3),
        Unit::Half => ("M", 6),
        Unit::Year => ("Y", 1),
        Unit::Decade => ("Y", 10),
        Unit::Century => ("Y", 100),
        Unit::Millennium => ("Y", 1000),
    }
}
