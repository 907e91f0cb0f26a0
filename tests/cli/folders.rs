//! What lies in a folder: what is read, what is passed over and named, and what costs only itself.

use parallax::publish::packed;
use parallax::publish::session::Session;

use super::*;

#[test]
fn what_is_passed_over_is_named() {
    let folder = articles("passed");
    for (name, text) in [
        ("README.md", "About these articles."),
        ("table.xyz", "a,b"),
        (".hidden.txt", "Hidden."),
        ("south/parallax.toml", "title = 'South'"),
        // what lists files for other programs has no say here
        (".gitignore", "north.txt"),
        (".ignore", "*.md"),
    ] {
        fs::write(folder.join("in").join(name), text).unwrap();
    }
    fs::create_dir_all(folder.join("in/.git")).unwrap();
    fs::write(folder.join("in/.git/x.txt"), "Not read.").unwrap();
    fs::create_dir_all(folder.join("in/parallax.toml")).unwrap();
    fs::write(folder.join("in/parallax.toml/odd.txt"), "An article in an odd place.").unwrap();
    let run = build(&folder);
    assert_eq!(run.code, Some(0));
    assert!(run.out.starts_with("site: 3 articles, "), "{}", run.out);
    assert_eq!(
        run.err,
        "8 files passed over: in/south/parallax.toml (read only at the top of a folder that is given), \
         in/parallax.toml/ (a folder where a file was expected), in/table.xyz (no kind that can be read), \
         in/.git/ (hidden), in/.gitignore (hidden), in/.hidden.txt (hidden), in/.ignore (hidden), \
         in/README.md (about the articles, by its name)\n"
    );
}

#[test]
#[cfg(unix)]
fn links_are_followed_and_end() {
    use std::os::unix::fs::symlink;
    let folder = articles("links");
    fs::create_dir_all(folder.join("elsewhere/deep")).unwrap();
    fs::write(folder.join("elsewhere/linked.txt"), "Linked.").unwrap();
    fs::write(folder.join("elsewhere/deep/more.txt"), "More.").unwrap();
    for (to, link) in [
        ("../elsewhere/linked.txt", "in/a-link.txt"),
        ("../elsewhere", "in/folder"),
        ("gone.txt", "in/gone.txt"),
        ("round.txt", "in/round.txt"),
        ("..", "in/south/up"),
        ("../elsewhere", "in/twice"),
        ("/dev/null", "in/null.txt"),
        ("../../in", "elsewhere/deep/back"),
    ] {
        let link = folder.join(link);
        // a link to itself cannot be made with a name that is taken
        symlink(if to == "gone.txt" { "nowhere.txt" } else { to }, link).unwrap();
    }
    let run = build(&folder);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let ids: Vec<String> = json(&parallax(&folder, &["dump", "site"], "").done())
        .iter()
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["a-link.txt", "folder/deep/more.txt", "north.txt", "south/south.md"]);
    for part in [
        "in/gone.txt (a link to what is not there)",
        "in/round.txt (a link that leads back to itself)",
        "in/south/up (a link that leads back to itself)",
        "in/twice/ (the same as in/folder)",
        "in/folder/linked.txt (the same as in/a-link.txt)",
        "in/folder/deep/back/ (the same as in)",
        "in/null.txt (a device)",
    ] {
        assert!(run.err.contains(part), "{part} in {}", run.err);
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_not_opened() {
    let folder = articles("pipes");
    for pipe in ["in/pipe.txt", "pipe.toml"] {
        assert!(Command::new("mkfifo").arg(folder.join(pipe)).status().unwrap().success());
    }
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("in/s.txt"));
    let run = build(&folder);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("in/pipe.txt (a pipe)"), "{}", run.err);
    let run = |arguments: &[&str]| parallax(&folder, arguments, "");
    run(&["build", "in/pipe.txt", "--out", "s", "--shell", "shell"])
        .refused(1, &["in/pipe.txt is a pipe, expected an article"]);
    run(&["build", "/dev/zero", "--out", "s", "--shell", "shell"]).refused(1, &["/dev/zero is a device"]);
    for option in ["--metadata", "--curation"] {
        run(&["build", "in", option, "pipe.toml", "--out", "s", "--shell", "shell"])
            .refused(1, &["pipe.toml is a pipe, expected a file"]);
    }
    run(&["check", "pipe.toml"]).refused(1, &["pipe.toml is a pipe, expected a file"]);
}

/// Whether the one who runs the tests may read what nobody may.
#[cfg(unix)]
fn may_all(file: &Path) -> bool {
    fs::read(file).is_ok()
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_costs_only_itself() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = articles("unreadable");
    let secret = folder.join("in/secret.txt");
    let shut = folder.join("in/shut");
    fs::write(&secret, "Secret.").unwrap();
    fs::create_dir_all(&shut).unwrap();
    fs::write(folder.join("in/parallax.toml"), "[articles.'secret.txt']\nsource = 'Post'\n").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o0)).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o0)).unwrap();
    if may_all(&secret) {
        // root reads everything: a file that is too large stands for one that cannot be read
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        fs::File::create(&secret).unwrap().set_len(6 << 30).unwrap();
        let run = build(&folder);
        assert!(run.out.starts_with("site: 2 articles"), "{}", run.out);
        run.refused(1, &["in/secret.txt: expected at most 64 MB, found 6144 MB", "without these: 1"]);
    } else {
        let run = build(&folder);
        assert!(run.out.starts_with("site: 2 articles"), "{}", run.out);
        run.refused(
            1,
            &[
                "in/secret.txt cannot be read: Permission denied",
                "in/shut cannot be read",
                "without these: 2",
            ],
        );
    }
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    let _ = fs::remove_file(&secret);
}

#[test]
fn files_of_one_name_in_two_folders_are_articles_as_in_the_page() {
    let folder = folder("saved");
    shell(&folder);
    let saved = |outlet: &str, name: &str, text: &str| {
        let path = folder.join(outlet).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(
            path,
            format!("<title>{text}</title><h1>{text}</h1><p>{text} on 8 May 2025, a clerk said.</p>"),
        )
        .unwrap();
    };
    saved("a", "index.html", "The port of Tema opened");
    saved("b", "index.html", "The port of Tema closed");
    saved("b", "2025/index.html", "The mayor of Tema left");
    let build = |paths: &[&str], out: &str| {
        let arguments = [&["build"], paths, &["--out", out, "--shell", "shell"]].concat();
        parallax(&folder, &arguments, "").done();
        let dumped = json(&parallax(&folder, &["dump", out], "").done());
        let ids = dumped.iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        (ids, fs::read(folder.join(out).join("corpus.plx")).unwrap())
    };
    let (ids, packed) = build(&["a", "b"], "site");
    assert_eq!(ids, ["2025/index.html", "a/index.html", "b/index.html"]);
    assert_eq!(build(&["b/", "./a"], "turned").1, packed);
    assert_eq!(build(&["b/index.html", "a/index.html"], "files").0, ["a/index.html", "b/index.html"]);

    let mut session = Session::default();
    for (outlet, name) in [("b", "index.html"), ("b", "2025/index.html"), ("a", "index.html")] {
        session.take_from(outlet, name, &fs::read(folder.join(outlet).join(name)).unwrap(), false);
    }
    while session.progress().done < session.work(1).all {}
    assert_eq!(session.packed().bytes(), packed::unwrap(packed).unwrap());

    // folders above that are called alike are told apart by those above them
    saved("x/saved", "index.html", "The port of Tema opened");
    saved("y/saved", "index.html", "The port of Tema closed");
    let (ids, _) = build(&["x/saved", "y/saved"], "deep");
    assert_eq!(ids, ["x/saved/index.html", "y/saved/index.html"]);
}

#[test]
fn a_folder_without_articles_says_what_lies_there_and_what_can_be_done() {
    let folder = folder("nothing");
    shell(&folder);
    for (name, text) in [("papers/a.docx", "x"), ("papers/b.pdf", "x"), ("bad/a.txt", "PNG\0\0")] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    fs::create_dir_all(folder.join("empty")).unwrap();
    let build = |path: &str| {
        let run = parallax(&folder, &["build", path, "--out", "site", "--shell", "shell"], "");
        assert!(!folder.join("site").exists());
        assert!(!run.err.contains("all the rest is there"), "{}", run.err);
        run
    };
    let mend = ["so nothing was written", "files that end in .txt, .md,", "leave the folder out"];
    build("empty").refused(1, &[&["no articles in empty", "nothing lies there"][..], &mend].concat());
    let there =
        ["no articles in papers", "2 files passed over: papers/a.docx (no kind", "a word processor or a PDF"];
    build("papers").refused(1, &[&there[..], &mend].concat());
    build("bad").refused(1, &[&["bad/a.txt: expected text", "no article could be read"][..], &mend].concat());
    let told = parallax(&folder, &["build", "--out", "app", "--shell", "shell"], "").done();
    assert!(
        told.starts_with("app: a page without articles, which reads those that are dropped on it; "),
        "{told}"
    );
}

#[test]
fn a_name_that_two_articles_have_is_told_and_nothing_ascribed_by_chance() {
    let folder = articles("twins");
    let lines = "{\"id\":\"same\",\"text\":\"Eels one.\"}\n\n{\"id\":\"same\",\"text\":\"Eels two.\"}\n\
        {\"id\":\"north.txt\",\"text\":\"Eels three.\"}\n{\"id\":7,\"text\":\"Seven.\"}\n{\"id\":7,\"text\":\"Seven.\"}\n";
    fs::write(folder.join("in/x.jsonl"), lines).unwrap();
    fs::write(folder.join("in/parallax.toml"), "\n[articles.same]\nsource = 'Northern Post'\n").unwrap();
    fs::write(folder.join("in/y.csv"), "id,text\nnine,\"Nine\nlines.\"\n7,Other.\n").unwrap();
    let run = build(&folder);
    assert!(run.out.starts_with("site: 5 articles"), "{}", run.out);
    assert!(
        run.out.contains("came more than once, kept once: 1 (7 (in/x.jsonl:5 and in/x.jsonl:6))"),
        "{}",
        run.out
    );
    run.refused(
        1,
        &[
            "in/x.jsonl:3: this article has the id `same`, which is that of another (in/x.jsonl:1), so it was left out; \
             write another id at one of the two places",
            "in/x.jsonl:4: this article has the id `north.txt`, which is that of another (in/north.txt)",
            "in/parallax.toml, line 2: `same` is what 2 articles are called (in/x.jsonl:1, in/x.jsonl:3)",
            "in/y.csv:4: this article has the id `7`, which is that of another (in/x.jsonl:5)",
            "without these: 3",
        ],
    );
    assert!(!parallax(&folder, &["dump", "site"], "").done().contains("Northern Post"));
}

#[test]
fn what_a_curator_should_look_at_stands_at_the_end() {
    let folder = articles("look");
    let metadata = "[articles.\"north.txt\"]\nsource = \"Post\"\npublished = 2025-05-09\n";
    fs::write(folder.join("in/parallax.toml"), metadata).unwrap();
    fs::write(folder.join("in/again.md"), SOUTH).unwrap();
    let out = build(&folder).done();
    let end = out.split_once("To look at:\n").unwrap().1;
    assert_eq!(
        end,
        "  without a day: 2 (again.md, south/south.md)\n  without an outlet: 2 (again.md, south/south.md)\n  \
         have the same text: 1 (again.md = south/south.md)\n"
    );
}

#[test]
fn no_sign_of_a_file_reaches_the_terminal() {
    let folder = articles("signs");
    let line = "{\"id\":\"a\\u001b[2J\\nerror: forged\",\"text\":\"x\",\"published\":\"\\u001b]0;x\\u0007\\u202e\"}\n\
        {\"id\":\"b\\u009b31m\",\"text\":\"y\\u009b31m \\u202e\"}\n";
    fs::write(folder.join("in/x.jsonl"), line).unwrap();
    #[cfg(unix)]
    fs::write(folder.join("in/e\u{1b}[31m\n.xyz"), "").unwrap();
    let run = build(&folder);
    let all = format!("{}{}", run.out, run.err);
    assert!(all.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{all:?}");
    assert!(!all.lines().any(|line| line.starts_with("error: forged")), "{all}");
    let dumped = parallax(&folder, &["dump", "site"], "").done();
    assert!(dumped.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{dumped:?}");
    assert!(json(&dumped).iter().any(|line| line["id"] == "b\u{9b}31m"), "{dumped}");
}

#[test]
fn what_turns_words_around_is_shown_in_the_page() {
    let folder = articles("bidi");
    let line = "{\"id\":\"a\",\"title\":\"\\u202egnp.exe\",\"source\":\"\\u202etsop nrehtroN\",\"author\":\"A\\u2066da\",\
        \"url\":\"https://good.example/\\u202emoc\",\"text\":\"\u{406}ngrid Solberg met Pavel Novak. \u{406}ngrid Solberg left.\"}\n";
    fs::write(folder.join("in/x.jsonl"), line).unwrap();
    fs::write(folder.join("in/parallax.toml"), "title = \"T\\u202Ewo\"\n").unwrap();
    let told = build(&folder).done();
    let page = fs::read_to_string(folder.join("site/index.html")).unwrap();
    for shown in ["⟨U+202E⟩gnp.exe", "⟨U+202E⟩tsop nrehtroN", "<title>T⟨U+202E⟩wo</title>"] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(!page.contains(['\u{202e}', '\u{2066}']), "{page}");
    let dumped = parallax(&folder, &["dump", "site"], "").done();
    let line = json(&dumped).into_iter().find(|line| line["id"] == "a").unwrap();
    assert_eq!(line["url"], "https://good.example/%E2%80%AEmoc");
    assert_eq!(line["author"], "A⟨U+2066⟩da");
    parallax(&folder, &["check", "site"], "").done();
    assert!(told.contains("names with letters of two scripts"), "{told}");
}

#[test]
fn data_beside_the_articles_is_passed_over_and_named() {
    let folder = articles("data");
    for (name, text) in
        [("numbers.csv", "a,b\n1,2\n"), ("package.json", "{\"name\":\"x\"}"), ("map.xml", "<urlset/>")]
    {
        fs::write(folder.join("in").join(name), text).unwrap();
    }
    let run = build(&folder);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for named in [
        "in/numbers.csv (holds no articles, but `a`, `b`)",
        "in/package.json (holds no articles, but only `name`)",
        "in/map.xml (holds no articles, but XML of another kind)",
    ] {
        assert!(run.err.contains(named), "{}", run.err);
    }
    // asked for by its own name it is refused
    parallax(&folder, &["build", "in/numbers.csv", "--out", "site", "--shell", "shell"], "")
        .refused(1, &["in/numbers.csv:1: expected names of columns"]);
}

#[test]
fn records_without_an_id_go_by_their_file_and_number() {
    let folder = articles("numbered");
    for (name, text) in [
        ("2023/export.json", r#"[{"text":"The ferry ran on Monday."},{"text":"The quay was closed."}]"#),
        ("2024/export.json", r#"[{"text":"The bridge opened in May."}]"#),
        ("2024/export.csv", "text\nThe mill burned down.\n"),
    ] {
        let file = folder.join("in").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let run = build(&folder);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let dump = parallax(&folder, &["dump", "site"], "").out;
    for id in ["2023/export.json-1", "2023/export.json-2", "2024/export.json-1", "2024/export.csv-1"] {
        assert!(dump.contains(&format!("\"id\":\"{id}\"")), "{id} is missing in {dump}");
    }
}
