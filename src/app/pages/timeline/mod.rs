//! Timeline: the dates that the texts speak of, on an axis and as a table, and those that cannot be placed.

mod tables;

use std::rc::Rc;

use yew::prelude::*;

use crate::annotate::{Day, Extent, Precision};
use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::save::menu;
use crate::app::components::screen::{FETCHING, SEARCHING, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::components::timeline::{Chart, Groups, Histogram, events, lane};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_found, use_said};
use crate::app::route::{Route, TimelineRoute};
use crate::app::state::Action;
use crate::corpus::ArticleId;
use crate::explore::density::{self, Bin, Void};
use crate::explore::timeline::{self, Lane, LaneOf, LaneOrder, Lanes, Mark, Reported, Timeline, Told};
use crate::wording;

/// How many bars the histogram has at the most.
const BINS: usize = 60;

/// How many points in time are drawn before the reader asks for more, and with each time they do.
const EVENTS: usize = 100;

/// What the timeline shows.
struct Found {
    line: Rc<Timeline>,
    /// The marks of all lanes, each once, by time.
    marks: Rc<Vec<Mark>>,
    /// What several articles tell, and when they were published.
    groups: Rc<Groups>,
    /// The lanes that are drawn.
    laid: Rc<Vec<Lane>>,
    /// What is told, by time.
    told: Rc<Vec<Told>>,
    /// When the articles were published.
    reported: Rc<Vec<Reported>>,
    /// Where most dates lie.
    dense: Option<(Day, Day)>,
    bins: Vec<Bin>,
    /// What holds no date, though a good part of the axis would be drawn for it.
    voids: Vec<Void>,
    /// From the first to the last of what has a place on the axis.
    whole: Option<(Day, Day)>,
    /// How many dates lie before the bars, and how many behind them.
    outside: (usize, usize),
    /// How many articles were published where no bar stands.
    published_outside: usize,
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
    let found =
        use_found((lanes, route.order, route.unbroken), |corpus, selection, &(lanes, order, unbroken)| {
            let mut line = timeline::timeline(corpus, selection, lanes);
            timeline::order(&mut line.lanes, order, |of| lane::name(corpus, of));
            let line = Rc::new(line);
            let reported = Rc::new(timeline::reported(corpus, selection));
            let told = Rc::new(timeline::told(corpus, selection));
            let dense = density::dense(corpus, selection);
            // a stretch that was asked for fills the bars, so that it can be narrowed further
            let query = selection.query();
            let (drawn, outside) = match (query.from, query.to) {
                (Some(from), Some(to)) => (Some((from, to)), (0, 0)),
                (None, None) => {
                    let drawn = dense.map(|dense| with_near(dense, &reported));
                    (drawn, drawn.map_or((0, 0), |drawn| density::outside(corpus, selection, drawn)))
                }
                _ => (None, (0, 0)),
            };
            let whole = line.bounds.map(|whole| with_reported(whole, &reported));
            // of a stretch that was asked for no end is drawn short
            let asked = query.from.and(query.to).is_some();
            let axes: Vec<(Day, Day)> = whole.filter(|_| !asked).into_iter().chain(drawn).collect();
            let published: Vec<Day> = reported.iter().map(|group| group.day).collect();
            let voids = density::voids(corpus, selection, &axes, &published);
            let short: &[Void] = if unbroken { &[] } else { &voids };
            let most = drawn.or(whole).map_or(BINS, |axis| density::bars(BINS, axis, short));
            let bins = density::outside_of(density::histogram(corpus, selection, most, drawn), short);
            let published_outside =
                if asked { 0 } else { density::published_outside(corpus, selection, &bins) };
            let open = selection.by_open_ends(corpus);
            let marks = Rc::new(marks(&line.lanes));
            let groups = Groups { told: timeline::shared(&told), reported: reported.to_vec() };
            let laid = match lanes {
                Lanes::Event => Rc::default(),
                _ => Rc::new(lanes_with(&timeline::readable(&line.lanes), &groups)),
            };
            let groups = Rc::new(groups);
            Found {
                line,
                marks,
                groups,
                laid,
                told,
                reported,
                dense,
                bins,
                voids,
                whole,
                outside,
                published_outside,
                open,
            }
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
    let Found {
        line,
        marks,
        groups,
        laid,
        told,
        reported,
        dense,
        bins,
        voids,
        whole,
        outside,
        published_outside,
        open,
    } = &*found;
    let dated = marks.len();
    // bars and chart begin on one axis
    let of_bars = bins.first().zip(bins.last()).map(|(first, last)| (first.first, last.last));
    let open = wording::by_open_ends(*open);
    let unseen = wording::published_outside(*published_outside);
    let aside: Vec<String> = [wording::not_drawn(*outside), unseen, open].into_iter().flatten().collect();
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
    let short = if route.unbroken { Vec::new() } else { voids.clone() };
    let onsort = app.on(move |event: Event| {
        let order = TimelineRoute::order_of(&browser::changed_value(&event));
        Action::Set(Route::Timeline(TimelineRoute { order, ..route }))
    });
    let save = |json: bool| {
        let (app, line) = (app.clone(), line.clone());
        Callback::from(move |_: MouseEvent| {
            let (corpus, line) = (app.corpus.clone(), line.clone());
            let wanted = export::dated(&line);
            app.with_bodies(wanted, move |bodies| export::dates(&corpus, bodies, &line, json).save());
        })
    };
    let save_told = {
        let (app, told) = (app.clone(), told.clone());
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
                <Histogram bins={bins.clone()} voids={short.clone()} aside={aside} />
                { breaks(&app, route, voids) }
                <div id={RESULTS} tabindex="-1">
                if lanes == Lanes::Event && !told.is_empty() {
                    <p class="note">
                        { "Listed is what the articles tell of with a date of its own. " }
                        <a href={app.href(Route::Timeline(TimelineRoute { lanes: Lanes::Article, ..route }))}>
                            { format!("All {} that have a place on the axis, by article", wording::count(dated, "date", "dates")) }
                        </a>
                    </p>
                    { events::list(&app, &texts, told, *shown, reported) }
                    if told.len() > *shown {
                        <button type="button" onclick={more}>
                            { format!("Show {} more of {}", EVENTS.min(told.len() - *shown), told.len()) }
                        </button>
                    }
                } else if let Some((whole, bounds)) = whole.filter(|_| placed > 0).map(|whole| (whole, of_bars.or(*dense).unwrap_or(whole))) {
                    if let Some(aside) = wording::lanes_left_out(line.lanes.len(), timeline::READABLE, if lanes == Lanes::Outlet { "outlets" } else { "articles" }) {
                        <p class="note">{ aside }</p>
                    }
                    <Chart
                        lanes={laid.clone()} groups={groups.clone()} {bounds} {whole} voids={short.clone()}
                        axis={route.axis} {onaxis}
                    />
                    { chart_key() }
                    { tables::together(&app, groups) }
                    <h2>{ "As a table" }</h2>
                    { tables::table(&app, marks, lanes == Lanes::Entity) }
                    { tables::published(&app, reported) }
                } else {
                    { empty("No date can be placed here.", html! { <p>{ "Widen the stretch of time or drop a filter." }</p> }) }
                }
                </div>
                { tables::unplaced(&app, line) }
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

/// The lanes of the chart: when the articles were published, then what several articles tell, then what each of them tells.
fn lanes_with(lanes: &[Lane], groups: &Groups) -> Vec<Lane> {
    let told = |(number, group): (u32, &Told)| {
        Some(Mark { article: group.events.first()?.0, date: number, extent: group.extent, hour: None })
    };
    let published = |(number, group): (u32, &Reported)| {
        let extent = Extent { first: Some(group.day), last: Some(group.day), precision: Precision::Day };
        Some(Mark { article: *group.articles.first()?, date: number, extent, hour: None })
    };
    let reported: Vec<Mark> = (0..).zip(&groups.reported).filter_map(published).collect();
    let shared: Vec<Mark> = (0..).zip(&groups.told).filter_map(told).collect();
    let first = [(LaneOf::Reported, reported), (LaneOf::Shared, shared)];
    let first =
        first.into_iter().filter(|(_, marks)| !marks.is_empty()).map(|(of, marks)| Lane { of, marks });
    first.chain(lanes.iter().cloned()).collect()
}

/// From the first to the last of the dates and the days of publication.
fn with_reported((first, last): (Day, Day), reported: &[Reported]) -> (Day, Day) {
    let of = |day: Option<&Reported>, known: Day| day.map_or(known, |group| group.day);
    (first.min(of(reported.first(), first)), last.max(of(reported.last(), last)))
}

/// Where most dates lie, with the days of publication that are not far off: what is told is told soon after.
fn with_near((first, last): (Day, Day), reported: &[Reported]) -> (Day, Day) {
    let room = ((last.0 - first.0) / 4).max(31);
    let near = |day: &&Reported| day.day.0 >= first.0 - room && day.day.0 <= last.0 + room;
    let days = || reported.iter().filter(near).map(|one| one.day);
    (days().next().map_or(first, |day| day.min(first)), days().next_back().map_or(last, |day| day.max(last)))
}

/// The marks of all lanes, each once.
fn marks(lanes: &[Lane]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = lanes.iter().flat_map(|lane| lane.marks.iter().copied()).collect();
    marks.sort_by_key(|mark| (mark.begins(), mark.article, mark.date));
    marks.dedup_by_key(|mark| (mark.article, mark.date));
    marks
}
