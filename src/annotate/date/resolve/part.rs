//! Parts of a time: the month of a year, the day of a month, the field that the context must complete.

use super::super::algebra::{Cal, Field, Origin, Time, Toward, Unit};
use super::super::tense::Tense;
use super::super::{Anchor, Unresolved};
use super::pick::{Leaning, inside, open_field, pick_from};
use super::{Open, Read, Reading, Resolver};
use jiff::civil::Date;

impl Resolver<'_> {
    /// "the third quarter of last year", "January this year"
    pub(super) fn within(&self, part: &Time, whole: &Time) -> Read {
        if let Time::Pick(Field::Weekday(weekday), toward) = part
            && *whole == Time::Again(Unit::Day)
        {
            // "the following Friday": counted from the day spoken of.
            let Some((cal, anchor)) = self.then() else {
                return Err(Open::Unresolved(
                    open_field(Field::Weekday(*weekday)),
                    Unresolved::NothingBefore,
                ));
            };
            let Cal::Day(from) = cal else { return self.pick(Field::Weekday(*weekday), *toward) };
            let n = if *toward == Toward::Next { 1 } else { -1 };
            let date = from.nth_weekday(n, *weekday).map_err(|_| Open::Nothing)?;
            return Ok(Reading { cal: Cal::Day(date), clock: None, anchor });
        }
        if let Time::Pick(field, toward) = part
            && *whole == Time::Again(Unit::Day)
        {
            let Some((cal, anchor)) = self.then() else {
                return Err(Open::Unresolved(open_field(*field), Unresolved::NothingBefore));
            };
            // "the following spring" comes after all that was spoken of.
            let from = if *toward == Toward::Next { cal.last() } else { cal.first() }.ok_or(Open::Nothing)?;
            let cal = pick_from(*field, *toward, from, Tense::Unknown, Leaning::None).ok_or(Open::Nothing)?;
            return Ok(Reading { cal, clock: None, anchor });
        }
        if let Time::Pick(field @ Field::Quarter(_), toward) = part
            && *whole == Time::Again(Unit::Quarter)
            && self.quarter.is_none()
        {
            return self.pick(*field, *toward);
        }
        // "the latest quarter" is over, whatever the text expects of the next one.
        if *part == Time::Again(Unit::Quarter)
            && let Time::Near { unit: Unit::Quarter, by: -1, origin: Origin::Now } = whole
        {
            let over = self.read(whole);
            return match (over, self.quarter) {
                (Ok(over), Some(spoken)) if spoken.cal.first() > over.cal.first() => Ok(over),
                (over, None) => over,
                _ => self.again(Unit::Quarter),
            };
        }
        let outer = match self.read(whole) {
            Ok(outer) => outer,
            Err(Open::Unresolved(_, reason)) => {
                return match part {
                    Time::Pick(field, _) => Err(Open::Unresolved(open_field(*field), reason)),
                    _ => Err(Open::Unresolved("XXXX".to_owned(), reason)),
                };
            }
            Err(other) => return Err(other),
        };
        let year = outer.cal.year();
        let inner = match part {
            Time::Pick(Field::Quarter(_), _) if outer.cal.unit() == Unit::Quarter => Some(outer.cal),
            Time::Pick(field, _) => inside(*field, outer.cal),
            Time::Again(Unit::Quarter) => {
                let n = match self.quarter.map(|spoken| spoken.cal) {
                    Some(Cal::Quarter(_, n)) => Some(n),
                    _ => None,
                };
                Some(n.map_or(outer.cal, |n| Cal::Quarter(year, n)))
            }
            Time::At(cal) => Some(*cal),
            _ => None,
        };
        match inner {
            Some(cal) => Ok(Reading { cal, clock: None, anchor: outer.anchor }),
            None => self.read(part),
        }
    }

    /// "Tuesday", "last September"
    pub(super) fn pick(&self, field: Field, toward: Toward) -> Read {
        if let Field::MonthDay(m, d) = field
            && Date::new(2024, m, d).is_err()
        {
            let year =
                self.anchor.as_ref().map_or("XXXX".to_owned(), |(date, _)| format!("{:04}", date.year()));
            return Err(Open::Impossible(format!("{year}-{m:02}-{d:02}")));
        }
        if toward == Toward::Open {
            if let Some((year, span)) = self.partner
                && let Some(cal) = inside(field, Cal::Year(year))
            {
                return Ok(Reading { cal, clock: None, anchor: Anchor::Mention(span) });
            }
            if let Some(reading) = self.end_of_range(field) {
                return Ok(reading);
            }
            if let Some(reading) = self.governed(field) {
                return Ok(reading);
            }
        }
        let Some((now, anchor)) = self.now() else {
            return Err(Open::Unresolved(open_field(field), Unresolved::NoYear));
        };
        match pick_from(field, toward, now, self.tense, self.leaning) {
            Some(cal) => Ok(Reading { cal, clock: None, anchor }),
            None => Err(Open::Unresolved(open_field(field), Unresolved::NoYear)),
        }
    }

    /// The end of a range, which lies behind its beginning: "from 30 December 2017 to 2 January".
    fn end_of_range(&self, field: Field) -> Option<Reading> {
        let start = self.range?;
        let from = start.cal.first()?;
        let year = start.cal.year();
        let rounds = || (0..=1).filter_map(move |n| inside(field, Cal::Year(year.checked_add(n)?)));
        let cal = match field {
            Field::Month(_) if start.cal.unit() == Unit::Month => {
                rounds().find(|cal| cal.first() > Some(from))?
            }
            Field::MonthDay(..) if start.cal.unit() == Unit::Day => {
                rounds().find(|cal| cal.first() > Some(from))?
            }
            _ => return None,
        };
        Some(Reading { cal, clock: None, anchor: Anchor::Mention(start.span) })
    }

    /// The year that a date just before gives: "On 3 May 2021 he came, and on 8 June he left".
    pub(super) fn governed(&self, field: Field) -> Option<Reading> {
        let spoken = self.spoken?;
        let reach = if self.anchor.is_some() { 1 } else { 2 };
        if !matches!(field, Field::Month(_) | Field::MonthDay(..))
            || !spoken.year
            || spoken.sentence + reach < self.sentence
        {
            return None;
        }
        let cal = inside(field, Cal::Year(spoken.cal.year()))?;
        if let Some((now, _)) = &self.anchor {
            let usual = pick_from(field, Toward::Open, *now, self.tense, self.leaning);
            let ahead = usual.and_then(Cal::first).is_some_and(|first| first > *now);
            if now.year() == spoken.cal.year() || self.tense == Tense::Future {
                return None;
            }
            // A year alone says too little of what follows it.
            // What is told as past and would lie ahead goes on from the time that the story has gone back to.
            let near = spoken.sentence == self.sentence || spoken.cal.unit() <= Unit::Month;
            let goes_on = self.tense == Tense::Past
                && self.leaning == Leaning::None
                && near
                && ahead
                && cal.first() >= spoken.cal.first();
            if (spoken.sentence < self.sentence || spoken.cal.unit() > Unit::Month) && !goes_on {
                return None;
            }
            // "It fell on 6 November 2024; an election followed on 23 February."
            if cal.last() < spoken.cal.first() && !ahead && usual.and_then(Cal::first) > spoken.cal.last() {
                return None;
            }
        }
        Some(Reading { cal, clock: None, anchor: Anchor::Mention(spoken.span) })
    }
}
