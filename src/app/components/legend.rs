//! The legend of marks: what each looks like, and a switch for each.

use yew::prelude::*;

use super::prose::kind_class;
use crate::app::hooks::AppContext;
use crate::app::state::{Action, MarkKind};
use crate::wording;

/// The legend of marks.
pub(crate) fn legend(app: &AppContext) -> Html {
    html! {
        <fieldset class="legend">
            <legend>{ "Marks" }</legend>
            { for MarkKind::ALL.into_iter().map(|kind| {
                let (class, name) = match kind {
                    MarkKind::Entity(kind) => (kind_class(kind), wording::kind(kind).1),
                    MarkKind::Date => ("date", "Dates"),
                    MarkKind::Quote => ("quote", "Quotes"),
                    MarkKind::Quantity => ("quantity", "Numbers"),
                };
                let checked = !app.state.settings.hidden.contains(&kind);
                let onchange = app.on(move |_: Event| Action::ToggleMark(kind));
                html! {
                    <label key={name}>
                        <input type="checkbox" {checked} {onchange} />
                        <span class={classes!("mark", class)}>{ name }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}
