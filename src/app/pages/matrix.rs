//! What tables of something against articles share: the choice of rows, the heads of columns.

use yew::prelude::*;

use crate::app::hooks::AppContext;
use crate::app::route::{Route, Show, View};
use crate::app::state::Action;
use crate::app::wording;
use crate::corpus::ArticleId;

/// A button that chooses which rows are shown.
pub(super) fn choice(app: &AppContext, show: Show, name: &str, number: usize) -> Html {
    let view = View { show, ..app.address().view.clone() };
    let pressed = app.address().view.show == show;
    let onclick = app.on(move |_: MouseEvent| Action::View(view.clone()));
    html! { <button type="button" {onclick} aria-pressed={pressed.to_string()}>{ format!("{name} {number}") }</button> }
}

/// The head of an article's column.
pub(super) fn column(app: &AppContext, n: usize, id: ArticleId) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let (title, _) = wording::title(article);
    html! {
        <th scope="col" key={n}>
            <a href={app.href(Route::Article { slug: article.slug.clone() })} title={title.clone()}>{ title }</a>
        </th>
    }
}
