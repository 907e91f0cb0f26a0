//! What a comparison gave: the output of `compare`.

use serde::Serialize;
use serde_json::Value;

use super::super::about::about;
use crate::annotate::{Entity, EntityId};
use crate::explore::compare::{Comparison, Verdict};
use crate::publish::lines::Target;

/// A comparison.
#[derive(Debug, Serialize)]
pub(crate) struct Compared {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Value>,
    pub aligned: Vec<ComparedMatch>,
    pub only_a: Vec<[u32; 2]>,
    pub only_b: Vec<[u32; 2]>,
    pub conflicts: Vec<ComparedConflict>,
    pub shared_entities: Vec<String>,
    pub entities_only_a: Vec<String>,
    pub entities_only_b: Vec<String>,
    pub shared_dates: Vec<String>,
    pub dates_only_a: Vec<String>,
    pub dates_only_b: Vec<String>,
}

/// Two passages that say the same.
#[derive(Debug, Serialize)]
pub(crate) struct ComparedMatch {
    pub a: [u32; 2],
    pub b: [u32; 2],
    pub kind: crate::explore::compare::MatchKind,
    pub score: f32,
}

/// Two answers to one question that differ.
#[derive(Debug, Serialize)]
pub(crate) struct ComparedConflict {
    pub about: String,
    pub kind: crate::explore::compare::PointKind,
    /// How they stand to each other.
    pub class: Verdict,
    pub a: [u32; 2],
    pub b: [u32; 2],
    /// The very words in A.
    pub words_a: [u32; 2],
    /// The very words in B.
    pub words_b: [u32; 2],
}

/// A comparison with offsets into two texts.
pub(crate) fn compared(
    id: Option<Value>,
    comparison: &Comparison,
    a: &Target<'_>,
    b: &Target<'_>,
    entities: &[&Entity],
) -> Compared {
    let aligned = comparison.aligned.iter().filter_map(|m| {
        Some(ComparedMatch { a: a.range(m.a)?, b: b.range(m.b)?, kind: m.kind, score: m.score })
    });
    let differ = comparison.points.iter().filter(|point| point.verdict != Verdict::Agreement);
    let conflicts = differ.filter_map(|point| {
        Some(ComparedConflict {
            about: about(&point.about, entities),
            kind: point.kind,
            class: point.verdict,
            a: a.range(point.a.span)?,
            b: b.range(point.b.span)?,
            words_a: a.range(point.a.words)?,
            words_b: b.range(point.b.words)?,
        })
    });
    let names = |ids: &[EntityId]| -> Vec<String> {
        ids.iter().filter_map(|id| entities.get(id.0 as usize)).map(|entity| entity.name.clone()).collect()
    };
    Compared {
        id,
        aligned: aligned.collect(),
        only_a: comparison.only_a.iter().filter_map(|&span| a.range(span)).collect(),
        only_b: comparison.only_b.iter().filter_map(|&span| b.range(span)).collect(),
        conflicts: conflicts.collect(),
        shared_entities: names(&comparison.shared_entities),
        entities_only_a: names(&comparison.entities_only_a),
        entities_only_b: names(&comparison.entities_only_b),
        shared_dates: comparison.shared_dates.clone(),
        dates_only_a: comparison.dates_only_a.clone(),
        dates_only_b: comparison.dates_only_b.clone(),
    }
}
