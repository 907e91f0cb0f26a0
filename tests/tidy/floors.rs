//! An import only ever points down.

use crate::imports::paths_of;
use crate::source::{CONTRACT, FLOORS, File};
use crate::{check, keep};

/// What a floor or top may name of its own crate: a floor itself and those below it; a top itself, every floor and the
/// contract between the page and its site, which itself knows nothing, and which the floor that makes sites knows too.
fn may_know(own: &str) -> Vec<&str> {
    match FLOORS.iter().position(|floor| *floor == own) {
        Some(_) if own == "publish" => FLOORS.into_iter().chain([CONTRACT]).collect(),
        Some(at) => FLOORS[..=at].to_vec(),
        None if own == CONTRACT => vec![CONTRACT],
        None => FLOORS.into_iter().chain([CONTRACT, own]).collect(),
    }
}

/// An import only ever points down.
fn floors(file: &File) -> Vec<String> {
    let Some(own) = file.floor() else { return Vec::new() };
    let known = may_know(own);
    let mut found: Vec<(usize, String)> = paths_of(file, "src/")
        .into_iter()
        .filter_map(|(names, line)| Some((line, names.into_iter().next()?)))
        .filter(|(_, first)| !known.contains(&first.as_str()))
        .collect();
    found.sort();
    found.dedup();
    found.iter().map(|(line, name)| file.at(*line, &format!("`{own}` must not know `{name}`"))).collect()
}

#[test]
fn imports_point_down() {
    keep(floors);
}

#[test]
fn floors_can_complain() {
    check(floors, "src/text/token.rs", "use crate::annotate::Day;", 1);
    check(floors, "src/text/token.rs", "use crate::text::Span;", 0);
    check(
        floors,
        "src/explore/mod.rs",
        "use crate::{\n    corpus::Corpus,\n    text::{Span, prepare},\n};",
        0,
    );
    check(floors, "src/annotate/mod.rs", "use crate::{text::{a, b}, corpus::Corpus, explore};", 2);
    check(floors, "src/corpus/mod.rs", "fn f() -> crate::explore::Query {}", 1);
    check(floors, "src/prepare/mod.rs", "use crate::app::route; use crate::explore;", 1);
    check(floors, "src/app/mod.rs", "use crate::prepare;", 1);
    check(
        floors,
        "src/text/token.rs",
        "/// See [`crate::corpus`].\n// use crate::corpus;\nconst A: &str = \"crate::corpus\";",
        0,
    );
    check(floors, "src/text/token.rs", "use super::super::corpus;", 1);
    check(floors, "src/text/token.rs", "use super::Span;\nmod tests {\n    use super::super::Span;\n}", 0);
    check(floors, "src/text/mod.rs", "use super::corpus;", 1);
    check(floors, "src/ingest/mod.rs", "use crate::corpus::Input; use crate::explore::Query;", 1);
    check(
        floors,
        "src/explore/mod.rs",
        "use crate::ingest::Reading; html! { <A b={crate::app::route::C} /> }",
        1,
    );
    check(floors, "src/text/token.rs", "#[cfg(test)]\nmod tests {\n    use crate::corpus::Corpus;\n}", 1);
    check(floors, "src/contract.rs", "use crate::text::Span;", 1);
    check(floors, "src/prepare/mod.rs", "use crate::contract::CORPUS;", 0);
    check(floors, "src/publish/mod.rs", "use crate::contract::CORPUS; use crate::prepare;", 1);
    check(floors, "src/corpus/mod.rs", "use crate::contract::CORPUS; use crate::read;", 2);
    check(floors, "src/bin/parallax.rs", "use parallax::prepare;", 0);
}
