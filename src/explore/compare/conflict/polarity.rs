//! One says that it is so, the other that it is not; one that it happened, the other that it may.

use super::mood::{Mood, mood};
use super::scene::Scene;
use super::{ConflictKind, akin};
use crate::explore::compare::Conflict;
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::unit::{Unit, Word};

/// Evidence that a denial needs, and a modality.
const DENIAL: f32 = 1.6;
const MODALITY: f32 = 2.1;

/// The surest of a kind so far.
type Best = Option<(f32, Conflict)>;

/// Words that answer each other, one denied and the other not; and words told as done on one side and as possible or
/// planned on the other.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    let (mut denial, mut modality): (Best, Best) = (None, None);
    for (at, to) in scene.pairing.to_b.iter().enumerate() {
        let Some(to) = to.map(usize::from) else { continue };
        let (Some(&x), Some(&y)) = (scene.a.words.get(at), scene.b.words.get(to)) else { continue };
        if x.stop || x.number || x.capital || y.capital || !akin(scene.sides.vocabulary, x.id, y.id) {
            continue;
        }
        let a = mood(scene.a, at, scene.text_a(), scene.sides.vocabulary);
        let b = mood(scene.b, to, scene.text_b(), scene.sides.vocabulary);
        if a == b {
            continue;
        }
        // the word itself says more where no other sentence has it
        let rare =
            x.weight >= 1.0 && scene.sides.vocabulary.entry(x.id).is_some_and(|entry| entry.units <= 2);
        let own = if x.id != y.id {
            -0.3
        } else if rare {
            0.7
        } else {
            0.3
        };
        let evidence = scene.evidence(&(at..at + 1), &(to..to + 1)) + own;
        let about = || scene.about(x.span.of(scene.text_a()), at..at + 1);
        if a.denied.is_some() != b.denied.is_some() {
            // where the other side denies something close by too, which of it is beyond counting words
            let (unit, place) = if a.denied.is_some() { (scene.b, to) } else { (scene.a, at) };
            let mut needed = DENIAL + if denial_near(scene, unit, place) { 0.8 } else { 0.0 };
            // "denied that" has its own word against it on the other side, as a rule
            needed += if a.reported || b.reported { 0.4 } else { 0.0 };
            // nobody is anybody
            needed -= if a.nobody || b.nobody { 1.0 } else { 0.0 };
            if evidence >= needed && denies(scene, (&a, at), (&b, to), x.id == y.id) {
                let words = (a.words(scene.a, at), b.words(scene.b, to));
                // "denied" against "confirmed" is the plainer way to say it
                let sure = evidence - if a.reported || b.reported { 1.5 } else { 0.0 };
                let conflict = scene.conflict(ConflictKind::Negation, about(), words, (sure, needed));
                surer(&mut denial, sure - needed, conflict);
            }
        } else if a.denied.is_none() && b.denied.is_none() && scene.kind.is_some() {
            let open_b = a.done && a.open.is_none() && b.open.is_some() && !b.done;
            let open_a = b.done && b.open.is_none() && a.open.is_some() && !a.done;
            if (open_a || open_b) && evidence >= MODALITY {
                let words = (a.words(scene.a, at), b.words(scene.b, to));
                let conflict = scene.conflict(ConflictKind::Modality, about(), words, (evidence, MODALITY));
                surer(&mut modality, evidence - MODALITY, conflict);
            }
        }
    }
    found.extend(denial.into_iter().chain(modality).map(|(_, conflict)| conflict));
}

/// Whether words of denial stand near word `at`.
fn denial_near(scene: &Scene<'_>, unit: &Unit, at: usize) -> bool {
    let denies = |word: &Word| scene.sides.vocabulary.traits(*word).is(Traits::NEGATION | Traits::REFUSAL);
    unit.words.get(at.saturating_sub(8)..at).is_some_and(|words| words.iter().any(denies))
}

fn surer(best: &mut Best, sure: f32, conflict: Conflict) {
    if best.as_ref().is_none_or(|(most, _)| sure > *most) {
        *best = Some((sure, conflict));
    }
}

/// Whether one denies what the other says.
fn denies(scene: &Scene<'_>, (a, at): (&Mood, usize), (b, to): (&Mood, usize), one_stem: bool) -> bool {
    let (denied, said) = if a.denied.is_some() { (a, b) } else { (b, a) };
    // what is wished for or asked may well be denied
    if said.wished && !denied.wished || said.undone {
        return false;
    }
    if denied.bare {
        return one_stem && none_of(scene, at, to);
    }
    let verb = |unit: &Unit, at: usize, mood: &Mood| {
        let past =
            unit.words.get(at).is_some_and(|word| scene.sides.vocabulary.traits(*word).is(Traits::PAST));
        mood.helped || past || scene.folded(unit, Some(at)).ends_with("ing")
    };
    // "not guilty", "never": no verb is needed; "no" and "failed" need one
    let plain =
        |unit: &Unit, mood: &Mood| matches!(scene.folded(unit, mood.denied), "not" | "never" | "without");
    verb(scene.a, at, a) || verb(scene.b, to, b) || plain(scene.a, a) || plain(scene.b, b)
}

/// "No jobs" against "some 900 jobs".
fn none_of(scene: &Scene<'_>, at: usize, to: usize) -> bool {
    let before = |unit: &Unit, at: usize| -> (String, bool) {
        let word = at.checked_sub(1).and_then(|at| unit.words.get(at));
        word.map_or_else(Default::default, |word| {
            (scene.sides.vocabulary.folded(*word).to_owned(), word.number)
        })
    };
    let (x, y) = (before(scene.a, at), before(scene.b, to));
    let some = |(word, number): &(String, bool)| {
        *number || matches!(word.as_str(), "some" | "many" | "several" | "all" | "the")
    };
    (x.0 == "no" && some(&y)) || (y.0 == "no" && some(&x))
}
