//! `parallax build --excerpts`: what may not be published is in no file, and the page says that it shows excerpts.

use std::fs;

use crate::{folder, json, parallax, shell};

const ARTICLE: &str = "# Ferry aground\n\nIt rained all through the morning of whispers. The ferry ran aground off Bergen on 3 \
    March 2024. Nobody heard the lighthouse keeper mumble.\n\n“We saw it,” said Ada Marsh. Everything else is obscurity.\n";

#[test]
fn what_is_left_out_is_in_no_file() {
    let folder = folder("excerpts");
    shell(&folder);
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("in/ferry.md"), ARTICLE).unwrap();
    fs::write(folder.join("in/parallax.toml"), "description = \"Ferries.\"\n").unwrap();
    let build = |out: &str, excerpts: &str| {
        parallax(&folder, &["build", "in", "--shell", "shell", "--out", out, "--excerpts", excerpts], "")
    };
    build("site", "2").done();
    let dumped = json(&parallax(&folder, &["dump", "site"], "").done());
    assert_eq!(
        dumped[0]["text"],
        "Ferry aground\n\n[…] The ferry ran aground off Bergen on 3 March 2024.\n\n[…] “We saw it,” said Ada Marsh. […]"
    );
    let page = fs::read_to_string(folder.join("site/index.html")).unwrap();
    assert!(
        page.contains("This page shows excerpts: of each article its headline and at most 2 sentences"),
        "{page}"
    );
    assert!(page.contains("Ferries."), "{page}");
    // neither the page nor what can be asked of the corpus knows the rest
    let words = ["whispers", "lighthouse", "mumble", "obscurity"];
    let exported = parallax(&folder, &["export", "site", "--what", "clauses"], "").done();
    for word in words {
        assert!(!page.contains(word) && !exported.contains(word), "{word}");
    }
    // what is read again is not taken for the whole
    assert_eq!(dumped[0]["excerpt"], true);
    let lines = parallax(&folder, &["dump", "site"], "").done();
    fs::create_dir(folder.join("again")).unwrap();
    fs::write(folder.join("again/lines.jsonl"), lines).unwrap();
    let rows =
        json(&parallax(&folder, &["export", "again", "--what", "articles", "--format", "jsonl"], "").done());
    assert_eq!(rows[0]["excerpt"], true);
    parallax(&folder, &["check", "site"], "").done();
    build("none", "0").refused(2, &["0 is not in 1..=100"]);
    // as it was without the option
    parallax(&folder, &["build", "in", "--shell", "shell", "--out", "whole"], "").done();
    let whole = parallax(&folder, &["dump", "whole"], "").done();
    assert!(!whole.contains("\"excerpt\""));
    assert!(words.iter().all(|word| whole.contains(word)));
}
