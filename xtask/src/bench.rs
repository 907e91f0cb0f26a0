//! `cargo xtask bench`: the benchmarks natively and as wasm, beside packages that people use for the same tasks.
//!
//! All that stands in one table comes from one run on the very same generated texts: the engine compiled for this
//! machine, the engine compiled for WASI and run in Node, and the peers in the same Node. A ratio compares throughput,
//! since a slow peer is given fewer articles. A peer that does another job under the same name is named for what it does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::run::{cargo, command, on_path, output, root, shown, target};
use crate::tools::{self, WASI};

/// The peers, at the versions that the ratios hold for.
const PEERS: [(&str, &str); 6] = [
    ("chrono-node", "2.10.3"),
    ("compromise", "14.17.0"),
    ("compromise-dates", "3.9.0"),
    ("minisearch", "7.2.0"),
    ("diff", "9.0.0"),
    ("diff-match-patch", "1.0.5"),
];

const BENCHES: [&str; 5] = ["text", "annotate", "corpus", "explore", READING];

/// The one that reads files, and tells how its times grow in place of how long they are.
const READING: &str = "growth";

/// The page that `--save` writes the table into, and what stands around it there.
const PAGE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- what follows is written by `cargo xtask bench --save` -->\n";
const END: &str = "<!-- what is written ends here -->\n";

/// A result: bytes worked through in a second, and the seconds that it took.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Speed {
    seconds: f64,
    bytes: f64,
    /// Whether it was stopped before it was done.
    over: bool,
}

impl Speed {
    fn throughput(self) -> f64 {
        self.bytes / self.seconds
    }
}

/// What was measured of one task.
#[derive(Debug, PartialEq)]
struct Row {
    task: String,
    native: Speed,
    wasm: Option<Speed>,
    peers: Vec<(String, Speed)>,
}

/// Runs the benchmarks named, or all, prints the table, and keeps it where `--save` asks for it.
pub(crate) fn run_benches(arguments: &[String]) -> Result<()> {
    let (options, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = options.iter().find(|option| option.as_str() != "--save") {
        bail!("`{unknown}` is not an option here; there is `--save`, which writes the table into {PAGE}");
    }
    if let Some(unknown) = names.iter().find(|name| !BENCHES.contains(&name.as_str())) {
        bail!("there is no benchmark `{unknown}`; there are {}", BENCHES.join(", "));
    }
    let wanted = |bench: &&&str| names.is_empty() || names.iter().any(|name| name == *bench);
    let benches: Vec<&str> = BENCHES.iter().filter(wanted).copied().collect();
    let node = on_path("node").is_some();
    if !node {
        println!("Node is not installed: nothing is run as wasm, and there are no peers to stand beside.");
    }
    let texts = target().join("bench-texts.json");
    let mut rows = Vec::new();
    for bench in &benches {
        let native = measured(bench, None, &texts)?;
        let wasm = if node { measured(bench, Some(WASI), &texts)? } else { Vec::new() };
        rows.extend(native.into_iter().map(|(task, native)| {
            let wasm = wasm.iter().find(|(other, _)| *other == task).map(|(_, speed)| *speed);
            Row { task, native, wasm, peers: Vec::new() }
        }));
    }
    if node && on_path("npm").is_some() {
        let mut peers = peers(&texts, &rows)?;
        for row in &mut rows {
            row.peers = peers.remove(&row.task).unwrap_or_default();
        }
    }
    let table = table(&rows);
    println!("\n{table}");
    if options.is_empty() { Ok(()) } else { save(&table, &names) }
}

/// The results of one benchmark, compiled for this machine or for another target.
fn measured(bench: &str, target: Option<&str>, texts: &Path) -> Result<Vec<(String, Speed)>> {
    let mut run = cargo(["bench", "--package", "parallax", "--no-default-features", "--bench", bench]);
    if bench == READING {
        run.args(["--features", "ingest"]);
    }
    run.env("PARALLAX_BENCH_TEXTS", texts);
    if let Some(target) = target {
        tools::target(target)?;
        run.args(["--target", target]);
        run.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", "node --no-warnings tests/wasi.mjs");
    }
    Ok(lines(&mut run)?.iter().filter_map(|line| own_result(line)).collect())
}

/// The results of the peers, by task.
fn peers(texts: &Path, rows: &[Row]) -> Result<BTreeMap<String, Vec<(String, Speed)>>> {
    let folder = tools::npm("peers", &PEERS)?;
    let mut run = command("node");
    run.arg(root().join("benches/peers/peers.mjs")).arg(texts).env("PEERS", folder);
    run.args(rows.iter().map(|row| &row.task));
    let mut found: BTreeMap<String, Vec<(String, Speed)>> = BTreeMap::new();
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
    Some((task.to_owned(), Speed { seconds: seconds.parse().ok()?, bytes: bytes.parse().ok()?, over: false }))
}

fn peer_result(line: &str) -> Option<(String, String, Speed)> {
    let parts: Vec<&str> = line.strip_prefix("peer\t")?.split('\t').collect();
    let (task, peer, seconds, bytes, over) = match parts[..] {
        [task, peer, seconds, bytes] => (task, peer, seconds, bytes, false),
        [task, peer, seconds, bytes, "over"] => (task, peer, seconds, bytes, true),
        _ => return None,
    };
    let speed = Speed { seconds: seconds.parse().ok()?, bytes: bytes.parse().ok()?, over };
    Some((task.to_owned(), peer.to_owned(), speed))
}

/// The table, in Markdown, with columns that line up where it is read as it is.
fn table(rows: &[Row]) -> String {
    let heads = ["task", "native", "MB/s", "wasm", "MB/s", "beside"].map(str::to_owned);
    let cells: Vec<[String; 6]> = std::iter::once(heads).chain(rows.iter().map(cells)).collect();
    let widths: [usize; 6] =
        std::array::from_fn(|at| cells.iter().map(|row| row[at].chars().count()).max().unwrap_or(0));
    let mut out = String::new();
    for (n, row) in cells.iter().enumerate() {
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            let gap = " ".repeat(width - cell.chars().count());
            let _ = match at {
                0 | 5 => write!(out, "| {cell}{gap} "),
                _ => write!(out, "| {gap}{cell} "),
            };
        }
        out.push_str("|\n");
        if n == 0 {
            for (at, width) in widths.into_iter().enumerate() {
                let _ = match at {
                    0 | 5 => write!(out, "|{}", "-".repeat(width + 2)),
                    _ => write!(out, "|{}:", "-".repeat(width + 1)),
                };
            }
            out.push_str("|\n");
        }
    }
    out
}

fn cells(row: &Row) -> [String; 6] {
    let wasm = |show: fn(Speed) -> String| row.wasm.map_or_else(|| "–".to_owned(), show);
    let rate = |speed: Speed| rounded(speed.throughput() / 1e6);
    let beside = |(peer, its): &(String, Speed)| {
        let at_least = if its.over { "over " } else { "" };
        let ratio = |own: Speed| format!("×{}", rounded(own.throughput() / its.throughput()));
        let ratios: Vec<String> = [("", Some(row.native)), (" as wasm", row.wasm)]
            .into_iter()
            .filter_map(|(how, own)| Some(format!("{at_least}{}{how}", ratio(own?))))
            .collect();
        format!("{peer} {} MB/s: {}", rate(*its), ratios.join(", "))
    };
    let peers: Vec<String> = row.peers.iter().map(beside).collect();
    [
        row.task.clone(),
        short(row.native.seconds),
        rate(row.native),
        wasm(|speed| short(speed.seconds)),
        wasm(|speed| rounded(speed.throughput() / 1e6)),
        peers.join("; "),
    ]
}

/// Two digits that count.
fn rounded(number: f64) -> String {
    match number {
        n if n >= 10.0 => format!("{n:.0}"),
        n if n >= 1.0 => format!("{n:.1}"),
        n if n >= 0.1 => format!("{n:.2}"),
        n => format!("{n:.4}"),
    }
}

fn short(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.1} ms", s * 1e3),
        s => format!("{s:.1} s"),
    }
}

/// Writes the table into the page, with the day and what it was measured with.
fn save(table: &str, names: &[&String]) -> Result<()> {
    let page: PathBuf = root().join(PAGE);
    let text = fs::read_to_string(&page).with_context(|| format!("{PAGE} cannot be read"))?;
    let bounds = text.find(BEGIN).map(|at| at + BEGIN.len()).zip(text.find(END));
    let (begin, end) = bounds.with_context(|| format!("{PAGE} has no place for the table"))?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?;
    let version = |program: &str| {
        output(command(program).arg("--version")).unwrap_or_default().trim().replace("rustc ", "Rust ")
    };
    let (rust, node) = (version("rustc"), version("node"));
    let rust = rust.split(" (").next().unwrap_or_default();
    let command = ["cargo xtask bench"].into_iter().chain(names.iter().map(|name| name.as_str()));
    let command = command.chain(["--save"]).collect::<Vec<_>>().join(" ");
    let head =
        format!("`{command}` on {}, {rust}, Node {node}, {}.", civil(since.as_secs() / 86_400), processor());
    let text = format!("{}\n{head}\n\n{table}\n{}", &text[..begin], &text[end..]);
    fs::write(&page, text).with_context(|| format!("{PAGE} cannot be written"))
}

/// What the system calls its processor, where it says so in the way of Linux.
fn processor() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        about.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split(": ").nth(1));
    format!("{cores} cores of {}", model.unwrap_or("an unnamed processor"))
}

/// The date of a day counted from 1970, by Hinnant's method.
fn civil(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + u64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speed(seconds: f64, bytes: f64) -> Speed {
        Speed { seconds, bytes, over: false }
    }

    #[test]
    fn results_are_read_and_other_lines_are_not() {
        let measured = speed(0.0125, 4000.0);
        assert_eq!(own_result("bench\tdates\t1.25e-2\t4000"), Some(("dates".into(), measured)));
        assert_eq!(own_result("bench\tdates\t1.25e-2"), None);
        assert_eq!(own_result("running 0 tests"), None);
        assert_eq!(
            peer_result("peer\tdates\tchrono-node\t0.0125\t4000"),
            Some(("dates".into(), "chrono-node".into(), measured))
        );
        assert_eq!(
            peer_result("peer\tdates\tchrono-node\t0.0125\t4000\tover").map(|(.., speed)| speed.over),
            Some(true)
        );
    }

    #[test]
    fn a_row_names_each_peer_with_its_ratios() {
        let over = Speed { over: true, ..speed(20.0, 1e6) };
        let peers = vec![("slow".to_owned(), speed(1.0, 1e6)), ("stopped".to_owned(), over)];
        let wasm = Some(speed(0.25, 1e6));
        let rows = [
            Row { task: "dates".into(), native: speed(0.1, 1e6), wasm, peers },
            Row { task: "names".into(), native: speed(2.0, 1e6), wasm: None, peers: Vec::new() },
        ];
        let table = table(&rows);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            lines[2],
            "| dates | 100.0 ms |   10 | 250.0 ms |  4.0 | slow 1.0 MB/s: ×10, ×4.0 as wasm; \
             stopped 0.0500 MB/s: over ×200, over ×80 as wasm |"
        );
        assert!(lines[3].starts_with("| names |    2.0 s | 0.50 |        – |    – |"), "{}", lines[3]);
        assert!(lines.iter().all(|line| line.chars().count() == lines[0].chars().count()));
    }

    #[test]
    fn days_have_their_dates() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(11_016), "2000-02-29");
        assert_eq!(civil(20_453), "2025-12-31");
    }
}
