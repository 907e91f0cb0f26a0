//! The corrections of the reader, each to be taken back.

use yew::prelude::*;

use super::kept::DeskProps;
use crate::corpus::Curation;
use crate::wording;

/// The corrections in the order of `curation.toml`.
#[component]
pub(super) fn Corrections(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let state = &desk.state;
    let busy = state.task.is_some();
    let all = wording::corrections(&state.curation);
    html! {
        <section class="own-corrections">
            <h2>{ "Corrections" }</h2>
            if all.is_empty() {
                <p class="note">{ "None yet. A name is corrected on its page under Entities, a date where it is opened in an article." }</p>
            }
            <p>
                <button type="button" disabled={busy || state.done.is_empty()} onclick={let desk = desk.clone(); move |_| desk.undo()}>{ "Undo" }</button>
                <button type="button" disabled={busy || state.undone.is_empty()} onclick={let desk = desk.clone(); move |_| desk.redo()}>{ "Redo" }</button>
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
        </section>
    }
}

/// Takes the correction of that table and place, from 0, out.
fn take_back(curation: &mut Curation, table: &str, n: usize) {
    let Curation { merge, rename, retype, hide, date } = curation;
    let is_there = |len: usize| n < len;
    match table {
        "merge" if is_there(merge.len()) => drop(merge.remove(n)),
        "rename" if is_there(rename.len()) => drop(rename.remove(n)),
        "retype" if is_there(retype.len()) => drop(retype.remove(n)),
        "hide" if is_there(hide.len()) => drop(hide.remove(n)),
        "date" if is_there(date.len()) => drop(date.remove(n)),
        _ => {}
    }
}
