//! The articles of all files, and what is to be told of them: what could not be read, what came twice, what a reader
//! decided.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use rayon::prelude::*;

use super::reader::{self, Passed, Source, Sources};
use super::{files, json, progress};
use crate::corpus::Input;
use crate::ingest::{Columns, Cost, Reading, Remark};

/// Something that could not be read, and what that costs.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) cost: Cost,
    pub(super) words: String,
}

impl Complaint {
    fn article(words: impl ToString) -> Complaint {
        Complaint { cost: Cost::Article, words: words.to_string() }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) inputs: Vec<Input>,
    pub(super) complaints: Vec<Complaint>,
    pub(super) remarks: Vec<Remark>,
    pub(super) passed: Vec<Passed>,
    /// Articles that came more than once, all alike, with the places where they did.
    pub(super) again: Vec<String>,
    /// Names that several articles have that are not alike, with the places of all.
    pub(super) doubtful: BTreeMap<String, Vec<String>>,
    /// Names of files that gave no article.
    pub(super) missing: BTreeSet<String>,
}

/// Reads all files, each with whatever core is free. What cannot be read costs only itself.
pub(super) fn gather(sources: Sources, columns: &Columns) -> Gathered {
    let Sources { files, mut passed, failed } = sources;
    let bar = progress::bar(files.len(), "reading");
    let read: Vec<Result<Result<Reading, reader::Why>>> = files
        .par_iter()
        .map(|source| {
            let read = reader::read(source, columns);
            bar.inc(1);
            read
        })
        .collect();
    bar.finish_and_clear();
    let mut all = Gathered::default();
    all.complaints.extend(failed.iter().map(|error| Complaint::article(format!("{error:#}"))));
    let mut twins = Twins::default();
    for (read, source) in read.into_iter().zip(&files) {
        if !matches!(&read, Ok(Ok(reading)) if !reading.inputs.is_empty()) {
            all.missing.insert(source.name.clone());
        }
        match read {
            Ok(Ok(Reading { inputs, problems, remarks })) => {
                let complain = |problem: crate::ingest::Diagnostic| Complaint {
                    cost: problem.cost,
                    words: problem.to_string(),
                };
                all.complaints.extend(problems.into_iter().map(complain));
                all.remarks.extend(remarks);
                for input in inputs {
                    twins.add(&mut all, input, source);
                }
            }
            Ok(Err(why)) => passed.push(Passed { why, path: source.shown() }),
            // what was asked for by its own name and cannot be read is told and costs itself, as all else
            Err(error) => all.complaints.push(Complaint::article(format!("{error:#}"))),
        }
    }
    passed.sort();
    all.passed = passed;
    all
}

/// Articles of one name: the first is kept, whatever else has its name is told of.
#[derive(Default)]
struct Twins<'s> {
    /// For each name its article, where it came from, and how many of the name have come.
    seen: BTreeMap<String, (usize, &'s Source, usize)>,
    /// The lines of each file of lines in which an id stands, for files that had to be asked.
    lines: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    /// How many of a name have come from a file, by file and name.
    counts: BTreeMap<(String, String), usize>,
}

impl<'s> Twins<'s> {
    fn add(&mut self, all: &mut Gathered, input: Input, source: &'s Source) {
        let name = input.file.clone();
        let Some(&(kept, first, before)) = self.seen.get(&name) else {
            self.seen.insert(name, (all.inputs.len(), source, 1));
            all.inputs.push(input);
            return;
        };
        self.seen.insert(name.clone(), (kept, first, before + 1));
        let one = self.place(first, &name, 0);
        let nth = if first.path == source.path {
            before
        } else {
            *self.counts.entry((source.shown(), name.clone())).and_modify(|n| *n += 1).or_insert(0)
        };
        let other = self.place(source, &name, nth);
        let alike =
            all.inputs.get(kept).is_some_and(|kept| kept.source == input.source && kept.meta == input.meta);
        if alike {
            all.again.push(format!("{name} ({one} and {other})"));
            return;
        }
        all.complaints.push(Complaint::article(format!(
            "{other}: expected an `id` of its own, found `{name}`, as {one} has; give one of them another"
        )));
        all.doubtful.entry(name).or_insert_with(|| vec![one]).push(other);
    }

    /// Where the `nth` article of a name stands in a file: with its line, where the file has one for each article.
    fn place(&mut self, source: &Source, name: &str, nth: usize) -> String {
        let shown = source.shown();
        if !source.many() {
            return shown;
        }
        let lines = self.lines.entry(shown.clone()).or_insert_with(|| lines_of(source));
        match lines.get(name).and_then(|lines| lines.get(nth).or(lines.last())) {
            Some(line) => format!("{shown}:{line}"),
            None => shown,
        }
    }
}

/// The lines of a file of lines of JSON, by the ids that they give.
fn lines_of(source: &Source) -> BTreeMap<String, Vec<usize>> {
    let bytes = files::read(&source.path, files::MANY).unwrap_or_default();
    let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, line) in (1..).zip(String::from_utf8_lossy(&bytes).lines()) {
        let id = match json::id(line.trim_start_matches('\u{feff}')) {
            serde_json::Value::String(id) => id,
            serde_json::Value::Number(id) => id.to_string(),
            _ => continue,
        };
        lines.entry(id).or_default().push(number);
    }
    lines
}
