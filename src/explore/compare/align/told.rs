//! What two sentences tell beside who says it, what the people in it are, and when it was: a report that names its source is
//! the same report, and so is one that adds the party of a senator.
//!
//! Words of a frame ("officials said on Monday that") are left out on both sides, answered or not: that two people spoke on
//! one day makes no common fact of what they said. Titles, appositions of people, words in brackets and days are left out where
//! nothing answers them.

use super::Aligner;
use super::judge::{Done, Judged, grade, inside_other, likeness};
use crate::annotate::{Clause, ClauseKind, Entity, EntityId, EntityKind, Quote};
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::pair::{Pairing, Sides, WHOLE, pair, signals};
use crate::explore::compare::score::margin;
use crate::explore::compare::unit::{FactKind, Unit, UnitKind, Vocabulary, Word, inside};
use crate::explore::compare::{MatchKind, Side};
use crate::text::{Span, dateline};

/// What a sentence tells.
pub(super) struct Told {
    /// Its words without those of who says it.
    unit: Unit,
    /// Which of them may stand without an answer.
    loose: Vec<bool>,
    /// Who is said to say it.
    speakers: Vec<EntityId>,
}

/// How far before a sentence a quote may begin that reaches into it, in bytes.
const FAR: u32 = 4_000;

/// The share of the content words of both that must be answered at least, before it is asked how they are written.
const LEAST: f32 = 0.5;

/// How many content words may stand around what is said that are neither names nor days nor of who says it, at most.
const AROUND: usize = 5;

/// The longest list of speakers behind what they say, with the verb, in words.
const TAIL: usize = 12;

/// The longest apposition that only says what somebody is, in content words.
const APPOSED: usize = 6;

/// The longest stretch in brackets that only says what somebody is, in words.
const BRACKET: usize = 4;

impl Told {
    pub(super) fn of(side: Side<'_>, vocabulary: &Vocabulary, entities: &[&Entity], unit: &Unit) -> Told {
        let quotes = &side.annotations.quotes;
        let near = Span { start: unit.span.start.saturating_sub(FAR), end: unit.span.end };
        let here = quotes.get(inside(quotes, near, |quote| quote.span)).unwrap_or_default().iter();
        let here: Vec<&Quote> = here.filter(|quote| quote.span.overlaps(unit.span)).collect();
        let framed = frames(side, unit, vocabulary, &here);
        let text = &side.document.text;
        let told = dateline::behind(text, unit.span).start;
        let keep: Vec<bool> =
            unit.words.iter().zip(framed).map(|(word, framed)| !framed && word.span.start >= told).collect();
        let loose = loose(side, vocabulary, entities, unit);
        let loose = loose.into_iter().zip(&keep).filter(|(_, keep)| **keep).map(|(loose, _)| loose).collect();
        let behind = |quote: &&&Quote| {
            quote.speaker_span.is_none_or(|speaker| speaker.start >= told || speaker.end <= unit.span.start)
        };
        let speakers = here.iter().filter(behind).filter_map(|quote| quote.speaker).collect();
        Told { unit: unit.only(&keep), loose, speakers }
    }

    /// Its words without those that nothing answers and that may stand without an answer.
    fn without(&self, answered: &[f32]) -> Unit {
        let keep: Vec<bool> =
            self.loose.iter().zip(answered).map(|(&loose, &how)| !loose || how > 0.0).collect();
        self.unit.only(&keep)
    }
}

/// The words of a unit that only say who says the rest: those around a quote or a report that belong to the clause of its
/// verb, and to nothing else that is done.
fn frames(side: Side<'_>, unit: &Unit, vocabulary: &Vocabulary, quotes: &[&Quote]) -> Vec<bool> {
    let clauses = &side.annotations.clauses;
    let clauses = clauses.get(inside(clauses, unit.span, |clause| clause.span)).unwrap_or_default();
    let said = |word: &Word| quotes.iter().any(|quote| quote.span.overlaps(word.span));
    let says =
        |word: &Word| vocabulary.entry(word.id).is_some_and(|entry| vocabulary.lexicon.says(&entry.stem));
    let mut framed = vec![false; unit.words.len()];
    for quote in quotes {
        let Some(verb) = quote.verb.filter(|verb| unit.span.contains(*verb)) else { continue };
        let Some(at) = unit.words.iter().position(|word| word.span.overlaps(verb)) else { continue };
        if !unit.words.get(at).is_some_and(says) {
            continue;
        }
        let open = |n: &usize| unit.words.get(*n).is_some_and(|word| !said(word));
        let first = (0..at).rev().take_while(open).last().unwrap_or(at);
        let after = (at..unit.words.len()).take_while(open).last().unwrap_or(at) + 1;
        let whole = clauses.iter().find(|clause| clause.predicate.overlaps(verb)).map(|clause| clause.span);
        // what is done beside the saying is told: "he said, drawing cheers"
        let does = |span: Span| {
            let of = |clause: &Clause| clause.kind != ClauseKind::Apposition && clause.span.contains(span);
            let within = |clause: &Clause| whole.is_some_and(|whole| whole.contains(clause.span));
            clauses.iter().any(|clause| of(clause) && !within(clause))
        };
        let spoken = |span: Span| quote.speaker_span.is_some_and(|speaker| speaker.overlaps(span));
        let own = |at: usize| {
            unit.words.get(at).is_some_and(|word| {
                whole.is_some_and(|whole| whole.overlaps(word.span)) || spoken(word.span) || !does(word.span)
            })
        };
        let stretch: Vec<usize> = (first..after).filter(|&at| own(at)).collect();
        // a long lead tells something of its own
        let beside = stretch.iter().filter(|&&at| {
            unit.words.get(at).is_some_and(|word| {
                !word.stop && !named(unit, at) && !word.span.overlaps(verb) && !spoken(word.span)
            })
        });
        if beside.count() > AROUND {
            continue;
        }
        for at in stretch {
            if let Some(framed) = framed.get_mut(at) {
                *framed = true;
            }
        }
    }
    if let Some(tail) = tail(side, unit, clauses, says)
        && let Some(framed) = framed.get_mut(tail..)
    {
        framed.fill(true);
    }
    framed
}

/// Where the words begin that end a sentence and only say who says the rest: ", two officials said on Monday".
fn tail(side: Side<'_>, unit: &Unit, clauses: &[Clause], says: impl Fn(&Word) -> bool) -> Option<usize> {
    let text = &side.document.text;
    let verb = unit.words.iter().rposition(&says)?;
    let ends = (verb + 1..unit.words.len())
        .all(|at| unit.words.get(at).is_some_and(|word| word.stop) || named(unit, at));
    let comma = |at: &usize| {
        let gap = at.checked_sub(1).and_then(|before| Some((unit.words.get(before)?, unit.words.get(*at)?)));
        gap.is_some_and(|(x, y)| {
            text.get(x.span.end as usize..y.span.start as usize).is_some_and(|gap| gap.contains(','))
        })
    };
    let first = (1..=verb).rev().take(TAIL).find(comma).filter(|&first| first < verb)?;
    let within = |clause: &&Clause| {
        let starts = unit.words.get(first).is_some_and(|word| clause.predicate.start >= word.span.start);
        let before = unit.words.get(verb).is_some_and(|word| clause.predicate.end <= word.span.start);
        clause.kind != ClauseKind::Apposition && starts && before
    };
    (ends && !clauses.iter().any(|clause| within(&clause))).then_some(first)
}

/// Whether a word of a unit belongs to a name or a date.
fn named(unit: &Unit, at: usize) -> bool {
    unit.facts.iter().any(|fact| {
        matches!(fact.kind, FactKind::Entity(_) | FactKind::Date(_))
            && (usize::from(fact.first)..usize::from(fact.after)).contains(&at)
    })
}

/// The words of a unit that may stand without an answer.
fn loose(side: Side<'_>, vocabulary: &Vocabulary, entities: &[&Entity], unit: &Unit) -> Vec<bool> {
    let text = &side.document.text;
    let person =
        |id: EntityId| entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Person);
    let mut loose = vec![false; unit.words.len()];
    let mut mark = |range: std::ops::Range<usize>| {
        if let Some(words) = loose.get_mut(range) {
            words.fill(true);
        }
    };
    let of = |span: Span| {
        let first = unit.words.partition_point(|word| word.span.end <= span.start);
        let after = unit.words.partition_point(|word| word.span.start < span.end);
        first..after.max(first)
    };
    let names: Vec<std::ops::Range<usize>> = unit
        .facts
        .iter()
        .filter(|fact| matches!(fact.kind, FactKind::Entity(id) if person(EntityId(id))))
        .map(|fact| usize::from(fact.first)..usize::from(fact.after))
        .collect();
    for fact in &unit.facts {
        if let FactKind::Date(_) = fact.kind {
            mark(usize::from(fact.first)..usize::from(fact.after));
        }
    }
    for (at, word) in unit.words.iter().enumerate() {
        if vocabulary.lexicon.is_title(vocabulary.folded(*word))
            && names.iter().any(|name| name.start == at + 1)
        {
            mark(at..at + 1);
        }
    }
    let clauses = &side.annotations.clauses;
    let here = clauses.get(inside(clauses, unit.span, |clause| clause.span)).unwrap_or_default();
    for clause in here {
        if clause.kind == ClauseKind::Apposition {
            let whole = of(clause.span);
            let name = clause.subject.as_ref().filter(|subject| subject.entity.is_some_and(person));
            if let Some(name) = name {
                let name = of(name.head);
                let apposed: Vec<usize> = whole.filter(|at| !name.contains(at)).collect();
                let content = apposed.iter().filter(|&&at| unit.words.get(at).is_some_and(|word| !word.stop));
                if content.count() <= APPOSED {
                    for at in apposed {
                        mark(at..at + 1);
                    }
                }
            }
        }
        for argument in arguments(clause).filter(|argument| argument.entity.is_some_and(person)) {
            // "real estate tycoon Ada Mora"
            let whole = of(argument.span);
            if let Some(name) = names.iter().find(|name| whole.contains(&name.start)) {
                mark(whole.start..name.start);
            }
        }
    }
    // "Mora (R-Ohio)"
    let gap = |from: usize| {
        let (one, two) = (unit.words.get(from), unit.words.get(from + 1));
        match (one, two) {
            (Some(one), Some(two)) => {
                text.get(one.span.end as usize..two.span.start as usize).unwrap_or_default()
            }
            (Some(one), None) => text.get(one.span.end as usize..unit.span.end as usize).unwrap_or_default(),
            _ => "",
        }
    };
    for at in 0..unit.words.len() {
        if gap(at).contains('(') {
            let close = (at + 1..unit.words.len()).take(BRACKET).find(|&n| gap(n).contains(')'));
            if let Some(close) = close {
                mark(at + 1..close + 1);
            }
        }
    }
    loose
}

fn arguments(clause: &Clause) -> impl Iterator<Item = &crate::annotate::Argument> {
    let obliques = clause.obliques.iter().map(|oblique| &oblique.argument);
    clause.subject.iter().chain(&clause.object).chain(obliques)
}

impl Aligner<'_> {
    /// How alike two units are in what they tell; `None` where they do not tell the same.
    pub(super) fn told(&mut self, x: &Told, y: &Told) -> Option<(MatchKind, f32)> {
        let (mut a, mut b, pairing) = bare(self.sides, x, y)?;
        if signals(&a, &b, &pairing, &mut self.scratch).content < LEAST {
            return None;
        }
        a.spell(&self.sides.a.document.text);
        b.spell(&self.sides.b.document.text);
        let signals = signals(&a, &b, &pairing, &mut self.scratch);
        let heading = a.kind == UnitKind::Heading && b.kind == UnitKind::Heading;
        let judged = super::judged(&signals, pairing.run, &a, &b);
        // what a headline says beside titles and days is asked as strictly as what a sentence says
        let judged = Judged { heading: false, ..judged };
        let grade = match likeness(judged, self.frame) {
            Some(kind) => grade(judged, kind, self.frame),
            None => MatchKind::Related,
        };
        let done = done(self.sides.a, &a, &pairing.of_a).and(done(self.sides.b, &b, &pairing.of_b));
        // where all of one is in the other, a deed more is news
        let more = signals.part >= WHOLE && done.answered < done.all;
        if grade != MatchKind::Related {
            return (!more).then(|| (grade, margin(&signals)));
        }
        let vocabulary = self.sides.vocabulary;
        let denies = |unit: &Unit| {
            let denies = |word: &Word| word.negation || vocabulary.traits(*word).is(Traits::REFUSAL);
            unit.words.iter().any(denies)
        };
        let inside = denies(&a) == denies(&b) && inside_other(&signals, done, heading);
        inside.then(|| (MatchKind::Reworded, margin(&signals)))
    }
}

/// The deeds that a unit tells of, and how many of them are answered.
fn done(side: Side<'_>, unit: &Unit, answered: &[f32]) -> Done {
    let clauses = &side.annotations.clauses;
    let here = clauses.get(inside(clauses, unit.span, |clause| clause.span)).unwrap_or_default();
    let mut done = Done::default();
    for clause in here.iter().filter(|clause| clause.kind != ClauseKind::Apposition) {
        let at = unit.words.partition_point(|word| word.span.end <= clause.predicate.start);
        let word = unit.words.get(at).filter(|word| word.span.overlaps(clause.predicate) && !word.stop);
        if word.is_some() {
            done.all += 1;
            done.answered += usize::from(answered.get(at).is_some_and(|&how| how > 0.0));
        }
    }
    Done { least: done.all, ..done }
}

/// Two units as they are held against each other for what they tell.
pub(super) fn bare(sides: Sides<'_>, x: &Told, y: &Told) -> Option<(Unit, Unit, Pairing)> {
    let two = !x.speakers.is_empty() && !y.speakers.is_empty();
    if two && !x.speakers.iter().any(|id| y.speakers.contains(id)) || x.unit.kind == UnitKind::Row {
        return None;
    }
    if x.unit.words.is_empty() || y.unit.words.is_empty() {
        return None;
    }
    let pairing = pair(sides, &x.unit, &y.unit);
    let a = x.without(&pairing.of_a);
    let b = y.without(&pairing.of_b);
    if a.words.is_empty() || b.words.is_empty() {
        return None;
    }
    let pairing = pair(sides, &a, &b);
    Some((a, b, pairing))
}
