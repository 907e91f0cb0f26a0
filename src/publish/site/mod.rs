//! The site: the shell and a corpus, as files beside each other and as one file.
//!
//! Both forms carry a Content-Security-Policy that lets in nothing from elsewhere and no script but the page's own,
//! which it knows by their hashes. The shell is what Trunk writes: links to style sheets, links that preload, and a
//! module script that imports the page's script and starts its wasm. This module takes that apart by its tags; what it
//! does not know in it, it refuses. Into the element that the app takes over it writes the [first view](first).

mod beside;
pub mod first;
mod head;
mod markup;
mod parts;
mod policy;
mod preview;
pub mod sound;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html_escape::encode_double_quoted_attribute;
use std::borrow::Cow;
use std::fmt::Write as _;

use self::beside::{Beside, Later, short_hash};
pub use self::head::Head;
use self::head::headed;
use self::markup::{attribute, elements, insert, next_tag};
pub use self::parts::Parts;
use self::policy::{policy, safe_in};
use super::packed;
use crate::contract::{
    CORPUS, CORPUS_ELEMENT, ENGINE, EXAMPLE, FILES, MAKER, PAGE, PART, PART_NAME, PREVIEW, PROGRAMS, SHELL,
    SINGLE, START, TITLE, WASM_ELEMENT,
};
use crate::corpus::{self, Catalogue, Corpus};

/// A file of the shell: its name with `/` between folders, and its bytes.
pub type File = (String, Cow<'static, [u8]>);

/// Another corpus that the page offers to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// Its bytes, as [`corpus::write`] gives them.
    pub packed: Vec<u8>,
}

/// The file of the example of that number, from 1.
fn example_file(number: usize) -> String {
    format!("example-{number}.plx")
}

/// The names of the files of a site with so many examples, in order. They follow from the shell alone, so that they are
/// known before the work.
///
/// # Errors
/// Where the shell is none that this module knows.
pub fn names(shell: &[File], examples: usize) -> Result<Vec<String>> {
    let page = Page::of(shell)?;
    let mut names: Vec<String> = taken(&page, shell)?.into_iter().map(|(name, _)| name).collect();
    names.push(page.style_file());
    names.extend([PAGE, SINGLE, CORPUS, PREVIEW].map(str::to_owned));
    names.extend(page.shell_file());
    names.extend((1..=examples).map(example_file));
    names.sort();
    Ok(names)
}

/// The files of a shell that the site takes as they are, under the names that they have there.
fn taken<'s>(page: &Page<'_>, shell: &'s [File]) -> Result<Vec<(String, &'s [u8])>> {
    let mut files = Vec::new();
    for file in shell.iter().filter(|(name, _)| name != PAGE) {
        let (name, bytes) = file;
        if [CORPUS, SINGLE, PREVIEW, FILES].contains(&name.as_str()) {
            bail!("the shell holds a file `{name}`, which the site needs for itself");
        }
        let own = page.beside.iter().find_map(|beside| beside.file_for(name));
        let name = match own.or_else(|| Some(Later::of(file)?.file())) {
            Some(own) => own,
            None if page.sheets.contains(&name.as_str()) => continue,
            None => name.clone(),
        };
        files.push((name, bytes.as_ref()));
    }
    Ok(files)
}

/// The files of the site, in order of their names.
///
/// # Errors
/// Where the shell is none that this module knows.
pub fn files(
    shell: &[File],
    corpus: &[u8],
    head: Head<'_>,
    examples: &[Example],
) -> Result<Vec<(String, Vec<u8>)>> {
    let mut page = Page::of(shell)?;
    page.offer(examples)?;
    let corpus = packed::gzip(corpus)?;
    let mut files: Vec<(String, Vec<u8>)> =
        taken(&page, shell)?.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    files.push((page.style_file(), page.style.clone().into_bytes()));
    files.extend(page.examples.iter().zip(1..).map(|((_, packed), n)| (example_file(n), packed.clone())));
    files.extend(page.shell_file().map(|name| (name, page.html.clone().into_bytes())));
    files.push((PAGE.to_owned(), page.linked(head)?.into_bytes()));
    files.push((SINGLE.to_owned(), page.single(Head { picture: &[], ..head }, &corpus)?.into_bytes()));
    files.push((CORPUS.to_owned(), corpus));
    files.push((PREVIEW.to_owned(), head.picture.to_vec()));
    files.sort();
    Ok(files)
}

/// The site of a corpus, in order of the files' names.
///
/// # Errors
/// Where the shell is none that this module knows.
pub fn of(corpus: &Corpus, shell: &[File], examples: &[Example]) -> Result<Vec<(String, Vec<u8>)>> {
    let Catalogue { title, description, .. } = &corpus.catalogue;
    let picture = preview::picture(&corpus.catalogue)?;
    let head = Head { title, description, view: &first::view(corpus), picture: &picture };
    files(shell, &corpus::write(corpus), head, examples)
}

/// The page in one file of a corpus.
///
/// # Errors
/// Where the shell is none that this module knows.
pub fn single(corpus: &Corpus, shell: &[File]) -> Result<Vec<u8>> {
    let Catalogue { title, description, .. } = &corpus.catalogue;
    let head = Head { title, description, view: &first::view(corpus), picture: &[] };
    let packed = packed::gzip(&corpus::write(corpus))?;
    Ok(Page::of(shell)?.single(head, &packed)?.into_bytes())
}

/// The shell, taken apart.
struct Page<'s> {
    /// The page less the links to its style sheets.
    html: String,
    /// The names of the style sheets that the page links to, and what they say together: one file is fetched sooner
    /// than several, and is smaller after compression.
    sheets: Vec<&'s str>,
    style: String,
    /// The page's script: its name and text.
    script: (&'s str, &'s str),
    wasm: &'s [u8],
    /// The programs beside the page.
    beside: Vec<Beside<'s>>,
    /// The parts of its own program that come later.
    later: Vec<Later<'s>>,
    /// Titles of other corpora to look at, and these, compressed.
    examples: Vec<(String, Vec<u8>)>,
}

impl<'s> Page<'s> {
    fn of(shell: &'s [File]) -> Result<Page<'s>> {
        let text = |(name, bytes): &'s File| {
            let text =
                std::str::from_utf8(bytes).with_context(|| format!("{name} of the shell is no text"))?;
            Ok::<_, anyhow::Error>((name.as_str(), text))
        };
        let one = |ending: &str| -> Result<&'s File> {
            let is_beside = |name: &str| PROGRAMS.iter().any(|program| program.files.contains(&name));
            let is_own = |name: &str| !name.contains('/') && !is_beside(name);
            let mut found = shell.iter().filter(|(name, _)| name.ends_with(ending) && is_own(name));
            match (found.next(), found.next()) {
                (Some(file), None) => Ok(file),
                (None, _) => bail!("the shell holds no file that ends in `{ending}`"),
                (Some(_), Some((name, _))) => {
                    bail!("the shell holds more than one `{ending}`, such as `{name}`")
                }
            }
        };
        let (_, whole) = text(one("index.html")?)?;
        let (mut html, mut sheets, mut style) =
            (String::with_capacity(whole.len()), Vec::new(), String::new());
        let mut rest = whole;
        while let Some((before, tag, behind)) = next_tag(rest, "link") {
            html.push_str(before);
            if attribute(tag, "rel") == Some("stylesheet") {
                let name = attribute(tag, "href").unwrap_or("").trim_start_matches("./");
                let sheet = shell.iter().find(|(file, _)| file == name);
                let sheet = sheet.with_context(|| format!("the shell holds no style sheet `{name}`"))?;
                let (name, sheet) = text(sheet)?;
                if let Some(address) = foreign_address(sheet) {
                    bail!("{name}: one file cannot hold `url({address}…)`: expected `data:` addresses only");
                }
                sheets.push(name);
                style.push_str(sheet.trim_end());
                style.push('\n');
            } else {
                html.push_str(tag);
            }
            rest = behind;
        }
        html.push_str(rest);
        let file = |name: &str| {
            let found = shell.iter().find(|(own, _)| own == name);
            found.map(|(_, bytes)| bytes.as_ref())
        };
        let mut beside = Vec::new();
        for program in PROGRAMS {
            match program.files.map(file) {
                [Some(script), Some(wasm)] => beside.push(Beside { program, files: [script, wasm] }),
                // what the page can do without it, it does
                [None, None] if program != ENGINE => {}
                [script, _] => {
                    let missing = program.files[usize::from(script.is_some())];
                    bail!("the shell holds no file `{missing}`")
                }
            }
        }
        Ok(Page {
            html,
            sheets,
            style,
            script: text(one(".js")?)?,
            wasm: &one("_bg.wasm")?.1,
            beside,
            later: shell.iter().filter_map(Later::of).collect(),
            examples: Vec::new(),
        })
    }

    /// The name of the style sheet in the site, with a hash of it.
    fn style_file(&self) -> String {
        format!("style-{}.css", short_hash(&[self.style.as_bytes()]))
    }

    /// Offers other corpora to look at.
    fn offer(&mut self, examples: &[Example]) -> Result<()> {
        for Example { title, packed } in examples {
            self.examples.push((title.clone(), packed::gzip(packed)?));
        }
        Ok(())
    }

    /// The name of the file with the page as the shell has it, where there is something that makes sites of it.
    fn shell_file(&self) -> Option<String> {
        let makes = self.beside.iter().any(|beside| beside.program == MAKER);
        makes.then(|| format!("shell-{}.txt", short_hash(&[self.html.as_bytes()])))
    }

    /// The page that links to its files.
    fn linked(&self, head: Head<'_>) -> Result<String> {
        let scripts: Vec<&str> = elements(&self.html, "script").map(|element| element.inside).collect();
        let styles: Vec<&str> = elements(&self.html, "style").map(|element| element.inside).collect();
        let policy = policy(&scripts, &styles, "'self' ");
        let mut programs = String::new();
        for beside in &self.beside {
            write!(programs, "<meta id=\"{}\" content=\"{}\">", beside.program.meta, beside.name())?;
        }
        for part in &self.later {
            let (name, file) = (part.name, part.file());
            write!(programs, "<meta id=\"{PART}{name}\" content=\"{file}\" {PART_NAME}=\"{name}\">")?;
        }
        for ((title, _), n) in self.examples.iter().zip(1..) {
            let (title, file) = (encode_double_quoted_attribute(title), example_file(n));
            write!(programs, "<meta id=\"{EXAMPLE}{n}\" content=\"{file}\" {TITLE}=\"{title}\">")?;
        }
        if let Some(name) = self.shell_file() {
            write!(programs, "<meta id=\"{SHELL}\" content=\"{name}\">")?;
        }
        let links = format!(
            "<link rel=\"stylesheet\" href=\"./{}\">{programs}\
             <link rel=\"preload\" href=\"./{CORPUS}\" crossorigin=\"anonymous\" as=\"fetch\" \
             type=\"application/octet-stream\" media=\"not all\">",
            self.style_file()
        );
        let html = insert(&self.html, "</head>", &links)?;
        headed(&html, &policy, head)
    }

    /// The page with everything inside.
    fn single(&self, head: Head<'_>, corpus: &[u8]) -> Result<String> {
        let mut html = String::with_capacity(self.html.len());
        let mut rest = self.html.as_str();
        // what preloads goes
        while let Some((before, tag, behind)) = next_tag(rest, "link") {
            html.push_str(before);
            if !matches!(attribute(tag, "rel"), Some("preload" | "modulepreload")) {
                html.push_str(tag);
            }
            rest = behind;
        }
        html.push_str(rest);
        // so does the script that imports the other
        let mut scripts = Vec::new();
        let mut kept = String::with_capacity(html.len());
        let mut rest = html.as_str();
        while let Some((before, tag, behind)) = next_tag(rest, "script") {
            let Some((inside, after)) = behind.split_once("</script>") else {
                bail!("index.html of the shell: a script does not end");
            };
            kept.push_str(before);
            if attribute(tag, "type") != Some("module") {
                kept.push_str(tag);
                kept.push_str(inside);
                kept.push_str("</script>");
                scripts.push(inside.to_owned());
            } else if !inside.contains(self.script.0) {
                bail!("index.html of the shell: a module script does not import `{}`", self.script.0);
            }
            rest = after;
        }
        kept.push_str(rest);
        let script = self.inline_script()?;
        let style = safe_in("style", &self.style);
        scripts.push(script.to_string());
        let scripts: Vec<&str> = scripts.iter().map(String::as_str).collect();
        let inline: Vec<&str> =
            elements(&kept, "style").map(|element| element.inside).chain([style.as_ref()]).collect();
        let policy = policy(&scripts, &inline, "");
        let html = insert(&kept, "</head>", &format!("<style>{style}</style>"))?;
        let mut tail = String::new();
        let gzip = packed::gzip;
        let hold = |tail: &mut String, id: &str, bytes: &[u8]| {
            let data = STANDARD.encode(bytes);
            writeln!(tail, "<script type=\"application/octet-stream;base64\" id=\"{id}\">{data}</script>")
        };
        hold(&mut tail, WASM_ELEMENT, &gzip(self.wasm)?)?;
        hold(&mut tail, CORPUS_ELEMENT, corpus)?;
        for Later { name, bytes } in &self.later {
            hold(&mut tail, &format!("{PART}{name}\" {PART_NAME}=\"{name}"), &gzip(bytes)?)?;
        }
        for ((title, packed), n) in self.examples.iter().zip(1..) {
            let title = encode_double_quoted_attribute(title);
            hold(&mut tail, &format!("{EXAMPLE}{n}\" {TITLE}=\"{title}"), packed)?;
        }
        if self.shell_file().is_some() {
            hold(&mut tail, SHELL, &gzip(self.html.as_bytes())?)?;
        }
        for Beside { program, files } in &self.beside {
            for (id, bytes) in program.elements.iter().zip(files) {
                hold(&mut tail, id, &gzip(bytes)?)?;
            }
        }
        writeln!(tail, "<script type=\"module\">{script}</script>")?;
        let html = insert(&html, "</body>", &tail)?;
        headed(&html, &policy, head)
    }

    /// The page's script, with what starts the wasm that the page holds.
    fn inline_script(&self) -> Result<Cow<'s, str>> {
        let (name, script) = self.script;
        if script.lines().any(|line| line.starts_with("import ")) {
            bail!("{name} imports another file, which one file cannot hold");
        }
        let init =
            default_export(script).with_context(|| format!("{name} has no default export to start it by"))?;
        let start = format!(
            "{START}const element = document.getElementById(\"{WASM_ELEMENT}\");\n\
             const packed = Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));\n\
             const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream(\"gzip\"));\n\
             await {init}({{ module_or_path: await new Response(plain).arrayBuffer() }});\n"
        );
        Ok(safe_in("script", &format!("{script}{start}")).into_owned().into())
    }
}

/// The name under which a script knows its default export.
fn default_export(script: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    if let Some((before, _)) = script.rsplit_once(" as default") {
        let start = before.rfind(|c| !is_name(c)).map_or(0, |at| at + 1);
        return before.get(start..).filter(|name| !name.is_empty());
    }
    let (_, behind) = script.rsplit_once("export default ")?;
    let name = behind.split(|c| !is_name(c)).next()?;
    (!name.is_empty() && !matches!(name, "function" | "class" | "async")).then_some(name)
}

/// The first address in a style sheet that is not one of `data:` or a place in the page.
fn foreign_address(sheet: &str) -> Option<&str> {
    sheet.split("url(").skip(1).map(|address| address.trim_start_matches(['"', '\'', ' '])).find_map(
        |address| {
            let inside = address.starts_with("data:") || address.starts_with('#');
            (!inside).then(|| address.split([')', '"', '\'']).next().unwrap_or(""))
        },
    )
}

#[cfg(test)]
mod tests;
