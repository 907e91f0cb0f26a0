//! Reading articles from files and folders.

mod walk;

pub(super) use walk::{Sources, no_articles, none_read, sources};

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;

use super::{files, progress};
use crate::corpus::Input;
use crate::ingest::{Columns, Format, Reading, formats};
use crate::publish::gather::{self, Complaint, Gathered};
use crate::publish::passed::Why;

/// A file that holds articles, and the name that an article of it has.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) name: String,
    /// Whether it was asked for by its own path, not found in a folder.
    asked: bool,
}

impl Source {
    /// What messages call it.
    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    fn named<'a>(&'a self, shown: &'a str) -> gather::Source<'a> {
        gather::Source { name: &self.name, shown, asked: self.asked }
    }

    /// Whether it holds many articles.
    pub(super) fn many(&self) -> bool {
        format_of(&self.path).is_some_and(|format| format.many)
    }
}

fn format_of(path: &Path) -> Option<&'static Format> {
    formats::of(&path.file_name()?.to_string_lossy())
}

/// The articles of a file, and what of it could not be read; or why it is none, where it is a page that
/// `parallax build` made and that lay in a folder: an earlier site is no article.
pub(super) fn read(source: &Source, columns: &Columns) -> Result<Result<Reading, Why>> {
    let path = &source.path;
    let bytes = files::read(path, if source.many() { files::MANY } else { files::ARTICLE })?;
    let shown = source.shown();
    let read = gather::read(&bytes, source.named(&shown), columns);
    if source.asked && matches!(read, Err(Why::Page)) {
        bail!(
            "{shown} is a page that `parallax build` made, no article: `parallax dump` gives its articles back"
        );
    }
    Ok(read)
}

/// Reads all files, each with whatever core is free. What cannot be read costs only itself.
pub(super) fn gather(sources: Sources, columns: &Columns) -> Gathered {
    let Sources { files, passed, failed } = sources;
    let bar = progress::bar(files.len(), "reading");
    let reads: Vec<Result<Result<Reading, Why>>> = files
        .par_iter()
        .map(|source| {
            let read = read(source, columns);
            bar.inc(1);
            read
        })
        .collect();
    bar.finish_and_clear();
    let mut all = Gathered::default();
    all.passed = passed;
    all.complaints.extend(failed.iter().map(|error| Complaint::article(format!("{error:#}"))));
    for (read, source) in reads.into_iter().zip(&files) {
        match read {
            Ok(read) => all.add(read, source.named(&source.shown())),
            // what was asked for by its own name and cannot be read is told and costs itself, as all else
            Err(error) => {
                all.missing.insert(source.name.clone());
                all.complaints.push(Complaint::article(format!("{error:#}")));
            }
        }
    }
    all.passed.sort();
    all
}

/// The one article of a file, under that name where it has one below a folder.
pub(super) fn one(path: &Path, name: Option<String>, columns: &Columns) -> Result<Input> {
    let mut source = sources(&[path.to_owned()])?.files.pop().context("no article")?;
    source.name = name.unwrap_or(source.name);
    let Reading { mut inputs, problems, .. } = read(&source, columns)?.unwrap_or_default();
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem.into());
    }
    if inputs.len() != 1 {
        bail!(
            "{}: expected one article, found {}; give each a file of its own",
            path.display(),
            inputs.len()
        );
    }
    inputs.pop().context("no article")
}
