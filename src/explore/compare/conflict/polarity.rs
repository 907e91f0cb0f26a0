//! One says that it is so, the other that it is not; one that it happened, the other that it may.

use super::{Scene, akin};
use crate::explore::compare::lexicon::is_negation;
use crate::explore::compare::unit::Unit;
use crate::explore::compare::{Conflict, ConflictKind, MatchKind};
use crate::text::Span;
use crate::text::fold::{fold, stem};

/// Verbs and adjectives that deny one another; a line holds two groups.
const OPPOSITES: [(&[&str], &[&str]); 17] = [
    (
        &["deny", "denied", "denies"],
        &["confirm", "confirmed", "confirms", "admit", "admitted", "acknowledged"],
    ),
    (
        &["reject", "rejected", "rejects", "refused", "refuses", "declined"],
        &["accept", "accepted", "accepts", "agreed", "approved", "approves", "welcomed", "backed"],
    ),
    (&["closed", "close", "closes", "shut"], &["open", "opened", "opens", "reopened", "reopen"]),
    (
        &["rose", "rise", "rises", "risen", "increased", "grew", "gained", "climbed", "jumped"],
        &["fell", "fall", "falls", "fallen", "decreased", "dropped", "declined", "slipped"],
    ),
    (&["guilty"], &["innocent", "acquitted", "cleared"]),
    (&["convicted"], &["acquitted", "cleared"]),
    (&["won", "wins", "win"], &["lost", "loses", "lose"]),
    (&["passed", "adopted", "approved"], &["rejected", "blocked", "defeated"]),
    (&["alive", "survived", "survives"], &["dead", "died", "killed"]),
    (&["success", "succeeded", "successful"], &["failure", "failed", "unsuccessful"]),
    (&["supports", "supported", "backs", "backed"], &["opposes", "opposed", "opposing"]),
    (&["legal", "lawful"], &["illegal", "unlawful"]),
    (&["arrived"], &["left", "departed"]),
    (
        &["resumed", "continued", "resume", "continue"],
        &["halted", "suspended", "stopped", "halt", "suspend", "stop"],
    ),
    (&["present", "attended"], &["absent", "boycotted", "skipped"]),
    (&["allowed", "permitted", "allow", "permits"], &["banned", "barred", "forbade", "prohibited", "ban"]),
    (&["safe"], &["unsafe", "dangerous"]),
];

/// How a word is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mood {
    /// The word that denies it.
    denied: Option<usize>,
    /// The first of the words that leave it open.
    open: Option<usize>,
    /// Whether it is said of the past as a fact.
    done: bool,
}

/// Pairs of words that answer each other, one denied and the other not; words that deny one another; and words told
/// as done on one side and as possible or planned on the other.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<Conflict>) {
    if scene.kind == MatchKind::Related && scene.margin < -3.0 {
        return;
    }
    let same = scene.kind != MatchKind::Related;
    // both deny something: which of it is beyond counting words
    let one_sided = denials(scene.a, scene.text_a()) != denials(scene.b, scene.text_b());
    let mut denial: Option<(f32, Conflict)> = None;
    let mut modality: Option<(f32, Conflict)> = None;
    for (at, to) in scene.pairing.to_b.iter().enumerate() {
        let Some(to) = to.map(usize::from) else { continue };
        let (Some(x), Some(y)) = (scene.a.words.get(at), scene.b.words.get(to)) else { continue };
        if x.stop || x.number || x.capital || y.capital || !akin(scene.sides.vocabulary, x.id, y.id) {
            continue;
        }
        let (a, b) = (mood(scene.a, at, scene.text_a()), mood(scene.b, to, scene.text_b()));
        let context = scene.context(at..at + 1, to..to + 1, 5);
        let needed = if same { 0.4 } else { 0.5 };
        if context < needed {
            continue;
        }
        let base = if same { 0.35 + 0.08 * scene.margin.clamp(0.0, 2.0) } else { 0.25 };
        let sure = base + 0.3 * context + if x.id == y.id { 0.1 } else { 0.0 };
        if one_sided
            && a.denied.is_some() != b.denied.is_some()
            && x.id == y.id
            && (is_verb_like(scene, at, to) || none_of(scene, at, to))
        {
            let words = (stretch(scene.a, a.denied, at), stretch(scene.b, b.denied, to));
            let conflict = scene.conflict(ConflictKind::Negation, about(scene, at), words, sure);
            if denial.as_ref().is_none_or(|(most, _)| sure > *most) {
                denial = Some((sure, conflict));
            }
        } else if (same || scene.margin > -1.0) && a.denied.is_none() && b.denied.is_none() {
            let open_b = a.done && a.open.is_none() && b.open.is_some() && !b.done;
            let open_a = b.done && b.open.is_none() && a.open.is_some() && !a.done;
            if open_a || open_b {
                let words = (stretch(scene.a, a.open, at), stretch(scene.b, b.open, to));
                let sure = sure - 0.1;
                let conflict = scene.conflict(ConflictKind::Modality, about(scene, at), words, sure);
                if modality.as_ref().is_none_or(|(most, _)| sure > *most) {
                    modality = Some((sure, conflict));
                }
            }
        }
    }
    if denial.is_none() {
        denial = opposites(scene, same);
    }
    found.extend(denial.into_iter().chain(modality).map(|(_, conflict)| conflict));
}

fn about(scene: &Scene<'_>, at: usize) -> String {
    let word = scene.a.words.get(at).map_or("", |word| word.span.of(scene.text_a()));
    let topic = scene.topic(at..at + 1);
    if topic.is_empty() { word.to_owned() } else { format!("{word} ({topic})") }
}

fn stretch(unit: &Unit, from: Option<usize>, at: usize) -> Span {
    let Some(word) = unit.words.get(at) else { return unit.span };
    from.and_then(|from| unit.words.get(from)).map_or(word.span, |first| first.span.join(word.span))
}

/// Unanswered words that deny one another, in claims that otherwise agree.
fn opposites(scene: &Scene<'_>, same: bool) -> Option<(f32, Conflict)> {
    let agreed = scene.pairing.signals.coverage;
    if agreed < if same { 0.4 } else { 0.45 } {
        return None;
    }
    for (at, x) in scene.a.words.iter().enumerate() {
        if x.stop {
            continue;
        }
        let word = fold(x.span.of(scene.text_a()));
        for (left, right) in OPPOSITES {
            let others = if left.contains(&word.as_str()) {
                right
            } else if right.contains(&word.as_str()) {
                left
            } else {
                continue;
            };
            // the same word on the other side too: both are told there
            let own = stem(&word);
            let told = scene.b.words.iter().any(|y| stem(&fold(y.span.of(scene.text_b()))) == own);
            if told {
                continue;
            }
            for (to, y) in scene.b.words.iter().enumerate() {
                let other = fold(y.span.of(scene.text_b()));
                if !others.contains(&other.as_str()) {
                    continue;
                }
                let back = stem(&other);
                if scene.a.words.iter().any(|x| stem(&fold(x.span.of(scene.text_a()))) == back) {
                    continue;
                }
                let (a, b) = (mood(scene.a, at, scene.text_a()), mood(scene.b, to, scene.text_b()));
                let context = scene.context(at..at + 1, to..to + 1, 5);
                if a.denied.is_some() != b.denied.is_some() || context < 0.5 {
                    continue;
                }
                let sure = 0.25 + 0.35 * context + 0.2 * agreed;
                let conflict =
                    scene.conflict(ConflictKind::Negation, about(scene, at), (x.span, y.span), sure);
                return Some((sure, conflict));
            }
        }
    }
    None
}

/// A word that is denied must be more than a noun after "no": it follows an auxiliary, or ends like a verb.
fn is_verb_like(scene: &Scene<'_>, at: usize, to: usize) -> bool {
    let verb = |unit: &Unit, at: usize, text: &str| {
        let word = unit.words.get(at).map_or(String::new(), |word| fold(word.span.of(text)));
        let near = (1..=3).filter_map(|step| at.checked_sub(step)).filter_map(|at| unit.words.get(at));
        let helped = near.map(|word| fold(word.span.of(text))).any(|word| is_auxiliary(&word));
        helped || word.ends_with("ed") || word.ends_with("ing")
    };
    verb(scene.a, at, scene.text_a()) || verb(scene.b, to, scene.text_b())
}

/// "No jobs" against "some 900 jobs".
fn none_of(scene: &Scene<'_>, at: usize, to: usize) -> bool {
    let before = |unit: &Unit, at: usize| at.checked_sub(1).and_then(|at| unit.words.get(at)).copied();
    let (Some(x), Some(y)) = (before(scene.a, at), before(scene.b, to)) else { return false };
    let (one, two) = (fold(x.span.of(scene.text_a())), fold(y.span.of(scene.text_b())));
    let some = |word: &str, number: bool| number || matches!(word, "some" | "many" | "several" | "all");
    (one == "no" && some(&two, y.number)) || (two == "no" && some(&one, x.number))
}

fn is_auxiliary(folded: &str) -> bool {
    matches!(
        folded,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
            | "do"
            | "does"
            | "did"
            | "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "cannot"
            | "to"
    ) || folded.ends_with("n't")
}

/// Verbs that deny the one after them: "failed to meet".
fn refuses(folded: &str) -> bool {
    ["fail", "refus", "declin", "unable", "avoid", "denied", "denies", "deny"]
        .iter()
        .any(|start| folded.starts_with(start))
}

/// How many words of a unit deny.
fn denials(unit: &Unit, text: &str) -> usize {
    unit.words.iter().filter(|word| word.negation || refuses(&fold(word.span.of(text)))).count()
}

/// Past tenses that do not end in -ed.
const PAST: [&str; 28] = [
    "met", "won", "lost", "left", "sent", "took", "gave", "came", "went", "fell", "rose", "began", "held",
    "made", "quit", "shot", "struck", "sank", "sold", "bought", "built", "broke", "fled", "won", "drew",
    "withdrew", "paid", "died",
];

fn mood(unit: &Unit, at: usize, text: &str) -> Mood {
    let word = |at: usize| unit.words.get(at).map_or(String::new(), |word| fold(word.span.of(text)));
    let own = word(at);
    let mut mood = Mood { denied: None, open: None, done: false };
    let (mut helped, mut blocked) = (false, false);
    for step in 1..=5 {
        let Some(before) = at.checked_sub(step) else { break };
        let (Some(left), Some(right)) = (unit.words.get(before), unit.words.get(before + 1)) else { break };
        // a comma, a dash or a quotation mark ends what governs the word
        let gap = Span { start: left.span.end, end: right.span.start };
        if gap.of(text).contains([',', ';', ':', '—', '–', '"', '“', '”', '(']) {
            break;
        }
        let here = word(before);
        if step <= 4 && !blocked && mood.denied.is_none() && (is_negation(&here) || refuses(&here)) {
            let next = word(before + 1);
            let degree = matches!(
                next.as_str(),
                "more" | "less" | "fewer" | "longer" | "only" | "doubt" | "later" | "one"
            );
            if !degree && (here != "no" || before + 2 >= at) {
                mood.denied = Some(before);
            }
        }
        // a denial reaches the first word that it meets: "not guilty to charges" denies no charges
        blocked |= !left.stop;
        let may_day = here == "may" && (left.capital || right.number);
        let opens = !may_day
            && matches!(
                here.as_str(),
                "may"
                    | "might"
                    | "could"
                    | "expected"
                    | "likely"
                    | "plans"
                    | "planned"
                    | "planning"
                    | "hopes"
                    | "hoped"
                    | "set"
                    | "due"
                    | "poised"
                    | "should"
                    | "would"
                    | "will"
                    | "possible"
                    | "considering"
                    | "if"
                    | "unless"
                    | "whether"
                    | "reportedly"
                    | "scheduled"
            );
        if opens {
            mood.open = Some(before);
            // "are expected to": the auxiliary belongs to the words
            if matches!(here.as_str(), "expected" | "likely" | "set" | "due" | "poised" | "scheduled")
                && before.checked_sub(1).is_some_and(|n| is_auxiliary(&word(n)))
            {
                mood.open = Some(before - 1);
            }
        }
        helped |= matches!(here.as_str(), "to" | "will" | "would" | "may" | "might" | "could");
    }
    let ends_with_comma =
        at.checked_sub(1).and_then(|n| unit.words.get(n)).zip(unit.words.get(at)).is_some_and(
            |(left, right)| {
                Span { start: left.span.end, end: right.span.start.max(left.span.end) }.of(text).contains(',')
            },
        );
    // "a fund, controlled by": a participle tells nothing as done
    let participle = word(at + 1) == "by" || ends_with_comma;
    mood.done = !helped
        && !participle
        && mood.open.is_none()
        && (own.ends_with("ed") || PAST.contains(&own.as_str()));
    mood
}
