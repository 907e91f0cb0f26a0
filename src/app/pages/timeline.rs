//! Timeline: the dates that the texts speak of, on an axis and as a table, and those that cannot be placed.

use std::rc::Rc;

use yew::prelude::*;

use crate::annotate::Day;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::prose::open_subject;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{FETCHING, SEARCHING, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::components::timeline::{Chart, Histogram, events, in_articles, told as told_of};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_found, use_said};
use crate::app::route::{Route, TimelineRoute};
use crate::app::state::{Action, Subject};
use crate::corpus::ArticleId;
use crate::explore::density::{self, Bin};
use crate::explore::timeline::{self, Lane, LaneOf, Lanes, Mark, Timeline, Told};
use crate::wording;

/// How many bars the histogram has at the most.
const BINS: usize = 60;

/// How many points in time are drawn before the reader asks for more, and with each time they do.
const EVENTS: usize = 100;

/// What the timeline shows.
struct Found {
    line: Rc<Timeline>,
    /// What is told, by time.
    told: Vec<Told>,
    /// Where most dates lie.
    dense: Option<(Day, Day)>,
    bins: Vec<Bin>,
    /// How many dates lie before the bars, and how many behind them.
    outside: (usize, usize),
    /// How many articles answer the stretch of time only by a date that is open to one side.
    open: usize,
}

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
        let line = Rc::new(timeline::timeline(corpus, selection, *lanes));
        let told = timeline::told(corpus, selection);
        let dense = density::dense(corpus, selection);
        // a stretch that was asked for fills the bars, so that it can be narrowed further
        let query = selection.query();
        let (drawn, outside) = match (query.from, query.to) {
            (Some(from), Some(to)) => (Some((from, to)), (0, 0)),
            (None, None) => (dense, dense.map_or((0, 0), |dense| density::outside(corpus, selection, dense))),
            _ => (None, (0, 0)),
        };
        let bins = density::histogram(corpus, selection, BINS, drawn);
        let open = selection.by_open_ends(corpus);
        Found { line, told, dense, bins, outside, open }
    });
    let shown = use_state_eq(|| EVENTS);
    let wanted: Vec<ArticleId> = match found.ready() {
        Some(found) if lanes == Lanes::Event => {
            events::articles(found.told.get(..*shown).unwrap_or(&found.told))
        }
        _ => Vec::new(),
    };
    let texts = use_bodies(&wanted);
    let placed = found.ready().map_or(0, |found| found.line.lanes.iter().map(|lane| lane.marks.len()).sum());
    let heading = found.ready().map_or_else(String::new, |found| {
        let what = match lanes {
            Lanes::Event => wording::count(found.told.len(), "point in time", "points in time"),
            _ => wording::count(placed, "date", "dates"),
        };
        format!("{what} on the timeline")
    });
    use_said(&heading);
    let found = match or_screen(found, SEARCHING) {
        Ok(found) => found,
        Err(screen) => return screen,
    };
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let Found { line, told, dense, bins, outside, open } = &*found;
    let dated = marks(&line.lanes).len();
    // bars and chart begin on one axis
    let of_bars = bins.first().zip(bins.last()).map(|(first, last)| (first.first, last.last));
    let shared = &timeline::shared(told);
    let open = wording::by_open_ends(*open);
    let aside: Vec<String> = [wording::not_drawn(*outside), open].into_iter().flatten().collect();
    let aside = aside.join(" ");
    let more = {
        let (shown, now) = (shown.setter(), *shown);
        Callback::from(move |_: MouseEvent| shown.set(now + EVENTS))
    };
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
            <section class="results" aria-label="Timeline">
                <div class="bar">
                    <h1>{ heading }</h1>
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        <span class="switch" role="group" aria-label="Lanes">
                            { choose(Lanes::Event, "By event") }
                            { choose(Lanes::Article, "By article") }
                            { choose(Lanes::Entity, "By entity") }
                        </span>
                        { list_menu(save) }
                    </Composite>
                </div>
                <Histogram bins={bins.clone()} aside={aside} />
                <div id={RESULTS} tabindex="-1">
                if lanes == Lanes::Event && !told.is_empty() {
                    <p class="note">
                        { "Listed is what the articles tell of with a date of its own. " }
                        <a href={app.href(Route::Timeline(TimelineRoute { lanes: Lanes::Article, ..route }))}>
                            { format!("All {} that have a place on the axis, by article", wording::count(dated, "date", "dates")) }
                        </a>
                    </p>
                    { events::list(&app, &texts, told.get(..*shown).unwrap_or(told)) }
                    if told.len() > *shown {
                        <button type="button" onclick={more}>
                            { format!("Show {} more of {}", EVENTS.min(told.len() - *shown), told.len()) }
                        </button>
                    }
                } else if let Some((whole, bounds)) = line.bounds.filter(|_| placed > 0).map(|whole| (whole, of_bars.or(*dense).unwrap_or(whole))) {
                    if let Some(aside) = wording::lanes_left_out(line.lanes.len(), timeline::READABLE) {
                        <p class="note">{ aside }</p>
                    }
                    <Chart
                        lanes={lanes_with(&timeline::readable(&line.lanes), shared)} shared={shared.clone()} {bounds} {whole}
                        axis={route.axis} {onaxis}
                    />
                    { chart_key() }
                    { together(&app, shared) }
                    <h2>{ "As a table" }</h2>
                    { table(&app, &line.lanes) }
                } else {
                    { empty("No date can be placed here.", html! { <p>{ "Widen the stretch of time or drop a filter." }</p> }) }
                }
                </div>
                { unplaced(&app, line) }
            </section>
            <Facets />
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
fn lanes_with(lanes: &[Lane], shared: &[Told]) -> Vec<Lane> {
    let mark = |(number, group): (u32, &Told)| {
        Some(Mark { article: group.events.first()?.0, date: number, extent: group.extent })
    };
    let marks: Vec<Mark> = (0..).zip(shared).filter_map(mark).collect();
    let first = (!marks.is_empty()).then_some(Lane { of: LaneOf::Shared, marks });
    first.into_iter().chain(lanes.iter().cloned()).collect()
}

/// The table of what several articles tell of one date.
fn together(app: &AppContext, shared: &[Told]) -> Html {
    if shared.is_empty() {
        return Html::default();
    }
    let rows = shared.iter().map(|group| {
        let when = wording::extent(group.extent);
        let subject = told_of(app, group);
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
    let marks = marks(lanes);
    let app = app.clone();
    let rows = Rows::new(marks.len(), move |n| {
        let mark = &marks[n];
        let Some(date) = app.corpus.date(mark.article, mark.date) else { return Vec::new() };
        vec![
            Cell::number(wording::listed_date(&date), i64::from(mark.extent.key().0)),
            Cell::words(wording::precision(date.extent, date.kind)),
            Cell::drawn(opener(&app, mark.article, mark.date, date.written), date.written),
            article_cell(&app, mark.article),
        ]
    });
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

fn unplaced(app: &AppContext, line: &Rc<Timeline>) -> Html {
    let list = &line.unplaced;
    if list.is_empty() {
        return Html::default();
    }
    let number = list.len();
    let (app, line) = (app.clone(), line.clone());
    let rows = Rows::new(number, move |n| {
        let item = &line.unplaced[n];
        let Some(date) = app.corpus.date(item.article, item.date) else { return Vec::new() };
        vec![
            Cell::drawn(opener(&app, item.article, item.date, date.written), date.written),
            Cell::words(wording::listed_date(&date)),
            Cell::words(wording::unplaced(&item.reason)),
            article_cell(&app, item.article),
        ]
    });
    let heads = ["As written", "Read as", "Why it is not on the axis", "Article"];
    html! {
        <>
            <h2>{ format!("Not on the axis ({})", wording::thousands(number)) }</h2>
            <SortTable caption="Expressions of time without a place on the axis" heads={heads.map(AttrValue::from).to_vec()} {rows} />
        </>
    }
}
