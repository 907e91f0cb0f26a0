//! Timeline: the dates that the texts speak of, on an axis and as a table, and those that cannot be placed.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::filters::Facets;
use crate::app::components::prose::open_subject;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{SEARCHING, empty, or_screen};
use crate::app::components::table::{Cell, SortTable};
use crate::app::components::timeline::{Chart, Histogram, in_articles, told};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_found};
use crate::app::route::{Route, TimelineRoute};
use crate::app::state::{Action, Subject};
use crate::corpus::ArticleId;
use crate::explore::timeline::{self, Lane, LaneOf, Lanes, Mark, Shared};
use crate::wording;

/// How many bars the histogram has at the most.
const BINS: usize = 60;

/// Properties of [`TimelinePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TimelineProps {
    /// What the page is set to.
    pub(super) route: TimelineRoute,
}

/// The timeline.
#[component]
pub(super) fn TimelinePage(props: &TimelineProps) -> Html {
    let app = use_app();
    let route = props.route;
    let lanes = route.lanes;
    let found = use_found(lanes, |corpus, selection, lanes| {
        let line = timeline::timeline(corpus, selection, *lanes);
        let shared = timeline::shared(corpus, selection);
        (Rc::new(line), shared, timeline::histogram(corpus, selection, BINS))
    });
    let found = match or_screen(found, SEARCHING) {
        Ok(found) => found,
        Err(screen) => return screen,
    };
    let (line, shared, bins) = &*found;
    let placed: usize = line.lanes.iter().map(|lane| lane.marks.len()).sum();
    let choose = |wanted: Lanes, name: &'static str| {
        let onclick = app
            .on(move |_: MouseEvent| Action::Set(Route::Timeline(TimelineRoute { lanes: wanted, ..route })));
        html! { <button type="button" {onclick} aria-pressed={(lanes == wanted).to_string()}>{ name }</button> }
    };
    let onaxis = app.on(move |axis| Action::Drag(Route::Timeline(TimelineRoute { axis, ..route })));
    let save = {
        let (app, line) = (app.clone(), line.clone());
        move |json: bool| {
            let (corpus, line) = (app.corpus.clone(), line.clone());
            let wanted = export::dated(&line);
            app.with_bodies(wanted, move |bodies| export::dates(&corpus, bodies, &line, json).save());
        }
    };
    html! {
        <div class="with-side">
            <Facets />
            <section class="results" aria-label="Timeline">
                <div class="bar">
                    <h1 aria-live="polite">{ format!("{} on the timeline", wording::count(placed, "date", "dates")) }</h1>
                    <div class="bar-tools">
                        <span class="switch" role="group" aria-label="Lanes">
                            { choose(Lanes::Article, "By article") }
                            { choose(Lanes::Entity, "By entity") }
                        </span>
                        { list_menu(save) }
                    </div>
                </div>
                <Histogram bins={bins.clone()} />
                if let Some(bounds) = line.bounds.filter(|_| placed > 0) {
                    <Chart lanes={lanes_with(&line.lanes, shared)} shared={shared.clone()} {bounds} axis={route.axis} {onaxis} />
                    { chart_key() }
                    { together(&app, shared) }
                    <h2>{ "As a table" }</h2>
                    { table(&app, &line.lanes) }
                } else {
                    { empty("No date can be placed here.", html! { <p>{ "Widen the stretch of time or drop a filter." }</p> }) }
                }
                { unplaced(&app, &line.unplaced) }
            </section>
        </div>
    }
}

/// What the forms of the marks mean.
fn chart_key() -> Html {
    html! {
        <p class="note chart-key">
            { "A dot is a day; a bar is a month, a season, a year or more, as long as it lasts; a line between two stops is a range; " }
            { "an arrow is open at that end. Drag or use the arrow buttons to move, hold Ctrl and turn the wheel to zoom." }
        </p>
    }
}

/// The lanes of the chart: what several articles tell stands above what each of them tells.
fn lanes_with(lanes: &[Lane], shared: &[Shared]) -> Vec<Lane> {
    let mark = |(number, group): (u32, &Shared)| {
        Some(Mark { article: group.events.first()?.0, date: number, extent: group.extent })
    };
    let marks: Vec<Mark> = (0..).zip(shared).filter_map(mark).collect();
    let first = (!marks.is_empty()).then_some(Lane { of: LaneOf::Shared, marks });
    first.into_iter().chain(lanes.iter().cloned()).collect()
}

/// The table of what several articles tell of one date.
fn together(app: &AppContext, shared: &[Shared]) -> Html {
    if shared.is_empty() {
        return Html::default();
    }
    let rows = shared.iter().map(|group| {
        let when = wording::extent(group.extent);
        let subject = told(app, group);
        let onclick = app.on(move |_: MouseEvent| Action::Inspect(subject.clone()));
        let button = html! { <button type="button" class="link" {onclick}>{ &when }</button> };
        let mut outlets: Vec<&str> = Vec::new();
        for (id, _) in &group.events {
            let outlet = app.corpus.article(*id).map_or("", wording::outlet);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        vec![
            Cell::number(button, i64::from(group.extent.key().0)),
            Cell::words(wording::precision_name(group.extent.precision)),
            Cell::number(in_articles(group), i64::from(group.articles)),
            Cell::words(outlets.join(" · ")),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let heads = ["Date", "Precision", "Told", "Outlets"].map(AttrValue::from).to_vec();
    html! {
        <>
            <h2>{ format!("Told by several articles ({})", rows.len()) }</h2>
            <SortTable caption="Dates of which several articles tell" {heads} {rows} />
        </>
    }
}

/// The marks of all lanes, each once.
fn marks(lanes: &[Lane]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = lanes.iter().flat_map(|lane| lane.marks.iter().copied()).collect();
    marks.sort_by_key(|mark| (mark.extent.key(), mark.article, mark.date));
    marks.dedup_by_key(|mark| (mark.article, mark.date));
    marks
}

fn table(app: &AppContext, lanes: &[Lane]) -> Html {
    let by_entity = lanes.iter().any(|lane| matches!(lane.of, LaneOf::Entity(_)));
    let rows: Vec<Vec<Cell>> = marks(lanes)
        .into_iter()
        .filter_map(|mark| {
            let date = app.corpus.date(mark.article, mark.date)?;
            Some(vec![
                Cell::number(wording::listed_date(&date), i64::from(mark.extent.key().0)),
                Cell::words(wording::precision(date.extent, date.kind)),
                Cell::drawn(opener(app, mark.article, mark.date, date.written), date.written),
                article_cell(app, mark.article),
            ])
        })
        .collect();
    let caption =
        if by_entity { "Dates that share a sentence with these entities" } else { "Dates on the timeline" };
    let heads = ["Read as", "Precision", "As written", "Article"];
    html! { <SortTable {caption} heads={heads.map(AttrValue::from).to_vec()} {rows} /> }
}

fn opener(app: &AppContext, article: ArticleId, index: u32, written: &str) -> Html {
    let onclick = open_subject(app, Subject::Date { article, index });
    html! { <button type="button" class="link" {onclick}>{ format!("“{written}”") }</button> }
}

fn article_cell(app: &AppContext, id: ArticleId) -> Cell {
    let Some(article) = app.corpus.article(id) else { return Cell::words("") };
    let (title, _) = article.goes_by();
    let href = app.href(Route::article(&article.slug));
    Cell::drawn(html! { <a {href}>{ &title }</a> }, &title)
}

fn unplaced(app: &AppContext, list: &[timeline::Unplaced]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let rows: Vec<Vec<Cell>> = list
        .iter()
        .filter_map(|item| {
            let date = app.corpus.date(item.article, item.date)?;
            Some(vec![
                Cell::drawn(opener(app, item.article, item.date, date.written), date.written),
                Cell::words(wording::listed_date(&date)),
                Cell::words(wording::unplaced(&item.reason)),
                article_cell(app, item.article),
            ])
        })
        .collect();
    let heads = ["As written", "Read as", "Why it is not on the axis", "Article"];
    html! {
        <>
            <h2>{ format!("Not on the axis ({})", rows.len()) }</h2>
            <SortTable caption="Expressions of time without a place on the axis" heads={heads.map(AttrValue::from).to_vec()} {rows} />
        </>
    }
}
