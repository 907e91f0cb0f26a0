//! The reader of one block: from tokens to quantities.

use super::reader::{Number, Piece, QuantityTables, Reader};
use super::signs::is_currency;
use super::{Bound, Quantity};
use crate::annotate::DateMention;
use crate::text::fold::fold;
use crate::text::{Document, Span, TokenKind};

/// Appends the quantities of the block at `within` to `found`.
pub(super) fn block(
    document: &Document,
    within: Span,
    dates: &[DateMention],
    tables: &'static QuantityTables,
    found: &mut Vec<Quantity>,
) {
    let text = &document.text;
    let pieces: Vec<Piece> = document
        .tokens(within)
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
    let reader = Reader { pieces: &pieces, dates, tables };
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

impl Reader<'_> {
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
        let age = (self.tables.age)(self, &mut number, &mut end);
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
        if self.tables.labels.contains(&word) {
            return true;
        }
        if self.tables.hours.contains(&self.word(number.after)) {
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
        let tables = self.tables;
        let known = (tables.unit)(next).is_some()
            || (tables.unit_of_two)(next, self.word(number.after + 1)).is_some();
        before.capital
            && before.kind == TokenKind::Word
            && inside
            && !(tables.is_plural)(next)
            && !known
            && !(tables.is_fate)(next)
    }

    pub(super) fn unit_at(&self, at: usize) -> Option<(&'static str, usize)> {
        // "15-kilometre"
        let at = at + usize::from(self.word(at) == "-" && self.glued(at));
        if let Some(short) = (self.tables.unit_of_two)(self.word(at), self.word(at + 1)) {
            return Some((short, at + 2));
        }
        (self.tables.unit)(self.word(at)).map(|short| (short, at + 1))
    }

    pub(super) fn measure(&self, number: &mut Number, end: &mut usize) {
        if !number.unit.is_empty() && !is_currency(&number.unit) {
            return;
        }
        if let Some((short, after)) = self.unit_at(*end) {
            // "$3.5 million dollars" is the same money twice
            if number.unit.is_empty() {
                let money = self.tables.sterling.filter(|(weight, _)| *weight == short && number.scaled);
                number.unit = money.map_or(short, |(_, currency)| currency).to_owned();
                *end = after;
            } else if is_currency(short) {
                *end = after;
            }
            let time = self.tables.times.iter().find(|(time, _)| *time == self.word(*end + 1));
            if let Some((_, per)) = time.filter(|_| self.tables.per.contains(&self.word(*end))) {
                number.unit += per;
                *end += 2;
            }
        }
    }

    /// What is counted, as singular nouns; moves `end` past it.
    pub(super) fn counted(&self, number: &Number, end: &mut usize) -> String {
        let tables = self.tables;
        let mut at = *end;
        if !number.unit.is_empty() {
            // "20 kg of explosives", "15% of people"
            if !tables.of.contains(&self.word(at)) {
                return String::new();
            }
            at += 1;
            while tables.all_of.contains(&self.word(at)) {
                at += 1;
            }
        } else if tables.of.contains(&self.word(at)) {
            at += 1;
            while tables.these.contains(&self.word(at)) {
                at += 1;
            }
        } else if self.word(at) == "-" && self.glued(at) && number.figures {
            // "an 80-member council"
            at += 1;
        }
        if tables.more.contains(&self.word(at)) {
            at += 1;
        }
        let hyphenated = at > *end && self.before(at, 1) == "-";
        let mut words: Vec<&str> = Vec::new();
        let mut head = None;
        let mut next = at;
        while words.len() < 4 {
            let word = self.word(next);
            let fits = matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Mixed));
            if !fits || (tables.ends_phrase)(word) || tables.possessive.contains(&word) {
                // "12 African-led missions": a hyphen inside the phrase joins
                if word == "-" && self.glued(next) && self.glued(next + 1) && !words.is_empty() {
                    next += 1;
                    continue;
                }
                break;
            }
            words.push(word);
            next += 1;
            if (tables.is_fate)(word) && words.len() == 1 {
                *end = next;
                return tables.fated.to_owned();
            }
            if hyphenated || (tables.is_plural)(word) || (number.value <= 1.0 && words.len() == 1) {
                head = Some((words.len(), next));
                if hyphenated || !(tables.is_plural)(self.word(next)) || (tables.ends_phrase)(self.word(next))
                {
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
            of += &(tables.singular)(word);
        }
        of
    }

    pub(super) fn bound_before(&self, first: usize) -> Option<(usize, Bound)> {
        for &(words, bound) in self.tables.before {
            if first >= words.len()
                && words.iter().enumerate().all(|(n, word)| self.word(first - words.len() + n) == *word)
            {
                return Some((words.len(), bound));
            }
        }
        None
    }

    pub(super) fn bound_after(&self, end: &mut usize) -> Option<Bound> {
        for &(words, bound) in self.tables.after {
            if words.iter().enumerate().all(|(n, word)| self.word(*end + n) == *word) {
                *end += words.len();
                return Some(bound);
            }
        }
        None
    }
}
