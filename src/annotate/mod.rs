//! Floor 1: what an article mentions.
//!
//! Names, dates, quantities and quotes are found in a cleaned [`Document`]; names are merged into one entity
//! each, first within an article, then across articles. This floor must not know the packed format or the
//! screen, and it never fails.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod clause;
pub mod date;
pub mod day;
pub mod hour;
pub mod name;
pub mod quantity;
pub mod quote;
pub mod syntax;
mod wordlist;

use serde::{Deserialize, Serialize};

use crate::text::{Document, Lang};

pub use clause::{Argument, Clause, ClauseKind, ClauseTime, Modality, Oblique, Speaker};
pub use date::{
    Anchor, Basis, DateMention, EventMention, Extent, Flag, Modifier, Precision, TimexType, Unresolved,
};
pub use day::Day;
pub use hour::Hour;
pub use name::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Mention, Role};
pub(crate) use name::{is_outlet, is_place};
pub use quantity::{Bound, Quantity};
pub use quote::Quote;

/// What is known of an article from outside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day it was published, where known: the anchor of relative dates.
    pub published: Option<Day>,
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
    /// Who did what, said by whom.
    pub clauses: Vec<Clause>,
}

impl Annotations {
    /// Puts other ids in place of the ids of entities; what gets none is dropped. The list of entities stays as it is.
    pub fn renumber(&mut self, new: impl Fn(EntityId) -> Option<EntityId>) {
        let Annotations { entities: _, mentions, roles, dates: _, events: _, quantities: _, quotes, clauses } =
            self;
        mentions.retain_mut(|mention| new(mention.entity).map(|id| mention.entity = id).is_some());
        roles.retain_mut(|role| {
            role.of = role.of.and_then(&new);
            new(role.person).map(|id| role.person = id).is_some()
        });
        for quote in quotes {
            quote.speaker = quote.speaker.and_then(&new);
        }
        for clause in clauses {
            for entity in clause.entities_mut() {
                *entity = entity.and_then(&new);
            }
        }
    }
}

/// What this floor reads of a language that it has tables for, and cannot without.
///
/// Without any tables it reads dates in digits, year first (`2024-05-09`), and numbers in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ability {
    /// Names of persons, places and the rest, and who holds which office.
    Names,
    /// Dates in words (`last Tuesday`), and the events that they date.
    Dates,
    /// Numbers in words, and what a number counts.
    Quantities,
    /// Who says what.
    Quotes,
}

/// What cannot be read in an article of that language, for want of tables; in the order of the enum.
pub fn lacking(lang: Lang) -> Vec<Ability> {
    let reads = |ability: &Ability| match ability {
        Ability::Names => name::reads(lang),
        Ability::Dates => date::reads(lang),
        Ability::Quantities => quantity::reads(lang),
        Ability::Quotes => quote::reads(lang),
    };
    let all = [Ability::Names, Ability::Dates, Ability::Quantities, Ability::Quotes];
    all.into_iter().filter(|ability| !reads(ability)).collect()
}

/// Finds everything that this floor can find in one article, by the tables of its language; what it has no
/// tables for ([`lacking`]) it leaves out.
pub fn annotate(document: &Document, context: &Context) -> Annotations {
    let syntax = syntax::sentences(document);
    let mut dates = date::dates(document, context, &syntax);
    let names = name::names(document, &dates, &syntax);
    // What is a name all the same is no date: `Mr Monday`.
    dates.retain(|date| {
        let next = names.mentions.partition_point(|mention| mention.span.end <= date.span.start);
        names.mentions.get(next).is_none_or(|mention| !mention.span.overlaps(date.span))
    });
    let quantities = quantity::quantities(document, &dates, &syntax);
    let read =
        clause::Read { document, syntax: &syntax, names: &names, dates: &dates, quantities: &quantities };
    let clause::Found { mut clauses, events, telling } = clause::clauses(&read, *context);
    let quotes = quote::quotes(document, &names.mentions, &names.entities, &telling);
    quote::spoken(&quotes, &telling, &mut clauses);
    Annotations {
        entities: names.entities,
        mentions: names.mentions,
        roles: names.roles,
        dates,
        events,
        quantities,
        quotes,
        clauses,
    }
}
