//! The deeds of an account by what their predicates say, so that those which may be one are found without asking each.

use std::collections::HashMap;

use super::thing::Verb;

/// The deeds of an account by the stem and by the groups of their predicates.
pub(super) struct Index {
    by_stem: HashMap<String, Vec<u32>>,
    by_group: HashMap<u16, Vec<u32>>,
    speaking: Vec<u32>,
    by_opposite: HashMap<(u16, bool), Vec<u32>>,
}

/// What an account tells of more often than this is no one deed, and no one number.
pub(super) const MOST: usize = 100;

impl Index {
    /// Of the deeds by their predicates, and whether each is a verb of saying.
    pub(super) fn new(deeds: &[(&Verb, bool)]) -> Index {
        let mut by_opposite: HashMap<(u16, bool), Vec<u32>> = HashMap::new();
        let (mut by_stem, mut by_group) =
            (HashMap::<String, Vec<u32>>::new(), HashMap::<u16, Vec<u32>>::new());
        for (n, (verb, _)) in deeds.iter().enumerate() {
            by_stem.entry(verb.stem.clone()).or_default().push(n as u32);
            for &group in verb.groups {
                by_group.entry(group).or_default().push(n as u32);
            }
            for &place in verb.opposites {
                by_opposite.entry(place).or_default().push(n as u32);
            }
        }
        let speaking =
            (0..deeds.len() as u32).filter(|&n| deeds.get(n as usize).is_some_and(|(_, speaking)| *speaking));
        Index { by_stem, by_group, speaking: speaking.collect(), by_opposite }
    }

    /// The deeds whose predicate is `verb` or a near synonym of it, or a verb of saying too; ascending. None where
    /// there are more than [`MOST`] of them.
    pub(super) fn like(&self, verb: &Verb, speaking: bool) -> Vec<u32> {
        if speaking {
            return if self.speaking.len() > MOST { Vec::new() } else { self.speaking.clone() };
        }
        self.akin(verb)
    }

    /// The deeds with that predicate or a near synonym of it, ascending. None where there are more than [`MOST`] of them.
    pub(super) fn akin(&self, verb: &Verb) -> Vec<u32> {
        let mut found = self.by_stem.get(&verb.stem).cloned().unwrap_or_default();
        for group in verb.groups {
            found.extend(self.by_group.get(group).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        if found.len() > MOST { Vec::new() } else { found }
    }

    /// The deeds whose predicate is the opposite of `verb`, ascending; none where there are more than [`MOST`].
    pub(super) fn facing(&self, verb: &Verb) -> Vec<u32> {
        let sides = verb.opposites.iter().map(|&(line, side)| (line, !side));
        let mut found: Vec<u32> =
            sides.filter_map(|place| self.by_opposite.get(&place)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        if found.len() > MOST { Vec::new() } else { found }
    }
}
