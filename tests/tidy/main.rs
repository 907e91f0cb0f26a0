//! The rules that no compiler checks: which floor may know which, what the engine must not touch, how files look.
//!
//! Each rule is a function from a file, or from all of them, to complaints, and has a test of its own that it can
//! complain. The rules read code, not comments or strings, as [`source`] leaves it; imports as [`imports`] reads them.

mod browser;
mod circles;
mod corpus;
mod files;
mod floors;
mod hashes;
mod imports;
mod purity;
#[path = "../common/sahel.rs"]
mod sahel;
mod sheets;
mod source;

use source::{File, project};

/// Applies a rule to every file of the project.
#[track_caller]
fn keep(rule: fn(&File) -> Vec<String>) {
    none(&project().iter().flat_map(rule).collect::<Vec<_>>());
}

/// Fails with the complaints, if there are any.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// How often a rule complains of a file.
#[track_caller]
fn check(rule: fn(&File) -> Vec<String>, path: &str, text: &str, complaints: usize) {
    let found = rule(&File::new(path, text));
    assert_eq!(found.len(), complaints, "{path}: {text:?} gave {found:?}");
}
