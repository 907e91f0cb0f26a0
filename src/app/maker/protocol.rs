//! What goes between the page and the maker: each thing asked has one answer, in the order of asking.
//!
//! Both ends are of one build: an answer is postcard, which no other program reads. A corpus and a file go beside their
//! answers, handed over and not copied. This module must not know either end.

use serde::{Deserialize, Serialize};

use crate::corpus::Curation;
use crate::publish::session::{Form, Progress, Report, Row, Said};

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Ask {
    /// Begin anew, with nothing.
    Clear,
    /// Expect files of these names.
    Expect(Vec<String>),
    /// Take in the files that go with it.
    Take(Vec<Named>),
    /// Take in a text that was pasted.
    Paste(String),
    /// Annotate some of what waits.
    Work,
    /// Tell what there is.
    List,
    /// Take for true what is said of articles, by their names.
    Say(Vec<(String, Said)>),
    /// Take an article out.
    Remove(String),
    /// Call the corpus so.
    Entitle(String),
    /// Apply these corrections.
    Correct {
        /// All of them.
        curation: Box<Curation>,
        /// The day.
        day: String,
        /// Who makes them.
        by: String,
    },
    /// Give the corpus of what is annotated.
    Compose,
    /// Give it in a form to be kept; the parts of the page go with it.
    Save(Form),
    /// Keep the corpus in this browser, under this name.
    Keep(String),
    /// Take in the corpus that is kept under this name, in the place of all there is, and give it.
    Open(String),
    /// Forget the corpus that is kept under this name.
    Forget(String),
    /// Tell the names of what is kept.
    Kept,
}

/// A file that goes with what is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Named {
    /// Its path below the folder that was chosen.
    pub(crate) name: String,
    /// What that folder is called; nothing where that is not known.
    pub(crate) folder: String,
    /// Whether it was chosen by itself.
    pub(crate) asked: bool,
}

/// What it is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Told {
    /// It is done; so far the session is.
    Done(Progress),
    /// What there is.
    List {
        /// The title.
        title: String,
        /// The articles.
        rows: Vec<Row>,
        /// What is to be told of what was read.
        report: Report,
        /// The corrections.
        curation: Box<Curation>,
    },
    /// The corpus, packed, which goes beside this.
    Corpus {
        /// What is to be told of it.
        report: Report,
    },
    /// A file to be kept, which goes beside this.
    Saved {
        /// What it may be called.
        name: String,
        /// Its kind, as a browser names it.
        mime: String,
    },
    /// The names of what is kept.
    Kept(Vec<String>),
    /// It cannot be done, and why.
    Refused(String),
}
