//! The front page of a corpus: which articles tell one story, and what is worth a reader's first look.
//!
//! It is worked out once, when a corpus is built, since it sets articles side by side: [`of`] makes it, [`Front::pack`]
//! puts it into the catalogue, and a page takes it out again with [`Front::read`]. It holds ids, spans and small numbers,
//! and no words for a reader.

mod findings;
mod glance;
mod stories;
#[cfg(test)]
mod tests;

pub use glance::{BARS, Glance, glance};
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::compare::sheet::MOST;
use super::compare::{About, PointKind, Verdict};
use crate::annotate::{EntityId, Extent};
use crate::corpus::{ArticleId, Catalogue, Corpus};
use crate::text::Span;

/// What a front page shows beside what the catalogue tells by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Front {
    /// Articles that tell one story: those told by most first.
    pub stories: Vec<Story>,
    /// What is worth a first look: what differs first.
    pub findings: Vec<Finding>,
}

/// Articles that tell one story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The articles, at least two, in corpus order.
    pub articles: Vec<ArticleId>,
    /// What it is about: entities that most of them name and few others do; at most [`NAMES`].
    pub names: Vec<EntityId>,
    /// How many questions they answer in different ways: contradictions and disputes.
    pub differences: u32,
}

impl Story {
    /// Those of its articles that are set side by side: one of each outlet before a second of one, in corpus order.
    pub fn side_by_side(&self, catalogue: &Catalogue) -> Vec<ArticleId> {
        let outlet = |id: ArticleId| catalogue.article(id).and_then(|article| article.meta.source.clone());
        let mut seen = HashSet::new();
        let (first, more): (Vec<ArticleId>, Vec<ArticleId>) = self
            .articles
            .iter()
            .copied()
            .partition(|id| outlet(*id).is_none_or(|outlet| seen.insert(outlet)));
        let mut chosen: Vec<ArticleId> = first.into_iter().chain(more).take(MOST).collect();
        chosen.sort_unstable();
        chosen
    }
}

/// How many entities name a story at most.
pub const NAMES: usize = 3;

/// Something worth a first look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Accounts answer a question in different ways.
    Differ(Question),
    /// A stretch of the calendar of which most articles tell.
    Told {
        /// The stretch.
        extent: Extent,
        /// The articles that tell of it, in corpus order.
        articles: Vec<ArticleId>,
        /// A sentence that tells it, in the first of them.
        sentence: Span,
    },
    /// A sentence of one account of a story, with a name that no other account of it has.
    Alone {
        /// The article.
        article: ArticleId,
        /// The sentence.
        sentence: Span,
        /// The name.
        name: EntityId,
        /// How many other accounts there are.
        others: u32,
    },
    /// A date that cannot be, or that news does not speak of.
    Odd {
        /// The article.
        article: ArticleId,
        /// Index into its `annotations.dates`.
        date: u32,
        /// The sentence that holds it.
        sentence: Span,
    },
    /// The person quoted most.
    Quoted {
        /// Who.
        speaker: EntityId,
        /// How many direct quotes.
        quotes: u32,
        /// In how many articles.
        articles: u32,
    },
}

impl Finding {
    /// The articles whose texts show it.
    pub fn articles(&self) -> Vec<ArticleId> {
        match self {
            Finding::Differ(question) => question.answers.iter().map(|answer| answer.article).collect(),
            Finding::Told { articles, .. } => articles.first().copied().into_iter().collect(),
            Finding::Alone { article, .. } | Finding::Odd { article, .. } => vec![*article],
            Finding::Quoted { .. } => Vec::new(),
        }
    }
}

/// A question that accounts answer in different ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The subject.
    pub about: About,
    /// What kind of answer it asks for.
    pub kind: PointKind,
    /// How the answers stand to each other.
    pub verdict: Verdict,
    /// The articles set side by side, in corpus order.
    pub articles: Vec<ArticleId>,
    /// The answers, in order of the articles.
    pub answers: Vec<Answer>,
    /// On how many other questions the same articles differ.
    pub others: u32,
}

/// What one article answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// As few words as tell the answer.
    pub phrase: Span,
    /// The decisive ones, by which a comparison knows its row.
    pub words: Span,
    /// Who is said to say so; `None` for the article itself.
    pub speaker: Option<Span>,
}

/// The front page of a corpus.
pub fn of(corpus: &Corpus) -> Front {
    let mut stories = stories::of(corpus);
    let findings = findings::of(corpus, &mut stories);
    Front { stories, findings }
}

/// The most articles of a story that are laid side by side beside those asked for.
pub const BESIDE: usize = 6;

/// The articles of the stories that two or more of these articles tell, the first [`BESIDE`] of each: what is laid side by side
/// of a story is part of one table.
pub fn story_of(catalogue: &Catalogue, articles: &[ArticleId]) -> Vec<ArticleId> {
    let told = Front::read(catalogue)
        .stories
        .into_iter()
        .filter(|story| story.articles.iter().filter(|id| articles.contains(id)).count() > 1);
    told.flat_map(|story| story.articles.into_iter().take(BESIDE)).collect()
}

impl Front {
    /// Puts it into a catalogue, which is packed with it.
    pub fn pack(&self, catalogue: &mut Catalogue) {
        // its types hold nothing that postcard cannot write
        catalogue.front = postcard::to_allocvec(self).unwrap_or_default();
    }

    /// The front page that lies in a catalogue: none of its articles or entities is missing there. An empty one where
    /// there is none, or one of another version.
    pub fn read(catalogue: &Catalogue) -> Front {
        let front: Front = postcard::from_bytes(&catalogue.front).unwrap_or_default();
        if front.is_of(catalogue) { front } else { Front::default() }
    }

    /// Whether all its ids are of a catalogue.
    fn is_of(&self, catalogue: &Catalogue) -> bool {
        let article = |id: &ArticleId| catalogue.article(*id).is_some();
        let entity = |id: &EntityId| catalogue.entity(*id).is_some();
        let story = |story: &Story| story.articles.iter().all(article) && story.names.iter().all(entity);
        let finding = |finding: &Finding| match finding {
            Finding::Differ(question) => {
                question.articles.iter().all(article)
                    && question.answers.iter().all(|answer| article(&answer.article))
            }
            Finding::Told { articles, .. } => articles.iter().all(article),
            Finding::Alone { article: id, name, .. } => article(id) && entity(name),
            Finding::Odd { article: id, .. } => article(id),
            Finding::Quoted { speaker, .. } => entity(speaker),
        };
        self.stories.iter().all(story) && self.findings.iter().all(finding)
    }
}
