//! What was found in an article: the output of `annotate` and `dump`.

use serde::Serialize;

use super::target::Target;
use crate::annotate::date::EventBasis;
use crate::annotate::{
    Anchor, Annotations, Argument, Bound, DateMention, Entity, EntityId, EntityKind, Flag, Form, Mention,
    Modality,
};
use crate::text::Span;
use crate::wording;

/// What was found in an article.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    pub entities: Vec<FoundEntity>,
    pub dates: Vec<FoundDate>,
    pub events: Vec<FoundEvent>,
    pub quotes: Vec<FoundQuote>,
    pub quantities: Vec<FoundQuantity>,
    pub clauses: Vec<FoundClause>,
}

/// A mention.
#[derive(Debug, Serialize)]
pub(crate) struct FoundEntity {
    pub start: u32,
    pub end: u32,
    pub r#type: &'static str,
    pub text: String,
    pub entity: String,
    /// Names who wrote or sent the report, not somebody in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub credit: bool,
}

/// A date.
#[derive(Debug, Serialize)]
pub(crate) struct FoundDate {
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
pub(crate) struct FoundEvent {
    pub start: u32,
    pub end: u32,
    pub value: String,
    pub basis: &'static str,
}

/// A quote.
#[derive(Debug, Serialize)]
pub(crate) struct FoundQuote {
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
pub(crate) struct FoundQuantity {
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

/// A clause.
#[derive(Debug, Serialize)]
pub(crate) struct FoundClause {
    pub start: u32,
    pub end: u32,
    pub predicate: [u32; 2],
    pub lemma: String,
    pub subject: Option<[u32; 2]>,
    pub object: Option<[u32; 2]>,
    pub polarity: bool,
    pub modality: Modality,
    pub speaker: Option<[u32; 2]>,
    pub value: Option<String>,
}

/// What was found, with offsets into `target`. `entity` gives what an id stands for.
pub(crate) fn found<'e>(
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
            credit: mention.form == Form::Credit,
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
    let clauses = annotations.clauses.iter().filter_map(|clause| {
        let place = target.place(clause.span)?;
        let range = |argument: Option<Argument>| argument.and_then(|argument| target.range(argument.span));
        Some(FoundClause {
            start: place.start,
            end: place.end,
            predicate: target.range(clause.predicate)?,
            lemma: clause.lemma.clone(),
            subject: range(clause.subject),
            object: range(clause.object),
            polarity: clause.positive,
            modality: clause.modality,
            speaker: clause.speaker.and_then(|speaker| speaker.span).and_then(|span| target.range(span)),
            value: clause.time.as_ref().map(|time| time.value.clone()),
        })
    });
    Found {
        entities: entities.collect(),
        dates: dates.collect(),
        events: events.collect(),
        quotes: quotes.collect(),
        quantities: quantities.collect(),
        clauses: clauses.collect(),
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
        Anchor::Century => format!("{rule}; the century is not written"),
        Anchor::Order(span) => format!("{rule}; in the order of “{}”", words(*span)),
        Anchor::OrderPublished(day) => {
            format!("{rule}; in the order that fits the day of publication, {day}")
        }
        Anchor::Either(one, other) => format!("{rule}; open: {one} or {other}"),
        Anchor::Published(day) => format!("{rule}; from the day of publication, {day}"),
        Anchor::Dateline(span) => format!("{rule}; from the dateline, “{}”", words(*span)),
        Anchor::Mention(span) => format!("{rule}; from “{}”", words(*span)),
        Anchor::Unresolved(reason) => format!("{rule}; open: {}", wording::unresolved(*reason)),
        Anchor::Curator(why) => format!("{rule}; by the curator: {why}"),
    }
}
