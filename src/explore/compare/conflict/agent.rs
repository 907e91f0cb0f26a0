//! Who did it to whom: "rebels attacked the convoy of the army" and "the army attacked a convoy of the rebels".

use std::ops::Range;

use super::aligned::AlignedPair;
use super::{PointKind, akin};
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::unit::{FactKind, Unit, Vocabulary, Word};
use crate::explore::compare::{About, Point};
use crate::text::Span;

/// Evidence that a swap needs: the two who are swapped are not counted.
const NEEDED: f32 = 0.6;

/// How far subject and object can stand from their verb.
const REACH: usize = 6;

/// Those before and after a verb.
struct Roles {
    doer: Range<usize>,
    undergoer: Range<usize>,
}

/// One verb on both sides, whose doer on one is its undergoer on the other.
pub(super) fn find(pair: &AlignedPair<'_>, found: &mut Vec<Point>) {
    for (at, to) in pair.pairing.to_b.iter().enumerate() {
        let Some(to) = to.map(usize::from) else { continue };
        let (Some(&x), Some(&y)) = (pair.a.words.get(at), pair.b.words.get(to)) else { continue };
        let past = |traits: Traits| traits.is(Traits::PAST) && !traits.is(Traits::MUTUAL);
        let vocabulary = pair.sides.vocabulary;
        if x.stop
            || x.capital
            || !past(vocabulary.traits(x))
            || !past(vocabulary.traits(y))
            || !akin(vocabulary, x.id, y.id)
        {
            continue;
        }
        let (Some(one), Some(two)) =
            (roles(pair.a, at, pair.text_a(), vocabulary), roles(pair.b, to, pair.text_b(), vocabulary))
        else {
            continue;
        };
        let answers = |from: &Range<usize>, to: &Range<usize>| {
            from.clone().find(|&at| {
                acts(pair, at)
                    && pair
                        .pairing
                        .to_b
                        .get(at)
                        .copied()
                        .flatten()
                        .is_some_and(|n| to.contains(&usize::from(n)))
            })
        };
        let swapped =
            answers(&one.doer, &two.undergoer).is_some() && answers(&one.undergoer, &two.doer).is_some();
        if !swapped || answers(&one.doer, &two.doer).is_some() {
            continue;
        }
        let evidence = pair.evidence(&(at..at + 1), &(to..to + 1)) - 1.5;
        if evidence < NEEDED {
            continue;
        }
        let whole = |roles: &Roles| {
            roles.doer.start.min(roles.undergoer.start)..roles.doer.end.max(roles.undergoer.end)
        };
        let words = (AlignedPair::stretch(pair.a, whole(&one)), AlignedPair::stretch(pair.b, whole(&two)));
        let about = About::Deed { verb: x.span.of(pair.text_a()).to_owned() };
        found.push(pair.conflict(PointKind::Agent, about, words, (evidence, NEEDED)));
        return;
    }
}

/// Whether a word of A names somebody who can act: a name, or people.
fn acts(pair: &AlignedPair<'_>, at: usize) -> bool {
    let named = pair.a.facts.iter().any(|fact| {
        matches!(fact.kind, FactKind::Entity(_)) && (fact.first..fact.after).contains(&(at as u16))
    });
    let Some(word) = pair.a.words.get(at) else { return false };
    let people = |word: Word| {
        let acting = pair.sides.vocabulary.lexicon.tables.people.acting;
        pair.sides.vocabulary.entry(word.id).is_some_and(|entry| acting.contains(&entry.stem.as_str()))
    };
    named || people(*word)
}

/// Who stands before and after the verb at `at`; turned round where it is passive.
fn roles(unit: &Unit, at: usize, text: &str, vocabulary: &Vocabulary) -> Option<Roles> {
    let cut = |left: usize| {
        let (Some(x), Some(y)) = (unit.words.get(left), unit.words.get(left + 1)) else { return true };
        let gap = Span { start: x.span.end, end: y.span.start.max(x.span.end) };
        gap.of(text).contains([',', ';', ':', '—', '–', '"', '“', '”', '('])
    };
    let mut first = at;
    while first > 0 && at - first < REACH && !cut(first - 1) {
        first -= 1;
    }
    let mut after = at + 1;
    while after < unit.words.len() && after - at <= REACH && !cut(after - 1) {
        after += 1;
    }
    let word = |at: usize| unit.words.get(at).map_or("", |word| vocabulary.folded(*word));
    let grammar = &vocabulary.lexicon.tables.grammar;
    let passive = at.checked_sub(1).is_some_and(|n| grammar.passive.contains(&word(n)));
    let by = (at + 1..after).find(|&n| word(n) == grammar.doer);
    let object = !grammar.without_object.contains(&word(at + 1));
    if by == Some(at + 1) {
        return Some(Roles { doer: at + 2..after, undergoer: first..at });
    }
    if !passive && !object {
        return None;
    }
    match (passive, by) {
        (true, Some(by)) => Some(Roles { doer: by + 1..after, undergoer: first..at }),
        (true, None) => None,
        _ => Some(Roles { doer: first..at, undergoer: at + 1..after }),
    }
}
