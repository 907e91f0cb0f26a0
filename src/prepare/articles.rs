//! Articles into a corpus: files are read and annotated, what is known of them is set, corrections are applied. What
//! `build` and `export` begin with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;

use super::failure::Failure;
use super::options::Articles;
use super::{files, progress, reader, report, say};
use crate::annotate::Annotations;
use crate::corpus::{Corpus, Curation, Input};
use crate::ingest::TomlFile;
use crate::ingest::curation::CURATION;
use crate::ingest::metadata::{METADATA, Metadata};
use crate::publish::compose::{self, About, Composed, Known};
use crate::publish::gather::Gathered;

/// So many corrections that cannot be applied are told; more are counted.
const CORRECTIONS: usize = 20;

/// The corpus of the articles asked for, and what is to be told of them.
pub(super) fn corpus_of(options: &Articles) -> Result<(Corpus, Gathered), Failure> {
    let metadata: Option<TomlFile<Metadata>> =
        given_or_found(options.metadata.as_deref(), &options.paths, METADATA)?;
    let curation: Option<TomlFile<Curation>> =
        given_or_found(options.curation.as_deref(), &options.paths, CURATION)?;
    let columns = metadata.as_ref().map(|toml| toml.value.columns.clone()).unwrap_or_default();
    let mut gathered = reader::gather(reader::sources(&options.paths)?, &columns);
    if gathered.inputs.is_empty() {
        if gathered.complaints.is_empty() {
            return Err(reader::no_articles(&options.paths, &gathered.passed).into());
        }
        report::complaints(&gathered);
        report::passed(&gathered);
        return Err(anyhow!("no article could be read, so nothing was written").into());
    }
    if let Some(metadata) = &metadata
        && let Some(unknown) = compose::ascribe(metadata, &mut gathered).into_iter().next()
    {
        return Err(anyhow::Error::from(unknown).into());
    }
    let inputs = std::mem::take(&mut gathered.inputs);
    let bar = progress::bar(inputs.len(), "annotating");
    let annotated: Vec<(Input, Annotations)> = inputs
        .into_par_iter()
        .map(|input| {
            let annotations = input.annotate();
            bar.inc(1);
            (input, annotations)
        })
        .collect();
    bar.finish_and_clear();
    let mut known = metadata.as_ref().map(|toml| Known::of(&toml.value)).unwrap_or_default();
    if let Some(title) = &options.title {
        known.title.clone_from(title);
    }
    let about = About { known, curation: curation.as_ref() };
    let Composed { corpus, unapplied, idle } = compose::compose(annotated, about, &gathered.doubtful);
    complain(&unapplied)?;
    for line in &idle {
        say::complain(format_args!("note: {line}"));
    }
    Ok((corpus, gathered))
}

/// Tells of corrections that cannot be applied.
fn complain(lines: &[String]) -> Result<(), Failure> {
    for line in lines.iter().take(CORRECTIONS) {
        say::complain(format_args!("error: {line}"));
    }
    if lines.len() > CORRECTIONS {
        say::complain(format_args!("… and {} more", lines.len() - CORRECTIONS));
    }
    if lines.is_empty() {
        return Ok(());
    }
    say::complain("nothing was written: mend the corrections or take them out");
    Err(Failure::Reported)
}

/// A file that was asked for, or that lies in one of the folders.
fn given_or_found<T: for<'de> serde::Deserialize<'de>>(
    asked: Option<&Path>,
    paths: &[PathBuf],
    name: &str,
) -> Result<Option<TomlFile<T>>> {
    if let Some(path) = asked {
        return toml(path).map(Some);
    }
    let mut found: Option<(TomlFile<T>, PathBuf)> = None;
    for folder in paths.iter().filter(|path| path.is_dir()) {
        let path = folder.join(name);
        if path.is_file() {
            let toml = toml(&path)?;
            if let Some((_, other)) = &found {
                let (other, path) = (other.display(), path.display());
                return Err(anyhow!("{other} and {path}: expected one, write both into one file"))
                    .context(format!("two files {name}"));
            }
            found = Some((toml, path));
        }
    }
    Ok(found.map(|(toml, _)| toml))
}

fn toml<T: for<'de> serde::Deserialize<'de>>(path: &Path) -> Result<TomlFile<T>> {
    let name = path.display().to_string();
    let bytes = files::read(path, files::BESIDE)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
        anyhow!("{name}, line {line}: expected UTF-8, found other bytes; save the file as UTF-8")
    })?;
    Ok(TomlFile::read(text.trim_start_matches('\u{feff}'), &name)?)
}
