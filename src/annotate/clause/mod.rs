//! Clauses: who did what, to whom, when and where, said by whom.
//!
//! Rules turn the tree of a sentence into clauses: a predicate with its doer, its object and what else hangs on it,
//! whether it is asserted or denied, planned or asked, who is said to say it, and the date that governs it. After
//! `PredPatt` (White et al. 2016) and `MinIE` (Gashteovski et al. 2017), which do so for questions of other kinds. This
//! module must not know how trees, names and dates are found.

mod argument;
mod attribution;
mod doer;
mod en;
mod event;
mod known;
mod mend;
mod moment;
mod mood;
mod predicate;
mod sentence;
mod stance;
mod stretch;
mod tables;
#[cfg(test)]
mod tests;
mod time;
mod told;
mod tree;

use serde::{Deserialize, Serialize};

use super::date::{EventBasis, EventMention};
use super::name::Names;
use super::syntax::Sentence;
use super::{Context, DateMention, EntityId, Quantity};
use crate::text::{BlockKind, Document, Lang, Span};
use known::Known;
use tables::Tables;

pub(crate) use told::Telling;

/// A clause: one predicate with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// From its first word to its last.
    pub span: Span,
    /// What kind of predicate it has.
    pub kind: ClauseKind,
    /// The word that says what is done or is the case: `carried` of "carried out", `president` of "is president".
    pub predicate: Span,
    /// Its dictionary form, with its particle: `carry out`, `president`.
    pub lemma: String,
    /// Who does it; of a passive the agent, where one is named.
    pub subject: Option<Argument>,
    /// What it is done to; of a passive its grammatical subject.
    pub object: Option<Argument>,
    /// What hangs on it by a preposition, in order.
    pub obliques: Vec<Oblique>,
    /// False where it is denied: "did not", "no", "failed to", "denied that".
    pub positive: bool,
    /// Whether it is asserted or something less.
    pub modality: Modality,
    /// Who is said to say it; `None` for the article itself.
    pub speaker: Option<Speaker>,
    /// The date of this deed; `None` where the text does not give one.
    pub time: Option<ClauseTime>,
    /// Where it takes place, where the text names a place.
    pub place: Option<EntityId>,
}

/// What kind of predicate a clause has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClauseKind {
    /// A verb.
    Verb,
    /// A noun or adjective by way of "be": "is president", "was closed to traffic".
    Copula,
    /// A noun that claims an office, an age or the like by standing beside a name: "Ada Mora, the mayor".
    Apposition,
    /// A noun that tells of a deed: "the killing of three men".
    Noun,
}

impl ClauseKind {
    /// All of them, in the order of the packed format.
    pub const ALL: [ClauseKind; 4] =
        [ClauseKind::Verb, ClauseKind::Copula, ClauseKind::Apposition, ClauseKind::Noun];
}

/// A noun phrase that hangs on a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// All of its words.
    pub span: Span,
    /// The word that the others hang on.
    pub head: Span,
    /// Who or what it names: an entity named by its head, or meant by its pronoun.
    pub entity: Option<EntityId>,
}

/// A noun phrase that hangs on a predicate by a preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oblique {
    /// The preposition; empty at the head of the phrase where there is none: "gave him a medal".
    pub preposition: Span,
    /// What stands behind it.
    pub argument: Argument,
}

/// Who is said to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker; `None` for "it is said".
    pub span: Option<Span>,
    /// Who, where those words name an entity or a pronoun stands for one.
    pub entity: Option<EntityId>,
    /// The verb or phrase of saying, which is the predicate of a clause too where it is a verb.
    pub verb: Span,
}

/// When a deed was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseTime {
    /// TIMEX3 value: `2024-05-09`, `2024-Q1`.
    pub value: String,
    /// Where it comes from.
    pub basis: EventBasis,
}

/// How far a clause is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened or holds: "was killed".
    Asserted,
    /// It is to happen: "will", "plans to", "agreed to".
    Planned,
    /// It may be so: "may", "is believed to", "allegedly".
    Possible,
    /// It ought to be so: "must", "called on them to".
    Demanded,
    /// It is asked: "did he", "asked whether".
    Asked,
    /// It depends: "if", "unless", "would".
    Conditional,
}

impl Modality {
    /// All of them, in the order of the packed format.
    pub const ALL: [Modality; 6] = [
        Modality::Asserted,
        Modality::Planned,
        Modality::Possible,
        Modality::Demanded,
        Modality::Asked,
        Modality::Conditional,
    ];

    /// As the contracts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
            Modality::Possible => "possible",
            Modality::Demanded => "demanded",
            Modality::Asked => "asked",
            Modality::Conditional => "conditional",
        }
    }
}

impl Clause {
    /// Every place for an entity in it, filled or not.
    pub(crate) fn entities_mut(&mut self) -> impl Iterator<Item = &mut Option<EntityId>> {
        let arguments = self.subject.iter_mut().chain(&mut self.object);
        let arguments = arguments.chain(self.obliques.iter_mut().map(|oblique| &mut oblique.argument));
        let speaker = self.speaker.iter_mut().map(|speaker| &mut speaker.entity);
        arguments.map(|argument| &mut argument.entity).chain(speaker).chain([&mut self.place])
    }
}

/// What clauses are made from: all that was read of an article before.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// The article.
    pub document: &'a Document,
    /// The tree of each of its sentences, or nothing at all.
    pub syntax: &'a [Sentence],
    /// Its names.
    pub names: &'a Names,
    /// Its dates, sorted by span.
    pub dates: &'a [DateMention],
    /// Its quantities, sorted by span.
    pub quantities: &'a [Quantity],
}

/// The tables of a language; `None` where there are none.
fn tables(lang: Lang) -> Option<&'static Tables> {
    match lang {
        Lang::En | Lang::Undetermined => Some(en::tables()),
        Lang::Other(_) => None,
    }
}

/// What was read of the sentences of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Its clauses, sorted by span.
    pub(crate) clauses: Vec<Clause>,
    /// The events that they tell of, sorted by span.
    pub(crate) events: Vec<EventMention>,
    /// What each sentence tells, in order.
    pub(crate) telling: Vec<Telling>,
}

/// Reads the sentences of an article; nothing in a language without trees. Linear in the length.
pub(crate) fn clauses(read: &Read<'_>, context: Context) -> Found {
    let document = read.document;
    let Some(tables) = tables(document.lang) else { return Found::default() };
    let sentences = read.syntax.iter().zip(headlines(document));
    let known: Vec<Known<'_>> =
        sentences.map(|(sentence, headline)| Known::new(read, sentence, tables, headline)).collect();
    let mut clauses = Vec::new();
    let mut story = time::Story::new(read, context);
    for (known, &span) in known.iter().zip(&document.sentences) {
        story.turn(known.headline || event::is_heading(document, span), clauses.len());
        sentence::clauses(read, known, tables, &mut story, &mut clauses);
        story.tell(&mut clauses);
    }
    clauses.sort_by_key(|clause| (clause.span, clause.predicate));
    let events = event::events(document, &clauses, read.dates, context);
    story.settle(&mut clauses);
    let telling = told::telling(read, &known, tables, &clauses);
    Found { clauses, events, telling }
}

/// Whether each sentence stands in a headline.
fn headlines(document: &Document) -> impl Iterator<Item = bool> + '_ {
    let mut block = 0;
    document.sentences.iter().map(move |span| {
        while document.blocks.get(block).is_some_and(|b| b.span.end <= span.start) {
            block += 1;
        }
        document.blocks.get(block).is_some_and(|block| {
            matches!(block.kind, BlockKind::Title | BlockKind::Heading(_))
                // A line without an end is one too.
                || block.span == *span && span.of(&document.text).ends_with(char::is_alphanumeric)
        })
    })
}
