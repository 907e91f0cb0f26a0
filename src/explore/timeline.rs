//! The timeline: the dates that the articles of a query speak of.

use super::Query;
use crate::annotate::{Day, EntityId, Extent};
use crate::corpus::{ArticleId, Corpus};

/// How marks are laid in lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// One lane an article.
    #[default]
    Article,
    /// One lane an entity that shares a sentence with the date: the `n` most frequent.
    Entity,
}

/// A date mention on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The article.
    pub article: ArticleId,
    /// Index into the article's `annotations.dates`.
    pub date: u32,
    /// Where it lies.
    pub extent: Extent,
}

/// A lane with its marks, sorted by first day, then by last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it stands for.
    pub of: LaneOf,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneOf {
    /// An article.
    Article(ArticleId),
    /// An entity.
    Entity(EntityId),
}

/// A date mention that cannot be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The article.
    pub article: ArticleId,
    /// Index into the article's `annotations.dates`.
    pub date: u32,
    /// Why, for the reader.
    pub reason: String,
}

/// The timeline of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Lanes in corpus order of the articles, or by count of marks of the entities.
    pub lanes: Vec<Lane>,
    /// What could not be placed (no calendar value, unresolved, flagged), in corpus order. Durations and
    /// frequencies are among them.
    pub unplaced: Vec<Unplaced>,
    /// First and last day of all closed ends, over the whole query without its date range: the axis at first.
    pub bounds: Option<(Day, Day)>,
}

/// The timeline of the articles that answer `query`. Marks outside the query's date range are left out of the
/// lanes, but still count for `bounds`, so that the histogram can show them.
pub fn timeline(corpus: &Corpus, query: &Query, lanes: Lanes) -> Timeline {
    let _ = (corpus, query, lanes);
    Timeline::default()
}

/// A bar of the histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// Marks that overlap it (an open end counts in the bin of its closed end only).
    pub marks: u32,
}

/// A histogram over all marks of the query without its date range: bins of a day, week, month, quarter, year or
/// decade, whichever gives at most `most` bins.
pub fn histogram(corpus: &Corpus, query: &Query, most: usize) -> Vec<Bin> {
    let _ = (corpus, query, most);
    Vec::new()
}
