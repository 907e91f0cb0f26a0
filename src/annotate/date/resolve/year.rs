//! What is to be said of the year of a time: whether news speaks of such a one, and whether its century is written.

use super::super::algebra::{Cal, Unit};
use super::super::grammar::Expression;
use super::Resolver;

/// The years before which a bare number is a year only where the words around it say so.
const NUMBERS_BEFORE: i16 = 1500;

/// The last year that news speaks of as its own future.
const LAST: i16 = 2199;

impl Resolver<'_> {
    /// Whether news speaks of such a year. A number that is early for one must be said to be one.
    pub(super) fn is_plausible(&self, expression: &Expression, cal: Cal) -> bool {
        let bare = expression.to == expression.from + 1 && cal.unit() == Unit::Year;
        let lead = || self.word_back(expression.from, 1).to_ascii_lowercase();
        cal.year() <= LAST
            && (cal.year() >= NUMBERS_BEFORE || !bare || self.tables.around.years.contains(&lead().as_str()))
    }

    /// Whether the words name a year or decade without its century: "'98", "the nineties".
    pub(super) fn lacks_century(&self, expression: &Expression, cal: Cal) -> bool {
        let (short, year) = match cal {
            Cal::Century(_) => return false,
            Cal::Decade(_) => (cal.year().rem_euclid(100), false),
            _ => (cal.year().rem_euclid(100), true),
        };
        let words = expression.span.of(&self.document.text);
        let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let whole = numbers.clone().any(|digits| digits.len() > 2);
        let given = cal.year() >= 1000 && !whole;
        let any = numbers.clone().next().is_some();
        given && if any || year { numbers.any(|digits| digits.parse() == Ok(short)) } else { true }
    }
}
