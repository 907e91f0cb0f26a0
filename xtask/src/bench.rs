//! `cargo xtask bench`: the benchmarks, and how they stand to packages that people use for the same tasks.
//!
//! The peers run in Node, in the same run and on the very same generated articles; a ratio compares throughput, since a
//! slow peer is given fewer articles. A peer that does another job under the same name is named for what it does.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::build::target;
use crate::run::{cargo, command, on_path, root, shown};
use crate::tools;

/// The peers, at the versions that the ratios hold for.
const PEERS: [(&str, &str); 5] = [
    ("chrono-node", "2.10.3"),
    ("compromise", "14.17.0"),
    ("compromise-dates", "3.9.0"),
    ("minisearch", "7.2.0"),
    ("diff", "9.0.0"),
];

const BENCHES: [&str; 4] = ["text", "annotate", "corpus", "explore"];

/// A result: bytes worked through in a second, and the seconds that it took.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Speed {
    seconds: f64,
    bytes: f64,
}

impl Speed {
    fn throughput(self) -> f64 {
        self.bytes / self.seconds
    }
}

/// Runs the benchmarks named, or all, and prints the table.
pub(crate) fn run_benches(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !BENCHES.contains(&name.as_str())) {
        bail!("there is no benchmark `{unknown}`; there are {}", BENCHES.join(", "));
    }
    let articles = target().join("bench-articles.json");
    let mut own = Vec::new();
    for bench in BENCHES.iter().filter(|bench| names.is_empty() || names.iter().any(|name| name == *bench)) {
        let mut run = cargo(["bench", "--package", "parallax", "--no-default-features", "--bench", bench]);
        run.env("PARALLAX_BENCH_ARTICLES", &articles);
        own.extend(lines(&mut run)?.iter().filter_map(|line| own_result(line)));
    }
    let peers = if articles.is_file() { peers(&articles)? } else { BTreeMap::new() };

    println!("\n{:<28}{:>12}{:>12}   against", "task", "time", "MB/s");
    for (task, speed) in &own {
        let beside: Vec<String> = peers
            .get(task)
            .into_iter()
            .flatten()
            .map(|(peer, its)| format!("{peer} ×{:.1}", speed.throughput() / its.throughput()))
            .collect();
        println!(
            "{task:<28}{:>12}{:>12.1}   {}",
            short(speed.seconds),
            speed.throughput() / 1e6,
            beside.join(", ")
        );
    }
    println!("×2 means twice the peer's throughput, on the same articles in the same run.");
    Ok(())
}

/// The results of the peers by task; none where there is no Node.
fn peers(articles: &std::path::Path) -> Result<BTreeMap<String, Vec<(String, Speed)>>> {
    let mut found: BTreeMap<String, Vec<(String, Speed)>> = BTreeMap::new();
    if on_path("node").is_none() || on_path("npm").is_none() {
        println!("Node is not installed: no peers to stand beside.");
        return Ok(found);
    }
    let folder = tools::npm("peers", &PEERS)?;
    let mut run = command("node");
    run.arg(root().join("benches/peers/peers.mjs")).arg(articles).env("PEERS", folder);
    for (task, peer, speed) in lines(&mut run)?.iter().filter_map(|line| peer_result(line)) {
        found.entry(task).or_default().push((peer, speed));
    }
    Ok(found)
}

/// Runs a command and returns the lines it prints, having shown those that are no results.
fn lines(command: &mut Command) -> Result<Vec<String>> {
    println!("  $ {}", shown(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    let stdout = child.stdout.take().context("the output of a benchmark is piped")?;
    let lines = BufReader::new(stdout).lines().collect::<Result<Vec<_>, _>>()?;
    for line in lines.iter().filter(|line| !line.starts_with("bench\t") && !line.starts_with("peer\t")) {
        println!("  {line}");
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(lines)
}

fn own_result(line: &str) -> Option<(String, Speed)> {
    let [task, seconds, bytes] =
        line.strip_prefix("bench\t")?.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some((task.to_owned(), Speed { seconds: seconds.parse().ok()?, bytes: bytes.parse().ok()? }))
}

fn peer_result(line: &str) -> Option<(String, String, Speed)> {
    let [task, peer, seconds, bytes] =
        line.strip_prefix("peer\t")?.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some((
        task.to_owned(),
        peer.to_owned(),
        Speed { seconds: seconds.parse().ok()?, bytes: bytes.parse().ok()? },
    ))
}

fn short(seconds: f64) -> String {
    if seconds < 1e-3 { format!("{:.1} µs", seconds * 1e6) } else { format!("{:.2} ms", seconds * 1e3) }
}

#[cfg(test)]
mod tests {
    use super::{Speed, own_result, peer_result, short};

    #[test]
    fn results_are_read_and_other_lines_are_not() {
        let speed = Speed { seconds: 0.0125, bytes: 4000.0 };
        assert_eq!(own_result("bench\tdates\t1.25e-2\t4000"), Some(("dates".into(), speed)));
        assert_eq!(own_result("bench\tdates\t1.25e-2"), None);
        assert_eq!(own_result("running 0 tests"), None);
        assert_eq!(
            peer_result("peer\tdates\tchrono-node\t0.0125\t4000"),
            Some(("dates".into(), "chrono-node".into(), speed))
        );
    }

    #[test]
    fn times_are_short() {
        assert_eq!(short(0.000_012_34), "12.3 µs");
        assert_eq!(short(0.012_345), "12.35 ms");
    }
}
