//! Clauses: a sentence cut at subordinators, relative pronouns and semicolons, each with what its verbs say and
//! the date inside it.

use super::super::tables::Clauses;
use super::super::tense::Cue;
use super::super::{DateMention, Precision};
use super::placed;
use crate::text::{Span, Token};

/// Tokens beyond which a sentence is no sentence but a list, and is not cut: keeps the whole linear.
const LONGEST: usize = 400;

/// What the verbs of a clause say, taken together.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a clause may have verbs of every kind at once")]
pub(super) struct Verbs {
    pub(super) said: bool,
    pub(super) past: bool,
    /// "has won"
    pub(super) perfect: bool,
    /// "had won": before the time spoken of.
    pub(super) before: bool,
    pub(super) future: bool,
    pub(super) present: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) span: Span,
    pub(super) verbs: Verbs,
    /// Index of the mention that governs it.
    pub(super) date: Option<usize>,
    pub(super) link: Link,
}

/// How a clause hangs on the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// By itself, or beside it.
    None,
    /// It tells of a word in it: "which", "who", "begun two years ago".
    Relative,
    /// It is what is said: "that".
    Said,
}

/// Cuts sentences of one text by the words of its language.
#[derive(Clone, Copy)]
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) dates: &'a [DateMention],
    pub(super) words: &'a Clauses,
    pub(super) cue: fn(&str, &str) -> Cue,
}

impl Cutter<'_> {
    /// Cuts a sentence into clauses.
    pub(super) fn clauses(&self, all: &[Token], first: usize, sentence: Span) -> Vec<Clause> {
        let Cutter { text, dates, words, cue } = *self;
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
            let in_date =
                inside.iter().any(|&n| dates.get(n).is_some_and(|date| date.span.contains(token.span)));
            if in_date {
                continue;
            }
            let lower = this.to_ascii_lowercase();
            let comma = word(at - 1) == ",";
            // "since 2015", "after Tuesday", "before the vote": a preposition, not a clause.
            let clause_word = words.subordinators.contains(&lower.as_str())
                && !inside.iter().any(|&n| {
                    dates.get(n).is_some_and(|date| {
                        date.span.start >= token.span.end && date.span.start <= token.span.end + 2
                    })
                });
            let that = words.that.contains(&lower.as_str()) && said_at.is_some_and(|said| at - said <= 4);
            let relative = words.relatives.contains(&lower.as_str());
            // ", begun two years ago,": a participle after a comma tells of the noun before it, up to the next comma.
            let in_aside = cuts.last().is_some_and(|cut| cut.1 == Link::Relative);
            let verb = comma
                && matches!(cue(this, word(at + 1)), Cue::Past | Cue::Said | Cue::Present | Cue::Future)
                && !words.infinitive.contains(&lower.as_str());
            let participle = verb
                && !in_aside
                && cue(this, word(at + 1)) == Cue::Past
                && !words.helpers.contains(&lower.as_str());
            // A verb after a comma takes up the clause that the aside broke off.
            let resumes = aside && comma || verb && in_aside;
            let cut = clause_word
                || that
                || relative
                || participle
                || resumes
                || matches!(this, ";" | "—" | "–" | "--")
                || comma && words.after_comma.contains(&lower.as_str());
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
                        inside
                            .iter()
                            .any(|&n| dates.get(n).is_some_and(|date| date.span.contains(token.span)))
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
            let verbs = self.verbs(&word, start, end);
            let date = inside
                .iter()
                .copied()
                .filter(|&at| dates.get(at).is_some_and(|date| span.overlaps(date.span)))
                .min_by_key(|&at| dates.get(at).map(coarse));
            found.push(Clause { span, verbs, date, link });
        }
        found
    }

    fn verbs<'w>(&self, word: &impl Fn(usize) -> &'w str, start: usize, end: usize) -> Verbs {
        let Cutter { words, cue, .. } = *self;
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
                    if words.have.contains(&this) && participle {
                        verbs.perfect = true;
                        at += 3;
                    } else {
                        verbs.present = true;
                    }
                }
                Cue::Past => {
                    verbs.before |= words.had.contains(&this);
                    verbs.past = true;
                }
                Cue::None => {}
            }
            at += 1;
        }
        verbs
    }
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
