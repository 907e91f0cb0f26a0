//! What is written in digits and is no quantity: labels, telephone numbers, addresses, coordinates, codes.

use super::reader::{Gap, Number, Reader};
use crate::annotate::syntax::{Relation, Upos};
use crate::text::TokenKind;

impl Reader<'_> {
    /// Whether the number names something: "Article 5", "Flight 370", "Boeing 737", "No. 10", "2100 Main Street".
    pub(super) fn is_label(&self, number: &Number) -> bool {
        if !number.in_figures() {
            return self.is_name_in_words(number);
        }
        if !number.plain() {
            return false;
        }
        let next = self.word(number.after);
        if self.tables.hours.contains(&next)
            || self.follows_label(number)
            || self.is_address(number)
            || self.is_coordinate(number)
        {
            return true;
        }
        if next == ":" && self.glued(number.after) && self.glued(number.after + 1) {
            return true;
        }
        let quoted =
            matches!(self.before(number.first, 1), "\"" | "'") && self.before(number.first, 2) == "=";
        quoted || self.follows_name(number)
    }

    /// Whether something is counted or measured right behind the number.
    fn counts_next(&self, number: &Number) -> bool {
        let next = self.word(number.after);
        (self.tables.is_plural)(next) || (self.tables.is_fate)(next) || self.unit_at(number.after).is_some()
    }

    /// A word before that makes it a label, also over others of a list: "Sections 12, 13 and 14".
    fn follows_label(&self, number: &Number) -> bool {
        let tables = self.tables;
        let mut at = number.first;
        for step in 0..6 {
            let back = if matches!(self.before(at, 1), "." | ":" | "#") { 2 } else { 1 };
            let word = self.before(at, back);
            let Some(label) = self.piece_before(at, back) else { return false };
            if tables.labels.contains(&word) {
                return step == 0 || !self.counts_next(number);
            }
            if tables.weak_labels.contains(&word) {
                let counts = self.counts_next(number);
                return !counts || step == 0 && label.capital && !self.titled && self.inside(at - back);
            }
            let joint =
                tables.and.contains(&word) || tables.or.contains(&word) || matches!(word, "," | "-" | "–");
            let listed = self.piece_before(at, back + 1).is_some_and(|piece| piece.kind == TokenKind::Number);
            if !joint || !listed {
                return false;
            }
            at = at.saturating_sub(back + 1);
        }
        false
    }

    /// Whether the token stands inside its sentence, where a capital tells something.
    fn inside(&self, at: usize) -> bool {
        self.piece_before(at, 1).is_some_and(|piece| piece.kind != TokenKind::Mark)
    }

    /// A capitalised word inside the sentence before it, and nothing counted after: "Boeing 737".
    fn follows_name(&self, number: &Number) -> bool {
        let Some(before) = self.piece_before(number.first, 1) else { return false };
        // no name has groups of digits: "in Kenya 13,000"
        let groups = self.word(number.first).contains(',') || number.after > number.first + 1;
        if !before.capital || before.kind != TokenKind::Word || groups || self.counts_next(number) {
            return false;
        }
        let node = self.tree.word(before.span).and_then(|at| self.tree.leaf(at));
        let top = self.tree.top(self.span(number.first, number.after)).and_then(|top| self.tree.leaf(top));
        if let (Some(node), Some(top)) = (node, top) {
            let hangs = !matches!(top.relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj);
            let noun = matches!(node.upos, Upos::Noun | Upos::Adj | Upos::X | Upos::Sym);
            return hangs
                && (node.upos == Upos::Propn || noun && !self.titled && self.inside(number.first - 1));
        }
        let verb = self.tables.passives.contains(&self.word(number.after));
        !self.titled && !verb && self.inside(number.first - 1)
    }

    /// "Air Force One", "the Gang of Eight": a numeral with a capital inside its sentence.
    fn is_name_in_words(&self, number: &Number) -> bool {
        let Some(piece) = self.pieces.get(number.first) else { return false };
        let before = self.before(number.first, 1);
        if (self.tables.labels.contains(&before) || self.tables.weak_labels.contains(&before))
            && !self.counts_next(number)
        {
            return true;
        }
        if number.after != number.first + 1 || !piece.capital || self.titled || self.counts_next(number) {
            return false;
        }
        let named = |back| {
            self.piece_before(number.first, back).is_some_and(|p| p.capital && p.kind == TokenKind::Word)
        };
        named(1) && self.inside(number.first - 1)
            || self.tables.of.contains(&self.before(number.first, 1)) && named(2)
    }

    /// "2100 Main Street", "131 West 23rd Street".
    fn is_address(&self, number: &Number) -> bool {
        if number.after != number.first + 1 || self.word(number.first).contains([',', '.']) {
            return false;
        }
        for at in number.after..number.after + 4 {
            let Some(piece) = self.pieces.get(at) else { return false };
            let word = piece.folded.trim_end_matches('.');
            if at > number.after && piece.capital && self.tables.streets.contains(&word) {
                let behind = self.pieces.get(at + 1);
                return !behind.is_some_and(|p| !p.capital && (self.tables.is_plural)(&p.folded));
            }
            let ordinal = piece.kind == TokenKind::Mixed;
            if !(piece.capital && piece.kind == TokenKind::Word || ordinal) || self.glued(at) {
                return false;
            }
        }
        false
    }

    /// "13.51 N".
    fn is_coordinate(&self, number: &Number) -> bool {
        let at = number.after + usize::from(self.word(number.after) == "°");
        self.tables.bearings.contains(&self.word(at).trim_end_matches('.'))
            && self.pieces.get(at).is_some_and(|piece| piece.upper)
    }

    /// One past a telephone number that begins at `at`: "+44 1632 960 198", "020 7946 2019", "(212) 555-1234".
    pub(super) fn phone(&self, at: usize) -> Option<usize> {
        if !self.is_number(at) || self.in_date(self.span(at, at + 1)) {
            return None;
        }
        let plus = self.before(at, 1) == "+" && self.glued(at);
        let mut next = at;
        let mut groups: Vec<&str> = Vec::new();
        let mut dashes = 0;
        while self.is_number(next) && groups.len() < 8 {
            let word = self.word(next);
            // "212.555.1234" is one token
            groups.extend(word.split('.'));
            next += 1;
            if matches!(self.word(next), "-" | "/") && self.glued(next) && self.glued(next + 1) {
                dashes += 1;
                next += 1;
            } else if self.word(next) == ")" {
                next += 1;
            } else if !matches!(self.gap(next), Gap::Space | Gap::Fixed) {
                break;
            }
        }
        while next > at + 1 && !self.is_number(next - 1) {
            next -= 1;
        }
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let digits: usize = lengths.iter().sum();
        let rest = lengths.get(1..).unwrap_or(&[]);
        let code = groups.first().is_some_and(|first| first.starts_with('0') && first.len() >= 2);
        let american = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
            || lengths.as_slice() == [3, 4] && (dashes == 1 || self.before(at, 1) == "(");
        let counts = (self.tables.is_plural)(self.word(next)) || self.unit_at(next).is_some();
        let dialled = (1..=3).any(|back| self.tables.phones.contains(&self.before(at, back)));
        let phone = plus && digits >= 8
            || code && !rest.is_empty() && rest.iter().all(|&length| length >= 2) && digits >= 8
            || american
                && (dashes > 0 || self.before(at, 1) == "(" || groups.len() > 1 && next == at + 1)
                && !counts
            || dialled && digits >= 3 && !counts && groups.iter().all(|group| !group.contains(','));
        phone.then_some(next)
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
