//! Packed corpora on disk: a file, or a site's folder.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::files;
use crate::contract::{CORPUS, CORPUS_ELEMENT, element};
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

/// Whether it is a corpus rather than articles: a site's folder, a packed file, a page with a corpus inside.
pub(super) fn is_packed(path: &Path) -> Result<bool> {
    if path.is_dir() {
        return Ok(path.join(CORPUS).is_file());
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "plx" => Ok(true),
        "html" | "htm" => {
            let page = files::read(path, files::MANY)?;
            Ok(element(&String::from_utf8_lossy(&page), CORPUS_ELEMENT).is_some())
        }
        _ => Ok(false),
    }
}

impl Packed {
    /// The corpus.
    pub(super) fn read(&self) -> Result<Corpus> {
        corpus::read(&self.bytes).with_context(|| self.name.clone())
    }
}
