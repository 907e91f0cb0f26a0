//! Doing: who does or says what to whom, as the clauses of articles have it.
//!
//! What is told as done or planned counts, or that it was not done, by the article or by somebody in it; what is asked,
//! demanded, possible or under a condition tells of no deed. Both must be named where it is told: whom a pronoun stands for is
//! not sure enough here.

use std::collections::BTreeMap;

use super::en::{TAKE_WORDS, TOWARD};
use super::{Ask, Deed, Named, Pair, Tally, articles, is_asked, rank};
use crate::annotate::{Argument, Clause, ClauseKind, EntityId, EntityKind, Modality};
use crate::corpus::{ArticleId, Bodies, Catalogue, Corpus};
use crate::explore::deeds::is_named;
use crate::explore::plain::is_plain;
use crate::text::Span;
use crate::text::fold::fold;

/// All places where one does something to another, by both of them.
pub(super) type Doing = BTreeMap<(EntityId, EntityId), Vec<Place>>;

/// Who does or says how often what to whom.
pub(super) fn tally(told: &Doing) -> Tally {
    let mut counts: BTreeMap<EntityId, (u32, Vec<ArticleId>)> = BTreeMap::new();
    for ((from, to), places) in told {
        for end in [from, to] {
            let (times, articles) = counts.entry(*end).or_default();
            *times += places.len() as u32;
            articles.extend(places.iter().map(|place| place.article));
        }
    }
    let names = counts.into_iter().map(|(entity, (times, mut articles))| {
        articles.sort_unstable();
        articles.dedup();
        Named { entity, times, articles: articles.len() as u32 }
    });
    let (names, all) = rank(names.collect());
    let numbers: BTreeMap<EntityId, u32> = names.iter().map(|name| name.entity).zip(0..).collect();
    let mut pairs: Vec<Pair> = told
        .iter()
        .filter_map(|((from, to), places)| {
            let ends = (*numbers.get(from)?, *numbers.get(to)?);
            let times = places.len() as u32;
            let articles = places.chunk_by(|a, b| a.article == b.article).count() as u32;
            Some(Pair { ends, times, articles, score: u64::from(times), deeds: deeds(places) })
        })
        .collect();
    pairs.sort_by_key(|pair| pair.ends);
    Tally { names, all, pairs }
}

/// The first places of some pairs: who does it, what is done, to whom.
pub(super) fn places(
    told: &Doing,
    pairs: &[(EntityId, EntityId)],
    most: usize,
) -> Vec<Vec<(ArticleId, Span)>> {
    let of = |pair: &(EntityId, EntityId)| {
        let places = told.get(pair).map(Vec::as_slice).unwrap_or_default();
        let places = places.iter().take(most);
        places.flat_map(|place| place.words.map(|words| (place.article, words))).collect()
    };
    pairs.iter().map(of).collect()
}

/// A place where one does something to another.
pub(super) struct Place {
    article: ArticleId,
    predicate: Span,
    /// The doer, the deed and the other, in the order of the text.
    words: [Span; 3],
    deed: Deed,
}

/// What the articles asked about tell.
pub(super) fn told(corpus: &Corpus, ask: &Ask) -> Doing {
    let mut told = Doing::new();
    for article in articles(corpus, ask) {
        let Some(body) = corpus.bodies.body(article) else { continue };
        let found = &body.annotations;
        let named = |who: Argument| {
            let entity = who.entity.filter(|entity| is_asked(&corpus.catalogue, ask, *entity))?;
            is_named(found, who.head, entity).then_some((entity, who.head))
        };
        for clause in
            found.clauses.iter().filter(|clause| is_deed(clause) && is_plain(clause, &body.document.text))
        {
            let Some((from, doer)) = clause.subject.and_then(named) else { continue };
            for (whom, preposition) in others(&corpus.catalogue, clause, &body.document.text) {
                let Some((to, other)) = named(whom).filter(|(to, _)| *to != from) else { continue };
                let verb = format!("{} {preposition}", clause.lemma).trim_end().to_owned();
                let mut words = [doer, clause.predicate, other];
                words.sort_unstable();
                let planned = clause.modality == Modality::Planned;
                let claimed = clause.speaker.is_some();
                let deed = Deed { verb, positive: clause.positive, planned, claimed, times: 1 };
                let places = told.entry((from, to)).or_default();
                let place = Place { article, predicate: clause.predicate, words, deed };
                // whoever stands twice beside one verb is reached once
                match places.last_mut() {
                    Some(last) if last.article == article && last.predicate == place.predicate => {
                        *last = place;
                    }
                    _ => places.push(place),
                }
            }
        }
    }
    told
}

fn is_deed(clause: &Clause) -> bool {
    clause.kind == ClauseKind::Verb && matches!(clause.modality, Modality::Asserted | Modality::Planned)
}

/// To whom it is done: the object, and whoever it reaches by a preposition, with that; a place is reached as an object only.
fn others(catalogue: &Catalogue, clause: &Clause, text: &str) -> Vec<(Argument, String)> {
    let is_somebody = |whom: Argument| {
        let kind = whom.entity.and_then(|id| catalogue.entity(id)).map(|known| known.entity.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Group))
    };
    let object = clause.object.filter(|_| !TAKE_WORDS.contains(&clause.lemma.as_str()));
    let object = object.map(|whom| (whom, String::new()));
    let reached = clause.obliques.iter().filter_map(|oblique| {
        let preposition = fold(oblique.preposition.of(text));
        let toward = preposition.is_empty() || TOWARD.contains(&preposition.as_str());
        (toward && is_somebody(oblique.argument)).then_some((oblique.argument, preposition))
    });
    object.into_iter().chain(reached).collect()
}

/// The deeds of some places, each once, most often told first.
fn deeds(places: &[Place]) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = places.iter().map(|place| place.deed.clone()).collect();
    deeds.sort_unstable();
    let mut deeds: Vec<Deed> = deeds
        .chunk_by(|a, b| a == b)
        .filter_map(|same| Some(Deed { times: same.len() as u32, ..same.first()?.clone() }))
        .collect();
    deeds.sort_by_key(|deed| std::cmp::Reverse(deed.times));
    deeds
}
