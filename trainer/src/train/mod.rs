//! `train`: learns what the engine ships with, from annotated articles and word vectors.
//!
//! A folder for each thing that is trained. The same data give the same bytes: one thread where order matters, and arithmetic by the four rules and the
//! square root alone. This room must not know how the engine uses what it learns.

mod names;
mod number;
mod syntax;

use anyhow::{Result, bail};

const USAGE: &str = "there is `cargo xtask train names FOLDER`, `cargo xtask train clusters FOLDER VECTORS` and `cargo xtask train syntax TREEBANK…`";

/// Trains what the first argument names, with the rest.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((what, rest)) if what == "names" => names::tagger(rest),
        Some((what, rest)) if what == "syntax" => syntax::parser(rest),
        Some((what, rest)) if what == "clusters" => names::clusters(rest),
        _ => bail!("train what? {USAGE}"),
    }
}
