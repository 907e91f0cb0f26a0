//! The choice of articles: of two to begin with, and of others in their place.

use yew::prelude::*;

use super::side_by_side;
use crate::app::browser;
use crate::app::components::screen::empty;
use crate::app::components::similar::{list, use_similar};
use crate::app::hooks::{AppContext, use_app};
use crate::app::route::Route;
use crate::app::state::Action;
use crate::corpus::ArticleId;
use crate::explore::compare::similar::Similar;
use crate::wording;

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
            if !app.address().query.is_empty() {
                <p class="note">{ "All articles can be chosen here; the filters do not narrow these lists." }</p>
            }
            <p><a class="button primary" href={app.href(route)}>{ "Read side by side" }</a></p>
            if !alike.is_empty() {
                <h2>{ "Most like the left one" }</h2>
                { list(&app, first, &alike) }
            }
        </section>
    }
}

/// The most articles that a list names one by one.
const LISTED: usize = 200;

/// A list to put another article into column `n`; into a new one where there is no such column yet.
pub(super) fn picker(app: &AppContext, articles: &[ArticleId], n: usize, alike: &[Similar]) -> Html {
    let (label, first) = match articles.get(n) {
        Some(_) => (format!("Other article in {}", wording::letter(n)), "Other…"),
        None => ("Add an article".to_owned(), "Add an article…"),
    };
    let onchoose = {
        let (app, articles) = (app.clone(), articles.to_vec());
        Callback::from(move |event: Event| {
            let Some(id) = app.corpus.article_by_slug(&browser::changed_value(&event)) else { return };
            let mut articles = articles.clone();
            match articles.get_mut(n) {
                Some(slot) => *slot = id,
                None => articles.push(id),
            }
            app.act(Action::Arrive(side_by_side(&app, &articles)));
        })
    };
    let free = |id: &ArticleId| !articles.contains(id);
    html! {
        <label class="picker small">
            <span class="hidden">{ &label }</span>
            <select onchange={onchoose}>
                <option value="" selected=true>{ first }</option>
                { options(app, alike, None, &free) }
            </select>
        </label>
    }
}

/// The articles to choose from: the chosen one, those alike, then the others as far as a list can hold them.
fn options(
    app: &AppContext,
    alike: &[Similar],
    chosen: Option<ArticleId>,
    free: &dyn Fn(&ArticleId) -> bool,
) -> Html {
    let mut list: Vec<ArticleId> = chosen.into_iter().collect();
    let others = alike.iter().map(|similar| similar.article).chain(app.corpus.articles().map(|(id, _)| id));
    for id in others.filter(free) {
        if list.len() >= LISTED {
            break;
        }
        if !list.contains(&id) {
            list.push(id);
        }
    }
    let option = |id: ArticleId| {
        let article = app.corpus.article(id)?;
        let (title, _) = article.goes_by();
        let name = format!("{title} ({}, {})", wording::outlet(article), wording::published(article));
        Some(html! { <option value={article.slug.clone()} selected={chosen == Some(id)}>{ name }</option> })
    };
    list.into_iter().filter_map(option).collect()
}
