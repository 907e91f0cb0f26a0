//! Pages that wait for articles, and pages that offer another corpus to look at.

use std::fs;

use crate::{folder, json, parallax, shell};

#[test]
fn a_page_without_articles_waits_for_some() {
    let folder = folder("waiting");
    shell(&folder);
    parallax(&folder, &["build", "--shell", "shell", "--out", "app", "--title", "Bring yours"], "").done();
    parallax(&folder, &["check", "app"], "").done();
    assert!(json(&parallax(&folder, &["dump", "app"], "").done()).is_empty());
    let page = fs::read_to_string(folder.join("app/index.html")).unwrap();
    assert!(page.contains("<title>Bring yours</title>") && page.contains("Your articles"), "{page}");
}

#[test]
fn another_corpus_can_be_looked_at() {
    let folder = folder("examples");
    shell(&folder);
    for (name, text) in
        [("in", "Ferry\n\nA ferry sank off Bergen."), ("other", "Bridge\n\nA bridge in Oslo opened.")]
    {
        fs::create_dir(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("a.txt"), text).unwrap();
    }
    fs::write(folder.join("other/parallax.toml"), "title = \"Bridges\"\n").unwrap();
    let build = |out: &str, example: &str| {
        parallax(&folder, &["build", "in", "--shell", "shell", "--out", out, "--example", example], "")
    };
    build("site", "other").done();
    parallax(&folder, &["check", "site"], "").done();
    let dumped = json(&parallax(&folder, &["dump", "site/example-1.plx"], "").done());
    assert!(dumped[0]["text"].as_str().unwrap().contains("A bridge in Oslo opened."), "{dumped:?}");
    let page = fs::read_to_string(folder.join("site/index.html")).unwrap();
    assert!(page.contains("data-title=\"Bridges\""), "{page}");
    // one that is packed already is taken as it is
    build("again", "site/example-1.plx").done();
    let file = |site: &str| fs::read(folder.join(site).join("example-1.plx")).unwrap();
    assert_eq!(file("again"), file("site"));
    build("none", "nowhere").refused(1, &["nowhere does not exist"]);
}
