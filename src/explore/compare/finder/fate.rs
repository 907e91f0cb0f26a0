//! What befalls people in the news: which counts change from day to day, and what a number near such a word counts.

use crate::explore::compare::Fate;
use crate::explore::compare::unit::{Unit, Vocabulary};
use crate::text::Span;

/// Whether a count of it changes from one day's report to the next.
pub(super) fn changes(fate: Fate) -> bool {
    fate != Fate::Aboard
}

/// What befell those counted: the nearest word that says so, within five words and without another number between.
pub(super) fn near_fate(
    vocabulary: &Vocabulary,
    unit: &Unit,
    words: &std::ops::Range<usize>,
    text: &str,
) -> Option<Fate> {
    let lexicon = vocabulary.lexicon;
    let fate = |at: usize| unit.words.get(at).and_then(|word| lexicon.fate(vocabulary.folded(*word)));
    for at in words.clone() {
        if let Some(fate) = fate(at) {
            return Some(fate);
        }
    }
    for step in 1..=5 {
        for at in [Some(words.end + step - 1), words.start.checked_sub(step)].into_iter().flatten() {
            let Some(word) = unit.words.get(at) else { continue };
            let between = if at < words.start { at + 1..words.start } else { words.end..at };
            let cut = between.clone().any(|n| unit.words.get(n).is_some_and(|word| word.number));
            let stretch = if at < words.start {
                Span { start: word.span.end, end: unit.words.get(words.start)?.span.start }
            } else {
                Span { start: unit.words.get(words.end.checked_sub(1)?)?.span.end, end: word.span.start }
            };
            // "64 dead, while 178 people": what stands before a comma is said of another number
            let other = at < words.start && stretch.of(text).contains(',');
            if cut || other || stretch.of(text).contains([';', ':', '\t']) {
                continue;
            }
            if let Some(fate) = fate(at) {
                return Some(fate);
            }
        }
    }
    None
}
