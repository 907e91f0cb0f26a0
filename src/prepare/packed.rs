//! Packed corpora on disk: bare, gzip-compressed, in a site's folder, or inside a one-file page.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

use crate::contract::{self, CORPUS};
use crate::corpus::{self, Corpus};

/// Larger corpora are refused, so that a small file cannot fill the memory.
const LARGEST: u64 = 2 << 30;

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
    let bytes = fs::read(&file).with_context(|| {
        if path.is_dir() {
            format!(
                "{} holds no {}: expected the folder of a site that `parallax build` made",
                path.display(),
                CORPUS
            )
        } else {
            format!("{name} cannot be read")
        }
    })?;
    let bytes = unwrap(bytes).with_context(|| name.clone())?;
    Ok(Packed { name, bytes })
}

impl Packed {
    /// The corpus.
    pub(super) fn read(&self) -> Result<Corpus> {
        corpus::read(&self.bytes).with_context(|| self.name.clone())
    }
}

/// The bare format, from whatever it is wrapped in.
fn unwrap(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<") {
        let page = std::str::from_utf8(&bytes).context("expected a page in UTF-8")?;
        let Some(inside) = contract::element(page, contract::CORPUS_ELEMENT) else {
            bail!("this page holds no corpus: expected a parallax.html that `parallax build` made");
        };
        let inside =
            STANDARD.decode(inside.trim()).context("expected the corpus in this page to be base64")?;
        return gunzip(inside);
    }
    gunzip(bytes)
}

/// Decompresses, if there is anything to decompress.
fn gunzip(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    GzDecoder::new(bytes.as_slice())
        .take(LARGEST + 1)
        .read_to_end(&mut plain)
        .context("the compressed corpus is damaged: build the site again")?;
    if plain.len() as u64 > LARGEST {
        bail!("expected a corpus of at most {LARGEST} bytes, found a larger one");
    }
    Ok(plain)
}

/// Compresses as well as gzip can. The same bytes give the same bytes.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // neither time nor system stands in the header
    let mut out = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    out.write_all(bytes)?;
    Ok(out.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_and_bare_bytes_come_back() {
        let bytes = b"\x89plx and so on".repeat(9);
        let packed = gzip(&bytes).unwrap();
        assert_eq!(packed, gzip(&bytes).unwrap());
        assert_eq!(unwrap(packed.clone()).unwrap(), bytes);
        assert_eq!(unwrap(bytes.clone()).unwrap(), bytes);
        assert!(unwrap(packed[..packed.len() - 9].to_vec()).is_err());
        let page = format!(
            "<!doctype html><script id=\"parallax-corpus\">\n{}\n</script>",
            STANDARD.encode(&packed)
        );
        assert_eq!(unwrap(page.into_bytes()).unwrap(), bytes);
        assert!(unwrap(b"<!doctype html>".to_vec()).unwrap_err().to_string().contains("holds no corpus"));
    }
}
