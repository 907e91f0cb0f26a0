//! Entities, with the names that they go by and how often.

use super::{Table, Value};
use crate::annotate::EntityId;
use crate::corpus::Catalogue;

/// An entity, with how often it is named in the articles that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which.
    pub entity: EntityId,
    /// In how many articles.
    pub articles: u32,
    /// How often in all.
    pub mentions: u32,
}

/// All of a corpus, counted over all articles.
pub(super) fn counted(catalogue: &Catalogue) -> Vec<Counted> {
    let count = |entity| {
        let naming = catalogue.naming(entity);
        let mentions = naming.iter().map(|(_, mentions)| *mentions).sum();
        Counted { entity, articles: naming.len() as u32, mentions }
    };
    catalogue.entities().map(|(id, _)| count(id)).collect()
}

/// Entities with their counts, in the order given.
pub fn entities(catalogue: &Catalogue, counted: &[Counted]) -> Table {
    let mut table = Table::new(&["id", "name", "type", "articles", "mentions", "names"]);
    for Counted { entity, articles, mentions } in counted {
        let Some(found) = catalogue.entity(*entity) else { continue };
        let names: Vec<&str> = found.entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        table.rows.push(vec![
            Value::from(found.slug.as_str()),
            found.entity.name.as_str().into(),
            found.entity.kind.as_str().into(),
            (*articles).into(),
            (*mentions).into(),
            names.into(),
        ]);
    }
    table
}
