//! Plain: whether a clause stands in its sentence so simply that its reading may be told to a reader as it is.
//!
//! A parser is right about a doer that stands right before its verb, and often wrong about one that is fetched from far. So
//! a clause is plain where doer, helpers, verb and object follow one another; what is not is kept for counting and
//! comparing, and not told.

use crate::annotate::{Argument, Clause, ClauseKind};
use crate::text::Span;
use crate::text::fold::fold;

/// Forms of "be", of which passives and copulas are made.
const BE: [&str; 9] = ["am", "are", "be", "been", "being", "is", "was", "were", "'s"];

/// Those that follow no single name.
const PLURAL: [&str; 3] = ["are", "have", "were"];

/// Words between a doer and its verb that change nothing of who does it.
const BETWEEN: [&str; 40] = [
    "again", "all", "already", "also", "both", "can", "cannot", "could", "did", "do", "does", "either",
    "even", "first", "had", "has", "have", "indeed", "instead", "just", "later", "longer", "may", "might",
    "must", "never", "no", "not", "now", "once", "only", "shall", "should", "since", "soon", "still", "then",
    "too", "will", "would",
];

/// What may lie between two parts in commas of its own, in bytes: "Mora, the mayor, opened it".
const ASIDE: usize = 60;

/// How many words may describe what somebody is: "is a former army doctor".
const DESCRIBING: usize = 4;

/// Whether a clause of this text is plain.
pub(super) fn is_plain(clause: &Clause, text: &str) -> bool {
    match clause.kind {
        ClauseKind::Verb => match (clause.subject, clause.object) {
            (Some(doer), object) => {
                is_doer(doer, clause.predicate, text)
                    && object.is_none_or(|object| {
                        words_between(clause.predicate, object.span, text)
                            .is_some_and(|words| words.iter().all(|word| is_between(word)) && words.len() < 3)
                    })
            }
            // "the bridge was opened"
            (None, Some(object)) => {
                is_doer(object, clause.predicate, text)
                    && words_between(object.span, clause.predicate, text)
                        .is_some_and(|words| words.iter().any(|word| is_be(word)))
            }
            (None, None) => false,
        },
        ClauseKind::Copula => clause.subject.is_some_and(|who| {
            let words = words_between(who.span, clause.predicate, text);
            is_whole(who, text)
                && words.is_some_and(|words| {
                    let helpers = words.iter().take_while(|word| is_between(word) || is_be(word)).count();
                    words.iter().take(helpers).any(|word| is_be(word))
                        && words.len() - helpers <= DESCRIBING
                        && words.iter().skip(helpers).all(|word| is_describing(word))
                        && agrees(who, &words, text)
                })
        }),
        ClauseKind::Apposition => clause.subject.is_some_and(|who| {
            let between = |first: Span, second: Span| gap(first, second, text);
            match between(who.span, clause.predicate) {
                // "Mora, the mayor"
                Some(gap) => gap.trim_start().strip_prefix(',').is_some_and(|rest| {
                    let words: Vec<String> = rest.split_whitespace().map(plain_word).collect();
                    words.len() <= DESCRIBING && words.iter().all(|word| is_describing(word))
                }),
                // "Mayor Mora"
                None => between(clause.predicate, who.span).is_some_and(|gap| gap.trim().is_empty()),
            }
        }),
        // "the deportation of families", "the mayor's arrest"
        ClauseKind::Noun => {
            let of = |argument: Argument| {
                words_between(clause.predicate, argument.span, text).is_some_and(|words| {
                    matches!(
                        words.iter().map(String::as_str).collect::<Vec<_>>()[..],
                        ["of" | "by"] | ["of" | "by", "the"]
                    )
                }) || words_between(argument.span, clause.predicate, text)
                    .is_some_and(|words| words.is_empty() && is_possessive(argument.span.of(text)))
            };
            clause.subject.is_none_or(of) && clause.object.is_none_or(of)
        }
    }
}

/// Whether somebody stands right before what they do, with nothing but helpers between.
fn is_doer(who: Argument, verb: Span, text: &str) -> bool {
    let Some(mut between) = gap(who.span, verb, text) else { return false };
    // "Mora, the mayor, opened it"
    if let Some((aside, rest)) = between.trim_start().strip_prefix(',').and_then(|rest| rest.split_once(','))
    {
        if aside.len() > ASIDE {
            return false;
        }
        between = rest;
    }
    let words: Vec<String> = between.split_whitespace().map(plain_word).collect();
    is_whole(who, text)
        && words.iter().all(|word| is_between(word) || is_be(word))
        && agrees(who, &words, text)
}

/// Whether the words of a doer are one, and all of it.
fn is_whole(who: Argument, text: &str) -> bool {
    let words = who.span.of(text);
    let first = words.split_whitespace().next().map(plain_word).unwrap_or_default();
    // "Four days after it sank, nobody": more than the doer, unless names are listed
    let is_list = words.split(", ").all(|part| part.starts_with(char::is_uppercase));
    !(words.contains(',') && !is_list || is_between(&first) || matches!(&*first, "what" | "which" | "that"))
}

/// Whether the number of a name fits its verb: "ministers of Mali and Niger are" tells of no Niger.
fn agrees(who: Argument, helpers: &[String], text: &str) -> bool {
    let before = text.get(..who.span.start as usize).unwrap_or_default().trim_end();
    let listed = before.ends_with(',') || before.ends_with(" and") || before.ends_with(" or");
    let plural = helpers.first().is_some_and(|word| PLURAL.contains(&word.as_str()));
    !(listed && plural && who.entity.is_some())
}

/// The text between two stretches, where the second stands behind the first in one line.
fn gap(first: Span, second: Span, text: &str) -> Option<&str> {
    text.get(first.end as usize..second.start as usize).filter(|gap| !gap.contains('\n'))
}

/// The words between two stretches; none where the second does not stand behind the first.
fn words_between(first: Span, second: Span, text: &str) -> Option<Vec<String>> {
    Some(gap(first, second, text)?.split_whitespace().map(plain_word).collect())
}

fn plain_word(word: &str) -> String {
    fold(&word.replace('’', "'"))
}

fn is_be(word: &str) -> bool {
    BE.contains(&word) || matches!(word, "isn't" | "aren't" | "wasn't" | "weren't" | "'re" | "'m")
}

fn is_between(word: &str) -> bool {
    let is_word = word.chars().all(|c| c.is_alphabetic() || c == '\'');
    is_word
        && (BETWEEN.contains(&word)
            || word.ends_with("ly")
            || word.ends_with("n't")
            || matches!(word, "'ve" | "'ll" | "'d"))
}

/// Whether a word can stand before what somebody is: no preposition, nothing that joins or stops.
fn is_describing(word: &str) -> bool {
    const NOT: [&str; 16] = [
        "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "that", "to", "who", "with",
        "which",
    ];
    !NOT.contains(&word) && word.chars().all(|c| c.is_alphanumeric() || c == '\'' || c == '-')
}

fn is_possessive(words: &str) -> bool {
    let words = words.replace('’', "'");
    words.ends_with("'s") || words.ends_with("s'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::EntityId;
    use crate::explore::testing;

    fn find(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
        Span::new(start, start + words.len())
    }

    /// A clause of the whole text, by doer, predicate and object, which may be empty.
    fn clause(text: &str, kind: ClauseKind, [doer, verb, object]: [&str; 3]) -> Clause {
        let argument = |words: &str| {
            let span = find(text, words);
            (!words.is_empty()).then_some(Argument { span, head: span, entity: Some(EntityId(0)) })
        };
        let whole = Span::new(0, text.len());
        Clause { kind, ..testing::clause(whole, find(text, verb), verb, [argument(doer), argument(object)]) }
    }

    #[test]
    fn who_stands_right_before_the_verb_does_it() {
        for (text, parts) in [
            ("Mora opened the bridge.", ["Mora", "opened", "the bridge"]),
            ("Mora has never openly backed it.", ["Mora", "backed", "it"]),
            ("Mora didn’t sign.", ["Mora", "sign", ""]),
            ("Mora, the mayor, opened it.", ["Mora", "opened", "it"]),
            ("The bridge was finally opened on Friday.", ["", "opened", "The bridge"]),
        ] {
            assert!(is_plain(&clause(text, ClauseKind::Verb, parts), text), "{text}");
        }
    }

    #[test]
    fn what_is_fetched_from_far_is_not_told() {
        for (text, parts) in [
            ("Mora announced five days of mourning.", ["five days", "mourning", ""]),
            ("The ministers of Tarn and Osk are expected there.", ["", "expected", "Osk"]),
            ("Mora as her voters fail time and again.", ["Mora", "fail", "time"]),
            ("They came to invoke the treaty.", ["", "invoke", "the treaty"]),
            ("A day after it sank, nobody can say why.", ["A day after it sank, nobody", "say", "why"]),
            (
                "Mora plans, friends of hers who met reporters yesterday say in the town, to go.",
                ["Mora", "go", ""],
            ),
            ("The hut released by Mora burned.", ["Mora", "released", "The hut"]),
        ] {
            assert!(!is_plain(&clause(text, ClauseKind::Verb, parts), text), "{text}");
        }
    }

    #[test]
    fn what_somebody_is_stands_beside_it() {
        let is = |text: &str, doer: &str, what: &str| {
            is_plain(&clause(text, ClauseKind::Copula, [doer, what, ""]), text)
        };
        assert!(is("Mora is a former army doctor.", "Mora", "doctor"));
        assert!(is("Mora is not guilty.", "Mora", "guilty"));
        assert!(!is("Thirty of them are dead and the captain is in hospital.", "Thirty of them", "hospital"));
        assert!(!is("Aides say the plans were not at play.", "the plans", "play"));
        let called = |text: &str, doer: &str, what: &str| {
            is_plain(&clause(text, ClauseKind::Apposition, [doer, what, ""]), text)
        };
        assert!(called("Mora, then mayor, left.", "Mora", "mayor"));
        assert!(called("Mayor Mora left.", "Mora", "Mayor"));
        assert!(!called("Of all in the state, Mora left.", "Mora", "state"));
    }

    #[test]
    fn a_deed_that_is_a_noun_has_its_doer_beside_it() {
        let is = |text: &str, doer: &str, what: &str, object: &str| {
            is_plain(&clause(text, ClauseKind::Noun, [doer, what, object]), text)
        };
        assert!(is("The deportation of families went on.", "", "deportation", "families"));
        assert!(is("Mora's arrest shook them.", "Mora's", "arrest", ""));
        assert!(!is("She set five days of mourning.", "five days", "mourning", ""));
    }
}
