//! `cargo xtask bench`: the benchmarks of `benches/`, one after the other.

use anyhow::Result;

use crate::run::{cargo, run};

/// Runs the benchmarks named, or all.
pub(crate) fn run_benches(names: &[String]) -> Result<()> {
    let chosen = names.iter().flat_map(|name| ["--bench", name]);
    run(cargo(["bench", "--package", "parallax"]).args(chosen))
}
