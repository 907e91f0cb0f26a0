//! The programs beside the page, and names with a hash of what they name.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::contract::{ENDINGS, Program};

/// A program beside the page: its script and its wasm.
pub(super) struct Beside<'s> {
    pub(super) program: Program,
    pub(super) files: [&'s [u8]; 2],
}

impl Beside<'_> {
    /// What its files are called in a site, less their endings: with a hash of both, so that a page never meets the
    /// program of another build, which a browser or a server may have kept.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", self.program.name, short_hash(&self.files))
    }

    /// What a file of the shell is called in a site, if it is one of this program.
    pub(super) fn file_for(&self, name: &str) -> Option<String> {
        let (_, ending) = self.program.files.iter().zip(ENDINGS).find(|(own, _)| **own == name)?;
        Some(format!("{}{ending}", self.name()))
    }
}

/// A part of the SHA-256 of some bytes, as the names of files hold it.
pub(super) fn short_hash(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let hash = hash.finalize();
    hash.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
