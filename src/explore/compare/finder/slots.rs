//! Slots of one fact that two accounts fill otherwise; and those of two facts, which are no clash.

use super::tests::{check, shown};
use crate::explore::compare::PointKind::{Agent, Date, Number, Place, Polarity, Sequence, Title};
use crate::explore::compare::Verdict::{Contradiction, Dispute, Update};

#[test]
fn hours_of_one_deed() {
    check(
        "The train left Hallin at 7:10 a.m. on Monday and derailed at 8:20 a.m. near Tirat.",
        "The train, which left Hallin at 7:10 a.m. on Monday, derailed near Tirat at 9:05 a.m.",
        &[(Contradiction, Date, "8:20 a.m.", "9:05 a.m.")],
    );
    // one goes by its name, the other by what it is; and by another verb
    check(
        "The ship left Tirat with 40 passengers and went down at 9:40 p.m. off the island of Hallin.",
        "The Linnet, with 40 passengers on board, sank off the island of Hallin at about 11 p.m.",
        &[(Contradiction, Date, "9:40 p.m.", "about 11 p.m.")],
    );
    for (a, b) in [
        // a whole hour is rounded, and zones count from other noons
        (
            "The blast in the market of Hallin happened at 3:20 p.m. on Monday.",
            "The blast in the market of Hallin happened at about 3 p.m. on Monday.",
        ),
        (
            "The rocket was launched from Hallin at 3 p.m. GMT on Monday.",
            "The rocket was launched from Hallin at 10 a.m. EST on Monday.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn the_newsroom_that_heard_it() {
    let quote = "“I never took a single dollar from that company in all my years,” Ada Mora told";
    check(
        &format!("{quote} CNN on Monday."),
        &format!("{quote} Fox News. Her opponent was not convinced."),
        &[(Contradiction, Agent, "CNN", "Fox News")],
    );
    // a quote goes on behind the words that say who heard it
    check(
        "“My view is the same,” Ada Mora told a CBS affiliate in Hallin. “I do not favor a bridge over the harbor, and I do \
         not favor a tunnel under the river.”",
        "“When this was raised in my state, I said that I do not favor a bridge over the harbor, and I do not favor a tunnel \
         under the river,” Ada Mora told the NBC station in Hallin.",
        &[(Contradiction, Agent, "a CBS affiliate", "the NBC station")],
    );
    for hearer in ["reporters in Hallin.", "a CNN reporter on Monday.", "the council."] {
        check(&format!("{quote} CNN on Monday."), &format!("{quote} {hearer}"), &[]);
    }
    check(&format!("{quote} the Hallin Times."), &format!("{quote} The Times on Monday."), &[]);
}

#[test]
fn who_did_what_one_alone_can_do() {
    check(
        "Norvik Metals bought Harlan Steel last year, the union said. The mill has 900 workers.",
        "Last year, Union Mining bought Harlan Steel. The mill, with 900 workers, is to stay open.",
        &[(Contradiction, Agent, "Norvik Metals", "Union Mining")],
    );
    check(
        "Norvik Metals and Union Mining bought Harlan Steel last year, the union said.",
        "Last year, Union Mining bought Harlan Steel, the union said.",
        &[],
    );
}

#[test]
fn votes_and_points() {
    check(
        "The House approved the farm bill on Tuesday by a vote of 52-3. Speaker Ada Mora praised it.",
        "Lawmakers passed the farm bill 53-3 on Tuesday and sent it to the Senate. Speaker Ada Mora welcomed it.",
        &[(Contradiction, Number, "52-3", "53-3")],
    );
    check(
        "Linden beat Tirat 3-1 in the cup final in Hallin on Sunday.",
        "Linden defeated Tirat 3-2 on Sunday to win the cup final.",
        &[(Contradiction, Number, "3-1", "3-2")],
    );
    for (a, b) in [
        (
            "The House approved the farm bill on Tuesday by a vote of 52-3.",
            "The House rejected the harbor bill on Tuesday by a vote of 12-44.",
        ),
        (
            "Linden beat Tirat 3-1 in the cup final in Hallin on Sunday.",
            "Linden beat Tirat 3 to 1 on Sunday to win the cup final.",
        ),
        (
            "The council approved the budget by a vote of 7-2, and 60-70 percent of voters agree.",
            "The council approved the budget by a vote of 7-2.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn numbers_behind_a_label() {
    check(
        "The 6.1-magnitude earthquake struck near Hallin on Monday.",
        "A quake of magnitude 6.4 hit near Hallin on Monday.",
        &[(Contradiction, Number, "6.1-magnitude", "magnitude 6.4")],
    );
    check(
        "Flight 9 from Hallin landed in Tirat with one engine on Monday.",
        "Flight 19 from Hallin landed in Tirat on Monday with one engine on fire.",
        &[(Contradiction, Number, "Flight 9", "Flight 19")],
    );
    check(
        "The 6.1-magnitude earthquake struck near Hallin on Monday.",
        "A quake of magnitude 6.1 hit near Hallin on Monday. An aftershock of magnitude 5.2 followed.",
        &[],
    );
}

#[test]
fn ranks_and_deputies() {
    check(
        "Lt. Oto Brand of the Hallin police said that two men were held after the fire in the harbor. The fire burned for nine hours.",
        "Two men were held after the fire in the harbor, Capt. Oto Brand of the Hallin police said. The fire burned for nine hours.",
        &[(Contradiction, Title, "Lt. Oto Brand", "Capt. Oto Brand")],
    );
    check(
        "Lt. Col. Oto Brand of the Hallin garrison said that two men were held after the fire in the harbor. The fire burned for nine hours.",
        "Two men were held after the fire in the harbor, Colonel Oto Brand of the Hallin garrison said. The fire burned for nine hours.",
        &[],
    );
    let rest = "resigned on Monday after the flood. The flood had destroyed 40 houses in the town. The fire burned for nine hours.";
    check(
        &format!("The mayor, Ned Brock, {rest}"),
        &format!("The vice mayor, Ned Brock, {rest}"),
        &[(Contradiction, Title, "mayor", "vice mayor")],
    );
    check(
        &format!("The mayor, Ned Brock, once the vice mayor, {rest}"),
        &format!("The mayor, Ned Brock, {rest}"),
        &[],
    );
}

#[test]
fn a_year_of_birth_and_an_age() {
    let born = "Ada Mora, who was born in 1963, has led the bank of Hallin since May.";
    check(
        born,
        "The bank of Hallin has been led since May by Ada Mora, 64, a lawyer.",
        &[(Contradiction, Number, "1963", "64")],
    );
    check(born, "The bank of Hallin has been led since May by Ada Mora, 68, a lawyer.", &[]);
}

#[test]
fn which_came_first() {
    check(
        "Ada Mora left the council chamber before Oto Brand spoke about the harbor.",
        "Ada Mora left the council chamber after Oto Brand spoke about the harbor.",
        &[(
            Contradiction,
            Date,
            "before Oto Brand spoke about the harbor",
            "after Oto Brand spoke about the harbor",
        )],
    );
    check(
        "Ada Mora spoke about the harbor before Oto Brand left for Tirat.",
        "Ada Mora spoke about the harbor after Oto Brand opened the meeting.",
        &[],
    );
}

#[test]
fn what_is_yet_to_be_done() {
    for (before, after, words) in [
        (
            "Governor Ada Mora has yet to endorse a candidate for mayor of Hallin.",
            "Governor Ada Mora endorsed a candidate for mayor of Hallin on Monday.",
            ("endorse", "endorsed"),
        ),
        (
            "The parliament in Hallin must still ratify the treaty on the river.",
            "The parliament in Hallin ratified the treaty on the river on Monday.",
            ("ratify", "ratified"),
        ),
    ] {
        let found = shown(("2031-05-14", before), ("2031-05-16", after));
        assert_eq!(found, [(Update, Sequence, words.0.to_owned(), words.1.to_owned())]);
    }
}

#[test]
fn whom_a_pronoun_stands_for() {
    check(
        "Police in Hallin arrested the captain of the Linnet on Friday.",
        "The captain, Ned Brock, is in hospital. Police have not arrested him, his lawyer said.",
        &[(Dispute, Polarity, "arrested", "have not arrested")],
    );
}

#[test]
fn plans_and_crowds_and_towns() {
    check(
        "The talks on the river will begin in Geneva on June 3, the ministry said.",
        "The ministry said that the talks on the river begin on June 5 in Geneva.",
        &[(Contradiction, Date, "June 3", "June 5")],
    );
    check(
        "About 3,000 people attended the rally in Hallin on Monday.",
        "The rally in Hallin on Monday drew a crowd of 5,000.",
        &[(Contradiction, Number, "About 3,000 people", "5,000")],
    );
    check(
        "Ada Mora spoke on Monday at a rally in Dayton about the harbor bill.",
        "At a rally in Toledo on Monday, Ada Mora spoke about the harbor bill.",
        &[(Contradiction, Place, "Dayton", "Toledo")],
    );
}

#[test]
fn a_verb_that_only_leads_on_is_not_denied() {
    check(
        "Ada Mora has flirted with running for mayor of Hallin and has always decided not to follow through.",
        "“I have decided not to be the host of the debate in Hallin,” Ada Mora said.",
        &[],
    );
}

#[test]
fn where_a_person_is_at_home() {
    check(
        "Ned Brock, 34, of Dayton, was held after the fire in the harbor of Hallin, the police said on Monday. The fire burned for nine hours.",
        "A Toledo man, Ned Brock, was held after the fire in the harbor of Hallin, the police said on Monday. The fire burned for nine hours.",
        &[(Contradiction, Place, "Dayton", "Toledo")],
    );
    check(
        "Ned Brock, 34, of Dayton, was held after the fire in the harbor of Hallin, the police said on Monday. The fire burned for nine hours.",
        "Ned Brock, who flew in from Toledo, was held after the fire in the harbor of Hallin, the police said on Monday. The fire burned for nine hours.",
        &[],
    );
}

#[test]
fn to_be_for_one_thing_and_against_another_is_no_clash() {
    check(
        "Oto Brand supports the bridge over the harbor of Hallin, his office said.",
        "Oto Brand opposes the tunnel under the river, his office said.",
        &[],
    );
}

#[test]
fn the_dead_of_another_year_are_not_those_of_the_news() {
    check(
        "A blast at the plant in Hallin killed seven people on Monday, the police said.",
        "At least nine people died in the blast at the plant in Hallin on Monday. In 2011 a fire at the plant killed three men.",
        &[(Contradiction, Number, "seven people", "At least nine people")],
    );
    check(
        "A blast at the plant in Hallin killed seven men, the police said.",
        "Fifteen years ago three men died in a fire at the plant in Hallin.",
        &[],
    );
}

#[test]
fn sums_of_two_years_and_steps() {
    check(
        "Norvik Metals made a net loss of 310 million dollars in 2025, the company said.",
        "Norvik Metals made a net loss of 120 million dollars in 2024, and 2025 was worse, the company said.",
        &[],
    );
    check(
        "The minimum wage in Hallin goes up by 80 dollars in May.",
        "The minimum wage in Hallin goes up to 900 dollars in May.",
        &[],
    );
    check(
        "The minimum wage in Hallin goes up from 820 dollars in May, the union said.",
        "The minimum wage in Hallin goes up to 900 dollars in May, the union said.",
        &[],
    );
}

#[test]
fn two_of_one_surname_have_each_an_age() {
    check(
        "Ada Mora, 51, remains chief executive of Norvik Metals. The mill has 900 workers.",
        "The founder of Norvik Metals, Jonas Mora, 83, watched the news. The mill has 900 workers.",
        &[],
    );
}

/// A sentence that both accounts have, so that they are known to tell one story.
const BOTH: &str = "The fire in the harbor of Hallin burned for nine hours.";

#[test]
fn what_befell_a_person_once() {
    check(
        &format!("Ned Brock, the manager, was detained on Thursday evening, the prosecutor said. {BOTH}"),
        &format!("Ned Brock has not been arrested. Ada Mora went to the mill to see for herself. {BOTH}"),
        &[(Dispute, Polarity, "was detained", "has not been arrested")],
    );
    check(
        &format!("Ada Mora, who resigned in 2018 when the papers came out, lives in Tirat. {BOTH}"),
        &format!("Ada Mora will not hold office again. She had not resigned in 2018. {BOTH}"),
        &[(Contradiction, Polarity, "resigned", "had not resigned")],
    );
    check(
        &format!("Ada Mora was sentenced to nine years in prison on 16 June 2031 in Tirat. {BOTH}"),
        &format!(
            "{BOTH} In Tirat, Ada Mora was convicted on 15 June 2031, but she was not there to hear it."
        ),
        &[(Contradiction, Date, "16 June 2031", "15 June 2031")],
    );
    check(
        &format!("A Tirat court on Tuesday found Ada Mora guilty of taking bribes. {BOTH}"),
        &format!("Ada Mora, once the best known banker of the town, was convicted on Monday. {BOTH}"),
        &[(Contradiction, Date, "Tuesday", "Monday")],
    );
    for (a, b) in [
        // two of one surname
        ("Ada Mora was arrested on Thursday.", "Jonas Mora has not been arrested."),
        // two arrests
        ("Ada Mora was arrested in 2018 over the mill.", "Ada Mora has not been arrested."),
    ] {
        check(&format!("{a} {BOTH}"), &format!("{b} {BOTH}"), &[]);
    }
}

#[test]
fn who_is_not_held_yet_may_be_held_tomorrow() {
    let held = format!("Ned Brock, the manager, was detained on Thursday evening. {BOTH}");
    let free = format!("Ned Brock, the manager, has not been arrested. {BOTH}");
    let words = (Update, Sequence, "has not been arrested".to_owned(), "was detained".to_owned());
    assert_eq!(shown(("2031-05-14", &free), ("2031-05-16", &held)), [words]);
    assert_eq!(shown(("2031-05-16", &held), ("2031-05-18", &free)).len(), 1);
}

#[test]
fn each_account_has_a_toll() {
    let first = "Blast at the Hallin mill kills seven\n\nA tank blew up at the Norvik mill in Hallin on Tuesday, killing seven people, \
        Ned Brock of the fire brigade said. Four workers were missing. Ada Mora, who leads Norvik, came to the mill.";
    let later = "Head of the Hallin mill held as toll of blast reaches eleven\n\nThe head of the mill where eleven people lost their \
        lives this week was questioned on Thursday. Nine of the victims died on the spot, Ned Brock of the fire brigade said. Ada \
        Mora, who leads Norvik, wrote to the families.";
    let words = (Update, Number, "seven people".to_owned(), "eleven people".to_owned());
    assert_eq!(shown(("2031-05-14", first), ("2031-05-16", later)), [words]);
}

#[test]
fn what_each_account_counts_once() {
    let rest = "Ada Mora leads Norvik Air. The deal was signed in Hallin by Ned Brock of Tirat Air.";
    check(
        &format!("{rest} Norvik Air employs 4,100 people and flies 38 aircraft to 44 airports."),
        &format!(
            "{rest} Tirat Air pays for all of Norvik Air, whose 34 aircraft serve 44 airports in the north."
        ),
        &[(Contradiction, Number, "38 aircraft", "34 aircraft")],
    );
}

#[test]
fn a_toll_in_passing_is_none_of_the_news() {
    let rest = "Ada Mora of the Norvik League spoke to reporters in Hallin, and Ned Brock of the council answered her.";
    check(
        &format!(
            "{rest} They met for an hour. Both smiled. She cited a 1997 Tirat case in which a gunman had killed two pupils."
        ),
        &format!(
            "{rest} They met for an hour. Both smiled. The league was silent after the Linden shooting in which 26 people were killed."
        ),
        &[],
    );
}

#[test]
fn what_was_never_done_is_set_against_what_was_done_long_ago() {
    check(
        "None of the earlier decrees took money that the council of Hallin had not granted.",
        "Twice before, in 2011 and 2019, decrees took money without a grant of the council of Hallin.",
        &[(Contradiction, Polarity, "None of the earlier decrees took", "took")],
    );
}
