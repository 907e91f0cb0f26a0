//! Applying corrections to what was found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dates::redate;
use super::mentions::mark;
use super::merges::Merges;
use super::names::{Names, sound};
use super::rulings::{Ruled, rule};
use super::speakers::attribute;
use super::{Change, Curation, Entry, Fault, Merge, Problem};
use crate::annotate::{Alias, Day, Entity, EntityId, EntityKind};
use crate::corpus::index::Indexer;
use crate::corpus::texts::Keep;
use crate::corpus::{Article, Body, Catalogue, Corpus, CorpusEntity, Found, Texts, slug};
use crate::text::fold;

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
        self.kept(curation, &mut Vec::new())
    }

    /// As [`Found::curated`]; the texts go one by one into what keeps them.
    pub(crate) fn kept(self, curation: &Curation, keep: &mut dyn Keep) -> Curated {
        let mut draft = Draft::new(self);
        let problems = draft.apply(curation);
        Curated { corpus: draft.in_order().corpus(curation, keep), problems }
    }
}

impl Keep for Vec<Body> {
    fn keep(&mut self, _: &Article, body: Body, _: u32) {
        self.push(body);
    }

    fn texts(&mut self) -> Texts {
        std::mem::take(self).into()
    }
}

/// A corpus on its way: merged, not yet named.
pub(super) struct Draft {
    articles: Vec<Article>,
    /// Their texts, the ids in which are those that were found; of what a correction makes, those behind them.
    texts: Texts,
    /// What each of these ids becomes.
    new: Vec<Option<EntityId>>,
    /// The entities, each with what a curator changed.
    pub(super) entities: Vec<(Entity, Vec<Change>)>,
    /// What was said of differences.
    ruled: Vec<Ruled>,
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
    pub(super) fn new(Found { articles, texts, entities }: Found) -> Draft {
        let new = (0..entities.len() as u32).map(|id| Some(EntityId(id))).collect();
        let entities = entities.into_iter().map(|entity| (entity, Vec::new())).collect();
        Draft { articles, texts, new, entities, ruled: Vec::new() }
    }

    /// Applies the corrections, all of which speak of the entities as the annotators found them. Where two contradict
    /// each other, one of them is named with the other.
    pub(super) fn apply(&mut self, curation: &Curation) -> Vec<Problem> {
        let mut problems = Vec::new();
        if *curation == Curation::default() {
            return problems;
        }
        let Draft { articles, texts, entities, .. } = self;
        let touched = mark((articles, texts), entities, curation, &mut problems);
        problems.extend(attribute((articles, texts), entities, &curation.speaker));
        let fates = self.fates(curation, &mut problems);
        self.settle(&fates, &touched);
        problems.extend(redate((&self.articles, &mut self.texts), &curation.date));
        let (ruled, faults) = rule((&self.articles, &self.texts), &curation.difference);
        self.ruled = ruled;
        problems.extend(faults);
        for (number, past) in (1..).zip(&curation.history) {
            if !past.day.is_empty() && past.day.parse::<Day>().is_err() {
                let entry = Entry { table: "history", number };
                problems.push(Problem { entry, fault: Fault::NoDay(past.day.clone()) });
            }
        }
        problems
    }

    /// What becomes of each entity.
    fn fates(&self, curation: &Curation, problems: &mut Vec<Problem>) -> Vec<Fate> {
        let Curation { merge, rename, retype, hide, .. } = curation;
        let names = Names::new(self.entities.iter().map(|(entity, _)| entity).collect());
        let mut fates = vec![Fate::default(); self.entities.len()];
        let mut merges = Merges::default();
        let mut joined = Vec::new();
        for (number, merge) in (1..).zip(merge) {
            match merged(merge, &names) {
                Err(faults) => {
                    let entry = Entry { table: "merge", number };
                    problems.extend(faults.into_iter().map(|fault| Problem { entry, fault }));
                }
                Ok((into, others)) => {
                    for other in others {
                        merges.add(other, into, number);
                    }
                    joined.push((into, number, merge));
                }
            }
        }
        let (ends, faults) = merges.ends(&names);
        problems.extend(faults);
        for (&id, &end) in &ends {
            set(&mut fates, id, |fate| fate.into = (end != id).then_some(end));
        }
        // the first correction that keeps an entity, and what it makes of it
        let mut kept: BTreeMap<usize, (Entry, &str)> = BTreeMap::new();
        for (into, number, merge) in joined {
            let id = root(&fates, into);
            kept.entry(id).or_insert((Entry { table: "merge", number }, "merged"));
            let with = merge.names.iter().skip(1).cloned().collect();
            note(&mut fates, id, Change::Joined { with, why: merge.why.clone() });
        }
        let mut find = |table, number, name: &str, kind| match names.find(name, kind) {
            Ok(id) => Some((id, Entry { table, number })),
            Err(fault) => {
                problems.push(Problem { entry: Entry { table, number }, fault });
                None
            }
        };
        let mut faults = Vec::new();
        let mut named: BTreeMap<usize, (Entry, &str)> = BTreeMap::new();
        for (number, rename) in (1..).zip(rename) {
            let Some((id, entry)) = find("rename", number, &rename.name, rename.kind) else { continue };
            if let Err(fault) = sound(&rename.to) {
                faults.push(Problem { entry, fault });
                continue;
            }
            let id = root(&fates, id);
            kept.entry(id).or_insert((entry, "renamed"));
            let &mut (other, to) = named.entry(id).or_insert((entry, &rename.to));
            if to != rename.to {
                let said = [to, &rename.to].map(|to| format!("called `{to}`"));
                let fault = Fault::Contradicts { name: names.of(id).to_owned(), said, other };
                faults.push(Problem { entry, fault });
                continue;
            }
            note(&mut fates, id, Change::Renamed { was: rename.name.clone(), why: rename.why.clone() });
            set(&mut fates, id, |fate| fate.name = Some(rename.to.clone()));
        }
        let mut of_kind: BTreeMap<usize, (Entry, EntityKind)> = BTreeMap::new();
        for (number, retype) in (1..).zip(retype) {
            let Some((found, entry)) = find("retype", number, &retype.name, retype.kind) else { continue };
            let id = root(&fates, found);
            kept.entry(id).or_insert((entry, "of a kind"));
            let &mut (other, to) = of_kind.entry(id).or_insert((entry, retype.to));
            if to != retype.to {
                let said = [to, retype.to].map(|to| format!("of the kind {}", to.as_str()));
                let fault = Fault::Contradicts { name: names.of(id).to_owned(), said, other };
                faults.push(Problem { entry, fault });
                continue;
            }
            if let Some(was) = names.kind(found) {
                note(&mut fates, id, Change::Retyped { was, why: retype.why.clone() });
            }
            set(&mut fates, id, |fate| fate.kind = Some(retype.to));
        }
        for (number, hide) in (1..).zip(hide) {
            let Some((id, entry)) = find("hide", number, &hide.name, hide.kind) else { continue };
            let id = root(&fates, id);
            if let Some(&(other, what)) = kept.get(&id) {
                let said = [what.to_owned(), "hidden".to_owned()];
                faults.push(Problem {
                    entry,
                    fault: Fault::Contradicts { name: hide.name.clone(), said, other },
                });
                continue;
            }
            set(&mut fates, id, |fate| fate.hidden = true);
        }
        problems.extend(faults);
        for (&id, &(entry, to)) in &of_kind {
            self.join_namesake(
                &mut fates,
                id,
                to,
                retype.get(entry.number as usize - 1).map_or("", |one| one.why.as_str()),
            );
        }
        fates
    }

    /// Joins what has got another kind to what has the same name and was of that kind already: one was taken for two.
    fn join_namesake(&self, fates: &mut [Fate], id: usize, kind: EntityKind, why: &str) {
        let Some((entity, fate)) = self.entities.get(id).map(|(entity, _)| entity).zip(fates.get(id)) else {
            return;
        };
        if fate.hidden || fate.into.is_some() || entity.kind == kind {
            return;
        }
        let name = fate.name.as_ref().unwrap_or(&entity.name).clone();
        let is_namesake = |(at, (other, _)): &(usize, &(Entity, Vec<Change>))| {
            let stays =
                fates.get(*at).is_some_and(|fate| fate.into.is_none() && !fate.hidden && fate.kind.is_none());
            *at != id && stays && other.kind == kind && other.name == name
        };
        if let Some((at, _)) = self.entities.iter().enumerate().find(is_namesake) {
            set(fates, id, |fate| fate.into = Some(at));
            note(fates, at, Change::Joined { with: vec![name], why: why.to_owned() });
        }
    }

    /// Makes of each entity what it is to become. Those of `touched` that nothing names any more go.
    fn settle(&mut self, fates: &[Fate], touched: &BTreeSet<usize>) {
        let mut named: BTreeSet<usize> = BTreeSet::new();
        if !touched.is_empty() {
            for body in (0..self.texts.len()).filter_map(|number| self.texts.look(number)) {
                let mentions = body.annotations.mentions.iter();
                named.extend(mentions.map(|mention| root(fates, mention.entity.0 as usize)));
            }
        }
        let mut new: Vec<Option<EntityId>> = vec![None; fates.len()];
        let mut kept: Vec<(Entity, Vec<Change>)> = Vec::with_capacity(fates.len());
        let old = std::mem::take(&mut self.entities);
        for (id, ((mut entity, mut changes), fate)) in old.iter().cloned().zip(fates).enumerate() {
            let is_gone = touched.contains(&id) && !named.contains(&id);
            if fate.into.is_some() || fate.hidden || is_gone {
                continue;
            }
            if let Some(name) = &fate.name {
                entity.name.clone_from(name);
            }
            entity.kind = fate.kind.unwrap_or(entity.kind);
            if let Some(slot) = new.get_mut(id) {
                *slot = Some(EntityId(kept.len() as u32));
            }
            changes.extend(fate.changes.iter().cloned());
            kept.push((entity, changes));
        }
        for (id, (entity, changes)) in old.iter().enumerate() {
            let root = root(fates, id);
            let target = new.get(root).copied().flatten();
            if root != id
                && let Some((into, known)) = target.and_then(|target| kept.get_mut(target.0 as usize))
            {
                join_aliases(&mut into.aliases, &entity.aliases);
                known.extend(changes.iter().cloned());
            }
            if let Some(slot) = new.get_mut(id) {
                *slot = target;
            }
        }
        for (_, changes) in &mut kept {
            changes.sort();
            changes.dedup();
        }
        self.entities = kept;
        self.new = new;
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
        for id in self.new.iter_mut().flatten() {
            *id = new.get(id.0 as usize).copied().unwrap_or_default();
        }
        let mut entities: Vec<Option<(Entity, Vec<Change>)>> = self.entities.into_iter().map(Some).collect();
        self.entities = order.iter().filter_map(|&from| entities.get_mut(from)?.take()).collect();
        self
    }

    /// Names the entities for URLs and indexes the whole. Each text goes where it is kept.
    fn corpus(self, curation: &Curation, keep: &mut dyn Keep) -> Corpus {
        let Draft { articles, mut texts, new, entities, ruled } = self;
        let mut taken = BTreeSet::new();
        let entities: Vec<CorpusEntity> = entities
            .into_iter()
            .map(|(entity, curated)| CorpusEntity {
                slug: slug::unique(&entity.name, Some(entity.kind.as_str()), &mut taken),
                entity,
                curated,
            })
            .collect();
        let mut indexer = Indexer::new(entities.len());
        let mut listed = Vec::with_capacity(articles.len());
        for (number, Article { slug, file, meta, words, .. }) in articles.into_iter().enumerate() {
            let mut body = texts.take(number).unwrap_or_default();
            body.annotations.renumber(|old| new.get(old.0 as usize).copied().flatten());
            // a correction of dates changes what is counted
            let article = Article::new(slug, file, meta, words, &body);
            let terms = indexer.add(&article, &body);
            keep.keep(&article, body, terms);
            listed.push(article);
        }
        drop(texts);
        let index = indexer.index(&listed);
        let catalogue = Catalogue {
            generator: concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
            articles: listed,
            entities,
            index,
            curation: curation.clone(),
            ruled,
            ..Catalogue::default()
        };
        Corpus { catalogue, bodies: keep.texts() }
    }
}

/// The entity that stays of a merge, and those that become it.
fn merged(merge: &Merge, names: &Names<'_>) -> Result<(usize, Vec<usize>), Vec<Fault>> {
    if merge.names.len() < 2 {
        return Err(vec![Fault::TooFew(merge.names.len())]);
    }
    let mut folded = BTreeSet::new();
    if let Some(twice) = merge.names.iter().find(|name| !folded.insert(fold::fold(name))) {
        return Err(vec![Fault::Itself(twice.clone())]);
    }
    // a merge is made whole or not at all
    let (mut ids, mut faults) = (Vec::new(), Vec::new());
    for name in &merge.names {
        match names.find(name, merge.kind) {
            Ok(id) => ids.push(id),
            Err(fault) => faults.push(fault),
        }
    }
    match ids.split_first() {
        // two names of what is one already have come true by themselves
        Some((&first, others)) if faults.is_empty() => {
            Ok((first, others.iter().copied().filter(|&other| other != first).collect()))
        }
        _ => Err(faults),
    }
}

/// The entity that an entity has become.
fn root(fates: &[Fate], id: usize) -> usize {
    fates.get(id).and_then(|fate| fate.into).unwrap_or(id)
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
