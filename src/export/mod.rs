//! Export: what a corpus holds, as files for other programs. A pure function from a corpus to text.
//!
//! Tables (CSV or JSON lines) give what was found, a row each, with the sentence that it stands in, so that whoever
//! counts them can read them. Offsets count Unicode scalar values of the article's cleaned text, end exclusive, as those of
//! `parallax dump` do. Documents have the one form that their programs read.
//!
//! | export | form | holds |
//! |---|---|---|
//! | articles | table | what is known of each article |
//! | entities | table | who and what is named, under which names, how often |
//! | mentions | table | where they are named |
//! | dates | table | expressions of time, how each was read, why it is not on the axis |
//! | clauses | table | who did what to whom, when and where, who says so |
//! | quotes | table | words put into somebody's mouth |
//! | differences | table | questions that accounts of one story answer in different ways, a row an answer |
//! | timelinejs | JSON of TimelineJS | what happened when, each with the sentences that tell it |
//! | gexf | GEXF | who appears with whom in a sentence: people, organisations, groups |
//! | bibtex | BibTeX, read by biblatex too | the articles as references |
//! | csl-json | CSL-JSON | the same for Zotero, pandoc and others |
//!
//! This floor must not know files, the command line or the page.

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod about;
mod articles;
mod clauses;
mod dates;
mod differences;
mod entities;
mod mentions;
mod names;
mod quotes;
mod references;
#[cfg(all(test, feature = "ingest"))]
mod tests;
mod timelinejs;
pub mod value;

pub use articles::articles;
pub use dates::dates;
pub use differences::{ARTICLES, STORIES};
pub use entities::{Counted, entities};
pub use timelinejs::timeline;
pub use value::{Table, Value};

use crate::corpus::Corpus;
use crate::explore::network::{Ask, By, Kinds, gexf};
use crate::explore::timeline::told;
use crate::explore::{Query, Selection};

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// What is known of each article.
    Articles,
    /// Who and what is named.
    Entities,
    /// Where they are named.
    Mentions,
    /// Expressions of time.
    Dates,
    /// Who did what.
    Clauses,
    /// Who said what.
    Quotes,
    /// Where accounts of one story differ.
    Differences,
    /// What happened when.
    TimelineJs,
    /// Who appears with whom, for Gephi and others.
    Gexf,
    /// The articles as references, for LaTeX.
    Bibtex,
    /// The articles as references, for everything else.
    CslJson,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// For spreadsheets.
    #[default]
    Csv,
    /// A JSON object a row, each on a line of its own.
    JsonLines,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub content: String,
}

impl What {
    /// All of them, in the order in which they are listed.
    pub const ALL: [What; 11] = [
        What::Articles,
        What::Entities,
        What::Mentions,
        What::Dates,
        What::Clauses,
        What::Quotes,
        What::Differences,
        What::TimelineJs,
        What::Gexf,
        What::Bibtex,
        What::CslJson,
    ];

    /// As it is asked for.
    pub fn as_str(self) -> &'static str {
        match self {
            What::Articles => "articles",
            What::Entities => "entities",
            What::Mentions => "mentions",
            What::Dates => "dates",
            What::Clauses => "clauses",
            What::Quotes => "quotes",
            What::Differences => "differences",
            What::TimelineJs => "timelinejs",
            What::Gexf => "gexf",
            What::Bibtex => "bibtex",
            What::CslJson => "csl-json",
        }
    }

    /// Whether it is a table, which has a choice of forms.
    pub fn is_table(self) -> bool {
        !matches!(self, What::TimelineJs | What::Gexf | What::Bibtex | What::CslJson)
    }

    /// The name of its file.
    pub fn file_name(self, form: Form) -> String {
        match (self, form) {
            (What::TimelineJs, _) => "timeline.json".to_owned(),
            (What::Gexf, _) => "network.gexf".to_owned(),
            (What::Bibtex, _) => "articles.bib".to_owned(),
            (What::CslJson, _) => "articles.csl.json".to_owned(),
            (table, Form::Csv) => format!("{}.csv", table.as_str()),
            (table, Form::JsonLines) => format!("{}.jsonl", table.as_str()),
        }
    }
}

/// A corpus, exported.
pub fn export(corpus: &Corpus, what: What, form: Form) -> File {
    let content = match what {
        What::TimelineJs => {
            let told = told(&corpus.catalogue, &Selection::of_corpus(corpus, &Query::default()));
            timeline(&corpus.catalogue, &corpus.bodies, &told)
        }
        What::Gexf => gexf(corpus, &Ask { kinds: Kinds::first(By::Sentence), ..Ask::default() }),
        What::Bibtex => references::bibtex(&corpus.catalogue),
        What::CslJson => references::csl_json(&corpus.catalogue),
        table => {
            let table = self::table(corpus, table);
            match form {
                Form::Csv => table.csv(),
                Form::JsonLines => table.json_lines(),
            }
        }
    };
    File { name: what.file_name(form), content }
}

fn table(corpus: &Corpus, what: What) -> Table {
    let catalogue = &corpus.catalogue;
    match what {
        What::Entities => entities(catalogue, &entities::counted(catalogue)),
        What::Mentions => mentions::mentions(corpus),
        What::Dates => dates(catalogue, &corpus.bodies, &dates::all(catalogue)),
        What::Clauses => clauses::clauses(corpus),
        What::Quotes => quotes::quotes(corpus),
        What::Differences => differences::differences(corpus),
        // the others are no tables
        What::Articles | What::TimelineJs | What::Gexf | What::Bibtex | What::CslJson => {
            articles(catalogue, &catalogue.articles().map(|(id, _)| id).collect::<Vec<_>>())
        }
    }
}
