//! `parallax build`: articles into a finished site.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::failure::Failure;
use super::options::Build;
use super::out::Out;
use super::site::{self, Head};
use super::{progress, reader, shell};
use crate::annotate::Annotations;
use crate::contract::{PAGE, SINGLE};
use crate::corpus::{self, Catalogue, Corpus, Curated, Curation, Input};
use crate::ingest::curation::CURATION;
use crate::ingest::metadata::{METADATA, Metadata};
use crate::ingest::{Diagnostic, Reading, TomlFile};

pub(super) fn run(options: &Build) -> Result<(), Failure> {
    // what is wrong with the shell is better known before the work than after it
    let shell = match &options.shell {
        Some(folder) => shell::read(folder)?,
        None => shell::embedded()?,
    };
    let folder = Out::open(&options.out, &options.paths, &site::names(&shell)?)?;
    let (corpus, problems) = corpus_of(options)?;
    let packed = corpus::write(&corpus);
    let Catalogue { title, description, .. } = &corpus.catalogue;
    let head = Head { title, description, view: &site::first::view(&corpus) };
    let files = site::files(&shell, &packed, head)?;
    folder.write(&files)?;
    let mut out = io::stdout().lock();
    let out_name = options.out.display();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    writeln!(
        out,
        "{out_name}: {} articles, {} entities; {} files, {} kB",
        corpus.bodies.len(),
        corpus.catalogue.entities.len(),
        files.len(),
        bytes.div_ceil(1000)
    )?;
    writeln!(out, "  {}  for a web server or GitHub Pages", options.out.join(PAGE).display())?;
    writeln!(out, "  {}  the same in one file: open it by double click", options.out.join(SINGLE).display())?;
    if problems.is_empty() {
        return Ok(());
    }
    let mut err = io::stderr().lock();
    for problem in &problems {
        writeln!(err, "{problem}")?;
    }
    writeln!(err, "the site was written without these: {}", problems.len())?;
    Err(Failure::Reported)
}

/// The corpus of the articles asked for, and what of them could not be read.
fn corpus_of(options: &Build) -> Result<(Corpus, Vec<Diagnostic>)> {
    let metadata: Option<TomlFile<Metadata>> =
        given_or_found(options.metadata.as_deref(), &options.paths, METADATA)?;
    let curation: Option<TomlFile<Curation>> =
        given_or_found(options.curation.as_deref(), &options.paths, CURATION)?;
    let sources = reader::sources(&options.paths)?;
    let bar = progress::bar(sources.len(), "reading");
    let read: Vec<Option<Reading>> = sources
        .par_iter()
        .map(|source| {
            let read = reader::read(source);
            bar.inc(1);
            read
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();
    let (mut inputs, mut problems): (Vec<Input>, Vec<Diagnostic>) = Default::default();
    let mut passed_over = Vec::new();
    for (reading, source) in read.into_iter().zip(&sources) {
        let Some(reading) = reading else {
            passed_over.push(source.path.display().to_string());
            continue;
        };
        inputs.extend(reading.inputs);
        problems.extend(reading.problems);
    }
    if !passed_over.is_empty() {
        let files = passed_over.join(", ");
        // nothing is left to tell it to when this fails
        let _ = writeln!(io::stderr(), "passed over, as pages that `parallax build` made: {files}");
        if passed_over.len() == sources.len() {
            return Err(reader::no_articles(&options.paths));
        }
    }
    if inputs.is_empty()
        && let Some(problem) = problems.first()
    {
        return Err(problem.clone().into());
    }
    if let Some(metadata) = &metadata {
        metadata.apply(&mut inputs)?;
    }
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
    let corrections = curation.as_ref().map(|toml| toml.value.clone()).unwrap_or_default();
    let Curated { mut corpus, problems: unapplied } = corpus::assemble(annotated, &corrections);
    if let Some(curation) = &curation {
        curation.complain(&unapplied)?;
    }
    if let Some(TomlFile { value, .. }) = metadata {
        let catalogue = &mut corpus.catalogue;
        (catalogue.title, catalogue.description) = (value.title, value.description);
        catalogue.rights = value.rights;
    }
    if let Some(title) = &options.title {
        corpus.catalogue.title.clone_from(title);
    }
    Ok((corpus, problems))
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
                return Err(anyhow::anyhow!("{other} and {path}: expected one, write both into one file"))
                    .context(format!("two files {name}"));
            }
            found = Some((toml, path));
        }
    }
    Ok(found.map(|(toml, _)| toml))
}

fn toml<T: for<'de> serde::Deserialize<'de>>(path: &Path) -> Result<TomlFile<T>> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    Ok(TomlFile::read(&text, &name)?)
}
