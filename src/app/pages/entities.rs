//! Entities: the index of who and what the articles name, by kind.

use yew::prelude::*;

use crate::annotate::EntityKind;
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::prose::kind_class;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{SEARCHING, Said, empty, or_screen};
use crate::app::components::table::{Cell, SortTable};
use crate::app::export;
use crate::app::hooks::{use_app, use_found};
use crate::app::route::{EntitiesRoute, Route};
use crate::app::state::Action;
use crate::explore::coverage;
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
                { format!("{name} {}", number(kind)) }
            </button>
        }
    };
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .filter(|(_, entity)| props.route.kind.is_none_or(|kind| entity.entity.kind == kind))
        .map(|(row, entity)| {
            let (mentions, articles) =
                (row.mentions.iter().sum::<u32>(), row.mentions.iter().filter(|n| **n > 0).count());
            let others: Vec<&str> = entity
                .entity
                .aliases
                .iter()
                .map(|alias| alias.name.as_str())
                .filter(|name| *name != entity.entity.name)
                .take(4)
                .collect();
            let href = app.href(Route::entity(&entity.slug));
            vec![
                Cell::drawn(html! { <a {href}>{ &entity.entity.name }</a> }, &entity.entity.name),
                Cell::drawn(
                    html! { <span class={classes!("mark", kind_class(entity.entity.kind))}>{ wording::kind(entity.entity.kind).0 }</span> },
                    wording::kind(entity.entity.kind).0,
                ),
                Cell::number(articles, articles as i64),
                Cell::number(mentions, i64::from(mentions)),
                Cell::words(others.join(", ")),
            ]
        })
        .collect();
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
            if cells.is_empty() {
                { empty("Nobody and nothing of that name.", html! { <p>{ "Drop a filter, or look for less." }</p> }) }
            } else {
                <SortTable caption="Entities of the articles" heads={heads.map(AttrValue::from).to_vec()} rows={cells} />
            }
        </section>
    }
}
