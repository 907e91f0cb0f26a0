//! What stands behind an expression and completes it: the year of a partner, the day of an hour.

use super::super::algebra::{Cal, Field, Time, Toward, Unit};
use super::super::grammar::{Expression, Sem};
use super::Resolver;
use crate::text::Span;

impl Resolver<'_> {
    /// The year of a later expression named in the same breath: "January, February and March 2011".
    pub(super) fn partner(&self, expressions: &[Expression], at: usize) -> Option<(i16, Span)> {
        for pair in expressions.get(at..)?.windows(2).take(6) {
            let [here, next] = pair else { return None };
            let Sem::Time(Time::Pick(Field::Month(_) | Field::MonthDay(..), Toward::Open), _) = here.sem
            else {
                return None;
            };
            let around = &self.tables.around;
            let word = self.word(here.to as usize);
            let joint = matches!(word, "," | "-" | "–" | "—")
                || [around.to, around.and, around.or].iter().any(|words| words.contains(&word));
            if !joint || next.from > here.to + 2 {
                return None;
            }
            if let Sem::Time(Time::Ymd(y, ..) | Time::At(Cal::Month(y, _)), _) = next.sem {
                return Some((y, next.span));
            }
        }
        None
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
