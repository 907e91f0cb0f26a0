//! What the grammar of news decides and a parser that learnt elsewhere often misses.
//!
//! Each rule sees one kind of misreading and says what hangs where instead: the subject behind a verb of saying, the
//! one of two subjects that is an apposition, the relative clause that hangs on a verb. This module must not know what a
//! clause is.

use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use crate::annotate::syntax::{Node, Relation, Upos};

/// The tree with what was misread put right.
pub(super) fn mended<'a>(mut tree: Tree<'a>, tables: &Tables) -> Tree<'a> {
    for rule in RULES {
        let mut mending = Mending { tree: &tree, tables, changes: Vec::new() };
        for n in 0..tree.len() {
            rule(&mut mending, n);
        }
        let changes = mending.changes;
        if !changes.is_empty() {
            let mut nodes = tree.nodes().to_vec();
            for (n, head, relation) in changes {
                // Nothing may come to hang on itself, over however many others.
                if !hangs(&nodes, head, n)
                    && let Some(node) = nodes.get_mut(n)
                {
                    node.head = Some(head as u32);
                    node.relation = relation;
                }
            }
            tree = tree.with(nodes);
        }
    }
    tree
}

/// Whether `n` is or hangs on `on`.
fn hangs(nodes: &[Node], n: usize, on: usize) -> bool {
    let mut at = Some(n);
    for _ in 0..=nodes.len() {
        let Some(here) = at else { return false };
        if here == on {
            return true;
        }
        at = nodes.get(here).and_then(|node| node.head).map(|head| head as usize);
    }
    true
}

type Rule = fn(&mut Mending<'_, '_>, usize);

const RULES: &[Rule] = &[
    |mending, n| mending.subject_of_what_is_said(n),
    |mending, n| mending.two_subjects(n),
    |mending, n| mending.subject_behind(n),
    |mending, n| mending.relative(n),
    |mending, n| mending.whether(n),
    |mending, n| mending.gap(n),
    |mending, n| mending.participle_of_the_subject(n),
    |mending, n| mending.participle_of_the_sentence(n),
    |mending, n| mending.adding(n),
    |mending, n| mending.subject_behind_after(n),
    |mending, n| mending.age(n),
    |mending, n| mending.joined_to_what_is_said(n),
    |mending, n| mending.what_a_participle_says(n),
    |mending, n| mending.two_objects(n),
    |mending, n| mending.participle_of_the_object(n),
    |mending, n| mending.object_without_preposition(n),
];

struct Mending<'t, 'a> {
    tree: &'t Tree<'a>,
    tables: &'t Tables,
    changes: Vec<(usize, usize, Relation)>,
}

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

impl Mending<'_, '_> {
    fn does(&self, n: usize) -> Does {
        self.tables.does(self.tree.word(n))
    }

    fn verb(&self, n: usize) -> (Does, Form) {
        let (lemma, form) = (self.tables.verb)(self.tree.word(n));
        (self.tables.does(&lemma), form)
    }

    fn says(&self, n: usize) -> bool {
        self.tree.upos(n) == Upos::Verb && self.verb(n).0.has(Does::SAY)
    }

    fn subjects(&self, n: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.children(n).filter(|&child| SUBJECTS.contains(&self.tree.relation(child)))
    }

    /// "The pilot is believed to have slept, the director said": the first subject is that of what is said.
    fn subject_of_what_is_said(&mut self, n: usize) {
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

    /// Of two subjects one is an apposition, a part of the other, or no subject: "His lawyer, Ana Díaz, asked",
    /// "LOMO — The mines closed".
    fn two_subjects(&mut self, n: usize) {
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

    /// "…, said the mayor": what stands behind a verb of saying that has said something is its subject.
    fn subject_behind(&mut self, n: usize) {
        let tree = self.tree;
        if !self.says(n) || self.subjects(n).next().is_some() || self.verb(n).1 == Form::Base {
            return;
        }
        let Some(object) = tree.child(n, Relation::Obj).filter(|&object| object > n) else { return };
        let said = tree.child(n, Relation::Ccomp).is_some_and(|said| said < n);
        if (said || tree.behind(n, &["\"", "”", "''", "’"])) && tree.child(n, Relation::AuxPass).is_none()
        {
            self.changes.push((object, n, Relation::Nsubj));
        }
    }

    /// "The blast, which broke windows": what begins with such a pronoun behind a comma hangs on the noun before it.
    fn relative(&mut self, n: usize) {
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
        if tree.relation(n) == Relation::AclRelcl {
            // "Eli Lilly, which makes": of several joined names the last, where the verb is singular.
            let joined = tree.relation(noun) == Relation::Conj && tree.head(noun) == tree.head(n);
            if !(joined && self.verb(n).1 == Form::Third) {
                return;
            }
        }
        self.changes.push((n, noun, Relation::AclRelcl));
    }

    /// "declined to say whether": it hangs on the last verb before it.
    fn whether(&mut self, n: usize) {
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

    /// "to pay back the $48 million it had earned": a clause without a mark behind an infinitive's noun hangs on that.
    fn gap(&mut self, n: usize) {
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
    fn participle_of_the_subject(&mut self, n: usize) {
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
    fn subject_behind_after(&mut self, n: usize) {
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

    /// "hit the wall on Friday, killing five": behind a comma it is what the subject of the sentence does.
    fn participle_of_the_sentence(&mut self, n: usize) {
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

    /// "He denied that they had agreed, telling reporters": who says both is the same.
    fn adding(&mut self, n: usize) {
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
    fn joined_to_what_is_said(&mut self, n: usize) {
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
    fn what_a_participle_says(&mut self, n: usize) {
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

    /// "to scrap trading halts": of two objects side by side without an article the first goes with the second.
    fn two_objects(&mut self, n: usize) {
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
    fn participle_of_the_object(&mut self, n: usize) {
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
    fn object_without_preposition(&mut self, n: usize) {
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
    fn age(&mut self, n: usize) {
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
