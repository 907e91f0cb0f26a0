//! What a number counts: by the tree of its sentence, and by the words beside it.

use super::reader::{Number, Reader};
use super::tree::Leaf;
use super::{Bound, Quantity};
use crate::annotate::syntax::{Relation, Upos};
use crate::text::{Span, TokenKind};

/// How many words a number may stand before what it counts.
const REACH: usize = 9;

impl Reader<'_> {
    /// What is counted, as singular nouns; moves `end` past it. `last` is the quantity before.
    pub(super) fn counted(&self, number: &Number, end: &mut usize, last: Option<&Quantity>) -> String {
        if let Some(of) = self.counted_before(number, end, last) {
            return of;
        }
        let from = *end;
        let beside = self.counted_beside(number, end);
        let hyphen = self.is_hyphen(from) && self.glued(from + 1);
        let open = number.unit.is_empty() || number.is_share() && beside.is_empty();
        if !open || hyphen {
            return beside;
        }
        if let Some((of, after)) = self.counted_in_tree(number, from)
            && (beside.is_empty() || after >= *end || self.counts_plural(after))
        {
            *end = after.max(from);
            return of;
        }
        if beside.is_empty() && number.unit.is_empty() {
            if self.counts_victims(number, from) {
                return self.tables.fated.to_owned();
            }
            if let Some(last) = last
                && self.is_part(number, last)
            {
                return last.of.clone();
            }
        }
        beside
    }

    /// Whether the noun that ends before this token is a plural.
    fn counts_plural(&self, after: usize) -> bool {
        (self.tables.is_plural)(self.before(after, 1))
    }

    /// "Of the eight houses, three burnt": a subject without a noun, after the whole that it is a part of.
    fn is_part(&self, number: &Number, last: &Quantity) -> bool {
        let whole = self.piece_at(last.span);
        let definite = self.tables.these.contains(&self.before(whole, 1));
        let sentence = number.first.saturating_sub(whole) < 40
            && (whole..number.first).all(|at| !matches!(self.word(at), "." | "?" | "!"));
        let subject = || {
            let top = self.tree.top(self.span(number.first, number.after))?;
            Some(matches!(self.tree.leaf(top)?.relation, Relation::Nsubj | Relation::NsubjPass))
        };
        definite
            && sentence
            && last.unit.is_empty()
            && !last.of.is_empty()
            && number.value < last.value
            && subject().unwrap_or(false)
    }

    /// "34 of them": things named before.
    fn counted_before(&self, number: &Number, end: &mut usize, last: Option<&Quantity>) -> Option<String> {
        let tables = self.tables;
        if !tables.of.contains(&self.word(*end)) || !tables.anaphors.contains(&self.word(*end + 1)) {
            return None;
        }
        // "those of", "these houses": named behind
        if tables.these.contains(&self.word(*end + 1)) && self.kind(*end + 2) == Some(TokenKind::Word) {
            return None;
        }
        let at = self.pieces.get(number.first)?.span.start;
        *end += 2;
        let counted = last.filter(|last| {
            !last.of.is_empty()
                && (last.unit.is_empty() || last.unit == "%")
                && at.saturating_sub(last.span.end) < 200
        });
        if let Some(last) = counted {
            return Some(last.of.clone());
        }
        let word = self.tree.word(self.pieces.get(number.first)?.span)?;
        let noun = (1..40).filter_map(|back| self.tree.leaf(word.checked_sub(back)?)).find(|leaf| {
            let things =
                leaf.upos == Upos::Noun && (self.tables.is_plural)(self.word(self.piece_at(leaf.span)));
            things
                && matches!(
                    leaf.relation,
                    Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Root
                )
        });
        Some(noun.map_or(String::new(), |noun| (tables.singular)(self.word(self.piece_at(noun.span)))))
    }

    fn piece_at(&self, span: Span) -> usize {
        self.pieces.partition_point(|piece| piece.span.end <= span.start)
    }

    /// The noun that the number hangs on, or that hangs on the number by "of"; with one past its token.
    fn counted_in_tree(&self, number: &Number, from: usize) -> Option<(String, usize)> {
        let top = self.tree.top(self.span(number.first, number.after))?;
        let leaf = self.tree.leaf(top)?;
        let noun = |leaf: Leaf| matches!(leaf.upos, Upos::Noun | Upos::Propn);
        let head = if matches!(leaf.relation, Relation::Nummod | Relation::Amod | Relation::Compound) {
            let head = leaf.head?;
            let counted = self.tree.leaf(head)?;
            let direct = head > top && head - top <= REACH && noun(counted);
            direct.then_some(head)?
        } else {
            let last =
                self.pieces.get(number.after.checked_sub(1)?).and_then(|piece| self.tree.word(piece.span))?;
            self.tree.children(top).chain(self.tree.children(last)).find(|&child| {
                self.tree.leaf(child).is_some_and(|leaf| {
                    leaf.relation == Relation::Nmod
                        && child > last
                        && child - last <= REACH
                        && (noun(leaf) || leaf.upos == Upos::Adj)
                }) && self.tree.children(child).any(|case| {
                    self.tree.leaf(case).is_some_and(|leaf| {
                        leaf.relation == Relation::Case
                            && self.tables.of.contains(&self.word(self.piece_at(leaf.span)))
                    })
                })
            })?
        };
        let last = self.piece_at(self.tree.leaf(head)?.span);
        // "the 486 chip", and "10 crew" of "10 crew members": no noun that can be counted so
        if number.value > 1.0 && !number.is_share() && !(self.tables.is_plural)(self.word(last)) {
            return None;
        }
        // a clause or a date between is a sign of a wrong tree
        let cut =
            |at| matches!(self.word(at), ";" | ":" | "(" | "\"") || self.kind(at) == Some(TokenKind::Break);
        if last < from || (from..last).any(cut) || self.in_date(self.span(from, last + 1)) {
            return None;
        }
        // "300 of the 600 houses": two numbers, of which the second keeps the noun
        let another = (from..last).any(|at| self.is_number(at))
            || self.tree.children(head).any(|child| {
                child > top
                    && self.tree.leaf(child).is_some_and(|leaf| {
                        leaf.relation == Relation::Nummod && self.piece_at(leaf.span) >= from
                    })
            });
        let mut of = String::new();
        for child in self.tree.children(head).filter(|&child| child > top && child < head) {
            let Some(leaf) = self.tree.leaf(child) else { continue };
            if self.tables.more.contains(&self.word(self.piece_at(leaf.span))) {
                continue;
            }
            // "French and German troops" are not French troops
            let joined = self
                .tree
                .children(child)
                .any(|at| self.tree.leaf(at).is_some_and(|leaf| leaf.relation == Relation::Conj));
            if matches!(leaf.relation, Relation::Amod | Relation::Compound) && head - child <= 3 && !joined {
                of += &(self.tables.singular)(self.word(self.piece_at(leaf.span)));
                of.push(' ');
            }
        }
        of += &(self.tables.singular)(self.word(last));
        Some((of, if another { from } else { last + 1 }))
    }

    /// People by what befell them, of whom only the number is named: "34 were injured", "killed 34", "the toll rose to
    /// 34".
    fn counts_victims(&self, number: &Number, end: usize) -> bool {
        let tables = self.tables;
        let mut at = end;
        while tables.passives.contains(&self.word(at)) && at < end + 3 {
            at += 1;
        }
        if (tables.is_fate)(self.word(at)) {
            return true;
        }
        let ends = self.kind(end).is_none_or(|kind| matches!(kind, TokenKind::Mark | TokenKind::Break))
            || (tables.ends_phrase)(self.word(end));
        if !ends || matches!(self.word(end), "%" | "-" | "/" | "'") {
            return false;
        }
        let bound = self.bound_before(number.first).map_or(0, |(words, _)| words);
        let first = number.first - bound;
        if tables.harms.contains(&self.before(first, 1)) {
            return true;
        }
        // "the toll rose to 34", "a death toll of at least 34"
        for back in 1..=7 {
            let Some(piece) = self.piece_before(first, back) else { return false };
            let number_between =
                matches!(piece.kind, TokenKind::Number | TokenKind::Mixed) && !self.in_date(piece.span);
            if number_between || piece.kind == TokenKind::Break || matches!(piece.folded.as_str(), "." | ";")
            {
                return false;
            }
            if tables.tolls.contains(&piece.folded.as_str()) {
                return true;
            }
        }
        false
    }

    /// The nouns right behind the number.
    fn counted_beside(&self, number: &Number, end: &mut usize) -> String {
        let tables = self.tables;
        let mut at = *end;
        let hyphen = self.is_hyphen(at) && self.glued(at + 1) && !number.is_share();
        if !number.unit.is_empty() {
            // "20 kg of explosives", "15% of people", "half the voters"
            let joint = tables.of.contains(&self.word(at));
            if !joint && !number.is_share() {
                return String::new();
            }
            at += usize::from(joint);
            while tables.all_of.contains(&self.word(at)) {
                at += 1;
            }
            // "half opposed it": what follows may be a verb
            if at == *end {
                return String::new();
            }
        } else if tables.of.contains(&self.word(at)) {
            at += 1;
            while tables.these.contains(&self.word(at)) {
                at += 1;
            }
        } else if hyphen {
            // "an 80-member council"
            if (tables.not_counted)(self.word(at + 1)) {
                return String::new();
            }
            at += 1;
        }
        if tables.more.contains(&self.word(at)) {
            at += 1;
        }
        // "300 of the 600 houses": the noun is the second number's
        if at > *end && (tables.words)(self, at).is_some_and(|number| number.value > 1.0) {
            return String::new();
        }
        let hyphenated = hyphen && number.unit.is_empty();
        let mut words: Vec<&str> = Vec::new();
        let mut head = None;
        let mut next = at;
        while words.len() < 4 {
            let word = self.word(next);
            let fits = matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Mixed));
            if !fits || (tables.ends_phrase)(word) || tables.possessive.contains(&word) {
                // "12 African-led missions": a hyphen inside the phrase joins
                if self.is_hyphen(next) && self.glued(next + 1) && !words.is_empty() {
                    next += 1;
                    continue;
                }
                break;
            }
            words.push(word);
            next += 1;
            if (tables.is_fate)(word) && words.len() == 1 && !hyphenated {
                *end = next;
                return tables.fated.to_owned();
            }
            let one =
                number.value <= 1.0 && number.bound == Bound::Exact && words.len() == 1 && !number.is_share();
            if hyphenated || (tables.is_plural)(word) || one {
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
}
