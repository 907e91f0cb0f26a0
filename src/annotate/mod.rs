//! Floor 1: what an article mentions.
//!
//! Names, dates, quantities and quotes are found in a cleaned [`Document`]; names are merged into one entity
//! each, first within an article, then across articles. This floor must not know the packed format or the
//! screen, and it never fails.

pub mod date;
pub mod day;
pub mod name;
pub mod quantity;
pub mod quote;

use serde::{Deserialize, Serialize};

use crate::text::Document;

pub use date::{Anchor, Basis, DateMention, EventMention, Extent, Flag, Modifier, Precision, TimexType};
pub use day::Day;
pub use name::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Mention, Role};
pub use quantity::{Bound, Quantity};
pub use quote::Quote;

/// What is known of an article from outside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The day it was published, where known: the anchor of relative dates.
    pub published: Option<Day>,
    /// The language as a BCP 47 tag, where known.
    pub lang: Option<&'a str>,
}

/// All that was found in one article. Every list is sorted by span.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Annotations {
    /// The entities of this article; an [`EntityId`] in the lists below is an index here.
    pub entities: Vec<Entity>,
    /// Where they are mentioned.
    pub mentions: Vec<Mention>,
    /// Who is said to hold which office.
    pub roles: Vec<Role>,
    /// Expressions of time.
    pub dates: Vec<DateMention>,
    /// Stretches that tell of an event, with its date.
    pub events: Vec<EventMention>,
    /// Numbers of things.
    pub quantities: Vec<Quantity>,
    /// Words put into somebody's mouth.
    pub quotes: Vec<Quote>,
}

/// Finds everything that this floor can find in one article.
pub fn annotate(document: &Document, context: &Context<'_>) -> Annotations {
    let dates = date::dates(document, context);
    let events = date::events(document, &dates, context);
    let names = name::names(document, &dates);
    let quantities = quantity::quantities(document, &dates);
    let quotes = quote::quotes(document, &names.mentions, &names.entities);
    Annotations {
        entities: names.entities,
        mentions: names.mentions,
        roles: names.roles,
        dates,
        events,
        quantities,
        quotes,
    }
}
