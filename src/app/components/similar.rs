//! Articles to read beside one another: the most similar ones with the reasons, and the way to a comparison.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_answer, use_app};
use crate::app::load::Loading;
use crate::app::route::{CompareRoute, Route, Tab};
use crate::corpus::ArticleId;
use crate::explore::compare::sheet::{MOST, Verdict};
use crate::explore::compare::similar::Similar;
use crate::text::Span;
use crate::wording;

/// The articles most like one article, most like first; none until the engine has answered.
#[hook]
pub(crate) fn use_similar(article: ArticleId) -> Rc<Vec<Similar>> {
    match use_answer(Question::Similar(article)) {
        Loading::Ready(Answer::Similar(alike)) => alike,
        _ => Rc::default(),
    }
}

/// Properties of [`Differ`].
#[derive(Clone, PartialEq, Properties)]
struct DifferProps {
    /// The articles.
    articles: [ArticleId; 2],
}

/// The most questions that are named one by one.
const NAMED: usize = 3;

/// How many of the most similar are compared before anybody asks: each costs the engine as much as a comparison.
const COMPARED: usize = 4;

/// On how many points two articles differ, and on which; nothing until the engine has answered, nor where it found none.
#[component]
fn Differ(props: &DifferProps) -> Html {
    let app = use_app();
    let Loading::Ready(Answer::Sheet(sheet)) = use_answer(Question::Sheet(props.articles.to_vec())) else {
        return Html::default();
    };
    let points =
        sheet.points.iter().filter(|point| point.within().is_none() && point.verdict != Verdict::Agreement);
    let asked: Vec<String> = points
        .map(|point| wording::inside(&wording::question(&point.about, point.kind, &app.corpus).line()))
        .collect();
    if asked.is_empty() {
        return Html::default();
    }
    let named = asked.get(..NAMED).unwrap_or(&asked).join("; ");
    let more = if asked.len() > NAMED { " …" } else { "" };
    html! {
        <span class="note differ">
            { format!("They differ on {}: {named}{more}", wording::count(asked.len(), "point", "points")) }
        </span>
    }
}

/// Those articles, each a comparison with this one, why it is like it, and on what the two differ.
pub(crate) fn list(app: &AppContext, id: ArticleId, alike: &[Similar]) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let item = |(n, similar): (usize, &Similar)| {
        let other = app.corpus.article(similar.article)?;
        let route = Route::compare(vec![article.slug.clone(), other.slug.clone()]);
        Some(html! {
            <li>
                <a href={app.href(route)}>{ other.goes_by().0 }</a>
                <span class="note">{ reasons(app, similar) }</span>
                if n < COMPARED { <Differ articles={[id, similar.article]} /> }
            </li>
        })
    };
    html! { <ul class="plain similar-list">{ for alike.iter().enumerate().filter_map(item) }</ul> }
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
