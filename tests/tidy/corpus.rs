//! The shipped articles: they stay as they were given, and nothing in the code knows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::imports::lines_for_tests;
use crate::none;
use crate::sahel::ARTICLES;
use crate::source::{File, project};

/// The articles shipped are data: byte for byte as they were given.
const HASHES: [&str; 5] = [
    "49d65d7e508b2ba443f79f32bdb12fc198cfe6a2b90082d96204ed6d975a5cd6",
    "0b3363b850f6b5a2b40fc378049bb60d19c43498219ea9bd7a125669b83c0ee8",
    "c81253c52909876bf41920f166a5926104659bcbaff3e924a627857dbf961778",
    "3964e59d9a7ad6b7236b5e65d15d923cbd8a5809936cd436c3b85c0c8d0815d8",
    "ad91f6e8aca0a11e2a1312709d80fce20b7d72815f910b7422801ad1277ca92d",
];

/// Where the code and its tables stand.
const SOURCES: [&str; 3] = ["src/", "xtask/src/", "trainer/src/"];

/// What practice text the tagger learns from: English of a newspaper's kind, written for the project.
const PRACTICE: &str = "data/practice/";

/// A word that stands less often in the practice text, written small, tells where a run of words comes from.
const RARE: usize = 5;

/// Runs of four words that stand in the articles, and what is common English anyway.
struct Telling {
    runs: BTreeSet<[String; 4]>,
    /// How often the practice text has a word, written small.
    common: BTreeMap<String, usize>,
}

impl Telling {
    fn new<'t>(articles: impl Iterator<Item = &'t str>, practice: impl Iterator<Item = &'t str>) -> Telling {
        let mut telling = Telling { runs: BTreeSet::new(), common: BTreeMap::new() };
        for article in articles {
            telling.runs.extend(runs(&words(article)).map(|(_, run)| run));
        }
        for text in practice {
            let words = words(text);
            for (_, run) in runs(&words) {
                telling.runs.remove(&run);
            }
            for (_, word) in words.iter().filter(|(_, word)| word.chars().all(char::is_lowercase)) {
                *telling.common.entry((*word).to_owned()).or_default() += 1;
            }
        }
        telling
    }

    /// The runs of a text that stand in the articles and nowhere else, with their lines: at least one word of each is
    /// rare or a name, since any two writers may put four everyday words in one order.
    fn found(&self, words: &[(usize, &str)]) -> Vec<(usize, String)> {
        let is_rare = |word: &String| self.common.get(word).is_none_or(|count| *count < RARE);
        runs(words)
            .filter(|(_, run)| self.runs.contains(run) && run.iter().any(is_rare))
            .map(|(line, run)| (line, run.join(" ")))
            .collect()
    }
}

/// The words of a text with their lines: runs of letters.
fn words(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate();
    lines.flat_map(|(at, line)| words_of(line).map(move |word| (at, word))).collect()
}

fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Each four words that follow one another, whatever their capitals, with the line of the first.
fn runs<'w>(words: &'w [(usize, &str)]) -> impl Iterator<Item = (usize, [String; 4])> + 'w {
    let lower = |word: &(usize, &str)| word.1.to_lowercase();
    words.windows(4).filter_map(move |four| match four {
        [a, b, c, d] => Some((a.0, [lower(a), lower(b), lower(c), lower(d)])),
        _ => None,
    })
}

/// A file's words outside tests. A table's cell that is a name, each word of more than three letters with a capital, is a
/// fact of the world and left out.
fn words_outside_tests<'f>(
    file: &'f File,
    for_tests: &BTreeMap<String, Vec<(usize, usize)>>,
) -> Vec<(usize, &'f str)> {
    if !file.is_rust() {
        let is_name = |cell: &str| {
            let mut long = words_of(cell).filter(|word| word.chars().count() > 3);
            long.all(|word| word.starts_with(char::is_uppercase))
        };
        let lines = file.text.lines().enumerate();
        let cells = lines.flat_map(|(at, line)| line.split('\t').map(move |cell| (at, cell)));
        return cells
            .filter(|(_, cell)| !is_name(cell))
            .flat_map(|(at, cell)| words_of(cell).map(move |word| (at, word)))
            .collect();
    }
    let ranges = for_tests.get(&file.path).map_or(&[] as &[_], Vec::as_slice);
    let outside = |line: usize| !ranges.iter().any(|(first, last)| (*first..=*last).contains(&line));
    words(&file.text).into_iter().filter(|(line, _)| outside(*line)).collect()
}

#[test]
fn the_articles_are_as_they_were_given() {
    for ((name, text), expected) in ARTICLES.iter().zip(HASHES) {
        assert_eq!(sha256(text.as_bytes()), expected, "{name} has changed");
    }
}

#[test]
fn nothing_in_the_code_knows_the_articles() {
    let practice =
        project().iter().filter(|file| file.path.contains(PRACTICE)).map(|file| file.text.as_str());
    let telling = Telling::new(ARTICLES.iter().map(|(_, text)| *text), practice);
    assert!(telling.common.len() > 5000, "{} words of practice", telling.common.len());
    let mut complaints = Vec::new();
    for folder in SOURCES {
        let for_tests = lines_for_tests(project(), folder);
        for file in project().iter().filter(|file| file.path.starts_with(folder) && !file.is_test()) {
            for (line, run) in telling.found(&words_outside_tests(file, &for_tests)) {
                complaints
                    .push(file.at(line, &format!("“{run}” stands in a shipped article, and nowhere else")));
            }
        }
    }
    none(&complaints);
}

#[test]
fn leaks_can_be_found() {
    let practice = "the talks went on and the talks went on and the talks went on and so on and on and on";
    let telling = Telling::new(
        ["The ferry to Kollo sank, and the talks went on. Talks on the"].into_iter(),
        [practice].into_iter(),
    );
    let check = |path: &str, text: &str, expected: &[(usize, &str)]| {
        let files = [File::new(path, text)];
        let found = telling.found(&words_outside_tests(&files[0], &lines_for_tests(&files, "src/")));
        let found: Vec<(usize, &str)> = found.iter().map(|(line, run)| (*line, run.as_str())).collect();
        assert_eq!(found, expected, "{text:?}");
    };
    check("src/a.rs", "//! a\n//! “the FERRY to\n//! Kollo”", &[(1, "the ferry to kollo")]);
    check("src/a.rs", "const A: &str = \"ferry to Kollo, sank\";", &[(0, "ferry to kollo sank")]);
    check("src/a.rs", "//! and the talks went on", &[]);
    check("src/a.rs", "//! on the talks; talks on the and", &[]);
    check(
        "src/a.rs",
        "/// the ferry\n#[cfg(test)]\nmod tests { const A: &str = \"the ferry to Kollo\"; }",
        &[],
    );
    check("src/a.tsv", "word\tthe ferry to Kollo", &[(0, "the ferry to kollo")]);
    check("src/a.tsv", "word\tThe Ferry to Kollo", &[]);
}

#[test]
fn sha256_is_that_of_the_standard() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
