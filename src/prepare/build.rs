//! `parallax build`: articles into a finished site, or into one page.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::failure::Failure;
use super::files::cannot;
use super::options::Build;
use super::out::Out;
use super::page::{self, Made, again, tell};
use super::say;
use super::watch::Look;
use crate::contract::{PAGE, SINGLE, is_page};
use crate::publish::site::{self, File};

pub(super) fn run(options: &Build) -> Result<(), Failure> {
    // what is wrong with the shell is better known before the work than after it
    let shell = page::shell_of(&options.page)?;
    let out = &mut io::stdout();
    let target = match &options.single_file {
        Some(file) => Target::single(file, &options.articles.paths)?,
        None => Target::Folder(options.out.clone()),
    };
    target.look(options, &shell)?;
    let mut look = Look::at(&options.articles, Some(target.path()));
    let made = page::make(&options.articles, &options.page, &shell)?;
    target.write(options, &shell, &made)?;
    target.tell(out, &made)?;
    tell(out, &made)?;
    if options.watch {
        say::line(out, "What changes is built anew; Ctrl-C ends it.")?;
    }
    out.flush()?;
    if options.watch {
        loop {
            look = look.wait(&options.articles, Some(target.path()));
            let made = page::make(&options.articles, &options.page, &shell);
            if let Some(made) = again(out, made) {
                target.write(options, &shell, &made)?;
                target.tell(out, &made)?;
            }
        }
    }
    if made.gathered.is_whole() { Ok(()) } else { Err(Failure::Reported) }
}

/// Where a page goes.
enum Target {
    /// A site.
    Folder(PathBuf),
    /// One page with everything inside.
    Single(PathBuf),
}

impl Target {
    /// A file that may be written: a new one, or a page that an earlier build made.
    fn single(file: &Path, inputs: &[PathBuf]) -> Result<Target> {
        let name = file.display();
        let mend = "give --single-file a new name, or that of a page of an earlier build";
        if let Ok(found) = fs::symlink_metadata(file) {
            if !found.is_file() {
                bail!("--single-file {name} is {}: {mend}", super::files::kind(&found));
            }
            let real = fs::canonicalize(file).unwrap_or_default();
            if inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == real)) {
                bail!("--single-file {name} is an article that is read: {mend}");
            }
            let page = fs::read(file).map_err(|error| cannot(format!("{name} cannot be read"), error))?;
            if !is_page(&String::from_utf8_lossy(&page)) {
                bail!("--single-file {name} is there already, and Parallax did not make it: {mend}");
            }
        }
        Ok(Target::Single(file.to_owned()))
    }

    fn path(&self) -> &Path {
        match self {
            Target::Folder(path) | Target::Single(path) => path,
        }
    }

    /// Looks whether it may be written.
    fn look(&self, options: &Build, shell: &[File]) -> Result<()> {
        let names = site::names(shell, options.page.examples.len())?;
        match self {
            Target::Folder(folder) => Out::open(folder, &options.articles.paths, &names).map(drop),
            Target::Single(_) => Ok(()),
        }
    }

    fn write(&self, options: &Build, shell: &[File], made: &Made) -> Result<()> {
        match self {
            Target::Folder(folder) => {
                let names = site::names(shell, options.page.examples.len())?;
                Out::open(folder, &options.articles.paths, &names)?.write(&made.files)
            }
            Target::Single(file) => {
                let page = made.files.iter().find(|(name, _)| name == SINGLE);
                write_whole(file, page.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default())
            }
        }
    }

    fn tell(&self, out: &mut impl Write, made: &Made) -> io::Result<()> {
        let corpus = &made.corpus;
        let articles = corpus.bodies.len();
        let what = if articles == 0 {
            "a page without articles, which reads those that are dropped on it".to_owned()
        } else {
            let entities = corpus.catalogue.entities.len();
            let articles = say::count(articles, "article", "articles");
            format!("{articles}, {}", say::count(entities, "entity", "entities"))
        };
        let size = |files: &mut dyn Iterator<Item = &(String, Vec<u8>)>| {
            files.map(|(_, bytes)| bytes.len()).sum::<usize>().div_ceil(1000)
        };
        match self {
            Target::Folder(folder) => {
                let (n, kilobytes) = (made.files.len(), size(&mut made.files.iter()));
                say::line(out, format_args!("{}: {what}; {n} files, {kilobytes} kB", folder.display()))?;
                let (page, single) = (folder.join(PAGE), folder.join(SINGLE));
                say::line(out, format_args!("  {}  for a web server or GitHub Pages", page.display()))?;
                say::line(
                    out,
                    format_args!("  {}  the same in one file: open it by double click", single.display()),
                )
            }
            Target::Single(file) => {
                let kilobytes = size(&mut made.files.iter().filter(|(name, _)| name == SINGLE));
                let file = file.display();
                say::line(out, format_args!("{file}: {what}; {kilobytes} kB; open it by double click"))
            }
        }
    }
}

/// Writes a file aside, and gives it its name when all of it is on the disk.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let no = |error| cannot(format!("{} cannot be written", file.display()), error);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let aside = file.with_file_name(format!(".{name}.parallax-new-{}", std::process::id()));
    let done = fs::File::create_new(&aside)
        .and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all()))
        .and_then(|()| fs::rename(&aside, file));
    if done.is_err() {
        let _ = fs::remove_file(&aside);
    }
    done.map_err(no)
}
