//! The comparison on the pairs written for it: tests/compare/pairs.

#[path = "compare/score.rs"]
mod score;

use std::collections::BTreeMap;
use std::fs;

use parallax::explore::compare::MatchKind;
use parallax::text::{Document, Span};
use proptest::prelude::*;
use score::{Pair, Tally};

/// The pairs of a set: `pairs` or `fresh`, on which the engine was developed, or `held`, on which it was not.
fn pairs(set: &str) -> Vec<Pair> {
    let folder = format!("{}/tests/compare/{set}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of pairs")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let file = fs::read_to_string(path).expect("a readable pair");
            score::read(&name, &file).unwrap_or_else(|wrong| panic!("{wrong}"))
        })
        .collect()
}

/// Alignments and contradictions of a set, with what is wrong or missed.
fn tally(set: &str) -> (Tally, Tally, String) {
    let pairs = pairs(set);
    assert!(pairs.len() >= 6, "found {} pairs in {set}", pairs.len());
    let (mut alignment, mut conflicts) = (Tally::default(), Tally::default());
    let mut notes = String::new();
    for pair in &pairs {
        let outcome = score::run(pair);
        let (one, two) = score::score(pair, &outcome, &mut BTreeMap::new(), &mut notes);
        alignment.add(one);
        conflicts.add(two);
    }
    (alignment, conflicts, notes)
}

#[test]
fn the_pairs_are_aligned_and_their_contradictions_found() {
    for set in ["pairs", "fresh"] {
        let (alignment, conflicts, notes) = tally(set);
        // what the project asks of itself
        assert!(alignment.f1() >= 0.80, "alignment of {set}\n{notes}");
        // of the kinds that are shown; a wrong one is worse than a missed one
        assert!(
            conflicts.precision() >= 0.95 && conflicts.recall() >= 0.60,
            "contradictions of {set}\n{notes}"
        );
    }
}

#[test]
fn pairs_that_the_engine_was_not_developed_on_fare_as_well_or_nearly() {
    let (alignment, conflicts, _) = tally("held");
    assert!(alignment.f1() >= 0.80);
    assert!(conflicts.precision() >= 0.90);
    assert!(conflicts.recall() >= 0.45);
}

#[test]
fn the_same_people_in_unrelated_news_share_nothing() {
    for (set, name) in [("pairs", "namesakes"), ("fresh", "sameclub"), ("held", "samemen")] {
        let pairs = pairs(set);
        let pair = pairs.iter().find(|pair| pair.name == name).expect("the pair");
        let outcome = score::run(pair);
        assert!(outcome.comparison.aligned.len() <= 1, "{:?}", outcome.comparison.aligned);
        assert_eq!(outcome.comparison.points, [], "{name}");
        assert!(outcome.comparison.shared_entities.len() >= 2, "the people are the same");
    }
}

/// How two accounts of one sentence each are matched; `None` where they are not.
fn graded(a: &str, b: &str) -> Option<(MatchKind, [Vec<String>; 2])> {
    let article = |text: &str| score::Article {
        published: "2031-05-16".parse().ok(),
        text: text.to_owned(),
        ..score::Article::default()
    };
    let outcome = score::run(&Pair { a: article(a), b: article(b), ..Pair::default() });
    let found = outcome.comparison.aligned.first()?;
    let words =
        |spans: &[Span], of: &Document| spans.iter().map(|span| span.of(&of.text).to_owned()).collect();
    Some((found.kind, [words(&found.words_a, &outcome.a), words(&found.words_b, &outcome.b)]))
}

/// Sentences that are alike in all but the words in brackets, in which the two accounts differ.
const CLASHES: [&str; 44] = [
    // numbers
    "Rescue crews pulled [34|43] people from the flooded mine near Tessara on Tuesday, the ministry said.",
    "The flood in the valley of Tessara destroyed [forty-eight|forty-seven] houses and two bridges on Tuesday.",
    "The flood in the valley of Tessara killed [at least 43|at least 34] people and destroyed two bridges.",
    "The inquiry into the collapse of the bridge published a [48|47]-page report on Tuesday evening.",
    "Unemployment in the lake district of Tessara rose to [15%|22%] this spring, the statistics office said.",
    "The army said that [dozens|hundreds] of its soldiers had crossed the river near Tessara at dawn.",
    "The striker of Tessara scored his [third|fourth] goal of the season in front of a full stadium.",
    "Doctors in Tessara said the flood had taken [34|43] lives, most of them in the old town.",
    "The suspect, [58|61], was taken to the prison of Tessara after a hearing that lasted all morning.",
    "The dam above Tessara was closed for [three|five] weeks while engineers repaired its gates.",
    "The dam above Tessara was closed for three [days|weeks] while engineers repaired its gates.",
    "The road from Tessara to the coast is 120 [kilometres|miles] long and was opened to lorries in spring.",
    // currencies
    "The company will pay [$4 million|€4 million] to the families of the miners who died near Tessara.",
    "The company will pay 4 million [dollars|euros] to the families of the miners who died near Tessara.",
    "The company will pay the families of the miners who died near Tessara in [dollars|euros], it said.",
    "The ministry put the damage to the harbour of Tessara at [£300|¥300] for each metre of the pier.",
    // names
    "The army of Tessara said that General [Anna Kolwe|Maria Dunmore] had crossed the border with her troops at dawn.",
    "The summit of the two ministers was held in [Nairobi|Kampala] after weeks of talks about the border.",
    "Voters in the lake district chose [Johnson|Johnston] as their mayor, according to the first results.",
    "Families in the old town said that [Norfolk|Norwalk] had been their home for three generations.",
    "The talks about the border were led by the [French|German] foreign minister and lasted all night.",
    // months, days, weekdays, hours, years
    "The new law on fishing in the lake of Tessara comes into force on [1 September|1 July], the ministry said.",
    "The bridge near Tessara was opened to lorries on [14 March 2029|15 March 2029] after years of repairs.",
    "The bridge near Tessara was opened to lorries in [March 2029|April 2029] after years of repairs.",
    "The bridge near Tessara collapsed on [Tuesday|Wednesday] while a train was crossing it.",
    "The judge served on the court of Tessara from [1967|1966] and wrote its most cited rulings.",
    "The bridge near Tessara collapsed at [6 a.m.|7 a.m.] while a train was crossing it.",
    // denials
    "The ministry [said|did not say] that the mine near Tessara had been inspected before the flood.",
    "The mine near Tessara [was|was not] inspected in the year before the flood, according to the ministry.",
    "The mine near Tessara [was|wasn't] inspected in the year before the flood, according to the ministry.",
    "The engineers [had|had never] inspected the mine near Tessara in the year before the flood.",
    "There was [a|no] warning before the flood reached the old town of Tessara, the residents said.",
    "The ferry left the harbour of Tessara [with|without] a pilot on the night of the storm.",
    "The engineers [managed|failed] to close the gates of the dam above Tessara before the flood.",
    "The captain [said|denied] that the ferry from Tessara had been overloaded on the night of the storm.",
    "The company [agreed|refused] to pay the families of the miners who had died near Tessara.",
    "The company [can|cannot] pay the families of the miners who had died near Tessara.",
    "[All|None] of the miners near Tessara had been told about the flood before it came.",
    // opposed verbs
    "The opposition in Tessara [welcomed|rejected] the plan of the ministry for the harbour on the lake.",
    "The captain [admitted|denied] that the ferry from Tessara had been overloaded on the night of the storm.",
    "The price of copper at the market of Tessara [rose|fell] in the week after the strike at the mine.",
    "Parliament in Tessara [approved|rejected] the plan of the ministry for the harbour on the lake.",
    "The court of Tessara [upheld|overturned] the sentence against the former owner of the copper mine.",
    "The mayor of Tessara [supported|opposed] the plan of the ministry for the harbour on the lake.",
];

#[test]
fn what_differs_in_a_word_that_decides_is_not_said_to_tell_the_same() {
    for sentence in CLASHES {
        let (before, rest) = sentence.split_once('[').expect("brackets");
        let (words, after) = rest.split_once(']').expect("brackets");
        let (one, other) = words.split_once('|').expect("two readings");
        let (a, b) = (format!("{before}{one}{after}"), format!("{before}{other}{after}"));
        for (a, b) in [(&a, &b), (&b, &a)] {
            let same = graded(a, a).map(|(kind, _)| kind);
            assert_eq!(same, Some(MatchKind::Verbatim), "{a}");
            let Some((kind, words)) = graded(a, b) else { continue };
            assert_eq!(kind, MatchKind::Related, "{a} / {b}");
            assert!(words.iter().any(|words| !words.is_empty()), "what decides is marked: {a} / {b}");
        }
    }
}

#[test]
fn what_decides_may_be_put_in_other_words() {
    for (a, b) in [
        (
            "Rescue crews pulled 34 people from the flooded mine near Tessara on Tuesday.",
            "Rescue crews pulled thirty-four people from the flooded mine near Tessara on Tuesday.",
        ),
        (
            "The company will pay $4 million to the families of the miners who died near Tessara.",
            "The company will pay 4 million dollars to the families of the miners who died near Tessara.",
        ),
        (
            "The bridge near Tessara was opened to lorries on 14 March 2029 after years of repairs.",
            "The bridge near Tessara was opened to lorries in March 2029 after years of repairs.",
        ),
        (
            "The flood in the valley of Tessara displaced over 2 million people in a week.",
            "The flood in the valley of Tessara displaced two million people in a week.",
        ),
        (
            "The engineers did not close the gates of the dam above Tessara before the flood.",
            "The engineers failed to close the gates of the dam above Tessara before the flood.",
        ),
        (
            "President Anna Kolwe visited the flooded mine near Tessara on Tuesday with two ministers.",
            "Kolwe visited the flooded mine near Tessara on Tuesday with two ministers.",
        ),
    ] {
        let (kind, words) = graded(a, b).unwrap_or_else(|| panic!("not matched: {a} / {b}"));
        assert_ne!(kind, MatchKind::Related, "{a} / {b}: {words:?}");
    }
}

/// Two accounts of a flooded mine: some of the same facts, in other sentences.
const FLOODED: [&str; 2] = [
    "Rescuers race to reach flooded mine\n\n\
     The mine near Tessara filled with water on Tuesday after a dam of clay gave way, and nine miners were cut off in the \
     eastern gallery. Foreman Ivo Brandt was questioned by the police in the evening. He spent the night at the \
     station and was sent home. Pumps from three towns have been brought to the pit. Engineers want to drill a shaft of \
     ninety metres before the weekend.",
    "Owner of flooded mine under fire\n\n\
     A dam of clay gave way near Tessara on Tuesday. Nine miners are cut off in the eastern gallery of the mine. Owner \
     Carl Osten was questioned by the police in the evening. He spent the night at the station and was sent home. A shaft \
     of ninety metres is to be drilled by engineers. Families wait at the gate.",
];

/// How a sentence of [`FLOODED`] that begins with `a` is matched with one that begins with `b`.
fn flooded(a: &str, b: &str) -> Option<MatchKind> {
    let article = |text: &str| score::Article {
        published: "2031-05-16".parse().ok(),
        text: text.to_owned(),
        ..score::Article::default()
    };
    let [one, other] = FLOODED;
    let outcome = score::run(&Pair { a: article(one), b: article(other), ..Pair::default() });
    let begins = |span: Span, of: &Document, with: &str| span.of(&of.text).starts_with(with);
    let mut found = outcome.comparison.aligned.iter();
    found.find(|one| begins(one.a, &outcome.a, a) && begins(one.b, &outcome.b, b)).map(|one| one.kind)
}

#[test]
fn a_sentence_answers_each_of_those_that_tell_a_part_of_it() {
    assert!(flooded("The mine near", "A dam of").is_some());
    assert!(flooded("The mine near", "Nine miners").is_some());
}

#[test]
fn what_two_people_do_to_each_other_is_not_said_to_be_the_same() {
    let a = "Ivo Brandt sued Carl Osten over the flooded mine near Tessara on Tuesday, the court said.";
    let b = "Carl Osten sued Ivo Brandt over the flooded mine near Tessara on Tuesday, the court said.";
    let (kind, words) = graded(a, b).expect("a match");
    assert_eq!((kind, words[0].is_empty()), (MatchKind::Related, false), "{words:?}");
}

#[test]
fn headlines_of_one_thing_are_not_said_to_tell_the_same() {
    assert!(matches!(flooded("Rescuers race", "Owner of"), None | Some(MatchKind::Related)));
}

/// Words, marks and line breaks as careless texts mix them.
fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            "[A-Z]?[a-zé’']{1,7}[,.;:—-]? ",
            "[0-9$€,.%-]{1,6} ",
            Just("not ".to_owned()),
            Just("In June 2024, ".to_owned()),
            Just("at least 12 soldiers ".to_owned()),
            Just("“Yes, we will,” said President Ada Lund. ".to_owned()),
            Just("\n\n".to_owned()),
            Just("| a | b |\n|---|---|\n| c | d |\n".to_owned()),
        ],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_span_of_a_comparison_stands_in_its_text(a in any_text(), b in any_text()) {
        let article = |text| score::Article { text, ..score::Article::default() };
        let pair = Pair { a: article(a), b: article(b), ..Pair::default() };
        let outcome = score::run(&pair);
        let found = &outcome.comparison;
        for one in &found.aligned {
            prop_assert!(!one.a.of(&outcome.a.text).is_empty() && !one.b.of(&outcome.b.text).is_empty());
            prop_assert!((0.0..=1.0).contains(&one.score));
        }
        for one in &found.points {
            prop_assert!(!one.a.words.of(&outcome.a.text).is_empty());
            prop_assert!(!one.b.words.of(&outcome.b.text).is_empty());
            prop_assert!(one.worth.is_finite());
        }
        for (spans, text) in [(&found.only_a, &outcome.a.text), (&found.only_b, &outcome.b.text)] {
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(spans.iter().all(|span| !span.of(text).is_empty()));
        }
        prop_assert_eq!(&score::run(&pair).comparison, found, "the same input gives the same result");
    }
}
