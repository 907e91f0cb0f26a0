//! The weight of the site, and the budgets that it must keep, in bytes as GitHub Pages sends them: gzip.
//!
//! What the first page loads is every file that is named in the page, or in a file which that names, and so on, save for
//! the programs beside the page and other corpora, which it fetches when they are first asked for. A journey in the browser
//! holds it to that. Any other file that is only fetched later still counts, so the measure errs on the safe side.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Everything that the first page of the site loads, in bytes after gzip: the budget. A reader has the front page before
/// any of it but page and style has come, since the page holds it as text. What is no first view comes after it, in parts.
const FIRST_PAGE: usize = 450_000;
/// The site in one file, in bytes after gzip: the 750 kB of before, what came to the page since, and what reads a reader's
/// own articles, of which 2.1 MB are the models by which names and sentences are read. `--reading-only` leaves that out.
const SINGLE_FILE: usize = 6_000_000;
/// Begin the names of the files that are only fetched when a reader asks for what needs them, or by other sites alone.
const ON_DEMAND: [&str; 6] = ["engine", "maker", "shell", "example", "part", "preview"];

struct Weighed {
    name: String,
    bytes: Vec<u8>,
    gzip: usize,
    first: bool,
}

/// Prints the table of sizes; fails when a budget is exceeded.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(dist, dist, &mut files)?;
    mark_first(&mut files);
    files.sort_by(|a, b| (!a.first, &a.name).cmp(&(!b.first, &b.name)));

    println!("\n{:<52}{:>12}{:>12}", "file", "bytes", "gzip");
    for file in &files {
        let note = if file.first { "" } else { "  (not part of the first page)" };
        println!("{:<52}{:>12}{:>12}{note}", file.name, file.bytes.len(), file.gzip);
    }
    let first: usize = files.iter().filter(|file| file.first).map(|file| file.gzip).sum();
    let single = files.iter().find(|file| file.name == "parallax.html").map(|file| file.gzip);
    let single = single.context("dist/ holds no parallax.html")?;
    let mut over = Vec::new();
    for (what, is, budget) in [("the first page", first, FIRST_PAGE), ("parallax.html", single, SINGLE_FILE)]
    {
        println!("{what}: {is} of {budget} bytes after gzip ({} %)", is * 100 / budget);
        if is > budget {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn collect(dist: &Path, folder: &Path, files: &mut Vec<Weighed>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(dist, &path, files)?;
            continue;
        }
        let bytes = fs::read(&path)?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&bytes)?;
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        files.push(Weighed { name, bytes, gzip: packed.finish()?.len(), first: false });
    }
    Ok(())
}

/// Marks the page and, from file to file, what it names. The single file stands alone, even if the page links it.
fn mark_first(files: &mut [Weighed]) {
    let mut open: Vec<usize> = files.iter().position(|file| file.name == "index.html").into_iter().collect();
    while let Some(at) = open.pop() {
        files[at].first = true;
        let named = |other: &&usize| {
            let other = &files[**other];
            let name = other.name.rsplit('/').next().unwrap_or(&other.name);
            let may = !other.first
                && other.name != "parallax.html"
                && !ON_DEMAND.iter().any(|start| name.starts_with(start));
            may && holds(&files[at].bytes, name.as_bytes())
        };
        let found: Vec<usize> = (0..files.len()).collect::<Vec<_>>().iter().filter(named).copied().collect();
        open.extend(found);
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::{Weighed, mark_first};

    #[test]
    fn the_first_page_is_what_the_page_names_and_what_that_names() {
        let file =
            |name: &str, text: &str| Weighed { name: name.into(), bytes: text.into(), gzip: 0, first: false };
        let mut files = [
            file("corpus.plx", "parallax.html"),
            file("extra/late.js", ""),
            file("engine-1.js", "late.js"),
            file("index.html", "<script src=./a.js><a href=parallax.html><meta content=engine-1.js>"),
            file("a.js", "fetch('corpus.plx')"),
            file("parallax.html", "late.js"),
        ];
        mark_first(&mut files);
        let first: Vec<&str> =
            files.iter().filter(|file| file.first).map(|file| file.name.as_str()).collect();
        assert_eq!(first, ["corpus.plx", "index.html", "a.js"]);
    }
}
