//! `score compare [FOLDER]`: how well articles are aligned and their contradictions found.
//!
//! Three sets of article pairs are the project's own: `pairs` and `fresh`, on which the engine was developed, and
//! `held`, which was set aside. A FOLDER is either one more set of such pairs (`*.txt`), or holds sentence pairs
//! (`pairs-*.jsonl.gz`, one `{"id","a","b","same"}` a line), which are scored beside the project's own sets: a pair
//! counts as the same when the engine aligns it as verbatim or reworded.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use serde_json::Value;

#[path = "../../../tests/compare/score.rs"]
mod pairs;

use pairs::{Article, Pair, Tally};

/// What the project asks of itself.
const ALIGNMENT_F1: f64 = 0.80;
const CONTRADICTIONS: f64 = 0.70;

/// Scores the project's pairs, and those of the folder given; names what is wrong and what is missed.
pub(super) fn compare(arguments: &[String]) -> Result<()> {
    let own = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/compare"));
    let sets = ["pairs", "fresh", "held"].map(|name| own.join(name));
    let quiet = arguments.iter().any(|argument| argument == "--quiet");
    let folders: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    match folders[..] {
        [] => sets.iter().try_for_each(|set| articles(set, quiet)),
        [folder] => {
            let folder = Path::new(folder);
            if !files(folder, ".txt")?.is_empty() {
                return articles(folder, quiet);
            }
            let sentences = files(folder, ".jsonl.gz")?;
            let sentences: Vec<_> =
                sentences.iter().filter(|path| stem(path).starts_with("pairs-")).collect();
            if sentences.is_empty() {
                bail!("{} holds neither *.txt nor pairs-*.jsonl.gz", folder.display());
            }
            for path in sentences {
                sentence_pairs(path)?;
            }
            sets.iter().try_for_each(|set| articles(set, quiet))
        }
        _ => bail!("usage: score compare [FOLDER] [--quiet]"),
    }
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The pairs of articles in a folder.
fn articles(folder: &Path, quiet: bool) -> Result<()> {
    let (mut alignment, mut contradictions) = (Tally::default(), Tally::default());
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    let mut notes = String::new();
    println!("\n{}", folder.file_name().unwrap_or_default().to_string_lossy());
    println!("  {:<14} {:>22} {:>14}", "", "alignment r/w/missed", "contradictions");
    let show = |tally: Tally| format!("{}/{}/{}", tally.right, tally.wrong, tally.missed);
    for path in files(folder, ".txt")? {
        let name = stem(&path);
        let file = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let pair = pairs::read(&name, &file).map_err(anyhow::Error::msg)?;
        let (one, two) = pairs::score(&pair, &pairs::run(&pair), &mut kinds, &mut notes);
        println!("  {name:<14} {:>22} {:>14}", show(one), show(two));
        alignment.add(one);
        contradictions.add(two);
    }
    for (kind, tally) in &kinds {
        println!("  {kind:<14} {:>22} {:>14}", "", show(*tally));
    }
    if !quiet {
        print!("{notes}");
    }
    println!(
        "  alignment       P {:.3} R {:.3} F1 {:.3} (asked: F1 {ALIGNMENT_F1:.2})",
        alignment.precision(),
        alignment.recall(),
        alignment.f1()
    );
    println!(
        "  contradictions  P {:.3} R {:.3} (asked: {CONTRADICTIONS:.2} each)",
        contradictions.precision(),
        contradictions.recall()
    );
    Ok(())
}

/// A file of sentence pairs.
fn sentence_pairs(path: &Path) -> Result<()> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    // said and so, said and not so, unsaid and so, unsaid and not so
    let mut counts = [0u32; 4];
    for (n, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let at = || format!("{}:{}", path.display(), n + 1);
        let value: Value = serde_json::from_str(&line.with_context(at)?).with_context(at)?;
        let (Some(a), Some(b)) = (value["a"].as_str(), value["b"].as_str()) else {
            bail!("{}: not a pair", at());
        };
        let same = value["same"].as_u64().with_context(at)? == 1;
        let article = |text: &str| Article { text: text.to_owned(), ..Article::default() };
        let pair = Pair { a: article(a), b: article(b), ..Pair::default() };
        let said = pairs::run(&pair).same();
        counts[match (said, same) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }] += 1;
    }
    let all: u32 = counts.iter().sum();
    let part = |count: u32| 100.0 * f64::from(count) / f64::from(all.max(1));
    println!(
        "{:<18} {all} pairs: accuracy {:.2} %, called the same though not {:.2} %, the same but not seen {:.2} %",
        stem(path),
        part(counts[0] + counts[3]),
        part(counts[1]),
        part(counts[2])
    );
    Ok(())
}
