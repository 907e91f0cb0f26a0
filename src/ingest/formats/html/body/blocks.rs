//! Blocks: the runs of text of a page that stand apart, each with its words and what it stands in.

use dom_query::{Document, NodeData};

use super::outline::{Kind, Outline};
use crate::ingest::reading::LeftOut;

/// A run of text that stands apart.
#[derive(Debug)]
pub(super) struct Block {
    /// Where its texts stand in the outline: from here,
    pub(super) from: usize,
    /// to here.
    pub(super) to: usize,
    /// The element that it stands in and that stands apart.
    pub(super) holder: usize,
    /// Its words.
    pub(super) text: String,
    /// Signs of it, blanks left out.
    pub(super) chars: u32,
    /// How many of them stand in links.
    pub(super) linked: u32,
}

impl Block {
    /// The share of its signs that stand in links.
    pub(super) fn link_share(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }
}

/// The blocks of a page in order; those without a sign are left out, and so is what `gone` gives a reason for.
pub(super) fn of(page: &Document, outline: &Outline, gone: &[Option<LeftOut>]) -> Vec<Block> {
    let mut walk = Walk { page, outline, gone, found: Vec::new(), from: 1, to: 1, holder: 0 };
    // Elements that are open, and whether each stands apart.
    let mut open: Vec<(usize, bool)> = vec![(outline.nodes.len(), true)];
    let mut breaks = 0;
    for (at, node) in outline.nodes.iter().enumerate() {
        while let Some(&(end, apart)) = open.last()
            && end <= at
        {
            open.pop();
            if apart {
                walk.end(at);
            }
        }
        match node.kind {
            Kind::Text => {
                if node.chars > 0 {
                    breaks = 0;
                }
            }
            Kind::Break => {
                breaks += 1;
                // Two breaks part what one does not.
                if breaks == 2 {
                    walk.end(at);
                }
            }
            Kind::Inline | Kind::Link => open.push((node.end, false)),
            Kind::Picture => {}
            _ => {
                walk.end(at);
                open.push((node.end, true));
                breaks = 0;
            }
        }
        walk.to = at + 1;
    }
    walk.end(outline.nodes.len());
    walk.found
}

struct Walk<'a> {
    page: &'a Document,
    outline: &'a Outline,
    gone: &'a [Option<LeftOut>],
    found: Vec<Block>,
    /// Where the present run began.
    from: usize,
    to: usize,
    holder: usize,
}

impl Walk<'_> {
    /// Ends the present run; the next begins at `next`.
    fn end(&mut self, next: usize) {
        let (from, to) = (self.from, self.to.min(next));
        self.from = next;
        let Some(nodes) = self.outline.nodes.get(from..to) else { return };
        let mut text = String::new();
        let (mut chars, mut linked) = (0, 0);
        let mut link_end = 0;
        // A link may have been opened before.
        let stays = |at: usize| self.gone.get(at).is_none_or(Option::is_none);
        let filled =
            (from..).zip(nodes).position(|(at, node)| node.kind == Kind::Text && node.chars > 0 && stays(at));
        if let Some(first) = filled {
            let holds = |&at: &usize| {
                !matches!(self.outline.get(at).map(|node| node.kind), Some(Kind::Inline | Kind::Link))
            };
            self.holder = self.outline.around(from + first).find(holds).unwrap_or(0);
            let mut around = self.outline.around(from + first).take_while(|&at| at != self.holder);
            if let Some(link) =
                around.find(|&at| self.outline.get(at).is_some_and(|node| node.kind == Kind::Link))
            {
                link_end = self.outline.get(link).map_or(0, |node| node.end);
            }
            if self
                .outline
                .around(self.holder)
                .any(|at| self.outline.get(at).is_some_and(|node| node.kind == Kind::Link))
            {
                link_end = to;
            }
        } else {
            return;
        }
        for (at, node) in (from..).zip(nodes) {
            match node.kind {
                Kind::Link => link_end = link_end.max(node.end),
                Kind::Break => text.push(' '),
                Kind::Text if stays(at) => {
                    chars += node.chars;
                    if at < link_end {
                        linked += node.chars;
                    }
                    self.page.tree.query_node(&node.id, |node| {
                        if let NodeData::Text { contents } = &node.data {
                            add(&mut text, contents);
                        }
                    });
                }
                _ => {}
            }
        }
        text.truncate(text.trim_end().len());
        self.found.push(Block { from, to, holder: self.holder, text, chars, linked });
    }
}

/// Adds text, each run of blanks as one.
fn add(to: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            to.push(c);
        } else if !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
    }
}
