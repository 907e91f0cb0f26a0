//! The project's files as the rules read them: where a file is, what it says, and what of that is code.
//!
//! Rust is read by `proc-macro2`, so that no rule takes a comment or a string for code.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::OnceLock;

use proc_macro2::{TokenStream, TokenTree};

/// The floors from the lowest up, then the two tops, which must not know each other.
pub(crate) const FLOORS: [&str; 8] =
    ["text", "annotate", "corpus", "ingest", "explore", "wording", "export", "publish"];
const TOPS: [&str; 2] = ["prepare", "app"];
/// What the page and its site have to agree on; both tops know it.
pub(crate) const CONTRACT: &str = "contract";

/// A file of the project.
pub(crate) struct File {
    /// From the project's root, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
    /// Of a Rust file, its text with comments and the insides of strings as blanks; of any other, nothing.
    pub(crate) code: String,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> File {
        let mut file = File { path: path.to_owned(), text: text.to_owned(), code: String::new() };
        if file.is_rust() {
            file.code = code_of(text).unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
        }
        file
    }

    pub(crate) fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|ending| ending == "rs")
    }

    /// Whether all of the file is there for tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.starts_with("tests/") || self.path.contains("/tests/")
    }

    /// A complaint about a line, counted from 0.
    pub(crate) fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line + 1)
    }

    /// The floor or top that the file belongs to, or the contract.
    pub(crate) fn floor(&self) -> Option<&'static str> {
        let inside = self.path.strip_prefix("src/")?;
        let name = inside.split('/').next()?.trim_end_matches(".rs");
        FLOORS.iter().chain(&TOPS).chain([&CONTRACT]).find(|floor| **floor == name).copied()
    }

    pub(crate) fn is_of_the_engine(&self) -> bool {
        self.floor().is_some_and(|floor| FLOORS.contains(&floor))
    }

    /// The complaints of a test of single lines of code.
    pub(crate) fn lines(&self, test: impl Fn(&str) -> Option<String>) -> Vec<String> {
        self.code.lines().enumerate().filter_map(|(at, line)| Some(self.at(at, &test(line)?))).collect()
    }
}

/// Whether a line holds a word, not merely as a part of a longer one.
pub(crate) fn holds_word(line: &str, word: &str) -> bool {
    let inside = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(word).any(|(at, _)| {
        let ends_in_word = word.ends_with(inside);
        let goes_on = ends_in_word && line[at + word.len()..].starts_with(inside);
        !goes_on && !line[..at].ends_with(inside)
    })
}

/// The code of a Rust file: comments and the insides of strings become blanks, lines stay lines.
fn code_of(text: &str) -> Result<String, proc_macro2::LexError> {
    let mut code: Vec<u8> = text.bytes().map(|byte| if byte == b'\n' { b'\n' } else { b' ' }).collect();
    copy(TokenStream::from_str(text)?, text, &mut code);
    Ok(String::from_utf8(code).expect("whole tokens are copied"))
}

/// Copies each token to its place, but of a string only its marks. A comment of documentation comes as an attribute
/// whose parts all claim its place.
fn copy(tokens: TokenStream, text: &str, code: &mut [u8]) {
    for token in tokens {
        let place = token.span().byte_range();
        let word = &text[place.clone()];
        let mut keep = |place: Range<usize>| code[place.clone()].copy_from_slice(&text.as_bytes()[place]);
        match token {
            _ if word.starts_with("//") || word.starts_with("/*") => {}
            TokenTree::Group(group) => {
                keep(group.span_open().byte_range());
                keep(group.span_close().byte_range());
                copy(group.stream(), text, code);
            }
            TokenTree::Literal(_) => match (word.find(['"', '\'']), word.rfind(['"', '\''])) {
                (Some(open), Some(close)) => {
                    keep(place.start..place.start + open + 1);
                    keep(place.start + close..place.end);
                }
                _ => keep(place),
            },
            TokenTree::Ident(_) | TokenTree::Punct(_) => keep(place),
        }
    }
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text files of the project, in the order of their paths, save for the articles.
pub(crate) fn project() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = Vec::new();
        collect(&root(), &mut files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(
            files.len() > 40,
            "only {} files were found: the rules would hold by themselves",
            files.len()
        );
        files
    })
}

fn collect(folder: &Path, files: &mut Vec<File>) {
    const SKIPPED: [&str; 7] = ["target", "dist", "shell", "node_modules", ".git", ".tools", ".idea"];
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

#[test]
fn code_is_what_is_neither_comment_nor_string() {
    let check = |text: &str, expected: &str| assert_eq!(code_of(text).unwrap(), expected, "{text:?}");
    check("a // b\nc", "a     \nc");
    check("a /* b /* c */ d */ e", "a                   e");
    check("f(\"x \\\" // y\") // z", "f(\"         \")     ");
    check("r#\"a \" b\"# c", "r#\"     \"# c");
    check("'\"' + '\\'' + 'a", "' ' + '  ' + 'a");
    check("br\"x\" \"é\"", "br\" \" \"  \"");
    check("/// a\nb", "     \nb");
    check("//! a\n#[x(b)] c", "     \n#[x(b)] c");
}
