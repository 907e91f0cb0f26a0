//! Which files hold articles: those given, and those in the folders given and below them.
//!
//! What depends on the machine or on who sits at it has no say: not the order of a folder, not a user's ignore files.
//! Each file is read once, under the name that no link leads to where it has one; links are followed when all else is
//! known, and so circles come to their end. Whatever else lies there is named in [`Passed`].

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use super::{Source, format_of};
use crate::ingest::curation::CURATION;
use crate::ingest::formats;
use crate::ingest::formats::parts::{page_of, stem_of_page};
use crate::ingest::metadata::METADATA;
use crate::prepare::files::{self, cannot, kind};
use crate::prepare::{out, say};
use crate::publish::passed::{self, Passed, Why};

/// What there is to read, and what else there is.
#[derive(Debug, Default)]
pub(in crate::prepare) struct Sources {
    /// The files that hold articles, in order of their paths, each once.
    pub(in crate::prepare) files: Vec<Source>,
    /// What lay there besides.
    pub(in crate::prepare) passed: Vec<Passed>,
    /// Folders that could not be read, as errors.
    pub(in crate::prepare) failed: Vec<anyhow::Error>,
}

/// The files that hold articles.
///
/// # Errors
/// Where a path that is given is of no use, nothing is there to be read, or two articles would have one name.
pub(in crate::prepare) fn sources(paths: &[PathBuf]) -> Result<Sources> {
    let mut walk = Walk::default();
    for path in paths {
        let shown = path.display();
        let found = match fs::metadata(path) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                bail!("{shown} does not exist: expected an article or a folder of articles");
            }
            Err(error) => return Err(cannot(format!("{shown} cannot be read"), error)),
        };
        if found.is_dir() {
            walk.folder(path, "");
        } else if !found.is_file() {
            bail!("{shown} is {}, expected an article or a folder of articles", kind(&found));
        } else if format_of(path).is_none() && !shows(path) {
            bail!(
                "{shown} is of no kind that can be read: expected a file that ends in {}; rename it",
                formats::endings(),
            );
        } else {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            walk.take(path, name.unwrap_or_default(), true);
        }
    }
    walk.follow();
    let Walk { files, mut passed, failed, .. } = walk;
    if files.is_empty() && failed.is_empty() {
        return Err(no_articles(paths, &passed));
    }
    let mut files: Vec<Source> = files.into_values().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    tell_apart(&mut files)?;
    passed.sort();
    Ok(Sources { files, passed, failed })
}

/// Gives files that have one name, each in a folder that was given, as many folders above as tell them apart.
fn tell_apart(files: &mut [Source]) -> Result<()> {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, file) in files.iter().enumerate() {
        named.entry(file.name.clone()).or_default().push(n);
    }
    for (name, those) in named.into_iter().filter(|(_, those)| those.len() > 1) {
        // as they were given, which is the same on every machine; where that does not tell, as they lie
        let paths = |real: bool| -> Vec<PathBuf> {
            let path = |n: &usize| files.get(*n).map(|file| file.path.clone()).unwrap_or_default();
            let lies = |path: PathBuf| if real { fs::canonicalize(&path).unwrap_or(path) } else { path };
            those.iter().map(path).map(lies).collect()
        };
        let Some(called) = apart(&name, &paths(false)).or_else(|| apart(&name, &paths(true))) else {
            bail!(
                "several files are called `{name}`, and nothing tells them apart: rename all but one of them"
            );
        };
        for (n, called) in those.into_iter().zip(called) {
            files.get_mut(n).into_iter().for_each(|file| file.name.clone_from(&called));
        }
    }
    let mut names: BTreeMap<&str, &Path> = BTreeMap::new();
    for Source { path, name, .. } in files.iter() {
        if let Some(other) = names.insert(name, path) {
            bail!(
                "two files would both be called `{name}`: {} and {}; rename one, or give the folder above both",
                other.display(),
                path.display()
            );
        }
    }
    Ok(())
}

/// Names that tell files of one name apart: with the least number of folders above that does; none where no number does.
fn apart(name: &str, paths: &[PathBuf]) -> Option<Vec<String>> {
    let depth = name.split('/').count();
    let above: Vec<Vec<String>> = paths
        .iter()
        .map(|path| {
            let parts = path.components().filter_map(|part| match part {
                Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
                _ => None,
            });
            let mut parts: Vec<String> = parts.collect();
            parts.truncate(parts.len().saturating_sub(depth));
            parts
        })
        .collect();
    let most = above.iter().map(Vec::len).max().unwrap_or(0);
    (1..=most).find_map(|count| {
        let called = above.iter().map(|parts| {
            let last = parts.iter().skip(parts.len().saturating_sub(count)).map(String::as_str);
            last.chain([name]).collect::<Vec<_>>().join("/")
        });
        let called: Vec<String> = called.collect();
        (called.iter().collect::<BTreeSet<_>>().len() == called.len()).then_some(called)
    })
}

/// What is told where there is nothing to read: what lay there, what could be read, and what can be built without it.
pub(in crate::prepare) fn no_articles(paths: &[PathBuf], passed: &[Passed]) -> anyhow::Error {
    let folders: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let files = passed.len();
    let there = match files {
        0 => "nothing lies there".to_owned(),
        n => {
            let (named, files) = (say::some(passed, 5), say::count(n, "file", "files"));
            format!("{files} passed over: {named}")
        }
    };
    anyhow::anyhow!("no articles in {}, so nothing was written; {there}; {}", folders.join(", "), mend())
}

/// What is told where nothing of what there is could be read.
pub(in crate::prepare) fn none_read() -> anyhow::Error {
    anyhow::anyhow!("no article could be read, so nothing was written; {}", mend())
}

/// What to do where there are no articles.
fn mend() -> String {
    format!(
        "articles are read from files that end in {}: save others, such as those of a word processor or a PDF, as plain \
         text or HTML; or leave the folder out, as in `parallax build --out DIR`, for a page that articles are dropped on",
        formats::endings()
    )
}

#[derive(Default)]
struct Walk {
    /// By where they lie.
    files: BTreeMap<PathBuf, Source>,
    /// Folders that were gone through, where they lie, with what they are called.
    folders: BTreeMap<PathBuf, String>,
    /// Links that are to be followed, with the names that articles there have.
    links: VecDeque<(PathBuf, String)>,
    /// Those of them that lead to folders, which come last.
    folder_links: VecDeque<(PathBuf, String)>,
    passed: Vec<Passed>,
    failed: Vec<anyhow::Error>,
}

impl Walk {
    fn pass(&mut self, path: &Path, why: Why) {
        let folder = if path.is_dir() && why != Why::Circle { "/" } else { "" };
        self.passed.push(Passed { why, path: format!("{}{folder}", path.display()) });
    }

    fn fail(&mut self, path: &Path, error: io::Error) {
        self.failed.push(cannot(format!("{} cannot be read", path.display()), error));
    }

    /// Goes through a folder. The names of what lies in it begin with `above`.
    fn folder(&mut self, path: &Path, above: &str) {
        let list = fs::canonicalize(path).and_then(|real| Ok((real, fs::read_dir(path)?)));
        let (real, list) = match list {
            Ok(list) => list,
            Err(error) => return self.fail(path, error),
        };
        if self.folders.insert(real, path.display().to_string()).is_some() {
            return;
        }
        let mut entries = Vec::new();
        for entry in list {
            match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
                Ok(entry) => entries.push(entry),
                Err(error) => self.fail(path, error),
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        // a folder that cannot be read as a site is none
        let site = out::own(path).unwrap_or_default();
        if !site.is_empty() {
            self.pass(path, Why::Site);
        }
        let pages: BTreeMap<String, String> = entries
            .iter()
            .map(|(entry, _)| entry.to_string_lossy())
            .filter_map(|entry| Some((stem_of_page(&entry)?.to_owned(), entry.to_string())))
            .collect();
        for (entry, found) in entries {
            let file = path.join(&entry);
            let entry = entry.to_string_lossy();
            let name = format!("{above}{entry}");
            let beside = [METADATA, CURATION].contains(&entry.as_ref());
            if site.contains(entry.as_ref()) {
                continue;
            }
            if entry.starts_with('.') {
                self.pass(&file, Why::Hidden);
            } else if found.is_symlink() {
                let links = if file.is_dir() { &mut self.folder_links } else { &mut self.links };
                links.push_back((file, name));
            } else if found.is_dir() {
                if let Some(page) = page_of(&entry).and_then(|page| pages.get(page)) {
                    self.pass(&file, Why::Parts(page.clone()));
                    continue;
                }
                if beside {
                    self.pass(&file, Why::Folder);
                }
                self.folder(&file, &format!("{name}/"));
            } else if found.is_file() {
                self.file(&file, name);
            } else {
                let kind = fs::symlink_metadata(&file).map_or("no file", |found| kind(&found));
                self.pass(&file, Why::Special(kind));
            }
        }
    }

    /// A file of a folder.
    fn file(&mut self, file: &Path, name: String) {
        if [METADATA, CURATION].contains(&name.as_str()) {
            return;
        }
        let why = passed::by_name(&name).filter(|why| *why != Why::Ending || !shows(file));
        if let Some(why) = why {
            self.pass(file, why);
        } else {
            self.take(file, name, false);
        }
    }

    /// Takes a file for one of articles.
    fn take(&mut self, path: &Path, name: String, asked: bool) {
        // where it cannot be told where it lies, it is read as it is named, and the error is told then
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match self.files.get_mut(&real) {
            Some(known) => {
                known.asked |= asked;
                let known = known.path.clone();
                if known != path && !asked {
                    self.pass(path, Why::Again(known.display().to_string()));
                }
            }
            None => {
                self.files.insert(real, Source { path: path.to_owned(), name, asked });
            }
        }
    }

    /// Follows the links.
    fn follow(&mut self) {
        let mut seen = BTreeSet::new();
        while let Some((path, name)) = self.links.pop_front().or_else(|| self.folder_links.pop_front()) {
            if !seen.insert(path.clone()) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(found) if found.is_file() => self.file(&path, name),
                Ok(found) if found.is_dir() => self.linked_folder(&path, &name),
                Ok(found) => self.pass(&path, Why::Special(kind(&found))),
                Err(error) => match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory => self.pass(&path, Why::Dangling),
                    ErrorKind::PermissionDenied => self.fail(&path, error),
                    _ => self.pass(&path, Why::Circle),
                },
            }
        }
    }

    fn linked_folder(&mut self, path: &Path, name: &str) {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let (Some(target), Some(place)) = (real(path), path.parent().and_then(real)) else {
            return self.pass(path, Why::Dangling);
        };
        if place.starts_with(&target) {
            self.pass(path, Why::Circle);
        } else if let Some(other) = self.folders.get(&target).cloned() {
            self.pass(path, Why::Again(other));
        } else {
            self.folder(path, &format!("{name}/"));
        }
    }
}

/// Whether a file whose name tells nothing shows what it is.
fn shows(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    !formats::is_telling(&name)
        && files::head(path, formats::HEAD).is_some_and(|head| formats::shown_by(&head).is_some())
}
