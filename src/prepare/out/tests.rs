//! Writing a site, broken off at every step. The writing runs in a program of its own, which is this one again: it ends
//! as if it were killed, with nothing tidied up.

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use super::*;

/// The variables by which the program that is killed knows what it is to do.
const FOLDER: &str = "PARALLAX_TEST_FOLDER";
const STEP: &str = "PARALLAX_TEST_STEP";

fn site(of: &str) -> Vec<(String, Vec<u8>)> {
    let page = format!("<html><link href=\"./corpus.plx\"><p>{of}</p></html>");
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    vec![
        file(CORPUS, format!("\u{1f}\u{8b}{of}")),
        file(&format!("engine-{of}.js"), format!("engine {of}")),
        file(PAGE, page.clone()),
        file(SINGLE, page),
        file("parts/a.css", format!("a {of}")),
    ]
}

fn open(folder: &Path, of: &str) -> Out {
    let names: Vec<String> = site(of).into_iter().map(|(name, _)| name).collect();
    Out::open(folder, &[], &names).unwrap()
}

/// All files at and below a folder, with what they hold.
fn all(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_str().unwrap().to_owned();
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                all(&entry.path()).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        } else {
            found.insert(name, String::from_utf8(fs::read(entry.path()).unwrap()).unwrap());
        }
    }
    found
}

/// What is to be written in the program that is killed; nothing where the tests are run.
#[test]
fn write_until_killed() {
    let (Some(folder), Ok(step)) = (env::var_os(FOLDER), env::var(STEP)) else { return };
    let mut left: usize = step.parse().unwrap();
    let folder = Path::new(&folder);
    let mut step = |_: &str| {
        if left == 0 {
            std::process::abort();
        }
        left -= 1;
    };
    open(folder, "new").write_by(&site("new"), &mut step).unwrap();
}

/// Writes the new site in a program that ends before its `step`-th change; gives whether it came to its own end.
fn killed_at(folder: &Path, step: usize) -> bool {
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", "prepare::out::tests::write_until_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(STEP, step.to_string())
        .output()
        .unwrap();
    run.status.success()
}

/// The folder after a kill at each step, until none comes any more; `within` is what else lies in the folder.
fn after_each_kill(
    name: &str,
    foreign: &[&str],
    mut check: impl FnMut(usize, &BTreeMap<String, String>),
) -> usize {
    let base = env::temp_dir().join(format!("parallax-out-{name}-{}", std::process::id()));
    let mut steps = 0;
    loop {
        let _ = fs::remove_dir_all(&base);
        fs::create_dir_all(base.join("site")).unwrap();
        let folder = fs::canonicalize(base.join("site")).unwrap();
        open(&folder, "old").write(&site("old")).unwrap();
        for file in foreign {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "mine").unwrap();
        }
        let done = killed_at(&folder, steps);
        let found = all(&folder);
        for file in foreign {
            assert_eq!(
                found.get(*file).map(String::as_str),
                Some("mine"),
                "{file} after a kill at step {steps}"
            );
        }
        check(steps, &found);
        // whatever was left, the next build goes through and tidies up
        open(&folder, "new").write(&site("new")).unwrap();
        assert_eq!(all(&folder)[PAGE], String::from_utf8(site("new")[2].1.clone()).unwrap());
        let beside: Vec<_> = fs::read_dir(&base).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["site"], "left beside after a kill at step {steps}");
        assert!(all(&folder).keys().all(|name| !name.contains(ASIDE)), "left after a kill at step {steps}");
        if done {
            fs::remove_dir_all(&base).unwrap();
            return steps;
        }
        steps += 1;
    }
}

/// Whether a folder holds all files of a site, as they should be.
fn part(found: &BTreeMap<String, String>, of: &str) -> bool {
    site(of).iter().all(|(name, bytes)| found.get(name).map(String::as_bytes) == Some(bytes))
}

#[test]
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn a_kill_at_any_step_leaves_the_old_site_or_the_new_one() {
    let mut states = Vec::new();
    let steps = after_each_kill("whole", &["CNAME", ".nojekyll"], |step, found| {
        let state = (part(found, "old"), part(found, "new"));
        assert!(state.0 != state.1, "a mixture after a kill at step {step}: {found:?}");
        assert!(found.keys().all(|name| !name.contains(ASIDE)), "{found:?}");
        states.push(state.1);
    });
    // each of six files is made, written and written on, two are linked, two folders change places twice, …
    assert!(steps > 30, "{steps} steps");
    // first the old one, then the new one, and never back
    assert!(states.is_sorted() && states.contains(&false) && states.contains(&true), "{states:?}");
}

#[test]
fn where_folders_cannot_change_places_a_kill_before_the_moving_leaves_the_old_site() {
    let mut mixed = 0;
    after_each_kill("within", &["pictures/one.png"], |_, found| {
        // a page comes with the files that only it has
        let page = if found[PAGE].contains("new") { "new" } else { "old" };
        assert_eq!(found[&format!("engine-{page}.js")], format!("engine {page}"));
        mixed += usize::from(!part(found, "old") && !part(found, "new"));
    });
    // between the moves of what both sites have: the parts, the two pages, the corpus
    assert!(mixed <= 5, "{mixed}");
}

#[test]
fn what_cannot_be_written_leaves_no_trace() {
    let base = env::temp_dir().join(format!("parallax-out-error-{}", std::process::id()));
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(&base).unwrap();
    let folder = fs::canonicalize(&base).unwrap().join("site");
    open(&folder, "old").write(&site("old")).unwrap();
    let before = all(&folder);
    // a name that no disk takes
    let mut files = site("new");
    files.push(("x".repeat(300), Vec::new()));
    let error = open(&folder, "new").write(&files).unwrap_err();
    assert!(format!("{error:#}").contains("cannot be written"), "{error:#}");
    assert_eq!(all(&folder), before);
    assert_eq!(fs::read_dir(&base).unwrap().count(), 1);
    // nor a folder, where there was none
    let other = folder.with_file_name("other");
    assert!(open(&other, "new").write(&files).is_err());
    assert!(!other.exists());
    fs::remove_dir_all(&base).unwrap();
}

#[test]
#[cfg(unix)]
fn the_folder_stays_the_one_that_it_was() {
    use std::os::unix::fs::MetadataExt as _;
    let base = env::temp_dir().join(format!("parallax-out-same-{}", std::process::id()));
    let _ = fs::remove_dir_all(&base);
    let folder = base.join("site");
    fs::create_dir_all(&folder).unwrap();
    let folder = fs::canonicalize(folder).unwrap();
    let inode = || fs::metadata(&folder).unwrap().ino();
    let first = inode();
    for of in ["old", "new"] {
        open(&folder, of).write(&site(of)).unwrap();
        assert_eq!(inode(), first);
        assert!(part(&all(&folder), of));
    }
    // what a build before it had made stays for pages that are still open
    assert!(folder.join("engine-old.js").is_file());
    fs::remove_dir_all(&base).unwrap();
}

#[test]
#[cfg(unix)]
fn two_builds_do_not_write_into_one_folder() {
    let base = env::temp_dir().join(format!("parallax-out-two-{}", std::process::id()));
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(&base).unwrap();
    let folder = fs::canonicalize(&base).unwrap().join("site");
    let (one, other) = (open(&folder, "old"), open(&folder, "new"));
    let mut refused = 0;
    one.write_by(&site("old"), &mut |_| {
        let error = other.write(&site("new")).unwrap_err().to_string();
        assert!(error.contains("another run of Parallax writes into"), "{error}");
        refused += 1;
    })
    .unwrap();
    assert!(refused > 20, "{refused}");
    assert!(part(&all(&folder), "old"));
    other.write(&site("new")).unwrap();
    assert!(part(&all(&folder), "new"));
    fs::remove_dir_all(&base).unwrap();
}
