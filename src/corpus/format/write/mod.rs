//! The writer: the sections and what stands before them. The articles have a file of their own.

mod article;

use std::sync::Arc;

use self::article::write_article;
use super::bytes::Out;
use super::read::{Board, Place, Shelf};
use super::{BEFORE_SECTIONS, BEFORE_TABLE, Head, MAGIC, SECTIONS, VERSION, checksum};
use crate::corpus::index::Strings;
use crate::corpus::part::{Away, Part, Sections};
use crate::corpus::texts::{Keep, Source as _, Texts};
use crate::corpus::{Article, Body, Catalogue, Corpus};
use crate::text::checksum::crc32_of;
use crate::text::varint;

/// Packs a corpus. The same corpus gives the same bytes on every platform.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let Corpus { catalogue, bodies } = corpus;
    let mut writer = Writer::default();
    let lengths = catalogue.index.lengths.iter().copied().chain(std::iter::repeat(0));
    for ((number, article), length) in catalogue.articles.iter().enumerate().zip(lengths) {
        if let Some(body) = bodies.look(number) {
            writer.add(article, &body, length);
        }
    }
    joined(&parts(catalogue, writer.shelf().packed().unwrap_or_default()))
}

/// As [`write`], as the parts that are to stand one behind the other: what is packed already is handed on. The articles
/// must be those that the texts were packed with.
pub fn pack(corpus: &Corpus) -> Vec<Part> {
    match corpus.bodies.packed() {
        Some(sections) => parts(&corpus.catalogue, sections),
        None => vec![write(corpus).into()],
    }
}

/// Parts as one.
pub fn joined(parts: &[Part]) -> Vec<u8> {
    let mut all = Vec::with_capacity(parts.iter().map(Part::len).sum());
    for window in parts.iter().flat_map(Part::windows) {
        all.extend_from_slice(&window);
    }
    all
}

/// From this many bytes on, records and texts go into parts of their own: what grows lies in memory twice while it does.
const BOARD: usize = 1 << 20;

/// Packs articles, one by one.
#[derive(Default)]
pub(crate) struct Writer {
    out: Out,
    text: Vec<u8>,
    boards: Vec<Board>,
    places: Vec<Place>,
    /// Where what is packed is put, if not here.
    away: Option<Arc<dyn Away>>,
}

impl Writer {
    /// A writer that puts what it packed there, if anywhere.
    pub(crate) fn to(away: Option<Arc<dyn Away>>) -> Writer {
        Writer { away, ..Writer::default() }
    }

    fn add(&mut self, article: &Article, body: &Body, terms: u32) {
        let (record, text) = (self.out.bytes.len() as u32, self.text.len() as u32);
        self.places.push(Place { board: self.boards.len() as u32, record, text });
        write_article(&mut self.out, &mut self.text, article, body);
        self.out.u32(terms);
        if self.out.bytes.len().max(self.text.len()) >= BOARD {
            self.put();
        }
    }

    /// Begins another board.
    fn put(&mut self) {
        let away = self.away.as_ref();
        let part = |bytes: &mut Vec<u8>| {
            let mut bytes = std::mem::take(bytes);
            bytes.shrink_to_fit();
            match away {
                Some(away) => Part::from(away.put(bytes)),
                None => Part::from(bytes),
            }
        };
        let board = Board { records: part(&mut self.out.bytes), text: part(&mut self.text) };
        self.boards.push(board);
    }

    /// What was packed.
    fn shelf(&mut self) -> Shelf {
        self.put();
        let Writer { out: Out { pool, .. }, boards, places, .. } = std::mem::take(self);
        let mut count = Vec::new();
        varint::write_u32(&mut count, places.len() as u32);
        Shelf {
            strings: list(&pool.strings).into(),
            pool: pool.strings,
            count: count.into(),
            boards,
            places,
            // its ids are those that it was given
            entities: u32::MAX as usize - 1,
        }
    }
}

impl Keep for Writer {
    fn keep(&mut self, article: &Article, body: Body, terms: u32) {
        self.add(article, &body, terms);
    }

    fn texts(&mut self) -> Texts {
        self.shelf().texts()
    }
}

/// The parts of a corpus whose articles are packed.
fn parts(catalogue: &Catalogue, articles: Sections) -> Vec<Part> {
    let Catalogue {
        title,
        description,
        rights,
        generator,
        articles: _,
        entities,
        curation,
        ruled,
        front,
        index,
    } = catalogue;
    let head = Head {
        title: title.clone(),
        description: description.clone(),
        rights: rights.clone(),
        generator: generator.clone(),
        curation: curation.clone(),
        ruled: ruled.clone(),
        front: front.clone(),
    };
    let Sections { strings, articles, text } = articles;
    let one = |bytes: Vec<u8>| vec![Part::from(bytes)];
    let sections = [
        one(postcard(&head)),
        one(postcard(entities)),
        strings,
        articles,
        text,
        one(list(&index.lexicon)),
        one(index.postings.clone()),
    ];
    let header = header(&sections);
    std::iter::once(Part::from(header)).chain(sections.into_iter().flatten()).collect()
}

/// What stands before these sections, each in parts.
fn header(sections: &[Vec<Part>; SECTIONS.len()]) -> Vec<u8> {
    let mut out = Vec::with_capacity(BEFORE_SECTIONS);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(SECTIONS.len() as u32).to_le_bytes());
    out.extend_from_slice(&[0; BEFORE_TABLE - 16]);
    let mut offset = BEFORE_SECTIONS;
    for ((id, _), section) in SECTIONS.iter().zip(sections) {
        let length: usize = section.iter().map(Part::len).sum();
        out.extend_from_slice(id);
        out.extend_from_slice(&(offset as u32).to_le_bytes());
        out.extend_from_slice(&(length as u32).to_le_bytes());
        out.extend_from_slice(&crc32_of(section.iter().flat_map(Part::windows)).to_le_bytes());
        offset += length;
    }
    let sum = checksum(&out).to_le_bytes();
    if let Some(slot) = out.get_mut(16..BEFORE_TABLE) {
        slot.copy_from_slice(&sum);
    }
    out
}

/// Puts header and table before the sections.
#[cfg(test)]
pub(super) fn container(sections: [Vec<u8>; SECTIONS.len()]) -> Vec<u8> {
    let mut out = header(&sections.clone().map(|section| vec![Part::from(section)]));
    for section in &sections {
        out.extend_from_slice(section);
    }
    out
}

/// A small table. The types written hold nothing that postcard cannot write.
fn postcard(value: &impl serde::Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Strings: how many, how long each, then all of them.
fn list(strings: &Strings) -> Vec<u8> {
    let mut out = Vec::new();
    varint::write_u32(&mut out, strings.len());
    let mut from = 0;
    for &end in &strings.ends {
        varint::write_u32(&mut out, end - from);
        from = end;
    }
    out.extend_from_slice(strings.bytes.as_bytes());
    out
}
