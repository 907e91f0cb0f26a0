//! What the tagger knows beforehand: classes of words, and names with what they name.
//!
//! Read from the tables in `en/`, which are facts written for this project. A class says what a word *can*
//! be (`Paris` is a town and a given name); what it is in a text is for the tagger to say. Names are kept as
//! hashes of their folded tokens, so that a look-up is one walk over the tokens of the text. This module must
//! not know articles or models.

use std::sync::OnceLock;

use super::hash::{self, Table};
use super::{EntityKind, Form};
use crate::text::fold::fold_into;
use crate::text::{Span, TokenKind, token};

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

fn is_exact(form: &str) -> bool {
    form.chars().count() <= 6 && !form.chars().any(char::is_lowercase)
}

impl Lexicon {
    /// The tables that come with the program, read once.
    pub(crate) fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(Lexicon::read)
    }

    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            words: Table::with_capacity(16_000),
            names: Table::with_capacity(24_000),
            known: Vec::new(),
            written: Vec::new(),
        };
        let mut reader = Reader { lexicon: &mut lexicon, buffer: String::new() };
        reader.words(include_str!("en/words.tsv"));
        reader.persons(include_str!("en/given.tsv"), class::GIVEN);
        reader.persons(include_str!("en/surnames.tsv"), class::SURNAME);
        reader.countries(include_str!("en/countries.tsv"));
        reader.organisations(include_str!("en/organisations.tsv"));
        reader.places(include_str!("en/places.tsv"));
        reader.teams(include_str!("en/teams.tsv"));
        reader.groups(include_str!("en/groups.tsv"));
        reader.events(include_str!("en/events.tsv"));
        lexicon
    }

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

struct Reader<'a> {
    lexicon: &'a mut Lexicon,
    buffer: String,
}

/// The lines of a table that are not remarks.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn items(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(';').map(str::trim).filter(|item| !item.is_empty())
}

impl Reader<'_> {
    fn word(&mut self, word: &str, class: u32) {
        let hash = word_hash(word, &mut self.buffer);
        *self.lexicon.words.entry(hash) |= class;
    }

    fn words(&mut self, table: &'static str) {
        for line in lines(table) {
            let Some((name, words)) = line.split_once('\t') else { continue };
            let class = match name {
                "title" => class::TITLE,
                "role" => class::ROLE,
                "say" => class::SAY,
                "act" => class::ACT,
                "org_head" => class::ORG_HEAD,
                "place_head" => class::PLACE_HEAD,
                "place_start" => class::PLACE_START,
                "event_head" => class::EVENT_HEAD,
                "geo" => class::GEO,
                "corp" => class::CORP,
                "place_prep" => class::PLACE_PREP,
                "sport" => class::SPORT,
                "connector" => class::CONNECTOR,
                "particle" => class::PARTICLE,
                "month" => class::MONTH,
                _ => class::FUNCTION,
            };
            for word in items(words) {
                self.word(word, class);
            }
        }
    }

    fn persons(&mut self, table: &'static str, class: u32) {
        for line in lines(table) {
            let Some((_, names)) = line.split_once('\t') else { continue };
            // A no-break space joins the words of one name; each is entered.
            for name in names.split([' ', '\u{a0}']) {
                if name.chars().count() > 1 {
                    self.word(name, class);
                    for part in name.split('-').filter(|part| part.chars().count() > 2) {
                        self.word(part, class);
                    }
                }
            }
        }
    }

    fn known(&mut self, name: &'static str, kind: EntityKind, class: u32) -> u32 {
        self.lexicon.known.push(Known { name, kind, class });
        self.lexicon.known.len() as u32 - 1
    }

    fn name(&mut self, form_text: &str, known: u32, form: Form) {
        let Some(entry) = self.lexicon.known.get(known as usize) else { return };
        let (kind, class) = (entry.kind, entry.class);
        let mut hash = hash::SEED;
        let mut last = hash;
        let tokens = token::tokens(form_text, Span::new(0, form_text.len()));
        for (n, token) in tokens.iter().enumerate() {
            let word = token.span.of(form_text);
            let word_hash = word_hash(word, &mut self.buffer);
            if n > 0 {
                self.lexicon.names.entry(last).more = true;
            }
            hash = hash::mix(hash, word_hash);
            last = hash;
            if token.kind == TokenKind::Word && word.chars().next().is_some_and(char::is_uppercase) {
                *self.lexicon.words.entry(word_hash) |= match (form, kind) {
                    (Form::Adjective, _) => class::DEMONYM,
                    (_, EntityKind::Place) => class::PLACE_WORD,
                    (_, EntityKind::Organisation) => class::ORG_WORD,
                    _ => 0,
                };
            }
        }
        if tokens.is_empty() {
            return;
        }
        let written = self.lexicon.written.len() as u32;
        let exact = form != Form::Adjective && tokens.len() == 1 && is_exact(form_text);
        self.lexicon.written.push(Written { known, form, exact, next: u32::MAX });
        let node = self.lexicon.names.entry(hash);
        node.ends |=
            if form == Form::Adjective && class == known::COUNTRY { known::ADJECTIVE } else { class };
        if node.first == u32::MAX {
            node.first = written;
            return;
        }
        // At the end of the chain: tables read first come first.
        let mut at = node.first;
        while let Some(entry) = self.lexicon.written.get_mut(at as usize) {
            if entry.next == u32::MAX {
                entry.next = written;
                break;
            }
            at = entry.next;
        }
    }

    fn forms(&mut self, known: u32, forms: impl Iterator<Item = &'static str>) {
        for form in forms {
            let acronym = is_acronym(form);
            self.name(form, known, if acronym { Form::Acronym } else { Form::Full });
        }
    }

    fn countries(&mut self, table: &'static str) {
        for line in lines(table) {
            let mut fields = line.split('\t');
            let Some(name) = fields.next() else { continue };
            let known = self.known(name, EntityKind::Place, known::COUNTRY);
            let _code = fields.next();
            self.forms(known, std::iter::once(name).chain(fields.next().into_iter().flat_map(items)));
            for form in fields.next().into_iter().flat_map(items) {
                self.name(form, known, Form::Adjective);
                if !form.ends_with(['s', 'h']) && !form.ends_with("men") && !form.ends_with("ese") {
                    self.name(&format!("{form}s"), known, Form::Adjective);
                }
            }
            for place in fields.next().into_iter().flat_map(items) {
                self.place(place);
            }
        }
    }

    fn place(&mut self, spellings: &'static str) {
        let name = spellings.split('=').next().unwrap_or(spellings);
        let known = self.known(name, EntityKind::Place, known::PLACE);
        self.forms(known, spellings.split('='));
    }

    fn places(&mut self, table: &'static str) {
        for line in lines(table) {
            let Some((_, names)) = line.split_once('\t') else { continue };
            for name in items(names) {
                self.place(name);
            }
        }
    }

    fn organisations(&mut self, table: &'static str) {
        for line in lines(table) {
            let Some((kind, names)) = line.split_once('\t') else { continue };
            let class = match kind {
                "body" => known::BODY,
                "movement" => known::MOVEMENT,
                "media" => known::MEDIA,
                "school" => known::SCHOOL,
                "ngo" => known::NGO,
                "party" => known::PARTY,
                _ => known::COMPANY,
            };
            let mut forms = items(names);
            let Some(name) = forms.next() else { continue };
            let known = self.known(name, EntityKind::Organisation, class);
            self.forms(known, std::iter::once(name).chain(forms));
        }
    }

    fn teams(&mut self, table: &'static str) {
        for line in lines(table) {
            let Some((_, names)) = line.split_once('\t') else { continue };
            for name in items(names) {
                let known = self.known(name, EntityKind::Organisation, known::TEAM);
                self.name(name, known, Form::Full);
            }
        }
    }

    fn groups(&mut self, table: &'static str) {
        for line in lines(table) {
            let Some((_, names)) = line.split_once('\t') else { continue };
            let mut forms = items(names);
            let Some(name) = forms.next() else { continue };
            let known = self.known(name, EntityKind::Group, known::GROUP);
            for form in std::iter::once(name).chain(forms) {
                self.name(form, known, Form::Full);
            }
        }
    }

    fn events(&mut self, table: &'static str) {
        for line in lines(table) {
            let mut forms = items(line);
            let Some(name) = forms.next() else { continue };
            let known = self.known(name, EntityKind::Event, known::EVENT);
            self.forms(known, std::iter::once(name).chain(forms));
        }
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
