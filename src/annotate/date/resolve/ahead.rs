//! What stands behind an expression and completes it: the year of a partner, the day of an hour.

use super::super::algebra::{Cal, Field, Time, Toward, Unit};
use super::super::grammar::{Expression, Sem};
use super::Resolver;
use crate::text::Span;

impl Resolver<'_> {
    /// The year of a later expression named in the same breath: "January, February and March 2011", "30 Dec - 2 Jan
    /// 2018", where the first is of the year before.
    pub(super) fn partner(&self, expressions: &[Expression], at: usize) -> Option<(i16, Span)> {
        let around = &self.tables.around;
        let mut years_before = 0;
        for pair in expressions.get(at..)?.windows(2).take(6) {
            let [here, next] = pair else { return None };
            let Sem::Time(Time::Pick(Field::Month(month) | Field::MonthDay(month, _), Toward::Open), _) =
                here.sem
            else {
                return None;
            };
            let word = self.word(here.to as usize);
            let range = self.is_range(here, next);
            let listed = word == "," || [around.and, around.or].iter().any(|words| words.contains(&word));
            if !(range || listed) || next.from > here.to + 2 {
                return None;
            }
            let (year, then) = match next.sem {
                Sem::Time(Time::Ymd(y, m, _) | Time::At(Cal::Month(y, m)), _) => (Some(y), m),
                Sem::Time(Time::Pick(Field::Month(m) | Field::MonthDay(m, _), _), _) => (None, m),
                _ => return None,
            };
            // A range goes forward; a list does so over New Year: "December and January 2015".
            if then < month && (range || month - then >= 9) {
                years_before += 1;
            }
            if let Some(year) = year {
                return Some((year.checked_sub(years_before)?, next.span));
            }
        }
        None
    }

    /// Whether one expression goes on to the other: "March to May", "between March and May".
    pub(super) fn is_range(&self, here: &Expression, next: &Expression) -> bool {
        let around = &self.tables.around;
        let joint = if next.from == here.to + 1 { self.word(here.to as usize) } else { "" };
        let between = || {
            let lead = self.word_back(here.from, 1).to_ascii_lowercase();
            around.between.contains(&lead.as_str())
        };
        matches!(joint, "-" | "–" | "—")
            || around.to.contains(&joint)
            || around.and.contains(&joint) && between()
    }

    /// The day that the hour of another place parts from a clock time: "10:35 a.m. (0735 GMT) Friday".
    pub(super) fn day_ahead(&self, expressions: &[Expression], at: usize) -> Option<Time> {
        let clock = |sem: &Sem| matches!(sem, Sem::Time(Time::Clock { day, .. }, _) if **day == Time::Again(Unit::Hour));
        let mut end = expressions.get(at).filter(|here| clock(&here.sem))?.to;
        for next in expressions.get(at + 1..)?.iter().take(2) {
            let between = end as usize..next.from as usize;
            let near = between.len() <= 4
                && between.into_iter().all(|at| {
                    let word = self.word(at);
                    matches!(word, "(" | ")" | "," | "[" | "]" | "/")
                        || self.tables.around.hour_elsewhere.contains(&word)
                        || word.starts_with(char::is_uppercase)
                });
            if !near {
                return None;
            }
            if !clock(&next.sem) {
                return match &next.sem {
                    Sem::Time(day, None) if day.unit() == Some(Unit::Day) => Some(day.clone()),
                    _ => None,
                };
            }
            end = next.to;
        }
        None
    }
}
