//! What a corpus is.

use serde::{Deserialize, Serialize};

use super::index::Index;
use super::{ArticleId, Curation};
use crate::annotate::{Annotations, Day, Entity, EntityId};
use crate::text::Document;

/// A corpus: articles, and the entities that they share.
///
/// Made by [`build`](super::build::build) or by [`read`](super::read), or from its parts by [`Corpus::new`]: all
/// three give it its index, which a change of the other fields would leave behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// Its title, for the head of the page.
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

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its stable name in URLs, unique in the corpus: the file's name without its ending, folded where it must be.
    pub slug: String,
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// The source, decoded, as it was.
    pub source: String,
    /// The cleaned article.
    pub document: Document,
    /// What it mentions; `annotations.entities` is empty, ids point into [`Corpus::entities`].
    pub annotations: Annotations,
    /// Number of words in the cleaned text.
    pub words: u32,
}

impl Article {
    /// The headline, where one is known.
    pub fn title(&self) -> Option<&str> {
        self.meta.title.as_deref().or_else(|| self.document.title())
    }
}

impl Corpus {
    /// A corpus of these articles, indexed. The entity ids of the articles point into `entities`.
    pub fn new(articles: Vec<Article>, entities: Vec<CorpusEntity>) -> Corpus {
        let index = Index::of(&articles, entities.len());
        Corpus { articles, entities, index, ..Corpus::default() }
    }

    /// Whether the index is the one of these articles.
    pub fn index_is_current(&self) -> bool {
        self.index == Index::of(&self.articles, self.entities.len())
    }

    /// An article; `None` where the corpus has no such id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(id.0 as usize)
    }

    /// All articles with their ids, in order.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        self.articles.iter().enumerate().map(|(n, article)| (ArticleId(n as u32), article))
    }

    /// The article of that slug.
    pub fn article_by_slug(&self, slug: &str) -> Option<ArticleId> {
        self.articles.iter().position(|article| article.slug == slug).map(|n| ArticleId(n as u32))
    }

    /// An entity; `None` where the corpus has no such id.
    pub fn entity(&self, id: EntityId) -> Option<&CorpusEntity> {
        self.entities.get(id.0 as usize)
    }

    /// All entities with their ids, in order.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &CorpusEntity)> {
        self.entities.iter().enumerate().map(|(n, entity)| (EntityId(n as u32), entity))
    }

    /// The entity of that slug.
    pub fn entity_by_slug(&self, slug: &str) -> Option<EntityId> {
        self.entities.iter().position(|entity| entity.slug == slug).map(|n| EntityId(n as u32))
    }
}
