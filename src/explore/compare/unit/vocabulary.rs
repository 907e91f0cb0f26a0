//! The words of both articles, as numbers: each stem once, each folded form once, with what the lexicon says of it.

use std::collections::HashMap;

use crate::explore::compare::lexicon::{Lexicon, Traits};
use crate::explore::compare::tables::Commonness;
use crate::text::Span;

/// A stem as both articles use it.
#[derive(Debug)]
pub(in crate::explore::compare) struct Entry {
    pub(in crate::explore::compare) stem: String,
    /// Its first four bytes, to tell quickly that two stems have nothing in common.
    pub(in crate::explore::compare) head: u32,
    /// Groups of near synonyms.
    pub(in crate::explore::compare) groups: &'static [u16],
    /// Lines of the table of opposites, and on which side of each it stands.
    pub(in crate::explore::compare) opposites: &'static [(u16, bool)],
    /// In how many units of both articles it stands.
    pub(in crate::explore::compare) units: u32,
}

/// The stems of both articles.
#[derive(Debug)]
pub(in crate::explore::compare) struct Vocabulary {
    /// What is known of their words.
    pub(in crate::explore::compare) lexicon: &'static Lexicon,
    pub(super) entries: Vec<Entry>,
    pub(super) forms: Vec<Form>,
    by_stem: HashMap<String, u32>,
    /// Index into `forms`.
    by_word: HashMap<String, u32>,
}

/// A word as it is written, folded.
#[derive(Debug)]
pub(super) struct Form {
    folded: String,
    /// Its stem.
    pub(super) id: u32,
    pub(super) common: Commonness,
    traits: Traits,
}

impl Vocabulary {
    pub(in crate::explore::compare) fn new(lexicon: &'static Lexicon) -> Vocabulary {
        let (entries, forms) = (Vec::new(), Vec::new());
        Vocabulary { lexicon, entries, forms, by_stem: HashMap::new(), by_word: HashMap::new() }
    }

    pub(in crate::explore::compare) fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(id as usize)
    }

    pub(in crate::explore::compare) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The folded form of a word.
    pub(in crate::explore::compare) fn folded(&self, word: Word) -> &str {
        self.forms.get(word.form as usize).map_or("", |form| form.folded.as_str())
    }

    /// What the grammar of contradictions knows of a word.
    pub(in crate::explore::compare) fn traits(&self, word: Word) -> Traits {
        self.forms.get(word.form as usize).map_or(Traits::default(), |form| form.traits)
    }

    /// The index of a folded word's form.
    pub(super) fn word(&mut self, folded: &str) -> u32 {
        if let Some(&known) = self.by_word.get(folded) {
            return known;
        }
        let stem = if folded.starts_with(|c: char| c.is_ascii_digit()) {
            folded.chars().filter(|&c| c != ',').collect()
        } else if let Some(value) = self.lexicon.cardinal(folded) {
            // "one in three" is "1 in 3"
            value.to_string()
        } else {
            self.lexicon.stem(folded)
        };
        let id = if let Some(&id) = self.by_stem.get(&stem) {
            id
        } else {
            let id = self.entries.len() as u32;
            let mut head = [0; 4];
            for (to, from) in head.iter_mut().zip(stem.bytes()) {
                *to = from;
            }
            let entry = Entry {
                head: u32::from_be_bytes(head),
                groups: self.lexicon.groups(&stem),
                opposites: self.lexicon.opposites(&stem),
                units: 0,
                stem: stem.clone(),
            };
            self.entries.push(entry);
            self.by_stem.insert(stem, id);
            id
        };
        let form = self.forms.len() as u32;
        self.forms.push(Form {
            folded: folded.to_owned(),
            id,
            common: self.lexicon.commonness(folded),
            traits: self.lexicon.traits(folded),
        });
        self.by_word.insert(folded.to_owned(), form);
        form
    }
}

/// A word of a unit.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts of a word")]
pub(in crate::explore::compare) struct Word {
    /// Its stem in the vocabulary.
    pub(in crate::explore::compare) id: u32,
    /// Its folded form there.
    pub(in crate::explore::compare) form: u32,
    pub(in crate::explore::compare) span: Span,
    /// What it says, between 0 and 1.
    pub(in crate::explore::compare) weight: f32,
    /// How much it tells one unit of these two articles from another: the logarithm of how many there are to one that
    /// has it; nothing for a function word.
    pub(in crate::explore::compare) rarity: f32,
    pub(in crate::explore::compare) stop: bool,
    /// A number in figures or words.
    pub(in crate::explore::compare) number: bool,
    /// Written with a capital inside the sentence.
    pub(in crate::explore::compare) capital: bool,
    pub(in crate::explore::compare) negation: bool,
}
