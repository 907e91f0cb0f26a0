//! The shipped articles through the cleaner: golden runs, checked by eye against the sources.

use std::fmt::Write as _;

use parallax::text::{BlockKind, Document, clean};

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
        writeln!(shown, "  {}: {:?}", removal.rule, removal.source.of(source)).expect("a string takes all");
    }
    shown
}

fn check(name: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sahel").join(name);
    let source = std::fs::read_to_string(path).expect("a shipped article");
    let document = clean(&source);
    insta::assert_snapshot!(name.split('_').next().unwrap_or(name), show(&source, &document));
}

#[test]
fn article_000() {
    check("000_19dffd6e42d04137.txt");
}

#[test]
fn article_001() {
    check("001_4e9277448865dd9b.txt");
}

#[test]
fn article_002() {
    check("002_b1ddd42a5abcd21b.txt");
}

#[test]
fn article_003() {
    check("003_f5b7cb2da962cfb2.txt");
}

#[test]
fn article_004() {
    check("004_bc7f40f88caa1fbe.txt");
}

#[test]
fn cleaning_what_is_clean_keeps_every_word() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sahel");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the shipped corpus") {
        let path = entry.expect("a readable entry").path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let once = clean(&std::fs::read_to_string(&path).expect("a shipped article")).text;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&clean(&once).text), words(&once), "{}", path.display());
        seen += 1;
    }
    assert!(seen > 0);
}
