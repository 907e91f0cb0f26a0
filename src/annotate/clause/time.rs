//! When a deed was done: the date of each predicate, as a story tells it.
//!
//! A predicate has the date that governs it: the expression of time that hangs on it, with nothing between them that
//! could be a deed of its own. One without takes that of the clause it hangs on or is joined to, if its tense allows; a
//! past one goes on where the sentence before stood; what is said, has happened by now or opens the article falls on
//! the article's own day. What is only the case, or to come without a date, has none.
//!
//! The task is that of `SemEval-2015` Task 4 ("`TimeLine`: Cross-Document Event Ordering", Minard et al.). This module
//! must not know how dates are read.

use super::attribution::infinitive;
use super::event::own_day;
use super::moment::{Bond, Own, Tense, Times, When, coarse, same};
use super::predicate::Predicate;
use super::stance::Stance;
use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use super::{Clause, ClauseKind, ClauseTime, Modality, Read};
use crate::annotate::date::{EventBasis, is_placed};
use crate::annotate::syntax::Relation;
use crate::annotate::{Context, Day, Precision};
use crate::text::Span;

/// How many sentences a date is carried on.
const REACH: usize = 3;

/// Verbs of what is the case and not of a deed: in the present they fall on no day.
const STATE: Does = Does::HAVE.or(Does::BECOME).or(Does::POSSIBLE);

/// A date carried on from an earlier sentence.
#[derive(Clone, Copy, Debug)]
struct Carried {
    date: usize,
    sentence: usize,
    /// Whether it can be the date of what is past, and of what is to come.
    past: bool,
    ahead: bool,
}

/// What an article has told of time up to a sentence.
pub(super) struct Story<'a> {
    read: &'a Read<'a>,
    /// The article's own day.
    day: Option<Day>,
    carried: Option<Carried>,
    /// The clauses of headings, which wait for the first sentence of the text; `None` when it has come.
    waiting: Option<Vec<usize>>,
    /// Whether the sentence at hand is a heading, and the number of its first clause.
    heading: bool,
    first_clause: usize,
    /// Whether a quotation is open.
    quoted: bool,
    sentence: usize,
    first_date: usize,
    /// The predicates that take a date for want of anything better: enough to place an event, too little to say when it
    /// was done.
    assumed: Vec<Span>,
}

impl<'a> Story<'a> {
    pub(super) fn new(read: &'a Read<'a>, context: Context) -> Story<'a> {
        Story {
            read,
            day: own_day(read.dates, context),
            carried: None,
            waiting: Some(Vec::new()),
            heading: false,
            first_clause: 0,
            quoted: false,
            sentence: 0,
            first_date: 0,
            assumed: Vec::new(),
        }
    }

    /// Turns to the next sentence, whose first clause will have that number.
    pub(super) fn turn(&mut self, heading: bool, first_clause: usize) {
        self.sentence += 1;
        self.heading = heading;
        self.first_clause = first_clause;
    }

    /// Lets the headings above the text tell what its first sentence tells.
    pub(super) fn tell(&mut self, clauses: &mut [Clause]) {
        let here = self.first_clause..clauses.len();
        let Some(waiting) = &mut self.waiting else { return };
        let governed = |clause: &Clause| {
            clause.time.as_ref().is_some_and(|time| matches!(time.basis, EventBasis::Governed(_)))
        };
        if self.heading {
            waiting.extend(here.filter(|&n| clauses.get(n).is_some_and(|clause| !governed(clause))));
            return;
        }
        let told = clauses.get(here).unwrap_or_default();
        let told =
            told.iter().find(|clause| governed(clause)).or(told.iter().find(|clause| clause.time.is_some()));
        let Some(time) = told.and_then(|clause| clause.time.clone()) else { return };
        let basis = match time.basis {
            EventBasis::Governed(span) => EventBasis::Inherited(span),
            other => other,
        };
        for n in self.waiting.take().unwrap_or_default() {
            if let Some(clause) = clauses.get_mut(n).filter(|clause| clause.kind != ClauseKind::Apposition) {
                clause.time = Some(ClauseTime { value: time.value.clone(), basis: basis.clone() });
            }
        }
    }

    /// Takes up the words of the sentence.
    pub(super) fn begin<'t>(
        &mut self,
        tree: &'t Tree<'t>,
        tables: &'t Tables,
        predicates: &'t [Option<Predicate>],
    ) -> Times<'t> {
        let heading = self.heading;
        let mut times = Times {
            tree,
            tables,
            predicates,
            own: vec![None; tree.len()],
            tense: vec![Tense::None; tree.len()],
            when: vec![None; tree.len()],
            speech: false,
            heading,
        };
        times.speech = self.quotes(tree);
        for &n in tree.order() {
            let tense = times.tense_of(n);
            if let Some(slot) = times.tense.get_mut(n) {
                *slot = tense;
            }
        }
        self.govern(&mut times);
        times
    }

    /// Whether a sentence begins inside a quotation; keeps in mind what is left open.
    fn quotes(&mut self, tree: &Tree<'_>) -> bool {
        let text = &self.read.document.text;
        let word = |n: usize| tree.span(n).of(text);
        let opens = matches!(word(0), "\"" | "“" | "``" | "`" | "«" | "„");
        let speech = self.quoted || opens;
        for n in 0..tree.len() {
            match word(n) {
                "“" | "«" | "``" | "`" => self.quoted = true,
                "”" | "»" | "''" => self.quoted = false,
                "\"" => self.quoted = !self.quoted,
                _ => {}
            }
        }
        speech
    }

    /// Gives each date of the sentence to the predicate that it governs.
    fn govern(&mut self, times: &mut Times<'_>) {
        let tree = times.tree;
        let Some(last) = tree.len().checked_sub(1) else { return };
        let sentence = tree.between((0, last));
        let dates = self.read.dates;
        while dates.get(self.first_date).is_some_and(|date| date.span.end <= sentence.start) {
            self.first_date += 1;
        }
        for (number, date) in dates.iter().enumerate().skip(self.first_date) {
            if date.span.start >= sentence.end {
                break;
            }
            if !is_placed(date) {
                continue;
            }
            let Some((n, bond)) = times.governor(date) else { continue };
            let own = Own { date: number, bond, itself: date.span.overlaps(tree.span(n)) };
            if let Some(slot) = times.own.get_mut(n) {
                let rank = |own: &Own| (dates.get(own.date).map(coarse), own.bond, own.date);
                if slot.as_ref().is_none_or(|before| rank(&own) < rank(before)) {
                    *slot = Some(own);
                }
            }
        }
    }

    /// The date of the predicate `n`, of which the one it hangs on has had its turn.
    pub(super) fn time(
        &mut self,
        times: &mut Times<'_>,
        n: usize,
        above: Option<usize>,
        stance: Stance,
        said: bool,
    ) -> Option<ClauseTime> {
        let when = self.when(times, n, above, stance, said);
        if let Some(slot) = times.when.get_mut(n) {
            *slot = when;
        }
        if when.is_some_and(|when| self.is_assumed(times, n, when, said)) {
            self.assumed.push(times.tree.span(n));
        }
        self.told(when?)
    }

    /// Whether a date places a predicate well enough for an event, but is not said of it.
    fn is_assumed(&self, times: &Times<'_>, n: usize, when: When, said: bool) -> bool {
        let (tree, tables, relation) = (times.tree, times.tables, times.tree.relation(n));
        let number = match when {
            When::Published => {
                let says = Does::SAY.or(Does::DENY);
                let says = times.predicate(n).is_some_and(|predicate| predicate.does.has(says));
                // Only who tells something today is known to have said it today: not "agreed", "asked for", "rejected".
                let tells = tree.one_of(n, &[Relation::Ccomp, Relation::Parataxis]).is_some()
                    || relation == Relation::Parataxis;
                let aside = matches!(relation, Relation::AclRelcl | Relation::Acl | Relation::Advcl);
                // "did not know": nobody says so.
                let mind = times.predicate(n).is_some_and(|predicate| predicate.does.has(Does::MIND));
                return said
                    || aside
                    || mind
                    || infinitive(tree, tables, n)
                    || times.speech
                    || if says { !tells } else { times.tense(n) != Tense::Perfect };
            }
            When::Governed(number) | When::Inherited(number) => number,
        };
        if times.own(n).is_some() {
            return false;
        }
        // "planned to open it in May, but dropped it": a plan is done with on another day.
        let joined = relation == Relation::Conj
            && tree.child(n, Relation::Cc).is_some_and(|cc| tables.does(tree.word(cc)).has(Does::BUT))
            && tree.head(n).and_then(|first| times.predicate(first)).is_some_and(|p| p.does.has(Does::PLAN));
        // "prices fell, the office reported on Thursday, raising hopes"
        let told = relation == Relation::Advcl
            && times.tense(n) == Tense::None
            && tree.behind(n, &[","])
            && tree.head(n).is_some_and(|head| {
                let says = Does::SAY;
                times.predicate(head).is_some_and(|above| above.does.has(says) && !above.passive)
                    && (tree.relation(head) == Relation::Parataxis
                        || tree.child(head, Relation::Ccomp).is_some())
            });
        // "its players having trained": before the rest, who knows when.
        let before = tree.children(n).any(|child| {
            let (lemma, form) = (tables.verb)(tree.word(child));
            tree.relation(child) == Relation::Aux
                && form == Form::Present
                && tables.does(&lemma).has(Does::HAVE)
        });
        // "said on Monday that the army had gone"
        let reported = said
            && relation == Relation::Ccomp
            && tree.head(n).is_some_and(|head| {
                times.predicate(head).is_some_and(|above| above.does.has(Does::SAY))
                    && times.own(head).is_some_and(|own| own.date == number)
            });
        if joined || told || before || reported {
            return true;
        }
        // "was born in 1948 and joined the party at 19", "became on Wednesday the second country to legalise it"
        let date = self.read.dates.get(number);
        let open = date.and_then(|date| date.extent).is_none_or(|extent| {
            extent.first.is_none() || extent.last.is_none() || extent.precision >= Precision::Year
        });
        let related = relation == Relation::AclRelcl
            && times.tense(n) != Tense::None
            && !tree.children(n).any(|child| {
                tree.relation(child) == Relation::Advmod && tables.does(tree.word(child)).has(Does::WHICH)
            });
        open && relation != Relation::Advcl || infinitive(tree, tables, n) || related
    }

    /// Takes back the dates that were only assumed.
    pub(super) fn settle(&mut self, clauses: &mut [Clause]) {
        self.assumed.sort_unstable();
        for clause in clauses {
            if self.assumed.binary_search(&clause.predicate).is_ok() {
                clause.time = None;
            }
        }
    }

    fn told(&self, when: When) -> Option<ClauseTime> {
        let of = |number: usize| self.read.dates.get(number).map(|date| (date.value.clone(), date.span));
        Some(match when {
            When::Governed(number) => {
                let (value, span) = of(number)?;
                ClauseTime { value, basis: EventBasis::Governed(span) }
            }
            When::Inherited(number) => {
                let (value, span) = of(number)?;
                ClauseTime { value, basis: EventBasis::Inherited(span) }
            }
            When::Published => ClauseTime { value: self.day?.to_string(), basis: EventBasis::Published },
        })
    }

    fn when(
        &self,
        times: &Times<'_>,
        n: usize,
        above: Option<usize>,
        stance: Stance,
        said: bool,
    ) -> Option<When> {
        let tree = times.tree;
        let predicate = times.predicate(n)?;
        let tense = times.tense(n);
        if let Some(own) = times.own(n) {
            return Some(When::Governed(own.date));
        }
        let says = predicate.does.has(Does::SAY.or(Does::DENY)) && predicate.kind == ClauseKind::Verb;
        if let Some(below) = times.below(n).filter(|_| !says || predicate.passive) {
            return Some(When::Governed(below));
        }
        let relation = tree.relation(n);
        let from_above = above.and_then(|above| times.when.get(above).copied().flatten());
        let above_tense = above.map_or(Tense::None, |above| times.tense(above));
        let past = matches!(tense, Tense::Past | Tense::Before);
        let carried = self.carried.filter(|carried| {
            carried.sentence + REACH >= self.sentence
                && !times.speech
                && if tense == Tense::Ahead { carried.ahead } else { carried.past }
        });
        let carried = carried.map(|carried| When::Inherited(carried.date));
        let published = self.day.map(|_| When::Published);
        let unreal = matches!(stance.modality, Modality::Conditional | Modality::Asked | Modality::Possible);
        match predicate.kind {
            ClauseKind::Noun => return from_above.filter(|_| above_tense != Tense::Ahead),
            ClauseKind::Apposition => return None,
            // What is or was the case has no day of its own.
            ClauseKind::Copula => {
                return from_above.filter(|_| {
                    relation == Relation::Conj && same(tense, above_tense) && tense != Tense::Present
                });
            }
            ClauseKind::Verb if tense == Tense::Present && predicate.does.has(STATE) => return None,
            ClauseKind::Verb => {}
        }
        match tense {
            Tense::None => {
                if stance.modality != Modality::Asserted && relation != Relation::Acl {
                    return None;
                }
                from_above
            }
            Tense::Ahead => {
                let joined = matches!(relation, Relation::Conj | Relation::Parataxis);
                from_above.filter(|_| joined && above_tense != Tense::Past).or(carried)
            }
            _ if relation == Relation::Conj && !says && same(tense, above_tense) => from_above,
            _ if says => published,
            Tense::Perfect => published,
            // "had won": not today, whatever else.
            Tense::Before => {
                let dated = from_above.filter(|when| *when != When::Published);
                dated.or_else(|| times.beside(n).map(When::Governed)).or(carried)
            }
            Tense::Past => {
                let inside = matches!(relation, Relation::Advcl | Relation::Conj | Relation::Xcomp);
                if relation == Relation::Ccomp && said {
                    carried.or(from_above)
                } else if relation == Relation::Ccomp {
                    from_above.or(carried)
                } else if inside && from_above.is_some() && above_tense != Tense::Ahead {
                    from_above
                } else if matches!(relation, Relation::AclRelcl | Relation::Acl) {
                    from_above.or(carried)
                } else {
                    carried.or(published)
                }
            }
            Tense::Present if times.heading => published,
            Tense::Present => {
                from_above.filter(|_| relation == Relation::Conj).or(published).filter(|_| !unreal)
            }
        }
        .filter(|_| past || !unreal || tense == Tense::None)
    }

    /// Ends a sentence: keeps in mind its date for the next ones.
    pub(super) fn end(&mut self, times: &Times<'_>) {
        let background = |n: usize| {
            matches!(times.tree.relation(n), Relation::AclRelcl | Relation::Acl)
                || times.predicate(n).is_some_and(|predicate| predicate.kind == ClauseKind::Noun)
        };
        let told = || times.tree.order().iter().copied().filter(|&n| !background(n));
        let mut told = told().filter_map(|n| Some((n, times.own(n).filter(|own| own.bond == Bond::Firm)?)));
        let Some((n, own)) = told.next() else { return };
        // "After it had come in May": what a story only looks back to is not where it goes on.
        let aside = times.tree.relation(n) == Relation::Advcl || times.tense(n) == Tense::Before;
        if aside && self.carried.is_some_and(|carried| carried.sentence + REACH > self.sentence) {
            return;
        }
        let fine = self.read.dates.get(own.date).and_then(|date| date.extent);
        self.carried = fine.filter(|extent| extent.precision <= Precision::Month).map(|extent| Carried {
            date: own.date,
            sentence: self.sentence,
            past: times.tense(n) != Tense::Ahead && self.day.is_none_or(|day| extent.first <= Some(day)),
            ahead: times.tense(n) == Tense::Ahead || self.day.is_some_and(|day| extent.last >= Some(day)),
        });
    }
}
