//! The shell of the page: `index.html`, script, wasm and style as Trunk made them, without a corpus.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::publish::site::File;

/// The files inside this program, as the build script found them.
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shell.rs"));

/// The shell inside this program.
///
/// # Errors
/// Where the program was built without one.
pub fn embedded() -> Result<Vec<File>> {
    if EMBEDDED.is_empty() {
        bail!(
            "this program was built without the page: take a released one; or, in the sources, run `cargo xtask build`, which \
             puts the page inside; or give the folder of a page with --shell DIR"
        );
    }
    Ok(EMBEDDED.iter().map(|&(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes))).collect())
}

/// The shell in a folder, in order of the files' names.
///
/// # Errors
/// Where the folder holds no page, or a file of it cannot be read.
pub fn read(folder: &Path) -> Result<Vec<File>> {
    if !folder.join("index.html").is_file() {
        bail!("{} holds no index.html: expected the folder that Trunk wrote", folder.display());
    }
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(folder).standard_filters(false).build() {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.push((name, Cow::Owned(bytes)));
    }
    files.sort();
    Ok(files)
}
