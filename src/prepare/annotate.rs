//! `parallax annotate`: articles as JSON lines in, what was found in them as JSON lines out.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde_json::Value;

use super::failure::Failure;
use super::json::{self, Annotated, Target};
use super::lines::{self, Lines};
use super::options::Annotate;
use super::{say, syntax};
use crate::annotate::{Annotations, Entity, name};
use crate::corpus::Input;
use crate::ingest::{self, Diagnostic};
use crate::text::Document;

/// An article, cleaned and annotated.
struct Done {
    id: Value,
    source: String,
    document: Document,
    annotations: Annotations,
    /// What of the line could not be read, and cost only itself.
    problems: Vec<Diagnostic>,
}

fn annotate(file: &str, number: u32, line: &str) -> Result<Done> {
    let (input, problems) = ingest::read_line(file, number, line)?;
    let annotations = input.annotate();
    let Input { source, document, .. } = input;
    Ok(Done { id: json::id(line), source, document, annotations, problems })
}

/// Tells what could not be read; gives whether there was any.
fn tell(problems: &[Diagnostic]) -> bool {
    for problem in problems {
        say::complain(problem);
    }
    !problems.is_empty()
}

impl Done {
    fn line(&self, entities: &[Entity]) -> Result<String> {
        let target = Target::source(&self.source, &self.document.map);
        let found = json::found(&self.annotations, &target, |id| entities.get(id.0 as usize));
        Ok(say::inert(&serde_json::to_string(&Annotated { id: self.id.clone(), found })?))
    }
}

pub(super) fn run(options: &Annotate) -> Result<(), Failure> {
    let lines = Lines::open(options.file.as_deref())?;
    if options.syntax {
        return syntax::run(lines);
    }
    let out = std::cell::RefCell::new(BufWriter::new(io::stdout().lock()));
    let write = |line: String| writeln!(out.borrow_mut(), "{line}");
    let flush = || out.borrow_mut().flush();
    let file = lines.name.clone();
    let annotate = |number, line: &str| annotate(&file, number, line);
    if !options.merge {
        let make = |number, line: &str| {
            annotate(number, line)
                .and_then(|done| Ok((done.line(&done.annotations.entities)?, done.problems)))
        };
        let mut told = false;
        let hand_over = |(line, problems): (String, Vec<Diagnostic>)| {
            told |= tell(&problems);
            write(line)
        };
        lines::each(lines, "articles annotated", make, hand_over, flush)?;
        return if told { Err(Failure::Reported) } else { Ok(()) };
    }
    let mut all: Vec<Done> = Vec::new();
    let mut told = false;
    let keep = |done: Done| {
        told |= tell(&done.problems);
        all.push(done);
        Ok(())
    };
    let read = lines::each(lines, "articles annotated", annotate, keep, || Ok(()));
    let reported = match read {
        Err(Failure::Reported) => true,
        Err(other) => return Err(other),
        Ok(()) => told,
    };
    let own: Vec<name::Own<'_>> = all
        .iter()
        .map(|done| name::Own { entities: &done.annotations.entities, roles: &done.annotations.roles })
        .collect();
    let merged = name::merge(&own);
    for (done, of_corpus) in all.iter().zip(&merged.of_article) {
        // the article's entities, under the names that the corpus gives them
        let named: Vec<Entity> = done
            .annotations
            .entities
            .iter()
            .enumerate()
            .map(|(n, own)| of_corpus.get(n).and_then(|id| merged.entities.get(id.0 as usize)).unwrap_or(own))
            .cloned()
            .collect();
        write(done.line(&named)?)?;
    }
    flush()?;
    if reported { Err(Failure::Reported) } else { Ok(()) }
}
