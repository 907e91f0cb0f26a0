//! How a word is said: denied, left open, wished for, or told as done.

use super::scene::Scene;
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::unit::{Unit, Vocabulary};
use crate::text::Span;

/// How a word is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a word")]
pub(super) struct Mood {
    /// The word that denies it.
    pub(super) denied: Option<usize>,
    /// The first of the words that leave it open.
    pub(super) open: Option<usize>,
    /// Whether somebody only wants it, or it stands under an "if".
    pub(super) wished: bool,
    /// Whether it is said of the past as a fact.
    pub(super) done: bool,
    /// Whether an auxiliary stands before it.
    pub(super) helped: bool,
    /// Whether what denies it is "no" before a noun, which denies no verb.
    pub(super) bare: bool,
    /// Whether what denies it is a verb of denial before "that".
    pub(super) reported: bool,
    /// Whether nobody or nothing is said to do it.
    pub(super) nobody: bool,
    /// Whether the verb after it is denied: "repairs were never made".
    pub(super) undone: bool,
}

impl Mood {
    /// The words from what governs the word up to it.
    pub(super) fn words(&self, unit: &Unit, at: usize) -> Span {
        Scene::stretch(unit, self.denied.or(self.open).unwrap_or(at).min(at)..at + 1)
    }
}

/// How far a denial, and how far a verb of denial before "that", can stand from its verb.
const REACH: usize = 6;
const CLAUSE: usize = 14;

/// How word `at` of a unit is said.
pub(super) fn mood(unit: &Unit, at: usize, text: &str, vocabulary: &Vocabulary) -> Mood {
    let word = |at: usize| unit.words.get(at).map_or("", |word| vocabulary.folded(*word));
    let traits = |at: usize| unit.words.get(at).map_or(Traits::default(), |word| vocabulary.traits(*word));
    let own = word(at);
    let mut mood = Mood::default();
    let (mut blocked, mut helped) = (false, false);
    let mut that = false;
    for step in 1..=CLAUSE {
        let Some(before) = at.checked_sub(step) else { break };
        let (Some(left), Some(right)) = (unit.words.get(before), unit.words.get(before + 1)) else { break };
        // a comma, a dash or a quotation mark ends what governs the word
        let gap = Span { start: left.span.end, end: right.span.start.max(left.span.end) };
        if gap.of(text).contains([',', ';', ':', '—', '–', '"', '“', '”', '(']) {
            break;
        }
        let (here, is) = (word(before), traits(before));
        if is.is(Traits::REFUSAL) && mood.denied.is_none() && (that || (step <= 4 && !blocked)) {
            mood.denied = Some(before);
            mood.reported = that;
        }
        that |= here == "that";
        if step > REACH {
            continue;
        }
        if is.is(Traits::NEGATION) && mood.denied.is_none() {
            let degree = matches!(
                word(before + 1),
                "more" | "less" | "fewer" | "longer" | "only" | "doubt" | "later" | "one" | "yet"
            );
            let nobody = matches!(here, "nobody" | "none" | "nothing" | "neither");
            // "no warnings had been sent": the subject denies its verb; "no warnings" denies no verb further on
            let subject = here == "no" && mood.helped && step >= 2;
            let bare = here == "no" && step == 1;
            if !degree
                && (bare || subject || nobody && (mood.helped || step <= 3) || (here != "no" && !blocked))
            {
                mood.denied = Some(before);
                mood.bare = bare;
                mood.nobody = nobody || subject;
            }
        }
        // a denial reaches the first word that it meets: "not guilty to charges" denies no charges
        blocked |= !left.stop && !here.ends_with("ly") && !matches!(here, "yet" | "ever" | "even" | "also");
        mood.helped |= is.is(Traits::AUXILIARY) && !blocked;
        let may_day = here == "may" && (left.capital || right.number);
        if is.is(Traits::OPENING) && !may_day && step <= 5 {
            mood.open = Some(before);
            // "are expected to": the auxiliary belongs to the words
            let adjective = matches!(here, "expected" | "likely" | "set" | "due" | "poised" | "scheduled");
            if adjective && before.checked_sub(1).is_some_and(|n| traits(n).is(Traits::AUXILIARY)) {
                mood.open = Some(before - 1);
            }
        }
        mood.wished |= is.is(Traits::WISH) && !may_day && step <= 5;
        helped |= matches!(here, "to" | "will" | "would" | "may" | "might" | "could") && step <= 5;
    }
    mood.undone =
        (at + 1..at + 4).take_while(|&n| n < unit.words.len()).any(|n| traits(n).is(Traits::NEGATION));
    let comma_before = at.checked_sub(1).and_then(|n| unit.words.get(n)).zip(unit.words.get(at)).is_some_and(
        |(left, right)| {
            Span { start: left.span.end, end: right.span.start.max(left.span.end) }.of(text).contains(',')
        },
    );
    // "a fund, controlled by": a participle tells nothing as done
    let participle = word(at + 1) == "by" || comma_before;
    let past = own.ends_with("ed") || traits(at).is(Traits::PAST);
    mood.done = !helped && !participle && mood.open.is_none() && past;
    mood
}
