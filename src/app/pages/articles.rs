//! Articles: the list, its facets, its search results.

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::articles::card;
use crate::app::components::filters::Facets;
use crate::app::components::lines::Lines;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{FETCHING, SEARCHING, empty, or_screen};
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_found};
use crate::app::load::Library;
use crate::app::route::{ArticleOrder, ArticlesRoute, Route};
use crate::app::state::Action;
use crate::corpus::{ArticleId, Bodies, Catalogue};
use crate::explore::{Selection, kwic, search};
use crate::text::fold::fold;
use crate::wording;

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
    let searching = !address.query.words.trim().is_empty();
    let as_lines = route.as_lines;
    let found = use_found(route.order, |corpus, selection, order| listed(corpus, selection, *order));
    let list: &[Listed] = found.ready().map_or(&[], |found| found.as_slice());
    let reading = if searching && as_lines { list } else { list.get(..*shown).unwrap_or(list) };
    let texts = use_bodies(&reading.iter().map(|one| one.article).collect::<Vec<_>>());
    if let Err(screen) = or_screen(found.clone(), SEARCHING) {
        return screen;
    }
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let onsort = app.on(move |event: Event| {
        let order = match browser::changed_value(&event).as_str() {
            "date" => ArticleOrder::Date,
            "name" => ArticleOrder::Name,
            "length" => ArticleOrder::Length,
            _ => ArticleOrder::Best,
        };
        Action::Set(Route::Articles(ArticlesRoute { order, ..route }))
    });
    let onlines = app.on(move |_: MouseEvent| {
        Action::Set(Route::Articles(ArticlesRoute { as_lines: !as_lines, ..route }))
    });
    let total = app.corpus.articles.len();
    let heading = if list.len() == total {
        wording::count(total, "article", "articles")
    } else {
        format!("{} of {}", list.len(), wording::count(total, "article", "articles"))
    };
    let days = list.iter().filter_map(|one| app.corpus.article(one.article)?.meta.published);
    let span = wording::published_between(days);
    let option = |order: ArticleOrder, value: &'static str, name: &'static str| {
        html! { <option {value} selected={route.order == order}>{ name }</option> }
    };
    let lines = if searching && as_lines {
        let ids: Vec<_> = list.iter().map(|one| one.article).collect();
        kwic::of_words(&app.corpus, &texts, &ids, &address.query.words, WIDTH, kwic::Sort::Text)
    } else {
        Vec::new()
    };
    let save = {
        let mut ranked: Vec<(usize, ArticleId)> = list.iter().map(|one| (one.rank, one.article)).collect();
        ranked.sort_unstable();
        let ids: Rc<[ArticleId]> = ranked.into_iter().map(|(_, article)| article).collect();
        let app = app.clone();
        move |json: bool| export::articles(&app.corpus, &ids, json).save()
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
                        { list_menu(save) }
                    </div>
                </div>
                if let Some(span) = span {
                    <p class="note">{ span }</p>
                }
                if list.is_empty() {
                    { empty("No article answers all of this.", html! { <p>{ "Drop one of the filters above, or look for fewer words. " }
                            <button type="button" class="link" onclick={app.on(|_: MouseEvent| Action::Clear)}>{ "Clear all" }</button>
                        </p> }) }
                } else if searching && as_lines {
                    <Lines {lines} />
                } else {
                    { for reading.iter().map(|one| drawn(&app, &texts, one)) }
                    if list.len() > *shown {
                        <button type="button" onclick={more}>{ format!("Show all {}", list.len()) }</button>
                    }
                }
            </section>
        </div>
    }
}

/// An article of the list.
struct Listed {
    article: ArticleId,
    /// Its place among those that answer best.
    rank: usize,
}

/// The articles that answer the query, in the order asked for.
fn listed(catalogue: &Catalogue, selection: &Selection, order: ArticleOrder) -> Vec<Listed> {
    let ranked = search::rank(selection).into_iter().enumerate();
    let mut list: Vec<Listed> = ranked.map(|(rank, (article, _))| Listed { article, rank }).collect();
    let article = |one: &Listed| catalogue.article(one.article);
    match order {
        ArticleOrder::Date => list.sort_by_key(|one| {
            let day = article(one).and_then(|article| article.meta.published);
            (day.is_none(), Reverse(day))
        }),
        ArticleOrder::Name => {
            list.sort_by_key(|one| article(one).map(|article| fold(&article.goes_by().0)));
        }
        ArticleOrder::Length => list.sort_by_key(|one| Reverse(article(one).map(|article| article.words))),
        ArticleOrder::Best => {}
    }
    list
}

/// An article as a card; the best ones show where they hold the words searched for.
fn drawn(app: &AppContext, texts: &Library, one: &Listed) -> Html {
    let Some(body) = texts.body(one.article) else { return Html::default() };
    let snippets = if one.rank < search::WITH_SNIPPETS {
        search::snippets(&app.corpus, body, &app.address().query.words)
    } else {
        Vec::new()
    };
    card(app, one.article, body, &snippets)
}
