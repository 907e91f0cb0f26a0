//! The article of a page.
//!
//! In order: what the page's own elements call no article is set aside ([`strip`]); `dom_smoothie` picks out the block
//! ([`choose`]); what it lost comes back ([`region`]); lines that are no article by their words go ([`trim`]); and what
//! is left is [written](write) as markup for the cleaner. All of them look at the page as a list ([`outline`]) and as
//! blocks of text ([`blocks`]). What was left out within the article's part of the page is told with its reason.

mod blocks;
mod choose;
mod elsewhere;
mod outline;
mod phrases;
mod region;
mod sheet;
mod signs;
mod strip;
mod trim;
mod write;

use blocks::Block;
use choose::Choice;
use dom_query::{Document, NodeData, NodeId};
use outline::{Kind, Outline};

use crate::ingest::reading::LeftOut;

/// What a page holds of an article.
pub(super) struct Body {
    /// The article as markup for the cleaner.
    pub(super) content: String,
    /// What was left out: why, and how it begins.
    pub(super) left_out: Vec<(LeftOut, String)>,
    /// Signs of it, blanks left out.
    chars: u32,
}

/// The article of a page, of which the title is known. The page is taken apart.
///
/// # Errors
/// Where there is none: what was found, in words.
pub(super) fn of(page: &Document, title: &str) -> Result<Body, String> {
    let body = among_elements(page, title);
    let chars = body.as_ref().map_or(0, |body| body.chars);
    let more = |other: Option<Document>| {
        other
            .and_then(|other| among_elements(&other, title).ok())
            .filter(|other| other.chars > 2 * chars.max(100))
    };
    if let Some(told) = more(elsewhere::in_json(page)) {
        return Ok(told);
    }
    if chars < LITTLE
        && let Some(kept) = more(elsewhere::without_scripts(page))
    {
        return Ok(kept);
    }
    body
}

/// Signs of an article that may not be all of it.
const LITTLE: u32 = 300;

fn among_elements(page: &Document, title: &str) -> Result<Body, String> {
    let outline = Outline::of(page).ok_or("no body")?;
    let gone = strip::strip(page, &outline, title);
    let blocks = blocks::of(page, &outline, &gone);
    take_out(page, &outline, &gone);
    let mut tries = 0;
    loop {
        let chosen = choose::choose(page);
        let body = read(page, &outline, &blocks, &gone, &chosen, title);
        tries += 1;
        match body {
            Read::Article(body) => return Ok(body),
            Read::Notice(node) if tries < TRIES => page.tree.remove_from_parent(&node),
            Read::Notice(_) => return Err("a notice and no article".to_owned()),
            Read::Nothing => return Err("none".to_owned()),
        }
    }
}

/// How many notices may be taken for the article before it is given up.
const TRIES: usize = 4;

/// What was made of a choice.
enum Read {
    Article(Body),
    /// It is a notice, all of which this element holds.
    Notice(NodeId),
    Nothing,
}

fn read(
    page: &Document,
    outline: &Outline,
    blocks: &[Block],
    gone: &[Option<LeftOut>],
    chosen: &Choice,
    title: &str,
) -> Read {
    let stays = region::of(page, outline, blocks, chosen, title);
    let kept: Vec<&Block> =
        blocks.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(block, _)| block).collect();
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return Read::Nothing };
    let texts: Vec<&str> = kept.iter().map(|block| block.text.as_str()).collect();
    if trim::is_notice(&texts)
        && let Some(node) = common(outline, first, last).and_then(|at| outline.get(at))
    {
        return Read::Notice(node.id);
    }
    let why = trim::trim(outline, &kept, title);
    let mut left_out: Vec<(usize, LeftOut, String)> = Vec::new();
    let mut written: Vec<&Block> = Vec::new();
    for (block, why) in kept.iter().zip(why) {
        match why {
            Some(why) => left_out.push((block.from, why, begins(block.text.chars()))),
            None => written.push(block),
        }
    }
    // Parts of the page within the article that its elements call something else.
    let part = common(outline, first, last).and_then(|at| Some((at, outline.get(at)?.end)));
    let (mut at, end) = part.unwrap_or((first.from, last.to));
    while at < end {
        match gone.get(at) {
            Some(Some(why)) => {
                let part = outline.get(at).map_or(at + 1, |node| node.end);
                let text = text_of(page, outline, at);
                if !text.is_empty() {
                    left_out.push((at, *why, text));
                }
                at = part.max(at + 1);
            }
            _ => at += 1,
        }
    }
    // captions above or below it in the element of the article are its pictures' too
    let inside = part.map_or(first.from..last.to, |(at, end)| at..end);
    for at in around_article(outline, first).filter(|at| !inside.contains(at)) {
        let is_first = |at: usize| at == 0 || gone.get(at - 1) != Some(&Some(LeftOut::Caption));
        if gone.get(at) == Some(&Some(LeftOut::Caption)) && is_first(at) {
            let text = text_of(page, outline, at);
            if !text.is_empty() {
                left_out.push((at, LeftOut::Caption, text));
            }
        }
    }
    left_out.sort_by_key(|(at, ..)| *at);
    let is_gone = |at: usize| gone.get(at).is_some_and(Option::is_some);
    let content = write::write(page, outline, &written, is_gone);
    Read::Article(Body {
        content,
        left_out: left_out.into_iter().map(|(_, why, text)| (why, text)).collect(),
        chars: written.iter().map(|block| block.chars).sum(),
    })
}

/// The element that holds two blocks and what is between them; `None` where that is the body.
fn common(outline: &Outline, first: &Block, last: &Block) -> Option<usize> {
    std::iter::once(first.holder)
        .chain(outline.around(first.holder))
        .find(|&at| at != 0 && outline.get(at).is_some_and(|node| node.end >= last.to))
}

/// The places of the innermost element that is marked as an article and holds a block.
fn around_article(outline: &Outline, first: &Block) -> std::ops::Range<usize> {
    let mut around = std::iter::once(first.holder).chain(outline.around(first.holder));
    let article = around.find_map(|at| {
        let node = outline.get(at)?;
        (&*node.name == "article").then_some(at..node.end)
    });
    article.unwrap_or(0..0)
}

/// Removes from a page what is left out of it.
fn take_out(page: &Document, outline: &Outline, gone: &[Option<LeftOut>]) {
    let mut at = 0;
    while let Some(node) = outline.get(at) {
        if gone.get(at).is_some_and(Option::is_some) {
            page.tree.remove_from_parent(&node.id);
            at = node.end.max(at + 1);
        } else {
            at += 1;
        }
    }
}

/// How a part of the page begins.
fn text_of(page: &Document, outline: &Outline, at: usize) -> String {
    let mut text = String::new();
    let end = outline.get(at).map_or(at, |node| node.end);
    for node in outline.nodes.get(at..end).unwrap_or(&[]).iter().filter(|node| node.kind == Kind::Text) {
        if text.len() > 4 * BEGINS {
            break;
        }
        page.tree.query_node(&node.id, |node| {
            if let NodeData::Text { contents } = &node.data {
                text.extend(contents.chars().take(4 * BEGINS));
                text.push(' ');
            }
        });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    begins(words.join(" ").chars())
}

/// How much of what was left out is told, in signs.
const BEGINS: usize = 80;

fn begins(text: impl Iterator<Item = char>) -> String {
    let mut text = text.peekable();
    let begins: String = text.by_ref().take(BEGINS - 1).collect();
    if text.peek().is_some() { format!("{}…", begins.trim_end()) } else { begins }
}

#[cfg(test)]
mod tests;
