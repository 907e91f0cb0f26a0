//! What the parts of a deed stand for: its predicate, who does it, whom it is done to; and what persons are called.

use crate::annotate::{Entity, EntityId, EntityKind};
use crate::explore::compare::Side;
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::Commonness;
use crate::text::Span;
use crate::text::fold::fold;

/// What a predicate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) stem: String,
    pub(super) particle: String,
    /// Groups of near synonyms.
    pub(super) groups: &'static [u16],
    pub(super) opposites: &'static [(u16, bool)],
    pub(super) common: Commonness,
}

/// Who or what an argument stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) span: Span,
    /// The word that the others of it hang on.
    pub(super) at: Span,
    pub(super) entity: Option<EntityId>,
    /// Whom the sentences before leave no doubt that its pronoun stands for.
    pub(super) means: Option<EntityId>,
    /// The stem of its head; empty for a pronoun.
    pub(super) head: String,
    pub(super) groups: &'static [u16],
}

impl Thing {
    /// The entity that it names, or that its pronoun stands for.
    pub(super) fn names(&self) -> Option<EntityId> {
        self.entity.or(self.means)
    }
}

/// Something told of an entity, with the words that tell it.
#[derive(Clone, Debug)]
pub(super) struct Told<T> {
    pub(super) of: EntityId,
    pub(super) what: T,
    pub(super) words: Span,
    pub(super) speaker: Option<Span>,
}

/// What persons are called beside their names: "the captain, Ada Mora", "Ada Mora, the captain", "Captain Ada Mora".
pub(super) fn called(side: Side<'_>, lexicon: &Lexicon) -> Vec<(EntityId, String)> {
    let text = side.document.text.as_str();
    let last = |words: &str| {
        let word = words.split_whitespace().next_back().filter(|word| word.chars().all(char::is_alphabetic));
        word.map(|word| lexicon.stem(&fold(word)))
    };
    let of_role = side.annotations.roles.iter().filter_map(|role| Some((role.person, last(&role.office)?)));
    let beside = side.annotations.mentions.iter().filter_map(|mention| {
        let before = text.get(..mention.span.start as usize)?.trim_end().strip_suffix(',');
        let name = |words: &str| {
            words.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_lowercase))
        };
        if let Some(head) = before.filter(|words| name(words)).and_then(last) {
            return Some((mention.entity, head));
        }
        let behind = text.get(mention.span.end as usize..)?.strip_prefix(", the ")?;
        let end = behind.find([',', '.', '\n'])?;
        let words = behind.get(..end).filter(|words| words.split(' ').count() <= BESIDE)?;
        Some((mention.entity, last(words)?))
    });
    of_role.chain(beside).collect()
}

/// The most words of what somebody is called behind the name.
const BESIDE: usize = 3;

/// Whether two entities are one person, or may be: a shared surname is enough to keep silent.
pub(super) fn one_person(entities: &[&Entity], x: EntityId, y: EntityId) -> bool {
    if x == y {
        return true;
    }
    let (Some(x), Some(y)) = (entities.get(x.0 as usize), entities.get(y.0 as usize)) else { return true };
    if x.kind != EntityKind::Person || y.kind != EntityKind::Person {
        return true;
    }
    let theirs = last_words(y);
    last_words(x).iter().any(|name| theirs.contains(name))
}

/// The last words of all names of an entity, folded, each once.
pub(super) fn last_words(entity: &Entity) -> Vec<String> {
    let forms = entity.aliases.iter().map(|alias| alias.name.as_str()).chain([entity.name.as_str()]);
    let mut words: Vec<String> = forms.filter_map(|name| name.split_whitespace().last().map(fold)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// What stands behind a name to tell a son from his father.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// The first words of all names of an entity that have more than one, folded; an initial is that letter.
pub(super) fn first_words(entity: &Entity) -> Vec<String> {
    let forms = entity.aliases.iter().map(|alias| alias.name.as_str()).chain([entity.name.as_str()]);
    let first = |name: &str| {
        let words = name.split_whitespace().map(|word| fold(word.trim_end_matches('.')));
        let words: Vec<String> = words.filter(|word| !GENERATIONS.contains(&word.as_str())).collect();
        words.first().filter(|_| words.len() > 1).cloned()
    };
    forms.filter_map(first).collect()
}

/// The entities that an article names, each once.
pub(super) fn named(side: Side<'_>) -> Vec<EntityId> {
    let mut named: Vec<EntityId> = side.annotations.mentions.iter().map(|mention| mention.entity).collect();
    named.sort_unstable();
    named.dedup();
    named
}
