//! The shipped articles through the cleaner: golden runs, checked by eye against the sources.

#[path = "common/sahel.rs"]
mod sahel;
#[path = "common/spaced.rs"]
mod spaced;

use std::fmt::Write as _;

use parallax::text::{BlockKind, Document, clean};
use spaced::spaced;

/// Blocks with their kinds, then what was removed.
fn show(source: &str, document: &Document) -> String {
    let mut shown = String::new();
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Table(rows) => {
                shown.push_str("Table\n");
                for row in rows {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.of(&document.text)).collect();
                    let head = if row.header { "head" } else { "row " };
                    writeln!(shown, "  {head} {}", cells.join(" | ")).expect("a string takes all");
                }
            }
            kind => {
                writeln!(shown, "{kind:?}\n  {}", block.span.of(&document.text)).expect("a string takes all");
            }
        }
    }
    shown.push_str("\nRemoved\n");
    for removal in &document.removed {
        writeln!(shown, "  {}: {:?}", spaced(removal.rule), removal.source.of(source))
            .expect("a string takes all");
    }
    shown
}

fn check(article: usize) {
    let (name, source) = sahel::ARTICLES[article];
    insta::assert_snapshot!(name.split('_').next().unwrap_or(name), show(source, &clean(source)));
}

#[test]
fn article_000() {
    check(0);
}

#[test]
fn article_001() {
    check(1);
}

#[test]
fn article_002() {
    check(2);
}

#[test]
fn article_003() {
    check(3);
}

#[test]
fn article_004() {
    check(4);
}

#[test]
fn cleaning_what_is_clean_keeps_every_word() {
    for (name, source) in sahel::ARTICLES {
        let once = clean(source).text;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&clean(&once).text), words(&once), "{name}");
    }
}
