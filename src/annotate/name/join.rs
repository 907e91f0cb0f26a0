//! One of each, within an article: which mentions name one entity, and what it is called.
//!
//! Joined are: the same words folded; written forms that the tables give one entity; an acronym and the long
//! form beside which the text sets it in brackets; a surname, a given name or initials and the one full name
//! of the article that they fit. Where two full names fit, neither takes it: a wrong join is worse than a
//! missed one. This module must not know other articles.
#![expect(
    clippy::indexing_slicing,
    reason = "groups are numbered as they are made and none is taken away, so that every number kept is one of theirs"
)]

use std::collections::BTreeMap;

use super::find::Found;
use super::form::{canonical, fits, fits_person, initials, tidy, without_suffix};
use super::lexicon::{Known, Lexicon, class, is_acronym, known, word_hash};
use super::reading::Reading;
use super::rules::Rules;
use super::sound;
use super::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Mention};
use crate::text::TokenKind;
use crate::text::fold::fold;

/// What is gathered of one entity.
#[derive(Debug)]
struct Group {
    kind: EntityKind,
    /// The name that the tables give it.
    known: Option<u32>,
    /// Folded words of its name: for a person the parts of the name.
    words: Vec<String>,
    /// Written forms with their counts and the reason why they are here.
    forms: BTreeMap<String, (u32, AliasReason)>,
    /// The group that it was joined to.
    into: Option<usize>,
}

/// The entities of an article and their mentions.
pub(crate) fn join(reading: &Reading<'_>, lexicon: &Lexicon, found: &[Found]) -> (Vec<Entity>, Vec<Mention>) {
    let mut joiner =
        Joiner { groups: Vec::new(), keys: BTreeMap::new(), sounds: BTreeMap::new(), of: Vec::new() };
    for name in found {
        joiner.add(reading, lexicon, name);
    }
    joiner.acronyms(reading, found);
    joiner.unsure(reading.rules);
    joiner.companies(reading.rules);
    joiner.articles(reading.rules);
    joiner.people(lexicon);
    joiner.bodies(reading.rules, lexicon);
    joiner.countries(lexicon);
    joiner.finish(reading, lexicon, found)
}

struct Joiner {
    groups: Vec<Group>,
    keys: BTreeMap<(EntityKind, String), usize>,
    /// The groups of persons of several words, by how their names sound.
    sounds: BTreeMap<String, Vec<usize>>,
    /// The group of each name found.
    of: Vec<usize>,
}

impl Joiner {
    fn root(&self, mut group: usize) -> usize {
        while let Some(into) = self.groups.get(group).and_then(|g| g.into) {
            group = into;
        }
        group
    }

    fn add(&mut self, reading: &Reading<'_>, lexicon: &Lexicon, name: &Found) {
        let written = tidy(reading.span(name.start, name.end).of(reading.text));
        let fits = |entry: &Known, form: Form| {
            entry.kind == name.kind && (form == Form::Adjective) == (name.form == Form::Adjective)
        };
        let known = if name.kind == EntityKind::Person { None } else { lexicon.look_up(&written, &fits) };
        let person = name.kind == EntityKind::Person;
        let mut words: Vec<String> = Vec::new();
        let mut surname = 0;
        for word in reading.stretch(name.start, name.end) {
            let written = word.span.of(reading.text);
            if word.kind != TokenKind::Mark {
                words.push(fold(written));
            } else if person && written == "," && surname == 0 {
                surname = words.len();
            }
        }
        if person {
            words = without_suffix(words, reading.rules);
            // `ABARA, John`.
            if surname < words.len() && super::form::upright(&written).is_some() {
                words.rotate_left(surname);
            }
        }
        let spelt = sound::without_marks(&written).filter(|_| person);
        let key = match known.and_then(|(index, _)| lexicon.known(index).map(|entry| (index, entry))) {
            Some((index, entry)) => format!("={}:{}", index, entry.name),
            None => words.join(" ").replace('.', ""),
        };
        let key = (name.kind, key);
        let own = words.clone();
        let other = || person.then(|| self.spelt_otherwise(&words, lexicon)).flatten();
        let group = self.keys.get(&key).copied().or_else(other).unwrap_or_else(|| {
            if person {
                let sound = words.iter().map(|word| sound::key(word)).collect::<Vec<_>>().join(" ");
                self.sounds.entry(sound).or_default().push(self.groups.len());
            }
            self.groups.push(Group {
                kind: name.kind,
                known: known.map(|(index, _)| index),
                words,
                forms: BTreeMap::new(),
                into: None,
            });
            self.groups.len() - 1
        });
        self.keys.entry(key).or_insert(group);
        if let Some(spelt) = spelt {
            self.keys.entry((name.kind, fold(&spelt))).or_insert(group);
        }
        let respelt = person && own.iter().any(|word| !self.groups[group].words.contains(word));
        let why = match (known, name.form) {
            (_, Form::Adjective) => AliasReason::Adjective,
            (Some((_, Form::Acronym)), _) => AliasReason::ListedAcronym,
            (Some(_), _) => AliasReason::Listed,
            _ if respelt => AliasReason::Spelling,
            _ => AliasReason::SameWords,
        };
        self.groups[group].forms.entry(written).or_insert((0, why)).0 += 1;
        self.of.push(group);
    }

    /// The group of a person of several words that differ by order or spelling.
    fn spelt_otherwise(&self, words: &[String], lexicon: &Lexicon) -> Option<usize> {
        if words.len() < 2 {
            return None;
        }
        if let [first, second] = words
            && let Some(&group) = self.keys.get(&(EntityKind::Person, format!("{second} {first}")))
        {
            return Some(group);
        }
        let sound = words.iter().map(|word| sound::key(word)).collect::<Vec<_>>().join(" ");
        let mut fitting = self.sounds.get(&sound)?.iter().copied();
        fitting.find(|&group| sound::one_name(lexicon, &self.groups[group].words, words))
    }

    /// `al-Shabaab`, `Shabab`: names of bodies and places that begin with the article of another language or leave it out.
    fn articles(&mut self, rules: &Rules) {
        let mut of: BTreeMap<(EntityKind, String), Vec<(usize, bool)>> = BTreeMap::new();
        for (n, group) in self.groups.iter().enumerate() {
            if matches!(group.kind, EntityKind::Organisation | EntityKind::Place)
                && group.into.is_none()
                && let Some((key, article)) = sound::with_article(&group.words, &rules.name_article)
            {
                of.entry((group.kind, key)).or_default().push((n, article));
            }
        }
        for members in of.into_values().filter(|members| members.len() > 1 && members.iter().any(|m| m.1)) {
            let known: Vec<usize> =
                members.iter().map(|m| m.0).filter(|&n| self.groups[n].known.is_some()).collect();
            let Some(&into) = known.first().or(members.first().map(|m| &m.0)) else { continue };
            if known.iter().all(|&n| self.groups[n].known == self.groups[into].known) {
                for (n, _) in members {
                    self.merge(n, into, AliasReason::Spelling);
                }
            }
        }
    }

    fn merge(&mut self, from: usize, into: usize, why: AliasReason) {
        let (from, into) = (self.root(from), self.root(into));
        if from == into {
            return;
        }
        let forms = std::mem::take(&mut self.groups[from].forms);
        for (form, (count, _)) in forms {
            self.groups[into].forms.entry(form).or_insert((0, why)).0 += count;
        }
        self.groups[into].known = self.groups[into].known.or(self.groups[from].known);
        self.groups[from].into = Some(into);
    }

    /// `Union of Coastal Towns (UCT)`, and an acronym made of the initials of a long form of the article.
    fn acronyms(&mut self, reading: &Reading<'_>, found: &[Found]) {
        for (pair, two) in found.windows(2).enumerate() {
            let [long, short] = two else { continue };
            if long.sentence != short.sentence || short.start != long.end + 1 {
                continue;
            }
            let bracket = reading.written(long.end) == "(";
            let closed = reading.written(short.end) == ")";
            if !bracket || !closed {
                continue;
            }
            let (a, b) = (self.root(self.of[pair]), self.root(self.of[pair + 1]));
            let written = |name: &Found| reading.span(name.start, name.end).of(reading.text).to_owned();
            let (first, second) = (written(long), written(short));
            if is_acronym(&second) && fits(&second, &first) && self.groups[a].kind == self.groups[b].kind {
                // What the text says goes before what the tables say of the letters alone.
                self.groups[b].known = None;
                self.merge(b, a, AliasReason::Introduced);
            } else if is_acronym(&first) && fits(&first, &second) && self.may_be_one(a, b) {
                self.merge(a, b, AliasReason::Introduced);
            }
        }
        // Initials, where exactly one long form of the article has them.
        let acronyms: Vec<(usize, String)> = (0..self.groups.len())
            .filter(|&g| self.groups[g].into.is_none() && self.by_letters(g))
            .filter(|&g| self.groups[g].kind == EntityKind::Organisation && self.groups[g].words.len() == 1)
            .filter_map(|g| {
                let form = self.groups[g].forms.keys().next()?;
                (is_acronym(form) && form.chars().all(char::is_uppercase)).then(|| (g, form.to_lowercase()))
            })
            .collect();
        for (group, acronym) in acronyms {
            let mut fitting = (0..self.groups.len()).filter(|&g| {
                g != group
                    && self.groups[g].into.is_none()
                    && self.groups[g].kind == EntityKind::Organisation
                    && self.groups[g].words.len() >= 2
                    && initials(&self.groups[g].words, reading.rules) == acronym
            });
            if let (Some(long), None) = (fitting.next(), fitting.next()) {
                self.groups[group].known = None;
                self.merge(group, long, AliasReason::Initials);
            }
        }
    }

    /// Whether nothing but letters tells what a group is, be they those of the tables.
    fn by_letters(&self, group: usize) -> bool {
        let group = &self.groups[group];
        group.known.is_none() || group.forms.values().all(|(_, why)| *why == AliasReason::ListedAcronym)
    }

    /// Letters that stand for one body here and another there are not spelt out from the tables alone: `DA`, `FEC`.
    fn unsure(&mut self, rules: &Rules) {
        for at in 0..self.groups.len() {
            let body = self.groups[at].kind == EntityKind::Organisation && self.groups[at].into.is_none();
            if !body || self.groups[at].known.is_none() || !self.by_letters(at) {
                continue;
            }
            let group = &mut self.groups[at];
            if !group.forms.keys().any(|form| rules.is_clear(form)) {
                group.known = None;
                for (_, why) in group.forms.values_mut() {
                    *why = AliasReason::SameWords;
                }
            }
        }
    }

    /// `Texaco Inc` and `Texaco`: a company with and without what it is in law.
    fn companies(&mut self, rules: &Rules) {
        let mut by_name: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let bodies: Vec<usize> = (0..self.groups.len())
            .filter(|&g| self.groups[g].kind == EntityKind::Organisation && self.groups[g].into.is_none())
            .collect();
        for &group in &bodies {
            by_name.entry(self.groups[group].words.clone()).or_insert(group);
        }
        for group in bodies {
            let words = &self.groups[group].words;
            let short = rules.without_company(words).to_vec();
            if short.len() == words.len() {
                continue;
            }
            let first = *by_name.entry(short).or_insert(group);
            if self.may_be_one(group, first) {
                self.merge(group, first, AliasReason::Shorter);
            }
        }
    }

    fn may_be_one(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.groups[a], &self.groups[b]);
        a.kind == b.kind && (a.known.is_none() || b.known.is_none() || a.known == b.known)
    }

    /// `the Commission`, `the Church`: the head of a body's name to the one body of the article that was named before
    /// it and has this head.
    fn bodies(&mut self, rules: &Rules, lexicon: &Lexicon) {
        let mut buffer = String::new();
        let bodies: Vec<usize> = (0..self.groups.len())
            .filter(|&g| self.groups[g].kind == EntityKind::Organisation && self.groups[g].into.is_none())
            .collect();
        for &short in &bodies {
            let [only] = &self.groups[short].words[..] else { continue };
            if lexicon.classes(word_hash(only, &mut buffer)) & class::ORG_HEAD == 0 {
                continue;
            }
            let mut fitting = bodies.iter().copied().filter(|&long| {
                let words = &self.groups[long].words;
                let of = words.get(1).is_some_and(|second| rules.whose.contains(&second.as_str()));
                long < short
                    && words.len() > 1
                    && (words.last() == Some(only) || of && words.first() == Some(only))
            });
            if let (Some(long), None) = (fitting.next(), fitting.next()) {
                self.groups[short].known = None;
                self.merge(short, long, AliasReason::Shorter);
            }
        }
    }

    /// `the States`, `the Kingdom`: the last word of a country's name, to the one country of the article that it fits.
    fn countries(&mut self, lexicon: &Lexicon) {
        let places: Vec<usize> = (0..self.groups.len())
            .filter(|&g| self.groups[g].kind == EntityKind::Place && self.groups[g].into.is_none())
            .collect();
        let mut buffer = String::new();
        for &short in &places {
            let group = &self.groups[short];
            let [only] = &group.words[..] else { continue };
            if group.known.is_some() || lexicon.classes(word_hash(only, &mut buffer)) & class::FUNCTION != 0 {
                continue;
            }
            let ends = |&long: &usize| {
                let known = self.groups[long].known.and_then(|index| lexicon.known(index));
                known.is_some_and(|known| {
                    let last = known.name.rsplit(' ').next().filter(|last| last.len() < known.name.len());
                    known.class == known::COUNTRY && last.is_some_and(|last| fold(last) == *only)
                })
            };
            let mut fitting = places.iter().copied().filter(ends);
            if let (Some(long), None) = (fitting.next(), fitting.next()) {
                self.merge(short, long, AliasReason::Shorter);
            }
        }
    }

    /// Parts of persons' names to the one full name that they fit.
    fn people(&mut self, lexicon: &Lexicon) {
        let people: Vec<usize> = (0..self.groups.len())
            .filter(|&g| self.groups[g].kind == EntityKind::Person && self.groups[g].into.is_none())
            .collect();
        // Longer names first, so that the shorter find them.
        let mut by_length = people.clone();
        by_length.sort_by_key(|&g| (std::cmp::Reverse(self.groups[g].words.len()), g));
        let mut full: Vec<usize> = Vec::new();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for group in by_length {
            let words = self.groups[group].words.clone();
            let mut fitting: Vec<usize> = Vec::new();
            for word in words.last().into_iter().chain(words.first()) {
                for &other in by_word.get(&sound::key(word)).into_iter().flatten() {
                    if !fitting.contains(&other) && fits_person(&words, &self.groups[other].words) {
                        fitting.push(other);
                    }
                }
            }
            // `Qaddafi` after `Muammar Gaddafi`.
            if let ([only], true) = (&words[..], fitting.is_empty()) {
                for &other in by_word.get(&sound::key(only)).into_iter().flatten() {
                    let last = self.groups[other].words.last();
                    if last.is_some_and(|last| sound::one_word(lexicon, only, last)) {
                        fitting.push(other);
                    }
                }
            }
            // A surname goes before a given name: `Ali` is rather Muhammad Ali than Ali Hassan.
            if words.len() == 1 && fitting.len() > 1 {
                let by_last: Vec<usize> = fitting
                    .iter()
                    .copied()
                    .filter(|&other| self.groups[other].words.last() == words.first())
                    .collect();
                if by_last.len() == 1 {
                    fitting = by_last;
                }
            }
            // Of several, the only one that the article had introduced when it first used the short form.
            if fitting.len() > 1 {
                let earlier: Vec<usize> = fitting.iter().copied().filter(|&other| other < group).collect();
                if earlier.len() == 1 {
                    fitting = earlier;
                }
            }
            if let [only] = fitting[..] {
                let why = if words.len() == 1 { AliasReason::Part } else { AliasReason::Shorter };
                self.merge(group, only, why);
            } else if words.len() > 1 {
                full.push(group);
                for word in &words {
                    let list = by_word.entry(sound::key(word)).or_default();
                    if !list.contains(&group) {
                        list.push(group);
                    }
                }
            }
        }
    }

    fn finish(
        self,
        reading: &Reading<'_>,
        lexicon: &Lexicon,
        found: &[Found],
    ) -> (Vec<Entity>, Vec<Mention>) {
        let mut ids: BTreeMap<usize, EntityId> = BTreeMap::new();
        let mut entities: Vec<Entity> = Vec::new();
        let mut mentions = Vec::with_capacity(found.len());
        for (name, &group) in found.iter().zip(&self.of) {
            let root = self.root(group);
            let entity = *ids.entry(root).or_insert_with(|| {
                entities.push(entity(&self.groups[root], lexicon));
                EntityId(entities.len() as u32 - 1)
            });
            let written = tidy(reading.span(name.start, name.end).of(reading.text));
            let full = entities.get(entity.0 as usize).map_or(0, |e| e.name.split(' ').count());
            let form = if name.form == Form::Adjective {
                Form::Adjective
            } else if name.form == Form::Credit {
                Form::Credit
            } else if name.kind != EntityKind::Person && is_acronym(&written) {
                Form::Acronym
            } else if written.split(' ').count() < full {
                Form::Short
            } else {
                Form::Full
            };
            mentions.push(Mention { span: reading.span(name.start, name.end), entity, form });
        }
        (entities, mentions)
    }
}

/// The entity that a group makes.
fn entity(group: &Group, lexicon: &Lexicon) -> Entity {
    let mut aliases: Vec<Alias> =
        group.forms.iter().map(|(name, &(count, why))| Alias { name: name.clone(), count, why }).collect();
    aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    let name = match group.known.and_then(|index| lexicon.known(index)) {
        Some(known) => known.name.to_owned(),
        None => canonical(&aliases, group.kind),
    };
    if !aliases.iter().any(|alias| alias.name == name) {
        let person = group.kind == EntityKind::Person;
        let why = if person { AliasReason::SameWords } else { AliasReason::ListedFullName };
        aliases.push(Alias { name: name.clone(), count: 0, why });
    }
    Entity { kind: group.kind, name, aliases }
}
