//! From what was chosen to the whole article: what stands between its paragraphs, over and under them comes back where
//! it reads like text.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::Block;
use super::choose::Choice;
use super::outline::{Kind, Outline};

/// Which blocks belong to the article, by what was chosen.
pub(super) fn of(
    page: &Document,
    outline: &Outline,
    blocks: &[Block],
    choice: &Choice,
    title: &str,
) -> Vec<bool> {
    let mut stays: Vec<bool> = blocks.iter().map(|block| is_chosen(outline, block, &choice.texts)).collect();
    let (Some(first), Some(last)) =
        (stays.iter().position(|&stays| stays), stays.iter().rposition(|&stays| stays))
    else {
        return stays;
    };
    let region = Region { page, outline, blocks };
    if let Some(other) = region.fuller(first, &stays, title) {
        return other;
    }
    if choice.loose && region.under_title(title, &mut stays) {
        return stays;
    }
    let container = region.common(first, last);
    let end = outline.get(container).map_or(0, |node| node.end);
    // What the choice took out of its own block.
    let mut from = first;
    while from > 0 && blocks.get(from - 1).is_some_and(|block| block.from > container) {
        from -= 1;
    }
    let mut to = last;
    while blocks.get(to + 1).is_some_and(|block| block.from < end) {
        to += 1;
    }
    for at in from..=to {
        let inside = (first..=last).contains(&at);
        if stays.get(at) == Some(&false)
            && region.reads_on(at, container, inside)
            && let Some(stays) = stays.get_mut(at)
        {
            *stays = true;
        }
    }
    region.siblings(container, &mut stays);
    region.alike(&mut stays);
    region.lead(first, title, &mut stays);
    region.headings(&mut stays);
    stays
}

fn is_chosen(outline: &Outline, block: &Block, chosen: &HashSet<NodeId>) -> bool {
    let nodes = outline.nodes.get(block.from..block.to).unwrap_or(&[]);
    let texts = nodes.iter().filter(|node| node.kind == Kind::Text);
    let taken: u32 = texts.filter(|node| chosen.contains(&node.id)).map(|node| node.chars).sum();
    taken * 2 > block.chars
}

struct Region<'a> {
    page: &'a Document,
    outline: &'a Outline,
    blocks: &'a [Block],
}

impl Region<'_> {
    /// The element that holds two blocks and all between them.
    fn common(&self, first: usize, last: usize) -> usize {
        let (Some(first), Some(last)) = (self.blocks.get(first), self.blocks.get(last)) else { return 0 };
        let holds = |&at: &usize| self.outline.get(at).is_some_and(|node| node.end >= last.to);
        std::iter::once(first.holder).chain(self.outline.around(first.holder)).find(holds).unwrap_or(0)
    }

    fn kind(&self, at: usize) -> Kind {
        self.outline.get(at).map_or(Kind::Block, |node| node.kind)
    }

    /// Whether a block in the article's part of the page is text of it.
    fn reads_on(&self, at: usize, container: usize, inside: bool) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let around: Vec<usize> = std::iter::once(block.holder)
            .chain(self.outline.around(block.holder))
            .take_while(|&up| up != container)
            .collect();
        if around.iter().any(|&up| self.kind(up) == Kind::Aside) {
            return false;
        }
        let quoted = around.iter().any(|&up| self.kind(up) == Kind::Quote);
        let of_many = around.into_iter().find(|&up| matches!(self.kind(up), Kind::List { .. } | Kind::Table));
        if quoted {
            return true;
        }
        if let Some(whole) = of_many.and_then(|whole| self.outline.get(whole)) {
            return inside && whole.linked * 2 < whole.chars && whole.chars > 40;
        }
        if matches!(self.kind(block.holder), Kind::Heading(_)) {
            return false;
        }
        if inside {
            block.link_share() < 0.5 && block.chars > 80
                || block.link_share() < 0.85 && block.chars > 15 && ends_sentence(&block.text)
        } else {
            block.link_share() < 0.3 && block.chars > 60 && ends_sentence(&block.text)
        }
    }

    /// Where a few words far from the headline were chosen, and by far the most text of the page stands elsewhere: the
    /// part that holds that.
    fn fuller(&self, first: usize, stays: &[bool], title: &str) -> Option<Vec<bool>> {
        let prose =
            |block: &Block| if block.chars > 80 && block.link_share() < 0.3 { block.chars } else { 0 };
        let kept: u32 =
            self.blocks.iter().zip(stays).filter(|(_, stays)| **stays).map(|(block, _)| block.chars).sum();
        let all: u32 = self.blocks.iter().map(prose).sum();
        let from = first.saturating_sub(LEAD);
        let near = self.blocks.get(from..=first).unwrap_or(&[]);
        let headed = near.iter().any(|block| {
            matches!(self.kind(block.holder), Kind::Heading(level) if level == 1 || same(&block.text, title))
        });
        if kept > FEW || kept.saturating_mul(4) > all || headed {
            return None;
        }
        let within = |part: usize| {
            let end = self.outline.get(part).map_or(0, |node| node.end);
            let from = self.blocks.partition_point(|block| block.from < part);
            self.blocks.iter().skip(from).take_while(move |block| block.from < end)
        };
        let mut part = 0;
        while let Some(inner) =
            self.outline.children(part).find(|&inner| within(inner).map(prose).sum::<u32>() * 10 > all * 7)
        {
            part = inner;
        }
        let end = self.outline.get(part)?.end;
        let taken =
            |block: &Block| (part..end).contains(&block.from) && block.chars > 15 && block.link_share() < 0.5;
        Some(self.blocks.iter().map(taken).collect())
    }

    /// Where so little was found that all of the page was taken: what stands with the headline. Gives whether there is
    /// such a part.
    fn under_title(&self, title: &str, stays: &mut [bool]) -> bool {
        let headline = self
            .blocks
            .iter()
            .find(|block| matches!(self.kind(block.holder), Kind::Heading(_)) && same(&block.text, title));
        let Some(headline) = headline else { return false };
        let says = |block: &Block| {
            block.chars > 25
                && block.link_share() < 0.5
                && ends_sentence(&block.text)
                && !same(&block.text, title)
        };
        for up in self.outline.around(headline.holder) {
            let Some(node) = self.outline.get(up) else { continue };
            let inside = |block: &Block| (up..node.end).contains(&block.from);
            if self.blocks.iter().any(|block| inside(block) && says(block)) {
                for (block, stays) in self.blocks.iter().zip(stays.iter_mut()) {
                    *stays &= inside(block);
                }
                return true;
            }
        }
        false
    }

    /// A page may hold its article in several parts of one make.
    fn siblings(&self, container: usize, stays: &mut [bool]) {
        let Some(node) = self.outline.get(container) else { return };
        if node.name != dom_query::local_name!("article") && node.name != dom_query::local_name!("section") {
            return;
        }
        for other in self.outline.children(node.parent) {
            let Some(part) = self.outline.get(other) else { continue };
            if other == container || part.name != node.name || part.linked * 10 > part.chars * 3 {
                continue;
            }
            let from = self.blocks.partition_point(|block| block.from < other);
            for (block, stays) in self.blocks.iter().zip(stays.iter_mut()).skip(from) {
                if block.from >= part.end {
                    break;
                }
                if block.link_share() < 0.5 && block.chars > 25 {
                    *stays = true;
                }
            }
        }
    }

    /// A page may make all paragraphs of its article in one way, and set them in parts that stand apart.
    fn alike(&self, stays: &mut [bool]) {
        let mut chars: HashMap<String, u32> = HashMap::new();
        for (block, _) in self.blocks.iter().zip(stays.iter()).filter(|(_, stays)| **stays) {
            if block.chars > 40
                && let Some(make) = self.make(block)
            {
                *chars.entry(make).or_default() += block.chars;
            }
        }
        let first = stays.iter().position(|&stays| stays).unwrap_or(0);
        for (block, stays) in self.blocks.iter().zip(stays.iter_mut()).skip(first) {
            if !*stays
                && block.link_share() < 0.4
                && block.chars > 25
                && self.make(block).is_some_and(|make| chars.get(&make).is_some_and(|&chars| chars > 200))
            {
                *stays = true;
            }
        }
    }

    /// How a block is made: the names and classes of what it stands in; `None` where no class says what it is.
    fn make(&self, block: &Block) -> Option<String> {
        if !matches!(self.kind(block.holder), Kind::Paragraph | Kind::Block) {
            return None;
        }
        let mut made = String::new();
        let mut said = false;
        for up in std::iter::once(block.holder).chain(self.outline.around(block.holder)).take(4) {
            let node = self.outline.get(up)?;
            if matches!(node.kind, Kind::Aside | Kind::Item | Kind::Cell { .. }) {
                return None;
            }
            made.push_str(&node.name);
            if let Some(class) = NodeRef::new(node.id, &self.page.tree).attr("class") {
                said |= !class.trim().is_empty();
                made.push('.');
                made.push_str(class.trim());
            }
            made.push('/');
        }
        said.then_some(made)
    }

    /// The lead that stands between the headline and the first paragraph.
    fn lead(&self, first: usize, title: &str, stays: &mut [bool]) {
        let is_title = |block: &Block| matches!(self.kind(block.holder), Kind::Heading(level) if level == 1 || same(&block.text, title));
        let from = first.saturating_sub(LEAD);
        let Some(headline) = self
            .blocks
            .get(from..first)
            .and_then(|above| above.iter().rposition(is_title))
            .map(|at| from + at)
        else {
            return;
        };
        for at in headline + 1..first {
            let Some(block) = self.blocks.get(at) else { continue };
            let kind = self.kind(block.holder);
            let apart = self
                .outline
                .around(block.holder)
                .any(|up| matches!(self.kind(up), Kind::Aside | Kind::List { .. } | Kind::Table));
            if !apart
                && matches!(kind, Kind::Paragraph | Kind::Block | Kind::Heading(_))
                && block.chars > 50
                && block.link_share() < 0.3
                && ends_sentence(&block.text)
                && let Some(stays) = stays.get_mut(at)
            {
                *stays = true;
            }
        }
    }

    /// A heading belongs to what stands under it.
    fn headings(&self, stays: &mut [bool]) {
        let first = stays.iter().position(|&stays| stays).unwrap_or(0);
        let mut below = false;
        for at in (0..self.blocks.len()).rev() {
            let Some(block) = self.blocks.get(at) else { continue };
            let Some(own) = stays.get(at).copied() else { continue };
            let between = below && at > first;
            if !own
                && between
                && matches!(self.kind(block.holder), Kind::Heading(level) if level > 1)
                && block.linked == 0
                && block.chars < 120
                && let Some(stays) = stays.get_mut(at)
            {
                *stays = true;
            }
            below = own;
        }
    }
}

/// How many signs a choice may have that is doubted.
const FEW: u32 = 800;

/// How many blocks may stand between a headline and the first paragraph.
const LEAD: usize = 20;

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '»', '“', '\'', ')', ']', ' ', '\u{a0}']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟'])
}

/// Whether two texts have the same words.
pub(super) fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    !a.is_empty() && letters(a) == letters(b)
}
