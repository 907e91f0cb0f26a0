//! The chart: lanes of marks on an axis that zooms and moves by pointer, touch, wheel, button and key.

use std::rc::Rc;

use yew::prelude::*;

use super::lane::{self, Groups, describe, label, subject};
use super::layout::{self, Item, Label, Placed, ROW};
use super::scale::{self, Scale};
pub(crate) use super::shape::px;
use super::shape::{gaps, published, shape};
use crate::annotate::{Day, Hour};
use crate::app::browser::{self, drawing};
use crate::app::components::composite::Composite;
use crate::app::hooks::{AppContext, use_app, use_width};
use crate::app::route::{Axis, Route};
use crate::app::state::Action;
use crate::explore::density::Void;
use crate::explore::timeline::{Lane, LaneOf};
use crate::wording;

/// Properties of [`Chart`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The lanes.
    pub lanes: Rc<Vec<Lane>>,
    /// What the marks stand for in lanes that hold no dates.
    #[prop_or_default]
    pub groups: Rc<Groups>,
    /// What the axis shows before anyone zooms: where most marks lie.
    pub bounds: (Day, Day),
    /// From the first mark to the last.
    pub whole: (Day, Day),
    /// Where the axis is broken, since no date lies there.
    #[prop_or_default]
    pub voids: Vec<Void>,
    /// What it shows where someone has zoomed.
    pub axis: Option<Axis>,
    /// Hears what it is to show when a movement ends; `None` is all.
    pub onaxis: Callback<Option<Axis>>,
}

/// The id of the mark that was walked to.
pub(crate) const CURRENT: &str = "current-mark";

const HEAD: f64 = 26.0;
const AXIS: f64 = 28.0;
const FOOT: f64 = 8.0;

/// A mark as the keyboard walks over it.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    lane: usize,
    placed: Placed,
    y: f64,
}

impl Stop {
    /// Its lane, and the number of its first mark there: what it is whatever else comes into sight.
    fn mark(&self) -> (usize, usize) {
        (self.lane, self.placed.items.first().copied().unwrap_or(0))
    }
}

/// The stop that holds a mark; where it is out of sight, the one that holds the mark before it in its lane, else the first.
fn held(stops: &[Stop], (lane, mark): (usize, usize)) -> usize {
    let of_lane = || stops.iter().enumerate().filter(|(_, stop)| stop.lane == lane);
    let exact = of_lane().find(|(_, stop)| stop.placed.items.contains(&mark));
    let before = || of_lane().filter(|(_, stop)| stop.mark().1 <= mark).max_by_key(|(_, stop)| stop.mark().1);
    exact.or_else(before).or_else(|| of_lane().next()).map_or(0, |(n, _)| n)
}

/// The chart.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let app = use_app();
    let frame = use_node_ref();
    let width = use_width(&frame, 800.0);
    let scale = use_state_eq(|| None::<(f64, f64)>);
    // The pointers that are down, and where: one, or the few fingers of a hand.
    let pointers = use_mut_ref(Vec::<(i32, f64)>::new);
    let moved = use_mut_ref(|| false);
    // The mark that was walked to: its lane, and its number there.
    let current = use_state_eq(|| (0usize, 0usize));

    let breaks = scale::breaks(&props.voids);
    let first = match props.axis {
        Some(axis) => Scale::exact(axis, width, breaks),
        None => Scale::new(props.bounds.0, props.bounds.1, width, breaks),
    };
    let now = scale.map_or(first, |(first, last)| Scale { first, last, width, breaks });
    // A link, back or forward that names another axis wins over what was dragged here.
    {
        let scale = scale.setter();
        use_effect_with((props.axis, props.bounds, props.voids.clone()), move |_| scale.set(None));
    }
    // The axis needs no place in the address where all is what it shows at first.
    let holds_all = props.bounds.0 <= props.whole.0 && props.whole.1 <= props.bounds.1;
    let all = (!holds_all).then(|| Scale::new(props.whole.0, props.whole.1, width, breaks));
    let set = {
        let scale = scale.setter();
        move |new: Scale| scale.set(Some((new.first, new.last)))
    };
    let settle = {
        let onaxis = props.onaxis.clone();
        move |scale: Option<Scale>| onaxis.emit(scale.map(Scale::axis))
    };

    // Ctrl and wheel, or a pinch on a touch pad: nearer and farther. A sideways wheel moves. A plain wheel
    // scrolls the page, as everywhere.
    {
        let timer = use_state(browser::Timer::default);
        let (over, zoomed) = (frame.clone(), set.clone());
        // the address follows when the wheel rests: a browser takes only so many changes of it
        let rests = settle.clone();
        let set = move |new: Scale| {
            zoomed(new);
            let rests = rests.clone();
            timer.start(300, move || rests(Some(new)));
        };
        use_effect_with(now, move |now| {
            let (now, node) = (*now, over.clone());
            let watch = browser::on_wheel(&over, move |event: WheelEvent| {
                if event.ctrl_key() || event.meta_key() {
                    event.prevent_default();
                    let factor = if event.delta_y() > 0.0 { 1.25 } else { 0.8 };
                    set(now.zoom(factor, browser::wheel_x(&event, &node)));
                } else if event.shift_key() || event.delta_x().abs() > event.delta_y().abs() {
                    event.prevent_default();
                    let turn = if event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
                    set(now.pan(turn));
                }
            });
            move || drop(watch)
        });
    }

    let onpointerdown = {
        let (pointers, moved, frame) = (pointers.clone(), moved.clone(), frame.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                pointers.borrow_mut().push((event.pointer_id(), browser::pointer_x(&event, &frame)));
                *moved.borrow_mut() = false;
            }
        })
    };
    let onpointermove = {
        let (pointers, moved, frame, set) = (pointers.clone(), moved.clone(), frame.clone(), set.clone());
        Callback::from(move |event: PointerEvent| {
            let x = browser::pointer_x(&event, &frame);
            let mut down = pointers.borrow_mut();
            let Some(own) = down.iter().position(|(id, _)| *id == event.pointer_id()) else { return };
            let before = down[own].1;
            if !*moved.borrow() {
                if (x - before).abs() < 4.0 {
                    return;
                }
                *moved.borrow_mut() = true;
                browser::capture_pointer(&event, &frame);
            }
            let other = down.iter().find(|(id, _)| *id != event.pointer_id()).map(|(_, x)| *x);
            down[own].1 = x;
            match other {
                // Two fingers: what lay between them stays between them.
                Some(other) if (x - other).abs() > 8.0 => {
                    set(now.zoom((before - other).abs() / (x - other).abs(), other));
                }
                Some(_) => {}
                None => set(now.pan(before - x)),
            }
        })
    };
    let onpointerup = {
        let (pointers, moved, settle) = (pointers.clone(), moved.clone(), settle.clone());
        Callback::from(move |event: PointerEvent| {
            let mut down = pointers.borrow_mut();
            let before = down.len();
            down.retain(|(id, _)| *id != event.pointer_id());
            if down.len() < before && down.is_empty() && *moved.borrow() {
                settle(Some(now));
            }
        })
    };

    let (stops, lanes, height) = arrange(&app, props, now);
    let at = held(&stops, *current);
    // what the keys and the buttons zoom about: the mark that was walked to, which stays where it is
    let about = stops.get(at).map_or(width / 2.0, |stop| stop.placed.x + stop.placed.width / 2.0);
    let about = if (0.0..=width).contains(&about) { about } else { width / 2.0 };
    let onkeydown = {
        let (app, set, settle, current) = (app.clone(), set.clone(), settle.clone(), current.clone());
        let (stops, props) = (stops.clone(), props.clone());
        Callback::from(move |event: KeyboardEvent| {
            let go = |new: Scale| {
                set(new);
                settle(Some(new));
            };
            let walk = |to: usize| {
                let Some(stop) = stops.get(to.min(stops.len().saturating_sub(1))) else { return };
                current.set(stop.mark());
                // what lies outside comes to the middle
                let x = stop.placed.x + stop.placed.width / 2.0;
                if !(0.0..=width).contains(&x) {
                    go(now.pan(x - width / 2.0));
                }
            };
            match (event.key().as_str(), event.shift_key()) {
                ("ArrowRight", true) => go(now.pan(width * 0.2)),
                ("ArrowLeft", true) => go(now.pan(-width * 0.2)),
                ("ArrowRight" | "ArrowDown", false) => walk(at + 1),
                ("ArrowLeft" | "ArrowUp", false) => walk(at.saturating_sub(1)),
                ("Home", _) => walk(0),
                ("End", _) => walk(usize::MAX),
                ("+" | "=", _) => go(now.zoom(0.7, about)),
                ("-" | "_", _) => go(now.zoom(1.4, about)),
                ("0", _) => settle(all),
                ("Enter" | " ", _) => {
                    if let Some(stop) = stops.get(at) {
                        app.act(Action::Inspect(subject(
                            &app,
                            &props.groups,
                            &props.lanes[stop.lane],
                            &stop.placed.items,
                        )));
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let button = |label: &'static str, sign: &'static str, new: Option<Scale>| {
        let (set, settle) = (set.clone(), settle.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(new) = new {
                set(new);
            }
            settle(new);
        });
        html! { <button type="button" {onclick} aria-label={label} title={label}>{ sign }</button> }
    };
    let spoken =
        stops.get(at).map(|stop| describe(&app, &props.groups, &props.lanes[stop.lane], &stop.placed.items));
    let press = {
        let app = app.clone();
        move |stop: &Stop| {
            let mark = stop.mark();
            let (app, moved, current) = (app.clone(), moved.clone(), current.setter());
            let (props, stop) = (props.clone(), stop.clone());
            Callback::from(move |_: MouseEvent| {
                if !*moved.borrow() {
                    current.set(mark);
                    let (lane, items) = (&props.lanes[stop.lane], &stop.placed.items);
                    app.act(Action::Inspect(subject(&app, &props.groups, lane, items)));
                }
            })
        }
    };
    let names = props.lanes.iter().enumerate().map(|(n, lane)| lane_name(&app, lane, n, lanes[n], width));
    html! {
        <div class="chart">
            <Composite class="chart-tools" role="toolbar" label="Zoom">
                { button("Nearer", "+", Some(now.zoom(0.6, about))) }
                { button("Farther", "−", Some(now.zoom(1.6, about))) }
                { button("Earlier", "←", Some(now.pan(-width * 0.3))) }
                { button("Later", "→", Some(now.pan(width * 0.3))) }
                { button("All: show everything", "All", all) }
                    <button type="button" onclick={|_: MouseEvent| drawing::save_svg("svg.timeline", "timeline.svg")}>{ "Save as SVG" }</button>
                    <button type="button" onclick={|_: MouseEvent| drawing::save_png("svg.timeline", "timeline.png")}>{ "Save as PNG" }</button>
            </Composite>
            <div
                class="chart-frame" ref={frame} tabindex="0" role="application"
                aria-label="Timeline chart. Arrow keys walk over the marks, Enter opens one, plus and minus zoom, 0 shows all."
                aria-describedby="chart-spoken"
                {onkeydown} {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()} onpointercancel={onpointerup}
            >
                <svg class="timeline" width={px(width)} height={px(height)} viewBox={format!("0 0 {} {}", px(width), px(height))} aria-hidden="true">
                    { gaps(now, AXIS, height) }
                    { for now.ticks(90.0).iter().map(|tick| html! {
                        <g class="tick">
                            <line x1={px(tick.x)} x2={px(tick.x)} y1={px(AXIS - 6.0)} y2={px(height)} />
                            <text x={px(tick.x + 4.0)} y="14">{ &tick.label }</text>
                        </g>
                    }) }
                    { for names }
                    { for stops.iter().enumerate().map(|(n, stop)| {
                        draw(&app, props, stop, n == at, press(stop))
                    }) }
                </svg>
            </div>
            <p id="chart-spoken" class="hidden" aria-live="polite">{ spoken.unwrap_or_default() }</p>
        </div>
    }
}

/// Places every lane: the marks in the order in which the keyboard walks, the lanes' tops with how many marks each shows, the
/// whole height.
fn arrange(app: &AppContext, props: &ChartProps, scale: Scale) -> (Vec<Stop>, Vec<(f64, usize)>, f64) {
    let (mut stops, mut tops, mut y) = (Vec::new(), Vec::new(), AXIS);
    for (n, lane) in props.lanes.iter().enumerate() {
        let items: Vec<Item> =
            lane.marks.iter().map(|mark| Item { extent: mark.extent, hour: mark.hour }).collect();
        let letters = |n: usize| {
            lane.marks.get(n).map_or(0, |mark| label(app, &props.groups, lane, mark).chars().count())
        };
        let (placed, rows) = layout::place(&items, letters, scale);
        tops.push((y, placed.iter().map(|placed| placed.items.len()).sum()));
        let mut own: Vec<Stop> = placed
            .into_iter()
            .map(|placed| Stop { lane: n, y: y + HEAD + placed.row as f64 * ROW, placed })
            .collect();
        own.sort_by(|a, b| a.placed.x.total_cmp(&b.placed.x));
        stops.extend(own);
        y += HEAD + rows as f64 * ROW + FOOT;
    }
    (stops, tops, y)
}

fn lane_name(app: &AppContext, lane: &Lane, n: usize, (y, seen): (f64, usize), width: f64) -> Html {
    let name = lane::name(&app.corpus, lane.of);
    let href = match lane.of {
        LaneOf::Article(id) => app.corpus.article(id).map(|article| Route::article(&article.slug)),
        LaneOf::Entity(id) => app.corpus.entity(id).map(|entity| Route::entity(&entity.slug)),
        _ => None,
    };
    let href = href.map(|route| app.href(route));
    let room = (width / 7.8).max(12.0) as usize;
    let short = if name.chars().count() > room {
        format!("{}…", name.chars().take(room - 1).collect::<String>().trim_end())
    } else {
        name
    };
    html! {
        <g class={classes!("lane", (lane.of == LaneOf::Reported).then_some("reported"))} key={n}>
            <line x1="0" x2={px(width)} y1={px(y)} y2={px(y)} />
            { match href {
                Some(href) => html! { <a {href} tabindex="-1"><text x="2" y={px(y + 17.0)}>{ short }</text></a> },
                None => html! { <text x="2" y={px(y + 17.0)}>{ short }</text> },
            } }
            if let Some(words) = lane::nothing(lane, seen) {
                <text class="nothing" x="2" y={px(y + 34.0)}>{ words }</text>
            }
        </g>
    }
}

fn draw(
    app: &AppContext,
    props: &ChartProps,
    stop: &Stop,
    current: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let lane = &props.lanes[stop.lane];
    let Placed { items, x, width, label: side, open_left, open_right, .. } = &stop.placed;
    let Some(mark) = items.first().and_then(|n| lane.marks.get(*n)) else { return Html::default() };
    let (y, middle) = (stop.y, stop.y + ROW / 2.0 - 2.0);
    let shape = if items.len() > 1 {
        html! {
            <>
                <rect x={px(*x)} y={px(y)} width={px(width.max(22.0))} height="18" rx="9" />
                <text class="count" x={px(x + width.max(22.0) / 2.0)} y={px(y + 13.0)} text-anchor="middle">
                    { items.len() }
                </text>
            </>
        }
    } else {
        match lane.of {
            LaneOf::Reported => published(*x, *width, middle),
            _ => shape(mark, *x, *width, middle, *open_left, *open_right),
        }
    };
    let class = classes!(
        "tl-mark",
        wording::precision_name(mark.extent.precision),
        mark.hour.is_some_and(|hour| !matches!(hour, Hour::At(_))).then_some("part"),
        (*open_left || *open_right).then_some("open"),
        (items.len() > 1).then_some("many"),
        current.then_some("current"),
        (lane.of == LaneOf::Reported).then_some("reported"),
    );
    html! {
        <g id={current.then_some(CURRENT)} {class} {onclick}>
            <title>{ describe(app, &props.groups, lane, items) }</title>
            <rect class="target" x={px(*x - 3.0)} y={px(y - 1.0)} width={px(width + 6.0)} height={px(ROW)} />
            { shape }
            { match side {
                Label::Right => html! { <text x={px(x + width + 5.0)} y={px(middle + 4.0)}>{ label(app, &props.groups, lane, mark) }</text> },
                Label::Left => html! {
                    <text x={px(x - 5.0)} y={px(middle + 4.0)} text-anchor="end">{ label(app, &props.groups, lane, mark) }</text>
                },
                Label::None => Html::default(),
            } }
        </g>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(lane: usize, items: &[usize]) -> Stop {
        let placed = Placed {
            items: items.to_vec(),
            x: 0.0,
            width: 10.0,
            row: 0,
            label: Label::None,
            open_left: false,
            open_right: false,
        };
        Stop { lane, placed, y: 0.0 }
    }

    #[test]
    fn the_mark_that_was_walked_to_stays_so_whatever_else_leaves_the_sight() {
        let all = [stop(0, &[0]), stop(0, &[1]), stop(1, &[0, 1]), stop(1, &[2]), stop(1, &[3])];
        assert_eq!(held(&all, (1, 2)), 3);
        assert_eq!(held(&all, (1, 1)), 2, "one of several that are drawn as one");
        assert_eq!(held(&all[2..], (1, 2)), 1);
        assert_eq!(held(&all[..3], (1, 3)), 2, "the one before it");
        assert_eq!(held(&all[4..], (1, 2)), 0, "the first of its lane");
        assert_eq!(held(&all[..2], (1, 2)), 0);
        assert_eq!(held(&[], (1, 2)), 0);
    }
}
