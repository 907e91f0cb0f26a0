//! Whether a page of a site is whole: what a browser would refuse of it, told before a reader sees it.

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html_escape::decode_html_entities;

use super::beside::short_hash;
use super::markup::{attribute, elements, next_tag};
use super::policy::sha256;
use crate::contract::{CORPUS, CORPUS_ELEMENT, ENDINGS, ENGINE, PROGRAMS, Program, WASM_ELEMENT, element};
use crate::publish::packed;

/// More does not come out of a script or a program that a page holds.
const LARGEST: u64 = 256 << 20;

/// Checks the page in one file.
///
/// # Errors
/// Where a part of it is missing, cut off, or other than its policy lets in.
pub fn single(html: &str) -> Result<()> {
    let [engine_script, engine] = ENGINE.elements.map(|id| (id, "engine"));
    let others = PROGRAMS.iter().filter(|program| **program != ENGINE);
    let others = others.flat_map(|program| program.elements.map(|id| (id, program.name)));
    // a page without them was built so
    let others = others.filter(|(id, _)| element(html, id).is_some());
    let needed = [(WASM_ELEMENT, "program"), (CORPUS_ELEMENT, "corpus"), engine_script, engine];
    for (id, what) in needed.into_iter().chain(others) {
        let inside = element(html, id).with_context(|| cut(what))?;
        let bytes = STANDARD.decode(inside.trim());
        let bytes = bytes.with_context(|| format!("its {what} is damaged: build the site again"))?;
        if id != CORPUS_ELEMENT {
            packed::gunzip(&bytes, LARGEST).with_context(|| format!("its {what}"))?;
        }
    }
    if scripts(html).next().is_none() {
        bail!("{}", cut("script"));
    }
    whole(html)
}

/// Checks the page of several files, and the files that it names, which `beside` reads.
///
/// # Errors
/// As [`single`], and where a file beside it is missing or of another build.
pub fn linked(html: &str, beside: impl Fn(&str) -> Result<Vec<u8>>) -> Result<()> {
    whole(html)?;
    let file = |name: &str| {
        beside(name).with_context(|| {
            format!("it needs {name} beside it: upload all files of the site, or build it again")
        })
    };
    let mut rest = html;
    let mut scripted = false;
    while let Some((_, tag, behind)) = next_tag(rest, "link") {
        rest = behind;
        let Some(name) = attribute(tag, "href").and_then(|href| href.strip_prefix("./")) else { continue };
        if name == CORPUS {
            continue;
        }
        let bytes = file(name)?;
        if bytes.is_empty() {
            bail!("{name} beside it is empty: build the site again");
        }
        scripted |= attribute(tag, "rel") == Some("modulepreload");
        if let Some(hash) = name.strip_prefix("style-").and_then(|name| name.strip_suffix(".css"))
            && hash != short_hash(&[&bytes])
        {
            bail!("{name} beside it is not the one of its name: build the site again");
        }
    }
    if !scripted && scripts(html).next().is_none() {
        bail!("{}", cut("script"));
    }
    for program in PROGRAMS {
        let name = match name_of(program, html) {
            Some(name) => name,
            None if program == ENGINE => bail!("{}", cut(program.name)),
            None => continue,
        };
        let [script, wasm] = ENDINGS.map(|ending| file(&format!("{name}{ending}")));
        let hash = name.strip_prefix(program.name).and_then(|hash| hash.strip_prefix('-'));
        if hash.is_some_and(
            |hash| !matches!((&script, &wasm), (Ok(script), Ok(wasm)) if short_hash(&[script, wasm]) == hash),
        ) {
            let (_, _) = (script?, wasm?);
            bail!("{name}.js and its wasm beside it are not those of their name: build the site again");
        }
    }
    Ok(())
}

/// The title of a page.
pub fn title(html: &str) -> Option<String> {
    let title = elements(html, "title").next()?;
    Some(decode_html_entities(title.inside).into_owned())
}

fn name_of(program: Program, html: &str) -> Option<&str> {
    let mut rest = html;
    while let Some((_, tag, behind)) = next_tag(rest, "meta") {
        if attribute(tag, "id") == Some(program.meta) {
            return attribute(tag, "content");
        }
        rest = behind;
    }
    None
}

fn cut(what: &str) -> String {
    format!("this page holds no {what}, or not all of it: upload it again, or build the site again")
}

/// The scripts that run, each with what is in it.
fn scripts(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, tag, behind) = next_tag(rest, "script")?;
            let (inside, after) = behind.split_once("</script>")?;
            rest = after;
            if matches!(attribute(tag, "type"), None | Some("module" | "text/javascript")) {
                return Some(inside);
            }
        }
    })
}

/// That the page ends where it should, and that its policy lets in what it holds.
fn whole(html: &str) -> Result<()> {
    if !html.trim_end().ends_with("</html>") {
        bail!("this page is cut off: upload it again, or build the site again");
    }
    let mut rest = html;
    let policy = loop {
        let Some((_, tag, behind)) = next_tag(rest, "meta") else { bail!("{}", cut("policy")) };
        if attribute(tag, "http-equiv") == Some("Content-Security-Policy") {
            break attribute(tag, "content").unwrap_or("");
        }
        rest = behind;
    };
    let lets_in = |directive: &str, text: &str| {
        let hash = sha256(text);
        policy.split(';').any(|part| {
            let mut words = part.split_ascii_whitespace();
            words.next() == Some(directive) && words.any(|word| word == hash)
        })
    };
    if !scripts(html).all(|script| lets_in("script-src", script)) {
        bail!("a script of this page was changed, and browsers refuse it: build the site again");
    }
    if !elements(html, "style").all(|style| lets_in("style-src-elem", style.inside)) {
        bail!("a style sheet of this page was changed, and browsers refuse it: build the site again");
    }
    Ok(())
}
