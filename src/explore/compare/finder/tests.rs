//! What accounts are laid side by side on, read from their texts.

use crate::annotate::{Context, annotate};
use crate::explore::compare::standalone::{Account, Standalone, compare_standalone};
use crate::explore::compare::{About, Point, PointKind, Side, Verdict, contradictions_within};
use crate::text::{Document, Span};

/// What is shown: the verdict, the kind, the very words of both.
pub(super) type Shown = (Verdict, PointKind, String, String);

fn published(day: &str) -> Context {
    Context { published: Some(day.parse().expect("a day")) }
}

pub(super) fn found<'a>(a: (&str, &'a Document), b: (&str, &'a Document)) -> Standalone {
    let account = |(day, document): (&str, &'a Document)| {
        let context = published(day);
        Account { document, annotations: annotate(document, &context), published: context.published }
    };
    compare_standalone(account(a), account(b))
}

/// What two reports of one day agree on: the very words of both.
pub(super) fn agreed(a: &str, b: &str) -> Vec<String> {
    let (text_a, text_b) = (Document::plain(a), Document::plain(b));
    let found = found((DAY, &text_a), (DAY, &text_b));
    let agreed = found.comparison.points.iter().filter(|point| point.verdict == Verdict::Agreement);
    agreed.map(|point| format!("{} | {}", point.a.words.of(a), point.b.words.of(b))).collect()
}

/// What is asked of two reports of one day: what is counted, or the date, with the words around it.
fn asked(a: &str, b: &str) -> Vec<String> {
    let (text_a, text_b) = (Document::plain(a), Document::plain(b));
    let found = found((DAY, &text_a), (DAY, &text_b));
    let about = |point: &Point| match &point.about {
        About::Number { of, topic } => format!("{of} ({topic})"),
        About::Date { topic } => format!("date ({topic})"),
        About::Whether { what, .. } => format!("whether ({what})"),
        about => format!("{about:?}"),
    };
    found.comparison.points.iter().map(about).collect()
}

pub(super) fn shown(a: (&str, &str), b: (&str, &str)) -> Vec<Shown> {
    let (text_a, text_b) = (Document::plain(a.1), Document::plain(b.1));
    let found = found((a.0, &text_a), (b.0, &text_b));
    let words = |span: Span, of: &Document| span.of(&of.text).to_owned();
    let one = |point: &Point| {
        (point.verdict, point.kind, words(point.a.words, &text_a), words(point.b.words, &text_b))
    };
    found.comparison.points.iter().filter(|point| point.verdict != Verdict::Agreement).map(one).collect()
}

pub(super) const DAY: &str = "2031-05-16";

/// Two reports of one day: what is shown of them, and the same the other way round.
#[track_caller]
pub(super) fn check(a: &str, b: &str, expected: &[(Verdict, PointKind, &str, &str)]) {
    let plain = |found: &[Shown]| -> Vec<String> {
        let mut list: Vec<String> =
            found.iter().map(|(verdict, kind, a, b)| format!("{verdict:?} {kind:?} {a} | {b}")).collect();
        list.sort_unstable();
        list
    };
    let owned: Vec<Shown> = expected
        .iter()
        .map(|(verdict, kind, a, b)| (*verdict, *kind, (*a).to_owned(), (*b).to_owned()))
        .collect();
    assert_eq!(plain(&shown((DAY, a), (DAY, b))), plain(&owned), "{a:?} / {b:?}");
    let turned: Vec<Shown> = owned.into_iter().map(|(verdict, kind, a, b)| (verdict, kind, b, a)).collect();
    assert_eq!(plain(&shown((DAY, b), (DAY, a))), plain(&turned), "the other way round: {a:?} / {b:?}");
}

use PointKind::{Agent, Charge, Date, Number, Office, Polarity, Quote, Title};
use Verdict::{Contradiction, Dispute, Update, Wording};

#[test]
fn numbers_of_one_thing() {
    check(
        "The attack on the convoy near Hallin killed 80 soldiers on Monday.",
        "On Monday 53 soldiers were killed in the attack on a convoy near Hallin.",
        &[(Contradiction, Number, "80 soldiers", "53 soldiers")],
    );
    check(
        "The councillor and his wife bought a boat and a holiday, according to the 62-page charge sheet.",
        "“They knew what was theirs,” the 63-page charge sheet says of the councillor.",
        &[(Contradiction, Number, "62-page", "63-page")],
    );
    check(
        "The governor said that at least 43 people were killed on Thursday when the dam above Hallin gave way.",
        "The governor said that at least 34 people were killed on Thursday when the dam above Hallin gave way.",
        &[(Contradiction, Number, "at least 43 people", "at least 34 people")],
    );
    check(
        "The governor of Hallin put the damage at 2.5 billion dollars and sent 24 boats.",
        "The governor of Hallin put the damage at 2.5 billion euros and sent 24 boats.",
        &[(Contradiction, Number, "2.5 billion dollars", "2.5 billion euros")],
    );
    // bounds, rounding, shares and sums
    for (a, b) in [
        (
            "The insurgency has displaced over 2 million people since it began.",
            "Since it began, the insurgency has displaced two million people.",
        ),
        (
            "The attack on the convoy near Hallin killed at least 41 soldiers.",
            "The attack on the convoy near Hallin killed 53 soldiers.",
        ),
        (
            "The ferry to Hallin carried 112 passengers and 14 crew on Thursday.",
            "The ferry to Hallin carried 126 people on Thursday.",
        ),
        (
            "Half of the 600 houses in Hallin were destroyed by the flood on Thursday.",
            "The flood destroyed 300 houses in Hallin on Thursday.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn a_toll_grows_from_day_to_day() {
    let (early, late) = (
        "The collapse of the mine near Hallin on Tuesday killed at least 12 people, the mayor said.",
        "The collapse of the mine near Hallin on Tuesday killed 27 people, the mayor said.",
    );
    let found = shown(("2031-09-09", early), ("2031-09-10", late));
    let toll = (Update, Number, "at least 12 people".to_owned(), "27 people".to_owned());
    assert_eq!(found, [toll]);
    check(late, &late.replace("27", "19"), &[(Contradiction, Number, "27 people", "19 people")]);
}

#[test]
fn two_people_do_not_contradict_each_other() {
    check(
        "The guard Vance Jarrod was arrested on the harbour road on Sunday. He ended last season with 512 points.",
        "The forward Jamal Wick was arrested on the ridge road on Tuesday. Wick ended last season with 347 points.",
        &[],
    );
}

#[test]
fn who_did_it_to_whom() {
    check(
        "Rebels attacked the army near the Tirat pass on Saturday.",
        "The army attacked the rebels near the Tirat pass on Saturday.",
        &[(Contradiction, Agent, "Rebels attacked the army", "The army attacked the rebels")],
    );
    check(
        "Rebels attacked an army convoy near the Tirat pass on Saturday.",
        "An army convoy near the Tirat pass was attacked by rebels on Saturday.",
        &[],
    );
}

#[test]
fn whether_it_is_so() {
    check(
        "The harbour authority inspected the ferry Linnet in January, its director said.",
        "The harbour authority did not inspect the ferry Linnet in January.",
        &[(Dispute, Polarity, "inspected", "did not inspect")],
    );
    check(
        "The singer Mina Dorn signed in at the Alder retreat on Thursday and left within the hour.",
        "The singer Mina Dorn never signed in at the Alder retreat, her lawyer said.",
        &[(Dispute, Polarity, "signed", "never signed")],
    );
    // conditions, questions, idioms and what both deny
    for (a, b) in [
        (
            "Residents asked whether the mayor of Hallin backed the engineer.",
            "A woman asked the mayor of Hallin if she did not back the engineer.",
        ),
        (
            "Lodgers are not covered by the new fee, the registry of Hallin said.",
            "The new fee does not extend to lodgers, according to the registry of Hallin.",
        ),
        (
            "There is no question that the board of Hallin must replace the pumps, he said.",
            "The board of Hallin must replace the pumps, the engineer said.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn a_fate_told_by_two_sources_differs() {
    // each account takes it from its source; what somebody denies is disputed
    check(
        "The pilot Rory Hollin died in the crash near Tirat, the airline said.",
        "The pilot Rory Hollin survived the crash near Tirat, the police said.",
        &[(Contradiction, Polarity, "died", "survived")],
    );
    check(
        "The airline denied that the plane was overloaded.",
        "The airline admitted that the plane was overloaded.",
        &[(Dispute, Polarity, "denied", "admitted")],
    );
}

#[test]
fn what_was_not_done_since_a_year_agrees_with_no_day() {
    let agreed = agreed(
        "The inspector said that the ferry Linnet had not been inspected since 2023.",
        "In January the harbour authority did not inspect the ferry Linnet.",
    );
    assert_eq!(agreed, Vec::<String>::new());
}

#[test]
fn a_question_is_asked_in_the_words_of_the_accounts() {
    for (a, b, expected) in [
        (
            "The World Fund will lend $120 million for dams and gauges.",
            "The World Fund lends $150 million for dams and gauges.",
            "$ (the World Fund will lend … for dams and gauges)",
        ),
        (
            "Under the treaty Norvia may take 340 million cubic metres of water a year from the Tirat.",
            "Under the treaty Norvia may take 430 million cubic metres of water a year from the Tirat.",
            "cubic metres (under the treaty Norvia may take … of water a year from the)",
        ),
        (
            "The mayor of Hallin declared three days of mourning.",
            "The mayor of Hallin declared five days of mourning.",
            "days (the mayor of Hallin declared … of mourning)",
        ),
        (
            "It was built in 1987 in Norvia for the ferry line. The Linnet sank on Monday.",
            "The ferry Linnet was built in 1989. The Linnet sank on Monday.",
            "date (the ferry Linnet was built)",
        ),
        (
            "The pilot, Rory Hollin, was among the dead, the airline said. The plane fell near Tirat.",
            "The pilot Rory Hollin survived when the plane fell near Tirat, the police said.",
            "whether (the pilot was among the dead)",
        ),
    ] {
        let asked = asked(a, b);
        assert!(asked.iter().any(|asked| asked == expected), "{asked:?}");
    }
}

#[test]
fn planned_and_done_are_a_later_report() {
    let planned = "The European Commission is expected to approve the takeover of Norvia next week.";
    let done = "The European Commission approved the takeover of Norvia on Thursday.";
    let found = shown(("2031-05-09", planned), ("2031-05-16", done));
    assert_eq!(found, [(Update, PointKind::Sequence, "approve".to_owned(), "approved".to_owned())]);
    // what is still planned later was not done
    assert_eq!(shown(("2031-05-23", planned), ("2031-05-16", done)), []);
}

#[test]
fn dates_of_one_deed() {
    check(
        "Mr. Hollin left the mayor's office earlier this month to join a bank.",
        "Mr. Hollin quit the mayor's office last year for a bank.",
        &[(Contradiction, Date, "earlier this month", "last year")],
    );
    check(
        "Both parties hold their primaries in early June, the clerk of Hallin said.",
        "The primary comes on May 21, the clerk of Hallin said.",
        &[(Contradiction, Date, "early June", "May 21")],
    );
    check(
        "The judge set the sentencing of Rory Hollin for June 28 at 2 p.m.",
        "The sentencing of Rory Hollin was set for June 28.",
        &[],
    );
}

#[test]
fn what_is_told_of_persons() {
    check(
        "Rory Hollin would be the second senator from the isles since Ned Brock, who served from 1971 to 1983.",
        "Rory Hollin would be the second senator from the isles since Ned Brock held the seat from 1970 to 1982.",
        &[(Contradiction, Date, "1971 to 1983", "1970 to 1982")],
    );
    check(
        "The company's president Dana Sorrel said on Monday that the sale of Norvia was off.",
        "The sale of Norvia is off, the company's CEO Dana Sorrel said on Monday.",
        &[(Contradiction, Title, "president Dana Sorrel", "CEO Dana Sorrel")],
    );
    check(
        "Rory Hollin pleaded guilty to one count of fraud in Hallin on Monday.",
        "Rory Hollin pleaded guilty to conspiracy in Hallin on Monday.",
        &[(Contradiction, Charge, "fraud", "conspiracy")],
    );
}

#[test]
fn office_holders() {
    check(
        "Zena Ward, the transport minister of Croatia, arrived in Hallin on Friday after the ferry sank.",
        "Josip Marn, Croatia's transport minister, arrived in Hallin on Friday after the ferry sank.",
        &[(Contradiction, Office, "Zena Ward", "Josip Marn")],
    );
}

#[test]
fn quotes_in_other_words() {
    check(
        "“There was no inspection this year, and that is a disgrace,” said Lena Farouk.",
        "“There was no inspection this year, and that is a scandal,” said Lena Farouk.",
        &[(Wording, Quote, "disgrace", "scandal")],
    );
    check(
        "“There was no inspection of the ferry this year,” said Lena Farouk.",
        "“There was no inspection of the ferry this year,” said Ruth Adeyemi.",
        &[(Wording, Quote, "Lena Farouk", "Ruth Adeyemi")],
    );
    check(
        "“To wait for the levy would calm the port,” the adviser Kit Moss told reporters.",
        "“To wait for the levy would not calm the port,” the adviser Kit Moss told reporters.",
        &[(Contradiction, Quote, "would calm", "not")],
    );
    // one speaker with the opposite is no matter of wording, two speakers are
    check(
        "“The gates were shut when we came to the harbour,” said Lena Farouk.",
        "“The gates were open when we came to the harbour,” said Lena Farouk.",
        &[(Contradiction, Quote, "shut", "open")],
    );
    // cut at other places, spelt otherwise, with an ellipsis, with words put in
    for (a, b) in [
        (
            "“I have not missed one meeting and I will stay as long as it takes,” said Lena Farouk.",
            "“I will stay as long as it takes,” said Lena Farouk.",
        ),
        (
            "“Workers' labour built this town and it's theirs,” said Lena Farouk.",
            "“Workers' labor built this town and it is theirs,” said Lena Farouk.",
        ),
        (
            "“However long the strike lasts, the town will feed your children,” said Lena Farouk.",
            "“However long … the town will feed [your] children,” said Lena Farouk.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn an_article_against_itself() {
    let within = |text: &str| {
        let document = Document::plain(text);
        let annotations = annotate(&document, &Context::default());
        contradictions_within(Side { document: &document, annotations: &annotations, published: None }, &[])
            .len()
    };
    assert_eq!(within("The move of June 2024 followed talks of October 2024."), 1);
    assert_eq!(within("The move of October 2024 followed talks of June 2024."), 0);
    assert_eq!(within("The move of June 2024 will have followed talks of October 2024."), 0);
}

#[test]
fn what_one_claims_and_another_denies_is_shown_once() {
    let claim =
        "Critics of the council of Hallin say that the council sold the old ferry to a friend of the mayor.";
    let denial = "The council insists that it never sold the old ferry to a friend of the mayor.";
    let both = |last: &str| format!("{claim} {denial} {last}");
    let found = shown((DAY, &both("Rain fell on Monday.")), (DAY, &both("The port was shut on Tuesday.")));
    let kinds: Vec<(Verdict, PointKind)> =
        found.iter().map(|(verdict, kind, ..)| (*verdict, *kind)).collect();
    assert_eq!(kinds, [(Dispute, Polarity)], "{found:?}");
}

#[test]
fn what_somebody_is_accused_of_and_denies() {
    check(
        "Prosecutors in Hallin accused Mira Volk of taking money from the port fund on Monday.",
        "Mira Volk denied the accusation on Monday and said that the port fund of Hallin was sound.",
        &[(Dispute, Polarity, "accused", "denied the accusation")],
    );
    check(
        "The opposition in Hallin blamed Jon Pell for the delay of the ferry on Monday.",
        "Jon Pell called the claim baseless on Monday, as the ferry of Hallin lay in the dock.",
        &[(Dispute, Polarity, "blamed", "called the claim")],
    );
    for (a, b) in [
        (
            "Prosecutors in Hallin accused Mira Volk of taking money from the port fund on Monday.",
            "Jon Pell denied the accusation on Monday and said that the port fund of Hallin was sound.",
        ),
        (
            "Prosecutors in Hallin accused Mira Volk of taking money from the port fund on Monday.",
            "Mira Volk denied the request on Monday and said that the port fund of Hallin was sound.",
        ),
    ] {
        check(a, b, &[]);
    }
}

#[test]
fn what_comes_of_somebody_is_a_later_report() {
    let early = "The clerk Vera Holt apologised for a letter that had hurt the widows of Hallin.";
    let late = "The town has lost its clerk: Vera Holt resigned before the council met.";
    let end = (Update, PointKind::Sequence, "apologised".to_owned(), "resigned".to_owned());
    assert_eq!(shown(("2031-05-16", early), ("2031-05-19", late)), [end]);
    assert_eq!(shown(("2031-05-19", early), ("2031-05-19", late)), []);
    // another resigned
    let other = late.replace("Vera Holt", "Omar Reyes");
    assert_eq!(shown(("2031-05-16", early), ("2031-05-19", &other)), []);
}

#[test]
fn one_place_taken_for_another() {
    check(
        "The senator Kay Orde said that she had misspoken at a rally in Norbury about the flights of her regiment.",
        "The senator Kay Orde spoke of the flights of her regiment at a rally in Norbery, and has called it an error.",
        &[(Contradiction, PointKind::Place, "Norbury", "Norbery")],
    );
}

#[test]
fn a_head_and_a_former_head() {
    check(
        "The race drew the former Delmar Fund director Ruth Pell and two lawyers of Hallin on Monday.",
        "Ruth Pell, the president of the Delmar Fund, entered the race in Hallin on Monday.",
        &[(
            Contradiction,
            Title,
            "former Delmar Fund director Ruth Pell",
            "Ruth Pell, the president of the Delmar Fund",
        )],
    );
    // a title before a name is a courtesy
    check(
        "The race drew the former Delmar Fund president Ruth Pell and two lawyers of Hallin on Monday.",
        "President Ruth Pell of the Delmar Fund entered the race in Hallin on Monday.",
        &[],
    );
}

#[test]
fn the_day_of_a_vote_that_is_held_once() {
    let told = |day: &str, last: &str| {
        format!(
            "The mayor of Hallin named the engineer Kit Moss as head of the port on Monday. Kit Moss will stay until the \
            town has voted. {day} {last}"
        )
    };
    check(
        &told("Two camps will hold runoffs in mid June, after the harvest.", "Snow closed the pass."),
        &told("The runoff would be held on May 30.", "Trains were late."),
        &[(Contradiction, Date, "mid June", "May 30")],
    );
}

#[test]
fn a_charge_hangs_on_whom_a_pronoun_takes_up() {
    check(
        "Former council leader Rory Hollin pleaded guilty in Hallin on Monday to taking money from the fund. He pleaded \
        guilty to conspiracy before Judge Zena Ward. His brother, Ned Hollin, will be heard in June.",
        "Rory Hollin, the former council leader, pleaded guilty on Monday to one count of fraud over money from the fund. \
        Judge Zena Ward will hear his brother in June.",
        &[(Contradiction, Charge, "conspiracy", "fraud")],
    );
    // another whom a sentence about him names is not meant
    check(
        "Mr. Rory Hollin left the bank in May. He would be the first from the isles since Ned Brock ran it. He faces one \
        count of fraud.",
        "Mr. Rory Hollin left the bank in May. No one from the isles has run it since Ned Brock. The charge against Mr. \
        Hollin is one of conspiracy.",
        &[(Contradiction, Charge, "fraud", "conspiracy")],
    );
    // of two who may be meant it is said of neither
    check(
        "Rory Hollin and Ned Brock took money from the fund in Hallin. He pleaded guilty to conspiracy on Monday.",
        "Rory Hollin took money from the fund in Hallin. Rory Hollin pleaded guilty to fraud on Monday.",
        &[],
    );
}

#[test]
fn one_digit_taken_for_another_is_a_contradiction() {
    let spent = "The records say that Rory Hollin spent $4,310.20 on a boat, over $600 on wine and $7,482.35 at the Tirat \
        Palace Hotel.";
    check(
        spent,
        "In 2028 he paid $912.40 for a dinner and $7,382.35 at the Tirat Palace Hotel, the court was told.",
        &[(Contradiction, Number, "$7,482.35", "$7,382.35")],
    );
    // two digits that have changed places
    check(
        spent,
        "In 2028 he paid $912.40 for a dinner and $7,842.35 at the Tirat Palace Hotel, the court was told.",
        &[(Contradiction, Number, "$7,482.35", "$7,842.35")],
    );
    // a round number is no such number, and one that both give is right in both
    check(
        "Rory Hollin paid $7,400 at the Tirat Palace Hotel in May, the records say, and $612 for wine.",
        "The court was told of $7,300 at the Tirat Palace Hotel and of a dinner for two in a tower.",
        &[],
    );
    check(
        "The records say that Rory Hollin spent $7,382.35 in March and $7,482.35 at the Tirat Palace Hotel.",
        "In 2028 he paid $912.40 for a dinner and $7,382.35 at the Tirat Palace Hotel, the court was told.",
        &[],
    );
}

#[test]
fn the_day_of_an_interview_is_that_of_what_is_said_in_it() {
    let monday = "Council leader Ned Brock of Hallin said on Monday that the Greens had a 40 percent chance of losing the \
        island council in June, a gloomy view from a man who had shown no doubts.";
    check(
        monday,
        "Council leader Ned Brock admitted that there is a 40 percent chance that the Greens will lose the island council in \
        June in an interview Tuesday on Radio Tirat.",
        &[(Contradiction, Date, "Monday", "Tuesday")],
    );
    // an interview of somebody else
    check(
        monday,
        "The Greens may lose the island council in June, the clerk Zena Ward said in an interview Tuesday on Radio Tirat.",
        &[],
    );
}

#[test]
fn whether_something_comes_of_it_is_disputed_in_other_words() {
    let warns = "The outgoing adviser Lena Farouk warned on Monday that failure to pass the harbour levy would greatly \
        raise the risk of a bank run.";
    check(
        warns,
        "The delay would not cause a bank run, the economist Kit Moss said.",
        &[(Dispute, Polarity, "raise", "would not cause")],
    );
    // something else would come of it, and one speaker does not dispute with himself
    check(warns, "The delay would not cause a flood, the economist Kit Moss said.", &[]);
    check(warns, "The delay would not cause a bank run, Lena Farouk said.", &[]);
}

#[test]
fn whether_somebody_has_changed_his_mind_is_disputed_in_other_words() {
    let changed = "Rivals say that Rory Hollin's views on the harbour levy have shifted since May.";
    check(
        changed,
        "“I have the same view that I had when I ran for mayor,” Rory Hollin said in Hallin.",
        &[(Dispute, Polarity, "views on the harbour levy have shifted", "have the same view")],
    );
    check(
        "“Our position has not changed,” a spokeswoman for Tirat Bank said.",
        "The mayor of Hallin said that Tirat Bank had made a huge shift on the levy.",
        &[(Dispute, Polarity, "position has not changed", "made a huge shift")],
    );
    // another's mind
    check(changed, "“I have the same view that I had when I ran for mayor,” Ned Brock said in Hallin.", &[]);
}

#[test]
fn whether_the_law_was_kept_is_disputed_in_other_words() {
    let illegal =
        "The mayor's rival Kit Moss said that the offer of a seat on the harbour board was illegal.";
    let kept = "A clerk of the mayor insisted that no laws were broken in the offer of a seat.";
    check(illegal, kept, &[(Dispute, Polarity, "was illegal", "no laws were broken")]);
    // what nobody believes is not claimed
    check(
        "The mayor's rival Kit Moss said that no laws were broken.",
        "“We do not believe that the offer of a seat was illegal,” the clerk Zena Ward said.",
        &[],
    );
}

#[test]
fn a_candidacy_is_one_in_whatever_words() {
    check(
        "Members have left him, and many of them conclude that Mr. Hollin will not seek re-election as head of the league.",
        "One member who had met Rory Hollin told the Post that the chairman would be seeking another term.",
        &[(Dispute, Polarity, "will not seek", "would be seeking")],
    );
}

#[test]
fn a_denial_that_says_no_more_than_the_claim_is_a_dispute() {
    check(
        "Mayor Rory Hollin has shown a certificate of ownership from Tirat, and clerks have found no fault in it.",
        "Ned Brock spoke of Rory Hollin in Tirat. “He does not have a certificate of ownership and he has not shown it,” \
        Ned Brock said.",
        &[(Dispute, Polarity, "has shown", "has not shown")],
    );
}
