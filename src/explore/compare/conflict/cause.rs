//! Two causes of one thing.

use std::ops::Range;

use super::scene::Scene;
use super::{ConflictKind, akin};
use crate::explore::compare::Conflict;
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::unit::Unit;
use crate::text::Span;

/// Evidence that two causes need.
const NEEDED: f32 = 1.6;

/// The most words that name a cause.
const LONGEST: usize = 6;

/// Whether a word can tell of a cause.
pub(super) fn opens(folded: &str) -> bool {
    matches!(
        folded,
        "caused" | "causes" | "triggered" | "sparked" | "due" | "because" | "blamed" | "started" | "set"
    )
}

/// A cause named on both sides, where no word of one answers a word of the other.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    let (Some(x), Some(y)) = (cause(scene, scene.a, scene.text_a()), cause(scene, scene.b, scene.text_b()))
    else {
        return;
    };
    let content = |unit: &Unit, range: &Range<usize>| -> Vec<u32> {
        let words =
            range.clone().filter_map(|at| unit.words.get(at)).filter(|word| !word.stop && !word.number);
        words.map(|word| word.id).collect()
    };
    let (one, two) = (content(scene.a, &x), content(scene.b, &y));
    let shared = one.iter().any(|&a| two.iter().any(|&b| akin(scene.sides.vocabulary, a, b)));
    let evidence = scene.evidence(&x, &y);
    if one.is_empty() || two.is_empty() || shared || evidence < NEEDED {
        return;
    }
    let words = (Scene::stretch(scene.a, x.clone()), Scene::stretch(scene.b, y));
    let about = scene.about("cause", x);
    found.push(scene.conflict(ConflictKind::Cause, about, words, (evidence, NEEDED)));
}

/// The words that name a cause: "caused by …", "… caused", "blamed … for", "because of …".
fn cause(scene: &Scene<'_>, unit: &Unit, text: &str) -> Option<Range<usize>> {
    let word = |at: usize| scene.folded(unit, Some(at));
    let cut = |left: usize| {
        let (Some(x), Some(y)) = (unit.words.get(left), unit.words.get(left + 1)) else { return true };
        let gap = Span { start: x.span.end, end: y.span.start.max(x.span.end) };
        gap.of(text).contains([',', ';', ':', '—', '–', '"', '“', '”', '(', '.'])
    };
    let after = |from: usize| {
        let mut end = from;
        while end < unit.words.len() && end - from < LONGEST {
            let here = word(end);
            let verb = unit
                .words
                .get(end)
                .is_some_and(|word| scene.sides.vocabulary.traits(*word).is(Traits::AUXILIARY));
            if verb
                || end > from
                    && matches!(
                        here,
                        "for" | "that" | "which" | "in" | "on" | "at" | "said" | "after" | "and"
                    )
            {
                break;
            }
            end += 1;
            if cut(end - 1) {
                break;
            }
        }
        (end > from).then_some(from..end)
    };
    for at in 0..unit.words.len() {
        let next = word(at + 1);
        match word(at) {
            "caused" | "triggered" | "sparked" | "started" | "set"
                if next == "by" || next == "off" && word(at + 2) == "by" =>
            {
                return after(at + if next == "by" { 2 } else { 3 });
            }
            "due" if next == "to" && !matches!(word(at + 3), "a" | "the") && at > 0 => {
                // "due to open" is a plan, "due to the rain" a cause
                let noun = matches!(word(at + 2), "a" | "an" | "the");
                return if noun { after(at + 2) } else { None };
            }
            "because" if next == "of" => return after(at + 2),
            "blamed" if next == "on" => return after(at + 2),
            "blamed" => return after(at + 1),
            "caused" | "triggered" | "sparked" => {
                let mut end = at;
                while end > 0
                    && matches!(word(end - 1), "had" | "has" | "have" | "may" | "might" | "probably")
                {
                    end -= 1;
                }
                let mut first = end;
                while first > 0 && end - first < 4 && (first == end || !cut(first - 1)) {
                    if first < end && matches!(word(first - 1), "said" | "that" | "which") {
                        break;
                    }
                    if first == end && cut(first - 1) {
                        break;
                    }
                    first -= 1;
                }
                return (first < end).then_some(first..end);
            }
            _ => {}
        }
    }
    None
}
