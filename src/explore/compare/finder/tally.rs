//! Two numbers that are told as one: the votes for and against, the points of a game; and the number behind a label, such as
//! the magnitude of an earthquake or the number of a flight.

use std::collections::{BTreeMap, HashSet};

use super::account::{Account, Kinship};
use super::aligned::Pairs;
use super::period::days_differ;
use super::topic;
use super::words_in;
use crate::explore::compare::tables::Numbers;
use crate::explore::compare::unit::{Unit, UnitKind};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, Token, TokenKind};

/// Evidence that two numbers of one kind need: where each account gives one of that kind only, and where not.
const ONLY: f32 = 1.2;
const ONE_OF_MANY: f32 = 2.8;

/// By how many votes or points both may differ, as a share of all, and at least.
const APART: f64 = 0.06;
const FEW: f64 = 2.0;

/// The most that one account tells of.
const MOST: usize = 20;

/// A number of a kind: `result`, or the label that it stands behind.
struct Tallied {
    kind: &'static str,
    unit: u32,
    words: Span,
    value: (f64, f64),
}

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let numbers = &kinship.lexicon.tables.numbers;
    let (of_a, of_b) = (counted(a, numbers), counted(b, numbers));
    for (kind, list_a) in &of_a {
        let Some(list_b) = of_b.get(kind) else { continue };
        let values = |list: &[Tallied]| -> HashSet<(u64, u64)> {
            list.iter().map(|one| (one.value.0.to_bits(), one.value.1.to_bits())).collect()
        };
        let (values_a, values_b) = (values(list_a), values(list_b));
        if values_a.intersection(&values_b).next().is_some() || list_a.len().max(list_b.len()) > MOST {
            continue;
        }
        let only = values_a.len() == 1 && values_b.len() == 1;
        let mut best: Option<(f32, &Tallied, &Tallied)> = None;
        let both = list_a.iter().flat_map(|x| list_b.iter().map(move |y| (x, y)));
        for (x, y) in both.filter(|(x, y)| near(x, y)) {
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            let evidence = pair.evidence(&words_in(pair.a, x.words), &words_in(pair.b, y.words));
            let needed = if only { ONLY } else { ONE_OF_MANY };
            let more = best.as_ref().is_none_or(|(most, ..)| evidence > *most);
            if evidence >= needed && more && !days_differ(a, b, pair) {
                best = Some((evidence, x, y));
            }
        }
        let Some((worth, x, y)) = best else { continue };
        let answer = |account: &Account<'_>, words: Span| Answer {
            span: account.sentence(words),
            phrase: words,
            words,
            speaker: account.governing(words).and_then(Account::speaker),
        };
        found.push(Point {
            about: About::Number { of: String::new(), topic: topic::of(a, x.words, kinship.lexicon) },
            kind: PointKind::Number,
            verdict: Verdict::Contradiction,
            a: answer(a, x.words),
            b: answer(b, y.words),
            worth,
        });
    }
}

/// Whether two results can be of one vote or one game: nearly as many were for it, and against.
fn near(x: &Tallied, y: &Tallied) -> bool {
    if x.kind != RESULT {
        return true;
    }
    let all = x.value.0 + x.value.1;
    let apart = (x.value.0 - y.value.0).abs() + (x.value.1 - y.value.1).abs();
    apart <= FEW.max(APART * all)
}

const RESULT: &str = "result";

/// The numbers of an account that are results or stand behind a label, by their kinds.
fn counted(account: &Account<'_>, numbers: &Numbers) -> BTreeMap<&'static str, Vec<Tallied>> {
    let mut found: BTreeMap<&'static str, Vec<Tallied>> = BTreeMap::new();
    for (n, unit) in account.units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Sentence) {
        if !unit.words.iter().any(|word| word.number) {
            continue;
        }
        for (kind, words, value) in of_unit(account.text(), unit, numbers) {
            found.entry(kind).or_default().push(Tallied { kind, unit: n as u32, words, value });
        }
    }
    found
}

fn of_unit(text: &str, unit: &Unit, numbers: &Numbers) -> Vec<(&'static str, Span, (f64, f64))> {
    let words = tokens(text, unit.span);
    let folded = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).map_or(String::new(), |token| fold(token.span.of(text)))
    };
    let told = words.iter().any(|token| numbers.results.contains(&fold(token.span.of(text)).as_str()));
    let mut found = Vec::new();
    for (at, token) in words.iter().enumerate() {
        let Some(first) = plain(text, Some(token)) else { continue };
        let (mark, second) = (folded(Some(at + 1)), plain(text, words.get(at + 2)));
        let glued = |from: usize| {
            words.get(from).zip(words.get(from + 1)).is_some_and(|(x, y)| x.span.end == y.span.start)
        };
        let dash = matches!(mark.as_str(), "-" | "–" | "‑") && glued(at) && glued(at + 1);
        let before = folded(at.checked_sub(1));
        // "2-1-1", "16-17 percent", "9-10 years": no result
        let alone = !matches!(folded(Some(at + 3)).as_str(), "-" | "–" | "%" | "/" | ":")
            && !matches!(before.as_str(), "-" | "–" | "/" | "$");
        let follows = folded(Some(at + 3));
        let measured = numbers.measures.contains(&follows.as_str());
        if let Some(second) = second.filter(|second| {
            told && alone
                && !measured
                && (first - *second).abs() > 0.5
                && first.max(*second) < 1000.0
                && (dash || mark == numbers.against)
                && first.fract() + second.fract() == 0.0
        }) && let Some(last) = words.get(at + 2)
        {
            found.push((RESULT, token.span.join(last.span), (first.max(second), first.min(second))));
            continue;
        }
        // "magnitude 6.4", "a magnitude of 6.4", "a 6.4-magnitude quake"
        let back = if before == numbers.of { at.checked_sub(2) } else { at.checked_sub(1) };
        let ahead = if matches!(mark.as_str(), "-" | "‑") { Some(at + 2) } else { Some(at + 1) };
        let label = |place: Option<usize>| {
            let word = folded(place);
            numbers.labels.iter().find(|label| **label == word).map(|label| (*label, place))
        };
        let shape = numbers.magnitudes;
        let behind = label(ahead).filter(|(label, _)| shape.contains(label));
        if let Some((kind, Some(place))) = label(back).or(behind)
            && let Some(named) = words.get(place)
        {
            found.push((kind, token.span.join(named.span), (first, 0.0)));
        }
    }
    found
}

/// The number that a token writes in figures.
fn plain(text: &str, token: Option<&Token>) -> Option<f64> {
    let token = token.filter(|token| token.kind == TokenKind::Number)?;
    super::figure::decimal(token.span.of(text))
}
