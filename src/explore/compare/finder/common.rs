//! What two clauses share beside their predicates; and whether words are quoted.

use std::ops::Range;

use super::account::{Account, Deed, Thing};
use super::aligned::AlignedPair;
use crate::explore::compare::unit::Unit;
use crate::text::Span;

/// The share of the content words of both clauses that must answer each other: on the side that answers more, and on
/// the other.
const MOST: f32 = 0.6;
const LEAST: f32 = 0.34;

/// What two clauses share.
pub(super) struct Common {
    /// How rare the words are that both have, beside those that name who does it.
    pub(super) worth: f32,
    /// Whether a word of one doer answers a word of the other.
    pub(super) doer: bool,
    /// The share of the content words of each that are answered: the greater, and the less.
    pub(super) most: f32,
    pub(super) least: f32,
}

impl Common {
    /// Whether both tell of one thing, as far as that goes.
    pub(super) fn much(&self) -> bool {
        self.most >= MOST && self.least >= LEAST
    }
}

/// What the words of two clauses share beside their predicates, within these stretches.
pub(super) fn common(pair: &AlignedPair<'_>, x: (&Deed<'_>, Span), y: (&Deed<'_>, Span)) -> Common {
    let (of_x, of_y) = pair.ranges((x.1, y.1));
    let predicates = pair.ranges((x.0.clause.predicate, y.0.clause.predicate));
    let within = |thing: Option<&Thing>, span: Span| thing.is_some_and(|thing| thing.span.overlaps(span));
    let mut worth = 0.0;
    let mut doer = false;
    let half = |unit: &Unit, range: &Range<usize>, predicate: &Range<usize>, of: &[f32]| {
        let (mut all, mut shared) = (0.0, 0.0);
        for at in range.clone().filter(|at| !predicate.contains(at)) {
            let Some(word) = unit.words.get(at).filter(|word| !word.stop && !word.negation) else { continue };
            all += word.weight;
            shared += word.weight * of.get(at).copied().unwrap_or(0.0);
        }
        if all > 0.0 { shared / all } else { 0.0 }
    };
    let a = half(pair.a, &of_x, &predicates.0, &pair.answered_within(&of_x, &of_y, true));
    let b = half(pair.b, &of_y, &predicates.1, &pair.answered_within(&of_x, &of_y, false));
    let answered = pair.answered_within(&of_x, &of_y, true);
    for at in of_x.filter(|at| !predicates.0.contains(at)) {
        let Some(word) = pair.a.words.get(at).filter(|word| !word.stop && !word.negation) else { continue };
        let how = answered.get(at).copied().unwrap_or(0.0);
        if how <= 0.0 {
            continue;
        }
        if within(x.0.doer.as_ref(), word.span) {
            let to = pair.pairing.to_b.get(at).copied().flatten();
            let other = to.and_then(|to| pair.b.words.get(usize::from(to)));
            doer |= other.is_some_and(|other| within(y.0.doer.as_ref(), other.span));
        } else {
            worth += word.rarity * how;
        }
    }
    Common { worth, doer, most: a.max(b), least: a.min(b) }
}

/// Whether words stand in quotation marks.
pub(super) fn quoted(account: &Account<'_>, words: Span) -> bool {
    account.side.annotations.quotes.iter().any(|quote| quote.direct && quote.span.contains(words))
}
