//! The floors give the same result for the same input: no IO, clock, randomness, thread, environment or target.

use crate::source::{File, holds_word};
use crate::{check, keep};

const FOREIGN: [&str; 19] = [
    "target_arch",
    "target_os",
    "target_family",
    "target_pointer_width",
    "std::fs",
    "std::net",
    "std::time",
    "std::env",
    "std::thread",
    "std::process",
    "std::io",
    "SystemTime",
    "Instant::",
    "Zoned::now",
    "Timestamp::now",
    "RandomState",
    "std::path",
    "anyhow",
    "regex",
];

/// What the floor that makes sites may know besides: a library for errors that are told to a person, and the traits by
/// which libraries read and write memory.
const OF_SITES: [&str; 3] = ["use std::io::{Read, Write};", "use std::io::Write as _;", "anyhow"];

/// Its tests may read what they test with.
fn pure(file: &File) -> Vec<String> {
    if file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    if !file.is_of_the_engine() {
        return Vec::new();
    }
    let makes_sites = file.floor() == Some("publish");
    file.lines(|line| {
        if makes_sites && OF_SITES.iter().any(|own| holds_word(line, own)) {
            return None;
        }
        FOREIGN
            .iter()
            .find(|foreign| holds_word(line, foreign))
            .map(|foreign| format!("the engine must not know `{foreign}`"))
    })
}

#[test]
fn the_engine_is_pure() {
    keep(pure);
}

#[test]
fn pure_can_complain() {
    check(pure, "src/corpus/read.rs", "#[cfg(target_arch = \"wasm32\")]", 1);
    check(pure, "src/explore/search.rs", "let now = std::time::Instant::now();", 1);
    check(pure, "src/annotate/mod.rs", "use std::fs;", 1);
    check(pure, "src/annotate/mod.rs", "use std::fsm;", 0);
    check(pure, "src/annotate/tests.rs", "use std::fs;", 0);
    check(pure, "src/prepare/mod.rs", "use std::fs;", 0);
    check(pure, "src/publish/site/mod.rs", "use anyhow::Result;\nuse std::io::{Read, Write};", 0);
    check(pure, "src/publish/site/mod.rs", "use std::io::stdout;\nuse std::fs;", 2);
    check(pure, "src/text/clean.rs", "// unlike std::fs\nlet a = \"std::env\";", 0);
}

/// How what `Debug` would print ends in a text to be filled in.
const DEBUG: [&str; 3] = [":?}", ":#?}", "x?}"];

/// The page is built without what `Debug` prints (`xtask/src/build.rs`): there such a text has a hole, and reads otherwise
/// than the command's. What complains of the code itself may print anything.
fn no_debug(file: &File) -> Vec<String> {
    let in_page = file.is_of_the_engine() || file.floor() == Some("app");
    if !in_page || file.is_test() || file.path.contains("/testing") || file.path.ends_with("_tests.rs") {
        return Vec::new();
    }
    let texts: Vec<(&str, &str)> = file.text.lines().zip(file.code.lines()).collect();
    let tests = texts.iter().position(|(_, code)| code.starts_with("#[cfg(test)]")).unwrap_or(texts.len());
    let prints = |at: usize| {
        let (text, code) = texts[at];
        let of_code = |(_, code): &(&str, &str)| code.contains("assert") || code.contains("panic!");
        code.contains('"')
            && DEBUG.iter().any(|debug| text.contains(debug))
            && !texts[at.saturating_sub(3)..=at].iter().any(of_code)
    };
    (0..tests).filter(|at| prints(*at)).map(|at| file.at(at, "the page prints nothing by Debug")).collect()
}

#[test]
fn no_text_of_the_page_has_a_hole() {
    keep(no_debug);
}

#[test]
fn no_debug_can_complain() {
    check(no_debug, "src/ingest/day.rs", "let name = format!(\"{:?}\", day);", 1);
    check(no_debug, "src/corpus/error.rs", "#[error(\"found {found:02x?}\")]", 1);
    check(no_debug, "src/app/pages/mod.rs", "let key = format!(\"{part:?}\");", 1);
    check(no_debug, "src/prepare/mod.rs", "let key = format!(\"{part:?}\");", 0);
    check(no_debug, "src/corpus/error.rs", "assert!(\n    is,\n    \"{part:?}\"\n);", 0);
    check(no_debug, "src/corpus/error.rs", "// {part:?}\n#[cfg(test)]\nlet key = format!(\"{part:?}\");", 0);
}
