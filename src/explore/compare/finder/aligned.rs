//! Two units side by side, and how much speaks for their telling of one thing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::words_in;
use crate::annotate::{Entity, EntityKind, Form};
use crate::explore::compare::align::Link;
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::pair::{Pairing, Sides, pair};
use crate::explore::compare::unit::{Fact, FactKind, Unit, dates_agree, quantities_agree};
use crate::explore::compare::{MatchKind, Side};
use crate::text::Span;

/// Both articles, as the finders see them.
pub(super) struct Articles<'a> {
    pub(super) sides: Sides<'a>,
    pub(super) entities: &'a [&'a Entity],
    pub(super) units: [&'a [Unit]; 2],
    /// Whether the articles tell one story: few matches make all else doubtful.
    pub(super) one_story: bool,
    /// Whether neither names whom the other tells of most, and hardly anybody is named by both: the figures of two companies.
    pub(super) two_subjects: bool,
    /// How many persons and organisations both name.
    pub(super) known: usize,
    /// In how many units of both articles each entity stands.
    names: HashMap<u32, u32>,
    /// Whom and what each side names.
    sides_name: [HashSet<u32>; 2],
    /// How the alignment has matched units, by their places.
    pub(super) links: BTreeMap<(u32, u32), (MatchKind, f32)>,
}

impl<'a> Articles<'a> {
    pub(super) fn new(
        sides: Sides<'a>,
        entities: &'a [&'a Entity],
        units: [&'a [Unit]; 2],
        links: &[Link],
    ) -> Self {
        let same = links.iter().filter(|link| link.kind != MatchKind::Related).count();
        let shorter = units[0].len().min(units[1].len());
        let mut names: HashMap<u32, u32> = HashMap::new();
        for unit in units.into_iter().flatten() {
            let mut seen: Vec<u32> = Vec::new();
            for fact in &unit.facts {
                if let FactKind::Entity(id) = fact.kind
                    && !seen.contains(&id)
                {
                    seen.push(id);
                    *names.entry(id).or_default() += 1;
                }
            }
        }
        let close = links.iter().filter(|link| link.is_close());
        let links: BTreeMap<(u32, u32), (MatchKind, f32)> =
            close.map(|link| ((link.a, link.b), (link.kind, link.margin))).collect();
        let named = |side: Side<'_>| -> HashSet<u32> {
            side.annotations.mentions.iter().map(|mention| mention.entity.0).collect()
        };
        let sides_name = [named(sides.a), named(sides.b)];
        let shared = sides_name[0].intersection(&sides_name[1]).count();
        let one_story = shorter < 8 || same * 8 >= shorter || links.len() * 3 >= shorter && shared >= SHARED;
        let subject = |side: Side<'_>| subject(side, entities);
        let who = |id: &&u32| is_somebody(**id, entities);
        let known = sides_name[0].intersection(&sides_name[1]).filter(who).count();
        let two_subjects = match (subject(sides.a), subject(sides.b)) {
            (Some(x), Some(y)) => {
                let company = |id: u32| kind(id, entities) == Some(EntityKind::Organisation);
                known < 2
                    && company(x)
                    && company(y)
                    && !sides_name[1].contains(&x)
                    && !sides_name[0].contains(&y)
            }
            _ => false,
        };
        Articles { sides, entities, units, one_story, two_subjects, known, names, sides_name, links }
    }

    /// Whether the alignment has found anything that both tell.
    pub(super) fn meet(&self) -> bool {
        let same = self.links.values().any(|(kind, _)| *kind != MatchKind::Related);
        same || self.links.len() > 2
    }

    /// Whether a unit of one side names a person whom the other side never names.
    fn stranger(&self, unit: &Unit, other: usize) -> bool {
        unit.facts.iter().any(|fact| match fact.kind {
            FactKind::Entity(id) => {
                let person =
                    self.entities.get(id as usize).is_some_and(|entity| entity.kind == EntityKind::Person);
                person && self.sides_name.get(other).is_some_and(|named| !named.contains(&id))
            }
            _ => false,
        })
    }

    fn is_linked(&self, a: Option<u32>, b: Option<u32>) -> bool {
        matches!((a, b), (Some(a), Some(b)) if self.links.contains_key(&(a, b)))
    }
}

fn kind(id: u32, entities: &[&Entity]) -> Option<EntityKind> {
    entities.get(id as usize).map(|entity| entity.kind)
}

fn is_somebody(id: u32, entities: &[&Entity]) -> bool {
    matches!(kind(id, entities), Some(EntityKind::Person | EntityKind::Organisation))
}

/// The person or organisation that an account names most often, of several the first in the list.
fn subject(side: Side<'_>, entities: &[&Entity]) -> Option<u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for mention in side.annotations.mentions.iter().filter(|mention| mention.form != Form::Credit) {
        if is_somebody(mention.entity.0, entities) {
            *counts.entry(mention.entity.0).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|&(id, count)| (count, Reverse(id))).map(|(id, _)| id)
}

/// How many names two accounts of one story have in common, where few of their sentences are alike.
const SHARED: usize = 4;

/// What a finder sees of two units set side by side.
pub(super) struct AlignedPair<'a> {
    pub(super) articles: &'a Articles<'a>,
    pub(super) sides: Sides<'a>,
    pub(super) entities: &'a [&'a Entity],
    pub(super) a: &'a Unit,
    pub(super) b: &'a Unit,
    pub(super) pairing: Pairing,
    /// How the alignment matched them, if it did.
    pub(super) kind: Option<MatchKind>,
    /// Whether each names a person whom the other account never names.
    pub(super) strangers: bool,
    pub(super) margin: f32,
    /// Facts of A and B that agree, and what that is worth.
    agreed: Vec<(Range<usize>, Range<usize>, f32)>,
    /// What speaks for one thing before any word is looked at.
    prior: f32,
}

impl<'a> AlignedPair<'a> {
    /// The units at these places of A and B, whether or not the alignment has matched them.
    pub(super) fn new(articles: &'a Articles<'a>, at: (u32, u32)) -> Option<Self> {
        let (a, b) = (articles.units[0].get(at.0 as usize)?, articles.units[1].get(at.1 as usize)?);
        let pairing = pair(articles.sides, a, b);
        let link = articles.links.get(&at).copied();
        let mut pair = AlignedPair {
            articles,
            sides: articles.sides,
            entities: articles.entities,
            a,
            b,
            pairing,
            kind: link.map(|(kind, _)| kind),
            strangers: articles.stranger(a, 1) && articles.stranger(b, 0),
            margin: link.map_or(0.0, |(_, margin)| margin),
            agreed: Vec::new(),
            prior: 0.0,
        };
        pair.agreed = pair.agreements();
        pair.prior = match pair.kind {
            Some(MatchKind::Verbatim) => 1.5,
            Some(MatchKind::Reworded) => 1.0 + 0.25 * pair.margin.clamp(0.0, 2.0),
            Some(MatchKind::Related) => 0.5,
            None => 0.0,
        };
        pair.prior += pair.continuity(at);
        if !articles.one_story {
            pair.prior -= 1.2;
        }
        // two people who have done alike
        if pair.strangers {
            pair.prior -= 2.0;
        }
        Some(pair)
    }

    /// Whether the alignment holds that both say the same.
    pub(super) fn same(&self) -> bool {
        matches!(self.kind, Some(MatchKind::Verbatim | MatchKind::Reworded))
    }

    /// What a pronoun takes up, and the neighbours, say of the subject: where the sentences before are matched, those
    /// after speak of one thing more likely.
    #[expect(clippy::indexing_slicing, reason = "there are two sides, 0 and 1")]
    fn continuity(&self, at: (u32, u32)) -> f32 {
        let before = (at.0.checked_sub(1), at.1.checked_sub(1));
        let pronoun = |unit: &Unit| {
            unit.words.iter().take(4).any(|word| self.sides.vocabulary.traits(*word).is(Traits::PRONOUN))
        };
        let (open_a, open_b) = (pronoun(self.a), pronoun(self.b));
        let mut worth = 0.0;
        let articles = self.articles;
        if articles.is_linked(before.0, before.1) || articles.is_linked(Some(at.0 + 1), Some(at.1 + 1)) {
            worth += 0.3;
        }
        let carried = open_a
            && (articles.is_linked(before.0, Some(at.1)) || articles.is_linked(before.0, before.1))
            || open_b && (articles.is_linked(Some(at.0), before.1) || articles.is_linked(before.0, before.1));
        if carried {
            return worth + 0.8;
        }
        let names = |side: usize, at: Option<u32>| -> Vec<u32> {
            let unit = at.and_then(|at| articles.units[side].get(at as usize));
            let facts = unit.map_or(&[][..], |unit| unit.facts.as_slice());
            facts
                .iter()
                .filter_map(|fact| match fact.kind {
                    FactKind::Entity(id) => Some(id),
                    _ => None,
                })
                .collect()
        };
        let mut of_a = names(0, Some(at.0));
        let mut of_b = names(1, Some(at.1));
        let (own_a, own_b) = (of_a.len(), of_b.len());
        if open_a {
            of_a.extend(names(0, before.0));
        }
        if open_b {
            of_b.extend(names(1, before.1));
        }
        // a name that only the pronoun brings in
        let brought = of_a.iter().enumerate().any(|(n, id)| {
            of_b.iter().enumerate().any(|(m, other)| id == other && (n >= own_a || m >= own_b))
        });
        worth + if brought { 0.8 } else { 0.0 }
    }

    /// The facts of both that agree.
    fn agreements(&self) -> Vec<(Range<usize>, Range<usize>, f32)> {
        let mut found = Vec::new();
        let range = |fact: &Fact| usize::from(fact.first)..usize::from(fact.after);
        for x in &self.a.facts {
            for y in &self.b.facts {
                let worth = match (x.kind, y.kind) {
                    (FactKind::Entity(x), FactKind::Entity(y)) if x == y => {
                        let units = self.articles.names.get(&x).copied().unwrap_or(2) as f32;
                        1.0 / (1.0 + (units - 2.0).max(0.0) / 6.0).sqrt()
                    }
                    (FactKind::Date(x), FactKind::Date(y)) => {
                        let x = self.sides.a.annotations.dates.get(x as usize);
                        let y = self.sides.b.annotations.dates.get(y as usize);
                        if matches!((x, y), (Some(x), Some(y)) if dates_agree(x, y)) { 0.6 } else { continue }
                    }
                    (FactKind::Quantity(x), FactKind::Quantity(y)) => {
                        let x = self.sides.a.annotations.quantities.get(x as usize);
                        let y = self.sides.b.annotations.quantities.get(y as usize);
                        if matches!((x, y), (Some(x), Some(y)) if quantities_agree(x, y)) {
                            1.0
                        } else {
                            continue;
                        }
                    }
                    _ => continue,
                };
                found.push((range(x), range(y), worth));
            }
        }
        found
    }

    /// How much speaks for words `a` of A and words `b` of B being said of one thing: the weight of what answers each
    /// other around both, less by distance, and what the alignment knows. About 1 for each rare word or name shared.
    pub(super) fn evidence(&self, a: &Range<usize>, b: &Range<usize>) -> f32 {
        let mut sum = 0.0;
        for (at, to) in self.pairing.to_b.iter().enumerate() {
            let Some(to) = to.map(usize::from) else { continue };
            let Some(word) = self.a.words.get(at) else { continue };
            if word.stop || word.number || a.contains(&at) || b.contains(&to) {
                continue;
            }
            // the words of a fact that agrees count once, as that fact
            if self.agreed.iter().any(|(of_a, of_b, _)| of_a.contains(&at) || of_b.contains(&to)) {
                continue;
            }
            let how = self.pairing.of_a.get(at).copied().unwrap_or(0.0);
            sum += word.weight * how * near(&(at..at + 1), a) * near(&(to..to + 1), b);
        }
        for (of_a, of_b, worth) in &self.agreed {
            if !meet(of_a, a) && !meet(of_b, b) {
                sum += worth * near(of_a, a) * near(of_b, b);
            }
        }
        self.prior + sum.min(4.0) - self.rivals(a, b)
    }

    /// What speaks against: the names nearest to the words, where neither is answered on the other side.
    fn rivals(&self, a: &Range<usize>, b: &Range<usize>) -> f32 {
        let nearest = |unit: &Unit, of: &Range<usize>, answered: &[f32]| -> Option<(EntityKind, bool)> {
            let names = unit.facts.iter().filter_map(|fact| match fact.kind {
                FactKind::Entity(id) => {
                    let range = usize::from(fact.first)..usize::from(fact.after);
                    let known = range.clone().any(|at| answered.get(at).is_some_and(|&how| how > 0.0));
                    let kind = self.entities.get(id as usize).map(|entity| entity.kind)?;
                    (!meet(&range, of)).then(|| (gap(&range, of), kind, known))
                }
                _ => None,
            });
            names
                .filter(|&(far, ..)| far <= 6)
                .min_by_key(|&(far, ..)| far)
                .map(|(_, kind, known)| (kind, known))
        };
        let x = nearest(self.a, a, &self.pairing.of_a);
        let y = nearest(self.b, b, &self.pairing.of_b);
        match (x, y) {
            (Some((kind, false)), Some((other, false))) if kind == other => 1.0,
            _ => 0.0,
        }
    }

    /// How well each word of A (or of B) is answered by words of the other side, where only those within these ranges
    /// count.
    pub(super) fn answered_within(&self, a: &Range<usize>, b: &Range<usize>, of_a: bool) -> Vec<f32> {
        let mut found = vec![0.0_f32; if of_a { self.a.words.len() } else { self.b.words.len() }];
        let mut raise = |at: usize, how: f32| {
            if let Some(known) = found.get_mut(at) {
                *known = known.max(how);
            }
        };
        for (at, to) in self.pairing.to_b.iter().enumerate() {
            let Some(to) = to.map(usize::from) else { continue };
            if a.contains(&at) && b.contains(&to) {
                let how = self.pairing.of_a.get(at).copied().unwrap_or(0.0);
                raise(if of_a { at } else { to }, how);
            }
        }
        for (in_a, in_b, worth) in &self.agreed {
            if meet(in_a, a) && meet(in_b, b) {
                for at in if of_a { in_a.clone() } else { in_b.clone() } {
                    raise(at, worth.min(0.9));
                }
            }
        }
        found
    }

    /// How many names of A answer names of B.
    pub(super) fn names_shared(&self) -> usize {
        let names = |unit: &Unit| -> HashSet<u32> {
            let of = |fact: &Fact| match fact.kind {
                FactKind::Entity(id) => Some(id),
                _ => None,
            };
            unit.facts.iter().filter_map(of).collect()
        };
        names(self.a).intersection(&names(self.b)).count()
    }

    /// How many plain words within six of both, and no comma between, answer each other.
    pub(super) fn close(&self, a: &Range<usize>, b: &Range<usize>) -> usize {
        let near = |unit: &Unit, side: Side<'_>, at: usize, of: &Range<usize>| {
            let (first, last) = (at.min(of.start), at.max(of.end.saturating_sub(1)));
            let between = match (unit.words.get(first), unit.words.get(last)) {
                (Some(first), Some(last)) => first.span.join(last.span).of(&side.document.text),
                _ => "",
            };
            gap(&(at..at + 1), of) <= 6
                && !of.contains(&at)
                && !between.contains(", ")
                && !between.contains([';', ':'])
        };
        let answers = self.pairing.to_b.iter().enumerate().filter(|(at, to)| {
            let plain = self.a.words.get(*at).is_some_and(|word| !word.stop && !word.number);
            plain
                && near(self.a, self.sides.a, *at, a)
                && to.is_some_and(|to| near(self.b, self.sides.b, usize::from(to), b))
        });
        answers.count()
    }

    /// The folded word of a unit; empty where there is none.
    pub(super) fn folded(&self, unit: &Unit, at: Option<usize>) -> &'a str {
        at.and_then(|at| unit.words.get(at)).map_or("", |word| self.sides.vocabulary.folded(*word))
    }

    /// The words of both that `spans` cover.
    pub(super) fn ranges(&self, spans: (Span, Span)) -> (Range<usize>, Range<usize>) {
        (words_in(self.a, spans.0), words_in(self.b, spans.1))
    }
}

fn gap(x: &Range<usize>, y: &Range<usize>) -> usize {
    if x.start >= y.end { x.start - y.end + 1 } else { y.start.saturating_sub(x.end) + 1 }
}

fn meet(x: &Range<usize>, y: &Range<usize>) -> bool {
    x.start < y.end && y.start < x.end
}

/// What distance leaves of a word's worth.
fn near(x: &Range<usize>, y: &Range<usize>) -> f32 {
    match gap(x, y) {
        0..=2 => 1.25,
        3..=6 => 1.0,
        7..=12 => 0.7,
        _ => 0.45,
    }
}

/// Pairs of units that finders have asked for, each made once.
pub(super) struct Pairs<'a> {
    articles: &'a Articles<'a>,
    known: HashMap<(u32, u32), Option<AlignedPair<'a>>>,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(articles: &'a Articles<'a>) -> Self {
        Pairs { articles, known: HashMap::new() }
    }

    pub(super) fn get(&mut self, at: (u32, u32)) -> Option<&AlignedPair<'a>> {
        let articles = self.articles;
        self.known.entry(at).or_insert_with(|| AlignedPair::new(articles, at)).as_ref()
    }
}
