//! What makes a clause a condition, an order, a question, or what is waited for.
//!
//! This module must not know who says it.

use super::ClauseKind;
use super::Modality;
use super::stance::{Setting, Stance};
use super::tables::{Does, Form};
use crate::annotate::syntax::{Relation, Upos};

impl Setting<'_> {
    /// Whether a clause is a condition: "if it rains", "provided that it rains", "had it rained".
    pub(super) fn condition(&self, n: usize) -> bool {
        let tree = self.tree;
        if tree.relation(n) != Relation::Ccomp && self.with(n, &[Relation::Mark], Does::UNLESS) {
            return true;
        }
        let start = tree.reach(n).0;
        let that = |n: usize| self.does(n).has(Does::THAT) && tree.upos(n) == Upos::Sconj;
        let first = if that(start) { start } else { start + usize::from(start > 0 && that(start - 1)) };
        // What stands before it makes it one: "in case", "on condition that".
        let mut words = String::new();
        for before in (first.saturating_sub(3)..first).rev() {
            words = format!("{} {words}", tree.word(before));
            if self.tables.does(words.trim_end()).has(Does::UNLESS) && tree.relation(n) != Relation::Conj {
                return true;
            }
        }
        let subject = tree.one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl]);
        let helper = tree
            .children(n)
            .find(|&child| matches!(tree.relation(child), Relation::Aux | Relation::AuxPass | Relation::Cop));
        tree.relation(n) == Relation::Advcl
            && helper.zip(subject).is_some_and(|(helper, subject)| {
                helper == start && helper < subject && self.does(helper).has(Does::INVERT)
            })
    }

    /// Whether an infinitive tells what came of it and not what it was for: "went on to win", "only to lose", "woke to find".
    pub(super) fn result(&self, n: usize, governor: usize, does: Does) -> bool {
        let tree = self.tree;
        let find = self.predicate(n).is_some_and(|p| p.does.has(Does::MIND) && p.does.has(Does::SAY));
        does.has(Does::REAL)
            || find && does.has(Does::ARRIVE)
            || self.with(n, &[Relation::Advmod], Does::ONLY)
                && tree.child(governor, Relation::AuxPass).is_none()
    }

    /// Whether a clause waits for what is to come: "until the army leaves", of what is not yet so.
    pub(super) fn awaited(&self, n: usize, governor: Stance) -> bool {
        let tree = self.tree;
        let when =
            self.with(n, &[Relation::Mark, Relation::Advmod, Relation::Case], Does::WHEN.or(Does::BOUND));
        let helper = tree.one_of(n, &[Relation::AuxPass, Relation::Cop, Relation::Aux]);
        let form = |n: usize| (self.tables.verb)(tree.word(n)).1;
        let present = match helper {
            Some(helper) => form(helper) == Form::Third,
            None => self.predicate(n).is_some_and(|p| matches!(p.form, Form::Third | Form::Base)),
        };
        when && present
            && self.finite(n)
            && matches!(governor.modality, Modality::Planned | Modality::Demanded)
    }

    /// Whether a clause is an order: a verb as in the dictionary at its beginning.
    pub(super) fn ordered(&self, n: usize) -> bool {
        let tree = self.tree;
        let first = tree.children(n).filter(|&child| child < n).all(|child| match tree.relation(child) {
            Relation::Punct | Relation::Aux | Relation::Discourse | Relation::Advcl => true,
            Relation::Advmod => self.does(child).has(Does::NOT) || tree.child(n, Relation::Aux).is_some(),
            _ => false,
        });
        let bare = self
            .predicate(n)
            .is_some_and(|p| p.kind == ClauseKind::Verb && p.form == Form::Base && !p.passive);
        let auxiliary = tree.child(n, Relation::Aux).is_none_or(|aux| tree.word(aux) == "do");
        bare && first
            && auxiliary
            && matches!(tree.relation(n), Relation::Root | Relation::Ccomp | Relation::Parataxis)
            && tree
                .one_of(
                    n,
                    &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl, Relation::Mark, Relation::Csubj],
                )
                .is_none()
    }

    /// Whether a clause is a question.
    pub(super) fn asked(&self, n: usize) -> bool {
        let tree = self.tree;
        if tree
            .children(n)
            .any(|child| tree.relation(child) == Relation::Punct && tree.word(child).starts_with('?'))
        {
            return true;
        }
        self.question
            && matches!(
                tree.relation(n),
                Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp
            )
            && !self
                .predicate(n)
                .is_some_and(|p| p.does.has(Does::SAY) && tree.child(n, Relation::Ccomp).is_some())
    }
}
