//! The article as markup for the cleaner: its blocks, in the lists, tables and quotations that they stand in.

use std::collections::HashMap;

use dom_query::{Document, NodeData};

use super::blocks::Block;
use super::outline::{Kind, Outline};

/// Writes blocks, given by their places and in order.
pub(super) fn write(
    page: &Document,
    outline: &Outline,
    blocks: &[&Block],
    gone: impl Fn(usize) -> bool,
) -> String {
    let mut out = String::new();
    let mut tables = HashMap::new();
    // Structures that are open: where, and what was written for each.
    let mut open: Vec<(usize, Tag)> = Vec::new();
    for block in blocks {
        let mut path: Vec<(usize, Tag)> = Vec::new();
        for up in std::iter::once(block.holder).chain(outline.around(block.holder)) {
            if let Some(tag) = tag(outline, up) {
                path.push((up, tag));
            }
        }
        path.reverse();
        // A table that only lays out the page is none.
        path.retain(|&(at, tag)| {
            !tag.of_table()
                || table_of(outline, at)
                    .is_some_and(|table| *tables.entry(table).or_insert_with(|| is_data(outline, table)))
        });
        let shared = open.iter().zip(&path).take_while(|(open, new)| open.0 == new.0).count();
        for (_, tag) in open.drain(shared..).rev() {
            out.push_str(tag.closing());
        }
        let goes_on = open.len() == path.len()
            && open.last().is_some_and(|(_, tag)| *tag == Tag::Item || tag.is_cell());
        for &(at, tag) in path.get(shared..).unwrap_or(&[]) {
            out.push_str(tag.opening());
            open.push((at, tag));
        }
        let plain = !path.iter().any(|(_, tag)| matches!(tag, Tag::Item | Tag::Heading(_)) || tag.is_cell());
        if goes_on {
            out.push_str("<br>");
        }
        if plain {
            out.push_str("<p>");
        }
        text(page, outline, block, &gone, &mut out);
        if plain {
            out.push_str("</p>");
        }
    }
    for (_, tag) in open.drain(..).rev() {
        out.push_str(tag.closing());
    }
    out
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Heading(u8),
    List,
    Numbers,
    Item,
    Quote,
    Table,
    Row,
    Cell,
    Header,
}

impl Tag {
    fn of_table(self) -> bool {
        matches!(self, Tag::Table | Tag::Row | Tag::Cell | Tag::Header)
    }

    fn is_cell(self) -> bool {
        matches!(self, Tag::Cell | Tag::Header)
    }

    fn opening(self) -> &'static str {
        match self {
            Tag::Heading(1 | 2) => "<h2>",
            Tag::Heading(3) => "<h3>",
            Tag::Heading(_) => "<h4>",
            Tag::List => "<ul>",
            Tag::Numbers => "<ol>",
            Tag::Item => "<li>",
            Tag::Quote => "<blockquote>",
            Tag::Table => "<table>",
            Tag::Row => "<tr>",
            Tag::Cell => "<td>",
            Tag::Header => "<th>",
        }
    }

    fn closing(self) -> &'static str {
        match self {
            Tag::Heading(1 | 2) => "</h2>",
            Tag::Heading(3) => "</h3>",
            Tag::Heading(_) => "</h4>",
            Tag::List => "</ul>",
            Tag::Numbers => "</ol>",
            Tag::Item => "</li>",
            Tag::Quote => "</blockquote>",
            Tag::Table => "</table>",
            Tag::Row => "</tr>",
            Tag::Cell => "</td>",
            Tag::Header => "</th>",
        }
    }
}

fn tag(outline: &Outline, at: usize) -> Option<Tag> {
    Some(match outline.get(at)?.kind {
        Kind::Heading(level) => Tag::Heading(level),
        Kind::List { ordered: false } => Tag::List,
        Kind::List { ordered: true } => Tag::Numbers,
        Kind::Item => Tag::Item,
        Kind::Quote => Tag::Quote,
        Kind::Table => Tag::Table,
        Kind::Row => Tag::Row,
        Kind::Cell { header: false } => Tag::Cell,
        Kind::Cell { header: true } => Tag::Header,
        _ => return None,
    })
}

fn table_of(outline: &Outline, at: usize) -> Option<usize> {
    std::iter::once(at)
        .chain(outline.around(at))
        .find(|&up| outline.get(up).is_some_and(|node| node.kind == Kind::Table))
}

/// Whether a table holds data: two rows and two columns at least, no table in it and no page in a cell.
fn is_data(outline: &Outline, table: usize) -> bool {
    let nodes = outline.within(table);
    let count = |kind: fn(Kind) -> bool| nodes.iter().filter(|node| kind(node.kind)).count();
    let rows = count(|kind| kind == Kind::Row);
    let cells = count(|kind| matches!(kind, Kind::Cell { .. }));
    let nested = nodes.iter().any(|node| node.kind == Kind::Table);
    let longest =
        nodes.iter().filter(|node| matches!(node.kind, Kind::Cell { .. })).map(|node| node.chars).max();
    rows >= 2 && cells >= 2 * rows && !nested && longest.unwrap_or(0) < 600
}

fn text(page: &Document, outline: &Outline, block: &Block, gone: &impl Fn(usize) -> bool, out: &mut String) {
    let Some(nodes) = outline.nodes.get(block.from..block.to) else { return };
    for (at, node) in (block.from..).zip(nodes) {
        match node.kind {
            Kind::Break => out.push_str("<br>"),
            Kind::Text if !gone(at) => {
                page.tree.query_node(&node.id, |node| {
                    if let NodeData::Text { contents } = &node.data {
                        html_escape::encode_text_to_string(contents, out);
                    }
                });
            }
            _ => {}
        }
    }
}
