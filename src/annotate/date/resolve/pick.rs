//! Calendar arithmetic: the round of a repeating field that is meant, parts of larger stretches, steps, and
//! the values of what nothing places.

#![allow(clippy::match_same_arms, reason = "a table is read line by line")]

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::algebra::{Cal, Field, Reference, Time, Toward, Unit};
use super::super::tense::Tense;
use crate::annotate::Day;

/// What besides tense tells which round is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaning {
    None,
    /// A deadline ("by February"): the nearest round, whatever the tense of the verb.
    Nearest,
}

/// The round of a field that is meant, seen from a day.
pub(super) fn pick_from(
    field: Field,
    toward: Toward,
    now: Date,
    tense: Tense,
    leaning: Leaning,
) -> Option<Cal> {
    match field {
        Field::Weekday(weekday) => weekday_from(weekday, toward, now, tense, leaning),
        Field::Weekend => weekend_from(toward, now, tense),
        _ => {
            let year = now.year();
            let rounds: Vec<Cal> = (-2..=2)
                .filter_map(|n| inside(field, Cal::Year(year.checked_add(n)?)))
                .filter(|cal| cal.first().is_some() && cal.last().is_some())
                .collect();
            let ended = |cal: &Cal| cal.last().is_some_and(|last| last < now);
            let begun = |cal: &Cal| cal.first().is_some_and(|first| first <= now);
            let last = rounds.iter().rfind(|cal| begun(cal)).copied();
            let next = rounds.iter().find(|cal| !ended(cal)).copied();
            // Days between now and the middle of a round.
            let far = |cal: Option<Cal>| {
                let middle = cal.and_then(|cal| {
                    let (a, b) = cal.days()?;
                    Some(a.0.midpoint(b.0))
                });
                middle.map_or(i32::MAX, |middle| (middle - Day::from(now).0).abs())
            };
            let nearest = if far(next) < far(last) { next } else { last };
            // News tells of the past more than of the future.
            let likely = if far(next) < far(last) / 4 { next } else { last };
            // A month of the year before is called so ("last November"): the bare name is the one to come,
            // if it comes soon.
            let old = last.is_some_and(|last| last.year() < year) && far(next) <= 75;
            let over = far(last) <= 300 && far(next) > 45;
            match toward {
                Toward::Last => rounds.iter().rfind(|cal| ended(cal)).copied(),
                Toward::Next | Toward::Coming => rounds.iter().find(|cal| !begun(cal)).copied(),
                Toward::This => match field {
                    Field::Season(_) => nearest,
                    _ => rounds.iter().find(|cal| cal.year() == year).copied(),
                },
                Toward::Open => match field {
                    Field::Quarter(_) | Field::Half(_) if tense != Tense::Past => nearest,
                    Field::MonthDay(..) | Field::Holiday(_) if far(nearest) <= 120 => {
                        match tense {
                            Tense::Past if over && leaning == Leaning::None => last,
                            // What has passed more than days ago is not to come.
                            Tense::Future if nearest == last && far(last) > 30 => next,
                            _ => nearest,
                        }
                    }
                    Field::MonthDay(..) if tense == Tense::Past && far(next) > 45 => last,
                    Field::Month(_) if leaning == Leaning::Nearest && tense != Tense::Future => nearest,
                    _ => match tense {
                        Tense::Past if matches!(field, Field::Month(_)) && old => next,
                        Tense::Past => last,
                        Tense::Future => next,
                        Tense::Present | Tense::Unknown => likely,
                    },
                },
            }
        }
    }
}

pub(super) fn weekday_from(
    weekday: Weekday,
    toward: Toward,
    now: Date,
    tense: Tense,
    leaning: Leaning,
) -> Option<Cal> {
    let same = now.weekday() == weekday;
    let back = || now.nth_weekday(-1, weekday).ok();
    let on = || now.nth_weekday(1, weekday).ok();
    let date = match toward {
        Toward::Last => back(),
        Toward::Next => {
            let next = on()?;
            if next == now.tomorrow().ok()? { next.checked_add(7.days()).ok() } else { Some(next) }
        }
        Toward::Coming => on(),
        Toward::This => inside(Field::Weekday(weekday), Cal::containing(Unit::Week, now))?.first(),
        Toward::Open if same => Some(now),
        Toward::Open if tense == Tense::Future || leaning == Leaning::Nearest && tense != Tense::Past => on(),
        Toward::Open => back(),
    }?;
    Some(Cal::Day(date))
}

pub(super) fn weekend_from(toward: Toward, now: Date, tense: Tense) -> Option<Cal> {
    let this = Cal::containing(Unit::Weekend, now);
    let at_weekend = matches!(now.weekday(), Weekday::Saturday | Weekday::Sunday);
    match toward {
        Toward::Next | Toward::Coming => this.moved(i32::from(at_weekend)),
        Toward::Last => this.moved(-1),
        _ if at_weekend || tense == Tense::Future => Some(this),
        Toward::This if tense != Tense::Past => Some(this),
        _ => this.moved(-1),
    }
}

/// A field inside a larger stretch.
pub(super) fn inside(field: Field, whole: Cal) -> Option<Cal> {
    let year = whole.year();
    Some(match field {
        Field::Month(m) => Cal::Month(year, m),
        Field::MonthDay(m, d) => Cal::Day(Date::new(year, m, d).ok()?),
        Field::Weekday(weekday) => {
            if whole.unit() > Unit::Week {
                return None;
            }
            let first = whole.first()?;
            let day = first.checked_sub(1.day()).ok()?.nth_weekday(1, weekday).ok()?;
            Cal::Day(day)
        }
        Field::Weekend => match whole {
            Cal::Week(y, w) => Cal::Weekend(y, w),
            _ => return None,
        },
        Field::Season(season) => Cal::Season(year, season),
        Field::Quarter(q) => Cal::Quarter(year, q),
        Field::Half(h) => Cal::Half(year, h),
        Field::Holiday(holiday) => Cal::Day(holiday.in_year(year)?),
    })
}

/// The n-th unit of a larger stretch; −1 is the last.
pub(super) fn nth(n: i32, unit: Unit, whole: Cal) -> Option<Cal> {
    if unit >= whole.unit() {
        return None;
    }
    let cal = if n < 0 {
        Cal::containing(unit, whole.last()?).moved(n + 1)?
    } else {
        Cal::containing(unit, whole.first()?).moved(n - 1)?
    };
    let within = cal.first()? <= whole.last()? && cal.last()? >= whole.first()?;
    within.then_some(cal)
}

/// The day `n` units from another.
pub(super) fn step(date: Date, n: i32, unit: Unit) -> Option<Date> {
    let n = i64::from(n);
    let new = jiff::Span::new();
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(date),
        Unit::Day => new.try_days(n),
        Unit::Week | Unit::Weekend => new.try_weeks(n),
        Unit::Month => new.try_months(n),
        Unit::Quarter | Unit::Season => new.try_months(n.checked_mul(3)?),
        Unit::Half => new.try_months(n.checked_mul(6)?),
        Unit::Year => new.try_years(n),
        Unit::Decade => new.try_years(n.checked_mul(10)?),
        Unit::Century => new.try_years(n.checked_mul(100)?),
        Unit::Millennium => new.try_years(n.checked_mul(1000)?),
    };
    date.checked_add(span.ok()?).ok()
}

/// The value of a unit that nothing places.
pub(super) fn open_unit(unit: Unit, by: i32) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day if by == 0 => "PRESENT_REF",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Season => "XXXX-XX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
    .to_owned()
}

/// The value of a field that nothing places.
pub(super) fn open_field(field: Field) -> String {
    match field {
        Field::Month(m) => format!("XXXX-{m:02}"),
        Field::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
        Field::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
        Field::Weekend => "XXXX-WXX-WE".to_owned(),
        Field::Season(season) => format!("XXXX-{}", season.code()),
        Field::Quarter(q) => format!("XXXX-Q{q}"),
        Field::Half(h) => format!("XXXX-H{h}"),
        Field::Holiday(super::super::holiday::Holiday::Fixed(m, d)) => format!("XXXX-{m:02}-{d:02}"),
        Field::Holiday(_) => "XXXX-XX-XX".to_owned(),
    }
}

pub(super) fn reference(side: Reference) -> &'static str {
    match side {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

pub(super) fn names_year(time: &Time) -> bool {
    match time {
        Time::At(_) | Time::Ymd(..) | Time::Digits(..) | Time::Again(Unit::Year) => true,
        Time::Near { unit: Unit::Year, by, .. } => *by < 0,
        Time::In { whole, .. } | Time::Nth { whole, .. } => names_year(whole),
        Time::Clock { day, .. } => names_year(day),
        _ => false,
    }
}
