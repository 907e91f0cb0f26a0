//! `score syntax TREEBANK…`: how many parts of speech, heads and relations are right, of given words.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use parallax::annotate::name;
use parallax::annotate::name::cluster::Clusters;
use parallax::annotate::syntax::{Model, Parser, Relation, Upos, en};

use crate::data::treebank::{self, Sentence};

/// Scores the model given with `--model`, else the one that is built in.
pub(crate) fn syntax(arguments: &[String]) -> Result<()> {
    let (mut treebanks, mut given, mut only) = (Vec::new(), None, String::new());
    let mut relations = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--model" => given = Some(PathBuf::from(rest.next().context("--model what?")?)),
            "--only" => rest.next().context("--only which?")?.clone_into(&mut only),
            "--relations" => relations = true,
            _ => treebanks.push(PathBuf::from(argument)),
        }
    }
    let model = match given {
        Some(path) => {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Model::read(&bytes).with_context(|| format!("{} is no model", path.display()))?
        }
        None => en::model().clone(),
    };
    let clusters = name::en::model().clusters();
    for path in treebanks {
        let mut sentences = treebank::read(&path)?;
        sentences.retain(|sentence| sentence.document.starts_with(&only));
        let tally = Tally::of(&sentences, &model, clusters);
        println!("{}: {tally}", path.display());
        if relations {
            println!("  {:<14} {:>6} {:>6} {:>6}", "relation", "gold", "P", "R");
            for (relation, [gold, found, right]) in &tally.relations {
                let of = |all: usize| 100.0 * *right as f64 / all.max(1) as f64;
                println!("  {:<14} {gold:>6} {:>6.1} {:>6.1}", relation.name(), of(*found), of(*gold));
            }
        }
    }
    Ok(())
}

/// What was right.
pub(crate) struct Tally {
    words: usize,
    tags: usize,
    heads: usize,
    both: usize,
    bytes: usize,
    seconds: f64,
    /// For each relation: how often it should be, was found, and was right along with its head.
    relations: BTreeMap<Relation, [usize; 3]>,
}

impl Tally {
    pub(crate) fn of(sentences: &[Sentence], model: &Model, clusters: &Clusters) -> Tally {
        let given: Vec<Vec<&str>> =
            sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str).collect()).collect();
        let begun = Instant::now();
        let mut parser = Parser::new(model, clusters);
        let trees: Vec<_> = given.iter().map(|words| parser.parse(words)).collect();
        let mut tally = Tally {
            words: 0,
            tags: 0,
            heads: 0,
            both: 0,
            bytes: given.iter().flatten().map(|word| word.len() + 1).sum(),
            seconds: begun.elapsed().as_secs_f64(),
            relations: BTreeMap::new(),
        };
        for (sentence, tree) in sentences.iter().zip(&trees) {
            for (n, node) in tree.iter().enumerate() {
                let relation = Relation::ALL[sentence.relations[n]];
                let head = node.head.map_or(0, |head| head as usize + 1) == sentence.heads[n];
                tally.words += 1;
                tally.tags += usize::from(node.upos == Upos::ALL[sentence.upos[n]]);
                tally.heads += usize::from(head);
                tally.both += usize::from(head && node.relation.base() == relation.base());
                tally.relations.entry(relation).or_default()[0] += 1;
                let found = tally.relations.entry(node.relation).or_default();
                found[1] += 1;
                found[2] += usize::from(head && node.relation == relation);
            }
        }
        tally
    }
}

impl fmt::Display for Tally {
    /// Relations without their subtypes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |right: usize| 100.0 * right as f64 / self.words.max(1) as f64;
        let speed = self.bytes as f64 / 1e6 / self.seconds.max(1e-9);
        write!(
            f,
            "UPOS {:.2} UAS {:.2} LAS {:.2}, {} words, {speed:.2} MB/s",
            of(self.tags),
            of(self.heads),
            of(self.both),
            self.words
        )
    }
}
