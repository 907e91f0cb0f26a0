//! Timeline: the dates that the texts speak of, on an axis and as a table, and those that cannot be placed.

mod found;
mod tables;

use yew::prelude::*;

use self::found::Found;
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::save::menu;
use crate::app::components::screen::{FETCHING, SEARCHING, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::components::timeline::{Chart, Histogram, events};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_found, use_said};
use crate::app::route::{Route, TimelineRoute};
use crate::app::state::Action;
use crate::corpus::ArticleId;
use crate::explore::density::Void;
use crate::explore::timeline::{self, LaneOrder, Lanes};
use crate::wording;

/// How many points in time are drawn before the reader asks for more, and with each time they do.
const EVENTS: usize = 100;

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
    let deps = (lanes, route.order, route.unbroken);
    let found = use_found(deps, |corpus, selection, deps| Found::new(corpus, selection, *deps));
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
    let dated = found.marks.len();
    // bars and chart begin on one axis
    let of_bars = found.bins.first().zip(found.bins.last()).map(|(first, last)| (first.first, last.last));
    let open = wording::by_open_ends(found.open);
    let unseen = wording::published_outside(found.published_outside);
    let aside: Vec<String> =
        [wording::not_drawn(found.outside), unseen, open].into_iter().flatten().collect();
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
    let short = if route.unbroken { Vec::new() } else { found.voids.clone() };
    let onsort = app.on(move |event: Event| {
        let order = TimelineRoute::order_of(&browser::changed_value(&event));
        Action::Set(Route::Timeline(TimelineRoute { order, ..route }))
    });
    let save = |json: bool| {
        let (app, line) = (app.clone(), found.line.clone());
        Callback::from(move |_: MouseEvent| {
            let (corpus, line) = (app.corpus.clone(), line.clone());
            let wanted = export::dated(&line);
            app.with_bodies(wanted, move |bodies| export::dates(&corpus, bodies, &line, json).save());
        })
    };
    let save_told = {
        let (app, told) = (app.clone(), found.told.clone());
        Callback::from(move |_: MouseEvent| {
            let (corpus, told) = (app.corpus.clone(), told.clone());
            app.with_bodies(events::articles(&told), move |bodies| {
                export::told(&corpus, bodies, &told).save();
            });
        })
    };
    let ways = [
        ("As a table (CSV)", save(false)),
        ("As data (JSON)", save(true)),
        ("What happened, for TimelineJS (JSON)", save_told),
    ];
    html! {
        <div class="with-side">
            <section class="results" aria-label="Timeline">
                <div class="bar">
                    <h1>{ heading }</h1>
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        <span class="switch" role="group" aria-label="Lanes">
                            { choose(Lanes::Event, "By event") }
                            { choose(Lanes::Article, "By article") }
                            { choose(Lanes::Outlet, "By outlet") }
                            { choose(Lanes::Entity, "By entity") }
                            { choose(Lanes::Kind, "By kind of date") }
                            { choose(Lanes::One, "All in one lane") }
                        </span>
                        if !matches!(lanes, Lanes::Event | Lanes::One) {
                            <label>{ "Sort " }
                                <select onchange={onsort}>
                                    { for orders(lanes).into_iter().map(|(order, name)| html! {
                                        <option value={TimelineRoute::order_name(order)} selected={order == route.order}>{ name }</option>
                                    }) }
                                </select>
                            </label>
                        }
                        { menu(ways) }
                    </Composite>
                </div>
                <Histogram bins={found.bins.clone()} voids={short.clone()} aside={aside} />
                { breaks(&app, route, &found.voids) }
                <div id={RESULTS} tabindex="-1">
                if lanes == Lanes::Event && !found.told.is_empty() {
                    <p class="note">
                        { "Listed is what the articles tell of with a date of its own. " }
                        <a href={app.href(Route::Timeline(TimelineRoute { lanes: Lanes::Article, ..route }))}>
                            { format!("All {} that have a place on the axis, by article", wording::count(dated, "date", "dates")) }
                        </a>
                    </p>
                    { events::list(&app, &texts, &found.told, *shown, &found.reported) }
                    if found.told.len() > *shown {
                        <button type="button" onclick={more}>
                            { format!("Show {} more of {}", EVENTS.min(found.told.len() - *shown), found.told.len()) }
                        </button>
                    }
                } else if let Some((whole, bounds)) = found.whole.filter(|_| placed > 0).map(|whole| (whole, of_bars.or(found.dense).unwrap_or(whole))) {
                    if let Some(aside) = wording::lanes_left_out(found.line.lanes.len(), timeline::READABLE, if lanes == Lanes::Outlet { "outlets" } else { "articles" }) {
                        <p class="note">{ aside }</p>
                    }
                    <Chart
                        lanes={found.laid.clone()} groups={found.groups.clone()} {bounds} {whole} voids={short.clone()}
                        axis={route.axis} {onaxis}
                    />
                    { chart_key() }
                    { tables::together(&app, &found.groups) }
                    <h2>{ "As a table" }</h2>
                    { tables::table(&app, &found.marks, lanes == Lanes::Entity) }
                    { tables::published(&app, &found.reported) }
                } else {
                    { empty("No date can be placed here.", html! { <p>{ "Widen the stretch of time or drop a filter." }</p> }) }
                }
                </div>
                { tables::unplaced(&app, &found.line) }
            </section>
            <Facets />
        </div>
    }
}

/// What the forms of the marks mean.
fn chart_key() -> Html {
    html! {
        <p class="note chart-key">
            { "A dot is a day, or an hour where the text names one; a bar lasts as long as a month, a season, a year or more, and a day too where there is room; " }
            { "a dashed bar is a part of a day, such as a morning; a line between two stops is a range; an arrow is open at that end. A diamond is a day of publication, not a day told of. " }
            { "Hours are those of the text: no zone is converted. Drag or use the arrow buttons to move, hold Ctrl and turn the wheel to zoom." }
        </p>
    }
}

/// Where the axis is broken, and the way to have it whole, or the other way round.
fn breaks(app: &AppContext, route: TimelineRoute, voids: &[Void]) -> Html {
    let Some(words) = wording::broken_over(voids.iter().map(|void| (void.first, void.last))) else {
        return Html::default();
    };
    let href = app.href(Route::Timeline(TimelineRoute { unbroken: !route.unbroken, axis: None, ..route }));
    if route.unbroken {
        html! { <p class="note"><a {href}>{ "Break the axis where it is empty" }</a></p> }
    } else {
        html! { <p class="note">{ words }{ " " }<a {href}>{ "Draw the axis whole" }</a></p> }
    }
}

/// The orders that lanes can be sorted in, with their names.
fn orders(lanes: Lanes) -> [(LaneOrder, &'static str); 4] {
    let own = match lanes {
        Lanes::Entity => "as they are named most",
        Lanes::Kind => "from finest to coarsest",
        _ => "as in the corpus",
    };
    [
        (LaneOrder::Own, own),
        (LaneOrder::First, "by first date"),
        (LaneOrder::Most, "by most dates"),
        (LaneOrder::Name, "by name"),
    ]
}
