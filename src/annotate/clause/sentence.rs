//! The clauses of one sentence: each predicate with its slots.
//!
//! Words are taken from the top of the tree down, so that a clause finds ready what it takes from the one that it hangs
//! on: the doer of an infinitive, a denial, a speaker. This module must not know other sentences.

use super::argument::{argument, obliques, place, trimmed};
use super::attribution::{Saying, Way, attribution, blamed, infinitive};
use super::predicate::{Predicate, predicates};
use super::stance::{Setting, Stance, question};
use super::tables::{Does, Form, Tables};
use super::time::times;
use super::tree::Tree;
use super::{Argument, Clause, ClauseKind, Read, Speaker};
use crate::annotate::syntax::{Relation, Sentence, Upos};
use crate::text::Span;

/// The clauses of a sentence, in no particular order.
pub(super) fn clauses(
    read: &Read<'_>,
    sentence: &Sentence,
    tables: &Tables,
    headline: bool,
    found: &mut Vec<Clause>,
) {
    let tree = Tree::new(&read.document.text, sentence);
    if tree.len() == 0 {
        return;
    }
    let predicates = predicates(&tree, tables, headline);
    let (sayings, said) = attribution(&tree, tables, &predicates);
    let setting = Setting { tree: &tree, tables, predicates: &predicates, question: question(&tree) };
    let times = times(&tree, read, &predicates);
    let mut reader = Reader {
        read,
        tree: &tree,
        tables,
        headline,
        predicates: &predicates,
        sayings: &sayings,
        said: &said,
        subject: vec![None; tree.len()],
        object: vec![None; tree.len()],
        stance: vec![None; tree.len()],
    };
    for &n in tree.order() {
        let Some(predicate) = reader.predicate(n) else { continue };
        let above = reader.above(n);
        reader.roles(n, predicate, above);
        let said = said.get(n).copied().flatten();
        let saying = said.and_then(|said| sayings.get(said));
        let hung = above.and_then(|above| Some((above, reader.stance.get(above).copied().flatten()?)));
        let stance = setting.stance(n, hung, saying, saying.is_some());
        if let Some(slot) = reader.stance.get_mut(n) {
            *slot = Some(stance);
        }
        if reader.half(n, predicate) {
            continue;
        }
        let time = times.get(n).cloned().flatten();
        if let Some(mut clause) = reader.clause(n, predicate, stance) {
            clause.time = time;
            found.push(clause);
        }
    }
}

struct Reader<'a> {
    read: &'a Read<'a>,
    tree: &'a Tree<'a>,
    tables: &'a Tables,
    headline: bool,
    predicates: &'a [Option<Predicate>],
    sayings: &'a [Saying],
    said: &'a [Option<usize>],
    /// The grammatical subject of each predicate, and its object.
    subject: Vec<Option<usize>>,
    object: Vec<Option<usize>>,
    stance: Vec<Option<Stance>>,
}

impl<'a> Reader<'a> {
    fn predicate(&self, n: usize) -> Option<&'a Predicate> {
        self.predicates.get(n)?.as_ref()
    }

    fn does(&self, n: usize) -> Does {
        self.tables.does(self.tree.word(n))
    }

    /// The next predicate that a word hangs on.
    fn above(&self, n: usize) -> Option<usize> {
        let mut at = n;
        // Deeper nesting of nouns than this is no reading that one could trust.
        for _ in 0..12 {
            at = self.tree.head(at)?;
            if self.predicate(at).is_some() {
                return Some(at);
            }
        }
        None
    }

    fn subject_of(&self, n: usize) -> Option<usize> {
        self.subject.get(n).copied().flatten()
    }

    fn object_of(&self, n: usize) -> Option<usize> {
        self.object.get(n).copied().flatten()
    }

    /// Finds the grammatical subject and the object of the predicate `n`.
    fn roles(&mut self, n: usize, predicate: &Predicate, above: Option<usize>) {
        let tree = self.tree;
        let own = tree.one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter]);
        let expletive = tree.child(n, Relation::Expl).is_some();
        let clausal = tree.one_of(n, &[Relation::Csubj, Relation::CsubjPass]).is_some();
        let mut object = tree.child(n, Relation::Obj);
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
                subject = noun;
            } else if which(object) || gap {
                object = noun;
            }
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
                    Some(object) if !verb.does.has(Does::PROMISE) && verb.kind == ClauseKind::Verb => {
                        Some(object)
                    }
                    _ => self.subject_of(governor),
                }
            }
            Relation::Advcl => {
                let governor = head?;
                let verb = self.predicate(governor)?;
                let finite = [Relation::Aux, Relation::AuxPass, Relation::Cop];
                if tree.one_of(n, &finite).is_some() && !to && predicate.form != Form::Present {
                    return None;
                }
                let from = |what| {
                    tree.children(n).any(|child| {
                        matches!(tree.relation(child), Relation::Mark | Relation::Case)
                            && self.does(child).has(what)
                    })
                };
                let object = self.object_of(governor);
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
                if to {
                    if self.headline && tree.relation(noun) == Relation::Root {
                        return Some(noun);
                    }
                    let owner = tree.child(noun, Relation::NmodPoss);
                    let governor = above?;
                    let verb = self.predicate(governor)?;
                    let does = self.tables.does(&(self.tables.noun)(tree.word(noun)));
                    if does.has(Does::PLAN.or(Does::POSSIBLE).or(Does::REFUSAL)) {
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
            Relation::Root | Relation::Parataxis if self.headline => None,
            _ => None,
        }
    }

    /// Whom a demand is put to: "called on the army to".
    fn asked_of(&self, governor: usize) -> Option<usize> {
        let tree = self.tree;
        tree.children(governor).find(|&child| {
            tree.relation(child) == Relation::Obl
                && tree
                    .child(child, Relation::Case)
                    .is_some_and(|case| matches!(tree.word(case), "on" | "upon" | "for"))
        })
    }

    /// Whether a word only says how its infinitive is meant: "is likely to", "is going to".
    fn half(&self, n: usize, predicate: &Predicate) -> bool {
        let tree = self.tree;
        let Some(xcomp) = tree.child(n, Relation::Xcomp).or_else(|| tree.child(n, Relation::Csubj)) else {
            return false;
        };
        let to = infinitive(tree, self.tables, xcomp);
        let word = self.does(n).has(Does::HALF);
        to && (word || predicate.does.has(Does::HALF) || self.tables.does(&predicate.lemma).has(Does::HAVE))
    }

    /// A predicate with its slots.
    fn clause(&self, n: usize, predicate: &Predicate, stance: Stance) -> Option<Clause> {
        let tree = self.tree;
        let mut span = self.span(n);
        let mut lemma = predicate.lemma.clone();
        let nominal = predicate.kind != ClauseKind::Verb;
        let (mut subject, mut object) = (self.subject_of(n), self.object_of(n));
        let mut used: Vec<usize> = Vec::new();
        match predicate.kind {
            ClauseKind::Verb => {
                if let Some(particle) = tree.child(n, Relation::CompoundPrt) {
                    lemma.push(' ');
                    lemma.push_str(tree.word(particle));
                }
                if let Some(noun) = object
                    && let Some(light) = self.tables.light(&lemma, &(self.tables.noun)(tree.word(noun)))
                {
                    light.clone_into(&mut lemma);
                }
                if predicate.passive {
                    if object.is_none() || tree.child(n, Relation::NsubjPass).is_none() {
                        object = subject;
                    } else if let Some(second) = object {
                        // "was given a medal": both are done to; the subject is to whom.
                        object = Some(second);
                    }
                    subject = self.agent(n);
                    used.extend(subject);
                }
            }
            ClauseKind::Copula => object = None,
            ClauseKind::Apposition => {
                let head = tree.head(n)?;
                (subject, object) = (Some(head), None);
                span = tree.span(head).join(span);
                if tree.upos(n) == Upos::Propn {
                    // "the mayor, Ada Mora": the office is what is claimed.
                    return Some(self.office(n, head, span, stance));
                }
            }
            ClauseKind::Noun => {
                let deed = self.tables.deed(&(self.tables.noun)(tree.word(n)))?;
                let by = self.agent(n);
                let of = tree.children(n).find(|&child| {
                    tree.relation(child) == Relation::Nmod
                        && tree.child(child, Relation::Case).is_some_and(|case| tree.word(case) == "of")
                });
                let owner = tree.child(n, Relation::NmodPoss);
                (subject, object) = if deed.done_to {
                    match of {
                        Some(of) => (by.or(owner), Some(of)),
                        None if by.is_some() => (by, owner),
                        None => (None, owner),
                    }
                } else {
                    (by.or(owner).or(of), None)
                };
                used.extend(subject);
                used.extend(object);
            }
        }
        let object = object.filter(|object| Some(*object) != subject && !self.does(*object).has(Does::WHICH));
        let subject = subject.filter(|&subject| !self.does(subject).has(Does::WHICH));
        let obliques = obliques(tree, self.read, n, nominal, &used);
        let place = place(tree, self.read, self.tables, &obliques);
        Some(Clause {
            span,
            kind: predicate.kind,
            predicate: tree.span(n),
            lemma,
            subject: subject.map(|n| self.argument(n)),
            object: object.map(|n| self.argument(n)),
            obliques: obliques.into_iter().map(|(_, oblique)| oblique).collect(),
            positive: stance.positive,
            modality: stance.modality,
            speaker: self.speaker(n),
            time: None,
            place,
        })
    }

    /// The clause of an apposition in which the name comes behind the office.
    fn office(&self, name: usize, office: usize, span: Span, stance: Stance) -> Clause {
        let tree = self.tree;
        let obliques = obliques(tree, self.read, office, true, &[name]);
        Clause {
            span,
            kind: ClauseKind::Apposition,
            predicate: tree.span(office),
            lemma: (self.tables.noun)(tree.word(office)),
            subject: Some(self.argument(name)),
            object: None,
            obliques: obliques.into_iter().map(|(_, oblique)| oblique).collect(),
            positive: stance.positive,
            modality: stance.modality,
            speaker: self.speaker(name),
            time: None,
            place: None,
        }
    }

    fn argument(&self, n: usize) -> Argument {
        argument(self.tree, self.read, n)
    }

    /// Who does what the passive or noun `n` tells: "by".
    fn agent(&self, n: usize) -> Option<usize> {
        let tree = self.tree;
        tree.child(n, Relation::OblAgent).or_else(|| {
            tree.children(n).find(|&child| {
                matches!(tree.relation(child), Relation::Obl | Relation::Nmod)
                    && tree.child(child, Relation::Case).is_some_and(|case| self.does(case).has(Does::BY))
                    && !matches!(tree.upos(child), Upos::Num)
                    && !self.dated(child)
            })
        })
    }

    fn dated(&self, n: usize) -> bool {
        let word = self.tree.span(n);
        let dates = self.read.dates;
        let at = dates.partition_point(|date| date.span.end <= word.start);
        dates.get(at).is_some_and(|date| date.span.contains(word))
    }

    /// Who is said to say the clause `n`.
    fn speaker(&self, n: usize) -> Option<Speaker> {
        let tree = self.tree;
        let saying = self.sayings.get(self.said.get(n).copied().flatten()?)?;
        let verb = tree.span(saying.verb);
        let predicate = self.predicate(saying.verb);
        let source = saying.source.or_else(|| match predicate {
            Some(predicate) if predicate.passive && saying.way != Way::Source => self.agent(saying.verb),
            Some(_) => self.subject_of(saying.verb),
            None => None,
        });
        let source = source.map(|source| {
            let relative =
                self.does(source).has(Does::WHICH) && tree.relation(saying.verb) == Relation::AclRelcl;
            if relative { tree.head(saying.verb).unwrap_or(source) } else { source }
        });
        let argument = source.map(|source| self.argument(source));
        Some(Speaker { span: argument.map(|a| a.span), entity: argument.and_then(|a| a.entity), verb })
    }

    /// From the first word of a clause to its last: without the clauses joined to it, and what it says.
    fn span(&self, n: usize) -> Span {
        let tree = self.tree;
        let (mut first, mut last) = (n, n);
        for child in tree.children(n) {
            let relation = tree.relation(child);
            let apart = match relation {
                Relation::Punct | Relation::Parataxis => true,
                Relation::Conj => self.predicate(child).is_some(),
                Relation::Cc => child < n,
                Relation::Ccomp | Relation::Advcl => {
                    self.sayings.iter().any(|saying| saying.verb == n || saying.verb == child)
                }
                Relation::AclRelcl | Relation::Appos => {
                    self.predicate(n).is_some_and(|p| p.kind != ClauseKind::Verb)
                }
                _ => false,
            };
            if !apart {
                let (from, to) = tree.reach(child);
                (first, last) = (first.min(from), last.max(to));
            }
        }
        trimmed(tree, (first, last))
    }
}
