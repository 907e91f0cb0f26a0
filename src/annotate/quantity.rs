//! Quantities: numbers with what they count or measure.

use serde::{Deserialize, Serialize};

use super::DateMention;
use crate::text::{Document, Span};

/// A number of something, as written and as read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The words in the cleaned text, bound and unit included: "over 2 million people".
    pub span: Span,
    /// The number, scaled: 2000000.
    pub value: f64,
    /// The upper end of "10 to 15".
    pub upper: Option<f64>,
    /// What the words say about it.
    pub bound: Bound,
    /// Unit of measure in its short form (`%`, `km`, `USD`); empty for a plain count.
    pub unit: String,
    /// What is counted, folded to its stem words: `people`, `african country`; empty where nothing is named.
    pub of: String,
}

/// What a text says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// "53"
    Exact,
    /// "about 53"
    About,
    /// "at least 53"
    AtLeast,
    /// "more than 53", "over 53"
    Over,
    /// "up to 53", "at most 53"
    AtMost,
    /// "fewer than 53", "nearly 53"
    Under,
}

/// The quantities in `document`, sorted by span. What a date mention covers is none.
pub fn quantities(document: &Document, dates: &[DateMention]) -> Vec<Quantity> {
    let _ = (document, dates);
    Vec::new()
}
