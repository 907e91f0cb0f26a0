//! What a reader asks for: words, facets, a stretch of time.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Day, EntityKind};

/// The state that all views share. The empty query holds every article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words as typed: `word`, `"a phrase"`, `prefix*`, `-not`, `title:word`; read by
    /// [`Words::parse`](super::Words::parse).
    pub words: String,
    /// Facet values that an article must have: one within a field, or all of them; AND across fields.
    pub include: BTreeMap<Field, Vec<FieldValue>>,
    /// The fields of which an article must have all the values that are included, not only one.
    pub every: BTreeSet<Field>,
    /// Facet values that an article must not have.
    pub exclude: BTreeMap<Field, Vec<FieldValue>>,
    /// Only articles that speak of a date on or after this day, or were published then (overlap; the day itself
    /// included).
    pub from: Option<Day>,
    /// Only articles that speak of a date on or before this day, or were published then. With `from`, one date must
    /// reach into the stretch between the two.
    pub to: Option<Day>,
}

/// What articles can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Entities of one kind.
    Entity(EntityKind),
    /// The outlet.
    Source,
    /// The author.
    Author,
    /// The language.
    Lang,
}

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: [Field; 8] = [
        Field::Entity(EntityKind::Person),
        Field::Entity(EntityKind::Place),
        Field::Entity(EntityKind::Organisation),
        Field::Entity(EntityKind::Event),
        Field::Entity(EntityKind::Group),
        Field::Source,
        Field::Author,
        Field::Lang,
    ];

    /// Its place in [`Field::ALL`].
    pub(crate) fn number(self) -> usize {
        match self {
            Field::Entity(EntityKind::Person) => 0,
            Field::Entity(EntityKind::Place) => 1,
            Field::Entity(EntityKind::Organisation) => 2,
            Field::Entity(EntityKind::Event) => 3,
            Field::Entity(EntityKind::Group) => 4,
            Field::Source => 5,
            Field::Author => 6,
            Field::Lang => 7,
        }
    }
}

/// A value of a field, by its stable key: an entity's slug, or the outlet, author or language as written.
/// The empty string stands for "unknown".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldValue(pub String);

impl Query {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
            && self.include.values().all(Vec::is_empty)
            && self.exclude.values().all(Vec::is_empty)
            && self.from.is_none()
            && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_know_their_place() {
        for (n, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field.number(), n);
        }
    }

    #[test]
    fn a_query_of_empty_lists_is_empty() {
        let mut query = Query { words: " ".into(), ..Query::default() };
        query.include.insert(Field::Source, Vec::new());
        assert!(query.is_empty());
        query.to = Some(Day(0));
        assert!(!query.is_empty());
    }
}
