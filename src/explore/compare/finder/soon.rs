//! How long an answer holds: what comes out week by week has other figures each time, and nobody is wrong.

use crate::explore::compare::{About, PointKind, Side, Verdict};
use crate::text::Span;

/// How many days may lie between two reports of one event.
const SOON: u32 = 5;

/// Whether two accounts can be reports of one time: where the day of one is not known, they can.
pub(in crate::explore::compare) fn both(a: Side<'_>, b: Side<'_>) -> bool {
    a.published.zip(b.published).is_none_or(|(x, y)| x.0.abs_diff(y.0) <= SOON)
}

/// Whether two answers can stand to each other so: what is asked anew each time is no contradiction of another time.
pub(super) fn holds(
    verdict: Verdict,
    asked: (&About, PointKind),
    of_a: (Side<'_>, Span),
    of_b: (Side<'_>, Span),
) -> bool {
    verdict != Verdict::Contradiction || both(of_a.0, of_b.0) || lasts(asked, of_a, of_b)
}

/// Whether a question has one answer whenever it is asked: not how much there is, on which Monday it was, or whether it is
/// so yet.
fn lasts((about, kind): (&About, PointKind), (a, x): (Side<'_>, Span), (b, y): (Side<'_>, Span)) -> bool {
    let in_a_year = |side: Side<'_>, words: Span| {
        let mut numbers = words.of(&side.document.text).split(|c: char| !c.is_ascii_digit());
        numbers.any(|digits| digits.len() == 4)
    };
    match kind {
        PointKind::Number => matches!(about, About::Fate { .. }),
        PointKind::Date => in_a_year(a, x) && in_a_year(b, y),
        PointKind::Polarity => false,
        _ => true,
    }
}
