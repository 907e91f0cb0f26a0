//! Events: the clauses that tell of one, each with its date.
//!
//! Clauses of one sentence that have one date are one stretch; a clause inside it that has another date is a stretch of
//! its own. A heading tells what the lead tells. This module must not know trees.

use super::{Argument, Clause, ClauseKind, ClauseTime, Modality};
use crate::annotate::date::{DateMention, EventBasis, EventMention, Extent, is_placed};
use crate::annotate::{Context, Day, Precision};
use crate::text::{BlockKind, Document, Span, TokenKind};

/// How far a noun may stand before the clause that tells of it.
const GAP: u32 = 3;

/// How many clauses of a sentence without a date are placed with one that has one: keeps all of it linear.
const MOST: usize = 60;

/// The stretches that tell of an event and can be dated, sorted by span. Linear in the length.
pub(super) fn events(
    document: &Document,
    clauses: &[Clause],
    dates: &[DateMention],
    context: Context,
) -> Vec<EventMention> {
    let day = own_day(dates, context);
    let mut found: Vec<EventMention> = Vec::new();
    let mut headings: Vec<Span> = Vec::new();
    let (mut clause, mut date) = (0, 0);
    let mut lead: Option<EventMention> = None;
    for &sentence in &document.sentences {
        while dates.get(date).is_some_and(|date| date.span.end <= sentence.start) {
            date += 1;
        }
        let before = found.len();
        let first = clause;
        while let Some(next) = clauses.get(clause).filter(|next| next.span.start < sentence.end) {
            clause += 1;
            if let Some(event) = event(document, next, dates) {
                let told = found.get_mut(before..).unwrap_or_default();
                match told.iter_mut().find(|told| told.value == event.value && told.basis == event.basis) {
                    Some(told) => told.span = told.span.join(event.span),
                    None => found.push(event),
                }
            }
        }
        let here = clauses.get(first..clause).unwrap_or_default();
        extend(found.get_mut(before..).unwrap_or_default(), here);
        let asserted = here.iter().any(|clause| {
            clause.modality == Modality::Asserted
                && matches!(clause.kind, ClauseKind::Verb | ClauseKind::Copula)
        });
        let heading = is_heading(document, sentence);
        if heading && let Some([event]) = found.get_mut(before..) {
            event.span = behind_dateline(document, sentence, dates);
        }
        if found.len() == before {
            // A sentence without a verb can still say when.
            let mut inside = inside_dates(dates, date, sentence).peekable();
            if inside.peek().is_none() {
                if heading && lead.is_none() {
                    headings.push(sentence);
                }
            } else if !is_only_dates(document, sentence, inside_dates(dates, date, sentence))
                && let Some(date) = inside.find(|date| is_placed(date))
            {
                let when = ClauseTime { value: date.value.clone(), basis: EventBasis::Governed(date.span) };
                found.extend(dated(document, sentence, &when, dates));
            }
        }
        if !heading && found.len() == before && (asserted || lead.is_none()) {
            // What a text asserts without a date, and its first sentence whatever its tree, is the news of its day.
            let value = day.map(|day| day.to_string());
            let when = value.map(|value| ClauseTime { value, basis: EventBasis::Published });
            let only = is_only_dates(document, sentence, inside_dates(dates, date, sentence));
            found.extend(when.filter(|_| !only).and_then(|when| dated(document, sentence, &when, dates)));
        }
        if !heading && lead.is_none() {
            lead = found.get(before..).and_then(|told| {
                told.iter()
                    .find(|event| matches!(event.basis, EventBasis::Governed(_)))
                    .or(told.first())
                    .cloned()
            });
        }
    }
    if let Some(lead) = lead {
        let basis = match lead.basis.clone() {
            EventBasis::Governed(span) => EventBasis::Inherited(span),
            other => other,
        };
        let told = |span| EventMention { span, basis: basis.clone(), ..lead.clone() };
        found.extend(headings.into_iter().map(told));
    }
    found.sort_by_key(|event| event.span);
    found
}

/// The day of the article: that of its dateline, else of its publication.
pub(super) fn own_day(dates: &[DateMention], context: Context) -> Option<Day> {
    let dateline = dates.iter().find(|date| date.is_dateline());
    dateline.and_then(|date| date.extent).and_then(|extent| extent.first).or(context.published)
}

/// The dates of a sentence, of which none stands before that number.
fn inside_dates(dates: &[DateMention], from: usize, sentence: Span) -> impl Iterator<Item = &DateMention> {
    let rest = dates.get(from..).unwrap_or_default();
    rest.iter().take_while(move |date| date.span.start < sentence.end)
}

/// Takes what has no date of its own into the event that it is told with: "announced that they will help".
fn extend(told: &mut [EventMention], clauses: &[Clause]) {
    let open = clauses.iter().filter(|clause| clause.time.is_none() && clause.kind != ClauseKind::Apposition);
    for clause in open.take(MOST) {
        let span = clause.span;
        if told.iter().any(|event| event.span.contains(span)) {
            continue;
        }
        let before = told.iter_mut().filter(|event| event.span.start <= span.start);
        let nearest = match before.max_by_key(|event| event.span.end.min(span.start)) {
            Some(event) => Some(event),
            None => told.first_mut(),
        };
        if let Some(event) = nearest {
            event.span = event.span.join(span);
        }
    }
}

/// The event that a clause tells of, if it tells of one.
fn event(document: &Document, clause: &Clause, dates: &[DateMention]) -> Option<EventMention> {
    if clause.kind == ClauseKind::Apposition {
        return None;
    }
    // "a deal begun last year": the noun that it tells of stands before it.
    let beside = |argument: &Argument| {
        let head = argument.head;
        head.end <= clause.span.start && clause.span.start - head.end <= GAP
    };
    let noun = clause.object.filter(beside).or(clause.subject.filter(beside));
    let span = noun.map_or(clause.span, |noun| clause.span.join(noun.head));
    dated(document, span, clause.time.as_ref()?, dates)
}

/// A stretch with its date.
fn dated(document: &Document, span: Span, time: &ClauseTime, dates: &[DateMention]) -> Option<EventMention> {
    let span = behind_dateline(document, span, dates);
    if span.is_empty() {
        return None;
    }
    let value = time.value.split('T').next().unwrap_or_default().to_owned();
    let extent = match time.basis {
        EventBasis::Governed(at) | EventBasis::Inherited(at) => {
            let nth = dates.partition_point(|date| date.span < at);
            dates.get(nth).filter(|date| date.span == at).and_then(|date| date.extent)
        }
        EventBasis::Published => {
            let day: Option<Day> = value.parse().ok();
            Some(Extent { first: day, last: day, precision: Precision::Day })
        }
    };
    Some(EventMention { span, value, extent, basis: time.basis.clone() })
}

/// What a stretch tells behind the dateline that it begins with.
fn behind_dateline(document: &Document, span: Span, dates: &[DateMention]) -> Span {
    let Some(line) = dates.iter().take(3).find(|date| date.is_dateline() && span.contains(date.span)) else {
        return span;
    };
    let after = document.tokens(Span { start: line.span.end, end: span.end });
    let word = |at: usize| after.get(at).map_or("", |token| token.span.of(&document.text));
    let dash =
        (0..after.len().min(12)).find(|&at| matches!(word(at), "—" | "–" | "-" | "--" | ":" | "/" | "_"));
    let start = match dash {
        Some(at) => after.get(at + 1),
        None => after.iter().find(|token| token.kind == TokenKind::Word),
    };
    Span { start: start.map_or(span.end, |token| token.span.start), end: span.end }
}

/// Whether a sentence holds nothing but dates, as a dateline does.
fn is_only_dates<'a>(
    document: &Document,
    sentence: Span,
    dates: impl Iterator<Item = &'a DateMention>,
) -> bool {
    let covered: usize = dates.map(|date| date.span.len()).sum();
    let tokens = document.tokens(sentence);
    let words: usize =
        tokens.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.span.len()).sum();
    covered > 0 && words <= covered + 4
}

/// Whether a sentence is a headline or heading: marked as one, or a line of its own without an end mark.
pub(super) fn is_heading(document: &Document, sentence: Span) -> bool {
    let Some(block) = document.block_at(sentence.start) else { return false };
    match block.kind {
        BlockKind::Title | BlockKind::Heading(_) => true,
        BlockKind::Paragraph => {
            let whole = block.span.start == sentence.start && block.span.end <= sentence.end + 2;
            let text = sentence.of(&document.text).trim_end();
            let ends = text.ends_with(['.', '!', '?', '”', '"', ':', '\'', '’', '…']);
            whole && !ends && sentence.len() < 160
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Context, annotate};

    /// A Wednesday.
    const PUBLISHED: &str = "2025-05-14";

    /// The events of a text as `words @ value basis`, one a line.
    fn happened(text: &str, context: Context) -> String {
        let document = Document::plain(text);
        let lines: Vec<String> = annotate(&document, &context)
            .events
            .iter()
            .map(|event| {
                let basis = match event.basis {
                    EventBasis::Governed(span) => format!("by “{}”", span.of(text)),
                    EventBasis::Inherited(span) => format!("after “{}”", span.of(text)),
                    EventBasis::Published => "on publication".to_owned(),
                };
                format!("{} @ {} {basis}", event.span.of(text), event.value)
            })
            .collect();
        lines.join("\n")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let context = Context { published: PUBLISHED.parse().ok() };
        assert_eq!(happened(text, context), expected, "{text}");
    }

    #[test]
    fn each_clause_has_its_own_date() {
        check(
            "The bank announced today that it lost six billion in the first quarter.",
            "The bank announced today @ 2025-05-14 by “today”\n\
             that it lost six billion in the first quarter @ 2025-Q1 by “the first quarter”",
        );
        check(
            "The army took the town on Monday.",
            "The army took the town on Monday @ 2025-05-12 by “Monday”",
        );
        check(
            "Rebels, which the army had beaten in 2019, took the town on Monday.",
            "Rebels, which the army had beaten in 2019 @ 2019 by “2019”\n\
             Rebels, which the army had beaten in 2019, took the town on Monday @ 2025-05-12 by “Monday”",
        );
        check(
            "When the army came on Monday, the rebels fled.",
            "When the army came on Monday, the rebels fled @ 2025-05-12 by “Monday”",
        );
    }

    #[test]
    fn a_dateline_is_no_event() {
        check(
            "BAMAKO, May 9 (AFP) — Hundreds fled the town.",
            "Hundreds fled the town @ 2025-05-09 on publication",
        );
        check(
            "BERLIN (12 May) — The cabinet met on Tuesday.",
            "The cabinet met on Tuesday @ 2025-05-13 by “Tuesday”",
        );
        check("The council met from 5 to 7 May.", "The council met from 5 to 7 May @ 2025-05-05 by “5”");
    }

    #[test]
    fn a_report_falls_on_its_own_day() {
        check(
            "Officials said that the army took the town on Monday.",
            "Officials said @ 2025-05-14 on publication\n\
             that the army took the town on Monday @ 2025-05-12 by “Monday”",
        );
        check(
            "Officials announced that they would build a road.",
            "Officials announced that they would build a road @ 2025-05-14 on publication",
        );
    }

    #[test]
    fn a_past_sentence_goes_on_where_the_last_one_stood() {
        check(
            "The army took the town on Monday. Rebels fled. He said they were beaten. They will return.",
            "The army took the town on Monday @ 2025-05-12 by “Monday”\n\
             Rebels fled @ 2025-05-12 after “Monday”\n\
             He said @ 2025-05-14 on publication\n\
             they were beaten @ 2025-05-12 after “Monday”",
        );
    }

    #[test]
    fn the_headline_tells_what_the_lead_tells() {
        check(
            "Army takes town\n\nThe army took the town on Monday.",
            "Army takes town @ 2025-05-12 after “Monday”\n\
             The army took the town on Monday @ 2025-05-12 by “Monday”",
        );
    }

    #[test]
    fn without_any_day_nothing_is_placed() {
        let undated = Context::default();
        assert_eq!(happened("The army has taken the town. Officials said so.", undated), "");
        assert_eq!(
            happened("The army took the town in May 2024. Rebels fled.", undated),
            "The army took the town in May 2024 @ 2024-05 by “May 2024”\nRebels fled @ 2024-05 after “May 2024”"
        );
        assert_eq!(
            happened("They arrived on May 8.", undated),
            "They arrived on May 8 @ XXXX-05-08 by “May 8”",
            "kept with what is known of it"
        );
    }
}
