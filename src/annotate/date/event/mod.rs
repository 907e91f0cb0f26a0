//! Events: which stretch of the text happened when.
//!
//! A sentence is cut into clauses at subordinators, relative pronouns and semicolons. A clause takes the date
//! of the expression inside it. A clause without one takes that of its neighbours in the sentence, unless it
//! reports ("he said"), which news does on the day it is published; a past sentence without any date goes on
//! where the sentence before it stood; fresh news (a perfect, a verb of saying, the headline and the lead)
//! falls on the article's day. What is only a state, or lies ahead without a date, is not placed.
//!
//! The task is that of `SemEval-2015` Task 4 ("`TimeLine`: Cross-Document Event Ordering", Minard et al.). The
//! reading of clauses is by words alone ([`clause`]); this module must not know how expressions of time are read.

mod clause;

use clause::{Clause, Cutter, Link};

use super::tables::DateTables;
use super::{DateMention, EventBasis, EventMention, Extent, Precision, TimexType};
use crate::annotate::{Context, Day};
use crate::text::{BlockKind, Document, Span, Token, TokenKind};

/// How many sentences a date is carried on.
const REACH: usize = 3;

/// A date carried on from an earlier sentence.
#[derive(Clone, Copy)]
struct Carried {
    mention: usize,
    sentence: usize,
    future: bool,
}

/// The stretches of `document` that tell of an event and can be dated.
pub(super) fn events(
    document: &Document,
    dates: &[DateMention],
    context: Context,
    tables: &DateTables,
) -> Vec<EventMention> {
    let Some(words) = &tables.clauses else { return Vec::new() };
    let cutter = Cutter { text: &document.text, dates, words, cue: tables.cue };
    let mut found: Vec<EventMention> = Vec::new();
    let mut carried: Option<Carried> = None;
    let mut first_date = 0;
    let published = dateline(dates).or(context.published);
    // The headline waits for the lead.
    let mut waiting: Vec<Span> = Vec::new();
    let mut lead = true;
    let mut quoted = false;
    for (number, &sentence) in document.sentences.iter().enumerate() {
        while dates.get(first_date).is_some_and(|date| date.span.end <= sentence.start) {
            first_date += 1;
        }
        let sentence = behind_dateline(document, sentence, dates, first_date);
        let all = document.tokens(sentence);
        if all.len() < 2 || is_only_dates(sentence, &all, dates, first_date) {
            continue;
        }
        if is_heading(document, sentence, &all) {
            let dated =
                dates.get(first_date).is_some_and(|date| date.span.end <= sentence.end && placed(date));
            if lead && !dated {
                waiting.push(sentence);
                continue;
            }
            if !dated {
                continue;
            }
        }
        let clauses = cutter.clauses(&all, first_date, sentence);
        let before = found.len();
        // What is quoted is said now, whatever the sentence before told.
        let open = quoted;
        quoted = still_quoted(&document.text, &all, quoted);
        let speech = open || opens_quote(&document.text, &all);
        let carry = carried.filter(|carried| carried.sentence + REACH >= number && !speech);
        let now = place(&clauses, dates, published, carry, lead);
        for (clause, place) in clauses.iter().zip(now) {
            let Some((value, extent, basis)) = place else { continue };
            match found.last_mut() {
                Some(last) if found_in(last, sentence) && last.value == value && last.basis == basis => {
                    last.span = last.span.join(clause.span);
                }
                _ => found.push(EventMention { span: clause.span, value, extent, basis }),
            }
        }
        if let Some(mention) =
            clauses.iter().find_map(|clause| clause.date.filter(|_| clause.link != Link::Relative))
        {
            let future = clauses.iter().any(|clause| clause.date == Some(mention) && clause.verbs.future);
            let fine = dates
                .get(mention)
                .and_then(|date| date.extent)
                .is_some_and(|extent| extent.precision <= Precision::Month);
            carried = fine.then_some(Carried { mention, sentence: number, future });
        }
        if lead {
            lead = false;
            // The headline tells what the lead tells.
            let told = found.get(before..).and_then(|events| {
                events.iter().find(|event| matches!(event.basis, EventBasis::Governed(_))).or(events.first())
            });
            let told = told.map(|event| (event.value.clone(), event.extent, event.basis.clone()));
            let told = told.or_else(|| published.map(on_publication));
            if let Some((value, extent, basis)) = told {
                let basis = match basis {
                    EventBasis::Governed(span) => EventBasis::Inherited(span),
                    other => other,
                };
                for span in waiting.drain(..) {
                    found.push(EventMention { span, value: value.clone(), extent, basis: basis.clone() });
                }
            }
        }
    }
    found.sort_by_key(|event| event.span);
    found
}

type Placed = Option<(String, Option<Extent>, EventBasis)>;

fn on_publication(day: Day) -> (String, Option<Extent>, EventBasis) {
    let extent = Extent { first: Some(day), last: Some(day), precision: Precision::Day };
    (day.to_string(), Some(extent), EventBasis::Published)
}

/// The day of the article's dateline, where it has one.
fn dateline(dates: &[DateMention]) -> Option<Day> {
    let line = dates.iter().find(|date| date.is_dateline())?;
    line.extent.and_then(|extent| extent.first)
}

/// What a sentence tells behind the dateline that it begins with.
fn behind_dateline(document: &Document, sentence: Span, dates: &[DateMention], first: usize) -> Span {
    let Some(line) = dates.get(first).filter(|date| date.is_dateline() && sentence.contains(date.span))
    else {
        return sentence;
    };
    let rest = Span { start: line.span.end, end: sentence.end };
    let after = document.tokens(rest);
    let dash = after
        .iter()
        .take(12)
        .position(|token| matches!(token.span.of(&document.text), "—" | "–" | "-" | "--" | ":" | "/" | "_"));
    let start = match dash {
        Some(at) => after.get(at + 1).map_or(rest.end, |token| token.span.start),
        None => after
            .iter()
            .find(|token| token.kind == TokenKind::Word)
            .map_or(rest.end, |token| token.span.start),
    };
    Span { start, end: sentence.end }
}

fn found_in(event: &EventMention, sentence: Span) -> bool {
    sentence.contains(event.span)
}

/// Whether a mention puts something on the calendar, if only by its month and day.
fn placed(date: &DateMention) -> bool {
    let partial =
        date.value.starts_with("XXXX-") && date.value.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && (date.extent.is_some() || partial)
        && date.flag.is_none()
        && !date.is_dateline()
}

/// The date of each clause of a sentence.
fn place(
    clauses: &[Clause],
    dates: &[DateMention],
    published: Option<Day>,
    carried: Option<Carried>,
    lead: bool,
) -> Vec<Placed> {
    let governed = |mention: usize, inherited: bool| -> Placed {
        let date = dates.get(mention)?;
        let value = date.value.split('T').next().unwrap_or_default().to_owned();
        let basis =
            if inherited { EventBasis::Inherited(date.span) } else { EventBasis::Governed(date.span) };
        Some((value, date.extent, basis))
    };
    let fresh = || published.map(on_publication);
    let any_said = clauses.iter().any(|clause| clause.verbs.said);
    let mut last: Option<usize> = None;
    let mut places: Vec<Placed> = Vec::with_capacity(clauses.len());
    for (at, clause) in clauses.iter().enumerate() {
        let verbs = clause.verbs;
        if let Some(mention) = clause.date {
            // What a relative clause tells of does not date the clause around it.
            if clause.link != Link::Relative {
                last = Some(mention);
            }
            places.push(governed(mention, false));
            continue;
        }
        let reports = verbs.said || verbs.perfect && !verbs.past;
        let silent = !(verbs.said || verbs.past || verbs.perfect || verbs.future || verbs.present);
        // A subject cut off from its verb by an aside goes with the verb.
        let next = clauses.get(at + 1..).and_then(|rest| {
            rest.iter()
                .filter(|other| other.link != Link::Relative)
                .find(|other| other.date.is_some())
                .filter(|other| silent || other.verbs.future == verbs.future)
        });
        let place = if let (Some(mention), false) = (last, verbs.said) {
            governed(mention, false)
        } else if reports {
            fresh()
        } else if let Some(mention) = next.and_then(|other| other.date) {
            governed(mention, false)
        } else if let (Link::Said, Some(place)) = (clause.link, places.last()) {
            // What is placed is that it was said.
            place.clone()
        } else if let Some(carried) = carried.filter(|carried| {
            (verbs.past || verbs.before) && !any_said && !carried.future && !verbs.future
                || verbs.future && carried.future
        }) {
            governed(carried.mention, true)
        } else if verbs.future && !verbs.past && !any_said && !lead {
            None
        } else {
            fresh()
        };
        places.push(place);
    }
    places
}

/// Whether a sentence opens with a quotation mark.
fn opens_quote(text: &str, all: &[Token]) -> bool {
    all.first().is_some_and(|token| matches!(token.span.of(text), "\"" | "“" | "``" | "`" | "«" | "„"))
}

/// Whether a quotation is still open at the end of a sentence.
fn still_quoted(text: &str, all: &[Token], mut open: bool) -> bool {
    for token in all {
        match token.span.of(text) {
            "“" | "«" | "``" | "`" => open = true,
            "”" | "»" | "''" => open = false,
            "'" if open && all.last().is_some_and(|last| last.span.end <= token.span.end + 2) => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// Whether a sentence holds nothing but dates, as a dateline does.
fn is_only_dates(sentence: Span, all: &[Token], dates: &[DateMention], first: usize) -> bool {
    let inside =
        dates.get(first..).unwrap_or_default().iter().take_while(|date| date.span.start < sentence.end);
    let covered: usize = inside.map(|date| date.span.len()).sum();
    let words: usize =
        all.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.span.len()).sum();
    covered > 0 && words <= covered + 4
}

/// Whether a sentence is a headline or heading: marked as one, or a line of its own without an end mark.
fn is_heading(document: &Document, sentence: Span, all: &[Token]) -> bool {
    let Some(block) = document.block_at(sentence.start) else { return false };
    match block.kind {
        BlockKind::Title | BlockKind::Heading(_) => true,
        BlockKind::Paragraph => {
            let whole = block.span.start == sentence.start && block.span.end <= sentence.end + 2;
            let ends = all.last().is_some_and(|token| {
                matches!(
                    token.span.of(&document.text),
                    "." | "!" | "?" | "”" | "\"" | ":" | "'" | "’" | "..." | "…"
                )
            });
            whole && !ends && sentence.len() < 160
        }
        _ => false,
    }
}
