//! Scores the engine against annotated data (`score`), and trains what it ships with (`train`).
//!
//! Run as `cargo xtask score …` and `cargo xtask train …`, which compile it for speed. It calls the engine and reads
//! files; the engine knows nothing of it.

mod data;
mod score;
mod train;

use std::process::ExitCode;

use anyhow::{Result, bail};

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
    match args.split_first() {
        Some((command, rest)) if command == "score" => score::run(rest),
        Some((command, rest)) if command == "train" => train::run(rest),
        _ => bail!("score or train what? There is `cargo xtask score` and `cargo xtask train`"),
    }
}
