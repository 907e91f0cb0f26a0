//! One event in two places.

use super::scene::{Scene, folded};
use super::{ConflictKind, words_in};
use crate::annotate::{EntityKind, Form, Mention};
use crate::explore::compare::Conflict;
use crate::explore::compare::unit::{FactKind, Unit, inside};

/// Evidence that two places need; more where one side names both.
const NEEDED: f32 = 1.7;
const NAMED: f32 = 0.5;

/// How a place belongs to what is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    At,
    From,
    To,
}

/// A place of A and one of B that belong in the same way to the same claim. A town and the region around it are usually
/// both named somewhere, so that places which the other side names too need more.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (located(scene, scene.a, false), located(scene, scene.b, true));
    let mut best: Option<(f32, f32, &Mention, &Mention)> = None;
    for (x, way_a) in &a {
        for (y, way_b) in &b {
            // "in" and "near" make a place of what the tables do not know, where the other side has one
            let known = is_place(scene, x) && is_place(scene, y)
                || *way_a == Way::At && (is_place(scene, x) || is_place(scene, y));
            if way_a != way_b || x.entity == y.entity || !known {
                continue;
            }
            let elsewhere = scene.names(true, x.entity.0) || scene.names(false, y.entity.0);
            let needed =
                NEEDED + if elsewhere { NAMED } else { 0.0 } + if scene.kind.is_none() { 0.6 } else { 0.0 };
            let (words_a, words_b) = scene.ranges((x.span, y.span));
            let evidence = scene.evidence(&words_a, &words_b);
            if evidence >= needed && best.is_none_or(|(most, least, ..)| evidence - needed > most - least) {
                best = Some((evidence, needed, x, y));
            }
        }
    }
    if let Some((evidence, needed, x, y)) = best {
        let about = scene.about("place", words_in(scene.a, x.span));
        found.push(scene.conflict(ConflictKind::Place, about, (x.span, y.span), (evidence, needed)));
    }
}

fn is_place(scene: &Scene<'_>, mention: &Mention) -> bool {
    scene.entities.get(mention.entity.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Place)
}

/// The names of a unit that the other unit does not name, after a word of place, with how each belongs to it.
fn located<'a>(scene: &Scene<'a>, unit: &Unit, in_b: bool) -> Vec<(&'a Mention, Way)> {
    let (side, other) = if in_b { (scene.sides.b, scene.a) } else { (scene.sides.a, scene.b) };
    let other_text = if in_b { scene.text_a() } else { scene.text_b() };
    let text = &side.document.text;
    let mut found = Vec::new();
    for n in inside(&side.annotations.mentions, unit.span, |mention| mention.span) {
        let Some(mention) = side.annotations.mentions.get(n) else { continue };
        let named = other.facts.iter().any(|fact| fact.kind == FactKind::Entity(mention.entity.0));
        if named || matches!(mention.form, Form::Adjective | Form::Role) {
            continue;
        }
        if folded(other.span, other_text).contains(&folded(mention.span, text)) {
            continue;
        }
        let at = words_in(unit, mention.span).start;
        let way = match scene.folded(unit, at.checked_sub(1)) {
            "in" | "at" | "near" | "outside" | "off" => Way::At,
            "from" => Way::From,
            "to" | "for" | "towards" | "toward" => Way::To,
            _ => continue,
        };
        found.push((mention, way));
    }
    found
}
