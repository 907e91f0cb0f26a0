//! Words that deny one another, said of one thing: "reopened" and "remains closed".

use super::ConflictKind;
use super::mood::mood;
use super::scene::Scene;
use crate::explore::compare::Conflict;
use crate::explore::compare::unit::Unit;

/// Evidence that opposites need.
const NEEDED: f32 = 1.8;

/// The surest pair of opposites in claims that otherwise speak of one thing.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    if scene.is_heading() && !scene.same() {
        return;
    }
    let vocabulary = scene.sides.vocabulary;
    let has = |unit: &Unit, id: u32| unit.words.iter().any(|word| word.id == id);
    let mut best: Option<(f32, Conflict)> = None;
    for (at, x) in scene.a.words.iter().enumerate() {
        let sides = vocabulary.entry(x.id).map_or(&[][..], |entry| entry.opposites);
        if sides.is_empty()
            || x.capital && scene.a.facts.iter().any(|f| (f.first..f.after).contains(&(at as u16)))
        {
            continue;
        }
        for (to, y) in scene.b.words.iter().enumerate() {
            let others = vocabulary.entry(y.id).map_or(&[][..], |entry| entry.opposites);
            let opposed = sides.iter().any(|&(line, side)| others.contains(&(line, !side)));
            if !tells(scene, scene.a, at) || !tells(scene, scene.b, to) {
                continue;
            }
            // the same word on the other side too: both are told there
            if !opposed || has(scene.b, x.id) || has(scene.a, y.id) {
                continue;
            }
            let near = (at..at + 1, to..to + 1);
            if !scene.adjacent(&near.0, &near.1, 4, false) {
                continue;
            }
            let evidence = scene.evidence(&near.0, &near.1);
            if evidence < NEEDED || best.as_ref().is_some_and(|(most, _)| *most >= evidence) {
                continue;
            }
            let a = mood(scene.a, at, scene.text_a(), vocabulary);
            let b = mood(scene.b, to, scene.text_b(), vocabulary);
            // "did not reject" agrees with "accepted"
            if a.denied.is_some() != b.denied.is_some() || a.wished != b.wished {
                continue;
            }
            let about = scene.about(x.span.of(scene.text_a()), near.0);
            let conflict =
                scene.conflict(ConflictKind::Negation, about, (x.span, y.span), (evidence, NEEDED));
            best = Some((evidence, conflict));
        }
    }
    found.extend(best.map(|(_, conflict)| conflict));
}

/// Whether a word says something of its noun: "tensions grew" does, "growing tensions" takes it for granted.
fn tells(scene: &Scene<'_>, unit: &Unit, at: usize) -> bool {
    let word = scene.folded(unit, Some(at));
    if !word.ends_with("ing") && !word.ends_with("ed") && !word.ends_with("er") {
        return true;
    }
    let before = scene.folded(unit, at.checked_sub(1));
    let noun_after = unit.words.get(at + 1).is_some_and(|word| !word.stop && !word.number);
    let bound = matches!(
        before,
        "of" | "to"
            | "with"
            | "from"
            | "by"
            | "in"
            | "on"
            | "for"
            | "the"
            | "a"
            | "an"
            | "its"
            | "his"
            | "her"
            | "their"
            | "amid"
            | "despite"
            | "against"
            | "some"
            | "any"
            | "more"
            | "and"
    );
    !(noun_after && bound)
}
