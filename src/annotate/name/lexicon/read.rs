//! Reading the tables of a language.

use super::{Known, Lexicon, Written, class, is_acronym, known, word_hash};
use crate::annotate::name::hash::{self, Table};
use crate::annotate::name::rules::Rules;
use crate::annotate::name::{EntityKind, Form};
use crate::text::{Span, TokenKind, token};

/// The tables of a language as they are written; each says at its head how.
#[derive(Debug)]
pub(crate) struct Sources {
    pub(crate) words: &'static str,
    pub(crate) given: &'static str,
    pub(crate) surnames: &'static str,
    pub(crate) countries: &'static str,
    pub(crate) organisations: &'static str,
    pub(crate) places: &'static str,
    pub(crate) teams: &'static str,
    pub(crate) groups: &'static str,
    pub(crate) events: &'static str,
}

impl Lexicon {
    /// Reads tables.
    pub(crate) fn read(sources: &Sources, rules: &Rules) -> Lexicon {
        let mut lexicon = Lexicon {
            words: Table::with_capacity(16_000),
            names: Table::with_capacity(24_000),
            known: Vec::new(),
            written: Vec::new(),
        };
        let mut reader = Reader { rules, lexicon: &mut lexicon, buffer: String::new() };
        reader.words(sources.words);
        reader.persons(sources.given, class::GIVEN);
        reader.persons(sources.surnames, class::SURNAME);
        reader.countries(sources.countries);
        reader.organisations(sources.organisations);
        reader.places(sources.places);
        reader.teams(sources.teams);
        reader.groups(sources.groups);
        reader.events(sources.events);
        lexicon
    }
}

fn is_exact(form: &str) -> bool {
    form.chars().count() <= 6 && !form.chars().any(char::is_lowercase)
}

struct Reader<'a> {
    rules: &'a Rules,
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
            let Some((region, names)) = line.split_once('\t') else { continue };
            let script = if self.rules.romanised.contains(&region) { class::ROMANISED } else { class::LATIN };
            let class = class | script;
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
                if !self.rules.no_plural.iter().any(|ending| form.ends_with(ending)) {
                    for plural in &self.rules.plural {
                        self.name(&format!("{form}{plural}"), known, Form::Adjective);
                    }
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
