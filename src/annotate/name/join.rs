//! One of each, within an article: which mentions name one entity, and what it is called.
//!
//! Joined are: the same words folded; written forms that the tables give one entity; an acronym and the long
//! form beside which the text sets it in brackets; a surname, a given name or initials and the one full name
//! of the article that they fit. Where two full names fit, neither takes it: a wrong join is worse than a
//! missed one. This module must not know other articles.

use std::collections::BTreeMap;

use super::find::Found;
use super::lexicon::{Lexicon, class, is_acronym, word_hash};
use super::reading::Reading;
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
    let mut joiner = Joiner { groups: Vec::new(), keys: BTreeMap::new(), of: Vec::new() };
    for name in found {
        joiner.add(reading, lexicon, name);
    }
    joiner.acronyms(reading, found);
    joiner.people();
    joiner.bodies(lexicon);
    joiner.finish(reading, lexicon, found)
}

struct Joiner {
    groups: Vec<Group>,
    keys: BTreeMap<(EntityKind, String), usize>,
    /// The group of each name found.
    of: Vec<usize>,
}

/// A name as the reader sees it: white space and apostrophes normalised.
pub(crate) fn tidy(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c }));
    }
    out
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
        let fits = |entry: &super::lexicon::Known, form: Form| {
            entry.kind == name.kind && (form == Form::Adjective) == (name.form == Form::Adjective)
        };
        let known = if name.kind == EntityKind::Person { None } else { lexicon.look_up(&written, &fits) };
        let words: Vec<String> = reading.words[name.start..name.end]
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .map(|word| fold(word.span.of(reading.text)))
            .collect();
        let words = if name.kind == EntityKind::Person { without_suffix(words) } else { words };
        let key = match known.and_then(|(index, _)| lexicon.known(index).map(|entry| (index, entry))) {
            Some((index, entry)) => format!("={}:{}", index, entry.name),
            None => words.join(" ").replace('.', ""),
        };
        let group = *self.keys.entry((name.kind, key)).or_insert_with(|| {
            self.groups.push(Group {
                kind: name.kind,
                known: known.map(|(index, _)| index),
                words,
                forms: BTreeMap::new(),
                into: None,
            });
            self.groups.len() - 1
        });
        let why = match (known, name.form) {
            (_, Form::Adjective) => AliasReason::Adjective,
            (Some((_, Form::Acronym)), _) => AliasReason::ListedAcronym,
            (Some(_), _) => AliasReason::Listed,
            _ => AliasReason::SameWords,
        };
        self.groups[group].forms.entry(written).or_insert((0, why)).0 += 1;
        self.of.push(group);
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
        for pair in 0..found.len().saturating_sub(1) {
            let (long, short) = (&found[pair], &found[pair + 1]);
            if long.sentence != short.sentence || short.start != long.end + 1 {
                continue;
            }
            let bracket = reading.words[long.end].span.of(reading.text) == "(";
            let closed = reading.words.get(short.end).is_some_and(|w| w.span.of(reading.text) == ")");
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
            .filter(|&g| self.groups[g].into.is_none() && self.groups[g].known.is_none())
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
                    && initials(&self.groups[g].words) == acronym
            });
            if let (Some(long), None) = (fitting.next(), fitting.next()) {
                self.merge(group, long, AliasReason::Initials);
            }
        }
    }

    fn may_be_one(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.groups[a], &self.groups[b]);
        a.kind == b.kind && (a.known.is_none() || b.known.is_none() || a.known == b.known)
    }

    /// `the Commission`, `the Church`: the head of a body's name to the one body of the article that was named before
    /// it and has this head.
    fn bodies(&mut self, lexicon: &Lexicon) {
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
                let of = words.get(1).is_some_and(|second| matches!(second.as_str(), "of" | "for"));
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

    /// Parts of persons' names to the one full name that they fit.
    fn people(&mut self) {
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
                for &other in by_word.get(word).into_iter().flatten() {
                    if !fitting.contains(&other) && fits_person(&words, &self.groups[other].words) {
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
                    let list = by_word.entry(word.clone()).or_default();
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

/// The words of a person's name without `Jr.`, `III` or letters of honour behind it.
pub(crate) fn without_suffix(mut words: Vec<String>) -> Vec<String> {
    const SUFFIXES: [&str; 14] =
        ["jr", "sr", "ii", "iii", "iv", "frs", "mp", "phd", "md", "obe", "cbe", "mbe", "qc", "kc"];
    while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(&last.trim_end_matches('.'))) {
        words.pop();
    }
    words
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
        aliases.push(Alias { name: name.clone(), count: 0, why: AliasReason::ListedFullName });
    }
    Entity { kind: group.kind, name, aliases }
}

/// The fullest form: for a person the one with most parts, initials counted less; else the longest that is no
/// acronym. Then mixed case, diacritics and frequency decide.
pub(crate) fn canonical(aliases: &[Alias], kind: EntityKind) -> String {
    let worth = |alias: &Alias| {
        let parts =
            alias.name.split(' ').filter(|part| part.trim_end_matches('.').chars().count() > 1).count();
        let mixed = alias.name.chars().any(char::is_lowercase) && alias.name.chars().any(char::is_uppercase);
        let marked = !alias.name.is_ascii();
        let long = if kind == EntityKind::Person || kind == EntityKind::Organisation { parts } else { 1 };
        (mixed || is_acronym(&alias.name) && parts == 1, long, marked, alias.count, alias.name.len())
    };
    let mut best: Option<&Alias> = None;
    for alias in aliases {
        if best.is_none_or(|b| worth(alias) > worth(b)) {
            best = Some(alias);
        }
    }
    best.map(|alias| alias.name.clone()).unwrap_or_default()
}

/// Whether an acronym may stand for a long form: it begins with the initial of one of its words, and at least
/// half of its letters are initials of them.
pub(crate) fn fits(acronym: &str, long: &str) -> bool {
    let initials: Vec<char> = long
        .split([' ', '-'])
        .filter_map(|word| word.trim_start_matches(['\'', '’', '"']).chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let hits = letters.iter().filter(|letter| initials.contains(letter)).count();
    long.contains([' ', '-'])
        && letters.first().is_some_and(|first| initials.contains(first))
        && hits * 2 >= letters.len()
}

fn initials(words: &[String]) -> String {
    const SMALL: [&str; 8] = ["of", "the", "and", "for", "in", "on", "de", "des"];
    words
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Whether `short`, the folded words of a person's name, may be a shorter form of `long`.
pub(crate) fn fits_person(short: &[String], long: &[String]) -> bool {
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    if short.len() > long.len() || long.len() < 2 {
        return false;
    }
    if short.len() == 1 {
        // A surname, the given name, or a part of a surname of several words.
        let initial = first.trim_end_matches('.').chars().count() < 2;
        return !initial && long.iter().any(|word| word == first);
    }
    let initial = |word: &str, whole: &str| {
        let word = word.trim_end_matches('.');
        word.chars().count() == 1 && whole.starts_with(word)
    };
    let same = |a: &str, b: &str| a == b || initial(a, b) || initial(b, a);
    // The ends agree and the rest stands in order within the longer name.
    if long.last() != Some(last) {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| same(word, other)));
    in_order
        && (long.first().is_some_and(|other| same(first, other)) || short.len() > 1 && long.contains(first))
}
