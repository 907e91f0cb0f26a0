//! Coverage: entities, or claims, against articles; what is in all, only in one, missing from some.

use yew::prelude::*;

use super::claims::{Claims, MOST};
use super::matrix::{choice, column, key};
use crate::annotate::EntityKind;
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::prose::kind_class;
use crate::app::components::screen::{SEARCHING, Said, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::hooks::{AppContext, use_app, use_found};
use crate::app::route::{CoverageRoute, Route, Show};
use crate::app::state::{Action, Subject};
use crate::corpus::ArticleId;
use crate::explore::coverage::{self, CoverageRow};
use crate::wording;

/// How many rows are drawn before the reader asks for more, and with each time they do.
const FIRST: usize = 60;
/// How many columns stand side by side.
const SIDE: usize = 30;

/// Properties of [`CoveragePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CoverageProps {
    /// What the page is set to.
    pub(super) route: CoverageRoute,
}

/// Entities, or claims, against articles.
#[component]
pub(super) fn CoveragePage(props: &CoverageProps) -> Html {
    let app = use_app();
    let route = props.route;
    let most = use_state_eq(|| FIRST);
    let found = use_found((), |corpus, selection, ()| coverage::coverage(corpus, selection));
    let found = match or_screen(found, SEARCHING) {
        Ok(found) => found,
        Err(screen) => return screen,
    };
    let columns = found.articles.len();
    let holds = |row: &CoverageRow, show: Show| {
        let n = row.articles as usize;
        match show {
            Show::All => true,
            Show::Shared => n == columns,
            Show::Only => n == 1,
            Show::Missing => n < columns,
        }
    };
    let of_kind = |row: &&CoverageRow| {
        let kind = app.corpus.entity(row.entity).map(|entity| entity.entity.kind);
        route.kind.is_none_or(|wanted| kind == Some(wanted))
    };
    let parts = app.corpus.are_excerpts(found.articles.iter().copied());
    let number = |show: Show| found.rows.iter().filter(of_kind).filter(|row| holds(row, show)).count();
    let choose = |show: Show, name: &str| choice(&app, route, show, name, number(show));
    let onkind = app.on(move |event: Event| {
        let value = browser::changed_value(&event);
        let kind = EntityKind::ALL.into_iter().find(|kind| kind.as_str() == value);
        Action::Set(Route::Coverage(CoverageRoute { kind, ..route }))
    });
    let per = app.state.settings.per_thousand;
    let onper = app.on(|event: Event| Action::PerThousand(browser::is_checked(&event)));
    let rows: Vec<&CoverageRow> =
        found.rows.iter().filter(of_kind).filter(|row| holds(row, route.show)).collect();
    let shown = rows.len().min(*most);
    let more = {
        let (most, now) = (most.setter(), *most);
        Callback::from(move |_: MouseEvent| most.set(now + FIRST))
    };
    // of many articles so many stand side by side as can be read
    let first = Some(route.first as usize).filter(|first| *first < columns).unwrap_or_default();
    let beside = &found.articles[first..columns.min(first + SIDE)];
    let heading = if route.of_claims {
        format!("Questions in {}", wording::count(columns, "article", "articles"))
    } else {
        format!(
            "{} in {}",
            wording::count(rows.len(), "entity", "entities"),
            wording::count(columns, "article", "articles")
        )
    };
    let said = html! { <Said words={heading.clone()} /> };
    let kinds = html! {
        <span class="switch" role="group" aria-label="Rows">
            { for [(false, "Entities"), (true, "Questions")].map(|(of_claims, name)| {
                let other = CoverageRoute { of_claims, show: Show::All, ..route };
                let onclick = app.on(move |_: MouseEvent| Action::Set(Route::Coverage(other)));
                let pressed = of_claims == route.of_claims;
                html! { <button type="button" {onclick} aria-pressed={pressed.to_string()}>{ name }</button> }
            }) }
        </span>
    };
    if route.of_claims {
        return html! {
            <div class="with-side">
                <section class="results" aria-label="Coverage">
                    <div class="bar">
                        <h1>{ heading }</h1>{ said }
                        <Composite class="bar-tools" role="toolbar" label="Tools">{ kinds }</Composite>
                    </div>
                    <div id={RESULTS} tabindex="-1">
                    if columns < 2 {
                        { empty("One article alone has nothing to share.", html! { <p>{ "Drop a filter to see what several say." }</p> }) }
                    } else if columns > MOST {
                        { empty(&format!("These are more than {MOST} articles."), html! { <p>{ "Every two of them would have to be compared: filter for an event, a name or a stretch of time first." }</p> }) }
                    } else {
                        if parts { <p class="note">{ wording::EXCERPTS }</p> }
                        <Claims articles={found.articles.clone()} {route} />
                    }
                    </div>
                </section>
                <Facets />
            </div>
        };
    }
    html! {
        <div class="with-side">
            <section class="results" aria-label="Coverage">
                <div class="bar">
                    <h1>{ heading }</h1>{ said }
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        { kinds }
                        <label>{ "Kind " }
                            <select onchange={onkind}>
                                <option value="" selected={route.kind.is_none()}>{ "all" }</option>
                                { for EntityKind::ALL.into_iter().map(|kind| html! {
                                    <option value={kind.as_str()} selected={route.kind == Some(kind)}>
                                        { wording::kind(kind).1.to_lowercase() }
                                    </option>
                                }) }
                            </select>
                        </label>
                        <label><input type="checkbox" checked={per} onchange={onper} />{ " per 1,000 words" }</label>
                    </Composite>
                </div>
                <Composite class="switch" role="group" label="Which entities">
                    { choose(Show::All, "All") }
                    { choose(Show::Shared, "In every article") }
                    { choose(Show::Only, &wording::only("Only in one", parts)) }
                    { choose(Show::Missing, &wording::only("Missing from some", parts)) }
                </Composite>
                if parts { <p class="note">{ wording::EXCERPTS }</p> }
                <div id={RESULTS} tabindex="-1">
                if rows.is_empty() {
                    { empty("No entity is like that here.", html! { <p>{ "Choose another kind, or drop a filter." }</p> }) }
                } else {
                    <p class="note">
                        { if per { "Numbers are mentions per 1,000 words of the article; press one to read its sentences." }
                          else { "Numbers are mentions; press one to read its sentences." } }
                    </p>
                    if columns > SIDE {
                        { turn(&app, route, first, columns) }
                    }
                    { key(&app, first, beside) }
                    <div class="table-frame" tabindex="0" role="region" aria-label="Entities against articles">
                        <table class="matrix" aria-rowcount={(rows.len() + 1).to_string()} aria-colcount={(columns + 1).to_string()}>
                            <thead><tr aria-rowindex="1">
                                <th scope="col" aria-colindex="1">{ "Entity" }</th>
                                { for beside.iter().enumerate().map(|(n, id)| column(&app, first + n, *id)) }
                            </tr></thead>
                            <tbody>{ for rows[..shown].iter().enumerate().map(|(n, row)| draw(&app, beside, (n, first), row, per)) }</tbody>
                        </table>
                    </div>
                    if shown < rows.len() {
                        <button type="button" onclick={more}>
                            { format!("Show {} more of {}", FIRST.min(rows.len() - shown), wording::thousands(rows.len())) }
                        </button>
                    }
                }
                </div>
            </section>
            <Facets />
        </div>
    }
}

/// The ways to the articles on either side of those that stand in the table.
fn turn(app: &AppContext, route: CoverageRoute, first: usize, columns: usize) -> Html {
    let last = columns.min(first + SIDE);
    let to = |name: &'static str, target: Option<usize>| {
        let first = target.unwrap_or(first) as u32;
        let onclick =
            app.on(move |_: MouseEvent| Action::Set(Route::Coverage(CoverageRoute { first, ..route })));
        html! { <button type="button" {onclick} aria-disabled={target.is_none().to_string()}>{ name }</button> }
    };
    let shown = format!(
        "Articles {} to {} of {}",
        wording::thousands(first + 1),
        wording::thousands(last),
        wording::thousands(columns)
    );
    html! {
        <p class="turn">
            { to("Earlier articles", (first > 0).then(|| first.saturating_sub(SIDE))) }
            <span role="status">{ shown }</span>
            { to("Later articles", (last < columns).then_some(last)) }
        </p>
    }
}

/// A row, the number `at.0`, from the column `at.1` on.
fn draw(app: &AppContext, columns: &[ArticleId], at: (usize, usize), row: &CoverageRow, per: bool) -> Html {
    let Some(entity) = app.corpus.entity(row.entity) else { return Html::default() };
    let name = &entity.entity.name;
    let cells = coverage::cells(&app.corpus, columns, row.entity);
    html! {
        <tr key={entity.slug.clone()} aria-rowindex={(at.0 + 2).to_string()}>
            <th scope="row" aria-colindex="1">
                <a class={classes!("mark", kind_class(entity.entity.kind))} href={app.href(Route::entity(&entity.slug))}>{ name }</a>
            </th>
            { for columns.iter().zip(&cells).enumerate().map(|(column, (id, n))| {
                let place = (at.1 + column + 2).to_string();
                if *n == 0 {
                    let words = if app.corpus.are_excerpts([*id]) { "not named in what is shown" } else { "not named" };
                    return html! { <td class="none" aria-colindex={place}><span class="hidden">{ words }</span>{ "·" }</td> };
                }
                let article = app.corpus.article(*id);
                let number = match (per, article) {
                    (true, Some(article)) => wording::per_thousand(*n, article.words),
                    _ => n.to_string(),
                };
                let title = article.map(|article| article.goes_by().0).unwrap_or_default();
                let subject = Subject::Mentions {
                    title: format!("{name}: {}", wording::count(*n as usize, "mention", "mentions")),
                    entity: row.entity,
                    article: *id,
                };
                let onclick = app.on(move |_: MouseEvent| Action::Inspect(subject.clone()));
                let level = (n * 4).div_ceil(row.most.max(1));
                html! {
                    <td class={format!("level-{level}")} aria-colindex={place}>
                        <button type="button" class="link" {onclick} aria-label={format!("{name} in {title}: {number}")}>{ number }</button>
                    </td>
                }
            }) }
        </tr>
    }
}
