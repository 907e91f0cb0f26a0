//! `cargo xtask build`: the shell of the page, the command line that carries it, the shipped corpus as a site.
//!
//! Trunk compiles the app and assembles the shell, which knows no corpus. The command line embeds that shell and
//! writes the site, as it would on the machine of someone who has neither Rust nor Node: the site that is
//! tested here is the one that a user of the command line gets.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{cargo, command, root, run, target, timed};
use crate::{budget, parts, tools};

/// The corpus that the project ships.
pub(crate) const CORPUS: &str = "corpus/sahel";

/// An invented one beside it, which shows every feature, for teaching.
pub(crate) const EXAMPLE: &str = "corpus/newsroom";

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
    run(command(parallax()).args(["build", CORPUS, "--example", EXAMPLE, "--out", "dist"]))
}

/// The command line, as [`site`] leaves it.
pub(crate) fn parallax() -> PathBuf {
    target().join("debug").join(format!("parallax{}", std::env::consts::EXE_SUFFIX))
}

/// Where the shell of the page is built.
pub(crate) fn shell_folder() -> PathBuf {
    root().join("target/shell")
}

/// Builds the shell of the page, unless nothing that goes into it has changed.
pub(crate) fn shell() -> Result<()> {
    tools::target(tools::WASM)?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    let small = tools::wasm_opt();
    let sources = tools::std_sources();
    tools::sweep();
    tools::packages()?;

    let shell = shell_folder();
    let stamp = root().join("target/shell.inputs");
    let inputs = format!("{:016x} wasm-opt:{small} std:{sources}", fingerprint()?);
    if shell.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        println!("The shell of the page is up to date.");
        return Ok(());
    }
    timed("Building the shell of the page", || {
        if !sources {
            run(&mut trunk(small, false)?)?;
        } else if let Err(error) = run(&mut trunk(small, true)?) {
            eprintln!(
                "warning: {error:#}\nwarning: building with the standard library as it comes: the page works, \
                 but is larger by about a fifth"
            );
            run(&mut trunk(small, false)?)?;
        }
        parts::cut(&shell, small)
    })?;
    fs::write(&stamp, inputs).context("the record of the shell's inputs cannot be written")
}

/// The command that assembles the shell, called through wasm-opt if `small`.
///
/// With `own_std` the standard library is compiled along with the page: for size, and with a panic that ends the page
/// at once rather than format a message that no reader sees. That is not stable in Rust yet, so a plain build must
/// stay possible, and gives the same page.
fn trunk(small: bool, own_std: bool) -> Result<Command> {
    let mut trunk = command(root().join(".tools/bin/trunk"));
    trunk.arg("build").env("PATH", tools::path()?);
    // Trunk reads `NO_COLOR` as a flag of its own and takes nothing but `true` and `false`.
    trunk.env_remove("NO_COLOR");
    // Only a release build calls wasm-opt; the profile is that of Trunk.toml either way.
    if small {
        trunk.arg("--release");
    }
    // No path of this machine stays in the page.
    let sysroot = tools::sysroot()?;
    let mut flags: Vec<String> = [(root(), "parallax"), (cargo_home()?, "cargo"), (sysroot, "rust")]
        .map(|(folder, name)| format!("--remap-path-prefix={}=/{name}", folder.display()))
        .into();
    // What the page's program is cut at, and what the cutter must know of it: see `parts`.
    flags.push("--cfg=parts".to_owned());
    // The parser works on eight numbers at a time. Every browser that unpacks the corpus has the instructions for that.
    flags.push("-Ctarget-feature=+simd128".to_owned());
    if own_std {
        flags.extend(
            ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"]
                .map(String::from),
        );
        trunk.env("RUSTC_BOOTSTRAP", "1");
        trunk.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        trunk.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
    // Cargo gives these to the page alone, not to what is built for this machine.
    trunk.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    Ok(trunk)
}

/// Where cargo keeps the sources of what the page depends on.
fn cargo_home() -> Result<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

/// A number that changes when a file that goes into the shell changes.
fn fingerprint() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for name in [
        "index.html",
        "www",
        "src",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        ".cargo/config.toml",
        "build.rs",
        "xtask/src/parts.rs",
    ] {
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
