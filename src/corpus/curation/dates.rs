//! Corrections of dates: which words of which article each means, found before any of them is changed.

use std::collections::BTreeMap;

use super::value::extent;
use super::{Entry, Fault, Problem, Redate};
use crate::annotate::date::EventBasis;
use crate::annotate::{Anchor, Basis, DateMention, Extent, TimexType};
use crate::corpus::{Article, Body};
use crate::text::Span;

/// What becomes of a date: the correction's number, and what it now means; `None` where it is none.
type Fate<'c> = (u32, &'c Redate, Option<Extent>);

/// Applies the corrections. Of two that contradict each other the first holds, and the other is named.
pub(super) fn redate(articles: &mut [(Article, Body)], corrections: &[Redate]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if corrections.is_empty() {
        return problems;
    }
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, (article, _)) in articles.iter().enumerate() {
        places.entry(&article.file).or_insert(n);
    }
    let mut written: BTreeMap<usize, BTreeMap<&str, Vec<Span>>> = BTreeMap::new();
    let mut fates: BTreeMap<usize, BTreeMap<Span, Fate<'_>>> = BTreeMap::new();
    for (number, redate) in (1..).zip(corrections) {
        let entry = Entry { table: "date", number };
        let mut plan = || -> Result<(), Fault> {
            let extent = match (redate.hide, redate.value.is_empty()) {
                (true, true) => None,
                (true, false) => return Err(Fault::ValueAndHide(redate.value.clone())),
                (false, _) => {
                    Some(extent(&redate.value).ok_or_else(|| Fault::NoValue(redate.value.clone()))?)
                }
            };
            let place = places.get(redate.article.as_str()).copied();
            let (place, (_, body)) = place
                .and_then(|place| Some((place, articles.get(place)?)))
                .ok_or_else(|| Fault::NoArticle(redate.article.clone()))?;
            let words = written.entry(place).or_insert_with(|| by_words(body));
            let all = words.get(redate.words.as_str()).map(Vec::as_slice).unwrap_or_default();
            let meant = match redate.nth {
                None => all,
                Some(nth) => {
                    let nth = (nth as usize).checked_sub(1).and_then(|n| all.get(n));
                    nth.map(std::slice::from_ref).unwrap_or_default()
                }
            };
            if meant.is_empty() {
                let (article, words) = (redate.article.clone(), redate.words.clone());
                return Err(Fault::NoDate { article, words, nth: redate.nth });
            }
            let mut contradicts = None;
            for &span in meant {
                let fates = fates.entry(place).or_default();
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
    drop((places, written));
    for (place, fates) in fates {
        if let Some((_, body)) = articles.get_mut(place) {
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

fn apply(body: &mut Body, fates: &BTreeMap<Span, Fate<'_>>) {
    let annotations = &mut body.annotations;
    let dated_by = |basis: &EventBasis| match basis {
        EventBasis::Governed(span) | EventBasis::Inherited(span) => fates.get(span),
        EventBasis::Published => None,
    };
    let goes = |fate: Option<&Fate<'_>>| matches!(fate, Some((_, _, None)));
    annotations.dates.retain(|date| !goes(fates.get(&date.span)));
    annotations.events.retain(|event| !goes(dated_by(&event.basis)));
    for date in &mut annotations.dates {
        if let Some(&(_, redate, Some(extent))) = fates.get(&date.span) {
            let anchor = Anchor::Curator(redate.why.clone());
            *date = DateMention {
                span: date.span,
                kind: TimexType::Date,
                value: redate.value.clone(),
                modifier: None,
                extent: Some(extent),
                basis: Basis { rule: "curation".to_owned(), anchor },
                flag: None,
            };
        }
    }
    for event in &mut annotations.events {
        if let Some(&(_, redate, Some(extent))) = dated_by(&event.basis) {
            event.value.clone_from(&redate.value);
            event.extent = Some(extent);
        }
    }
}
