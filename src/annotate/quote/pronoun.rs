//! Pronouns: whom one stands for that says something.
//!
//! `he` and `she` are the person last named in the sentences before, the first named or quoted of several;
//! `it` is the organisation or place last quoted; `they` stays open. This module must not know what is quoted.

use super::{Finder, Saying};
use crate::annotate::{EntityId, EntityKind};
use crate::text::Span;

/// What a pronoun or a title says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `he`, `Mr`.
    He,
    /// `she`, `Ms`.
    She,
}

/// Whom a sentence names.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// The persons outside quotation marks, in the order in which they are named.
    people: Vec<EntityId>,
    /// Whether the sentence begins with the first of them, titles aside.
    leads: bool,
    /// Who speaks in the sentence, if it is a person.
    speaker: Option<EntityId>,
    /// Whom it is about: its subject, if it is a person.
    subject: Option<EntityId>,
    /// How many paragraphs ago: 0 is this one.
    age: u8,
}

/// As many sentences as a pronoun looks back.
const REACH: usize = 12;

impl Finder<'_> {
    pub(super) fn is_person(&self, id: EntityId) -> bool {
        self.entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    /// What the text or, failing that, the given name says of a person.
    fn gender(&self, id: EntityId) -> Option<Gender> {
        let known = self.genders.get(&id).copied();
        known.or_else(|| {
            let name = self.entities.get(id.0 as usize)?.name.split(' ').next()?;
            let (he, she) = (self.tables.he_name.contains(&name), self.tables.she_name.contains(&name));
            if he { Some(Gender::He) } else { she.then_some(Gender::She) }
        })
    }

    /// Whom the pronoun of the sentence stands for, if that is clear.
    pub(super) fn resolve(
        &mut self,
        pronoun: Span,
        sentence: Span,
        before: u32,
        outside: &dyn Fn(Span) -> bool,
    ) -> Option<EntityId> {
        let (pronoun, tables) = (pronoun.of(self.text), self.tables);
        let gender = if tables.he.contains(&pronoun) {
            Gender::He
        } else if tables.she.contains(&pronoun) {
            Gender::She
        } else if tables.it.contains(&pronoun) {
            let mut speakers = self.found.iter().rev().take(3).filter_map(|quote| quote.speaker);
            return speakers.find(|&id| !self.is_person(id));
        } else {
            return None;
        };
        // The words before the pronoun in its own sentence come first.
        let own = self.scene(Span { start: sentence.start, end: before }, outside);
        let fits = |id: &EntityId| self.gender(*id).is_none_or(|known| known == gender);
        let mut found = None;
        for scene in std::iter::once(&own).chain(self.scenes.iter().rev()) {
            let mut people: Vec<EntityId> = scene.people.iter().copied().filter(fits).collect();
            if let Some(speaker) = scene.speaker.filter(fits) {
                found = Some(Some(speaker));
                break;
            }
            if let Some(subject) = scene.subject.filter(fits) {
                found = Some(Some(subject));
                break;
            }
            let first = people.first().copied();
            let leads = scene.leads && first == scene.people.first().copied();
            people.sort_unstable();
            people.dedup();
            match people.len() {
                0 => {}
                1 => found = Some(first),
                _ => found = Some(first.filter(|_| leads)),
            }
            if found.is_some() {
                break;
            }
        }
        let found = found.unwrap_or_else(|| {
            let mut speakers = self.found.iter().rev().take(3).filter_map(|quote| quote.speaker);
            speakers.find(|id| self.is_person(*id) && fits(id))
        });
        if let Some(id) = found {
            self.genders.insert(id, gender);
        }
        found
    }

    /// Keeps whom a sentence names for the pronouns that follow.
    pub(super) fn remember(
        &mut self,
        sentence: Span,
        saying: Option<Saying>,
        subject: Option<EntityId>,
        outside: &dyn Fn(Span) -> bool,
    ) {
        let mut scene = self.scene(sentence, outside);
        scene.speaker = saying.and_then(|saying| saying.speaker).filter(|&id| self.is_person(id));
        scene.subject = subject.filter(|&id| self.is_person(id));
        if scene.people.is_empty() && scene.speaker.is_none() {
            return;
        }
        if self.scenes.len() == REACH {
            self.scenes.pop_front();
        }
        self.scenes.push_back(scene);
    }

    /// A pronoun looks back into the paragraph before, and no further.
    pub(super) fn end_block(&mut self) {
        self.scenes.retain(|scene| scene.age == 0);
        for scene in &mut self.scenes {
            scene.age += 1;
        }
    }

    fn scene(&mut self, span: Span, outside: &dyn Fn(Span) -> bool) -> Scene {
        let mut scene = Scene { people: Vec::new(), leads: false, speaker: None, subject: None, age: 0 };
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        for mention in self.mentions.iter().skip(first).take_while(|mention| mention.span.end <= span.end) {
            let whose = self.text.get(mention.span.end as usize..).unwrap_or_default();
            let owner = |ending| whose.strip_prefix(ending).is_some_and(|rest| rest.starts_with(' '));
            let owner = self.tables.owner.iter().any(|ending| owner(*ending));
            if owner || !self.is_person(mention.entity) || !outside(mention.span) {
                continue;
            }
            let lead = Span { start: span.start, end: mention.span.start }.of(self.text);
            if scene.people.is_empty() {
                scene.leads = lead.split_whitespace().count() <= 4 && !lead.contains(',');
            }
            let title = lead.split_whitespace().next_back().unwrap_or("").trim_end_matches(['.', ',']);
            if self.tables.he_title.contains(&title) {
                self.genders.insert(mention.entity, Gender::He);
            } else if self.tables.she_title.contains(&title) {
                self.genders.insert(mention.entity, Gender::She);
            }
            scene.people.push(mention.entity);
        }
        scene
    }
}
