//! Agreement that another account may not share: it speaks of the matter and gives no certain answer, and what it names there is
//! another place, day or number.

use super::row::Row;
use super::table::Table;
use crate::annotate::{Annotations, DateMention, EntityId, EntityKind, Form, Quantity};
use crate::explore::compare::unit::{one_date, quantities_agree};
use crate::explore::compare::{PointKind, Side, Verdict};
use crate::text::Span;

impl Table<'_> {
    /// Whether all that answer a question agree, while an account that speaks of the matter names something else of the kind.
    pub(super) fn is_doubtful(&self, row: &Row) -> bool {
        row.stands.values().all(|how| *how == Verdict::Agreement)
            && row.near.iter().any(|(column, sentence)| {
                self.sides
                    .get(usize::from(*column))
                    .is_some_and(|side| self.names_other(row, *side, *sentence))
            })
    }

    /// Whether a sentence names something of the kind that is asked for, and none of what is answered.
    fn names_other(&self, row: &Row, side: Side<'_>, sentence: Span) -> bool {
        let answers = || {
            row.statements
                .iter()
                .filter_map(|one| Some((*self.sides.get(usize::from(one.column))?, one.words)))
        };
        let found = side.annotations;
        match row.kind {
            PointKind::Place => {
                let is_place = |id: EntityId| {
                    self.entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Place)
                };
                let named = |side: Side<'_>, within: Span| {
                    let mentions = side.annotations.mentions.iter();
                    let here = mentions.filter(|mention| {
                        within.overlaps(mention.span)
                            && !matches!(mention.form, Form::Adjective | Form::Credit)
                    });
                    here.map(|mention| mention.entity).filter(|id| is_place(*id)).collect::<Vec<_>>()
                };
                let other = named(side, sentence);
                let own: Vec<_> = answers().flat_map(|(side, words)| named(side, words)).collect();
                !other.is_empty() && !other.iter().any(|id| own.contains(id))
            }
            PointKind::Date => {
                let mut dates = found.dates.iter().filter(|date| sentence.contains(date.span)).peekable();
                let is_answer = |date: &DateMention| {
                    answers().any(|(other, words)| {
                        let mut own = other.annotations.dates.iter().filter(|own| words.overlaps(own.span));
                        own.any(|own| one_date((own, &other.document.text), (date, &side.document.text)))
                    })
                };
                dates.peek().is_some() && !dates.any(is_answer)
            }
            PointKind::Number => {
                let own: Vec<&Quantity> =
                    answers().flat_map(|(side, words)| quantities(side.annotations, words)).collect();
                let other: Vec<&Quantity> = quantities(found, sentence).collect();
                let any =
                    |is: fn(&Quantity, &Quantity) -> bool| other.iter().any(|x| own.iter().any(|y| is(x, y)));
                any(|x, y| x.unit == y.unit && x.of == y.of) && !any(quantities_agree)
            }
            _ => false,
        }
    }
}

fn quantities(found: &Annotations, within: Span) -> impl Iterator<Item = &Quantity> {
    found.quantities.iter().filter(move |one| within.overlaps(one.span))
}
