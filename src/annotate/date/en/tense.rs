//! Which way an English clause looks, by its verbs.
//!
//! A light reading of the words around an expression, not a parse. This module must not know the calendar.

use super::super::tense::{Cue, Tense};
use crate::text::Token;
use crate::text::rows::{count, rows};

const FUTURE: &[&str] = &[
    "'ll",
    "begins",
    "ends",
    "opens",
    "resumes",
    "starts",
    "takes",
    "meets",
    "kicks",
    "goes",
    "can",
    "could",
    "expects",
    "expire",
    "expires",
    "hopes",
    "intends",
    "may",
    "might",
    "must",
    "scheduled",
    "shall",
    "should",
    "slated",
    "tentatively",
    "upcoming",
    "will",
    "won't",
    "would",
    "wouldn't",
    "’ll",
];

/// Words that look ahead before "to": "set to resume".
const FUTURE_TO: &[&str] = &[
    "about",
    "agreed",
    "aims",
    "decided",
    "due",
    "expected",
    "forecast",
    "going",
    "likely",
    "meant",
    "plan",
    "planned",
    "planning",
    "plans",
    "poised",
    "projected",
    "promised",
    "proposed",
    "ready",
    "scheduled",
    "set",
    "slated",
    "supposed",
    "vowed",
    "want",
    "wants",
];

/// Words that look ahead by themselves, as participles before a date: "scheduled for Monday".
const FUTURE_FOR: &[&str] = &["due", "expected", "planned", "scheduled", "set", "slated"];

/// Participles before a noun that is to come: "her planned visit on Friday".
const AWAITED: &[&str] = &["anticipated", "expected", "forthcoming", "planned", "scheduled", "upcoming"];

/// What was told ahead, behind "than" and "as": "less than expected in July".
pub(super) const FORETOLD: &[&str] = &["expected", "forecast", "planned", "predicted", "projected"];

/// What stands before such a participle.
const WHOSE: &[&str] = &["'s", "a", "an", "her", "his", "its", "my", "our", "the", "their", "this", "’s"];

const PRESENT: &[&str] =
    &["'re", "are", "aren't", "do", "does", "has", "have", "is", "isn't", "’re", "’ve", "'ve"];

const IRREGULAR_ROWS: &str = include_str!("irregular.txt");
/// Past forms and participles that do not end in -ed, or end in -eed, sorted.
pub(super) static IRREGULAR: [&str; count(IRREGULAR_ROWS)] = rows(IRREGULAR_ROWS);

/// Verbs of saying.
pub(super) const SAID: &[&str] = &[
    "acknowledged",
    "added",
    "admitted",
    "alleged",
    "announced",
    "argued",
    "asked",
    "claimed",
    "commented",
    "conceded",
    "confirmed",
    "declared",
    "denied",
    "disclosed",
    "explained",
    "insisted",
    "noted",
    "predicted",
    "quoted",
    "recalled",
    "reported",
    "revealed",
    "said",
    "says",
    "stated",
    "suggested",
    "testified",
    "told",
    "warned",
];

/// What a word says by itself, with the word after it.
pub(crate) fn cue(word: &str, next: &str) -> Cue {
    let bytes = word.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return Cue::None };
    if bytes.len() < 2 || bytes.len() > 12 || first.is_ascii_uppercase() {
        return Cue::None;
    }
    let listed = |list: &[&str]| list.contains(&word);
    match next {
        "to" if listed(FUTURE_TO) => return Cue::Future,
        "for" | "until" | "next" if listed(FUTURE_FOR) => return Cue::Future,
        "on" | "at" | "in" | "by" if listed(FUTURE_FOR) && !matches!(word, "set" | "planned") => {
            return Cue::Future;
        }
        "be" if word == "to" => return Cue::Future,
        // "due Sunday"
        _ if next.ends_with("day")
            && next.starts_with(char::is_uppercase)
            && listed(FUTURE_FOR)
            && !matches!(word, "set" | "planned") =>
        {
            return Cue::Future;
        }
        _ => {}
    }
    if listed(FUTURE) {
        Cue::Future
    } else if listed(PRESENT) {
        Cue::Present
    } else if listed(SAID) {
        Cue::Said
    } else if IRREGULAR.binary_search(&word).is_ok()
        || bytes.len() > 4 && *last == b'd' && bytes.ends_with(b"ed") && !bytes.ends_with(b"eed")
    {
        Cue::Past
    } else {
        Cue::None
    }
}

/// The way the clause around the tokens `from..to` looks, inside the sentence of the tokens `first..last`: by
/// the nearest verb before it, else by the nearest after it.
pub(crate) fn tense(
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    first: usize,
    last: usize,
) -> Tense {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    // "less than forecast in July": that was said then.
    let back = |n: usize| from.checked_sub(n).filter(|&at| at >= first).map_or("", word);
    if FORETOLD.contains(&back(2)) && matches!(back(3), "than" | "as") {
        return Tense::Past;
    }
    let mut weak = Tense::Unknown;
    let before = (first.max(from.saturating_sub(25))..from).rev();
    let after = to..last.min(to + 20);
    for at in before.chain(after) {
        let behind = |n: usize| at.checked_sub(n).filter(|&at| at >= first).map_or("", word);
        // "is to resume", "to be held", "may not be paid"
        let ahead = word(at) == "to" && matches!(behind(1), "is" | "are" | "was" | "were");
        if ahead {
            return Tense::Future;
        }
        // "during her expected visit on Friday", "is up for a vote in May"
        let awaited = at < from
            && AWAITED.contains(&word(at))
            && WHOSE.contains(&behind(1))
            && word(at + 1).starts_with(char::is_alphabetic)
            && !matches!(word(at + 1), "to" | "for");
        let up = word(at) == "up"
            && word(at + 1) == "for"
            && matches!(behind(1), "is" | "are" | "be" | "come" | "comes" | "’s" | "'s");
        if awaited || up {
            return Tense::Future;
        }
        match cue(word(at), word(at + 1)) {
            Cue::Past | Cue::Said if behind(1) == "be" || behind(2) == "be" => {
                let modal = if behind(1) == "be" { behind(2) } else { behind(3) };
                return if matches!(modal, "could" | "can" | "might") { Tense::Past } else { Tense::Future };
            }
            // "will stay shut"
            Cue::Past
                if matches!(behind(1), "stay" | "remain" | "keep")
                    && matches!(behind(2), "will" | "would" | "must" | "should" | "to" | "’ll" | "'ll") =>
            {
                return Tense::Future;
            }
            // "was to have met on Wednesday"
            Cue::Past if behind(1) == "have" && behind(2) == "to" && matches!(behind(3), "was" | "were") => {
                return Tense::Future;
            }
            Cue::Past | Cue::Said => return Tense::Past,
            // "had been due Friday": it was put off.
            Cue::Future if behind(1) == "been" && behind(2) == "had" => return Tense::Past,
            Cue::Future => return Tense::Future,
            Cue::Present if weak == Tense::Unknown => weak = Tense::Present,
            Cue::Present | Cue::None => {}
        }
    }
    weak
}

/// Verbs of putting off, whose "until" and "to" look ahead from the past.
const PUT_OFF: &[&str] = &[
    "adjourned",
    "deferred",
    "delayed",
    "extended",
    "postponed",
    "pushed",
    "remanded",
    "rescheduled",
    "suspended",
];

/// Verbs of fixing a day, whose "for" looks ahead from the past.
const FIXED: &[&str] = &["fixed", "scheduled", "set"];

/// Verbs of ordering what begins later, whose "from" looks ahead from the past.
const PROCLAIMED: &[&str] = &["announced", "declared", "decreed", "ordered", "proclaimed"];

/// Whether the expression from the token `from` on is the day until which something is put off, or from which something
/// holds that was ordered: "postponed until Friday", "could come as early as Monday", "declared a curfew from Sunday". The
/// sentence begins with the token `first`.
pub(crate) fn put_off(text: &str, tokens: &[Token], from: usize, first: usize) -> bool {
    let behind = |n: usize| {
        let at = from.checked_sub(n).filter(|at| *at >= first);
        at.and_then(|at| tokens.get(at)).map_or("", |token| token.span.of(text))
    };
    match behind(1) {
        "until" | "till" => {
            (2..12).any(|n| PUT_OFF.contains(&behind(n)) || matches!(behind(n), "has" | "have"))
        }
        // what is announced stands between: "announced from Rome on Friday" tells where
        "from" | "starting" | "beginning" => (3..12).any(|n| PROCLAIMED.contains(&behind(n))),
        "to" | "for" => {
            (2..8).any(|n| PUT_OFF.contains(&behind(n)))
                // "set the sentencing for Tuesday"
                || behind(1) == "for" && (2..6).any(|n| FIXED.contains(&behind(n)))
        }
        "as" => behind(3) == "as" && matches!(behind(2), "early" | "soon"),
        // "ahead of Thursday's debate and Saturday's vote"
        "of" => behind(2) == "ahead",
        "and" => (2..8).any(|n| behind(n) == "of" && behind(n + 1) == "ahead"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, token::tokens};

    #[track_caller]
    fn check(text: &str, word: &str, expected: Tense) {
        let all = tokens(text, Span::new(0, text.len()));
        let at = all.iter().position(|token| token.span.of(text) == word).expect("the word is there");
        assert_eq!(tense(text, &all, at, at + 1, 0, all.len()), expected, "{text}");
    }

    #[test]
    fn the_long_list_is_sorted() {
        assert!(IRREGULAR.is_sorted());
    }

    #[test]
    fn the_nearest_verb_tells() {
        check("They will meet on Tuesday.", "Tuesday", Tense::Future);
        check("He was killed on Tuesday.", "Tuesday", Tense::Past);
        check("He said they would meet on Tuesday.", "Tuesday", Tense::Future);
        check("On Tuesday the rebels took the town.", "Tuesday", Tense::Past);
        check("Talks are due to begin on Tuesday, he said.", "Tuesday", Tense::Future);
        check("Iraq said on Tuesday that it would go.", "Tuesday", Tense::Past);
        check("In September it announced plans to buy.", "September", Tense::Past);
        check("Talks set to resume Monday were put off.", "Monday", Tense::Future);
        check("It is to be held from Tuesday.", "Tuesday", Tense::Future);
        check("Trading is to resume in Paris Tuesday.", "Tuesday", Tense::Future);
        check("The record was set on Tuesday.", "Tuesday", Tense::Past);
        check("The vote is due Tuesday.", "Tuesday", Tense::Future);
        check("He has scheduled a talk Tuesday.", "Tuesday", Tense::Future);
        check("The park will stay shut through at least Tuesday.", "Tuesday", Tense::Future);
        check("The offer had been due to end Tuesday, but it was extended.", "Tuesday", Tense::Past);
        check("They agreed on Tuesday to share it.", "Tuesday", Tense::Past);
        check(
            "She refuses an oath at her expected hearing before the court on Tuesday.",
            "Tuesday",
            Tense::Future,
        );
        check("The only one of them is up for a vote in November.", "November", Tense::Future);
        check("Tuesday.", "Tuesday", Tense::Unknown);
    }

    #[test]
    fn what_is_put_off_lies_ahead() {
        for (text, expected) in [
            ("The hearing was postponed until Tuesday.", true),
            ("The vote was rescheduled for Tuesday.", true),
            ("They have until Tuesday.", true),
            ("It could open as early as Tuesday.", true),
            ("The shop was open until Tuesday.", false),
            ("The mayor declared two days of mourning from Tuesday.", true),
            ("The ministry announced a curfew starting Tuesday.", true),
            ("The ministry heard from Tuesday.", false),
            ("She spoke in the town ahead of Tuesday's debate.", true),
            ("She spoke ahead of Monday's debate and Tuesday's vote.", true),
            ("She spoke of Tuesday's vote.", false),
            ("The judge set the sentencing for Tuesday at noon.", true),
            ("The judge left the town for Tuesday's race.", false),
            ("It was postponed. It opened to all on Tuesday.", false),
        ] {
            let all = tokens(text, Span::new(0, text.len()));
            let at =
                all.iter().position(|token| token.span.of(text) == "Tuesday").expect("the word is there");
            assert_eq!(put_off(text, &all, at, 0), expected, "{text}");
        }
    }
}
