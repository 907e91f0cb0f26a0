//! Misreadings around verbs of saying: who speaks, and what is said.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::Mending;
use crate::annotate::syntax::{Relation, Upos};

impl Mending<'_, '_> {
    /// "The pilot is believed to have slept, the director said": the first subject is that of what is said.
    pub(super) fn subject_of_what_is_said(&mut self, n: usize) {
        if !self.says(n) {
            return;
        }
        let subjects: Vec<usize> = self.subjects(n).collect();
        let (&[first, second], Some(said)) = (subjects.as_slice(), self.tree.child(n, Relation::Ccomp))
        else {
            return;
        };
        if first < said && said < second && self.subjects(said).next().is_none() {
            self.changes.push((first, said, Relation::Nsubj));
        }
    }

    /// "said the mayor was right": the mayor is the subject of what is said.
    pub(super) fn object_of_saying(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) {
            return;
        }
        let (Some(object), Some(said)) = (tree.child(n, Relation::Obj), tree.child(n, Relation::Ccomp))
        else {
            return;
        };
        let finite = tree.one_of(said, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
            || matches!(self.verb(said).1, Form::Past | Form::Participle | Form::Third);
        let bare = tree.one_of(said, &[Relation::Mark, Relation::Expl]).is_none()
            && self.subjects(said).next().is_none();
        if n < object && object < said && finite && bare {
            self.changes.push((object, said, Relation::Nsubj));
        }
    }

    /// "…, a source told the paper", "…, the mayor, Ana Díaz, said": the noun before the verb says so.
    pub(super) fn speaker_before(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n)
            || !matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third)
            || n < 4
            || tree
                .one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Cc, Relation::Mark, Relation::Cop])
                .is_some()
        {
            return;
        }
        let said = tree.child(n, Relation::Ccomp).filter(|&said| said < n);
        let own = self.subjects(n).next();
        let far = said.zip(own).is_some_and(|(said, own)| own < said && self.subjects(said).next().is_none());
        let beside = own.is_none()
            && matches!(tree.relation(n), Relation::Conj | Relation::Parataxis)
            && tree.head(n).is_some_and(|head| head < n);
        if !far && !beside {
            return;
        }
        let last = if tree.behind(n, &[","]) { n - 2 } else { n - 1 };
        let mut noun = last;
        while matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
            && let Some(head) = tree.head(noun).filter(|&head| head < n)
            && matches!(tree.upos(head), Upos::Noun | Upos::Propn)
            && matches!(
                tree.relation(noun),
                Relation::Flat | Relation::Appos | Relation::Compound | Relation::Nmod
            )
        {
            noun = head;
        }
        if !matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
            || !tree.behind(tree.reach(noun).0, &[",", "\"", "”", "''"])
                && tree.word(tree.reach(noun).0) != ","
        {
            return;
        }
        if Some(noun) == own || Some(noun) == said {
            return;
        }
        self.changes.push((noun, n, Relation::Nsubj));
        if let (true, Some(said), Some(own)) = (far, said, own) {
            self.changes.push((own, said, Relation::Nsubj));
        } else if let (Relation::Conj, Some(head)) = (tree.relation(n), tree.head(n)) {
            self.changes.push((n, head, Relation::Parataxis));
        }
    }

    /// "…, said the mayor": what stands behind a verb of saying that has said something is its subject.
    pub(super) fn subject_behind(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) || self.subjects(n).next().is_some() || self.verb(n).1 == Form::Base {
            return;
        }
        // A noun right behind the verb, however the parser took it.
        let behind = tree.children(n).find(|&child| child > n && tree.upos(child) != Upos::Punct);
        let Some(object) = behind.filter(|&child| {
            tree.reach(child).0 == n + 1
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn | Upos::Pron)
                && tree
                    .one_of(child, &[Relation::Case, Relation::Mark, Relation::Cop, Relation::Nsubj])
                    .is_none()
        }) else {
            return;
        };
        let said = tree.child(n, Relation::Ccomp).is_some_and(|said| said < n);
        if (said || tree.behind(n, &["\"", "”", "''", "’"])) && tree.child(n, Relation::AuxPass).is_none()
        {
            self.changes.push((object, n, Relation::Nsubj));
        }
    }

    /// "declined to say whether": it hangs on the last verb before it.
    pub(super) fn whether(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Advcl {
            return;
        }
        let mark = tree
            .child(n, Relation::Mark)
            .filter(|&mark| self.does(mark).has(Does::WHETHER) && !self.does(mark).has(Does::IF));
        let (Some(mark), Some(head)) = (mark, tree.head(n)) else { return };
        let verb = tree.child(head, Relation::Xcomp).filter(|&xcomp| xcomp < mark).unwrap_or(head);
        if self.says(verb) {
            self.changes.push((n, verb, Relation::Ccomp));
        }
    }

    /// "He denied that they had agreed, telling reporters": who says both is the same.
    pub(super) fn adding(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Advcl
            || self.verb(n).1 != Form::Present
            || !self.says(n)
            || !tree.behind(n, &[","])
        {
            return;
        }
        let mut at = n;
        while let Some(head) = tree.head(at) {
            if tree.relation(at) == Relation::Ccomp && head < at && self.says(head) {
                self.changes.push((n, head, Relation::Advcl));
                return;
            }
            at = head;
        }
    }

    /// "Sales fell, the firm said, and costs rose": the firm says both.
    pub(super) fn joined_to_what_is_said(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Conj || self.subjects(n).next().is_none() || self.says(n) {
            return;
        }
        let Some(verb) = tree.head(n).filter(|&verb| verb < n && self.says(verb)) else { return };
        let said = tree.children(verb).filter(|&child| tree.relation(child) == Relation::Ccomp);
        let said: Vec<usize> = said.collect();
        if let &[said] = said.as_slice()
            && said < verb
        {
            self.changes.push((n, said, Relation::Conj));
        } else if said.is_empty()
            && tree.relation(verb) == Relation::Parataxis
            && let Some(said) = tree.head(verb).filter(|&said| said < verb)
        {
            self.changes.push((n, said, Relation::Conj));
        }
    }

    /// "he said, adding that it was over": what is behind the participle hangs on that.
    pub(super) fn what_a_participle_says(&mut self, n: usize) {
        let tree = self.tree;
        let Some(verb) = tree.head(n).filter(|&verb| tree.relation(n) == Relation::Ccomp && verb < n) else {
            return;
        };
        let participle = tree.children(verb).find(|&child| {
            verb < child
                && child < n
                && tree.relation(child) == Relation::Advcl
                && self.says(child)
                && self.verb(child).1 == Form::Present
                && tree.child(child, Relation::Ccomp).is_none()
        });
        if let Some(participle) = participle {
            self.changes.push((n, participle, Relation::Ccomp));
        }
    }
}
