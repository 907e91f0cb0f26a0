//! `parallax annotate --syntax`: sentences as CoNLL-U in, the same with parts of speech, heads and relations out.
//!
//! For measuring the parser: words stay as given, and so do comments, ranges and every field that is not filled.

use std::io::{self, BufWriter, Write};

use anyhow::{Context as _, Result, bail, ensure};
use rayon::prelude::*;

use super::failure::Failure;
use super::lines::{Line, Lines};
use super::{progress, say};
use crate::annotate::syntax::Parser;

/// Sentences that are read before they are worked on.
const MANY: usize = 1024;

/// Reads all sentences and writes each with its tree. One with a line that cannot be read is told on standard error and
/// left out; the failure then comes at the end.
pub(super) fn run(mut lines: Lines) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let bar = progress::count("sentences annotated");
    let name = lines.name.clone();
    let mut failed = false;
    let mut ended = false;
    while !ended {
        let mut sentences = Vec::new();
        let mut sentence: Vec<Line> = Vec::new();
        while sentences.len() < MANY && !ended {
            let line = lines.line().with_context(|| format!("{name} cannot be read"))?;
            ended = line.is_none();
            match line {
                Some(line) if !line.text.as_ref().is_ok_and(|text| text.trim().is_empty()) => {
                    sentence.push(line);
                }
                _ if sentence.is_empty() => {}
                _ => sentences.push(std::mem::take(&mut sentence)),
            }
        }
        let done: Vec<Result<String>> = sentences
            .into_par_iter()
            .map_init(Parser::default, |parser, sentence| annotate(&name, sentence, parser))
            .collect();
        for sentence in done {
            bar.inc(1);
            match sentence {
                Ok(sentence) => writeln!(out, "{sentence}")?,
                Err(error) => {
                    failed = true;
                    bar.suspend(|| say::complain(format_args!("{error:#}")));
                }
            }
        }
    }
    out.flush()?;
    bar.finish_and_clear();
    if failed { Err(Failure::Reported) } else { Ok(()) }
}

/// A sentence with its tree, each line with its end.
fn annotate(name: &str, sentence: Vec<Line>, parser: &mut Parser<'_>) -> Result<String> {
    let mut lines = Vec::with_capacity(sentence.len());
    for line in sentence {
        let place = || format!("{name}:{}", line.number);
        let text = line.text.with_context(place)?;
        let text = text.trim_end_matches(['\n', '\r']);
        let words = lines.iter().filter(|line| matches!(line, Read::Word(_))).count();
        lines.push(read(text, words).with_context(place)?);
    }
    let forms: Vec<&str> = lines
        .iter()
        .filter_map(|line| match line {
            Read::Word(fields) => Some(fields[FORM].as_str()),
            Read::Other(_) => None,
        })
        .collect();
    let mut tree = parser.parse(&forms).into_iter();
    let mut out = String::new();
    for line in lines {
        match line {
            Read::Other(line) => out.push_str(&line),
            Read::Word(mut fields) => {
                let node = tree.next().unwrap_or_default();
                node.upos.name().clone_into(&mut fields[UPOS]);
                fields[HEAD] = node.head.map_or(0, |head| head + 1).to_string();
                node.relation.name().clone_into(&mut fields[RELATION]);
                out.push_str(&fields.join("\t"));
            }
        }
        out.push('\n');
    }
    Ok(out)
}

/// Fields of a word, by their place.
const FORM: usize = 1;
const UPOS: usize = 3;
const HEAD: usize = 6;
const RELATION: usize = 7;
const FIELDS: usize = 10;

enum Read {
    Word(Box<[String; FIELDS]>),
    /// A comment, a range of words written as one, or a word that is not written; kept as it is.
    Other(String),
}

/// Reads a line, where so many words went before it in its sentence.
fn read(line: &str, words: usize) -> Result<Read> {
    if line.starts_with('#') {
        return Ok(Read::Other(line.to_owned()));
    }
    let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let found = fields.len();
    let Ok(fields) = <Box<[String; FIELDS]>>::try_from(fields.into_boxed_slice()) else {
        bail!("expected {FIELDS} fields parted by tabs, found {found}; write `_` where a field is empty");
    };
    let id = fields[0].as_str();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if id.split_once(['-', '.']).is_some_and(|(a, b)| is_number(a) && is_number(b)) {
        return Ok(Read::Other(line.to_owned()));
    }
    let expected = (words + 1).to_string();
    ensure!(id == expected, "expected word {expected} of its sentence, found `{id}`; number words from 1");
    ensure!(
        !fields[FORM].trim().is_empty(),
        "expected the form of a word, found none; it is the second field"
    );
    Ok(Read::Word(fields))
}
