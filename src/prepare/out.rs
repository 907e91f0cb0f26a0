//! The folder that a site is written into: whether it may be, which is asked before any work, and the writing.
//!
//! A site is written over nothing but an earlier site. It is known by the list of its files, [`FILES`], which every
//! build leaves in it; sites of builds before there was a list are known by their three fixed files. Only what is on
//! the list is replaced, and other files of the folder stay as they are. The new files are written aside and moved into
//! place when all of them are there, so that the old site stays whole where the disk is full or the build is broken off.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::contract::{CORPUS, FILES, PAGE, SINGLE, is_page};

/// How the list begins.
const HEAD: &str = "# The files of this site, as `parallax build` wrote them.";
/// How the folder is called in which files stand until all of them are written.
const ASIDE: &str = ".parallax-new";
/// What to do about a folder that cannot be taken.
const MEND: &str = "give --out a new or empty folder, or that of an earlier site";

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
    /// Where it is or holds an input, directly or through a link; where it is no folder, or holds what
    /// `parallax build` did not make; where it cannot be written.
    pub(super) fn open(folder: &Path, inputs: &[PathBuf], files: &[String]) -> Result<Out> {
        let name = folder.display();
        let real = resolve(folder)?;
        for input in inputs {
            let what = input.display();
            if let Some(place) = places(input).into_iter().find(|place| place.starts_with(&real)) {
                let holds = if place == real { "is" } else { "holds" };
                bail!(
                    "--out {name} {holds} the input {what}, and the site would be written over it: {MEND}, \
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
                "--out {name} holds what `parallax build` did not make, such as `{other}`, and might lose it: {MEND}"
            );
        }
        for file in files.iter().map(String::as_str).chain([FILES]) {
            if let Some(why) = in_the_way(&real, file, &own) {
                bail!("--out {name}: `{file}` would be written over, but {why}: move it away, or {MEND}");
            }
        }
        let probe = base.join(format!("{ASIDE}-{}", std::process::id()));
        fs::create_dir(&probe)
            .and_then(|()| fs::remove_dir(&probe))
            .with_context(|| format!("--out {name}: {} cannot be written; {MEND}", base.display()))?;
        Ok(Out { folder: real, own })
    }

    /// Writes the files of a site, with the list of them.
    ///
    /// # Errors
    /// Where a file cannot be written, or another build writes into the same folder. What stood in the folder is then
    /// as it was, unless it was the moving that failed.
    pub(super) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<()> {
        let name = self.folder.display();
        fs::create_dir_all(&self.folder).with_context(|| format!("{name} cannot be made"))?;
        // the folder itself is the lock; a system that locks no folders keeps nobody out
        let lock = File::open(&self.folder).ok();
        if lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            bail!("another `parallax build` writes into {name}: wait until it has ended");
        }
        self.clear();
        let aside = self.aside()?;
        let done = self.replace(&aside, files);
        // what is left there is in nobody's way
        let _ = fs::remove_dir_all(&aside);
        drop(lock);
        done
    }

    /// Clears what builds that were broken off have left: folders, never what a link leads to.
    fn clear(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let number = name.strip_prefix(ASIDE).and_then(|rest| rest.strip_prefix('-'));
            let left = number.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '-'));
            if left && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    /// A new folder for the files until all of them are written: one that was not there, and so no link and nobody's.
    fn aside(&self) -> Result<PathBuf> {
        let mut number = 0;
        loop {
            let aside = self.folder.join(format!("{ASIDE}-{}-{number}", std::process::id()));
            match fs::create_dir(&aside) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
                done => {
                    done.with_context(|| format!("{} cannot be made", aside.display()))?;
                    return Ok(aside);
                }
            }
        }
    }

    fn replace(&self, aside: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
        let list = (FILES.to_owned(), self.list(files));
        // the list first, so that what is broken off here is known; the page last, since it names the others
        let (page, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name == PAGE);
        let all: Vec<&(String, Vec<u8>)> = [&list].into_iter().chain(others).chain(page).collect();
        for (name, bytes) in &all {
            let path = aside.join(name);
            make_parent(&path)?;
            let write = || {
                let mut file = File::create(&path)?;
                file.write_all(bytes)?;
                file.sync_all()
            };
            write().with_context(|| format!("{} cannot be written", self.folder.join(name).display()))?;
        }
        for (name, _) in &all {
            let path = self.folder.join(name);
            make_parent(&path)?;
            fs::rename(aside.join(name), &path)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(())
    }

    /// The list: what is written now, and what earlier builds left.
    fn list(&self, files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let left = self.own.iter().filter(|name| self.folder.join(name).is_file());
        let names: BTreeSet<&str> =
            files.iter().map(|(name, _)| name).chain(left).map(String::as_str).collect();
        let mut list = format!("{HEAD}\n# By this list the next build knows what it may replace.\n");
        for name in names.into_iter().filter(|name| *name != FILES) {
            list.push_str(name);
            list.push('\n');
        }
        list.into_bytes()
    }
}

fn make_parent(path: &Path) -> Result<()> {
    match path.parent() {
        Some(parent) => {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))
        }
        None => Ok(()),
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
    let cannot = || format!("{} cannot be read", folder.display());
    let mut first: Option<String> = None;
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let name = entry.with_context(cannot)?.file_name().to_string_lossy().into_owned();
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
        if list.starts_with(HEAD) {
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
    ["engine-", "explorer-", "style-"].iter().filter_map(|start| name.strip_prefix(start)).any(|rest| {
        let hash = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        hash == 16 && [".js", "_bg.wasm", ".css"].contains(&rest.get(hash..).unwrap_or(""))
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
        Some("`parallax build` did not make it")
    } else {
        None
    }
}
