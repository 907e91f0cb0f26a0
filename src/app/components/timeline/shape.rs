//! What is drawn on an axis: marks, and where it is broken.

use yew::prelude::*;

use super::scale::Scale;
use crate::annotate::{Day, Hour, Precision};
use crate::explore::timeline::Mark;
use crate::wording;

/// A day is drawn as long as it lasts where it takes so many pixels: a dot within it would look like an hour of it.
const AS_LONG: f64 = 26.0;

/// The breaks of an axis that stands between two heights, with what they leave out; the bands go down to `foot`.
pub(super) fn gaps(scale: Scale, axis: f64, foot: f64) -> Html {
    let drawn = scale.gaps().into_iter().map(|(left, right, one)| {
        let middle = f64::midpoint(left, right);
        let stroke = |x: f64| format!("M{} {} l6 -14", px(x - 3.0), px(axis + 3.0));
        html! {
            <g class="axis-break">
                <title>{ wording::void(Day(one.first as i32), Day(one.end as i32 - 1)) }</title>
                <rect x={px(left)} y="0" width={px(right - left)} height={px(foot)} />
                <line x1={px(left)} x2={px(left)} y1="0" y2={px(foot)} />
                <line x1={px(right)} x2={px(right)} y1="0" y2={px(foot)} />
                <path d={stroke(middle - 3.0)} />
                <path d={stroke(middle + 3.0)} />
            </g>
        }
    });
    drawn.collect()
}

/// The drawing of a day of publication: a diamond, on a line as long as the day where that has room, since no hour is known.
pub(super) fn published(x: f64, width: f64, middle: f64) -> Html {
    let diamond = format!("M{} {} l6 6 l-6 6 l-6 -6 z", px(x + width / 2.0), px(middle - 6.0));
    html! {
        <>
            if width >= AS_LONG {
                <line class="stem" x1={px(x)} x2={px(x + width)} y1={px(middle)} y2={px(middle)} />
            }
            <path d={diamond} />
        </>
    }
}

/// The drawing of one mark: its form tells the precision, not its colour alone.
pub(super) fn shape(mark: &Mark, x: f64, width: f64, middle: f64, open_left: bool, open_right: bool) -> Html {
    let (left, right) = (x, x + width);
    let point = match mark.hour {
        Some(Hour::At(_)) => true,
        _ => mark.extent.precision == Precision::Day && width < AS_LONG,
    };
    if open_left || open_right {
        let (tip, back) = if open_right { (right, "-7") } else { (left, "7") };
        let path = format!("M{} {} l{back} 5 v-10 z", px(tip), px(middle));
        let closed = if open_right { left } else { right };
        return html! {
            <>
                <line class="stem" x1={px(left)} x2={px(right)} y1={px(middle)} y2={px(middle)} />
                if open_left != open_right {
                    <line class="stop" x1={px(closed)} x2={px(closed)} y1={px(middle - 6.0)} y2={px(middle + 6.0)} />
                }
                <path d={path} />
            </>
        };
    }
    match mark.extent.precision {
        _ if point => html! { <circle cx={px(x + width / 2.0)} cy={px(middle)} r="5" /> },
        Precision::Range => html! {
            <>
                <line class="stem" x1={px(left)} x2={px(right)} y1={px(middle)} y2={px(middle)} />
                <line class="stop" x1={px(left)} x2={px(left)} y1={px(middle - 6.0)} y2={px(middle + 6.0)} />
                <line class="stop" x1={px(right)} x2={px(right)} y1={px(middle - 6.0)} y2={px(middle + 6.0)} />
            </>
        },
        _ => html! {
            <rect class="bar" x={px(x)} y={px(middle - 5.0)} width={px(width)} height="10" rx="3" />
        },
    }
}

/// Pixels as an attribute: a tenth is fine enough, and the page stays the same from one drawing to the next.
pub(crate) fn px(x: f64) -> String {
    // By hand, since the formatting of floating point numbers is a large part of a small page.
    let tenths = (x.clamp(-10_000.0, 100_000.0) * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}
