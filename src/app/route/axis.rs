//! The stretch of time that an axis shows, as a link has it.

use crate::annotate::Day;

/// A stretch of time, by whole hours: `2024-01-01..2024-12-31` where it is whole days, `2024-01-01T06..2024-01-01T18` where not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    first: i32,
    end: i32,
}

impl Axis {
    /// The hours from `first` up to `end`, counted from the beginning of 1970: one at least, and none outside of the calendar.
    pub fn hours(first: i32, end: i32) -> Axis {
        let first = first.clamp(Day::MIN.0 * 24, Day::MAX.0 * 24 + 23);
        Axis { first, end: end.clamp(first + 1, Day::MAX.0 * 24 + 24) }
    }

    /// Whole days, both inclusive.
    pub fn days(first: Day, last: Day) -> Axis {
        Axis::hours(first.0.saturating_mul(24), last.0.saturating_add(1).saturating_mul(24))
    }

    /// Where it begins and where it ends, in days and parts of one since 1970.
    pub fn ends(self) -> (f64, f64) {
        (f64::from(self.first) / 24.0, f64::from(self.end) / 24.0)
    }

    /// Reads what [`Axis::write`] writes, turned where it ends before it begins.
    pub(super) fn read(value: &str) -> Option<Axis> {
        let (first, last) = value.split_once("..")?;
        if let (Ok(first), Ok(last)) = (first.parse::<Day>(), last.parse::<Day>()) {
            return Some(Axis::days(first.min(last), first.max(last)));
        }
        let (first, end) = (hour(first)?, hour(last)?);
        (first != end).then(|| Axis::hours(first.min(end), first.max(end)))
    }

    /// As a link has it.
    pub(super) fn write(self) -> String {
        let Axis { first, end } = self;
        if first % 24 == 0 && end % 24 == 0 {
            return format!("{}..{}", Day(first / 24), Day(end / 24 - 1));
        }
        let hour = |at: i32| format!("{}T{:02}", Day(at.div_euclid(24)), at.rem_euclid(24));
        // the end of the calendar is no hour of a day of it
        let end = if end > Day::MAX.0 * 24 + 23 { format!("{}T24", Day::MAX) } else { hour(end) };
        format!("{}..{end}", hour(first))
    }
}

/// The hours since 1970 of `2024-01-01T06`.
fn hour(value: &str) -> Option<i32> {
    let (day, hour) = value.split_once('T')?;
    let (day, hour) = (day.parse::<Day>().ok()?, hour.parse::<i32>().ok().filter(|_| hour.len() == 2)?);
    (0..=24).contains(&hour).then(|| day.0 * 24 + hour)
}
