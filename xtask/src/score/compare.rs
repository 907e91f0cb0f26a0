//! `score compare`: how well articles are aligned and their contradictions found, on the pairs written for the project.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

#[path = "../../../tests/compare/score.rs"]
mod pairs;

use pairs::Tally;

/// What the project asks of itself.
const ALIGNMENT_F1: f64 = 0.80;
const CONTRADICTIONS: f64 = 0.70;

/// Scores every pair of `tests/compare/pairs`, or of the folder given, and names what is wrong and what is missed.
pub fn compare(arguments: &[String]) -> Result<()> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/compare/pairs");
    let folder = match arguments {
        [] => Path::new(own),
        [folder] => Path::new(folder),
        _ => bail!("usage: score compare [FOLDER]"),
    };
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            files.push(path);
        }
    }
    files.sort();
    let (mut alignment, mut contradictions) = (Tally::default(), Tally::default());
    let mut notes = String::new();
    println!("{:<12} {:>18} {:>18}", "pair", "alignment r/w/m", "contradictions");
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let pair = pairs::read(&name, &file).map_err(anyhow::Error::msg)?;
        let (one, two) = pairs::score(&pair, &pairs::run(&pair), &mut notes);
        let show = |tally: Tally| format!("{}/{}/{}", tally.right, tally.wrong, tally.missed);
        println!("{name:<12} {:>18} {:>18}", show(one), show(two));
        alignment.add(one);
        contradictions.add(two);
    }
    print!("{notes}");
    println!(
        "alignment       P {:.3} R {:.3} F1 {:.3} (asked: F1 {ALIGNMENT_F1:.2})",
        alignment.precision(),
        alignment.recall(),
        alignment.f1()
    );
    println!(
        "contradictions  P {:.3} R {:.3} (asked: {CONTRADICTIONS:.2} each)",
        contradictions.precision(),
        contradictions.recall()
    );
    Ok(())
}
