//! Matches as passages: which stretches of a column are linked to which of the other. Plain arithmetic.

use std::collections::BTreeSet;

use crate::explore::compare::{Comparison, MatchKind};
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// A passage of a column and the matches that it takes part in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Linked {
    /// The passage.
    pub(super) span: Span,
    /// Indices of the matches, ascending.
    pub(super) matches: Vec<usize>,
}

impl Linked {
    /// The closest of its matches.
    pub(super) fn kind(&self, comparison: &Comparison) -> Option<MatchKind> {
        self.matches.iter().filter_map(|n| comparison.aligned.get(*n)).map(|found| found.kind).min()
    }
}

/// Makes disjoint passages of the spans of matches: those that overlap become one, with all their matches.
pub(super) fn link(spans: impl Iterator<Item = Span>) -> Vec<Linked> {
    let mut all: Vec<(Span, usize)> = spans.enumerate().map(|(n, span)| (span, n)).collect();
    all.sort_unstable();
    let mut out: Vec<Linked> = Vec::new();
    for (span, n) in all {
        match out.last_mut().filter(|last| last.span.overlaps(span)) {
            Some(last) => {
                last.span = last.span.join(span);
                last.matches.push(n);
            }
            None => out.push(Linked { span, matches: vec![n] }),
        }
    }
    for item in &mut out {
        item.matches.sort_unstable();
    }
    out
}

/// The passage that takes part in match `n`.
pub(super) fn passage_of(linked: &[Linked], n: usize) -> Option<usize> {
    linked.iter().position(|item| item.matches.contains(&n))
}

/// The pairs of passages that at least one match links: indices into the left and the right list.
pub(super) fn pairs(left: &[Linked], right: &[Linked], matches: usize) -> Vec<(usize, usize)> {
    let pairs: BTreeSet<(usize, usize)> =
        (0..matches).filter_map(|n| Some((passage_of(left, n)?, passage_of(right, n)?))).collect();
    pairs.into_iter().collect()
}

/// The words of each of two passages that the other does not have in its place, case apart. None where most
/// words differ: then the marks would say no more than that the wording is another.
pub(super) fn differing(a: (&str, Span), b: (&str, Span)) -> (Vec<Span>, Vec<Span>) {
    let words = |(text, span): (&str, Span)| -> (Vec<Span>, Vec<String>) {
        tokens(text, span)
            .into_iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mixed))
            .map(|token| (token.span, crate::text::fold::fold(token.span.of(text))))
            .unzip()
    };
    let ((spans_a, words_a), (spans_b, words_b)) = (words(a), words(b));
    let (kept_a, kept_b) = common(&words_a, &words_b);
    let own = |spans: &[Span], kept: &[bool]| -> Vec<Span> {
        spans.iter().zip(kept).filter(|(_, kept)| !**kept).map(|(span, _)| *span).collect()
    };
    let (own_a, own_b) = (own(&spans_a, &kept_a), own(&spans_b, &kept_b));
    if own_a.len() * 2 > spans_a.len() || own_b.len() * 2 > spans_b.len() {
        return (Vec::new(), Vec::new());
    }
    (own_a, own_b)
}

/// The longest passages that two sentences are compared in; a longer one is compared in its beginning.
const LONGEST: usize = 400;

/// Which words belong to a longest common subsequence, by the textbook table. A diff library would be a tenth of the
/// page for these lines, and two sentences need none of its speed.
fn common(left: &[String], right: &[String]) -> (Vec<bool>, Vec<bool>) {
    let (mut kept_left, mut kept_right) = (vec![false; left.len()], vec![false; right.len()]);
    let (rows, columns) = (left.len().min(LONGEST), right.len().min(LONGEST));
    let wide = columns + 1;
    // `table[row * wide + column]`: the length of it between `left[row..]` and `right[column..]`.
    let mut table = vec![0u16; (rows + 1) * wide];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let at = row * wide + column;
            table[at] = if left[row] == right[column] {
                table[at + wide + 1] + 1
            } else {
                table[at + wide].max(table[at + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let at = row * wide + column;
        if left[row] == right[column] {
            (kept_left[row], kept_right[column]) = (true, true);
            (row, column) = (row + 1, column + 1);
        } else if table[at + wide] >= table[at + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    (kept_left, kept_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_matches_share_a_passage() {
        let spans = [Span::new(0, 10), Span::new(20, 30), Span::new(5, 12), Span::new(20, 25)];
        let linked = link(spans.into_iter());
        let found: Vec<(Span, &[usize])> =
            linked.iter().map(|item| (item.span, item.matches.as_slice())).collect();
        assert_eq!(found, [(Span::new(0, 12), &[0, 2][..]), (Span::new(20, 30), &[1, 3][..])]);
        assert_eq!(passage_of(&linked, 3), Some(1));
        assert_eq!(passage_of(&linked, 4), None);
    }

    #[test]
    fn each_pair_of_passages_is_linked_once() {
        let left = link([Span::new(0, 10), Span::new(5, 12), Span::new(20, 30)].into_iter());
        let right = link([Span::new(0, 10), Span::new(0, 10), Span::new(40, 50)].into_iter());
        assert_eq!(pairs(&left, &right, 3), [(0, 0), (1, 1)]);
    }

    #[test]
    fn words_that_differ_are_found_in_both() {
        let (a, b) = ("The coup killed 80 people in May.", "the coup Killed at least 53 people in May");
        let whole = |text: &str| Span::new(0, text.len());
        let (own_a, own_b) = differing((a, whole(a)), (b, whole(b)));
        let read = |text: &str, spans: &[Span]| {
            spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(read(a, &own_a), ["80"]);
        assert_eq!(read(b, &own_b), ["at", "least", "53"]);
        let other = "nobody was hurt";
        assert_eq!(differing((a, whole(a)), (other, whole(other))), (vec![], vec![]));
    }
}
