//! Articles with what was found in them become a corpus: what is known of them, what a curator corrected, the front page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gather::{Complaint, Gathered};
use crate::annotate::Annotations;
use crate::corpus::curation::{Entry, Fault};
use crate::corpus::{self, Annotated, Away, Corpus, Curated, Curation, Input, Problem};
use crate::explore::compare::sheet;
use crate::explore::front;
use crate::ingest::metadata::{Applied, Metadata};
use crate::ingest::{TomlError, TomlFile};
use crate::text::visible::visible;

/// What is known of a corpus itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its title.
    pub title: String,
    /// What it is; paragraphs divided by blank lines.
    pub description: String,
    /// Rights and licence of the texts.
    pub rights: String,
}

impl Known {
    /// What `parallax.toml` says.
    pub fn of(metadata: &Metadata) -> Known {
        let Metadata { title, description, rights, .. } = metadata;
        Known { title: title.clone(), description: description.clone(), rights: rights.clone() }
    }
}

/// What is known of a corpus beside its articles.
#[derive(Clone, Debug, Default)]
pub struct About<'a> {
    /// Of the corpus itself.
    pub known: Known,
    /// `curation.toml`.
    pub curation: Option<&'a TomlFile<Curation>>,
}

/// A corpus, and the corrections that could not be applied, which are left out of it.
#[derive(Debug)]
pub struct Composed {
    /// The corpus, with its front page.
    pub corpus: Corpus,
    /// What could not be applied, as messages with their lines.
    pub unapplied: Vec<String>,
    /// What was applied and changes nothing any more, likewise.
    pub idle: Vec<String>,
}

/// Sets what `parallax.toml` says of the articles. What it says of a name that several have is ascribed to none. The
/// errors tell of articles that are not there.
pub fn ascribe(metadata: &TomlFile<Metadata>, gathered: &mut Gathered) -> Vec<TomlError> {
    let left = gathered.doubtful.keys().chain(&gathered.missing).cloned().collect();
    let Applied { left, unknown } = metadata.apply(&mut gathered.inputs, &left);
    for (name, line) in left {
        // of a file that could not be read enough has been told
        if let Some(places) = gathered.doubtful.get(&name) {
            gathered.complaints.push(Complaint::part(format!(
                "{}, line {line}: `{name}` is what {} articles are called ({}), and what stands here was ascribed to \
                 none of them; give each an `id` of its own",
                metadata.name(),
                places.len(),
                places.join(", ")
            )));
        }
    }
    unknown
}

/// Makes the corpus of annotated articles. `doubtful` are the names that several articles have, with their places.
pub fn compose(
    annotated: Vec<(Input, Annotations)>,
    about: About<'_>,
    doubtful: &BTreeMap<String, Vec<String>>,
) -> Composed {
    composed(|corrections| corpus::assemble(annotated, corrections), about, doubtful)
}

/// As [`compose`], of articles that are read one by one; the texts of the corpus lie in memory packed, or `away` from it.
pub fn compose_read(
    annotated: Arc<dyn Annotated>,
    about: About<'_>,
    doubtful: &BTreeMap<String, Vec<String>>,
    away: Option<Arc<dyn Away>>,
) -> Composed {
    composed(|corrections| corpus::assemble_read(annotated, corrections, away), about, doubtful)
}

fn composed(
    assemble: impl FnOnce(&Curation) -> Curated,
    about: About<'_>,
    doubtful: &BTreeMap<String, Vec<String>>,
) -> Composed {
    let none = Curation::default();
    let corrections = about.curation.map_or(&none, |toml| &toml.value);
    let Curated { mut corpus, problems: mut unapplied } = assemble(corrections);
    unapplied.extend(in_doubt(corrections, doubtful));
    let catalogue = &mut corpus.catalogue;
    let Known { title, description, rights } = about.known;
    let words = [
        (&mut catalogue.title, title),
        (&mut catalogue.description, description),
        (&mut catalogue.rights, rights),
    ];
    for (words, known) in words {
        *words = visible(&known).into_owned();
    }
    front::of(&corpus).pack(&mut corpus.catalogue);
    let entry = |number| Entry { table: "difference", number };
    let idle = sheet::not_found(&corpus).into_iter();
    // what was read for these is packed again where it came from
    corpus.bodies.forget();
    let idle: Vec<Problem> =
        idle.map(|number| Problem { entry: entry(number), fault: Fault::NoDifference }).collect();
    let told =
        |problems: &[Problem]| about.curation.map(|toml| toml.complaints(problems)).unwrap_or_default();
    Composed { corpus, unapplied: told(&unapplied), idle: told(&idle) }
}

/// Corrections of places in an article of which several have the name.
fn in_doubt(corrections: &Curation, doubtful: &BTreeMap<String, Vec<String>>) -> Vec<Problem> {
    let Curation { date, split, mention, speaker, difference, .. } = corrections;
    let mut problems = Vec::new();
    let mut look = |table, articles: Vec<&String>| {
        for (number, article) in (1..).zip(articles).filter(|(_, article)| doubtful.contains_key(*article)) {
            let entry = Entry { table, number };
            problems.push(Problem { entry, fault: Fault::SeveralArticles(article.clone()) });
        }
    };
    look("date", date.iter().map(|one| &one.article).collect());
    look("split", split.iter().map(|one| &one.article).collect());
    look("mention", mention.iter().map(|one| &one.article).collect());
    look("speaker", speaker.iter().map(|one| &one.article).collect());
    for (number, difference) in (1..).zip(difference) {
        let mut articles = difference.answers.iter().map(|answer| &answer.article);
        if let Some(article) = articles.find(|article| doubtful.contains_key(*article)) {
            let entry = Entry { table: "difference", number };
            problems.push(Problem { entry, fault: Fault::SeveralArticles(article.clone()) });
        }
    }
    problems
}
