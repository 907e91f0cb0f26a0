//! The rules that no compiler checks: which floor may know which, what the engine must not touch, how files look.
//!
//! Each rule is a function from a file to complaints, and has a test of its own that it can complain. The rules
//! read code, not comments or strings, as [`code_of`] leaves it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The floors from the lowest up, then the two tops, which must not know each other.
const FLOORS: [&str; 4] = ["text", "annotate", "corpus", "explore"];
const TOPS: [&str; 2] = ["prepare", "app"];

/// The articles shipped are data: byte for byte as they were given.
const ARTICLES: [(&str, &str); 5] = [
    ("000_19dffd6e42d04137.txt", "49d65d7e508b2ba443f79f32bdb12fc198cfe6a2b90082d96204ed6d975a5cd6"),
    ("001_4e9277448865dd9b.txt", "0b3363b850f6b5a2b40fc378049bb60d19c43498219ea9bd7a125669b83c0ee8"),
    ("002_b1ddd42a5abcd21b.txt", "c81253c52909876bf41920f166a5926104659bcbaff3e924a627857dbf961778"),
    ("003_f5b7cb2da962cfb2.txt", "3964e59d9a7ad6b7236b5e65d15d923cbd8a5809936cd436c3b85c0c8d0815d8"),
    ("004_bc7f40f88caa1fbe.txt", "ad91f6e8aca0a11e2a1312709d80fce20b7d72815f910b7422801ad1277ca92d"),
];

// ---- the rules ----

/// An import only ever points down.
fn floors(file: &File) -> Vec<String> {
    let Some(own) = file.floor() else { return Vec::new() };
    let may_know: &[&str] = match FLOORS.iter().position(|floor| *floor == own) {
        Some(at) => &FLOORS[..=at],
        None => &FLOORS,
    };
    let known = FLOORS.iter().chain(&TOPS);
    let forbidden: Vec<&&str> = known.filter(|floor| **floor != own && !may_know.contains(floor)).collect();
    let mut found = Vec::new();
    for (line, name) in file.crate_paths() {
        if forbidden.iter().any(|floor| **floor == name) {
            found.push(file.at(line, &format!("`{own}` must not know `{name}`")));
        }
    }
    for line in file.climbs_to_the_root() {
        found.push(file.at(line, "a path out of its own floor is written from `crate::`"));
    }
    found
}

const FOREIGN: [&str; 16] = [
    "target_arch",
    "target_os",
    "target_family",
    "target_pointer_width",
    "std::fs",
    "std::net",
    "std::time",
    "std::env",
    "std::thread",
    "std::process",
    "std::io",
    "SystemTime",
    "Instant::",
    "Zoned::now",
    "Timestamp::now",
    "RandomState",
];

/// The engine gives the same bytes for the same input: no IO, clock, randomness, thread or target. Its tests may read
/// what they test with.
fn pure(file: &File) -> Vec<String> {
    if file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    file.of_the_engine(|line| {
        FOREIGN
            .iter()
            .find(|foreign| holds_word(line, foreign))
            .map(|foreign| format!("the engine must not know `{foreign}`"))
    })
}

/// The order of a hash map is no order: it may be asked, and walked only where a comment `// any order: …` gives the
/// reason why the order does not reach a result.
fn hash_order(file: &File) -> Vec<String> {
    let names = file.hash_names();
    let walks = |line: &str| {
        names.iter().find(|name| {
            [
                ".iter()",
                ".iter_mut()",
                ".keys()",
                ".values()",
                ".values_mut()",
                ".into_iter()",
                ".into_keys()",
                ".into_values()",
                ".drain(",
            ]
            .iter()
            .any(|walk| holds_word(line, &format!("{name}{walk}")))
                || [" in ", " in &", " in &mut ", "extend(", "extend(&"].iter().any(|before| {
                    line.split_once(&format!("{before}{name}")).is_some_and(|(_, rest)| {
                        !rest.starts_with(|next: char| next.is_alphanumeric() || "_.([".contains(next))
                    })
                })
        })
    };
    let raw: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    if file.is_of_the_engine() {
        for (at, line) in file.code.lines().enumerate() {
            let excused = raw[at.saturating_sub(2)..=at].iter().any(|line| line.contains("// any order: "));
            if let Some(name) = walks(line).filter(|_| !excused) {
                found.push(file.at(at, &format!("`{name}` is walked in the order of its hashes")));
            }
        }
    }
    found
}

/// One room of the page talks to the browser.
fn browser(file: &File) -> Vec<String> {
    if !file.path.starts_with("src/") || file.path.starts_with("src/app/browser/") {
        return Vec::new();
    }
    file.lines(|line| {
        ["web_sys", "js_sys", "gloo", "gloo_events"]
            .iter()
            .find(|foreign| holds_word(line, foreign))
            .map(|foreign| format!("only src/app/browser/ names `{foreign}`"))
    })
}

/// What an article says is never taken for markup.
fn raw_html(file: &File) -> Vec<String> {
    if !file.path.starts_with("src/") {
        return Vec::new();
    }
    file.lines(|line| {
        ["inner_html", "outer_html", "from_html_unchecked", "insert_adjacent_html"]
            .iter()
            .find(|raw| line.contains(**raw))
            .map(|raw| format!("raw HTML is never set (`{raw}`)"))
    })
}

/// Every module says what it is for.
fn headers(file: &File) -> Vec<String> {
    let has = file.text.starts_with("//! ") || file.text.starts_with("#!");
    if file.is_rust() && !has {
        vec![file.at(0, "a module begins with `//!`: what it is for")]
    } else {
        Vec::new()
    }
}

/// A file that grows too long is several rooms.
fn sizes(file: &File) -> Vec<String> {
    let most = if file.path.ends_with("tests.rs") || file.path.starts_with("tests/") { 1000 } else { 600 };
    let lines = file.text.lines().count();
    if file.is_rust() && lines > most {
        vec![file.at(most, &format!("{lines} lines, where {most} are the most: divide it by topic"))]
    } else {
        Vec::new()
    }
}

/// The project names no package registry, and no folder of a machine that it was written on.
fn places(file: &File) -> Vec<String> {
    // Written in two halves, so that this file keeps its own rule.
    let registries = [
        ("crates", ".io"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("pypi", ".org"),
        ("deb.debian", ".org"),
        ("golang", ".org"),
    ];
    let folders =
        [("/work", "/shared"), ("/work", "/main"), ("/work", "/wt"), ("/ro", "ot/"), ("/tmp", "/tools")];
    if file.path.ends_with("Cargo.lock") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for (half, rest) in registries.iter().chain(&folders) {
            if line.contains(&format!("{half}{rest}")) {
                found.push(file.at(at, &format!("`{half}{rest}` is no place to name")));
            }
        }
    }
    found
}

// ---- the rules, applied ----

/// Applies a rule to every file of the project.
fn keep(rule: fn(&File) -> Vec<String>) {
    let files = project();
    assert!(files.len() > 40, "only {} files were found: the rules would hold by themselves", files.len());
    let found: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(found.is_empty(), "{} complaints:\n{}", found.len(), found.join("\n"));
}

#[test]
fn imports_point_down() {
    keep(floors);
}

#[test]
fn the_engine_is_pure() {
    keep(pure);
}

#[test]
fn no_hash_order_reaches_a_result() {
    keep(hash_order);
}

#[test]
fn one_room_talks_to_the_browser() {
    keep(browser);
}

#[test]
fn no_raw_html() {
    keep(raw_html);
}

#[test]
fn every_module_has_a_header() {
    keep(headers);
}

#[test]
fn files_are_of_readable_size() {
    keep(sizes);
}

#[test]
fn no_registry_and_no_machine_is_named() {
    keep(places);
}

#[test]
fn the_articles_are_as_they_were_given() {
    for (name, expected) in ARTICLES {
        let bytes = fs::read(root().join("corpus/sahel").join(name)).expect("the article is shipped");
        assert_eq!(sha256(&bytes), expected, "{name} has changed");
    }
}

// ---- the rules can complain ----

#[track_caller]
fn check(rule: fn(&File) -> Vec<String>, path: &str, text: &str, complaints: usize) {
    let found = rule(&File::new(path, text));
    assert_eq!(found.len(), complaints, "{path}: {text:?} gave {found:?}");
}

#[test]
fn floors_can_complain() {
    check(floors, "src/text/token.rs", "use crate::annotate::Day;", 1);
    check(floors, "src/text/token.rs", "use crate::text::Span;", 0);
    check(
        floors,
        "src/explore/mod.rs",
        "use crate::{\n    corpus::Corpus,\n    text::{Span, prepare},\n};",
        0,
    );
    check(floors, "src/annotate/mod.rs", "use crate::{text::{a, b}, corpus::Corpus, explore};", 2);
    check(floors, "src/corpus/mod.rs", "fn f() -> crate::explore::Query {}", 1);
    check(floors, "src/prepare/mod.rs", "use crate::app::route; use crate::explore;", 1);
    check(floors, "src/app/mod.rs", "use crate::prepare;", 1);
    check(
        floors,
        "src/text/token.rs",
        "/// See [`crate::corpus`].\n// use crate::corpus;\nconst A: &str = \"crate::corpus\";",
        0,
    );
    check(floors, "src/text/token.rs", "use super::super::corpus;", 1);
    check(floors, "src/text/token.rs", "use super::Span;\nmod tests {\n    use super::super::Span;\n}", 0);
    check(floors, "src/text/mod.rs", "use super::corpus;", 1);
    check(floors, "src/bin/parallax.rs", "use parallax::prepare;", 0);
}

#[test]
fn pure_can_complain() {
    check(pure, "src/corpus/read.rs", "#[cfg(target_arch = \"wasm32\")]", 1);
    check(pure, "src/explore/search.rs", "let now = std::time::Instant::now();", 1);
    check(pure, "src/annotate/mod.rs", "use std::fs;", 1);
    check(pure, "src/annotate/mod.rs", "use std::fsm;", 0);
    check(pure, "src/annotate/tests.rs", "use std::fs;", 0);
    check(pure, "src/prepare/mod.rs", "use std::fs;", 0);
    check(pure, "src/text/clean.rs", "// unlike std::fs\nlet a = \"std::env\";", 0);
}

#[test]
fn hash_order_can_complain() {
    let engine = "src/explore/facets.rs";
    check(hash_order, engine, "let mut seen: HashMap<u32, u32> = HashMap::new();\nfor (a, b) in &seen {}", 1);
    check(hash_order, engine, "let mut seen = HashMap::new();\nlet v: Vec<_> = seen.keys().collect();", 1);
    check(hash_order, engine, "struct S { seen: HashSet<u32> }\nfn f(s: &S) { s.seen.iter(); }", 1);
    check(hash_order, engine, "let seen: HashSet<u32> = x.collect();\nout.extend(seen);", 1);
    check(
        hash_order,
        engine,
        "let mut seen = HashMap::new();\nseen.get(&1); for a in seen_before {} for b in seen.get(&1) {}",
        0,
    );
    check(
        hash_order,
        engine,
        "let seen = HashSet::new();\n// any order: summed\nlet n: u32 = seen.iter().sum();",
        0,
    );
    check(hash_order, engine, "let mut seen = BTreeMap::new();\nfor a in &seen {}", 0);
    check(hash_order, "src/prepare/mod.rs", "let mut seen = HashMap::new();\nfor a in &seen {}", 0);
}

#[test]
fn browser_can_complain() {
    check(browser, "src/app/pages/list.rs", "use web_sys::Element;", 1);
    check(browser, "src/app/browser/mod.rs", "use web_sys::Element;", 0);
    check(browser, "src/explore/mod.rs", "js_sys::Date::now()", 1);
    check(browser, "src/app/state.rs", "// not web_sys", 0);
}

#[test]
fn raw_html_can_complain() {
    check(raw_html, "src/app/browser/mod.rs", "element.set_inner_html(text);", 1);
    check(raw_html, "src/app/pages/list.rs", "Html::from_html_unchecked(text)", 1);
    check(raw_html, "src/app/pages/list.rs", "html! { <b>{ text }</b> }", 0);
}

#[test]
fn headers_and_sizes_can_complain() {
    check(headers, "src/x.rs", "use std::fmt;", 1);
    check(headers, "src/x.rs", "//! What it is for.", 0);
    check(headers, "www/x.css", "a {}", 0);
    check(sizes, "src/x.rs", &"\n".repeat(601), 1);
    check(sizes, "src/x.rs", &"\n".repeat(600), 0);
    check(sizes, "src/x/tests.rs", &"\n".repeat(1000), 0);
    check(sizes, "src/x/tests.rs", &"\n".repeat(1001), 1);
}

#[test]
fn places_can_complain() {
    check(places, "README.md", &["https://crates", ".io/crates/x"].concat(), 1);
    check(places, "Cargo.lock", &["https://crates", ".io/crates/x"].concat(), 0);
    check(places, "README.md", "https://docs.rs/x", 0);
    check(places, "src/x.rs", &["\"/work", "/shared/data\""].concat(), 1);
}

#[test]
fn sha256_is_that_of_the_standard() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn code_is_what_is_neither_comment_nor_string() {
    let check = |text: &str, expected: &str| assert_eq!(code_of(text), expected, "{text:?}");
    check("a // b\nc", "a     \nc");
    check("a /* b /* c */ d */ e", "a                   e");
    check("f(\"x \\\" // y\") // z", "f(\"         \")     ");
    check("r#\"a \" b\"# c", "r#\"     \"# c");
    check("'\"' + '\\'' + 'a", "' ' + '  ' + 'a");
    check("br\"x\" \"é\"", "br\" \" \" \"");
}

// ---- the project's files ----

/// A file of the project: where it is, what it says, and what of that is code.
struct File {
    path: String,
    text: String,
    code: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        let mut file = File { path: path.to_owned(), text: text.to_owned(), code: String::new() };
        if file.is_rust() {
            file.code = code_of(text);
        }
        file
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|ending| ending == "rs")
    }

    /// A complaint about a line, counted from 0.
    fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line + 1)
    }

    /// The floor or top that the file belongs to.
    fn floor(&self) -> Option<&'static str> {
        let inside = self.path.strip_prefix("src/")?;
        let name = inside.split('/').next()?.trim_end_matches(".rs");
        FLOORS.iter().chain(&TOPS).find(|floor| **floor == name).copied()
    }

    fn is_of_the_engine(&self) -> bool {
        self.floor().is_some_and(|floor| FLOORS.contains(&floor))
    }

    /// The complaints of a test of single lines of code.
    fn lines(&self, test: impl Fn(&str) -> Option<String>) -> Vec<String> {
        self.code.lines().enumerate().filter_map(|(at, line)| Some(self.at(at, &test(line)?))).collect()
    }

    fn of_the_engine(&self, test: impl Fn(&str) -> Option<String>) -> Vec<String> {
        if self.is_of_the_engine() { self.lines(test) } else { Vec::new() }
    }

    /// The first name of every path that begins at the crate's root, `crate::{a, b::c}` giving two.
    fn crate_paths(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, start) in self.code.match_indices("crate::") {
            let line = self.code[..at].lines().count().saturating_sub(1);
            let rest = &self.code[at + start.len()..];
            let Some(group) = rest.strip_prefix('{') else {
                found.push((line, first_name(rest)));
                continue;
            };
            let mut depth = 0;
            let mut begins = true;
            for (offset, sign) in group.char_indices() {
                match sign {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' => begins |= depth == 0,
                    _ if begins && !sign.is_whitespace() => {
                        found.push((line, first_name(&group[offset..])));
                        begins = false;
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The lines on which `super::super::…` reaches the crate's root.
    fn climbs_to_the_root(&self) -> Vec<usize> {
        let module = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let depth = module.split('/').count();
        let tests = self.code.find("mod tests {").unwrap_or(self.code.len());
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.code[from..].find("super::").map(|at| from + at) {
            let mut end = at;
            while self.code[end..].starts_with("super::") {
                end += "super::".len();
            }
            let climbs = (end - at) / "super::".len();
            if climbs >= depth + usize::from(at > tests) {
                found.push(self.code[..at].lines().count().saturating_sub(1));
            }
            from = end;
        }
        found
    }

    /// The names that are declared as a hash map or a hash set.
    fn hash_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for line in self.code.lines() {
            for (at, _) in line.match_indices("HashMap").chain(line.match_indices("HashSet")) {
                let before =
                    line[..at].trim_end_matches(|sign: char| sign.is_whitespace() || "&:=<".contains(sign));
                let before = before
                    .trim_end_matches("std::collections")
                    .trim_end_matches("mut")
                    .trim_end_matches(|sign: char| sign.is_whitespace() || "&:=".contains(sign));
                let name: String =
                    before.chars().rev().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
                let name: String = name.chars().rev().collect();
                let named = line[..at].contains(':') || line[..at].contains('=');
                if named
                    && !name.is_empty()
                    && !["use", "mut", "dyn", "Vec", "Option", "Box"].contains(&name.as_str())
                    && !line.trim_start().starts_with("use ")
                {
                    names.push(name);
                }
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()
}

/// Whether a line holds a word, not merely as a part of a longer one.
fn holds_word(line: &str, word: &str) -> bool {
    let inside = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(word).any(|(at, _)| {
        let ends_in_word = word.ends_with(inside);
        let goes_on = ends_in_word && line[at + word.len()..].starts_with(inside);
        !goes_on && !line[..at].ends_with(inside)
    })
}

/// The code of a Rust file: comments and the insides of strings become blanks, lines stay lines.
fn code_of(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |sign: char| if sign == '\n' { '\n' } else { ' ' };
    let follows =
        |at: usize, what: &str| what.chars().enumerate().all(|(i, sign)| signs.get(at + i) == Some(&sign));
    while at < signs.len() {
        if follows(at, "//") {
            while at < signs.len() && signs[at] != '\n' {
                code.push(' ');
                at += 1;
            }
        } else if follows(at, "/*") {
            let mut depth = 0;
            loop {
                let step = if follows(at, "/*") || follows(at, "*/") { 2 } else { 1 };
                depth += i32::from(follows(at, "/*")) - i32::from(follows(at, "*/"));
                signs[at..(at + step).min(signs.len())].iter().for_each(|sign| code.push(blank(*sign)));
                at += step;
                if depth == 0 || at >= signs.len() {
                    break;
                }
            }
        } else if signs[at] == 'r' && (follows(at, "r\"") || follows(at, "r#")) && !follows(at, "r#r") {
            let fence = signs[at + 1..].iter().take_while(|sign| **sign == '#').count();
            if signs.get(at + 1 + fence) != Some(&'"') {
                code.push('r');
                at += 1;
                continue;
            }
            let close: String = std::iter::once('"').chain(std::iter::repeat_n('#', fence)).collect();
            let open = fence + 2;
            code.extend(&signs[at..at + open]);
            at += open;
            while at < signs.len() && !follows(at, &close) {
                code.push(blank(signs[at]));
                at += 1;
            }
            if at < signs.len() {
                code.push_str(&close);
                at += close.len();
            }
        } else if signs[at] == '"' || is_character(&signs, at) {
            let quote = signs[at];
            code.push(quote);
            at += 1;
            while at < signs.len() && signs[at] != quote {
                let step = if signs[at] == '\\' { 2 } else { 1 };
                signs[at..(at + step).min(signs.len())].iter().for_each(|sign| code.push(blank(*sign)));
                at += step;
            }
            if at < signs.len() {
                code.push(quote);
                at += 1;
            }
        } else {
            code.push(signs[at]);
            at += 1;
        }
    }
    code
}

/// Whether a quotation mark opens a character, and not a lifetime.
fn is_character(signs: &[char], at: usize) -> bool {
    signs[at] == '\'' && (signs.get(at + 1) == Some(&'\\') || signs.get(at + 2) == Some(&'\''))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text files of the project, in the order of their paths.
fn project() -> Vec<File> {
    let mut files = Vec::new();
    collect(&root(), &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, files: &mut Vec<File>) {
    const SKIPPED: [&str; 6] = ["target", "dist", "node_modules", ".git", ".tools", ".idea"];
    for entry in fs::read_dir(folder).expect("the project can be read") {
        let path = entry.expect("the project can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) || path.starts_with(root().join("corpus")) {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let inside = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(File::new(&inside, &text));
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
