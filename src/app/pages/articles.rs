//! Articles: the list, its facets, its search results.

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::articles::card;
use crate::app::components::composite::Composite;
use crate::app::components::filters::Facets;
use crate::app::components::lines::Lines;
use crate::app::components::save::list_menu;
use crate::app::components::screen::{FETCHING, SEARCHING, empty, or_screen};
use crate::app::components::shell::RESULTS;
use crate::app::export;
use crate::app::hooks::{AppContext, use_app, use_bodies, use_found, use_said};
use crate::app::load::Library;
use crate::app::route::{ArticleOrder, ArticlesRoute, Route};
use crate::app::state::Action;
use crate::corpus::{ArticleId, Bodies, Catalogue};
use crate::explore::{Selection, kwic, search};
use crate::text::fold::fold;
use crate::wording;

/// How many articles are drawn before the reader asks for more.
const FIRST: usize = 50;
/// How many more are drawn each time they do.
const MORE: usize = 200;
/// Characters on either side of a keyword: more than the widest screen has room for.
const WIDTH: usize = 160;

/// The orders of the list, behind the first, which depends on what is asked.
const ORDERS: [(ArticleOrder, &str); 3] = [
    (ArticleOrder::Date, "newest first"),
    (ArticleOrder::Name, "title"),
    (ArticleOrder::Length, "longest first"),
];
/// The orders of keywords in context.
const LINE_ORDERS: [(ArticleOrder, &str); 4] = [
    (ArticleOrder::Best, "best match"),
    (ArticleOrder::Before, "by the words before"),
    (ArticleOrder::After, "by the words after"),
    (ArticleOrder::Date, "newest first"),
];

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
    let total = app.corpus.articles.len();
    let heading = if list.len() == total {
        wording::count(total, "article", "articles")
    } else {
        format!("{} of {}", list.len(), wording::count(total, "article", "articles"))
    };
    use_said(if found.ready().is_some() { &heading } else { "" });
    if let Err(screen) = or_screen(found.clone(), SEARCHING) {
        return screen;
    }
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let onsort = app.on(move |event: Event| {
        let order = ArticleOrder::of(&browser::changed_value(&event));
        Action::Set(Route::Articles(ArticlesRoute { order, ..route }))
    });
    let onlines = app.on(move |_: MouseEvent| {
        Action::Set(Route::Articles(ArticlesRoute { as_lines: !as_lines, ..route }))
    });
    let days = list.iter().filter_map(|one| app.corpus.article(one.article)?.meta.published);
    let span = wording::published_between(days);
    let first = if searching { "best match" } else { "as in the corpus" };
    let orders = if searching && as_lines {
        LINE_ORDERS
    } else {
        [(ArticleOrder::Best, first), ORDERS[0], ORDERS[1], ORDERS[2]]
    };
    let option = |(order, name): &(ArticleOrder, &'static str)| {
        html! { <option value={order.as_str()} selected={route.order == *order}>{ *name }</option> }
    };
    let lines = if searching && as_lines {
        let ids: Vec<_> = list.iter().map(|one| one.article).collect();
        let sort = match route.order {
            ArticleOrder::Before => kwic::Sort::Left,
            ArticleOrder::After => kwic::Sort::Right,
            _ => kwic::Sort::Text,
        };
        kwic::of_words(&app.corpus, &texts, &ids, &address.query.words, WIDTH, sort)
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
        let (shown, now) = (shown.setter(), *shown);
        Callback::from(move |_: MouseEvent| shown.set(now + MORE))
    };
    html! {
        <div class="with-side">
            <section class="results" aria-label="Articles">
                <div class="bar">
                    <h1>{ heading }</h1>
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        <label>{ "Sort " }
                            <select onchange={onsort}>{ for orders.iter().map(option) }</select>
                        </label>
                        if searching {
                            <button type="button" onclick={onlines} aria-pressed={as_lines.to_string()}>
                                { "Keyword in context" }
                            </button>
                        }
                        { list_menu(save) }
                    </Composite>
                </div>
                // always a line, so that a filter moves nothing
                <p class="note">{ match span {
                    Some(span) => span,
                    None if list.is_empty() => "\u{a0}".to_owned(),
                    None => "No day of publication is known.".to_owned(),
                } }</p>
                <div id={RESULTS} tabindex="-1">
                if list.is_empty() {
                    { empty("No article answers all of this.", html! { <p>{ "Drop one of the filters above, or look for fewer words. " }
                            <button type="button" class="link" onclick={app.on(|_: MouseEvent| Action::Clear)}>{ "Clear all" }</button>
                        </p> }) }
                } else if searching && as_lines {
                    <Lines {lines} />
                } else {
                    { for reading.iter().map(|one| drawn(&app, &texts, one)) }
                    if list.len() > *shown {
                        <button type="button" onclick={more}>
                            { wording::show_more(MORE, *shown, list.len()) }
                        </button>
                    }
                }
                </div>
            </section>
            <Facets />
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
            list.sort_by_cached_key(|one| article(one).map(|article| fold(&article.goes_by().0)));
        }
        ArticleOrder::Length => list.sort_by_key(|one| Reverse(article(one).map(|article| article.words))),
        ArticleOrder::Best | ArticleOrder::Before | ArticleOrder::After => {}
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
