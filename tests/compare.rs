//! The comparison on the pairs written for it: tests/compare/pairs.

#[path = "compare/score.rs"]
mod score;

use std::collections::BTreeMap;
use std::fs;

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
        assert!(
            conflicts.precision() >= 0.70 && conflicts.recall() >= 0.70,
            "contradictions of {set}\n{notes}"
        );
    }
}

#[test]
fn pairs_that_the_engine_was_not_developed_on_fare_as_well_or_nearly() {
    let (alignment, conflicts, _) = tally("held");
    assert!(alignment.f1() >= 0.80);
    assert!(conflicts.precision() >= 0.80);
    assert!(conflicts.recall() >= 0.60);
}

#[test]
fn the_same_people_in_unrelated_news_share_nothing() {
    for (set, name) in [("pairs", "namesakes"), ("fresh", "sameclub"), ("held", "samemen")] {
        let pairs = pairs(set);
        let pair = pairs.iter().find(|pair| pair.name == name).expect("the pair");
        let outcome = score::run(pair);
        assert!(outcome.comparison.aligned.len() <= 1, "{:?}", outcome.comparison.aligned);
        assert_eq!(outcome.comparison.conflicts, []);
        assert!(outcome.comparison.shared_entities.len() >= 2, "the people are the same");
    }
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
        for one in &found.conflicts {
            prop_assert!(!one.words_a.of(&outcome.a.text).is_empty());
            prop_assert!(!one.words_b.of(&outcome.b.text).is_empty());
            prop_assert!((0.0..=1.0).contains(&one.confidence));
        }
        for (spans, text) in [(&found.only_a, &outcome.a.text), (&found.only_b, &outcome.b.text)] {
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(spans.iter().all(|span| !span.of(text).is_empty()));
        }
        prop_assert_eq!(&score::run(&pair).comparison, found, "the same input gives the same result");
    }
}
