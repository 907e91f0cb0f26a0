//! Appearances: when an entity is spoken of, by the dates that share a sentence with it.

use super::timeline::{self, Lane, LaneOf, Mark};
use crate::annotate::{Day, EntityId};
use crate::corpus::{Bodies, Body, Catalogue};
use crate::text::Span;

/// One lane an article, with the placed dates that share a sentence with a mention of `entity`; articles without
/// such a date are left out, and so are those that `bodies` does not hold.
pub fn lanes(catalogue: &Catalogue, bodies: &dyn Bodies, entity: EntityId) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for &(id, _) in catalogue.naming(entity) {
        let Some(body) = bodies.body(id) else { continue };
        let sentences = sentences_of(body, entity);
        let mut marks: Vec<Mark> = Vec::new();
        for (date, row) in (0..).zip(catalogue.date_rows(id)) {
            let Some(extent) = row.placed() else { continue };
            if sentences.iter().any(|sentence| sentence.contains(row.span)) {
                marks.push(timeline::mark(catalogue, id, date, extent));
            }
        }
        if !marks.is_empty() {
            marks.sort_by_key(|mark| (mark.begins(), mark.extent.key(), mark.extent.last, mark.date));
            lanes.push(Lane { of: LaneOf::Article(id), marks });
        }
    }
    lanes
}

fn sentences_of(body: &Body, entity: EntityId) -> Vec<Span> {
    let document = &body.document;
    let mut sentences: Vec<Span> = body
        .annotations
        .mentions
        .iter()
        .filter(|mention| mention.entity == entity)
        .filter_map(|mention| document.sentences.get(document.sentence_at(mention.span.start)?).copied())
        .collect();
    sentences.dedup();
    sentences
}

/// First and last day of all closed ends of some lanes.
pub fn bounds(lanes: &[Lane]) -> Option<(Day, Day)> {
    let days = || {
        lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .flat_map(|mark| [mark.extent.first, mark.extent.last])
            .flatten()
    };
    Some((days().min()?, days().max()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{
        Anchor, Annotations, Basis, DateMention, Extent, Form, Mention, Precision, TimexType,
    };
    use crate::annotate::{Entity, EntityKind};
    use crate::corpus::{Article, Corpus, CorpusEntity};
    use crate::text::Document;

    fn entity() -> CorpusEntity {
        let entity = Entity { kind: EntityKind::Person, name: String::new(), aliases: Vec::new() };
        CorpusEntity { slug: String::new(), entity, curated: Vec::new() }
    }

    fn date(start: usize, end: usize, day: i32) -> DateMention {
        DateMention {
            span: Span::new(start, end),
            kind: TimexType::Date,
            value: String::new(),
            modifier: None,
            extent: Some(Extent { first: Some(Day(day)), last: Some(Day(day)), precision: Precision::Day }),
            basis: Basis { rule: String::new(), anchor: Anchor::Absolute },
            flag: None,
        }
    }

    #[test]
    fn only_dates_of_the_same_sentence_count() {
        let body = Body {
            document: Document {
                text: "Ann came on Monday. Bob came on Friday.".into(),
                sentences: vec![Span::new(0, 19), Span::new(20, 39)],
                ..Document::default()
            },
            annotations: Annotations {
                mentions: vec![Mention { span: Span::new(20, 23), entity: EntityId(1), form: Form::Full }],
                dates: vec![date(12, 18, 3), date(32, 38, 7)],
                ..Annotations::default()
            },
            ..Body::default()
        };
        let corpus = Corpus::new(vec![(Article::default(), body)], vec![entity(), entity()]);
        let lanes = |entity| lanes(&corpus.catalogue, &corpus.bodies, entity);
        let found = lanes(EntityId(1));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].marks.iter().map(|mark| mark.date).collect::<Vec<_>>(), [1]);
        assert_eq!(bounds(&found), Some((Day(7), Day(7))));
        assert!(lanes(EntityId(0)).is_empty());
        assert_eq!(bounds(&[]), None);
    }
}
