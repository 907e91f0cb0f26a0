//! What a sentence tells: each word of saying with who says it and which stretches of the sentence are said.
//!
//! For the quotes, which know no trees. Besides a clause ("said that"), what is said may be an infinitive ("vowed to")
//! or the thing that a verb of speech is about ("announced plans", "called for a ban"). This module must not know
//! quotation marks.

use std::collections::BTreeMap;

use super::argument::{argument, trimmed};
use super::attribution::{Way, infinitive};
use super::known::Known;
use super::predicate::Predicate;
use super::stretch::{bared, clause, stretches};
use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use super::{Argument, Clause, ClauseKind, Modality, Read};
use crate::annotate::EntityId;
use crate::annotate::syntax::{Relation, Upos};
use crate::text::Span;

/// A word of saying in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The verb, noun or phrase of saying: `said`, `called for`, `according to`.
    pub(crate) verb: Span,
    /// Who says it; without an entity where several do.
    pub(crate) source: Option<Argument>,
    /// What the sentence gives as said, in order.
    pub(crate) said: Vec<Span>,
    /// What of it is no clause of its own: "dated Monday".
    pub(crate) fragments: Vec<Span>,
    /// Whether the word is one of speech: not "believed", nor "was told".
    pub(crate) speech: bool,
    /// Whether it is told as a fact that it was said: not "did not say", "if she says".
    pub(crate) fact: bool,
    /// Whether what is said is known by its place alone, since the tree had lost it.
    pub(crate) lost: bool,
}

/// What a sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Telling {
    /// Whom or what it is about: what its grammatical subject names.
    pub(crate) subject: Option<EntityId>,
    /// Its words of saying, in order.
    pub(crate) told: Vec<Told>,
}

/// What each sentence tells, in order. Linear in the length.
pub(super) fn telling(
    read: &Read<'_>,
    known: &[Known<'_>],
    tables: &Tables,
    clauses: &[Clause],
) -> Vec<Telling> {
    let verbs = clauses.iter().filter(|clause| clause.kind == ClauseKind::Verb);
    let verbs: BTreeMap<u32, &Clause> = verbs.map(|clause| (clause.predicate.start, clause)).collect();
    known.iter().map(|known| one(read, known, tables, &verbs)).collect()
}

fn one(read: &Read<'_>, known: &Known<'_>, tables: &Tables, verbs: &BTreeMap<u32, &Clause>) -> Telling {
    let Known { tree, predicates, sayings, said, .. } = known;
    let teller = Teller { read, tree, tables, predicates, verbs };
    let mut told: BTreeMap<usize, Told> = BTreeMap::new();
    for (i, saying) in sayings.iter().enumerate() {
        // "100 per day" is no source; "as she called for a ban" says nothing of the clause it stands with.
        let rate = saying.way == Way::Source
            && tree.word(saying.verb) == "per"
            && saying.source.is_none_or(|source| tree.upos(source) != Upos::Propn);
        let own = saying.way == Way::Beside
            && teller.verb(saying.verb).is_some_and(|verb| teller.about(saying.verb, verb).is_some());
        if rate || own {
            continue;
        }
        let entry = told.entry(saying.verb).or_insert_with(|| teller.told(saying.verb));
        if let Some(source) = saying.source {
            entry.source = Some(teller.source(source));
            let does = teller.verb(saying.verb).map(|verb| verb.does).unwrap_or_default();
            entry.speech |= does.has(Does::SAY) && !does.has(Does::MIND);
        }
        if saying.way == Way::Source {
            entry.verb = teller.phrase(saying.verb);
            entry.speech = true;
        }
        let stretches = stretches(tree, sayings, said, i);
        if matches!(saying.way, Way::Complement | Way::Beside) {
            // What stands right behind the verb is what is said, whatever the tree makes of it.
            let end = tree.span(saying.verb).end;
            let behind = |said: &Span| {
                said.start >= end && (said.start - end) < 7 && {
                    let gap = Span { start: end, end: said.start };
                    (0..tree.len()).all(|n| !gap.contains(tree.span(n)) || tree.upos(n) != Upos::Punct)
                }
            };
            entry.fragments.extend(stretches.iter().filter(|said| !behind(said) && !clause(tree, **said)));
        }
        entry.said.extend(stretches);
    }
    for n in 0..tree.len() {
        let Some(verb) = teller.verb(n) else { continue };
        if told.get(&n).is_some_and(|told| !told.said.is_empty()) {
            continue;
        }
        let about = teller.about(n, verb);
        if about.is_none() && !verb.does.has(Does::SAY) {
            continue;
        }
        let entry = told.entry(n).or_insert_with(|| teller.told(n));
        if let Some((particle, what)) = about {
            entry.verb = particle.map_or(entry.verb, |particle| entry.verb.join(tree.span(particle)));
            entry.said.push(what);
        }
    }
    for (&n, told) in &mut told {
        teller.complete(n, told);
        told.said.sort_unstable();
        told.said.dedup();
    }
    let root = tree.order().iter().copied().find(|&n| tree.relation(n) == Relation::Root);
    let subject = root.and_then(|root| tree.one_of(root, &[Relation::Nsubj, Relation::NsubjPass]));
    Telling {
        subject: subject.and_then(|subject| argument(tree, read, subject).entity),
        told: told.into_values().collect(),
    }
}

struct Teller<'a> {
    read: &'a Read<'a>,
    tree: &'a Tree<'a>,
    tables: &'a Tables,
    predicates: &'a [Option<Predicate>],
    verbs: &'a BTreeMap<u32, &'a Clause>,
}

impl Teller<'_> {
    fn verb(&self, n: usize) -> Option<&Predicate> {
        self.predicates.get(n)?.as_ref().filter(|predicate| predicate.kind == ClauseKind::Verb)
    }

    /// A word of saying, as yet without what is said.
    fn told(&self, n: usize) -> Told {
        let verb = self.tree.span(n);
        let clause = self.verbs.get(&verb.start);
        let subject = clause.and_then(|clause| clause.subject);
        let subject = subject.and_then(|subject| self.tree.at(subject.head.start));
        let fact = clause.is_none_or(|clause| {
            clause.positive && matches!(clause.modality, Modality::Asserted | Modality::Planned)
        });
        let does = self.verb(n).map(|verb| verb.does).unwrap_or_default();
        // Who is told or asked says nothing.
        let passive = subject.is_none() && self.verb(n).is_some_and(|verb| verb.passive);
        let speech = does.has(Does::SAY) && !does.has(Does::MIND) && !passive;
        Told {
            verb,
            source: subject.map(|subject| self.source(subject)),
            said: Vec::new(),
            fragments: Vec::new(),
            speech,
            fact,
            lost: false,
        }
    }

    /// Who a noun is; nobody in particular where others are joined to it.
    fn source(&self, n: usize) -> Argument {
        let tree = self.tree;
        // "who said": the one that the clause hangs on.
        let relative = self.tables.does(tree.word(n)).has(Does::WHICH);
        let verb = tree.head(n).filter(|&verb| relative && tree.relation(verb) == Relation::AclRelcl);
        let n = verb.and_then(|verb| tree.head(verb)).unwrap_or(n);
        let mut argument = argument(tree, self.read, n);
        let joined = |child: usize| {
            tree.relation(child) == Relation::Conj
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn | Upos::Pron)
        };
        let first = self.joined_before(n);
        if let Some(first) = first {
            argument.span = argument.span.join(tree.span(first));
        }
        if first.is_some() || tree.children(n).any(joined) {
            argument.entity = None;
        }
        argument
    }

    /// The first of the nouns that a noun is joined to by what stands before it, where the tree has lost that: "after Ada
    /// Mora and the bank said".
    fn joined_before(&self, n: usize) -> Option<usize> {
        let tree = self.tree;
        let and = tree.reach(n).0.checked_sub(1).filter(|&and| tree.upos(and) == Upos::Cconj)?;
        let mut first = None;
        for before in (0..and).rev() {
            match tree.upos(before) {
                Upos::Noun | Upos::Propn | Upos::Pron => first = Some(before),
                Upos::Verb | Upos::Aux => return None,
                Upos::Punct | Upos::Sconj | Upos::Cconj => break,
                Upos::Adp if first.is_some() && !self.tables.does(tree.word(before)).has(Does::OF) => break,
                _ => {}
            }
        }
        first
    }

    /// A preposition with the words that are one with it.
    fn phrase(&self, n: usize) -> Span {
        let tree = self.tree;
        let last = tree.children(n).filter(|&child| tree.relation(child) == Relation::Fixed).last();
        let next = n + 1;
        let to = self.tables.does(tree.word(next)).has(Does::TO).then_some(next);
        tree.between((n, last.or(to).unwrap_or(n).max(n)))
    }

    /// What a verb says that has no clause: its infinitive or its object, with the preposition that belongs to the verb.
    fn about(&self, n: usize, verb: &Predicate) -> Option<(Option<usize>, Span)> {
        let tree = self.tree;
        if verb.passive {
            return None;
        }
        let whole = |child: usize| trimmed(tree, tree.reach(child));
        if verb.does.has(Does::AIM) {
            let to = tree.children(n).find(|&child| {
                matches!(tree.relation(child), Relation::Xcomp | Relation::Ccomp | Relation::Advcl)
                    && infinitive(tree, self.tables, child)
            });
            if let Some(to) = to {
                return Some((None, whole(to)));
            }
        }
        let with =
            tree.children(n).filter(|&child| tree.relation(child) == Relation::Obl).find_map(|child| {
                let case = tree.child(child, Relation::Case)?;
                let name = format!("{} {}", verb.lemma, tree.word(case));
                self.tables.does(&name).has(Does::MATTER).then_some((case, child))
            });
        if let Some((case, noun)) = with {
            let (first, last) = tree.reach(noun);
            let first = if first == case { case + 1 } else { first };
            return Some((Some(case), trimmed(tree, (first, last))));
        }
        let cast = verb.does.has(Does::CAST) && tree.relation(n) != Relation::Acl;
        let Some(object) = tree.child(n, Relation::Obj) else {
            // "called the demand a ploy", both as one.
            let made = tree.child(n, Relation::Xcomp).filter(|&made| cast && made > n)?;
            return matches!(tree.upos(made), Upos::Noun | Upos::Propn).then(|| (None, whole(made)));
        };
        if cast && let Some(made) = tree.children(n).find(|&child| child > object && self.made(child)) {
            let ((first, _), (_, last)) = (tree.reach(object), tree.reach(made));
            return Some((None, trimmed(tree, (first, last))));
        }
        if cast && tree.children(object).any(|child| child > object && self.made(child)) {
            return Some((None, whole(object)));
        }
        let matters = verb.does.has(Does::MATTER) && tree.upos(object) != Upos::Pron;
        matters.then(|| (None, whole(object)))
    }

    /// What is said as far as the tree has lost it: all before "…, she said", all behind "said … that" or "said".
    fn complete(&self, n: usize, told: &mut Told) {
        let tree = self.tree;
        let Some(verb) = self.verb(n).filter(|verb| !verb.passive && verb.does.has(Does::SAY)) else {
            return;
        };
        let Some(last) = (n..tree.len()).rev().find(|&n| tree.upos(n) != Upos::Punct) else { return };
        let behind = |n: usize| tree.behind(n, MARKS);
        let finite = verb.form != Form::Present;
        let word = tree.span(n);
        // "…, said Ada Mora, the mayor": who stands behind the verb, and what is said of her, is not said.
        let turned = told.source.is_some_and(|source| source.head.start > word.end) && behind(n) && finite;
        if turned {
            told.said.retain(|said| said.end <= word.start);
            let nominal = |m: &usize| matches!(tree.upos(*m), Upos::Noun | Upos::Propn);
            let first =
                (n + 1..tree.len()).filter(nominal).find(|&m| tree.head(m).is_none_or(|head| head <= n));
            told.source = first.map(|first| self.source(first)).or(told.source);
        }
        let start = told.source.and_then(|source| tree.at(source.span.start)).unwrap_or(n).min(n);
        if let [only] = told.said.as_mut_slice()
            && only.start > word.end
            && verb.does.has(Does::BARE)
            && tree.child(n, Relation::Ccomp).is_some()
        {
            let owns = |m: usize| self.owns(m);
            // A clause with a subject of its own that is joined to it without a comma goes on with it.
            let next = (n..tree.len()).find(|&n| tree.span(n).start >= only.end);
            let joined = |next: usize| {
                tree.children(n).any(|m| tree.relation(m) == Relation::Conj && m > next && owns(m))
            };
            if next.is_some_and(|next| tree.upos(next) == Upos::Cconj && joined(next)) {
                only.end = tree.span(last).end;
            }
            // A noun between the verb and a clause without a subject begins the clause.
            if !verb.does.has(Does::TELL)
                && let Some(object) = tree.child(n, Relation::Obj)
                && tree.child(n, Relation::Ccomp).is_some_and(|said| !owns(said))
                && tree.reach(object).0 == n + 1
            {
                only.start = only.start.min(tree.span(n + 1).start);
            }
        }
        // "…, she said, …": what stands before it is said too.
        let amid = start < n && tree.upos(n + 1) == Upos::Punct && start > 1 && behind(start) && finite;
        if amid
            && told.said.iter().all(|said| said.start > word.end)
            && told.said.first().is_some_and(|_| tree.word(n + 1) == ",")
        {
            told.said.extend(bared(tree, (0, start - 1)));
        }
        if !told.said.is_empty() || last == n && start == n {
            return;
        }
        told.lost = true;
        // "After the talks, the minister said little": what stands before it is when he said so.
        let mut fronted =
            tree.children(n).filter(|&child| child < start && tree.upos(child) != Upos::Punct).peekable();
        let when = |child: usize| {
            matches!(tree.relation(child), Relation::Obl | Relation::Advmod | Relation::OblUnmarked)
                || tree.relation(child) == Relation::Advcl
                    && (tree.child(child, Relation::Mark).is_some() || !self.owns(child))
        };
        let setting = fronted.peek().is_some() && fronted.all(when);
        let until = |first: usize| bared(tree, (first, last));
        let near = (n + 1..=last).take(9).take_while(|&n| tree.upos(n) != Upos::Punct);
        let that = near.clone().find(|&n| tree.word(n) == "that" && n < last);
        if let Some(that) = that {
            told.said.extend(until(that + 1));
            return;
        }
        let own = tree.relation(n) != Relation::Conj || self.owns(n);
        if start > 1 && behind(start) && finite && own && !setting && !infinitive(tree, self.tables, n) {
            told.said.extend(bared(tree, (0, start - 1)));
            return;
        }
        let begins = matches!(
            tree.upos(n + 1),
            Upos::Pron | Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num
        );
        // "…, and" begins what is told next.
        let next = |m: &usize| tree.word(*m) == "," && tree.upos(m + 1) == Upos::Cconj;
        let end = (n + 1..last).find(next).map_or(last, |comma| comma - 1);
        // "found hope in working": what has no verb of its own tense is no clause.
        let verbal = |n: usize| match tree.upos(n) {
            Upos::Aux => true,
            Upos::Verb => (self.tables.verb)(tree.word(n)).1 != Form::Present,
            _ => false,
        };
        let clause = (n + 2..=end).any(verbal);
        let speech = finite || !verb.does.has(Does::MIND);
        if verb.does.has(Does::BARE) && speech && begins && clause && start < n {
            told.said.extend(bared(tree, (n + 1, end)));
        }
    }

    /// Whether a clause has a subject of its own.
    fn owns(&self, n: usize) -> bool {
        self.tree.one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl]).is_some()
    }

    /// Whether a word is what a verb of speech makes of its object: "called it a lie", "accused him of lying".
    fn made(&self, n: usize) -> bool {
        let tree = self.tree;
        let marked = || {
            tree.children(n).any(|child| {
                let does = self.tables.does(tree.word(child));
                matches!(tree.relation(child), Relation::Case | Relation::Mark)
                    && does.has(Does::AS.or(Does::OF))
            })
        };
        match tree.relation(n) {
            Relation::Xcomp => true,
            Relation::Obl | Relation::Advcl | Relation::Acl | Relation::Nmod => marked(),
            _ => false,
        }
    }
}

/// What stands between what is said and who says it.
const MARKS: &[&str] = &[",", "\"", "”", "'", "’", "»", "?", "!"];
