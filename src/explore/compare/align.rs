//! Alignment of the units of two articles: many to many, in any order, chosen as a whole.
//!
//! Candidates come from an inverted index ([`candidate`]), each is scored once ([`pair`], [`score`]), and the
//! best one-to-one choice is found exactly ([`assign`]). What is left is then added to it: a sentence that another one
//! says again, two sentences that together say what one says, and clauses of long sentences.

use super::agreement::{Differences, differences};
use super::assign::{Edge, assign};
use super::candidate::candidates;
use super::lexicon::lexicon;
use super::pair::{Pairing, Scratch, Sides, Signals, pair};
use super::score::{margin, squash};
use super::unit::{Unit, UnitKind, Vocabulary, units, weigh};
use super::{MatchKind, Side};
use crate::annotate::Entity;
use crate::text::Span;

/// Below this margin two units have too little in common to be shown.
const RELATED: f32 = -1.6;

/// Below this one a unit is no repetition of what is answered already: a name and a place in common do not make it one.
const REPEATED: f32 = -0.5;

/// Articles of fewer sentences are not asked whether they tell one story.
const FEW: usize = 4;

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

/// The weight of content words that two units must share when neither answers half of the other: one word will do
/// where a sentence is set beside a sentence, but among the thousands of pairs of two articles a single common word
/// is chance.
fn least_shared(a: &[Unit], b: &[Unit]) -> f32 {
    0.5 + 0.2 * (a.len().max(b.len()).clamp(1, 5) - 1) as f32
}

/// What a margin and its signals make of a pair; `least` is what they must share.
pub(super) fn judge(
    signals: &Signals,
    shorter: usize,
    run: u32,
    least: f32,
    story: Story,
) -> Option<(MatchKind, f32)> {
    let value = margin(signals);
    let whole = signals.coverage >= 0.95;
    let enough = signals.facts >= least || signals.content >= 0.5;
    if value >= 0.0 && (whole || enough && signals.shared >= 1.0 && signals.coverage >= 0.15) {
        let copied = signals.verbatim >= 0.75 && run as usize >= shorter.min(5);
        return Some((if copied { MatchKind::Verbatim } else { MatchKind::Reworded }, value));
    }
    let value = value.min(-0.05);
    // a shared name is no shared fact: something must be said of it on both sides
    let deeds = match story {
        Story::One => 0.7,
        Story::Open => 1.2,
        Story::Two => 2.4,
    };
    let told = signals.deeds >= deeds || story != Story::Two && signals.facts >= 4.0 && signals.part >= 0.5;
    let near = match story {
        Story::One => value >= RELATED - 0.8 && signals.shared >= 1.8 && signals.coverage >= 0.2,
        _ => value >= RELATED && signals.shared >= 2.0 && signals.coverage >= 0.2,
    };
    let part = signals.facts >= 3.0 && signals.part >= 0.45 || signals.facts >= 4.0 && signals.part >= 0.33;
    // the same words in a row, two of them with something to say
    let phrase = run >= 4 && signals.facts >= 1.7;
    (told && (near || part || phrase)).then_some((MatchKind::Related, value))
}

/// Whether two articles tell one story, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// Much of the shorter is in the longer: what is alike in part may be trusted.
    One,
    /// Not known.
    Open,
    /// Hardly a sentence is in both: they may be of the same people and other news.
    Two,
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
                    let joint = joined(&units[at as usize], neighbour);
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

    /// Clauses of long sentences: each may answer a unit of its own.
    fn divide(&mut self, links: &mut Vec<Link>) {
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
                let mut found: Vec<(f32, u32, usize)> = Vec::new();
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
                        let (kind, margin) = if in_b {
                            self.judge(&self.a[other as usize], clause)
                        } else {
                            self.judge(clause, &self.b[other as usize])
                        };
                        if matches!(kind, Some(MatchKind::Reworded | MatchKind::Verbatim)) {
                            found.push((margin, other, part));
                        }
                    }
                }
                found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
                let mut taken: Vec<(u32, usize)> = Vec::new();
                for (margin, other, part) in found {
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
                        margin,
                        differences: Differences::default(),
                    });
                }
                let first = links.len() - taken.len();
                if taken.len() == 1 {
                    // one clause of several: some of the same facts
                    links[first].kind = MatchKind::Related;
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

/// Two units as one.
fn joined(a: &Unit, b: &Unit) -> Unit {
    let (first, second) = if a.span <= b.span { (a, b) } else { (b, a) };
    let mut words = first.words.clone();
    let shift = words.len() as u16;
    words.extend_from_slice(&second.words);
    let mut facts = first.facts.clone();
    facts.extend(second.facts.iter().cloned().map(|mut fact| {
        fact.first = fact.first.saturating_add(shift);
        fact.after = fact.after.saturating_add(shift);
        fact
    }));
    let mut grams = first.grams.clone();
    grams.extend_from_slice(&second.grams);
    grams.sort_unstable();
    Unit {
        span: first.span.join(second.span),
        kind: first.kind,
        words,
        facts,
        grams,
        position: first.position,
    }
}

/// Where a long sentence divides: at semicolons, dashes, and commas before a conjunction or relative, each clause
/// with at least four content words.
pub(super) fn clauses(unit: &Unit, text: &str, openers: &[&str]) -> Vec<Span> {
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
