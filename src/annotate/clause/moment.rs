//! What one sentence tells of time: the date that governs each of its predicates, and which way each looks.
//!
//! This module must not know other sentences.

use super::ClauseKind;
use super::attribution::infinitive;
use super::predicate::Predicate;
use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use crate::annotate::Precision;
use crate::annotate::date::DateMention;
use crate::annotate::syntax::{Relation, Upos};

/// How far a date may hang below the predicate that it dates.
const STEPS: usize = 8;

/// How many words are searched for the date of another predicate.
const NEAR: usize = 60;

/// Which way a predicate looks by its form and its helpers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// "had won": before the time spoken of.
    Before,
    /// "has won"
    Perfect,
    Present,
    /// "will win", "is to win", "may win"
    Ahead,
    /// An infinitive, a gerund or a participle.
    None,
}

/// How firmly a date is bound to its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// It hangs on it.
    Firm,
    /// It has an open end, or hangs on a noun that tells of no deed.
    Loose,
}

/// The date of a predicate, by its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    pub(super) date: usize,
    pub(super) bond: Bond,
    /// Whether the predicate is a word of the date: "is on Monday".
    pub(super) itself: bool,
}

/// The date of a predicate: an expression, or the article's own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Governed(usize),
    Inherited(usize),
    Published,
}

/// What is known of time in one sentence.
pub(super) struct Times<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) tables: &'t Tables,
    pub(super) predicates: &'t [Option<Predicate>],
    pub(super) own: Vec<Option<Own>>,
    pub(super) tense: Vec<Tense>,
    pub(super) when: Vec<Option<When>>,
    pub(super) speech: bool,
    pub(super) heading: bool,
}

impl Times<'_> {
    pub(super) fn predicate(&self, n: usize) -> Option<&Predicate> {
        self.predicates.get(n)?.as_ref()
    }

    pub(super) fn own(&self, n: usize) -> Option<Own> {
        self.own.get(n).copied().flatten()
    }

    pub(super) fn tense(&self, n: usize) -> Tense {
        self.tense.get(n).copied().unwrap_or(Tense::None)
    }

    /// The predicate that a date governs.
    pub(super) fn governor(&self, date: &DateMention) -> Option<(usize, Bond)> {
        let tree = self.tree;
        let first = tree.at(date.span.start)?;
        let inside = |n: usize| date.span.overlaps(tree.span(n));
        let words = (first..tree.len()).take_while(|&n| tree.span(n).start < date.span.end);
        let top = words.into_iter().find(|&n| tree.head(n).is_none_or(|head| !inside(head)))?;
        let open = date.extent.is_some_and(|extent| extent.first.is_none() || extent.last.is_none());
        // "until Friday", "since 1974": it bounds the deed, or the deed lasts.
        let bounds = tree
            .child(top, Relation::Case)
            .is_some_and(|case| self.tables.does(tree.word(case)).has(Does::BOUND));
        let mut bond = if open || bounds { Bond::Loose } else { Bond::Firm };
        let mut at = top;
        for _ in 0..STEPS {
            if self.predicate(at).is_some() {
                // "has been trying to leave since May": that goes on since then.
                let since = date.extent.is_some_and(|extent| extent.last.is_none());
                let above = tree.head(at).filter(|&above| self.tense(above) == Tense::Perfect);
                return match above {
                    Some(above) if since && self.tense(at) == Tense::None => Some((above, bond)),
                    _ => Some((at, bond)),
                };
            }
            let relation = tree.relation(at);
            let head = tree.head(at)?;
            let plain = tree.child(top, Relation::Case).is_none();
            let owned = matches!(
                relation,
                Relation::NmodPoss | Relation::Compound | Relation::Nummod | Relation::Amod
            );
            // "the 1995 treaty", "Sunday's vote": the noun's own date.
            if at == top && owned && self.predicate(head).is_none() {
                // "died in Monday's attack"
                let day = date.extent.is_some_and(|extent| extent.precision <= Precision::Day);
                let during = tree
                    .child(head, Relation::Case)
                    .is_some_and(|case| self.tables.does(tree.word(case)).has(Does::DURING));
                let verb = tree.head(head).filter(|&verb| self.tense(verb) == Tense::Past && during && day);
                return verb
                    .filter(|_| relation == Relation::NmodPoss && tree.relation(head) == Relation::Obl)
                    .map(|verb| (verb, Bond::Loose));
            }
            if matches!(tree.upos(head), Upos::Noun | Upos::Propn) && self.predicate(head).is_none() {
                // A bare day behind a noun is mostly the verb's: "condemned the attack Sunday".
                let day = date.extent.is_some_and(|extent| extent.precision <= Precision::Day);
                if !(plain && day) {
                    bond = Bond::Loose;
                }
            }
            at = head;
        }
        None
    }

    /// The date of a clause or deed below a predicate that is its own too: "died in a bombing on Monday".
    pub(super) fn below(&self, n: usize) -> Option<usize> {
        let tree = self.tree;
        let mut found = None;
        for child in tree.children(n) {
            let deed = self.predicate(child).is_some_and(|predicate| predicate.kind == ClauseKind::Noun);
            let fits = match tree.relation(child) {
                Relation::Obl | Relation::Nsubj | Relation::NsubjPass | Relation::OblAgent if deed => true,
                // "is expected to open in May"
                Relation::Xcomp | Relation::Csubj => self.predicate(n).is_some_and(|predicate| {
                    predicate.does.has(Does::PLAN.or(Does::HALF).or(Does::HEARSAY)) && predicate.passive
                        || predicate.kind == ClauseKind::Copula
                        || predicate.does.has(Does::HALF)
                }),
                Relation::Advcl if deed => false,
                // "will be closed when they come in May"
                Relation::Advcl if self.tense(n) == Tense::Ahead => self.tense(child) == Tense::Present,
                Relation::Advcl => self.tense(child) != Tense::Before,
                // "is expected to be around 2020"
                Relation::Obl => self.own(child).is_some_and(|own| own.itself),
                _ => false,
            };
            if !fits {
                continue;
            }
            let own = self.own(child).filter(|own| own.bond == Bond::Firm).map(|own| own.date);
            // "based in the town on Monday": a participle below it may have got what is its own.
            let inner = || {
                let fits = |inner: &usize| {
                    matches!(tree.relation(*inner), Relation::Advcl | Relation::Xcomp | Relation::Acl)
                        && self.tense(*inner) != Tense::Before
                };
                let inner = tree.children(child).filter(fits).find_map(|inner| self.own(inner));
                inner.filter(|own| own.bond == Bond::Firm).map(|own| own.date)
            };
            found = found.or(own).or_else(inner);
        }
        found
    }

    /// The date of the nearest other predicate of the sentence that has one, before it or behind.
    pub(super) fn beside(&self, n: usize) -> Option<usize> {
        let near = (0..n).rev().chain(n..self.tree.len());
        near.into_iter().take(NEAR).find_map(|at| self.own(at)).map(|own| own.date)
    }

    /// Which way a predicate looks.
    pub(super) fn tense_of(&self, n: usize) -> Tense {
        let (tree, tables) = (self.tree, self.tables);
        let Some(predicate) = self.predicate(n) else { return Tense::None };
        if matches!(predicate.kind, ClauseKind::Noun | ClauseKind::Apposition) {
            return Tense::None;
        }
        let (mut ahead, mut perfect, mut past, mut present, mut helped) = (false, None, false, false, false);
        let mut participle = false;
        for child in tree.children(n) {
            if !matches!(tree.relation(child), Relation::Aux | Relation::AuxPass | Relation::Cop) {
                continue;
            }
            let does = tables.does(tree.word(child));
            let (lemma, form) = (tables.verb)(tree.word(child));
            if does.has(Does::WILL.or(Does::MAY).or(Does::MUST).or(Does::WOULD)) {
                ahead = true;
            } else if does.has(Does::HAVE) || tables.does(&lemma).has(Does::HAVE) && lemma != "be" {
                perfect = Some(matches!(form, Form::Past | Form::Participle));
                // "having won"
                participle |= form == Form::Present;
            } else {
                past |= form == Form::Past;
                present |= matches!(form, Form::Third) || form == Form::Base && tree.word(child) != lemma;
                helped |= matches!(form, Form::Base) && tree.word(child) == lemma;
            }
        }
        let subject = tree
            .one_of(n, &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl, Relation::Csubj])
            .is_some();
        match (ahead, perfect) {
            (_, Some(_)) if participle => return Tense::None,
            (true, Some(_)) => return Tense::Past,
            (true, None) => return Tense::Ahead,
            (false, Some(true)) => return Tense::Before,
            (false, Some(false)) => return if past { Tense::Past } else { Tense::Perfect },
            (false, None) => {}
        }
        if infinitive(tree, tables, n) {
            let finite = past || present;
            return if finite { Tense::Ahead } else { Tense::None };
        }
        if past {
            return Tense::Past;
        }
        if present {
            return Tense::Present;
        }
        let relation = tree.relation(n);
        if predicate.kind == ClauseKind::Copula {
            return Tense::None;
        }
        match predicate.form {
            Form::Past => Tense::Past,
            Form::Participle => match relation {
                Relation::Conj => {
                    let first = tree.head(n).map_or(Tense::None, |head| self.tense(head));
                    if subject || first == Tense::None { Tense::Past } else { first }
                }
                Relation::Acl | Relation::Advcl | Relation::Xcomp if !subject => Tense::None,
                _ => Tense::Past,
            },
            Form::Third => Tense::Present,
            Form::Base if subject && !helped => Tense::Present,
            Form::Base if relation == Relation::Conj => {
                tree.head(n).map_or(Tense::None, |head| self.tense(head))
            }
            Form::Base | Form::Present => Tense::None,
        }
    }
}

/// Whether two joined predicates can be of one time.
pub(super) fn same(one: Tense, other: Tense) -> bool {
    one == other || matches!((one, other), (Tense::Past, Tense::Before) | (Tense::Before, Tense::Past))
}

/// Days and months first; a predicate that has both is dated by the finer.
pub(super) fn coarse(date: &DateMention) -> u8 {
    let Some(extent) = date.extent else { return 0 };
    match extent.precision {
        // The first day of "from 8 to 11 July" is a day.
        Precision::Range if date.value.len() == 10 => 0,
        Precision::Day => 0,
        Precision::Week | Precision::Month => 1,
        Precision::Quarter | Precision::Season | Precision::Half | Precision::Range => 2,
        Precision::Year => 3,
        Precision::Decade => 4,
        Precision::Century => 5,
    }
}
