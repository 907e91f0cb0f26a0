//! Curation: corrections by a person, kept beside the articles and applied on top.

use serde::{Deserialize, Serialize};

use super::Article;
use super::build::remap;
use crate::annotate::{Entity, EntityId};

/// Corrections to what the annotators found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Curation {}

/// A correction that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {}

/// A corpus on its way: merged, not yet named.
pub(crate) struct Draft {
    pub(crate) articles: Vec<Article>,
    /// The entities, each with what a curator changed.
    pub(crate) entities: Vec<(Entity, String)>,
}

impl Draft {
    pub(crate) fn new(articles: Vec<Article>, entities: Vec<Entity>) -> Draft {
        Draft { articles, entities: entities.into_iter().map(|entity| (entity, String::new())).collect() }
    }

    /// Applies the corrections, all of which speak of the entities as the annotators found them.
    pub(crate) fn apply(&mut self, curation: &Curation) -> Vec<Problem> {
        let Curation {} = curation;
        let _ = self;
        Vec::new()
    }

    /// Puts the entities in the order of a corpus: by kind, then by name.
    pub(crate) fn in_order(mut self) -> Draft {
        let mut order: Vec<usize> = (0..self.entities.len()).collect();
        order.sort_by(|&a, &b| {
            let key = |n: usize| self.entities.get(n).map(|(entity, _)| (entity.kind, &entity.name));
            key(a).cmp(&key(b))
        });
        let mut new = vec![EntityId::default(); order.len()];
        for (to, &from) in order.iter().enumerate() {
            if let Some(slot) = new.get_mut(from) {
                *slot = EntityId(to as u32);
            }
        }
        for article in &mut self.articles {
            remap(&mut article.annotations, |old| new.get(old.0 as usize).copied());
        }
        let mut entities: Vec<Option<(Entity, String)>> = self.entities.into_iter().map(Some).collect();
        self.entities = order.iter().filter_map(|&from| entities.get_mut(from)?.take()).collect();
        self
    }
}
