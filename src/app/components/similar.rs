//! Articles to read beside one another: the most similar ones with the reasons, and the way to a comparison.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_answer};
use crate::app::load::Loading;
use crate::app::route::{CompareRoute, Route, Tab};
use crate::app::wording;
use crate::corpus::ArticleId;
use crate::explore::compare::sheet::MOST;
use crate::explore::compare::similar::Similar;
use crate::text::Span;

/// The articles most like one article, most like first; none until the engine has answered.
#[hook]
pub(crate) fn use_similar(article: ArticleId) -> Rc<Vec<Similar>> {
    match use_answer(Question::Similar(article)) {
        Loading::Ready(Answer::Similar(alike)) => alike,
        _ => Rc::default(),
    }
}

/// Those articles, each a comparison with this one, and why it is like it.
pub(crate) fn list(app: &AppContext, id: ArticleId, alike: &[Similar]) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let item = |similar: &Similar| {
        let other = app.corpus.article(similar.article)?;
        let route = Route::compare(vec![article.slug.clone(), other.slug.clone()]);
        Some(html! {
            <li>
                <a href={app.href(route)}>{ other.goes_by().0 }</a>
                <span class="note">{ reasons(app, similar) }</span>
            </li>
        })
    };
    html! { <ul class="plain similar-list">{ for alike.iter().filter_map(item) }</ul> }
}

/// Why an article is like another, in words.
pub(crate) fn reasons(app: &AppContext, similar: &Similar) -> String {
    let names = similar.names.iter().filter_map(|id| app.corpus.entity(*id));
    let names: Vec<&str> = names.map(|entity| entity.entity.name.as_str()).collect();
    let dates: Vec<String> = similar.dates.iter().map(|extent| wording::extent(*extent)).collect();
    let mut said = Vec::new();
    if similar.wording >= 10 {
        said.push(format!("about {} % shared wording", similar.wording));
    }
    if !names.is_empty() {
        said.push(format!("both name {}", names.join(", ")));
    }
    if !dates.is_empty() {
        said.push(format!("both speak of {}", dates.join(", ")));
    }
    if !similar.words.is_empty() && said.is_empty() {
        said.push(format!("both use “{}”", similar.words.join("”, “")));
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
    let mut compare = CompareRoute { articles: slugs.collect(), tab, ..CompareRoute::default() };
    for (spot, (_, span)) in compare.spots.iter_mut().zip(&firsts) {
        *spot = Some(*span);
    }
    let href = app.href(Route::Compare(compare));
    html! { <a class="button" {href}>{ format!("Read {} articles side by side", firsts.len()) }</a> }
}
