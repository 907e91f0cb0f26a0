//! Alignment of the units of two articles: many to many, in any order, chosen as a whole.
//!
//! Candidates come from an inverted index ([`candidate`]), each is scored once ([`pair`], [`score`]), and the
//! best one-to-one choice is found exactly ([`assignment`]). What is left is then added to it: a sentence that another one
//! says again, two sentences that together say what one says, and clauses of long sentences.

#![expect(
    clippy::indexing_slicing,
    reason = "a candidate names units by their place in the lists that it was made from"
)]

mod divide;
mod judge;

use judge::{FEW, REPEATED, Story, judge, least_shared};

use super::agreement::{Differences, differences};
use super::assignment::{Edge, assign};
use super::candidate::candidates;
use super::lexicon::lexicon;
use super::pair::{Pairing, Scratch, Sides, Signals, pair};
use super::score::{margin, squash};
use super::unit::{Unit, UnitKind, Vocabulary, units, weigh};
use super::{MatchKind, Side};
use crate::annotate::Entity;
use crate::text::Span;

/// The words of both articles, and which of them answer which.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) a: Vec<Unit>,
    pub(super) b: Vec<Unit>,
    pub(super) vocabulary: Vocabulary,
    /// By place in A, then in B.
    pub(super) links: Vec<Link>,
}

/// A unit of A and one of B that answer each other, whole or in part.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Index of the unit.
    pub(super) a: u32,
    pub(super) b: u32,
    /// The unit, or the clause of it that answers.
    pub(super) span_a: Span,
    pub(super) span_b: Span,
    /// How alike they are, whether or not they agree.
    pub(super) kind: MatchKind,
    pub(super) margin: f32,
    /// In what they differ, where they are alike in all the rest; not asked of what is related at most.
    pub(super) differences: Differences,
}

impl Link {
    /// How they are matched for a reader, and the score of that: what differs in a number, a name, a date or a denial
    /// does not tell the same, however alike it is.
    pub(super) fn shown(&self) -> (MatchKind, f32) {
        if self.differences.is_empty() {
            (self.kind, squash(self.margin))
        } else {
            (MatchKind::Related, squash(self.margin.min(-0.05)))
        }
    }
}

/// Aligns two articles. `entities` is the list that the ids of both sides point into.
pub(super) fn align(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Alignment {
    let mut vocabulary = Vocabulary::new(lexicon([a.document.lang, b.document.lang]));
    let mut units_a = units(a, &mut vocabulary);
    let mut units_b = units(b, &mut vocabulary);
    weigh([&mut units_a, &mut units_b], &mut vocabulary);
    let links = {
        let sides = Sides { a, b, vocabulary: &vocabulary };
        let mut aligner = Aligner {
            sides,
            a: &units_a,
            b: &units_b,
            scored: Vec::new(),
            scratch: Scratch::default(),
            least: least_shared(&units_a, &units_b),
            story: Story::Open,
        };
        aligner.score();
        let mut links = aligner.links();
        aligner.tell_apart(&mut links, entities);
        links
    };
    Alignment { a: units_a, b: units_b, vocabulary, links }
}

/// Sentences of one article that say the same, each pair once, the earlier first.
pub(super) fn within(side: Side<'_>) -> (Vec<Unit>, Vocabulary, Vec<Link>) {
    let mut vocabulary = Vocabulary::new(lexicon([side.document.lang]));
    let mut units = units(side, &mut vocabulary);
    weigh([&mut units, &mut Vec::new()], &mut vocabulary);
    let links = {
        let sides = Sides { a: side, b: side, vocabulary: &vocabulary };
        let least = least_shared(&units, &units);
        let mut aligner = Aligner {
            sides,
            a: &units,
            b: &units,
            scored: Vec::new(),
            scratch: Scratch::default(),
            least,
            story: Story::Open,
        };
        aligner.score();
        let alike = |scored: &&Scored| scored.a < scored.b && scored.margin >= 0.5;
        aligner.scored.iter().filter(alike).filter_map(|scored| aligner.link(scored)).collect()
    };
    (units, vocabulary, links)
}

struct Scored {
    a: u32,
    b: u32,
    signals: Signals,
    run: u32,
    kind: Option<MatchKind>,
    margin: f32,
}

struct Aligner<'a> {
    sides: Sides<'a>,
    a: &'a [Unit],
    b: &'a [Unit],
    /// Every candidate pair, by place in A, then in B.
    scored: Vec<Scored>,
    scratch: Scratch,
    /// See [`least_shared`].
    least: f32,
    story: Story,
}

impl Aligner<'_> {
    fn judge(&mut self, a: &Unit, b: &Unit) -> (Option<MatchKind>, f32) {
        let Pairing { signals, run, .. } = pair(self.sides, a, b, &mut self.scratch);
        self.kind(&signals, a.words.len().min(b.words.len()), run)
    }

    fn kind(&self, signals: &Signals, shorter: usize, run: u32) -> (Option<MatchKind>, f32) {
        match judge(signals, shorter, run, self.least, self.story) {
            Some((kind, margin)) => (Some(kind), margin),
            None => (None, margin(signals).min(-0.05)),
        }
    }

    /// Scores every candidate; then, knowing whether the articles tell one story, says what each is.
    fn score(&mut self) {
        let pairs = candidates(self.a, self.b, [self.sides.a, self.sides.b], self.sides.vocabulary);
        for (a, b) in pairs {
            let (x, y) = (&self.a[a as usize], &self.b[b as usize]);
            let Pairing { signals, run, .. } = pair(self.sides, x, y, &mut self.scratch);
            self.scored.push(Scored { a, b, signals, run, kind: None, margin: 0.0 });
        }
        self.settle();
        self.story = self.read_story();
        if self.story != Story::Open {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let mut scored = std::mem::take(&mut self.scored);
        for scored in &mut scored {
            let (a, b) = (&self.a[scored.a as usize], &self.b[scored.b as usize]);
            let shorter = a.words.len().min(b.words.len());
            let (kind, margin) = self.kind(&scored.signals, shorter, scored.run);
            // headings are short: they answer each other whole or not at all
            let heading = matches!(a.kind, UnitKind::Heading | UnitKind::Header);
            scored.kind = kind.filter(|&kind| !(heading && kind == MatchKind::Related));
            scored.margin = margin;
        }
        self.scored = scored;
    }

    /// Whether the articles tell one story: by how many sentences of the shorter one are said in the other.
    fn read_story(&self) -> Story {
        let plain = |units: &[Unit]| units.iter().filter(|unit| unit.kind != UnitKind::Heading).count();
        let shorter = plain(self.a).min(plain(self.b));
        if shorter < FEW {
            return Story::Open;
        }
        let same = |scored: &&Scored| {
            let s = &scored.signals;
            let much = s.deeds >= 2.0 && s.facts >= 2.8 && s.coverage >= 0.3;
            (much || matches!(scored.kind, Some(MatchKind::Verbatim | MatchKind::Reworded)))
                && self.a[scored.a as usize].kind != UnitKind::Heading
        };
        let mut of_a: Vec<u32> = self.scored.iter().filter(same).map(|scored| scored.a).collect();
        let mut of_b: Vec<u32> = self.scored.iter().filter(same).map(|scored| scored.b).collect();
        for list in [&mut of_a, &mut of_b] {
            list.sort_unstable();
            list.dedup();
        }
        match of_a.len().min(of_b.len()) * 20 / shorter {
            5.. => Story::One,
            2..5 => Story::Open,
            _ => Story::Two,
        }
    }

    fn links(&mut self) -> Vec<Link> {
        let edges: Vec<Edge> = self
            .scored
            .iter()
            .filter(|scored| scored.kind.is_some())
            .map(|scored| {
                let far = (self.a[scored.a as usize].position - self.b[scored.b as usize].position).abs();
                // among equals the one at the same place of its article
                let worth = squash(scored.margin) - far * 0.02;
                Edge { a: scored.a, b: scored.b, weight: (worth * 1e6) as i64 }
            })
            .collect();
        let chosen = assign(self.a.len(), self.b.len(), &edges);
        let mut links: Vec<Link> = self
            .scored
            .iter()
            .filter(|scored| chosen.get(scored.a as usize) == Some(&Some(scored.b)))
            .filter_map(|scored| self.link(scored))
            .collect();
        self.unite(&mut links);
        self.repeat(&mut links);
        self.divide(&mut links);
        links.sort_by_key(|link| (link.span_a, link.span_b));
        links
    }

    fn link(&self, scored: &Scored) -> Option<Link> {
        Some(Link {
            a: scored.a,
            b: scored.b,
            span_a: self.a[scored.a as usize].span,
            span_b: self.b[scored.b as usize].span,
            kind: scored.kind?,
            margin: scored.margin,
            differences: Differences::default(),
        })
    }

    /// Finds in what the matches that are closest differ.
    fn tell_apart(&mut self, links: &mut [Link], entities: &[&Entity]) {
        let (text_a, text_b) = (&self.sides.a.document.text, &self.sides.b.document.text);
        for link in links.iter_mut().filter(|link| link.kind != MatchKind::Related) {
            let part =
                |units: &[Unit], at: u32, span: Span, text: &str| units.get(at as usize)?.part(span, text);
            let a = part(self.a, link.a, link.span_a, text_a);
            let b = part(self.b, link.b, link.span_b, text_b);
            if let (Some(a), Some(b)) = (a, b) {
                let pairing = pair(self.sides, &a, &b, &mut self.scratch);
                link.differences = differences(self.sides, entities, &a, &b, &pairing);
            }
        }
    }

    /// Units that nothing answers yet, on either side.
    fn free(&self, links: &[Link]) -> (Vec<bool>, Vec<bool>) {
        let (mut a, mut b) = (vec![true; self.a.len()], vec![true; self.b.len()]);
        for link in links {
            a[link.a as usize] = false;
            b[link.b as usize] = false;
        }
        (a, b)
    }

    /// Two neighbours that together say what one says: "A. B." against "A, and B."
    fn unite(&mut self, links: &mut Vec<Link>) {
        let (free_a, free_b) = self.free(links);
        let mut added: Vec<Link> = Vec::new();
        for held in links.iter_mut() {
            let link = held.clone();
            let mut best: Option<(f32, bool, u32)> = None;
            for in_b in [false, true] {
                let (units, at, free) =
                    if in_b { (self.b, link.b, &free_b) } else { (self.a, link.a, &free_a) };
                for near in [at.checked_sub(1), at.checked_add(1)].into_iter().flatten() {
                    let Some(neighbour) = units.get(near as usize) else { continue };
                    let taken = added.iter().any(|other| (if in_b { other.b } else { other.a }) == near);
                    if !free[near as usize] || taken || neighbour.kind != units[at as usize].kind {
                        continue;
                    }
                    let joint = units[at as usize].joined(neighbour);
                    let (kind, margin) = if in_b {
                        self.judge(&self.a[link.a as usize], &joint)
                    } else {
                        self.judge(&joint, &self.b[link.b as usize])
                    };
                    let gain = margin - link.margin;
                    if kind.is_some() && gain > 0.4 && best.is_none_or(|(most, ..)| margin > most) {
                        best = Some((margin, in_b, near));
                    }
                }
            }
            let Some((margin, in_b, near)) = best else { continue };
            let kind = if margin >= 0.0 { MatchKind::Reworded } else { MatchKind::Related };
            let mut other = link.clone();
            if in_b {
                other.b = near;
                other.span_b = self.b[near as usize].span;
            } else {
                other.a = near;
                other.span_a = self.a[near as usize].span;
            }
            (other.kind, other.margin) = (kind, margin);
            added.push(other);
            if held.kind != MatchKind::Verbatim {
                (held.kind, held.margin) = (kind, margin);
            }
        }
        links.append(&mut added);
    }

    /// A unit left alone that says what an answered one says: a lead and its repetition further down.
    fn repeat(&mut self, links: &mut Vec<Link>) {
        let (free_a, free_b) = self.free(links);
        let mut best: std::collections::BTreeMap<(bool, u32), usize> = std::collections::BTreeMap::new();
        for (n, scored) in self.scored.iter().enumerate() {
            let heading = self.a[scored.a as usize].kind == UnitKind::Heading;
            let related = scored.kind == Some(MatchKind::Related)
                && self.story == Story::One
                && scored.margin >= REPEATED
                && scored.signals.coverage >= 0.25;
            let same = matches!(scored.kind, Some(MatchKind::Verbatim | MatchKind::Reworded));
            if heading || !(same || related) {
                continue;
            }
            for key in [(false, scored.a), (true, scored.b)] {
                let free = if key.0 { free_b[key.1 as usize] } else { free_a[key.1 as usize] };
                if free {
                    let held = best.entry(key).or_insert(n);
                    if self.scored[*held].margin < scored.margin {
                        *held = n;
                    }
                }
            }
        }
        let mut added: Vec<usize> = best.into_values().collect();
        added.sort_unstable();
        added.dedup();
        links.extend(added.into_iter().filter_map(|n| self.link(&self.scored[n])));
    }
}
