//! Alignment of the units of two articles: many to many, in any order, chosen as a whole.
//!
//! Candidates come from an inverted index ([`candidate`]), each is scored once ([`pair`], [`score`]), and the
//! best one-to-one choice is found exactly ([`assignment`]). What is left is then added to it: two sentences that together
//! say what one says, clauses of long sentences, and what is tied as strongly to a sentence that is answered already.

#![expect(
    clippy::indexing_slicing,
    reason = "a candidate names units by their place in the lists that it was made from"
)]

mod divide;
mod judge;
mod neighbour;
mod quoted;
#[cfg(test)]
mod tests;
mod told;
mod unite;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use judge::{FEW, Frame, Judged, Story, alike, asks, grade, least_shared, likeness, near, related, tie};
use quoted::Spoken;
use told::Told;

use super::agreement::{Differences, differences};
use super::assignment::{Edge, assign};
use super::candidate::candidates;
use super::lexicon::lexicon;
use super::pair::{Scratch, Sides, Signals, pair, signals};
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

/// In what two units are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// In all their words.
    Words,
    /// In what they quote, whatever stands around it.
    Spoken,
    /// In what they tell, whoever says it.
    Told,
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
    /// How alike they are, whether or not they agree, and whether or not one tells more.
    pub(super) kind: MatchKind,
    /// As what they are shown where they agree: related, where one tells much that the other does not.
    grade: MatchKind,
    pub(super) margin: f32,
    /// In what they are alike.
    ground: Ground,
    /// The neighbour that says a part of it, and whether it is one of B.
    with: Option<(bool, u32)>,
    /// As what they would be shown without that neighbour.
    own: MatchKind,
    /// In what they differ, where they are alike in all the rest; not asked of what is related at most.
    pub(super) differences: Differences,
}

/// Below this margin two units share too little for a number of one to be held against one of the other.
const CLOSE: f32 = -2.5;

impl Link {
    /// Whether the words of both are alike enough to be held against each other.
    pub(super) fn is_close(&self) -> bool {
        self.margin >= CLOSE
    }

    /// How they are matched for a reader, and the score of that: what differs in a number, a name, a date or a denial
    /// does not tell the same, however alike it is.
    pub(super) fn shown(&self) -> (MatchKind, f32) {
        if self.differences.is_empty() && self.grade != MatchKind::Related {
            (self.grade, squash(self.margin))
        } else {
            (MatchKind::Related, squash(self.margin.min(-0.05)))
        }
    }
}

/// The most units of the other side that a unit is matched with.
const MOST: u32 = 4;

/// With how many of them a unit is held against what it says, and the margin of the others.
const HELD: u32 = 3;
const FAR: f32 = CLOSE - 1.0;

/// Aligns two articles. `entities` is the list that the ids of both sides point into.
pub(super) fn align(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Alignment {
    let mut vocabulary = Vocabulary::new(lexicon([a.document.lang, b.document.lang]));
    let mut units_a = units(a, &mut vocabulary);
    let mut units_b = units(b, &mut vocabulary);
    weigh([&mut units_a, &mut units_b], &mut vocabulary);
    let links = {
        let sides = Sides { a, b, vocabulary: &vocabulary };
        let mut aligner = Aligner::new(sides, &units_a, &units_b, entities);
        aligner.score();
        let mut links = aligner.links();
        aligner.tell_apart(&mut links);
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
        let mut aligner = Aligner::new(sides, &units, &units, &[]);
        aligner.score();
        let again = |scored: &&Scored| scored.a < scored.b && scored.margin >= 0.5;
        aligner.scored.iter().filter(again).filter_map(|scored| aligner.link(scored)).collect()
    };
    (units, vocabulary, links)
}

struct Scored {
    a: u32,
    b: u32,
    signals: Signals,
    run: u32,
    /// See [`tie`].
    tie: f32,
    /// Whether they tell the same, or the tie is strong enough for more than one such match of a unit.
    strong: bool,
    /// How alike they are, and as what they are shown.
    kind: Option<MatchKind>,
    grade: MatchKind,
    margin: f32,
    /// In what they are alike.
    ground: Ground,
}

/// The margin of two sentences that quote the same words, at least.
const SPOKEN: f32 = 0.2;

struct Aligner<'a> {
    sides: Sides<'a>,
    a: &'a [Unit],
    b: &'a [Unit],
    entities: &'a [&'a Entity],
    /// Every candidate pair, by place in A, then in B.
    scored: Vec<Scored>,
    scratch: Scratch,
    frame: Frame,
}

impl<'a> Aligner<'a> {
    fn new(sides: Sides<'a>, a: &'a [Unit], b: &'a [Unit], entities: &'a [&'a Entity]) -> Self {
        let few = a.len().min(b.len()) < FEW;
        let frame = Frame { least: least_shared(a, b), few, story: Story::Open };
        Aligner { sides, a, b, entities, scored: Vec::new(), scratch: Scratch::default(), frame }
    }

    /// How alike two units, or parts of units, are for their words alone, and as what they are shown; and their margin.
    fn judge(&mut self, a: &Unit, b: &Unit) -> (Option<MatchKind>, MatchKind, f32) {
        let pairing = pair(self.sides, a, b);
        let signals = signals(a, b, &pairing, &mut self.scratch);
        let judged = judged(&signals, pairing.run, a, b);
        if let Some(kind) = likeness(judged, self.frame) {
            return (Some(kind), grade(judged, kind, self.frame), margin(&signals));
        }
        let near = near(judged, self.frame.story).then_some(MatchKind::Related);
        (near, MatchKind::Related, margin(&signals).min(-0.05))
    }

    /// Scores every candidate; then, knowing whether the articles tell one story, says what each is.
    fn score(&mut self) {
        let pairs = candidates(self.a, self.b, [self.sides.a, self.sides.b], self.sides.vocabulary);
        let sides = self.sides;
        let unread =
            |units: &[Unit]| -> Vec<OnceCell<Spoken>> { units.iter().map(|_| OnceCell::new()).collect() };
        let (said_a, said_b) = (unread(self.a), unread(self.b));
        let entities = self.entities;
        let unheard =
            |units: &[Unit]| -> Vec<OnceCell<Told>> { units.iter().map(|_| OnceCell::new()).collect() };
        let (told_a, told_b) = (unheard(self.a), unheard(self.b));
        for (a, b) in pairs {
            let (x, y) = (&self.a[a as usize], &self.b[b as usize]);
            let pairing = pair(self.sides, x, y);
            let signals = signals(x, y, &pairing, &mut self.scratch);
            let run = pairing.run;
            let tie = tie(&signals, run, (x.position - y.position).abs());
            let judged = judged(&signals, run, x, y);
            let kind = likeness(judged, self.frame);
            let grade = grade(judged, kind.unwrap_or(MatchKind::Related), self.frame);
            let mut scored = Scored {
                a,
                b,
                signals,
                run,
                tie,
                strong: false,
                kind,
                grade,
                margin: margin(&signals),
                ground: Ground::Words,
            };
            if run >= 2
                && !self.frame.few
                && let Some(kind) = self.quoted(
                    said_a[a as usize].get_or_init(|| Spoken::of(sides.a, x)),
                    said_b[b as usize].get_or_init(|| Spoken::of(sides.b, y)),
                )
            {
                (scored.kind, scored.grade, scored.ground) = (Some(kind), kind.min(grade), Ground::Spoken);
                scored.margin = scored.margin.max(SPOKEN);
            }
            if scored.grade == MatchKind::Related
                && !self.frame.few
                && asks(&signals)
                && let Some((grade, margin)) = self.told(
                    told_a[a as usize].get_or_init(|| Told::of(sides.a, sides.vocabulary, entities, x)),
                    told_b[b as usize].get_or_init(|| Told::of(sides.b, sides.vocabulary, entities, y)),
                )
            {
                (scored.kind, scored.grade, scored.ground) = (Some(grade), grade, Ground::Told);
                scored.margin = scored.margin.max(margin.min(SPOKEN));
            }
            scored.strong = scored.grade != MatchKind::Related;
            self.scored.push(scored);
        }
        self.frame.story = self.read_story();
        self.relate();
    }

    /// Says which of the pairs that do not tell the same tell some of the same facts.
    fn relate(&mut self) {
        let (mut of_a, mut of_b) = (vec![0.0_f32; self.a.len()], vec![0.0_f32; self.b.len()]);
        for scored in &self.scored {
            for best in [&mut of_a[scored.a as usize], &mut of_b[scored.b as usize]] {
                *best = best.max(scored.tie);
            }
        }
        for scored in self.scored.iter_mut().filter(|scored| !scored.strong) {
            let share = |best: f32| scored.tie / best.max(f32::EPSILON);
            let share = 0.5 * (share(of_a[scored.a as usize]) + share(of_b[scored.b as usize]));
            let (a, b) = (&self.a[scored.a as usize], &self.b[scored.b as usize]);
            let judged = judged(&scored.signals, scored.run, a, b);
            scored.strong = related(judged, scored.tie, share, self.frame.story);
            if scored.kind.is_none() {
                scored.margin = scored.margin.min(-0.05);
                let related = scored.strong || near(judged, self.frame.story);
                scored.kind = related.then_some(MatchKind::Related);
            }
        }
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
            (much || alike(s, self.frame.least)) && self.a[scored.a as usize].kind != UnitKind::Heading
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
                // what tells the same first, then what is tied most; among equals the one at the same place of its article
                let worth = match (scored.kind, scored.grade) {
                    (Some(MatchKind::Related), _) if scored.strong => 0.3 * squash(0.1 * scored.tie),
                    (Some(MatchKind::Related), _) => 0.1 * squash(scored.margin),
                    (_, MatchKind::Related) => 0.5 * squash(scored.margin),
                    _ => squash(scored.margin),
                } - far * 0.02;
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
        self.divide(&mut links);
        self.share(&mut links);
        self.neighbours(&mut links);
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
            grade: scored.grade,
            margin: scored.margin,
            ground: scored.ground,
            with: None,
            own: scored.grade,
            differences: Differences::default(),
        })
    }

    /// Finds in what the matches that are closest differ.
    fn tell_apart(&mut self, links: &mut [Link]) {
        for link in links.iter_mut().filter(|link| link.kind != MatchKind::Related) {
            // what tells the same by itself needs no neighbour
            if link.with.is_some() && link.own != MatchKind::Related {
                let alone = Link { with: None, ..link.clone() };
                if self.difference(&alone).is_some_and(|found| found.is_empty()) {
                    link.grade = link.own;
                    continue;
                }
            }
            if let Some(found) = self.difference(link) {
                link.differences = found;
            }
        }
    }

    /// In what the two sides of a match differ, with the neighbour that says a part of it.
    fn difference(&mut self, link: &Link) -> Option<Differences> {
        let (text_a, text_b) = (&self.sides.a.document.text, &self.sides.b.document.text);
        let mut a = self.a.get(link.a as usize)?.part(link.span_a, text_a)?;
        let mut b = self.b.get(link.b as usize)?.part(link.span_b, text_b)?;
        if let Some((in_b, near)) = link.with {
            let (units, side) = if in_b { (self.b, &mut b) } else { (self.a, &mut a) };
            *side = side.joined(units.get(near as usize)?);
        }
        let (sides, entities) = (self.sides, self.entities);
        match link.ground {
            Ground::Words => {}
            Ground::Spoken => (a, b) = (Spoken::of(sides.a, &a).unit, Spoken::of(sides.b, &b).unit),
            Ground::Told => {
                let told = |side, unit| Told::of(side, sides.vocabulary, entities, unit);
                (a, b, _) = told::bare(sides, &told(sides.a, &a), &told(sides.b, &b))?;
            }
        }
        let pairing = pair(sides, &a, &b);
        Some(differences(sides, entities, &a, &b, &pairing))
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

    /// What the one-to-one choice had to leave out: a unit that tells the same as one that is answered already, such as
    /// a lead and its repetition further down, and one that tells some of what several tell.
    fn share(&self, links: &mut Vec<Link>) {
        let held: BTreeSet<(u32, u32)> = links.iter().map(|link| (link.a, link.b)).collect();
        let left = |scored: &&Scored| scored.strong && !held.contains(&(scored.a, scored.b));
        let mut order: Vec<&Scored> = self.scored.iter().filter(left).collect();
        order.sort_by(|x, y| y.tie.total_cmp(&x.tie).then((x.a, x.b).cmp(&(y.a, y.b))));
        let (mut of_a, mut of_b) = (vec![0; self.a.len()], vec![0; self.b.len()]);
        for &(a, b) in &held {
            of_a[a as usize] += 1;
            of_b[b as usize] += 1;
        }
        for scored in order {
            let (in_a, in_b) = (&mut of_a[scored.a as usize], &mut of_b[scored.b as usize]);
            if *in_a < MOST && *in_b < MOST {
                // what is tied to a fourth is shown beside it, and holds no number against it
                let far = *in_a >= HELD || *in_b >= HELD;
                *in_a += 1;
                *in_b += 1;
                let link = self.link(scored);
                links.extend(link.map(|link| Link {
                    margin: if far { link.margin.min(FAR) } else { link.margin },
                    ..link
                }));
            }
        }
    }
}

fn judged<'s>(signals: &'s Signals, run: u32, a: &Unit, b: &Unit) -> Judged<'s> {
    let heading = |unit: &Unit| matches!(unit.kind, UnitKind::Heading | UnitKind::Header);
    let shorter = a.words.len().min(b.words.len());
    Judged { signals, run, shorter, heading: heading(a) || heading(b) }
}
