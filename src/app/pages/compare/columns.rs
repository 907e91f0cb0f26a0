//! The two texts, the ribbons between their matched passages, and the map of both.

use std::rc::Rc;

use yew::prelude::*;

use super::choose::picker;
use super::{Column, Pair, matches, name};
use crate::app::browser::{self, Align};
use crate::app::components::articles::meta_line;
use crate::app::components::prose::{Passage, Prose, Touch, passage_id};
use crate::app::components::timeline::chart::px;
use crate::app::hooks::{AppContext, use_app, use_width};
use crate::app::route::{Route, Show, View};
use crate::app::state::Action;
use crate::app::words;
use crate::explore::compare::MatchKind;

/// Properties of [`Columns`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ColumnsProps {
    pub(super) pair: Pair,
}

/// Pixels between the two columns.
const GUTTER: f64 = 48.0;

/// A ribbon: its ends on the left and on the right, in pixels from the top of the columns.
#[derive(Clone, Debug, PartialEq)]
struct Ribbon {
    left: (f64, f64),
    right: (f64, f64),
    pair: (usize, usize),
    kind: MatchKind,
}

/// The two texts side by side.
#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    let app = use_app();
    let pair = &props.pair;
    let lit = use_state_eq(|| None::<(Column, usize)>);
    let ribbons = use_state_eq(Vec::<Ribbon>::new);
    let frame = use_node_ref();
    let frames = [use_node_ref(), use_node_ref()];
    let width = use_width(&frame, 1000.0);
    // The column that the reader moves; the other follows, and its own scrolling is not an order.
    let leader = use_mut_ref(|| Column::A);
    let view = app.place().view.clone();
    let locked = app.state.settings.scroll_lock;

    {
        let (pair, frame, columns, ribbons, leader) =
            (pair.clone(), frame.clone(), frames.clone(), ribbons.setter(), leader.clone());
        let deps = (pair.clone(), view.show, width.to_bits(), locked, app.state.settings.hidden.clone());
        use_effect_with(deps, move |_| {
            let redraw = {
                let (pair, columns) = (pair.clone(), columns.clone());
                move || ribbons.set(measure(&pair, &frame, &columns))
            };
            redraw();
            let watches = [Column::A, Column::B].map(|column| {
                let (redraw, pair, columns, leader) =
                    (redraw.clone(), pair.clone(), columns.clone(), leader.clone());
                browser::on_scroll(&columns[column as usize].clone(), move || {
                    if locked && *leader.borrow() == column {
                        follow(&pair, &columns, column);
                    }
                    redraw();
                })
            });
            move || drop(watches)
        });
    }
    // A chosen match is brought into sight on both sides.
    {
        let (pair, columns, lit, leader) = (pair.clone(), frames.clone(), lit.setter(), leader.clone());
        use_effect_with((view.chosen, pair.clone()), move |(chosen, _)| {
            let Some(n) = chosen.map(|n| n as usize - 1) else { return };
            if let Some(p) = matches::passage_of(pair.linked(Column::A), n) {
                *leader.borrow_mut() = Column::A;
                lit.set(Some((Column::A, p)));
                bring(&columns[0], &passage_id(Column::A.prefix(), p));
            }
            if let Some(p) = matches::passage_of(pair.linked(Column::B), n) {
                bring(&columns[1], &passage_id(Column::B.prefix(), p));
            }
        });
    }

    let touch = |column: Column| {
        let (app, lit, pair) = (app.clone(), lit.setter(), pair.clone());
        Callback::from(move |touch: Touch| match touch {
            Touch::Enter(p) => lit.set(Some((column, p))),
            Touch::Leave => lit.set(None),
            Touch::Press(p) => {
                // Pressed again, a passage with several matches shows the next of them.
                let Some(item) = pair.linked(column).get(p) else { return };
                let view = app.place().view.clone();
                let now = view.chosen.and_then(|n| item.matches.iter().position(|m| m + 1 == n as usize));
                let next = now.map_or(0, |at| (at + 1) % item.matches.len());
                let chosen = item.matches.get(next).map(|n| *n as u32 + 1);
                if chosen == view.chosen {
                    lit.set(Some((column, p)));
                }
                app.act(Action::Drag(View { chosen, ..view }));
            }
        })
    };
    let column = |column: Column| {
        let Some(article) = pair.article(&app, column) else { return Html::default() };
        let id = if column == Column::A { pair.a } else { pair.b };
        let lead = {
            let leader = leader.clone();
            Callback::from(move |()| *leader.borrow_mut() = column)
        };
        html! {
            <div
                class="column" ref={frames[column as usize].clone()} tabindex="0" role="region"
                aria-label={name(&app, article, column)}
                onwheel={lead.reform(|_: WheelEvent| ())} onpointerdown={lead.reform(|_: PointerEvent| ())}
                onkeydown={lead.reform(|_: KeyboardEvent| ())} onpointerenter={lead.reform(|_: PointerEvent| ())}
            >
                <header class="column-head">
                    <h2><a href={app.href(Route::Article { slug: article.slug.clone() })}>{ name(&app, article, column) }</a></h2>
                    if !view.blind {
                        { meta_line(article) }
                        { other(&app, pair, column) }
                    }
                </header>
                <div class="prose">
                    <Prose
                        article={id} prefix={column.prefix()} passages={Rc::new(passages(pair, column, &view, *lit))}
                        ontouch={touch(column)} passages_only={view.show != Show::All} without_title=true
                    />
                </div>
            </div>
        }
    };
    let height = reach(&ribbons);
    html! {
        <>
            { map(&app, pair, width) }
            <div class="columns" ref={frame}>
                { column(Column::A) }
                <svg class="gutter" width={px(GUTTER)} height={px(height)} aria-hidden="true">
                    { for ribbons.iter().map(|ribbon| draw(pair, ribbon, *lit, view.chosen)) }
                </svg>
                { column(Column::B) }
            </div>
        </>
    }
}

/// How far down the lowest ribbon reaches, in pixels.
fn reach(ribbons: &[Ribbon]) -> f64 {
    ribbons.iter().map(|ribbon| ribbon.left.1.max(ribbon.right.1)).fold(1.0, f64::max)
}

/// A list to put another article into a column.
fn other(app: &AppContext, pair: &Pair, column: Column) -> Html {
    let (Some(left), Some(right)) = (pair.article(app, Column::A), pair.article(app, Column::B)) else {
        return Html::default();
    };
    let (label, chosen) = match column {
        Column::A => ("Other article on the left", &left.slug),
        Column::B => ("Other article on the right", &right.slug),
    };
    let onchoose = {
        let (app, a, b) = (app.clone(), left.slug.clone(), right.slug.clone());
        Callback::from(move |slug: String| {
            let route = match column {
                Column::A => Route::Compare { a: slug, b: b.clone() },
                Column::B => Route::Compare { a: a.clone(), b: slug },
            };
            app.act(Action::Arrive(app.place().to(route)));
        })
    };
    picker(app, label, chosen, true, onchoose)
}

/// The passages of a column, as they are to be drawn.
fn passages(pair: &Pair, column: Column, view: &View, lit: Option<(Column, usize)>) -> Vec<Passage> {
    let (linked, across) = (pair.linked(column), pair.linked(column.other()));
    let comparison = &pair.found.comparison;
    if matches!(view.show, Show::Only | Show::Missing) {
        let only = if column == Column::A { &comparison.only_a } else { &comparison.only_b };
        let alone = only.iter().map(|span| Passage {
            span: *span,
            class: classes!("only"),
            label: None,
            title: "Only here".into(),
            active: false,
        });
        return alone.collect();
    }
    let lights = |n: usize| match lit {
        Some((from, p)) if from == column => p == n,
        Some((_, p)) => {
            across.get(p).is_some_and(|other| other.matches.iter().any(|m| linked[n].matches.contains(m)))
        }
        None => false,
    };
    let chosen = view.chosen.map(|n| n as usize - 1);
    let draw = |(n, item): (usize, &matches::Linked)| {
        let kind = item.kind(comparison)?;
        let numbers: Vec<String> = item.matches.iter().map(|m| (m + 1).to_string()).collect();
        Some(Passage {
            span: item.span,
            class: classes!(
                "match",
                kind_class(kind),
                lights(n).then_some("lit"),
                chosen.is_some_and(|chosen| item.matches.contains(&chosen)).then_some("chosen"),
            ),
            label: Some(numbers.join(" ").into()),
            title: format!("Match {}: {}", numbers.join(", "), words::match_kind(kind).0).into(),
            active: true,
        })
    };
    linked.iter().enumerate().filter_map(draw).collect()
}

/// The class that draws a kind of match.
pub(super) fn kind_class(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Verbatim => "verbatim",
        MatchKind::Reworded => "reworded",
        MatchKind::Related => "related",
    }
}

/// Scrolls a column, and nothing else, so that a passage stands in its upper third.
fn bring(frame: &NodeRef, id: &str) {
    match browser::offset_within(id, frame) {
        Some(at) => {
            let wanted = browser::height(frame) * 0.3;
            browser::scroll_by(frame, at - wanted);
        }
        None => browser::scroll_to(id, Align::Nearest),
    }
}

/// Moves the other column so that the counterpart of the passage nearest the reading line stands level with it.
fn follow(pair: &Pair, frames: &[NodeRef; 2], leader: Column) {
    let (own, other) = (&frames[leader as usize], &frames[leader.other() as usize]);
    let line = browser::height(own) * 0.35;
    let (here, there) = (pair.linked(leader), pair.linked(leader.other()));
    let nearest = (0..here.len())
        .filter_map(|p| Some((p, browser::offset_within(&passage_id(leader.prefix(), p), own)?)))
        .min_by(|a, b| (a.1 - line).abs().total_cmp(&(b.1 - line).abs()));
    let Some((p, level)) = nearest.filter(|(_, level)| (level - line).abs() < line * 1.5) else { return };
    let counterpart = here[p].matches.iter().find_map(|n| matches::passage_of(there, *n));
    let at = counterpart.and_then(|q| browser::offset_within(&passage_id(leader.other().prefix(), q), other));
    if let Some(at) = at {
        browser::scroll_by(other, at - level);
    }
}

/// Where the ribbons stand now: those with an end in sight, the other end kept within the columns.
fn measure(pair: &Pair, frame: &NodeRef, frames: &[NodeRef; 2]) -> Vec<Ribbon> {
    let height = browser::height(frame);
    let (left, right) = (pair.linked(Column::A), pair.linked(Column::B));
    let at = |column: Column, p: usize| {
        browser::extent_within(&passage_id(column.prefix(), p), &frames[column as usize])
    };
    let sight = |(top, bottom): (f64, f64)| bottom > 0.0 && top < height;
    let keep = |(top, bottom): (f64, f64)| (top.clamp(0.0, height - 2.0), bottom.clamp(2.0, height));
    let draw = |(p, q): (usize, usize)| {
        let (a, b) = (at(Column::A, p)?, at(Column::B, q)?);
        let kind = left[p].kind(&pair.found.comparison)?;
        (sight(a) || sight(b)).then(|| Ribbon { left: keep(a), right: keep(b), pair: (p, q), kind })
    };
    matches::pairs(left, right, pair.found.comparison.aligned.len()).into_iter().filter_map(draw).collect()
}

fn draw(pair: &Pair, ribbon: &Ribbon, lit: Option<(Column, usize)>, chosen: Option<u32>) -> Html {
    let Ribbon { left, right, pair: (p, q), kind } = ribbon;
    let half = px(GUTTER / 2.0);
    let edge = px(GUTTER);
    let d = format!(
        "M0 {} C{half} {} {half} {} {edge} {} L{edge} {} C{half} {} {half} {} 0 {} Z",
        px(left.0),
        px(left.0),
        px(right.0),
        px(right.0),
        px(right.1),
        px(right.1),
        px(left.1),
        px(left.1),
    );
    let lit =
        matches!(lit, Some((Column::A, n)) if n == *p) || matches!(lit, Some((Column::B, n)) if n == *q);
    let chosen = chosen.is_some_and(|n| pair.linked(Column::A)[*p].matches.contains(&(n as usize - 1)));
    let class = classes!("ribbon", kind_class(*kind), lit.then_some("lit"), chosen.then_some("chosen"));
    html! { <path {class} {d} /> }
}

/// The map of both articles: each a bar as long as its text, matched passages on it, lines between them.
fn map(app: &AppContext, pair: &Pair, width: f64) -> Html {
    let comparison = &pair.found.comparison;
    let (Some(left), Some(right)) = (pair.article(app, Column::A), pair.article(app, Column::B)) else {
        return Html::default();
    };
    let scale = |text: &str, at: u32| f64::from(at) / text.len().max(1) as f64 * width;
    let (a, b) = (&left.document.text, &right.document.text);
    let view = app.place().view.clone();
    html! {
        <svg class="map" width={px(width)} height="46" role="img"
            aria-label={format!("Map of both articles: {}", words::count(comparison.aligned.len(), "match", "matches"))}>
            <rect class="map-text" x="0" y="1" width={px(width)} height="10" />
            <rect class="map-text" x="0" y="35" width={px(width)} height="10" />
            { for comparison.aligned.iter().enumerate().map(|(n, found)| {
                let (x1, x2) = (scale(a, found.a.start), scale(a, found.a.end));
                let (y1, y2) = (scale(b, found.b.start), scale(b, found.b.end));
                let number = n as u32 + 1;
                let onclick = {
                    let view = View { chosen: Some(number), ..view.clone() };
                    app.on(move |_: MouseEvent| Action::Drag(view.clone()))
                };
                let class = classes!("map-match", kind_class(found.kind), (view.chosen == Some(number)).then_some("chosen"));
                html! {
                    <g {class} {onclick} key={n}>
                        <title>{ format!("Match {number}: {}", words::match_kind(found.kind).0) }</title>
                        <rect x={px(x1)} y="1" width={px((x2 - x1).max(3.0))} height="10" />
                        <rect x={px(y1)} y="35" width={px((y2 - y1).max(3.0))} height="10" />
                        <line x1={px(f64::midpoint(x1, x2))} y1="11" x2={px(f64::midpoint(y1, y2))} y2="35" />
                    </g>
                }
            }) }
        </svg>
    }
}
