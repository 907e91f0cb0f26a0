//! A sentence by itself, as lines of a result, rows of a table and the inspector show it.

use yew::prelude::*;

use crate::text::Span;

/// A sentence with some stretches of it marked: a line of a result, of the inspector, of a table.
pub(crate) fn excerpt(text: &str, within: Span, marks: &[Span]) -> Html {
    let mut out: Vec<Html> = Vec::new();
    let mut at = within.start;
    for mark in marks.iter().filter(|mark| mark.start < mark.end && within.contains(**mark)) {
        if mark.start < at {
            continue;
        }
        out.push(plain(text, Span { start: at, end: mark.start }));
        out.push(html! { <mark class="hit">{ plain(text, *mark) }</mark> });
        at = mark.end;
    }
    out.push(plain(text, Span { start: at, end: within.end }));
    out.into_iter().collect()
}

/// Words of an article; the bounds of cells and rows are shown as bars.
fn plain(text: &str, span: Span) -> Html {
    Html::from(span.of(text).replace(['\t', '\n'], " | "))
}
