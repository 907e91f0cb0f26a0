//! How alike two units are: which words of one answer which of the other, and what is left over.
//!
//! Words are paired one to one: the same stem first (where a stem stands twice, by its neighbours), then names,
//! dates and numbers that mean the same, then near synonyms and words of one root. The signals drawn from that
//! are added with fixed weights. Only `+ - * /` and square roots, so that native and wasm give the same bits.

#![expect(
    clippy::indexing_slicing,
    reason = "the lists of answers are as long as the words, and rows one longer"
)]

use super::Side;
use super::subsequence::{Rows, length};
use super::unit::{Entry, FactKind, Unit, Vocabulary, Word, dates_agree, quantities_agree};

/// What the pairing of two units' words shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signals {
    /// Share of the weight of all words that is answered, on the side that answers less.
    pub(super) coverage: f32,
    /// The same without function words.
    pub(super) content: f32,
    /// Weight of the words answered, on the side where it is less.
    pub(super) shared: f32,
    /// The same without function words.
    pub(super) facts: f32,
    /// The same without names either: what is said of them.
    pub(super) deeds: f32,
    /// Share of the content words that is answered, on the side that answers more.
    pub(super) part: f32,
    /// Share of the content words beside names that is answered, on the side that answers less; only asked where all that
    /// one of them says is answered.
    pub(super) told: f32,
    /// Dice's coefficient of the character trigrams.
    pub(super) grams: f32,
    /// Longest common subsequence of stems over the longer unit's length.
    pub(super) sequence: f32,
    /// Longest run of unanswered content words, in twelfths, at most 1.
    pub(super) gap: f32,
    /// Unanswered content words: on the side that has fewer of them, in tenths, at most 1.
    pub(super) replaced: f32,
    /// The number of runs of unanswered content words, in twelfths, at most 1.
    pub(super) gaps: f32,
    /// Share of the shorter unit that stands in runs of three or more of the same stems.
    pub(super) verbatim: f32,
    /// Unanswered numbers, in quarters, at most 1.
    pub(super) numbers: f32,
    /// Unanswered capitalised words, in fifths, at most 1.
    pub(super) capitals: f32,
    /// Whether one side denies and the other does not.
    pub(super) negation: f32,
    /// Rarity of the words that words answer, not of names and dates that only mean the same.
    pub(super) rare: f32,
    /// The same as a share of the rarity of all words, in the geometric mean of both sides.
    pub(super) rare_share: f32,
}

/// What two units have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairing {
    /// For each word of A, the word of B that answers it.
    pub(super) to_b: Vec<Option<u16>>,
    /// How well each word of A is answered.
    pub(super) of_a: Vec<f32>,
    /// How well each word of B is answered.
    pub(super) of_b: Vec<f32>,
    /// Words in the longest run of the same stems.
    pub(super) run: u32,
    /// The share of the shorter unit's words that stand in runs of three or more of the same stems.
    pub(super) verbatim: f32,
}

/// A share that is all but rounding.
pub(super) const WHOLE: f32 = 0.99;

/// Reusable memory of [`signals`].
#[derive(Debug, Default)]
pub(super) struct Scratch {
    a: Vec<u32>,
    b: Vec<u32>,
    rows: Rows,
}

impl Scratch {
    /// Length of the longest common subsequence of stems.
    fn common(&mut self, a: &Unit, b: &Unit) -> u16 {
        for (stems, unit) in [(&mut self.a, a), (&mut self.b, b)] {
            stems.clear();
            stems.extend(unit.words.iter().map(|word| word.id));
        }
        length(&self.a, &self.b, &mut self.rows)
    }
}

/// Both sides with their vocabulary.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) a: Side<'a>,
    pub(super) b: Side<'a>,
    pub(super) vocabulary: &'a Vocabulary,
}

/// Pairs the words of two units.
pub(super) fn pair(sides: Sides<'_>, a: &Unit, b: &Unit) -> Pairing {
    let (mut to_b, mut to_a) = (vec![None; a.words.len()], vec![None; b.words.len()]);
    let (mut of_a, mut of_b) = (vec![0.0; a.words.len()], vec![0.0; b.words.len()]);
    for stops in [false, true] {
        for at in 0..a.words.len() {
            if a.words[at].stop == stops
                && let Some(to) = same_stem(a, b, at, &to_b, &to_a)
            {
                to_b[at] = Some(to as u16);
                to_a[to] = Some(at as u16);
                (of_a[at], of_b[to]) = (1.0, 1.0);
            }
        }
    }
    facts(sides, a, b, &mut of_a, &mut of_b);
    let free = |(at, word): (usize, &Word), of: &[f32]| {
        let free = of[at] <= 0.0 && !word.stop && !word.number;
        let entry = sides.vocabulary.entry(word.id).filter(|_| free)?;
        Some((at, entry))
    };
    let free_b: Vec<(usize, &Entry)> =
        b.words.iter().enumerate().filter_map(|word| free(word, &of_b)).collect();
    for at in 0..a.words.len() {
        let Some((_, x)) = free((at, &a.words[at]), &of_a) else { continue };
        let mut best = (0.0, 0);
        for &(to, y) in &free_b {
            if of_b[to] > 0.0 {
                continue;
            }
            let alike = kinship(x, y);
            if alike > best.0 {
                best = (alike, to);
            }
        }
        if best.0 > 0.0 {
            to_b[at] = Some(best.1 as u16);
            to_a[best.1] = Some(at as u16);
            (of_a[at], of_b[best.1]) = (best.0, best.0);
        }
    }
    let (run, verbatim) = runs(a, b, &to_b);
    Pairing { to_b, of_a, of_b, run, verbatim }
}

/// The free word of B with the stem of word `at` of A; of several, the one with the most neighbours in common,
/// then the nearest by place. A function word needs a neighbour in common.
fn same_stem(a: &Unit, b: &Unit, at: usize, to_b: &[Option<u16>], to_a: &[Option<u16>]) -> Option<usize> {
    let id = a.words[at].id;
    let place = at as f32 / a.words.len() as f32;
    let mut best: Option<(u32, f32, usize)> = None;
    for (to, word) in b.words.iter().enumerate() {
        if word.id != id || to_a[to].is_some() {
            continue;
        }
        let mut context = 0;
        for step in [-2i32, -1, 1, 2] {
            let near_a = at.checked_add_signed(step as isize).filter(|&n| n < a.words.len());
            let near_b = to.checked_add_signed(step as isize).filter(|&n| n < b.words.len());
            if let (Some(near_a), Some(near_b)) = (near_a, near_b)
                && a.words[near_a].id == b.words[near_b].id
            {
                context += 1;
            }
            if let Some(answer) = near_a.and_then(|near| to_b[near])
                && usize::from(answer).abs_diff(to) <= 3
            {
                context += 1;
            }
        }
        let far = (place - to as f32 / b.words.len() as f32).abs();
        if best.is_none_or(|(most, nearest, _)| context > most || (context == most && far < nearest)) {
            best = Some((context, far, to));
        }
    }
    best.filter(|&(context, _, _)| context > 0 || !a.words[at].stop).map(|(_, _, to)| to)
}

/// Names of one entity answer each other, so do dates and numbers that agree.
fn facts(sides: Sides<'_>, a: &Unit, b: &Unit, of_a: &mut [f32], of_b: &mut [f32]) {
    const ALIKE: f32 = 0.9;
    for fact in &a.facts {
        for other in &b.facts {
            let agree = match (fact.kind, other.kind) {
                (FactKind::Entity(x), FactKind::Entity(y)) => x == y,
                (FactKind::Date(x), FactKind::Date(y)) => {
                    let (x, y) = (
                        sides.a.annotations.dates.get(x as usize),
                        sides.b.annotations.dates.get(y as usize),
                    );
                    matches!((x, y), (Some(x), Some(y)) if dates_agree(x, y))
                }
                (FactKind::Quantity(x), FactKind::Quantity(y)) => {
                    let x = sides.a.annotations.quantities.get(x as usize);
                    let y = sides.b.annotations.quantities.get(y as usize);
                    matches!((x, y), (Some(x), Some(y)) if quantities_agree(x, y))
                }
                _ => false,
            };
            if agree {
                let only_numbers = matches!(fact.kind, FactKind::Quantity(_));
                raise(&a.words, usize::from(fact.first)..usize::from(fact.after), only_numbers, ALIKE, of_a);
                raise(
                    &b.words,
                    usize::from(other.first)..usize::from(other.after),
                    only_numbers,
                    ALIKE,
                    of_b,
                );
            }
        }
    }
}

fn raise(words: &[Word], range: std::ops::Range<usize>, only_numbers: bool, to: f32, of: &mut [f32]) {
    for at in range {
        if let (Some(word), Some(of)) = (words.get(at), of.get_mut(at))
            && (!only_numbers || word.number || word.stop)
        {
            *of = of.max(to);
        }
    }
}

/// How well one word can stand for another: near synonyms, then words of one root.
fn kinship(x: &Entry, y: &Entry) -> f32 {
    if x.head == y.head {
        let common = x.stem.bytes().zip(y.stem.bytes()).take_while(|(x, y)| x == y).count();
        let longer = x.stem.len().max(y.stem.len());
        if common >= 4 && common * 10 >= longer * 6 {
            return 0.7;
        }
        if common >= 5 {
            return 0.6;
        }
    }
    if x.groups.iter().any(|group| y.groups.contains(group)) { 0.8 } else { 0.0 }
}

/// The longest run of the same stems, and the share of the shorter unit that stands in runs of three or more.
fn runs(a: &Unit, b: &Unit, to_b: &[Option<u16>]) -> (u32, f32) {
    let same = |at: usize, to: u16| matches!((a.words.get(at), b.words.get(usize::from(to))), (Some(x), Some(y)) if x.id == y.id);
    let (mut longest, mut inside, mut run) = (0, 0, 0);
    let mut before: Option<u16> = None;
    let mut close = |run: &mut u32| {
        longest = longest.max(*run);
        if *run >= 3 {
            inside += *run;
        }
        *run = 0;
    };
    for (at, to) in to_b.iter().enumerate() {
        match *to {
            Some(to) if same(at, to) => {
                if before.and_then(|before| before.checked_add(1)) != Some(to) {
                    close(&mut run);
                }
                run += 1;
                before = Some(to);
            }
            _ => {
                close(&mut run);
                before = None;
            }
        }
    }
    close(&mut run);
    let shorter = a.words.len().min(b.words.len()).max(1);
    (longest, inside as f32 / shorter as f32)
}

/// What the pairing of the words of two units shows.
pub(super) fn signals(a: &Unit, b: &Unit, pairing: &Pairing, scratch: &mut Scratch) -> Signals {
    let left = Half::of(&a.words, &pairing.of_a);
    let right = Half::of(&b.words, &pairing.of_b);
    let longer = a.words.len().max(b.words.len()).max(1) as f32;
    let negations = |words: &[Word]| words.iter().any(|word| word.negation);
    let rare = rare(a, pairing);
    let part = left.content().max(right.content());
    Signals {
        told: if part >= WHOLE { told(a, &pairing.of_a).min(told(b, &pairing.of_b)) } else { 0.0 },
        coverage: left.all().min(right.all()),
        content: left.content().min(right.content()),
        shared: left.shared.min(right.shared),
        facts: left.content_shared.min(right.content_shared),
        deeds: deeds(a, &pairing.of_a).min(deeds(b, &pairing.of_b)),
        part,
        grams: overlap(&a.grams, &b.grams),
        sequence: f32::from(scratch.common(a, b)) / longer,
        gap: (left.gap.max(right.gap) / 12.0).min(1.0),
        replaced: (left.gaps_total.min(right.gaps_total) / 10.0).min(1.0),
        gaps: ((left.gaps + right.gaps) / 12.0).min(1.0),
        verbatim: pairing.verbatim.min(1.0),
        numbers: ((left.numbers + right.numbers) / 4.0).min(1.0),
        capitals: ((left.capitals + right.capitals) / 5.0).min(1.0),
        negation: f32::from(u8::from(negations(&a.words) != negations(&b.words))),
        rare,
        rare_share: (rare / (left.rarity.max(1.0) * right.rarity.max(1.0)).sqrt()).min(1.0),
    }
}

/// The share of a unit's content words beside names that is answered.
pub(super) fn told(unit: &Unit, answered: &[f32]) -> f32 {
    let named = |at: usize| {
        unit.facts.iter().any(|fact| {
            matches!(fact.kind, FactKind::Entity(_))
                && (usize::from(fact.first)..usize::from(fact.after)).contains(&at)
        })
    };
    let (mut all, mut shared) = (0.0, 0.0);
    for (at, (word, &how)) in unit.words.iter().zip(answered).enumerate() {
        if !word.stop && !word.capital && !named(at) {
            all += word.weight;
            shared += word.weight * how;
        }
    }
    if all > 0.0 { shared / all } else { 0.0 }
}

/// Rarity of the words of `a` that words of the other unit answer; a near synonym counts for little.
fn rare(a: &Unit, pairing: &Pairing) -> f32 {
    let answers = pairing.to_b.iter().zip(&pairing.of_a);
    let words = a.words.iter().zip(answers).filter(|(_, (to, _))| to.is_some());
    let close = |how: &f32| how * how * how * how;
    words.map(|(word, (_, how))| word.rarity * close(how)).sum()
}

/// Weight of the answered content words that are no part of a name; the words of a date are none.
fn deeds(unit: &Unit, answered: &[f32]) -> f32 {
    let within = |at: usize, date: bool| {
        unit.facts.iter().any(|fact| {
            matches!((fact.kind, date), (FactKind::Entity(_), false) | (FactKind::Date(_), true))
                && (usize::from(fact.first)..usize::from(fact.after)).contains(&at)
        })
    };
    let mut weight = 0.0;
    for (at, (word, &how)) in unit.words.iter().zip(answered).enumerate() {
        if how > 0.0 && !word.stop && !within(at, false) && (!word.capital || within(at, true)) {
            weight += word.weight * how;
        }
    }
    weight
}

/// One side of a pairing, summed.
#[derive(Default)]
struct Half {
    /// Weight of all words, and of those answered.
    total: f32,
    shared: f32,
    /// The same without function words.
    content_total: f32,
    content_shared: f32,
    /// Unanswered content words: the longest run, all of them, the number of runs.
    gap: f32,
    gaps_total: f32,
    gaps: f32,
    /// Rarity of all words.
    rarity: f32,
    /// Unanswered numbers and capitalised words.
    numbers: f32,
    capitals: f32,
}

impl Half {
    fn of(words: &[Word], answered: &[f32]) -> Half {
        let mut half = Half::default();
        let mut run = 0.0;
        for (word, &how) in words.iter().zip(answered) {
            half.total += word.weight;
            half.shared += word.weight * how;
            if word.stop {
                continue;
            }
            half.content_total += word.weight;
            half.content_shared += word.weight * how;
            half.rarity += word.rarity;
            if how > 0.0 {
                run = 0.0;
                continue;
            }
            if run == 0.0 {
                half.gaps += 1.0;
            }
            run += 1.0;
            half.gaps_total += 1.0;
            half.gap = half.gap.max(run);
            half.numbers += f32::from(u8::from(word.number));
            half.capitals += f32::from(u8::from(word.capital));
        }
        half
    }

    fn all(&self) -> f32 {
        if self.total > 0.0 { self.shared / self.total } else { 0.0 }
    }

    fn content(&self) -> f32 {
        if self.content_total > 0.0 { self.content_shared / self.content_total } else { self.all() }
    }
}

/// Dice's coefficient of two sorted bags.
fn overlap(a: &[u16], b: &[u16]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += u32::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    let total = a.len() + b.len();
    if total == 0 { 0.0 } else { 2.0 * common as f32 / total as f32 }
}
