//! Numbers of a block: in figures, in words, with their scale, and ranges of two.

use super::Bound;
use super::en::{
    RESULTS, cardinal, currency_sign, dollar_of, glued_scale, glued_unit, is_fate, is_person, is_plural,
    scale, unit, vague,
};
use super::read::{Number, Reader};
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
            TokenKind::Word if unit_sign.is_none() => self.words(figure)?,
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
        let value = figure_value(self.word(at))?;
        let mut number = Number::figures(value, at);
        if self.word(at + 1) == "+" && self.glued(at + 1) {
            number.after += 1;
            number.bound = Bound::AtLeast;
        }
        // "2.5-million"
        let hyphen = usize::from(self.word(number.after) == "-" && self.glued(number.after));
        if let Some(factor) = scale(self.word(number.after + hyphen)) {
            number.value *= factor;
            number.after += hyphen + 1;
            number.scaled = true;
        } else if money && let "m" | "k" | "b" = self.word(number.after) {
            number.value *= glued_scale(self.word(number.after))?;
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
        let mut value = figure_value(digits)?;
        let mut number = Number::figures(value, at);
        let people_follow = is_plural(self.word(at + 1));
        match (glued_scale(letters), glued_unit(letters)) {
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

    pub(super) fn words(&self, at: usize) -> Option<Number> {
        let mut number = Number {
            value: 0.0,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first: at,
            after: at,
            scaled: false,
            figures: false,
        };
        let word = self.word(at);
        if let Some(least) = vague(word) {
            number.value = least;
            number.bound = Bound::AtLeast;
            number.scaled = true;
            number.after = at + 1;
            // "hundreds of thousands", "tens of thousands"
            if self.word(at + 1) == "of"
                && let Some(more) = vague(self.word(at + 2))
            {
                number.value = least * more / 2.0;
                number.after = at + 3;
            }
            return Some(number);
        }
        if word == "tens" && self.word(at + 1) == "of" {
            let more = vague(self.word(at + 2))?;
            return Some(Number {
                value: 10.0 * more,
                bound: Bound::AtLeast,
                scaled: true,
                after: at + 3,
                ..number
            });
        }
        // "half a million", "half a dozen"
        if word == "half" && matches!(self.word(at + 1), "a" | "an") {
            let factor = scale(self.word(at + 2))?;
            return Some(Number { value: 0.5 * factor, scaled: true, after: at + 3, ..number });
        }
        // "a million", "a dozen"
        if matches!(word, "a" | "an") {
            let factor = scale(self.word(at + 1))?;
            number.value = factor;
            number.scaled = true;
            number.after = at + 2;
            self.join_rest(&mut number);
            return Some(number);
        }
        let first = cardinal(word)?;
        number.value = first;
        number.after = at + 1;
        // "twenty-five", "twenty five"
        let hyphen = usize::from(self.word(number.after) == "-");
        if first >= 20.0
            && let Some(digit) = cardinal(self.word(number.after + hyphen))
            && (1.0..10.0).contains(&digit)
        {
            number.value += digit;
            number.after += hyphen + 1;
        }
        if let Some((tens, digit)) = word.split_once('-')
            && let (Some(tens), Some(digit)) = (cardinal(tens), cardinal(digit))
        {
            number.value = tens + digit;
        }
        if let Some(factor) = scale(self.word(number.after)) {
            number.value *= factor;
            number.scaled = true;
            number.after += 1;
            self.join_rest(&mut number);
        }
        if self.word(number.after) == "and"
            && self.word(number.after + 1) == "a"
            && self.word(number.after + 2) == "half"
        {
            number.value += 0.5;
            number.after += 3;
            if let Some(factor) = scale(self.word(number.after)) {
                number.value *= factor;
                number.scaled = true;
                number.after += 1;
            }
        }
        let next = self.word(number.after);
        let countable = is_person(next) || unit(next).is_some();
        if word == "one" && number.after == at + 1 && !countable {
            return None;
        }
        Some(number)
    }

    /// The rest of "two hundred and fifty thousand" after "two hundred".
    pub(super) fn join_rest(&self, number: &mut Number) {
        for _ in 0..4 {
            if let Some(factor) = scale(self.word(number.after)).filter(|&factor| factor >= 1000.0) {
                number.value *= factor;
                number.after += 1;
                continue;
            }
            let and = usize::from(self.word(number.after) == "and");
            let Some(mut part) = cardinal(self.word(number.after + and)) else { return };
            if number.value < 100.0 || part >= number.value {
                return;
            }
            let mut after = number.after + and + 1;
            let hyphen = usize::from(self.word(after) == "-");
            if part >= 20.0
                && let Some(digit) = cardinal(self.word(after + hyphen))
                && (1.0..10.0).contains(&digit)
            {
                part += digit;
                after += hyphen + 1;
            }
            number.value += part;
            number.after = after;
        }
    }

    /// "10 to 15", "10-15", "between 10 and 15", "$10 to $15"; `None` where the dash makes it a result.
    pub(super) fn range(&self, low: Number) -> Option<Number> {
        let mut joint = low.after;
        let mut low_unit = low.unit.clone();
        if low_unit.is_empty()
            && let Some((unit, after)) = self.unit_at(joint)
            && matches!(self.word(after), "to" | "-" | "–" | "and" | "or")
        {
            unit.clone_into(&mut low_unit);
            joint = after;
        }
        let dash = matches!(self.word(joint), "-" | "–" | "—");
        let from = self.before(low.first, 1) == "from";
        let joined = match self.word(joint) {
            "to" => !from,
            "or" => true,
            "and" => self.before(low.first, 1) == "between",
            _ => dash && self.glued(joint),
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
            let counts = is_plural(next) || is_fate(next) || self.unit_at(high.after).is_some();
            if plain && (RESULTS.contains(&next) || !counts) {
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

    /// The number after the joint of a range; a dash before it does not make it a name.
    pub(super) fn after_joint(&self, at: usize) -> Option<Number> {
        match self.kind(at)? {
            TokenKind::Number => {
                let value = figure_value(self.word(at))?;
                let mut number = Number::figures(value, at);
                if let Some(factor) = scale(self.word(at + 1)) {
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
