//! Your articles: bring them along, say what is known of them, keep what came of them.

mod corrections;
mod kept;
mod rows;

use yew::prelude::*;

use self::corrections::Corrections;
use self::kept::{Kept, Saving};
use self::rows::Rows;
use crate::app::browser::{self, chosen, files};
use crate::app::components::drop::DropZone;
use crate::app::hooks::{AppContext, use_app};
use crate::app::maker::desk::{Desk, Task};
use crate::app::route::Route;
use crate::contract::MAKER;
use crate::publish::session::Report;
use crate::wording::{self, count};

/// So many messages of a kind are shown; the others are counted.
const MESSAGES: usize = 50;

/// Your articles.
#[component]
pub(super) fn OwnPage() -> Html {
    let app = use_app();
    let desk = &app.desk;
    let state = &desk.state;
    // what is brought along goes to what is there, once there is something of the reader's own
    let chosen_to = use_state_eq(|| None::<bool>);
    let adds = chosen_to.unwrap_or(state.shown);
    if !files::has(MAKER) {
        return html! {
            <section class="own">
                <h1>{ wording::own::NAME }</h1>
                <p>{ "This page was made without the part that reads articles. A page that “parallax build” makes has it." }</p>
            </section>
        };
    }
    let ontake = {
        let desk = desk.clone();
        Callback::from(move |files| desk.take(files, !adds))
    };
    let onfiles = |ontake: Callback<Vec<chosen::Chosen>>| {
        Callback::from(move |event: Event| ontake.emit(chosen::chosen(&event)))
    };
    let choose = |to: bool, words: String| {
        let set = chosen_to.setter();
        html! {
            <label><input type="radio" name="own-to" checked={adds == to} onchange={move |_| set.set(Some(to))} />{ words }</label>
        }
    };
    let shown = match app.corpus.articles.len() {
        0 => None,
        n => Some(format!("added to the {} of this page", count(n, "article", "articles"))),
    };
    let busy = state.task.is_some();
    html! {
        <section class="own">
            <h1>{ wording::own::NAME }</h1>
            <p class="own-lead">
                { wording::own::LEAD }
            </p>
            <DropZone ontake={ontake.clone()} disabled={busy}>
                <p class="own-drop">{ "Drop files or a folder here, or" }</p>
                <p class="own-choose">
                    <label class="button primary">{ "Choose files" }
                        <input type="file" multiple=true disabled={busy} onchange={onfiles(ontake.clone())} />
                    </label>
                    <label class="button">{ "Choose a folder" }
                        <input type="file" multiple=true disabled={busy} webkitdirectory=true onchange={onfiles(ontake.clone())} />
                    </label>
                </p>
                if let Some(shown) = shown {
                    <fieldset class="own-to">
                        <legend>{ "They become" }</legend>
                        { choose(false, "a corpus of their own".to_owned()) }
                        { choose(true, shown) }
                    </fieldset>
                }
            </DropZone>
            { examples(&app) }
            <Paste desk={desk.clone()} anew={!adds} />
            <div role="status" aria-live="polite" class="own-status">
                if let Some(task) = &state.task {
                    { progress(desk, task) }
                } else if let Some(said) = &state.said {
                    <p>{ said }</p>
                }
            </div>
            if let Some(why) = &state.refused {
                <p role="alert" class="own-refused">{ why }</p>
            }
            if state.shown && !busy {
                <p class="own-go"><a class="button primary" href={app.href(Route::Front)}>{ "See what they tell" }</a></p>
            }
            { report(&state.report) }
            if !state.rows.is_empty() {
                <Rows desk={desk.clone()} />
            } else if !busy && !app.corpus.articles.is_empty() {
                <p>
                    <button type="button" onclick={let desk = desk.clone(); move |_| desk.take_up()}>
                        { "Correct and keep the articles that this page shows" }
                    </button>
                </p>
            }
            if !state.rows.is_empty() {
                <Corrections desk={desk.clone()} />
                <Saving desk={desk.clone()} />
            }
            <Kept desk={desk.clone()} />
        </section>
    }
}

/// The other corpora that the page offers to look at, each by its address. Over articles of the reader's own they are looked
/// at by a button, as these go then.
fn examples(app: &AppContext) -> Html {
    let titles = files::examples();
    if titles.is_empty() {
        return Html::default();
    }
    let state = &app.desk.state;
    let look = |example: Option<u32>, words: &str| {
        let address = app.address().of_corpus(example);
        if state.shown {
            let app = app.clone();
            let onclick = move |_: MouseEvent| {
                let goes =
                    "The articles that are shown were neither saved nor kept. Show others in their place?";
                if !app.desk.state.unsaved || browser::confirms(goes) {
                    app.desk.look_at(example);
                }
            };
            html! { <li><button type="button" disabled={state.task.is_some()} {onclick}>{ words }</button></li> }
        } else if state.example == example {
            html! { <li>{ words }{ " (shown now)" }</li> }
        } else {
            html! { <li><a href={address.href()}>{ words }</a></li> }
        }
    };
    html! {
        <section class="own-examples">
            <h2>{ wording::own::EXAMPLES }</h2>
            <ul class="own-list">
                { for titles.iter().zip(1..).map(|(title, number)| look(Some(number), title)) }
                if state.shown || state.example.is_some() {
                    { look(None, "what this page came with") }
                }
            </ul>
        </section>
    }
}

/// What is being done, and how far it is.
fn progress(desk: &Desk, task: &Task) -> Html {
    let stop = {
        let desk = desk.clone();
        move |_: MouseEvent| desk.stop()
    };
    let words = task.words();
    html! {
        <div class="own-task">
            <p>{ &words }</p>
            if task.all > 0 {
                <progress aria-label={task.what} max={task.all.to_string()} value={task.done.to_string()} />
            }
            <button type="button" onclick={stop}>{ "Stop" }</button>
        </div>
    }
}

/// What there is to tell of what was read.
fn report(report: &Report) -> Html {
    let Report { complaints, passed, again, unapplied, before } = report;
    let lists = [
        ("Could not be read", complaints),
        ("Corrections that could not be applied", unapplied),
        ("Came more than once, kept once", again),
        ("Passed over", passed),
        ("From what was brought before", before),
    ];
    html! {
        { for lists.into_iter().enumerate().filter(|(_, (_, list))| !list.is_empty()).map(|(n, (name, list))| html! {
            <details class={classes!("own-report", (n == 4).then_some("own-before"))} open={n < 2}>
                <summary>{ format!("{name}: {}", list.len()) }</summary>
                <ul>
                    { for list.iter().take(MESSAGES).map(|words| html! { <li>{ words }</li> }) }
                    if list.len() > MESSAGES {
                        <li>{ format!("and {} more", list.len() - MESSAGES) }</li>
                    }
                </ul>
            </details>
        }) }
    }
}

/// Properties of [`Paste`].
#[derive(Clone, PartialEq, Properties)]
struct PasteProps {
    desk: Desk,
    /// Whether it becomes a corpus of its own.
    anew: bool,
}

/// A field for a text that is pasted.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let text = use_state_eq(String::new);
    let oninput = {
        let text = text.setter();
        move |event: InputEvent| text.set(browser::area_value(&event))
    };
    let read = {
        let (desk, text, anew) = (props.desk.clone(), text.clone(), props.anew);
        move |_: MouseEvent| {
            desk.paste((*text).clone(), anew);
            text.set(String::new());
        }
    };
    let disabled = text.trim().is_empty() || props.desk.state.task.is_some();
    html! {
        <details class="own-paste">
            <summary>{ "Paste a text" }</summary>
            <label for="own-text">{ "The headline first, then a blank line, then the text." }</label>
            <textarea id="own-text" rows="8" value={(*text).clone()} {oninput} />
            <button type="button" {disabled} onclick={read}>{ "Read it" }</button>
        </details>
    }
}
