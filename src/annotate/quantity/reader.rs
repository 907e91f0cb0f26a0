//! The tokens of a block with what is known of its language, and a number as it is read out of them.

use super::Bound;
use super::tree::Tree;
use super::value::Comma;
use crate::annotate::DateMention;
use crate::text::{Span, TokenKind};

/// Reads something at a token.
pub(super) type Reading<T> = fn(&Reader<'_>, usize) -> Option<T>;

/// What the reader of quantities knows of a language. Words are folded.
pub(crate) struct QuantityTables {
    /// Reads a number in words that begins at a token.
    pub(super) words: Reading<Number>,
    /// Reads a share of a whole that begins at a token: "two thirds", "one in five".
    pub(super) share: Reading<Number>,
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
    /// The letters of metres, which stand for millions as well, and the unit.
    pub(super) metre: Option<(&'static str, &'static str)>,
    /// A currency that is written before its figures: `Rs 500`, `EUR 20`.
    pub(super) money: fn(&str) -> Option<&'static str>,
    /// A unit whose word is also that of a currency, and that currency.
    pub(super) sterling: Option<(&'static str, &'static str)>,
    /// What bounds a number before and after it, longest first.
    pub(super) before: &'static [(&'static [&'static str], Bound)],
    pub(super) after: &'static [(&'static [&'static str], Bound)],
    /// Words after which a number is a label, not a count; and those that make it one only with a capital or where
    /// nothing is counted.
    pub(super) labels: &'static [&'static str],
    pub(super) weak_labels: &'static [&'static str],
    /// Words after which digits are dialled.
    pub(super) phones: &'static [&'static str],
    /// Words that end the name of a street.
    pub(super) streets: &'static [&'static str],
    /// Letters after a coordinate.
    pub(super) bearings: &'static [&'static str],
    /// Words after `3-2` that make it a result, and words before `90 to 10`.
    pub(super) results: &'static [&'static str],
    pub(super) votes: &'static [&'static str],
    /// Words of change, after which `10 to 15` is a step and its end: `rose 3 to 20`.
    pub(super) moves: &'static [&'static str],
    /// Words after a number that make it an hour.
    pub(super) hours: &'static [&'static str],
    pub(super) ends_phrase: fn(&str) -> bool,
    pub(super) is_plural: fn(&str) -> bool,
    /// Whether a word counts people by what befell them, and what then is counted.
    pub(super) is_fate: fn(&str) -> bool,
    pub(super) fated: &'static str,
    /// Verbs between a number and what befell the people that it counts: `34 were injured`.
    pub(super) passives: &'static [&'static str],
    /// Verbs of which a bare number is the victims, and nouns that count the dead.
    pub(super) harms: &'static [&'static str],
    pub(super) tolls: &'static [&'static str],
    /// Words that are no noun behind a number and a hyphen: `two-time`.
    pub(super) not_counted: fn(&str) -> bool,
    /// What stands for things named before: `34 of them`.
    pub(super) anaphors: &'static [&'static str],
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
    /// What commas and points in figures are.
    pub(super) comma: Comma,
}

/// What is read in any language: figures with signs of currency and units that all share.
pub(super) static DIGITS: QuantityTables = digits(Comma::Unknown);
/// The same, where a comma divides groups, and where it stands before a fraction.
pub(super) static DIGITS_GROUPS: QuantityTables = digits(Comma::Groups);
pub(super) static DIGITS_DECIMAL: QuantityTables = digits(Comma::Decimal);

const fn digits(comma: Comma) -> QuantityTables {
    QuantityTables {
        words: |_, _| None,
        share: |_, _| None,
        scale: |_| None,
        age: |_, _, _| false,
        unit: shared_unit,
        unit_of_two: |_, _| None,
        glued_unit: shared_unit,
        glued_scale: |_| None,
        metre: None,
        money: |_| None,
        sterling: None,
        before: &[],
        after: &[],
        labels: &[],
        weak_labels: &[],
        phones: &[],
        streets: &[],
        bearings: &[],
        results: &[],
        votes: &[],
        moves: &[],
        hours: &[],
        ends_phrase: |_| true,
        is_plural: |_| false,
        is_fate: |_| false,
        fated: "",
        passives: &[],
        harms: &[],
        tolls: &[],
        not_counted: |_| true,
        anaphors: &[],
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
        comma,
    }
}

/// Signs of units that are the same in most languages.
fn shared_unit(word: &str) -> Option<&'static str> {
    const SHARED: [&str; 9] = ["%", "km", "cm", "mm", "kg", "ha", "kwh", "mwh", "°"];
    const SHORT: [&str; 9] = ["%", "km", "cm", "mm", "kg", "ha", "kWh", "MWh", "°"];
    SHARED.iter().zip(SHORT).find(|(known, _)| **known == word).map(|(_, short)| short)
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Nothing,
    /// One plain space.
    Space,
    /// One space that keeps figures together: no-break, narrow, thin.
    Fixed,
    Other,
}

impl Gap {
    pub(super) fn of(between: &str) -> Gap {
        match between {
            "" => Gap::Nothing,
            " " => Gap::Space,
            "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2007}" | "\u{2008}" | "\u{200a}" => Gap::Fixed,
            _ => Gap::Other,
        }
    }
}

/// A token with its folded words.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) folded: String,
    pub(super) capital: bool,
    /// Whether no letter of it is small.
    pub(super) upper: bool,
    pub(super) gap: Gap,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Figures,
    Words,
    /// As a share of a whole, in either.
    Share,
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
    pub(super) form: Form,
    /// Whether the language writes its figures so; if not, only a scale or a unit lets it stand.
    pub(super) sure: bool,
}

impl Number {
    /// A number at the tokens `first..after`, exact as far as these say.
    pub(super) fn new(value: f64, first: usize, after: usize) -> Number {
        Number {
            value,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first,
            after,
            scaled: false,
            form: Form::Words,
            sure: true,
        }
    }

    /// A number in figures.
    pub(super) fn figures(value: f64, first: usize, after: usize) -> Number {
        Number { form: Form::Figures, ..Number::new(value, first, after) }
    }

    pub(super) fn in_figures(&self) -> bool {
        self.form == Form::Figures
    }

    pub(super) fn is_share(&self) -> bool {
        self.form == Form::Share
    }

    /// Whether nothing but digits tells what it is.
    pub(super) fn plain(&self) -> bool {
        self.in_figures() && self.unit.is_empty() && !self.scaled
    }
}

pub(super) struct Reader<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) dates: &'a [DateMention],
    pub(super) tables: &'static QuantityTables,
    pub(super) tree: &'a Tree,
    /// Whether the block is a table, in which figures stand side by side.
    pub(super) table: bool,
    /// Whether most words of the block have a capital, so that one tells nothing.
    pub(super) titled: bool,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_str())
    }

    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn piece_before(&self, at: usize, back: usize) -> Option<&Piece> {
        at.checked_sub(back).and_then(|at| self.pieces.get(at))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.pieces.get(at).map_or(Gap::Other, |piece| piece.gap)
    }

    /// Whether nothing lies between this token and the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::Nothing
    }

    /// Whether this token is a dash that joins two words.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && self.glued(at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub(super) fn span(&self, first: usize, after: usize) -> Span {
        match (self.pieces.get(first), after.checked_sub(1).and_then(|last| self.pieces.get(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    pub(super) fn in_date(&self, span: Span) -> bool {
        let after = self.dates.partition_point(|date| date.span.start < span.end);
        self.dates.get(..after).unwrap_or(&[]).iter().rev().take(3).any(|date| date.span.overlaps(span))
    }
}
