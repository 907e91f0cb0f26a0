//! Where a site may be written: never over an article, nor over what `parallax build` did not make.

use super::*;

/// Builds `in` into a folder.
fn into(folder: &Path, out: &str) -> Run {
    parallax(folder, &["build", "in", "--out", out, "--shell", "shell"], "")
}

/// The files of a folder with what they hold, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// A build into `out` is refused, and changes nothing in `kept`.
#[track_caller]
fn refuse(folder: &Path, out: &str, kept: &str, expected: &[&str]) {
    let before = files(&folder.join(kept));
    let expected: Vec<&str> = expected.iter().copied().chain(["give --out"]).collect();
    into(folder, out).refused(1, &expected);
    assert_eq!(files(&folder.join(kept)), before);
}

#[test]
fn a_site_is_not_written_over_an_article() {
    let folder = articles("out-input");
    fs::write(folder.join("in/index.html"), "<p>A page of my own.</p>").unwrap();
    refuse(&folder, "in", "in", &["--out in is the input in"]);
    refuse(&folder, "./in/../in/", "in", &["is the input in"]);
    refuse(&folder, ".", "in", &["--out . holds the input in"]);
    // a folder of articles inside the input, and a file
    refuse(&folder, "in/south", "in/south", &["did not make, such as `south.md`"]);
    refuse(&folder, "in/north.txt", "in", &["in/north.txt is a file, expected a folder"]);
    refuse(&folder, "in/north.txt/site", "in", &["in/north.txt is a file, expected a folder"]);
    // an article given by its own path
    parallax(&folder, &["build", "in/north.txt", "--out", "in", "--shell", "shell"], "")
        .refused(1, &["--out in holds the input in/north.txt"]);
    // the shell is read too
    refuse(&folder, "shell", "shell", &["did not make, such as `a.css`"]);
}

#[test]
#[cfg(unix)]
fn links_lead_to_no_other_answer() {
    use std::os::unix::fs::symlink;
    let folder = articles("out-links");
    symlink("in", folder.join("link")).unwrap();
    refuse(&folder, "link", "in", &["--out link is the input in"]);
    parallax(&folder, &["build", "link", "--out", "in", "--shell", "shell"], "")
        .refused(1, &["--out in is the input link"]);
    fs::create_dir_all(folder.join("other")).unwrap();
    symlink("../in/north.txt", folder.join("other/one.txt")).unwrap();
    for out in ["other", "in"] {
        parallax(&folder, &["build", "other/one.txt", "--out", out, "--shell", "shell"], "")
            .refused(1, &["holds the input other/one.txt"]);
    }
    symlink("nowhere", folder.join("lost")).unwrap();
    refuse(&folder, "lost", "in", &["is a link that leads nowhere"]);
    // a file of the site that has become a link to something else
    into(&folder, "site").done();
    fs::write(folder.join("precious"), "precious").unwrap();
    fs::remove_file(folder.join("site/corpus.plx")).unwrap();
    symlink("../precious", folder.join("site/corpus.plx")).unwrap();
    refuse(&folder, "site", "site", &["`corpus.plx` would be written over, but it is a link"]);
    assert_eq!(fs::read_to_string(folder.join("precious")).unwrap(), "precious");
}

#[test]
#[cfg(unix)]
fn what_is_written_aside_follows_no_link() {
    use std::os::unix::fs::symlink;
    let folder = articles("out-aside");
    fs::create_dir_all(folder.join("precious/files")).unwrap();
    fs::write(folder.join("precious/lock"), "mine").unwrap();
    fs::write(folder.join("precious/files/thesis.txt"), "mine").unwrap();
    fs::create_dir_all(folder.join("site")).unwrap();
    for name in [".parallax-new", ".parallax-new-1-0"] {
        symlink("../precious", folder.join("site").join(name)).unwrap();
    }
    fs::create_dir_all(folder.join("site/.parallax-new-2-0")).unwrap();
    into(&folder, "site").done();
    assert_eq!(fs::read_to_string(folder.join("precious/lock")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(folder.join("precious/files/thesis.txt")).unwrap(), "mine");
    // what a build that was broken off has left is cleared
    assert!(!folder.join("site/.parallax-new-2-0").exists() && folder.join("site/corpus.plx").is_file());
}

#[test]
fn a_site_is_not_written_over_what_is_no_site() {
    let folder = articles("out-foreign");
    fs::create_dir_all(folder.join("home")).unwrap();
    fs::write(folder.join("home/index.html"), "<p>A page of my own.</p>").unwrap();
    refuse(&folder, "home", "home", &["did not make, such as `index.html`"]);
    // a corpus beside it does not make it one
    fs::write(folder.join("home/corpus.plx"), "mine").unwrap();
    refuse(&folder, "home", "home", &["did not make, such as `corpus.plx`"]);
    // what is told comes before the work: the article that cannot be read is not spoken of
    fs::write(folder.join("in/empty.txt"), "").unwrap();
    let run = into(&folder, "home");
    assert!(!run.err.contains("empty.txt"), "{}", run.err);
}

#[test]
fn an_earlier_site_is_replaced_and_nothing_beside_it() {
    let folder = articles("out-again");
    fs::create_dir_all(folder.join("site")).unwrap();
    // what is hidden is in nobody's way
    fs::write(folder.join("site/.nojekyll"), "").unwrap();
    into(&folder, "site").done();
    fs::write(folder.join("site/CNAME"), "example.org").unwrap();
    fs::remove_file(folder.join("in/south/south.md")).unwrap();
    assert!(into(&folder, "site").done().starts_with("site: 1 article, "));
    assert_eq!(fs::read_to_string(folder.join("site/CNAME")).unwrap(), "example.org");
    let names: Vec<String> = files(&folder.join("site")).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"parallax.files".to_owned()) && !names.contains(&"new".to_owned()), "{names:?}");
    assert!(!folder.join("site/.parallax-new").exists());
    // a page of one's own in its place is one's own
    fs::write(folder.join("site/index.html"), "<p>A page of my own.</p>").unwrap();
    refuse(&folder, "site", "site", &["`index.html` would be written over", "did not make it"]);
}

#[test]
fn a_site_from_before_there_was_a_list_is_known() {
    let folder = articles("out-earlier");
    into(&folder, "site").done();
    // nor was there a picture of it then
    let earlier = || {
        for file in ["parallax.files", "preview.png"] {
            fs::remove_file(folder.join("site").join(file)).unwrap();
        }
    };
    earlier();
    into(&folder, "site").done();
    for file in ["index.html", "parallax.html", "corpus.plx"] {
        earlier();
        let bytes = fs::read(folder.join("site").join(file)).unwrap();
        fs::remove_file(folder.join("site").join(file)).unwrap();
        refuse(&folder, "site", "site", &["did not make"]);
        fs::write(folder.join("site").join(file), bytes).unwrap();
        into(&folder, "site").done();
    }
}

#[test]
fn a_site_is_no_article() {
    let folder = articles("out-inside");
    into(&folder, "in/site").refused(1, &["--out in/site lies in the input in", "a folder beside it"]);
    into(&folder, "site").done();
    fs::rename(folder.join("site"), folder.join("in/site")).unwrap();
    let again = into(&folder, "site");
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.out.starts_with("site: 2 articles"), "{}", again.out);
    assert_eq!(again.err, "1 file passed over: in/site/ (a site that `parallax build` made)\n");
    // a page of it that lies elsewhere
    let run = |arguments: &[&str]| parallax(&folder, arguments, "");
    fs::create_dir_all(folder.join("pages")).unwrap();
    fs::copy(folder.join("in/site/parallax.html"), folder.join("pages/talks.html")).unwrap();
    run(&["build", "pages", "--out", "s", "--shell", "shell"]).refused(
        1,
        &["no articles in pages", "passed over: pages/talks.html (a page that `parallax build` made)"],
    );
    for arguments in [
        &["build", "pages/talks.html", "--out", "s", "--shell", "shell"][..],
        &["compare", "pages/talks.html", "in/north.txt"],
    ] {
        run(arguments)
            .refused(1, &["pages/talks.html is a page that `parallax build` made", "`parallax dump`"]);
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_told_before_the_work() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = articles("out-readonly");
    let shut = folder.join("shut");
    fs::create_dir_all(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    // whoever may write everywhere is stopped by nothing
    if fs::write(shut.join("x"), "").is_err() {
        refuse(&folder, "shut/site", "shut", &["cannot be written"]);
    }
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A small disk of its own, where the one who runs the tests may make one.
#[cfg(target_os = "linux")]
struct Disk(PathBuf);

#[cfg(target_os = "linux")]
impl Disk {
    fn new(place: PathBuf) -> Option<Disk> {
        fs::create_dir_all(&place).unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
            .arg(&place)
            .stderr(Stdio::null())
            .status();
        mount.is_ok_and(|done| done.success()).then_some(Disk(place))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_site() {
    let folder = articles("out-full");
    let Some(disk) = Disk::new(folder.join("disk")) else {
        eprintln!("left out: no disk can be mounted here");
        return;
    };
    for out in ["disk/site", "disk"] {
        into(&folder, out).done();
        let before = files(&folder.join(out));
        // as much as is left, less a little
        let mut filler = fs::File::create(folder.join("disk/.filler")).unwrap();
        while filler.write_all(&[7; 512]).is_ok() {}
        drop(filler);
        let size = fs::metadata(folder.join("disk/.filler")).unwrap().len();
        fs::File::options()
            .write(true)
            .open(folder.join("disk/.filler"))
            .unwrap()
            .set_len(size - 12_000)
            .unwrap();
        fs::write(folder.join("in/more.txt"), "More came on 9 May 2025.").unwrap();
        into(&folder, out)
            .refused(1, &["cannot be written: No space left on device", "make room on the disk"]);
        parallax(&folder, &["check", out], "").done();
        fs::remove_file(folder.join("disk/.filler")).unwrap();
        assert!(files(&folder.join(out)) == before, "{out} is not as it was");
        fs::remove_file(folder.join("in/more.txt")).unwrap();
        let _ = fs::remove_dir_all(folder.join("disk/site"));
    }
    drop(disk);
}
