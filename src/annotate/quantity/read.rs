//! The reader of one block: from tokens to quantities.

use super::range::Range;
use super::reader::{Gap, Number, Piece, QuantityTables, Reader};
use super::signs::is_currency;
use super::tree::Tree;
use super::{Bound, Quantity};
use crate::annotate::DateMention;
use crate::text::fold::fold;
use crate::text::{Block, BlockKind, Document, TokenKind};

/// What stands at a token.
enum Read {
    Quantity(Quantity, usize),
    /// No quantity up to that token.
    Nothing(usize),
}

/// Appends the quantities of a block to `found`.
pub(super) fn block(
    document: &Document,
    block: &Block,
    dates: &[DateMention],
    tables: &'static QuantityTables,
    tree: &Tree,
    found: &mut Vec<Quantity>,
) {
    let text = &document.text;
    let mut end = block.span.start;
    let mut pieces: Vec<Piece> = Vec::new();
    for token in document.tokens(block.span) {
        let word = token.span.of(text);
        let between = text.get(end as usize..token.span.start as usize).unwrap_or("\n");
        end = token.span.end;
        pieces.push(Piece {
            span: token.span,
            kind: token.kind,
            folded: fold(word),
            capital: word.chars().next().is_some_and(char::is_uppercase),
            upper: !word.chars().any(char::is_lowercase),
            gap: Gap::of(between),
        });
    }
    let long = |piece: &&Piece| piece.kind == TokenKind::Word && piece.folded.len() > 3;
    let (words, capitals) =
        pieces.iter().filter(long).fold((0, 0), |(n, c), piece| (n + 1, c + usize::from(piece.capital)));
    let reader = Reader {
        pieces: &pieces,
        dates,
        tables,
        tree,
        table: matches!(block.kind, BlockKind::Table { .. }),
        titled: words > 2 && capitals * 10 > words * 6,
    };
    let mut at = 0;
    while at < pieces.len() {
        match reader.read(at, found.last()) {
            Read::Quantity(quantity, after) => {
                found.push(quantity);
                at = after.max(at + 1);
            }
            Read::Nothing(after) => at = after.max(at + 1),
        }
    }
}

impl Reader<'_> {
    fn read(&self, at: usize, last: Option<&Quantity>) -> Read {
        if let Some(after) = self.phone(at) {
            return Read::Nothing(after);
        }
        let Some(number) = self.number(at) else { return Read::Nothing(self.skip(at)) };
        if self.in_date(self.span(number.first, number.after)) || self.is_label(&number) {
            return Read::Nothing(self.skip(at));
        }
        match self.range(number) {
            Range::Result(after) => Read::Nothing(after.max(self.skip(at))),
            Range::Number(number) => match self.quantity(number, last) {
                Some((quantity, after)) => Read::Quantity(quantity, after),
                None => Read::Nothing(self.skip(at)),
            },
        }
    }

    fn quantity(&self, mut number: Number, last: Option<&Quantity>) -> Option<(Quantity, usize)> {
        let mut end = number.after;
        if let Some(bound) = self.bound_after(&mut end) {
            number.bound = bound;
        }
        let age = (self.tables.age)(self, &mut number, &mut end);
        let mut of = String::new();
        if !age {
            self.measure(&mut number, &mut end);
            let measured = end;
            of = self.counted(&number, &mut end, last);
            // "$300 million of two-year bonds": what is counted has a date in it
            if self.in_date(self.span(measured, end)) {
                end = measured;
                of.clear();
            }
        }
        if self.is_nothing(&number, of.is_empty(), end) {
            return None;
        }
        let mut first = number.first;
        if let Some((words, bound)) = self.bound_before(first) {
            first -= words;
            if number.bound == Bound::Exact || number.is_share() {
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

    /// Whether a number tells too little to be a quantity: a year, a code, a numeral of which nothing is told.
    fn is_nothing(&self, number: &Number, nothing_counted: bool, end: usize) -> bool {
        let word = self.word(number.first);
        if !number.unit.is_empty() {
            return false;
        }
        if !number.sure || word.len() >= 9 && word.bytes().all(|b| b.is_ascii_digit()) && nothing_counted {
            return true;
        }
        if !nothing_counted || number.scaled {
            return false;
        }
        let whole = number.value.fract() == 0.0 && (1500.0..2200.0).contains(&number.value);
        if number.in_figures() {
            let year = whole && !word.contains(',') && number.after == number.first + 1;
            // "one-for-five", "a 2-for-1 split"
            return year || self.is_hyphen(end) && self.glued(end + 1);
        }
        number.bound == Bound::Exact
    }

    /// The unit at a token, and one past its end.
    pub(super) fn unit_at(&self, at: usize) -> Option<(&'static str, usize)> {
        // "15-kilometre"
        let at = at + usize::from(self.is_hyphen(at));
        let hyphen = usize::from(self.is_hyphen(at + 1));
        if let Some(short) = (self.tables.unit_of_two)(self.word(at), self.word(at + 1 + hyphen)) {
            return Some((short, at + 2 + hyphen));
        }
        let slash = self.word(at + 1) == "/" && self.glued(at + 1) && self.glued(at + 2);
        if slash && let Some(short) = (self.tables.unit_of_two)(self.word(at), self.word(at + 2)) {
            return Some((short, at + 3));
        }
        (self.tables.unit)(self.word(at)).map(|short| (short, at + 1))
    }

    /// Takes the unit behind a number.
    fn measure(&self, number: &mut Number, end: &mut usize) {
        if !number.unit.is_empty() && !is_currency(&number.unit) {
            return;
        }
        if let Some((letters, metre)) = self.tables.metre
            && number.unit.is_empty()
            && number.in_figures()
            && !number.scaled
            && self.word(*end) == letters
        {
            let next = self.word(*end + 1);
            *end += 1;
            // "5 m people"
            if (self.tables.is_plural)(next) {
                let factor = (self.tables.glued_scale)(letters).unwrap_or(1.0);
                number.value *= factor;
                number.upper = number.upper.map(|upper| upper * factor);
                number.scaled = true;
            } else {
                metre.clone_into(&mut number.unit);
            }
            return;
        }
        // "millions of tons"
        let joint = !number.in_figures() && number.scaled && self.tables.of.contains(&self.word(*end));
        if let Some((short, after)) = self.unit_at(*end + usize::from(joint)) {
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

    /// The bound before a number, and how many tokens it takes.
    pub(super) fn bound_before(&self, first: usize) -> Option<(usize, Bound)> {
        let fits = |words: &[&str]| {
            first >= words.len()
                && words.iter().enumerate().all(|(n, word)| self.word(first - words.len() + n) == *word)
        };
        self.tables.before.iter().find(|(words, _)| fits(words)).map(|(words, bound)| (words.len(), *bound))
    }

    fn bound_after(&self, end: &mut usize) -> Option<Bound> {
        for &(words, bound) in self.tables.after {
            if words.iter().enumerate().all(|(n, word)| self.word(*end + n) == *word) {
                *end += words.len();
                return Some(bound);
            }
        }
        None
    }
}
