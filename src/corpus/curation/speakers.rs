//! Corrections of who says a quote: which quotes each means, found before any of them is changed.

use std::collections::BTreeMap;

use super::names::Names;
use super::place::{Files, chosen};
use super::{Change, Entry, Fault, Naming, Problem};
use crate::annotate::{Entity, EntityId, Speaker};
use crate::corpus::{Article, Body, Texts};
use crate::text::Span;

/// Applies the corrections. Of two that contradict each other the first holds, and the other is named.
pub(super) fn attribute(
    (articles, texts): (&[Article], &mut Texts),
    entities: &[(Entity, Vec<Change>)],
    corrections: &[Naming],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if corrections.is_empty() {
        return problems;
    }
    let names = Names::new(entities.iter().map(|(entity, _)| entity).collect());
    let files = Files::of(articles);
    let mut fates: BTreeMap<(usize, Span), (u32, Option<usize>)> = BTreeMap::new();
    for (number, naming) in (1..).zip(corrections) {
        let entry = Entry { table: "speaker", number };
        let mut plan = || -> Result<(), Fault> {
            let who = match (naming.hide, naming.name.trim()) {
                (true, "") => None,
                (true, name) => return Err(Fault::NameAndHide(name.to_owned())),
                (false, "") => return Err(Fault::NoName),
                (false, name) => Some(names.find(name, naming.kind)?),
            };
            let place = files.find(&naming.article)?;
            let all = texts.get(place).map(|body| beginning(body, &naming.words)).unwrap_or_default();
            let meant = chosen(all, naming.nth);
            if meant.is_empty() {
                let (article, words) = (naming.article.clone(), naming.words.clone());
                return Err(Fault::NoQuote { article, words, nth: naming.nth });
            }
            for span in meant {
                let &mut (first, held) = fates.entry((place, span)).or_insert((number, who));
                if held != who {
                    let said = [held, who].map(|who| match who {
                        Some(who) => format!("said by `{}`", names.of(who)),
                        None => "said by nobody".to_owned(),
                    });
                    let other = Entry { table: "speaker", number: first };
                    return Err(Fault::Contradicts { name: naming.words.clone(), said, other });
                }
            }
            Ok(())
        };
        if let Err(fault) = plan() {
            problems.push(Problem { entry, fault });
        }
    }
    drop(files);
    for ((place, span), (_, who)) in fates {
        if let Some(body) = texts.get_mut(place) {
            say(body, span, who.map(|who| EntityId(who as u32)));
        }
    }
    problems
}

/// The quotes that begin with these words, marks apart.
pub fn beginning(body: &Body, words: &str) -> Vec<Span> {
    let bare = |words: &str| -> String {
        let outer =
            |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘' | '’' | '\'');
        words.trim_matches(outer).to_owned()
    };
    let words = bare(words);
    let begins = |span: &Span| {
        let quote = bare(span.of(&body.document.text));
        let rest = quote.strip_prefix(words.as_str());
        // a word is not begun and left
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let quotes = body.annotations.quotes.iter().map(|quote| quote.span);
    if words.is_empty() { Vec::new() } else { quotes.filter(begins).collect() }
}

/// Sets who says a quote, and what is told in it.
fn say(body: &mut Body, at: Span, who: Option<EntityId>) {
    let Body { document, annotations, .. } = body;
    let mentions = &annotations.mentions;
    let Some(quote) = annotations.quotes.iter_mut().find(|quote| quote.span == at) else { return };
    let (old_span, old) = (quote.speaker_span, quote.speaker);
    let named = |span: Span| mentions.iter().filter(move |mention| mention.span.overlaps(span));
    let span = who.and_then(|who| {
        // what names nobody else may stand for anybody: "he", "the owner"
        let kept = old_span.filter(|span| {
            named(*span).any(|mention| mention.entity == who) || named(*span).next().is_none()
        });
        let sentences = document.sentences.iter().filter(|sentence| sentence.overlaps(at));
        let around = sentences.copied().fold(at, Span::join);
        let outside = named(around).filter(|mention| mention.entity == who && !mention.span.overlaps(at));
        kept.or_else(|| outside.map(|mention| mention.span).next())
    });
    (quote.speaker, quote.speaker_span) = (who, span);
    let (direct, verb) = (quote.direct, quote.verb.or(span));
    for clause in annotations.clauses.iter_mut().filter(|clause| at.contains(clause.predicate)) {
        let is_his = match clause.speaker {
            None => direct,
            Some(speaker) => {
                speaker.span.is_some() && speaker.span == old_span
                    || speaker.entity.is_some() && speaker.entity == old
            }
        };
        if let Some(verb) = clause.speaker.map(|speaker| speaker.verb).or(verb).filter(|_| is_his) {
            clause.speaker = Some(Speaker { span, entity: who, verb });
        }
    }
}
