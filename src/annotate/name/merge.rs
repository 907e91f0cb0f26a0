//! One of each, across articles.
//!
//! Precision first. Two entities of one kind are joined where the tables give both one name; where their names
//! are the same words folded, in any order for a person; where full names of persons differ by a middle name,
//! initials or a transliteration; where both have the acronym and the long forms do not speak against it. A
//! surname alone joins the one full name of the corpus that ends in it. One name of several words is one entity, whatever
//! kinds it was taken for: what it is taken for most often. Two bearers of one name stay apart where their
//! offices speak against each other ([`claim`](super::claim)). Near linear: every rule looks up keys.
//! This module must not know texts.
#![expect(
    clippy::indexing_slicing,
    reason = "entities are numbered in their order, and every table here is one over those numbers"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{Claim, against};
use super::form::{canonical, fits, fits_person, without_suffix, words};
use super::lexicon::{Known, Lexicon, class, is_acronym, word_hash};
use super::rules::Rules;
use super::sound;
use super::tables::Tables;
use super::{Alias, AliasReason, Entity, EntityId, EntityKind, Form, Merged, Own};

/// A union of the entities of all articles.
struct Sets {
    into: Vec<u32>,
    /// What each root is said to be.
    claims: Vec<Vec<Claim>>,
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

    /// The smaller index becomes the root, so that the outcome does not depend on the order of joins. Two whose offices
    /// speak against each other stay apart; whether they are one.
    fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if against(&self.claims[a as usize], &self.claims[b as usize]) {
            return false;
        }
        let (low, high) = (a.min(b), a.max(b));
        self.into[high as usize] = low;
        let more = std::mem::take(&mut self.claims[high as usize]);
        let own = &mut self.claims[low as usize];
        // thousands of articles say the same of somebody
        for claim in more {
            if !own.contains(&claim) {
                own.push(claim);
            }
        }
        true
    }
}

/// Merges the entities of many articles.
pub(crate) fn merge(tables: &Tables, articles: &[Own<'_>]) -> Merged {
    let Tables { lexicon, rules } = tables;
    let all: Vec<&Entity> = articles.iter().flat_map(|own| own.entities.iter()).collect();
    let known: Vec<Option<u32>> = all.iter().map(|entity| known(lexicon, rules, entity)).collect();
    let mut claims = Vec::with_capacity(all.len());
    for own in articles {
        let first = claims.len();
        let of_article = known.get(first..first + own.entities.len()).unwrap_or_default();
        claims.extend(super::claim::claims(lexicon, rules, own, of_article));
    }
    let mut sets = Sets { into: (0..all.len() as u32).collect(), claims };
    let article: Vec<u32> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, own)| std::iter::repeat_n(n as u32, own.entities.len()))
        .collect();
    by_key(tables, &all, &known, &article, &mut sets);
    by_article(rules, &all, &known, &mut sets);
    by_acronym(&all, &known, &mut sets);
    by_letters(tables, &all, &known, &mut sets);
    by_person(tables, &all, &mut sets);
    by_kind(&all, &known, &mut sets);
    let own: Vec<&[Entity]> = articles.iter().map(|own| own.entities).collect();
    collect(&own, &all, &known, lexicon, &mut sets)
}

/// What the tables call it.
fn known(lexicon: &Lexicon, rules: &Rules, entity: &Entity) -> Option<u32> {
    if entity.kind == EntityKind::Person {
        return None;
    }
    let fits = |entry: &Known, form: Form| entry.kind == entity.kind && form != Form::Adjective;
    let body = entity.kind == EntityKind::Organisation;
    let told = |(_, form): &(u32, Form)| !body || *form != Form::Acronym || rules.is_clear(&entity.name);
    lexicon.look_up(&entity.name, &fits).filter(told).map(|(index, _)| index)
}

/// The entities that bear each name.
type Bearers = BTreeMap<(EntityKind, String), Vec<u32>>;

fn by_key(tables: &Tables, all: &[&Entity], known: &[Option<u32>], article: &[u32], sets: &mut Sets) {
    let mut keys: Bearers = BTreeMap::new();
    let mut sounds: BTreeMap<String, Vec<(u32, Vec<String>)>> = BTreeMap::new();
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
        if entity.kind == EntityKind::Person && parts.len() == 1 && !generic {
            // A surname alone: see `by_person`.
            continue;
        }
        let key = match known[n] {
            _ if generic => format!("{}@{}", parts[0], article.get(n).copied().unwrap_or(0)),
            Some(index) => format!("={index}"),
            // `Texaco` and `Texaco Inc`
            None if entity.kind == EntityKind::Organisation => tables.rules.without_company(&parts).join(" "),
            None => parts.join(" "),
        };
        join_key(&mut keys, entity.kind, key, n as u32, sets);
        if known[n].is_none()
            && let Some(spelt) = sound::without_marks(&entity.name)
        {
            join_key(&mut keys, entity.kind, words(&spelt).join(" "), n as u32, sets);
        }
        if entity.kind == EntityKind::Person && parts.len() > 1 {
            let mut sorted = parts.clone();
            sorted.sort_unstable();
            join_key(&mut keys, entity.kind, format!("~{}", sorted.join(" ")), n as u32, sets);
            let sound = parts.iter().map(|part| sound::key(part)).collect::<Vec<_>>().join(" ");
            let list = sounds.entry(sound).or_default();
            if !list.iter().any(|(_, other)| *other == parts) {
                for (other, spelt) in &*list {
                    if sound::one_name(&tables.lexicon, &parts, spelt) {
                        sets.join(*other, n as u32);
                    }
                }
                list.push((n as u32, parts));
            }
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

/// Joins an entity to the first bearer of the name that nothing speaks against; where there is none, it is one more.
fn join_key(keys: &mut Bearers, kind: EntityKind, key: String, n: u32, sets: &mut Sets) {
    let bearers = keys.entry((kind, key)).or_default();
    if !bearers.iter().any(|&first| sets.join(first, n)) {
        bearers.push(n);
    }
}

/// `al-Shabaab`, `Shabab`: bodies and places whose names begin with the article of another language or leave it out.
fn by_article(rules: &Rules, all: &[&Entity], known: &[Option<u32>], sets: &mut Sets) {
    let mut of: BTreeMap<(EntityKind, String), Vec<(u32, bool)>> = BTreeMap::new();
    for (n, entity) in all.iter().enumerate() {
        if matches!(entity.kind, EntityKind::Organisation | EntityKind::Place)
            && let Some((key, article)) = sound::with_article(&words(&entity.name), &rules.name_article)
        {
            of.entry((entity.kind, key)).or_default().push((n as u32, article));
        }
    }
    for members in of.into_values().filter(|members| members.iter().any(|member| member.1)) {
        let mut names: Vec<u32> = members.iter().filter_map(|&(n, _)| known[n as usize]).collect();
        names.dedup();
        if names.len() <= 1 {
            for (&(a, _), &(b, _)) in members.iter().zip(members.iter().skip(1)) {
                sets.join(a, b);
            }
        }
    }
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

/// Letters that are not clear by themselves are the body that the tables call so where an article of the corpus names it.
fn by_letters(tables: &Tables, all: &[&Entity], known: &[Option<u32>], sets: &mut Sets) {
    let mut named: BTreeMap<u32, u32> = BTreeMap::new();
    for (n, index) in (0..).zip(known) {
        if let Some(index) = index {
            named.entry(*index).or_insert(n);
        }
    }
    for (n, entity) in (0..).zip(all) {
        if entity.kind == EntityKind::Organisation && known[n as usize].is_none() && is_acronym(&entity.name)
        {
            let fits = |entry: &Known, form: Form| entry.kind == entity.kind && form == Form::Acronym;
            let listed = tables.lexicon.look_up(&entity.name, &fits);
            if let Some(&other) = listed.and_then(|(index, _)| named.get(&index)) {
                sets.join(other, n);
            }
        }
    }
}

/// Persons: shorter full names and surnames to the one longer name that they fit. Surnames alone that no full name of the
/// corpus fits are one; those that several fit stay each by itself.
fn by_person(tables: &Tables, all: &[&Entity], sets: &mut Sets) {
    let mut by_last: BTreeMap<String, Vec<(u32, Vec<String>)>> = BTreeMap::new();
    let mut people: Vec<(u32, Vec<String>)> = Vec::new();
    // whom thousands of articles name alike is looked at once
    let mut seen: BTreeSet<(u32, Vec<String>)> = BTreeSet::new();
    for (n, entity) in all.iter().enumerate() {
        if entity.kind == EntityKind::Person {
            let parts = without_suffix(words(&entity.name), &tables.rules);
            if !seen.insert((sets.root(n as u32), parts.clone())) {
                continue;
            }
            if parts.len() > 1
                && let Some(last) = parts.last()
            {
                by_last.entry(sound::key(last)).or_default().push((n as u32, parts.clone()));
            }
            people.push((n as u32, parts));
        }
    }
    people.sort_by_key(|(n, parts)| (std::cmp::Reverse(parts.len()), *n));
    let mut alone: BTreeMap<&str, u32> = BTreeMap::new();
    for (n, parts) in &people {
        let Some(last) = parts.last() else { continue };
        let longer = by_last.get(&sound::key(last)).map_or(&[][..], Vec::as_slice);
        let roots = |sets: &mut Sets, fits: &dyn Fn(&[String]) -> bool| {
            let mut roots: Vec<u32> = Vec::new();
            for (other, long) in longer {
                let other = sets.root(*other);
                if !roots.contains(&other) && fits(long) {
                    roots.push(other);
                }
                // of more than one beside its own, none is chosen
                if roots.len() > 2 {
                    break;
                }
            }
            roots
        };
        let mut fitting = roots(sets, &|long| fits_longer(parts, long));
        if let ([only], true) = (&parts[..], fitting.is_empty()) {
            let spelt = |long: &[String]| {
                long.last().is_some_and(|last| sound::one_word(&tables.lexicon, only, last))
            };
            fitting = roots(sets, &spelt);
        }
        let own = sets.root(*n);
        fitting.retain(|&root| root != own);
        match (&fitting[..], &parts[..]) {
            ([only], _) => {
                // A surname that is also somebody's whole name in the corpus stays by itself.
                sets.join(own, *only);
            }
            ([], [only]) if !is_generic(&tables.lexicon, only, EntityKind::Person) => {
                let first = *alone.entry(only).or_insert(*n);
                sets.join(first, *n);
            }
            _ => {}
        }
    }
}

/// How often these entities are mentioned, by their kinds.
fn weights(all: &[&Entity], members: &[u32]) -> BTreeMap<EntityKind, u32> {
    let mut weights: BTreeMap<EntityKind, u32> = BTreeMap::new();
    for entity in members.iter().map(|&n| all[n as usize]) {
        *weights.entry(entity.kind).or_default() +=
            entity.aliases.iter().map(|alias| alias.count).sum::<u32>();
    }
    weights
}

/// One name of several words, taken for a person here and a place there: one of the two is wrong. Where neither is taken
/// for it more often than the other, they stay apart; so does what the tables know. One word may be two names: it must
/// be a place and a body, one of them far more often.
fn by_kind(all: &[&Entity], known: &[Option<u32>], sets: &mut Sets) {
    let mut of: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (n, entity) in (0..).zip(all) {
        let parts = words(&entity.name);
        let may_be_one =
            parts.len() > 1 || matches!(entity.kind, EntityKind::Place | EntityKind::Organisation);
        if may_be_one && known[n as usize].is_none() {
            of.entry(parts.join(" ")).or_default().push(n);
        }
    }
    for (name, members) in of {
        let weights = weights(all, &members);
        let most = weights.values().max().copied().unwrap_or_default();
        let rest: u32 = weights.values().sum::<u32>() - most;
        let is_clear = if name.contains(' ') { most > rest } else { most >= 3 * rest };
        if weights.len() > 1 && is_clear {
            for (&a, &b) in members.iter().zip(members.iter().skip(1)) {
                sets.join(a, b);
            }
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
        let weights = weights(all, &list);
        let kind = all[root as usize].kind;
        let kind =
            weights.into_iter().max_by_key(|(of, weight)| (*weight, *of == kind)).map_or(kind, |(of, _)| of);
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
