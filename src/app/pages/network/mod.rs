//! Network: who appears with whom, or who does what to whom, as a picture and as a table. The engine counts and lays out.

mod graph;

use std::rc::Rc;

use yew::prelude::*;

use self::graph::Graph;
use crate::annotate::{EntityId, EntityKind};
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::prose::kind_class;
use crate::app::components::save::menu;
use crate::app::components::screen::{SEARCHING, Said, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::engine::protocol::{Answer, NetworkFormat, Question};
use crate::app::export::{self, File};
use crate::app::hooks::{AppContext, use_answer, use_app, use_selection};
use crate::app::route::{NetworkRoute, Route};
use crate::app::state::{Action, Subject};
use crate::explore::network::{Ask, By, Link, Network};
use crate::text::fold::fold;
use crate::wording;
use crate::wording::network as words;

/// Properties of [`NetworkPage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NetworkProps {
    /// What the page is set to.
    pub(super) route: NetworkRoute,
}

/// Who appears with whom.
#[component]
pub(super) fn NetworkPage(props: &NetworkProps) -> Html {
    let app = use_app();
    let route = &props.route;
    // A picture for a desk has names that nobody could read on a phone.
    let narrow = !*use_state_eq(browser::is_wide);
    let selection = use_selection();
    let content = match or_screen(selection, SEARCHING) {
        Ok(selection) => {
            let articles = (!selection.query().is_empty()).then(|| selection.articles());
            let ask = Ask { articles, by: route.by, kinds: route.shown(), narrow };
            html! { <Answered {ask} route={route.clone()} /> }
        }
        Err(screen) => screen,
    };
    let by = |by: By| {
        let other = NetworkRoute { by, ..route.clone() };
        let onclick = app.on(move |_: MouseEvent| Action::Set(Route::Network(other.clone())));
        html! {
            <button type="button" {onclick} aria-pressed={(by == route.by).to_string()}>{ words::counted_by(by) }</button>
        }
    };
    let kind = |kind: EntityKind| {
        let (route, checked) = (route.clone(), route.shown().holds(kind));
        let onchange = app.on(move |event: Event| {
            let kinds = Some(route.shown().with(kind, browser::is_checked(&event)));
            Action::Set(Route::Network(NetworkRoute { kinds, ..route.clone() }))
        });
        html! {
            <label>
                <input type="checkbox" {checked} {onchange} />
                <span class={classes!("mark", kind_class(kind))}>{ wording::kind(kind).1 }</span>
            </label>
        }
    };
    html! {
        <div class="with-side">
            <section class="results network" aria-label="Network">
                <h1>{ words::heading(route.by) }</h1>
                <div class="network-choices">
                    <Composite class="switch" role="group" label="What makes a pair">
                        { for [By::Sentence, By::Paragraph, By::Article, By::Deed].map(by) }
                    </Composite>
                    <Composite class="network-kinds" role="group" label="Kinds of names">
                        { for EntityKind::ALL.map(kind) }
                    </Composite>
                </div>
                <div id={RESULTS} tabindex="-1">{ content }</div>
            </section>
            <Facets />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AnsweredProps {
    ask: Ask,
    route: NetworkRoute,
}

/// The picture and the table, once the engine has answered.
#[component]
fn Answered(props: &AnsweredProps) -> Html {
    let app = use_app();
    let AnsweredProps { ask, route } = props;
    let found = match or_screen(use_answer(Question::Network(ask.clone())), "Looking who appears with whom") {
        Ok(Answer::Network(found)) => found,
        Ok(_) => return Html::default(),
        Err(screen) => return screen,
    };
    if found.links.is_empty() {
        let (what, then) = words::nothing(&found, ask);
        return empty(what, html! { <p>{ then }</p> });
    }
    let said = words::drawn(&found, ask.by).join(" ");
    let picture = html! { <Graph network={found.clone()} by={ask.by} /> };
    let table = table(&app, &found, route);
    html! {
        <>
            <div class="bar">
                <p class="note">{ &said }</p><Said words={said.clone()} />
                <div class="bar-tools">{ save(&app, ask, &found) }</div>
            </div>
            { picture }
            { table }
        </>
    }
}

/// The pairs as a table, those whose names hold what is sought.
fn table(app: &AppContext, found: &Rc<Network>, route: &NetworkRoute) -> Html {
    let oninput = {
        let route = route.clone();
        app.on(move |event: InputEvent| {
            let sought = Some(browser::input_value(&event)).filter(|sought| !sought.is_empty());
            Action::Drag(Route::Network(NetworkRoute { sought, ..route.clone() }))
        })
    };
    let needle = fold(route.sought.as_deref().unwrap_or_default());
    let holds = |id: EntityId| fold(name(app, id)).contains(needle.trim());
    let links: Vec<usize> = (0..found.links.len())
        .filter(|n| found.links.get(*n).is_some_and(|link| holds(link.from) || holds(link.to)))
        .collect();
    let (by, none) = (route.by, links.is_empty());
    let rows = {
        let (app, found) = (app.clone(), found.clone());
        Rows::new(links.len(), move |n| row(&app, &found.links[links[n]], by))
    };
    let heads: &[&'static str] =
        if by == By::Deed { &["Who", "Does", "To whom", "Told"] } else { &["Name", "With", "Together in"] };
    let heads: Vec<AttrValue> = heads.iter().map(|head| AttrValue::from(*head)).collect();
    html! {
        <div class="network-table">
            <div class="bar">
                <h2>{ "As a table" }</h2>
                <div class="bar-tools">
                    <label>{ "Find " }<input type="search" value={route.sought.clone().unwrap_or_default()} {oninput} /></label>
                </div>
            </div>
            if none {
                { empty("Nobody and nothing of that name.", html! { <p>{ "Look for less." }</p> }) }
            } else {
                <SortTable caption={words::heading(by)} {heads} {rows} />
            }
        </div>
    }
}

fn row(app: &AppContext, link: &Link, by: By) -> Vec<Cell> {
    let told = words::together(link, by);
    let onclick = {
        let subject = evidence(app, link, by);
        app.on(move |_: MouseEvent| Action::Inspect(subject.clone()))
    };
    let label = format!("{}: {told}", ends(app, link, by));
    let button = html! { <button type="button" class="link" {onclick} aria-label={label}>{ told }</button> };
    let told = Cell::number(button, (i64::from(link.times) << 20) | i64::from(link.articles));
    let (from, to) = (name_cell(app, link.from), name_cell(app, link.to));
    if by == By::Deed { vec![from, Cell::words(deeds(link)), to, told] } else { vec![from, to, told] }
}

/// The ways to hand it over.
fn save(app: &AppContext, ask: &Ask, found: &Rc<Network>) -> Html {
    let file = |format: NetworkFormat, name: &'static str, mime: &'static str| {
        let (engine, question) = (app.engine.clone(), Question::NetworkFile(ask.clone(), format));
        Callback::from(move |_: MouseEvent| {
            let (asked, known) = (engine.clone(), question.clone());
            let reply = move |_| {
                if let Some(Answer::NetworkFile(content)) = asked.answer(&known) {
                    File::new(name, mime, content.to_string()).save();
                }
            };
            engine.ask(question.clone(), Callback::from(reply));
        })
    };
    let as_table = {
        let (app, found, by) = (app.clone(), found.clone(), ask.by);
        Callback::from(move |_: MouseEvent| csv(&app, &found, by).save())
    };
    menu([
        ("As a picture (SVG)", file(NetworkFormat::Svg, "network.svg", "image/svg+xml")),
        ("As a table (CSV)", as_table),
        ("For Gephi and others (GEXF)", file(NetworkFormat::Gexf, "network.gexf", "application/xml")),
    ])
}

fn csv(app: &AppContext, found: &Network, by: By) -> File {
    let heads = ["name", "kind", "other", "other_kind", "times", "articles", "deeds"].map(str::to_owned);
    let kind = |id| app.corpus.entity(id).map(|known| known.entity.kind.as_str().to_owned());
    let rows = found.links.iter().map(|link| {
        vec![
            Some(name(app, link.from).to_owned()),
            kind(link.from),
            Some(name(app, link.to).to_owned()),
            kind(link.to),
            Some(link.times.to_string()),
            Some(link.articles.to_string()),
            (by == By::Deed).then(|| deeds(link)),
        ]
    });
    export::table("network.csv", &heads, rows)
}

fn deeds(link: &Link) -> String {
    link.deeds.iter().map(words::deed).collect::<Vec<_>>().join("; ")
}

/// The sentences in which two names are together.
fn evidence(app: &AppContext, link: &Link, by: By) -> Subject {
    let mut title = format!("{}: {}", ends(app, link, by), words::together(link, by));
    let marks = if by == By::Deed { 3 } else { 2 };
    if link.places.len() / marks < link.times as usize {
        title.push_str(&format!(", of which the first {}", link.places.len() / marks));
    }
    Subject::Sentences { title, places: link.places.clone(), pair: Some([link.from, link.to]) }
}

/// Both names: `Ada and Bo`, `Ada to Bo`.
fn ends(app: &AppContext, link: &Link, by: By) -> String {
    let and = if by == By::Deed { "to" } else { "and" };
    format!("{} {and} {}", name(app, link.from), name(app, link.to))
}

fn name(app: &AppContext, id: EntityId) -> &str {
    app.corpus.entity(id).map_or("", |known| known.entity.name.as_str())
}

fn name_cell(app: &AppContext, id: EntityId) -> Cell {
    let Some(known) = app.corpus.entity(id) else { return Cell::words("") };
    let href = app.href(Route::entity(&known.slug));
    let class = classes!("mark", kind_class(known.entity.kind));
    Cell::drawn(html! { <a {href} {class}>{ &known.entity.name }</a> }, &known.entity.name)
}
