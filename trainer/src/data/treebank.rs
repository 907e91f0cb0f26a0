//! Treebanks: sentences of words with their tags, heads and relations, as CoNLL-U has them.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use parallax::annotate::syntax::{Relation, Upos};

/// A sentence with its tree.
#[derive(Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) document: String,
    pub(crate) words: Vec<String>,
    pub(crate) upos: Vec<usize>,
    /// The finer tag of the treebank, by its name.
    pub(crate) xpos: Vec<String>,
    /// 0 for the root, else the place of the head from 1.
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<usize>,
}

/// The sentences of a file, which may be packed with gzip.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let named = || format!("cannot read {}", path.display());
    let mut text = String::new();
    let file = BufReader::new(File::open(path).with_context(named)?);
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(file).read_to_string(&mut text).with_context(named)?;
    } else {
        { file }.read_to_string(&mut text).with_context(named)?;
    }
    let mut all = Vec::new();
    let mut sentence = Sentence::default();
    let mut document = String::new();
    for (n, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_end();
        if line.is_empty() {
            if !sentence.words.is_empty() {
                sentence.document.clone_from(&document);
                all.push(std::mem::take(&mut sentence));
            }
        } else if let Some(id) = line.strip_prefix("# newdoc id = ") {
            id.clone_into(&mut document);
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            ensure!(fields.len() >= 8, "{}:{}: fewer than eight fields", path.display(), n + 1);
            if fields[0].contains(['-', '.']) {
                continue;
            }
            let wrong = || format!("{}:{}: `{line}` cannot be read", path.display(), n + 1);
            let upos = Upos::from_name(fields[3]).with_context(wrong)?;
            let relation = Relation::from_name(fields[7])
                .or_else(|| Relation::from_name(fields[7].split(':').next().unwrap_or_default()))
                .with_context(wrong)?;
            sentence.words.push(fields[1].to_owned());
            sentence.upos.push(Upos::ALL.iter().position(|&kind| kind == upos).unwrap_or(0));
            sentence.xpos.push(fields[4].to_owned());
            sentence.heads.push(fields[6].parse().with_context(wrong)?);
            sentence.relations.push(Relation::ALL.iter().position(|&kind| kind == relation).unwrap_or(0));
        }
    }
    for sentence in &all {
        ensure!(
            sentence.heads.iter().all(|&head| head <= sentence.words.len()),
            "{}: a head outside of its sentence",
            path.display()
        );
    }
    Ok(all)
}
