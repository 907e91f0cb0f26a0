//! Which way a clause looks: whether what it tells lies before or after the time of writing.
//!
//! A light reading of the words around an expression, not a parse. This module must not know the calendar.

use crate::text::Token;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    Unknown,
}

/// What one word says about the time of its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    Past,
    Present,
    Future,
    /// A verb of saying in the past, which says nothing about what is said.
    Said,
    None,
}

const FUTURE: &[&str] = &[
    "'ll",
    "ahead",
    "begins",
    "can",
    "could",
    "deadline",
    "due",
    "ends",
    "expected",
    "expects",
    "expire",
    "expires",
    "forecast",
    "going",
    "hopes",
    "intends",
    "likely",
    "plan",
    "planned",
    "planning",
    "plans",
    "projected",
    "scheduled",
    "shall",
    "should",
    "slated",
    "starts",
    "upcoming",
    "will",
    "won't",
    "would",
    "’ll",
];

const PRESENT: &[&str] =
    &["'re", "are", "aren't", "do", "does", "has", "have", "is", "isn't", "’re", "’ve", "'ve"];

/// Past forms that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "arose",
    "ate",
    "beat",
    "became",
    "been",
    "began",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "cut",
    "dealt",
    "did",
    "didn't",
    "died",
    "drew",
    "drove",
    "fell",
    "felt",
    "fled",
    "flew",
    "forbade",
    "forgot",
    "fought",
    "found",
    "froze",
    "gave",
    "got",
    "grew",
    "had",
    "hadn't",
    "heard",
    "held",
    "hit",
    "hurt",
    "kept",
    "knew",
    "laid",
    "lay",
    "led",
    "left",
    "lent",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "overthrew",
    "paid",
    "put",
    "quit",
    "ran",
    "rang",
    "rode",
    "rose",
    "sank",
    "sat",
    "saw",
    "sent",
    "set",
    "shook",
    "shot",
    "shut",
    "slept",
    "slid",
    "sold",
    "sought",
    "spent",
    "split",
    "spoke",
    "spread",
    "stole",
    "stood",
    "struck",
    "swept",
    "swore",
    "taught",
    "thought",
    "threw",
    "took",
    "underwent",
    "was",
    "wasn't",
    "went",
    "were",
    "weren't",
    "withdrew",
    "woke",
    "won",
    "wore",
    "wrote",
];

/// Verbs of saying, in the past.
const SAID: &[&str] = &[
    "added",
    "announced",
    "argued",
    "asked",
    "claimed",
    "commented",
    "confirmed",
    "declared",
    "insisted",
    "noted",
    "quoted",
    "reported",
    "said",
    "says",
    "stated",
    "suggested",
    "told",
    "warned",
];

/// What a word says by itself.
pub(crate) fn cue(word: &str) -> Cue {
    let bytes = word.as_bytes();
    if bytes.len() < 2 || bytes.len() > 10 || bytes[0].is_ascii_uppercase() {
        return Cue::None;
    }
    let listed = |list: &[&str]| list.contains(&word);
    match bytes[bytes.len() - 1] {
        _ if listed(FUTURE) => Cue::Future,
        _ if listed(PRESENT) => Cue::Present,
        _ if listed(SAID) => Cue::Said,
        _ if listed(IRREGULAR) => Cue::Past,
        b'd' if bytes.len() > 4 && bytes[bytes.len() - 2] == b'e' && bytes[bytes.len() - 3] != b'e' => {
            Cue::Past
        }
        _ => Cue::None,
    }
}

/// The way the clause around the tokens `from..to` looks, inside the sentence of the tokens `first..last`.
pub(crate) fn tense(
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    first: usize,
    last: usize,
) -> Tense {
    let mut weak = Tense::Unknown;
    // The verb before it, nearest first, then the one after it.
    let before = (first.max(from.saturating_sub(25))..from).rev();
    let after = to..last.min(to + 20);
    for at in before.chain(after) {
        let Some(token) = tokens.get(at) else { continue };
        match cue(token.span.of(text)) {
            Cue::Past => return Tense::Past,
            Cue::Future => return Tense::Future,
            Cue::Present if weak == Tense::Unknown => weak = Tense::Present,
            Cue::Said if weak == Tense::Unknown => weak = Tense::Past,
            _ => {}
        }
    }
    weak
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
    fn the_nearest_verb_tells() {
        check("They will meet on Tuesday.", "Tuesday", Tense::Future);
        check("He was killed on Tuesday.", "Tuesday", Tense::Past);
        check("He said they would meet on Tuesday.", "Tuesday", Tense::Future);
        check("On Tuesday the rebels took the town.", "Tuesday", Tense::Past);
        check("Talks are due to begin on Tuesday, he said.", "Tuesday", Tense::Future);
        check("Tuesday.", "Tuesday", Tense::Unknown);
    }
}
