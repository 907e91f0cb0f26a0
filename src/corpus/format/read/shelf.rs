//! A shelf: the packed articles of a corpus, of which each text is read when it is asked for.

use std::sync::Arc;

use super::super::bytes::In;
use super::article::Reader;
use crate::corpus::Body;
use crate::corpus::index::Strings;
use crate::corpus::part::{Part, Sections};
use crate::corpus::texts::{Source, Texts};

/// The packed articles of a corpus, found right when they were read or written.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The section of strings as it is packed, and read.
    pub(crate) strings: Part,
    pub(crate) pool: Strings,
    /// What stands before the records.
    pub(crate) count: Part,
    pub(crate) boards: Vec<Board>,
    /// Where each article stands.
    pub(crate) places: Vec<Place>,
    /// How many entities their ids point into.
    pub(crate) entities: usize,
}

/// Articles that lie together: their records, and their texts.
#[derive(Debug)]
pub(crate) struct Board {
    pub(crate) records: Part,
    pub(crate) text: Part,
}

/// Where an article stands: the board, and where its record and its text begin there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) board: u32,
    pub(crate) record: u32,
    pub(crate) text: u32,
}

impl Shelf {
    /// The texts that stand on it.
    pub(crate) fn texts(self) -> Texts {
        let count = self.places.len();
        Texts::of(Arc::new(self), count)
    }
}

impl Shelf {
    /// Where the records and the texts end of the article of that number.
    fn ends(&self, number: usize) -> Option<(usize, usize)> {
        let board = self.places.get(number)?.board;
        match self.places.get(number + 1) {
            Some(next) if next.board == board => Some((next.record as usize, next.text as usize)),
            _ => self.boards.get(board as usize).map(|board| (board.records.len(), board.text.len())),
        }
    }
}

impl Source for Shelf {
    fn read(&self, number: usize) -> Option<Body> {
        let Place { board, record, text } = *self.places.get(number)?;
        let (records_end, text_end) = self.ends(number)?;
        let board = self.boards.get(board as usize)?;
        let records = board.records.read(record as usize, records_end.checked_sub(record as usize)?);
        let texts = board.text.read(text as usize, text_end.checked_sub(text as usize)?);
        let mut section = In::new(&records, "section arts");
        section.pool = Some(&self.pool);
        let mut text = In::new(&texts, "section text");
        let read = Reader { section: &mut section, text: &mut text, entities: self.entities }.article();
        read.ok().map(|(_, body)| body)
    }

    fn packed(&self) -> Option<Sections> {
        let records = self.boards.iter().map(|board| board.records.clone());
        Some(Sections {
            strings: vec![self.strings.clone()],
            articles: std::iter::once(self.count.clone()).chain(records).collect(),
            text: self.boards.iter().map(|board| board.text.clone()).collect(),
        })
    }
}
