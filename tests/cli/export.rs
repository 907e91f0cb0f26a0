//! `parallax export`: from articles or from a site, into a folder or a pipe, and never over what it did not make.

use std::fs;

use crate::{articles, build, json, parallax};

#[test]
fn articles_and_their_site_give_the_same_files() {
    let folder = articles("export");
    let told = parallax(&folder, &["export", "in", "--out", "tables"], "").done();
    assert!(
        told.contains("tables/articles.bib  bibtex") && told.contains("tables/quotes.csv  quotes"),
        "{told}"
    );
    build(&folder).done();
    for (form, out) in [("site", "a"), ("site/corpus.plx", "b"), ("site/parallax.html", "c")] {
        parallax(&folder, &["export", form, "--out", out], "").done();
        for file in fs::read_dir(folder.join("tables")).unwrap() {
            let name = file.unwrap().file_name();
            let read = |of: &str| fs::read(folder.join(of).join(&name)).unwrap();
            assert!(read(out) == read("tables"), "{name:?} of {form}");
        }
    }
    let csv = fs::read_to_string(folder.join("tables/articles.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}file,title,outlet,"), "{csv}");
}

#[test]
fn one_export_goes_into_a_pipe() {
    let folder = articles("export-one");
    let dates = ["export", "in", "--what", "dates", "--format", "jsonl"];
    let rows = json(&parallax(&folder, &dates, "").done());
    assert_eq!((rows.len(), &rows[0]["value"]), (1, &"2025-05-08".into()));
    let bib = parallax(&folder, &["export", "in", "--what", "bibtex"], "").done();
    assert!(bib.starts_with("@misc{north,\n"), "{bib}");
    let two = parallax(&folder, &["export", "in", "--what", "dates,quotes"], "");
    two.refused(2, &["2 exports need a folder: give --out DIR"]);
    let unknown = parallax(&folder, &["export", "in", "--what", "names"], "");
    unknown.refused(2, &["invalid value 'names' for '--what <WHAT>'", "entities"]);
}

#[test]
fn only_what_an_export_made_is_written_over() {
    let folder = articles("export-over");
    let export = ["export", "in", "--what", "entities,bibtex", "--out", "tables"];
    parallax(&folder, &export, "").done();
    parallax(&folder, &export, "").done();
    // another export beside it keeps the first
    parallax(&folder, &["export", "in", "--what", "quotes", "--out", "tables"], "").done();
    assert!(folder.join("tables/articles.bib").is_file() && folder.join("tables/quotes.csv").is_file());
    fs::write(folder.join("tables/dates.csv"), "mine").unwrap();
    let over = parallax(&folder, &["export", "in", "--what", "dates", "--out", "tables"], "");
    over.refused(1, &["`dates.csv` would be written over", "did not make it"]);
    assert_eq!(fs::read_to_string(folder.join("tables/dates.csv")).unwrap(), "mine");
    let among = parallax(&folder, &["export", "in", "--what", "dates", "--out", "in"], "");
    among.refused(1, &["--out in is the input in"]);
}

#[test]
fn a_corpus_has_been_built_with_its_own_title() {
    let folder = articles("export-title");
    build(&folder).done();
    let titled = parallax(&folder, &["export", "site", "--title", "Other", "--what", "bibtex"], "");
    titled.refused(2, &["--title, --metadata and --curation are for articles"]);
    fs::write(folder.join("site/corpus.plx"), "broken").unwrap();
    let broken = parallax(&folder, &["export", "site", "--what", "bibtex"], "");
    broken.refused(1, &["site/corpus.plx"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_exported() {
    let folder = articles("export-part");
    fs::write(folder.join("in/bad.jsonl"), "{\"id\":").unwrap();
    let run = parallax(&folder, &["export", "in", "--what", "articles", "--format", "jsonl"], "");
    assert_eq!((run.code, json(&run.out).len()), (Some(1), 2));
    assert!(run.err.contains("in/bad.jsonl:1"), "{}", run.err);
}
