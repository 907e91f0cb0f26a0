//! Which way an English predicate looks, by its tree: its helpers, its form, and what it hangs on.
//!
//! This module must not know the calendar.

use super::super::govern::{self, Governor};
use super::super::tense::Tense;
use super::tense::{FORETOLD, IRREGULAR, SAID};
use crate::annotate::syntax::{Relation, Sentence};
use crate::text::Span;

/// Helpers that look ahead.
const AHEAD: &[&str] = &[
    "'ll", "’ll", "will", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ca",
    "'d", "’d",
];

/// Participles and adjectives that look ahead: "scheduled for Monday", "due on Friday".
const DUE: &[&str] = &[
    "due",
    "expected",
    "planned",
    "scheduled",
    "set",
    "slated",
    "tipped",
    "likely",
    "poised",
    "ready",
    "forecast",
    "proposed",
    "projected",
];

/// Verbs whose infinitive has come about with them: "began to fall", "failed to pay".
const COME_ABOUT: &[&str] = &[
    "appeared",
    "attempted",
    "began",
    "begun",
    "came",
    "ceased",
    "continued",
    "failed",
    "forced",
    "got",
    "had",
    "happened",
    "helped",
    "led",
    "managed",
    "neglected",
    "prompted",
    "proved",
    "refused",
    "seemed",
    "started",
    "tried",
    "used",
    "went",
];

/// Nouns whose infinitive lies ahead: "plans to open".
const PLANS: &[&str] = &[
    "agreement",
    "bid",
    "deal",
    "decision",
    "goal",
    "intention",
    "order",
    "permission",
    "plan",
    "plans",
    "pledge",
    "promise",
    "proposal",
    "proposals",
    "target",
    "vow",
];

/// Verbs whose past is written like their present, or like another word.
const AS_PAST: &[&str] = &["bet", "burst", "cast", "cost", "read", "rid", "sped", "thrust", "upset", "wound"];

/// How far a predicate that has no time of its own is followed up the tree.
const STEPS: usize = 4;

/// How far before a predicate a "neither" is looked for.
const NEITHER: usize = 8;

/// The way a predicate looks; unknown where the tree does not tell.
pub(super) fn tense_of(text: &str, sentence: &Sentence, governor: Governor, span: Span) -> Tense {
    let word = |at: usize| sentence.words.get(at).map_or("", |word| word.span.of(text));
    // "less than forecast in July": that was said then.
    let before = |n: usize| govern::inside(sentence, span).start.checked_sub(n).map_or("", word);
    if FORETOLD.contains(&before(2)) && matches!(before(3), "than" | "as") {
        return Tense::Past;
    }
    // "agreed in April to hand them over": what stands before the "to" of a predicate is told of the one above.
    let to = govern::hanging(sentence, governor.at, |relation| relation == Relation::Mark)
        .find(|&at| word(at).eq_ignore_ascii_case("to"));
    let before = to.and_then(|to| sentence.words.get(to)).is_some_and(|to| span.end <= to.span.start);
    let above = govern::head(sentence, governor.at).filter(|_| before);
    let tense = of(&word, sentence, above.unwrap_or(governor.at), STEPS);
    // "On Friday they planned to pay": the planning, not what is planned.
    let helper = |relation| matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
    let planned = DUE.contains(&word(governor.at))
        && govern::hanging(sentence, governor.at, helper).next().is_none()
        && sentence.words.get(governor.at).is_some_and(|verb| span.end <= verb.span.start);
    match tense {
        Tense::Future if planned => Tense::Unknown,
        // What a noun below the predicate is dated by need not have its time.
        _ if !governor.direct => Tense::Unknown,
        tense => tense,
    }
}

fn of<'a>(word: &impl Fn(usize) -> &'a str, sentence: &Sentence, at: usize, steps: usize) -> Tense {
    let Some(steps) = steps.checked_sub(1) else { return Tense::Unknown };
    let Some(node) = sentence.tree.get(at) else { return Tense::Unknown };
    let is_helper = |relation| matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
    let helpers: Vec<String> =
        govern::hanging(sentence, at, is_helper).map(|at| word(at).to_ascii_lowercase()).collect();
    let helped = |list: &[&str]| helpers.iter().any(|helper| list.contains(&helper.as_str()));
    let form = word(at).to_ascii_lowercase();
    let marks = |mark: &str| {
        govern::hanging(sentence, at, |relation| relation == Relation::Mark)
            .any(|at| word(at).eq_ignore_ascii_case(mark))
    };
    let above = || node.head.map(|head| head as usize);
    let denied = || {
        govern::hanging(sentence, at, |relation| relation == Relation::Advmod)
            .any(|at| matches!(word(at), "n't" | "n’t" | "not" | "never"))
            || (at.saturating_sub(NEITHER)..at)
                .any(|at| matches!(word(at), "Neither" | "neither" | "None" | "nor"))
    };
    if helped(AHEAD) {
        // "may have left", "could not be reached": it is past, if it is at all.
        let over = helped(&["have"]) || helped(&["could"]) && helped(&["be"]) && denied();
        return if over { Tense::Past } else { Tense::Future };
    }
    if marks("to") {
        // "Exchange to drop halts from July": the grammar of headlines.
        let Some(above) = above() else { return Tense::Future };
        let governor = word(above).to_ascii_lowercase();
        if helped(&["have"]) {
            return Tense::Past;
        }
        if COME_ABOUT.contains(&governor.as_str()) {
            return of(word, sentence, above, steps);
        }
        // "had been due to expire": it was put off.
        if DUE.contains(&governor.as_str()) && of(word, sentence, above, steps) == Tense::Past {
            return Tense::Past;
        }
        return match node.relation {
            Relation::Acl if PLANS.contains(&governor.as_str()) => Tense::Future,
            Relation::Acl if govern::head(sentence, above).is_none() => Tense::Future,
            Relation::Acl | Relation::AclRelcl | Relation::Advcl => Tense::Unknown,
            _ => Tense::Future,
        };
    }
    if DUE.contains(&form.as_str()) {
        let finite = helpers.is_empty() && node.relation != Relation::Acl;
        return match node.relation {
            // "A vote planned for Friday was called off": it may have been.
            Relation::Acl if above().is_some_and(|noun| is_over(word, sentence, noun, steps)) => {
                Tense::Unknown
            }
            _ if helped(&["had"]) || finite && matches!(form.as_str(), "set" | "proposed") => Tense::Past,
            _ => Tense::Future,
        };
    }
    if helped(&["had", "was", "were", "did", "has", "have", "been", "'ve", "’ve"]) {
        return Tense::Past;
    }
    if helped(&["is", "are", "'s", "’s", "am", "'re", "’re", "do", "does", "be"]) {
        let progressive = form.ends_with("ing") && !helped(&["be"]);
        return if progressive { Tense::Present } else { Tense::Future };
    }
    if is_past(&form) {
        return Tense::Past;
    }
    if form.ends_with("ing") {
        let Some(above) = above() else { return Tense::Unknown };
        return match node.relation {
            Relation::Advcl | Relation::Acl | Relation::Conj | Relation::Xcomp | Relation::Ccomp => {
                if govern::is_predicate(sentence, above) {
                    of(word, sentence, above, steps)
                } else {
                    Tense::Unknown
                }
            }
            _ => Tense::Unknown,
        };
    }
    // "says": what is said now, and read on the day.
    if SAID.contains(&form.as_str()) || matches!(form.as_str(), "say" | "says" | "reports" | "report") {
        return Tense::Present;
    }
    let subject = |relation: Relation| matches!(relation.base(), "nsubj" | "csubj" | "expl");
    let finite =
        govern::hanging(sentence, at, subject).next().is_some() || node.relation == Relation::AclRelcl;
    if finite { Tense::Future } else { Tense::Unknown }
}

/// Whether what is told of a noun is past.
fn is_over<'a>(word: &impl Fn(usize) -> &'a str, sentence: &Sentence, noun: usize, steps: usize) -> bool {
    govern::head(sentence, noun)
        .filter(|&above| govern::is_predicate(sentence, above))
        .is_some_and(|above| of(word, sentence, above, steps) == Tense::Past)
}

/// Whether a form is that of the past or a participle.
fn is_past(form: &str) -> bool {
    IRREGULAR.binary_search(&form).is_ok()
        || AS_PAST.contains(&form)
        || form.len() > 3 && form.ends_with("ed") && !form.ends_with("eed")
}
