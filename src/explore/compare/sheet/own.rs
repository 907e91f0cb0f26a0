//! What a column has alone: what it claims, what takes part in no question that others answer too, and what shares no rare
//! mark with a sentence of another column.

use std::collections::{BTreeMap, BTreeSet};

use super::Point;
use super::table::Table;
use crate::annotate::{EntityId, Form};
use crate::explore::compare::{Side, is_telling};
use crate::text::Span;
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;

/// What is told of by others too.
pub(super) struct Told<'t> {
    sides: Vec<Side<'t>>,
    /// For each column, the sentences that answer a question, or speak of one.
    answering: Vec<Vec<Span>>,
    /// For each column, the marks of its sentences.
    marks: Vec<Vec<BTreeSet<Mark>>>,
    /// In how many sentences of all columns a mark stands.
    often: BTreeMap<Mark, usize>,
}

/// By what a sentence is known: a name, a number, a telling word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Name(EntityId),
    Number(u64),
    Word(String),
}

/// A mark that stands in more sentences than this is not rare.
const RARE: usize = 4;
/// How many rare marks two sentences that tell of one thing share.
const SHARED: usize = 3;

impl<'t> Told<'t> {
    pub(super) fn new(table: &Table<'t>, columns: &[usize], points: &[Point]) -> Told<'t> {
        let sides: Vec<Side<'t>> = columns.iter().filter_map(|at| table.sides.get(*at).copied()).collect();
        let mut answering = vec![Vec::new(); sides.len()];
        for point in points {
            let answers = point.statements.iter().map(|one| (one.column, one.span));
            for (column, span) in answers.chain(point.near.iter().copied()) {
                if let Some(list) = answering.get_mut(usize::from(column)) {
                    list.push(span);
                }
            }
        }
        let marks: Vec<Vec<BTreeSet<Mark>>> = sides
            .iter()
            .map(|side| side.document.sentences.iter().map(|span| marks(*side, *span)).collect())
            .collect();
        let mut often: BTreeMap<Mark, usize> = BTreeMap::new();
        for mark in marks.iter().flatten().flatten() {
            *often.entry(mark.clone()).or_default() += 1;
        }
        Told { sides, answering, marks, often }
    }

    /// Of what nothing in the other columns was matched with, what this column has alone.
    pub(super) fn own(&self, column: usize, only: &[Span]) -> Vec<Span> {
        let Some(side) = self.sides.get(column) else { return Vec::new() };
        let own = only.iter().copied().filter(|span| !self.is_told(column, *side, *span));
        let mut list: Vec<Span> = Vec::new();
        for span in own {
            let all = whole(*side, span);
            // what stands beside it in the quotation takes part in a question
            let answers =
                self.answering.get(column).is_some_and(|list| list.iter().any(|one| one.overlaps(all)));
            let span = if answers { bare(&side.document.text, span) } else { all };
            match list.last_mut().filter(|last| last.overlaps(span)) {
                Some(last) => *last = last.join(span),
                None => list.push(span),
            }
        }
        list
    }

    fn is_told(&self, column: usize, side: Side<'_>, span: Span) -> bool {
        if self.answering.get(column).is_some_and(|list| list.iter().any(|one| one.overlaps(span))) {
            return true;
        }
        let rare = |mark: &Mark| self.often.get(mark).is_some_and(|often| *often <= RARE);
        let mine: BTreeSet<Mark> = marks(side, span).into_iter().filter(rare).collect();
        let others = self.marks.iter().enumerate().filter(|(n, _)| *n != column);
        // a long sentence shares some by chance
        let shared = SHARED.max(mine.len() / 4);
        others.flat_map(|(_, sentences)| sentences).any(|theirs| mine.intersection(theirs).count() >= shared)
    }
}

/// The marks of a stretch.
fn marks(side: Side<'_>, span: Span) -> BTreeSet<Mark> {
    let text = &side.document.text;
    let mut found = BTreeSet::new();
    let mut named: Vec<Span> = Vec::new();
    for mention in side.annotations.mentions.iter().filter(|mention| span.contains(mention.span)) {
        if mention.form != Form::Credit {
            found.insert(Mark::Name(mention.entity));
        }
        named.push(mention.span);
    }
    for quantity in side.annotations.quantities.iter().filter(|quantity| span.contains(quantity.span)) {
        found.insert(Mark::Number(quantity.value.to_bits()));
    }
    for token in tokens(text, span) {
        let folded = fold(token.span.of(text));
        if is_telling(&folded) && !named.iter().any(|name| name.overlaps(token.span)) {
            found.insert(Mark::Word(stem(&folded)));
        }
    }
    found
}

/// A stretch without the mark of a quotation of which the other mark stands outside of it.
fn bare(text: &str, span: Span) -> Span {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»');
    let words = span.of(text);
    if words.matches(is_mark).count() % 2 == 0 {
        return span;
    }
    let start = words.len() - words.trim_start_matches(is_mark).len();
    let words = words.trim_start_matches(is_mark);
    let kept = if start > 0 { words.len() } else { words.trim_end_matches(is_mark).len() };
    Span::new(span.start as usize + start, span.start as usize + start + kept)
}

/// A stretch with all of the quotation that it begins or ends in the middle of; without the mark of one that reaches further
/// than its neighbours.
fn whole(side: Side<'_>, span: Span) -> Span {
    let sentence = |span: Span| side.document.sentences.iter().find(|one| one.overlaps(span)).copied();
    let cut = |quote: &Span| {
        quote.overlaps(span) && !span.contains(*quote) && !quote.contains(span)
            || quote.contains(span) && *quote != span
    };
    let quotes = side.annotations.quotes.iter().filter(|quote| quote.direct).map(|quote| quote.span);
    let mut whole = span;
    for quote in quotes.filter(cut) {
        let first = Span { end: (quote.start + 1).min(quote.end), ..quote };
        let last = Span { start: quote.end.saturating_sub(1).max(quote.start), ..quote };
        for end in [first, last] {
            whole = sentence(end).map_or(whole, |sentence| whole.join(sentence));
        }
    }
    whole
}
