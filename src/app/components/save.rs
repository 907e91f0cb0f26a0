//! The menu with which a page hands over what it shows, as files. Knows no format.

use yew::prelude::*;

use super::composite::Composite;
use crate::app::browser::reader;

/// The menu: each way by its name, with what it does.
pub(crate) fn menu<const N: usize>(ways: [(&'static str, Callback<MouseEvent>); N]) -> Html {
    html! {
        <details class="menu">
            <summary>{ "Save" }</summary>
            <div onclick={|_: MouseEvent| { reader::close_menus(); }}>
                <Composite role="group" label="Save" by_letter=true>
                    { for ways.into_iter().map(|(name, onclick)| html! {
                        <button type="button" {onclick}>{ name }</button>
                    }) }
                </Composite>
            </div>
        </details>
    }
}

/// The menu of a list: `save` hands it over, as data where it is told `true`, else as a table.
pub(crate) fn list_menu(save: impl Fn(bool) + Clone + 'static) -> Html {
    let way = |json: bool| {
        let save = save.clone();
        Callback::from(move |_: MouseEvent| save(json))
    };
    menu([("As a table (CSV)", way(false)), ("As data (JSON)", way(true))])
}
