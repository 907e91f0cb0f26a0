//! The folder that a site is written into, or what else this program makes: whether it may be, which is asked before any
//! work; [`place`] writes it.
//!
//! A site is written over nothing but an earlier site. It is known by the list of its files, [`FILES`], which every
//! build leaves in it; sites of builds before there was a list are known by their three fixed files. Only what is on
//! the list is replaced, and other files of the folder stay as they are.

mod place;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::files::cannot;
use crate::contract::{CORPUS, FILES, PAGE, SINGLE, is_page};

/// How the list begins.
const HEAD: &str = "# The files of this folder that Parallax wrote.";
/// How it began before exports had one too.
const OLD_HEAD: &str = "# The files of this site, as `parallax build` wrote them.";
/// How the folder is called in which files stand until all of them are written.
const ASIDE: &str = ".parallax-new";
/// What to do about a folder that cannot be taken.
const MEND: &str = "give --out a new or empty folder, or that of an earlier run";

/// A folder that may be written into.
#[derive(Debug)]
pub(super) struct Out {
    folder: PathBuf,
    /// The files in it that an earlier build made.
    own: BTreeSet<String>,
}

impl Out {
    /// Looks whether `folder` may be written into, while `inputs` are read and `files` are what will be written.
    ///
    /// # Errors
    /// Where it is, holds or lies in an input, directly or through a link; where it is no folder, or holds what
    /// Parallax did not make; where it cannot be written.
    pub(super) fn open(folder: &Path, inputs: &[PathBuf], files: &[String]) -> Result<Out> {
        let name = folder.display();
        let real = resolve(folder)?;
        for input in inputs {
            let what = input.display();
            if let Some(place) = places(input).into_iter().find(|place| place.starts_with(&real)) {
                let holds = if place == real { "is" } else { "holds" };
                bail!(
                    "--out {name} {holds} the input {what}, which would be written over: {MEND}, \
                     apart from the articles"
                );
            }
        }
        let base = real.ancestors().find(|path| path.exists()).unwrap_or(&real);
        if !base.is_dir() {
            bail!("--out {name}: {} is a file, expected a folder: {MEND}", base.display());
        }
        let own = if base == real { own(&real)? } else { BTreeSet::new() };
        if base == real
            && own.is_empty()
            && let Some(other) = first_file(&real)?
        {
            bail!(
                "--out {name} holds what Parallax did not make, such as `{other}`, and might lose it: {MEND}"
            );
        }
        for input in inputs {
            let what = input.display();
            if input.is_dir() && places(input).iter().any(|place| real.starts_with(place)) {
                bail!(
                    "--out {name} lies in the input {what}, among the articles: give --out a folder beside it, such as \
                     ../site, so that no later build meets it there"
                );
            }
        }
        for file in files.iter().map(String::as_str).chain([FILES]) {
            if let Some(why) = in_the_way(&real, file, &own) {
                bail!("--out {name}: `{file}` would be written over, but {why}: move it away, or {MEND}");
            }
        }
        let probe = base.join(format!("{ASIDE}-{}", std::process::id()));
        fs::create_dir(&probe).and_then(|()| fs::remove_dir(&probe)).map_err(|error| {
            cannot(format!("--out {name}: {} cannot be written; {MEND}", base.display()), error)
        })?;
        Ok(Out { folder: real, own })
    }

    /// Writes the files of a site, with the list of them.
    ///
    /// # Errors
    /// Where a file cannot be written, or another build writes into the same folder. What stood in the folder is then
    /// as it was, unless it was the moving of files that failed in a folder that can only be changed file by file.
    pub(super) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<()> {
        self.write_by(files, &mut |_| {})
    }

    /// As [`Out::write`], and calls `step` before each change on the disk: tests end the program there.
    fn write_by(&self, files: &[(String, Vec<u8>)], step: &mut dyn FnMut(&str)) -> Result<()> {
        let name = self.folder.display();
        let was_there = self.folder.exists();
        fs::create_dir_all(&self.folder).map_err(|error| cannot(format!("{name} cannot be made"), error))?;
        let lock = self.lock()?;
        let list = (FILES.to_owned(), self.list(files));
        // the list first, so that what is broken off is known; the page last, since it names the others
        let rank = |name: &str| [CORPUS, PAGE].iter().position(|late| *late == name).map_or(0, |n| n + 1);
        let mut all: Vec<&(String, Vec<u8>)> = files.iter().collect();
        all.sort_by_key(|(name, _)| rank(name));
        all.insert(0, &list);
        let done = place::place(&self.folder, &self.own, &all, step);
        if done.is_err() && !was_there {
            // an empty folder that nobody asked for; one with something in it stays
            let _ = fs::remove_dir(&self.folder);
        }
        drop(lock);
        done
    }

    /// The folder itself is the lock. A system that locks no folders keeps nobody out.
    fn lock(&self) -> Result<Option<File>> {
        let mut tries = 0;
        // another build may have changed the folder for its new one while this one waited to open it
        for _ in 0..100 {
            let Ok(lock) = File::open(&self.folder) else { return Ok(None) };
            match lock.try_lock() {
                // a program that is just being started may hold it with all else, for a moment
                Err(TryLockError::WouldBlock) if tries < 5 => {
                    tries += 1;
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    bail!(
                        "another run of Parallax writes into {}: wait until it has ended",
                        self.folder.display()
                    )
                }
                Err(TryLockError::Error(_)) => return Ok(None),
                Ok(()) if lock.metadata().is_ok_and(|held| place::is_at(&held, &self.folder)) => {
                    return Ok(Some(lock));
                }
                Ok(()) => {}
            }
        }
        bail!("other runs write into {} again and again: wait until they have ended", self.folder.display())
    }

    /// The list: what is written now, and what earlier builds left.
    fn list(&self, files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let left = self.own.iter().filter(|name| self.folder.join(name).is_file());
        let names: BTreeSet<&str> =
            files.iter().map(|(name, _)| name).chain(left).map(String::as_str).collect();
        let mut list = format!("{HEAD}\n# By this list the next run knows what it may replace.\n");
        for name in names.into_iter().filter(|name| *name != FILES) {
            list.push_str(name);
            list.push('\n');
        }
        list.into_bytes()
    }
}

/// A path without links, of which the end need not exist.
fn resolve(path: &Path) -> Result<PathBuf> {
    let shown = path.display();
    let whole = std::path::absolute(path).with_context(|| format!("--out {shown} is no path: {MEND}"))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            part => real.push(part),
        }
        match fs::canonicalize(&real) {
            Ok(found) => real = found,
            Err(_) if real.is_symlink() => {
                bail!("--out {shown}: {} is a link that leads nowhere: {MEND}", real.display());
            }
            // it is yet to be made
            Err(_) => {}
        }
    }
    Ok(real)
}

/// Where an input lies: what it leads to and, where it is a link, the link itself.
fn places(input: &Path) -> Vec<PathBuf> {
    let target = fs::canonicalize(input);
    let folder =
        input.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    let link = folder
        .zip(input.file_name())
        .and_then(|(folder, name)| Some(fs::canonicalize(folder).ok()?.join(name)));
    target.into_iter().chain(link).collect()
}

/// The first file of a folder that is neither hidden nor one that a build writes aside.
fn first_file(folder: &Path) -> Result<Option<String>> {
    let no = |error| cannot(format!("{} cannot be read", folder.display()), error);
    let mut first: Option<String> = None;
    for entry in fs::read_dir(folder).map_err(no)? {
        let name = entry.map_err(no)?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && first.as_ref().is_none_or(|first| name < *first) {
            first = Some(name);
        }
    }
    Ok(first)
}

/// The files in a folder that an earlier build made, by their names; none where it is no site.
pub(super) fn own(folder: &Path) -> Result<BTreeSet<String>> {
    let is_file = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok_and(|found| found.is_file());
    let read = |name: &str| {
        fs::read(folder.join(name)).with_context(|| format!("{name} of the folder cannot be read"))
    };
    let mut own = BTreeSet::new();
    if is_file(FILES) {
        let list = String::from_utf8_lossy(&read(FILES)?).into_owned();
        if list.starts_with(HEAD) || list.starts_with(OLD_HEAD) {
            own.extend(
                list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned),
            );
            own.insert(FILES.to_owned());
        }
    } else if [CORPUS, PAGE, SINGLE].into_iter().all(is_file) {
        // a site from before there was a list: its pages name the corpus, and one of them names the other files
        let (page, single) = (read(PAGE)?, read(SINGLE)?);
        let (page, single) = (String::from_utf8_lossy(&page), String::from_utf8_lossy(&single));
        let packed = read(CORPUS)?;
        if is_page(&page) && is_page(&single) && packed.starts_with(&[0x1f, 0x8b]) {
            own.extend([CORPUS, PAGE, SINGLE].map(str::to_owned));
            for entry in fs::read_dir(folder)?.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                // the wasm belongs to the script of its name
                let script = name.replace("_bg.wasm", ".js");
                if is_hashed(&name) || page.contains(&format!("./{script}")) {
                    own.insert(name);
                }
            }
        }
    }
    // a page of the user's own in the place of the site's is the user's
    for page in [PAGE, SINGLE] {
        if own.contains(page) && is_file(page) && !is_page(&String::from_utf8_lossy(&read(page)?)) {
            own.remove(page);
        }
    }
    Ok(own)
}

/// Whether a name is one that builds give: with a hash of what the file holds.
fn is_hashed(name: &str) -> bool {
    ["engine-", "explorer-", "maker-", "shell-", "style-"]
        .iter()
        .filter_map(|start| name.strip_prefix(start))
        .any(|rest| {
            let hash = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            hash == 16 && [".js", "_bg.wasm", ".css", ".txt"].contains(&rest.get(hash..).unwrap_or(""))
        })
}

/// Why a file may not be written: something stands in its place that is none of `own`, or a link.
fn in_the_way(folder: &Path, name: &str, own: &BTreeSet<String>) -> Option<&'static str> {
    let path = folder.join(name);
    for above in path.ancestors().skip(1).take_while(|above| *above != folder) {
        match fs::symlink_metadata(above) {
            Ok(found) if found.is_symlink() => return Some("a folder above it is a link"),
            Ok(found) if !found.is_dir() => return Some("a file stands in the place of a folder above it"),
            _ => {}
        }
    }
    let found = fs::symlink_metadata(&path).ok()?;
    if found.is_symlink() {
        Some("it is a link")
    } else if !found.is_file() {
        Some("it is no file")
    } else if !own.contains(name) {
        Some("Parallax did not make it")
    } else {
        None
    }
}
