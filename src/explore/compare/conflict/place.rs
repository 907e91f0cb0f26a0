//! One event in two places.

use super::{Scene, words_in};
use crate::annotate::{EntityKind, Form, Mention};
use crate::explore::compare::unit::{Unit, inside};
use crate::explore::compare::{Conflict, ConflictKind, MatchKind, Side};
use crate::text::fold::fold;

/// A place of A and one of B that stand after the same preposition of the same claim, where neither article names the
/// other's place: a town and the region around it are usually both named somewhere.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    if scene.kind == MatchKind::Related && scene.margin < -0.8 {
        return;
    }
    let a = located(scene, scene.a, scene.sides.a, scene.sides.b);
    let b = located(scene, scene.b, scene.sides.b, scene.sides.a);
    let mut best: Option<(f32, &Mention, &Mention)> = None;
    for (x, before_a) in &a {
        for (y, before_b) in &b {
            if before_a != before_b || x.entity == y.entity {
                continue;
            }
            let context = scene.context(words_in(scene.a, x.span), words_in(scene.b, y.span), 5);
            if context >= 0.3 && best.is_none_or(|(most, ..)| context > most) {
                best = Some((context, x, y));
            }
        }
    }
    if let Some((context, x, y)) = best {
        let topic = scene.topic(words_in(scene.a, x.span));
        let about = if topic.is_empty() { "place".to_owned() } else { format!("place ({topic})") };
        let sure = 0.3 + 0.25 * context + 0.08 * scene.margin.clamp(-1.0, 2.0);
        found.push(scene.conflict(ConflictKind::Place, about, (x.span, y.span), sure));
    }
}

/// The places of a unit that answer nothing, with the preposition before each, which the other article never names.
fn located<'a>(
    scene: &Scene<'_>,
    unit: &Unit,
    side: Side<'a>,
    other: Side<'_>,
) -> Vec<(&'a Mention, String)> {
    let text = &side.document.text;
    let mut found = Vec::new();
    for n in inside(&side.annotations.mentions, unit.span, |mention| mention.span) {
        let Some(mention) = side.annotations.mentions.get(n) else { continue };
        let place = scene
            .entities
            .get(mention.entity.0 as usize)
            .is_some_and(|entity| entity.kind == EntityKind::Place);
        let named = other.annotations.mentions.iter().any(|other| other.entity == mention.entity);
        if !place || named || matches!(mention.form, Form::Adjective | Form::Role) {
            continue;
        }
        let name = mention.span.of(text);
        if other.document.text.contains(name) {
            continue;
        }
        let at = words_in(unit, mention.span).start;
        let Some(before) = at.checked_sub(1).and_then(|at| unit.words.get(at)) else { continue };
        let before = fold(before.span.of(text));
        if matches!(before.as_str(), "in" | "at" | "near" | "from" | "outside" | "off" | "to") {
            found.push((mention, before));
        }
    }
    found
}
