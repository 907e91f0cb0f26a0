//! The command line, end to end: the built program on files of its own, by its output and its exit code.

#![cfg(feature = "prepare")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

mod check;
mod curation;
mod examples;
mod excerpts;
mod export;
mod folders;
mod formats;
mod inspect;
mod new;
mod out;
mod serve;
mod syntax;

/// A folder for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a run gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program in a folder with something on its standard input.
fn parallax(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // a program that does not read its input closes it
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        self.out
    }

    /// It failed, wrote nothing but the message, and the message holds all of `expected`.
    #[track_caller]
    fn refused(self, code: i32, expected: &[&str]) {
        assert_eq!(self.code, Some(code), "{}", self.err);
        for part in expected {
            assert!(self.err.contains(part), "expected `{part}` in: {}", self.err);
        }
    }
}

fn json(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A shell such as Trunk writes, without a page that works.
fn shell(folder: &Path) {
    let shell = folder.join("shell");
    fs::create_dir_all(&shell).unwrap();
    let html = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Parallax</title>\
        <link rel=\"stylesheet\" href=\"./a.css\"/><script type=\"module\">import init from './a.js';</script></head>\
        <body><div id=\"app\"></div></body></html>";
    for (name, text) in [
        ("index.html", html),
        ("a.css", "a {}"),
        ("a.js", "export { a as default };"),
        ("a_bg.wasm", "wasm"),
        ("engine.js", "let wasm_bindgen;"),
        ("engine_bg.wasm", "wasm"),
    ] {
        fs::write(shell.join(name), text).unwrap();
    }
}

const NORTH: &str =
    "# Talks in Moscow\n\nThe two presidents met in Moscow on 8 May 2025. Nothing was signed.\n";
const SOUTH: &str = "# No treaty yet\n\nA treaty was expected. Nothing was signed.\n";

/// Two accounts in folders of their own, and what `parallax.toml` above both says of them.
fn two_accounts(name: &str) -> PathBuf {
    let folder = folder(name);
    let lead = "The ferry sank off the town of Zadar";
    for (outlet, text) in [
        ("north", format!("Ferry sinks\n\n{lead} on Thursday, the harbour master said. Nobody was hurt.\n")),
        ("south", format!("Ferry lost\n\n{lead} on 12 March 2026, the owner said. Nobody was hurt.\n")),
    ] {
        fs::create_dir_all(folder.join("in").join(outlet)).unwrap();
        fs::write(folder.join("in").join(outlet).join("ferry.txt"), text).unwrap();
    }
    let metadata = "[articles.\"north/ferry.txt\"]\nsource = \"Northern Post\"\ntitle = \"Ferry sinks off Zadar\"\n\
                    published = 2026-03-13\n[articles.\"elsewhere.txt\"]\nsource = \"Mail\"\n";
    fs::write(folder.join("in/parallax.toml"), metadata).unwrap();
    folder
}

#[test]
fn a_comparison_knows_what_the_page_would() {
    let folder = two_accounts("compare-known");
    let files = ["in/north/ferry.txt", "in/south/ferry.txt"];
    let dates = |folder: &Path, arguments: &[&str]| {
        let all = [&["compare", "--json"], arguments].concat();
        json(&parallax(folder, &all, "").done()).remove(0)["shared_dates"].to_string()
    };
    // Thursday is that before the day of publication
    assert_eq!(dates(&folder, &files), "[\"2026-03-12\"]");
    assert_eq!(dates(&folder.join("in/north"), &["ferry.txt", "../south/ferry.txt"]), "[\"2026-03-12\"]");
    let report = parallax(&folder, &["compare", files[0], files[1]], "").done();
    let head = "A: Ferry sinks off Zadar (Northern Post, 13 March 2026)\nB: Ferry lost\n";
    assert!(report.starts_with(head), "{report}");

    // one that lies elsewhere names files as they are called themselves
    fs::remove_file(folder.join("in/parallax.toml")).unwrap();
    assert_eq!(dates(&folder, &files), "[]");
    fs::rename(folder.join("in/north/ferry.txt"), folder.join("in/north/lost.txt")).unwrap();
    fs::write(folder.join("known.toml"), "[articles.\"lost.txt\"]\npublished = 2026-03-13\n").unwrap();
    let files = ["in/north/lost.txt", "in/south/ferry.txt"];
    let with = ["in/north/lost.txt", "in/south/ferry.txt", "--metadata", "known.toml"];
    assert_eq!([dates(&folder, &files), dates(&folder, &with)], ["[]", "[\"2026-03-12\"]"]);

    fs::write(folder.join("in/parallax.toml"), "titel = \"x\"\n").unwrap();
    let run = parallax(&folder, &["compare", files[0], files[1]], "");
    assert!(run.out.starts_with("A: Ferry sinks\n"), "{}", run.out);
    run.refused(1, &["in/parallax.toml, line 1: nothing here is called `titel`"]);
}

/// A folder with two articles and a shell.
fn articles(name: &str) -> PathBuf {
    let folder = folder(name);
    shell(&folder);
    fs::create_dir_all(folder.join("in/south")).unwrap();
    fs::write(folder.join("in/north.txt"), NORTH).unwrap();
    fs::write(folder.join("in/south/south.md"), SOUTH).unwrap();
    folder
}

fn build(folder: &Path) -> Run {
    parallax(folder, &["build", "in", "--out", "site", "--shell", "shell"], "")
}

#[test]
fn a_site_is_built_and_gives_its_articles_back() {
    let folder = articles("build");
    let metadata =
        "title = \"Two <views>\"\n[articles.\"north.txt\"]\nsource = \"Post\"\npublished = 2025-05-09\n";
    fs::write(folder.join("in/parallax.toml"), metadata).unwrap();
    let told = build(&folder).done();
    assert!(told.starts_with("site: 2 articles, "), "{told}");
    let page = fs::read_to_string(folder.join("site/index.html")).unwrap();
    assert!(page.contains("<title>Two &lt;views&gt;</title>"), "{page}");
    let dumped = parallax(&folder, &["dump", "site"], "").done();
    for form in ["site/corpus.plx", "site/parallax.html"] {
        assert_eq!(parallax(&folder, &["dump", form], "").done(), dumped);
        let checked = parallax(&folder, &["check", form], "").done();
        assert!(checked.contains("2 articles, 1 entity"), "{checked}");
    }
    let dumped = json(&dumped);
    let ids: Vec<&str> = dumped.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["north.txt", "south/south.md"]);
    assert_eq!(dumped[0]["source"], "Post");
    assert_eq!(dumped[0]["published"], "2025-05-09");
    assert_eq!(dumped[0]["title"], "Talks in Moscow");
    assert_eq!(dumped[1].get("source"), None);
    let text = dumped[1]["text"].as_str().unwrap();
    assert!(text.contains("A treaty was expected."), "{text}");
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let (one, two) = (articles("same-1"), articles("same-2"));
    build(&one).done();
    build(&two).done();
    for name in ["corpus.plx", "parallax.html", "index.html"] {
        assert_eq!(
            fs::read(one.join("site").join(name)).unwrap(),
            fs::read(two.join("site").join(name)).unwrap()
        );
    }
}

#[test]
fn what_is_dumped_can_be_built_again() {
    let folder = articles("again");
    build(&folder).done();
    let dumped = parallax(&folder, &["dump", "site"], "").done();
    fs::write(folder.join("dumped.jsonl"), &dumped).unwrap();
    parallax(&folder, &["build", "dumped.jsonl", "--out", "again", "--shell", "shell"], "").done();
    let again = json(&parallax(&folder, &["dump", "again"], "").done());
    for (one, two) in json(&dumped).iter().zip(&again) {
        for field in ["id", "text", "title"] {
            assert_eq!(one[field], two[field]);
        }
    }
}

#[test]
fn faults_of_the_input_name_file_line_and_mend() {
    let folder = articles("faults");
    let run = |arguments: &[&str]| parallax(&folder, arguments, "");
    run(&["build", "nowhere", "--out", "site", "--shell", "shell"])
        .refused(1, &["nowhere does not exist: expected an article or a folder of articles"]);
    fs::write(folder.join("table.xyz"), "a").unwrap();
    run(&["build", "table.xyz", "--out", "site", "--shell", "shell"])
        .refused(1, &["table.xyz", "expected a file that ends in .txt"]);
    run(&["build", "shell", "--out", "site", "--shell", "in"]).refused(1, &["in holds no index.html"]);
    run(&["build", "in", "in/south", "--out", "s", "--shell", "shell"]).done();
    fs::create_dir_all(folder.join("other")).unwrap();
    fs::write(folder.join("other/north.txt"), NORTH).unwrap();
    run(&["build", "in", "other", "--out", "s", "--shell", "shell"]).done();
    fs::create_dir_all(folder.join("third/in")).unwrap();
    fs::write(folder.join("third/in/north.txt"), NORTH).unwrap();
    run(&["build", "in", "other", "third", "--out", "s", "--shell", "shell"]).refused(
        1,
        &["two files would both be called `in/north.txt`: in/north.txt and third/in/north.txt; rename one"],
    );

    fs::write(folder.join("in/parallax.toml"), "title = 'a'\n[articles.\"north.text\"]\n").unwrap();
    let expected = ["warning: in/parallax.toml, line 2: there is no article `north.text`", "`north.txt`"];
    build(&folder).refused(1, &expected);
    parallax(&folder, &["check", "site"], "").done();
    fs::write(folder.join("in/parallax.toml"), "\n\npublished = 2025\n").unwrap();
    build(&folder)
        .refused(1, &["in/parallax.toml, line 3: nothing here is called `published`: write one of `title`"]);
    fs::remove_file(folder.join("in/parallax.toml")).unwrap();
    fs::write(folder.join("in/curation.toml"), "# none\n[[hide]]\nname = 'Atlantis'\n").unwrap();
    build(&folder).refused(1, &["in/curation.toml, line 2: [[hide]] no entity is called `Atlantis`"]);
    fs::remove_file(folder.join("in/curation.toml")).unwrap();

    fs::write(folder.join("in/more.jsonl"), "{\"id\":1,\"text\":\"x\"}\n\n{\"id\":2}\n").unwrap();
    // the rest of the site is there
    build(&folder).refused(1, &["in/more.jsonl:3: expected a `text`", "without these: 1\n"]);
    assert!(parallax(&folder, &["dump", "site"], "").done().contains("\"id\":\"1\""));
}

#[test]
fn faults_of_a_corpus_are_named() {
    let folder = articles("corpus");
    build(&folder).done();
    let run = |arguments: &[&str]| parallax(&folder, arguments, "");
    run(&["check", "in"]).refused(1, &["in holds no corpus.plx", "`parallax build`"]);
    run(&["check", "in/north.txt"]).refused(1, &["in/north.txt: this is not a Parallax corpus"]);
    run(&["dump", "site/index.html"]).refused(1, &["site/index.html", "this page holds no corpus"]);
    let mut bytes = fs::read(folder.join("site/corpus.plx")).unwrap();
    bytes.truncate(bytes.len() - 20);
    fs::write(folder.join("short.plx"), bytes).unwrap();
    run(&["check", "short.plx"]).refused(1, &["short.plx: the compressed corpus is damaged"]);
}

#[test]
fn faults_of_the_command_are_told_apart() {
    let folder = articles("usage");
    let run = |arguments: &[&str]| parallax(&folder, arguments, "");
    run(&[]).refused(2, &["Usage: parallax"]);
    run(&["biuld"]).refused(2, &["biuld", "build"]);
    run(&["export", "--out", "x"]).refused(2, &["nothing to export", "give articles"]);
    run(&["compare", "in/north.txt"]).refused(2, &["expected two articles, found 1", "parallax compare"]);
    run(&["compare", "--pairs", "a", "b"]).refused(2, &["--pairs takes one file"]);
    assert!(run(&["annotate", "--help"]).done().contains("Examples:"));
    assert!(run(&["--version"]).done().starts_with("parallax "));
}

#[test]
fn annotate_goes_on_past_a_bad_line_and_keeps_the_order() {
    let folder = folder("annotate");
    let lines: Vec<String> = (0..300)
        .map(|n| match n {
            7 => "{\"id\":7}".to_owned(),
            8 => String::new(),
            9 => "{\"id\":9,\"text\":\"x\",\"published\":\"9 May\"}".to_owned(),
            _ => format!("{{\"id\":{n},\"text\":\"Line {n} has {n} words.\",\"topics\":[]}}"),
        })
        .collect();
    let input = lines.join("\n");
    for arguments in [&["annotate"][..], &["annotate", "--merge"]] {
        let run = parallax(&folder, arguments, &input);
        let ids: Vec<u64> = json(&run.out).iter().map(|line| line["id"].as_u64().unwrap()).collect();
        assert!(ids.iter().copied().eq((0..300).filter(|n| !(7..=8).contains(n))));
        assert_eq!(run.err.lines().count(), 2, "{}", run.err);
        run.refused(
            1,
            &["standard input:8: expected a `text`", "standard input:10: expected a day", "found `9 May`"],
        );
    }
    fs::write(folder.join("in.jsonl"), &lines[0]).unwrap();
    let found = parallax(&folder, &["annotate", "in.jsonl"], "").done();
    for field in ["entities", "dates", "events", "quotes", "quantities"] {
        assert!(json(&found)[0][field].is_array(), "{found}");
    }
}

/// Each span of each list is the words of the text that it is given for, by Unicode scalars.
fn spans_fit(line: &Value, text: &str) -> usize {
    let scalars: Vec<char> = text.chars().collect();
    let mut seen = 0;
    for list in ["entities", "dates", "quotes", "quantities"] {
        for found in line[list].as_array().unwrap() {
            let place = |end: &str| usize::try_from(found[end].as_u64().unwrap()).unwrap();
            let words: String = scalars[place("start")..place("end")].iter().collect();
            assert_eq!(found["text"], words.as_str());
            seen += 1;
        }
    }
    seen
}

#[test]
fn offsets_count_scalars_of_the_text_given() {
    let folder = articles("offsets");
    // furniture, repeated white space and wide characters before what is found
    let text =
        "“Élan”  –  𝒳\n\n2 Comments\n\nShe said  53 people had come to N’Djamena, and 1,984 had left.\n";
    let given = serde_json::json!({ "id": "x", "text": text });
    let found = parallax(&folder, &["annotate"], &given.to_string()).done();
    assert!(spans_fit(&json(&found)[0], text) >= 1, "{found}");

    fs::write(folder.join("in/north.txt"), text).unwrap();
    build(&folder).done();
    for line in json(&parallax(&folder, &["dump", "site"], "").done()) {
        spans_fit(&line, line["text"].as_str().unwrap());
    }
}

#[test]
fn two_articles_are_compared() {
    let folder = articles("compare");
    let (a, b) = ("in/north.txt", "in/south/south.md");
    let compared = json(&parallax(&folder, &["compare", a, b, "--json"], "").done()).remove(0);
    for field in ["aligned", "only_a", "only_b", "conflicts", "shared_entities", "shared_dates"] {
        assert!(compared[field].is_array(), "{compared}");
    }
    let report = parallax(&folder, &["compare", a, b], "").done();
    assert!(report.starts_with("A: Talks in Moscow\nB: No treaty yet\n"), "{report}");

    let pair =
        serde_json::json!({ "id": 5, "a": NORTH, "b": SOUTH, "published_a": "2025-05-09" }).to_string();
    let run = parallax(&folder, &["compare", "--pairs"], &format!("{pair}\nnothing\n{pair}\n"));
    let lines = json(&run.out);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], 5);
    assert_eq!(lines[0]["aligned"], compared["aligned"]);
    run.refused(1, &["standard input:2: expected a JSON object with `id`, `a` and `b`"]);
}
