//! The accessibility tree as the browser hands it to a screen reader: roles and names, and nothing of the markup.

use serde_json::{Value, json};

use crate::page::{Page, key};

/// Something that a screen reader can come upon.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) role: String,
    pub(crate) name: String,
    /// The element, as the browser counts them.
    element: i64,
}

/// What can be acted on, as roles are named in the tree.
pub(crate) const CONTROLS: [&str; 9] = [
    "button",
    "link",
    "checkbox",
    "radio",
    "combobox",
    "textbox",
    "searchbox",
    "DisclosureTriangle",
    "application",
];

/// All of it, in the order in which it is read.
pub(crate) fn tree(page: &Page) -> Vec<Node> {
    let whole = page.devtools("Accessibility.getFullAXTree", &json!({}));
    let nodes = whole["nodes"].as_array().cloned().unwrap_or_default();
    let read = |node: &Value| {
        let text = |of: &str| node[of]["value"].as_str().unwrap_or_default().trim().to_owned();
        let element = node["backendDOMNodeId"].as_i64()?;
        (node["ignored"] != true).then(|| Node { role: text("role"), name: text("name"), element })
    };
    nodes.iter().filter_map(read).collect()
}

/// The first of a role whose name is the one given, or else begins with it, waited for.
pub(crate) fn the(page: &Page, role: &str, name: &str) -> Node {
    page.wait(&format!("a {role} named {name:?} in the accessibility tree"), || {
        let mut found: Vec<Node> =
            tree(page).into_iter().filter(|node| node.role == role && node.name.starts_with(name)).collect();
        found.sort_by_key(|node| node.name != name);
        found.into_iter().next()
    })
}

impl Node {
    /// Puts the focus on it, as a screen reader does before it acts.
    pub(crate) fn focus(&self, page: &Page) {
        page.devtools("DOM.focus", &json!({ "backendNodeId": self.element }));
    }

    /// Acts on it by the key that does for controls of its role.
    pub(crate) fn act(&self, page: &Page) {
        self.focus(page);
        page.press(&[if matches!(self.role.as_str(), "checkbox" | "radio") { " " } else { key::ENTER }]);
    }
}
