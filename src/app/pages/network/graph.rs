//! The picture of a network: a press on a name filters everything by it, a press on a line opens its sentences. For the
//! keyboard it is one stop, in which arrows go from name to name.

use std::rc::Rc;

use yew::prelude::*;

use super::{evidence, name};
use crate::app::browser;
use crate::app::components::prose::kind_class;
use crate::app::hooks::{AppContext, use_app};
use crate::app::state::Action;
use crate::explore::facets::Choice;
use crate::explore::network::{By, Link, Network, Node};
use crate::explore::{Field, FieldValue};
use crate::text::fold::fold;
use crate::wording;
use crate::wording::network as words;

/// Properties of [`Graph`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GraphProps {
    /// What is drawn.
    pub(super) network: Rc<Network>,
    /// What makes a pair.
    pub(super) by: By,
}

/// What is under the pointer or has the focus.
#[derive(Clone, Copy, PartialEq)]
enum Lit {
    /// A name, by its number.
    Node(usize),
    /// A pair, by its number among the links.
    Link(usize),
}

/// The picture.
#[component]
pub(super) fn Graph(props: &GraphProps) -> Html {
    let app = use_app();
    let GraphProps { network, by } = props;
    let lit = use_state_eq(|| None::<Lit>);
    // the name that the tabulator key leads to
    let current = use_state_eq(|| 0_usize);
    let stop = (*current).min(network.nodes.len().saturating_sub(1));
    let light = |now: Option<Lit>| {
        let lit = lit.setter();
        Callback::from(move |_: PointerEvent| lit.set(now))
    };
    let touches = |link: &Link, n: usize| {
        link.line.as_ref().is_some_and(|line| line.ends.0 as usize == n || line.ends.1 as usize == n)
    };
    let draw_line = |(n, link): (usize, &Link)| {
        let line = link.line.as_ref()?;
        let on = match *lit {
            Some(Lit::Node(node)) => touches(link, node),
            Some(Lit::Link(other)) => other == n,
            None => false,
        };
        let onclick = {
            let subject = evidence(&app, link, *by);
            app.on(move |_: MouseEvent| Action::Inspect(subject.clone()))
        };
        Some(html! {
            <g class={classes!("net-line", format!("level-{}", line.level), on.then_some("lit"))} {onclick}
                onpointerenter={light(Some(Lit::Link(n)))} onpointerleave={light(None)}>
                <path class="near" d={line.path.clone()} />
                <path class="way" d={line.path.clone()} />
                if !line.head.is_empty() { <path class="head" d={line.head.clone()} /> }
            </g>
        })
    };
    let draw_node = |(n, node): (usize, &Node)| {
        let known = app.corpus.entity(node.entity)?;
        let kind = known.entity.kind;
        let (field, value) = (Field::Entity(kind), FieldValue(known.slug.clone()));
        let set = app.address().query.include.get(&field).is_some_and(|values| values.contains(&value));
        let choice = if set { Choice::Open } else { Choice::Included };
        let press = {
            let app = app.clone();
            move || app.act(Action::Facet(field, value.clone(), choice))
        };
        let onclick = {
            let press = press.clone();
            Callback::from(move |_: MouseEvent| press())
        };
        let onkeydown = {
            let (network, current, app) = (network.clone(), current.setter(), app.clone());
            Callback::from(move |event: KeyboardEvent| {
                if event.ctrl_key() || event.meta_key() || event.alt_key() {
                    return;
                }
                let key = event.key();
                if key == "Enter" || key == " " {
                    press();
                } else if let Some(next) = step(&app, &network, n, &key) {
                    current.set(next);
                    browser::focus(&id(next));
                } else {
                    return;
                }
                event.prevent_default();
            })
        };
        let onfocus = {
            let (lit, current) = (lit.setter(), current.setter());
            Callback::from(move |_: FocusEvent| {
                current.set(n);
                lit.set(Some(Lit::Node(n)));
            })
        };
        let onblur = {
            let lit = lit.setter();
            Callback::from(move |_: FocusEvent| lit.set(None))
        };
        let near = match *lit {
            Some(Lit::Node(other)) => {
                other == n || network.links.iter().any(|link| touches(link, n) && touches(link, other))
            }
            Some(Lit::Link(link)) => network.links.get(link).is_some_and(|link| touches(link, n)),
            None => true,
        };
        let label = format!(
            "{}, {}: {}",
            known.entity.name,
            wording::kind(kind).0.to_lowercase(),
            words::named(node, *by)
        );
        let class = classes!("net-node", kind_class(kind), (!near).then_some("far"), set.then_some("set"));
        let (over, off) = (light(Some(Lit::Node(n))), light(None));
        let dot = html! {
            <g id={id(n)} role="button" tabindex={if n == stop { "0" } else { "-1" }} aria-label={label}
                aria-pressed={set.to_string()} onclick={onclick.clone()} {onkeydown} {onfocus} {onblur}
                onpointerenter={over.clone()} onpointerleave={off.clone()} class={class.clone()}>
                <circle class="near" cx={node.x.to_string()} cy={node.y.to_string()} r={(node.radius + 6).max(14).to_string()} />
                <path class="dot" d={node.shape.clone()} />
            </g>
        };
        // the name of the dot says it whole, this may be cut
        let word = html! {
            <g {onclick} onpointerenter={over} onpointerleave={off} {class}>
                <text x={node.x.to_string()} y={(node.y + node.radius + 13).to_string()}>{ &node.label }</text>
            </g>
        };
        Some((dot, word))
    };
    let (dots, labels): (Vec<Html>, Vec<Html>) =
        network.nodes.iter().enumerate().filter_map(draw_node).unzip();
    let (width, height) = (network.width, network.height);
    html! {
        <figure class="network-figure">
            <div class="network-frame">
                <svg viewBox={format!("0 0 {width} {height}")} role="group" aria-label={words::heading(*by)}
                    aria-describedby="network-about" class={classes!("network-picture", (width > 500).then_some("wide"))}>
                    <g aria-hidden="true">{ for network.links.iter().enumerate().filter_map(draw_line) }</g>
                    { for dots }
                    <g aria-hidden="true">{ for labels }</g>
                </svg>
            </div>
            <figcaption id="network-about" class="note">
                { match *lit {
                    Some(Lit::Node(n)) => about_node(&app, network, *by, n),
                    Some(Lit::Link(n)) => about_link(&app, network, *by, n),
                    None => "Press a name to filter everything by it, a line to read its sentences; the table has them too. By keyboard, \
                             arrows go from name to name, and Enter filters.".to_owned(),
                } }
            </figcaption>
        </figure>
    }
}

/// What is said of a name: how often, and with whom.
fn about_node(app: &AppContext, network: &Network, by: By, n: usize) -> String {
    let Some(node) = network.nodes.get(n) else { return String::new() };
    let with: Vec<String> = network
        .links
        .iter()
        .filter(|link| link.line.is_some() && (link.from == node.entity || link.to == node.entity))
        .map(|link| match by {
            By::Deed => format!("{} → {}", name(app, link.from), name(app, link.to)),
            _ => name(app, if link.from == node.entity { link.to } else { link.from }).to_owned(),
        })
        .collect();
    let with_whom = if by == By::Deed { "" } else { "with " };
    format!("{}: {}; {with_whom}{}.", name(app, node.entity), words::named(node, by), with.join(", "))
}

/// What is said of a pair.
fn about_link(app: &AppContext, network: &Network, by: By, n: usize) -> String {
    let Some(link) = network.links.get(n) else { return String::new() };
    let told: Vec<String> = link.deeds.iter().take(3).map(words::deed).collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) };
    format!("{}: {}{told}.", super::ends(app, link, by), words::together(link, by))
}

/// Where a key leads from a name: the nearest in the direction of an arrow, the first, the last, the next that begins with a
/// letter.
fn step(app: &AppContext, network: &Network, from: usize, key: &str) -> Option<usize> {
    let here = network.nodes.get(from)?;
    let toward = |x: i32, y: i32| {
        // how far along the arrow, and how far beside it, which counts twice
        let way = |node: &Node| {
            let (dx, dy) = (node.x - here.x, node.y - here.y);
            let (along, beside) = (dx * x + dy * y, (dx * y).abs() + (dy * x).abs());
            (along > 0).then_some(along + 2 * beside)
        };
        let ways = network.nodes.iter().enumerate().filter_map(|(n, node)| Some((way(node)?, n)));
        ways.min().map(|(_, n)| n)
    };
    match key {
        "ArrowLeft" => toward(-1, 0),
        "ArrowRight" => toward(1, 0),
        "ArrowUp" => toward(0, -1),
        "ArrowDown" => toward(0, 1),
        "Home" => Some(0),
        "End" => network.nodes.len().checked_sub(1),
        _ => {
            let mut letters = key.chars();
            let letter = letters.next().filter(|c| c.is_alphabetic() && letters.next().is_none())?;
            let begins = |n: &usize| {
                network
                    .nodes
                    .get(*n)
                    .is_some_and(|node| fold(name(app, node.entity)).starts_with(&fold(&letter.to_string())))
            };
            (from + 1..network.nodes.len()).chain(0..from).find(begins)
        }
    }
}

fn id(n: usize) -> String {
    format!("network-{n}")
}
