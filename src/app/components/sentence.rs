//! A sentence of an article that can be pressed, and opens the inspector on what it tells.

use yew::prelude::*;

use crate::app::browser;
use crate::app::hooks::AppContext;
use crate::app::state::{Action, Subject};
use crate::corpus::Body;
use crate::explore::deeds;
use crate::text::Span;

/// The id of the words that say how sentences are pressed.
const HINT: &str = "sentences";

/// The sentences of an article that tell something, with their numbers.
pub(super) fn told(body: &Body) -> Vec<(u32, Span)> {
    let sentences = (0..).zip(body.document.sentences.iter().copied());
    sentences.filter(|(_, span)| deeds::are_in(body, *span)).collect()
}

/// How to ask a sentence what it tells, where one tells something.
pub(crate) fn hint(body: &Body) -> Html {
    if told(body).is_empty() {
        return Html::default();
    }
    html! {
        <p id={HINT} class="note no-print">
            { "Press a sentence to see who does what in it, when, where, and who says so. By keyboard: Enter; ↓ and ↑ go from sentence to sentence." }
        </p>
    }
}

/// Sentence `n` of those that can be pressed, or a piece of it. By keyboard the first is reached, and from it the others;
/// of one that is in pieces, the first piece.
pub(super) fn pressed(
    app: &AppContext,
    subject: Subject,
    prefix: &AttrValue,
    n: usize,
    first: bool,
    inner: Html,
) -> Html {
    let shown = app.state.subject.as_ref() == Some(&subject);
    let class = classes!("sentence", shown.then_some("shown"));
    let (prefix, own) = (prefix.clone(), id(prefix, n));
    let inspect = {
        let app = app.clone();
        Callback::from(move |()| app.act(Action::Inspect(subject.clone())))
    };
    let onclick = {
        let inspect = inspect.clone();
        Callback::from(move |event: MouseEvent| {
            let held = event.ctrl_key() || event.meta_key() || event.shift_key();
            // who has just selected words of it wants to copy them
            if !held && !browser::has_selection() {
                inspect.emit(());
            }
        })
    };
    let onkeydown = {
        let own = own.clone();
        Callback::from(move |event: KeyboardEvent| {
            // a mark inside has keys of its own
            if !browser::is_focused(&own) {
                return;
            }
            match event.key().as_str() {
                "Enter" => inspect.emit(()),
                "ArrowDown" => browser::focus(&id(&prefix, n + 1)),
                "ArrowUp" => browser::focus(&id(&prefix, n.saturating_sub(1))),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let tabindex = first.then_some(if n == 0 { "0" } else { "-1" });
    let own = first.then_some(own);
    html! {
        <span id={own} {class} {tabindex} aria-describedby={first.then_some(HINT)} {onclick} {onkeydown}>
            { inner }
        </span>
    }
}

fn id(prefix: &str, n: usize) -> String {
    format!("{prefix}-s{n}")
}
