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
pub(crate) mod parts;
mod timeline;

use yew::prelude::*;

use self::parts::{Later, Part};
use super::browser;
use super::components::screen::empty;
use super::hooks::{use_after, use_app};
use super::navigation::PAGES;
use super::route::Route;

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
        Route::Front if app.corpus.articles.is_empty() => {
            html! { <Later part={Part::Own} {name} route={Route::Own} /> }
        }
        Route::Front => html! { <front::FrontPage /> },
        Route::Articles(route) => html! { <articles::Articles {route} /> },
        Route::Article(route) => match app.corpus.article_by_slug(&route.slug) {
            Some(article) => {
                let key = route.slug.clone();
                html! { <article::ArticlePage {key} {article} {route} /> }
            }
            None => lost(&format!("This corpus has no article “{}”.", route.slug)),
        },
        Route::About => about::about(&app),
        route => match Part::of(&route) {
            Some(part) => html! { <Later key={part as u8} {part} {name} {route} /> },
            None => lost("This address leads nowhere."),
        },
    }
}

fn lost(why: &str) -> Html {
    html! {
        <>
            <h1>{ "Not here" }</h1>
            { empty(why, html! { <p>{ "The link may be from another corpus, or from an older build of this one. Articles of your own are there until the page is loaded anew, unless you keep or save them. The views are in the menu above." }</p> }) }
        </>
    }
}
