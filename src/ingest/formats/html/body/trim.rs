//! What of the chosen blocks is no part of the article by its words: labels with their links, invitations, lines over
//! and under the text.

use super::blocks::Block;
use super::outline::{Kind, Outline};
use super::phrases::PHRASES;
use super::region::{ends_sentence, same};
use crate::ingest::reading::LeftOut;

/// Why each block is left out, where it is.
pub(super) fn trim(outline: &Outline, blocks: &[&Block], title: &str) -> Vec<Option<LeftOut>> {
    let small: Vec<String> = blocks.iter().map(|block| lower(&block.text)).collect();
    let mut out: Vec<Option<LeftOut>> =
        blocks.iter().zip(&small).map(|(block, text)| anywhere(outline, block, text)).collect();
    let prose = blocks.iter().filter(|block| is_prose(outline, block)).count();
    // A page of lines alone is all there is.
    if prose > 0 {
        head(outline, blocks, &small, title, &mut out);
        foot(outline, blocks, &small, &mut out);
    }
    labelled(outline, blocks, &small, &mut out);
    teasers(outline, blocks, title, &mut out);
    lonely_headings(outline, blocks, &mut out);
    out
}

/// Whether a text is a notice of the page and no article.
pub(super) fn is_notice(texts: &[&str]) -> bool {
    let chars: usize = texts.iter().map(|text| text.len()).sum();
    if chars == 0 || chars > 4000 {
        return false;
    }
    let text = lower(&texts.join(" "));
    let hits: usize = PHRASES.notices.iter().map(|notice| text.matches(notice).count()).sum();
    hits * 300 >= chars && hits > 0
}

fn lower(text: &str) -> String {
    text.chars()
        .take(LOOKED_AT)
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | 'ʼ' | '`' | '´' => '\'',
            '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        })
        .collect()
}

/// How much of a block is looked at; longer ones are prose.
const LOOKED_AT: usize = 700;

fn kind(outline: &Outline, block: &Block) -> Kind {
    outline.get(block.holder).map_or(Kind::Block, |node| node.kind)
}

fn is_heading(outline: &Outline, block: &Block) -> bool {
    matches!(kind(outline, block), Kind::Heading(_))
}

fn is_prose(outline: &Outline, block: &Block) -> bool {
    block.chars > 80 && block.link_share() < 0.4 && !is_heading(outline, block)
}

fn is_line(text: &str) -> bool {
    PHRASES.lines.has(text.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What is furniture wherever it stands.
fn anywhere(outline: &Outline, block: &Block, text: &str) -> Option<LeftOut> {
    let heading = is_heading(outline, block);
    if is_line(text) {
        return Some(LeftOut::Furniture);
    }
    if PHRASES.labels.begin(text) && (block.linked > 0 && block.chars < 300 || block.chars < 40) {
        return Some(LeftOut::Links);
    }
    if block.chars < 260 && PHRASES.invitations.stand_in(text) && !quotes(&block.text) {
        return Some(LeftOut::Invitation);
    }
    if block.chars < 1500 && PHRASES.own.stand_in(text) && !quotes(&block.text) {
        return Some(LeftOut::Notice);
    }
    if is_counter(text) {
        return Some(LeftOut::Caption);
    }
    // A list of links and nothing else.
    let list = outline
        .around(block.holder)
        .chain([block.holder])
        .filter(|&up| outline.get(up).is_some_and(|node| matches!(node.kind, Kind::List { .. })))
        .last()
        .and_then(|list| outline.get(list));
    if list.is_some_and(|list| list.chars > 60 && list.linked * 100 > list.chars * 85) && block.chars > 15 {
        return Some(LeftOut::Links);
    }
    // A line that is a link and no sentence leads elsewhere.
    if block.link_share() > 0.9
        && !heading
        && block.chars > 12
        && matches!(kind(outline, block), Kind::Paragraph | Kind::Block)
        && !ends_sentence(&block.text)
    {
        return Some(LeftOut::Links);
    }
    None
}

fn quotes(text: &str) -> bool {
    text.starts_with(['“', '"', '„', '«', '‘'])
}

/// `Image 1 of 8`, `3 / 12`.
fn is_counter(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: Option<&&str>| word.is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    match &words[..] {
        [first, rest @ ..] if matches!(*first, "image" | "photo" | "slide" | "bild" | "foto" | "picture") => {
            rest.len() == 3 && number(rest.first()) && number(rest.last())
        }
        _ => false,
    }
}

/// Lines over the first paragraph.
fn head(outline: &Outline, blocks: &[&Block], small: &[String], title: &str, out: &mut [Option<LeftOut>]) {
    let first = blocks.iter().position(|block| is_prose(outline, block)).unwrap_or(0);
    for ((block, text), out) in blocks.iter().zip(small).zip(out.iter_mut()).take(first.min(HEAD) + 1) {
        if out.is_some() || is_heading(outline, block) && same(&block.text, title) {
            continue;
        }
        let short = block.chars < 120;
        let byline = short && PHRASES.heads.begin(text) && !ends_sentence(&block.text);
        if byline || is_date(text) || short && !is_heading(outline, block) && is_crumb(outline, block) {
            *out = Some(LeftOut::Furniture);
        }
    }
}

/// How many blocks over the first paragraph may be lines of the page.
const HEAD: usize = 14;

/// A word or two in a list, before the text: where in the site it stands.
fn is_crumb(outline: &Outline, block: &Block) -> bool {
    kind(outline, block) == Kind::Item && block.chars < 25 && !ends_sentence(&block.text)
}

/// Whether a line is a day and a time and nothing else.
fn is_date(text: &str) -> bool {
    let mut numbers = 0;
    let mut others = 0;
    let mut months = 0;
    for word in
        text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').filter(|word| !word.is_empty())
    {
        let word = word.trim_matches(['.', '-']);
        if word.is_empty() {
            continue;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            // `23.10.2018` is three.
            numbers += 1 + word.matches(['.', '-']).count();
        } else if PHRASES.months.iter().any(|month| word.starts_with(month)) {
            months += 1;
        } else if !PHRASES.times.has(word) {
            others += 1;
        }
    }
    numbers > 0
        && (months > 0 || numbers > 1 || ["min", "ago", "vor "].iter().any(|unit| text.contains(unit)))
        && others == 0
}

/// Lines under the last paragraph.
fn foot(outline: &Outline, blocks: &[&Block], small: &[String], out: &mut [Option<LeftOut>]) {
    let mut left = FOOT;
    for ((block, text), out) in blocks.iter().zip(small).zip(out.iter_mut()).rev() {
        if left == 0 {
            break;
        }
        left -= 1;
        if out.is_some() {
            continue;
        }
        let why = if is_heading(outline, block) {
            // Judged by what is under it, later.
            continue;
        } else if block.chars < 400
            && (PHRASES.writers.stand_in(text) || is_address(text))
            && !quotes(&block.text)
        {
            LeftOut::Biography
        } else if is_date(text) || PHRASES.feet.begin(text) && block.chars < 300 && !long_sentence(block) {
            LeftOut::Furniture
        } else if block.link_share() > 0.6 && block.chars < 200 {
            LeftOut::Links
        } else {
            break;
        };
        *out = Some(why);
    }
}

/// How many blocks under the last paragraph may be lines of the page.
const FOOT: usize = 30;

/// Whether a block is a sentence of an article, whatever it begins with.
fn long_sentence(block: &Block) -> bool {
    block.chars > 160 && ends_sentence(&block.text)
}

/// Whether a short text has an address of mail in it.
fn is_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

/// Links under a label go with it.
fn labelled(outline: &Outline, blocks: &[&Block], small: &[String], out: &mut [Option<LeftOut>]) {
    let mut under = false;
    for ((block, text), out) in blocks.iter().zip(small).zip(out.iter_mut()) {
        match out {
            Some(LeftOut::Links) => under |= PHRASES.labels.begin(text),
            Some(_) => {}
            None if under && block.link_share() > 0.5 && !is_heading(outline, block) => {
                *out = Some(LeftOut::Links);
            }
            None => under = false,
        }
    }
}

/// Headings that lead to other articles, with the few words under each.
fn teasers(outline: &Outline, blocks: &[&Block], title: &str, out: &mut [Option<LeftOut>]) {
    let leads = |block: &Block| {
        is_heading(outline, block)
            && block.link_share() > 0.9
            && block.chars > 15
            && !same(&block.text, title)
    };
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let under = blocks.get(at + 1..).unwrap_or(&[]);
        let next = under.iter().position(|block| is_heading(outline, block)).unwrap_or(under.len());
        let chars: u32 = under.iter().take(next).map(|block| block.chars).sum();
        if leads(block) && next <= 4 && chars < 600 {
            for out in out.iter_mut().skip(at).take(next + 1).filter(|out| out.is_none()) {
                *out = Some(LeftOut::Links);
            }
        }
        at += 1 + next;
        if !under.get(next).is_some_and(|block| is_heading(outline, block)) {
            break;
        }
    }
}

/// Headings with nothing under them.
fn lonely_headings(outline: &Outline, blocks: &[&Block], out: &mut [Option<LeftOut>]) {
    // Why what is under the present place is left out, where all of it is.
    let mut below: Option<Option<LeftOut>> = None;
    for (block, out) in blocks.iter().zip(out.iter_mut()).rev() {
        if is_heading(outline, block) {
            match (below, &out) {
                (None, None) => *out = Some(LeftOut::Furniture),
                (Some(Some(why)), None) => *out = Some(why),
                _ => {}
            }
            below = Some(*out);
        } else {
            below = match (below, *out) {
                (_, None) | (Some(None), Some(_)) => Some(None),
                (_, why) => Some(why),
            };
        }
    }
}
