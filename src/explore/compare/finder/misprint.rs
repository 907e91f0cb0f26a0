//! One long number in two spellings: sums and counts that are given to the last digit, and of which one digit was taken
//! for another, or two have changed places.
//!
//! That two things would be counted so nearly alike is chance of less than one in a thousand; little else must speak for
//! one thing.

use super::account::Account;
use super::aligned::Pairs;
use super::figure::Figure;
use super::period::days_differ;
use super::topic;
use crate::annotate::Bound;
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};

/// How many digits a number must have that no round number has.
const DIGITS: usize = 5;

/// What must speak for one thing.
const NEEDED: f32 = 0.5;

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    lexicon: &Lexicon,
    (of_a, of_b): (&[Figure<'_, '_>], &[Figure<'_, '_>]),
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let given = |list: &[Figure<'_, '_>], one: &Figure<'_, '_>| {
        list.iter().any(|other| (other.quantity.value - one.quantity.value).abs() < 1e-9)
    };
    for x in of_a.iter().filter(|x| digits(x).is_some() && !given(of_b, x)) {
        for y in of_b.iter().filter(|y| y.quantity.unit == x.quantity.unit && !given(of_a, y)) {
            if !nearly(x, y) {
                continue;
            }
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            let shared = pair.names_shared() > 0 || pair.close(&x.words, &y.words) > 0;
            let worth = pair.evidence(&x.words, &y.words);
            if !shared || worth < NEEDED || days_differ(a, b, pair) {
                continue;
            }
            let answer = |account: &Account<'_>, figure: &Figure<'_, '_>| {
                let words = figure.quantity.span;
                let speaker = figure.deed.and_then(Account::speaker);
                Answer { span: account.sentence(words), phrase: words, words, speaker }
            };
            let of = topic::counted(&x.quantity, a.text(), lexicon);
            let around = [topic::around(a, lexicon, x), topic::around(b, lexicon, y)];
            let topic = around.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
            found.push(Point {
                about: About::Number { of, topic },
                kind: PointKind::Number,
                verdict: Verdict::Contradiction,
                a: answer(a, x),
                b: answer(b, y),
                worth: worth.max(1.0),
            });
        }
    }
}

/// The digits of a number in hundredths, where it is given to the last of them.
fn digits(figure: &Figure<'_, '_>) -> Option<Vec<u8>> {
    let quantity = &figure.quantity;
    let exact = quantity.bound == Bound::Exact && quantity.upper.is_none() && quantity.value < 1e13;
    let digits = format!("{:.2}", quantity.value);
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_digit).collect();
    let first = digits.iter().position(|digit| *digit != b'0')?;
    let last = digits.iter().rposition(|digit| *digit != b'0')?;
    (exact && last + 1 - first >= DIGITS).then_some(digits)
}

/// Whether two numbers differ in one digit, or in the order of two that stand side by side.
fn nearly(x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let (Some(x), Some(y)) = (digits(x), digits(y)) else { return false };
    let apart: Vec<usize> =
        x.iter().zip(&y).enumerate().filter(|(_, (x, y))| x != y).map(|(at, _)| at).collect();
    let turned =
        |one: usize, two: usize| one + 1 == two && x.get(one) == y.get(two) && x.get(two) == y.get(one);
    x.len() == y.len()
        && match apart[..] {
            [_] => true,
            [one, two] => turned(one, two),
            _ => false,
        }
}
