//! A composite: controls that are one stop of the Tab key, in which the arrows, Home and End move.
#![expect(
    clippy::ignored_unit_patterns,
    reason = "the macro writes them for an element whose name is chosen"
)]

use yew::prelude::*;

use crate::app::hooks::use_roving;

/// Properties of [`Composite`].
#[derive(Clone, Properties)]
pub struct CompositeProps {
    /// The element around the controls.
    #[prop_or(AttrValue::Static("div"))]
    pub tag: AttrValue,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Its role, where the element has none of its own.
    #[prop_or_default]
    pub role: Option<AttrValue>,
    /// What it is called, where nothing in it says so.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether letters move to what they begin.
    #[prop_or_default]
    pub by_letter: bool,
    /// The controls, and what stands between them.
    pub children: Html,
}

impl PartialEq for CompositeProps {
    /// Never: two drawings of a component inside are equal to Yew even where their properties are not.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Controls that are one stop of the Tab key. A control with `data-minor` stands beside another and is passed by up and down.
#[component]
pub fn Composite(props: &CompositeProps) -> Html {
    let node = use_node_ref();
    use_roving(&node, props.by_letter);
    html! {
        <@{props.tag.to_string()}
            ref={node} class={props.class.clone()} role={props.role.clone()} aria-label={props.label.clone()} data-roving=""
        >
            { props.children.clone() }
        </@>
    }
}
