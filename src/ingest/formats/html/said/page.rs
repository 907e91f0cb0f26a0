//! A page as one walk over its elements finds it: metadata of the head, the lines of its text, and which elements mark
//! something of the article.

use std::ops::Range;

use dom_query::{Document, NodeData, NodeRef};

use super::zone::{self, Zone};

/// What a page holds that may tell of its article.
#[derive(Default)]
pub(super) struct Page {
    /// Names of metadata in lower case with their values, in the page's order.
    pub(super) metas: Vec<(String, String)>,
    /// Blocks of JSON-LD.
    pub(super) json: Vec<String>,
    /// The title of the window.
    pub(super) title: Option<String>,
    /// The language that the page declares for all of it.
    pub(super) lang: Option<String>,
    /// Addresses that links of the head give for the page itself.
    pub(super) canonical: Vec<String>,
    /// Comments that a browser leaves in what it saves.
    pub(super) saved: Vec<String>,
    /// Stretches of text, in the page's order.
    pub(super) pieces: Vec<Piece>,
    /// Elements that mark something, in the page's order.
    pub(super) elements: Vec<Element>,
    /// What elements hold as one, in the order in which they begin.
    pub(super) items: Vec<Item>,
}

/// A stretch of text in one element.
pub(super) struct Piece {
    /// Its words, divided by single spaces; cut where it is too long to tell of anything but itself.
    pub(super) text: String,
    /// The line of the page that it stands in.
    pub(super) line: usize,
    pub(super) zone: Zone,
    /// Whether no space divides it from the piece before it, in the same line.
    glued: bool,
}

/// An element that marks something.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) itemprop: String,
    pub(super) rel: String,
    /// What it says beside its text: `content`, or `datetime`.
    pub(super) value: Option<String>,
    /// Whether it is marked as the time of publication.
    pub(super) pubdate: bool,
    /// Class and id, in lower case.
    pub(super) marks: String,
    /// What it stands in, itself included.
    pub(super) zone: Zone,
    /// What it marks itself.
    pub(super) own: Zone,
    /// Its pieces.
    pub(super) pieces: Range<usize>,
}

/// Something that an element holds as one.
pub(super) struct Item {
    /// Its kind, where microdata tell it; in lower case.
    pub(super) kind: Option<String>,
    pub(super) pieces: Range<usize>,
    pub(super) elements: Range<usize>,
}

/// Words of one piece that are kept, in bytes: what tells of an article is short.
const KEPT: usize = 400;

/// Pieces that tell of an article; what has more of them is its text.
const FEW: usize = 60;

/// Bytes of an element that marks its text as a day or an author.
const SHORT: usize = 160;

/// Pieces of a page that are looked at.
const MOST: usize = 30_000;

const INLINE: [&str; 38] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "q", "rb", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose text is not the page's.
const SILENT: [&str; 15] = [
    "script", "style", "template", "noscript", "svg", "select", "option", "textarea", "iframe", "object",
    "math", "rt", "rp", "canvas", "datalist",
];

impl Page {
    /// Reads a page, each of its nodes once.
    pub(super) fn of(document: &Document) -> Page {
        let mut walk = Walk::default();
        let root = document.root();
        let mut node = root.first_child();
        while let Some(here) = node {
            let enters = walk.enter(&here);
            let child = if enters { here.first_child() } else { None };
            node = child.or_else(|| {
                if enters {
                    walk.leave();
                }
                let mut at = here;
                loop {
                    if let Some(next) = at.next_sibling() {
                        return Some(next);
                    }
                    at = at.parent().filter(|parent| parent.id != root.id)?;
                    walk.leave();
                }
            });
        }
        walk.page.mark();
        walk.page
    }

    /// Gives to stretches of text what the elements that hold little else mark.
    fn mark(&mut self) {
        for element in &self.elements {
            let mut length = 0;
            let pieces = self.pieces.get(element.pieces.clone()).unwrap_or_default();
            let is_short = pieces.iter().all(|piece| {
                length += piece.text.len();
                length <= SHORT
            });
            let marks = element.own.and(Zone::MARKED);
            if is_short && marks != Zone::default() {
                for piece in self.pieces.get_mut(element.pieces.clone()).unwrap_or_default() {
                    piece.zone = piece.zone.with(marks);
                }
            }
        }
    }

    /// The text of those pieces as it is read; of many only the first.
    pub(super) fn text(&self, pieces: Range<usize>) -> String {
        let mut out = String::new();
        for piece in self.pieces.get(pieces).unwrap_or_default().iter().take(FEW) {
            if !out.is_empty() && !piece.glued {
                out.push(' ');
            }
            out.push_str(&piece.text);
        }
        out
    }

    /// The first value of the first of those names of metadata that has one.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()))
    }

    /// All values of a name of metadata.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        // more than these say nothing more
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str()).take(40)
    }
}

#[derive(Default)]
struct Walk {
    page: Page,
    open: Vec<Open>,
    line: usize,
    /// Whether a space stands before what comes next.
    spaced: bool,
}

/// An element that has begun.
struct Open {
    zone: Zone,
    /// Its place among those that mark something.
    at: Option<usize>,
    /// Its place among the items.
    item: Option<usize>,
    is_block: bool,
}

impl Walk {
    /// Takes in a node, and tells whether it is an element to go into.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        enum Seen {
            Text(String, bool, bool),
            Comment(String),
            Element,
            Nothing,
        }
        let seen = node.query_or(Seen::Nothing, |node| match &node.data {
            NodeData::Text { contents } => {
                let text: &str = contents;
                let leads = text.starts_with(char::is_whitespace);
                Seen::Text(kept(text), leads, text.ends_with(char::is_whitespace))
            }
            NodeData::Comment { contents } => {
                let text: &str = contents;
                if text.contains("saved from url=") || text.contains("SingleFile") {
                    Seen::Comment(text.chars().take(2000).collect())
                } else {
                    Seen::Nothing
                }
            }
            NodeData::Element(_) => Seen::Element,
            _ => Seen::Nothing,
        });
        match seen {
            Seen::Element => self.element(node),
            Seen::Text(text, leads, trails) => {
                self.spaced |= leads;
                if !text.is_empty() && self.page.pieces.len() < MOST {
                    let zone = self.zone().without(Zone::MARKED);
                    let same_line = self.page.pieces.last().is_some_and(|last| last.line == self.line);
                    let glued = same_line && !self.spaced;
                    self.page.pieces.push(Piece { text, line: self.line, zone, glued });
                    self.spaced = false;
                }
                self.spaced |= trails;
                false
            }
            Seen::Comment(text) => {
                self.page.saved.push(text);
                false
            }
            Seen::Nothing => false,
        }
    }

    fn zone(&self) -> Zone {
        self.open.last().map_or_else(Zone::default, |open| open.zone)
    }

    fn element(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(element) = node.element_ref() else { return false };
        let name: &str = &element.name.local;
        let attr = |wanted: &str| {
            element
                .attrs
                .iter()
                .find(|attr| &*attr.name.local == wanted)
                .map(|attr| attr.value.trim())
                .filter(|value| !value.is_empty())
        };
        match name {
            "html" => self.page.lang = attr("lang").or_else(|| attr("xml:lang")).map(str::to_owned),
            "script" => {
                if attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
                    drop(element);
                    self.page.json.push(node.text().to_string());
                }
                return false;
            }
            "title" if !self.zone().is_in(Zone::ARTICLE) => {
                drop(element);
                if self.page.title.is_none() {
                    self.page.title = Some(kept(&node.text())).filter(|title| !title.is_empty());
                }
                return false;
            }
            "link" if attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.page.canonical.extend(attr("href").map(str::to_owned));
            }
            "meta" if attr("itemprop").is_none() => {
                let key = ["property", "name", "http-equiv"].into_iter().find_map(attr);
                if let (Some(key), Some(value)) = (key, attr("content")) {
                    self.page.metas.push((key.to_ascii_lowercase(), kept(value)));
                }
                return false;
            }
            // an element without an end, of which the rest of the page is no part
            "plaintext" => return false,
            name if SILENT.contains(&name) => return false,
            "br" | "hr" => {
                self.line += 1;
                return false;
            }
            _ => {}
        }
        let itemprop = attr("itemprop").unwrap_or("").to_ascii_lowercase();
        let rel = attr("rel").unwrap_or("").to_ascii_lowercase();
        let marks = [attr("class"), attr("id"), attr("role")]
            .into_iter()
            .flatten()
            .map(zone::lower)
            .collect::<Vec<_>>();
        let marks = marks.join(" ");
        let mut own = zone::of(name, &marks);
        if itemprop.split_whitespace().any(|prop| prop == "comment")
            || attr("itemtype").is_some_and(|kind| kind.ends_with("/Comment"))
        {
            own = own.with(Zone::COMMENTS);
        }
        let leads_to_author = name == "a" && attr("href").is_some_and(zone::is_of_author);
        if itemprop == "author" || leads_to_author {
            own = own.with(Zone::AUTHOR);
        }
        let outer = self.zone();
        // The head and the foot of an article are not those of the site.
        if outer.is_in(Zone::ARTICLE) && name != "nav" {
            own = own.without(Zone::HEADER).without(Zone::NAVIGATION);
        }
        let zone = if own.is_in(Zone::ARTICLE) { outer.without(Zone::HEADER) } else { outer }.with(own);
        let is_block = !INLINE.contains(&name);
        self.line += usize::from(is_block);
        let marks_something = own.is_in(Zone::HEADING.with(Zone::DATED).with(Zone::AUTHOR))
            || !itemprop.is_empty()
            || rel.split_whitespace().any(|rel| rel == "author");
        let at = (marks_something && self.page.elements.len() < MOST).then_some(self.page.elements.len());
        if at.is_some() {
            let here = self.page.pieces.len();
            let value = attr("content").or_else(|| attr("datetime")).map(kept);
            let pubdate = element.attrs.iter().any(|attr| &*attr.name.local == "pubdate");
            let name = name.to_owned();
            self.page.elements.push(Element {
                name,
                itemprop,
                rel,
                value,
                pubdate,
                marks,
                zone,
                own,
                pieces: here..here,
            });
        }
        let has = |wanted: &str| element.attrs.iter().any(|attr| &*attr.name.local == wanted);
        let is_item = &*element.name.local == "article" || has("itemscope") || has("itemtype");
        let item = (is_item && self.page.items.len() < MOST).then_some(self.page.items.len());
        if item.is_some() {
            let kind = attr("itemtype").map(|kind| {
                kind.trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or(kind).to_ascii_lowercase()
            });
            let (pieces, elements) = (self.page.pieces.len(), self.page.elements.len());
            self.page.items.push(Item { kind, pieces: pieces..pieces, elements: elements..elements });
        }
        self.open.push(Open { zone, at, item, is_block });
        true
    }

    fn leave(&mut self) {
        let Some(Open { at, item, is_block, .. }) = self.open.pop() else { return };
        self.line += usize::from(is_block);
        if let Some(item) = item.and_then(|item| self.page.items.get_mut(item)) {
            item.pieces.end = self.page.pieces.len();
            item.elements.end = self.page.elements.len();
        }
        if let Some(element) = at.and_then(|at| self.page.elements.get_mut(at)) {
            element.pieces.end = self.page.pieces.len();
        }
    }
}

/// The words of a text, divided by single spaces, and not too many of them.
fn kept(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.len() > KEPT {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(KEPT));
    }
    out
}
