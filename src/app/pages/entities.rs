//! Entities: the index of who and what the articles name, by kind.

use yew::prelude::*;

use crate::annotate::EntityKind;
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::prose::kind_class;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{SEARCHING, Said, empty, or_screen};
use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_found};
use crate::app::route::{EntitiesRoute, Route};
use crate::app::state::Action;
use crate::explore::coverage::{self, CoverageRow};
use crate::text::fold::fold;
use crate::wording;

/// Properties of [`Entities`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntitiesProps {
    /// What the page is set to.
    pub(super) route: EntitiesRoute,
}

/// The index of entities.
#[component]
pub(super) fn Entities(props: &EntitiesProps) -> Html {
    let app = use_app();
    let sought = use_state_eq(String::new);
    let found = use_found((), |corpus, selection, ()| coverage::coverage(corpus, selection));
    let found = match or_screen(found, SEARCHING) {
        Ok(found) => found,
        Err(screen) => return screen,
    };
    let needle = fold(&sought);
    let rows: Vec<_> = found
        .rows
        .iter()
        .filter_map(|row| {
            let entity = app.corpus.entity(row.entity)?;
            let names = std::iter::once(&entity.entity.name)
                .chain(entity.entity.aliases.iter().map(|alias| &alias.name));
            let hit =
                needle.trim().is_empty() || names.into_iter().any(|name| fold(name).contains(needle.trim()));
            hit.then_some((row, entity))
        })
        .collect();
    let number = |kind: Option<EntityKind>| {
        rows.iter().filter(|(_, entity)| kind.is_none_or(|kind| entity.entity.kind == kind)).count()
    };
    let tab = |kind: Option<EntityKind>| {
        let onclick = app.on(move |_: MouseEvent| Action::Set(Route::Entities(EntitiesRoute { kind })));
        let name = kind.map_or("All", |kind| wording::kind(kind).1);
        html! {
            <button type="button" {onclick} aria-pressed={(props.route.kind == kind).to_string()}>
                { format!("{name} {}", wording::thousands(number(kind))) }
            </button>
        }
    };
    let listed: Vec<CoverageRow> = rows
        .iter()
        .filter(|(_, entity)| props.route.kind.is_none_or(|kind| entity.entity.kind == kind))
        .map(|(row, _)| **row)
        .collect();
    let none = listed.is_empty();
    let cells = {
        let app = app.clone();
        Rows::new(listed.len(), move |n| row_cells(&app, &listed[n]))
    };
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| sought.set(browser::input_value(&event)))
    };
    let save = {
        let (app, found) = (app.clone(), found.clone());
        move |json: bool| export::entities(&app.corpus, &found, json).save()
    };
    let heads = ["Name", "Kind", "Articles", "Mentions", "Other names"];
    html! {
        <section class="results" aria-label="Entities">
            <div class="bar">
                <h1>{ wording::count(rows.len(), "entity", "entities") }</h1>
                <Said words={wording::count(rows.len(), "entity", "entities")} />
                <Composite class="bar-tools" role="toolbar" label="Tools">
                    <label>{ "Find " }<input type="search" value={(*sought).clone()} {oninput} /></label>
                    { list_menu(save) }
                </Composite>
            </div>
            <Composite class="switch" role="group" label="Kind">
                { tab(None) }
                { for EntityKind::ALL.into_iter().map(|kind| tab(Some(kind))) }
            </Composite>
            if none {
                { empty("Nobody and nothing of that name.", html! { <p>{ "Drop a filter, or look for less." }</p> }) }
            } else {
                <SortTable caption="Entities of the articles" heads={heads.map(AttrValue::from).to_vec()} rows={cells} />
            }
        </section>
    }
}

fn row_cells(app: &AppContext, row: &CoverageRow) -> Vec<Cell> {
    let Some(entity) = app.corpus.entity(row.entity) else { return Vec::new() };
    let others: Vec<&str> = entity
        .entity
        .aliases
        .iter()
        .map(|alias| alias.name.as_str())
        .filter(|name| *name != entity.entity.name)
        .take(4)
        .collect();
    let href = app.href(Route::entity(&entity.slug));
    let kind = wording::kind(entity.entity.kind).0;
    vec![
        Cell::drawn(html! { <a {href}>{ &entity.entity.name }</a> }, &entity.entity.name),
        Cell::drawn(
            html! { <span class={classes!("mark", kind_class(entity.entity.kind))}>{ kind }</span> },
            kind,
        ),
        Cell::number(row.articles, i64::from(row.articles)),
        Cell::number(row.mentions, i64::from(row.mentions)),
        Cell::words(others.join(", ")),
    ]
}
