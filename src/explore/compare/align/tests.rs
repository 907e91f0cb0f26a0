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

#[test]
fn who_says_it_and_where_makes_no_other_sentence() {
    let a = format!(
        "In an interview shown Monday on the programme Harbour Today, Mr. Moss told Lena Farouk that he had real doubts about \
        whether the new pier was built for fishermen, and that he has sent his own divers to Tirat to research the matter. \
        {REST}"
    );
    let b = format!(
        "LOMO -- Retired tug captain Kit Moss said Monday he has doubts about whether the new pier was built for fishermen \
        and has sent divers to Tirat looking for answers. {REST}"
    );
    assert_eq!(kind(&a, &b, ("doubts", "doubts")), Some(MatchKind::Reworded));
    // another says it
    let other = b.replace("Kit Moss said Monday he", "Olga Brandt said Monday she");
    assert_eq!(kind(&a, &other, ("doubts", "doubts")), Some(MatchKind::Related));
    // what leads to it tells something of its own
    let lead = "At the noisiest meeting of fishermen and pilots since the old ferry burnt down in the harbour last winter,";
    let led = a.replace("In an interview shown Monday on the programme Harbour Today,", lead);
    assert_eq!(kind(&led, &b, ("doubts", "doubts")), Some(MatchKind::Related));
}

#[test]
fn an_office_beside_a_name_makes_no_other_sentence() {
    let a = format!("Kit Moss, the mayor of Hallin, opened a bridge over the Lomo on Friday. {REST}");
    let b = format!("The new bridge over the Lomo was opened by Mr. Moss. {REST}");
    assert_eq!(kind(&a, &b, ("bridge", "bridge")), Some(MatchKind::Reworded));
    let other = b.replace("Mr. Moss", "Mr. Brandt");
    assert_ne!(kind(&a, &other, ("bridge", "bridge")), Some(MatchKind::Reworded));
}

#[test]
fn who_says_it_may_stand_behind_it() {
    let told = "Small boats will pay no harbour tax from May";
    let a = format!("{told}, the Fisheries Department and the Coastal Guard Service said on Tuesday. {REST}");
    let b = format!("From May no harbour tax will be paid for small boats. {REST}");
    assert_eq!(kind(&a, &b, ("Small boats", "small boats")), Some(MatchKind::Reworded));
    // what they do beside is told
    let more =
        a.replace("said on Tuesday.", "said on Tuesday before both sold their offices in Tirat to a bank.");
    assert_eq!(kind(&more, &b, ("Small boats", "small boats")), Some(MatchKind::Related));
}

#[test]
fn a_few_words_more_make_no_other_deeds() {
    let a =
        format!("Mr. Moss said no and went on to win last week's race against Captain Olga Brandt. {REST}");
    let b = format!(
        "Moss ultimately rejected the offer and went on to defeat veteran Capt. Olga Brandt (Hallin) in the Lomo harbour \
        race earlier this month. {REST}"
    );
    assert_eq!(kind(&a, &b, ("went on", "went on")), Some(MatchKind::Reworded));
    // a deed more does
    let more = b.replace("this month.", "this month before he sank her boat off Tirat.");
    assert_eq!(kind(&a, &more, ("went on", "went on")), Some(MatchKind::Related));
    // and one that the other denies
    let denied = a.replace("said no and", "agreed and");
    assert_eq!(kind(&denied, &b, ("went on", "went on")), Some(MatchKind::Related));
}

#[test]
fn all_of_one_and_a_deed_more_is_no_other_wording() {
    let a = format!("Mr. Moss asserts his innocence of any wrongdoing. {REST}");
    let b = format!(
        "The lawyers said that Moss asserts his innocence of any wrongdoing and will sue the paper. {REST}"
    );
    assert_eq!(kind(&a, &b, ("innocence", "innocence")), Some(MatchKind::Related));
}

#[test]
fn a_number_is_one_in_words_and_in_figures() {
    let a = format!("“But there is a 1 in 3 chance that we could lose the ferry,” Moss wrote. {REST}");
    let b = format!("But there is a one-in-three chance we could lose the ferry. {REST}");
    let found = kind(&a, &b, ("chance", "chance"));
    assert!(matches!(found, Some(MatchKind::Verbatim | MatchKind::Reworded)), "{found:?}");
    let other = b.replace("one-in-three", "one-in-four");
    assert_eq!(kind(&a, &other, ("chance", "chance")), Some(MatchKind::Related));
}

#[test]
fn a_short_sentence_is_one_beside_one_that_is() {
    let asked = "Have you paid the harbour tax for the old ferry?";
    let a = format!("The pilot came aboard and said: “How are you? {asked}” Nobody answered. {REST}");
    let b = format!("He greeted his crew with “How are you? {asked}” Then it rained. {REST}");
    let apart = format!("He greeted his crew with “{asked}” Then it rained. “Where are you?” {REST}");
    assert_eq!(kind(&a, &b, ("harbour tax", "harbour tax")), Some(MatchKind::Verbatim));
    let a = a.replace("“How are you?", "“Good morning. How are you?");
    let b = b.replace("“How are you?", "“Good day to all. How are you?");
    assert_eq!(kind(&a, &b, ("How are you", "How are you")), Some(MatchKind::Verbatim));
    assert_eq!(kind(&a, &apart, ("How are you", "Where are you")), None);
}
