//! The comparison on the pairs written for it: tests/compare/pairs.

#[path = "compare/score.rs"]
mod score;

use std::fs;

use score::{Pair, Tally};

fn pairs() -> Vec<Pair> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compare/pairs");
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

#[test]
fn the_pairs_are_aligned_and_their_contradictions_found() {
    let pairs = pairs();
    assert!(pairs.len() >= 6, "found {} pairs", pairs.len());
    let (mut alignment, mut conflicts) = (Tally::default(), Tally::default());
    let mut notes = String::new();
    for pair in &pairs {
        let outcome = score::run(pair);
        let (one, two) = score::score(pair, &outcome, &mut notes);
        println!("{:10} {one:?} {two:?}", pair.name);
        alignment.add(one);
        conflicts.add(two);
    }
    println!("{notes}");
    println!("alignment P {:.3} R {:.3} F1 {:.3}", alignment.precision(), alignment.recall(), alignment.f1());
    println!("contradictions P {:.3} R {:.3}", conflicts.precision(), conflicts.recall());
    assert!(alignment.f1() >= 0.80);
}
