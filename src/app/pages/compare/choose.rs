//! The choice of two articles.

use yew::prelude::*;

use super::columns::options;
use crate::app::browser;
use crate::app::components::screen::empty;
use crate::app::components::similar::{list, use_similar};
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::state::Action;
use crate::corpus::ArticleId;

/// Properties of [`Choose`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::app::pages) struct ChooseProps {
    /// The first article, which the address names.
    pub(in crate::app::pages) first: ArticleId,
}

/// The choice of two articles: the first one is in the address, the second is the most similar one until the reader
/// says otherwise.
#[component]
pub(in crate::app::pages) fn Choose(props: &ChooseProps) -> Html {
    let app = use_app();
    let first = props.first;
    let second = use_state_eq(|| None::<ArticleId>);
    let alike = use_similar(first);
    if app.corpus.articles.len() < 2 {
        return html! {
            <>
                <h1>{ "Compare" }</h1>
                { empty("There is nothing to compare.", html! { <p>{ "This corpus has fewer than two articles." }</p> }) }
            </>
        };
    }
    let others = || app.corpus.articles().map(|(id, _)| id).filter(|id| *id != first);
    let chosen = second
        .filter(|id| *id != first)
        .or_else(|| alike.first().map(|similar| similar.article))
        .or_else(|| others().next());
    let slug = |id: ArticleId| app.corpus.article(id).map(|article| article.slug.clone()).unwrap_or_default();
    let route = Route::compare([Some(first), chosen].into_iter().flatten().map(slug).collect());
    let onfirst = app.on({
        let address = app.address().clone();
        move |event: Event| Action::Arrive(address.to(Route::compare(vec![browser::changed_value(&event)])))
    });
    let onsecond = {
        let (app, second) = (app.clone(), second.setter());
        Callback::from(move |event: Event| {
            second.set(app.corpus.article_by_slug(&browser::changed_value(&event)));
        })
    };
    let picker = |label: &str, onchange: Callback<Event>, options: Html| {
        html! { <label class="picker"><span>{ label }</span><select {onchange}>{ options }</select></label> }
    };
    html! {
        <section class="results choose" aria-label="Compare">
            <h1>{ "Compare two articles" }</h1>
            <p class="note">{ "Matched passages are linked across the two, what only one says is set apart, and where numbers, dates, quotes or office-holders contradict each other both claims stand side by side. A third and a fourth can be added there." }</p>
            { picker("Left", onfirst, options(&app, &[], Some(first), &|_| true)) }
            { picker("Right, the most similar first", onsecond, options(&app, &alike, chosen, &|id| *id != first)) }
            <p><a class="button primary" href={app.href(route)}>{ "Read side by side" }</a></p>
            if !alike.is_empty() {
                <h2>{ "Most like the left one" }</h2>
                { list(&app, first, &alike) }
            }
        </section>
    }
}
