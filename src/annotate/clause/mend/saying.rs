//! Misreadings around verbs of saying: who speaks, and what is said.
//!
//! This module must not know which rule comes before which.

use super::super::tables::{Does, Form};
use super::Mending;
use crate::annotate::syntax::{Relation, Upos};

/// Marks that close what is quoted.
const QUOTES: &[&str] = &["\"", "”", "''", "’", "'", "»"];

impl Mending<'_, '_> {
    /// "The pilot is believed to have slept, the director said", "The mayor was in the crowd, the council said": the first
    /// subject is that of what is said, and so are the auxiliaries behind it.
    pub(super) fn subject_of_what_is_said(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) {
            return;
        }
        // a name of two words may be taken for two subjects
        let subjects: Vec<usize> = self.subjects(n).collect();
        let (&[first, second, ..], Some(said)) = (subjects.as_slice(), tree.child(n, Relation::Ccomp)) else {
            return;
        };
        if first < said && said < second && said < n && self.subjects(said).next().is_none() {
            self.changes.push((first, said, Relation::Nsubj));
            let helpers = [Relation::Aux, Relation::AuxPass, Relation::Cop];
            let own =
                |child: &usize| first < *child && *child < said && helpers.contains(&tree.relation(*child));
            self.changes
                .extend(tree.children(n).filter(own).map(|child| (child, said, tree.relation(child))));
        }
    }

    /// "Nobody was hurt, says the mayor, Joan Bell": behind a comma who stands behind a verb of saying that has no subject says
    /// what stands before it.
    pub(super) fn joined_to_what_it_says(&mut self, n: usize) {
        let tree = self.tree;
        let Some(head) = tree.head(n).filter(|&head| head < n && tree.relation(n) == Relation::Conj) else {
            return;
        };
        let bare = tree.one_of(n, &[Relation::Nsubj, Relation::Cc, Relation::Ccomp, Relation::Aux]).is_none();
        let finite = matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third);
        if !self.says(n) || !bare || !finite || tree.word(n - 1) != "," {
            return;
        }
        let speaker = tree.child(n, Relation::Obj).filter(|&speaker| {
            tree.reach(speaker).0 == n + 1 && matches!(tree.upos(speaker), Upos::Noun | Upos::Propn)
        });
        // "The board met, rejected the plan and left": what goes on behind it is told of one doer
        let alone =
            (n + 1..tree.len()).all(|next| tree.head(next) != Some(head) || tree.upos(next) == Upos::Punct);
        if let Some(speaker) = speaker.filter(|_| alone && self.subjects(head).next().is_some()) {
            self.changes.push((speaker, n, Relation::Nsubj));
            self.changes.push((n, head, Relation::Parataxis));
        }
    }

    /// "said the mayor was right": the mayor is the subject of what is said.
    pub(super) fn object_of_saying(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) {
            return;
        }
        let said = tree.child(n, Relation::Ccomp).or_else(|| {
            // "found voters favoured her"
            tree.child(n, Relation::Xcomp).filter(|&xcomp| {
                let form = self.verb(xcomp).1;
                form == Form::Past || form == Form::Participle && tree.child(xcomp, Relation::Obj).is_some()
            })
        });
        let (Some(object), Some(said)) = (tree.child(n, Relation::Obj), said) else {
            return;
        };
        let finite = tree.one_of(said, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
            || matches!(self.verb(said).1, Form::Past | Form::Participle | Form::Third);
        let bare = tree.one_of(said, &[Relation::Mark, Relation::Expl]).is_none()
            && self.subjects(said).next().is_none();
        if n < object && object < said && finite && bare {
            self.changes.push((object, said, Relation::Nsubj));
            self.changes.push((said, n, Relation::Ccomp));
        }
    }

    /// "…, a source told the paper", "…, the mayor, Ana Díaz, said": the noun before the verb says so.
    pub(super) fn speaker_before(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n)
            || !matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third)
            || n < 4
            || tree.one_of(n, &[Relation::AuxPass, Relation::Cc, Relation::Mark, Relation::Cop]).is_some()
        {
            return;
        }
        let said = tree.child(n, Relation::Ccomp).filter(|&said| said < n);
        let own = self.subjects(n).next();
        let far = said.zip(own).is_some_and(|(said, own)| own < said && self.subjects(said).next().is_none());
        let joined = matches!(tree.relation(n), Relation::Conj | Relation::Parataxis)
            && tree.head(n).is_some_and(|head| head < n);
        let beside = own.is_none() && (joined || said.is_some());
        if !far && !beside {
            return;
        }
        // Past auxiliaries, adverbs, a comma, and what stands in brackets.
        let mut last = n - 1;
        while last > 3 && matches!(tree.upos(last), Upos::Aux | Upos::Adv) {
            last -= 1;
        }
        if tree.word(last) == ")"
            && let Some(open) = (last.saturating_sub(8)..last).rev().find(|&n| tree.word(n) == "(")
        {
            last = open.saturating_sub(1);
        }
        if tree.word(last) == "," {
            last = last.saturating_sub(1);
        }
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

    /// "asked them to leave; the firm stayed": what stands behind a semicolon is not said.
    pub(super) fn behind_a_semicolon(&mut self, n: usize) {
        let tree = self.tree;
        let start = tree.reach(n).0;
        let behind = tree.behind(start, &[";"]) || tree.word(start) == ";";
        if tree.relation(n) == Relation::Ccomp
            && behind
            && let Some(verb) = tree.head(n).filter(|&verb| verb < n)
        {
            self.changes.push((n, verb, Relation::Parataxis));
        }
    }

    /// "appeared to imply that he lost", "found the firm was in breach": what stands right behind a verb of saying, with
    /// "that" or a subject of its own, is what is said.
    pub(super) fn said_behind_its_verb(&mut self, n: usize) {
        let tree = self.tree;
        if !matches!(
            tree.relation(n),
            Relation::Parataxis
                | Relation::Advcl
                | Relation::Xcomp
                | Relation::Dep
                | Relation::Conj
                | Relation::Ccomp
        ) || tree.child(n, Relation::Cc).is_some()
        {
            return;
        }
        let that = tree.child(n, Relation::Mark).filter(|&mark| self.does(mark).has(Does::THAT));
        let start = tree.reach(n).0;
        let finite = tree.one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).is_some()
            || matches!(self.verb(n).1, Form::Past | Form::Participle | Form::Third);
        let first = match that {
            Some(that) => that,
            None if self.subjects(n).next().is_some_and(|subject| tree.reach(subject).0 == start)
                && tree.child(n, Relation::Mark).is_none()
                && finite =>
            {
                start
            }
            None => return,
        };
        let Some(verb) = first.checked_sub(1).filter(|&verb| verb < n && self.says(verb)) else { return };
        let taken = tree.one_of(verb, &[Relation::Ccomp, Relation::Obj]).is_some();
        if tree.head(n) != Some(verb) && !taken
            || tree.relation(n) != Relation::Ccomp && tree.head(n) == Some(verb)
        {
            self.changes.push((n, verb, Relation::Ccomp));
        }
    }

    /// "said in a letter carried by the agency that he had seen them": it hangs on the verb, past all that is between.
    pub(super) fn said_further_on(&mut self, n: usize) {
        let tree = self.tree;
        let that = tree
            .child(n, Relation::Mark)
            .is_some_and(|mark| self.does(mark).has(Does::THAT) && tree.upos(mark) == Upos::Sconj);
        let statement = |n: usize| {
            tree.upos(n) == Upos::Noun
                && self.tables.does(&(self.tables.noun)(tree.word(n))).has(Does::STATEMENT)
        };
        let loose = matches!(
            tree.relation(n),
            Relation::Acl | Relation::AclRelcl | Relation::Advcl | Relation::Ccomp
        );
        if !that || !loose || self.subjects(n).next().is_none() {
            return;
        }
        let mut at = n;
        while let Some(head) = tree.head(at).filter(|&head| head < n) {
            if self.says(head) {
                if at != n && tree.one_of(head, &[Relation::Ccomp, Relation::Obj]).is_none() {
                    self.changes.push((n, head, Relation::Ccomp));
                }
                return;
            }
            // What tells of a thought or a claim has its own "that", and so has "likely".
            let between = match tree.upos(head) {
                Upos::Noun | Upos::Propn => !statement(head),
                Upos::Verb => tree.relation(head) == Relation::Acl,
                _ => false,
            };
            if !between {
                return;
            }
            at = head;
        }
    }

    /// "'They promised to come,' she said", "They came, she said": what stands before the verb with a subject of its own is what is said.
    pub(super) fn quoted_before(&mut self, n: usize) {
        let tree = self.tree;
        let Some(verb) = tree.head(n).filter(|&verb| n < verb && self.says(verb)) else { return };
        let own = self.subjects(n).next();
        let speaker = self.subjects(verb).next();
        let quoted = speaker.is_some_and(|subject| tree.behind(tree.reach(subject).0, QUOTES));
        // "The mayor resigned, the paper reported", but not "Had he resigned, the paper would have reported".
        let told = speaker.is_some_and(|subject| subject > n && tree.behind(tree.reach(subject).0, &[","]))
            && own.is_some_and(|own| own < n && tree.reach(n).0 == tree.reach(own).0)
            && self.verb(n).1 != Form::Present
            && tree.child(verb, Relation::Ccomp).is_none();
        let plain = tree.relation(n) == Relation::Advcl
            && tree.one_of(n, &[Relation::Mark, Relation::Case]).is_none()
            && own.is_some();
        if plain && (quoted || told) {
            self.changes.push((n, verb, Relation::Ccomp));
        }
    }

    /// "Ana Díaz said, noting that": the participle is what the speaker does, not what is said.
    pub(super) fn participle_as_said(&mut self, n: usize) {
        let tree = self.tree;
        if tree.relation(n) == Relation::Ccomp
            && self.verb(n).1 == Form::Present
            && tree.behind(n, &[","])
            && tree.one_of(n, &[Relation::Nsubj, Relation::Mark, Relation::Aux]).is_none()
            && let Some(verb) = tree.head(n).filter(|&verb| verb < n && self.says(verb))
        {
            self.changes.push((n, verb, Relation::Advcl));
        }
    }

    /// "told reporters that he had spoken": it hangs on the verb, and not on whom it is told.
    pub(super) fn said_of_whom_was_told(&mut self, n: usize) {
        let tree = self.tree;
        let Some(noun) =
            tree.head(n).filter(|_| matches!(tree.relation(n), Relation::AclRelcl | Relation::Acl))
        else {
            return;
        };
        let Some(verb) = tree.head(noun).filter(|&verb| verb < noun && self.says(verb)) else { return };
        let object = matches!(tree.relation(noun), Relation::Obj | Relation::Iobj);
        let that = tree
            .child(n, Relation::Mark)
            .is_some_and(|mark| self.does(mark).has(Does::THAT) && mark == noun + 1);
        let taken = tree.child(verb, Relation::Ccomp).is_some();
        // A claim is what is claimed; who was told is not.
        let statement = self.tables.does(&(self.tables.noun)(tree.word(noun))).has(Does::STATEMENT);
        if object && that && !taken && !statement && self.subjects(n).next().is_some() {
            self.changes.push((n, verb, Relation::Ccomp));
        }
    }

    /// "…, said the mayor": what stands behind a verb of saying that has said something is its subject.
    pub(super) fn subject_behind(&mut self, n: usize) {
        let tree = self.tree;
        let before: Vec<usize> = self.subjects(n).filter(|&subject| subject < n).collect();
        let quote = tree.behind(n, QUOTES);
        if !self.says(n) || self.verb(n).1 == Form::Base || !before.is_empty() && !quote {
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
        let name = matches!(tree.upos(object), Upos::Propn | Upos::Pron);
        let beside = tree.behind(n, &[","])
            && name
            && matches!(
                tree.relation(n),
                Relation::Xcomp | Relation::Parataxis | Relation::Advcl | Relation::Conj
            )
            && tree.one_of(n, &[Relation::Ccomp, Relation::Mark, Relation::Cc]).is_none();
        if !(said || quote || beside) || tree.child(n, Relation::AuxPass).is_some() {
            return;
        }
        self.changes.push((object, n, Relation::Nsubj));
        for subject in before {
            let clause = tree.child(subject, Relation::Cop).is_some();
            self.changes.push((subject, n, if clause { Relation::Ccomp } else { Relation::Dislocated }));
        }
        if let (true, false, Some(head)) = (beside, said, tree.head(n)) {
            self.changes.push((n, head, Relation::Parataxis));
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
        if let Some(verb) = tree.head(n).and_then(|said| tree.child(said, Relation::Parataxis))
            && verb < n
            && self.says(verb)
        {
            self.changes.push((n, verb, Relation::Advcl));
            return;
        }
        let mut at = n;
        while let Some(head) = tree.head(at) {
            if tree.relation(at) == Relation::Ccomp && head < n && self.says(head) {
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
