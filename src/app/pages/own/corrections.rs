//! The corrections of the reader, each to be taken back.

use yew::prelude::*;

use super::kept::DeskProps;
use crate::app::browser;
use crate::corpus::Curation;
use crate::wording;

/// The corrections in the order of `curation.toml`.
#[component]
pub(super) fn Corrections(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let state = &desk.state;
    let busy = state.task.is_some();
    let all = wording::corrections(&state.curation);
    let oninput = {
        let desk = desk.clone();
        move |event: InputEvent| desk.sign(browser::input_value(&event))
    };
    html! {
        <section class="own-corrections">
            <h2>{ "Corrections" }</h2>
            if all.is_empty() {
                <p class="note">{ "None yet. A name is corrected on its page under Entities; a date, a mention or a speaker where it is opened in an article; a difference in the comparison." }</p>
            }
            <p>
                <button type="button" disabled={busy || state.done.is_empty()} onclick={let desk = desk.clone(); move |_| desk.undo()}>{ "Undo" }</button>
                <button type="button" disabled={busy || state.undone.is_empty()} onclick={let desk = desk.clone(); move |_| desk.redo()}>{ "Redo" }</button>
            </p>
            <p>
                <label>{ "Who corrects, for the history " }<input type="text" autocomplete="name" value={state.by.clone()} {oninput} /></label>
            </p>
            <ul class="own-list">
                { for all.into_iter().map(|(table, n, words)| {
                    let desk = desk.clone();
                    let label = format!("Take back: {words}");
                    html! {
                        <li>
                            <span>{ words }</span>
                            <button type="button" class="link" disabled={busy} aria-label={label} onclick={move |_| desk.correct(move |curation| take_back(curation, table, n))}>{ "Take back" }</button>
                        </li>
                    }
                }) }
            </ul>
            if !state.curation.history.is_empty() {
                <details class="own-history">
                    <summary>{ format!("History: {}", wording::count(state.curation.history.len(), "change", "changes")) }</summary>
                    <ol reversed=true>{ for state.curation.history.iter().rev().map(|past| html! { <li>{ wording::past(past) }</li> }) }</ol>
                </details>
            }
        </section>
    }
}

/// Takes the correction of that table and place, from 0, out.
fn take_back(curation: &mut Curation, table: &str, n: usize) {
    fn out<T>(list: &mut Vec<T>, n: usize) {
        if n < list.len() {
            list.remove(n);
        }
    }
    let Curation { merge, rename, retype, hide, date, split, mention, speaker, difference, history: _ } =
        curation;
    match table {
        "merge" => out(merge, n),
        "rename" => out(rename, n),
        "retype" => out(retype, n),
        "hide" => out(hide, n),
        "date" => out(date, n),
        "split" => out(split, n),
        "mention" => out(mention, n),
        "speaker" => out(speaker, n),
        "difference" => out(difference, n),
        _ => {}
    }
}
