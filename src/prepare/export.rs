//! `parallax export`: a corpus as tables, references and a timeline for other programs.

use std::io::{self, Write};

use anyhow::Result;

use super::articles::corpus_of;
use super::failure::Failure;
use super::options::{Articles, Export};
use super::out::Out;
use super::{packed, report, say};
use crate::corpus::Corpus;
use crate::export::{What, export};
use crate::publish::gather::Gathered;

pub(super) fn run(options: &Export) -> Result<(), Failure> {
    let mut wanted = if options.what.is_empty() { What::ALL.to_vec() } else { options.what.clone() };
    wanted.sort_unstable();
    wanted.dedup();
    let Some(out) = &options.out else {
        let [what] = wanted.as_slice() else {
            let n = wanted.len();
            return Err(Failure::Usage(format!("{n} exports need a folder: give --out DIR, or one --what")));
        };
        let (corpus, gathered) = read(&options.articles)?;
        let stdout = &mut io::stdout().lock();
        stdout.write_all(export(&corpus, *what, options.format).content.as_bytes())?;
        stdout.flush()?;
        return end(&gathered);
    };
    let names: Vec<String> = wanted.iter().map(|what| what.file_name(options.format)).collect();
    let folder = Out::open(out, &options.articles.paths, &names)?;
    let (corpus, gathered) = read(&options.articles)?;
    let written: Vec<(String, Vec<u8>)> = wanted
        .iter()
        .map(|what| export(&corpus, *what, options.format))
        .map(|file| (file.name, file.content.into_bytes()))
        .collect();
    folder.write(&written)?;
    let stdout = &mut io::stdout().lock();
    for (what, name) in wanted.iter().zip(&names) {
        say::line(stdout, format_args!("{}  {}", out.join(name).display(), what.as_str()))?;
    }
    stdout.flush()?;
    end(&gathered)
}

/// The corpus that is asked for: one that is packed already, or one made of articles.
fn read(options: &Articles) -> Result<(Corpus, Gathered), Failure> {
    match options.paths.as_slice() {
        [path] if packed::is_packed(path)? => {
            let Articles { title, metadata, curation, .. } = options;
            if title.is_some() || metadata.is_some() || curation.is_some() {
                let message = "--title, --metadata and --curation are for articles; a corpus has been built with its own";
                return Err(Failure::Usage(message.to_owned()));
            }
            Ok((packed::open(path)?.read()?, Gathered::default()))
        }
        [] => Err(Failure::Usage(
            "nothing to export: give articles, folders of them, or a packed corpus".to_owned(),
        )),
        _ => corpus_of(options),
    }
}

/// Tells of what could not be read of the articles, and not be applied to them.
fn end(gathered: &Gathered) -> Result<(), Failure> {
    report::complaints(gathered);
    report::passed(gathered);
    if gathered.is_whole() { Ok(()) } else { Err(Failure::Reported) }
}
