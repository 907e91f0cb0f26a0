//! The engine on both sides: the same bytes and the same answers, native and as wasm.
//!
//! `cargo test` runs this natively. `cargo xtask test` then lets the native side write what it came to, compiles
//! that into the same tests as wasm, and runs them in Node; the unit tests of the engine it runs as wasm too.

#[path = "common/sahel.rs"]
mod sahel;

use std::fmt::Write as _;

use parallax::annotate::Entity;
use parallax::annotate::syntax::Parser;
use parallax::corpus::{self, ArticleId, Corpus};
use parallax::explore::compare::{Side, compare};
use parallax::explore::density::histogram;
use parallax::explore::network::{self, Ask, By, Kinds};
use parallax::explore::timeline::{Lanes, timeline};
use parallax::explore::{Query, Selection, coverage, facets, kwic, search};
use parallax::text;

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Everything that can be asked of a corpus, and every answer, written out.
fn answers(corpus: &Corpus) -> String {
    let mut said = String::new();
    let asked = [
        Query::default(),
        Query { words: "sahel".to_owned(), ..Query::default() },
        Query { words: "\"burkina faso\" milit* -uranium".to_owned(), ..Query::default() },
        Query { words: "traore".to_owned(), ..Query::default() },
    ];
    let Corpus { catalogue, bodies } = corpus;
    let articles: Vec<ArticleId> = catalogue.articles().map(|(id, _)| id).collect();
    for query in &asked {
        let found = &Selection::of(catalogue, bodies, query);
        let _ = writeln!(said, "# {query:?}");
        let _ = writeln!(said, "{:?}", search::search(catalogue, bodies, found));
        let _ = writeln!(said, "{:?}", facets::facets(catalogue, found));
        let _ = writeln!(said, "{:?}", timeline(catalogue, found, Lanes::Article));
        let _ = writeln!(said, "{:?}", histogram(catalogue, found, 40, None));
        let _ = writeln!(said, "{:?}", coverage::coverage(catalogue, found));
        let words = &query.words;
        let _ = writeln!(
            said,
            "{:?}",
            kwic::of_words(catalogue, bodies, &articles, words, 60, kwic::Sort::Right)
        );
    }
    for by in [By::Sentence, By::Paragraph, By::Article, By::Deed] {
        let ask = Ask { kinds: Kinds::first(by), by, ..Ask::default() };
        let _ = writeln!(said, "{:?}", network::network(corpus, &ask));
        let _ = writeln!(said, "{}", network::gexf(corpus, &ask));
    }
    let entities: Vec<&Entity> = catalogue.entities.iter().map(|one| &one.entity).collect();
    for a in bodies {
        for b in bodies {
            let [a, b] = [a, b].map(|one| Side {
                document: &one.document,
                annotations: &one.annotations,
                published: None,
            });
            let _ = writeln!(said, "{:?}", compare(a, b, &entities));
        }
    }
    said
}

#[test]
fn a_corpus_comes_back_from_its_bytes() {
    let corpus = sahel::corpus();
    assert_eq!(corpus.bodies.len(), sahel::ARTICLES.len());
    let bytes = corpus::write(&corpus);
    assert!(corpus::read(&bytes).as_ref() == Ok(&corpus), "what was read is not what was written");
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let bytes = corpus::write(&sahel::corpus());
    assert_eq!(bytes, corpus::write(&sahel::corpus()));
    reference::same("corpus.plx", &bytes);
}

#[test]
fn the_same_questions_get_the_same_answers() {
    let answers = answers(&sahel::corpus());
    assert!(answers.contains("Hit"), "the corpus was asked and said nothing");
    reference::same("answers.txt", answers.as_bytes());
}

#[test]
fn the_same_sentences_get_the_same_trees() {
    let mut parser = Parser::default();
    let mut trees = String::new();
    for (_, source) in sahel::ARTICLES {
        let document = text::clean(source);
        for &span in &document.sentences {
            let tokens = text::token::tokens(&document.text, span);
            let _ = writeln!(trees, "{:?}", parser.sentence(&document.text, &tokens).tree);
        }
    }
    assert!(trees.contains("Nsubj"), "no sentence has a subject");
    reference::same("trees.txt", trees.as_bytes());
}

#[test]
fn damaged_bytes_are_refused_and_never_read() {
    let bytes = corpus::write(&sahel::corpus());
    assert!(bytes.len() > 10_000, "the corpus is all but empty");
    for at in (0..bytes.len()).step_by(bytes.len() / 97 + 1) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(corpus::read(&damaged).is_err(), "byte {at} was changed and nothing noticed");
        assert!(corpus::read(&bytes[..at]).is_err(), "the first {at} bytes passed for a whole corpus");
    }
}

/// What the native side came to.
#[cfg(not(target_family = "wasm"))]
mod reference {
    use std::path::Path;

    /// Leaves the result for the wasm side, where `cargo xtask test` asks for it.
    pub(crate) fn same(name: &str, bytes: &[u8]) {
        if let Some(folder) = std::env::var_os("PARALLAX_NATIVE") {
            std::fs::write(Path::new(&folder).join(name), bytes).expect("the reference can be written");
        }
    }
}

/// What the native side came to, compiled in.
#[cfg(target_family = "wasm")]
mod reference {
    const CORPUS: &[u8] = include_bytes!(concat!(env!("PARALLAX_NATIVE"), "/corpus.plx"));
    const ANSWERS: &[u8] = include_bytes!(concat!(env!("PARALLAX_NATIVE"), "/answers.txt"));
    const TREES: &[u8] = include_bytes!(concat!(env!("PARALLAX_NATIVE"), "/trees.txt"));

    /// Holds a result against the native one.
    pub(crate) fn same(name: &str, bytes: &[u8]) {
        let native = match name {
            "corpus.plx" => CORPUS,
            "answers.txt" => ANSWERS,
            _ => TREES,
        };
        let differs = native.iter().zip(bytes).position(|(native, wasm)| native != wasm);
        let differs = differs.or((native.len() != bytes.len()).then(|| native.len().min(bytes.len())));
        if let Some(at) = differs {
            let around = |bytes: &[u8]| {
                let part = bytes.get(at.saturating_sub(60)..(at + 60).min(bytes.len())).unwrap_or_default();
                String::from_utf8_lossy(part).into_owned()
            };
            panic!("{name} differs from byte {at}\nnative: {}\nwasm:   {}", around(native), around(bytes));
        }
    }
}
