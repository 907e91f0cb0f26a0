//! Clauses in the record of an article: written and read.
//!
//! A clause is a span, one choice for all that is either so or not, its predicate and its dictionary form; then what the
//! choice says is there. Spans are counted from the start of the clause, heads from that of their phrase.

use super::bytes::{In, Out};
use crate::annotate::date::EventBasis;
use crate::annotate::{Argument, Clause, ClauseKind, ClauseTime, EntityId, Modality, Oblique, Speaker};
use crate::corpus::FormatError;
use crate::text::Span;

type Result<T> = std::result::Result<T, FormatError>;

/// How many choices of kind, modality and polarity there are.
const KINDS: usize = ClauseKind::ALL.len() * Modality::ALL.len() * 2;
/// With what a clause has: subject, object, obliques, speaker, time, place.
const CHOICES: usize = KINDS << 6;

pub(super) fn write(out: &mut Out, clauses: &[Clause]) {
    let mut from = 0;
    out.count(clauses.len());
    for clause in clauses {
        let Clause {
            span,
            kind,
            predicate,
            lemma,
            subject,
            object,
            obliques,
            positive,
            modality,
            speaker,
            time,
            place,
        } = clause;
        out.span(&mut from, *span);
        let has = [
            subject.is_some(),
            object.is_some(),
            !obliques.is_empty(),
            speaker.is_some(),
            time.is_some(),
            place.is_some(),
        ];
        let kinds = (*kind as u32 * Modality::ALL.len() as u32 + *modality as u32) * 2 + u32::from(*positive);
        out.u32(has.iter().fold(kinds, |choice, &has| choice << 1 | u32::from(has)));
        let mut near = span.start;
        out.span(&mut near, *predicate);
        out.string(lemma);
        for argument in subject.iter().chain(object) {
            write_argument(out, &mut near, argument);
        }
        if !obliques.is_empty() {
            out.count(obliques.len());
            for Oblique { preposition, argument } in obliques {
                out.span(&mut near, *preposition);
                write_argument(out, &mut near, argument);
            }
        }
        if let Some(Speaker { span, entity, verb }) = speaker {
            out.option(*span, |out, span| out.span(&mut near, span));
            write_entity(out, *entity);
            out.span(&mut near, *verb);
        }
        if let Some(ClauseTime { value, basis }) = time {
            out.string(value);
            write_basis(out, span.start, basis);
        }
        if let Some(place) = place {
            out.u32(place.0);
        }
    }
}

fn write_argument(out: &mut Out, near: &mut u32, argument: &Argument) {
    let Argument { span, head, entity } = argument;
    out.span(near, *span);
    out.u32(head.start.saturating_sub(span.start));
    out.u32(head.end.saturating_sub(head.start));
    write_entity(out, *entity);
}

fn write_entity(out: &mut Out, entity: Option<EntityId>) {
    out.u32(entity.map_or(0, |id| id.0 + 1));
}

/// Where the date of an event or clause comes from; its span counts from `near`.
pub(super) fn write_basis(out: &mut Out, mut near: u32, basis: &EventBasis) {
    match basis {
        EventBasis::Published => out.u32(0),
        EventBasis::Governed(span) => {
            out.u32(1);
            out.span(&mut near, *span);
        }
        EventBasis::Inherited(span) => {
            out.u32(2);
            out.span(&mut near, *span);
        }
    }
}

pub(super) fn read(section: &mut In<'_>, entities: usize, text: &str) -> Result<Vec<Clause>> {
    let mut from = 0;
    section.list("clauses", |section| {
        let span = section.span(&mut from, text, "clause")?;
        let choice = section.below(CHOICES, "kind of a clause")?;
        let has = |bit: u32| choice >> bit & 1 == 1;
        let kinds = (choice >> 6) as usize;
        let modality = kinds / 2 % Modality::ALL.len();
        let kind = kinds / 2 / Modality::ALL.len();
        let mut near = span.start;
        let predicate = section.span(&mut near, text, "predicate")?;
        let lemma = section.string("dictionary form")?;
        let mut argument = |section: &mut In<'_>| read_argument(section, &mut near, entities, text);
        let subject = if has(5) { Some(argument(section)?) } else { None };
        let object = if has(4) { Some(argument(section)?) } else { None };
        let obliques = if has(3) {
            section.list("phrases with prepositions", |section| {
                let preposition = section.span(&mut near, text, "preposition")?;
                Ok(Oblique { preposition, argument: read_argument(section, &mut near, entities, text)? })
            })?
        } else {
            Vec::new()
        };
        let speaker = if has(2) {
            Some(Speaker {
                span: section.option("speaker", |section| section.span(&mut near, text, "speaker"))?,
                entity: read_entity(section, entities)?,
                verb: section.span(&mut near, text, "verb of saying")?,
            })
        } else {
            None
        };
        let time = if has(1) {
            let value = section.string("value of a clause")?;
            Some(ClauseTime { value, basis: read_basis(section, span.start, text)? })
        } else {
            None
        };
        let place = if has(0) { Some(section.below(entities, "entity").map(EntityId)?) } else { None };
        Ok(Clause {
            span,
            kind: ClauseKind::ALL.get(kind).copied().unwrap_or(ClauseKind::Verb),
            predicate,
            lemma,
            subject,
            object,
            obliques,
            positive: kinds % 2 == 1,
            modality: Modality::ALL.get(modality).copied().unwrap_or(Modality::Asserted),
            speaker,
            time,
            place,
        })
    })
}

fn read_argument(section: &mut In<'_>, near: &mut u32, entities: usize, text: &str) -> Result<Argument> {
    let span = section.span(near, text, "argument")?;
    let start = section.u32("head of an argument")?;
    let len = section.u32("head of an argument")?;
    let start = span.start.checked_add(start);
    let end = start.and_then(|start| start.checked_add(len));
    let head = start.zip(end).map(|(start, end)| Span { start, end });
    let Some(head) = head.filter(|head| text.get(head.range()).is_some()) else {
        let expected = format!("a stretch of a text of {} bytes, between characters", text.len());
        return Err(section.wrong("head of an argument", expected, format!("{len} bytes")));
    };
    Ok(Argument { span, head, entity: read_entity(section, entities)? })
}

fn read_entity(section: &mut In<'_>, entities: usize) -> Result<Option<EntityId>> {
    Ok(section.below(entities + 1, "entity")?.checked_sub(1).map(EntityId))
}

/// What [`write_basis`] wrote.
pub(super) fn read_basis(section: &mut In<'_>, mut near: u32, text: &str) -> Result<EventBasis> {
    Ok(match section.below(3, "basis of an event")? {
        0 => EventBasis::Published,
        1 => EventBasis::Governed(section.span(&mut near, text, "basis of an event")?),
        _ => EventBasis::Inherited(section.span(&mut near, text, "basis of an event")?),
    })
}
