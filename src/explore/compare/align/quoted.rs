//! Sentences that quote the same words: what stands around a quote tells who said them, and is seldom told alike.

use super::Aligner;
use crate::annotate::EntityId;
use crate::explore::compare::pair::{Signals, pair, signals};
use crate::explore::compare::unit::{Fact, FactKind, Unit, UnitKind, inside};
use crate::explore::compare::{MatchKind, Side};
use crate::text::Span;

/// The share of the content words of two quotes that must answer each other.
const ALIKE: f32 = 0.85;

/// The same of long quotes, and the weight of the content words that they share.
const OF_LONG: f32 = 0.7;
const LONG: f32 = 6.0;

/// The weight of the content words that they must share.
const ENOUGH: f32 = 2.5;

/// How many content words may stand around a quote that are neither names nor said of who says it nor answered, at most.
const AROUND: usize = 5;

/// What a sentence quotes.
pub(super) struct Spoken {
    /// The words in quotation marks, as a unit.
    pub(super) unit: Unit,
    speaker: Option<EntityId>,
    quoted: bool,
    /// The content words around them.
    around: Vec<u32>,
}

impl Spoken {
    /// What a unit has in quotation marks; all of it where it has none, since the words of a letter stand in none.
    pub(super) fn of(side: Side<'_>, unit: &Unit) -> Spoken {
        let quotes = &side.annotations.quotes;
        // a quote may begin in a sentence before
        let near = Span { start: unit.span.start.saturating_sub(FAR), end: unit.span.end };
        let direct = || {
            let here = quotes.get(inside(quotes, near, |quote| quote.span)).unwrap_or_default().iter();
            here.filter(|quote| quote.direct && quote.span.overlaps(unit.span))
        };
        let speaker = direct().find_map(|quote| quote.speaker);
        let is_said = |span: Span| direct().any(|quote| quote.span.overlaps(span));
        let quoted = unit.words.iter().any(|word| is_said(word.span));
        if !quoted {
            let all = unit.part(unit.span, &side.document.text);
            let unit = all.unwrap_or_else(|| unit.joined(unit));
            return Spoken { unit, speaker: None, quoted, around: Vec::new() };
        }
        let said: Vec<bool> = unit.words.iter().map(|word| is_said(word.span)).collect();
        let before = |at: u16| said.iter().take(usize::from(at)).filter(|said| **said).count() as u16;
        let facts = unit.facts.iter().filter(|fact| {
            (fact.first..fact.after).all(|at| said.get(usize::from(at)).copied().unwrap_or(false))
        });
        let facts =
            facts.map(|fact| Fact { kind: fact.kind, first: before(fact.first), after: before(fact.after) });
        let named = |at: usize| {
            unit.facts.iter().any(|fact| {
                matches!(fact.kind, FactKind::Entity(_) | FactKind::Date(_))
                    && (usize::from(fact.first)..usize::from(fact.after)).contains(&at)
            })
        };
        let of_speech = |span: Span| {
            direct().any(|quote| {
                [quote.speaker_span, quote.verb].into_iter().flatten().any(|words| words.overlaps(span))
            })
        };
        let around = unit.words.iter().enumerate().filter(|(at, word)| {
            !word.stop && !said.get(*at).copied().unwrap_or(false) && !named(*at) && !of_speech(word.span)
        });
        let around = around.map(|(_, word)| word.id).collect();
        let words = unit.words.iter().zip(&said).filter(|(_, said)| **said).map(|(word, _)| *word).collect();
        let unit = Unit {
            span: unit.span,
            kind: unit.kind,
            words,
            facts: facts.collect(),
            grams: Vec::new(),
            position: unit.position,
        };
        Spoken { unit, speaker, quoted, around }
    }
}

/// How far before a sentence a quote may begin that reaches into it, in bytes.
const FAR: u32 = 4_000;

impl Aligner<'_> {
    /// How alike two sentences are that quote the same words; `None` where they do not, or where one tells much beside.
    pub(super) fn quoted(&mut self, x: &Spoken, y: &Spoken) -> Option<MatchKind> {
        if x.unit.kind != UnitKind::Sentence || y.unit.kind != UnitKind::Sentence {
            return None;
        }
        let one_speaker = match (x.speaker, y.speaker) {
            (Some(one), Some(two)) => Some(one == two),
            _ => None,
        };
        let content = |spoken: &Spoken| spoken.unit.words.iter().filter(|word| !word.stop).count();
        let beside = |spoken: &Spoken, other: &Spoken| {
            let alone = spoken.around.iter().filter(|id| !other.around.contains(id));
            alone.count() > AROUND.min(content(spoken))
        };
        if !(x.quoted || y.quoted)
            || one_speaker == Some(false)
            || content(x).min(content(y)) == 0
            || beside(x, y)
            || beside(y, x)
        {
            return None;
        }
        let pairing = pair(self.sides, &x.unit, &y.unit);
        let Signals { content, facts, verbatim, .. } = signals(&x.unit, &y.unit, &pairing, &mut self.scratch);
        let alike = if facts >= LONG { OF_LONG } else { ALIKE };
        if content < alike || facts < ENOUGH {
            return None;
        }
        Some(if verbatim >= 0.9 && content >= 0.95 { MatchKind::Verbatim } else { MatchKind::Reworded })
    }
}
