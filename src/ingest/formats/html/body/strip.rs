//! What of a page is no part of its article by what its elements say of themselves: hidden ones, captions, boxes.
//!
//! Nothing that holds a good part of the page's text is taken out, whatever it is called.

use dom_query::{Document, NodeRef};

use super::outline::{Kind, Node, Outline};
use super::region::same;
use super::sheet::{self, Hides};
use super::signs::{self, Sign};
use crate::ingest::reading::LeftOut;

/// Why each node of the outline is left out, where it is; what it holds has the same reason.
pub(super) fn strip(page: &Document, outline: &Outline, title: &str) -> Vec<Option<LeftOut>> {
    let look = Look { hides: Hides::of(page), headline: headline(page, outline, title) };
    let mut out: Vec<Option<LeftOut>> = vec![None; outline.nodes.len()];
    let Some(body) = outline.get(0) else { return out };
    let prose = body.chars.saturating_sub(body.linked);
    let mut at = 1;
    while let Some(node) = outline.get(at) {
        let why = match node.kind {
            Kind::Text | Kind::Break | Kind::Rule => None,
            _ if node.chars == 0 => None,
            _ => of(page, outline, at, node, &look, prose),
        };
        match why {
            Some(why) => {
                if let Some(part) = out.get_mut(at..node.end) {
                    part.fill(Some(why));
                }
                at = node.end;
            }
            None => at += 1,
        }
    }
    out
}

/// What of the whole page is asked of each element.
struct Look {
    hides: Hides,
    /// Where the headline stands.
    headline: Option<usize>,
}

fn headline(page: &Document, outline: &Outline, title: &str) -> Option<usize> {
    outline.nodes.iter().position(|node| {
        matches!(node.kind, Kind::Heading(_)) && same(&NodeRef::new(node.id, &page.tree).text(), title)
    })
}

fn of(
    page: &Document,
    outline: &Outline,
    at: usize,
    node: &Node,
    look: &Look,
    prose: u32,
) -> Option<LeftOut> {
    let element = NodeRef::new(node.id, &page.tree);
    let own = node.chars.saturating_sub(node.linked);
    // As much as this may be a box beside the article, if it is not a page of few words.
    let small = own * 4 <= prose;
    if hidden(&element, &look.hides) {
        if own * 3 <= prose {
            return Some(LeftOut::Hidden);
        }
        // The article itself, until somebody pays or scrolls.
        for name in ["style", "hidden", "aria-hidden"] {
            element.remove_attr(name);
        }
    }
    match node.kind {
        Kind::Control => return Some(LeftOut::Furniture),
        Kind::Caption if small && !outline.around(at).any(|up| is_table(outline, up)) => {
            return Some(LeftOut::Caption);
        }
        _ => {}
    }
    if matches!(node.kind, Kind::Inline | Kind::Block) && is_card(&element, node) {
        return Some(LeftOut::Hidden);
    }
    let role = element.attr("role");
    match role.as_deref() {
        Some("dialog" | "alertdialog") if small => return Some(LeftOut::Notice),
        Some("navigation" | "menu" | "menubar" | "search" | "complementary" | "contentinfo") if small => {
            return Some(LeftOut::Links);
        }
        Some("tooltip") => return Some(LeftOut::Hidden),
        _ => {}
    }
    if element.has_name("nav") && small {
        return Some(LeftOut::Links);
    }
    if element.attr("rel").as_deref() == Some("author") && node.kind != Kind::Link {
        return Some(LeftOut::Furniture);
    }
    let mut classes = element.attr("class").map(|class| class.to_string()).unwrap_or_default();
    if let Some(name) = element.attr("id") {
        classes.push(' ');
        classes.push_str(&name);
    }
    let words = signs::words(&classes);
    // However few words the page has, its article is not in the column beside its headline.
    if look.headline.is_some_and(|headline| !(at..node.end).contains(&headline))
        && signs::beside(&words)
        && (small || own < 400)
    {
        return Some(LeftOut::Links);
    }
    let Sign { why, most } = signs::sign(&words)?;
    let heading = matches!(node.kind, Kind::Heading(1)) || holds_title(outline, at);
    let in_line = matches!(node.kind, Kind::Inline | Kind::Link);
    let gone = match why {
        LeftOut::Hidden => node.chars <= most,
        // A word in a line may bear any class.
        _ if in_line && why != LeftOut::Caption && !alone(outline, at, node) => false,
        LeftOut::Notice => own * 2 <= prose || node.chars < 1000,
        _ if heading => false,
        LeftOut::Caption | LeftOut::Furniture => node.chars <= most && (small || node.chars < 60),
        _ => node.chars <= most.max(prose / 8) && small,
    };
    gone.then_some(why)
}

fn is_table(outline: &Outline, at: usize) -> bool {
    // A figure that holds a table has its title in the caption.
    outline.get(at).is_some_and(|node| node.kind == Kind::Figure)
        && outline.within(at).iter().any(|node| node.kind == Kind::Table)
}

/// Whether an element shows, over the link right before it, where that leads: the link once more, and some words.
fn is_card(element: &NodeRef<'_>, node: &Node) -> bool {
    if node.linked == 0 || node.chars > CARD {
        return false;
    }
    let Some(link) = element.prev_element_sibling().filter(|before| before.has_name("a")) else {
        return false;
    };
    let text = link.text();
    text.trim().len() > 3
        && element.descendants_it().any(|inner| inner.has_name("a") && inner.text().trim() == text.trim())
}

/// How many signs a card may have.
const CARD: u32 = 400;

/// Whether an element of a line makes up all that stands in its block.
fn alone(outline: &Outline, at: usize, node: &Node) -> bool {
    let holder = outline
        .around(at)
        .find(|&up| outline.get(up).is_some_and(|node| !matches!(node.kind, Kind::Inline | Kind::Link)));
    let holds = holder.and_then(|holder| outline.get(holder)).map_or(node.chars, |holder| holder.chars);
    node.chars.saturating_mul(10) >= holds.saturating_mul(9)
        || outline.within(at).iter().any(|node| matches!(node.kind, Kind::Block | Kind::Paragraph))
}

fn holds_title(outline: &Outline, at: usize) -> bool {
    outline.within(at).iter().any(|node| node.kind == Kind::Heading(1))
}

fn hidden(element: &NodeRef<'_>, hides: &Hides) -> bool {
    if element.has_attr("hidden") && element.attr("hidden").as_deref() != Some("until-found") {
        return true;
    }
    if element.attr("aria-hidden").as_deref() == Some("true") {
        return true;
    }
    if element.attr("style").is_some_and(|style| sheet::shown(&style) == Some(false)) {
        return true;
    }
    let classes = element.attr("class");
    let name = element.attr("id");
    if classes.is_none() && name.is_none() {
        return false;
    }
    hides.hides(classes.as_deref().unwrap_or(""), name.as_deref().unwrap_or(""))
}
