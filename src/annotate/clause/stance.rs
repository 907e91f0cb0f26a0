//! Stance: whether a clause is denied, and how far it is asserted.
//!
//! Both go from a clause to those that hang on it: what one agrees to do is planned, what one fails to do is not done.
//! This module must not know who says it.

use super::attribution::{Saying, Way, blamed, infinitive};
use super::predicate::Predicate;
use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use super::{ClauseKind, Modality};
use crate::annotate::syntax::{Relation, Upos};

/// What is known of a clause's stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stance {
    pub(super) positive: bool,
    pub(super) modality: Modality,
}

/// What a clause stands in.
pub(super) struct Setting<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) tables: &'a Tables,
    pub(super) predicates: &'a [Option<Predicate>],
    /// Whether the sentence is a question.
    pub(super) question: bool,
}

impl Setting<'_> {
    pub(super) fn does(&self, n: usize) -> Does {
        self.tables.does(self.tree.word(n))
    }

    pub(super) fn predicate(&self, n: usize) -> Option<&Predicate> {
        self.predicates.get(n)?.as_ref()
    }

    /// Whether something hangs on `n` by one of those relations that does `what`.
    pub(super) fn with(&self, n: usize, relations: &[Relation], what: Does) -> bool {
        self.tree
            .children(n)
            .any(|child| relations.contains(&self.tree.relation(child)) && self.does(child).has(what))
    }

    /// The stance of the clause `n`, from that of the one that it hangs on, and who says it.
    pub(super) fn stance(
        &self,
        n: usize,
        above: Option<(usize, Stance)>,
        saying: Option<&Saying>,
        quoted: bool,
    ) -> Stance {
        let tree = self.tree;
        let relation = tree.relation(n);
        let mut positive = !self.denied(n);
        let mut modality = self.own(n, quoted);
        let hangs = above.map(|(governor, stance)| {
            let lemma = self.predicate(governor).map_or(Does::default(), |p| p.does);
            (governor, stance, lemma, self.predicate(governor).is_some_and(|p| p.passive))
        });
        let above_noun = tree.head(n).filter(|_| relation == Relation::Acl).and_then(|noun| tree.head(noun));
        let content = saying.filter(|saying| {
            let hung = [tree.head(n), above_noun].contains(&Some(saying.verb));
            saying.way != Way::Source && hung
        });
        if let Some(saying) = content
            && saying.way == Way::Complement
        {
            let verb_positive = hangs.is_none_or(|(_, stance, ..)| stance.positive);
            if saying.does.has(Does::DENY) && verb_positive {
                positive = !positive;
            }
            // "whether he left", "asked who had left", "has not said when he will leave"
            let open = saying.does.has(Does::ASK) && !saying.does.has(Does::MIND) || !verb_positive;
            let asked = self.with(n, &[Relation::Mark, Relation::Advmod], Does::WHETHER)
                || open && saying.does.has(Does::SAY) && self.does(tree.reach(n).0).has(Does::WHICH) && {
                    !self.with(n, &[Relation::Mark], Does::THAT)
                };
            if asked {
                modality = Modality::Asked;
            } else if saying.does.has(Does::INSIST) && self.bare(n) {
                modality = Modality::Demanded;
            }
            return Stance { positive, modality };
        }
        let Some((governor, stance, does, passive)) = hangs else {
            // "Minister to resign"
            let to = relation == Relation::Acl && infinitive(tree, self.tables, n);
            let modality = if to && modality == Modality::Asserted { Modality::Planned } else { modality };
            return Stance { positive, modality };
        };
        let weaker = |own: Modality, other: Modality| if other == Modality::Asserted { own } else { other };
        match relation {
            Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::Ccomp | Relation::Csubj => {
                let to = infinitive(tree, self.tables, n);
                let direct = tree.head(n) == Some(governor);
                let noun = tree.head(n).filter(|&head| head != governor);
                let does = noun.map_or(does, |noun| self.tables.does(&(self.tables.noun)(tree.word(noun))));
                if relation == Relation::Xcomp {
                    // What is negated of one is negated of the other: "did not try to", "did not fail to"; but whom
                    // nobody told to go is told to go in these words.
                    let told = does.has(Does::DEMAND)
                        && !does.has(Does::PLAN.or(Does::FAIL))
                        && tree.one_of(governor, &[Relation::Obj, Relation::Iobj]).is_some();
                    positive ^= !stance.positive && !told;
                    if self.fails(governor, does, to) {
                        positive = !positive;
                    }
                    let needs = does.has(Does::NEED)
                        && self.predicate(governor).is_some_and(|p| p.kind == ClauseKind::Verb)
                        && tree.child(governor, Relation::Obj).is_some();
                    let gerund = self.predicate(n).is_some_and(|p| p.form == Form::Present);
                    let op = if needs || gerund && does.has(Does::MULL) {
                        Modality::Planned
                    } else {
                        let verb = self.predicate(governor).is_some_and(|p| p.kind == ClauseKind::Verb);
                        match Self::operator(does, passive, to) {
                            // An infinitive that nothing says the contrary of is what is to come.
                            Modality::Asserted
                                if to && verb && !does.has(Does::REAL.or(Does::FAIL).or(Does::HALF)) =>
                            {
                                Modality::Planned
                            }
                            other => other,
                        }
                    };
                    modality = weaker(weaker(modality, op), stance.modality);
                } else if relation == Relation::Acl
                    && !to
                    && does.has(Does::PLAN)
                    && blamed(tree, self.tables, n)
                {
                    modality = weaker(modality, Modality::Planned);
                } else if relation == Relation::Acl
                    && to
                    && noun.is_some_and(|noun| self.with(noun, &[Relation::Amod, Relation::Det], Does::FIRST))
                {
                    modality = weaker(modality, stance.modality);
                } else if relation == Relation::Acl && to {
                    if does.has(Does::REFUSAL) {
                        positive = !positive;
                    }
                    let op = Self::operator(does, false, true);
                    let op = if op == Modality::Asserted && !does.has(Does::REFUSAL) {
                        Modality::Planned
                    } else {
                        op
                    };
                    modality = weaker(modality, op);
                } else if relation == Relation::Advcl && self.awaited(n, stance) {
                    modality = weaker(modality, Modality::Planned);
                } else if relation == Relation::Advcl && to {
                    if self.result(n, governor, does) {
                        modality = weaker(modality, stance.modality);
                    } else if direct && does.has(Does::OBLIGE.or(Does::DEMAND)) {
                        modality = weaker(modality, Modality::Demanded);
                    } else {
                        modality = weaker(modality, Modality::Planned);
                    }
                } else if relation == Relation::Advcl && !self.finite(n) {
                    if does.has(Does::PREVENT) && self.with(n, &[Relation::Mark, Relation::Case], Does::FROM)
                    {
                        positive = !positive;
                    } else if does.has(Does::ACCUSE) && blamed(tree, self.tables, n) && passive {
                        modality = weaker(modality, Modality::Possible);
                    } else if tree.one_of(n, &[Relation::Mark, Relation::Case]).is_some()
                        || !self.predicate(n).is_some_and(|p| p.does.has(Does::SAY))
                    {
                        modality = weaker(modality, stance.modality);
                    }
                } else if matches!(relation, Relation::Ccomp | Relation::Csubj | Relation::Acl)
                    && self.with(noun.unwrap_or(governor), &[Relation::Det], Does::NO)
                {
                    // "no evidence that"
                    positive = !positive;
                } else if matches!(relation, Relation::Ccomp | Relation::Csubj)
                    && direct
                    && self.predicate(governor).is_some_and(|p| p.kind == ClauseKind::Copula)
                    && does.has(Does::POSSIBLE.or(Does::FAIL))
                {
                    // "it is unlikely that"
                    positive ^= does.has(Does::FAIL);
                    positive ^= !stance.positive;
                    modality = Modality::Possible;
                } else if relation == Relation::Ccomp && to {
                    let op = Self::operator(does, passive, true);
                    modality = weaker(weaker(modality, op), stance.modality);
                }
            }
            Relation::Conj if tree.head(n) == Some(governor) => {
                let own_subject =
                    tree.one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl]).is_some();
                let aux = tree
                    .one_of(n, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Mark])
                    .is_some();
                if !own_subject && !aux && self.alike(n, governor) {
                    modality = weaker(modality, stance.modality);
                    positive = positive && (stance.positive || !self.shares_denial(n, governor));
                } else if stance.modality == Modality::Asked && !own_subject {
                    modality = weaker(modality, stance.modality);
                }
            }
            _ => {}
        }
        Stance { positive, modality }
    }

    /// How what hangs on a word with an infinitive is meant.
    fn operator(does: Does, passive: bool, to: bool) -> Modality {
        if !to {
            return Modality::Asserted;
        }
        if does.has(Does::OBLIGE) || does.has(Does::DEMAND) && !does.has(Does::PLAN) {
            Modality::Demanded
        } else if passive && does.has(Does::HEARSAY) && !does.has(Does::PLAN) {
            Modality::Possible
        } else if does.has(Does::PLAN) {
            Modality::Planned
        } else if does.has(Does::POSSIBLE) {
            Modality::Possible
        } else {
            Modality::Asserted
        }
    }

    /// Whether what hangs on a word is not done: "failed to", "stopped paying".
    fn fails(&self, governor: usize, does: Does, to: bool) -> bool {
        let gerund = self.predicate(governor).is_some_and(|p| p.kind == ClauseKind::Verb);
        does.has(Does::FAIL) && (to || gerund)
    }

    /// Whether a verb is written as in the dictionary, without an auxiliary: "demanded that he leave".
    fn bare(&self, n: usize) -> bool {
        let Some(predicate) = self.predicate(n) else { return false };
        let copula = self.tree.one_of(n, &[Relation::Cop, Relation::AuxPass]);
        let bare = match copula {
            Some(copula) => self.tree.word(copula) == "be",
            None => predicate.form == Form::Base,
        };
        bare && self.tree.child(n, Relation::Aux).is_none() || infinitive(self.tree, self.tables, n)
    }

    /// Whether a clause has a tense of its own.
    pub(super) fn finite(&self, n: usize) -> bool {
        let finite = [Relation::Nsubj, Relation::NsubjPass, Relation::Expl, Relation::Aux, Relation::Cop];
        self.tree.one_of(n, &finite).is_some()
    }

    /// Whether two verbs joined by "and" can share an auxiliary: both are written alike.
    fn alike(&self, n: usize, first: usize) -> bool {
        let form = |n: usize| self.predicate(n).filter(|p| p.kind == ClauseKind::Verb).map(|p| p.form);
        let same = |a: Form, b: Form| a == b || matches!((a, b), (Form::Past, Form::Participle));
        form(n).zip(form(first)).is_some_and(|(a, b)| same(a, b) && b != Form::Past)
            && self.tree.one_of(first, &[Relation::Aux, Relation::AuxPass, Relation::Mark]).is_some()
    }

    /// Whether the denial of the first of two joined verbs is that of the other too.
    fn shares_denial(&self, n: usize, first: usize) -> bool {
        self.predicate(n).map(|p| p.form) == self.predicate(first).map(|p| p.form)
    }

    /// Whether the words of a clause deny it.
    fn denied(&self, n: usize) -> bool {
        let tree = self.tree;
        let mut denied = false;
        for child in tree.children(n) {
            let does = self.does(child);
            match tree.relation(child) {
                Relation::Advmod
                | Relation::Cc
                | Relation::CcPreconj
                | Relation::Discourse
                | Relation::Aux
                    if does.has(Does::NOT) =>
                {
                    denied = !denied;
                }
                Relation::Advmod
                    if does.has(Does::LONGER)
                        && self.with(child, &[Relation::Advmod, Relation::Det], Does::NO) =>
                {
                    denied = !denied;
                }
                Relation::Mark | Relation::Case if does.has(Does::WITHOUT) && self.gerund(n) => {
                    denied = !denied;
                }
                Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Expl
                    if does.has(Does::NOBODY)
                        || self.with(
                            child,
                            &[Relation::Det, Relation::Cc, Relation::CcPreconj, Relation::Advmod],
                            Does::NO,
                        ) =>
                {
                    denied = !denied;
                }
                Relation::Det if does.has(Does::NO) => denied = !denied,
                _ => {}
            }
        }
        denied
    }

    fn gerund(&self, n: usize) -> bool {
        self.predicate(n).is_some_and(|p| p.form == Form::Present || p.kind == ClauseKind::Copula)
    }

    /// What the words of a clause themselves say of how far it is asserted.
    fn own(&self, n: usize, quoted: bool) -> Modality {
        let tree = self.tree;
        let relation = tree.relation(n);
        if self.asked(n) {
            return Modality::Asked;
        }
        if self.condition(n) {
            return Modality::Conditional;
        }
        let asks = |mark: usize| self.does(mark).has(Does::WHETHER) && !self.does(mark).has(Does::UNLESS);
        if tree.children(n).any(|child| tree.relation(child) == Relation::Mark && asks(child)) {
            return Modality::Asked;
        }
        let depends =
            tree.children(n).any(|child| tree.relation(child) == Relation::Advcl && self.condition(child));
        let perfect = tree
            .children(n)
            .any(|child| tree.relation(child) == Relation::Aux && self.does(child).has(Does::HAVE));
        let mut modality = Modality::Asserted;
        for child in tree.children(n) {
            let does = self.does(child);
            let next = match tree.relation(child) {
                Relation::Aux if does.has(Does::WILL) => Modality::Planned,
                Relation::Aux if does.has(Does::MAY) => Modality::Possible,
                Relation::Aux if does.has(Does::MUST) => Modality::Demanded,
                Relation::Aux if does.has(Does::WOULD) => {
                    let had = tree.word(child) == "'d"
                        && (self
                            .predicate(n)
                            .is_some_and(|p| matches!(p.form, Form::Participle | Form::Past))
                            || tree.one_of(n, &[Relation::Cop]).is_some_and(|cop| tree.word(cop) == "been"));
                    if had {
                        continue;
                    }
                    let refuses =
                        !quoted && self.predicate(n).is_some_and(|p| p.does.has(Does::SAY)) && self.denied(n);
                    if refuses {
                        // "would not say"
                        continue;
                    }
                    // In what somebody said, it is what was to happen.
                    let told = matches!(relation, Relation::Ccomp | Relation::Acl)
                        && self.with(n, &[Relation::Mark], Does::THAT);
                    if (quoted || told) && !perfect { Modality::Planned } else { Modality::Conditional }
                }
                Relation::Advmod if does.has(Does::PERHAPS) => Modality::Possible,
                _ => continue,
            };
            modality = next;
            break;
        }
        let to_be = infinitive(tree, self.tables, n)
            && matches!(
                relation,
                Relation::Root | Relation::Ccomp | Relation::Parataxis | Relation::AclRelcl | Relation::Conj
            )
            && tree.children(n).any(|child| {
                matches!(tree.relation(child), Relation::Aux | Relation::AuxPass | Relation::Cop)
                    && self.does(child).has(Does::BE)
                    && tree.word(child) != "be"
            });
        if self.ordered(n) {
            return Modality::Demanded;
        }
        if modality == Modality::Asserted && to_be {
            modality = Modality::Planned;
        }
        // "Failure to pay would close it": nobody has failed yet
        let above = tree.head(n).filter(|_| relation == Relation::Acl && infinitive(tree, self.tables, n));
        let above =
            above.filter(|&noun| matches!(tree.relation(noun), Relation::Nsubj | Relation::NsubjPass));
        let open = above.and_then(|noun| tree.head(noun)).is_some_and(|verb| {
            let helpers = tree.children(verb).filter(|&child| tree.relation(child) == Relation::Aux);
            helpers.into_iter().any(|child| self.does(child).has(Does::WOULD.or(Does::MAY).or(Does::WILL)))
        });
        if open && modality == Modality::Asserted {
            modality = Modality::Conditional;
        }
        let past = self.predicate(n).is_some_and(|p| matches!(p.form, Form::Past | Form::Participle));
        if depends && (modality != Modality::Asserted || !past) && modality != Modality::Demanded {
            modality = Modality::Conditional;
        }
        modality
    }
}

/// Whether a word is a mark that ends a question.
pub(super) fn question(tree: &Tree<'_>) -> bool {
    (0..tree.len()).rev().take_while(|&n| tree.upos(n) == Upos::Punct).any(|n| tree.word(n).starts_with('?'))
}
