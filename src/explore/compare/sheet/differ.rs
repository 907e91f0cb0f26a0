//! Words that differ inside a pair of passages.

use crate::explore::compare::subsequence::kept;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// The words of each of two passages that the other does not have in its place, case apart; `None` where most words
/// differ.
pub(super) fn differing(a: (&str, Span), b: (&str, Span)) -> Option<(Vec<Span>, Vec<Span>)> {
    let words = |(text, span): (&str, Span)| -> (Vec<Span>, Vec<String>) {
        tokens(text, span)
            .into_iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mixed))
            .map(|token| (token.span, fold(token.span.of(text))))
            .unzip()
    };
    let ((spans_a, words_a), (spans_b, words_b)) = (words(a), words(b));
    let (kept_a, kept_b) = kept(&words_a, &words_b);
    let own = |spans: &[Span], kept: &[bool]| -> Vec<Span> {
        spans.iter().zip(kept).filter(|(_, kept)| !**kept).map(|(span, _)| *span).collect()
    };
    let (own_a, own_b) = (own(&spans_a, &kept_a), own(&spans_b, &kept_b));
    (own_a.len() * 2 <= spans_a.len() && own_b.len() * 2 <= spans_b.len()).then_some((own_a, own_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_found_in_both() {
        let (a, b) = ("The coup killed 80 people in May.", "the coup Killed at least 53 people in May");
        let whole = |text: &str| Span::new(0, text.len());
        let (own_a, own_b) = differing((a, whole(a)), (b, whole(b))).expect("most words are the same");
        let read = |text: &str, spans: &[Span]| {
            spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(read(a, &own_a), ["80"]);
        assert_eq!(read(b, &own_b), ["at", "least", "53"]);
        assert_eq!(differing((a, whole(a)), (a, whole(a))), Some((vec![], vec![])));
        let other = "nobody was hurt";
        assert_eq!(differing((a, whole(a)), (other, whole(other))), None);
    }
}
