//! The tokens of a block with what is known of its language, and a number as it is read out of them.

use super::Bound;
use crate::annotate::DateMention;
use crate::text::{Span, TokenKind};

/// What the reader of quantities knows of a language. Words are folded.
pub(crate) struct QuantityTables {
    /// Reads a number in words that begins at a token.
    pub(super) words: fn(&Reader<'_>, usize) -> Option<Number>,
    /// The factor of a scale word: `million`.
    pub(super) scale: fn(&str) -> Option<f64>,
    /// Reads a number as an age: what makes it one is added to the number, and its end moved.
    pub(super) age: fn(&Reader<'_>, &mut Number, &mut usize) -> bool,
    /// A unit of one word, and of two, in its short form.
    pub(super) unit: fn(&str) -> Option<&'static str>,
    pub(super) unit_of_two: fn(&str, &str) -> Option<&'static str>,
    /// A unit, or a scale, glued to its number: `20km`, `5bn`.
    pub(super) glued_unit: fn(&str) -> Option<&'static str>,
    pub(super) glued_scale: fn(&str) -> Option<f64>,
    /// A unit whose word is also that of a currency, and that currency.
    pub(super) sterling: Option<(&'static str, &'static str)>,
    /// What bounds a number before and after it, longest first.
    pub(super) before: &'static [(&'static [&'static str], Bound)],
    pub(super) after: &'static [(&'static [&'static str], Bound)],
    /// Words after which a number is a label, not a count.
    pub(super) labels: &'static [&'static str],
    /// Words after `3-2` that make it a result.
    pub(super) results: &'static [&'static str],
    /// Words after a number that make it an hour.
    pub(super) hours: &'static [&'static str],
    pub(super) ends_phrase: fn(&str) -> bool,
    pub(super) is_plural: fn(&str) -> bool,
    /// Whether a word counts people by what befell them, and what then is counted.
    pub(super) is_fate: fn(&str) -> bool,
    pub(super) fated: &'static str,
    pub(super) singular: fn(&str) -> String,
    pub(super) possessive: &'static [&'static str],
    /// `per hour`: the word before the time, and the times with what they add to the unit.
    pub(super) per: &'static [&'static str],
    pub(super) times: &'static [(&'static str, &'static str)],
    /// `20 kg of explosives`: the joint, what may stand behind it after a unit, and after a plain number.
    pub(super) of: &'static [&'static str],
    pub(super) all_of: &'static [&'static str],
    pub(super) these: &'static [&'static str],
    pub(super) more: &'static [&'static str],
    /// The joints of ranges.
    pub(super) from: &'static [&'static str],
    pub(super) to: &'static [&'static str],
    pub(super) or: &'static [&'static str],
    pub(super) between: &'static [&'static str],
    pub(super) and: &'static [&'static str],
    /// Whether a comma groups digits and a point divides decimals. Where nobody knows, figures with either, or
    /// beside other figures, are not read.
    pub(super) grouped: bool,
}

/// What is read in any language: figures with signs of currency and units that all share.
pub(super) static DIGITS: QuantityTables = QuantityTables {
    words: |_, _| None,
    scale: |_| None,
    age: |_, _, _| false,
    unit: shared_unit,
    unit_of_two: |_, _| None,
    glued_unit: shared_unit,
    glued_scale: |_| None,
    sterling: None,
    before: &[],
    after: &[],
    labels: &[],
    results: &[],
    hours: &[],
    ends_phrase: |_| true,
    is_plural: |_| false,
    is_fate: |_| false,
    fated: "",
    singular: str::to_owned,
    possessive: &[],
    per: &[],
    times: &[],
    of: &[],
    all_of: &[],
    these: &[],
    more: &[],
    from: &[],
    to: &[],
    or: &[],
    between: &[],
    and: &[],
    grouped: false,
};

/// Signs of units that are the same in most languages.
fn shared_unit(word: &str) -> Option<&'static str> {
    const SHARED: [&str; 9] = ["%", "km", "cm", "mm", "kg", "ha", "kwh", "mwh", "°"];
    const SHORT: [&str; 9] = ["%", "km", "cm", "mm", "kg", "ha", "kWh", "MWh", "°"];
    SHARED.iter().zip(SHORT).find(|(known, _)| **known == word).map(|(_, short)| short)
}

/// A token with its folded words.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) folded: String,
    pub(super) capital: bool,
}

/// A number as read: what it is and the tokens `first..after` that it takes.
#[derive(Clone)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) bound: Bound,
    pub(super) unit: String,
    pub(super) first: usize,
    pub(super) after: usize,
    /// Whether the words name a scale ("million"), so that a range shares it.
    pub(super) scaled: bool,
    /// Whether the number is written in figures.
    pub(super) figures: bool,
}

impl Number {
    /// A number in figures at token `at`, exact as far as this token says.
    pub(super) fn figures(value: f64, at: usize) -> Number {
        Number {
            value,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first: at,
            after: at + 1,
            scaled: false,
            figures: true,
        }
    }
}

pub(super) struct Reader<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) dates: &'a [DateMention],
    pub(super) tables: &'static QuantityTables,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_str())
    }

    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    /// Whether nothing lies between this token and the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match (self.pieces.get(before), self.pieces.get(at)) {
            (Some(left), Some(right)) => left.span.end == right.span.start,
            _ => false,
        }
    }

    pub(super) fn in_date(&self, span: Span) -> bool {
        let after = self.dates.partition_point(|date| date.span.start < span.end);
        self.dates.get(..after).unwrap_or(&[]).iter().rev().take(3).any(|date| date.span.overlaps(span))
    }

    /// The token after a number that is no quantity, past all that hangs on it ("555-1234", "10:30").
    pub(super) fn skip(&self, at: usize) -> usize {
        let mut next = at + 1;
        if !matches!(self.kind(at), Some(TokenKind::Number | TokenKind::Mixed)) {
            return next;
        }
        while self.glued(next)
            && matches!(self.word(next), "-" | "–" | ":" | "/" | ".")
            && self.glued(next + 1)
            && matches!(self.kind(next + 1), Some(TokenKind::Number | TokenKind::Mixed))
        {
            next += 2;
        }
        next
    }
}
