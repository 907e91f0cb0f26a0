//! Reading articles from files and folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use ignore::WalkBuilder;

use super::json::Given;
use super::lines::Lines;
use crate::corpus::{Input, Meta};
use crate::text::clean;

/// The endings of files that hold articles.
const ENDINGS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "jsonl", "ndjson"];

/// A file that holds articles, and the name that an article of it has.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) name: String,
}

/// The files that hold articles, in order of their names, each once.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>> {
    let mut found: BTreeMap<PathBuf, String> = BTreeMap::new();
    for path in paths {
        if !path.exists() {
            bail!("{} does not exist: expected an article or a folder of articles", path.display());
        }
        if path.is_file() {
            if ending(path).is_none() {
                bail!(
                    "{} is of no kind that can be read: expected one of .{}",
                    path.display(),
                    ENDINGS.join(", .")
                );
            }
            found.insert(path.clone(), name(path.file_name().map_or(path, Path::new)));
            continue;
        }
        for entry in WalkBuilder::new(path).build() {
            let entry = entry.with_context(|| format!("{} cannot be read", path.display()))?;
            let file = entry.path();
            if entry.file_type().is_some_and(|kind| kind.is_file())
                && ending(file).is_some()
                && !is_about(file)
            {
                found.insert(file.to_owned(), name(file.strip_prefix(path).unwrap_or(file)));
            }
        }
    }
    if found.is_empty() {
        let folders: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        bail!("no articles in {}: expected files that end in .{}", folders.join(", "), ENDINGS.join(", ."));
    }
    let mut names: BTreeMap<&String, &PathBuf> = BTreeMap::new();
    for (path, name) in &found {
        if let Some(other) = names.insert(name, path) {
            bail!(
                "two articles would both be called `{name}`: {} and {}; give the folder above both, or rename one",
                other.display(),
                path.display()
            );
        }
    }
    Ok(found.into_iter().map(|(path, name)| Source { path, name }).collect())
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The ending of a file that holds articles.
fn ending(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    ENDINGS.into_iter().find(|known| *known == ending)
}

/// Whether a file of a folder is about the articles: a README, a licence.
fn is_about(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    ["readme", "license", "licence", "copying", "notice"].iter().any(|about| stem.eq_ignore_ascii_case(about))
}

/// The articles of a file.
pub(super) fn read(source: &Source) -> Result<Vec<Input>> {
    if matches!(ending(&source.path), Some("jsonl" | "ndjson")) {
        return lines(&source.path);
    }
    let name = source.path.display();
    let bytes = fs::read(&source.path).with_context(|| format!("{name} cannot be read"))?;
    let text = String::from_utf8(bytes).map_err(|error| anyhow!("{name}: {}", error.utf8_error()))?;
    let document = clean(&text);
    Ok(vec![Input { file: source.name.clone(), meta: Meta::default(), source: text, document }])
}

/// A line an article.
fn lines(path: &Path) -> Result<Vec<Input>> {
    let mut lines = Lines::open(Some(path))?;
    let mut inputs = Vec::new();
    loop {
        let chunk = lines.chunk().with_context(|| format!("{} cannot be read", lines.name))?;
        if chunk.is_empty() {
            return Ok(inputs);
        }
        for line in chunk {
            let read = line.text.and_then(|text| {
                let given = Given::read(&text)?;
                let (file, meta) = (given.name()?, given.meta()?);
                let document = clean(&given.text);
                Ok(Input { file, meta, source: given.text, document })
            });
            inputs.push(read.with_context(|| format!("{}, line {}", lines.name, line.number))?);
        }
    }
}

/// The one article of a file.
pub(super) fn one(path: &Path) -> Result<Input> {
    let source = sources(&[path.to_owned()])?.pop().context("no article")?;
    let mut inputs = read(&source)?;
    if inputs.len() != 1 {
        bail!("{}: expected one article, found {}", path.display(), inputs.len());
    }
    inputs.pop().context("no article")
}
