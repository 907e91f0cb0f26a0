//! How files look: each says what it is for, none is too long, none names a place that is not the project's.

use crate::source::File;
use crate::{check, keep};

/// Every module says what it is for.
fn headers(file: &File) -> Vec<String> {
    let has = file.text.starts_with("//! ") || file.text.starts_with("#!");
    if file.is_rust() && !has {
        vec![file.at(0, "a module begins with `//!`: what it is for")]
    } else {
        Vec::new()
    }
}

/// A file that grows too long is several rooms.
fn sizes(file: &File) -> Vec<String> {
    let most = if file.is_test() { 1000 } else { 450 };
    let lines = file.text.lines().count();
    if file.is_rust() && lines > most {
        vec![file.at(most, &format!("{lines} lines, where {most} are the most: divide it by topic"))]
    } else {
        Vec::new()
    }
}

/// The project names no package registry, and no folder of a machine that it was written on.
fn places(file: &File) -> Vec<String> {
    // Written in two halves, so that this file keeps its own rule.
    let registries = [
        ("crates", ".io"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("pypi", ".org"),
        ("deb.debian", ".org"),
        ("golang", ".org"),
    ];
    let folders =
        [("/work", "/shared"), ("/work", "/main"), ("/work", "/wt"), ("/ro", "ot/"), ("/tmp", "/tools")];
    if file.path.ends_with("Cargo.lock") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for (half, rest) in registries.iter().chain(&folders) {
            let place = format!("{half}{rest}");
            // a label between slashes is no folder
            let begins = |at: usize| !place.starts_with('/') || !line[..at].ends_with(char::is_alphanumeric);
            if line.match_indices(&place).any(|(at, _)| begins(at)) {
                found.push(file.at(at, &format!("`{half}{rest}` is no place to name")));
            }
        }
    }
    found
}

#[test]
fn every_module_has_a_header() {
    keep(headers);
}

#[test]
fn files_are_of_readable_size() {
    keep(sizes);
}

#[test]
fn no_registry_and_no_machine_is_named() {
    keep(places);
}

#[test]
fn headers_and_sizes_can_complain() {
    check(headers, "src/x.rs", "use std::fmt;", 1);
    check(headers, "src/x.rs", "//! What it is for.", 0);
    check(headers, "www/x.css", "a {}", 0);
    check(sizes, "src/x.rs", &"\n".repeat(451), 1);
    check(sizes, "src/x.rs", &"\n".repeat(450), 0);
    check(sizes, "src/x/tests.rs", &"\n".repeat(1000), 0);
    check(sizes, "src/x/tests.rs", &"\n".repeat(1001), 1);
}

#[test]
fn places_can_complain() {
    check(places, "README.md", &["https://crates", ".io/crates/x"].concat(), 1);
    check(places, "Cargo.lock", &["https://crates", ".io/crates/x"].concat(), 0);
    check(places, "README.md", "https://docs.rs/x", 0);
    check(places, "README.md", &["see /ro", "ot/x"].concat(), 1);
    check(places, "README.md", &["VERB/ro", "ot/x"].concat(), 0);
    check(places, "src/x.rs", &["\"/work", "/shared/data\""].concat(), 1);
}
