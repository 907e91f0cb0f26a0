//! Packed corpora on disk: a file, or a site's folder.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::files;
use crate::contract::CORPUS;
use crate::corpus::{self, Corpus};
use crate::publish::packed::unwrap;

/// The bytes of a corpus, and where they were found.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Finds the corpus in a file or a folder.
pub(super) fn open(path: &Path) -> Result<Packed> {
    let file = if path.is_dir() { path.join(CORPUS) } else { path.to_owned() };
    let name = file.display().to_string();
    if path.is_dir() && !file.exists() {
        bail!(
            "{} holds no {CORPUS}: expected the folder of a site that `parallax build` made",
            path.display()
        );
    }
    let bytes = files::read(&file, files::MANY)?;
    let bytes = unwrap(bytes).with_context(|| name.clone())?;
    Ok(Packed { name, bytes })
}

impl Packed {
    /// The corpus.
    pub(super) fn read(&self) -> Result<Corpus> {
        corpus::read(&self.bytes).with_context(|| self.name.clone())
    }
}
