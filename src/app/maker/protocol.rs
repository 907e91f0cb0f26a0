//! What goes between the page and the maker: each thing asked has one answer, in the order of asking.
//!
//! Both ends are of one build: an answer is postcard, which no other program reads. This module must not know either end.

use serde::{Deserialize, Serialize};

use crate::corpus::Curation;
use crate::publish::session::{Form, Progress, Report, Row, Said, Saved};

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Ask {
    /// Begin anew, with nothing.
    Clear,
    /// Expect files of these names.
    Expect(Vec<String>),
    /// Take in the file that goes with it.
    Take {
        /// Its path below the folder that was chosen.
        name: String,
        /// Whether it was chosen by itself.
        asked: bool,
    },
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
        curation: Curation,
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
        curation: Curation,
    },
    /// The corpus, packed.
    Corpus {
        /// Its bytes.
        packed: Vec<u8>,
        /// What is to be told of it.
        report: Report,
    },
    /// A file to be kept.
    Saved(Saved),
    /// The names of what is kept.
    Kept(Vec<String>),
    /// It cannot be done, and why.
    Refused(String),
}
