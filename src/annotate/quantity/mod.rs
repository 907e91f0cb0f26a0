//! Quantities: numbers with what they count or measure.
//!
//! A reader of one pass over the tokens of each block: a number in digits or words, what bounds it ("at least"),
//! its scale, its unit or currency, and what it counts: the noun that it hangs on in the tree of its sentence, or, without
//! one, the noun phrase behind it. A share of a whole ("two thirds", "one in five") is read in per cent. Ordinals, dates,
//! times of day, results ("3-2"), labels ("Article 5", "Flight 370"), addresses and telephone numbers are none. This module
//! must not know entities.

mod counted;
pub(crate) mod en;
mod figures;
mod none;
mod range;
mod read;
mod reader;
mod signs;
mod tree;
mod value;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use reader::QuantityTables;
use tree::Tree;
use value::Comma;

use super::DateMention;
use super::syntax::Sentence;
use crate::text::{Document, Lang, Span};

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
    /// Unit of measure in its short form (`%`, `pp` for percentage points, `km`, `USD`, `years old`); empty for a plain count.
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

/// The quantities in `document`, sorted by span, without overlaps. What a date mention covers is none. `syntax` are the
/// trees of its sentences, or nothing. Linear in the length.
///
/// In a language without tables only figures are read, with signs and units that all languages share.
pub fn quantities(document: &Document, dates: &[DateMention], syntax: &[Sentence]) -> Vec<Quantity> {
    let tables = tables_of(document.lang).unwrap_or(match value::comma(document.lang) {
        Comma::Groups => &reader::DIGITS_GROUPS,
        Comma::Decimal => &reader::DIGITS_DECIMAL,
        Comma::Unknown => &reader::DIGITS,
    });
    let tree = Tree::new(syntax);
    let mut found = Vec::new();
    for block in &document.blocks {
        let first = dates.partition_point(|date| date.span.end <= block.span.start);
        let after = dates.partition_point(|date| date.span.start < block.span.end);
        read::block(document, block, dates.get(first..after).unwrap_or(&[]), tables, &tree, &mut found);
    }
    found
}

/// The tables of a language; `None` where there are none.
fn tables_of(lang: Lang) -> Option<&'static QuantityTables> {
    match lang {
        Lang::En | Lang::Undetermined => Some(&en::TABLES),
        Lang::Other(_) => None,
    }
}

/// Whether numbers in words are read in that language.
pub(crate) fn reads(lang: Lang) -> bool {
    tables_of(lang).is_some()
}
