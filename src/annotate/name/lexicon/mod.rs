//! What the tagger knows beforehand: classes of words, and names with what they name.
//!
//! Read from the tables of a language, which are facts written for this project. A class says what a word *can*
//! be (`Paris` is a town and a given name); what it is in a text is for the tagger to say. Names are kept as
//! hashes of their folded tokens, so that a look-up is one walk over the tokens of the text. This module must
//! not know articles or models.

mod read;

use super::hash::{self, Table};
use super::{EntityKind, Form};
use crate::text::fold::fold_into;
use crate::text::{Span, token};

pub(crate) use read::Sources;

/// Classes of single words, as bits.
pub(crate) mod class {
    pub(crate) const GIVEN: u32 = 1;
    pub(crate) const SURNAME: u32 = 1 << 1;
    pub(crate) const TITLE: u32 = 1 << 2;
    pub(crate) const ROLE: u32 = 1 << 3;
    pub(crate) const SAY: u32 = 1 << 4;
    pub(crate) const ACT: u32 = 1 << 5;
    pub(crate) const ORG_HEAD: u32 = 1 << 6;
    pub(crate) const PLACE_HEAD: u32 = 1 << 7;
    pub(crate) const PLACE_START: u32 = 1 << 8;
    pub(crate) const EVENT_HEAD: u32 = 1 << 9;
    pub(crate) const GEO: u32 = 1 << 10;
    pub(crate) const CORP: u32 = 1 << 11;
    pub(crate) const PLACE_PREP: u32 = 1 << 12;
    pub(crate) const SPORT: u32 = 1 << 13;
    pub(crate) const CONNECTOR: u32 = 1 << 14;
    pub(crate) const PARTICLE: u32 = 1 << 15;
    pub(crate) const MONTH: u32 = 1 << 16;
    pub(crate) const FUNCTION: u32 = 1 << 17;
    /// Part of a place's name in the tables.
    pub(crate) const PLACE_WORD: u32 = 1 << 18;
    /// Part of an organisation's name in the tables.
    pub(crate) const ORG_WORD: u32 = 1 << 19;
    /// An adjective or demonym.
    pub(crate) const DEMONYM: u32 = 1 << 20;
    /// A person's name of a language that is written in other than Latin letters, and so spelt in several ways.
    pub(crate) const ROMANISED: u32 = 1 << 21;
    /// A person's name of a language that is written in Latin letters.
    pub(crate) const LATIN: u32 = 1 << 22;
    /// Classes that the tagger looks at.
    pub(crate) const SEEN: u32 = ROMANISED - 1;
}

/// Kinds of names in the tables, as bits.
pub(crate) mod known {
    pub(crate) const COUNTRY: u32 = 1;
    pub(crate) const PLACE: u32 = 1 << 1;
    pub(crate) const ADJECTIVE: u32 = 1 << 2;
    pub(crate) const BODY: u32 = 1 << 3;
    pub(crate) const MOVEMENT: u32 = 1 << 4;
    pub(crate) const MEDIA: u32 = 1 << 5;
    pub(crate) const COMPANY: u32 = 1 << 6;
    pub(crate) const SCHOOL: u32 = 1 << 7;
    pub(crate) const TEAM: u32 = 1 << 8;
    pub(crate) const NGO: u32 = 1 << 9;
    pub(crate) const PARTY: u32 = 1 << 10;
    pub(crate) const EVENT: u32 = 1 << 11;
    pub(crate) const GROUP: u32 = 1 << 12;
    pub(crate) const ANY_PLACE: u32 = COUNTRY | PLACE;
    pub(crate) const ANY_ORG: u32 = BODY | MOVEMENT | MEDIA | COMPANY | SCHOOL | TEAM | NGO | PARTY;
}

/// Something the tables name.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Its canonical name.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) kind: EntityKind,
    /// Which table, as a bit of [`known`].
    pub(crate) class: u32,
}

/// One written form of a [`Known`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    /// Index into the list of [`Known`].
    pub(crate) known: u32,
    /// In what form it names it.
    pub(crate) form: Form,
    /// Whether only this case counts: `US`, not `us`.
    exact: bool,
    /// The next written form with the same words; `u32::MAX` for none.
    next: u32,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Bits of [`known`] of the names that end here.
    ends: u32,
    /// First written form that ends here; `u32::MAX` for none.
    first: u32,
    /// Whether a longer name goes on.
    more: bool,
}

impl Default for Node {
    fn default() -> Self {
        Self { ends: 0, first: u32::MAX, more: false }
    }
}

/// A name of the tables found among tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// Bits of [`known`].
    pub(crate) classes: u32,
}

/// The tables.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: Table<u32>,
    names: Table<Node>,
    known: Vec<Known>,
    written: Vec<Written>,
}

/// A word as the tables hash it: folded.
pub(crate) fn word_hash(word: &str, buffer: &mut String) -> u64 {
    buffer.clear();
    fold_into(word, buffer);
    hash::bytes(buffer.as_bytes())
}

impl Lexicon {
    /// Classes of a word, by its [`word_hash`]; bits of [`class`].
    pub(crate) fn classes(&self, word: u64) -> u32 {
        self.words.get(word).unwrap_or(0)
    }

    /// Something the tables name.
    pub(crate) fn known(&self, index: u32) -> Option<&Known> {
        self.known.get(index as usize)
    }

    /// A written form, and those with the same words.
    pub(crate) fn written(&self, first: u32) -> impl Iterator<Item = Written> {
        let mut at = first;
        std::iter::from_fn(move || {
            let written = *self.written.get(at as usize)?;
            at = written.next;
            Some(written)
        })
    }

    /// The longest name of the tables that starts at token `start` of `words` (hashes), where `is_upper` says
    /// of a token whether it holds no lower-case letter. Only forms whose case fits count.
    pub(crate) fn longest(
        &self,
        words: &[u64],
        is_upper: &dyn Fn(usize) -> bool,
        start: usize,
    ) -> Option<Hit> {
        let mut hash = hash::SEED;
        let mut found = None;
        for (n, &word) in words.iter().enumerate().skip(start).take(12) {
            hash = hash::mix(hash, word);
            let Some(node) = self.names.get(hash) else { break };
            if node.ends != 0 {
                let mut classes = 0;
                for written in self.written(node.first) {
                    if !written.exact || (start..=n).all(is_upper) {
                        classes |= match (written.form, self.known(written.known)) {
                            (Form::Adjective, Some(k)) if k.class == known::COUNTRY => known::ADJECTIVE,
                            (_, Some(k)) => k.class,
                            _ => 0,
                        };
                    }
                }
                if classes != 0 {
                    found = Some(Hit { start, end: n + 1, classes });
                }
            }
            if !node.more {
                break;
            }
        }
        found
    }

    /// What a name as written stands for, if the tables say so: the first entry of a kind that `fits`.
    pub(crate) fn look_up(&self, name: &str, fits: &dyn Fn(&Known, Form) -> bool) -> Option<(u32, Form)> {
        let mut hash = hash::SEED;
        let mut buffer = String::new();
        for token in token::tokens(name, Span::new(0, name.len())) {
            hash = hash::mix(hash, word_hash(token.span.of(name), &mut buffer));
        }
        let node = self.names.get(hash)?;
        let upper = !name.chars().any(char::is_lowercase);
        self.written(node.first)
            .filter(|written| !written.exact || upper)
            .find(|written| self.known(written.known).is_some_and(|k| fits(k, written.form)))
            .map(|written| (written.known, written.form))
    }
}

/// Whether a form reads as an acronym: two to eight characters, most of them capitals, no space.
pub(crate) fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let upper = form.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters)
        && !form.contains(' ')
        && upper * 2 > letters
        && form.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '&' | '+' | '/'))
}
