//! In what two sentences of quotes differ that are one: what both have, and the words that stand for others.

use std::ops::Range;

use crate::annotate::{EntityId, Quote};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::subsequence::kept;
use crate::explore::compare::tables::Commonness;
use crate::text::Span;

/// A sentence of a quote with its words.
pub(super) struct Said<'a> {
    pub(super) quote: &'a Quote,
    /// The sentence of it.
    pub(super) part: Span,
    /// The text that it stands in.
    pub(super) text: &'a str,
    pub(super) words: Vec<Word>,
    /// Who says it, a pronoun resolved where the sentence before names one person only.
    pub(super) speaker: Option<EntityId>,
    pub(super) speaker_span: Option<Span>,
}

impl Said<'_> {
    /// Its words, folded.
    pub(super) fn forms(&self) -> Vec<&str> {
        folded(self, &(0..self.words.len()))
    }
}

/// A word of a quote.
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) folded: String,
    pub(super) stop: bool,
}

/// What two quotes have in common: from the first word that both have to the last. What stands before and behind is where
/// each was cut.
pub(super) struct Shared {
    pub(super) kept_a: Vec<bool>,
    pub(super) kept_b: Vec<bool>,
    /// The stretch in each, as words.
    pub(super) of_a: Range<usize>,
    pub(super) of_b: Range<usize>,
    pub(super) kept: usize,
    pub(super) content: usize,
}

impl Shared {
    pub(super) fn of(x: &Said<'_>, y: &Said<'_>) -> Option<Shared> {
        let (mut kept_a, mut kept_b) = kept(&x.forms(), &y.forms());
        trim(&mut kept_a, &mut kept_b);
        let range = |kept: &[bool]| -> Option<Range<usize>> {
            Some(kept.iter().position(|kept| *kept)?..kept.iter().rposition(|kept| *kept)? + 1)
        };
        let (of_a, of_b) = (range(&kept_a)?, range(&kept_b)?);
        let count = kept_a.iter().filter(|kept| **kept).count();
        let content = kept_a.iter().zip(&x.words).filter(|(kept, word)| **kept && !word.stop).count();
        Some(Shared { kept_a, kept_b, of_a, of_b, kept: count, content })
    }

    /// Words of the longer stretch.
    pub(super) fn stretch(&self) -> usize {
        self.of_a.len().max(self.of_b.len())
    }

    /// The first words in which the stretches differ: those between two that both have, with one beside them where a side
    /// has none there. What is left out by an ellipsis or put in brackets is the reporter's cut, and a spelling no other word.
    pub(super) fn difference(&self, x: &Said<'_>, y: &Said<'_>, lexicon: &Lexicon) -> Option<(Span, Span)> {
        let gaps = |kept: &[bool], of: &Range<usize>| -> Vec<Range<usize>> {
            let places: Vec<usize> = of.clone().filter(|&at| kept.get(at) == Some(&true)).collect();
            places.iter().zip(places.iter().skip(1)).map(|(here, next)| here + 1..*next).collect()
        };
        let (gaps_a, gaps_b) = (gaps(&self.kept_a, &self.of_a), gaps(&self.kept_b, &self.of_b));
        let mut best: Option<(usize, (Span, Span))> = None;
        for (left, right) in gaps_a.iter().zip(&gaps_b) {
            let (Some(of_a), Some(of_b)) = (gap_span(x, left), gap_span(y, right)) else { continue };
            let cut = |text: &str, span: Span| {
                let words = span.of(text);
                words.contains(['…', '[', ']', '(', ')', '\n'])
                    || words.contains("...")
                    || words.contains(". . .")
            };
            if left.is_empty() && right.is_empty() || cut(x.text, of_a.0) || cut(y.text, of_b.0) {
                continue;
            }
            let worth = replaced(&folded(x, left), &folded(y, right), lexicon);
            if worth > 0 && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, (of_a.1, of_b.1)));
            }
        }
        let tail = self.tail(x, y).filter(|_| best.is_none_or(|(most, _)| most < 3));
        let tail = tail.filter(|(left, right)| replaced(&folded(x, left), &folded(y, right), lexicon) > 1);
        tail.and_then(|(left, right)| Some((stretch(x, &left)?, stretch(y, &right)?)))
            .or(best.map(|(_, words)| words))
    }

    /// The last words of both quotes, where each ends in a few of its own: "bitter shareholders", "bitter creditors".
    fn tail(&self, x: &Said<'_>, y: &Said<'_>) -> Option<(Range<usize>, Range<usize>)> {
        let (left, right) = (self.of_a.end..x.words.len(), self.of_b.end..y.words.len());
        let few = |range: &Range<usize>| (1..=TAIL).contains(&range.len());
        (few(&left) && few(&right)).then_some((left, right))
    }

    /// The difference with a few words around it.
    pub(super) fn phrase(&self, said: &Said<'_>, words: Span, of_a: bool) -> Span {
        let range = if of_a { &self.of_a } else { &self.of_b };
        let first = said.words.partition_point(|word| word.span.end <= words.start);
        let after = said.words.partition_point(|word| word.span.start < words.end);
        let from = first.saturating_sub(AROUND).max(range.start);
        let to = (after + AROUND).min(range.end).max(after);
        match (said.words.get(from), to.checked_sub(1).and_then(|n| said.words.get(n))) {
            (Some(first), Some(last)) => first.span.join(last.span).join(words),
            _ => words,
        }
    }
}

/// The most words at the end of a quote that stand for others of the other quote, and are not where it was cut.
const TAIL: usize = 3;

/// How many words around a difference are shown with it.
const AROUND: usize = 4;

fn stretch(said: &Said<'_>, words: &Range<usize>) -> Option<Span> {
    let (first, last) = (said.words.get(words.start)?, said.words.get(words.end.checked_sub(1)?)?);
    Some(first.span.join(last.span))
}

/// Leaves out words that both have by chance before the first run of the same words that is longer than the gap behind
/// it, and behind the last that is longer than the gap before it.
fn trim(kept_a: &mut [bool], kept_b: &mut [bool]) {
    loop {
        let places = |kept: &[bool]| -> Vec<usize> {
            (0..kept.len()).filter(|&at| kept.get(at) == Some(&true)).collect()
        };
        let (of_a, of_b) = (places(kept_a), places(kept_b));
        let gap = |n: usize| -> usize {
            let between = |of: &[usize]| match (of.get(n), of.get(n + 1)) {
                (Some(here), Some(next)) => next - here - 1,
                _ => 0,
            };
            between(&of_a).max(between(&of_b))
        };
        let gaps: Vec<usize> = (0..of_a.len().saturating_sub(1)).filter(|&n| gap(n) > 0).collect();
        let first = gaps.first().filter(|&&n| gap(n) > n + 1).map(|&n| 0..n + 1);
        let last = gaps.last().filter(|&&n| gap(n) > of_a.len() - n - 1).map(|&n| n + 1..of_a.len());
        let Some(stray) = first.or(last) else { return };
        for n in stray {
            if let (Some(&x), Some(&y)) = (of_a.get(n), of_b.get(n)) {
                if let Some(kept) = kept_a.get_mut(x) {
                    *kept = false;
                }
                if let Some(kept) = kept_b.get_mut(y) {
                    *kept = false;
                }
            }
        }
    }
}

/// The text from the word before a gap to that after it; and the words of the gap, or where it has none the word before it.
fn gap_span(said: &Said<'_>, gap: &Range<usize>) -> Option<(Span, Span)> {
    let before = said.words.get(gap.start.checked_sub(1)?)?.span;
    let after = said.words.get(gap.end)?.span;
    let inner = match (said.words.get(gap.start), gap.end.checked_sub(1).and_then(|n| said.words.get(n))) {
        (Some(first), Some(last)) if !gap.is_empty() => first.span.join(last.span),
        _ => before.join(after),
    };
    // a cut beside the gap counts for it: which of two like words was kept is chance
    let beside = |at: Option<usize>| at.and_then(|at| said.words.get(at)).map(|word| word.span);
    let from = beside(gap.start.checked_sub(2)).map_or(before.start, |word| word.end);
    let to = beside(gap.end.checked_add(1)).map_or(after.end, |word| word.start);
    Some((Span { start: from, end: to.max(from) }, inner))
}

fn folded<'s>(said: &'s Said<'_>, gap: &Range<usize>) -> Vec<&'s str> {
    said.words.get(gap.clone()).unwrap_or_default().iter().map(|word| word.folded.as_str()).collect()
}

/// How much it matters that `left` stands where the other quote has `right`: 0 where they are two spellings, 3 where one
/// denies, 2 where other words of content stand, 1 else.
fn replaced(left: &[&str], right: &[&str], lexicon: &Lexicon) -> usize {
    let letters = |words: &[&str]| -> String {
        words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect()
    };
    // "it's" for "it is"
    let shortened = |short: &[&str], long: &[&str]| match (short, long) {
        ([short], [long]) => {
            short.strip_prefix(['\'', '’']).is_some_and(|rest| !rest.is_empty() && long.ends_with(rest))
        }
        _ => false,
    };
    if shortened(left, right) || shortened(right, left) {
        return 0;
    }
    let (one, two) = (letters(left), letters(right));
    // "pew" and "pews" are two words
    let inflected = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|ending| lexicon.tables.grammar.inflections.contains(&ending))
    };
    if inflected(&one, &two) || inflected(&two, &one) {
        return 1;
    }
    let short = |long: &str, short: &str| {
        // "it's" and "it is", "o'clock": a letter or two left out
        !short.is_empty()
            && long.starts_with(short.get(..1).unwrap_or(""))
            && long.len() <= short.len() + 2
            && spelt(long, short)
    };
    if one == two || short(&one, &two) || short(&two, &one) {
        return 0;
    }
    let number = |words: &[&str]| match words {
        [word] => lexicon.number(word),
        _ => None,
    };
    if number(left).is_some() && number(left) == number(right) {
        return 0;
    }
    let denied = |words: &[&str]| words.iter().any(|word| lexicon.is_negation(word));
    let content = |words: &[&str]| words.iter().any(|word| lexicon.commonness(word) != Commonness::Stop);
    match (denied(left) != denied(right), content(left) || content(right)) {
        (true, _) => 3,
        (false, true) => 2,
        (false, false) => 1,
    }
}

/// Whether two words may be two spellings of one.
fn spelt(x: &str, y: &str) -> bool {
    let common = x.bytes().zip(y.bytes()).take_while(|(x, y)| x == y).count();
    common >= 3 && common * 10 >= x.len().max(y.len()) * 6
}
