//! Events: which stretch of the text happened when.
//!
//! A sentence is cut into clauses at subordinators, relative pronouns and semicolons. A clause takes the date
//! of the expression inside it. A clause without one takes that of its neighbours in the sentence, unless it
//! reports ("he said"), which news does on the day it is published; a past sentence without any date goes on
//! where the sentence before it stood; fresh news (a perfect, a verb of saying, the headline and the lead)
//! falls on the article's day. What is only a state, or lies ahead without a date, is not placed.
//!
//! The task is that of `SemEval-2015` Task 4 ("`TimeLine`: Cross-Document Event Ordering", Minard et al.). The
//! reading of clauses is by words alone; this module must not know how expressions of time are read.

use super::tense::{Cue, cue};
use super::{DateMention, EventBasis, EventMention, Extent, Precision, TimexType};
use crate::annotate::{Context, Day};
use crate::text::{BlockKind, Document, Span, Token, TokenKind, token::tokens};

/// How many sentences a date is carried on.
const REACH: usize = 3;

/// Tokens beyond which a sentence is no sentence but a list, and is not cut: keeps the whole linear.
const LONGEST: usize = 400;

/// What the verbs of a clause say, taken together.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a clause may have verbs of every kind at once")]
struct Verbs {
    said: bool,
    past: bool,
    /// "has won"
    perfect: bool,
    /// "had won": before the time spoken of.
    before: bool,
    future: bool,
    present: bool,
}

#[derive(Clone, Debug)]
struct Clause {
    span: Span,
    verbs: Verbs,
    /// Index of the mention that governs it.
    date: Option<usize>,
    link: Link,
}

/// How a clause hangs on the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// By itself, or beside it.
    None,
    /// It tells of a word in it: "which", "who", "begun two years ago".
    Relative,
    /// It is what is said: "that".
    Said,
}

/// A date carried on from an earlier sentence.
#[derive(Clone, Copy)]
struct Carried {
    mention: usize,
    sentence: usize,
    future: bool,
}

/// The stretches of `document` that tell of an event and can be dated.
pub(super) fn events(document: &Document, dates: &[DateMention], context: &Context<'_>) -> Vec<EventMention> {
    let mut found: Vec<EventMention> = Vec::new();
    let mut carried: Option<Carried> = None;
    let mut first_date = 0;
    let published = context.published.or_else(|| dateline(dates));
    // The headline waits for the lead.
    let mut waiting: Vec<Span> = Vec::new();
    let mut lead = true;
    let mut quoted = false;
    for (number, &sentence) in document.sentences.iter().enumerate() {
        while dates.get(first_date).is_some_and(|date| date.span.end <= sentence.start) {
            first_date += 1;
        }
        let all = tokens(&document.text, sentence);
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
        let clauses = clauses(&document.text, &all, dates, first_date, sentence);
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

/// The day of the dateline by which other dates were read, where there is one.
fn dateline(dates: &[DateMention]) -> Option<Day> {
    dates.iter().find_map(|date| match date.basis.anchor {
        super::Anchor::Dateline(span) => dates
            .iter()
            .find(|line| line.span == span)
            .and_then(|line| line.extent)
            .and_then(|extent| extent.first),
        _ => None,
    })
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

/// Words that begin a clause wherever they stand.
const SUBORDINATORS: &[&str] = &[
    "after", "although", "because", "before", "if", "once", "since", "though", "unless", "until", "when",
    "whereas", "while",
];

/// Words that begin a clause after a comma.
const AFTER_COMMA: &[&str] = &[
    "and",
    "as",
    "but",
    "despite",
    "including",
    "or",
    "saying",
    "so",
    "then",
    "where",
    "which",
    "who",
    "whose",
    "with",
    "yet",
];

/// Cuts a sentence into clauses.
fn clauses(text: &str, all: &[Token], dates: &[DateMention], first: usize, sentence: Span) -> Vec<Clause> {
    let inside: Vec<usize> = (first..dates.len())
        .take_while(|&at| dates.get(at).is_some_and(|date| date.span.start < sentence.end))
        .filter(|&at| dates.get(at).is_some_and(placed))
        .collect();
    let word = |at: usize| all.get(at).map_or("", |token| token.span.of(text));
    if all.len() > LONGEST {
        let verbs = Verbs { past: true, ..Verbs::default() };
        return vec![Clause { span: sentence, verbs, date: inside.first().copied(), link: Link::None }];
    }
    let mut cuts: Vec<(usize, Link)> = vec![(0, Link::None)];
    let mut said_at: Option<usize> = None;
    let mut aside = false;
    for at in 1..all.len().saturating_sub(1) {
        let this = word(at);
        if cue(this, word(at + 1)) == Cue::Said {
            said_at = Some(at);
        }
        let Some(token) = all.get(at) else { continue };
        let in_date = inside.iter().any(|&n| dates.get(n).is_some_and(|date| date.span.contains(token.span)));
        if in_date {
            continue;
        }
        let lower = this.to_ascii_lowercase();
        let comma = word(at - 1) == ",";
        // "since 2015", "after Tuesday", "before the vote": a preposition, not a clause.
        let clause_word = SUBORDINATORS.contains(&lower.as_str())
            && !inside.iter().any(|&n| {
                dates.get(n).is_some_and(|date| {
                    date.span.start >= token.span.end && date.span.start <= token.span.end + 2
                })
            });
        let that = lower == "that" && said_at.is_some_and(|said| at - said <= 4);
        let relative = matches!(lower.as_str(), "which" | "who" | "whose" | "where");
        // ", begun two years ago,": a participle after a comma tells of the noun before it, up to the next comma.
        let in_aside = cuts.last().is_some_and(|cut| cut.1 == Link::Relative);
        let verb = comma
            && matches!(cue(this, word(at + 1)), Cue::Past | Cue::Said | Cue::Present | Cue::Future)
            && lower != "to";
        let participle = verb
            && !in_aside
            && cue(this, word(at + 1)) == Cue::Past
            && !matches!(lower.as_str(), "was" | "were" | "had" | "did" | "been");
        // A verb after a comma takes up the clause that the aside broke off.
        let resumes = aside && comma || verb && in_aside;
        let cut = clause_word
            || that
            || relative
            || participle
            || resumes
            || matches!(this, ";" | "—" | "–" | "--")
            || comma && AFTER_COMMA.contains(&lower.as_str());
        if cut {
            let link = if relative || participle {
                Link::Relative
            } else if that {
                Link::Said
            } else {
                Link::None
            };
            aside = participle;
            cuts.push((at, link));
        }
    }
    // "BERLIN (15 May) — ": the dateline before the first dash tells of nothing.
    let dateline = cuts.get(1).is_some_and(|&(at, _)| {
        matches!(word(at), "—" | "–" | "-" | "--")
            && at <= 12
            && (0..at).all(|n| {
                let dated = all.get(n).is_some_and(|token| {
                    inside.iter().any(|&n| dates.get(n).is_some_and(|date| date.span.contains(token.span)))
                });
                dated || !word(n).starts_with(char::is_lowercase)
            })
            && inside.iter().any(|&n| {
                let start = dates.get(n).map_or(u32::MAX, |date| date.span.start);
                all.get(at).is_some_and(|token| start < token.span.start)
            })
    });
    if dateline {
        cuts.remove(0);
        if let Some(first) = cuts.first_mut() {
            first.0 += 1;
        }
    }
    let mut found = Vec::with_capacity(cuts.len());
    for (n, &(start, link)) in cuts.iter().enumerate() {
        let end = cuts.get(n + 1).map_or(all.len(), |next| next.0);
        let (Some(head), Some(tail)) = (all.get(start), all.get(end.wrapping_sub(1))) else { continue };
        let span = head.span.join(tail.span);
        let verbs = verbs(&word, start, end);
        let date = inside
            .iter()
            .copied()
            .filter(|&at| dates.get(at).is_some_and(|date| span.overlaps(date.span)))
            .min_by_key(|&at| dates.get(at).map(coarse));
        found.push(Clause { span, verbs, date, link });
    }
    found
}

/// Days and months first; a clause that names both is dated by the finer.
fn coarse(date: &DateMention) -> u8 {
    let Some(extent) = date.extent else { return 0 };
    match extent.precision {
        // The first day of "from 8 to 11 July" is a day.
        Precision::Range if date.value.len() == 10 => 0,
        Precision::Day => 0,
        Precision::Week | Precision::Month => 1,
        Precision::Quarter | Precision::Season | Precision::Half | Precision::Range => 2,
        Precision::Year => 3,
        Precision::Decade => 4,
        Precision::Century => 5,
    }
}

fn verbs<'a>(word: &impl Fn(usize) -> &'a str, start: usize, end: usize) -> Verbs {
    let mut verbs = Verbs::default();
    let mut at = start;
    while at < end {
        let this = word(at);
        match cue(this, word(at + 1)) {
            Cue::Said => verbs.said = true,
            Cue::Future => verbs.future = true,
            Cue::Present => {
                // "has won": the participle follows within three words.
                let participle = (at + 1..(at + 4).min(end))
                    .any(|next| matches!(cue(word(next), ""), Cue::Past | Cue::Said));
                if matches!(this, "has" | "have" | "'ve" | "’ve") && participle {
                    verbs.perfect = true;
                    at += 3;
                } else {
                    verbs.present = true;
                }
            }
            Cue::Past => {
                verbs.before |= this == "had";
                verbs.past = true;
            }
            Cue::None => {}
        }
        at += 1;
    }
    verbs
}
