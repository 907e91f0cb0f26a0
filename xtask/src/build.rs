//! `cargo xtask build`: the shell of the page, the command line that carries it, the shipped corpus as a site.
//!
//! Trunk compiles the app and assembles the shell, which knows no corpus. The command line embeds that shell and
//! writes the site, as it would on the machine of someone who has neither Rust nor Node: the site that is
//! tested here is the one that a user of the command line gets.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run::{cargo, command, root, run, timed};
use crate::{budget, tools};

/// The corpus that the project ships.
pub(crate) const CORPUS: &str = "corpus/sahel";

/// The folder of the finished site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds everything and holds it against the budgets.
pub(crate) fn run_all() -> Result<()> {
    site()?;
    budget::check(&dist())
}

/// Builds `dist/` and `dist/parallax.html`.
pub(crate) fn site() -> Result<()> {
    shell()?;
    // Its build script takes the shell from where Trunk.toml puts it.
    timed("Building the command line with the shell inside", || {
        run(&mut cargo(["build", "--bin", "parallax"]))
    })?;
    // Nothing of an earlier site may stay behind and be tested in place of the new one.
    if dist().exists() {
        fs::remove_dir_all(dist()).context("the old dist/ cannot be removed")?;
    }
    run(command(parallax()).args(["build", CORPUS, "--out", "dist"]))
}

/// The command line, as [`site`] leaves it.
pub(crate) fn parallax() -> PathBuf {
    target().join("debug").join(format!("parallax{}", std::env::consts::EXE_SUFFIX))
}

/// Builds the shell of the page, unless nothing that goes into it has changed.
fn shell() -> Result<()> {
    tools::target(tools::WASM)?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    let small = tools::wasm_opt();
    tools::sweep();

    let shell = root().join("target/shell");
    let stamp = root().join("target/shell.inputs");
    let inputs = format!("{:016x} wasm-opt:{small}", fingerprint()?);
    if shell.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        println!("The shell of the page is up to date.");
        return Ok(());
    }
    timed("Building the shell of the page", || {
        let mut trunk = command(root().join(".tools/bin/trunk"));
        trunk.arg("build").env("PATH", tools::path()?);
        // Trunk reads `NO_COLOR` as a flag of its own and takes nothing but `true` and `false`.
        trunk.env_remove("NO_COLOR");
        // Only a release build calls wasm-opt; the profile is that of Trunk.toml either way.
        if small {
            trunk.arg("--release");
        }
        run(&mut trunk)
    })?;
    fs::write(&stamp, inputs).context("the record of the shell's inputs cannot be written")
}

/// The folder of cargo's output.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A number that changes when a file that goes into the shell changes.
fn fingerprint() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for name in ["index.html", "www", "src", "Cargo.toml", "Cargo.lock", "Trunk.toml", ".cargo/config.toml"] {
        hash_file(&root().join(name), &mut hasher)?;
    }
    Ok(hasher.finish())
}

/// Hashes a file, or a folder's files in the order of their names.
fn hash_file(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    // The command line is no part of the page.
    if path.ends_with("src/prepare") || path.ends_with("src/bin/parallax.rs") || !path.exists() {
        return Ok(());
    }
    let unreadable = || format!("{} cannot be read", path.display());
    path.hash(hasher);
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(unreadable)?;
        let mut inside = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        inside.sort();
        inside.iter().try_for_each(|file| hash_file(file, hasher))
    } else {
        fs::read(path).with_context(unreadable)?.hash(hasher);
        Ok(())
    }
}
