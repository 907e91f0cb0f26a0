//! The choice of two articles.

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::screen::empty;
use crate::app::hooks::{AppContext, use_app};
use crate::app::route::Route;
use crate::app::words;

/// The choice of two articles.
#[component]
pub(in crate::app::pages) fn Choose() -> Html {
    let app = use_app();
    let slug = |n: usize| app.corpus.articles.get(n).map(|article| article.slug.clone()).unwrap_or_default();
    let a = use_state_eq(|| slug(0));
    let b = use_state_eq(|| slug(1));
    if app.corpus.articles.len() < 2 {
        return html! {
            <>
                <h1>{ "Compare" }</h1>
                { empty("There is nothing to compare.", html! { <p>{ "This corpus has fewer than two articles." }</p> }) }
            </>
        };
    }
    let same = *a == *b;
    let route = Route::Compare { a: (*a).clone(), b: (*b).clone() };
    html! {
        <section class="results choose" aria-label="Compare">
            <h1>{ "Compare two articles" }</h1>
            <p class="note">{ "Matched passages are linked across the two, what only one says is set apart, and where they contradict each other both claims stand side by side." }</p>
            { picker(&app, "Left", &a, false, { let a = a.setter(); Callback::from(move |slug| a.set(slug)) }) }
            { picker(&app, "Right", &b, false, { let b = b.setter(); Callback::from(move |slug| b.set(slug)) }) }
            if same {
                <p class="note" role="status">{ "Choose two different articles." }</p>
            } else {
                <p><a class="button primary" href={app.href(route)}>{ "Read side by side" }</a></p>
            }
        </section>
    }
}

/// A list to choose an article from.
pub(super) fn picker(
    app: &AppContext,
    label: &str,
    chosen: &str,
    small: bool,
    onchoose: Callback<String>,
) -> Html {
    let onchange = onchoose.reform(|event: Event| browser::changed_value(&event));
    html! {
        <label class={classes!("picker", small.then_some("small"))}>
            <span class={classes!(small.then_some("hidden"))}>{ label }</span>
            <select {onchange}>
                { for app.corpus.articles.iter().map(|article| {
                    let (title, _) = words::title(article);
                    html! {
                        <option value={article.slug.clone()} selected={article.slug == chosen}>
                            { format!("{title} ({}, {})", words::outlet(article), words::published(article)) }
                        </option>
                    }
                }) }
            </select>
        </label>
    }
}
