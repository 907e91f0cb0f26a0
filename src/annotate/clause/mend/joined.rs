//! Misreadings of what is joined, and of what stands behind "when" without a subject.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::Mending;
use crate::annotate::syntax::{Relation, Upos};

impl Mending<'_, '_> {
    /// "wrote to the court, demanding that she be freed and saying that": a participle is joined to a participle.
    pub(super) fn joined_participle(&mut self, n: usize) {
        let tree = self.tree;
        let plain = |n: usize| {
            tree.upos(n) == Upos::Verb
                && self.verb(n).1 == Form::Present
                && tree.one_of(n, &[Relation::Aux, Relation::Nsubj, Relation::Mark]).is_none()
        };
        if tree.relation(n) != Relation::Conj || !plain(n) || !self.says(n) {
            return;
        }
        let Some(first) = tree.head(n).filter(|&first| first < n && !plain(first)) else { return };
        let mut at = first;
        for _ in 0..4 {
            let Some(head) = tree.head(at).filter(|&head| head < n) else { return };
            at = head;
            if plain(at) && tree.relation(at) != Relation::Root {
                self.changes.push((n, at, Relation::Conj));
                return;
            }
        }
    }

    /// "urged the court to strike it down, saying": who urges says so, not the court.
    pub(super) fn participle_of_who_demands(&mut self, n: usize) {
        let tree = self.tree;
        let behind = tree.behind(tree.reach(n).0, &[","]) || tree.word(tree.reach(n).0) == ",";
        if tree.relation(n) != Relation::Advcl
            || !behind
            || !self.says(n)
            || self.verb(n).1 != Form::Present
            || self.verb(n).0.has(Does::PROMISE.or(Does::AIM))
            || tree.one_of(n, &[Relation::Mark, Relation::Nsubj]).is_some()
        {
            return;
        }
        let Some(to) = tree.head(n).filter(|&to| {
            to < n
                && matches!(tree.relation(to), Relation::Xcomp | Relation::Advcl)
                && tree.child(to, Relation::Mark).is_some_and(|mark| self.does(mark).has(Does::TO))
        }) else {
            return;
        };
        let demands = |verb: usize| verb < to && self.verb(verb).0.has(Does::DEMAND);
        if let Some(verb) = tree.head(to).filter(|&verb| demands(verb)) {
            self.changes.push((n, verb, Relation::Advcl));
        }
    }

    /// "said when asked whether": that is not what is said.
    pub(super) fn when_asked(&mut self, n: usize) {
        let tree = self.tree;
        let when = || {
            tree.children(n).any(|child| {
                child + 1 == n
                    && matches!(tree.relation(child), Relation::Mark | Relation::Advmod)
                    && self.does(child).has(Does::WHEN.or(Does::WHICH))
            })
        };
        if tree.relation(n) == Relation::Ccomp
            && matches!(self.verb(n).1, Form::Participle | Form::Past)
            && self.subjects(n).next().is_none()
            && when()
            && let Some(verb) = tree.head(n).filter(|&verb| verb < n && self.says(verb))
        {
            self.changes.push((n, verb, Relation::Advcl));
        }
    }
}
