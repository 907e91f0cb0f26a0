//! Loading: the corpus, from bytes to something that every page can ask.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::browser::files::{self, Bytes};
use super::browser::{self, Refusal};
use crate::contract::{CORPUS, CORPUS_ELEMENT};
use crate::corpus::{self, Corpus};

/// A corpus that components share; equal only to itself.
#[derive(Clone, Debug)]
pub struct Shared(Rc<Corpus>);

impl Shared {
    /// Shares a corpus.
    pub fn new(corpus: Corpus) -> Self {
        Self(Rc::new(corpus))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Corpus;

    fn deref(&self) -> &Corpus {
        &self.0
    }
}

/// How far the loading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Loading {
    /// Under way.
    Waiting,
    /// Done.
    Ready(Shared),
    /// It cannot be had; why, in words for the reader.
    Failed(String),
}

/// The packed corpus. It is read here at the start, and again for the engine when that is first asked: kept between,
/// it would lie in memory twice for readers who never ask.
pub(super) async fn bytes() -> Result<Bytes, Refusal> {
    files::read(CORPUS_ELEMENT, CORPUS).await
}

async fn load() -> Loading {
    let bytes = match bytes().await {
        Ok(bytes) => bytes.to_vec(),
        Err(refusal) => return Loading::Failed(refusal),
    };
    match corpus::read(&bytes) {
        Ok(corpus) => Loading::Ready(Shared::new(corpus)),
        Err(error) => Loading::Failed(error.to_string()),
    }
}

/// Loads the corpus once.
#[hook]
pub fn use_corpus() -> Loading {
    let loading = use_state(|| Loading::Waiting);
    let set = loading.setter();
    use_effect_with((), move |()| browser::spawn(async move { set.set(load().await) }));
    (*loading).clone()
}
