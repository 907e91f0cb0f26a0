//! Curation: corrections by a person, kept beside the articles and applied on top.
//!
//! Corrections speak of what the annotators found, never of each other's results, so that their order does not
//! matter. Where two contradict each other, both are named, and the builder of a site refuses them. [`curate`] is a function of what was found and of
//! all corrections, so that taking one out undoes it. What they change is marked: [`CorpusEntity::curated`] for entities,
//! [`Anchor::Curator`] for dates.
//!
//! ```toml
//! [[merge]]
//! names = ["Eleonora Marsh", "Nell"]      # the first stays
//! why = "her nickname"                    # optional, in every correction
//!
//! [[rename]]
//! name = "Philly"
//! to = "Philadelphia"
//!
//! [[retype]]
//! name = "Meridian"
//! type = "person"                         # as found; needed only where two entities have one name
//! to = "organisation"
//!
//! [[hide]]
//! name = "Comments"
//!
//! [[date]]
//! article = "north.txt"
//! words = "this week"
//! nth = 1                                 # which of several; all where it is left out
//! value = "2025-05-05/2025-05-11"         # TIMEX3, or first/last; `hide = true` in its place leaves it out
//! ```
//!
//! [`CorpusEntity::curated`]: super::CorpusEntity::curated
//! [`Anchor::Curator`]: crate::annotate::Anchor::Curator

mod apply;
mod dates;
mod merges;
mod names;
mod value;

#[cfg(test)]
mod tests;

pub use apply::{Curated, curate};

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::annotate::EntityKind;

/// Corrections to what the annotators found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Curation {
    /// Entities that are one.
    pub merge: Vec<Merge>,
    /// Entities with another name.
    pub rename: Vec<Rename>,
    /// Entities of another kind.
    pub retype: Vec<Retype>,
    /// Entities that are none.
    pub hide: Vec<Hide>,
    /// Dates that were read wrongly, or could not be.
    pub date: Vec<Redate>,
}

/// Entities that are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Their names, at least two; the first keeps its name and kind.
    pub names: Vec<String>,
    /// Their kind, where a name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity with another name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// Its name as found.
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Its name from now on.
    pub to: String,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retype {
    /// Its name.
    pub name: String,
    /// Its kind as found, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Its kind from now on.
    pub to: EntityKind,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity that is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hide {
    /// Its name.
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// A date that was read wrongly, or could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redate {
    /// The article's file name.
    pub article: String,
    /// The words as written in the cleaned text.
    pub words: String,
    /// Which of several, from 1; all of them where it is left out.
    #[serde(default)]
    pub nth: Option<u32>,
    /// What they mean: a TIMEX3 value, or two with a `/` between them, of which one may be missing.
    #[serde(default)]
    pub value: String,
    /// Whether they are no date at all.
    #[serde(default)]
    pub hide: bool,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// What a correction changed of an entity, and why, in the curator's words; these are empty where there are none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// Other entities were joined with it.
    Joined {
        /// Their names.
        with: Vec<String>,
        /// Why.
        why: String,
    },
    /// It was given another name.
    Renamed {
        /// The name that was found.
        was: String,
        /// Why.
        why: String,
    },
    /// It was given another kind.
    Retyped {
        /// The kind that was found.
        was: EntityKind,
        /// Why.
        why: String,
    },
}

/// An entry of a curation file: its table, and its number in it from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `merge`, `rename`, `retype`, `hide` or `date`.
    pub table: &'static str,
    /// The first is 1.
    pub number: u32,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[[{}]] number {}", self.table, self.number)
    }
}

/// A correction that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entry}: {fault}")]
pub struct Problem {
    /// Which correction.
    pub entry: Entry,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a correction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The corpus has no such entity.
    #[error("no entity is called `{name}`{}", of(*.kind))]
    NoEntity {
        /// The name asked for.
        name: String,
        /// The kind asked for.
        kind: Option<EntityKind>,
    },
    /// More than one entity is meant.
    #[error("several entities are called `{name}` ({}): add `type = \"…\"`, or use the full name", found.join(", "))]
    Ambiguous {
        /// The name asked for.
        name: String,
        /// The entities of that name, with their kinds.
        found: Vec<String>,
    },
    /// The corpus has no such article.
    #[error("there is no article `{0}`")]
    NoArticle(String),
    /// The article has no such date.
    #[error("`{article}` has no date written `{words}`{}", nth.map_or(String::new(), |n| format!(" for the {n}. time")))]
    NoDate {
        /// The article asked for.
        article: String,
        /// The words asked for.
        words: String,
        /// The number asked for.
        nth: Option<u32>,
    },
    /// The value is not one.
    #[error(
        "`{0}` is not a date: write a day (2025-05-08), week (2025-W19), month (2025-05), quarter (2025-Q2), year (2025), decade (202), or two of them as first/last"
    )]
    NoValue(String),
    /// The date is to be set and left out.
    #[error("gives the value `{0}` and says `hide = true`: keep one of the two")]
    ValueAndHide(String),
    /// A merge of one name.
    #[error("a merge needs at least two names, found {0}")]
    TooFew(usize),
    /// A merge of something with itself.
    #[error("a merge names `{0}` twice: name another entity, or take the correction out")]
    Itself(String),
    /// A new name that is none.
    #[error("gives an empty name: write one after `to`, or take the correction out")]
    NoName,
    /// Several articles have the name.
    #[error("`{0}` is what several articles are called: give each an `id` of its own")]
    SeveralArticles(String),
    /// Merges that lead in a circle.
    #[error("each of {} is to become another of them: keep one direction", quoted(names))]
    Circle {
        /// Some of the names.
        names: Vec<String>,
        /// Another merge of the circle.
        other: Entry,
    },
    /// Two corrections of which only one can hold.
    #[error("`{name}` cannot be both {} and {}: keep one of the two corrections", said[0], said[1])]
    Contradicts {
        /// What they speak of.
        name: String,
        /// What the other makes of it, and what this one does.
        said: [String; 2],
        /// The other.
        other: Entry,
    },
}

impl Fault {
    /// The correction that this one contradicts.
    pub fn other(&self) -> Option<Entry> {
        match self {
            Fault::Circle { other, .. } | Fault::Contradicts { other, .. } => Some(*other),
            _ => None,
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn of(kind: Option<EntityKind>) -> String {
    kind.map_or(String::new(), |kind| format!(" (type {})", kind.as_str()))
}
