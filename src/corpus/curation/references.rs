//! What hangs on mentions: roles, speakers, and who does what. Where a mention becomes another's, they go with it.

use std::collections::BTreeMap;

use crate::annotate::{Annotations, EntityId, Mention};
use crate::text::Span;

/// The mentions of an entity some of which have changed, with what each is now.
type Fates = BTreeMap<EntityId, Vec<(Span, Option<EntityId>)>>;

/// Sets the entities of all that refers to a mention. `fates` says of each old mention whose it is now; `names` are the
/// words that were told to be names. What stands for an entity without naming it, as a pronoun does, goes with the mention
/// before it.
pub(super) fn follow(
    annotations: &mut Annotations,
    old: &[Mention],
    fates: &[Option<EntityId>],
    names: &[(Span, EntityId)],
) {
    let mut of: Fates = BTreeMap::new();
    for (mention, fate) in old.iter().zip(fates) {
        of.entry(mention.entity).or_default().push((mention.span, *fate));
    }
    of.retain(|entity, list| list.iter().any(|(_, fate)| *fate != Some(*entity)));
    let now = |span: Span, entity: EntityId| -> Option<EntityId> {
        let Some(list) = of.get(&entity) else { return Some(entity) };
        let inside = list.iter().find(|(mention, _)| span.overlaps(*mention));
        let before = || list.iter().rev().find(|(mention, _)| mention.start <= span.start);
        inside.or_else(before).or(list.first()).and_then(|(_, fate)| *fate)
    };
    let set = |span: Span, entity: &mut Option<EntityId>| {
        *entity = match *entity {
            Some(entity) => now(span, entity),
            None => names.iter().find(|(name, _)| name.contains(span)).map(|(_, entity)| *entity),
        };
    };
    let Annotations { roles, quotes, clauses, .. } = annotations;
    roles.retain_mut(|role| {
        role.of = role.of.and_then(|of| now(role.span, of));
        now(role.span, role.person).map(|person| role.person = person).is_some()
    });
    for quote in quotes {
        set(quote.speaker_span.unwrap_or(quote.span), &mut quote.speaker);
    }
    for clause in clauses {
        let arguments = clause.subject.iter_mut().chain(&mut clause.object);
        for argument in arguments.chain(clause.obliques.iter_mut().map(|oblique| &mut oblique.argument)) {
            // what it names is named by its head
            set(argument.head, &mut argument.entity);
        }
        if let Some(speaker) = &mut clause.speaker {
            set(speaker.span.unwrap_or(speaker.verb), &mut speaker.entity);
        }
        clause.place = clause.place.and_then(|place| now(clause.span, place));
    }
}
