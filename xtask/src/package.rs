//! `cargo xtask package`: the crate as it is published, with the page inside.
//!
//! `cargo install parallax` compiles a package that it unpacks, with neither Trunk nor Node nor the wasm target. So the shell
//! of the page is built here and copied to `shell/`, which git leaves out and the package takes along; the build script finds
//! it there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::run::{cargo, command, output, root, run, target};

/// What the package must hold beside the shell, so that it compiles and may be passed on.
const NEEDED: [&str; 6] =
    ["Cargo.toml", "build.rs", "src/lib.rs", "src/bin/parallax.rs", "LICENSE-MIT", "LICENSE-APACHE"];
/// As many bytes as the registry takes.
const LARGEST: u64 = 10 << 20;
/// The first folders of what it must not hold.
const FOREIGN: [&str; 5] = ["corpus", "trainer", "xtask", "tests", "dist"];

/// Builds the shell, copies it, packs the crate and looks at what is in it.
pub(crate) fn package() -> Result<()> {
    let changed = output(command("git").args(["status", "--porcelain"]))?;
    if !changed.trim().is_empty() {
        bail!("what is packed must be committed first:\n{changed}");
    }
    build::shell()?;
    copy(&build::shell_folder(), &root().join("shell"))?;
    let listed = output(&mut cargo(["package", "--package", "parallax", "--list", "--allow-dirty"]))?;
    let shell = files(&root().join("shell"), "shell")?;
    check(&listed, &shell)?;
    // git leaves the shell out, which cargo takes for a change that is not committed
    run(&mut cargo(["package", "--package", "parallax", "--no-verify", "--allow-dirty"]))?;
    let size = packed(&target().join("package"))?;
    println!(
        "The package holds the page in {} files and has {size} bytes. `cargo publish --package parallax --allow-dirty` sends it.",
        shell.len()
    );
    Ok(())
}

/// How many bytes the packed crate has. What is larger than [`LARGEST`] cannot be published.
fn packed(folder: &Path) -> Result<u64> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).context("Cargo.toml cannot be read")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let file = folder.join(format!("parallax-{}.crate", version.context("Cargo.toml tells no version")?));
    let size = fs::metadata(&file).with_context(|| format!("{} is not there", file.display()))?.len();
    if size > LARGEST {
        bail!(
            "the package has {size} bytes, and the registry takes {LARGEST}: leave out what the command line can do without"
        );
    }
    Ok(size)
}

/// Copies a folder's files; what stood in the other folder goes.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("{} cannot be removed", to.display()))?;
    }
    for name in files(from, "")? {
        let (file, copied) = (from.join(&name), to.join(&name));
        fs::create_dir_all(copied.parent().unwrap_or(to))
            .and_then(|()| fs::copy(&file, &copied))
            .with_context(|| format!("{} cannot be copied", file.display()))?;
    }
    Ok(())
}

/// The files of a folder and below it, under names that begin with `above`.
fn files(folder: &Path, above: &str) -> Result<Vec<String>> {
    let unreadable = || format!("{} cannot be read", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let name = if above.is_empty() { name } else { format!("{above}/{name}") };
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &name)?);
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a package's list holds what it must, and nothing that it must not.
fn check(listed: &str, shell: &[String]) -> Result<()> {
    let listed: BTreeSet<String> = listed.lines().map(|line| line.replace('\\', "/")).collect();
    let missing =
        NEEDED.into_iter().chain(shell.iter().map(String::as_str)).find(|name| !listed.contains(*name));
    if let Some(missing) = missing {
        bail!("the package lacks `{missing}`: see `include` in Cargo.toml");
    }
    if !shell.iter().any(|name| name == "shell/index.html") {
        bail!("the shell holds no index.html: remove target/shell and try again");
    }
    let foreign =
        listed.iter().find(|name| name.split('/').next().is_some_and(|first| FOREIGN.contains(&first)));
    if let Some(foreign) = foreign {
        bail!("the package holds `{foreign}`, which is no part of it: see `include` in Cargo.toml");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_looked_at() {
        let shell = ["shell/index.html".to_owned(), "shell/a.js".to_owned()];
        let whole = [NEEDED.as_slice(), &["shell/index.html", "shell/a.js"]].concat();
        let check = |names: &[&str]| check(&names.join("\n"), &shell).map_err(|error| error.to_string());
        assert_eq!(check(&whole), Ok(()));
        assert!(check(&whole[..whole.len() - 1]).unwrap_err().contains("lacks `shell/a.js`"));
        assert!(check(&whole[1..]).unwrap_err().contains("lacks `Cargo.toml`"));
        let more = [whole.as_slice(), &["corpus/sahel/a.txt"]].concat();
        assert!(check(&more).unwrap_err().contains("holds `corpus/sahel/a.txt`"));
    }
}
