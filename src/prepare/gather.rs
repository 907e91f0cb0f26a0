//! The articles of all files, and what is to be told of them: what could not be read, what came twice, what a reader
//! decided.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::Result;
use rayon::prelude::*;

use super::progress;
use super::reader::{self, Passed, Sources};
use crate::corpus::Input;
use crate::ingest::{Columns, Cost, Decision, Reading, Remark};

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
                let mut places = Places::default();
                for remark in remarks {
                    match (&remark.article, &remark.decision) {
                        (Some(name), Decision::Line(line)) => {
                            places.entry(name.clone()).or_default().push_back((remark.file, *line));
                        }
                        _ => all.remarks.push(remark),
                    }
                }
                for input in inputs {
                    let place = places.get_mut(&input.file).and_then(VecDeque::pop_front);
                    let place = place.map_or_else(|| source.shown(), |(file, line)| format!("{file}:{line}"));
                    twins.add(&mut all, input, place);
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

/// The files and lines of the articles of a name, in order.
type Places = BTreeMap<String, VecDeque<(String, u32)>>;

/// Articles of one name: the first is kept, whatever else has its name is told of.
#[derive(Default)]
struct Twins {
    /// For each name its article among those kept, and where that stands.
    seen: BTreeMap<String, (usize, String)>,
}

impl Twins {
    fn add(&mut self, all: &mut Gathered, input: Input, place: String) {
        let name = &input.file;
        let Some((kept, first)) = self.seen.get(name) else {
            self.seen.insert(name.clone(), (all.inputs.len(), place));
            all.inputs.push(input);
            return;
        };
        let kept = all.inputs.get(*kept);
        if kept.is_some_and(|kept| kept.source == input.source && kept.meta == input.meta) {
            all.again.push(format!("{name} ({first} and {place})"));
            return;
        }
        all.complaints.push(Complaint::article(format!(
            "{place}: expected an `id` of its own, found `{name}`, as {first} has; give one of them another"
        )));
        all.doubtful.entry(name.clone()).or_insert_with(|| vec![first.clone()]).push(place);
    }
}
