//! What a clause tells, put for a reader: each of its parts under a name, and nothing of what the text leaves open.

use super::dates::date;
use crate::annotate::date::EventBasis;
use crate::annotate::{Annotations, Clause, ClauseKind, EntityId, Modality, Oblique};
use crate::explore::deeds::Verb;
use crate::text::Span;

/// A part of a clause under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name: `Who`, `When`.
    pub name: &'static str,
    /// The words of the text, or how they were read.
    pub words: String,
    /// The entity that it is, where it is one.
    pub entity: Option<EntityId>,
}

/// What a clause is read with.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The cleaned text.
    pub text: &'a str,
    /// What was found in it.
    pub found: &'a Annotations,
}

/// Longer words of a part are cut here, at the end of one.
const LONGEST: usize = 160;

/// The parts of a clause, in the order in which they are read.
pub fn clause(clause: &Clause, around: Around<'_>) -> Vec<Part> {
    let part = |name, words: String, entity| Part { name, words, entity };
    let passive = clause.subject.is_none() && clause.object.is_some();
    let predicate = predicate(clause);
    let deed = part(deed_name(clause, passive), deed(clause, predicate, around.text), None);
    let doer = clause.subject.map(|who| part("Who", shortened(who.span.of(around.text)), who.entity));
    let object =
        clause.object.map(|what| part("Whom or what", shortened(what.span.of(around.text)), what.entity));
    let mut parts: Vec<Part> = doer.into_iter().collect();
    if passive {
        parts.extend(object);
        parts.push(deed);
    } else {
        parts.push(deed);
        parts.extend(object);
    }
    let also = also(clause).filter(|span| !predicate.contains(*span));
    let also: Vec<String> = also.map(|span| shortened(span.of(around.text))).collect();
    if !also.is_empty() {
        parts.push(part("Also", also.join("; "), None));
    }
    parts.extend(when(clause, around).map(|words| part("When", words, None)));
    parts.extend(clause.place.map(|place| part("Where", String::new(), Some(place))));
    parts.extend(told_as(clause).map(|words| part("Told as", words.to_owned(), None)));
    if let Some(speaker) = clause.speaker {
        let words = speaker.span.map(|span| shortened(span.of(around.text)));
        let words = words.unwrap_or_else(|| "somebody who is not named".to_owned());
        parts.push(part("According to", words, speaker.entity));
        // "according to" is no verb, and says nothing more
        let is_verb = around.found.clauses.iter().any(|other| other.predicate == speaker.verb);
        if is_verb {
            parts.push(part("In the word", format!("“{}”", speaker.verb.of(around.text)), None));
        }
    }
    parts
}

fn deed_name(clause: &Clause, passive: bool) -> &'static str {
    match (clause.kind, passive) {
        (ClauseKind::Verb, false) => "Does",
        (ClauseKind::Verb, true) => "What is done",
        (ClauseKind::Copula | ClauseKind::Apposition, _) => "Is, or was",
        (ClauseKind::Noun, _) => "What happens",
    }
}

/// The words of the predicate: what somebody is or was is told with all that hangs on it and stands right behind it.
fn predicate(clause: &Clause) -> Span {
    let mut whole = clause.predicate;
    if matches!(clause.kind, ClauseKind::Copula | ClauseKind::Apposition) {
        for oblique in &clause.obliques {
            if oblique.preposition.start == whole.end + 1 && !is_place_or_time(clause, oblique) {
                whole = whole.join(oblique.argument.span);
            }
        }
    }
    whole
}

/// The predicate as written, with its particle, unless that stands in its object.
fn deed(clause: &Clause, predicate: Span, text: &str) -> String {
    let words = shortened(predicate.of(text));
    let object = clause.object.map_or("", |object| object.span.of(text));
    match clause.lemma.split_once(' ') {
        Some((_, particle)) if !words.contains(' ') && !object.contains(particle) => {
            format!("{words} {particle}")
        }
        _ => words,
    }
}

/// What hangs on it by a preposition and is neither its place nor its time.
fn also(clause: &Clause) -> impl Iterator<Item = Span> {
    clause.obliques.iter().filter_map(move |oblique| {
        let at = oblique.argument;
        let said = is_place_or_time(clause, oblique)
            || clause.speaker.and_then(|who| who.span).is_some_and(|who| who.overlaps(at.span));
        (!said).then(|| oblique.preposition.join(at.span))
    })
}

fn is_place_or_time(clause: &Clause, oblique: &Oblique) -> bool {
    let at = oblique.argument;
    let time = match clause.time.as_ref().map(|time| &time.basis) {
        Some(EventBasis::Governed(span)) => Some(*span),
        _ => None,
    };
    at.entity.is_some() && at.entity == clause.place || time.is_some_and(|time| time.overlaps(at.span))
}

/// When it was done, where a date says so that hangs on it. One that is only carried on from elsewhere places a deed among
/// others, and is often not its own: it is not told.
fn when(clause: &Clause, around: Around<'_>) -> Option<String> {
    let EventBasis::Governed(span) = clause.time.as_ref()?.basis else { return None };
    let mention = around.found.dates.iter().find(|mention| mention.span == span)?;
    Some(format!("{} (“{}”)", date(mention), span.of(around.text)))
}

/// How far it is asserted; `None` where it simply is.
pub fn told_as(clause: &Clause) -> Option<&'static str> {
    Some(match (clause.modality, clause.positive) {
        (Modality::Asserted, true) => return None,
        (Modality::Asserted, false) => "not so: it is denied",
        (Modality::Planned, true) => "still to come",
        (Modality::Planned, false) => "not to be, as it is told",
        (Modality::Possible, true) => "possible, not certain",
        (Modality::Possible, false) => "not possible, or perhaps not so",
        (Modality::Demanded, true) => "demanded, not told as done",
        (Modality::Demanded, false) => "demanded that it be not so",
        (Modality::Asked, _) => "asked, not told",
        (Modality::Conditional, true) => "only under a condition (“if”, “would”)",
        (Modality::Conditional, false) => "not so, under a condition (“if”, “would”)",
    })
}

/// A verb of somebody's, with how it is told.
pub fn verb(verb: &Verb) -> String {
    let not = if verb.positive { "" } else { "not " };
    let planned = if verb.planned { " (planned)" } else { "" };
    format!("{not}{}{planned}", verb.lemma)
}

/// Words, cut at the end of one where they are many; the bounds of cells are spaces.
fn shortened(words: &str) -> String {
    let words = words.replace(['\t', '\n'], " ");
    let Some((cut, _)) = words.char_indices().nth(LONGEST) else { return words };
    let kept = words.get(..cut).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Argument, ClauseTime, Speaker};

    const TEXT: &str =
        "The mayor of Brno denied that the guards had carried out the order to the letter on Friday.";

    fn find(words: &str) -> Span {
        let start = TEXT.find(words).unwrap_or_else(|| panic!("{words} is not there"));
        Span::new(start, start + words.len())
    }

    fn argument(words: &str) -> Argument {
        Argument { span: find(words), head: find(words), entity: None }
    }

    fn carried() -> Clause {
        Clause {
            span: find("the guards had carried out the order to the letter on Friday"),
            kind: ClauseKind::Verb,
            predicate: find("carried"),
            lemma: "carry out".to_owned(),
            subject: Some(argument("the guards")),
            object: Some(argument("the order")),
            obliques: vec![
                Oblique {
                    preposition: {
                        let at = find("to the letter");
                        Span { end: at.start + 2, ..at }
                    },
                    argument: argument("the letter"),
                },
                Oblique { preposition: find("on"), argument: argument("Friday") },
            ],
            positive: false,
            modality: Modality::Asserted,
            speaker: Some(Speaker {
                span: Some(find("The mayor of Brno")),
                entity: Some(EntityId(3)),
                verb: find("denied"),
            }),
            time: Some(ClauseTime { value: "2024-05-10".to_owned(), basis: EventBasis::Published }),
            place: None,
        }
    }

    fn read(clause_read: &Clause) -> Vec<(&'static str, String)> {
        let denied = Clause { predicate: find("denied"), ..carried() };
        let found = Annotations { clauses: vec![denied], ..Annotations::default() };
        let around = Around { text: TEXT, found: &found };
        clause(clause_read, around).into_iter().map(|part| (part.name, part.words)).collect()
    }

    #[test]
    fn every_part_that_is_known_has_its_name() {
        let parts = read(&carried());
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, words)| (*name, words.as_str())).collect();
        assert_eq!(
            parts,
            [
                ("Who", "the guards"),
                ("Does", "carried out"),
                ("Whom or what", "the order"),
                ("Also", "to the letter; on Friday"),
                ("Told as", "not so: it is denied"),
                ("According to", "The mayor of Brno"),
                ("In the word", "“denied”"),
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Clause {
            subject: None,
            obliques: Vec::new(),
            positive: true,
            speaker: None,
            time: Some(ClauseTime { value: "2024".to_owned(), basis: EventBasis::Governed(find("Friday")) }),
            ..carried()
        };
        let parts = read(&bare);
        assert_eq!(
            parts,
            [("Whom or what", "the order".to_owned()), ("What is done", "carried out".to_owned())],
            "there is no such date"
        );
    }
    #[test]
    fn what_somebody_is_is_told_whole() {
        let mayor = Clause {
            kind: ClauseKind::Apposition,
            predicate: find("mayor"),
            lemma: "mayor".to_owned(),
            subject: Some(argument("the guards")),
            object: None,
            obliques: vec![Oblique { preposition: find("of"), argument: argument("Brno") }],
            positive: true,
            speaker: None,
            time: None,
            ..carried()
        };
        assert_eq!(
            read(&mayor),
            [("Who", "the guards".to_owned()), ("Is, or was", "mayor of Brno".to_owned())]
        );
        // a verb that lends its weight to a noun is told once with it
        let order = Clause { lemma: "carry order".to_owned(), obliques: Vec::new(), ..carried() };
        assert_eq!(read(&order)[1], ("Does", "carried".to_owned()));
    }
}
