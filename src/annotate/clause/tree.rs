//! The tree of a sentence, made ready to be walked: children in order, words without capitals, how far a phrase reaches.
//!
//! All is worked out once and without recursion; a word or child that is not there is `None`. This module must not know
//! what a clause is.

use crate::annotate::syntax::{Node, Relation, Sentence, Upos, Word};
use crate::text::Span;

/// What ends a phrase that stands before it.
const DASHES: &[&str] = &["—", "–", "--", "_", ")", "]", ":", ";"];

/// No word.
const NONE: u32 = u32::MAX;

/// The tree of a sentence.
pub(super) struct Tree<'a> {
    words: &'a [Word],
    nodes: Vec<Node>,
    /// The words without capitals, with straight apostrophes, one behind the other; and where each ends.
    folded: String,
    ends: Vec<usize>,
    /// Which of them are written in capitals alone.
    capitals: Vec<bool>,
    /// The first child of each word, and its next sibling.
    child: Vec<u32>,
    sibling: Vec<u32>,
    /// All words, each after the one that it hangs on.
    order: Vec<usize>,
    /// The first and last word of all that hangs on a word.
    reach: Vec<(usize, usize)>,
    /// The same without relative clauses, appositions and what stands behind a comma.
    phrase: Vec<(usize, usize)>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(text: &str, sentence: &'a Sentence) -> Tree<'a> {
        let words = sentence.words.as_slice();
        let mut folded = String::with_capacity(words.iter().map(|word| word.span.len()).sum());
        let mut ends = Vec::with_capacity(words.len());
        for word in words {
            fold_into(word.span.of(text), &mut folded);
            ends.push(folded.len());
        }
        let capital = |word: &str| word.chars().all(char::is_uppercase) && word.chars().count() > 2;
        let mut tree = Tree {
            words,
            nodes: sentence.tree.clone(),
            folded,
            ends,
            capitals: words.iter().map(|word| capital(word.span.of(text))).collect(),
            child: Vec::new(),
            sibling: Vec::new(),
            order: Vec::new(),
            reach: Vec::new(),
            phrase: Vec::new(),
        };
        tree.arrange();
        tree
    }

    /// Hangs words elsewhere, as `change` does with the nodes.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut [Node])) {
        change(&mut self.nodes);
        self.arrange();
    }

    /// Works out from the nodes how the words hang together.
    fn arrange(&mut self) {
        let tree = self;
        let count = tree.words.len().min(tree.nodes.len());
        for links in [&mut tree.child, &mut tree.sibling] {
            links.clear();
            links.resize(count, NONE);
        }
        tree.order.clear();
        for reach in [&mut tree.reach, &mut tree.phrase] {
            reach.clear();
            reach.extend((0..count).map(|n| (n, n)));
        }
        for n in (0..count).rev() {
            match tree.head(n) {
                Some(head) if head != n => {
                    if let (Some(first), Some(next)) = (tree.child.get_mut(head), tree.sibling.get_mut(n)) {
                        *next = std::mem::replace(first, n as u32);
                    }
                }
                _ => tree.order.insert(0, n),
            }
        }
        let mut at = 0;
        while let Some(&n) = tree.order.get(at) {
            let mut next = tree.child.get(n).copied().unwrap_or(NONE);
            while next != NONE {
                tree.order.push(next as usize);
                next = tree.sibling.get(next as usize).copied().unwrap_or(NONE);
            }
            at += 1;
        }
        tree.measure();
    }

    /// How far what hangs on each word reaches: from the leaves up.
    fn measure(&mut self) {
        for at in (0..self.order.len()).rev() {
            let Some(&n) = self.order.get(at) else { continue };
            let mut reach = (n, n);
            for child in self.children(n) {
                let (first, last) = self.reach(child);
                reach = (reach.0.min(first), reach.1.max(last));
            }
            let phrase = self.phrase_of(n, |_| true);
            if let (Some(slot), Some(inner)) = (self.reach.get_mut(n), self.phrase.get_mut(n)) {
                *slot = reach;
                *inner = phrase;
            }
        }
    }

    /// The phrase of a word, of whose children on its left only those that `keeps` allows are its own.
    fn phrase_of(&self, n: usize, keeps: impl Fn(Relation) -> bool) -> (usize, usize) {
        let (mut first, mut last) = (n, n);
        let mut open = true;
        // A dash or bracket before the word ends the phrase there: "LOMO (Agency) — The mayor".
        let start = (self.before(n)..n).rev().find(|&word| self.dash(word)).unwrap_or(0);
        for child in self.children(n) {
            if child < start {
                continue;
            }
            let (from, to) = self.phrase.get(child).copied().unwrap_or((child, child));
            let relation = self.relation(child);
            if child < n {
                if self.hangs_loosely(child) {
                    first = n;
                } else if relation != Relation::Punct && keeps(relation) {
                    first = first.min(from);
                }
            } else if open && relation != Relation::Punct {
                let comma = from > 0 && self.word(from - 1) == ",";
                // "the leader Ana Díaz"
                let name = relation == Relation::Appos && from == last + 1;
                let apart =
                    comma && !matches!(relation, Relation::Conj | Relation::Flat | Relation::Compound);
                if self.hangs_loosely(child) && !name || apart {
                    open = false;
                } else {
                    last = last.max(to);
                }
            }
        }
        (first, last)
    }

    /// The first word of all that hangs on a word's left, children of children aside.
    fn before(&self, n: usize) -> usize {
        self.children(n).next().map_or(n, |first| first.min(n))
    }

    /// Whether what hangs on a noun here is no part of its phrase.
    fn hangs_loosely(&self, n: usize) -> bool {
        match self.relation(n) {
            Relation::AclRelcl
            | Relation::Appos
            | Relation::Parataxis
            | Relation::Advcl
            | Relation::AdvclRelcl
            | Relation::Acl
            | Relation::List
            | Relation::NmodUnmarked
            | Relation::Dislocated
            | Relation::Vocative => true,
            Relation::Conj => self.upos(n) == Upos::Verb || self.child(n, Relation::Cop).is_some(),
            _ => false,
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.child.len()
    }

    /// All words, each after the one that it hangs on.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// A word without capitals.
    pub(super) fn word(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        start.zip(self.ends.get(n)).and_then(|(start, &end)| self.folded.get(start..end)).unwrap_or("")
    }

    /// Whether a word is a mark that ends what stands before it; a hyphen between spaces is one.
    pub(super) fn dash(&self, n: usize) -> bool {
        let apart = |a: usize, b: usize| self.span(a).end < self.span(b).start;
        match self.word(n) {
            "-" => n > 0 && apart(n - 1, n) && apart(n, n + 1),
            word => DASHES.contains(&word),
        }
    }

    /// Whether a word of more than two letters is written in capitals alone.
    pub(super) fn capitals(&self, n: usize) -> bool {
        self.capitals.get(n).copied().unwrap_or(false)
    }

    /// Where a word stands.
    pub(super) fn span(&self, n: usize) -> Span {
        self.words.get(n).map_or(Span { start: 0, end: 0 }, |word| word.span)
    }

    /// From one word to another.
    pub(super) fn between(&self, (first, last): (usize, usize)) -> Span {
        self.span(first).join(self.span(last))
    }

    pub(super) fn upos(&self, n: usize) -> Upos {
        self.nodes.get(n).map_or(Upos::X, |node| node.upos)
    }

    pub(super) fn relation(&self, n: usize) -> Relation {
        self.nodes.get(n).map_or(Relation::Dep, |node| node.relation)
    }

    /// The word that a word hangs on.
    pub(super) fn head(&self, n: usize) -> Option<usize> {
        let head = self.nodes.get(n)?.head? as usize;
        (head < self.child.len()).then_some(head)
    }

    /// What hangs on a word, in order.
    pub(super) fn children(&self, n: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.child.get(n).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            if next == NONE {
                return None;
            }
            let child = next as usize;
            next = self.sibling.get(child).copied().unwrap_or(NONE);
            Some(child)
        })
    }

    /// The first child with that relation.
    pub(super) fn child(&self, n: usize, relation: Relation) -> Option<usize> {
        self.children(n).find(|&child| self.relation(child) == relation)
    }

    /// The first child with one of those relations, in order of the relations.
    pub(super) fn one_of(&self, n: usize, relations: &[Relation]) -> Option<usize> {
        relations.iter().find_map(|&relation| self.child(n, relation))
    }

    /// The first and last word of all that hangs on a word.
    pub(super) fn reach(&self, n: usize) -> (usize, usize) {
        self.reach.get(n).copied().unwrap_or((n, n))
    }

    /// Whether a mark of that kind stands right before a word.
    pub(super) fn behind(&self, n: usize, marks: &[&str]) -> bool {
        n > 0 && marks.contains(&self.word(n - 1))
    }

    /// The noun phrase of a word: without its preposition and what hangs on it loosely.
    pub(super) fn noun_phrase(&self, n: usize) -> (usize, usize) {
        self.phrase_of(n, |relation| {
            !matches!(
                relation,
                Relation::Case | Relation::Cc | Relation::Mark | Relation::Cop | Relation::Nsubj
            )
        })
    }

    /// The word that begins at or covers a place in the text.
    pub(super) fn at(&self, place: u32) -> Option<usize> {
        let n = self.words.partition_point(|word| word.span.end <= place);
        (n < self.len() && self.span(n).start <= place).then_some(n)
    }
}

/// Adds a word without capitals, with straight apostrophes.
fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}
