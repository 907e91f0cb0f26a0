//! Clauses of long sentences, each of which may answer a unit of its own.

#![expect(
    clippy::indexing_slicing,
    reason = "a link names units by their place in the lists that it was made from"
)]

use super::{Aligner, Ground, Link};
use crate::explore::compare::MatchKind;
use crate::explore::compare::agreement::Differences;
use crate::explore::compare::unit::{Unit, UnitKind};
use crate::text::Span;

impl Aligner<'_> {
    /// Clauses of long sentences: each may answer a unit of its own.
    pub(super) fn divide(&mut self, links: &mut Vec<Link>) {
        for in_b in [false, true] {
            let (free_a, free_b) = self.free(links);
            let (long, text) = if in_b {
                (self.b, &self.sides.b.document.text)
            } else {
                (self.a, &self.sides.a.document.text)
            };
            for (at, unit) in long.iter().enumerate() {
                let own_free = if in_b { free_b[at] } else { free_a[at] };
                if unit.kind != UnitKind::Sentence {
                    continue;
                }
                let held: Option<usize> = links.iter().position(|link| {
                    (if in_b { link.b } else { link.a }) as usize == at && link.kind == MatchKind::Related
                });
                if !own_free && held.is_none() {
                    continue;
                }
                let openers = self.sides.vocabulary.lexicon.tables.grammar.clause_openers;
                let clauses = clauses(unit, text, openers);
                if clauses.len() < 2 {
                    continue;
                }
                let parts: Vec<Unit> = clauses.into_iter().filter_map(|span| unit.part(span, text)).collect();
                let held_other = held.map(|n| if in_b { links[n].a } else { links[n].b });
                let mut found: Vec<(f32, u32, usize, MatchKind)> = Vec::new();
                let partners: Vec<u32> = self
                    .scored
                    .iter()
                    .filter(|scored| (if in_b { scored.b } else { scored.a }) as usize == at)
                    .map(|scored| if in_b { scored.a } else { scored.b })
                    .filter(|&other| {
                        let free = if in_b { &free_a } else { &free_b };
                        free[other as usize] || held_other == Some(other)
                    })
                    .collect();
                for other in partners {
                    for (part, clause) in parts.iter().enumerate() {
                        let (kind, grade, margin) = if in_b {
                            self.judge(&self.a[other as usize], clause)
                        } else {
                            self.judge(clause, &self.b[other as usize])
                        };
                        if matches!(kind, Some(MatchKind::Reworded | MatchKind::Verbatim)) {
                            found.push((margin, other, part, grade));
                        }
                    }
                }
                found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
                let mut taken: Vec<(u32, usize)> = Vec::new();
                for (margin, other, part, grade) in found {
                    if taken.iter().any(|&(o, p)| o == other || p == part) {
                        continue;
                    }
                    taken.push((other, part));
                    let clause = parts[part].span;
                    let other_span =
                        if in_b { self.a[other as usize].span } else { self.b[other as usize].span };
                    let (span_a, span_b) = if in_b { (other_span, clause) } else { (clause, other_span) };
                    let (a, b) = if in_b { (other, at as u32) } else { (at as u32, other) };
                    links.push(Link {
                        a,
                        b,
                        span_a,
                        span_b,
                        kind: MatchKind::Reworded,
                        grade: if self.frame.few { MatchKind::Reworded } else { grade },
                        margin,
                        ground: Ground::Words,
                        with: None,
                        own: grade,
                        differences: Differences::default(),
                    });
                }
                let first = links.len() - taken.len();
                if taken.len() == 1 {
                    // one clause of several: some of the same facts
                    (links[first].kind, links[first].grade) = (MatchKind::Related, MatchKind::Related);
                    links[first].margin = links[first].margin.min(-0.05);
                }
                if let Some(n) = held
                    && !taken.is_empty()
                {
                    let same = taken.iter().any(|&(other, _)| Some(other) == held_other);
                    if same && taken.len() == 1 {
                        // the sentences were known to be related: keep them whole
                        links.truncate(first);
                    } else if same {
                        links.remove(n);
                    }
                }
            }
        }
    }
}

/// Where a long sentence divides: at semicolons, dashes, and commas before a conjunction or relative, each clause
/// with at least four content words.
fn clauses(unit: &Unit, text: &str, openers: &[&str]) -> Vec<Span> {
    const LEAST: usize = 4;
    let mut cuts: Vec<usize> = Vec::new();
    let content = |from: usize, to: usize| unit.words[from..to].iter().filter(|word| !word.stop).count();
    if content(0, unit.words.len()) < 2 * LEAST {
        return vec![unit.span];
    }
    let mut from = 0;
    for at in 1..unit.words.len() {
        let gap =
            text.get(unit.words[at - 1].span.end as usize..unit.words[at].span.start as usize).unwrap_or("");
        let opens = || openers.contains(&unit.words[at].span.of(text).to_lowercase().as_str());
        let strong = gap.contains([';', '—', '–']) || gap.contains(" - ") || gap.contains(": ");
        if (strong || (gap.contains(',') && opens()))
            && content(from, at) >= LEAST
            && content(at, unit.words.len()) >= LEAST
        {
            cuts.push(at);
            from = at;
        }
    }
    let mut spans = Vec::with_capacity(cuts.len() + 1);
    let mut start = unit.span.start;
    for at in cuts {
        spans.push(Span { start, end: unit.words[at - 1].span.end });
        start = unit.words[at].span.start;
    }
    spans.push(Span { start, end: unit.span.end });
    spans
}
