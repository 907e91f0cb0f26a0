//! `parallax inspect`: what was understood of articles, each field with where it was found, each part that was left out
//! with why: plain text for people, JSON for programs.

mod data;
mod text;
mod words;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::Result;

use super::failure::Failure;
use super::files;
use super::options::Inspect;
use super::reader::{self, Sources};
use super::say;
use crate::annotate::Annotations;
use crate::corpus::Input;
use crate::ingest::metadata::Metadata;
use crate::ingest::{Columns, Decision, Field, LeftOut, Reading, TomlFile};
use crate::publish::passed::Passed;
use crate::wording;

/// An article, with what was found in it and what was decided in reading it.
struct Seen {
    /// The file that it comes from.
    file: String,
    input: Input,
    annotations: Annotations,
    decisions: Vec<Decision>,
}

pub(super) fn run(options: &Inspect) -> Result<(), Failure> {
    let columns = match &options.metadata {
        Some(path) => columns(path)?,
        None => Columns::default(),
    };
    let Sources { files, passed, failed } = reader::sources(&options.paths)?;
    let mut faulty = !failed.is_empty();
    for error in failed {
        say::complain(format_args!("{error:#}"));
    }
    let out = &mut BufWriter::new(io::stdout().lock());
    let mut first = true;
    for source in &files {
        let Reading { inputs, problems, remarks } = match reader::read(source, &columns) {
            Ok(Ok(reading)) => reading,
            Ok(Err(why)) => {
                let passed = Passed { why, path: source.shown() };
                say::complain(format_args!("passed over: {passed}"));
                continue;
            }
            Err(error) => {
                faulty = true;
                say::complain(format_args!("{error:#}"));
                continue;
            }
        };
        faulty |= !problems.is_empty();
        for problem in &problems {
            say::complain(problem);
        }
        // what is decided of a whole file holds for each article in it
        let (mut whole, mut of_article): (Vec<Decision>, BTreeMap<String, Vec<Decision>>) =
            Default::default();
        for remark in remarks {
            match remark.article {
                Some(name) => of_article.entry(name).or_default().push(remark.decision),
                None => whole.push(remark.decision),
            }
        }
        for input in inputs {
            let own = of_article.remove(&input.file).unwrap_or_default();
            let decisions = whole.iter().cloned().chain(own).collect();
            let annotations = input.annotate();
            let seen = Seen { file: source.shown(), input, annotations, decisions };
            if options.json {
                let line = serde_json::to_string(&data::seen(&seen)).map_err(anyhow::Error::from)?;
                writeln!(out, "{}", say::inert(&line))?;
            } else {
                if !std::mem::take(&mut first) {
                    writeln!(out)?;
                }
                text::write(out, &seen)?;
            }
        }
    }
    out.flush()?;
    if !passed.is_empty() {
        say::complain(format_args!(
            "{} passed over: {}",
            say::count(passed.len(), "file", "files"),
            say::some(&passed, 8)
        ));
    }
    if faulty { Err(Failure::Reported) } else { Ok(()) }
}

/// What columns are called, by a `parallax.toml`.
fn columns(path: &Path) -> Result<Columns> {
    let name = path.display().to_string();
    let text = String::from_utf8_lossy(&files::read(path, files::BESIDE)?).into_owned();
    let toml: TomlFile<Metadata> = TomlFile::read(text.trim_start_matches('\u{feff}'), &name)?;
    Ok(toml.value.columns)
}

/// A field of an article: what it is, where that was found.
struct Known {
    field: Field,
    value: Option<String>,
    found: Option<String>,
}

impl Seen {
    /// What is known of the article, in the order in which readers ask.
    fn known(&self) -> Vec<Known> {
        let meta = &self.input.meta;
        let place = |field| {
            self.decisions.iter().rev().find_map(|decision| match decision {
                Decision::Found(of, place) if *of == field => Some(place.clone()),
                _ => None,
            })
        };
        let title = meta.title.clone();
        let from_text = title.is_some() && title.as_deref() == self.input.document.title();
        let lang = self.input.document.lang.tag().map(str::to_owned);
        let detected = meta.lang.is_none() && lang.is_some();
        let known = |field, value: Option<String>, basis: Option<String>| {
            let found = value.as_ref().and_then(|_| basis.or_else(|| place(field)));
            Known { field, value, found }
        };
        let of_title = place(Field::Title).or_else(|| from_text.then(|| words::FROM_TEXT.to_owned()));
        vec![
            known(Field::Title, title, of_title),
            known(Field::Source, meta.source.clone(), meta.source_basis.clone()),
            known(Field::Author, meta.author.clone(), meta.author_basis.clone()),
            known(Field::Published, meta.published.map(|day| day.to_string()), meta.published_basis.clone()),
            known(Field::Url, meta.url.clone(), None),
            known(
                Field::Language,
                meta.lang.clone().or(lang),
                detected.then(|| words::FROM_WORDS.to_owned()),
            ),
        ]
    }

    /// What was left out: why, and the words.
    fn left_out(&self) -> Vec<(&'static str, String)> {
        let parts = self.decisions.iter().filter_map(|decision| match decision {
            Decision::LeftOut(why, begins) => Some((words::left_out(*why), begins.clone())),
            _ => None,
        });
        let lines = self.input.document.removed.iter().filter(|removal| !words::is_sign(removal.rule));
        parts
            .chain(lines.map(|removal| {
                (wording::removal(removal.rule), removal.source.of(&self.input.source).to_owned())
            }))
            .collect()
    }
}

/// Words with single spaces between them.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
