//! Reading articles from files and folders.

mod passed;
mod walk;

pub(super) use passed::{Passed, Why};
pub(super) use walk::{Sources, no_articles, sources};

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::files;
use crate::contract::is_page;
use crate::corpus::Input;
use crate::ingest::{self, Columns, Cost, Diagnostic, Format, Reading, formats};

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
    let is_own = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(is_page);
    if format_of(path).is_some_and(Format::is_page) && is_own(&bytes) {
        if !source.asked {
            return Ok(Err(Why::Page));
        }
        bail!(
            "{} is a page that `parallax build` made, no article: `parallax dump` gives its articles back",
            path.display()
        );
    }
    let mut reading = ingest::read_with(&bytes, &source.shown(), columns);
    let is_other = |problem: &Diagnostic| problem.cost == Cost::Nothing;
    if reading.inputs.is_empty()
        && !source.asked
        && let Some(problem) = reading.problems.first()
        && reading.problems.iter().all(is_other)
    {
        return Ok(Err(Why::Other(problem.found.clone())));
    }
    for problem in &mut reading.problems {
        if is_other(problem) {
            problem.cost = Cost::Article;
        }
    }
    // a record without an `id` goes by its file and its number; the file of another folder may have the same name
    let file = source.name.rsplit('/').next().unwrap_or_default();
    let numbered = |id: &str| {
        let number = id.strip_prefix(file)?.strip_prefix('-')?;
        number.parse::<u32>().ok().map(|number| format!("{}-{number}", source.name))
    };
    for input in &mut reading.inputs {
        let called = if source.many() { numbered(&input.file) } else { Some(source.name.clone()) };
        let Some(called) = called.filter(|called| *called != input.file) else { continue };
        // a remark names the article as its input is called
        for remark in &mut reading.remarks {
            if remark.article.as_ref() == Some(&input.file) {
                remark.article = Some(called.clone());
            }
        }
        input.file = called;
    }
    Ok(Ok(reading))
}

/// The one article of a file.
pub(super) fn one(path: &Path) -> Result<Input> {
    let source = sources(&[path.to_owned()])?.files.pop().context("no article")?;
    let Reading { mut inputs, problems, .. } = read(&source, &Columns::default())?.unwrap_or_default();
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
