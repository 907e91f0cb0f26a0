//! `parallax new`: a folder to begin with, and the one-file page.

use std::fs;

use crate::{articles, folder, json, parallax, shell};

#[test]
fn a_starter_builds_at_once() {
    let folder = folder("new");
    shell(&folder);
    let told = parallax(&folder, &["new", "mine"], "").done();
    assert!(told.contains("parallax build mine --out site"), "{told}");
    let built = parallax(&folder, &["build", "mine", "--shell", "shell"], "");
    assert_eq!(built.code, Some(0), "{}", built.err);
    assert!(built.out.starts_with("site: 1 article, "), "{}", built.out);
    let dumped = json(&parallax(&folder, &["dump", "site"], "").done());
    assert_eq!(
        (&dumped[0]["source"], &dumped[0]["published"]),
        (&"The Invented Gazette".into(), &"2024-03-06".into())
    );
    assert!(dumped[0]["text"].as_str().unwrap().contains("This article is invented"));
}

#[test]
fn every_comment_of_a_starter_is_right() {
    let folder = folder("new-comments");
    parallax(&folder, &["new", "mine"], "").done();
    // what stands behind a sign is an example that can be used: without the signs both files are still read
    for (name, used) in [
        ("parallax.toml", ["published_basis = ", "text = \"Volltext\""]),
        ("curation.toml", ["[[merge]]", "words = "]),
    ] {
        let text = fs::read_to_string(folder.join("mine").join(name)).unwrap();
        let is_example =
            |line: &&str| line.starts_with("# [") || line.starts_with("# ") && line.contains(" = ");
        let lines: Vec<&str> =
            text.lines().map(|line| if is_example(&line) { &line[2..] } else { line }).collect();
        assert!(used.iter().all(|used| lines.iter().any(|line| line.starts_with(used))), "{name}: {lines:?}");
        toml::from_str::<toml::Table>(&lines.join("\n")).unwrap();
    }
    let workflow = fs::read_to_string(folder.join("mine/.github/workflows/pages.yml")).unwrap();
    // a site is never written into the folder of the articles
    assert!(workflow.contains("build . --out \"$RUNNER_TEMP/"), "{workflow}");
    assert!(workflow.contains(&format!("VERSION: v{}\n", env!("CARGO_PKG_VERSION"))), "{workflow}");
    assert!(!workflow.contains("{repository}") && !workflow.contains("cargo"), "{workflow}");
    // what it gets is what a release holds
    let release = include_str!("../../.github/workflows/release.yml");
    let asked = workflow.lines().find_map(|line| line.trim().strip_prefix("file=parallax-")).unwrap();
    let target = asked.strip_suffix(".tar.gz").unwrap();
    assert!(release.contains(&format!("target: {target},")), "{target}");
    assert!(release.contains("name=parallax-${{ matrix.target }}") && release.contains("$file.sha256"));
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = folder("new-full");
    fs::create_dir(folder.join("full")).unwrap();
    fs::write(folder.join("full/mine.txt"), "mine").unwrap();
    parallax(&folder, &["new", "full"], "")
        .refused(1, &["full holds `mine.txt` already", "new or empty folder"]);
    assert_eq!(fs::read_dir(folder.join("full")).unwrap().count(), 1);
    fs::create_dir(folder.join("empty")).unwrap();
    parallax(&folder, &["new", "empty"], "").done();
}

#[test]
fn a_single_file_is_the_one_of_the_site_and_nothing_else() {
    let folder = articles("single");
    let single =
        |file: &str| parallax(&folder, &["build", "in", "--single-file", file, "--shell", "shell"], "");
    let told = single("page.html").done();
    assert!(
        told.starts_with("page.html: 2 articles, ") && told.contains("open it by double click"),
        "{told}"
    );
    assert!(!folder.join("site").exists());
    crate::build(&folder).done();
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert!(read("page.html") == read("site/parallax.html"));
    // over an earlier one, and over nothing else
    single("page.html").done();
    fs::write(folder.join("mine.html"), "<p>mine").unwrap();
    single("mine.html").refused(1, &["mine.html is there already, and Parallax did not make it"]);
    single("in").refused(1, &["--single-file in is a folder"]);
    single("nowhere/page.html")
        .refused(1, &["nowhere/page.html cannot be written", "look whether the name is right"]);
    assert_eq!(read("mine.html"), b"<p>mine");
    let both = parallax(&folder, &["build", "in", "--single-file", "a.html", "--out", "x"], "");
    both.refused(2, &["cannot be used with"]);
}
