//! `parallax annotate`: articles as JSON lines in, what was found in them as JSON lines out.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde_json::Value;

use super::cli::{Annotate, Failure};
use super::json::{self, Annotated, Given, Target};
use super::lines::{self, Lines};
use crate::annotate::{Annotations, Context, Entity, name};
use crate::text::{Document, clean};

/// An article, cleaned and annotated.
struct Done {
    id: Value,
    source: String,
    document: Document,
    annotations: Annotations,
}

fn annotate(line: &str) -> Result<Done> {
    let given = Given::read(line)?;
    let meta = given.meta()?;
    let document = clean(&given.text);
    let context = Context { published: meta.published, lang: meta.lang.as_deref() };
    let annotations = crate::annotate::annotate(&document, &context);
    Ok(Done { id: given.id, source: given.text, document, annotations })
}

impl Done {
    fn line(&self, entities: &[Entity]) -> Result<String> {
        let target = Target::source(&self.source, &self.document.map);
        let found = json::found(&self.annotations, &target, |id| entities.get(id.0 as usize));
        Ok(serde_json::to_string(&Annotated { id: self.id.clone(), found })?)
    }
}

pub(super) fn run(options: &Annotate) -> Result<(), Failure> {
    let lines = Lines::open(options.file.as_deref())?;
    let out = std::cell::RefCell::new(BufWriter::new(io::stdout().lock()));
    let write = |line: String| writeln!(out.borrow_mut(), "{line}");
    let flush = || out.borrow_mut().flush();
    if !options.merge {
        let make = |line: &str| annotate(line).and_then(|done| done.line(&done.annotations.entities));
        return lines::each(lines, "articles annotated", make, write, flush);
    }
    let mut all: Vec<Done> = Vec::new();
    let keep = |done| {
        all.push(done);
        Ok(())
    };
    let read = lines::each(lines, "articles annotated", annotate, keep, || Ok(()));
    let told = match read {
        Err(Failure::Told) => true,
        Err(other) => return Err(other),
        Ok(()) => false,
    };
    let own: Vec<&[Entity]> = all.iter().map(|done| done.annotations.entities.as_slice()).collect();
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
    if told { Err(Failure::Told) } else { Ok(()) }
}
