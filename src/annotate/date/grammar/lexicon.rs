//! A lexicon: the words of one language that expressions of time are made of, with their classes and numbers.
//!
//! A word is looked up once, lower case and without its last full stop, in a hash table made at compile time;
//! most words of a text are not in it, and that is the fast path. The words themselves stand in the folder of
//! their language. This module must not know how words combine.

use super::class::Class;

/// An entry: the word, its classes, a number, and the index of a unit (−1 for none).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    pub(crate) class: Class,
    pub(crate) value: i32,
    pub(crate) unit: i8,
    /// Whether only the capitalised word counts.
    pub(crate) capital: bool,
}

const SLOTS: usize = 1024;

/// The longest word that a lexicon can hold, in bytes.
const LONGEST: usize = 14;

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: &'static [Entry],
    /// Index of an entry plus one; 0 is empty. Open addressing.
    table: [u16; SLOTS],
}

#[expect(clippy::indexing_slicing, reason = "the loop ends with the bytes")]
const fn hash(bytes: &[u8]) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}

impl Lexicon {
    /// Makes the table; where it would be too small, or a word too long, the program does not compile.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs while the program is compiled, and does not compile where it leaves a table"
    )]
    pub(crate) const fn new(entries: &'static [Entry]) -> Lexicon {
        assert!(entries.len() < SLOTS, "the table of the lexicon is full");
        let mut table = [0_u16; SLOTS];
        let mut at = 0;
        while at < entries.len() {
            let word = entries[at].word.as_bytes();
            assert!(word.len() <= LONGEST, "a word of the lexicon is too long");
            let mut slot = hash(word);
            while table[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = at as u16 + 1;
            at += 1;
        }
        Lexicon { entries, table }
    }

    /// The entry of a word as written, if the lexicon has it.
    pub(crate) fn look_up(&self, word: &str) -> Option<&'static Entry> {
        let bytes = word.as_bytes();
        let bytes = match bytes.split_last() {
            Some((b'.', rest)) => rest,
            _ => bytes,
        };
        if bytes.is_empty() || bytes.len() > LONGEST {
            return None;
        }
        let mut lower = [0_u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        let lower = lower.get(..bytes.len())?;
        let mut slot = hash(lower);
        loop {
            let index = *self.table.get(slot)?;
            let entry = self.entries.get(usize::from(index.checked_sub(1)?))?;
            if entry.word.as_bytes() == lower {
                let fits = !entry.capital || bytes.first().is_some_and(u8::is_ascii_uppercase);
                return fits.then_some(entry);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}
