//! The entities by their names, so that each correction finds its own at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Fault;
use super::fault::LONGEST;
use crate::annotate::{Entity, EntityKind};
use crate::text::fold;
use crate::text::visible::in_line;

/// Whether a name can be given to somebody.
pub(super) fn sound(name: &str) -> Result<(), Fault> {
    let length = name.chars().count();
    if name.trim().is_empty() {
        return Err(Fault::NoName);
    }
    if length > LONGEST {
        return Err(Fault::LongName(length));
    }
    match in_line(name) {
        Cow::Borrowed(_) => Ok(()),
        Cow::Owned(shown) => Err(Fault::UnseenSigns(shown)),
    }
}

/// The entities by their names.
pub(super) struct Names<'e> {
    entities: Vec<&'e Entity>,
    /// By the name, the name folded, each alias, each alias folded: what fits better stands first.
    by: [BTreeMap<String, Vec<usize>>; 4],
}

impl<'e> Names<'e> {
    pub(super) fn new(entities: Vec<&'e Entity>) -> Names<'e> {
        let mut by: [BTreeMap<String, Vec<usize>>; 4] = Default::default();
        let [name, folded, alias, folded_alias] = &mut by;
        let add = |map: &mut BTreeMap<String, Vec<usize>>, name: String, id| {
            let ids = map.entry(name).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        };
        for (id, entity) in entities.iter().enumerate() {
            add(name, entity.name.clone(), id);
            add(folded, fold::fold(&entity.name), id);
            for form in &entity.aliases {
                add(alias, form.name.clone(), id);
                add(folded_alias, fold::fold(&form.name), id);
            }
        }
        Names { entities, by }
    }

    /// The name that an entity was found by.
    pub(super) fn of(&self, id: usize) -> &'e str {
        self.entities.get(id).map_or("", |entity| &entity.name)
    }

    /// The kind that an entity was found to be of.
    pub(super) fn kind(&self, id: usize) -> Option<EntityKind> {
        self.entities.get(id).map(|entity| entity.kind)
    }

    /// The entity whose own name that is; `None` where there is none.
    pub(super) fn called(&self, name: &str, kind: Option<EntityKind>) -> Option<Result<usize, Fault>> {
        let [names, folded_names, ..] = &self.by;
        self.first([names.get(name), folded_names.get(&fold::fold(name))], name, kind)
    }

    /// The entity of that name: by its canonical name, else by another of its names; as written, else folded.
    pub(super) fn find(&self, name: &str, kind: Option<EntityKind>) -> Result<usize, Fault> {
        let folded = fold::fold(name);
        let [names, folded_names, aliases, folded_aliases] = &self.by;
        let found =
            [names.get(name), folded_names.get(&folded), aliases.get(name), folded_aliases.get(&folded)];
        self.first(found, name, kind).unwrap_or_else(|| Err(Fault::NoEntity { name: name.to_owned(), kind }))
    }

    /// What the first of several lists has that has any of that kind.
    fn first<const N: usize>(
        &self,
        lists: [Option<&Vec<usize>>; N],
        name: &str,
        kind: Option<EntityKind>,
    ) -> Option<Result<usize, Fault>> {
        for ids in lists.into_iter().flatten() {
            let of_kind = |id: &usize| kind.is_none_or(|kind| self.kind(*id) == Some(kind));
            let found: Vec<usize> = ids.iter().copied().filter(of_kind).collect();
            match found.as_slice() {
                [] => {}
                &[id] => return Some(Ok(id)),
                several => {
                    let entities = several.iter().filter_map(|&id| self.entities.get(id));
                    let found = entities.map(|entity| format!("{} {}", entity.kind.as_str(), entity.name));
                    return Some(Err(Fault::Ambiguous { name: name.to_owned(), found: found.collect() }));
                }
            }
        }
        None
    }
}
