//! The catalogue: what is known of a corpus without its texts.
//!
//! Whatever lists, counts, filters, ranks or places articles asks the catalogue alone. It holds no text, so that it
//! stays small where the texts are many: those are [bodies](super::Body), got one by one when they are read.

use serde::{Deserialize, Serialize};

use super::index::{Columns, DateRow, Index};
use super::{ArticleId, Body, Curation};
use crate::annotate::{Day, Entity, EntityId, Extent, Flag, Modifier, TimexType, Unresolved};
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
    /// What makes a query fast.
    pub(crate) index: Index,
}

/// An article as lists know it: all but its [text](Body).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its stable name in URLs, unique in the corpus: the file's name without its ending, folded where it must be.
    pub slug: String,
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// Number of words in the cleaned text.
    pub words: u32,
    /// The first [`OPENING`] words of its text and one more where there are more, divided by spaces: what an article
    /// without a headline goes by.
    pub opening: String,
    /// How much was found in it.
    pub counts: Counts,
}

/// How many words of an article without a headline stand for one.
pub const OPENING: usize = 9;

/// How much was found in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mentions of entities.
    pub mentions: u32,
    /// Expressions of time.
    pub dates: u32,
    /// Expressions of time that are not on the axis.
    pub unplaced: u32,
    /// Quotes.
    pub quotes: u32,
    /// Numbers of things.
    pub quantities: u32,
    /// Stretches of the source that the reading view leaves out.
    pub removed: u32,
}

impl Article {
    /// The record of an article with that text.
    pub fn new(slug: String, file: String, meta: Meta, words: u32, body: &Body) -> Article {
        let Body { document, annotations, .. } = body;
        let opening: Vec<&str> = document.text.split_whitespace().take(OPENING + 1).collect();
        let off_axis = annotations.dates.iter().filter(|date| date.extent.is_none() || date.flag.is_some());
        let counts = Counts {
            mentions: annotations.mentions.len() as u32,
            dates: annotations.dates.len() as u32,
            unplaced: off_axis.count() as u32,
            quotes: annotations.quotes.len() as u32,
            quantities: annotations.quantities.len() as u32,
            removed: document.removed.len() as u32,
        };
        Article { slug, file, meta, words, opening: opening.join(" "), counts }
    }

    /// The headline, where one is known.
    pub fn title(&self) -> Option<&str> {
        self.meta.title.as_deref()
    }
}

/// An entity, with what the corpus adds to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusEntity {
    /// Its stable name in URLs, unique in the corpus: `ibrahim-traore`.
    pub slug: String,
    /// Kind, canonical name and aliases.
    pub entity: Entity,
    /// What a curator changed, for the reader; empty where nobody did.
    pub curated: String,
}

/// What is known of an article beside its text. What is `None` is unknown, and shown so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The headline: from the metadata, else from the text.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// The day it was published.
    pub published: Option<Day>,
    /// The words that fix the day, or where it was taken from.
    pub published_basis: Option<String>,
    /// Where it was published; shown as text and, when it is http or https, as a link.
    pub url: Option<String>,
    /// Language as a BCP 47 tag.
    pub lang: Option<String>,
}

/// An expression of time, as lists and the axis show it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListedDate<'a> {
    /// Where it stands in the article's cleaned text.
    pub span: Span,
    /// The words as written.
    pub written: &'a str,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexType,
    /// The TIMEX3 value, given only where there is no stretch of the calendar.
    pub value: &'a str,
    /// What narrows or loosens the value.
    pub modifier: Option<Modifier>,
    /// The stretch of the calendar.
    pub extent: Option<Extent>,
    /// Why it is not on the axis; `None` where it is.
    pub unplaced: Option<&'a UnplacedReason>,
}

impl ListedDate<'_> {
    /// Whether it is a stretch of the calendar that is left off the axis all the same, and why.
    pub fn flag(&self) -> Option<&'static Flag> {
        match self.unplaced? {
            UnplacedReason::Impossible => Some(&Flag::Impossible),
            UnplacedReason::Implausible => Some(&Flag::Implausible),
            _ => None,
        }
    }
}

/// Why an expression of time has no place on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnplacedReason {
    /// The calendar has no such day.
    Impossible,
    /// It is too far from the time of the news.
    Implausible,
    /// What it counts from is not known; why.
    Unresolved(Unresolved),
    /// It is a length of time, not a point in it.
    Length,
    /// It recurs.
    Recurrence,
    /// Its year is not known.
    NoYear,
    /// The words name no stretch of the calendar.
    NoStretch,
}

impl Catalogue {
    /// An article; `None` where the corpus has no such id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(id.0 as usize)
    }

    /// All articles with their ids, in order.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        (0..).map(ArticleId).zip(&self.articles)
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
