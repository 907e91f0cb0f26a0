//! Whole screens for what is not there yet, or not at all.

use yew::prelude::*;

use crate::app::hooks::use_said;
use crate::app::load::Loading;
use crate::wording;

/// Properties of [`FailedScreen`].
#[derive(Clone, PartialEq, Properties)]
pub struct FailedProps {
    /// Why, in words for the reader.
    pub why: String,
}

/// The corpus cannot be had.
#[component]
pub fn FailedScreen(props: &FailedProps) -> Html {
    html! {
        <main class="screen">
            <h1>{ "Not opened" }</h1>
            <p role="alert">{ wording::not_opened(&props.why) }</p>
        </main>
    }
}

/// There is nothing to show here, and what to do about it: `what` is not there, as a short sentence, and `then` says
/// what the reader can do.
pub(crate) fn empty(what: &str, then: Html) -> Html {
    html! {
        <div class="empty">
            <p class="empty-title">{ what }</p>
            { then }
        </div>
    }
}

/// Something takes a moment: `what` is being done.
pub(crate) fn waiting(what: &str) -> Html {
    html! { <div class="empty" role="status" aria-busy="true"><p class="empty-title">{ what }</p></div> }
}

/// Something that may take a moment, or the screen that stands for it until it is there: that it is waited for, or why
/// it cannot be had. `what` is being done.
pub(crate) fn or_screen<T>(loading: Loading<T>, what: &str) -> Result<T, Html> {
    match loading {
        Loading::Ready(value) => Ok(value),
        Loading::Waiting => Err(waiting(&format!("{what}…"))),
        Loading::Failed { why, again } => Err(failed(&format!("{what} failed."), &why, again)),
    }
}

/// What is done while a query is answered.
pub(crate) const SEARCHING: &str = "Searching";
/// What is done while texts are fetched.
pub(crate) const FETCHING: &str = "Fetching the texts";

/// Something could not be had: `what`, `why`, and a way to try again.
pub(crate) fn failed(what: &str, why: &str, again: Callback<MouseEvent>) -> Html {
    html! {
        <div class="empty" role="alert">
            <p class="empty-title">{ what }</p>
            <p>{ why }</p>
            <p><button type="button" class="button" onclick={again}>{ "Try again" }</button></p>
        </div>
    }
}

/// Properties of [`Said`].
#[derive(Clone, PartialEq, Properties)]
pub struct SaidProps {
    /// What is said when it changes.
    pub words: String,
}

/// Draws nothing, and says its words to who listens when they change.
#[component]
pub fn Said(props: &SaidProps) -> Html {
    use_said(&props.words);
    Html::default()
}
