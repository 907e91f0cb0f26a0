//! A sentence by itself, as lines of a result, rows of a table and the inspector show it.

use yew::prelude::*;

use crate::text::Span;

/// A sentence with some stretches of it marked as found: a line of a result, of the inspector, of a table.
pub(crate) fn excerpt(text: &str, within: Span, marks: &[Span]) -> Html {
    marked(text, within, marks, "hit")
}

/// A sentence with some stretches of it, in their order, marked as `class` says.
pub(crate) fn marked(text: &str, within: Span, marks: &[Span], class: &'static str) -> Html {
    let mut out: Vec<Html> = Vec::new();
    let mut at = within.start;
    for mark in marks.iter().filter(|mark| mark.start < mark.end && within.contains(**mark)) {
        if mark.start < at {
            continue;
        }
        out.push(plain(text, Span { start: at, end: mark.start }));
        out.push(html! { <mark {class}>{ plain(text, *mark) }</mark> });
        at = mark.end;
    }
    out.push(plain(text, Span { start: at, end: within.end }));
    out.into_iter().collect()
}

/// Words of an article; the bounds of cells and rows are shown as bars.
fn plain(text: &str, span: Span) -> Html {
    Html::from(span.of(text).replace(['\t', '\n'], " | "))
}
