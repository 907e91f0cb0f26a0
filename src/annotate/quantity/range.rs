//! Ranges of two numbers, and what looks like one: results, votes, steps.

use super::reader::{Number, Reader};
use crate::text::TokenKind;

/// A number and what follows it.
pub(super) enum Range {
    /// A number, or the range that it begins.
    Number(Number),
    /// A result, of which nothing is a quantity; with one past its end.
    Result(usize),
}

impl Reader<'_> {
    /// "10 to 15", "10-15", "between 10 and 15", "$10 to $15".
    pub(super) fn range(&self, low: Number) -> Range {
        let mut joint = low.after;
        let mut low_unit = low.unit.clone();
        if low_unit.is_empty()
            && let Some((unit, after)) = self.unit_at(joint)
            && self.is_joint(self.word(after))
        {
            unit.clone_into(&mut low_unit);
            joint = after;
        }
        let tables = self.tables;
        // "18-to-34-year-olds"
        if self.is_hyphen(joint) && tables.to.contains(&self.word(joint + 1)) && self.is_hyphen(joint + 2) {
            if let Some(high) = self.after_joint(joint + 3).filter(|high| high.value > low.value) {
                return Range::Number(Number { upper: Some(high.value), after: high.after, ..low });
            }
            return Range::Number(low);
        }
        let dash = matches!(self.word(joint), "-" | "–" | "—");
        let from = tables.from.contains(&self.before(low.first, 1));
        let word = self.word(joint);
        let to = tables.to.contains(&word);
        let joined = if to {
            !from
        } else if tables.or.contains(&word) {
            true
        } else if tables.and.contains(&word) {
            self.is_between(low.first)
        } else {
            dash && self.glued(joint)
        };
        if !joined || low.is_share() {
            return Range::Number(low);
        }
        let Some(high) = self.after_joint(joint + 1) else {
            return Range::Number(low);
        };
        if high.is_share() {
            return Range::Number(low);
        }
        if dash && self.is_hyphen(high.after) && self.is_number(high.after + 1) {
            return Range::Result(high.after);
        }
        let bare = low_unit.is_empty() && high.unit.is_empty() && !high.scaled;
        let next = self.word(high.after);
        let counts = (tables.is_plural)(next)
            || (tables.is_fate)(next)
            || self.is_hyphen(high.after)
            || (tables.age)(self, &mut high.clone(), &mut high.after.clone())
            || self.unit_at(high.after).is_some();
        if dash
            && low.in_figures()
            && bare
            && (tables.results.contains(&next) || !counts)
            && !self.is_aged(low.first)
        {
            return Range::Result(high.after);
        }
        let vote = (1..=3).any(|back| tables.votes.contains(&self.before(low.first, back)));
        // "90 to 10", "a vote of 48 to 52", "a 2 to 1 margin"
        if to
            && bare
            && !low.scaled
            && (high.value <= low.value || tables.results.contains(&next) || vote)
            && self.unit_at(high.after).is_none()
        {
            return Range::Result(high.after);
        }
        // "rose 15 pence to 362 pence", "fell 3 to 20"
        let moved = to && (1..=2).any(|back| tables.moves.contains(&self.before(low.first, back)));
        if moved && (!low_unit.is_empty() || high.unit.is_empty() && self.unit_at(high.after).is_none()) {
            return Range::Number(low);
        }
        let mut value = low.value;
        if high.scaled && !low.scaled && high.value > 0.0 {
            let factor =
                [1e12, 1e9, 1e6, 1e3].into_iter().find(|factor| high.value >= *factor).unwrap_or(1.0);
            if low.value < 1000.0 {
                value *= factor;
            }
        }
        if high.value <= value || (!low_unit.is_empty() && !high.unit.is_empty() && low_unit != high.unit) {
            return Range::Number(low);
        }
        let unit = if low_unit.is_empty() { high.unit } else { low_unit };
        Range::Number(Number {
            value,
            upper: Some(high.value),
            unit,
            after: high.after,
            scaled: low.scaled || high.scaled,
            ..low
        })
    }

    /// Whether "between" stands before, or "between the ages of".
    fn is_between(&self, first: usize) -> bool {
        let between = |back| self.tables.between.contains(&self.before(first, back));
        between(1) || self.is_aged(first) && (between(3) || between(4))
    }

    /// Whether a word can join the two ends of a range.
    fn is_joint(&self, word: &str) -> bool {
        let tables = self.tables;
        matches!(word, "-" | "–")
            || [tables.to, tables.and, tables.or].iter().any(|words| words.contains(&word))
    }

    /// The number after the joint of a range; a dash before it does not make it a name.
    fn after_joint(&self, at: usize) -> Option<Number> {
        match self.kind(at)? {
            TokenKind::Number => self.figures(at, false),
            _ => self.number(at),
        }
    }
}
