//! Applying corrections to what was found.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::value::extent;
use super::{Change, Curation, Entry, Fault, Problem, Redate};
use crate::annotate::date::EventBasis;
use crate::annotate::{Alias, Anchor, Basis, DateMention, Entity, EntityId, EntityKind, TimexType};
use crate::corpus::{Article, Body, Catalogue, Corpus, CorpusEntity, Found, slug};
use crate::text::{Span, fold};

/// A corpus, and what of its curation could not be applied.
#[derive(Clone, Debug, Default)]
pub struct Curated {
    /// The corpus.
    pub corpus: Corpus,
    /// Corrections that name nothing in it; they were left out.
    pub problems: Vec<Problem>,
}

/// The corpus of what was found, with these corrections.
pub fn curate(found: &Found, curation: &Curation) -> Curated {
    found.clone().curated(curation)
}

impl Found {
    /// As [`curate`], where what was found is needed no more.
    pub fn curated(self, curation: &Curation) -> Curated {
        let mut draft = Draft::new(self);
        let problems = draft.apply(curation);
        Curated { corpus: draft.in_order().corpus(curation), problems }
    }
}

/// A corpus on its way: merged, not yet named.
pub(super) struct Draft {
    pub(super) articles: Vec<(Article, Body)>,
    /// The entities, each with what a curator changed.
    pub(super) entities: Vec<(Entity, Vec<Change>)>,
}

/// What becomes of an entity.
#[derive(Clone, Default)]
struct Fate {
    /// The entity it is.
    into: Option<usize>,
    name: Option<String>,
    kind: Option<EntityKind>,
    hidden: bool,
    /// What was done.
    changes: Vec<Change>,
}

impl Draft {
    pub(super) fn new(Found { articles, entities }: Found) -> Draft {
        Draft { articles, entities: entities.into_iter().map(|entity| (entity, Vec::new())).collect() }
    }

    /// Applies the corrections, all of which speak of the entities as the annotators found them.
    pub(super) fn apply(&mut self, curation: &Curation) -> Vec<Problem> {
        let Curation { merge, rename, retype, hide, date } = curation;
        let mut problems = Vec::new();
        let mut fates = vec![Fate::default(); self.entities.len()];
        let mut find = |table, number, name: &str, kind| match self.find(name, kind) {
            Ok(id) => Some(id),
            Err(fault) => {
                problems.push(Problem { entry: Entry { table, number }, fault });
                None
            }
        };
        let mut too_few = Vec::new();
        for (number, merge) in (1..).zip(merge) {
            if merge.names.len() < 2 {
                let entry = Entry { table: "merge", number };
                too_few.push(Problem { entry, fault: Fault::TooFew(merge.names.len()) });
                continue;
            }
            let ids: Vec<Option<usize>> =
                merge.names.iter().map(|name| find("merge", number, name, merge.kind)).collect();
            // a merge is made whole or not at all
            let Some(ids) = ids.into_iter().collect::<Option<Vec<usize>>>() else { continue };
            let Some((&first, others)) = ids.split_first() else { continue };
            let root = root(&fates, first);
            for &other in others {
                let other = self::root(&fates, other);
                if other != root
                    && let Some(fate) = fates.get_mut(other)
                {
                    fate.into = Some(root);
                }
            }
            let with = merge.names.iter().skip(1).cloned().collect();
            note(&mut fates, root, Change::Joined { with, why: merge.why.clone() });
        }
        for (number, rename) in (1..).zip(rename) {
            if let Some(id) = find("rename", number, &rename.name, rename.kind) {
                let id = root(&fates, id);
                note(&mut fates, id, Change::Renamed { was: rename.name.clone(), why: rename.why.clone() });
                set(&mut fates, id, |fate| fate.name = Some(rename.to.clone()));
            }
        }
        for (number, retype) in (1..).zip(retype) {
            if let Some(id) = find("retype", number, &retype.name, retype.kind) {
                let was = self.entities.get(id).map(|(entity, _)| entity.kind);
                let id = root(&fates, id);
                if let Some(was) = was {
                    note(&mut fates, id, Change::Retyped { was, why: retype.why.clone() });
                }
                set(&mut fates, id, |fate| fate.kind = Some(retype.to));
            }
        }
        for (number, hide) in (1..).zip(hide) {
            if let Some(id) = find("hide", number, &hide.name, hide.kind) {
                let id = root(&fates, id);
                set(&mut fates, id, |fate| fate.hidden = true);
            }
        }
        problems.extend(too_few);
        self.settle(&fates);
        for (number, redate) in (1..).zip(date) {
            if let Err(fault) = self.redate(redate) {
                problems.push(Problem { entry: Entry { table: "date", number }, fault });
            }
        }
        problems
    }

    /// The entity of that name: by its canonical name, else by another of its names; as written, else folded.
    fn find(&self, name: &str, kind: Option<EntityKind>) -> Result<usize, Fault> {
        let folded = fold::fold(name);
        let tests: [&dyn Fn(&Entity) -> bool; 4] = [
            &|entity| entity.name == name,
            &|entity| fold::fold(&entity.name) == folded,
            &|entity| entity.aliases.iter().any(|alias| alias.name == name),
            &|entity| entity.aliases.iter().any(|alias| fold::fold(&alias.name) == folded),
        ];
        for test in tests {
            let of_kind = |entity: &Entity| kind.is_none_or(|kind| kind == entity.kind);
            let found: Vec<usize> = (0..)
                .zip(&self.entities)
                .filter(|(_, (entity, _))| of_kind(entity) && test(entity))
                .map(|(id, _)| id)
                .collect();
            match found.as_slice() {
                [] => {}
                &[id] => return Ok(id),
                several => {
                    let entities = several.iter().filter_map(|&id| self.entities.get(id));
                    let found =
                        entities.map(|(entity, _)| format!("{} {}", entity.kind.as_str(), entity.name));
                    return Err(Fault::Ambiguous { name: name.to_owned(), found: found.collect() });
                }
            }
        }
        Err(Fault::NoEntity { name: name.to_owned(), kind })
    }

    /// Makes of each entity what it is to become.
    fn settle(&mut self, fates: &[Fate]) {
        let mut new: Vec<Option<EntityId>> = vec![None; fates.len()];
        let mut kept: Vec<(Entity, Vec<Change>)> = Vec::with_capacity(fates.len());
        let old = std::mem::take(&mut self.entities);
        for (id, ((mut entity, _), fate)) in old.iter().cloned().zip(fates).enumerate() {
            if fate.into.is_some() || fate.hidden {
                continue;
            }
            if let Some(name) = &fate.name {
                entity.name.clone_from(name);
            }
            entity.kind = fate.kind.unwrap_or(entity.kind);
            if let Some(slot) = new.get_mut(id) {
                *slot = Some(EntityId(kept.len() as u32));
            }
            kept.push((entity, fate.changes.clone()));
        }
        for (id, (entity, _)) in old.iter().enumerate() {
            let root = root(fates, id);
            let target = new.get(root).copied().flatten();
            if root != id
                && let Some((into, _)) = target.and_then(|target| kept.get_mut(target.0 as usize))
            {
                join_aliases(&mut into.aliases, &entity.aliases);
            }
            if let Some(slot) = new.get_mut(id) {
                *slot = target;
            }
        }
        self.entities = kept;
        for (_, body) in &mut self.articles {
            body.annotations.renumber(|old| new.get(old.0 as usize).copied().flatten());
        }
    }

    fn redate(&mut self, redate: &Redate) -> Result<(), Fault> {
        let extent = if redate.hide {
            None
        } else {
            Some(extent(&redate.value).ok_or_else(|| Fault::NoValue(redate.value.clone()))?)
        };
        let meant = self.articles.iter_mut().find(|(article, _)| article.file == redate.article);
        let (_, Body { document, annotations, .. }) =
            meant.ok_or_else(|| Fault::NoArticle(redate.article.clone()))?;
        let text = &document.text;
        let dates = &mut annotations.dates;
        let written: Vec<Span> =
            dates.iter().map(|date| date.span).filter(|span| span.of(text) == redate.words).collect();
        let nth = redate.nth.map(|nth| (nth as usize).checked_sub(1).and_then(|n| written.get(n).copied()));
        let meant: Vec<Span> = match nth {
            None => written,
            Some(span) => span.into_iter().collect(),
        };
        if meant.is_empty() {
            let (article, words) = (redate.article.clone(), redate.words.clone());
            return Err(Fault::NoDate { article, words, nth: redate.nth });
        }
        let events = &mut annotations.events;
        let dated_by = |basis: &EventBasis| match basis {
            EventBasis::Governed(span) | EventBasis::Inherited(span) => meant.contains(span),
            EventBasis::Published => false,
        };
        let Some(extent) = extent else {
            dates.retain(|date| !meant.contains(&date.span));
            events.retain(|event| !dated_by(&event.basis));
            return Ok(());
        };
        let anchor = Anchor::Curator(redate.why.clone());
        for date in dates.iter_mut().filter(|date| meant.contains(&date.span)) {
            *date = DateMention {
                span: date.span,
                kind: TimexType::Date,
                value: redate.value.clone(),
                modifier: None,
                extent: Some(extent),
                basis: Basis { rule: "curation".to_owned(), anchor: anchor.clone() },
                flag: None,
            };
        }
        for event in events.iter_mut().filter(|event| dated_by(&event.basis)) {
            event.value.clone_from(&redate.value);
            event.extent = Some(extent);
        }
        Ok(())
    }

    /// Puts the entities in the order of a corpus: by kind, then by name.
    pub(super) fn in_order(mut self) -> Draft {
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
        for (_, body) in &mut self.articles {
            body.annotations.renumber(|old| new.get(old.0 as usize).copied());
        }
        let mut entities: Vec<Option<(Entity, Vec<Change>)>> = self.entities.into_iter().map(Some).collect();
        self.entities = order.iter().filter_map(|&from| entities.get_mut(from)?.take()).collect();
        self
    }

    /// Names the entities for URLs and indexes the whole.
    fn corpus(self, curation: &Curation) -> Corpus {
        let mut taken = BTreeSet::new();
        let entities = self.entities.into_iter().map(|(entity, curated)| CorpusEntity {
            slug: slug::unique(&entity.name, Some(entity.kind.as_str()), &mut taken),
            entity,
            curated,
        });
        // a correction of dates changes what is counted
        let articles = self.articles.into_iter().map(|(Article { slug, file, meta, words, .. }, body)| {
            (Article::new(slug, file, meta, words, &body), body)
        });
        let Corpus { catalogue, bodies } = Corpus::new(articles.collect(), entities.collect());
        let catalogue = Catalogue {
            generator: concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
            curation: curation.clone(),
            ..catalogue
        };
        Corpus { catalogue, bodies }
    }
}

/// The entity that an entity has become. Each step leads to one that had not become another, so it ends.
fn root(fates: &[Fate], mut id: usize) -> usize {
    while let Some(into) = fates.get(id).and_then(|fate| fate.into) {
        id = into;
    }
    id
}

fn set(fates: &mut [Fate], id: usize, change: impl FnOnce(&mut Fate)) {
    if let Some(fate) = fates.get_mut(id) {
        change(fate);
    }
}

fn note(fates: &mut [Fate], id: usize, change: Change) {
    set(fates, id, |fate| fate.changes.push(change));
}

/// Adds the forms of one entity to those of another, most frequent first.
fn join_aliases(into: &mut Vec<Alias>, from: &[Alias]) {
    for alias in from {
        match into.iter_mut().find(|known| known.name == alias.name) {
            Some(known) => known.count += alias.count,
            None => into.push(alias.clone()),
        }
    }
    into.sort_by_key(|alias| Reverse(alias.count));
}
