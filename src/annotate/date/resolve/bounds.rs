//! How far a time reaches: prepositions before it, ranges, and lengths that end or begin now.

use super::super::algebra::Length;
use super::super::grammar::Expression;
use super::super::{Anchor, DateMention, Extent, Modifier, Precision, TimexType, Unresolved};
use super::Resolver;
use super::pick::step;
use crate::annotate::Day;

impl Resolver<'_> {
    /// What the preposition before an expression makes of its extent.
    pub(super) fn bounded(
        &self,
        expression: &Expression,
        kind: TimexType,
        modifier: Option<Modifier>,
        extent: Option<Extent>,
    ) -> (Option<Modifier>, Option<Extent>) {
        let Some(extent) = extent else { return (modifier, extent) };
        let mut back = 1;
        let mut word = self.word_back(expression.from, back).to_ascii_lowercase();
        let around = &self.tables.around;
        while around.skipped.contains(&word.as_str()) && back < 5 {
            back += 1;
            word = self.word_back(expression.from, back).to_ascii_lowercase();
        }
        let open_start = |extent: Extent| Extent { first: None, ..extent };
        let word = word.as_str();
        if around.since.contains(&word) {
            (modifier, Some(Extent { last: None, ..extent }))
        } else if around.until.contains(&word) && !self.follows_range(expression) {
            (modifier, Some(open_start(extent)))
        } else if around.by.contains(&word) && !self.owns(expression) {
            (modifier.or(Some(Modifier::OnOrBefore)), Some(open_start(extent)))
        } else if kind == TimexType::Time && back == 1 && around.before.contains(&word) {
            // "before dawn on Wednesday" is on Wednesday
            (modifier.or(Some(Modifier::Before)), Some(extent))
        } else if kind == TimexType::Time && back == 1 && around.after.contains(&word) {
            (modifier.or(Some(Modifier::After)), Some(extent))
        } else if around.before.contains(&word) && back == 1 {
            let last = extent.first.map(|day| Day(day.0 - 1));
            (modifier.or(Some(Modifier::Before)), Some(Extent { first: None, last, ..extent }))
        } else if around.after.contains(&word) && back == 1 {
            let first = extent.last.map(|day| Day(day.0 + 1));
            (modifier.or(Some(Modifier::After)), Some(Extent { first, last: None, ..extent }))
        } else {
            (modifier, Some(extent))
        }
    }

    /// Whether something is said to be of that time: "hit by Monday's storm" bounds nothing.
    fn owns(&self, expression: &Expression) -> bool {
        ["'s", "’s", "'", "’"].contains(&self.word(expression.to as usize))
    }

    /// Whether the expression ends a range that another begins: "from May to June".
    pub(super) fn follows_range(&self, expression: &Expression) -> bool {
        self.spoken.is_some_and(|spoken| {
            spoken.sentence == self.sentence && expression.span.start.saturating_sub(spoken.span.end) < 12
        })
    }

    /// Gives the first of "from X to Y" the stretch of both.
    pub(super) fn join_ranges(
        &self,
        expressions: &[Expression],
        whence: &[usize],
        mentions: &mut [DateMention],
    ) {
        for_neighbours(expressions, whence, mentions, |[a, b], before, after| {
            let (Some(first), Some(last)) = (before.extent, after.extent) else { return };
            let last_day = last.last.or(last.first);
            if self.is_range(a, b)
                && let (Some(start), Some(end)) = (first.first, last_day)
                && start <= end
            {
                before.extent =
                    Some(Extent { first: Some(start), last: Some(end), precision: Precision::Range });
            }
        });
    }

    /// The stretch of a length that ends or begins now.
    pub(super) fn span(&self, length: Length, toward: i8) -> (Option<Extent>, Anchor) {
        let Some((now, anchor)) = &self.anchor else { return (None, Anchor::Unresolved(Unresolved::NoDay)) };
        let (Some(n), false) = (length.count.as_whole(), length.unit.is_clock()) else {
            return (None, anchor.clone());
        };
        let other = step(*now, n.saturating_mul(i32::from(toward)), length.unit);
        let Some(other) = other else { return (None, anchor.clone()) };
        let (first, last) = if other < *now { (other, *now) } else { (*now, other) };
        let extent = Extent {
            first: Some(Day::from(first)),
            last: Some(Day::from(last)),
            precision: Precision::Range,
        };
        (Some(extent), anchor.clone())
    }
}

/// Hands over each two mentions that follow one another, with the expressions that they were read from.
pub(super) fn for_neighbours(
    expressions: &[Expression],
    whence: &[usize],
    mentions: &mut [DateMention],
    mut with: impl FnMut([&Expression; 2], &mut DateMention, &DateMention),
) {
    for at in 1..mentions.len() {
        let expression = |at: usize| whence.get(at).and_then(|&n| expressions.get(n));
        if let (Some(a), Some(b)) = (expression(at - 1), expression(at))
            && let Some([.., before, after]) = mentions.get_mut(..=at)
        {
            with([a, b], before, after);
        }
    }
}
