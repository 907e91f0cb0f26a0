//! What `check` refuses: all that a browser would refuse of a site.

use super::*;

#[test]
fn what_a_browser_refuses_is_refused() {
    let folder = articles("check");
    build(&folder).done();
    let check = |file: &str| parallax(&folder, &["check", file], "");
    let read = |name: &str| fs::read(folder.join("site").join(name)).unwrap();
    let with = |name: &str, bytes: &[u8], expected: &str| {
        let before = read(name);
        fs::write(folder.join("site").join(name), bytes).unwrap();
        let of = if name == "corpus.plx" { "site/corpus.plx" } else { "site" };
        for of in [of, "site"] {
            let run = check(of);
            assert!(run.err.contains(expected), "{expected} in {}", run.err);
            run.refused(1, &[name]);
        }
        fs::write(folder.join("site").join(name), before).unwrap();
        check("site").done();
    };
    let packed = read("corpus.plx");
    with("corpus.plx", &[&packed[..], b"\n"].concat(), "1 byte stands behind");
    with("corpus.plx", &[&packed[..], &packed].concat(), "stand behind");
    let mut flags = packed.clone();
    flags[3] |= 0x40;
    with("corpus.plx", &flags, "flags that no browser knows");
    with("corpus.plx", b"<!doctype html><title>404</title>", "holds no corpus");

    let single = String::from_utf8(read("parallax.html")).unwrap();
    let engine = single.find("parallax-engine-script").unwrap();
    let behind_corpus = single[..engine].rfind("<script").unwrap();
    with("parallax.html", &single.as_bytes()[..behind_corpus], "holds no engine");
    let end = single.rfind("</html>").unwrap();
    with("parallax.html", &single.as_bytes()[..end], "cut off");
    with("parallax.html", single.replace("</html>", "</html").as_bytes(), "cut off");
    let script = single.find("await a(").unwrap();
    with("parallax.html", &single.as_bytes()[..script], "holds no script");
    with(
        "parallax.html",
        single.replace("await a(", "await  a(").as_bytes(),
        "a script of this page was changed",
    );
    with(
        "parallax.html",
        single.replace("a {}", "a  {}").as_bytes(),
        "a style sheet of this page was changed",
    );
    with("parallax.html", single.replace("id=\"parallax-wasm\"", "id=\"x\"").as_bytes(), "holds no program");

    let page = String::from_utf8(read("index.html")).unwrap();
    with(
        "index.html",
        page.replace("import init", "import  init").as_bytes(),
        "a script of this page was changed",
    );
    with("index.html", page.replace("Content-Security-Policy", "X").as_bytes(), "holds no policy");
    with("index.html", b"", "it is no page");
}

#[test]
fn a_mixture_of_sites_is_refused() {
    let folder = articles("check-mixture");
    fs::write(folder.join("in/parallax.toml"), "title = \"A & B <1>\"\n").unwrap();
    build(&folder).done();
    parallax(&folder, &["check", "site"], "").done();
    fs::write(folder.join("in/parallax.toml"), "title = \"Two\"\n").unwrap();
    parallax(&folder, &["build", "in", "--out", "other", "--shell", "shell"], "").done();
    for (name, expected) in [("index.html", "another corpus"), ("parallax.html", "another corpus")] {
        let before = fs::read(folder.join("site").join(name)).unwrap();
        fs::copy(folder.join("other").join(name), folder.join("site").join(name)).unwrap();
        parallax(&folder, &["check", "site"], "").refused(1, &[name, expected]);
        fs::write(folder.join("site").join(name), before).unwrap();
    }
    for file in fs::read_dir(folder.join("site")).unwrap().map(|entry| entry.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("engine-") || name.starts_with("style-") {
            let before = fs::read(&file).unwrap();
            fs::write(&file, "other").unwrap();
            parallax(&folder, &["check", "site"], "").refused(1, &["site/index.html", "beside it"]);
            fs::remove_file(&file).unwrap();
            parallax(&folder, &["check", "site"], "").refused(1, &["site/index.html", &name]);
            fs::write(&file, before).unwrap();
        }
    }
    parallax(&folder, &["check", "site"], "").done();
}
