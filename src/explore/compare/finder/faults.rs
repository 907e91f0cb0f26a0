//! Kinds of faults that comparisons of real accounts showed, each with pairs of its kind.
//!
//! | kind | test |
//! |---|---|
//! | a clash of another doer, object or event | `what_another_did_is_no_clash` |
//! | numbers: a subset, another period, a wrong row, part and whole, an age against a count | `numbers_of_other_things_are_no_clash` |
//! | shares in polls of two days | `polls_of_two_days_are_no_clash` |
//! | a people taken for a misprint of another | `a_people_is_no_misprint_of_another` |
//! | dates: of a statement against that of a deed, of another meeting | `days_of_other_things_are_no_clash` |
//! | both say the same | `what_both_say_is_no_clash` |
//! | opposites and synonyms of other things | `opposites_of_other_things_are_no_clash` |
//! | scope, idiom, condition, question | `what_is_not_told_as_so_is_no_clash` |
//! | two-sided stories | `a_story_with_two_sides_is_no_clash` |
//! | quotes cut differently, speaker misread | `tests::quotes_in_other_words`, `a_quote_that_is_cut_is_no_clash` |
//! | place in place, rounding, shares, sums | `tests::numbers_of_one_thing`, `a_place_in_a_place_is_no_clash` |
//! | later report, spelling of a name, relative dates | `tests::a_toll_grows_from_day_to_day`, `tests::planned_and_done_are_a_later_report`, `one_name_in_two_spellings_is_no_clash`, `one_day_in_other_words_is_no_clash` |
//! | agreement where the texts clash | `what_clashes_does_not_agree`, `align` and `agreement` have the sentences |
//! | real ones missed | `what_differs_is_found`, `tests::numbers_of_one_thing`, `tests::office_holders`, `tests::what_is_told_of_persons`, `tests::whether_it_is_so`, `tests::a_fate_told_by_two_sources_differs` |
//! | boilerplate | `what_belongs_to_the_page_is_no_clash`, `unit::boilerplate` |
//! | a denial loses its verb | `tests::a_fate_told_by_two_sources_differs` |

use super::tests::{DAY, check, found, shown};
use crate::explore::compare::{MatchKind, PointKind, Verdict};
use crate::text::Document;
use PointKind::{Date, Number, Polarity, Quote};
use Verdict::{Contradiction, Dispute, Wording};

#[track_caller]
fn no_clash(pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        check(a, b, &[]);
    }
}

#[test]
fn what_another_did_is_no_clash() {
    no_clash(&[
        (
            "The harbour board inspected the ferry Linnet in January, its director said.",
            "The fire service did not inspect the ferry Linnet in January, the union said.",
        ),
        (
            "The council of Hallin approved the bridge on Monday.",
            "The council of Hallin did not approve the airport on Monday.",
        ),
        (
            "The union of Hallin has backed Rory Hollin for mayor.",
            "The union of Tirat has not backed Rory Hollin for mayor.",
        ),
    ]);
}

#[test]
fn numbers_of_other_things_are_no_clash() {
    no_clash(&[
        // a subset
        (
            "The flood in Hallin killed 41 people on Monday.",
            "The flood in Hallin killed 41 people on Monday, among them 9 children.",
        ),
        // another period
        (
            "Exports of Norvia rose by 4 percent in March, the bank said.",
            "Exports of Norvia rose by 7 percent in the first quarter, the bank said.",
        ),
        // a wrong row of a list
        (
            "Hollin has 44 percent of the vote in Tirat and 39 percent in Hallin.",
            "In Hallin, Hollin has 39 percent of the vote; in Lomo he has 51 percent.",
        ),
        // part and whole
        ("Norvia has 4,200 workers in nine countries.", "Norvia will dismiss 300 of its workers in May."),
        // an age against a count
        (
            "Rory Hollin, 58, led the miners out of the pit at Hallin.",
            "Rory Hollin led 61 miners out of the pit at Hallin.",
        ),
        // what is asked for and what is done
        (
            "The union of Hallin asked the council to build 40 houses for the miners of Tirat.",
            "The council built 55 houses for the miners of Tirat.",
        ),
        // other things of one unit
        (
            "The new bridge at Hallin is 340 metres long.",
            "The towers of the new bridge at Hallin are 85 metres high.",
        ),
    ]);
}

#[test]
fn polls_of_two_days_are_no_clash() {
    let a = "Among likely voters in Norvia, 46 percent would choose Hollin, while 5 percent prefer Ada Mora.";
    let b = "A poll of voters in Norvia showed that 42 percent would choose Hollin, while 3 percent prefer Ada Mora.";
    let shown = |of_b: &str| shown(("2031-05-16", a), (of_b, b)).len();
    assert!(shown("2031-05-16") > 0);
    assert_eq!(shown("2031-05-20"), 0);
}

#[test]
fn figures_of_two_weeks_are_no_clash() {
    let a = "The bank of Hallin said that net borrowing averaged 451 million crowns in the week.";
    let b = "The bank of Hallin said that net borrowing averaged 148 million crowns in the week.";
    let shown = |of_b: &str| shown(("2031-05-16", a), (of_b, b)).len();
    assert!(shown("2031-05-17") > 0);
    assert_eq!(shown("2031-05-23"), 0);
}

#[test]
fn figures_of_two_companies_are_no_clash() {
    no_clash(&[(
        "Norvia Oil Corp said that its net crude oil production averaged 248,200 barrels per day. Norvia Oil Corp is of Hallin.",
        "Tirat Energy Corp had a loss. The company said that crude oil production averaged 33,290 barrels per day.",
    )]);
}

#[test]
fn days_of_other_things_are_no_clash() {
    no_clash(&[
        // a statement against the deed
        (
            "The mine near Hallin collapsed on Tuesday, killing two men.",
            "The mayor of Hallin said on Wednesday that the mine had collapsed, killing two men.",
        ),
        // another meeting
        (
            "The ministers of both states met in Hallin on 4 March to speak about the dam.",
            "The ministers of both states will meet in Tirat on 9 June to speak about the dam.",
        ),
        // a day and what it is counted from
        (
            "The ferry Linnet sank on Tuesday. Divers found the bell two days after the ferry sank.",
            "The ferry Linnet sank on Tuesday night.",
        ),
    ]);
}

#[test]
fn what_both_say_is_no_clash() {
    no_clash(&[
        (
            "The new fee would not apply to farmers, the ministry of Norvia said.",
            "The new fee does not extend to farmers, the ministry of Norvia said.",
        ),
        (
            "The judge will decide whether the mayor of Hallin broke the law.",
            "The judge will decide if the mayor of Hallin did not break the law.",
        ),
        (
            "The board had no alternative but to close the mill in Hallin.",
            "The board had to close the mill in Hallin.",
        ),
        (
            "The company never paid the men of the second shift.",
            "The company failed to pay the men of the second shift.",
        ),
    ]);
}

#[test]
fn opposites_of_other_things_are_no_clash() {
    no_clash(&[
        (
            "Minority leader Ned Brock spoke against the levy in the senate of Norvia.",
            "The majority leader spoke for the levy in the senate of Norvia.",
        ),
        (
            "Hallin United won the cup final on Saturday.",
            "Hallin United defeated Tirat in the cup final on Saturday.",
        ),
        (
            "Rory Hollin gave up his race for the senate on Monday.",
            "Rory Hollin dropped out of the race for the senate on Monday.",
        ),
        (
            "The gates of the park in Hallin were opened on Monday.",
            "The pool of the park in Hallin was closed on Monday.",
        ),
    ]);
}

#[test]
fn what_is_not_told_as_so_is_no_clash() {
    no_clash(&[
        (
            "There is no question that the council of Hallin sold the land.",
            "The council of Hallin sold the land in May.",
        ),
        (
            "Failure to pay the fine would close the mill in Hallin.",
            "The company paid the fine, and the mill in Hallin stays open.",
        ),
        (
            "Reporters asked whether the mayor of Hallin had paid the builder.",
            "The mayor of Hallin did not pay the builder.",
        ),
        (
            "If the union does not sign the deal, the mill in Hallin will close.",
            "The union signed the deal on Friday.",
        ),
    ]);
}

#[test]
fn a_story_with_two_sides_is_no_clash() {
    no_clash(&[(
        "The union says that the company broke the deal. The company denies that it broke the deal.",
        "The company denies that it broke the deal, as the union says. The union says that the company broke the deal.",
    )]);
}

#[test]
fn a_quote_that_is_cut_is_no_clash() {
    no_clash(&[
        (
            "“We will rebuild the harbour, and we will do it before the winter comes,” said Lena Farouk.",
            "Lena Farouk promised to rebuild the harbour “before the winter comes”.",
        ),
        (
            "“We will rebuild the harbour before the winter comes,” said Lena Farouk, the mayor of Hallin.",
            "“We will rebuild the harbour before the winter comes,” the mayor of Hallin, Lena Farouk, told the paper.",
        ),
        (
            "“You know I am not going to talk about the bridge today,” Rory Hollin said.",
            "“I am not going to talk about the bridge today,” Rory Hollin said.",
        ),
        // a saying of many
        (
            "“These people are on the wrong side of history,” Ada Mora said of the council. The vote was on Monday.",
            "“I think it shows they are on the wrong side of history,” Rory Hollin said of the council.",
        ),
    ]);
    check(
        "“We will rebuild the harbour before the cold comes to Hallin,” said Lena Farouk.",
        "“We will rebuild the harbour before the rain comes to Hallin,” said Lena Farouk.",
        &[(Wording, Quote, "cold", "rain")],
    );
}

#[test]
fn a_place_in_a_place_is_no_clash() {
    no_clash(&[
        (
            "Police arrested Rory Hollin in Paris on Monday.",
            "Police arrested Rory Hollin in France on Monday.",
        ),
        (
            "The company sold 1,986 boats in May, its director said.",
            "The company sold about 2,000 boats in May, its director said.",
        ),
    ]);
}

#[test]
fn a_people_is_no_misprint_of_another() {
    no_clash(&[(
        "The Italian minister Rory Hollin told the cabinet on Monday that eight ships were sent to the Gulf of Tirat.",
        "Rory Hollin, the minister, told the cabinet on Monday of an attack on an Iranian site in the Gulf of Tirat, \
         to which eight ships were sent.",
    )]);
}

#[test]
fn one_name_in_two_spellings_is_no_clash() {
    no_clash(&[
        (
            "Party chairman Rolf Preibner said on Monday that the vote would be held in May.",
            "Party chairman Rolf Priebner said on Monday that the vote would be held in May.",
        ),
        (
            "Josip Marić, the transport minister of Croatia, arrived in Hallin on Friday.",
            "Croatia's transport minister, Josip Maric, arrived in Hallin on Friday.",
        ),
    ]);
}

#[test]
fn one_day_in_other_words_is_no_clash() {
    no_clash(&[
        ("The ferry Linnet sank on Thursday.", "The ferry Linnet sank yesterday."),
        ("The ferry Linnet sank on Thursday evening.", "The ferry Linnet sank on 15 May at 9:40 p.m."),
        ("The treaty takes effect in July.", "The treaty enters into force on 1 July 2031."),
    ]);
}

#[test]
fn what_clashes_does_not_agree() {
    for (a, b) in [
        ("Farmers in Hallin welcomed the treaty.", "Farmers in Hallin rejected the treaty."),
        (
            "Norvia Lines denied that the ship was overloaded.",
            "Norvia Lines admitted that the ship was overloaded.",
        ),
        ("The treaty takes effect on 1 September.", "The treaty enters into force on 1 July."),
        (
            "The governor of Hallin put the damage at 2.5 billion dollars and sent 24 boats.",
            "The governor of Hallin put the damage at 2.5 billion euros and sent 24 boats.",
        ),
        (
            "The governor of Hallin sent 24 boats to the island on Tuesday.",
            "The governor of Hallin did not send 24 boats to the island on Tuesday.",
        ),
        (
            "The attack on the convoy near Hallin killed 34 soldiers on Monday.",
            "The attack on the convoy near Hallin killed 43 soldiers on Monday.",
        ),
    ] {
        let (text_a, text_b) = (Document::plain(a), Document::plain(b));
        let found = found((DAY, &text_a), (DAY, &text_b)).comparison;
        let told = found.aligned.iter().filter(|link| link.kind != MatchKind::Related);
        assert_eq!(told.count(), 0, "said to tell the same: {a} / {b}");
        assert!(
            found.points.iter().any(|point| point.verdict != Verdict::Agreement),
            "nothing found: {a} / {b}"
        );
    }
}

#[test]
fn what_differs_is_found() {
    check(
        "The ferry Linnet sank off Hallin on Thursday with the loss of 34 lives.",
        "Thirty-one people died when the ferry Linnet sank off Hallin on Thursday.",
        &[(Contradiction, Number, "34 lives", "Thirty-one people")],
    );
    check(
        "Rory Hollin, 58, led the ferry Linnet when it sank off Hallin on Thursday.",
        "Rory Hollin, 61, was on the bridge of the ferry Linnet when it sank off Hallin on Thursday.",
        &[(Contradiction, Number, "58", "61")],
    );
    check(
        "The ferry Linnet, which sank on Thursday, was built in 1987.",
        "Built in 1989, the ferry Linnet sank on Thursday.",
        &[(Contradiction, Date, "1987", "1989")],
    );
    check(
        "The treaty takes effect on 1 September.",
        "The treaty enters into force on 1 July.",
        &[(Contradiction, Date, "1 September", "1 July")],
    );
    check(
        "Farmers in Hallin welcomed the treaty.",
        "Farmers in Hallin rejected the treaty.",
        &[(Contradiction, Polarity, "welcomed", "rejected")],
    );
    check(
        "Norvia Lines denied that the ship was overloaded.",
        "Norvia Lines admitted that the ship was overloaded.",
        &[(Dispute, Polarity, "denied", "admitted")],
    );
}

#[test]
fn what_belongs_to_the_page_is_no_clash() {
    let story = "The ferry Linnet sank on Thursday off Hallin, and nobody was hurt. The harbour master closed both piers.";
    let ends = [
        ("© 2030 Norvia Press. All rights reserved.", "© 2029 Norvia Press. All rights reserved."),
        (
            "About Norvia Lines\n\nNorvia Lines runs 9 ferries and has 400 workers.",
            "About Norvia Lines\n\nNorvia Lines runs 11 ferries and has 500 workers.",
        ),
        (
            "This story was first published at 9 a.m. on 14 May and will be updated.",
            "This story was first published at 11 a.m. on 15 May and will be updated.",
        ),
    ];
    for (a, b) in ends {
        let of = |end: &str| format!("{story}\n\n{end}");
        let (a, b) = (of(a), of(b));
        check(&a, &b, &[]);
        let (text_a, text_b) = (Document::plain(&a), Document::plain(&b));
        let found = found((DAY, &text_a), (DAY, &text_b)).comparison;
        let last = |span: crate::text::Span| span.start as usize > story.len();
        assert!(!found.aligned.iter().any(|link| last(link.a) || last(link.b)), "{a}");
        assert!(!found.only_a.iter().any(|span| last(*span)), "{a}");
    }
}
