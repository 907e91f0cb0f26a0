//! Putting a site in its place: whenever it is broken off, by whatever, the folder holds the old site or the new one.
//!
//! The new site is written into a folder aside, beside the one meant, with links to all that stays of that; when all of
//! it is on the disk, the two folders change places in one step, which the system does wholly or not at all. So that the
//! folder stays the one that servers and shells stand in, the old one is then made like the new one and changed back.
//!
//! Where folders cannot change places (another system, a disk of its own, folders in the folder that are not ours) the
//! files are written aside within the folder and moved one by one, the page last: what breaks off the moving itself,
//! some thousandths of a second, can then leave files of both.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::ASIDE;
use crate::contract::FILES;
use crate::prepare::files::cannot;

/// How a link to a new file is called until it has its name.
const LINK: &str = ".parallax-new-link";

/// The files of a site, in the order in which they are put in their place.
type Files<'f> = [&'f (String, Vec<u8>)];
/// Called before each change on the disk.
type Step<'s> = dyn FnMut(&str) + 's;

/// Puts files into a folder that is there and locked; `own` are those of its files that may be replaced.
pub(super) fn place(
    folder: &Path,
    own: &BTreeSet<String>,
    files: &Files<'_>,
    step: &mut Step<'_>,
) -> Result<()> {
    clear(folder, files);
    match beside(folder, own, files, step) {
        Err(Fault::Write(error)) => Err(error),
        Err(Fault::Exchange) => within(folder, files, step),
        Ok(()) => Ok(()),
    }
}

/// Why a folder aside could not take the place.
enum Fault {
    /// A file could not be written.
    Write(anyhow::Error),
    /// The folders cannot change places.
    Exchange,
}

/// Writes the new site beside the folder, and lets the two change places.
fn beside(
    folder: &Path,
    own: &BTreeSet<String>,
    files: &Files<'_>,
    step: &mut Step<'_>,
) -> Result<(), Fault> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(Fault::Exchange);
    };
    if !exchange::can(parent, folder) {
        return Err(Fault::Exchange);
    }
    let name = name.to_string_lossy();
    step("make the folder aside");
    let aside = aside(parent, &format!(".{name}{ASIDE}")).map_err(|_| Fault::Exchange)?;
    // who finds it in the place finds it locked as well
    let lock = File::open(&aside).ok();
    let _locked = lock.as_ref().map(File::try_lock);
    let filled = fill(folder, &aside, own, files, step);
    if filled.is_err() {
        remove(&aside, folder, files);
        return filled;
    }
    step("change places");
    if exchange::exchange(folder, &aside).is_err() {
        remove(&aside, folder, files);
        return Err(Fault::Exchange);
    }
    sync(parent);
    // what goes wrong from here on goes wrong behind a new site that stands
    if update(folder, &aside, files, step).is_ok() {
        step("change back");
        let _ = exchange::exchange(folder, &aside);
        sync(parent);
    }
    step("remove the folder aside");
    remove(&aside, folder, files);
    Ok(())
}

/// Fills the folder aside: the new files, and links to what stays.
fn fill(
    folder: &Path,
    aside: &Path,
    own: &BTreeSet<String>,
    files: &Files<'_>,
    step: &mut Step<'_>,
) -> Result<(), Fault> {
    write(aside, folder, files, step).map_err(Fault::Write)?;
    let new: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    // of folders, those of the site itself can be made anew
    let ours: BTreeSet<&str> =
        own.iter().filter_map(|name| name.split_once('/')).map(|(first, _)| first).collect();
    let stays = |name: &str, is_folder: bool| {
        if is_folder { ours.contains(name) } else { !new.contains(name) }
    };
    let entries = fs::read_dir(folder).map_err(|_| Fault::Exchange)?;
    for entry in entries {
        let entry = entry.map_err(|_| Fault::Exchange)?;
        let is_folder = entry.file_type().map_err(|_| Fault::Exchange)?.is_dir();
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if is_folder && !stays(&shown, true) {
            return Err(Fault::Exchange);
        }
        if !is_folder && stays(&shown, false) {
            step("link what stays");
            fs::hard_link(entry.path(), aside.join(&name)).map_err(|_| Fault::Exchange)?;
        }
    }
    for name in own.iter().filter(|name| name.contains('/') && !new.contains(name.as_str())) {
        let (from, to) = (folder.join(name), aside.join(name));
        if from.is_file() {
            step("link what stays");
            make_parent(&to).map_err(Fault::Write)?;
            fs::hard_link(from, to).map_err(|_| Fault::Exchange)?;
        }
    }
    if let Ok(found) = fs::metadata(folder) {
        let _ = fs::set_permissions(aside, found.permissions());
    }
    sync(aside);
    Ok(())
}

/// Makes the old folder, now aside, like the new one, by links to its files.
fn update(folder: &Path, aside: &Path, files: &Files<'_>, step: &mut Step<'_>) -> io::Result<()> {
    let link = aside.join(LINK);
    for (name, _) in files {
        let to = aside.join(name);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        step("link a new file");
        fs::hard_link(folder.join(name), &link)?;
        step("name the link");
        fs::rename(&link, to)?;
    }
    sync(aside);
    Ok(())
}

/// Writes the files aside within the folder, then moves them to their places.
fn within(folder: &Path, files: &Files<'_>, step: &mut Step<'_>) -> Result<()> {
    step("make the folder aside");
    let aside = aside(folder, ASIDE)
        .map_err(|error| cannot(format!("{} cannot be written", folder.display()), error))?;
    let done = write(&aside, folder, files, step).and_then(|()| {
        for (name, _) in files {
            let path = folder.join(name);
            make_parent(&path)?;
            step("move a file");
            fs::rename(aside.join(name), &path)
                .map_err(|error| cannot(format!("{} cannot be written", path.display()), error))?;
        }
        sync(folder);
        Ok(())
    });
    // what is left there is in nobody's way
    let _ = fs::remove_dir_all(&aside);
    done
}

/// Writes the files into a folder aside, until they are on the disk. Messages name them as they are meant.
fn write(aside: &Path, folder: &Path, files: &Files<'_>, step: &mut Step<'_>) -> Result<()> {
    for (name, bytes) in files {
        let path = aside.join(name);
        make_parent(&path)?;
        let mut write = || {
            step("make a file");
            let mut file = File::create(&path)?;
            step("write a file");
            let (first, second) = bytes.split_at(bytes.len() / 2);
            file.write_all(first)?;
            step("write the rest of a file");
            file.write_all(second)?;
            file.sync_all()
        };
        let no = |error| cannot(format!("{} cannot be written", folder.join(name).display()), error);
        write().map_err(no)?;
    }
    Ok(())
}

/// A new folder: one that was not there, and so no link and nobody's.
fn aside(above: &Path, name: &str) -> io::Result<PathBuf> {
    let mut number = 0;
    loop {
        let aside = above.join(format!("{name}-{}-{number}", std::process::id()));
        match fs::create_dir(&aside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
            done => return done.map(|()| aside),
        }
    }
}

/// Clears what builds that were broken off have left: folders, never what a link leads to.
fn clear(folder: &Path, files: &Files<'_>) {
    for left in left(folder, ASIDE) {
        let _ = fs::remove_dir_all(left);
    }
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return };
    for left in left(parent, &format!(".{}{ASIDE}", name.to_string_lossy())) {
        remove(&left, folder, files);
    }
}

/// Folders that a build made aside, by their names.
fn left(above: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(above).into_iter().flatten().flatten() {
        let own = entry.file_name();
        let own = own.to_string_lossy();
        let number = own.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
        let is_left = number.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '-'));
        if is_left && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.push(entry.path());
        }
    }
    found
}

/// Removes a folder aside: the files of a site, and links to what the folder itself holds. Anything else in it, such as
/// what somebody put into the folder while it was aside, goes to the folder, or stays where it would replace something.
fn remove(aside: &Path, folder: &Path, files: &Files<'_>) {
    let list = fs::read_to_string(aside.join(FILES)).unwrap_or_default();
    let mut ours: BTreeSet<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    ours.extend(files.iter().map(|(name, _)| name.as_str()));
    ours.extend([FILES, LINK]);
    remove_in(aside, folder, "", &ours);
}

fn remove_in(aside: &Path, folder: &Path, above: &str, ours: &BTreeSet<&str>) {
    for entry in fs::read_dir(aside).into_iter().flatten().flatten() {
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        let (path, to) = (entry.path(), folder.join(entry.file_name()));
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_in(&path, &to, &format!("{name}/"), ours);
            continue;
        }
        let is_link = fs::symlink_metadata(&path).is_ok_and(|found| is_at(&found, &to));
        if is_link || ours.contains(name.as_str()) {
            let _ = fs::remove_file(path);
        } else if fs::symlink_metadata(&to).is_err() {
            let _ = fs::rename(path, to);
        }
    }
    // whatever could not be told apart stays, and so does the folder around it
    let _ = fs::remove_dir(aside);
}

fn make_parent(path: &Path) -> Result<()> {
    let Some(parent) = path.parent() else { return Ok(()) };
    fs::create_dir_all(parent).map_err(|error| cannot(format!("{} cannot be made", parent.display()), error))
}

/// Asks for what was done in a folder to be kept over a loss of power; not every system can.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Whether something is what stands at a path; never where that cannot be told.
#[cfg(unix)]
pub(super) fn is_at(found: &Metadata, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).is_ok_and(|at| (at.dev(), at.ino()) == (found.dev(), found.ino()))
}

#[cfg(not(unix))]
pub(super) fn is_at(_: &Metadata, _: &Path) -> bool {
    false
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod exchange {
    use std::fs;
    use std::io;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with};

    /// Whether a folder could change places with one beside it: it lies on the same disk as what is above it.
    pub(super) fn can(parent: &Path, folder: &Path) -> bool {
        let disk = |path| fs::metadata(path).map(|found| found.dev()).ok();
        disk(parent).is_some() && disk(parent) == disk(folder)
    }

    /// Lets two folders change places in one step.
    pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod exchange {
    use std::io;
    use std::path::Path;

    pub(super) fn can(_: &Path, _: &Path) -> bool {
        false
    }

    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
