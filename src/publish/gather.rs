//! The articles of all files, and what is to be told of them: what could not be read, what came twice, what a reader
//! decided.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sha2::{Digest as _, Sha256};

use super::passed::{Passed, Why};
use crate::contract::is_page;
use crate::corpus::Input;
use crate::ingest::{self, Columns, Cost, Decision, Diagnostic, Reading, Remark, formats};

/// Something that could not be read, and what that costs.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// What it costs.
    pub cost: Cost,
    /// Where, what was expected and found, and how to mend it.
    pub words: String,
}

impl Complaint {
    /// One that costs an article.
    pub fn article(words: impl ToString) -> Complaint {
        Complaint { cost: Cost::Article, words: words.to_string() }
    }

    /// One that costs no more than what it tells of.
    pub fn part(words: impl ToString) -> Complaint {
        Complaint { cost: Cost::Part, words: words.to_string() }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The articles.
    pub inputs: Vec<Input>,
    /// What could not be read.
    pub complaints: Vec<Complaint>,
    /// What was decided in reading.
    pub remarks: Vec<Remark>,
    /// What is no article.
    pub passed: Vec<Passed>,
    /// Articles that came more than once, all alike, with the places where they did.
    pub again: Vec<String>,
    /// Names that several articles have that are not alike, with the places of all.
    pub doubtful: BTreeMap<String, Vec<String>>,
    /// Names of files that gave no article.
    pub missing: BTreeSet<String>,
    /// What stands in `parallax.toml` and `curation.toml` and could not be applied, as messages with their lines.
    pub unapplied: Vec<String>,
    /// For each name the checksum of the article that is kept, and where that stands.
    seen: BTreeMap<String, ([u8; 32], String)>,
}

/// A file, and what messages call it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its path below the folder that was given, with slashes: the name that an article of it has.
    pub name: &'a str,
    /// Its path, as messages give it.
    pub shown: &'a str,
    /// Whether it was asked for by its own path, not found in a folder.
    pub asked: bool,
}

/// The articles of a file, and what of it could not be read; or why it is none. A page that `parallax build` made is
/// none, whether asked for or not.
///
/// # Errors
/// Why it holds no articles.
pub fn read(bytes: &[u8], source: Source<'_>, columns: &Columns) -> Result<Reading, Why> {
    let Source { name, shown, asked } = source;
    let file = name.rsplit('/').next().unwrap_or(name);
    let many = formats::of(file).is_some_and(|format| format.many);
    if !many && std::str::from_utf8(bytes).is_ok_and(is_page) {
        return Err(Why::Page);
    }
    let mut reading = ingest::read_with(bytes, shown, columns);
    let is_other = |problem: &Diagnostic| problem.cost == Cost::Nothing;
    if reading.inputs.is_empty()
        && !asked
        && let Some(problem) = reading.problems.first()
        && reading.problems.iter().all(is_other)
    {
        return Err(Why::Other(problem.found.clone()));
    }
    for problem in &mut reading.problems {
        if is_other(problem) {
            problem.cost = Cost::Article;
        }
    }
    // what goes by its file goes by it with its folders: the file of another folder may have the same name
    let called_after = |id: &str| {
        let rest = id.strip_prefix(file)?;
        let number = rest.strip_prefix('-').filter(|_| many);
        let is_own =
            rest.is_empty() || rest.starts_with('/') || number.is_some_and(|n| n.parse::<u32>().is_ok());
        is_own.then(|| format!("{name}{rest}"))
    };
    for input in &mut reading.inputs {
        let called = called_after(&input.file);
        let Some(called) = called.filter(|called| *called != input.file) else { continue };
        // a remark names the article as its input is called
        for remark in &mut reading.remarks {
            if remark.article.as_ref() == Some(&input.file) {
                remark.article = Some(called.clone());
            }
        }
        input.file = called;
    }
    Ok(reading)
}

impl Gathered {
    /// Whether all was read and applied.
    pub fn is_whole(&self) -> bool {
        self.complaints.is_empty() && self.unapplied.is_empty()
    }

    /// Adds what a file gave. Files come in order of their paths.
    pub fn add(&mut self, read: Result<Reading, Why>, source: Source<'_>) {
        if !matches!(&read, Ok(reading) if !reading.inputs.is_empty()) {
            self.missing.insert(source.name.to_owned());
        }
        let Reading { inputs, problems, remarks } = match read {
            Ok(reading) => reading,
            Err(why) => return self.passed.push(Passed { why, path: source.shown.to_owned() }),
        };
        let complain = |problem: Diagnostic| Complaint { cost: problem.cost, words: problem.to_string() };
        self.complaints.extend(problems.into_iter().map(complain));
        let mut places = Places::default();
        for remark in remarks {
            match (&remark.article, &remark.decision) {
                (Some(name), Decision::Line(line)) => {
                    places.entry(name.clone()).or_default().push_back((remark.file, *line));
                }
                _ => self.remarks.push(remark),
            }
        }
        for input in inputs {
            let place = places.get_mut(&input.file).and_then(VecDeque::pop_front);
            let place =
                place.map_or_else(|| source.shown.to_owned(), |(file, line)| format!("{file}:{line}"));
            self.keep(input, place);
        }
    }

    /// Calls articles by other names, where they have some.
    pub fn rename(&mut self, called: impl Fn(&str) -> Option<String>) {
        let change = |name: &mut String| {
            if let Some(new) = called(name) {
                *name = new;
            }
        };
        self.inputs.iter_mut().for_each(|input| change(&mut input.file));
        for remark in &mut self.remarks {
            change(&mut remark.file);
            remark.article.iter_mut().for_each(change);
        }
        let new = |name: String| called(&name).unwrap_or(name);
        self.missing = std::mem::take(&mut self.missing).into_iter().map(new).collect();
        let doubtful = std::mem::take(&mut self.doubtful).into_iter();
        self.doubtful = doubtful.map(|(name, places)| (new(name), places)).collect();
        let seen = std::mem::take(&mut self.seen).into_iter();
        self.seen = seen.map(|(name, (sum, place))| (new(name), (sum, new(place)))).collect();
    }

    /// Forgets an article of that name: another may come in its place.
    pub fn forget(&mut self, name: &str) {
        self.inputs.retain(|input| input.file != name);
        self.seen.remove(name);
        self.doubtful.remove(name);
    }

    /// Keeps an article, unless another has its name.
    fn keep(&mut self, input: Input, place: String) {
        let name = &input.file;
        let sum = checksum(&input);
        let Some((kept, first)) = self.seen.get(name) else {
            self.seen.insert(name.clone(), (sum, place));
            self.inputs.push(input);
            return;
        };
        if *kept == sum {
            self.again.push(format!("{name} ({first} and {place})"));
            return;
        }
        self.complaints.push(Complaint::article(if place == *name && first == name {
            // a file of the same name, and nothing tells the two apart
            format!(
                "{place}: another file of this name is read already, and it says other things, so this one was left \
                 out; take out the first to have this in its place, or rename one of the two to have both"
            )
        } else {
            format!(
                "{place}: this article has the id `{name}`, which is that of another ({first}), so it was left out; \
                 write another id at one of the two places"
            )
        }));
        self.doubtful.entry(name.clone()).or_insert_with(|| vec![first.clone()]).push(place);
    }
}

/// Tells articles apart by what they say and what is known of them.
fn checksum(input: &Input) -> [u8; 32] {
    let whole = postcard::to_allocvec(&(&input.source, &input.meta));
    // memory is all that it takes to write them
    Sha256::digest(whole.unwrap_or_default()).into()
}

/// The files and lines of the articles of a name, in order.
type Places = BTreeMap<String, VecDeque<(String, u32)>>;
