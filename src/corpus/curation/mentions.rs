//! Corrections of single mentions: which words of which article each means, found before any of them is changed.
//!
//! What is no name goes first, then what is another's, then what names somebody: the order of the file does not matter.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, sound};
use super::place::{Files, chosen, meant};
use super::{Change, Curation, Entry, Fault, Naming, Problem, Split, references};
use crate::annotate::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Mention};
use crate::corpus::{Article, Body, Texts};
use crate::text::Span;
use crate::text::fold::fold;

/// What becomes of some words: the entity that they name, by its index, or none.
#[derive(Clone, Copy)]
struct Mark {
    entry: Entry,
    to: Option<usize>,
}

/// What is to be done, before anything is.
struct Plan<'d> {
    texts: &'d Texts,
    files: Files<'d>,
    names: Names<'d>,
    /// Entities that no annotator found, by name and kind, with the index that each will have.
    new: BTreeMap<(String, EntityKind), usize>,
    /// How many entities were found.
    found: usize,
    /// By article, then by place.
    marks: BTreeMap<usize, BTreeMap<Span, Mark>>,
    /// What is to be told of entities.
    changes: Vec<(usize, Change)>,
}

/// Applies the corrections. Gives the entities that have lost mentions, and are none where they have no other.
pub(super) fn mark(
    (articles, texts): (&[Article], &mut Texts),
    entities: &mut Vec<(Entity, Vec<Change>)>,
    curation: &Curation,
    problems: &mut Vec<Problem>,
) -> BTreeSet<usize> {
    let Curation { split, mention, .. } = curation;
    if split.is_empty() && mention.is_empty() {
        return BTreeSet::new();
    }
    let mut plan = Plan {
        texts,
        files: Files::of(articles),
        names: Names::new(entities.iter().map(|(entity, _)| entity).collect()),
        new: BTreeMap::new(),
        found: entities.len(),
        marks: BTreeMap::new(),
        changes: Vec::new(),
    };
    plan.announce(curation);
    let mut note = |entry, outcome| {
        if let Err(fault) = outcome {
            problems.push(Problem { entry, fault });
        }
    };
    let numbered = || (1..).map(|number| Entry { table: "mention", number }).zip(mention);
    for (entry, naming) in numbered().filter(|(_, naming)| naming.hide) {
        note(entry, plan.none(entry, naming));
    }
    for (number, split) in (1..).zip(split) {
        let entry = Entry { table: "split", number };
        note(entry, plan.split(entry, split));
    }
    for (entry, naming) in numbered().filter(|(_, naming)| !naming.hide) {
        note(entry, plan.name(entry, naming));
    }
    let Plan { new, marks, changes, .. } = plan;
    let mut made: Vec<_> = new.into_iter().collect();
    made.sort_by_key(|(_, id)| *id);
    let mut touched: BTreeSet<usize> = made.iter().map(|(_, id)| *id).collect();
    for ((name, kind), _) in made {
        entities.push((Entity { kind, name, aliases: Vec::new() }, Vec::new()));
    }
    for (id, change) in changes {
        if let Some((_, known)) = entities.get_mut(id) {
            known.push(change);
        }
    }
    for (place, marks) in marks {
        if let Some(body) = texts.get_mut(place) {
            apply(body, &marks, entities, &mut touched);
        }
    }
    touched
}

impl Plan<'_> {
    /// Makes room for the entities that are new, so that each correction may speak of what another makes.
    fn announce(&mut self, curation: &Curation) {
        for naming in curation.mention.iter().filter(|naming| !naming.hide && naming.kind.is_some()) {
            // what is wrong with it is said when it is applied
            let _ = self.target(&naming.name, naming.kind);
        }
        for split in &curation.split {
            let _ = self.other(split);
        }
    }

    /// The entity of that name, which may be new.
    fn target(&mut self, name: &str, kind: Option<EntityKind>) -> Result<usize, Fault> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Fault::NoName);
        }
        if let Some(known) = self.names.called(name, kind) {
            return known;
        }
        sound(name)?;
        if let Some(kind) = kind {
            let next = self.found + self.new.len();
            return Ok(*self.new.entry((name.to_owned(), kind)).or_insert(next));
        }
        let mut made = self.new.iter().filter(|((other, _), _)| other == name);
        match (made.next(), made.next()) {
            (Some((_, id)), None) => Ok(*id),
            (None, _) => self.names.find(name, None).map_err(|fault| match fault {
                Fault::NoEntity { name, .. } => Fault::NoKind(name),
                fault => fault,
            }),
            (Some(_), Some(_)) => {
                let made = self.new.keys().filter(|(other, _)| other == name);
                let found = made.map(|(name, kind)| format!("{} {name}", kind.as_str())).collect();
                Err(Fault::Ambiguous { name: name.to_owned(), found })
            }
        }
    }

    /// The entity that is split, and the one that parts from it.
    fn other(&mut self, split: &Split) -> Result<(usize, usize), Fault> {
        let id = self.names.find(&split.name, split.kind)?;
        let to = self.target(&split.to, split.to_type.or(self.names.kind(id)))?;
        if to == id { Err(Fault::PartsFromItself(split.to.clone())) } else { Ok((id, to)) }
    }

    fn article(&self, name: &str) -> Result<(usize, &Body), Fault> {
        let place = self.files.find(name)?;
        let body = self.texts.get(place);
        body.map(|body| (place, body)).ok_or_else(|| Fault::NoArticle(name.to_owned()))
    }

    /// Words that are no name.
    fn none(&mut self, entry: Entry, naming: &Naming) -> Result<(), Fault> {
        let Naming { article, words, nth, name, why, .. } = naming;
        if !name.is_empty() {
            return Err(Fault::NameAndHide(name.clone()));
        }
        let (place, body) = self.article(article)?;
        let spans = meant(article, body, words, *nth)?;
        let all = &body.annotations.mentions;
        let mentions = all.iter().filter(|mention| spans.contains(&mention.span));
        let mentions: Vec<Mention> = mentions.copied().collect();
        // what nobody reads as a name has come true by itself
        let around = all.iter().find(|mention| spans.iter().any(|span| mention.span.overlaps(*span)));
        if let Some(around) = around.filter(|_| mentions.is_empty()) {
            let within = around.span.of(&body.document.text).to_owned();
            return Err(Fault::Within { article: article.clone(), words: words.clone(), within });
        }
        for mention in mentions {
            self.put(place, mention.span, Mark { entry, to: None }, words)?;
            self.unmarked(mention, words, why);
        }
        Ok(())
    }

    /// Mentions that are another's.
    fn split(&mut self, entry: Entry, split: &Split) -> Result<(), Fault> {
        let Split { name, article, words, nth, to, why, .. } = split;
        let (id, other) = self.other(split)?;
        let (place, body) = self.article(article)?;
        let own = body.annotations.mentions.iter().filter(|mention| mention.entity.0 as usize == id);
        let own: Vec<Span> = own.map(|mention| mention.span).collect();
        if own.is_empty() {
            return Err(Fault::NotThere { article: article.clone(), name: name.clone() });
        }
        let spans = if words.is_empty() {
            chosen(own, *nth)
        } else {
            let spans = meant(article, body, words, *nth)?;
            own.into_iter().filter(|span| spans.contains(span)).collect()
        };
        if spans.is_empty() {
            let (article, words) = (article.clone(), words.clone());
            return Err(Fault::NoMention { article, words, nth: *nth, name: name.clone() });
        }
        for span in spans {
            self.put(place, span, Mark { entry, to: Some(other) }, name)?;
        }
        self.changes.push((other, Change::Split { from: name.clone(), why: why.clone() }));
        self.changes.push((id, Change::Parted { to: to.clone(), why: why.clone() }));
        Ok(())
    }

    /// Words that name somebody.
    fn name(&mut self, entry: Entry, naming: &Naming) -> Result<(), Fault> {
        let Naming { article, words, nth, name, kind, why, .. } = naming;
        let to = self.target(name, *kind)?;
        let (place, body) = self.article(article)?;
        let (mut spans, text) = (meant(article, body, words, *nth)?, &body.document.text);
        let mut within = None;
        let mentions = &body.annotations.mentions;
        let marks = self.marks.get(&place);
        let is_none =
            |span: &Span| marks.and_then(|marks| marks.get(span)).is_some_and(|mark| mark.to.is_none());
        spans.retain(|span| {
            let mut around = mentions.iter().map(|mention| mention.span);
            let around =
                around.find(|other| other.overlaps(*span) && !span.contains(*other) && !is_none(other));
            within = within.or(around);
            around.is_none()
        });
        let replaced = mentions.iter().filter(|mention| spans.iter().any(|span| span.contains(mention.span)));
        let replaced = replaced.filter(|mention| mention.entity.0 as usize != to && !is_none(&mention.span));
        let replaced: Vec<Mention> = replaced.copied().collect();
        if let Some(within) = within.filter(|_| spans.is_empty()) {
            let within = within.of(text).to_owned();
            return Err(Fault::Within { article: article.clone(), words: words.clone(), within });
        }
        for span in spans {
            self.put(place, span, Mark { entry, to: Some(to) }, words)?;
        }
        self.changes.push((to, Change::Marked { words: words.clone(), why: why.clone() }));
        for mention in replaced {
            self.unmarked(mention, words, why);
        }
        Ok(())
    }

    fn unmarked(&mut self, mention: Mention, words: &str, why: &str) {
        let change = Change::Unmarked { words: words.to_owned(), why: why.to_owned() };
        self.changes.push((mention.entity.0 as usize, change));
    }

    /// Notes what becomes of a stretch. What is no name may lie in a longer one that is.
    fn put(&mut self, place: usize, span: Span, mark: Mark, name: &str) -> Result<(), Fault> {
        let marks = self.marks.entry(place).or_default();
        let other = marks.iter().find(|(other, held)| {
            other.overlaps(span) && (**other == span || held.to.is_some() && mark.to.is_some())
        });
        match other.map(|(at, held)| (*at == span && held.to == mark.to, *held)) {
            None => {
                marks.insert(span, mark);
                Ok(())
            }
            Some((true, _)) => Ok(()),
            Some((false, held)) => {
                let said = [held.to, mark.to].map(|to| self.said(to));
                Err(Fault::Contradicts { name: name.to_owned(), said, other: held.entry })
            }
        }
    }

    fn said(&self, to: Option<usize>) -> String {
        let Some(to) = to else { return "no name".to_owned() };
        let made = self.new.iter().find(|(_, id)| **id == to).map(|((name, _), _)| name.as_str());
        format!("a name of `{}`", made.unwrap_or_else(|| self.names.of(to)))
    }
}

/// Applies what becomes of the words of an article.
fn apply(
    body: &mut Body,
    marks: &BTreeMap<Span, Mark>,
    entities: &mut [(Entity, Vec<Change>)],
    touched: &mut BTreeSet<usize>,
) {
    let Body { document, annotations, .. } = body;
    let text = &document.text;
    let old = std::mem::take(&mut annotations.mentions);
    // what a longer name takes in goes with it
    let fate = |mention: &Mention| -> Option<EntityId> {
        let own = marks.get(&mention.span);
        let whole = || marks.iter().find(|(span, mark)| mark.to.is_some() && span.contains(mention.span));
        match own.filter(|mark| mark.to.is_some()).or_else(|| whole().map(|(_, mark)| mark)).or(own) {
            Some(mark) => mark.to.map(|to| EntityId(to as u32)),
            None => Some(mention.entity),
        }
    };
    let fates: Vec<Option<EntityId>> = old.iter().map(fate).collect();
    let mut new: Vec<Mention> = Vec::new();
    let mut count = |id: EntityId, span: Span, more: bool| {
        if let Some((entity, _)) = entities.get_mut(id.0 as usize) {
            recount(entity, span.of(text), more);
            if !more {
                touched.insert(id.0 as usize);
            }
        }
    };
    for mention in &old {
        let is_marked = |(span, _): (&Span, &Mark)| *span == mention.span || span.contains(mention.span);
        let marked = marks
            .iter()
            .any(|(span, mark)| is_marked((span, mark)) && (mark.to.is_some() || *span == mention.span));
        if marked {
            count(mention.entity, mention.span, false);
        } else {
            new.push(*mention);
        }
    }
    let mut names = Vec::new();
    for (span, mark) in marks {
        let Some(to) = mark.to else { continue };
        let entity = EntityId(to as u32);
        count(entity, *span, true);
        names.push((*span, entity));
    }
    for &(span, entity) in &names {
        let held = old.iter().find(|mention| mention.span == span).map(|mention| mention.form);
        let name = entities.get(entity.0 as usize).map_or("", |(entity, _)| &entity.name);
        let form = if fold(name) == fold(span.of(text)) { Form::Full } else { held.unwrap_or(Form::Short) };
        new.push(Mention { span, entity, form });
    }
    new.sort_by_key(|mention| mention.span);
    annotations.mentions = new;
    references::follow(annotations, &old, &fates, &names);
}

/// Counts one mention more or less of a form of a name.
fn recount(entity: &mut Entity, written: &str, more: bool) {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&written);
    let at = entity.aliases.iter().position(|alias| alias.name == written);
    let at = at.or_else(|| entity.aliases.iter().position(|alias| fold(&alias.name) == folded));
    match at.and_then(|at| entity.aliases.get_mut(at)) {
        Some(alias) if more => alias.count += 1,
        Some(alias) => alias.count = alias.count.saturating_sub(1),
        None if more => {
            let why = if written == entity.name { AliasReason::SameWords } else { AliasReason::Curated };
            entity.aliases.push(Alias { name: written, count: 1, why });
        }
        None => {}
    }
    let name = entity.name.clone();
    entity.aliases.retain(|alias| alias.count > 0 || alias.name == name);
    entity.aliases.sort_by_key(|alias| std::cmp::Reverse(alias.count));
}
