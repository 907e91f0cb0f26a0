//! The part of a stretch that "early", "mid" and "late" name, as days.

use jiff::civil::Date;

use super::super::algebra::Cal;
use super::super::{Extent, Modifier, Precision};
use crate::annotate::Day;

/// The beginning, middle or end of a stretch of the calendar: a third of it, by whole days, months or years. `None`
/// of what is a day or little more, and of modifiers that name no part.
pub(super) fn third(cal: Cal, side: Modifier) -> Option<Extent> {
    let at = match side {
        Modifier::Start => 0,
        Modifier::Mid => 1,
        Modifier::End => 2,
        _ => return None,
    };
    let pick = |ends: [(i16, i16); 3]| ends.get(at).copied();
    let months = |year: i16, first: i8, each: i8| {
        let from = first + each * at as i8;
        // The winter runs over New Year.
        let place = |month: i8| (year + i16::from((month - 1) / 12), (month - 1) % 12 + 1);
        let (first, last) = (place(from), place(from + each - 1));
        Some((Cal::Month(first.0, first.1).first()?, Cal::Month(last.0, last.1).last()?))
    };
    let years = |from: i16, to: i16| Some((Cal::Year(from).first()?, Cal::Year(to).last()?));
    let (first, last): (Date, Date) = match cal {
        Cal::Century(c) => {
            let (a, b) = pick([(1, 33), (34, 66), (67, 100)])?;
            let from = c.checked_mul(100)?;
            years(from.checked_add(a)?, from.checked_add(b)?)?
        }
        Cal::Decade(d) => {
            let (a, b) = pick([(0, 3), (4, 6), (7, 9)])?;
            let from = d.checked_mul(10)?;
            years(from.checked_add(a)?, from.checked_add(b)?)?
        }
        Cal::Year(y) => months(y, 1, 4)?,
        Cal::Half(y, half) => months(y, if half > 1 { 7 } else { 1 }, 2)?,
        Cal::Quarter(..) | Cal::Season(..) => {
            let first = cal.first()?;
            months(first.year(), first.month(), 1)?
        }
        Cal::Month(y, m) => {
            let (a, b) = pick([(1, 10), (11, 20), (21, 0)])?;
            let day = |day: i16| Date::new(y, m, i8::try_from(day).ok()?).ok();
            (day(a)?, if b > 0 { day(b)? } else { cal.last()? })
        }
        Cal::Week(..) => {
            let (a, b) = pick([(0, 1), (2, 3), (3, 6)])?;
            let from = Day::from(cal.first()?);
            (Day(from.0 + i32::from(a)).civil(), Day(from.0 + i32::from(b)).civil())
        }
        Cal::Weekend(..) | Cal::Day(_) => return None,
    };
    let precision: Precision = cal.precision();
    Some(Extent { first: Some(Day::from(first)), last: Some(Day::from(last)), precision })
}
