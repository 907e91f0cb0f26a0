//! The shipped articles, as several tests take them: their files' names, their texts, the corpus that they make.
//!
//! They are compiled in, so that the tests that run as wasm, where there are no files, have the same ones.

#![allow(dead_code, reason = "each test uses its part of this")]

use parallax::corpus::{self, Corpus, Curation, Input, Meta};

/// The names of the files, and what they hold.
pub(crate) const ARTICLES: [(&str, &str); 5] = [
    ("000_19dffd6e42d04137.txt", include_str!("../../corpus/sahel/000_19dffd6e42d04137.txt")),
    ("001_4e9277448865dd9b.txt", include_str!("../../corpus/sahel/001_4e9277448865dd9b.txt")),
    ("002_b1ddd42a5abcd21b.txt", include_str!("../../corpus/sahel/002_b1ddd42a5abcd21b.txt")),
    ("003_f5b7cb2da962cfb2.txt", include_str!("../../corpus/sahel/003_f5b7cb2da962cfb2.txt")),
    ("004_bc7f40f88caa1fbe.txt", include_str!("../../corpus/sahel/004_bc7f40f88caa1fbe.txt")),
];

/// The articles as a corpus, without metadata and curation.
pub(crate) fn corpus() -> Corpus {
    let inputs = ARTICLES.map(|(file, source)| Input::new(file, Meta::default(), source));
    corpus::build(inputs.into(), &Curation::default())
}
