//! Misreadings around a speaker who stands amid or behind what he says.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::Mending;
use crate::annotate::syntax::{Relation, Upos};

/// Marks that set a speaker off from what is said.
const MARKS: &[&str] = &[",", "\"", "”", "''", "’", "'", "»", "—", "–"];

impl Mending<'_, '_> {
    fn finite(&self, n: usize) -> bool {
        self.tree.one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
            || matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third)
    }

    /// The relation of a subject to its verb.
    fn as_subject(&self, n: usize) -> Relation {
        if self.tree.child(n, Relation::AuxPass).is_some() { Relation::NsubjPass } else { Relation::Nsubj }
    }

    /// "The plan, the minister said, will fail", "The plan, said the minister, will fail": the plan fails, and the minister
    /// speaks.
    pub(super) fn speaker_amid(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) || self.verb(n).1 == Form::Base || n < 3 {
            return;
        }
        let Some(said) = tree.child(n, Relation::Ccomp).filter(|&said| said > n) else { return };
        let start = tree.reach(said).0;
        let apart = tree.behind(start, MARKS) || MARKS.contains(&tree.word(start));
        if !apart || !self.finite(said) || tree.child(said, Relation::Mark).is_some() {
            return;
        }
        let inner: Vec<usize> = self.subjects(said).collect();
        let before: Vec<usize> = self.subjects(n).filter(|&subject| subject < n).collect();
        match (before.as_slice(), inner.as_slice()) {
            (&[first, second], []) => {
                let comma = tree.behind(tree.reach(second).0, MARKS) && tree.upos(n - 1) != Upos::Punct;
                if comma && second > first + 1 {
                    self.changes.push((first, said, self.as_subject(said)));
                }
            }
            (&[first], _) if tree.behind(n, MARKS) => {
                let speaker = tree
                    .children(n)
                    .filter(|&child| matches!(tree.relation(child), Relation::Obj | Relation::Nsubj))
                    .chain(inner.iter().copied())
                    .find(|&child| tree.reach(child).0 == n + 1);
                if let Some(speaker) = speaker.filter(|&speaker| inner.iter().all(|&own| own == speaker)) {
                    self.changes.push((speaker, n, Relation::Nsubj));
                    self.changes.push((first, said, self.as_subject(said)));
                }
            }
            _ => {}
        }
    }

    /// "the man who police say shot a baker": he shot, and the police say so.
    pub(super) fn speaker_in_a_relative(&mut self, n: usize) {
        let tree = self.tree;
        let Some(noun) = tree.head(n).filter(|_| tree.relation(n) == Relation::AclRelcl && self.says(n))
        else {
            return;
        };
        let Some(said) = tree.one_of(n, &[Relation::Ccomp, Relation::Xcomp]).filter(|&said| said > n) else {
            return;
        };
        let which = |&word: &usize| self.does(word).has(Does::WHICH);
        let pronoun = self.subjects(n).chain(self.subjects(said)).find(which);
        let others = self.subjects(said).filter(|word| !which(word)).count();
        let speaker = self.subjects(n).find(|word| !which(word) && *word < n);
        if let (Some(pronoun), Some(_), 0) = (pronoun, speaker, others)
            && self.finite(said)
            && tree.child(said, Relation::Mark).is_none()
        {
            self.changes.push((said, noun, Relation::AclRelcl));
            self.changes.push((n, said, Relation::Parataxis));
            self.changes.push((pronoun, said, self.as_subject(said)));
        }
    }

    /// "The minister, asked about the deal, said it was off": who is asked says so.
    pub(super) fn speaker_asked(&mut self, n: usize) {
        let tree = self.tree;
        let Some(verb) = tree.head(n).filter(|&verb| n < verb && self.says(verb)) else { return };
        let own = self.subjects(n).next();
        let Some(speaker) = own.filter(|&own| own < n && tree.word(n - 1) == ",") else { return };
        let participle = self.verb(n).1 == Form::Participle
            && tree.one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Mark]).is_none();
        let apart = (n..verb).any(|between| tree.word(between) == ",");
        if matches!(tree.relation(n), Relation::Ccomp | Relation::Advcl)
            && participle
            && apart
            && self.subjects(verb).next().is_none()
        {
            self.changes.push((speaker, verb, Relation::Nsubj));
            self.changes.push((n, speaker, Relation::Acl));
        }
    }

    /// "The mayor said he will appeal and called it a farce": what cannot share the auxiliary is joined to the verb of
    /// saying.
    pub(super) fn joined_to_the_saying(&mut self, n: usize) {
        let tree = self.tree;
        let Some(first) = tree.head(n).filter(|_| tree.relation(n) == Relation::Conj) else { return };
        let Some(verb) = tree.head(first).filter(|&verb| {
            verb < first && first < n && tree.relation(first) == Relation::Ccomp && self.says(verb)
        }) else {
            return;
        };
        let bare = self.verb(first).1 == Form::Base
            && tree.children(first).any(|child| {
                tree.relation(child) == Relation::Aux
                    && self.does(child).has(Does::WILL.or(Does::MAY).or(Does::MUST).or(Does::WOULD))
            });
        let past = |n: usize| match self.verb(n).1 {
            Form::Past | Form::Participle => Some(true),
            Form::Third => Some(false),
            Form::Base | Form::Present => None,
        };
        let alone = tree
            .one_of(
                n,
                &[
                    Relation::Nsubj,
                    Relation::NsubjPass,
                    Relation::Expl,
                    Relation::Aux,
                    Relation::AuxPass,
                    Relation::Cop,
                    Relation::Mark,
                ],
            )
            .is_none();
        if bare && alone && tree.upos(n) == Upos::Verb && past(n).is_some() && past(n) == past(verb) {
            self.changes.push((n, verb, Relation::Conj));
        }
    }

    /// "The bank plans to close", "The bank plans a new office": where a sentence has no other verb, such a noun is one.
    pub(super) fn verb_like_a_noun(&mut self, n: usize) {
        let tree = self.tree;
        let (does, form) = self.verb(n);
        if tree.upos(n) != Upos::Noun || form != Form::Third || !does.has(Does::PLAN) {
            return;
        }
        if tree.child(n, Relation::Cop).is_some() || self.subjects(n).next().is_some() {
            return;
        }
        let subject = tree.children(n).find(|&child| {
            child + 1 == n
                && tree.relation(child) == Relation::Compound
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
        });
        let to = tree.child(n, Relation::Acl).filter(|&to| {
            to > n && tree.child(to, Relation::Mark).is_some_and(|mark| self.does(mark).has(Does::TO))
        });
        let object = tree
            .child(n, Relation::Appos)
            .filter(|&object| tree.reach(object).0 == n + 1 && tree.child(object, Relation::Det).is_some());
        let (Some(subject), Some(behind)) = (subject, to.or(object)) else { return };
        if !matches!(tree.relation(n), Relation::Root | Relation::Conj | Relation::Parataxis) {
            return;
        }
        self.tagged.push(n);
        self.taken_along(n, subject);
        let relation = if Some(behind) == to { Relation::Xcomp } else { Relation::Obj };
        self.changes.push((behind, n, relation));
    }

    /// "…, the survey shows", "…, official data show": behind a comma at the end of a sentence such a noun is a verb.
    pub(super) fn saying_like_a_noun(&mut self, n: usize) {
        let tree = self.tree;
        let (does, form) = self.verb(n);
        let last = (n + 1..tree.len()).all(|word| tree.upos(word) == Upos::Punct);
        if tree.upos(n) != Upos::Noun
            || tree.relation(n) != Relation::Parataxis
            || !last
            || !does.has(Does::SAY)
            || !matches!(form, Form::Third | Form::Base)
        {
            return;
        }
        let start = tree.reach(n).0;
        let speaker = tree.children(n).find(|&child| {
            child + 1 == n
                && tree.relation(child) == Relation::Compound
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
        });
        let Some(speaker) =
            speaker.filter(|_| tree.behind(start, MARKS) || MARKS.contains(&tree.word(start)))
        else {
            return;
        };
        self.tagged.push(n);
        self.taken_along(n, speaker);
    }

    /// Makes a noun the subject of the verb that was taken for the noun it goes with, and gives it its words.
    fn taken_along(&mut self, verb: usize, subject: usize) {
        let tree = self.tree;
        self.changes.push((subject, verb, Relation::Nsubj));
        let own = [Relation::Det, Relation::Amod, Relation::Compound, Relation::NmodPoss, Relation::Nummod];
        for child in
            tree.children(verb).filter(|&child| child < subject && own.contains(&tree.relation(child)))
        {
            self.changes.push((child, subject, tree.relation(child)));
        }
    }

    /// "denied a report by the paper that men were hurt": the report says so, and not the paper that they were hurt by.
    pub(super) fn said_by_whom(&mut self, n: usize) {
        let tree = self.tree;
        let that = tree.child(n, Relation::Mark).is_some_and(|mark| self.does(mark).has(Does::THAT));
        let Some(author) =
            tree.head(n).filter(|_| matches!(tree.relation(n), Relation::AclRelcl | Relation::Acl))
        else {
            return;
        };
        let by = tree
            .child(author, Relation::Case)
            .is_some_and(|case| self.does(case).has(Does::BY.or(Does::FROM).or(Does::OF)));
        let Some(noun) = tree.head(author).filter(|_| tree.relation(author) == Relation::Nmod && by) else {
            return;
        };
        let statement = self.tables.does(&(self.tables.noun)(tree.word(noun))).has(Does::STATEMENT);
        if that && statement && self.subjects(n).next().is_some() {
            self.changes.push((n, noun, Relation::Acl));
        }
    }

    /// "The business gained from higher sales, it added": what stands before a speaker at the end, and was taken for a noun
    /// with something hanging on it, is the sentence that he says.
    pub(super) fn speaker_behind(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) || n < 4 || tree.upos(n - 1) == Upos::Punct {
            return;
        }
        let before: Vec<usize> = self.subjects(n).filter(|&subject| subject < n).collect();
        let &[first, speaker] = before.as_slice() else { return };
        let said = tree.child(n, Relation::Ccomp).is_some();
        if said || !tree.behind(tree.reach(speaker).0, MARKS) {
            return;
        }
        let hung = |n: usize| tree.children(n).filter(move |&child| child > first);
        let beside = tree.children(n).filter(|&child| first < child && child < speaker);
        let verbs = hung(first).chain(hung(first).flat_map(hung)).chain(beside).filter(|&verb| {
            matches!(
                tree.relation(verb),
                Relation::Acl
                    | Relation::AclRelcl
                    | Relation::Conj
                    | Relation::Advcl
                    | Relation::Xcomp
                    | Relation::Parataxis
            ) && self.finite(verb)
                && tree.child(verb, Relation::Mark).is_none()
                && self.subjects(verb).all(|own| !self.which(own))
        });
        // What has an auxiliary is no participle.
        let helped = |&verb: &usize| {
            tree.one_of(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
                && self.subjects(verb).next().is_none()
        };
        let verbs: Vec<usize> = verbs.collect();
        let verb = verbs.iter().copied().find(|verb| helped(verb));
        let verb = verb.or_else(|| verbs.iter().copied().find(|&verb| self.subjects(verb).next().is_none()));
        if let Some(verb) = verb {
            self.changes.push((verb, n, Relation::Ccomp));
            self.changes.push((first, verb, self.as_subject(verb)));
        }
    }

    /// Whether a word, or whose it is, begins a relative clause.
    fn which(&self, n: usize) -> bool {
        self.does(n).has(Does::WHICH)
            || self.tree.child(n, Relation::NmodPoss).is_some_and(|owner| self.does(owner).has(Does::WHICH))
    }

    /// "the minister said Friday": a day is not what is said.
    pub(super) fn day_of_saying(&mut self, n: usize) {
        let tree = self.tree;
        if !matches!(tree.relation(n), Relation::Obj | Relation::Iobj | Relation::Nsubj)
            || !self.does(n).has(Does::DAY)
        {
            return;
        }
        if let Some(verb) = tree.head(n).filter(|&verb| verb + 1 == tree.reach(n).0 && self.says(verb)) {
            self.changes.push((n, verb, Relation::OblUnmarked));
        }
    }

    /// "Had the dam failed, many would have died": the dam failed, and nobody had it.
    pub(super) fn turned_round(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) != Relation::Advcl || tree.reach(n).0 != n || !self.does(n).has(Does::INVERT) {
            return;
        }
        let Some(head) = tree.head(n).filter(|&head| n < head) else { return };
        let subject = tree.child(n, Relation::Obj).filter(|&subject| tree.reach(subject).0 == n + 1);
        let verb = tree.children(n).find(|&verb| {
            verb > n
                && matches!(tree.relation(verb), Relation::Xcomp | Relation::Ccomp | Relation::Acl)
                && matches!(self.verb(verb).1, Form::Past | Form::Participle)
        });
        if let (Some(subject), Some(verb)) = (subject, verb) {
            self.changes.push((verb, head, Relation::Advcl));
            self.changes.push((n, verb, Relation::Aux));
            self.changes.push((subject, verb, Relation::Nsubj));
        }
    }

    /// "The bank is due to meet": the infinitive of an adjective with a subject of its own is no subject.
    pub(super) fn infinitive_of_an_adjective(&mut self, n: usize) {
        let tree = self.tree;
        let to = tree.child(n, Relation::Mark).is_some_and(|mark| self.does(mark).has(Does::TO));
        if let Some(head) = tree.head(n).filter(|&head| head < n && tree.relation(n) == Relation::Csubj && to)
            && tree.upos(head) == Upos::Adj
            && self.subjects(head).next().is_some()
        {
            self.changes.push((n, head, Relation::Xcomp));
        }
    }

    /// "The bridge was closed and is being checked, police said": they say both.
    pub(super) fn joined_before_the_saying(&mut self, n: usize) {
        let tree = self.tree;
        let Some(first) = tree.head(n).filter(|_| tree.relation(n) == Relation::Conj && self.says(n)) else {
            return;
        };
        let Some(said) = tree.child(n, Relation::Ccomp).filter(|&said| said < n) else { return };
        let cc = tree.child(n, Relation::Cc).filter(|&cc| cc < tree.reach(said).0);
        let speaker = self.subjects(n).next().is_some_and(|subject| said < subject && subject < n);
        if let Some(cc) = cc.filter(|_| first < said && speaker && self.subjects(said).next().is_none()) {
            self.changes.push((said, first, Relation::Conj));
            self.changes.push((cc, said, Relation::Cc));
            self.changes.push((n, first, Relation::Parataxis));
        }
    }
}
