//! Corrections of dates: which words of which article each means, found before any of them is changed. Words in which no
//! date was found become one; what was found in a part of them is that no more.

use std::collections::BTreeMap;

use super::place::{Files, chosen, meant};
use super::value::extent;
use super::{Entry, Fault, Problem, Redate};
use crate::annotate::date::EventBasis;
use crate::annotate::{Anchor, Annotations, Basis, DateMention, Extent, TimexType};
use crate::corpus::{Article, Body, Texts};
use crate::text::Span;

/// What becomes of a date: the correction's number, and what it now means; `None` where it is none.
type Fate<'c> = (u32, &'c Redate, Option<Extent>);

/// Applies the corrections. Of two that contradict each other the first holds, and the other is named.
pub(super) fn redate((articles, texts): (&[Article], &mut Texts), corrections: &[Redate]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if corrections.is_empty() {
        return problems;
    }
    let files = Files::of(articles);
    let mut written: BTreeMap<usize, BTreeMap<&str, Vec<Span>>> = BTreeMap::new();
    let mut fates: BTreeMap<usize, BTreeMap<Span, Fate<'_>>> = BTreeMap::new();
    for (number, redate) in (1..).zip(corrections) {
        let entry = Entry { table: "date", number };
        let mut plan = || -> Result<(), Fault> {
            let extent = match (redate.hide, redate.value.is_empty()) {
                (true, _) if redate.missed => return Err(Fault::MissedAndHide),
                (true, true) => None,
                (true, false) => return Err(Fault::ValueAndHide(redate.value.clone())),
                (false, _) => {
                    Some(extent(&redate.value).ok_or_else(|| Fault::NoValue(redate.value.clone()))?)
                }
            };
            let place = files.find(&redate.article)?;
            let body = texts.get(place).ok_or_else(|| Fault::NoArticle(redate.article.clone()))?;
            let meant = if redate.missed {
                missed(body, redate)?
            } else {
                let words = written.entry(place).or_insert_with(|| by_words(body));
                chosen(words.get(redate.words.as_str()).cloned().unwrap_or_default(), redate.nth)
            };
            if meant.is_empty() {
                let (article, words) = (redate.article.clone(), redate.words.clone());
                return Err(Fault::NoDate { article, words, nth: redate.nth });
            }
            let mut contradicts = None;
            for span in meant {
                let fates = fates.entry(place).or_default();
                // of words that were missed no two may share a part
                let across = fates.iter().find(|(other, (_, one, _))| {
                    **other != span && other.overlaps(span) && one.missed && redate.missed
                });
                if let Some((_, &(first, other, _))) = across {
                    contradicts.get_or_insert((first, other));
                    continue;
                }
                let &mut (first, other, _) = fates.entry(span).or_insert((number, redate, extent));
                if (other.hide, &other.value) != (redate.hide, &redate.value) {
                    contradicts.get_or_insert((first, other));
                }
            }
            match contradicts {
                None => Ok(()),
                Some((first, other)) => Err(Fault::Contradicts {
                    name: redate.words.clone(),
                    said: [said(other), said(redate)],
                    other: Entry { table: "date", number: first },
                }),
            }
        };
        if let Err(fault) = plan() {
            problems.push(Problem { entry, fault });
        }
    }
    drop(written);
    for (place, fates) in fates {
        if let Some(body) = texts.get_mut(place) {
            apply(body, &fates);
        }
    }
    problems
}

fn said(redate: &Redate) -> String {
    if redate.hide { "no date".to_owned() } else { format!("`{}`", redate.value) }
}

/// The dates of an article by their words.
fn by_words(body: &Body) -> BTreeMap<&str, Vec<Span>> {
    let mut words: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for date in &body.annotations.dates {
        words.entry(date.span.of(&body.document.text)).or_default().push(date.span);
    }
    words
}

/// The places of words in which no date was found. What a longer date takes in is none.
fn missed(body: &Body, redate: &Redate) -> Result<Vec<Span>, Fault> {
    let Redate { article, words, nth, .. } = redate;
    let mut spans = meant(article, body, words, *nth)?;
    let mut within = None;
    spans.retain(|span| {
        let dates = &mut body.annotations.dates.iter().map(|date| date.span);
        let around = dates.find(|date| date.overlaps(*span) && !span.contains(*date));
        within = within.or(around);
        around.is_none()
    });
    match within.filter(|_| spans.is_empty()) {
        None => Ok(spans),
        Some(within) => {
            let within = within.of(&body.document.text).to_owned();
            Err(Fault::InDate { article: article.clone(), words: words.clone(), within })
        }
    }
}

fn apply(body: &mut Body, fates: &BTreeMap<Span, Fate<'_>>) {
    // what was found in a part of words that were missed goes by these
    let fate_of = |span: Span| {
        let whole = || fates.iter().find(|(whole, (_, redate, _))| redate.missed && whole.contains(span));
        whole().or_else(|| fates.get_key_value(&span)).map(|(span, fate)| (*span, fate))
    };
    let dated_by = |basis: &EventBasis| match basis {
        EventBasis::Governed(span) | EventBasis::Inherited(span) => fate_of(*span),
        EventBasis::Published => None,
    };
    let goes = |fate: Option<(Span, &Fate<'_>)>| matches!(fate, Some((_, (_, _, None))));
    let set = |basis: &mut EventBasis, value: &mut String| {
        let (at, &(_, redate, extent)) = dated_by(basis)?;
        if let EventBasis::Governed(span) | EventBasis::Inherited(span) = basis {
            *span = at;
        }
        value.clone_from(&redate.value);
        extent
    };
    let Annotations { dates, events, clauses, .. } = &mut body.annotations;
    dates.retain(|date| fate_of(date.span).is_none());
    for (&span, &(_, redate, extent)) in fates.iter().filter(|(_, (_, _, extent))| extent.is_some()) {
        if fate_of(span).is_some_and(|(whole, _)| whole != span) {
            continue;
        }
        let anchor = Anchor::Curator(redate.why.clone());
        dates.push(DateMention {
            span,
            kind: TimexType::Date,
            value: redate.value.clone(),
            modifier: None,
            extent,
            basis: Basis { rule: "curation".to_owned(), anchor },
            flag: None,
        });
    }
    dates.sort_by_key(|date| date.span);
    events.retain(|event| !goes(dated_by(&event.basis)));
    for event in events {
        if let Some(extent) = set(&mut event.basis, &mut event.value) {
            event.extent = Some(extent);
        }
    }
    for clause in clauses {
        clause.time.take_if(|time| goes(dated_by(&time.basis)));
        if let Some(time) = &mut clause.time {
            set(&mut time.basis, &mut time.value);
        }
    }
}
