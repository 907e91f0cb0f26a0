//! Sites from a shell as small as one can be.

use std::path::Path;

use super::policy::sha256;
use super::*;
use crate::contract::{element, is_page};

const HTML: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="description" content="about the shell" />
    <title>Parallax</title>
    <link rel="icon" href="data:image/svg+xml,<svg>" />
    <link rel="stylesheet" href="./base-1.css"/>
    <link rel="stylesheet" href="./print-2.css"/>
<script type="module">
import init from './explorer-3.js';
await init({ module_or_path: './explorer-3_bg.wasm' });
</script>
  <link rel="modulepreload" href="./explorer-3.js"><link rel="preload" href="./explorer-3_bg.wasm" as="fetch"></head>
  <body>
    <div id="app"></div>
  </body>
</html>
"#;

const SCRIPT: &str = "const s = '</script><!--';\nasync function __wbg_init(x) {}\nexport { initSync, __wbg_init as default };\n";

fn file(name: &str, bytes: &[u8]) -> File {
    (name.to_owned(), bytes.to_vec().into())
}

fn shell() -> Vec<File> {
    vec![
        file("base-1.css", b"a { background: url(\"data:x\") }"),
        file("engine.js", b"let wasm_bindgen;"),
        file("engine_bg.wasm", b"\0asm engine"),
        file("explorer-3.js", SCRIPT.as_bytes()),
        file("explorer-3_bg.wasm", b"\0asm wasm"),
        file("index.html", HTML.as_bytes()),
        file("print-2.css", b"b {} /* </style> */"),
    ]
}

/// A shell with everything in it.
fn full_shell() -> Vec<File> {
    let mut shell = shell();
    shell.insert(5, file("maker.js", b"let wasm_bindgen; // maker"));
    shell.insert(6, file("maker_bg.wasm", b"\0asm maker"));
    shell.insert(7, file("part-own.wasm", b"\0asm own"));
    shell.insert(8, file("part-views.wasm", b"\0asm views"));
    shell
}

fn page(name: &str, head: Head<'_>) -> String {
    let files = files(&shell(), b"the corpus", head, &[]).unwrap();
    String::from_utf8(files.into_iter().find(|(file, _)| file == name).unwrap().1).unwrap()
}

fn policy_of(page: &str) -> &str {
    let (_, behind) = page.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    behind.split('"').next().unwrap()
}

#[test]
fn the_site_holds_the_shell_and_the_corpus() {
    let files = files(&shell(), b"the corpus", Head::default(), &[]).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let hash = names[1].trim_start_matches("engine-").trim_end_matches(".js");
    assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
    let style = names[8];
    let engine = [".js", "_bg.wasm"].map(|ending| format!("engine-{hash}{ending}"));
    assert_eq!(
        names,
        [
            CORPUS,
            &engine[0],
            &engine[1],
            "explorer-3.js",
            "explorer-3_bg.wasm",
            "index.html",
            SINGLE,
            PREVIEW,
            style
        ]
    );
    assert_eq!(files[0].1, packed::gzip(b"the corpus").unwrap());
    assert_eq!(files[3].1, SCRIPT.as_bytes());
    assert_eq!(super::names(&shell(), 0).unwrap(), names);
    // the style sheets are one, in the order of the page
    assert!(
        style.starts_with("style-") && Path::new(style).extension().is_some_and(|ending| ending == "css")
    );
    assert_eq!(files[8].1, b"a { background: url(\"data:x\") }\nb {} /* </style> */\n");
    let page = page("index.html", Head::default());
    let sheets: Vec<_> = page.match_indices("rel=\"stylesheet\"").collect();
    assert!(
        sheets.len() == 1 && page.contains(&format!("<link rel=\"stylesheet\" href=\"./{style}\">")),
        "{page}"
    );
    assert!(page.contains(&format!("<meta id=\"{}\" content=\"engine-{hash}\">", ENGINE.meta)), "{page}");
    // an engine of other bytes has another name
    let mut other = shell();
    other[2].1 = b"\0asm other".to_vec().into();
    let other = super::files(&other, b"the corpus", Head::default(), &[]).unwrap();
    assert!(other.iter().all(|(name, _)| *name != engine[0] && *name != engine[1]));
}

#[test]
fn the_linked_page_lets_in_its_own_scripts_only() {
    let page = page("index.html", Head::default());
    let script = elements(&page, "script").next().unwrap().inside;
    let policy = policy_of(&page);
    assert!(
        policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {};", sha256(script))),
        "{policy}"
    );
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(policy.contains("connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'"));
    // the policy stands before whatever it rules
    assert!(page.find("Content-Security-Policy").unwrap() < page.find("<link").unwrap());
    // preloaded, but not before the first view is painted: the shell's script says when
    let corpus =
        page.split('<').find(|tag| tag.starts_with("link rel=\"preload\" href=\"./corpus.plx\"")).unwrap();
    assert!(corpus.contains(" media=\"not all\""), "{corpus}");
    assert!(!page.contains("href=\"/"), "relative paths only");
}

#[test]
fn the_single_page_needs_no_other_file() {
    let page = page(SINGLE, Head::default());
    assert!(!page.contains("href=\"./"), "{page}");
    assert!(page.contains("<link rel=\"icon\""));
    let scripts: Vec<&str> = elements(&page, "script").map(|script| script.inside).collect();
    let [wasm, corpus, engine_script, engine, script] = scripts.as_slice() else { panic!("{scripts:?}") };
    assert_eq!(STANDARD.decode(wasm).unwrap(), packed::gzip(b"\0asm wasm").unwrap());
    assert_eq!(STANDARD.decode(corpus).unwrap(), packed::gzip(b"the corpus").unwrap());
    assert_eq!(element(&page, CORPUS_ELEMENT), Some(*corpus));
    for (n, (inside, bytes)) in
        [(engine_script, &b"let wasm_bindgen;"[..]), (engine, b"\0asm engine")].into_iter().enumerate()
    {
        assert_eq!(element(&page, ENGINE.elements[n]), Some(*inside));
        assert_eq!(STANDARD.decode(inside).unwrap(), packed::gzip(bytes).unwrap());
    }
    assert!(!page.contains("<meta id="), "it names no file of the engine");
    assert_eq!(element(&page, "elsewhere"), None);
    // what would end the script early is written so that it does not
    assert!(script.starts_with("const s = '<\\/script>\\x3c!--';"), "{script}");
    assert!(script.contains("await __wbg_init({ module_or_path: "));
    let style = elements(&page, "style").next().unwrap().inside;
    assert_eq!(style, "a { background: url(\"data:x\") }\nb {} /* <\\/style> */\n");
    let policy = policy_of(&page);
    assert!(policy.contains(&format!("script-src 'wasm-unsafe-eval' {};", sha256(script))), "{policy}");
    assert!(policy.contains(&format!("style-src-elem {};", sha256(style))), "{policy}");
}

#[test]
fn the_head_names_the_corpus() {
    let head = Head {
        view: "<p>seen</p>",
        title: "A </title><script> & \"b\"",
        description: "One\nline.\n\nAnother.",
        ..Head::default()
    };
    for name in ["index.html", SINGLE] {
        let page = page(name, head);
        assert!(is_page(&page) && !is_page(HTML));
        assert!(page.contains("<title>A &lt;/title&gt;&lt;script&gt; &amp; &quot;b&quot;</title>"), "{page}");
        assert!(page.contains("<div id=\"app\"><p>seen</p></div>"), "{page}");
        assert!(page.contains("<meta name=\"description\" content=\"One line.\">"), "{page}");
    }
    assert!(page("index.html", Head::default()).contains("<title>Parallax</title>"));
}

#[test]
fn the_same_input_gives_the_same_site() {
    let head = Head { title: "t", description: "d", view: "v", ..Head::default() };
    assert_eq!(files(&shell(), b"c", head, &[]).unwrap(), files(&shell(), b"c", head, &[]).unwrap());
}

#[test]
fn a_shell_that_cannot_be_joined_is_refused() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<File>), expected: &str) {
        let mut shell = shell();
        change(&mut shell);
        let error = files(&shell, b"", Head::default(), &[]).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    check(|shell| shell.retain(|(name, _)| name != "explorer-3.js"), "no file that ends in `.js`");
    check(|shell| shell.retain(|(name, _)| name != "engine_bg.wasm"), "no file `engine_bg.wasm`");
    check(|shell| shell.push(file("b_bg.wasm", b"")), "more than one `_bg.wasm`");
    check(|shell| shell.push(file(CORPUS, b"")), "which the site needs for itself");
    check(|shell| shell[0].1 = b"a { background: url(x.png) }".to_vec().into(), "url(x.png…)");
    check(|shell| drop(shell.remove(0)), "no style sheet `base-1.css`");
    check(
        |shell| shell[3].1 = b"import './x.js';\nexport { a as default };".to_vec().into(),
        "imports another file",
    );
    check(|shell| shell[3].1 = b"let a = 1;".to_vec().into(), "no default export");
    check(
        |shell| shell[5].1 = HTML.replace("explorer-3.js", "other.js").into_bytes().into(),
        "does not import `explorer-3.js`",
    );
    check(
        |shell| shell[5].1 = HTML.replace("\"app\"", "\"other\"").into_bytes().into(),
        "expected a <div id=\"app\">",
    );
}

#[test]
fn default_exports_are_found() {
    for (script, expected) in [
        ("export { initSync, __wbg_init as default };", Some("__wbg_init")),
        ("export { a as default, b };", Some("a")),
        ("export default __wbg_init;", Some("__wbg_init")),
        ("export default function () {}", None),
        ("export { a };", None),
    ] {
        assert_eq!(default_export(script), expected, "{script}");
    }
}

#[test]
fn tags_end_where_they_end() {
    let html = "<linker><link href=\"a>b\" rel='x'>rest";
    let (before, tag, behind) = next_tag(html, "link").unwrap();
    assert_eq!((before, tag, behind), ("<linker>", "<link href=\"a>b\" rel='x'>", "rest"));
    assert_eq!(next_tag("<link", "link"), None);
}

#[test]
fn a_page_that_knows_its_shell_gives_the_same_site_again() {
    let head = Head { title: "Two", description: "", view: "<p>view</p>", ..Head::default() };
    let site = files(&full_shell(), b"the corpus", head, &[]).unwrap();
    let text = |name: &str| {
        let (_, bytes) = site.iter().find(|(own, _)| own.starts_with(name)).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    // from the page in one file, as a browser reads it
    let single = text(SINGLE);
    let held =
        |id: &str| packed::gunzip(&STANDARD.decode(element(&single, id).unwrap()).unwrap(), 1 << 20).unwrap();
    let parts = Parts {
        html: String::from_utf8(held(SHELL)).unwrap(),
        style: elements(&single, "style").next().unwrap().inside.to_owned(),
        script: elements(&single, "script").last().unwrap().inside.to_owned(),
        wasm: held(WASM_ELEMENT),
        programs: PROGRAMS.iter().map(|program| program.elements.map(held)).collect(),
        later: ["own", "views"].map(|name| (name.to_owned(), held(&format!("{PART}{name}")))).into(),
    };
    assert!(parts.script.contains(START));
    let again = parts.clone().shell().unwrap();
    let other = files(&again, b"the corpus", head, &[]).unwrap();
    let of = |files: &[(String, Vec<u8>)], name: &str| {
        files.iter().find(|(own, _)| own == name).unwrap().1.clone()
    };
    assert_eq!(of(&other, SINGLE), of(&site, SINGLE));
    // from the page of several files, whose script stands as it was
    let linked =
        Parts { script: text("explorer-3.js"), html: text("shell-"), style: text("style-"), ..parts.clone() };
    assert_eq!(files(&linked.shell().unwrap(), b"the corpus", head, &[]).unwrap(), site);
    let missing = Parts { programs: vec![parts.programs[0].clone(), Default::default()], ..parts };
    assert!(missing.shell().unwrap_err().to_string().contains("maker"));
    // without the maker nothing of it stands in the page
    assert!(!page(SINGLE, head).contains(SHELL) && !page(PAGE, head).contains(SHELL));
}

#[test]
fn parts_that_come_later_lie_beside_the_page_under_names_of_their_own_and_in_it() {
    let site = files(&full_shell(), b"the corpus", Head::default(), &[]).unwrap();
    let names: Vec<&str> = site.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, super::names(&full_shell(), 0).unwrap());
    let own = *names.iter().find(|name| name.starts_with("part-own-")).unwrap();
    let hash = own.trim_start_matches("part-own-").trim_end_matches(".wasm");
    assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{own}");
    let text =
        |name: &str| String::from_utf8(site.iter().find(|(own, _)| own == name).unwrap().1.clone()).unwrap();
    let named = format!("<meta id=\"parallax-part-own\" content=\"{own}\" data-part=\"own\">");
    assert!(text(PAGE).contains(&named), "{}", text(PAGE));
    let held = STANDARD.decode(element(&text(SINGLE), "parallax-part-views").unwrap()).unwrap();
    assert_eq!(packed::gunzip(&held, 1 << 20).unwrap(), b"\0asm views");
    // another build's part has another name
    let mut shell = full_shell();
    shell[7].1 = b"\0asm other".to_vec().into();
    assert!(!super::names(&shell, 0).unwrap().contains(&own.to_owned()));
}

#[test]
fn other_corpora_to_look_at_lie_beside_the_page_and_in_it() {
    let example = Example { title: "\"Two\" <others>".to_owned(), packed: b"another corpus".to_vec() };
    let site = files(&shell(), b"the corpus", Head::default(), &[example]).unwrap();
    let names: Vec<&str> = site.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, super::names(&shell(), 1).unwrap());
    let text =
        |name: &str| String::from_utf8(site.iter().find(|(own, _)| own == name).unwrap().1.clone()).unwrap();
    let title = "data-title=\"&quot;Two&quot; &lt;others&gt;\"";
    assert!(
        text(PAGE).contains(&format!("<meta id=\"parallax-example-1\" content=\"example-1.plx\" {title}>"))
    );
    let single = text(SINGLE);
    assert!(single.contains(&format!("id=\"parallax-example-1\" {title}>")), "{single}");
    let held = STANDARD.decode(element(&single, "parallax-example-1").unwrap()).unwrap();
    assert_eq!(packed::gunzip(&held, 100).unwrap(), b"another corpus");
}

/// The bytes of a part of a PNG.
fn part(picture: &[u8], name: [u8; 4]) -> &[u8] {
    let at = picture.windows(4).position(|window| window == name).expect("the part");
    let length = u32::from_be_bytes(picture[at - 4..at].try_into().unwrap()) as usize;
    &picture[at + 4..at + 4 + length]
}

#[test]
fn a_link_to_the_page_is_shown_with_a_picture_of_its_corpus() {
    let article = |day: &str| {
        let text = format!("Works in Hamburg\n\nAngela Merkel opened the bridge in Hamburg on {day}.\n");
        crate::corpus::Input::new(&format!("{day}.txt"), crate::corpus::Meta::default(), &text)
    };
    let made = |days: &[&str]| {
        let inputs = days.iter().map(|day| article(day)).collect();
        let mut corpus = crate::corpus::build(inputs, &crate::corpus::Curation::default());
        "Works & \"bridges\"".clone_into(&mut corpus.catalogue.title);
        "What was built.\n\nAnd more.".clone_into(&mut corpus.catalogue.description);
        of(&corpus, &shell(), &[]).unwrap()
    };
    let get = |files: &[(String, Vec<u8>)], name: &str| {
        files.iter().find(|(own, _)| own == name).map(|(_, bytes)| bytes.clone()).unwrap()
    };
    let files = made(&["2025-03-01", "2025-04-02"]);
    let picture = get(&files, PREVIEW);
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() < 20_000, "{} bytes", picture.len());
    let size = [preview::WIDTH.to_be_bytes(), preview::HEIGHT.to_be_bytes()].concat();
    assert_eq!(part(&picture, *b"IHDR")[..8], size);
    let mut pixels = Vec::new();
    let packed = part(&picture, *b"IDAT");
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(packed), &mut pixels).unwrap();
    assert_eq!(pixels.len(), (preview::WIDTH as usize + 1) * preview::HEIGHT as usize);
    // the place of both articles is drawn in the colour of places, and other days are another picture
    assert!(pixels.contains(&4));
    assert_ne!(get(&made(&["2025-03-01", "2025-03-02", "2025-04-02"]), PREVIEW), picture);
    let page = String::from_utf8(get(&files, PAGE)).unwrap();
    for tag in [
        "<meta property=\"og:title\" content=\"Works &amp; &quot;bridges&quot;\">",
        "<meta property=\"og:description\" content=\"What was built.\">",
        "<meta property=\"og:image\" content=\"preview.png\">",
    ] {
        assert!(page.contains(tag), "{tag}\n{page}");
    }
    // the page in one file has none beside it
    let single = String::from_utf8(get(&files, SINGLE)).unwrap();
    assert!(single.contains("og:title") && !single.contains("og:image"));
}
