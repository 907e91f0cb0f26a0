//! `parallax build`: articles into a finished site.

use std::io::{self, Write};

use super::articles::corpus_of;
use super::failure::Failure;
use super::options::Build;
use super::out::Out;
use super::{report, say, shell};
use crate::contract::{PAGE, SINGLE};
use crate::corpus::{self, Catalogue};
use crate::publish::site::{self, Head};

pub(super) fn run(options: &Build) -> Result<(), Failure> {
    // what is wrong with the shell is better known before the work than after it
    let shell = match &options.shell {
        Some(folder) => shell::read(folder)?,
        None => shell::embedded()?,
    };
    let folder = Out::open(&options.out, &options.articles.paths, &site::names(&shell)?)?;
    let (corpus, gathered) = corpus_of(&options.articles)?;
    let packed = corpus::write(&corpus);
    let Catalogue { title, description, .. } = &corpus.catalogue;
    let head = Head { title, description, view: &site::first::view(&corpus) };
    let files = site::files(&shell, &packed, head)?;
    folder.write(&files)?;
    let out = &mut io::stdout().lock();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let summary = format!(
        "{}: {}, {}; {} files, {} kB",
        options.out.display(),
        say::count(corpus.bodies.len(), "article", "articles"),
        say::count(corpus.catalogue.entities.len(), "entity", "entities"),
        files.len(),
        bytes.div_ceil(1000)
    );
    say::line(out, summary)?;
    let (page, single) = (options.out.join(PAGE), options.out.join(SINGLE));
    say::line(out, format_args!("  {}  for a web server or GitHub Pages", page.display()))?;
    say::line(out, format_args!("  {}  the same in one file: open it by double click", single.display()))?;
    out.flush()?;
    report::complaints(&gathered);
    report::passed(&gathered);
    report::to_look_at(out, &gathered, &corpus)?;
    if gathered.complaints.is_empty() { Ok(()) } else { Err(Failure::Reported) }
}
