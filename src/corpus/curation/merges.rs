//! What becomes of entities that are merged: each merge is an arrow from an entity to the one that stays, and what an
//! entity becomes stands at the end of its arrows. That no order of the corrections matters follows from there being
//! one end only: arrows that part, or that lead in a circle, contradict each other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

use super::names::Names;
use super::{Fault, Problem};

/// Arrows from entities to what they become, each with the number of its merge.
#[derive(Default)]
pub(super) struct Merges {
    /// For each entity where its arrows lead; several merges that say the same are one.
    to: BTreeMap<usize, BTreeMap<usize, u32>>,
    /// For each entity from where arrows lead to it.
    from: BTreeMap<usize, Vec<usize>>,
}

/// What the entities that are merged become.
pub(super) type Ends = BTreeMap<usize, usize>;

impl Merges {
    pub(super) fn add(&mut self, from: usize, to: usize, number: u32) {
        if let Entry::Vacant(arrow) = self.to.entry(from).or_default().entry(to) {
            arrow.insert(number);
            self.from.entry(to).or_default().push(from);
        }
    }

    /// The end of each entity's arrows, and the merges that contradict each other.
    pub(super) fn ends(&self, names: &Names<'_>) -> (Ends, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut ends = Ends::new();
        // from the ends backwards, each entity when all that it leads to is known
        let mut open: BTreeMap<usize, usize> = self.to.iter().map(|(&id, to)| (id, to.len())).collect();
        let mut ready: VecDeque<usize> =
            self.from.keys().copied().filter(|id| !self.to.contains_key(id)).collect();
        loop {
            while let Some(id) = ready.pop_front() {
                if !ends.contains_key(&id) {
                    let end = self.end(id, &ends, names, &mut problems);
                    ends.insert(id, end);
                }
                for from in self.from.get(&id).into_iter().flatten() {
                    if let Some(left) = open.get_mut(from) {
                        *left -= 1;
                        if *left == 0 {
                            open.remove(from);
                            ready.push_back(*from);
                        }
                    }
                }
            }
            let Some(&first) = open.keys().next() else { break };
            let circle = self.circle(first, &open);
            problems.extend(self.complain(&circle, names));
            for id in circle {
                open.remove(&id);
                ends.insert(id, id);
                ready.push_back(id);
            }
        }
        (ends, problems)
    }

    /// What an entity becomes, when it is known of all that it leads to.
    fn end(&self, id: usize, ends: &Ends, names: &Names<'_>, problems: &mut Vec<Problem>) -> usize {
        let mut found: Option<(usize, usize, u32)> = None;
        let mut arrows: Vec<(u32, usize)> =
            self.to.get(&id).into_iter().flatten().map(|(&to, &number)| (number, to)).collect();
        arrows.sort_unstable();
        for (number, to) in arrows {
            let end = ends.get(&to).copied().unwrap_or(to);
            match found {
                None => found = Some((end, to, number)),
                Some((other_end, other_to, other)) if other_end != end => {
                    let into = |id| format!("merged into `{}`", names.of(id));
                    let fault = Fault::Contradicts {
                        name: names.of(id).to_owned(),
                        said: [into(other_to), into(to)],
                        other: super::Entry { table: "merge", number: other },
                    };
                    problems.push(Problem { entry: super::Entry { table: "merge", number }, fault });
                    break;
                }
                Some(_) => {}
            }
        }
        found.map_or(id, |(end, ..)| end)
    }

    /// A circle among entities all of which lead to others of them.
    fn circle(&self, first: usize, open: &BTreeMap<usize, usize>) -> Vec<usize> {
        let mut way = Vec::new();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut at = first;
        loop {
            if let Some(&place) = places.get(&at) {
                return way.split_off(place);
            }
            places.insert(at, way.len());
            way.push(at);
            let next = self.to.get(&at).into_iter().flat_map(BTreeMap::keys).find(|id| open.contains_key(id));
            match next {
                Some(&next) => at = next,
                // it leads nowhere, which cannot be; it is then alone
                None => return vec![at],
            }
        }
    }

    fn complain(&self, circle: &[usize], names: &Names<'_>) -> Option<Problem> {
        let steps = circle.iter().zip(circle.iter().cycle().skip(1));
        let mut numbers: Vec<u32> =
            steps.filter_map(|(from, to)| self.to.get(from)?.get(to).copied()).collect();
        numbers.sort_unstable();
        let (&first, &last) = (numbers.first()?, numbers.last()?);
        let names = circle.iter().take(3).map(|&id| names.of(id).to_owned()).collect();
        let fault = Fault::Circle { names, other: super::Entry { table: "merge", number: first } };
        Some(Problem { entry: super::Entry { table: "merge", number: last }, fault })
    }
}
