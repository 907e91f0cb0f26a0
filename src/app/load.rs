//! Loading: the corpus, from bytes to a catalogue that every page can ask, and a library that texts are had from.
//!
//! This is the one place that knows where texts come from. Today all of them come with the catalogue, packed, and are
//! unpacked when they are asked for; when they are fetched on their own, [`Shared::fetch`] is what changes: whoever needs a
//! text awaits it already.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::browser::Refusal;
use super::browser::files::{self, Bytes};
use crate::contract::{CORPUS, CORPUS_ELEMENT};
use crate::corpus::{self, ArticleId, Bodies, Body, Catalogue, Corpus, Part, Texts};

/// A corpus that components share, as its catalogue; equal only to itself.
#[derive(Clone, Debug)]
pub struct Shared {
    catalogue: Rc<Catalogue>,
    texts: Rc<RefCell<Rc<Texts>>>,
}

/// So many texts stay unpacked beside those that a view asks for.
const AT_HAND: usize = 400;

impl Shared {
    /// Shares a corpus, with all its texts at hand or to be unpacked.
    pub fn new(corpus: Corpus) -> Self {
        let Corpus { catalogue, bodies } = corpus;
        Self { catalogue: Rc::new(catalogue), texts: Rc::new(RefCell::new(Rc::new(bodies))) }
    }

    /// Shares a catalogue of which no text is at hand, nor to be had.
    pub fn without_texts(catalogue: Catalogue) -> Self {
        Self::new(Corpus { catalogue, bodies: Texts::default() })
    }

    /// The library, once it holds the texts of these articles.
    pub(crate) fn library(&self, wanted: &[ArticleId]) -> Option<Library> {
        let texts = &mut *self.texts.borrow_mut();
        // who holds the library of before keeps what it has unpacked
        if texts.read() > AT_HAND + wanted.len() {
            *texts = Rc::new(texts.unread());
        }
        // there is nothing to wait for where the corpus has no such article
        let missing = |id: &ArticleId| {
            let number = id.0 as usize;
            number >= texts.len() && number < self.catalogue.articles.len()
        };
        let library = || Library { texts: Rc::clone(texts), of: Rc::clone(&self.texts) };
        (!wanted.iter().any(missing)).then(library)
    }

    /// Fetches the texts of these articles.
    #[expect(clippy::unused_async, reason = "texts that are fetched one by one will be waited for")]
    pub(crate) async fn fetch(&self, wanted: &[ArticleId]) -> Result<Library, Refusal> {
        self.library(wanted).ok_or_else(|| "the texts of this page are not at hand".to_owned())
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

/// The texts of a corpus. Those of one corpus are equal to each other alone.
#[derive(Clone, Debug)]
pub struct Library {
    texts: Rc<Texts>,
    /// Whose they are.
    of: Rc<RefCell<Rc<Texts>>>,
}

impl Bodies for Library {
    fn body(&self, article: ArticleId) -> Option<&Body> {
        self.texts.body(article)
    }
}

impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.of, &other.of)
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
    of(bytes().await?.to_vec().into())
}

/// The corpus that these bytes are.
pub(super) fn of(packed: Part) -> Result<Shared, Refusal> {
    corpus::open(packed).map(Shared::new).map_err(|error| error.to_string())
}
