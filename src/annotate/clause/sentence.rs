//! The clauses of one sentence: each predicate with its slots.
//!
//! Words are taken from the top of the tree down, so that a clause finds ready what it takes from the one that it hangs
//! on: the doer of an infinitive, a denial, a speaker. This module must not know other sentences.

use super::argument::{argument, obliques, place, trimmed};
use super::attribution::{Saying, Way, infinitive};
use super::known::Known;
use super::predicate::Predicate;
use super::stance::{Setting, Stance, question};
use super::tables::{Does, Tables};
use super::time::Story;
use super::tree::Tree;
use super::{Argument, Clause, ClauseKind, Read, Speaker};
use crate::annotate::syntax::{Relation, Upos};
use crate::text::Span;

/// The clauses of a sentence, in no particular order.
pub(super) fn clauses<'t>(
    read: &Read<'_>,
    known: &'t Known<'t>,
    tables: &Tables,
    story: &mut Story<'_>,
    found: &mut Vec<Clause>,
) {
    let Known { tree, headline, predicates, sayings, said } = known;
    if tree.len() == 0 {
        return;
    }
    let setting = Setting { tree, tables, predicates, question: question(tree) };
    let mut times = story.begin(tree, tables, predicates);
    let mut reader = Reader {
        read,
        tree,
        tables,
        headline: *headline,
        predicates,
        sayings,
        said,
        subject: vec![None; tree.len()],
        object: vec![None; tree.len()],
        stance: vec![None; tree.len()],
    };
    for &n in tree.order() {
        let Some(predicate) = reader.predicate(n) else { continue };
        let above = reader.above(n);
        reader.roles(n, predicate, above);
        let saying = reader.saying(n);
        let hung = above.and_then(|above| Some((above, reader.stance.get(above).copied().flatten()?)));
        let stance = setting.stance(n, hung, saying, saying.is_some());
        if let Some(slot) = reader.stance.get_mut(n) {
            *slot = Some(stance);
        }
        let time = story.time(&mut times, n, above, stance, saying.is_some());
        let dated = predicate.kind == ClauseKind::Apposition && reader.dated(n);
        if dated || reader.half(n, predicate) {
            continue;
        }
        if let Some(mut clause) = reader.clause(n, predicate, stance) {
            clause.time = time;
            found.push(clause);
        }
    }
    story.end(&times);
}

pub(super) struct Reader<'a> {
    pub(super) read: &'a Read<'a>,
    pub(super) tree: &'a Tree<'a>,
    pub(super) tables: &'a Tables,
    pub(super) headline: bool,
    pub(super) predicates: &'a [Option<Predicate>],
    pub(super) sayings: &'a [Saying],
    pub(super) said: &'a [Option<usize>],
    /// The grammatical subject of each predicate, and its object.
    pub(super) subject: Vec<Option<usize>>,
    pub(super) object: Vec<Option<usize>>,
    pub(super) stance: Vec<Option<Stance>>,
}

impl<'a> Reader<'a> {
    pub(super) fn predicate(&self, n: usize) -> Option<&'a Predicate> {
        self.predicates.get(n)?.as_ref()
    }

    pub(super) fn does(&self, n: usize) -> Does {
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

    pub(super) fn subject_of(&self, n: usize) -> Option<usize> {
        self.subject.get(n).copied().flatten()
    }

    pub(super) fn object_of(&self, n: usize) -> Option<usize> {
        self.object.get(n).copied().flatten()
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
                    object = subject.or(object);
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
            lemma: (self.tables.noun)(tree.word(office)).into_owned(),
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

    pub(super) fn dated(&self, n: usize) -> bool {
        let word = self.tree.span(n);
        let dates = self.read.dates;
        let at = dates.partition_point(|date| date.span.end <= word.start);
        dates.get(at).is_some_and(|date| date.span.contains(word))
    }

    /// How the clause `n` is said, if it is said by another than the article.
    fn saying(&self, n: usize) -> Option<&'a Saying> {
        let mut saying = self.sayings.get(self.said.get(n).copied().flatten()?);
        let mut at = n;
        while let Some(inner) = saying
            && let Some(head) = self.tree.head(at).filter(|_| at != inner.verb)
        {
            // "said the law, which took effect in May, would": what is told by the way is told by who tells the rest.
            let same = self.said.get(head) == self.said.get(at);
            if same && self.by_the_way(at, inner.verb) {
                saying = self.sayings.get(self.said.get(inner.verb).copied().flatten()?);
            }
            if !same {
                break;
            }
            at = head;
        }
        saying
    }

    /// Whether a clause behind a verb of saying is told by the way, outside quotation marks: ", which took effect in May,".
    fn by_the_way(&self, n: usize, verb: usize) -> bool {
        let tree = self.tree;
        let start = tree.reach(n).0;
        let pronoun = if tree.word(start) == "," { start + 1 } else { start };
        let quotes = |n: usize| tree.word(n).chars().filter(|c| matches!(c, '"' | '“' | '”')).count();
        tree.relation(n) == Relation::AclRelcl
            && verb < pronoun
            && tree.behind(pronoun, &[","])
            && self.does(pronoun).has(Does::WHICH)
            && (0..pronoun).map(quotes).sum::<usize>() % 2 == 0
    }

    /// Who is said to say the clause `n`.
    fn speaker(&self, n: usize) -> Option<Speaker> {
        let tree = self.tree;
        let saying = self.saying(n)?;
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
        // "Nobody says who will pay."
        if source.is_some_and(|source| self.does(source).has(Does::NOBODY)) {
            return None;
        }
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
