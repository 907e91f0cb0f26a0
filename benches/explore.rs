//! How fast questions are answered.

mod common;

use parallax::annotate::Entity;
use parallax::corpus::Corpus;
use parallax::explore::compare::{Side, compare};
use parallax::explore::timeline::{Lanes, timeline};
use parallax::explore::{Query, Selection, coverage::coverage, facets::facets, search::search};

fn main() {
    let articles = common::articles(200);
    common::share(&articles);
    let Corpus { catalogue, bodies } = &common::corpus(&articles);
    let found = |query: &Query| Selection::of(catalogue, bodies, query);
    let bytes = common::bytes(&articles);
    let asks = |words: &str| Query { words: words.to_owned(), ..Query::default() };
    let words = ["senate", "agreement talks", "lindqvist", "decad*", "bamako -reuters"].map(asks);
    common::measure("search, five queries", bytes, || {
        words.iter().map(|query| search(catalogue, bodies, &found(query)).len()).sum()
    });
    let all = Query::default();
    common::measure("facets", bytes, || facets(catalogue, &found(&all)).len());
    common::measure("timeline", bytes, || timeline(catalogue, &found(&all), Lanes::Article).lanes.len());
    common::measure("coverage", bytes, || coverage(catalogue, &found(&all)).rows.len());
    for pair in common::pairs() {
        let sources = [pair.a, pair.b];
        let bytes = common::bytes(&sources);
        let both = common::corpus(&sources);
        common::measure(pair.task, bytes, || compared(&both));
        if let Some(rest) = pair.task.strip_prefix("compare ") {
            let task = format!("read and compare {rest}");
            common::measure(&task, bytes, || compared(&common::corpus(&sources)));
        }
    }
}

/// How many passages the comparison of the two articles of a corpus lists.
fn compared(corpus: &Corpus) -> usize {
    let entities: Vec<&Entity> = corpus.catalogue.entities.iter().map(|one| &one.entity).collect();
    let [a, b] = [0, 1].map(|at| &corpus.bodies[at]).map(|one| Side {
        document: &one.document,
        annotations: &one.annotations,
        published: None,
    });
    let found = compare(a, b, &entities);
    found.aligned.len() + found.only_a.len() + found.only_b.len()
}
