//! The texts side by side, as many as have room, and the ribbons between the matched passages of neighbours.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::choose::picker;
use super::map::map;
use super::panels::letter;
use super::rows::kind_class;
use super::{names, side_by_side};
use crate::app::browser::{self, Align};
use crate::app::components::articles::meta_line;
use crate::app::components::composite::Composite;
use crate::app::components::prose::{Passage, Prose, Touch, passage_id, pick_id};
use crate::app::components::timeline::chart::px;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_width};
use crate::app::route::{CompareRoute, Route, Show};
use crate::app::state::Action;
use crate::corpus::{Article, ArticleId};
use crate::explore::compare::sheet::{self, MOST, MatchKind, Sheet};
use crate::explore::compare::similar::Similar;
use crate::text::Span;
use crate::wording;

/// Properties of [`Columns`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ColumnsProps {
    pub(super) sheet: Rc<Sheet>,
    /// Articles like the first one, for the lists to choose others from.
    pub(super) alike: Rc<Vec<Similar>>,
    /// Whether nothing stands beside them, so that there is room for the map.
    pub(super) alone: bool,
    /// What each is called where there is little room.
    pub(super) outlets: Vec<String>,
}

/// Pixels between two columns.
const GUTTER: f64 = 48.0;
/// The fewest pixels that a column is readable in.
const NARROWEST: f64 = 256.0;
/// Id of the texts.
const TEXTS: &str = "texts";

/// A ribbon: its ends on the left and on the right, in pixels from the top of the columns.
#[derive(Clone, Debug, PartialEq)]
struct Ribbon {
    /// The column on its left.
    column: usize,
    left: (f64, f64),
    right: (f64, f64),
    /// Indices of the passages of both columns.
    ends: [usize; 2],
    kind: MatchKind,
}

/// How wide so many texts will be about, before that is known.
fn first_width(columns: usize, alone: bool) -> f64 {
    match columns {
        _ if !browser::is_wide() => 360.0,
        _ if alone || !browser::has_room_beside() => 1360.0,
        0..3 => 730.0,
        3 => 630.0,
        _ => 450.0,
    }
}

/// What the reader points at: a passage of a column.
type Lit = Option<(usize, usize)>;

/// The texts side by side.
#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    let app = use_app();
    let sheet = &props.sheet;
    let lit = use_state_eq(|| None::<(usize, usize)>);
    let ribbons = use_state_eq(Vec::<Ribbon>::new);
    let frame = use_node_ref();
    let frames: Rc<[NodeRef; MOST]> = use_memo((), |()| std::array::from_fn(|_| NodeRef::default()));
    let width = use_width(&frame, first_width(sheet.columns.len(), props.alone));
    // The column that the reader moves; the others follow, and their own scrolling is not an order.
    let leader = use_mut_ref(|| None::<usize>);
    let view = app.address().route.comparison();
    let locked = app.state.settings.scroll_lock;
    let room = ((width + GUTTER) / (NARROWEST + GUTTER)).floor() as usize;
    let fitting = room.clamp(1, sheet.columns.len().max(1));
    let first = usize::from(view.column).min(sheet.columns.len().saturating_sub(fitting));
    let shown = first..(first + fitting).min(sheet.columns.len());

    {
        let (sheet, frame, frames, ribbons, leader, shown) =
            (sheet.clone(), frame.clone(), frames.clone(), ribbons.setter(), leader.clone(), shown.clone());
        let hidden = app.state.settings.hidden.clone();
        let deps = (sheet.clone(), view.show, width.to_bits(), locked, hidden, shown.clone(), view.blind);
        use_effect_with(deps, move |_| {
            let redraw = {
                let (sheet, frames, shown) = (sheet.clone(), frames.clone(), shown.clone());
                move || ribbons.set(measure(&sheet, &frame, &frames, shown.clone()))
            };
            redraw();
            let watches: Vec<_> = shown
                .clone()
                .map(|column| {
                    let (redraw, sheet, frames, leader, shown) =
                        (redraw.clone(), sheet.clone(), frames.clone(), leader.clone(), shown.clone());
                    browser::on_scroll(&frames[column].clone(), move || {
                        if locked && *leader.borrow() == Some(column) {
                            follow(&sheet, &frames, column, shown.clone());
                        }
                        redraw();
                    })
                })
                .collect();
            move || drop(watches)
        });
    }
    // What is chosen is brought into sight in every column, and takes the focus where a row led to it.
    {
        let (sheet, frames, leader) = (sheet.clone(), frames.clone(), leader.clone());
        let deps = (view.chosen, view.spots, shown.clone(), fitting, view.column, sheet.clone());
        use_effect_with(deps, move |(chosen, spots, shown, fitting, column, _)| {
            let target = |n: usize| match spots[n] {
                Some(_) => Some(pick_id(wording::letter(n), 0)),
                None => Some(passage_id(wording::letter(n), passage_of(&sheet, n, chosen.map(|n| n - 1)?)?)),
            };
            *leader.borrow_mut() = None;
            for n in shown.clone() {
                let Some(id) = target(n) else { continue };
                bring(&frames[n], &id);
            }
            let wanted = usize::from(*column);
            let Some(id) = target(wanted).or_else(|| shown.clone().find_map(target)) else { return };
            if *fitting == 1 {
                browser::scroll_to(&id, Align::Nearest);
            } else if !browser::has_room_beside() {
                browser::scroll_to(TEXTS, Align::Nearest);
            }
            if browser::has_focus(super::panels::PANEL) {
                browser::focus(&id);
            }
        });
    }

    let touch = |column: usize| {
        let (app, lit, sheet) = (app.clone(), lit.setter(), sheet.clone());
        Callback::from(move |touch: Touch| match touch {
            Touch::Enter(p) => lit.set(Some((column, p))),
            Touch::Leave => lit.set(None),
            Touch::Press(p) => {
                // Pressed again, a passage with several matches shows the next of them.
                let Some(passage) = sheet.columns.get(column).and_then(|c| c.passages.get(p)) else { return };
                let view = app.address().route.comparison();
                let now = passage.groups.iter().position(|group| view.chosen == Some(group + 1));
                let next = now.map_or(0, |at| (at + 1) % passage.groups.len());
                let chosen = passage.groups.get(next).map(|group| group + 1);
                app.act(Action::Drag(Route::Compare(CompareRoute { chosen, spots: [None; MOST], ..view })));
            }
        })
    };
    let articles: Vec<ArticleId> = sheet.columns.iter().map(|column| column.article).collect();
    let texts = use_bodies(&articles);
    let names = names(&app, sheet);
    let column = |n: usize| {
        let Some(article) = sheet.columns.get(n).and_then(|column| app.corpus.article(column.article)) else {
            return Html::default();
        };
        let lead = {
            let leader = leader.clone();
            Callback::from(move |()| *leader.borrow_mut() = Some(n))
        };
        html! {
            <div
                key={n} class="column" ref={frames[n].clone()} tabindex="0" role="region" aria-label={names[n].clone()}
                onwheel={lead.reform(|_: WheelEvent| ())} onpointerdown={lead.reform(|_: PointerEvent| ())}
                onkeydown={lead.reform(|_: KeyboardEvent| ())} onpointermove={lead.reform(|_: PointerEvent| ())}
            >
                { head(&app, props, n, article, &names[n]) }
                <div class="prose">
                    <Prose
                        article={sheet.columns[n].article} prefix={wording::letter(n)}
                        passages={Rc::new(passages(sheet, n, &view, *lit))} picks={Rc::new(picks(sheet, n, &view, *lit))}
                        ontouch={touch(n)} passages_only={view.show != Show::All} without_title=true
                    />
                </div>
            </div>
        }
    };
    let height = ribbons.iter().map(|ribbon| ribbon.left.1.max(ribbon.right.1)).fold(1.0, f64::max);
    let gutter = |n: usize| {
        html! {
            <svg class="gutter" width={px(GUTTER)} height={px(height)} aria-hidden="true">
                { for ribbons.iter().filter(|ribbon| ribbon.column == n).map(|ribbon| draw(sheet, ribbon, *lit, view.chosen)) }
            </svg>
        }
    };
    html! {
        <>
            if props.alone { { map(&app, &texts, sheet, width) } }
            if fitting < sheet.columns.len() { { switch(&app, &props.outlets, &shown) } }
            <div id={TEXTS} class={format!("columns columns-{fitting}")} ref={frame}>
                { for shown.clone().map(|n| html! { <>{ column(n) }if n + 1 < shown.end { { gutter(n) } }</> }) }
            </div>
        </>
    }
}

/// Which columns are shown, where not all have room.
fn switch(app: &AppContext, names: &[String], shown: &std::ops::Range<usize>) -> Html {
    html! {
        <Composite tag="nav" class="switch column-switch" label="Columns">
            { for names.iter().enumerate().map(|(n, name)| {
                let other = Route::Compare(CompareRoute { column: n as u8, ..app.address().route.comparison() });
                let onclick = app.on(move |_: MouseEvent| Action::Set(other.clone()));
                html! {
                    <button type="button" {onclick} aria-pressed={shown.contains(&n).to_string()}>
                        { format!("{}: {name}", wording::letter(n)) }
                    </button>
                }
            }) }
        </Composite>
    }
}

/// What stands over a column: which article, and the ways to another set of articles.
fn head(app: &AppContext, props: &ColumnsProps, n: usize, article: &Article, name: &str) -> Html {
    let articles: Vec<ArticleId> = props.sheet.columns.iter().map(|column| column.article).collect();
    let tool = |changed: Vec<ArticleId>, name: String, sign: &'static str| {
        let href = side_by_side(app, &changed).href();
        html! { <a class="button" {href} aria-label={name.clone()} title={name}>{ sign }</a> }
    };
    let mut swapped = articles.clone();
    if n > 0 {
        swapped.swap(n - 1, n);
    }
    let mut fewer = articles.clone();
    fewer.remove(n);
    let letter_of = wording::letter;
    html! {
        <header class="column-head">
            <h2>
                { letter(n) }{ " " }
                <a href={app.href(Route::article(&article.slug))}>{ name }</a>
            </h2>
            if !app.address().route.comparison().blind {
                <div class="column-tools">
                    { meta_line(article) }
                    { picker(app, &articles, n, &props.alike) }
                    if n > 0 { { tool(swapped, format!("Swap {} and {}", letter_of(n - 1), letter_of(n)), "⇄") } }
                    if articles.len() > 2 { { tool(fewer, format!("Take {} away", letter_of(n)), "×") } }
                </div>
            }
        </header>
    }
}

/// The passage of column `n` that takes part in a group.
fn passage_of(sheet: &Sheet, n: usize, group: u32) -> Option<usize> {
    sheet.columns.get(n)?.passages.iter().position(|passage| passage.groups.contains(&group))
}

fn groups_of(sheet: &Sheet, lit: Lit) -> &[u32] {
    let passage = lit.and_then(|(column, p)| sheet.columns.get(column)?.passages.get(p));
    passage.map_or(&[], |passage| &passage.groups)
}

/// The passages of a column, as they are to be drawn.
fn passages(sheet: &Sheet, n: usize, view: &CompareRoute, lit: Lit) -> Vec<Passage> {
    let column = &sheet.columns[n];
    if matches!(view.show, Show::Only | Show::Missing) {
        let alone = column.only.iter().map(|span| Passage {
            span: *span,
            class: classes!("only"),
            label: None,
            title: "Only here".into(),
            active: false,
        });
        return alone.collect();
    }
    let groups = groups_of(sheet, lit);
    let draw = |(p, passage): (usize, &sheet::Passage)| {
        // what is only near in subject has no number
        let said = sheet.said_in_several() as u32;
        let numbered = passage.groups.iter().filter(|group| **group < said);
        let numbers: Vec<String> = numbered.map(|group| (group + 1).to_string()).collect();
        let lights = match lit {
            Some((from, at)) if from == n => at == p,
            _ => passage.groups.iter().any(|group| groups.contains(group)),
        };
        let chosen = view.chosen.is_some_and(|chosen| passage.groups.iter().any(|group| group + 1 == chosen));
        let lights = lights || view.spots[n].is_some_and(|spot| passage.span.contains(spot));
        Passage {
            span: passage.span,
            class: classes!(
                "match",
                kind_class(passage.kind),
                lights.then_some("lit"),
                chosen.then_some("chosen"),
            ),
            label: (!numbers.is_empty()).then(|| numbers.join(" ").into()),
            title: match wording::match_name(passage.kind, numbers.is_empty()) {
                kind if numbers.is_empty() => kind.into(),
                kind => format!("Match {}: {kind}", numbers.join(", ")).into(),
            },
            active: true,
        }
    };
    let mut drawn: Vec<Passage> = column.passages.iter().enumerate().map(draw).collect();
    // the sentence that the story shows, behind all others, whose places in the list are their numbers
    if let Some(stated) = stated(sheet, n, view).filter(|at| drawn.iter().all(|one| !one.span.overlaps(*at)))
    {
        drawn.push(Passage {
            span: stated,
            class: classes!("stated"),
            label: None,
            title: "The sentence of the row".into(),
            active: false,
        });
    }
    drawn
}

/// The sentence of the answer that is shown in a column.
fn stated(sheet: &Sheet, n: usize, view: &CompareRoute) -> Option<Span> {
    let spot = view.spots[n]?;
    let mut near = sheet.points.iter().flat_map(|point| &point.near);
    if near.any(|(column, span)| usize::from(*column) == n && *span == spot) {
        return Some(spot);
    }
    let answers = sheet.points.iter().flat_map(|point| &point.statements);
    answers
        .filter(|answer| usize::from(answer.column) == n)
        .find(|answer| answer.words == spot)
        .map(|answer| answer.span)
}

/// The words told apart in a column: the stretch that is shown; else, in the passages that are lit or chosen, those
/// that their counterparts do not have in their place.
fn picks(sheet: &Sheet, n: usize, view: &CompareRoute, lit: Lit) -> Vec<Span> {
    if let Some(spot) = view.spots[n] {
        return vec![spot];
    }
    let chosen = view.chosen.map(|n| n - 1);
    let groups = groups_of(sheet, lit).iter().copied().chain(chosen);
    let places = groups.filter_map(|group| sheet.groups.get(group as usize)?.places.get(n)).flatten();
    let mut own: Vec<Span> = places.flat_map(|place| place.own.iter().copied()).collect();
    own.sort_unstable();
    own.dedup();
    own
}

/// Scrolls a column, and nothing else, so that a passage stands in its upper third.
fn bring(frame: &NodeRef, id: &str) {
    if let Some(at) = browser::offset_within(id, frame) {
        browser::scroll_by(frame, at - browser::height(frame) * 0.3);
    }
}

/// Moves the other columns so that the counterparts of the passage nearest the reading line stand level with it.
fn follow(sheet: &Sheet, frames: &[NodeRef; MOST], leader: usize, shown: std::ops::Range<usize>) {
    let Some(column) = sheet.columns.get(leader) else { return };
    let line = browser::height(&frames[leader]) * 0.35;
    for other in shown.filter(|other| *other != leader) {
        let counterpart =
            |p: usize| column.passages[p].groups.iter().find_map(|group| passage_of(sheet, other, *group));
        let nearest = (0..column.passages.len())
            .filter_map(|p| {
                let at = browser::offset_within(&passage_id(wording::letter(leader), p), &frames[leader])?;
                Some((counterpart(p)?, at))
            })
            .min_by(|a, b| (a.1 - line).abs().total_cmp(&(b.1 - line).abs()));
        let Some((q, level)) = nearest.filter(|(_, level)| (level - line).abs() < line * 1.5) else {
            continue;
        };
        if let Some(at) = browser::offset_within(&passage_id(wording::letter(other), q), &frames[other]) {
            browser::scroll_by(&frames[other], at - level);
        }
    }
}

/// Where the ribbons stand now: those with an end in sight, the other end kept within the columns.
fn measure(
    sheet: &Sheet,
    frame: &NodeRef,
    frames: &[NodeRef; MOST],
    shown: std::ops::Range<usize>,
) -> Vec<Ribbon> {
    let height = browser::height(frame);
    let passage = |column: usize, span: Span| {
        let passages = &sheet.columns[column].passages;
        let at = passages.partition_point(|passage| passage.span.end <= span.start);
        (at < passages.len()).then_some(at)
    };
    let mut pairs: BTreeMap<(usize, [usize; 2]), MatchKind> = BTreeMap::new();
    for link in &sheet.links {
        let [a, b] = link.columns.map(usize::from);
        if b != a + 1 || !shown.contains(&a) || !shown.contains(&b) {
            continue;
        }
        if let (Some(p), Some(q)) = (passage(a, link.spans[0]), passage(b, link.spans[1])) {
            let kind = pairs.entry((a, [p, q])).or_insert(link.kind);
            *kind = link.kind.min(*kind);
        }
    }
    let at = |column: usize, p: usize| {
        browser::extent_within(&passage_id(wording::letter(column), p), &frames[column])
    };
    let sight = |(top, bottom): (f64, f64)| bottom > 0.0 && top < height;
    let keep = |(top, bottom): (f64, f64)| (top.clamp(0.0, height - 2.0), bottom.clamp(2.0, height));
    let ribbon = |((column, ends), kind): ((usize, [usize; 2]), MatchKind)| {
        let (a, b) = (at(column, ends[0])?, at(column + 1, ends[1])?);
        (sight(a) || sight(b)).then(|| Ribbon { column, left: keep(a), right: keep(b), ends, kind })
    };
    pairs.into_iter().filter_map(ribbon).collect()
}

fn draw(sheet: &Sheet, ribbon: &Ribbon, lit: Lit, chosen: Option<u32>) -> Html {
    let Ribbon { column, left, right, ends, kind } = ribbon;
    let (half, edge) = (px(GUTTER / 2.0), px(GUTTER));
    let [l0, l1, r0, r1] = [left.0, left.1, right.0, right.1].map(px);
    let d = format!(
        "M0 {l0} C{half} {l0} {half} {r0} {edge} {r0} L{edge} {r1} C{half} {r1} {half} {l1} 0 {l1} Z"
    );
    // ribbons are measured after drawing, so that those of the articles before may still be here
    let passage = |end: usize| sheet.columns.get(column + end)?.passages.get(ends[end]);
    let takes_part = |end: usize, group: &u32| passage(end).is_some_and(|p| p.groups.contains(group));
    let both = |group: &u32| takes_part(0, group) && takes_part(1, group);
    let lit = groups_of(sheet, lit).iter().any(both);
    let chosen = chosen.is_some_and(|n| both(&(n - 1)));
    let class = classes!("ribbon", kind_class(*kind), lit.then_some("lit"), chosen.then_some("chosen"));
    html! { <path {class} {d} /> }
}
