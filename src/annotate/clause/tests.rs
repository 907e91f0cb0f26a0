//! Tests of the clauses: sentences through the parser, each clause as a line.

use std::fmt::Write as _;

use super::*;
use crate::annotate::annotate;
use crate::text::clean;

/// The clauses of a text published on a Friday: `lemma(subject, object)`, with what is not plainly asserted behind it.
fn read(text: &str) -> Vec<String> {
    let document = clean(text);
    let context = Context { published: "2024-05-10".parse().ok() };
    let annotations = annotate(&document, &context);
    let words = |span: Span| span.of(&document.text);
    let argument = |argument: Option<Argument>| argument.map_or("-", |argument| words(argument.span));
    let line = |clause: &Clause| {
        let mut line = format!("{}({}, {})", clause.lemma, argument(clause.subject), argument(clause.object));
        if !clause.positive {
            line += " not";
        }
        if clause.modality != Modality::Asserted {
            let _ = write!(line, " {}", clause.modality.as_str());
        }
        if let Some(speaker) = &clause.speaker {
            let _ = write!(line, " by {}", speaker.span.map_or("somebody", words));
        }
        if let Some(time) = &clause.time
            && matches!(time.basis, crate::annotate::date::EventBasis::Governed(_))
        {
            let _ = write!(line, " on {}", time.value);
        }
        line
    };
    annotations.clauses.iter().map(line).collect()
}

/// Whether all of those clauses are read in a text.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = read(text);
    for clause in expected {
        assert!(found.iter().any(|found| found == clause), "{clause}\nin {text}\nread {found:#?}");
    }
}

#[test]
fn a_predicate_has_its_doer_and_object() {
    check("Police arrested three men in Lomo.", &["arrest(Police, three men)"]);
    check("The bridge was closed by the army.", &["close(the army, The bridge)"]);
    check("No soldiers were hurt in the attack.", &["hurt(-, No soldiers) not"]);
    check("Ada Mora is the mayor of Abara.", &["mayor(Ada Mora, -)"]);
    check("The president, who took part in the talks, left.", &["take part(The president, part)"]);
    check("The killing of two students by soldiers caused anger.", &["kill(soldiers, two students)"]);
}

#[test]
fn a_doer_has_what_points_at_it_but_not_what_begins_its_clause() {
    check("This move marks the first time.", &["mark(This move, the first time)"]);
    check(
        "The attack took place near the border where Burkina Faso, Togo and Benin meet.",
        &["meet(Burkina Faso, Togo and Benin, -)"],
    );
}

#[test]
fn an_apposition_claims_an_office_and_an_age() {
    check("Ada Mora, 61, the mayor of Abara, was killed.", &["61(Ada Mora, -)", "mayor(Ada Mora, -)"]);
    // What stands behind a colon is no name of what stands before it.
    let found = read("A picture came from a summit: President Ada Mora, in uniform, shaking hands.");
    assert!(!found.iter().any(|clause| clause.starts_with("summit(")), "{found:#?}");
}

#[test]
fn what_is_said_keeps_its_subject_before_a_speaker_at_the_end() {
    check("The mayor was in the crowd, the council said.", &["crowd(The mayor, -) by the council"]);
    check("Police have not arrested him, says his lawyer.", &["arrest(Police, him) not by his lawyer"]);
}

#[test]
fn a_failure_that_would_do_harm_has_not_come_about() {
    check("Failure to pay the fine would close the mill.", &["pay(-, the fine) not conditional"]);
}

#[test]
fn clauses_share_a_doer() {
    check("He was born in Gdynia and joined the party.", &["join(He, the party)"]);
    check("The firm agreed to sell the port.", &["sell(The firm, the port) planned"]);
    check("The court ordered the company to pay a fine.", &["pay(the company, a fine) demanded"]);
    check("The union called on the army to leave the town.", &["leave(the army, the town) demanded"]);
    check("The shells hit a market, killing five people.", &["kill(The shells, five people)"]);
    check("Police blame the men who robbed the bank.", &["rob(the men, the bank)"]);
    check("The attack hit a convoy that carried food.", &["carry(a convoy, food)"]);
}

#[test]
fn a_denial_reaches_as_far_as_it_does() {
    check("Rebels failed to take the town.", &["fail(Rebels, -)", "take(Rebels, the town) not"]);
    check("The company did not fail to pay its workers.", &["pay(The company, its workers)"]);
    check("The firm no longer makes cars.", &["make(The firm, cars) not"]);
    check("The border will divide them no more.", &["divide(The border, them) not planned"]);
    check("Neither side won the war.", &["win(Neither side, the war) not"]);
    check("He left without paying the bill.", &["pay(He, the bill) not"]);
    check("The company denied that it had paid bribes.", &["pay(it, bribes) not by The company"]);
    check("The court barred it from selling shares.", &["sell(it, shares) not"]);
}

#[test]
fn what_is_meant_is_told_from_what_is_so() {
    check("The minister will visit Paris.", &["visit(The minister, Paris) planned"]);
    check("The bank is likely to raise rates.", &["raise(The bank, rates) possible"]);
    check("If the talks fail, the union may strike.", &["fail(the talks, -) conditional"]);
    check("He asked whether the army had left.", &["leave(the army, -) asked by He"]);
    check("They are accused of stealing cattle.", &["steal(They, cattle) possible by somebody"]);
    check("He would not say if money had been paid.", &["say(He, -) not"]);
    check("The government said it would close the port.", &["close(it, the port) planned by The government"]);
}

#[test]
fn a_condition_needs_no_if() {
    check(
        "Had the dam failed, thousands would have died.",
        &["fail(the dam, -) conditional", "die(thousands, -) conditional"],
    );
    check(
        "Should the talks fail, the army will attack.",
        &["fail(the talks, -) conditional", "attack(the army, -) conditional"],
    );
    check("The firm will pay provided that the union agrees.", &["agree(the union, -) conditional"]);
    check("Take water in case the road is closed.", &["close(-, the road) conditional"]);
}

#[test]
fn what_is_waited_for_is_to_come() {
    check("They will stay until the army leaves.", &["leave(the army, -) planned"]);
    check("They stayed until the army left.", &["leave(the army, -)"]);
    check("The vote is to be held in June.", &["hold(-, The vote) planned on 2024-06"]);
    check("The bank is set to raise rates.", &["raise(The bank, rates) planned"]);
    check("The bank is due to meet on Friday.", &["meet(The bank, -) planned on 2024-05-10"]);
    check("The firm was supposed to open a port.", &["open(The firm, a port) planned"]);
    check("Members heard that the town would lose its van.", &["lose(the town, its van) planned"]);
    check("He went on to win the title.", &["win(He, the title)"]);
    check("They ran the race only to lose it.", &["lose(They, it)"]);
    check("He arrived to find the house empty.", &["find(He, the house)"]);
    check("He asked who had paid.", &["pay(-, -) asked by He"]);
    check(
        "The minister has not said when the talks would begin.",
        &["begin(the talks, -) asked by The minister"],
    );
}

#[test]
fn who_says_it_stands_before_behind_and_around() {
    check("Two men died, police said.", &["die(Two men, -) by police", "say(police, -)"]);
    check("\"We will fight on,\" the minister told reporters.", &["fight on(We, -) planned by the minister"]);
    check("\"They lost the war,\" said Ada Mora.", &["lose(They, the war) by Ada Mora", "say(Ada Mora, -)"]);
    check("Rebels took the town, according to the ministry.", &["take(Rebels, the town) by the ministry"]);
    check(
        "The minister said the mayor denied that he had stolen money.",
        &["deny(the mayor, -) by The minister", "steal(he, money) not by the mayor"],
    );
    check(
        "The pilot is believed to have suffered a heart attack, the airport's director said.",
        &["suffer(The pilot, a heart attack) possible by the airport's director"],
    );
    check("The mayor was right, the judge said.", &["right(The mayor, -) by the judge"]);
}

#[test]
fn a_speaker_stands_amid_what_he_says() {
    check(
        "The dam, engineers warned, could break within days.",
        &["break(The dam, -) possible by engineers"],
    );
    check(
        "The attack, the ministry said in a statement, killed four soldiers.",
        &["kill(The attack, four soldiers) by the ministry"],
    );
    check(
        "The company, wrote the judge, had known of the risk for years.",
        &["know(The company, -) by the judge"],
    );
    check("\"Nobody,\" Mora says, \"believed in us.\"", &["believe(Nobody, -) not by Mora"]);
    check("The man who police say killed the baker has been found.", &["kill(The man, the baker) by police"]);
    check("Therefore, they said, the money can be taken.", &["take(-, the money) possible by they"]);
    check("The minister, asked about the deal, said it was off.", &["off(it, -) by The minister"]);
    check("Asked whether he would resign, the minister said no.", &["ask(-, the minister)"]);
}

#[test]
fn whose_claim_a_denial_is_stays_open() {
    check("She had not resigned, as her party claims.", &["resign(She, -) not"]);
    check("She had resigned, as her party claims.", &["resign(She, -) by her party"]);
}

#[test]
fn a_speaker_stands_at_the_end() {
    check("The mayor resigned, local media reported.", &["resign(The mayor, -) by local media"]);
    check("The business benefited from higher sales, it added.", &["benefit(The business, -) by it"]);
    check(
        "The results were studied at the lab and are being checked, police officials said Monday.",
        &["study(-, The results) by police officials"],
    );
    check(
        "Nearly 40 percent of households have no water, the survey shows.",
        &["have(Nearly 40 percent of households, no water) not by the survey"],
    );
    check("Prices rose again in May, official data show.", &["rise(Prices, -) by official data on 2024-05"]);
    check("As the minister put it, the deal is dead.", &["dead(the deal, -) by the minister"]);
    check(
        "He has approached the border, but it is unknown whether he crossed, said Freeh.",
        &["approach(He, the border) by Freeh"],
    );
}

#[test]
fn a_verb_may_look_like_a_noun() {
    check("The governor plans to close two prisons.", &["close(The governor, two prisons) planned"]);
    check("The bank plans a second office in Lomo.", &["plan(The bank, a second office in Lomo)"]);
}

#[test]
fn what_is_told_by_the_way_is_told_by_who_tells_the_rest() {
    check(
        "Critics say the law, which took effect on Monday, will silence the press.",
        &["take effect(the law, effect) on 2024-05-06", "silence(the law, the press) planned by Critics"],
    );
    check(
        "The mayor has said she will appeal and called the verdict a farce.",
        &["call(The mayor, the verdict)"],
    );
    check(
        "The union looks into complaints by parents that students were beaten.",
        &["beat(-, students) by parents"],
    );
    check(
        "The paper quoted an official as saying that the talks had failed.",
        &["say(an official, -)", "fail(the talks, -) by an official"],
    );
    check(
        "The minister dismissed claims that the army had used gas.",
        &["use(the army, gas) not by The minister"],
    );
}

#[test]
fn what_stands_in_somebodys_marks_is_said_by_him() {
    check(
        "\"The law will silence the press,\" critics say. \"Its time will come.\"",
        &["come(Its time, -) planned by critics"],
    );
    check("Mora went on: \"They won the war.\"", &["win(They, the war) by Mora"]);
    check("Witnesses described how soldiers had fired.", &["fire(soldiers, -) by Witnesses"]);
    let found = read("Nobody says who will pay the bill.");
    assert!(found.iter().all(|clause| !clause.contains(" by ")), "{found:#?}");
}

#[test]
fn a_headline_is_clipped() {
    check("Minister urged to quit over planning row", &["urge(-, Minister)", "quit(Minister, -) demanded"]);
    check("Three held after raid", &["hold(-, Three)"]);
}

#[test]
fn a_date_is_that_of_its_own_predicate() {
    check(
        "The mayor said on Tuesday that the bridge had been closed in March.",
        &["say(The mayor, -) on 2024-05-07", "close(-, the bridge) by The mayor on 2024-03"],
    );
    check("The minister said Monday the port was closed.", &["say(The minister, -) on 2024-05-06"]);
}

#[test]
fn a_date_is_not_lent_to_what_it_does_not_fit() {
    check("Four men were killed in Monday's attack.", &["kill(-, Four men) on 2024-05-06"]);
    let clauses = |text: &str| {
        let context = Context { published: "2024-05-10".parse().ok() };
        annotate(&clean(text), &context).clauses
    };
    let of = |text: &str, lemma: &str| {
        let clause = clauses(text).into_iter().find(|clause| clause.lemma == lemma);
        clause.and_then(|clause| clause.time).map(|time| time.value)
    };
    assert_eq!(of("The team won on Sunday, its players having trained for months.", "train"), None);
    assert_eq!(of("The mayor declined to say whether the port was closed.", "say"), None);
    assert_eq!(of("Prices fell, the office reported on Thursday, raising hopes.", "raise"), None);
    assert_eq!(of("The mayor said on Monday that the army had gone.", "go"), None);
    assert_eq!(of("They had planned to bring in the tax in January, but dropped it.", "drop"), None);
    assert_eq!(of("On Monday he met the king and left the town.", "leave").as_deref(), Some("2024-05-06"));
}

#[test]
fn nothing_is_read_where_nothing_can_be() {
    assert_eq!(read(""), Vec::<String>::new());
    assert_eq!(
        read("Warum nicht? Der Bürgermeister sagte, dass er nichts davon wusste und nun gehen werde."),
        { Vec::<String>::new() }
    );
}
