//! Two neighbours that together say what one sentence of the other article says.

#![expect(
    clippy::indexing_slicing,
    reason = "a link names units by their place in the lists that it was made from"
)]

use super::quoted::Spoken;
use super::{Aligner, Ground, Link, SPOKEN};
use crate::explore::compare::pair::{Pairing, pair, told};
use crate::explore::compare::unit::{Unit, inside};
use crate::explore::compare::{MatchKind, Side};

/// The share of what a sentence says beside names that must be answered for it to say a part of what another says.
const PART: f32 = 0.5;

/// Whether a unit has words in quotation marks.
fn speaks(side: Side<'_>, unit: &Unit) -> bool {
    let quotes = &side.annotations.quotes;
    let begins = inside(quotes, unit.span, |quote| quote.span);
    // one that began in a sentence before may reach into it
    quotes
        .get(begins.start.saturating_sub(1)..begins.end)
        .unwrap_or_default()
        .iter()
        .any(|quote| quote.direct && quote.span.overlaps(unit.span))
}

/// Two neighbours that together answer one unit.
struct Joint {
    margin: f32,
    grade: MatchKind,
    ground: Ground,
    in_b: bool,
    near: u32,
}

impl Aligner<'_> {
    /// Two neighbours that together say what one says: "A. B." against "A, and B."
    pub(super) fn unite(&mut self, links: &mut Vec<Link>) {
        let (free_a, free_b) = self.free(links);
        let mut added: Vec<Link> = Vec::new();
        for held in links.iter_mut() {
            let link = held.clone();
            let mut best: Option<Joint> = None;
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
                    let (a, b) = if in_b {
                        (&self.a[link.a as usize], &joint)
                    } else {
                        (&joint, &self.b[link.b as usize])
                    };
                    let (kind, mut grade, mut margin) = self.judge(a, b);
                    // a neighbour of which the other has little is no part of it
                    let spoken = !self.frame.few && speaks(self.sides.a, a) && speaks(self.sides.b, b);
                    let open = spoken || !self.frame.few && grade != MatchKind::Related;
                    let part = open && self.answered(neighbour, in_b, if in_b { a } else { b }) >= PART;
                    let said = if part && spoken {
                        self.quoted(&Spoken::of(self.sides.a, a), &Spoken::of(self.sides.b, b))
                    } else {
                        None
                    };
                    if open && !part {
                        grade = MatchKind::Related;
                    }
                    if let Some(said) = said {
                        (grade, margin) = (said, margin.max(SPOKEN));
                    }
                    let gain = margin - link.margin;
                    if kind.or(said).is_some()
                        && gain > 0.4
                        && best.as_ref().is_none_or(|best| margin > best.margin)
                    {
                        let ground = if said.is_some() { Ground::Spoken } else { Ground::Words };
                        best = Some(Joint { margin, grade, ground, in_b, near });
                    }
                }
            }
            let Some(Joint { margin, grade, ground, in_b, near }) = best else { continue };
            let mut other = link.clone();
            if in_b {
                other.b = near;
                other.span_b = self.b[near as usize].span;
                other.with = Some((true, link.b));
            } else {
                other.a = near;
                other.span_a = self.a[near as usize].span;
                other.with = Some((false, link.a));
            }
            // together they may tell the same, each of them a part of it
            let kind = if margin >= 0.0 { MatchKind::Reworded } else { MatchKind::Related };
            let grade = if self.frame.few { kind } else { grade };
            other.own = MatchKind::Related;
            (other.kind, other.grade, other.margin, other.ground) = (kind, grade, margin, ground);
            added.push(other);
            if held.kind != MatchKind::Verbatim {
                (held.kind, held.grade, held.margin, held.ground) = (kind, grade, margin, ground);
                held.with = Some((in_b, near));
            }
        }
        links.append(&mut added);
    }

    /// The share of what one unit, of B or of A, says beside names that one of the other article answers.
    fn answered(&mut self, unit: &Unit, in_b: bool, other: &Unit) -> f32 {
        let (a, b) = if in_b { (other, unit) } else { (unit, other) };
        let Pairing { of_a, of_b, .. } = pair(self.sides, a, b);
        told(unit, if in_b { &of_b } else { &of_a })
    }
}
