//! How sentences of two articles are matched, read from their texts.

use crate::annotate::{Context, annotate};
use crate::explore::compare::MatchKind;
use crate::explore::compare::standalone::{Account, compare_standalone};
use crate::text::{Document, clean};

fn account(document: &Document) -> Account<'_> {
    Account { document, annotations: annotate(document, &Context::default()), published: None }
}

/// How the sentence of A with these words is matched with that of B.
fn kind(a: &str, b: &str, words: (&str, &str)) -> Option<MatchKind> {
    let (text_a, text_b) = (clean(a), clean(b));
    let found = compare_standalone(account(&text_a), account(&text_b));
    let has = |one: &&crate::explore::compare::Match| {
        one.a.of(&text_a.text).contains(words.0) && one.b.of(&text_b.text).contains(words.1)
    };
    found.comparison.aligned.iter().find(has).map(|one| one.kind)
}

#[test]
fn a_quote_is_one_whatever_tells_who_said_it() {
    let rest = "The ferry Linnet left Hallin on Monday. Its crew of nine had asked for new boats. Snow closed the pass.";
    let quote = "The harbour wall will not survive another winter like the last";
    let a = format!("“{quote},” Kit Moss told reporters outside the chapel in Hallin. {rest}");
    let b = format!("In a short letter the engineer Kit Moss wrote: “{quote}.” Trains were late. {rest}");
    assert_eq!(kind(&a, &b, ("harbour wall", "harbour wall")), Some(MatchKind::Verbatim));
    // another says it
    let other = b.replace("Kit Moss", "Lena Farouk");
    assert_eq!(kind(&a, &other, ("harbour wall", "harbour wall")), Some(MatchKind::Related));
    // it is denied
    let denied = b.replace("will not", "will");
    assert_eq!(kind(&a, &denied, ("harbour wall", "harbour wall")), Some(MatchKind::Related));
}

/// Sentences that stand around in every story below, so that it has more than a few.
const REST: &str =
    "The ferry Linnet left Hallin on Monday. Its crew of nine had asked for new boats. Snow closed the pass.";

#[test]
fn two_sentences_that_together_say_what_one_says_tell_the_same() {
    let one = "“As mayor I will end the council's quarrel with the fishermen and I will pay for the broken harbour \
        wall,” the candidate goes on.";
    let two = "“As mayor I will end the council's quarrel with the fishermen,” Kit Moss also says in the film. “And I will \
        pay for the broken harbour wall.”";
    let (a, b) = (format!("{one} {REST}"), format!("{two} {REST}"));
    for words in [("As mayor", "As mayor"), ("As mayor", "broken harbour")] {
        let found = kind(&a, &b, words);
        assert!(matches!(found, Some(MatchKind::Verbatim | MatchKind::Reworded)), "{words:?} {found:?}");
    }
    // what only stands beside is no part of it
    let beside =
        two.replace("“And I will pay for the broken harbour wall.”", "His rival was not amused by that.");
    let found = kind(&a, &format!("{beside} {REST}"), ("As mayor", "rival was not"));
    assert!(matches!(found, None | Some(MatchKind::Related)), "{found:?}");
}

#[test]
fn a_sentence_that_tells_the_same_needs_no_neighbour() {
    let a = format!(
        "Harbour Minister Lena Farouk arrived in Tirat on Friday morning. “We will not rest until every family knows what         happened,” Farouk said. {REST}"
    );
    let b = format!(
        "“We will not rest until every family knows why it happened,” Harbour Minister Lena Farouk told the council in         Lomo. {REST}"
    );
    let found = kind(&a, &b, ("not rest", "not rest"));
    assert!(matches!(found, Some(MatchKind::Verbatim | MatchKind::Reworded)), "{found:?}");
}

#[test]
fn a_name_in_common_makes_no_part_of_what_is_said() {
    let a = format!(
        "Lena Farouk, the mayor of Hallin, called it a great day. “This harbour will never part us again,” she said. {REST}"
    );
    let b =
        format!("Hallin's mayor Lena Farouk promised that the harbour “will never part us again”. {REST}");
    let found = kind(&a, &b, ("great day", "promised"));
    assert!(matches!(found, None | Some(MatchKind::Related)), "{found:?}");
}

#[test]
fn what_one_adds_in_names_alone_makes_no_other_sentence() {
    let a = format!("“The pier is cold,” Moss said of Farouk. {REST}");
    let b = format!("“The pier is cold,” Governor Kit Moss said of Lena Farouk. {REST}");
    assert_eq!(kind(&a, &b, ("pier is cold", "pier is cold")), Some(MatchKind::Reworded));
}

#[test]
fn a_word_more_in_a_name_is_no_other_name() {
    let a = format!(
        "Owners of small boats will pay no harbour tax from May, even where they moor in winter, the Fisheries \
        Department and the Coastal Guard Service said on Tuesday. {REST}"
    );
    let b = format!(
        "Owners of small boats will pay no harbour tax from May, even where they moor in winter, the U.K. Fisheries \
        Department said on Tuesday. {REST}"
    );
    let found = kind(&a, &b, ("small boats", "small boats"));
    assert!(matches!(found, Some(MatchKind::Verbatim | MatchKind::Reworded)), "{found:?}");
    // two departments are two
    let other = b.replace("U.K. Fisheries Department", "Transport Department");
    assert_eq!(kind(&a, &other, ("small boats", "small boats")), Some(MatchKind::Related));
}

#[test]
fn a_headline_is_one_whatever_marks_stand_in_it() {
    let body = "The ferry Linnet left Hallin on Monday with nine people. Its crew had asked for new boats in May. Snow \
        closed the pass to Tirat for a week.";
    let a = format!("Moss Sees One-in-Four Chance N.H.L. Will Leave Hallin\n\n{body}");
    let b = format!("Moss Sees 1 in 4 Chance N.H.L. Will Leave Hallin\n\n{body}");
    let found = kind(&a, &b, ("Moss Sees", "Moss Sees"));
    assert!(matches!(found, Some(MatchKind::Verbatim | MatchKind::Reworded)), "{found:?}");
    let other = b.replace("1 in 4", "1 in 5");
    assert_eq!(kind(&a, &other, ("Moss Sees", "Moss Sees")), Some(MatchKind::Related));
}
