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
            <a href={app.href(Route::article(&article.slug))} title={title.clone()}>
                <span class="matrix-number" aria-hidden="true">{ n + 1 }</span>
                <span class="matrix-title">{ title }</span>
            </a>
        </th>
    }
}

/// Which number stands for which article where there is no room for titles; only a phone shows it.
pub(super) fn key(app: &AppContext, first: usize, articles: &[ArticleId]) -> Html {
    let line = |(n, id): (usize, &ArticleId)| {
        let article = app.corpus.article(*id)?;
        let (title, _) = article.goes_by();
        let href = app.href(Route::article(&article.slug));
        Some(html! { <li key={n}><b>{ n + 1 }</b><a {href}>{ title }</a></li> })
    };
    html! { <ol class="matrix-key">{ for (first..).zip(articles).filter_map(line) }</ol> }
}
