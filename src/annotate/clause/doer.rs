//! Doers: the subject of each predicate, its own or one that the grammar gives it.
//!
//! A verb joined to another has the subject of that, an infinitive or participle that of the verb or noun that it hangs on,
//! a relative clause has its noun. This module must not know how a clause is meant.

use super::ClauseKind;
use super::argument::argument;
use super::attribution::{blamed, infinitive};
use super::predicate::Predicate;
use super::sentence::Reader;
use super::tables::{Does, Form};
use crate::annotate::EntityKind;
use crate::annotate::syntax::{Relation, Upos};

impl Reader<'_> {
    /// Finds the grammatical subject and the object of the predicate `n`.
    pub(super) fn roles(&mut self, n: usize, predicate: &Predicate, above: Option<usize>) {
        let tree = self.tree;
        let own = tree.one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter]);
        let own = own.filter(|&own| !self.dated(own));
        let expletive = tree.child(n, Relation::Expl).is_some();
        let clausal = tree.one_of(n, &[Relation::Csubj, Relation::CsubjPass]).is_some();
        // "said Monday that": a day is no object of the verb, nor its subject.
        let word = |n: &usize| tree.upos(*n) != Upos::Sconj && !self.dated(*n);
        let mut object = tree.child(n, Relation::Obj).filter(word).or_else(|| tree.child(n, Relation::Iobj));
        let mut subject = match own {
            Some(own) => Some(own),
            None if expletive || clausal => None,
            None => self.shared(n, predicate, above),
        };
        if tree.relation(n) == Relation::AclRelcl {
            let noun = tree.head(n);
            let which = |word: Option<usize>| word.is_some_and(|word| self.does(word).has(Does::WHICH));
            let pronoun = tree.children(n).any(|child| {
                self.does(child).has(Does::WHICH) || {
                    tree.children(child).any(|inner| {
                        self.does(inner).has(Does::WHICH) && tree.relation(inner) == Relation::NmodPoss
                    })
                }
            });
            let gap = object.is_none()
                && own.is_some()
                && !pronoun
                && !predicate.passive
                && predicate.kind == ClauseKind::Verb
                && tree.one_of(n, &[Relation::Ccomp, Relation::Xcomp]).is_none();
            if which(own) || own.is_none() && !expletive && !clausal && predicate.kind != ClauseKind::Copula {
                let who = own.is_some_and(|own| self.does(own).has(Does::WHO));
                subject = noun.map(|noun| if who { self.person(noun) } else { noun });
            } else if which(object) || gap {
                object = noun;
            }
        }
        // "who fled and who says so": both are the same.
        if tree.relation(n) == Relation::Conj
            && own.is_some_and(|own| self.does(own).has(Does::WHO))
            && let Some(first) = tree.head(n).filter(|&first| tree.relation(first) == Relation::AclRelcl)
        {
            subject = self.subject_of(first);
        }
        if let (Some(a), Some(b)) = (self.subject.get_mut(n), self.object.get_mut(n)) {
            *a = subject;
            *b = object;
        }
    }

    /// The grammatical subject that a predicate takes from elsewhere.
    fn shared(&self, n: usize, predicate: &Predicate, above: Option<usize>) -> Option<usize> {
        let tree = self.tree;
        let head = tree.head(n);
        let to = infinitive(tree, self.tables, n);
        match tree.relation(n) {
            Relation::Conj => {
                let first = head?;
                self.predicate(first)?;
                // An order or a heading does not give its subject on.
                self.subject_of(first)
            }
            Relation::Xcomp => {
                let governor = head?;
                let verb = self.predicate(governor)?;
                let object = self.object_of(governor).or_else(|| tree.child(governor, Relation::Iobj));
                match object {
                    // "needed a week to decide"
                    Some(_) if to && verb.does.has(Does::NEED) => self.subject_of(governor),
                    Some(object) if !verb.does.has(Does::PROMISE) && verb.kind == ClauseKind::Verb => {
                        Some(object)
                    }
                    None if to && verb.does.has(Does::DEMAND) && !verb.passive => {
                        self.asked_of(governor).or_else(|| self.subject_of(governor))
                    }
                    _ => self.subject_of(governor),
                }
            }
            Relation::Advcl => {
                let governor = head?;
                let verb = self.predicate(governor)?;
                let finite = [Relation::Aux, Relation::AuxPass, Relation::Cop];
                // "as agreed in May" is said of nobody.
                let as_is = predicate.form == Form::Participle
                    && tree.children(n).any(|child| {
                        tree.relation(child) == Relation::Mark && self.does(child).has(Does::AS)
                    });
                if as_is || tree.one_of(n, &finite).is_some() && !to && predicate.form != Form::Present {
                    return None;
                }
                let from = |what| {
                    tree.children(n).any(|child| {
                        matches!(tree.relation(child), Relation::Mark | Relation::Case)
                            && self.does(child).has(what)
                    })
                };
                let object = self.object_of(governor);
                // "quoted an official as saying"
                if verb.does.has(Does::SAY) && predicate.form == Form::Present && from(Does::AS) {
                    return object.or_else(|| self.subject_of(governor).filter(|_| verb.passive));
                }
                if verb.does.has(Does::PREVENT) && from(Does::FROM)
                    || verb.does.has(Does::ACCUSE) && blamed(tree, self.tables, n)
                {
                    return object.or_else(|| self.subject_of(governor).filter(|_| verb.passive));
                }
                if to
                    && verb.does.has(Does::DEMAND)
                    && let Some(object) = object
                {
                    return Some(object);
                }
                if to
                    && verb.does.has(Does::DEMAND)
                    && let Some(asked) = self.asked_of(governor)
                {
                    return Some(asked);
                }
                if verb.passive && to {
                    return None;
                }
                self.subject_of(governor)
            }
            Relation::Acl => {
                let noun = head?;
                let meant = self.tables.does(&(self.tables.noun)(tree.word(noun)));
                if !to
                    && predicate.form == Form::Present
                    && meant.has(Does::PLAN.or(Does::POSSIBLE))
                    && blamed(tree, self.tables, n)
                {
                    // "in the hope of finding"
                    return above.and_then(|governor| self.subject_of(governor));
                }
                if to {
                    if tree.children(noun).any(|child| self.does(child).has(Does::FIRST)) {
                        return Some(noun);
                    }
                    if self.headline && tree.relation(noun) == Relation::Root {
                        return Some(noun);
                    }
                    let owner = tree.child(noun, Relation::NmodPoss);
                    let governor = above?;
                    let verb = self.predicate(governor)?;
                    if meant.has(Does::PLAN.or(Does::POSSIBLE).or(Does::REFUSAL)) {
                        return owner.or_else(|| {
                            (tree.relation(noun) == Relation::Obj && verb.kind == ClauseKind::Verb)
                                .then(|| self.subject_of(governor))
                                .flatten()
                        });
                    }
                    return None;
                }
                // "issued a statement saying": who issued it says so.
                if predicate.does.has(Does::SAY)
                    && self.tables.does(&(self.tables.noun)(tree.word(noun))).has(Does::STATEMENT)
                    && tree.relation(noun) == Relation::Obj
                {
                    return above.and_then(|governor| self.subject_of(governor)).or(Some(noun));
                }
                matches!(predicate.form, Form::Present | Form::Participle).then_some(noun)
            }
            // "The shop is small, sells bread": a predicate without a subject behind a comma.
            Relation::Parataxis if head.is_some_and(|head| head < n) => {
                let first = head?;
                let finite = tree.one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
                    || matches!(predicate.form, Form::Past | Form::Participle | Form::Third);
                let next = tree.reach(n).0 == n || tree.upos(tree.reach(n).0) == Upos::Aux;
                (finite && next && tree.behind(tree.reach(n).0, &[","]))
                    .then(|| self.subject_of(first))
                    .flatten()
            }
            _ => None,
        }
    }

    /// Whom "who" takes up where the tree hangs its clause on a place or an organisation: the one that this hangs on.
    fn person(&self, noun: usize) -> usize {
        let tree = self.tree;
        let kind = |n: usize| {
            let id = argument(tree, self.read, n).entity?;
            Some(self.read.names.entities.get(id.0 as usize)?.kind)
        };
        let mut at = noun;
        for _ in 0..8 {
            let nominal = matches!(tree.upos(at), Upos::Noun | Upos::Propn | Upos::Pron);
            if nominal && kind(at).is_none_or(|kind| matches!(kind, EntityKind::Person | EntityKind::Group)) {
                return at;
            }
            match tree.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        noun
    }

    /// Whom a demand is put to: "called on the army to".
    fn asked_of(&self, governor: usize) -> Option<usize> {
        let tree = self.tree;
        tree.children(governor).find(|&child| {
            tree.relation(child) == Relation::Obl
                && tree.child(child, Relation::Case).is_some_and(|case| self.does(case).has(Does::ON))
        })
    }
}
