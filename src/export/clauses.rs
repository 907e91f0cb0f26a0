//! Clauses: who did what to whom, when and where, and who says so.

use super::about::{self, ARTICLE, PLACE, Text, named};
use super::{Table, Value};
use crate::annotate::date::EventBasis;
use crate::annotate::{Argument, ClauseKind};
use crate::corpus::Corpus;

/// All clauses, article by article, in the order of the text.
pub(super) fn clauses(corpus: &Corpus) -> Table {
    let own = [
        "kind",
        "predicate",
        "lemma",
        "subject",
        "subject_entity",
        "object",
        "object_entity",
        "others",
        "negated",
        "modality",
        "speaker",
        "speaker_entity",
        "date",
        "date_from",
        "place",
    ];
    let mut table = Table::new(&[&ARTICLE[..], &own, &PLACE].concat());
    for (_, article, body) in corpus.articles() {
        let (text, found) = (Text::new(body), &body.annotations);
        for clause in &found.clauses {
            let words = |of: Option<Argument>| Value::from(of.map(|of| text.words(of.span)));
            let entity = |of: Option<Argument>| {
                let id = named(found, of.map(|of| of.span), of.and_then(|of| of.entity));
                about::name(&corpus.catalogue, id)
            };
            let others =
                clause.obliques.iter().map(|other| text.words(other.preposition.join(other.argument.span)));
            let speaker = clause.speaker.and_then(|speaker| speaker.span);
            let who = named(found, speaker, clause.speaker.and_then(|speaker| speaker.entity));
            let mut row = about::article(article);
            row.extend([
                Value::from(kind(clause.kind)),
                text.words(clause.predicate).into(),
                clause.lemma.as_str().into(),
                words(clause.subject),
                entity(clause.subject),
                words(clause.object),
                entity(clause.object),
                others.collect::<Vec<_>>().into(),
                (!clause.positive).into(),
                clause.modality.as_str().into(),
                speaker.map(|span| text.words(span)).into(),
                about::name(&corpus.catalogue, who),
                clause.time.as_ref().map(|time| time.value.as_str()).into(),
                clause.time.as_ref().map(|time| basis(&time.basis)).into(),
                about::name(&corpus.catalogue, clause.place),
            ]);
            row.extend(text.place(clause.span));
            table.rows.push(row);
        }
    }
    table
}

fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Verb => "verb",
        ClauseKind::Copula => "copula",
        ClauseKind::Apposition => "apposition",
        ClauseKind::Noun => "noun",
    }
}

fn basis(basis: &EventBasis) -> &'static str {
    match basis {
        EventBasis::Governed(_) => "governed",
        EventBasis::Inherited(_) => "inherited",
        EventBasis::Published => "published",
    }
}
