//! Numbers of a block: in figures, in words, with their scale, and ranges of two.

use super::Bound;
use super::reader::{Number, Reader};
use super::signs::{currency_sign, dollar_of};
use crate::text::TokenKind;

impl Reader<'_> {
    /// The number that begins at token `at`, currency sign and scale included.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let mut unit_sign = None;
        let mut figure = at;
        if let Some(letters) = dollar_of(self.word(at))
            && self.word(at + 1) == "$"
            && self.glued(at + 1)
        {
            (unit_sign, figure) = (Some(letters), at + 2);
        } else if let Some(sign) = currency_sign(self.word(at)) {
            (unit_sign, figure) = (Some(sign), at + 1);
        } else if let Some(letters) = self.word(at).strip_suffix('$').and_then(dollar_of) {
            (unit_sign, figure) = (Some(letters), at + 1);
        }
        let mut number = match self.kind(figure)? {
            TokenKind::Number => self.figures(figure, unit_sign.is_some())?,
            TokenKind::Mixed => self.mixed(figure, unit_sign.is_some())?,
            TokenKind::Word if unit_sign.is_none() => (self.tables.words)(self, figure)?,
            _ => return None,
        };
        number.first = at;
        if let Some(sign) = unit_sign {
            sign.clone_into(&mut number.unit);
        }
        Some(number)
    }

    pub(super) fn figures(&self, at: usize, money: bool) -> Option<Number> {
        // "F-16", "Covid-19": a name, unless a sign of currency or a range stands before
        if !money && self.glued(at) && matches!(self.before(at, 1), "-" | "–" | "/" | ":" | "#" | ".") {
            return None;
        }
        let value = self.value(self.word(at))?;
        // "10 000"
        let beside = |other: Option<usize>| other.and_then(|at| self.kind(at)) == Some(TokenKind::Number);
        if !self.tables.grouped && (beside(at.checked_sub(1)) || beside(Some(at + 1))) {
            return None;
        }
        let mut number = Number::figures(value, at);
        if self.word(at + 1) == "+" && self.glued(at + 1) {
            number.after += 1;
            number.bound = Bound::AtLeast;
        }
        // "2.5-million"
        let hyphen = usize::from(self.word(number.after) == "-" && self.glued(number.after));
        if let Some(factor) = (self.tables.scale)(self.word(number.after + hyphen)) {
            number.value *= factor;
            number.after += hyphen + 1;
            number.scaled = true;
        } else if money && let "m" | "k" | "b" = self.word(number.after) {
            number.value *= (self.tables.glued_scale)(self.word(number.after))?;
            number.after += 1;
            number.scaled = true;
        }
        Some(number)
    }

    pub(super) fn mixed(&self, at: usize, money: bool) -> Option<Number> {
        if !money && self.glued(at) && matches!(self.before(at, 1), "-" | "–" | "/" | ":" | "#" | ".") {
            return None;
        }
        let word = self.word(at);
        let letters_at = word.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
        if letters_at == 0 {
            return None;
        }
        let (digits, letters) = word.split_at(letters_at);
        let mut value = self.value(digits)?;
        let mut number = Number::figures(value, at);
        let people_follow = (self.tables.is_plural)(self.word(at + 1));
        match ((self.tables.glued_scale)(letters), (self.tables.glued_unit)(letters)) {
            (Some(factor), _) if money || letters != "m" || people_follow => {
                value *= factor;
                number.scaled = true;
            }
            (_, Some(unit)) => unit.clone_into(&mut number.unit),
            _ => return None,
        }
        number.value = value;
        Some(number)
    }

    /// "10 to 15", "10-15", "between 10 and 15", "$10 to $15"; `None` where the dash makes it a result.
    pub(super) fn range(&self, low: Number) -> Option<Number> {
        let mut joint = low.after;
        let mut low_unit = low.unit.clone();
        if low_unit.is_empty()
            && let Some((unit, after)) = self.unit_at(joint)
            && self.is_joint(self.word(after))
        {
            unit.clone_into(&mut low_unit);
            joint = after;
        }
        let dash = matches!(self.word(joint), "-" | "–" | "—");
        let tables = self.tables;
        let from = tables.from.contains(&self.before(low.first, 1));
        let word = self.word(joint);
        let joined = if tables.to.contains(&word) {
            !from
        } else if tables.or.contains(&word) {
            true
        } else if tables.and.contains(&word) {
            tables.between.contains(&self.before(low.first, 1))
        } else {
            dash && self.glued(joint)
        };
        if !joined {
            return Some(low);
        }
        let Some(high) = self.after_joint(joint + 1) else {
            return Some(low);
        };
        if dash
            && self.word(high.after) == "-"
            && self.glued(high.after)
            && self.kind(high.after + 1) == Some(TokenKind::Number)
        {
            return None;
        }
        if dash && low.figures {
            let next = self.word(high.after);
            let plain = low_unit.is_empty() && high.unit.is_empty() && !high.scaled;
            let counts = (self.tables.is_plural)(next)
                || (self.tables.is_fate)(next)
                || self.unit_at(high.after).is_some();
            if plain && (self.tables.results.contains(&next) || !counts) {
                return None;
            }
        }
        let mut value = low.value;
        if high.scaled && !low.scaled && high.value > 0.0 {
            let factor =
                [1e12, 1e9, 1e6, 1e3].into_iter().find(|factor| high.value >= *factor).unwrap_or(1.0);
            if low.value < 1000.0 {
                value *= factor;
            }
        }
        if high.value <= value || (!low_unit.is_empty() && !high.unit.is_empty() && low_unit != high.unit) {
            return Some(low);
        }
        let unit = if low_unit.is_empty() { high.unit } else { low_unit };
        Some(Number {
            value,
            upper: Some(high.value),
            unit,
            after: high.after,
            scaled: low.scaled || high.scaled,
            ..low
        })
    }

    /// Whether a word can join the two ends of a range.
    fn is_joint(&self, word: &str) -> bool {
        let tables = self.tables;
        matches!(word, "-" | "–")
            || [tables.to, tables.and, tables.or].iter().any(|words| words.contains(&word))
    }

    /// The value of figures, where the language says what their points and commas are.
    fn value(&self, figures: &str) -> Option<f64> {
        if !self.tables.grouped && figures.contains([',', '.']) {
            return None;
        }
        figure_value(figures)
    }

    /// The number after the joint of a range; a dash before it does not make it a name.
    pub(super) fn after_joint(&self, at: usize) -> Option<Number> {
        match self.kind(at)? {
            TokenKind::Number => {
                let value = self.value(self.word(at))?;
                let mut number = Number::figures(value, at);
                if let Some(factor) = (self.tables.scale)(self.word(at + 1)) {
                    number.value *= factor;
                    number.after += 1;
                    number.scaled = true;
                }
                Some(number)
            }
            _ => self.number(at),
        }
    }
}

/// The value of figures with inner points and commas: `1,984`, `3.5`.
fn figure_value(figures: &str) -> Option<f64> {
    let plain: String = figures.chars().filter(|&c| c != ',').collect();
    let points = plain.bytes().filter(|&b| b == b'.').count();
    if points > 1 || plain.is_empty() || plain.len() > 15 {
        return None;
    }
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}
