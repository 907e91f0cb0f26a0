//! One of each, across articles.
//!
//! Precision first. Two entities of one kind are joined where the tables give both one name; where their names
//! are the same words folded, in any order for a person; where full names of persons differ by a middle name,
//! initials or a transliteration; where both have the acronym and the long forms do not speak against it. A
//! surname alone joins the one full name of the corpus that ends in it. Near linear: every rule looks up keys.
//! This module must not know texts.
#![expect(
    clippy::indexing_slicing,
    reason = "entities are numbered in their order, and every table here is one over those numbers"
)]

use std::collections::BTreeMap;

use super::form::{canonical, fits, fits_person, without_suffix};
use super::lexicon::{Known, Lexicon, class, is_acronym, word_hash};
use super::rules::Rules;
use super::tables::Tables;
use super::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Merged};
use crate::text::fold::fold;

/// A union of the entities of all articles.
struct Sets {
    into: Vec<u32>,
}

impl Sets {
    fn root(&mut self, mut at: u32) -> u32 {
        while self.into[at as usize] != at {
            let next = self.into[self.into[at as usize] as usize];
            self.into[at as usize] = next;
            at = next;
        }
        at
    }

    /// The smaller index becomes the root, so that the outcome does not depend on the order of joins.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.into[a.max(b) as usize] = a.min(b);
    }
}

/// Merges the entities of many articles.
pub(crate) fn merge(tables: &Tables, articles: &[&[Entity]]) -> Merged {
    let Tables { lexicon, rules } = tables;
    let all: Vec<&Entity> = articles.iter().flat_map(|own| own.iter()).collect();
    let mut sets = Sets { into: (0..all.len() as u32).collect() };
    let known: Vec<Option<u32>> = all.iter().map(|entity| known(lexicon, entity)).collect();
    let article: Vec<u32> =
        articles.iter().enumerate().flat_map(|(n, own)| std::iter::repeat_n(n as u32, own.len())).collect();
    by_key(tables, &all, &known, &article, &mut sets);
    by_acronym(&all, &known, &mut sets);
    by_person(rules, &all, &mut sets);
    collect(articles, &all, &known, lexicon, &mut sets)
}

/// What the tables call it.
fn known(lexicon: &Lexicon, entity: &Entity) -> Option<u32> {
    if entity.kind == EntityKind::Person {
        return None;
    }
    let fits = |entry: &Known, form: Form| entry.kind == entity.kind && form != Form::Adjective;
    lexicon.look_up(&entity.name, &fits).map(|(index, _)| index)
}

/// The words of a name, folded, without marks.
fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| c.is_whitespace() || c == '-' || c == ',')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).replace(['.', '\''], ""))
        .filter(|word| !word.is_empty())
        .collect()
}

fn by_key(tables: &Tables, all: &[&Entity], known: &[Option<u32>], article: &[u32], sets: &mut Sets) {
    let mut keys: BTreeMap<(EntityKind, String), u32> = BTreeMap::new();
    for (n, entity) in all.iter().enumerate() {
        let mut parts = words(&entity.name);
        if entity.kind == EntityKind::Person {
            parts = without_suffix(parts, &tables.rules);
        }
        if entity.kind == EntityKind::Organisation
            && parts.len() > 2
            && parts.first().is_some_and(|part| tables.rules.is_article(part))
        {
            parts.remove(0);
        }
        // `the Court`, `Congress` and `Daniel` mean somebody else in the next article.
        let generic = parts.len() == 1 && is_generic(&tables.lexicon, &parts[0], entity.kind);
        let key = match known[n] {
            _ if generic => format!("{}@{}", parts[0], article.get(n).copied().unwrap_or(0)),
            Some(index) => format!("={index}"),
            None => parts.join(" "),
        };
        join_key(&mut keys, entity.kind, key, n as u32, sets);
        if entity.kind == EntityKind::Person && parts.len() > 1 {
            let mut sorted = parts.clone();
            sorted.sort_unstable();
            join_key(&mut keys, entity.kind, format!("~{}", sorted.join(" ")), n as u32, sets);
            join_key(&mut keys, entity.kind, format!("%{}", skeleton(&parts)), n as u32, sets);
        }
    }
}

/// Whether one word alone does not tell whom it names: a given name, the head of a body's or place's name.
fn is_generic(lexicon: &Lexicon, word: &str, kind: EntityKind) -> bool {
    let mut buffer = String::new();
    let classes = lexicon.classes(word_hash(word, &mut buffer));
    if kind == EntityKind::Person {
        classes & class::GIVEN != 0 && classes & class::SURNAME == 0
    } else {
        classes & (class::ORG_HEAD | class::PLACE_HEAD | class::ROLE) != 0
    }
}

fn join_key(
    keys: &mut BTreeMap<(EntityKind, String), u32>,
    kind: EntityKind,
    key: String,
    n: u32,
    sets: &mut Sets,
) {
    let first = *keys.entry((kind, key)).or_insert(n);
    sets.join(first, n);
}

/// What transliterations of one name share: doubled letters single, sounds that are spelt in several ways one.
fn skeleton(parts: &[String]) -> String {
    let mut out = String::new();
    for part in parts {
        let part = part
            .replace("dj", "j")
            .replace("dzh", "j")
            .replace("tch", "ch")
            .replace("tsch", "ch")
            .replace("sch", "sh")
            .replace("kh", "h")
            .replace("gh", "g")
            .replace("ph", "f")
            .replace("ou", "u")
            .replace("oo", "u")
            .replace("ee", "i")
            .replace("ck", "k")
            .replace("iy", "y")
            .replace("yi", "y")
            .replace("ij", "y")
            .replace("ii", "y");
        let mut last = ' ';
        for c in part.chars() {
            let c = match c {
                'q' | 'c' => 'k',
                'w' => 'v',
                'y' | 'j' if last != ' ' => 'i',
                'z' => 's',
                other => other,
            };
            if c != last {
                out.push(c);
            }
            last = c;
        }
        out.push(' ');
    }
    out
}

/// Organisations with one acronym, of which at most one has a long form.
fn by_acronym(all: &[&Entity], known: &[Option<u32>], sets: &mut Sets) {
    let mut of: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (n, entity) in all.iter().enumerate() {
        if entity.kind != EntityKind::Organisation {
            continue;
        }
        let mut seen: Vec<String> = Vec::new();
        for alias in &entity.aliases {
            let acronym = alias.name.replace('.', "");
            if is_acronym(&alias.name) && !seen.contains(&acronym) {
                of.entry(acronym.clone()).or_default().push(n as u32);
                seen.push(acronym);
            }
        }
    }
    for (acronym, members) in of {
        // The long forms that stand against each other, by their words.
        let mut longs: Vec<u32> = Vec::new();
        for &n in &members {
            let entity = all[n as usize];
            let root = sets.root(n);
            let long =
                !is_acronym(&entity.name) && fits(&acronym, &entity.name) || known[n as usize].is_some();
            if long && !longs.contains(&root) {
                longs.push(root);
            }
        }
        if longs.len() <= 1 {
            for (&a, &b) in members.iter().zip(members.iter().skip(1)) {
                sets.join(a, b);
            }
        }
    }
}

/// Persons: shorter full names and surnames to the one longer name that they fit.
fn by_person(rules: &Rules, all: &[&Entity], sets: &mut Sets) {
    let mut by_last: BTreeMap<String, Vec<(u32, Vec<String>)>> = BTreeMap::new();
    let mut people: Vec<(u32, Vec<String>)> = Vec::new();
    for (n, entity) in all.iter().enumerate() {
        if entity.kind == EntityKind::Person {
            let parts = without_suffix(words(&entity.name), rules);
            if parts.len() > 1
                && let Some(last) = parts.last()
            {
                by_last.entry(last.clone()).or_default().push((n as u32, parts.clone()));
            }
            people.push((n as u32, parts));
        }
    }
    people.sort_by_key(|(n, parts)| (std::cmp::Reverse(parts.len()), *n));
    for (n, parts) in &people {
        let Some(last) = parts.last() else { continue };
        let mut roots: Vec<u32> = Vec::new();
        for (other, long) in by_last.get(last).into_iter().flatten() {
            let other = sets.root(*other);
            if fits_longer(parts, long) && !roots.contains(&other) {
                roots.push(other);
            }
        }
        let own = sets.root(*n);
        roots.retain(|&root| root != own);
        if let [only] = roots[..] {
            // A surname that is also somebody's whole name in the corpus stays by itself.
            sets.join(own, only);
        }
    }
}

fn fits_longer(short: &[String], long: &[String]) -> bool {
    if short.len() == 1 {
        return long.last() == short.first() && short[0].chars().count() > 2;
    }
    short.len() < long.len() && fits_person(short, long)
        || short.len() == long.len() && short != long && fits_person(short, long)
}

fn collect(
    articles: &[&[Entity]],
    all: &[&Entity],
    known: &[Option<u32>],
    lexicon: &Lexicon,
    sets: &mut Sets,
) -> Merged {
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for n in 0..all.len() as u32 {
        members.entry(sets.root(n)).or_default().push(n);
    }
    let mut entities: Vec<(Entity, u32)> = Vec::new();
    for (root, list) in members {
        let mut forms: BTreeMap<String, (u32, AliasReason)> = BTreeMap::new();
        for &n in &list {
            for alias in &all[n as usize].aliases {
                let form = forms.entry(alias.name.clone()).or_insert((0, alias.why));
                form.0 += alias.count;
            }
        }
        let mut aliases: Vec<Alias> =
            forms.into_iter().map(|(name, (count, why))| Alias { name, count, why }).collect();
        aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        let kind = all[root as usize].kind;
        let named = list.iter().find_map(|&n| known[n as usize]).and_then(|index| lexicon.known(index));
        let mut name = named.map_or_else(|| canonical(&aliases, kind), |known| known.name.to_owned());
        if name.is_empty() {
            // No form was counted: the name that came with the entity stays.
            name = list.first().map(|&n| all[n as usize].name.clone()).unwrap_or_default();
        }
        entities.push((Entity { kind, name, aliases }, root));
    }
    entities.sort_by(|(a, m), (b, n)| (a.kind, &a.name, m).cmp(&(b.kind, &b.name, n)));
    let place: BTreeMap<u32, EntityId> =
        entities.iter().enumerate().map(|(at, &(_, root))| (root, EntityId(at as u32))).collect();
    let mut next = 0;
    let mut of_article = Vec::with_capacity(articles.len());
    for own in articles {
        let ids = (0..own.len() as u32).map(|n| place.get(&sets.root(next + n)).copied().unwrap_or_default());
        of_article.push(ids.collect());
        next += own.len() as u32;
    }
    Merged { entities: entities.into_iter().map(|(entity, _)| entity).collect(), of_article }
}
