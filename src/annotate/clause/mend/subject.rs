//! Misreadings of subjects, and of clauses that hang on a noun.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::{Mending, SUBJECTS};
use crate::annotate::syntax::{Relation, Upos};

impl Mending<'_, '_> {
    /// "This move marks": what points at the noun behind it is no subject of that.
    pub(super) fn pointed_at(&mut self, n: usize) {
        let tree = self.tree;
        let noun = n + 1;
        let beside = self.does(n).has(Does::THIS)
            && SUBJECTS.contains(&tree.relation(n))
            && tree.head(n) == Some(noun)
            && tree.children(n).next().is_none();
        if !beside || !matches!(tree.upos(noun), Upos::Noun | Upos::Verb) {
            return;
        }
        let verb = tree.head(noun).filter(|&verb| verb > noun && tree.upos(verb) == Upos::Verb);
        if verb.is_some()
            && matches!(tree.relation(noun), Relation::Nsubj | Relation::NsubjPass | Relation::Csubj)
            && tree.one_of(noun, &[Relation::Aux, Relation::Cop, Relation::Obj]).is_none()
            && self.subjects(noun).nth(1).is_none()
        {
            self.changes.push((n, noun, Relation::Det));
            if let (Relation::Csubj, Some(verb)) = (tree.relation(noun), verb) {
                self.changes.push((noun, verb, Relation::Nsubj));
            }
        }
    }

    /// "the border where Togo and Benin meet": the adverb that begins a relative clause is no part of its subject.
    pub(super) fn adverb_of_its_clause(&mut self, n: usize) {
        let tree = self.tree;
        if !matches!(tree.relation(n), Relation::Advmod | Relation::Mark)
            || !matches!(tree.upos(n), Upos::Adv | Upos::Sconj)
            || !self.does(n).has(Does::WHICH)
        {
            return;
        }
        let Some(subject) = tree.head(n).filter(|&noun| n < noun && SUBJECTS.contains(&tree.relation(noun)))
        else {
            return;
        };
        if matches!(tree.upos(subject), Upos::Noun | Upos::Propn | Upos::Pron)
            && tree.reach(subject).0 == n
            && tree.one_of(subject, &[Relation::Cop, Relation::Nsubj]).is_none()
            && let Some(verb) = tree.head(subject)
        {
            self.changes.push((n, verb, Relation::Advmod));
        }
    }

    /// "LOMO — The mines closed".
    pub(super) fn two_subjects(&mut self, n: usize) {
        let tree = self.tree;
        let subjects: Vec<usize> = self.subjects(n).filter(|&subject| subject < n).collect();
        let &[first, second] = subjects.as_slice() else { return };
        let (from, to) = tree.reach(second);
        let gap =
            (tree.reach(first).1 + 1..from).filter(|&between| tree.upos(between) == Upos::Punct).count();
        if tree.child(second, Relation::Cop).is_some() {
            self.changes.push((second, first, Relation::AclRelcl));
        } else if tree.child(second, Relation::Case).is_some() {
            self.changes.push((second, first, Relation::Nmod));
        } else if gap == 0 && from == tree.reach(first).1 + 1 {
            self.changes.push((first, second, Relation::Compound));
        } else if tree.behind(from, &[","]) && tree.word(to + 1) == "," {
            self.changes.push((second, first, Relation::Appos));
        } else if gap > 0 {
            self.changes.push((first, n, Relation::Dislocated));
        }
    }

    /// "LOMO, June 5 (Agency) — The mayor said": the place is no subject, and the mayor hangs on the verb.
    pub(super) fn dateline(&mut self, n: usize) {
        let tree = self.tree;
        if n != 0 || !matches!(tree.upos(0), Upos::Propn | Upos::Noun) {
            return;
        }
        let Some(dash) =
            (1..tree.len().min(12)).find(|&n| tree.dash(n) && !matches!(tree.word(n), ")" | "]" | ";"))
        else {
            return;
        };
        let written = (0..dash).any(|n| tree.capitals(n));
        let verb = (0..dash).find_map(|n| {
            let head = tree.head(n)?;
            (SUBJECTS.contains(&tree.relation(n)) && head > dash).then_some((n, head))
        });
        let (true, Some((place, verb))) = (written, verb) else { return };
        let subject = (dash + 1..verb).find(|&n| {
            tree.head(n).is_some_and(|head| head < dash)
                && matches!(tree.upos(n), Upos::Noun | Upos::Propn | Upos::Pron)
        });
        if let Some(subject) = subject {
            self.changes.push((subject, verb, Relation::Nsubj));
            self.changes.push((place, verb, Relation::Dislocated));
        }
    }

    /// "The blast, which broke windows": what begins with such a pronoun behind a comma hangs on the noun before it.
    pub(super) fn relative(&mut self, n: usize) {
        let tree = self.tree;
        if !matches!(
            tree.relation(n),
            Relation::Parataxis
                | Relation::Conj
                | Relation::Ccomp
                | Relation::Advcl
                | Relation::Acl
                | Relation::AclRelcl
        ) {
            return;
        }
        let Some(subject) = self.subjects(n).next() else { return };
        let pronoun = std::iter::once(subject)
            .chain(tree.children(subject).filter(|&child| tree.relation(child) == Relation::NmodPoss))
            .find(|&word| self.does(word).has(Does::WHICH) && tree.behind(word, &[","]));
        let Some(pronoun) = pronoun else { return };
        let Some(before) = pronoun.checked_sub(2) else { return };
        if !matches!(tree.upos(before), Upos::Noun | Upos::Propn | Upos::Num) || before >= n {
            return;
        }
        let mut noun = before;
        while let Some(head) = tree.head(noun)
            && (head < pronoun || head == noun + 1)
            && matches!(tree.relation(noun), Relation::Flat | Relation::Compound | Relation::Nummod)
        {
            noun = head;
        }
        // "the son of the mayor, who": of a person it tells what the whole phrase names.
        if self.does(pronoun).has(Does::WHO) {
            while let Some(head) = tree.head(noun)
                && head < noun
                && (tree.relation(noun) == Relation::Appos
                    || tree.relation(noun) == Relation::Nmod && tree.upos(noun) == Upos::Noun)
                && matches!(tree.upos(head), Upos::Noun | Upos::Propn)
            {
                noun = head;
            }
        }
        if tree.relation(n) == Relation::AclRelcl {
            // "Eli Lilly, which makes": of several joined names the last, where the verb is singular.
            let joined = tree.relation(noun) == Relation::Conj && tree.head(noun) == tree.head(n);
            if !(joined && self.verb(n).1 == Form::Third) {
                return;
            }
        }
        self.changes.push((n, noun, Relation::AclRelcl));
    }

    /// "to pay back the $48 million it had earned": a clause without a mark behind an infinitive's noun hangs on that.
    pub(super) fn gap(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Ccomp
            || tree.child(n, Relation::Mark).is_some()
            || tree.child(n, Relation::Obj).is_some()
        {
            return;
        }
        let Some(head) = tree.head(n) else { return };
        let Some(xcomp) = tree.child(head, Relation::Xcomp).filter(|&xcomp| head < xcomp && xcomp < n) else {
            return;
        };
        let Some(object) = tree.child(xcomp, Relation::Obj) else { return };
        if tree.reach(object).1 + 1 == tree.reach(n).0 && self.subjects(n).next().is_some() {
            self.changes.push((n, object, Relation::AclRelcl));
        }
    }

    /// "Travellers returning from Lomo should stay": the participle is not what should stay.
    pub(super) fn participle_of_the_subject(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Csubj
            || tree.child(n, Relation::Mark).is_some()
            || self.verb(n).1 != Form::Present
        {
            return;
        }
        let (Some(head), Some(subject)) = (tree.head(n), self.subjects(n).next()) else { return };
        if subject + 1 == n && tree.upos(subject) != Upos::Pron {
            self.changes.push((subject, head, Relation::Nsubj));
            self.changes.push((n, subject, Relation::Acl));
        }
    }

    /// "after its owner, the Fund, ruled it out": what stands behind "after" is the subject of the verb behind it.
    pub(super) fn subject_behind_after(&mut self, n: usize) {
        let tree = self.tree;
        let finite = matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third);
        if tree.relation(n) != Relation::Advcl
            || tree.upos(n) != Upos::Verb
            || !finite
            || tree
                .one_of(
                    n,
                    &[Relation::Mark, Relation::Nsubj, Relation::NsubjPass, Relation::Expl, Relation::Csubj],
                )
                .is_some()
        {
            return;
        }
        let Some(head) = tree.head(n) else { return };
        let start = tree.reach(n).0;
        let subject = tree
            .children(head)
            .filter(|&child| child < n && tree.relation(child) == Relation::Obl)
            .find(|&child| {
                let case =
                    tree.child(child, Relation::Case).is_some_and(|case| self.does(case).has(Does::WHEN));
                let end = tree.reach(child).1;
                case && (end + 1 == start || end + 2 == start && tree.behind(start, &[","]))
            });
        if let Some(subject) = subject {
            self.changes.push((subject, n, Relation::Nsubj));
        }
    }
}
