//! `cargo xtask test`: every check and test in one run, the cheapest first.
//!
//! A step that fails does not stop those after it, except where they need its result. The run closes with a
//! line of its own, `N passed, N failed`, which sums all tests; a step that fails as a whole counts as one failure.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browser::{Driver, Stage};
use crate::run::{cargo, command, on_path, root, run, seconds, shown, target};
use crate::tally::Tally;
use crate::tools::{self, WASI, WASM};
use crate::{budget, build};

/// A step: its name on the command line, its heading, and its work.
type Step = (&'static str, &'static str, fn(&mut Tally) -> Result<()>);

const STEPS: [Step; 7] = [
    ("format", "the code is formatted", format),
    ("lint", "clippy has nothing to say", lint),
    ("dependencies", "each is used, and of a licence and a source that deny.toml allows", dependencies),
    ("native", "unit, golden, property and tidy tests", native),
    ("wasm", "the engine's tests as wasm, and the same bytes as native", wasm),
    ("build", "the site, and its budgets", site),
    (
        "browser",
        "journeys in Chromium and Firefox, through the site below a sub-path and the single file",
        journeys,
    ),
];

/// Runs the steps named, or all of them.
pub(crate) fn run_steps(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|(step, ..)| step != name)) {
        let known: Vec<&str> = STEPS.iter().map(|(name, ..)| *name).collect();
        bail!("there is no step `{unknown}`; there are {}", known.join(", "));
    }
    let steps: Vec<&Step> =
        STEPS.iter().filter(|(name, ..)| names.is_empty() || names.iter().any(|n| n == name)).collect();
    let start = Instant::now();
    let mut sum = Tally::default();
    let mut report = Vec::new();
    let mut built = true;
    for (at, (name, what, work)) in steps.iter().enumerate() {
        println!("\n━━ {}/{} {name}: {what}", at + 1, steps.len());
        let step_start = Instant::now();
        let mut tally = Tally::default();
        let outcome = if *name == "browser" && !built {
            Err(anyhow::anyhow!("not run, since there is no site"))
        } else {
            work(&mut tally)
        };
        if let Err(error) = &outcome {
            println!("{name}: {error:#}");
            // Something failed, and a run that counts no failed test must not look clean.
            tally.failed = tally.failed.max(1);
        }
        built &= *name != "build" || outcome.is_ok();
        sum.add(tally);
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        report.push(format!(
            "{name:<14}{verdict:<8}{tally:<28}{:>10}",
            seconds(step_start.elapsed()),
            tally = tally.to_string()
        ));
    }
    println!("\n{}\nin {}\n\n{sum}", report.join("\n"), seconds(start.elapsed()));
    let _ = std::io::stdout().flush();
    if sum.failed > 0 {
        // The closing line is the last word.
        std::process::exit(1);
    }
    Ok(())
}

fn format(_: &mut Tally) -> Result<()> {
    tools::components()?;
    run(&mut cargo(["fmt", "--all", "--check"]))
}

fn lint(_: &mut Tally) -> Result<()> {
    tools::components()?;
    tools::target(WASM)?;
    // The journeys are left out of `cargo test`, and so of `--all-targets`.
    let everything = ["clippy", "--workspace", "--all-targets", "--test", "browser"];
    run(cargo(everything).args(["--", "-D", "warnings"]))?;
    let app = [
        "clippy",
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        "app",
        "--lib",
        "--bin",
        "explorer",
        "--bin",
        "engine",
    ];
    run(cargo(app).args(["--", "-D", "warnings"]))?;
    // The page is to read files one day as the command line does.
    let ingest = ["clippy", "--target", WASM, "--no-default-features", "--features", "ingest", "--lib"];
    run(cargo(ingest).args(["--", "-D", "warnings"]))
}

fn dependencies(_: &mut Tally) -> Result<()> {
    tools::machete()?;
    tools::deny()?;
    tools::packages()?;
    let path = tools::path()?;
    // Called as itself: as `cargo machete` it looks at cargo's variables to learn how, and `cargo xtask` sets them too.
    let unused = run(command(root().join(".tools/bin/cargo-machete")).env("PATH", &path).env_remove("CARGO"));
    let deny = ["deny", "--offline", "--locked", "check", "licenses", "bans", "sources"];
    run(cargo(deny).env("PATH", &path)).and(unused)
}

fn native(tally: &mut Tally) -> Result<()> {
    // With the app inside, its reducer, its routes and its views as HTML are tested here too.
    counted(&mut cargo(["test", "--workspace", "--no-fail-fast", "--features", "parallax/ssr"]), tally)
}

fn wasm(tally: &mut Tally) -> Result<()> {
    if on_path("node").is_none() {
        bail!(
            "the engine's tests as wasm run in Node, which is not installed (the package `nodejs` of your system)"
        );
    }
    tools::target(WASM)?;
    tools::target(WASI)?;
    tools::wasm_bindgen()?;
    // The native side writes the shipped corpus and what it answers; the wasm side is compiled with those bytes
    // inside and must come to the same.
    let reference = target().join("native");
    let _ = fs::remove_dir_all(&reference);
    fs::create_dir_all(&reference)?;
    let engine = ["test", "--no-default-features", "--no-fail-fast"];
    let native = counted(cargo(engine).args(["--test", "wasm"]).env("PARALLAX_NATIVE", &reference), tally);
    let mut page = cargo(engine);
    page.args(["--test", "wasm", "--target", WASM]).env("PARALLAX_NATIVE", &reference);
    page.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        root().join(".tools/bin/wasm-bindgen-test-runner"),
    );
    let same = counted(&mut page, tally);
    // The page's target has no test harness of Rust's own; its sister has, and runs every unit test of the engine.
    let mut units = cargo(engine);
    units
        .args(["--lib", "--target", WASI])
        .env("CARGO_TARGET_WASM32_WASIP1_RUNNER", "node --no-warnings tests/wasi.mjs");
    counted(&mut units, tally).and(native).and(same)
}

fn site(_: &mut Tally) -> Result<()> {
    build::site()?;
    budget::check(&build::dist())
}

fn journeys(tally: &mut Tally) -> Result<()> {
    let stage = Stage::open(true)?;
    let mut tests = cargo(["test", "--package", "xtask", "--test", "browser", "--", "--test-threads=2"]);
    if !stage.has_firefox() {
        tests.args(["--skip", "firefox::"]);
    }
    stage.describe(&mut tests)?;
    counted(&mut tests, tally)
}

/// `cargo xtask screenshots`: retakes the pictures of the documents, every view four times, from the site as it is built now.
pub(crate) fn screenshots() -> Result<()> {
    build::site()?;
    let stage = Stage::open(false)?;
    let mut tests = cargo(["test", "--package", "xtask", "--test", "browser", "--", "--ignored", "pictures"]);
    stage.describe(&mut tests)?;
    run(&mut tests)
}

/// `cargo xtask gallery`: draws each component in each state, and takes a picture of every group in two widths and themes.
pub(crate) fn gallery() -> Result<()> {
    let folder = target().join("gallery");
    let mut draw = cargo(["run", "--quiet", "--features", "ssr", "--bin", "gallery", "--"]);
    run(draw.arg(&folder))?;
    let driver = Driver::chromium()?;
    let mut tests = cargo(["test", "--package", "xtask", "--test", "browser", "--", "--ignored", "gallery"]);
    driver.describe(&mut tests);
    run(tests.env("PARALLAX_GALLERY", &folder))?;
    println!("the pictures are in {}", folder.display());
    Ok(())
}

/// Runs tests, passing on what they print and counting what their closing lines say.
fn counted(command: &mut Command, tally: &mut Tally) -> Result<()> {
    println!("  $ {}", shown(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    let before = *tally;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line.context("the output of the tests is no text")?;
            println!("{line}");
            if let Some(more) = Tally::of_line(&line) {
                tally.add(more);
            }
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    if *tally == before {
        bail!("`{}` ran no test", shown(command));
    }
    Ok(())
}
