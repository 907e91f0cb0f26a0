//! What becomes of a corpus: saved as a file, kept in this browser, opened again.

use yew::prelude::*;

use crate::app::browser;
use crate::app::hooks::use_after;
use crate::app::maker::desk::Desk;
use crate::publish::session::Form;

/// Properties of what stands here.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) desk: Desk,
}

/// The forms, with what is said of each.
const FORMS: [(Form, &str, &str); 5] = [
    (
        Form::Page,
        "One page",
        "a file that opens by double click anywhere, with the articles and your corrections inside; it can be opened here, added to and saved again",
    ),
    (Form::Site, "A site", "a zip for a web server or GitHub Pages: unpack it there"),
    (Form::Corpus, "The packed corpus", "for the command line, or to be opened here again"),
    (
        Form::Curation,
        "Your corrections",
        "curation.toml, as “parallax build” reads it beside the articles, with their history",
    ),
    (
        Form::Lines,
        "What was found, as data",
        "articles.jsonl: an article a line, with its names, dates, quotes and clauses as they were found and corrected, as “parallax dump” writes them",
    ),
];

/// The corpus as a file.
#[component]
pub(super) fn Saving(props: &DeskProps) -> Html {
    let busy = props.desk.state.task.is_some();
    html! {
        <section class="own-save">
            <h2>{ "Save" }</h2>
            <dl>
                { for FORMS.iter().map(|(form, name, what)| {
                    let (desk, form) = (props.desk.clone(), *form);
                    html! {
                        <div>
                            <dt><button type="button" disabled={busy} onclick={move |_| desk.save(form)}>{ *name }</button></dt>
                            <dd>{ *what }</dd>
                        </div>
                    }
                }) }
            </dl>
        </section>
    }
}

/// What this browser keeps.
#[component]
pub(super) fn Kept(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let state = &desk.state;
    let busy = state.task.is_some();
    let name = use_state_eq(|| None::<String>);
    // asking starts the maker, so it is only asked where it runs already
    use_after(state.shown && state.kept.is_none() && !busy, {
        let desk = desk.clone();
        move |ask| {
            if *ask {
                desk.look();
            }
        }
    });
    let call = (*name).clone().unwrap_or_else(|| match state.title.trim() {
        "" => "My articles".to_owned(),
        title => title.to_owned(),
    });
    let keep = {
        let (desk, call) = (desk.clone(), call.clone());
        move |_: MouseEvent| desk.keep(call.clone())
    };
    let oninput = {
        let name = name.setter();
        move |event: InputEvent| name.set(Some(browser::input_value(&event)))
    };
    html! {
        <section class="own-kept">
            <h2>{ "Kept in this browser" }</h2>
            if !state.rows.is_empty() {
                <p>
                    <label>{ "Keep what is shown as " }<input type="text" value={call.clone()} {oninput} /></label>
                    <button type="button" disabled={busy || call.trim().is_empty()} onclick={keep}>{ "Keep" }</button>
                </p>
            }
            if let Some(kept) = &state.kept {
                if kept.is_empty() {
                    <p class="note">{ "Nothing yet." }</p>
                }
                <ul class="own-list">
                    { for kept.iter().map(|name| {
                        let (open, forget) = (desk.clone(), desk.clone());
                        let (one, other) = (name.clone(), name.clone());
                        html! {
                            <li key={name.clone()}>
                                <bdi>{ name }</bdi>
                                <button type="button" disabled={busy} aria-label={format!("Open {name}")} onclick={move |_| open.open(one.clone())}>{ "Open" }</button>
                                <button type="button" class="link" disabled={busy} aria-label={format!("Forget {name}")} onclick={move |_| {
                                    if browser::confirms(&format!("Forget “{other}”? It is gone then, unless you saved it as a file.")) {
                                        forget.forget(other.clone());
                                    }
                                }}>{ "Forget" }</button>
                            </li>
                        }
                    }) }
                </ul>
            } else if !busy {
                <p><button type="button" onclick={let desk = desk.clone(); move |_| desk.look()}>{ "Show what is kept" }</button></p>
            }
        </section>
    }
}
