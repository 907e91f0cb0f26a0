//! Articles: the list, its facets, its search results.

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::articles::card;
use crate::app::components::filters::Facets;
use crate::app::components::lines::Lines;
use crate::app::components::screen::empty;
use crate::app::export;
use crate::app::hooks::use_app;
use crate::app::route::{ArticleOrder, ArticlesRoute, Route};
use crate::app::state::Action;
use crate::app::wording;
use crate::explore::{kwic, search};
use crate::text::fold::fold;

/// How many articles are drawn before the reader asks for more.
const FIRST: usize = 50;
/// Characters on either side of a keyword.
const WIDTH: usize = 60;

/// Properties of [`Articles`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ArticlesProps {
    /// What the page is set to.
    pub(super) route: ArticlesRoute,
}

/// The list of articles.
#[component]
pub(super) fn Articles(props: &ArticlesProps) -> Html {
    let app = use_app();
    let route = props.route;
    let shown = use_state_eq(|| FIRST);
    let address = app.address().clone();
    let hits = use_memo((app.corpus.clone(), address.query.clone()), |(corpus, query)| {
        search::search(corpus, query)
    });
    let mut list: Vec<&search::Hit> = hits.iter().collect();
    let article = |hit: &search::Hit| app.corpus.article(hit.article);
    match route.order {
        ArticleOrder::Date => list.sort_by_key(|hit| {
            let day = article(hit).and_then(|article| article.meta.published);
            (day.is_none(), std::cmp::Reverse(day))
        }),
        ArticleOrder::Name => {
            list.sort_by_key(|hit| article(hit).map(|article| fold(&wording::title(article).0)))
        }
        ArticleOrder::Length => {
            list.sort_by_key(|hit| std::cmp::Reverse(article(hit).map(|article| article.words)))
        }
        ArticleOrder::Best => {}
    }
    let onsort = app.on(move |event: Event| {
        let order = match browser::changed_value(&event).as_str() {
            "date" => ArticleOrder::Date,
            "name" => ArticleOrder::Name,
            "length" => ArticleOrder::Length,
            _ => ArticleOrder::Best,
        };
        Action::Set(Route::Articles(ArticlesRoute { order, ..route }))
    });
    let as_lines = route.as_lines;
    let onlines = app.on(move |_: MouseEvent| {
        Action::Set(Route::Articles(ArticlesRoute { as_lines: !as_lines, ..route }))
    });
    let searching = !address.query.words.trim().is_empty();
    let total = app.corpus.articles.len();
    let heading = if list.len() == total {
        wording::count(total, "article", "articles")
    } else {
        format!("{} of {}", list.len(), wording::count(total, "article", "articles"))
    };
    let option = |order: ArticleOrder, value: &'static str, name: &'static str| {
        html! { <option {value} selected={route.order == order}>{ name }</option> }
    };
    let lines = if searching && as_lines {
        let ids: Vec<_> = list.iter().map(|hit| hit.article).collect();
        kwic::of_words(&app.corpus, &ids, &address.query.words, WIDTH, kwic::Sort::Text)
    } else {
        Vec::new()
    };
    let save = {
        let (app, hits) = (app.clone(), hits.clone());
        move |json: bool| {
            let (app, hits) = (app.clone(), hits.clone());
            Callback::from(move |_: MouseEvent| {
                let ids: Vec<_> = hits.iter().map(|hit| hit.article).collect();
                export::articles(&app.corpus, &ids, json).save();
            })
        }
    };
    let more = {
        let (shown, all) = (shown.setter(), list.len());
        Callback::from(move |_: MouseEvent| shown.set(all))
    };
    html! {
        <div class="with-side">
            <Facets />
            <section class="results" aria-label="Articles">
                <div class="bar">
                    <h1 aria-live="polite">{ heading }</h1>
                    <div class="bar-tools">
                        <label>{ "Sort " }
                            <select onchange={onsort}>
                                { option(ArticleOrder::Best, "best", if searching { "best match" } else { "as in the corpus" }) }
                                { option(ArticleOrder::Date, "date", "newest first") }
                                { option(ArticleOrder::Name, "name", "title") }
                                { option(ArticleOrder::Length, "length", "longest first") }
                            </select>
                        </label>
                        if searching {
                            <button type="button" onclick={onlines} aria-pressed={as_lines.to_string()}>
                                { "Keyword in context" }
                            </button>
                        }
                        <details class="menu">
                            <summary>{ "Save" }</summary>
                            <div>
                                <button type="button" onclick={save(false)}>{ "As a table (CSV)" }</button>
                                <button type="button" onclick={save(true)}>{ "As data (JSON)" }</button>
                            </div>
                        </details>
                    </div>
                </div>
                if list.is_empty() {
                    { empty("No article answers all of this.", html! { <p>{ "Drop one of the filters above, or look for fewer words. " }
                            <button type="button" class="link" onclick={app.on(|_: MouseEvent| Action::Clear)}>{ "Clear all" }</button>
                        </p> }) }
                } else if searching && as_lines {
                    <Lines {lines} />
                } else {
                    { for list.iter().take(*shown).map(|hit| html! {
                        { card(&app, hit.article, &hit.snippets) }
                    }) }
                    if list.len() > *shown {
                        <button type="button" onclick={more}>{ format!("Show all {}", list.len()) }</button>
                    }
                }
            </section>
        </div>
    }
}
