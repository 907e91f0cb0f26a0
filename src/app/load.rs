//! Loading: the corpus, from bytes to a catalogue that every page can ask, and a library that texts are had from.
//!
//! This is the one place that knows where texts come from. Today all of them come with the catalogue; when they are
//! fetched on their own, [`Library::fetch`] is what changes: whoever needs a text awaits it already.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::browser::Refusal;
use super::browser::files::{self, Bytes};
use crate::contract::{CORPUS, CORPUS_ELEMENT};
use crate::corpus::{self, ArticleId, Bodies, Body, Catalogue, Corpus};

/// A corpus that components share, as its catalogue; equal only to itself.
#[derive(Clone, Debug)]
pub struct Shared {
    catalogue: Rc<Catalogue>,
    library: Library,
}

impl Shared {
    /// Shares a corpus, with all its texts at hand.
    pub fn new(corpus: Corpus) -> Self {
        let Corpus { catalogue, bodies } = corpus;
        Self { catalogue: Rc::new(catalogue), library: Library::of(bodies.into_iter().map(Some)) }
    }

    /// Shares a catalogue of which no text is at hand, nor to be had.
    pub fn without_texts(catalogue: Catalogue) -> Self {
        let library = Library::of(catalogue.articles.iter().map(|_| None));
        Self { catalogue: Rc::new(catalogue), library }
    }

    /// The library, once it holds the texts of these articles.
    pub(crate) fn library(&self, wanted: &[ArticleId]) -> Option<Library> {
        self.library.holds(wanted).then(|| self.library.clone())
    }

    /// Fetches the texts of these articles.
    pub(crate) async fn fetch(&self, wanted: &[ArticleId]) -> Result<Library, Refusal> {
        self.library.fetch(wanted).await?;
        Ok(self.library.clone())
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalogue, &other.catalogue)
    }
}

impl Deref for Shared {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}

/// The texts of a corpus, each from when it was fetched. Clones are handles of one library, equal to each other alone.
#[derive(Clone, Debug)]
pub struct Library(Rc<[OnceCell<Body>]>);

impl Library {
    fn of(bodies: impl Iterator<Item = Option<Body>>) -> Self {
        Self(bodies.map(|body| body.map_or_else(OnceCell::new, OnceCell::from)).collect())
    }

    /// Whether the texts of these articles are here; there is nothing to wait for where the corpus has no such article.
    fn holds(&self, wanted: &[ArticleId]) -> bool {
        let missing = |id: &ArticleId| self.0.get(id.0 as usize).is_some_and(|slot| slot.get().is_none());
        !wanted.iter().any(missing)
    }

    /// Fetches those texts of these articles that are not here.
    #[expect(clippy::unused_async, reason = "texts that are fetched one by one will be waited for")]
    async fn fetch(&self, wanted: &[ArticleId]) -> Result<(), Refusal> {
        if self.holds(wanted) { Ok(()) } else { Err("the texts of this page are not at hand".to_owned()) }
    }
}

impl Bodies for Library {
    fn body(&self, article: ArticleId) -> Option<&Body> {
        self.0.get(article.0 as usize)?.get()
    }
}

impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Something that may take a moment, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Loading<T> {
    /// Under way.
    Waiting,
    /// It cannot be had.
    Failed {
        /// Why, in words for the reader.
        why: String,
        /// Tries again.
        again: Callback<MouseEvent>,
    },
    /// Done.
    Ready(T),
}

impl<T> Loading<T> {
    /// It, once it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Loading::Ready(value) => Some(value),
            Loading::Waiting | Loading::Failed { .. } => None,
        }
    }

    /// What was made of it, once it is there.
    pub fn and<U>(self, made: Option<U>) -> Loading<U> {
        match (self, made) {
            (Loading::Failed { why, again }, _) => Loading::Failed { why, again },
            (Loading::Ready(_), Some(made)) => Loading::Ready(made),
            (Loading::Waiting | Loading::Ready(_), _) => Loading::Waiting,
        }
    }
}

impl Bodies for Loading<Library> {
    fn body(&self, article: ArticleId) -> Option<&Body> {
        self.ready()?.body(article)
    }
}

/// The packed corpus. It is read here at the start, and again for the engine when that is first asked: kept between,
/// it would lie in memory twice for readers who never ask.
pub(super) async fn bytes() -> Result<Bytes, Refusal> {
    files::read(CORPUS_ELEMENT, CORPUS).await
}

/// Loads the corpus.
pub(super) async fn load() -> Result<Shared, Refusal> {
    let bytes = bytes().await?.to_vec();
    of(&bytes)
}

/// The corpus that these bytes are.
pub(super) fn of(packed: &[u8]) -> Result<Shared, Refusal> {
    corpus::read(packed).map(Shared::new).map_err(|error| error.to_string())
}
