//! What a pair's signals make of it: the same in the same words, in other words, related, or nothing.

use crate::explore::compare::MatchKind;
use crate::explore::compare::pair::Signals;
use crate::explore::compare::score::margin;
use crate::explore::compare::unit::Unit;

/// Below this margin two units have too little in common to be shown.
const RELATED: f32 = -1.6;

/// Below this one a unit is no repetition of what is answered already: a name and a place in common do not make it one.
pub(super) const REPEATED: f32 = -0.5;

/// Articles of fewer sentences are not asked whether they tell one story.
pub(super) const FEW: usize = 4;

/// The weight of content words that two units must share when neither answers half of the other: one word will do
/// where a sentence is set beside a sentence, but among the thousands of pairs of two articles a single common word
/// is chance.
pub(super) fn least_shared(a: &[Unit], b: &[Unit]) -> f32 {
    0.5 + 0.2 * (a.len().max(b.len()).clamp(1, 5) - 1) as f32
}

/// What a margin and its signals make of a pair; `least` is what they must share.
pub(super) fn judge(
    signals: &Signals,
    shorter: usize,
    run: u32,
    least: f32,
    story: Story,
) -> Option<(MatchKind, f32)> {
    let value = margin(signals);
    let whole = signals.coverage >= 0.95;
    let enough = signals.facts >= least || signals.content >= 0.5;
    if value >= 0.0 && (whole || enough && signals.shared >= 1.0 && signals.coverage >= 0.15) {
        let copied = signals.verbatim >= 0.75 && run as usize >= shorter.min(5);
        return Some((if copied { MatchKind::Verbatim } else { MatchKind::Reworded }, value));
    }
    let value = value.min(-0.05);
    // a shared name is no shared fact: something must be said of it on both sides
    let deeds = match story {
        Story::One => 0.7,
        Story::Open => 1.2,
        Story::Two => 2.4,
    };
    let told = signals.deeds >= deeds || story != Story::Two && signals.facts >= 4.0 && signals.part >= 0.5;
    let near = match story {
        Story::One => value >= RELATED - 0.8 && signals.shared >= 1.8 && signals.coverage >= 0.2,
        _ => value >= RELATED && signals.shared >= 2.0 && signals.coverage >= 0.2,
    };
    let part = signals.facts >= 3.0 && signals.part >= 0.45 || signals.facts >= 4.0 && signals.part >= 0.33;
    // the same words in a row, two of them with something to say
    let phrase = run >= 4 && signals.facts >= 1.7;
    (told && (near || part || phrase)).then_some((MatchKind::Related, value))
}

/// Whether two articles tell one story, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// Much of the shorter is in the longer: what is alike in part may be trusted.
    One,
    /// Not known.
    Open,
    /// Hardly a sentence is in both: they may be of the same people and other news.
    Two,
}
