//! Misreadings of what hangs on a verb or noun: objects, participles, infinitives, ages.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::Mending;
use crate::annotate::syntax::{Relation, Upos};

impl Mending<'_, '_> {
    /// "the killing of two men by soldiers": who does a deed hangs on the deed, not on whom it is done to.
    pub(super) fn agent_of_a_deed(&mut self, n: usize) {
        let tree = self.tree;
        let case = |n: usize, is: Does| {
            tree.relation(n) == Relation::Nmod
                && tree.child(n, Relation::Case).is_some_and(|case| self.does(case).has(is))
        };
        if !case(n, Does::BY) {
            return;
        }
        let Some(of) = tree.head(n).filter(|&of| case(of, Does::OF)) else { return };
        let Some(deed) = tree.head(of) else { return };
        if self.tables.deed(&(self.tables.noun)(tree.word(deed))).is_some_and(|deed| deed.done_to) {
            self.changes.push((n, deed, Relation::Nmod));
        }
    }

    /// "We will fight on": a preposition behind a verb with nothing behind it belongs to the verb.
    pub(super) fn particle(&mut self, n: usize) {
        let tree = self.tree;
        if tree.upos(n) == Upos::Adp
            && matches!(tree.relation(n), Relation::Advmod | Relation::Obl)
            && tree.children(n).next().is_none()
            && let Some(verb) = tree.head(n)
            && verb + 1 == n
            && tree.upos(verb) == Upos::Verb
        {
            self.changes.push((n, verb, Relation::CompoundPrt));
        }
    }

    /// "resisted attempts to enter": the infinitive hangs on the noun.
    pub(super) fn attempt(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Xcomp
            || !tree.children(n).any(|child| self.does(child).has(Does::TO))
        {
            return;
        }
        let Some(object) = tree.head(n).and_then(|verb| tree.child(verb, Relation::Obj)) else { return };
        let noun = self.tables.does(&(self.tables.noun)(tree.word(object)));
        if tree.upos(object) == Upos::Noun
            && noun.has(Does::PLAN.or(Does::POSSIBLE).or(Does::REFUSAL))
            && tree.reach(object).1 + 1 == tree.reach(n).0
        {
            self.changes.push((n, object, Relation::Acl));
        }
    }

    /// "hit the wall on Friday, killing five": behind a comma it is what the subject of the sentence does.
    pub(super) fn participle_of_the_sentence(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Acl
            || self.verb(n).1 != Form::Present
            || !tree.behind(tree.reach(n).0, &[","]) && tree.word(tree.reach(n).0) != ","
        {
            return;
        }
        let mut at = n;
        while let Some(head) = tree.head(at) {
            at = head;
            match tree.relation(at) {
                Relation::Obl
                | Relation::Nmod
                | Relation::Obj
                | Relation::OblUnmarked
                | Relation::NmodUnmarked
                | Relation::OblAgent => {}
                _ if tree.upos(at) == Upos::Verb && at < n => {
                    self.changes.push((n, at, Relation::Advcl));
                    return;
                }
                _ => return,
            }
        }
    }

    /// "to scrap trading halts": of two objects side by side without an article the first goes with the second.
    pub(super) fn two_objects(&mut self, n: usize) {
        let tree = self.tree;
        let objects: Vec<usize> =
            tree.children(n).filter(|&child| tree.relation(child) == Relation::Obj).collect();
        let &[first, second] = objects.as_slice() else { return };
        let plain = tree.upos(first) == Upos::Noun
            && tree.upos(second) == Upos::Noun
            && tree.child(first, Relation::Det).is_none()
            && tree.reach(first).1 + 1 == second;
        if plain {
            self.changes.push((first, second, Relation::Compound));
        }
    }

    /// "share a policy covering drivers": without a comma it is what the object does.
    pub(super) fn participle_of_the_object(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Advcl
            || self.verb(n).1 != Form::Present
            || self.says(n)
            || tree.reach(n).0 != n
            || tree.one_of(n, &[Relation::Mark, Relation::Case, Relation::Nsubj]).is_some()
        {
            return;
        }
        let Some(object) = tree.head(n).and_then(|verb| tree.child(verb, Relation::Obj)) else { return };
        if tree.reach(object).1 + 1 == n
            && tree.upos(object) == Upos::Noun
            && tree.child(object, Relation::Det).is_some()
        {
            self.changes.push((n, object, Relation::Acl));
        }
    }

    /// "losing 2 million euros": a noun right behind its verb with no preposition is its object.
    pub(super) fn object_without_preposition(&mut self, n: usize) {
        let tree = self.tree;
        let Some(verb) = tree.head(n).filter(|&verb| tree.relation(n) == Relation::Obl && verb < n) else {
            return;
        };
        let fits = matches!(tree.upos(n), Upos::Noun | Upos::Sym)
            && tree.upos(verb) == Upos::Verb
            && tree.one_of(n, &[Relation::Case, Relation::Mark]).is_none()
            && tree
                .one_of(verb, &[Relation::Obj, Relation::Ccomp, Relation::Xcomp, Relation::AuxPass])
                .is_none()
            && tree.reach(n).0 == verb + 1;
        if fits {
            self.changes.push((n, verb, Relation::Obj));
        }
    }

    /// "Ana Díaz, 61, said": an age.
    pub(super) fn age(&mut self, n: usize) {
        let tree = self.tree;
        let fits = tree.upos(n) == Upos::Num
            && matches!(
                tree.relation(n),
                Relation::Conj | Relation::Nummod | Relation::Nmod | Relation::List | Relation::NmodUnmarked
            )
            && tree.children(n).all(|child| tree.relation(child) == Relation::Punct)
            && tree.behind(n, &[","])
            && matches!(tree.word(n + 1), "," | "")
            && tree.word(n).len() == 2;
        let Some(head) = tree.head(n).filter(|&head| fits && head < n && tree.upos(head) == Upos::Propn)
        else {
            return;
        };
        self.changes.push((n, head, Relation::Appos));
    }
}
