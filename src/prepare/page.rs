//! A corpus in its page: the files of a site, made in memory. What `build` writes and `serve` shows.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;

use super::articles::corpus_of;
use super::failure::Failure;
use super::options::{Articles, Page};
use super::{packed, report, say, shell};
use crate::contract::MAKER;
use crate::corpus::{self, Corpus};
use crate::publish::excerpts::excerpts;
use crate::publish::gather::Gathered;
use crate::publish::site::{self, Example, File};

/// A page, and what it was made of.
pub(super) struct Made {
    /// The files of the site, by their names.
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) corpus: Corpus,
    /// What is to be told of the articles.
    pub(super) gathered: Gathered,
}

/// The shell that is asked for.
pub(super) fn shell_of(options: &Page) -> Result<Vec<File>> {
    let mut shell = match &options.shell {
        Some(folder) => shell::read(folder)?,
        None => shell::embedded()?,
    };
    if options.reading_only {
        shell.retain(|(name, _)| !MAKER.files.contains(&name.as_str()));
    }
    Ok(shell)
}

/// Makes the page of some articles.
pub(super) fn make(articles: &Articles, options: &Page, shell: &[File]) -> Result<Made, Failure> {
    let (mut corpus, mut gathered) = if articles.paths.is_empty() {
        // the page reads the articles that a reader brings along
        let mut corpus = Corpus::default();
        corpus.catalogue.title.clone_from(articles.title.as_ref().unwrap_or(&String::new()));
        (corpus, Gathered::default())
    } else {
        corpus_of(articles)?
    };
    if let Some(most) = options.excerpts {
        corpus = excerpts(&corpus, usize::from(most));
    }
    let mut examples = Vec::new();
    for path in &options.examples {
        let (example, told) = example(path)?;
        examples.push(example);
        gathered.complaints.extend(told.complaints);
        gathered.unapplied.extend(told.unapplied);
    }
    let files = site::of(&corpus, shell, &examples)?;
    Ok(Made { files, corpus, gathered })
}

/// Another corpus that the page offers to look at, and what there is to tell of it.
fn example(path: &Path) -> Result<(Example, Gathered), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (corpus, gathered) = if packed::is_packed(path)? {
        (packed::open(path)?.read()?, Gathered::default())
    } else {
        let articles = Articles { paths: vec![path.to_owned()], title: None, metadata: None, curation: None };
        corpus_of(&articles)?
    };
    let title = Some(&corpus.catalogue.title).filter(|title| !title.is_empty()).cloned().unwrap_or(name);
    Ok((Example { title, packed: corpus::write(&corpus) }, gathered))
}

/// What is told of a page that was made: how much is in it, what is not, and what a curator should look at.
pub(super) fn tell(out: &mut impl Write, made: &Made) -> io::Result<()> {
    let Made { corpus, gathered, .. } = made;
    report::complaints(gathered);
    report::passed(gathered);
    report::to_look_at(out, gathered, corpus)?;
    out.flush()
}

/// What was made anew, told; nothing where it could not be made, which is told as well.
pub(super) fn again(out: &mut impl Write, made: Result<Made, Failure>) -> Option<Made> {
    match made {
        Ok(made) => {
            let _ = tell(out, &made);
            Some(made)
        }
        Err(failure) => {
            if let Failure::Input(error) = failure {
                say::complain(format_args!("error: {error:#}"));
            }
            say::complain("the page stays as it was until that is mended");
            None
        }
    }
}
