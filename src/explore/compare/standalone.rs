//! Two articles that belong to no corpus: put under one list of entities, then compared.

use super::{Comparison, Side, compare};
use crate::annotate::{Annotations, Entity, name};
use crate::text::Document;

/// What comparing two articles that belong to no corpus gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standalone {
    /// The comparison.
    pub comparison: Comparison,
    /// The entities of both articles; an [`EntityId`](crate::annotate::EntityId) in the comparison is an index here.
    pub entities: Vec<Entity>,
}

/// Compares two articles, each annotated for itself: cleaned text and annotations of each.
pub fn compare_standalone(a: (&Document, Annotations), b: (&Document, Annotations)) -> Standalone {
    let ((text_a, mut a), (text_b, mut b)) = (a, b);
    let (own_a, own_b) = (std::mem::take(&mut a.entities), std::mem::take(&mut b.entities));
    let merged = name::merge(&[
        name::Own { entities: &own_a, roles: &a.roles },
        name::Own { entities: &own_b, roles: &b.roles },
    ]);
    for (found, of_both) in [&mut a, &mut b].into_iter().zip(&merged.of_article) {
        found.renumber(|id| of_both.get(id.0 as usize).copied());
    }
    let entities: Vec<&Entity> = merged.entities.iter().collect();
    let side = |document, annotations| Side { document, annotations };
    let comparison = compare(side(text_a, &a), side(text_b, &b), &entities);
    Standalone { comparison, entities: merged.entities }
}
