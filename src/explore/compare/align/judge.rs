//! What a pair's signals make of it: the same in the same words, in other words, related, or nothing.
//!
//! The heights in this file are thresholds. They were set with forty pairs of real accounts in sight whose sentences an
//! editor had aligned: faults were read on one half of them alone, figures were taken on both.

use crate::explore::compare::MatchKind;
use crate::explore::compare::pair::{Signals, WHOLE};
use crate::explore::compare::score::margin;
use crate::explore::compare::unit::Unit;

/// Articles of fewer units are not asked whether they tell one story; they are rather two passages that somebody has
/// set side by side, and more likely the same than two of thousands.
pub(super) const FEW: usize = 4;

/// Two units are related only where their tie is at least this share of the strongest that they have.
const SHARE_OF_BEST: f32 = 0.6;

/// Below this margin two units have too little in common to be set side by side for their words alone.
const NEAR: f32 = -1.6;

/// The weight of content words that two units must share when neither answers half of the other: one word will do
/// where a sentence is set beside a sentence, but among the thousands of pairs of two articles a single common word
/// is chance.
pub(super) fn least_shared(a: &[Unit], b: &[Unit]) -> f32 {
    0.5 + 0.2 * (a.len().max(b.len()).clamp(1, 5) - 1) as f32
}

/// Two units as they are judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged<'a> {
    pub(super) signals: &'a Signals,
    /// Words in the longest run of the same stems.
    pub(super) run: u32,
    /// Words of the shorter unit.
    pub(super) shorter: usize,
    /// Whether they are headings.
    pub(super) heading: bool,
}

impl Judged<'_> {
    /// Whether the shorter stands in the longer almost word for word.
    fn copied(&self) -> bool {
        self.signals.verbatim >= 0.75 && self.run as usize >= self.shorter.min(5)
    }
}

/// What the two articles are, as far as that tells how a pair of their units is to be judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// See [`least_shared`].
    pub(super) least: f32,
    /// Whether one of them has fewer than [`FEW`] units.
    pub(super) few: bool,
    pub(super) story: Story,
}

/// Whether the margin and what is shared allow that two units tell the same, as far as words go.
pub(super) fn alike(signals: &Signals, least: f32) -> bool {
    let whole = signals.coverage >= 0.95;
    let enough = signals.facts >= least || signals.content >= 0.5;
    margin(signals) >= 0.0 && (whole || enough && signals.shared >= 1.0 && signals.coverage >= 0.15)
}

/// How alike two units are, be it that one of them tells much more; `None` where they are related at most.
pub(super) fn likeness(judged: Judged<'_>, frame: Frame) -> Option<MatchKind> {
    let copied = if judged.copied() { MatchKind::Verbatim } else { MatchKind::Reworded };
    alike(judged.signals, frame.least).then_some(copied)
}

/// How a reader is told of two units that are alike: they tell the same only where neither tells much that the other does
/// not.
pub(super) fn grade(judged: Judged<'_>, likeness: MatchKind, frame: Frame) -> MatchKind {
    let signals = judged.signals;
    if frame.few || likeness == MatchKind::Related {
        return likeness;
    }
    // two headlines speak of one thing in so few words that half of them is no proof
    let least = if judged.heading { 0.7 } else { 0.65 };
    // a name and an office are no deed
    let told = signals.deeds >= 0.7 && (signals.facts >= 2.5 || judged.copied());
    // all that is said beside names is said in both, and all that one says in the other
    let only_names =
        signals.told >= WHOLE && signals.part >= WHOLE && signals.deeds >= 0.7 && signals.facts >= 2.0;
    if signals.content < least && only_names && !judged.heading {
        MatchKind::Reworded
    } else if signals.content < least || !told {
        MatchKind::Related
    } else if judged.copied() && signals.content >= 0.8 {
        MatchKind::Verbatim
    } else {
        MatchKind::Reworded
    }
}

/// Whether two units share enough to ask what they tell beside who says it: without those words they share no more.
pub(super) fn asks(signals: &Signals) -> bool {
    let shared = signals.facts >= 2.4 || signals.facts >= 1.5 && signals.verbatim >= 0.4;
    shared && signals.deeds >= 0.7 && signals.content >= 0.2
}

/// The deeds that units tell of, and how many of them are answered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    /// Those of the unit that has fewest.
    pub(super) least: usize,
    /// All of them.
    pub(super) all: usize,
    pub(super) answered: usize,
}

impl Done {
    pub(super) fn and(self, other: Done) -> Done {
        let least = self.least.min(other.least);
        Done { least, all: self.all + other.all, answered: self.answered + other.answered }
    }
}

/// Whether one unit says what the other says with little beside: every deed of each answers one of the other, but for one of
/// many, and what stands beside are a few words here and there.
pub(super) fn inside_other(signals: &Signals, done: Done, heading: bool) -> bool {
    let missing = usize::from(done.all >= 5);
    let deeds = done.least >= 1 && done.answered + missing >= done.all && (heading || done.all >= 4);
    deeds
        && signals.content >= 0.5
        && signals.part >= 0.78
        && signals.gap <= 4.0 / 12.0
        && signals.deeds >= 2.2
        && signals.facts >= 2.5
        && signals.numbers == 0.0
        && margin(signals) >= -1.0
}

/// How strongly two units are tied by what they share, before it is asked what else each is tied to: the rarity of the
/// words that both have, more for words in a row and for what is said beyond names, less where much stands beside it on
/// either side, and where the units stand at other places of their articles.
pub(super) fn tie(signals: &Signals, run: u32, far: f32) -> f32 {
    let said = 0.7 * (run.min(8) as f32 + signals.deeds);
    (signals.rare + said) * signals.rare_share.sqrt() * (1.0 - 0.3 * far)
}

/// Whether two units with that tie tell some of the same facts; `share` is the tie as a share of the strongest that each of
/// them has, in the mean of both.
pub(super) fn related(judged: Judged<'_>, tie: f32, share: f32, story: Story) -> bool {
    let signals = judged.signals;
    // a shared name is no shared fact: something must be said of it on both sides
    let (least, told) = match story {
        Story::One => (3.6, 0.0),
        Story::Open => (4.1, 0.0),
        Story::Two => (5.1, 1.5),
    };
    let least = if judged.heading { least + 1.5 } else { least };
    signals.deeds > told && share >= SHARE_OF_BEST && tie * (0.3 + share) >= least
}

/// Whether two units that nothing else answers are near enough to be set side by side, though they are not tied: the
/// words of one mean what those of the other mean.
pub(super) fn near(judged: Judged<'_>, story: Story) -> bool {
    let (signals, value) = (judged.signals, margin(judged.signals));
    let told = match story {
        Story::One => 0.7,
        Story::Open => 1.2,
        Story::Two => 2.4,
    };
    let told = signals.deeds >= told || story != Story::Two && signals.facts >= 4.0 && signals.part >= 0.5;
    let close = match story {
        Story::One => value >= NEAR - 0.8 && signals.shared >= 1.8 && signals.coverage >= 0.2,
        _ => value >= NEAR && signals.shared >= 2.0 && signals.coverage >= 0.2,
    };
    let part = signals.facts >= 3.0 && signals.part >= 0.45 || signals.facts >= 4.0 && signals.part >= 0.33;
    // the same words in a row, two of them with something to say
    let phrase = judged.run >= 4 && signals.facts >= 1.7;
    !judged.heading && told && (close || part || phrase)
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
