//! Two articles that belong to no corpus: put under one list of entities, then compared.

use super::{Comparison, Side, compare};
use crate::annotate::{Annotations, Day, Entity, name};
use crate::text::Document;

/// What comparing two articles that belong to no corpus gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standalone {
    /// The comparison.
    pub comparison: Comparison,
    /// The entities of both articles; an [`EntityId`](crate::annotate::EntityId) in the comparison is an index here.
    pub entities: Vec<Entity>,
}

/// An article that belongs to no corpus.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    /// The cleaned text.
    pub document: &'a Document,
    /// What was found in it, for itself.
    pub annotations: Annotations,
    /// The day it was published, where that is known.
    pub published: Option<Day>,
}

/// Compares two articles, each annotated for itself.
pub fn compare_standalone(a: Account<'_>, b: Account<'_>) -> Standalone {
    let Account { document: text_a, annotations: mut a, published: day_a } = a;
    let Account { document: text_b, annotations: mut b, published: day_b } = b;
    let (own_a, own_b) = (std::mem::take(&mut a.entities), std::mem::take(&mut b.entities));
    let merged = name::merge(&[
        name::Own { entities: &own_a, roles: &a.roles },
        name::Own { entities: &own_b, roles: &b.roles },
    ]);
    for (found, of_both) in [&mut a, &mut b].into_iter().zip(&merged.of_article) {
        found.renumber(|id| of_both.get(id.0 as usize).copied());
    }
    let entities: Vec<&Entity> = merged.entities.iter().collect();
    let side_a = Side { document: text_a, annotations: &a, published: day_a };
    let side_b = Side { document: text_b, annotations: &b, published: day_b };
    let comparison = compare(side_a, side_b, &entities);
    Standalone { comparison, entities: merged.entities }
}
