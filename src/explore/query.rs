//! What a reader asks for: words, facets, a stretch of time.

use std::collections::BTreeMap;

use crate::annotate::{Day, EntityKind};

/// The state that all views share. The empty query holds every article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words as typed: `word`, `"a phrase"`, `prefix*`, `-not`, `title:word`.
    pub words: String,
    /// Facet values that an article must have: OR within a field, AND across fields.
    pub include: BTreeMap<Field, Vec<FieldValue>>,
    /// Facet values that an article must not have.
    pub exclude: BTreeMap<Field, Vec<FieldValue>>,
    /// Only articles that speak of a date on or after this day (overlap; the day itself included).
    pub from: Option<Day>,
    /// Only articles that speak of a date on or before this day.
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
}

/// A value of a field, by its stable key: an entity's slug, or the outlet, author or language as written.
/// The empty string stands for "unknown".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldValue(pub String);

impl Query {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Query::default()
    }
}
