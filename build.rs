//! Puts the shell of the page (Trunk's output: `index.html`, script, wasm, style) inside the command line.
//!
//! The shell's folder is `PARALLAX_SHELL`, else `target/shell`, where `cargo xtask build` makes it, else `shell`, where a
//! published package has it. Without one the command line is built without a shell, and `parallax build` asks for one.
//! The page itself never carries a shell.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // The page's program is cut into parts where both the program and the build are made for it; the cutter asks to know
    // what in it refers to what.
    println!("cargo::rustc-check-cfg=cfg(cut)");
    if env::var_os("CARGO_CFG_PARTS").is_some() && env::var_os("CARGO_FEATURE_PARTS").is_some() {
        println!("cargo::rustc-cfg=cut");
        println!("cargo::rustc-link-arg-bin=explorer=--emit-relocs");
    }
    if env::var_os("CARGO_FEATURE_PREPARE").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-env-changed=PARALLAX_SHELL");
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let root = folder("CARGO_MANIFEST_DIR").unwrap_or_default();
    let places = match folder("PARALLAX_SHELL") {
        Some(asked) => vec![root.join(asked)],
        None => vec![root.join("target").join("shell"), root.join("shell")],
    };
    for place in &places {
        println!("cargo::rerun-if-changed={}", place.join("index.html").display());
    }
    let shell = places.iter().find(|place| place.join("index.html").is_file()).or(places.first());
    let shell = shell.cloned().unwrap_or_default();
    let mut table = String::from("&[\n");
    for file in files(&shell)? {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&shell).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        // writing to a string cannot fail
        let _ = writeln!(table, "    ({name:?}, include_bytes!({:?})),", file.to_string_lossy());
    }
    table.push_str("]\n");
    fs::write(folder("OUT_DIR").unwrap_or_default().join("shell.rs"), table)
}

/// The files of a shell in order of their names; none where there is no `index.html`.
fn files(shell: &Path) -> io::Result<Vec<PathBuf>> {
    if !shell.join("index.html").is_file() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    let mut folders = vec![shell.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            // what begins with a dot is where Trunk works, not what it made
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}
