//! How fast the cleaner and the fold are.

mod common;

fn main() {
    let articles = common::articles(200);
    // The peers that `cargo xtask bench` runs read the very same articles.
    if let Some(file) = std::env::var_os("PARALLAX_BENCH_ARTICLES") {
        let json = serde_json::to_string(&articles).expect("strings are JSON");
        std::fs::write(file, json).expect("the articles can be written");
    }
    let bytes = common::bytes(&articles);
    common::measure("clean, with sentences", bytes, || {
        common::documents(&articles).iter().map(|one| one.sentences.len()).sum()
    });
    common::measure("fold every word", bytes, || {
        articles
            .iter()
            .flat_map(|text| text.split_whitespace())
            .map(|word| parallax::text::fold::fold(word).len())
            .sum()
    });
}
