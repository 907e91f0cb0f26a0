//! How fast the annotators are.

mod common;

use parallax::annotate::syntax::Parser;
use parallax::annotate::{Context, annotate, date, name};
use parallax::text::{clean, token};

fn main() {
    let articles = common::articles(200);
    common::share(&articles);
    let documents = common::documents(&articles);
    let bytes = common::bytes(&articles);
    let context = Context { published: "2025-05-12".parse().ok() };
    common::measure("dates", bytes, || {
        documents.iter().map(|one| date::dates(one, &context, &[]).len()).sum()
    });
    let dates: Vec<_> = documents.iter().map(|one| date::dates(one, &context, &[])).collect();
    common::measure("names", bytes, || {
        documents.iter().zip(&dates).map(|(one, dates)| name::names(one, dates, &[]).mentions.len()).sum()
    });
    common::measure("syntax", bytes, || {
        let mut parser = Parser::default();
        let mut words = 0;
        for document in &documents {
            for &span in &document.sentences {
                words += parser.sentence(&document.text, &token::tokens(&document.text, span)).tree.len();
            }
        }
        words
    });
    common::measure("annotate, all", bytes, || {
        documents.iter().map(|one| annotate(one, &context).mentions.len()).sum()
    });
    // As fast for four times as much: what has no end anywhere is read in stretches.
    for (task, times) in [("annotate, a run of 24 kB", 4_000), ("annotate, a run of 96 kB", 16_000)] {
        let text = "May 8 ".repeat(times);
        let document = clean(&text);
        common::measure(task, text.len(), || annotate(&document, &context).dates.len());
    }
}
