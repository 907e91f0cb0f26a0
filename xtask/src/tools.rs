//! What the project needs beside Rust: found, or installed at the version pinned here into `.tools/`.
//!
//! A tool counts as there when it answers with the pinned version; anything else is installed anew. Nothing
//! outside `.tools/` is touched, save a missing rustup target or component and, for root on a system that has
//! apt-get, the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run::{cargo, command, on_path, output, path_with, root, run, timed};

/// The target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// Its sister with a system interface, on which the engine's unit tests run in Node.
pub(crate) const WASI: &str = "wasm32-wasip1";

const TRUNK: &str = "0.21.14";
const MACHETE: &str = "0.9.2";
const DENY: &str = "0.20.2";
/// `wasm-opt` comes from here: what Linux distributions package is years older.
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
/// Firefox's driver.
const GECKODRIVER: &str = "0.37.1";
/// The folder of npm's packages, and what is in it.
const NPM: (&str, [(&str, &str); 2]) = ("npm", [("binaryen", BINARYEN), ("axe-core", AXE)]);

/// The folder of the installed tools.
fn home() -> PathBuf {
    root().join(".tools")
}

/// PATH with the installed tools in front.
pub(crate) fn path() -> Result<std::ffi::OsString> {
    path_with(&[home().join("bin"), home().join("npm/node_modules/.bin")])
}

/// Installs all that any command needs.
pub(crate) fn everything() -> Result<()> {
    components()?;
    target(WASM)?;
    target(WASI)?;
    machete()?;
    deny()?;
    trunk()?;
    wasm_bindgen()?;
    wasm_opt();
    std_sources();
    axe()?;
    for browser in [browser()?, firefox()?] {
        println!("browser: {}, driver: {}", browser.program.display(), browser.driver.display());
    }
    Ok(())
}

/// `rustfmt` and `clippy`, which a minimal toolchain lacks.
pub(crate) fn components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(&mut cargo([subcommand, "--version"])).is_err() {
            run(command("rustup").args(["component", "add", component]))
                .with_context(|| format!("`cargo {subcommand}` is missing and rustup cannot add it"))?;
        }
    }
    Ok(())
}

/// The standard library for a target.
pub(crate) fn target(name: &str) -> Result<()> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", name]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", name]))
        .with_context(|| format!("the Rust target {name} is missing and rustup cannot add it"))
}

/// The folder of the Rust toolchain.
pub(crate) fn sysroot() -> Result<PathBuf> {
    Ok(output(command("rustc").args(["--print", "sysroot"]))?.trim().into())
}

/// Fetches every package of `Cargo.lock`. Trunk builds offline, and cargo, asked for one target, leaves out packages that
/// it wants to see all the same when it builds for that target.
pub(crate) fn packages() -> Result<()> {
    run(&mut cargo(["fetch", "--locked"])).context("cargo cannot fetch what the project depends on")
}

/// Whether the sources of the standard library, and of what it depends on, are there. Without them the page is built
/// with the library as it comes, larger by about a fifth.
pub(crate) fn std_sources() -> bool {
    let found = || {
        if !sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
            run(command("rustup").args(["component", "add", "rust-src"]))
                .context("the sources of Rust's library are missing and rustup cannot add them")?;
        }
        let mut fetch =
            cargo(["fetch", "--quiet", "--locked", "--target", WASM, "-Zbuild-std=std,panic_abort"]);
        output(fetch.env("RUSTC_BOOTSTRAP", "1")).context("cargo cannot fetch what Rust's library depends on")
    };
    match found() {
        Ok(_) => true,
        Err(error) => {
            eprintln!(
                "warning: {error:#}\nwarning: building with Rust's library as it comes: the page works, but is larger"
            );
            false
        }
    }
}

/// Trunk, which assembles the page. Its optional features only look for updates and encrypt its own server.
pub(crate) fn trunk() -> Result<()> {
    cargo_install("trunk", "trunk", TRUNK, &["--no-default-features", "--locked"])
}

/// Finds dependencies that no line of code names.
pub(crate) fn machete() -> Result<()> {
    cargo_install("cargo-machete", "cargo-machete", MACHETE, &["--locked"])
}

/// Holds dependencies against `deny.toml`. Its optional features only fetch advisories.
pub(crate) fn deny() -> Result<()> {
    cargo_install("cargo-deny", "cargo-deny", DENY, &["--no-default-features", "--locked"])
}

/// wasm-bindgen's command line, whose version must be that of the crate in `Cargo.lock`.
pub(crate) fn wasm_bindgen() -> Result<()> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    cargo_install("wasm-bindgen-cli", "wasm-bindgen", version, &[])
}

/// The version that a lock file gives a package.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| **line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// A tool needs no optimised build: half the time, and it is fast enough. The tools share one target folder, so
/// that what they have in common is compiled once; [`sweep`] removes it.
fn cargo_install(package: &str, program: &str, version: &str, more: &[&str]) -> Result<()> {
    let file = home().join("bin").join(program);
    if output(command(&file).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
    {
        return Ok(());
    }
    timed(&format!("Installing {package} {version} into .tools (minutes, once)"), || {
        let mut install =
            cargo(["install", package, "--version", version, "--root", ".tools", "--debug", "--force"]);
        install.args(more);
        install.env("CARGO_TARGET_DIR", home().join("build"));
        install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
        run(&mut install)
    })
}

/// Removes what the installed tools were compiled in.
pub(crate) fn sweep() {
    let _ = fs::remove_dir_all(home().join("build"));
}

/// Whether `wasm-opt` is there. Without npm the page is built without it, larger by about a fifth.
pub(crate) fn wasm_opt() -> bool {
    match npm(NPM.0, &NPM.1) {
        Ok(_) => true,
        Err(error) => {
            eprintln!(
                "warning: {error:#}\nwarning: building without wasm-opt: the page works, but is larger"
            );
            false
        }
    }
}

/// The script of axe-core, which looks for barriers to accessibility.
pub(crate) fn axe() -> Result<PathBuf> {
    let folder = npm(NPM.0, &NPM.1)?;
    Ok(folder.join("node_modules/axe-core/axe.min.js"))
}

/// Installs packages of npm, at exactly these versions, into a folder of their own.
pub(crate) fn npm(folder: &str, packages: &[(&str, &str)]) -> Result<PathBuf> {
    let folder = home().join(folder);
    let is_there = |(name, version): &(&str, &str)| {
        let manifest = folder.join("node_modules").join(name).join("package.json");
        fs::read_to_string(manifest).is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
    };
    if packages.iter().all(is_there) {
        return Ok(folder);
    }
    if on_path("npm").is_none() {
        bail!("npm is not installed (the package `npm` or `nodejs` of your system)");
    }
    let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    timed(&format!("Installing {} into .tools", wanted.join(", ")), || {
        fs::create_dir_all(&folder)?;
        let lines: Vec<String> =
            packages.iter().map(|(name, version)| format!("    \"{name}\": \"{version}\"")).collect();
        fs::write(
            folder.join("package.json"),
            format!("{{\n  \"private\": true,\n  \"dependencies\": {{\n{}\n  }}\n}}\n", lines.join(",\n")),
        )?;
        run(command("npm").arg("install").arg("--prefix").arg(&folder).args([
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]))
    })?;
    Ok(folder)
}

/// A browser and its driver.
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) program: PathBuf,
    /// `chromedriver` or `geckodriver`.
    pub(crate) driver: PathBuf,
}

/// The browser that `CHROME` and `CHROMEDRIVER` name, or the one on PATH, or the one that apt-get installs.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    if is_root() && on_path("apt-get").is_some() {
        apt_install(&["chromium", "chromium-driver"])?;
    }
    find_browser().context(
        "the browser tests need Chromium and chromedriver: install the packages `chromium` and `chromium-driver`, \
         or Chrome with the chromedriver of its version, on PATH or named by CHROME and CHROMEDRIVER",
    )
}

/// The Firefox that `FIREFOX` names, or the one on PATH, or the one that apt-get installs, with a driver of our own.
pub(crate) fn firefox() -> Result<Browser> {
    let find =
        || named("FIREFOX").or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| on_path(name)));
    let mut found = find();
    if found.is_none() && is_root() && on_path("apt-get").is_some() {
        apt_install(&["firefox-esr"])?;
        found = find();
    }
    let program = found.context(
        "the browser tests need Firefox: install the package `firefox-esr` or `firefox`, on PATH or named by FIREFOX",
    )?;
    if let Some(driver) = named("GECKODRIVER") {
        return Ok(Browser { program, driver });
    }
    cargo_install("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
    sweep();
    Ok(Browser { program, driver: home().join("bin/geckodriver") })
}

fn apt_install(packages: &[&str]) -> Result<()> {
    timed(&format!("Installing {} (minutes, once)", packages.join(" and ")), || {
        let apt = |args: &[&str]| {
            run(command("apt-get")
                .args(["-q", "-o=Dpkg::Use-Pty=0", "-o=DPkg::Lock::Timeout=600"])
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update"])?;
        apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
    })
}

/// The file that a variable of the environment names.
fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn find_browser() -> Option<Browser> {
    let chrome = named("CHROME").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            .iter()
            .find_map(|name| on_path(name))
    })?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some(Browser { program: chrome, driver })
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn finds_the_locked_version_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"r\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
