//! The map of a comparison: each article a bar as long as its text, matched passages on it, lines between them.

use yew::prelude::*;

use super::rows::kind_class;
use crate::app::components::timeline::chart::px;
use crate::app::hooks::AppContext;
use crate::app::route::{CompareRoute, Route};
use crate::app::state::Action;
use crate::corpus::Bodies;
use crate::explore::compare::sheet::{MOST, Sheet, Verdict};
use crate::text::Span;
use crate::wording;

/// The height of a bar, and the distance from one to the next, in pixels.
const BAR: f64 = 10.0;
const STEP: f64 = 34.0;
/// Pixels on the left of the bars, for their letters.
const LEFT: f64 = 18.0;

/// The map, as wide as the columns.
pub(super) fn map(app: &AppContext, texts: &dyn Bodies, sheet: &Sheet, width: f64) -> Html {
    let lengths: Vec<f64> = sheet
        .columns
        .iter()
        .map(|column| texts.body(column.article).map_or(1, |body| body.document.text.len().max(1)) as f64)
        .collect();
    let x = |column: usize, at: u32| LEFT + f64::from(at) / lengths[column] * (width - LEFT).max(1.0);
    let y = |column: usize| column as f64 * STEP + 1.0;
    let bar = |column: usize, span: Span, class: &'static str| {
        let (from, to) = (x(column, span.start), x(column, span.end));
        html! { <rect {class} x={px(from)} y={px(y(column))} width={px((to - from).max(3.0))} height={px(BAR)} /> }
    };
    let view = &app.address().route.comparison();
    let group = |(number, group): (u32, &crate::explore::compare::sheet::Group)| {
        let onclick = {
            let other = CompareRoute { chosen: Some(number), spots: [None; MOST], ..view.clone() };
            app.on(move |_: MouseEvent| Action::Drag(Route::Compare(other.clone())))
        };
        let class =
            classes!("map-match", kind_class(group.kind), (view.chosen == Some(number)).then_some("chosen"));
        let firsts: Vec<(usize, f64)> = group
            .places
            .iter()
            .enumerate()
            .filter_map(|(n, places)| {
                let span = places.first()?.span;
                Some((n, f64::midpoint(x(n, span.start), x(n, span.end))))
            })
            .collect();
        html! {
            <g {class} {onclick} key={number}>
                <title>{ format!("Match {number}: {}", wording::match_name(group.kind, group.near)) }</title>
                { for group.places.iter().enumerate().flat_map(|(n, places)| places.iter().map(move |place| bar(n, place.span, ""))) }
                { for firsts.windows(2).map(|pair| html! {
                    <line x1={px(pair[0].1)} y1={px(y(pair[0].0) + BAR)} x2={px(pair[1].1)} y2={px(y(pair[1].0))} />
                }) }
            </g>
        }
    };
    let differing = sheet.points.iter().filter(|point| point.verdict != Verdict::Agreement);
    let statements = differing.flat_map(|point| &point.statements);
    let spots = view.spots.iter().enumerate().filter_map(|(n, spot)| Some((n, (*spot)?)));
    let spots = spots.filter(|(n, _)| *n < sheet.columns.len());
    let height = (sheet.columns.len().max(1) - 1) as f64 * STEP + BAR + 2.0;
    html! {
        <svg class="map" width={px(width)} height={px(height)} role="img"
            aria-label={format!("Map of the articles: {}", wording::count(sheet.groups.len(), "match", "matches"))}>
            { for (0..sheet.columns.len()).map(|n| html! {
                <>
                    <text x="0" y={px(y(n) + BAR - 0.5)}>{ wording::letter(n) }</text>
                    <rect class="map-text" x={px(LEFT)} y={px(y(n))} width={px((width - LEFT).max(1.0))} height={px(BAR)} />
                </>
            }) }
            { for (1..).zip(&sheet.groups).map(group) }
            { for statements.map(|statement| bar(usize::from(statement.column), statement.words, "map-conflict")) }
            { for spots.map(|(n, spot)| bar(n, spot, "map-spot")) }
        </svg>
    }
}
