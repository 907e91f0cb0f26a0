//! The catalogue: what is known of a corpus without its texts.
//!
//! Whatever lists, counts, filters, ranks or places articles asks the catalogue alone. It holds no text, so that it
//! stays small where the texts are many: those are [bodies](super::Body), got one by one when they are read.

use super::curation::{Ruled, Ruling};
use super::date::ListedDate;
use super::index::{Columns, DateRow, Index};
use super::{Article, ArticleId, CorpusEntity, Curation};
use crate::annotate::EntityId;
use crate::text::Span;

/// What is known of a corpus without its texts.
///
/// A part of a [`Corpus`](super::Corpus), which gives it its index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// The corpus' title, for the head of the page.
    pub title: String,
    /// What it is, in the words of whoever made it; plain text, paragraphs divided by blank lines.
    pub description: String,
    /// Rights and licence of the texts, in the words of whoever made it.
    pub rights: String,
    /// What made it: name and version of the builder.
    pub generator: String,
    /// The articles, by date of publication (unknown last), then by file name.
    pub articles: Vec<Article>,
    /// The entities, by kind, then by name. An [`EntityId`] anywhere in the corpus is an index here.
    pub entities: Vec<CorpusEntity>,
    /// The corrections that were applied, for the reader.
    pub curation: Curation,
    /// What was said of differences, by the places of their answers.
    pub ruled: Vec<Ruled>,
    /// What the front page shows, as `explore::front` packs it; this floor does not read it.
    pub front: Vec<u8>,
    /// What makes a query fast.
    pub(crate) index: Index,
}

impl Catalogue {
    /// Whether of any of these articles only a part is here.
    pub fn are_excerpts(&self, articles: impl IntoIterator<Item = ArticleId>) -> bool {
        articles.into_iter().any(|id| self.article(id).is_some_and(|article| article.meta.excerpt))
    }

    /// An article; `None` where the corpus has no such id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(id.0 as usize)
    }

    /// All articles with their ids, in order.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        (0..).map(ArticleId).zip(&self.articles)
    }

    /// What an editor says of two answers to one question.
    pub fn ruling(&self, a: (ArticleId, Span), b: (ArticleId, Span)) -> Option<Ruling> {
        self.ruled.iter().find(|ruled| ruled.is_of(a, b)).map(|ruled| ruled.ruling)
    }

    /// The article of that slug.
    pub fn article_by_slug(&self, slug: &str) -> Option<ArticleId> {
        self.articles().find(|(_, article)| article.slug == slug).map(|(id, _)| id)
    }

    /// An entity; `None` where the corpus has no such id.
    pub fn entity(&self, id: EntityId) -> Option<&CorpusEntity> {
        self.entities.get(id.0 as usize)
    }

    /// All entities with their ids, in order.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &CorpusEntity)> {
        (0..).map(EntityId).zip(&self.entities)
    }

    /// The entity of that slug.
    pub fn entity_by_slug(&self, slug: &str) -> Option<EntityId> {
        self.entities().find(|(_, entity)| entity.slug == slug).map(|(id, _)| id)
    }

    /// The entities that an article names, ascending, with the number of mentions.
    pub fn named_in(&self, article: ArticleId) -> &[(EntityId, u32)] {
        self.columns().entities.row(article.0)
    }

    /// The articles that name an entity, ascending, with the number of mentions.
    pub fn naming(&self, entity: EntityId) -> &[(ArticleId, u32)] {
        self.columns().articles.row(entity.0)
    }

    /// An expression of time, by its index in its article's `annotations.dates`.
    pub fn date(&self, article: ArticleId, date: u32) -> Option<ListedDate<'_>> {
        self.columns().date(article, date)
    }

    /// The expressions of time of an article, in the order of its `annotations.dates`.
    pub fn dates(&self, article: ArticleId) -> impl Iterator<Item = ListedDate<'_>> {
        (0..self.date_rows(article).len() as u32).filter_map(move |date| self.date(article, date))
    }

    /// Where the text tells of an event that it dates: the date where it stands in the same sentence, else the
    /// sentence or clause. The event goes by its index in the article's `annotations.events`.
    pub fn event_place(&self, article: ArticleId, event: u32) -> Option<Span> {
        let events = self.columns().events.row(article.0);
        events.iter().find(|row| row.number == event).map(|row| row.place)
    }

    pub(crate) fn date_rows(&self, article: ArticleId) -> &[DateRow] {
        self.columns().dates.row(article.0)
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.index.columns
    }
}
