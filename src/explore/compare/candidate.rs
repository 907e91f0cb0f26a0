//! Which pairs of units are worth scoring: those that share rare stems, names or dates.
//!
//! An inverted index of one side is asked with each unit of the other, so that the work follows the number of
//! shared rare words, not the product of both lengths. This room must not know how pairs are scored.

#![expect(clippy::indexing_slicing, reason = "keys and units are numbered as they are made")]

use std::collections::HashMap;

use super::Side;
use super::unit::{FactKind, Unit, UnitKind, Vocabulary};

/// The most candidates a unit gets.
const MOST: usize = 10;

/// Pairs of indices into `a` and `b`, by place in A, then in B.
pub(super) fn candidates(
    a: &[Unit],
    b: &[Unit],
    sides: [Side<'_>; 2],
    vocabulary: &Vocabulary,
) -> Vec<(u32, u32)> {
    let mut keys = Keys::new(vocabulary);
    let mut postings: Vec<Vec<(u32, f32)>> = Vec::new();
    for (n, unit) in b.iter().enumerate() {
        keys.each(unit, sides[1], |key, weight| {
            if postings.len() <= key {
                postings.resize_with(key + 1, Vec::new);
            }
            if postings[key].last().is_none_or(|&(last, _)| last != n as u32) {
                postings[key].push((n as u32, weight));
            }
        });
    }
    let longest = (b.len() / 4).max(24);
    let mut found = Vec::new();
    let mut sums: Vec<f32> = vec![0.0; b.len()];
    let mut seen: Vec<u32> = Vec::new();
    let masses: Vec<f32> = b.iter().map(mass).collect();
    for (n, unit) in a.iter().enumerate() {
        keys.each(unit, sides[0], |key, weight| {
            let Some(list) = postings.get(key).filter(|list| list.len() <= longest) else { return };
            for &(other, their) in list {
                let sum = &mut sums[other as usize];
                if *sum == 0.0 {
                    seen.push(other);
                }
                *sum += weight.min(their);
            }
        });
        let own = mass(unit);
        let mut ranked: Vec<(f32, u32)> = seen
            .iter()
            .filter(|&&other| comparable(unit.kind, b[other as usize].kind))
            .map(|&other| {
                let bound = own.min(masses[other as usize]).max(1.0);
                let far = (unit.position - b[other as usize].position).abs();
                (sums[other as usize] / bound.sqrt() - far * 0.01, other)
            })
            .collect();
        ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        ranked.truncate(MOST);
        // what shares far less than the best is not worth pairing word by word, among many
        let least = if b.len() > 12 { ranked.first().map_or(0.0, |&(best, _)| best * 0.3) } else { 0.0 };
        ranked.retain(|&(worth, _)| worth >= least);
        let mut chosen: Vec<u32> = ranked.into_iter().map(|(_, other)| other).collect();
        chosen.sort_unstable();
        found.extend(chosen.into_iter().map(|other| (n as u32, other)));
        for other in seen.drain(..) {
            sums[other as usize] = 0.0;
        }
    }
    found
}

/// A heading is set beside a heading, a table's header beside a header; all else beside all else.
fn comparable(a: UnitKind, b: UnitKind) -> bool {
    let class = |kind| match kind {
        UnitKind::Heading => 0,
        UnitKind::Header => 1,
        UnitKind::Sentence | UnitKind::Row => 2,
    };
    class(a) == class(b)
}

fn mass(unit: &Unit) -> f32 {
    unit.words.iter().filter(|word| !word.stop).map(|word| word.weight).sum()
}

/// Numbers for what units can share: stems, synonym groups, entities, dates.
#[derive(Debug)]
struct Keys<'a> {
    vocabulary: &'a Vocabulary,
    entities: HashMap<u32, usize>,
    dates: HashMap<&'a str, usize>,
    next: usize,
}

impl<'a> Keys<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        let next = vocabulary.len() + vocabulary.lexicon.group_count();
        Self { vocabulary, entities: HashMap::new(), dates: HashMap::new(), next }
    }

    fn each(&mut self, unit: &Unit, side: Side<'a>, mut visit: impl FnMut(usize, f32)) {
        for word in unit.words.iter().filter(|word| !word.stop) {
            visit(word.id as usize, word.weight);
            for &group in self.vocabulary.entry(word.id).map_or(&[][..], |entry| entry.groups) {
                visit(self.vocabulary.len() + usize::from(group), word.weight * 0.5);
            }
        }
        for fact in &unit.facts {
            let fresh = self.next;
            let (key, weight) = match fact.kind {
                FactKind::Entity(entity) => (*self.entities.entry(entity).or_insert(fresh), 0.5),
                FactKind::Date(date) => match side.annotations.dates.get(date as usize) {
                    Some(date) => (*self.dates.entry(&date.value).or_insert(fresh), 1.0),
                    None => continue,
                },
                FactKind::Quantity(_) => continue,
            };
            self.next += usize::from(key == fresh);
            visit(key, weight);
        }
    }
}
