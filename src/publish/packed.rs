//! The wraps of a packed corpus: gzip, and base64 inside a one-file page.

use std::io::{Read, Write};

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::bufread::{DeflateDecoder, GzDecoder};
use flate2::write::DeflateEncoder;
use flate2::{Compression, GzBuilder};

use crate::contract;
use crate::corpus::format::{HEADER, length};
use crate::wording::count;

/// Larger corpora are refused, so that a small file cannot fill the memory.
const LARGEST: u64 = 2 << 30;

/// The bare format, from whatever it is wrapped in.
///
/// # Errors
/// Where a page holds no corpus, or what is compressed is damaged or larger than it says.
pub fn unwrap(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<") {
        let page = std::str::from_utf8(&bytes).context("expected a page in UTF-8")?;
        let Some(inside) = contract::element(page, contract::CORPUS_ELEMENT) else {
            bail!("this page holds no corpus: expected a parallax.html that `parallax build` made");
        };
        let inside =
            STANDARD.decode(inside.trim()).context("expected the corpus in this page to be base64")?;
        return unpack(inside);
    }
    unpack(bytes)
}

/// The bare format, decompressed where it is not yet: as much of it as its header says that there is.
fn unpack(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if !is_gzip(&bytes) {
        return Ok(bytes);
    }
    known_flags(&bytes)?;
    // what is no corpus need not be unpacked to be told so
    let header = begin(&bytes, HEADER)?;
    match length(&header) {
        None => Ok(header),
        Some(length) if length > LARGEST => {
            bail!("expected a corpus of at most {LARGEST} bytes, found one of {length}")
        }
        Some(length) => gunzip(&bytes, length),
    }
}

/// Whether bytes begin as gzip does.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

fn known_flags(bytes: &[u8]) -> Result<()> {
    if bytes.get(3).is_some_and(|flags| flags & 0xe0 != 0) {
        bail!("its compression has flags that no browser knows: build the site again");
    }
    Ok(())
}

/// The first bytes of what is compressed.
fn begin(bytes: &[u8], most: usize) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    GzDecoder::new(bytes).take(most as u64).read_to_end(&mut plain).context(DAMAGED)?;
    Ok(plain)
}

const DAMAGED: &str = "the compressed corpus is damaged: build the site again";

/// Decompresses as a browser does: one stream, all flags known, nothing behind it.
///
/// # Errors
/// Where a browser would refuse it, or more than `most` bytes come out.
pub fn gunzip(bytes: &[u8], most: u64) -> Result<Vec<u8>> {
    known_flags(bytes)?;
    let mut plain = Vec::new();
    let mut decoder = GzDecoder::new(bytes);
    (&mut decoder).take(most + 1).read_to_end(&mut plain).context(DAMAGED)?;
    if plain.len() as u64 > most {
        bail!("expected {most} bytes when unpacked, found more: build the site again");
    }
    let behind = decoder.into_inner().len();
    if behind > 0 {
        bail!(
            "{} behind the end of what is compressed, and browsers refuse it: upload the file anew \
             as binary, or build the site again",
            count(behind, "byte stands", "bytes stand")
        );
    }
    Ok(plain)
}

/// Compresses as well as gzip can. The same bytes give the same bytes.
///
/// # Errors
/// Where memory is short.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // neither time nor system stands in the header
    let mut out = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    out.write_all(bytes)?;
    Ok(out.finish()?)
}

/// Compresses what stays in memory, and quickly.
///
/// # Errors
/// Where memory is short.
pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    out.write_all(bytes)?;
    let mut packed = out.finish()?;
    packed.shrink_to_fit();
    Ok(packed)
}

/// What [`deflate`] compressed.
///
/// # Errors
/// Where it did not, or memory is short.
pub(super) fn inflate(packed: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(packed.len() * 4);
    DeflateDecoder::new(packed).read_to_end(&mut plain)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Corpus};

    #[test]
    fn no_more_is_unpacked_than_the_header_says() {
        // a thousand times as much as it is, and no corpus
        let zeros = gzip(&vec![0; 64 << 20]).unwrap();
        assert_eq!(unwrap(zeros).unwrap().len(), HEADER);
        // a corpus with more behind it
        let mut bytes = corpus::write(&Corpus::default());
        bytes.resize(64 << 20, 0);
        assert!(unwrap(gzip(&bytes).unwrap()).unwrap_err().to_string().contains("found more"));
    }

    #[test]
    fn compressed_and_bare_bytes_come_back() {
        let bytes = corpus::write(&Corpus::default());
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
        // what stands behind, and what no browser knows
        let mut more = packed.clone();
        more.push(b'\n');
        assert!(unwrap(more).unwrap_err().to_string().starts_with("1 byte stands behind"));
        let mut flags = packed.clone();
        flags[3] |= 0x80;
        assert!(unwrap(flags).unwrap_err().to_string().contains("flags"));
        let two = [packed.clone(), packed].concat();
        assert!(unwrap(two).unwrap_err().to_string().contains("stand behind"));
        assert!(unwrap(b"<!doctype html>".to_vec()).unwrap_err().to_string().contains("holds no corpus"));
    }
}
