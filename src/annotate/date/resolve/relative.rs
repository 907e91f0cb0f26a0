//! Times counted from an origin: the unit that holds it, a length away from it, the same time once more.

use jiff::ToSpan;

use super::super::algebra::{Cal, Count, Field, Length, Origin, Reference, Toward, Unit};
use super::super::{Anchor, Unresolved};
use super::pick::{open_unit, reference, step};
use super::{Open, Read, Reading, Resolver, Spoken};

impl Resolver<'_> {
    /// "this year", "the following month"
    pub(super) fn near(&self, unit: Unit, by: i32, origin: &Origin) -> Read {
        let (cal, anchor) = match origin {
            Origin::Now => match self.now() {
                Some((date, anchor)) => (Cal::Day(date), anchor),
                None => return Err(Open::Unresolved(open_unit(unit, by), Unresolved::NoDay)),
            },
            Origin::Then => match self.then() {
                Some(then) => then,
                None => return Err(Open::Unresolved(open_unit(unit, by), Unresolved::NothingBefore)),
            },
            Origin::Of(time) => {
                let reading = self.read(time)?;
                (reading.cal, reading.anchor)
            }
        };
        if unit < cal.unit() {
            return Err(Open::Unresolved(open_unit(unit, by), Unresolved::NothingBefore));
        }
        let unit = if unit.is_clock() { Unit::Day } else { unit };
        if unit == Unit::Weekend && *origin == Origin::Now && by == 0 {
            return self.pick(Field::Weekend, Toward::This);
        }
        if unit == Unit::Weekend && *origin == Origin::Now && by < 0 {
            return self.pick(Field::Weekend, Toward::Last);
        }
        let cal = cal.widened(unit).moved(by).ok_or(Open::Nothing)?;
        Ok(Reading { cal, clock: None, anchor })
    }

    /// "three weeks ago", "a year later"
    pub(super) fn away(&self, length: Length, back: bool, origin: &Origin) -> Read {
        let side = if back { Reference::Past } else { Reference::Future };
        let vague = || {
            let reason = Unresolved::NoNumber;
            match origin {
                Origin::Then => Open::Unresolved(length.value(), reason),
                _ => Open::Unresolved(reference(side).to_owned(), reason),
            }
        };
        let n = match length.count {
            Count::Vague => return Err(vague()),
            Count::Exact { n, d } => {
                // Half years and the like are counted in the finer unit.
                match length.count.as_whole() {
                    Some(n) => n,
                    None if d != 0 && length.unit >= Unit::Year => {
                        let years = match length.unit {
                            Unit::Decade => 10,
                            Unit::Century => 100,
                            Unit::Millennium => 1000,
                            _ => 1,
                        };
                        let finer = n.checked_mul(years).ok_or_else(vague)?;
                        let months = finer.checked_mul(12).filter(|months| months % d == 0);
                        let length = match months {
                            _ if finer % d == 0 => Length::new(Count::whole(finer / d), Unit::Year),
                            Some(months) => Length::new(Count::whole(months / d), Unit::Month),
                            None => Length::new(Count::whole(finer / d), Unit::Year),
                        };
                        return self.away(length, back, origin);
                    }
                    None if d != 0 => n / d,
                    None => return Err(vague()),
                }
            }
        };
        let n = if back { -n } else { n };
        let (cal, anchor) = match origin {
            Origin::Now => match self.now() {
                Some((date, anchor)) => (Cal::Day(date), anchor),
                None => return Err(Open::Unresolved(reference(side).to_owned(), Unresolved::NoDay)),
            },
            // "Two days later" needs something to be later than.
            Origin::Then if !back && self.spoken.is_none() => {
                return Err(Open::Unresolved(length.value(), Unresolved::NothingBefore));
            }
            Origin::Then => match self.then() {
                Some(then) => then,
                None => return Err(Open::Unresolved(reference(side).to_owned(), Unresolved::NothingBefore)),
            },
            Origin::Of(time) => {
                let reading = self.read(time)?;
                (reading.cal, reading.anchor)
            }
        };
        // A year before a quarter spoken of in the same breath is that quarter of the year before.
        if length.unit == Unit::Year
            && let Some(quarter) = self.quarter
            && quarter.sentence + 3 >= self.sentence
            && n.abs() == 1
            && back
        {
            let cal = quarter.cal.shifted(n, Unit::Year).ok_or(Open::Nothing)?;
            return Ok(Reading { cal, clock: None, anchor: Anchor::Mention(quarter.span) });
        }
        if length.unit.is_clock() {
            return match cal {
                Cal::Day(date) if length.unit == Unit::Hour && n != 0 && n % 24 == 0 => {
                    let cal = Cal::Day(date).moved(n / 24).ok_or(Open::Nothing)?;
                    Ok(Reading { cal, clock: None, anchor })
                }
                // Without a clock time to count from, hours later is a length.
                Cal::Day(_) if *origin == Origin::Now => Ok(Reading { cal, clock: None, anchor }),
                _ => Err(Open::Unresolved(length.value(), Unresolved::NothingBefore)),
            };
        }
        let unit = match length.unit {
            Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
            Unit::Season | Unit::Half => Unit::Month,
            unit => unit,
        };
        if unit < cal.unit() {
            return Err(Open::Unresolved(length.value(), Unresolved::NothingBefore));
        }
        let exact = matches!(origin, Origin::Of(_)) && cal.unit() == Unit::Day;
        let moved = match (cal, exact) {
            (Cal::Day(date), true) => step(date, n, length.unit).map(Cal::Day),
            // "a year ago this month"
            (cal, _) if matches!(origin, Origin::Of(_)) && cal.unit() < unit => cal.shifted(n, length.unit),
            (cal, _) if length.unit > Unit::Year => cal.widened(Unit::Year).shifted(n, length.unit),
            (Cal::Day(date), _) if unit == Unit::Week => {
                date.checked_add(i64::from(n).weeks()).ok().map(|date| Cal::containing(Unit::Week, date))
            }
            (cal, _) => cal.widened(unit).shifted(n, length.unit),
        };
        moved
            .map(|cal| Reading { cal, clock: None, anchor })
            .ok_or_else(|| Open::Unresolved(reference(side).to_owned(), Unresolved::OutsideCalendar))
    }

    /// "that year", "the same day"
    pub(super) fn again(&self, unit: Unit) -> Read {
        let from = |spoken: Spoken, unit: Unit| {
            Ok(Reading { cal: spoken.cal.widened(unit), clock: None, anchor: Anchor::Mention(spoken.span) })
        };
        match unit {
            Unit::Quarter => match self.quarter {
                Some(spoken) => from(spoken, unit),
                None => match self.now() {
                    // "the quarter" of a report is the one before it.
                    Some((date, anchor)) => {
                        let cal = Cal::containing(Unit::Quarter, date).moved(-1).ok_or(Open::Nothing)?;
                        Ok(Reading { cal, clock: None, anchor })
                    }
                    None => Err(Open::Unresolved("XXXX-QX".to_owned(), Unresolved::NothingBefore)),
                },
            },
            // The day of a clock time: one spoken of in this sentence or the one before, else the article's.
            Unit::Second | Unit::Minute | Unit::Hour => match self.spoken_day {
                Some(spoken) if spoken.sentence + 1 >= self.sentence => from(spoken, Unit::Day),
                _ => match self.now() {
                    Some((date, anchor)) => Ok(Reading { cal: Cal::Day(date), clock: None, anchor }),
                    None => Err(Open::Unresolved("XXXX-XX-XX".to_owned(), Unresolved::NoDay)),
                },
            },
            Unit::Day => match self.spoken_day {
                _ if self.unplaced.is_some() => {
                    Err(Open::Unresolved(self.unplaced.clone().unwrap_or_default(), Unresolved::NoYear))
                }
                Some(spoken) => from(spoken, unit),
                None => match (self.spoken, self.now()) {
                    (None, Some((date, anchor))) => Ok(Reading { cal: Cal::Day(date), clock: None, anchor }),
                    _ => Err(Open::Unresolved("XXXX-XX-XX".to_owned(), Unresolved::NothingBefore)),
                },
            },
            _ => match self.then() {
                Some((cal, anchor)) if cal.unit() <= unit => {
                    Ok(Reading { cal: cal.widened(unit), clock: None, anchor })
                }
                _ => Err(Open::Unresolved(open_unit(unit, 0), Unresolved::NothingBefore)),
            },
        }
    }
}
