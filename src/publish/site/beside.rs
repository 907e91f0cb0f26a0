//! The programs beside the page, the parts of its own that come later, and names with a hash of what they name.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::File;
use crate::contract::{ENDINGS, PART_FILE, Program};

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

/// A part of the page's program that is fetched later: its name and its bytes.
#[derive(Clone, Copy)]
pub(super) struct Later<'s> {
    pub(super) name: &'s str,
    pub(super) bytes: &'s [u8],
}

impl<'s> Later<'s> {
    /// The part in a file of the shell, if it is one.
    pub(super) fn of(file: &'s File) -> Option<Later<'s>> {
        let [start, end] = PART_FILE;
        let name = file.0.strip_prefix(start)?.strip_suffix(end)?;
        Some(Later { name, bytes: &file.1 })
    }

    /// What its file is called in a site, with a hash of it.
    pub(super) fn file(&self) -> String {
        let [start, end] = PART_FILE;
        format!("{start}{}-{}{end}", self.name, short_hash(&[self.bytes]))
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
