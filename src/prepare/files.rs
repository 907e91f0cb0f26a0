//! Opening files to read them: only what is a file, only as much as is believed, and every error with its mend.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use anyhow::{Result, anyhow, bail};

/// A file of one article that is larger is refused: the longest saved pages, pictures and all, are far below it.
pub(super) const ARTICLE: u64 = 64 << 20;
/// A file of many articles, or a page with its corpus, that is larger is refused.
pub(super) const MANY: u64 = 2 << 30;
/// What a person writes beside the articles is refused where it is larger.
pub(super) const BESIDE: u64 = 16 << 20;

/// The bytes of a file.
///
/// # Errors
/// Where it is none, is larger than `most`, or cannot be read.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let name = path.display();
    let mut file = open(path)?;
    let size = file.metadata().map_or(0, |found| found.len());
    if size > most {
        bail!("{}", too_large(&name.to_string(), Some(size), most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // it may grow while it is read
    (&mut file)
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| cannot(format!("{name} cannot be read"), error))?;
    if bytes.len() as u64 > most {
        bail!("{}", too_large(&name.to_string(), None, most));
    }
    Ok(bytes)
}

/// The beginning of a file; none where it is none or cannot be read.
pub(super) fn head(path: &Path, most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(most);
    open(path).ok()?.take(most as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn too_large(name: &str, size: Option<u64>, most: u64) -> String {
    let size = size.map_or_else(|| "more".to_owned(), megabytes);
    format!(
        "{name}: expected at most {}, found {size}; divide it, or take out what is no article",
        megabytes(most)
    )
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}

/// Opens a file to read it. What is no file is not opened: a pipe would wait for ever.
///
/// # Errors
/// Where it is none, or cannot be opened.
pub(super) fn open(path: &Path) -> Result<File> {
    let name = path.display();
    let cannot_be_read = |error| cannot(format!("{name} cannot be read"), error);
    let found = fs::metadata(path).map_err(cannot_be_read)?;
    if !found.is_file() {
        bail!("{name} is {}, expected a file", kind(&found));
    }
    File::open(path).map_err(cannot_be_read)
}

/// What stands at a path that is no file.
pub(super) fn kind(found: &Metadata) -> &'static str {
    if found.is_dir() { "a folder" } else { special(found.file_type()) }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "no file"
}

/// An error of the operating system, with what it kept from being done and how to go on.
pub(super) fn cannot(what: impl Into<String>, error: io::Error) -> anyhow::Error {
    let error = match mend(&error) {
        Some(mend) => io::Error::new(error.kind(), format!("{error}; {mend}")),
        None => error,
    };
    anyhow!(error).context(what.into())
}

/// How to go on after an error of the operating system.
fn mend(error: &io::Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::NotFound => "look whether the name is right and the disk is there",
        ErrorKind::PermissionDenied => "ask for the right to it, or copy it to where you have it",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "make room on the disk, or choose a folder on another; what stood there before is as it was"
        }
        ErrorKind::ReadOnlyFilesystem => "choose a folder on a disk that can be written",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "close what uses it, then try again",
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => "look whether the name is right",
        ErrorKind::InvalidFilename => "give it a shorter name without unusual signs",
        ErrorKind::OutOfMemory => "close other programs, or give fewer articles at once",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::TimedOut | ErrorKind::HostUnreachable => {
            "look whether the network disk is there, then try again"
        }
        ErrorKind::BrokenPipe => return None,
        _ => "copy the files to another disk and try again",
    })
}
