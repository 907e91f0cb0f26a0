//! Articles into a corpus: files are read and annotated, what is known of them is set, corrections are applied. What
//! `build` and `export` begin with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;

use super::failure::Failure;
use super::options::Articles;
use super::{files, progress, reader, report, say};
use crate::annotate::Annotations;
use crate::corpus::{Corpus, Input};
use crate::ingest::curation::CURATION;
use crate::ingest::metadata::{METADATA, Metadata};
use crate::ingest::{TomlError, TomlFile};
use crate::publish::compose::{self, About, Composed, Known};
use crate::publish::gather::Gathered;

/// The corpus of the articles asked for, and what is to be told of them.
pub(super) fn corpus_of(options: &Articles) -> Result<(Corpus, Gathered), Failure> {
    let metadata = given_or_found(options.metadata.as_deref(), &options.paths, METADATA)?;
    let metadata = metadata.map(|Beside { text, name }| TomlFile::<Metadata>::read_rest(&text, &name));
    let (metadata, unknown) = metadata.transpose().map_err(anyhow::Error::from)?.unzip();
    let curation = given_or_found(options.curation.as_deref(), &options.paths, CURATION)?;
    let curation = curation.map(|Beside { text, name }| TomlFile::read_each(&text, &name));
    let (curation, misread) = curation.transpose().map_err(anyhow::Error::from)?.unzip();
    let misread: Vec<TomlError> = [unknown, misread].into_iter().flatten().flatten().collect();
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
    if let Some(metadata) = &metadata {
        let unknown = compose::ascribe(metadata, &mut gathered);
        gathered.unapplied.extend(unknown.iter().map(ToString::to_string));
    }
    gathered.unapplied.extend(misread.iter().map(ToString::to_string));
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
    gathered.unapplied.extend(unapplied);
    for line in &idle {
        say::complain(format_args!("note: {line}"));
    }
    Ok((corpus, gathered))
}

/// A file beside the articles, and what messages call it.
struct Beside {
    text: String,
    name: String,
}

/// A file that was asked for, or that lies in one of the folders.
fn given_or_found(asked: Option<&Path>, paths: &[PathBuf], name: &str) -> Result<Option<Beside>> {
    if let Some(path) = asked {
        return beside(path).map(Some);
    }
    let mut found: Option<(Beside, PathBuf)> = None;
    for folder in paths.iter().filter(|path| path.is_dir()) {
        let path = folder.join(name);
        if path.is_file() {
            let file = beside(&path)?;
            if let Some((_, other)) = &found {
                let (other, path) = (other.display(), path.display());
                return Err(anyhow!("{other} and {path}: expected one, write both into one file"))
                    .context(format!("two files {name}"));
            }
            found = Some((file, path));
        }
    }
    Ok(found.map(|(file, _)| file))
}

fn beside(path: &Path) -> Result<Beside> {
    let name = path.display().to_string();
    let bytes = files::read(path, files::BESIDE)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
        anyhow!("{name}, line {line}: expected UTF-8, found other bytes; save the file as UTF-8")
    })?;
    Ok(Beside { text: text.trim_start_matches('\u{feff}').to_owned(), name })
}
