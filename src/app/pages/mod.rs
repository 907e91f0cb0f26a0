//! The pages, one a view. A page asks the corpus through `explore` and draws with `components`.

mod about;
mod article;
mod articles;
mod claims;
mod compare;
mod coverage;
mod desk;
mod entities;
mod entity;
mod front;
mod matrix;
mod network;
mod notebook;
mod own;
mod timeline;

use yew::prelude::*;

use super::browser;
use super::components::screen::empty;
use super::hooks::{AppContext, use_after, use_app};
use super::navigation::PAGES;
use super::route::Route;
use crate::corpus::ArticleId;

/// The page of the current route.
#[component]
pub fn Page() -> Html {
    let app = use_app();
    let route = app.address().route.clone();
    let name = match &route {
        Route::Article(article) => {
            match app.corpus.article_by_slug(&article.slug).and_then(|id| app.corpus.article(id)) {
                Some(article) => article.goes_by().0,
                None => "No such article".to_owned(),
            }
        }
        Route::Entity(entity) => {
            match app.corpus.entity_by_slug(&entity.slug).and_then(|id| app.corpus.entity(id)) {
                Some(entity) => entity.entity.name.clone(),
                None => "No such entity".to_owned(),
            }
        }
        _ => {
            let entry = PAGES.iter().find(|entry| (entry.holds)(&route));
            entry.map_or("No such page", |entry| entry.name).to_owned()
        }
    };
    let corpus = if app.corpus.title.is_empty() { "Parallax" } else { app.corpus.title.as_str() };
    use_after(format!("{name} – {corpus}"), |title| browser::set_title(title));
    match route {
        // a page without articles is there to be given some
        Route::Front if app.corpus.articles.is_empty() => html! { <own::OwnPage /> },
        Route::Front => html! { <front::FrontPage /> },
        Route::Articles(route) => html! { <articles::Articles {route} /> },
        Route::Article(route) => match app.corpus.article_by_slug(&route.slug) {
            Some(article) => {
                let key = route.slug.clone();
                html! { <article::ArticlePage {key} {article} {route} /> }
            }
            None => lost(&format!("This corpus has no article “{}”.", route.slug)),
        },
        Route::Timeline(route) => html! { <timeline::TimelinePage {route} /> },
        Route::Choose => html! { <compare::Choose first={ArticleId(0)} /> },
        Route::Compare(route) => compared(&app, &route.articles),
        Route::Entities(route) => html! { <entities::Entities {route} /> },
        Route::Entity(route) => match app.corpus.entity_by_slug(&route.slug) {
            Some(entity) => {
                let key = route.slug.clone();
                html! { <entity::EntityPage {key} {entity} {route} /> }
            }
            None => lost(&format!("This corpus names nothing called “{}”.", route.slug)),
        },
        Route::Network(route) => html! { <network::NetworkPage {route} /> },
        Route::Coverage(route) => html! { <coverage::CoveragePage {route} /> },
        Route::Notebook => html! { <notebook::NotebookPage /> },
        Route::Own => html! { <own::OwnPage /> },
        Route::About => about::about(&app),
        Route::Lost => lost("This address leads nowhere."),
    }
}

/// The comparison of the articles of an address, if it can be made.
fn compared(app: &AppContext, slugs: &[String]) -> Html {
    let mut articles: Vec<ArticleId> = Vec::new();
    for slug in slugs {
        match app.corpus.article_by_slug(slug) {
            Some(id) => articles.push(id),
            None => return lost(&format!("This corpus has no article “{slug}”.")),
        }
    }
    let mut once = articles.clone();
    once.sort_unstable();
    once.dedup();
    match articles[..] {
        [first] => html! { <compare::Choose {first} /> },
        _ if once.len() < articles.len() => compare::twice(app, &articles),
        _ => html! { <compare::ComparePage {articles} /> },
    }
}

fn lost(why: &str) -> Html {
    html! {
        <>
            <h1>{ "Not here" }</h1>
            { empty(why, html! { <p>{ "The link may be from another corpus, or from an older build of this one. The views are in the menu above." }</p> }) }
        </>
    }
}
