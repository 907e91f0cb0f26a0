//! Articles to read beside one another: the most similar ones with the reasons, and the way to a comparison.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::hooks::{AppContext, Told, use_answer};
use crate::app::route::{Place, Route, Tab};
use crate::app::words;
use crate::app::worker::{Answer, Question};
use crate::corpus::ArticleId;
use crate::explore::compare::sheet::MOST;
use crate::explore::compare::similar::Beside;
use crate::text::Span;

/// The articles most like one article, most like first; none until the engine has answered.
#[hook]
pub(crate) fn use_beside(article: ArticleId) -> Rc<Vec<Beside>> {
    match use_answer(Question::Beside(article)) {
        Told::Ready(Answer::Beside(alike)) => alike,
        _ => Rc::default(),
    }
}

/// Those articles, each a comparison with this one, and why it is like it.
pub(crate) fn list(app: &AppContext, id: ArticleId, alike: &[Beside]) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let item = |beside: &Beside| {
        let other = app.corpus.article(beside.article)?;
        let route = Route::Compare { articles: vec![article.slug.clone(), other.slug.clone()] };
        Some(html! {
            <li>
                <a href={app.href(route)}>{ words::title(other).0 }</a>
                <span class="note">{ reasons(app, beside) }</span>
            </li>
        })
    };
    html! { <ul class="plain beside-list">{ for alike.iter().filter_map(item) }</ul> }
}

/// Why an article is like another, in words.
pub(crate) fn reasons(app: &AppContext, beside: &Beside) -> String {
    let names = beside.names.iter().filter_map(|id| app.corpus.entity(*id));
    let names: Vec<&str> = names.map(|entity| entity.entity.name.as_str()).collect();
    let dates: Vec<String> = beside.dates.iter().map(|extent| words::extent(*extent)).collect();
    let mut said = Vec::new();
    if beside.wording >= 10 {
        said.push(format!("about {} % shared wording", beside.wording));
    }
    if !names.is_empty() {
        said.push(format!("both name {}", names.join(", ")));
    }
    if !dates.is_empty() {
        said.push(format!("both speak of {}", dates.join(", ")));
    }
    if !beside.words.is_empty() && said.is_empty() {
        said.push(format!("both use “{}”", beside.words.join("”, “")));
    }
    said.join("; ")
}

/// A way to the articles that hold these places side by side, at the places; none where fewer than two do. An article
/// with several places opens at its first, and no more than four have room.
pub(crate) fn side_by_side(app: &AppContext, places: &[(ArticleId, Span)], tab: Tab) -> Html {
    let mut firsts: Vec<(ArticleId, Span)> = Vec::new();
    for (id, span) in places {
        if firsts.len() < MOST && !firsts.iter().any(|(held, _)| held == id) {
            firsts.push((*id, *span));
        }
    }
    if firsts.len() < 2 {
        return Html::default();
    }
    let slugs = firsts.iter().filter_map(|(id, _)| app.corpus.article(*id)).map(|a| a.slug.clone());
    let mut place: Place = app.place().to(Route::Compare { articles: slugs.collect() });
    place.view.tab = tab;
    for (spot, (_, span)) in place.view.spots.iter_mut().zip(&firsts) {
        *spot = Some(*span);
    }
    html! { <a class="button" href={place.href()}>{ format!("Read {} articles side by side", firsts.len()) }</a> }
}
