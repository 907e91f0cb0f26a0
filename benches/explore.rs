//! How fast questions are answered.

mod common;

use parallax::annotate::Entity;
use parallax::corpus::Article;
use parallax::explore::compare::{Side, compare};
use parallax::explore::timeline::{Lanes, timeline};
use parallax::explore::{Query, coverage::coverage, facets::facets, search::search};

fn main() {
    let articles = common::articles(200);
    let corpus = common::corpus(&articles);
    let bytes = common::bytes(&articles);
    let asks = |words: &str| Query { words: words.to_owned(), ..Query::default() };
    let words = ["senate", "agreement talks", "lindqvist", "decad*", "bamako -reuters"].map(asks);
    common::measure("search, five queries", bytes, || {
        words.iter().map(|query| search(&corpus, query).len()).sum()
    });
    let all = Query::default();
    common::measure("facets", bytes, || facets(&corpus, &all).len());
    common::measure("timeline", bytes, || timeline(&corpus, &all, Lanes::Article).lanes.len());
    common::measure("coverage", bytes, || coverage(&corpus, &all).rows.len());
    let entities: Vec<&Entity> = corpus.entities.iter().map(|one| &one.entity).collect();
    let pairs: Vec<_> = corpus.articles.chunks_exact(2).take(50).collect();
    let read: usize = pairs.iter().flat_map(|pair| pair.iter()).map(|one| one.source.len()).sum();
    common::measure("compare, fifty pairs", read, || {
        let matches = |pair: &&[Article]| {
            let [a, b] =
                [0, 1].map(|at| Side { document: &pair[at].document, annotations: &pair[at].annotations });
            compare(a, b, &entities).aligned.len()
        };
        pairs.iter().map(matches).sum()
    });
}
