//! The packed format: one file, one writer, one reader.
//!
//! # Layout
//!
//! All numbers of fixed width are little-endian. There is no padding, and no byte that a checksum does not cover.
//!
//! ```text
//! magic      8 bytes   89 70 6c 78 0d 0a 1a 0a: not text, and broken by whatever rewrites line ends
//! version    u32       VERSION
//! count      u32       number of sections, 7
//! checksum   u32       CRC-32 (IEEE) of magic, version, count and table
//! table      count ×   id [u8; 4], offset u32 from the file's beginning, length u32, CRC-32 u32 of the section
//! sections             one behind the other, in the order of the table
//! ```
//!
//! | id | encoding | holds |
//! |---|---|---|
//! | `head` | postcard | title, description, rights, generator, curation, what was said of differences, and the front page as the floor above packs it |
//! | `ents` | postcard | the entities, in order of kind |
//! | `strs` | count, lengths, bytes | a pool of the strings of the articles in order of first use; those of at most 128 bytes once each, longer ones once for each use |
//! | `arts` | varint records | the articles: what is known of them, their blocks, sentences, annotations |
//! | `text` | bytes | for each article its source, then what the cleaner wrote itself |
//! | `term` | count, lengths, bytes | the terms of the index, ascending |
//! | `post` | varints | the posting lists, in order of terms (see `corpus::index`) |
//!
//! *Varints* are LEB128 of at most 32 bits; signed numbers are zigzag-coded first. A *span* is the signed distance
//! of its start from the start of the span before it in the same list, then its length. A *choice* is one varint.
//! An optional value is a 0 or a 1 before it; an optional string is its number in the pool plus one, or 0.
//!
//! An article's cleaned text is stored once only: it consists of runs of its source, which the source map lists, and
//! of what the cleaner wrote between them. Where that does not give the text (the map of a foreign cleaner), the text
//! is stored whole behind the source instead.
//!
//! The columns of the index are not stored: they follow from the articles.
//!
//! # Invariants
//!
//! - The same corpus gives the same bytes on every platform, and `write(&read(bytes)?) == bytes` for whatever
//!   `write` made.
//! - `read` never panics, and its memory is bounded by a multiple of the length of its input, whatever the bytes.
//! - What `read` returns is safe to slice and to index with: each span lies in its text, on character boundaries;
//!   each id has its entity.

mod bytes;
mod clause;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::{open, read};
pub(crate) use write::Writer;
pub use write::{joined, pack, write};

use serde::{Deserialize, Serialize};

use super::Curation;
use super::curation::Ruled;
use crate::text::checksum::crc32_of;

/// The version of the format that this library writes and reads.
pub const VERSION: u32 = 6;

/// What a packed corpus begins with.
pub const MAGIC: [u8; 8] = *b"\x89plx\r\n\x1a\n";

/// The sections, in order, with the names that errors give them.
const SECTIONS: [([u8; 4], &str); 7] = [
    (*b"head", "section head"),
    (*b"ents", "section ents"),
    (*b"strs", "section strs"),
    (*b"arts", "section arts"),
    (*b"text", "section text"),
    (*b"term", "section term"),
    (*b"post", "section post"),
];

/// Bytes before the table: magic, version, count, checksum.
const BEFORE_TABLE: usize = 20;
/// Bytes of an entry of the table.
const ENTRY: usize = 16;
/// Bytes before the first section.
const BEFORE_SECTIONS: usize = BEFORE_TABLE + SECTIONS.len() * ENTRY;

/// What section `head` holds.
#[derive(Serialize, Deserialize)]
struct Head {
    title: String,
    description: String,
    rights: String,
    generator: String,
    curation: Curation,
    ruled: Vec<Ruled>,
    front: Vec<u8>,
}

/// How many bytes the header takes: with as many [`length`] tells the length of the whole.
pub const HEADER: usize = BEFORE_SECTIONS;

/// The length that a packed corpus has by its header, so that nobody need hold more of it than that; `None` where the
/// bytes are no header of this version, which [`read`] then says of them.
pub fn length(header: &[u8]) -> Option<u64> {
    let u32_at = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    if !header.starts_with(&MAGIC) || u32_at(8)? != VERSION || u32_at(16)? != checksum(header) {
        return None;
    }
    let last = BEFORE_SECTIONS - ENTRY;
    Some(u64::from(u32_at(last + 4)?) + u64::from(u32_at(last + 8)?))
}

/// The checksum of magic, version, count and table.
fn checksum(header: &[u8]) -> u32 {
    let before = header.get(..16).unwrap_or(&[]);
    let table = header.get(BEFORE_TABLE..BEFORE_SECTIONS).unwrap_or(&[]);
    crc32_of([before, table])
}
