//! The project's chores, run as `cargo xtask <command>`.
//!
//! Every command installs what it lacks, at a pinned version, into `.tools/` and says so; a second run finds
//! it there. This crate knows the project from outside: its files, its commands and what they write;
//! it must not know the engine.

mod bench;
mod browser;
mod budget;
mod build;
mod package;
mod parts;
mod run;
mod serve;
mod server;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Usage: cargo xtask <command> [options]

  serve [--port N]     build the explorer on the shipped corpus and serve it at http://127.0.0.1:8080/
  build                write dist/ and dist/parallax.html, and check their size against the budgets
  package              pack the crate with the page inside, so that `cargo install` gives a working program
  test [step …]        every check and test, browser journeys included; with names, only those steps
  screenshots          retake the pictures of docs/screenshots/ with the browser
  gallery              draw each component in each state, with pictures, into target/gallery/
  bench [name …]       benchmarks, with ratios against peer packages where Node is installed
  score <what> …       score the engine against annotated data; without <what>, lists what there is
  train <what> FOLDER  train the tagger of names on annotated articles: clusters, then names
  train syntax FILE…   train the parser on treebanks
  tools                install everything the other commands need, and nothing else
  help                 this text

Examples:
  cargo xtask serve --port 9000
  cargo xtask test native wasm
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((command, rest)) = args.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    match command.as_str() {
        "serve" => serve::run(rest),
        "build" => none_left(rest).and_then(|()| build::run_all()),
        "package" => none_left(rest).and_then(|()| package::package()),
        "test" => test::run_steps(rest),
        "screenshots" => none_left(rest).and_then(|()| test::screenshots()),
        "gallery" => none_left(rest).and_then(|()| test::gallery()),
        "bench" => bench::run_benches(rest),
        "score" | "train" => trainer(command, rest),
        "tools" => none_left(rest).and_then(|()| tools::everything()),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// Runs the member of the workspace that calls the engine, compiled for speed.
fn trainer(command: &str, args: &[String]) -> Result<()> {
    let mut trainer = run::cargo(["run", "--release", "--quiet", "--package", "trainer", "--", command]);
    run::run(trainer.args(args))
}

fn none_left(args: &[String]) -> Result<()> {
    match args.first() {
        Some(unknown) => bail!("`{unknown}` is not an option here; see `cargo xtask help`"),
        None => Ok(()),
    }
}
