//! Articles into a corpus: files are read and annotated, what is known of them is set, corrections are applied. What
//! `build` and `export` begin with; and articles one by one, with what `build` would know of them.

use std::collections::BTreeSet;
use std::fs;
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
        report::all_failed(&gathered);
        report::passed(&gathered);
        return Err(reader::none_read().into());
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

/// Articles that are read one by one, each as `build` reads it in the folder that it belongs to.
pub(super) struct Alone {
    /// The articles, in the order in which they were asked for.
    pub(super) inputs: Vec<Input>,
    /// What of `parallax.toml` cannot be read, as messages with their lines.
    pub(super) misread: BTreeSet<String>,
}

/// The one article of each file, with what `parallax.toml` says of it: the one that was asked for, else the one in its
/// folder or in the next above, as far as the folder that all files lie in.
pub(super) fn alone(paths: &[PathBuf], asked: Option<&Path>) -> Result<Alone> {
    // what is missing is told when it is read
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let files: Vec<PathBuf> = paths.iter().map(|path| real(path)).collect();
    let holds_all = |folder: &&Path| files.iter().all(|file| file.starts_with(folder));
    let top = files.first().and_then(|file| file.ancestors().skip(1).find(holds_all));
    let mut alone = Alone { inputs: Vec::new(), misread: BTreeSet::new() };
    for (path, file) in paths.iter().zip(&files) {
        let above =
            file.ancestors().skip(1).take_while(|folder| top.is_none_or(|top| folder.starts_with(top)));
        let mut above = above.filter(|folder| folder.join(METADATA).is_file());
        let folder = if asked.is_some() { None } else { above.next() };
        let toml = asked.map(Path::to_owned).or_else(|| Some(shown(&folder?.join(METADATA))));
        let toml = toml.map(|toml| beside(&toml)).transpose()?;
        let toml = toml.map(|Beside { text, name }| TomlFile::<Metadata>::read_rest(&text, &name));
        let (metadata, unknown) = toml.transpose().map_err(anyhow::Error::from)?.unzip();
        alone.misread.extend(unknown.into_iter().flatten().map(|error| error.to_string()));
        let columns = metadata.as_ref().map(|toml| toml.value.columns.clone()).unwrap_or_default();
        let below = folder.and_then(|folder| file.strip_prefix(folder).ok());
        let mut input = reader::one(path, below.map(name_of), &columns)?;
        if let Some(metadata) = &metadata {
            // the others that it speaks of are elsewhere
            metadata.apply(std::slice::from_mut(&mut input), &BTreeSet::new());
        }
        alone.inputs.push(input);
    }
    Ok(alone)
}

/// The name of an article at that path below its folder.
fn name_of(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// A path as somebody in the current folder would write it.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_owned()
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
