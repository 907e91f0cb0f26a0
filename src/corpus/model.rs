//! A corpus in one piece: its catalogue and its bodies.

use super::index::Index;
use super::{Article, ArticleId, Bodies as _, Body, Catalogue, CorpusEntity, Texts};

/// A corpus in one piece: what builders make, [`write`](super::write) packs and [`read`](super::read) gives back.
///
/// Made by [`build`](super::build::build) or by [`read`](super::read), or from its parts by [`Corpus::new`]: all
/// three give the catalogue its index, which a change of articles, bodies or entities would leave behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// What is known of it without its texts.
    pub catalogue: Catalogue,
    /// The texts, in the order of the catalogue's articles.
    pub bodies: Texts,
}

impl Corpus {
    /// A corpus of these articles, indexed. The entity ids of the bodies point into `entities`.
    pub fn new(articles: Vec<(Article, Body)>, entities: Vec<CorpusEntity>) -> Corpus {
        let (articles, bodies): (Vec<Article>, Vec<Body>) = articles.into_iter().unzip();
        let bodies = Texts::from(bodies);
        let index = Index::of(&articles, &bodies, entities.len());
        let catalogue = Catalogue { articles, entities, index, ..Catalogue::default() };
        Corpus { catalogue, bodies }
    }

    /// Whether the index is the one of these articles.
    pub fn index_is_current(&self) -> bool {
        let Catalogue { articles, entities, index, .. } = &self.catalogue;
        *index == Index::of(articles, &self.bodies, entities.len())
    }

    /// An article with its text; `None` where the corpus has no such id.
    pub fn article(&self, id: ArticleId) -> Option<(&Article, &Body)> {
        self.catalogue.article(id).zip(self.bodies.body(id))
    }

    /// All articles with their ids and texts, in order.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article, &Body)> {
        self.catalogue.articles().zip(self.bodies.iter()).map(|((id, article), body)| (id, article, body))
    }
}
