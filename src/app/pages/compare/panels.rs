//! The panels of a comparison as they are drawn: tabs, and rows from which a reader gets to the places in the texts.

use yew::prelude::*;

use super::rows::{self, Cell, Panel, Row};
use crate::app::components::excerpt::excerpt;
use crate::app::hooks::AppContext;
use crate::app::route::{CompareRoute, Route, Tab};
use crate::app::state::Action;
use crate::app::wording;
use crate::corpus::Bodies;
use crate::explore::compare::sheet::Sheet;

/// Id of the panel that is open.
pub(super) const PANEL: &str = "panel";
/// Id of the row whose places the texts show: of the way to them, which takes the focus.
pub(super) const SHOWN: &str = "shown-row";

/// What rows are drawn from.
struct Drawing<'a> {
    app: &'a AppContext,
    texts: &'a dyn Bodies,
    sheet: &'a Sheet,
    names: &'a [String],
    view: &'a CompareRoute,
    tab: Tab,
}

/// The tabs, and the panel that is open.
pub(super) fn draw(
    app: &AppContext,
    texts: &dyn Bodies,
    sheet: &Sheet,
    names: &[String],
    panel: &Panel,
) -> Html {
    let view = &app.address().route.comparison();
    let open = rows::open(sheet, view.tab);
    let tabs = rows::tabs(sheet);
    let title = tabs.iter().find(|(tab, ..)| *tab == open).map_or("", |(_, name, _)| name).to_owned();
    let drawing = Drawing { app, texts, sheet, names, view, tab: open };
    let nothing = panel.sections.iter().all(|section| section.rows.is_empty());
    html! {
        <section class="panels" aria-label="What the comparison found">
            <div class="switch tabs" role="group" aria-label="Panels">
                { for tabs.into_iter().map(|(tab, name, n)| {
                    let other = Route::Compare(CompareRoute { tab, ..view.clone() });
                    let onclick = app.on(move |_: MouseEvent| Action::Set(other.clone()));
                    html! {
                        <button type="button" {onclick} aria-pressed={(tab == open).to_string()} class={classes!((n == 0).then_some("zero"))}>
                            { format!("{name} {n}") }
                        </button>
                    }
                }) }
            </div>
            <div id={PANEL} class="panel" tabindex="0" role="region" aria-label={title}>
                if nothing {
                    <p class="note">{ none(open) }</p>
                } else {
                    if !panel.note.is_empty() { <p class="note">{ &panel.note }</p> }
                    if !panel.table && !matches!(open, Tab::Only(_)) && !panel.sections[0].rows.is_empty() { { drawing.heads() } }
                    { for panel.sections.iter().filter(|section| !section.rows.is_empty()).map(|section| {
                        if panel.table {
                            return drawing.table(&section.title, &section.rows);
                        }
                        html! {
                            <>
                                if !section.title.is_empty() { <h3 class="within">{ &section.title }</h3> }
                                { for section.rows.iter().map(|row| drawing.passages(row)) }
                            </>
                        }
                    }) }
                }
            </div>
        </section>
    }
}

/// What a panel without rows says.
fn none(tab: Tab) -> &'static str {
    match tab {
        Tab::First | Tab::Contradictions => rows::NONE,
        Tab::Only(_) => "Everything that it claims was matched.",
        Tab::Words => "No word stands out.",
        Tab::Quotes => "No quote.",
        Tab::Names => "No name.",
        Tab::Numbers => "No number and no date.",
        Tab::Shared | Tab::Claims => "No passage of one was matched with a passage of another.",
    }
}

impl Drawing<'_> {
    /// What the articles are called, each over its column of passages.
    fn heads(&self) -> Html {
        html! {
            <div class={format!("cells heads cells-{}", self.names.len())} aria-hidden="true">
                { for self.names.iter().enumerate().map(|(n, name)| html! { <div>{ letter(n) }{ " " }{ name }</div> }) }
            </div>
        }
    }

    /// The way from a cell of a row to its place in the text.
    fn way(&self, row: &Row, cell: &Cell, id: Option<&'static str>, words: Html) -> Html {
        let there = CompareRoute { tab: self.tab, ..row.shown(cell, self.view) };
        let name = format!("Show in {}", wording::letter(cell.column));
        let href = self.app.href(Route::Compare(there));
        html! { <a {id} {href} title={name}>{ words }</a> }
    }

    fn title(&self, row: &Row) -> Html {
        let title = match &row.target {
            None => html! { { &row.title } },
            Some(target) => html! { <a href={target.address(self.app.address()).href()}>{ &row.title }</a> },
        };
        let badge = |(class, words): &(&'static str, String)| html! { <span class={classes!("badge", *class)}>{ words }</span> };
        html! { <>{ title }{ for row.badges.iter().map(badge) }</> }
    }

    /// Passages side by side.
    fn passages(&self, row: &Row) -> Html {
        let shown = row.is_shown(self.view);
        let mut first = shown.then_some(SHOWN);
        html! {
            <div class={classes!("row", shown.then_some("shown"))} aria-current={shown.then_some("true")}>
                if !row.title.is_empty() || !row.badges.is_empty() { <h4>{ self.title(row) }</h4> }
                <div class={format!("cells cells-{}", row.cells.len())}>
                    { for row.cells.iter().map(|cell| {
                        let id = if cell.passages.is_empty() { None } else { first.take() };
                        self.cell(row, cell, id)
                    }) }
                </div>
            </div>
        }
    }

    fn cell(&self, row: &Row, cell: &Cell, id: Option<&'static str>) -> Html {
        let body = self.sheet.columns.get(cell.column).and_then(|column| self.texts.body(column.article));
        let text = body.map_or("", |body| body.document.text.as_str());
        if cell.passages.is_empty() {
            return html! { <p class="note silent">{ letter(cell.column) }{ " nothing found" }</p> };
        }
        html! {
            <blockquote>
                { for cell.passages.iter().map(|(whole, marks)| html! { <p>{ excerpt(text, *whole, marks) }</p> }) }
                <footer>
                    if !cell.words.is_empty() { <span class="note">{ &cell.words }{ " · " }</span> }
                    { self.way(row, cell, id, html! { <>{ letter(cell.column) }{ " in the text" }</> }) }
                </footer>
            </blockquote>
        }
    }

    /// Rows that are short, one column an article.
    fn table(&self, title: &str, rows: &[Row]) -> Html {
        let row = |row: &Row| {
            let shown = row.is_shown(self.view);
            let mut first = shown.then_some(SHOWN);
            html! {
                <tr class={classes!(shown.then_some("shown"))} aria-current={shown.then_some("true")}>
                    <th scope="row">{ self.title(row) }</th>
                    { for row.cells.iter().map(|cell| {
                        if cell.passages.is_empty() {
                            let words = if cell.words.is_empty() { "–" } else { cell.words.as_str() };
                            return html! { <td class={classes!((words == "missing").then_some("missing"))}>{ words }</td> };
                        }
                        html! { <td>{ self.way(row, cell, first.take(), html! { { &cell.words } }) }</td> }
                    }) }
                </tr>
            }
        };
        html! {
            <table class="rows">
                <thead><tr>
                    <th scope="col">{ format!("{title} ({})", rows.len()) }</th>
                    { for self.names.iter().enumerate().map(|(n, name)| html! {
                        <th scope="col"><span title={name.clone()}>{ letter(n) }</span></th>
                    }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        }
    }
}

/// The letter of a column.
pub(super) fn letter(column: usize) -> Html {
    html! { <span class="letter">{ wording::letter(column) }</span> }
}
