//! The JSON of the contracts: what `annotate`, `compare` and `dump` read and write.
//!
//! Offsets count Unicode scalar values, end exclusive. Fields that are `null` or missing on the way in are unknown;
//! unknown values are left out on the way out.

use anyhow::{Result, anyhow};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::annotate::date::EventBasis;
use crate::annotate::{
    Anchor, Annotations, Bound, DateMention, Day, Entity, EntityId, EntityKind, Flag, Form, Mention,
};
use crate::explore::compare::Comparison;
use crate::ingest::{self, ACCEPTED_DATES};
use crate::text::{ScalarIndex, SourceMap, Span};

/// What `dump` gives of an article itself: what `annotate` reads.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Given {
    /// Its name.
    pub id: Value,
    /// Its text.
    pub text: String,
    /// The day it was published, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its language, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// The `id` of a line, as it was written: a string or a number.
pub(super) fn id(line: &str) -> Value {
    #[derive(Deserialize)]
    struct Named {
        id: Value,
    }
    serde_json::from_str(line).map_or(Value::Null, |named: Named| named.id)
}

/// A pair of texts as a line of JSON.
#[derive(Clone, Debug, Deserialize)]
pub struct Pair {
    /// Its name: a string or a number.
    pub id: Value,
    /// A text.
    pub a: String,
    /// Another.
    pub b: String,
    /// The day when the first was published.
    #[serde(default)]
    pub published_a: Option<String>,
    /// The day when the second was published.
    #[serde(default)]
    pub published_b: Option<String>,
}

impl Pair {
    /// Reads a line.
    pub fn read(line: &str) -> Result<Pair> {
        let pair: Pair = serde_json::from_str(line).map_err(|error| {
            let found = error.to_string().replace(" at line 1 column ", " at character ");
            anyhow!(
                "expected a JSON object with `id`, `a` and `b`, found: {found}; write each pair on one line"
            )
        })?;
        match pair.id {
            Value::String(_) | Value::Number(_) => Ok(pair),
            other => Err(anyhow!(
                "expected `id` to be a string or a number, found `{other}`; give each pair an `id` of its own"
            )),
        }
    }
}

/// The day that a field gives.
pub(super) fn day(name: &str, written: Option<&str>) -> Result<Option<Day>> {
    let Some(written) = written.filter(|written| !written.trim().is_empty()) else { return Ok(None) };
    let day = ingest::read_day(written);
    day.map(Some).ok_or_else(|| {
        anyhow!("expected `{name}` to be {ACCEPTED_DATES}, found `{written}`; write it so or leave it out")
    })
}

/// The text that offsets count in.
pub(super) struct Target<'a> {
    text: &'a str,
    scalars: ScalarIndex<'a>,
    map: Option<&'a SourceMap>,
}

impl<'a> Target<'a> {
    /// Offsets into the cleaned text.
    pub(super) fn cleaned(text: &'a str) -> Self {
        Self { text, scalars: ScalarIndex::new(text), map: None }
    }

    /// Offsets into the source.
    pub(super) fn source(source: &'a str, map: &'a SourceMap) -> Self {
        Self { text: source, scalars: ScalarIndex::new(source), map: Some(map) }
    }

    /// Where a stretch of the cleaned text lies; `None` where nothing of it stands there.
    fn place(&self, span: Span) -> Option<Place<'a>> {
        let span = self.map.map_or(span, |map| map.to_source(span));
        let (start, end) = self.scalars.span(span);
        (start < end).then(|| Place { start, end, text: span.of(self.text) })
    }

    fn range(&self, span: Span) -> Option<[u32; 2]> {
        self.place(span).map(|place| [place.start, place.end])
    }
}

struct Place<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

/// What was found in an article.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct Found {
    pub entities: Vec<FoundEntity>,
    pub dates: Vec<FoundDate>,
    pub events: Vec<FoundEvent>,
    pub quotes: Vec<FoundQuote>,
    pub quantities: Vec<FoundQuantity>,
}

/// A line of `annotate`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct Annotated {
    pub id: Value,
    #[serde(flatten)]
    pub found: Found,
}

/// A line of `dump`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct Dumped {
    #[serde(flatten)]
    pub given: Given,
    #[serde(flatten)]
    pub found: Found,
}

/// A mention.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct FoundEntity {
    pub start: u32,
    pub end: u32,
    pub r#type: &'static str,
    pub text: String,
    pub entity: String,
}

/// A date.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct FoundDate {
    pub start: u32,
    pub end: u32,
    pub r#type: &'static str,
    pub text: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#mod: Option<&'static str>,
    pub basis: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<&'static str>,
}

/// An event.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct FoundEvent {
    pub start: u32,
    pub end: u32,
    pub value: String,
    pub basis: &'static str,
}

/// A quote.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct FoundQuote {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub direct: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Where the speaker is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_at: Option<[u32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
}

/// A quantity.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct FoundQuantity {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    pub bound: &'static str,
    pub unit: String,
    pub of: String,
}

/// What was found, with offsets into `target`. `entity` gives what an id stands for.
pub(super) fn found<'e>(
    annotations: &Annotations,
    target: &Target<'_>,
    entity: impl Fn(EntityId) -> Option<&'e Entity>,
) -> Found {
    let entities = annotations.mentions.iter().filter_map(|mention| {
        let (place, entity) = (target.place(mention.span)?, entity(mention.entity)?);
        Some(FoundEntity {
            start: place.start,
            end: place.end,
            r#type: kind(mention, entity).as_str(),
            text: place.text.to_owned(),
            entity: entity.name.clone(),
        })
    });
    let dates = annotations.dates.iter().filter_map(|date| {
        let place = target.place(date.span)?;
        Some(FoundDate {
            start: place.start,
            end: place.end,
            r#type: date.kind.as_str(),
            text: place.text.to_owned(),
            value: date.value.clone(),
            r#mod: date.modifier.map(crate::annotate::Modifier::as_str),
            basis: basis(date, target),
            flag: date.flag.as_ref().map(|flag| match flag {
                Flag::Impossible => "impossible",
                Flag::Implausible => "implausible",
            }),
        })
    });
    let events = annotations.events.iter().filter_map(|event| {
        let place = target.place(event.span)?;
        let basis = match event.basis {
            EventBasis::Governed(_) => "governed",
            EventBasis::Inherited(_) => "inherited",
            EventBasis::Published => "published",
        };
        Some(FoundEvent { start: place.start, end: place.end, value: event.value.clone(), basis })
    });
    let quotes = annotations.quotes.iter().filter_map(|quote| {
        let place = target.place(quote.span)?;
        let named = quote.speaker_span.and_then(|span| target.place(span));
        let speaker = quote.speaker.and_then(&entity).map(|entity| entity.name.clone());
        Some(FoundQuote {
            start: place.start,
            end: place.end,
            text: place.text.to_owned(),
            direct: quote.direct,
            speaker: speaker.or_else(|| named.as_ref().map(|named| named.text.to_owned())),
            speaker_at: named.map(|named| [named.start, named.end]),
            verb: quote.verb.and_then(|verb| target.place(verb)).map(|verb| verb.text.to_owned()),
        })
    });
    let quantities = annotations.quantities.iter().filter_map(|quantity| {
        let place = target.place(quantity.span)?;
        let bound = match quantity.bound {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at least",
            Bound::Over => "over",
            Bound::AtMost => "at most",
            Bound::Under => "under",
        };
        Some(FoundQuantity {
            start: place.start,
            end: place.end,
            text: place.text.to_owned(),
            value: quantity.value,
            upper: quantity.upper,
            bound,
            unit: quantity.unit.clone(),
            of: quantity.of.clone(),
        })
    });
    Found {
        entities: entities.collect(),
        dates: dates.collect(),
        events: events.collect(),
        quotes: quotes.collect(),
        quantities: quantities.collect(),
    }
}

/// The type of a mention. "Malian" is a mention of Mali, but it does not name the place: it names what is of it.
fn kind(mention: &Mention, entity: &Entity) -> EntityKind {
    match (mention.form, entity.kind) {
        (Form::Adjective, EntityKind::Place) => EntityKind::Group,
        (_, kind) => kind,
    }
}

/// The rule that read a date, and what it was counted from.
fn basis(date: &DateMention, target: &Target<'_>) -> String {
    let rule = &date.basis.rule;
    let words = |span: Span| target.place(span).map_or("", |place| place.text).to_owned();
    match &date.basis.anchor {
        Anchor::Absolute => rule.clone(),
        Anchor::Published(day) => format!("{rule}; from the day of publication, {day}"),
        Anchor::Dateline(span) => format!("{rule}; from the dateline, “{}”", words(*span)),
        Anchor::Mention(span) => format!("{rule}; from “{}”", words(*span)),
        Anchor::Unresolved(reason) => format!("{rule}; open: {reason}"),
        Anchor::Curator(why) => format!("{rule}; by the curator: {why}"),
    }
}

/// A comparison.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct Compared {
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
#[expect(missing_docs, reason = "the contract names them")]
pub struct ComparedMatch {
    pub a: [u32; 2],
    pub b: [u32; 2],
    pub kind: crate::explore::compare::MatchKind,
    pub score: f32,
}

/// Two claims that cannot both hold.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the contract names them")]
pub struct ComparedConflict {
    pub about: String,
    pub kind: crate::explore::compare::ConflictKind,
    pub a: [u32; 2],
    pub b: [u32; 2],
    /// The very words in A.
    pub words_a: String,
    /// The very words in B.
    pub words_b: String,
    pub confidence: f32,
}

/// A comparison with offsets into two texts.
pub(super) fn compared(
    id: Option<Value>,
    comparison: &Comparison,
    a: &Target<'_>,
    b: &Target<'_>,
    entities: &[&Entity],
) -> Compared {
    let aligned = comparison.aligned.iter().filter_map(|m| {
        Some(ComparedMatch { a: a.range(m.a)?, b: b.range(m.b)?, kind: m.kind, score: m.score })
    });
    let words = |target: &Target<'_>, span| target.place(span).map_or("", |place| place.text).to_owned();
    let conflicts = comparison.conflicts.iter().filter_map(|conflict| {
        Some(ComparedConflict {
            about: conflict.about.clone(),
            kind: conflict.kind,
            a: a.range(conflict.a)?,
            b: b.range(conflict.b)?,
            words_a: words(a, conflict.words_a),
            words_b: words(b, conflict.words_b),
            confidence: conflict.confidence,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_or_say_what_is_missing() {
        assert_eq!(Pair::read(r#"{"id":7,"a":"x","b":"y","same":1}"#).unwrap().b, "y");
        for (line, expected) in [
            (r#"{"id":7,"a":"x"}"#, "missing field `b` at character 16"),
            (r#"{"id":null,"a":"","b":""}"#, "expected `id` to be a string or a number, found `null`"),
            ("x", "expected a JSON object with `id`, `a` and `b`"),
        ] {
            let error = Pair::read(line).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert_eq!(day("d", Some("2025-05-08T01:00:00Z")).unwrap(), Day::new(2025, 5, 8));
        assert_eq!(day("d", Some(" ")).unwrap(), None);
        assert!(
            day("published_a", Some("soon")).unwrap_err().to_string().contains("`published_a` to be a day")
        );
    }

    #[test]
    fn ids_stay_as_they_were() {
        assert_eq!(id(r#"{"text":"x","id":7}"#), Value::from(7));
        assert_eq!(id(r#"{"id":"7"}"#), Value::from("7"));
        assert_eq!(id("{}"), Value::Null);
    }

    #[test]
    fn offsets_count_scalars_of_the_source() {
        let source = "“é”  Mali";
        let mut map = SourceMap::default();
        map.push(0, 0, 8);
        map.push(9, 10, 4);
        let target = Target::source(source, &map);
        let place = target.place(Span::new(9, 13)).unwrap();
        assert_eq!((place.start, place.end, place.text), (5, 9, "Mali"));
        // a space that the cleaner wrote stands nowhere in the source
        assert!(target.place(Span::new(8, 9)).is_none());
    }
}
