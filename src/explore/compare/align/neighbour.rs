//! Short sentences that are the same word for word, beside sentences that tell the same: "How are you?" is one question
//! where the greeting before it is one, though none of its words tells anything.

use super::{Aligner, Ground, Link, SPOKEN};
use crate::explore::compare::MatchKind;
use crate::explore::compare::agreement::Differences;
use crate::explore::compare::unit::{Unit, UnitKind};

/// The fewest words that are no chance.
const LEAST: usize = 2;

/// Whether two sentences have the same words in the same order.
fn one(x: &Unit, y: &Unit) -> bool {
    x.kind == UnitKind::Sentence
        && y.kind == UnitKind::Sentence
        && x.words.len() >= LEAST
        && x.words.iter().map(|word| word.id).eq(y.words.iter().map(|word| word.id))
}

impl Aligner<'_> {
    /// Matches the neighbours of what tells the same that have the same words.
    pub(super) fn neighbours(&self, links: &mut Vec<Link>) {
        let told = |link: &Link| link.grade != MatchKind::Related && link.with.is_none();
        let mut open: Vec<(u32, u32)> =
            links.iter().filter(|link| told(link)).map(|link| (link.a, link.b)).collect();
        while let Some((a, b)) = open.pop() {
            let before = a.checked_sub(1).zip(b.checked_sub(1));
            for (a, b) in before.into_iter().chain([(a + 1, b + 1)]) {
                let (Some(x), Some(y)) = (self.a.get(a as usize), self.b.get(b as usize)) else { continue };
                let held = links.iter().position(|link| (link.a, link.b) == (a, b));
                let known =
                    held.and_then(|n| links.get(n)).is_some_and(|link| link.grade != MatchKind::Related);
                if known || !one(x, y) {
                    continue;
                }
                let kind = MatchKind::Verbatim;
                let link = Link {
                    a,
                    b,
                    span_a: x.span,
                    span_b: y.span,
                    kind,
                    grade: kind,
                    margin: SPOKEN,
                    ground: Ground::Words,
                    with: None,
                    own: kind,
                    differences: Differences::default(),
                };
                match held.and_then(|n| links.get_mut(n)) {
                    Some(held) => *held = link,
                    None => links.push(link),
                }
                open.push((a, b));
            }
        }
    }
}
