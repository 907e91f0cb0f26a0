//! Names that one article tells of and another was thought not to: a name that was found in one is marked wherever all
//! of its words stand.
//!
//! Otherwise a page would say that an article does not name what it names. Names of one word are left alone: in the next
//! article they may be somebody else's, or no name.

use std::collections::BTreeMap;

use super::Body;
use super::terms::{Term, terms};
use crate::annotate::{Ability, Entity, EntityId, Form, Mention, lacking};
use crate::text::Span;

/// A name by its terms.
struct Name {
    forms: Vec<String>,
    entity: EntityId,
    /// Which of the entity's aliases it is.
    alias: usize,
}

/// The names of more than one word, by their first term; those that two entities bear are left out.
fn names(entities: &[Entity]) -> BTreeMap<String, Vec<Name>> {
    let mut bearers: BTreeMap<Vec<String>, Option<(EntityId, usize)>> = BTreeMap::new();
    for (id, entity) in (0..).map(EntityId).zip(entities) {
        for (alias, known) in entity.aliases.iter().enumerate() {
            let is_name = |term: &Term<'_>| term.span.of(&known.name).starts_with(char::is_uppercase);
            let read: Vec<Term<'_>> = terms(&known.name).collect();
            if known.count == 0
                || read.len() < 2
                || !read.first().is_some_and(is_name)
                || !read.last().is_some_and(is_name)
            {
                continue;
            }
            let forms = read.into_iter().map(|term| term.form.into_owned()).collect();
            let bearer = bearers.entry(forms).or_insert(Some((id, alias)));
            if bearer.is_some_and(|(other, _)| other != id) {
                *bearer = None;
            }
        }
    }
    let mut names: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for (forms, bearer) in bearers {
        if let (Some((entity, alias)), Some(first)) = (bearer, forms.first().cloned()) {
            names.entry(first).or_default().push(Name { forms, entity, alias });
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|name| std::cmp::Reverse(name.forms.len()));
    }
    names
}

/// The names of all articles, to be marked in each of them.
pub(super) struct Elsewhere(BTreeMap<String, Vec<Name>>);

impl Elsewhere {
    /// The names of these entities.
    pub(super) fn of(entities: &[Entity]) -> Elsewhere {
        Elsewhere(names(entities))
    }

    /// The mentions that an article has and that were not found in it. They are counted among those of their entities.
    pub(super) fn missed(&self, body: &Body, entities: &mut [Entity]) -> Vec<Mention> {
        if lacking(body.document.lang).contains(&Ability::Names) {
            return Vec::new();
        }
        let new = unmarked(&self.0, body);
        for (mention, alias) in &new {
            let known =
                entities.get_mut(mention.entity.0 as usize).and_then(|entity| entity.aliases.get_mut(*alias));
            if let Some(known) = known {
                known.count += 1;
            }
        }
        new.into_iter().map(|(mention, _)| mention).collect()
    }
}

/// Adds mentions to those of an article.
pub(super) fn add(body: &mut Body, missed: &[Mention]) {
    if !missed.is_empty() {
        body.annotations.mentions.extend_from_slice(missed);
        body.annotations.mentions.sort_by_key(|mention| mention.span);
    }
}

/// Where names stand in an article and are not marked.
fn unmarked(names: &BTreeMap<String, Vec<Name>>, body: &Body) -> Vec<(Mention, usize)> {
    let text = &body.document.text;
    let read: Vec<Term<'_>> = terms(text).collect();
    let marked = &body.annotations.mentions;
    let is_marked = |span: Span| {
        let near = marked.partition_point(|mention| mention.span.end <= span.start);
        marked.get(near).is_some_and(|mention| mention.span.start < span.end)
    };
    let is_capital = |term: &Term<'_>| term.span.of(text).starts_with(char::is_uppercase);
    let gap = |at: usize| {
        let (before, behind) = read.get(at.checked_sub(1)?).zip(read.get(at))?;
        text.get(before.span.end as usize..behind.span.start as usize)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = read.get(at) {
        let fits = |name: &&Name| {
            let Some(here) = read.get(at..at + name.forms.len()) else { return false };
            let words = here.iter().zip(&name.forms).all(|(term, form)| term.form == form.as_str());
            let joined =
                (at + 1..at + name.forms.len()).all(|n| matches!(gap(n), Some(" " | "-" | "’" | "'")));
            let ends = here.last().is_some_and(is_capital) && is_capital(first);
            // part of a longer name
            let after = at + name.forms.len();
            let goes_on = gap(after) == Some(" ") && read.get(after).is_some_and(is_capital);
            let begins_before = gap(at) == Some(" ")
                && at
                    .checked_sub(1)
                    .and_then(|before| read.get(before))
                    .is_some_and(|before| is_capital(before) && before.form != "the");
            words && joined && ends && !goes_on && !begins_before
        };
        let name = names.get(first.form.as_ref()).and_then(|list| list.iter().find(fits));
        let last = name.and_then(|name| read.get(at + name.forms.len() - 1));
        if let (Some(name), Some(last)) = (name, last) {
            let span = first.span.join(last.span);
            if !is_marked(span) {
                found.push((Mention { span, entity: name.entity, form: Form::Full }, name.alias));
            }
            at += name.forms.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Alias, AliasReason, EntityKind};
    use crate::text::Document;

    fn entity(name: &str) -> Entity {
        let alias = Alias { name: name.to_owned(), count: 1, why: AliasReason::SameWords };
        Entity { kind: EntityKind::Organisation, name: name.to_owned(), aliases: vec![alias] }
    }

    /// What is marked in a text that nothing was found in.
    fn marked(text: &str, names: &[&str]) -> Vec<String> {
        let mut entities: Vec<Entity> = names.iter().map(|name| entity(name)).collect();
        let document = Document { text: text.to_owned(), ..Document::default() };
        let mut body = Body { document, ..Body::default() };
        let missed = Elsewhere::of(&entities).missed(&body, &mut entities);
        add(&mut body, &missed);
        body.annotations.mentions.iter().map(|mention| mention.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_name_of_several_words_is_marked_wherever_it_stands() {
        assert_eq!(marked("Then the ferry Stella Vana sank.", &["Stella Vana"]), ["Stella Vana"]);
        assert_eq!(marked("The Stella Vana sank; STELLA VANA.", &["Stella Vana"]).len(), 2);
        assert_eq!(marked("Éva Oszk said so.", &["Eva Oszk"]), ["Éva Oszk"]);
    }

    #[test]
    fn what_may_be_another_name_is_not_marked() {
        for text in [
            "The stella vana sank.",
            "He saw the Stella, Vana said.",
            "The Stella Vana Line is a company.",
            "He met Maria Stella Vana.",
            "Vana and Stella sank.",
        ] {
            assert_eq!(marked(text, &["Stella Vana"]), [""; 0], "{text}");
        }
        assert_eq!(marked("The Vana sank.", &["Vana"]), [""; 0], "one word");
        assert_eq!(marked("The Stella Vana sank.", &["Stella Vana", "Stella Vana"]), [""; 0], "of two");
    }
}
