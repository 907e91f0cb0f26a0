//! The reader of one block: from tokens to quantities.

use super::en::{
    AFTER, BEFORE, LABELS, ends_phrase, is_currency, is_fate, is_plural, singular, unit, unit_of_two,
};
use super::{Bound, Quantity};
use crate::annotate::DateMention;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

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

/// Appends the quantities of the block at `within` to `found`.
pub(super) fn block(text: &str, within: Span, dates: &[DateMention], found: &mut Vec<Quantity>) {
    let pieces: Vec<Piece> = tokens(text, within)
        .into_iter()
        .map(|token| {
            let word = token.span.of(text);
            Piece {
                span: token.span,
                kind: token.kind,
                folded: fold(word),
                capital: word.chars().next().is_some_and(char::is_uppercase),
            }
        })
        .collect();
    let reader = Reader { pieces: &pieces, dates };
    let mut at = 0;
    while at < pieces.len() {
        match reader.quantity(at) {
            Some((quantity, after)) => {
                found.push(quantity);
                at = after.max(at + 1);
            }
            None => at = reader.skip(at),
        }
    }
}

pub(super) struct Reader<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) dates: &'a [DateMention],
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

    pub(super) fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let mut number = self.number(at)?;
        if self.in_date(self.span(number.first, number.after)) || self.is_label(&number) {
            return None;
        }
        number = self.range(number)?;
        let mut end = number.after;
        if let Some(bound) = self.bound_after(&mut end) {
            number.bound = bound;
        }
        let age = self.age(&mut number, &mut end);
        let mut of = String::new();
        if !age {
            self.measure(&mut number, &mut end);
            of = self.counted(&number, &mut end);
        }
        let whole = number.value.fract() == 0.0
            && (1500.0..2200.0).contains(&number.value)
            && !self.word(at).contains(',');
        let bare = number.unit.is_empty() && of.is_empty();
        if bare && number.figures && whole && !number.scaled {
            return None;
        }
        if bare && !number.figures && !number.scaled && number.bound == Bound::Exact {
            return None;
        }
        let mut first = number.first;
        if let Some((words, bound)) = self.bound_before(first) {
            first -= words;
            if number.bound == Bound::Exact {
                number.bound = bound;
            }
        }
        let span = self.span(first, end);
        if self.in_date(span) {
            return None;
        }
        let Number { value, upper, bound, unit, .. } = number;
        Some((Quantity { span, value, upper, bound, unit, of }, end))
    }

    pub(super) fn span(&self, first: usize, after: usize) -> Span {
        match (self.pieces.get(first), after.checked_sub(1).and_then(|last| self.pieces.get(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// "Article 5", "Flight 370", "Boeing 737", "No. 10".
    pub(super) fn is_label(&self, number: &Number) -> bool {
        if !number.figures || !number.unit.is_empty() || number.scaled {
            return false;
        }
        let back = if self.before(number.first, 1) == "." { 2 } else { 1 };
        let word = self.before(number.first, back);
        if LABELS.contains(&word) {
            return true;
        }
        if matches!(
            self.word(number.after),
            "a.m" | "p.m" | "am" | "pm" | "a.m." | "p.m." | "gmt" | "o'clock" | "utc"
        ) {
            return true;
        }
        if self.word(number.after) == ":" && self.glued(number.after) && self.glued(number.after + 1) {
            return true;
        }
        // a capitalised word inside the sentence, and nothing counted after: "Boeing 737"
        let Some(before) = number.first.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return false;
        };
        let inside =
            number.first >= 2 && self.pieces.get(number.first - 2).is_some_and(|p| p.kind != TokenKind::Mark);
        let next = self.word(number.after);
        let known = unit(next).is_some() || unit_of_two(next, self.word(number.after + 1)).is_some();
        before.capital
            && before.kind == TokenKind::Word
            && inside
            && !is_plural(next)
            && !known
            && !is_fate(next)
    }

    /// "34-year-old", "aged 34", "Maria Sy, 34,".
    pub(super) fn age(&self, number: &mut Number, end: &mut usize) -> bool {
        let at = number.after;
        let words = [self.word(at), self.word(at + 1), self.word(at + 2), self.word(at + 3)];
        let taken = match words {
            ["-", "year", "-", "old" | "olds"] => 4,
            ["year", "-", "old", _] | ["years", "old", _, _] => 2 + usize::from(words[1] == "-"),
            ["-", "year", "old", _] => 3,
            ["year-old" | "years-old", ..] => 1,
            ["-", "year-old", ..] => 2,
            _ => 0,
        };
        let plausible =
            number.upper.is_none() && number.value.fract() == 0.0 && (1.0..120.0).contains(&number.value);
        let set_off = self.before(number.first, 1) == ","
            && matches!(self.word(at), "," | ".")
            && number.first.checked_sub(2).and_then(|at| self.pieces.get(at)).is_some_and(|p| p.capital)
            && number.value >= 10.0
            && number.figures;
        if plausible && (taken > 0 || set_off || self.before(number.first, 1) == "aged") {
            number.after += taken;
            *end = number.after;
            "years old".clone_into(&mut number.unit);
            return true;
        }
        false
    }

    pub(super) fn unit_at(&self, at: usize) -> Option<(&'static str, usize)> {
        // "15-kilometre"
        let at = at + usize::from(self.word(at) == "-" && self.glued(at));
        if let Some(short) = unit_of_two(self.word(at), self.word(at + 1)) {
            return Some((short, at + 2));
        }
        unit(self.word(at)).map(|short| (short, at + 1))
    }

    pub(super) fn measure(&self, number: &mut Number, end: &mut usize) {
        if !number.unit.is_empty() && !is_currency(&number.unit) {
            return;
        }
        if let Some((short, after)) = self.unit_at(*end) {
            // "$3.5 million dollars" is the same money twice
            if number.unit.is_empty() {
                let of_money = short == "lb" && number.scaled;
                number.unit = if of_money { "GBP".to_owned() } else { short.to_owned() };
                *end = after;
            } else if is_currency(short) {
                *end = after;
            }
            if matches!(self.word(*end), "per" | "an" | "a")
                && matches!(self.word(*end + 1), "hour" | "second")
            {
                number.unit += if self.word(*end + 1) == "hour" { "/h" } else { "/s" };
                *end += 2;
            }
        }
    }

    /// What is counted, as singular nouns; moves `end` past it.
    pub(super) fn counted(&self, number: &Number, end: &mut usize) -> String {
        let mut at = *end;
        if !number.unit.is_empty() {
            // "20 kg of explosives", "15% of people"
            if self.word(at) != "of" {
                return String::new();
            }
            at += 1;
            while matches!(self.word(at), "the" | "its" | "their" | "all") {
                at += 1;
            }
        } else if self.word(at) == "of" {
            at += 1;
            while matches!(self.word(at), "the" | "its" | "their" | "his" | "her" | "these" | "those" | "our")
            {
                at += 1;
            }
        } else if self.word(at) == "-" && self.glued(at) && number.figures {
            // "an 80-member council"
            at += 1;
        }
        if matches!(self.word(at), "more" | "other" | "another" | "additional" | "further") {
            at += 1;
        }
        let hyphenated = at > *end && self.before(at, 1) == "-";
        let mut words: Vec<&str> = Vec::new();
        let mut head = None;
        let mut next = at;
        while words.len() < 4 {
            let word = self.word(next);
            let fits = matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Mixed));
            if !fits || ends_phrase(word) || word == "'s" {
                // "12 African-led missions": a hyphen inside the phrase joins
                if word == "-" && self.glued(next) && self.glued(next + 1) && !words.is_empty() {
                    next += 1;
                    continue;
                }
                break;
            }
            words.push(word);
            next += 1;
            if is_fate(word) && words.len() == 1 {
                *end = next;
                return "people".to_owned();
            }
            if hyphenated || is_plural(word) || (number.value <= 1.0 && words.len() == 1) {
                head = Some((words.len(), next));
                if hyphenated || !is_plural(self.word(next)) || ends_phrase(self.word(next)) {
                    break;
                }
            }
        }
        let Some((count, after)) = head else { return String::new() };
        *end = after;
        let mut of = String::new();
        for word in words.iter().take(count) {
            if !of.is_empty() {
                of.push(' ');
            }
            of += &singular(word);
        }
        of
    }

    pub(super) fn bound_before(&self, first: usize) -> Option<(usize, Bound)> {
        for (words, bound) in BEFORE {
            if first >= words.len()
                && words.iter().enumerate().all(|(n, word)| self.word(first - words.len() + n) == *word)
            {
                return Some((words.len(), bound));
            }
        }
        None
    }

    pub(super) fn bound_after(&self, end: &mut usize) -> Option<Bound> {
        for (words, bound) in AFTER {
            if words.iter().enumerate().all(|(n, word)| self.word(*end + n) == *word) {
                *end += words.len();
                return Some(bound);
            }
        }
        None
    }
}
