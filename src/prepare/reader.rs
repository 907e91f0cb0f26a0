//! Reading articles from files and folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use ignore::WalkBuilder;

use crate::contract::is_page;
use crate::corpus::Input;
use crate::ingest::{self, Format, Reading, formats};

/// A file that holds articles, and the name that an article of it has.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) name: String,
    /// Whether it was asked for by its own path, not found in a folder.
    asked: bool,
}

/// The files that hold articles, in order of their names, each once.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>> {
    let mut found: BTreeMap<PathBuf, (String, bool)> = BTreeMap::new();
    for path in paths {
        if !path.exists() {
            bail!("{} does not exist: expected an article or a folder of articles", path.display());
        }
        if path.is_file() {
            if format_of(path).is_none() {
                bail!(
                    "{} is of no kind that can be read: expected a file that ends in {}; rename it",
                    path.display(),
                    formats::endings(),
                );
            }
            found.insert(path.clone(), (name(path.file_name().map_or(path, Path::new)), true));
            continue;
        }
        for entry in WalkBuilder::new(path).build() {
            let entry = entry.with_context(|| format!("{} cannot be read", path.display()))?;
            let file = entry.path();
            if entry.file_type().is_some_and(|kind| kind.is_file())
                && format_of(file).is_some()
                && !is_about(file)
            {
                let name = name(file.strip_prefix(path).unwrap_or(file));
                let asked = found.get(file).is_some_and(|(_, asked)| *asked);
                found.insert(file.to_owned(), (name, asked));
            }
        }
    }
    if found.is_empty() {
        return Err(no_articles(paths));
    }
    let mut names: BTreeMap<&String, &PathBuf> = BTreeMap::new();
    for (path, (name, _)) in &found {
        if let Some(other) = names.insert(name, path) {
            bail!(
                "two articles would both be called `{name}`: {} and {}; give the folder above both, or rename one",
                other.display(),
                path.display()
            );
        }
    }
    Ok(found.into_iter().map(|(path, (name, asked))| Source { path, name, asked }).collect())
}

/// What is told where there is nothing to read.
pub(super) fn no_articles(paths: &[PathBuf]) -> anyhow::Error {
    let folders: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    anyhow::anyhow!(
        "no articles in {}: expected files that end in {}",
        folders.join(", "),
        formats::endings()
    )
}

fn format_of(path: &Path) -> Option<&'static Format> {
    formats::of(&path.file_name()?.to_string_lossy())
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Whether a file of a folder is about the articles: a README, a licence.
fn is_about(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    ["readme", "license", "licence", "copying", "notice"].iter().any(|about| stem.eq_ignore_ascii_case(about))
}

/// The articles of a file, and what of it could not be read; `None` where the file is a page that `parallax build`
/// made and that lay in a folder: an earlier site is no article.
pub(super) fn read(source: &Source) -> Result<Option<Reading>> {
    let path = &source.path;
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let format = format_of(path);
    if format.is_some_and(Format::is_page) && std::str::from_utf8(&bytes).is_ok_and(is_page) {
        if !source.asked {
            return Ok(None);
        }
        bail!(
            "{} is a page that `parallax build` made, no article: `parallax dump` gives its articles back",
            path.display()
        );
    }
    let mut reading = ingest::read(&bytes, &path.display().to_string());
    if format.is_some_and(|format| !format.many) {
        for input in &mut reading.inputs {
            input.file.clone_from(&source.name);
        }
    }
    Ok(Some(reading))
}

/// The one article of a file.
pub(super) fn one(path: &Path) -> Result<Input> {
    let source = sources(&[path.to_owned()])?.pop().context("no article")?;
    let Reading { mut inputs, problems, .. } = read(&source)?.unwrap_or_default();
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
