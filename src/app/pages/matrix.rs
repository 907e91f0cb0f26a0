//! What tables of something against articles share: the choice of rows, the heads of columns.

use yew::prelude::*;

use crate::app::hooks::AppContext;
use crate::app::route::{CoverageRoute, Route, Show};
use crate::app::state::Action;
use crate::corpus::ArticleId;

/// A button that chooses which rows the coverage shows, as it is set otherwise.
pub(super) fn choice(app: &AppContext, route: CoverageRoute, show: Show, name: &str, number: usize) -> Html {
    let pressed = route.show == show;
    let onclick = app.on(move |_: MouseEvent| Action::Set(Route::Coverage(CoverageRoute { show, ..route })));
    html! { <button type="button" {onclick} aria-pressed={pressed.to_string()}>{ format!("{name} {number}") }</button> }
}

/// The head of an article's column.
pub(super) fn column(app: &AppContext, n: usize, id: ArticleId) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let (title, _) = article.goes_by();
    html! {
        <th scope="col" key={n} aria-colindex={(n + 2).to_string()}>
            <a href={app.href(Route::article(&article.slug))} title={title.clone()}>{ title }</a>
        </th>
    }
}
