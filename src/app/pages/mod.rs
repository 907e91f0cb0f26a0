//! The pages, one a view. A page asks the corpus through `explore` and draws with `components`.

mod about;
mod article;
mod articles;
mod claims;
mod compare;
mod coverage;
mod entities;
mod entity;
mod matrix;
mod timeline;

use yew::prelude::*;

use super::browser;
use super::components::screen::empty;
use super::hooks::{AppContext, use_after, use_app};
use super::route::Route;
use super::wording;
use crate::corpus::ArticleId;

/// The page of the current route.
#[component]
pub fn Page() -> Html {
    let app = use_app();
    let route = app.address().route.clone();
    let name = match &route {
        Route::Articles => "Articles".to_owned(),
        Route::Article { slug } => {
            match app.corpus.article_by_slug(slug).and_then(|id| app.corpus.article(id)) {
                Some(article) => wording::title(article).0,
                None => "No such article".to_owned(),
            }
        }
        Route::Timeline => "Timeline".to_owned(),
        Route::Choose | Route::Compare { .. } => "Compare".to_owned(),
        Route::Entities => "Entities".to_owned(),
        Route::Entity { slug } => {
            match app.corpus.entity_by_slug(slug).and_then(|id| app.corpus.entity(id)) {
                Some(entity) => entity.entity.name.clone(),
                None => "No such entity".to_owned(),
            }
        }
        Route::Coverage => "Coverage".to_owned(),
        Route::About => "About".to_owned(),
        Route::Lost => "No such page".to_owned(),
    };
    let corpus = if app.corpus.title.is_empty() { "Parallax" } else { app.corpus.title.as_str() };
    use_after(format!("{name} – {corpus}"), |title| browser::set_title(title));
    match route {
        Route::Articles => html! { <articles::Articles /> },
        Route::Article { slug } => match app.corpus.article_by_slug(&slug) {
            Some(article) => html! { <article::ArticlePage key={slug} {article} /> },
            None => lost(&format!("This corpus has no article “{slug}”.")),
        },
        Route::Timeline => html! { <timeline::TimelinePage /> },
        Route::Choose => html! { <compare::Choose first={ArticleId(0)} /> },
        Route::Compare { articles } => compared(&app, &articles),
        Route::Entities => html! { <entities::Entities /> },
        Route::Entity { slug } => match app.corpus.entity_by_slug(&slug) {
            Some(entity) => html! { <entity::EntityPage key={slug} {entity} /> },
            None => lost(&format!("This corpus names nothing called “{slug}”.")),
        },
        Route::Coverage => html! { <coverage::CoveragePage /> },
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
