//! Places in the calendar: days, weeks, months and what is made of them, their ends, neighbours and values.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length0, ToSpan};

use super::super::Precision;
use super::Unit;
use crate::annotate::Day;

/// A season of the northern year, by meteorologists' months; winter is that of the December it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    pub(crate) fn from_index(index: i32) -> Season {
        match index {
            0 => Season::Spring,
            1 => Season::Summer,
            2 => Season::Fall,
            _ => Season::Winter,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }

    fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

/// A place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cal {
    /// 19: the years 1901 to 2000, which are the twentieth century.
    Century(i16),
    /// 198: the years 1980 to 1989.
    Decade(i16),
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// ISO 8601 week.
    Week(i16, i8),
    Weekend(i16, i8),
    Day(Date),
}

impl Cal {
    pub(crate) fn unit(self) -> Unit {
        match self {
            Cal::Century(_) => Unit::Century,
            Cal::Decade(_) => Unit::Decade,
            Cal::Year(_) => Unit::Year,
            Cal::Half(..) => Unit::Half,
            Cal::Quarter(..) => Unit::Quarter,
            Cal::Season(..) => Unit::Season,
            Cal::Month(..) => Unit::Month,
            Cal::Week(..) => Unit::Week,
            Cal::Weekend(..) => Unit::Weekend,
            Cal::Day(_) => Unit::Day,
        }
    }

    pub(crate) fn precision(self) -> Precision {
        match self {
            Cal::Century(_) => Precision::Century,
            Cal::Decade(_) => Precision::Decade,
            Cal::Year(_) => Precision::Year,
            Cal::Half(..) => Precision::Half,
            Cal::Quarter(..) => Precision::Quarter,
            Cal::Season(..) => Precision::Season,
            Cal::Month(..) => Precision::Month,
            Cal::Week(..) | Cal::Weekend(..) => Precision::Week,
            Cal::Day(_) => Precision::Day,
        }
    }

    /// The year it lies in (of its first day, for weeks the ISO year).
    pub(crate) fn year(self) -> i16 {
        match self {
            Cal::Century(c) => c.saturating_mul(100).saturating_add(1),
            Cal::Decade(d) => d.saturating_mul(10),
            Cal::Year(y)
            | Cal::Half(y, _)
            | Cal::Quarter(y, _)
            | Cal::Season(y, _)
            | Cal::Month(y, _)
            | Cal::Week(y, _)
            | Cal::Weekend(y, _) => y,
            Cal::Day(date) => date.year(),
        }
    }

    /// The first day.
    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Cal::Century(_) | Cal::Decade(_) | Cal::Year(_) => Date::new(self.year(), 1, 1).ok(),
            Cal::Half(y, h) => Date::new(y, if h > 1 { 7 } else { 1 }, 1).ok(),
            Cal::Quarter(y, q) => Date::new(y, q * 3 - 2, 1).ok(),
            Cal::Season(y, s) => Date::new(y, s.first_month(), 1).ok(),
            Cal::Month(y, m) => Date::new(y, m, 1).ok(),
            Cal::Week(y, w) => week_start(y, w),
            Cal::Weekend(y, w) => week_start(y, w)?.checked_add(5.days()).ok(),
            Cal::Day(date) => Some(date),
        }
    }

    /// The last day.
    pub(crate) fn last(self) -> Option<Date> {
        let first = self.first()?;
        let after = match self {
            Cal::Century(_) => 100.years(),
            Cal::Decade(_) => 10.years(),
            Cal::Year(_) => 1.year(),
            Cal::Half(..) => 6.months(),
            Cal::Quarter(..) | Cal::Season(..) => 3.months(),
            Cal::Month(..) => 1.month(),
            Cal::Week(..) => 7.days(),
            Cal::Weekend(..) => 2.days(),
            Cal::Day(_) => return Some(first),
        };
        first.checked_add(after).ok()?.yesterday().ok()
    }

    /// The unit of that kind in which a day lies.
    pub(crate) fn containing(unit: Unit, date: Date) -> Cal {
        let (y, m) = (date.year(), date.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Cal::Day(date),
            Unit::Weekend => {
                let week = date.iso_week_date();
                Cal::Weekend(week.year(), week.week())
            }
            Unit::Week => {
                let week = date.iso_week_date();
                Cal::Week(week.year(), week.week())
            }
            Unit::Month => Cal::Month(y, m),
            Unit::Quarter => Cal::Quarter(y, (m - 1) / 3 + 1),
            Unit::Season => match m {
                1 | 2 => Cal::Season(y.saturating_sub(1), Season::Winter),
                3..=5 => Cal::Season(y, Season::Spring),
                6..=8 => Cal::Season(y, Season::Summer),
                9..=11 => Cal::Season(y, Season::Fall),
                _ => Cal::Season(y, Season::Winter),
            },
            Unit::Half => Cal::Half(y, if m > 6 { 2 } else { 1 }),
            Unit::Year => Cal::Year(y),
            Unit::Decade => Cal::Decade(y.div_euclid(10)),
            Unit::Century | Unit::Millennium => Cal::Century(y.saturating_sub(1).div_euclid(100)),
        }
    }

    /// The enclosing unit of that kind, by the first day; itself where it is no finer.
    pub(crate) fn widened(self, unit: Unit) -> Cal {
        if unit <= self.unit() {
            return self;
        }
        match self.first() {
            Some(first) => Cal::containing(unit, first),
            None => self,
        }
    }

    /// The `n`-th neighbour of its own kind, later where `n` is positive.
    pub(crate) fn moved(self, n: i32) -> Option<Cal> {
        let add = |a: i16, b: i32| i16::try_from(i32::from(a).checked_add(b)?).ok();
        match self {
            Cal::Century(c) => Some(Cal::Century(add(c, n)?)),
            Cal::Decade(d) => Some(Cal::Decade(add(d, n)?)),
            Cal::Year(y) => Some(Cal::Year(add(y, n)?)),
            Cal::Half(y, h) => {
                let at = (i32::from(y) * 2 + i32::from(h) - 1).checked_add(n)?;
                Some(Cal::Half(i16::try_from(at.div_euclid(2)).ok()?, at.rem_euclid(2) as i8 + 1))
            }
            Cal::Quarter(y, q) => {
                let at = (i32::from(y) * 4 + i32::from(q) - 1).checked_add(n)?;
                Some(Cal::Quarter(i16::try_from(at.div_euclid(4)).ok()?, at.rem_euclid(4) as i8 + 1))
            }
            Cal::Season(y, s) => Some(Cal::Season(add(y, n)?, s)),
            Cal::Month(y, m) => {
                let at = (i32::from(y) * 12 + i32::from(m) - 1).checked_add(n)?;
                Some(Cal::Month(i16::try_from(at.div_euclid(12)).ok()?, at.rem_euclid(12) as i8 + 1))
            }
            Cal::Week(..) | Cal::Weekend(..) => {
                let day = self.first()?.checked_add(Length0::new().try_weeks(n).ok()?).ok()?;
                Some(Cal::containing(self.unit(), day))
            }
            Cal::Day(date) => Some(Cal::Day(date.checked_add(Length0::new().try_days(n).ok()?).ok()?)),
        }
    }

    /// Moved by `n` of `unit`, keeping its own kind where the unit is no finer: a quarter, a year earlier.
    pub(crate) fn shifted(self, n: i32, unit: Unit) -> Option<Cal> {
        if unit == self.unit() {
            return self.moved(n);
        }
        if unit < self.unit() {
            // A finer unit than the origin's: counted from its first day.
            return Cal::containing(unit, self.first()?).moved(n);
        }
        let years = match unit {
            Unit::Year => n,
            Unit::Decade => n.checked_mul(10)?,
            Unit::Century => n.checked_mul(100)?,
            Unit::Millennium => n.checked_mul(1000)?,
            Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => {
                let months = n.checked_mul(match unit {
                    Unit::Month => 1,
                    Unit::Half => 6,
                    _ => 3,
                })?;
                let date = self.first()?.checked_add(Length0::new().try_months(months).ok()?).ok()?;
                return Some(Cal::containing(self.unit(), date));
            }
            Unit::Week | Unit::Weekend => {
                let date = self.first()?.checked_add(Length0::new().try_weeks(n).ok()?).ok()?;
                return Some(Cal::containing(self.unit(), date));
            }
            _ => return None,
        };
        let add = |y: i16| i16::try_from(i32::from(y).checked_add(years)?).ok();
        Some(match self {
            Cal::Year(y) => Cal::Year(add(y)?),
            Cal::Half(y, h) => Cal::Half(add(y)?, h),
            Cal::Quarter(y, q) => Cal::Quarter(add(y)?, q),
            Cal::Season(y, s) => Cal::Season(add(y)?, s),
            Cal::Month(y, m) => Cal::Month(add(y)?, m),
            _ => {
                let date = self.first()?.checked_add(Length0::new().try_years(years).ok()?).ok()?;
                Cal::containing(self.unit(), date)
            }
        })
    }

    /// As a TIMEX3 value.
    pub(crate) fn value(self) -> String {
        match self {
            Cal::Century(c) if c < 0 => format!("BC{:02}", -1 - c),
            Cal::Century(c) => format!("{c:02}"),
            Cal::Decade(d) => format!("{d:03}"),
            Cal::Year(y) => year_value(y),
            Cal::Half(y, h) => format!("{y:04}-H{h}"),
            Cal::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Cal::Season(y, s) => format!("{y:04}-{}", s.code()),
            Cal::Month(y, m) => format!("{y:04}-{m:02}"),
            Cal::Week(y, w) => format!("{y:04}-W{w:02}"),
            Cal::Weekend(y, w) => format!("{y:04}-W{w:02}-WE"),
            Cal::Day(date) => format!("{}-{:02}-{:02}", year_value(date.year()), date.month(), date.day()),
        }
    }

    /// Both ends as days.
    pub(crate) fn days(self) -> Option<(Day, Day)> {
        Some((Day::from(self.first()?), Day::from(self.last()?)))
    }
}

/// A year as TIMEX3 writes it; the year before 1 is 1 BC.
fn year_value(year: i16) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i32::from(year)) }
}

fn week_start(year: i16, week: i8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok().map(jiff::civil::ISOWeekDate::date)
}
