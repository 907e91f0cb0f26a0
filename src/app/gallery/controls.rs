//! Plain elements: buttons, fields, menus, notes.

use yew::prelude::*;

use crate::app::components::copy::CopyButton;
use crate::app::components::save::list_menu;

/// Plain elements in their states.
pub(super) fn all() -> Html {
    html! {
        <div class="specimen">
            <p class="actions">
                <button type="button">{ "A button" }</button>
                <button type="button" aria-pressed="true">{ "Pressed" }</button>
                <button type="button" aria-pressed="false">{ "Not pressed" }</button>
                <button type="button" disabled=true>{ "Disabled" }</button>
                <button type="button" class="primary button">{ "The one to press" }</button>
                <a class="button" href="#a">{ "A link as a button" }</a>
                <button type="button" class="link">{ "A button as a link" }</button>
                <a href="#a">{ "A link" }</a>
                <span class="badge">{ "a badge" }</span>
                <button type="button">{ "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" }</button>
            </p>
            <p class="actions">
                <label><input type="checkbox" checked=true />{ "ticked" }</label>
                <label><input type="checkbox" />{ "open" }</label>
                <label><input type="checkbox" disabled=true />{ "disabled" }</label>
                <label>{ "A field " }<input type="text" value="written" /></label>
                <label>{ "A choice " }<select><option>{ "the first" }</option></select></label>
                <label>{ "A day " }<input type="date" value="2025-05-08" /></label>
            </p>
            <p class="turn">
                <button type="button" aria-disabled="true">{ "Earlier articles" }</button>
                <span>{ "Articles 1 to 30 of 70" }</span>
                <button type="button" aria-disabled="false">{ "Later articles" }</button>
            </p>
            <CopyButton label="Copy link" text="https://example.org/" />
            { list_menu(|_| ()) }
            <details class="menu" open=true>
                <summary>{ "An open menu" }</summary>
                <div><button type="button">{ "As a table (CSV)" }</button><button type="button">{ "As data (JSON)" }</button></div>
            </details>
            <p class="linked-note">{ "A note above a text." }</p>
            <p class="note">{ "A note below one." }</p>
        </div>
    }
}
