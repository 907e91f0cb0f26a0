//! Compare: what two articles both say, what only one says, and where they contradict each other.

mod about;
mod agreement;
mod align;
mod assignment;
mod candidate;
mod en;
mod finder;
pub(crate) mod keyness;
mod lexicon;
pub mod overview;
mod pair;
mod point;
mod score;
pub mod sheet;
pub mod similar;
pub mod standalone;
mod subsequence;
mod tables;
mod unit;

pub use about::{About, Fate, MONEY, SHARE, YEARS_OLD};
pub use point::{Answer, Point, PointKind, Verdict};
use serde::{Deserialize, Serialize};

use crate::annotate::{Annotations, Day, Entity, EntityId};
use crate::text::{Document, Span};

/// One side of a comparison. The entity ids of both sides point into one list.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The cleaned article.
    pub document: &'a Document,
    /// What it mentions.
    pub annotations: &'a Annotations,
    /// The day it was published, where that is known: what it tells may hold on that day only.
    pub published: Option<Day>,
}

/// What comparing two articles gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Matched passages, by place in A, then in B.
    pub aligned: Vec<Match>,
    /// Sentences (clauses, rows) of A that match nothing in B, in order.
    pub only_a: Vec<Span>,
    /// Sentences of B that match nothing in A, in order.
    pub only_b: Vec<Span>,
    /// Unmatched sentences of A that claim nothing to be compared: headings, and opinion without a name, number,
    /// date or quote.
    pub aside_a: Vec<Span>,
    /// The same of B.
    pub aside_b: Vec<Span>,
    /// Questions that both answer: where they contradict each other first, where they agree last.
    pub points: Vec<Point>,
    /// Entities that both name, by number of mentions.
    pub shared_entities: Vec<EntityId>,
    /// Entities that only A names.
    pub entities_only_a: Vec<EntityId>,
    /// Entities that only B names.
    pub entities_only_b: Vec<EntityId>,
    /// TIMEX3 values of calendar dates that both give.
    pub shared_dates: Vec<String>,
    /// Those that only A gives.
    pub dates_only_a: Vec<String>,
    /// Those that only B gives.
    pub dates_only_b: Vec<String>,
}

/// A passage of A and one of B that say the same, in whole or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// In A.
    pub a: Span,
    /// In B.
    pub b: Span,
    /// How alike.
    pub kind: MatchKind,
    /// 0 to 1.
    pub score: f32,
    /// The words of A in which it differs from B though all the rest is alike: a number, a name, a unit of money, a date,
    /// a word that denies, a word whose opposite stands in B. Where there are such words, it is related at most.
    pub words_a: Vec<Span>,
    /// Those of B.
    pub words_b: Vec<Span>,
}

/// How alike two passages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// Shared wording, and nothing that differs but words.
    Verbatim,
    /// The same facts in other words.
    Reworded,
    /// Some of the same facts.
    Related,
}

/// Whether a folded word tells what a text is about, as far as the tables of a language know: it is letters, and neither a
/// function word nor one that news cannot do without.
pub(super) fn is_telling(folded: &str) -> bool {
    folded.chars().count() > 2
        && folded.chars().all(char::is_alphabetic)
        && lexicon::lexicon([]).commonness(folded) == tables::Commonness::Plain
}

/// Compares two articles. `entities` is the list that the ids of both sides point into.
pub fn compare(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Comparison {
    let alignment = align::align(a, b, entities);
    let points = finder::points(a, b, entities, &alignment);
    let aligned = alignment
        .links
        .iter()
        .map(|link| {
            let (kind, score) = link.shown();
            let differences = link.differences.clone();
            Match {
                a: link.span_a,
                b: link.span_b,
                kind,
                score,
                words_a: differences.a,
                words_b: differences.b,
            }
        })
        .collect();
    let rest = overview::unmatched(a, b, &alignment);
    let names = overview::entities([a, b]);
    let dates = overview::dates([a, b]);
    Comparison {
        aligned,
        only_a: rest.only_a,
        only_b: rest.only_b,
        aside_a: rest.aside_a,
        aside_b: rest.aside_b,
        points,
        shared_entities: names.shared,
        entities_only_a: names.only_a,
        entities_only_b: names.only_b,
        shared_dates: dates.shared,
        dates_only_a: dates.only_a,
        dates_only_b: dates.only_b,
    }
}

/// Where one article contradicts itself: `a` and `b` of each point lie both in it.
pub fn contradictions_within(side: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    finder::within(side, entities)
}
