//! A page's body as a list: its elements and texts in order, each knowing where what it holds ends, so that what is
//! asked of a whole part is answered by a stretch of the list. Nothing is decided here.

use dom_query::{Document, LocalName, NodeData, NodeId, local_name};

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// Within a line.
    Inline,
    Link,
    /// Ends a line.
    Break,
    /// Stands apart.
    Block,
    Paragraph,
    Heading(u8),
    List {
        ordered: bool,
    },
    Item,
    Quote,
    Table,
    Row,
    Cell {
        header: bool,
    },
    /// Holds a picture and its caption.
    Figure,
    Caption,
    /// A picture, a film, a frame: it holds no text of ours.
    Picture,
    /// A button or a field to fill in.
    Control,
    /// Beside the article.
    Aside,
    Rule,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: NodeId,
    /// Where what holds it stands in the list; the first is its own.
    pub(super) parent: usize,
    /// Where what it holds ends in the list.
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) name: LocalName,
    /// Signs of the text in it, blanks left out.
    pub(super) chars: u32,
    /// How many of them stand in links.
    pub(super) linked: u32,
}

/// The body of a page.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) nodes: Vec<Node>,
}

impl Outline {
    /// The outline of a page; `None` where it has no body.
    pub(super) fn of(page: &Document) -> Option<Outline> {
        let body = page.body()?;
        let mut nodes: Vec<Node> = Vec::new();
        // Elements that are open, by their places.
        let mut open: Vec<usize> = Vec::new();
        let mut at = body;
        loop {
            let entered = enter(page, &mut nodes, open.last().copied().unwrap_or(0), at.id);
            if entered && let Some(child) = at.first_child() {
                open.push(nodes.len() - 1);
                at = child;
                continue;
            }
            loop {
                if at.id == body.id {
                    close(&mut nodes);
                    return Some(Outline { nodes });
                }
                if let Some(next) = at.next_sibling() {
                    at = next;
                    break;
                }
                at = at.parent()?;
                let length = nodes.len();
                if let Some(node) = open.pop().and_then(|place| nodes.get_mut(place)) {
                    node.end = length;
                }
            }
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// What holds it, from the nearest outwards, the body left out.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let up = |at: usize| {
            self.nodes.get(at).map(|node| node.parent).filter(|&parent| parent != 0 && parent != at)
        };
        std::iter::successors(up(at), move |&at| up(at))
    }

    /// The elements right in it.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(at).map_or(0, |node| node.end);
        let first = Some(at + 1).filter(|&first| first < end);
        std::iter::successors(first, move |&child| {
            self.nodes.get(child).map(|node| node.end).filter(|&next| next < end)
        })
    }

    /// What it holds, itself left out.
    pub(super) fn within(&self, at: usize) -> &[Node] {
        let end = self.nodes.get(at).map_or(0, |node| node.end);
        self.nodes.get(at + 1..end).unwrap_or(&[])
    }
}

/// Adds a node to the list; gives whether what it holds is to be read.
fn enter(page: &Document, nodes: &mut Vec<Node>, parent: usize, id: NodeId) -> bool {
    let described = page.tree.query_node(&id, |node| match &node.data {
        NodeData::Text { contents } => {
            let chars = contents.chars().filter(|c| !c.is_whitespace()).count();
            Some((Kind::Text, local_name!(""), chars as u32))
        }
        NodeData::Element(element) => {
            kind(&element.name.local).map(|kind| (kind, element.name.local.clone(), 0))
        }
        _ => None,
    });
    let Some((kind, name, chars)) = described.flatten() else { return false };
    let end = nodes.len() + 1;
    nodes.push(Node { id, parent, end, kind, name, chars, linked: 0 });
    !matches!(kind, Kind::Text | Kind::Picture)
}

/// Sums up what each holds.
fn close(nodes: &mut [Node]) {
    for at in (1..nodes.len()).rev() {
        let Some(node) = nodes.get_mut(at) else { continue };
        if node.kind == Kind::Link {
            node.linked = node.chars;
        }
        let (parent, chars, linked) = (node.parent, node.chars, node.linked);
        if let Some(parent) = nodes.get_mut(parent) {
            parent.chars += chars;
            parent.linked += linked;
        }
    }
    let length = nodes.len();
    if let Some(body) = nodes.first_mut() {
        body.end = length;
    }
}

/// What an element is; `None` where nothing in it is text.
fn kind(name: &LocalName) -> Option<Kind> {
    Some(match *name {
        // The readings above words are no part of them.
        local_name!("script")
        | local_name!("style")
        | local_name!("noscript")
        | local_name!("template")
        | local_name!("rt")
        | local_name!("rp")
        | local_name!("head")
        | local_name!("title")
        | local_name!("dialog")
        | local_name!("datalist") => return None,
        local_name!("a") => Kind::Link,
        local_name!("br") => Kind::Break,
        local_name!("hr") => Kind::Rule,
        local_name!("p") => Kind::Paragraph,
        local_name!("h1") => Kind::Heading(1),
        local_name!("h2") => Kind::Heading(2),
        local_name!("h3") => Kind::Heading(3),
        local_name!("h4") => Kind::Heading(4),
        local_name!("h5") => Kind::Heading(5),
        local_name!("h6") => Kind::Heading(6),
        local_name!("ul") | local_name!("menu") => Kind::List { ordered: false },
        local_name!("ol") => Kind::List { ordered: true },
        local_name!("li") => Kind::Item,
        local_name!("blockquote") => Kind::Quote,
        local_name!("table") => Kind::Table,
        local_name!("tr") => Kind::Row,
        local_name!("td") => Kind::Cell { header: false },
        local_name!("th") => Kind::Cell { header: true },
        local_name!("figure") => Kind::Figure,
        local_name!("figcaption") => Kind::Caption,
        local_name!("img")
        | local_name!("svg")
        | local_name!("video")
        | local_name!("audio")
        | local_name!("iframe")
        | local_name!("object")
        | local_name!("embed")
        | local_name!("canvas")
        | local_name!("picture")
        | local_name!("math")
        | local_name!("map") => Kind::Picture,
        local_name!("button")
        | local_name!("input")
        | local_name!("select")
        | local_name!("textarea")
        | local_name!("option")
        | local_name!("optgroup") => Kind::Control,
        local_name!("aside") | local_name!("nav") | local_name!("footer") => Kind::Aside,
        local_name!("div")
        | local_name!("section")
        | local_name!("article")
        | local_name!("header")
        | local_name!("main")
        | local_name!("body")
        | local_name!("form")
        | local_name!("fieldset")
        | local_name!("center")
        | local_name!("pre")
        | local_name!("dl")
        | local_name!("dt")
        | local_name!("dd")
        | local_name!("address")
        | local_name!("details")
        | local_name!("summary")
        | local_name!("thead")
        | local_name!("tbody")
        | local_name!("tfoot")
        | local_name!("caption")
        | local_name!("hgroup")
        | local_name!("legend") => Kind::Block,
        _ => Kind::Inline,
    })
}
