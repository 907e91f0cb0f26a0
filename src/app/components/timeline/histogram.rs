//! The histogram of all dates, with a brush that sets the stretch of time, and typed fields that do the same.

use yew::prelude::*;

use super::scale::{self, Scale};
use super::shape::{gaps, px};
use crate::annotate::{Day, Extent, Precision};
use crate::app::browser;
use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::hooks::{AppContext, use_app, use_width};
use crate::app::state::Action;
use crate::explore::density::{Bin, Void};
use crate::wording;

/// Properties of [`Histogram`].
#[derive(Clone, PartialEq, Properties)]
pub struct HistogramProps {
    /// The bars.
    pub bins: Vec<Bin>,
    /// Where the axis is broken, since no date lies there.
    #[prop_or_default]
    pub voids: Vec<Void>,
    /// What is to be known of what they count.
    #[prop_or_default]
    pub aside: AttrValue,
}

/// Where the bars of dates stand.
const BASE: f64 = 64.0;
/// How far the bars of articles hang down from there at the most.
const BELOW: f64 = 16.0;
/// The room of the ticks.
const TICKS: f64 = 20.0;

/// The histogram, its brush and its fields.
#[component]
pub fn Histogram(props: &HistogramProps) -> Html {
    let app = use_app();
    let frame = use_node_ref();
    let width = use_width(&frame, 800.0);
    let drag = use_state_eq(|| None::<(f64, f64)>);
    let turned = use_state_eq(|| false);
    {
        // words about what was typed stay until something else is
        let turned = turned.setter();
        use_effect_with(app.address().query.clone(), move |query| {
            if query.from.is_none() && query.to.is_none() {
                turned.set(false);
            }
        });
    }
    let (Some(first), Some(last)) = (props.bins.first(), props.bins.last()) else { return Html::default() };
    let scale = Scale::new(first.first, last.last, width, scale::breaks(&props.voids));
    let most = props.bins.iter().map(|bin| bin.marks).max().unwrap_or(1).max(1);
    let published = props.bins.iter().map(|bin| bin.published).max().unwrap_or(0);
    // the ticks stand below what hangs down
    let foot = if published > 0 { BASE + BELOW } else { BASE };
    let whole = foot + TICKS;
    let (from, to) = (app.address().query.from, app.address().query.to);

    let onpointerdown = {
        let (drag, frame) = (drag.setter(), frame.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                let x = browser::pointer_x(&event, &frame);
                browser::capture_pointer(&event, &frame);
                drag.set(Some((x, x)));
            }
        })
    };
    let onpointermove = {
        let (drag, frame) = (drag.clone(), frame.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((start, _)) = *drag {
                drag.set(Some((start, browser::pointer_x(&event, &frame))));
            }
        })
    };
    let onpointerup = {
        let (app, drag, bins) = (app.clone(), drag.clone(), props.bins.clone());
        Callback::from(move |_: PointerEvent| {
            let Some((start, end)) = *drag else { return };
            drag.set(None);
            let (left, right) = (start.min(end).clamp(0.0, width), start.max(end).clamp(0.0, width));
            if right - left < 4.0 {
                // A click takes the bar under it.
                let at = scale.day(left);
                if let Some(bin) = bins.iter().find(|bin| bin.first <= at && at <= bin.last) {
                    app.act(Action::Range(Some(bin.first), Some(bin.last)));
                }
            } else {
                app.act(Action::Range(Some(scale.day(left)), Some(scale.day(right))));
            }
        })
    };
    let cancel = {
        let drag = drag.setter();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let brush = match *drag {
        Some((start, end)) => Some((start.min(end), start.max(end))),
        None if from.is_some() || to.is_some() => Some((
            from.map_or(0.0, |day| scale.x(f64::from(day.0))),
            to.map_or(width, |day| scale.x(f64::from(day.0) + 1.0)),
        )),
        None => None,
    };
    html! {
        <section class="histogram" aria-label="Stretch of time">
            <div
                class="histogram-frame" ref={frame} {onpointerdown} {onpointermove} {onpointerup}
                onpointercancel={cancel}
            >
                <svg width={px(width)} height={px(whole)} viewBox={format!("0 0 {} {}", px(width), px(whole))} role="img" aria-label={summary(&props.bins)}>
                    { gaps(scale, foot, whole) }
                    { for props.bins.iter().map(|bin| {
                        let (x, end) = (scale.x(f64::from(bin.first.0)), scale.x(f64::from(bin.last.0) + 1.0));
                        let height = f64::from(bin.marks) / f64::from(most) * (BASE - 12.0);
                        let below = f64::from(bin.published) / f64::from(published.max(1)) * BELOW;
                        let width = px((end - x - 1.0).max(1.0));
                        html! {
                            <>
                                <rect class="bin" x={px(x + 0.5)} y={px(BASE - height)} width={width.clone()} height={px(height)}>
                                    <title>{ bin_words(bin) }</title>
                                </rect>
                                if bin.published > 0 {
                                    // one article among many is seen too
                                    <rect class="bin published" x={px(x + 0.5)} y={px(BASE)} {width} height={px(below.max(3.0))}>
                                        <title>{ published_words(bin) }</title>
                                    </rect>
                                }
                            </>
                        }
                    }) }
                    <text class="most" x="2" y="10">{ format!("most: {}", wording::count(most as usize, "date", "dates")) }</text>
                    <line class="base" x1="0" x2={px(width)} y1={px(BASE)} y2={px(BASE)} />
                    { for scale.ticks(80.0).iter().map(|tick| html! {
                        <g class="tick">
                            <line x1={px(tick.x)} x2={px(tick.x)} y1={px(foot)} y2={px(foot + 5.0)} />
                            <text x={px(tick.x + 3.0)} y={px(whole - 5.0)}>{ &tick.label }</text>
                        </g>
                    }) }
                    if let Some((left, right)) = brush {
                        <rect
                            class="brush" x={px(left.clamp(0.0, width))} y="0"
                            width={px((right.clamp(0.0, width) - left.clamp(0.0, width)).max(1.0))} height={px(BASE)}
                        />
                    }
                </svg>
            </div>
            if published > 0 {
                <p class="note histogram-key">
                    { format!("Above the line: dates that are told of. Below it: articles by the day they were published, at most {} a bar.", wording::thousands(published as usize)) }
                </p>
            }
            { date_fields(&app, &turned) }
            { twin(&props.bins, published > 0) }
            if !props.aside.is_empty() {
                <p class="note">{ &props.aside }</p>
            }
        </section>
    }
}

/// The stretch of a bar.
fn when(bin: &Bin) -> String {
    let precision = if bin.first == bin.last { Precision::Day } else { Precision::Range };
    wording::extent(Extent { first: Some(bin.first), last: Some(bin.last), precision })
}

fn bin_words(bin: &Bin) -> String {
    format!("{}: {}", when(bin), wording::count(bin.marks as usize, "date", "dates"))
}

fn published_words(bin: &Bin) -> String {
    format!("{}: {} published", when(bin), wording::count(bin.published as usize, "article", "articles"))
}

/// What the bars count, as a table.
fn twin(bins: &[Bin], published: bool) -> Html {
    let bins = bins.to_vec();
    let number = |number: u32| Cell::number(wording::thousands(number as usize), i64::from(number));
    let rows = Rows::new(bins.len(), move |n| {
        let bin = &bins[n];
        let mut cells = vec![Cell::number(when(bin), i64::from(bin.first.0)), number(bin.marks)];
        cells.extend(published.then(|| number(bin.published)));
        cells
    });
    let heads = ["Stretch of time", "Dates told of", "Articles published"];
    let heads =
        heads.into_iter().take(if published { 3 } else { 2 }).map(AttrValue::from).collect::<Vec<_>>();
    html! {
        <details class="twin">
            <summary>{ "The bars as a table" }</summary>
            <p class="note">{ "A date that lasts longer than one stretch counts in each that it touches." }</p>
            <SortTable caption="How many dates and articles fall into each stretch of time" {heads} {rows} />
        </details>
    }
}

fn summary(bins: &[Bin]) -> String {
    let most = bins.iter().max_by_key(|bin| (bin.marks, std::cmp::Reverse(bin.first)));
    let most = most.map(bin_words).unwrap_or_default();
    format!(
        "Histogram of the dates in {} bars. Most dates: {most}. Drag to choose a stretch of time.",
        bins.len()
    )
}

/// The typed twin of the brush.
fn date_fields(app: &AppContext, turned: &UseStateHandle<bool>) -> Html {
    let (from, to) = (app.address().query.from, app.address().query.to);
    let on = |set: fn(Option<Day>, Option<Day>, Option<Day>) -> Action| {
        let (app, turned) = (app.clone(), turned.setter());
        Callback::from(move |event: Event| {
            let value = browser::changed_value(&event);
            let day = value.parse::<Day>().ok();
            // A year half typed is a year of antiquity: wait for the rest.
            if value.is_empty() || day.is_some_and(|day| day.parts().0 >= 1000) {
                let action = set(day, from, to);
                turned.set(matches!(action, Action::Range(Some(from), Some(to)) if from > to));
                app.act(action);
            }
        })
    };
    let onfrom = on(|day, _, to| Action::Range(day, to));
    let onto = on(|day, from, _| Action::Range(from, day));
    let clear = app.on(|_: MouseEvent| Action::Range(None, None));
    let value = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    html! {
        <div class="date-fields">
            <label>{ "From " }<input type="date" value={value(from)} onchange={onfrom} /></label>
            <label>{ "to " }<input type="date" value={value(to)} onchange={onto} /></label>
            if from.is_some() || to.is_some() {
                <button type="button" class="link" onclick={clear}>{ "All dates" }</button>
            }
            <span role="status" class="note">
                { if **turned { "The first day was after the last: they have changed places." } else { "" } }
            </span>
        </div>
    }
}
