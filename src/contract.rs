//! The contract between the site and the page: names of files and ids of elements that `prepare` writes and `app` reads.
//!
//! It stands below both tops, and knows neither how the site is written nor how the page is drawn. A name that changes
//! here changes at both ends at once; a name that readers have in their links or scripts (`corpus.plx`,
//! `parallax.html`) stays.

/// The page of several files.
pub const PAGE: &str = "index.html";
/// The page in one file.
pub const SINGLE: &str = "parallax.html";
/// The element that the app is mounted in. It holds the first view until then.
pub const MOUNT: &str = "app";
/// The element of the first view that says why the corpus cannot be had; hidden until then.
pub const FAILED: &str = "failed-corpus";
/// The file beside the page with the packed corpus, gzip-compressed.
pub const CORPUS: &str = "corpus.plx";
/// The picture that other sites show beside a link to the page.
pub const PREVIEW: &str = "preview.png";
/// The list of a site's files, by which the next build knows what it may replace.
pub const FILES: &str = "parallax.files";
/// The element of the one-file page that holds the corpus: gzip, then base64.
pub const CORPUS_ELEMENT: &str = "parallax-corpus";
/// The element that holds the wasm, likewise.
pub const WASM_ELEMENT: &str = "parallax-wasm";
/// A program that the page starts beside itself when it first needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// What it is called; so the names of its files begin.
    pub name: &'static str,
    /// Its files in a shell: the script and the wasm.
    pub files: [&'static str; 2],
    /// The elements of the one-file page that hold them, as [`CORPUS_ELEMENT`] is held.
    pub elements: [&'static str; 2],
    /// The `<meta>` element of the page of several files that gives the name of its files, less their [endings](ENDINGS).
    pub meta: &'static str,
}

/// How the names of a program's files end.
pub const ENDINGS: [&str; 2] = [".js", "_bg.wasm"];
/// The engine: answers what takes long, of the corpus that the page shows.
pub const ENGINE: Program = Program {
    name: "engine",
    files: ["engine.js", "engine_bg.wasm"],
    elements: ["parallax-engine-script", "parallax-engine-wasm"],
    meta: "parallax-engine",
};
/// The maker: makes a corpus of the reader's own articles. A shell may be without it.
pub const MAKER: Program = Program {
    name: "maker",
    files: ["maker.js", "maker_bg.wasm"],
    elements: ["parallax-maker-script", "parallax-maker-wasm"],
    meta: "parallax-maker",
};
/// Both of them.
pub const PROGRAMS: [Program; 2] = [ENGINE, MAKER];

/// What the page itself was before a site was made of it, from which the maker makes others: the element of the one-file
/// page that holds it, and the `<meta>` element of the page of several files that gives the name of its file. A site
/// without the maker has neither.
pub const SHELL: &str = "parallax-shell";
/// Begins what the script of the one-file page has behind that of the page of several.
pub const START: &str = "\n// The program starts from what this page holds.\n";

/// How the ids begin of the elements that hold a part of the page's program, which is fetched when a page of it is first
/// shown: in the one-file page they hold it as [`CORPUS_ELEMENT`] does, in the page of several files they are `<meta>`
/// elements that give the name of its file. Their attribute [`PART_NAME`] gives its name; so `xtask/src/parts.rs` asks.
pub const PART: &str = "parallax-part-";
/// The attribute that gives the name of a part.
pub const PART_NAME: &str = "data-part";
/// How the file of a part is called in a shell: its name between these.
pub const PART_FILE: [&str; 2] = ["part-", ".wasm"];

/// How the ids begin of the elements that hold another corpus to look at, each with a number from 1 behind it: in the
/// one-file page they hold it as [`CORPUS_ELEMENT`] does, in the page of several files they are `<meta>` elements that give
/// the name of its file. Their attribute [`TITLE`] gives its title.
pub const EXAMPLE: &str = "parallax-example-";
/// The attribute of an element that gives the title of the corpus in it.
pub const TITLE: &str = "data-title";

/// Whether a page is one that `parallax build` made, in either of its two forms.
#[cfg(feature = "publish")]
pub fn is_page(html: &str) -> bool {
    [
        format!("href=\"./{CORPUS}\""),
        format!("id=\"{CORPUS_ELEMENT}\""),
        format!("<meta id=\"{}\"", ENGINE.meta),
    ]
    .iter()
    .any(|mark| html.contains(mark))
}

/// What stands in the element of that id; `None` where the page has none.
#[cfg(feature = "publish")]
pub fn element<'p>(page: &'p str, id: &str) -> Option<&'p str> {
    let (_, behind) = page.split_once(&format!("id=\"{id}\""))?;
    let (_, inside) = behind.split_once('>')?;
    let (inside, _) = inside.split_once("</script>")?;
    Some(inside)
}
