//! A page taken apart by itself: what it was made of, from which others are made.

use std::borrow::Cow;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::File;
use super::markup::{elements, insert};
use crate::contract::{MAKER, PAGE, PART_FILE, PROGRAMS, START};

/// What a page, in either of its forms, knows of the shell that it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The page as it was, less the links to its style sheets.
    pub html: String,
    /// All its style sheets.
    pub style: String,
    /// Its script, with or without what starts it in one file.
    pub script: String,
    /// Its wasm.
    pub wasm: Vec<u8>,
    /// The script and the wasm of each of [`PROGRAMS`].
    pub programs: Vec<[Vec<u8>; 2]>,
    /// The parts of its program that come later, each with its name.
    pub later: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// The shell: of it the same sites are made as of the one that the page was made of.
    ///
    /// # Errors
    /// Where the page was made without the maker, or is not whole.
    pub fn shell(self) -> Result<Vec<File>> {
        let Parts { html, style, script, wasm, programs, later } = self;
        let module = elements(&html, "script").find_map(|element| imported(element.inside));
        let name = module.context("this page does not tell what its script was called")?.to_owned();
        let page = insert(&html, "</head>", "<link rel=\"stylesheet\" href=\"./style.css\"/>")?;
        let script = script.split(START).next().unwrap_or_default().to_owned();
        let file = |name: &str, bytes: Vec<u8>| -> File { (name.to_owned(), Cow::Owned(bytes)) };
        let mut files = vec![
            file(PAGE, page.into_bytes()),
            file("style.css", style.into_bytes()),
            file(&format!("{name}_bg.wasm"), wasm),
            file(&format!("{name}.js"), script.into_bytes()),
        ];
        for (program, bytes) in PROGRAMS.iter().zip(programs) {
            files.extend(program.files.into_iter().zip(bytes).map(|(name, bytes)| file(name, bytes)));
        }
        let [start, end] = PART_FILE;
        files.extend(later.into_iter().map(|(name, bytes)| file(&format!("{start}{name}{end}"), bytes)));
        let is_whole = files.iter().all(|(_, bytes)| !bytes.is_empty());
        is_whole
            .then_some(files)
            .with_context(|| format!("this page is without a part, such as {}", MAKER.name))
    }
}

/// The name of the file that a module script imports, less its ending.
fn imported(script: &str) -> Option<&str> {
    let (_, behind) = script.split_once("from './")?;
    behind.split_once(".js'").map(|(name, _)| name)
}
