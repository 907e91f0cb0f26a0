//! How fast the cleaner and the fold are.

mod common;

fn main() {
    let articles = common::articles(200);
    common::share(&articles);
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
