//! Numbers of a block: in figures, in words, with their scale and their sign of currency.

use super::Bound;
use super::reader::{Gap, Number, Reader};
use super::signs::{currency_sign, dollar_of};
use super::value::{Comma, Value, value};
use crate::text::TokenKind;

impl Reader<'_> {
    /// The number that begins at token `at`, currency sign and scale included.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        if let Some(share) = (self.tables.share)(self, at) {
            return Some(share);
        }
        let (unit, figure) = self.money(at);
        if unit.is_none() && self.is_tail(figure) {
            return None;
        }
        let mut number = match self.kind(figure)? {
            TokenKind::Number => self.figures(figure, unit.is_some())?,
            TokenKind::Mixed => self.mixed(figure, unit.is_some())?,
            TokenKind::Word if unit.is_none() => (self.tables.words)(self, figure)?,
            _ => return None,
        };
        number.first = at;
        if let Some(unit) = unit {
            unit.clone_into(&mut number.unit);
            number.sure = true;
        }
        Some(number)
    }

    /// The currency that stands at `at`, before its figures, and where these begin.
    fn money(&self, at: usize) -> (Option<&'static str>, usize) {
        let word = self.word(at);
        if let Some(letters) = dollar_of(word)
            && self.word(at + 1) == "$"
            && self.glued(at + 1)
        {
            return (Some(letters), at + 2);
        }
        if let Some(sign) = currency_sign(word).or_else(|| word.strip_suffix('$').and_then(dollar_of)) {
            return (Some(sign), at + 1);
        }
        let capital = self.pieces.get(at).is_some_and(|piece| piece.capital);
        if capital && let Some(code) = (self.tables.money)(word) {
            let stop = usize::from(self.word(at + 1) == "." && self.glued(at + 1));
            if matches!(self.kind(at + 1 + stop), Some(TokenKind::Number | TokenKind::Mixed)) {
                return (Some(code), at + 1 + stop);
            }
        }
        (None, at)
    }

    /// Whether what is glued before token `at` makes it a part of a name or a code: "F-16", "Covid-19", "24/7".
    fn is_tail(&self, at: usize) -> bool {
        if !self.glued(at) || at == 0 || self.kind(at) == Some(TokenKind::Word) {
            return false;
        }
        match self.before(at, 1) {
            // "59%-28%", "$5-$6"
            "-" | "–" => self.before(at, 2) != "%",
            "/" | ":" | "." | "_" | "@" | "&" | "=" => true,
            "#" => (self.tables.scale)(self.word(at + 1)).is_none(),
            _ => false,
        }
    }

    pub(super) fn figures(&self, at: usize, money: bool) -> Option<Number> {
        let mut number = if let Some((value, after)) = self.spaced(at).or_else(|| self.fraction(at)) {
            Number::figures(value, at, after)
        } else {
            self.one_token(at)?
        };
        if self.word(number.after) == "+" && self.glued(number.after) {
            number.after += 1;
            number.bound = Bound::AtLeast;
        }
        self.scale(&mut number, money);
        Some(number)
    }

    /// Figures that are one token.
    fn one_token(&self, at: usize) -> Option<Number> {
        let (value, sure) = value(self.word(at), self.tables.comma)?;
        // two that may be one, by a rule that nobody knows
        let beside = |other: Option<usize>| other.is_some_and(|at| self.is_number(at));
        if self.tables.comma != Comma::Groups && (beside(at.checked_sub(1)) || beside(Some(at + 1))) {
            return None;
        }
        // "24/7", "1.3071/76"
        let slash = self.word(at + 1) == "/" && self.glued(at + 1) && self.glued(at + 2);
        if slash && self.is_number(at + 2) {
            return None;
        }
        Some(Number { sure, ..Number::figures(value, at, at + 1) })
    }

    /// Takes the words of a scale behind a number: "million", "lakh crore".
    fn scale(&self, number: &mut Number, money: bool) {
        for _ in 0..2 {
            // "2.5-million"
            let hyphen = usize::from(self.is_hyphen(number.after));
            let word = self.word(number.after + hyphen);
            let Some(factor) = (self.tables.scale)(word) else { break };
            number.value *= factor;
            number.after += hyphen + 1;
            number.scaled = true;
            number.sure = true;
        }
        if !number.scaled
            && money
            && let letters @ ("m" | "k" | "b") = self.word(number.after)
            && let Some(factor) = (self.tables.glued_scale)(letters)
        {
            number.value *= factor;
            number.after += 1;
            number.scaled = true;
        }
    }

    /// Figures in groups of three with spaces between, "2 024", and one past their end.
    ///
    /// Plain spaces divide groups only where no other figures stand beside them, as in a row of a table.
    fn spaced(&self, at: usize) -> Option<(f64, usize)> {
        let first = self.word(at);
        if !(1..=3).contains(&first.len()) || !is_digits(first) || first.starts_with('0') {
            return None;
        }
        let gap = self.gap(at + 1);
        if !matches!(gap, Gap::Space | Gap::Fixed) {
            return None;
        }
        let mut digits = first.to_owned();
        let mut next = at + 1;
        let mut fraction = false;
        while self.is_number(next) && self.gap(next) == gap && !fraction {
            let word = self.word(next);
            let (group, rest) = word.split_at_checked(3)?;
            if !is_digits(group) {
                return None;
            }
            digits += group;
            if let Some(part) = rest.strip_prefix([',', '.']).filter(|part| is_digits(part)) {
                digits.push('.');
                digits += part;
                fraction = true;
            } else if !rest.is_empty() {
                return None;
            }
            next += 1;
        }
        let beside = |at: Option<usize>, gap: Gap| {
            at.is_some_and(|at| self.is_number(at)) && matches!(gap, Gap::Space | Gap::Fixed | Gap::Other)
        };
        let row = gap == Gap::Space
            && (self.table
                || beside(at.checked_sub(1), self.gap(at))
                || beside(Some(next), self.gap(next))
                // "3 100-metre races", "2 350/400"
                || (self.glued(next) && matches!(self.word(next), "-" | "/" | ":")));
        if next == at + 1 || row || digits.len() > 16 {
            return None;
        }
        Some((digits.parse().ok()?, next))
    }

    /// "6 3/8", "19-1/4", and "3/4" before what is measured; with one past its end.
    fn fraction(&self, at: usize) -> Option<(f64, usize)> {
        let part = |at: usize| -> Option<f64> {
            let slash = self.word(at + 1) == "/" && self.glued(at + 1) && self.glued(at + 2);
            let (above, below) = (self.word(at), self.word(at + 2));
            let again =
                matches!(self.word(at + 3), "/" | "-") && self.glued(at + 3) && self.is_number(at + 4);
            if !slash
                || again
                || !self.is_number(at)
                || !matches!(below, "2" | "3" | "4" | "5" | "8" | "16" | "32")
            {
                return None;
            }
            let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
            (above > 0.0 && above < below).then_some(above / below)
        };
        if let Some(part) = part(at) {
            let measured = self.tables.of.contains(&self.word(at + 3)) || self.unit_at(at + 3).is_some();
            return measured.then_some((part, at + 3));
        }
        let whole = self.word(at);
        if !is_digits(whole) || whole.len() > 4 {
            return None;
        }
        let hyphen = usize::from(self.is_hyphen(at + 1) && self.glued(at + 2));
        if hyphen == 0 && self.gap(at + 1) != Gap::Space {
            return None;
        }
        Some((whole.parse::<f64>().ok()? + part(at + 1 + hyphen)?, at + 4 + hyphen))
    }

    pub(super) fn mixed(&self, at: usize, money: bool) -> Option<Number> {
        let word = self.word(at);
        let letters_at = word.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
        if letters_at == 0 {
            return None;
        }
        let (digits, letters) = word.split_at(letters_at);
        let (value, _) = value(digits, self.tables.comma)?;
        let mut number = Number::figures(value, at, at + 1);
        let people_follow = (self.tables.is_plural)(self.word(at + 1));
        match ((self.tables.glued_scale)(letters), (self.tables.glued_unit)(letters)) {
            (Some(factor), _) if money || letters != "m" || people_follow => {
                number.value *= factor;
                number.scaled = true;
            }
            (_, Some(unit)) => unit.clone_into(&mut number.unit),
            _ => return None,
        }
        Some(number)
    }

    /// The value of one token of figures, where the language says what its points and commas are.
    pub(super) fn value_at(&self, at: usize) -> Option<Value> {
        if self.is_number(at) { value(self.word(at), self.tables.comma) } else { None }
    }
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}
