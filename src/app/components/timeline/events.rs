//! What is told, in order of time: a row a point in time, with the sentences that tell of it and who tells them. It reads
//! as well on a phone as on a wide screen, and without a drawing.

use yew::prelude::*;

use super::together::{in_articles, told};
use crate::app::components::excerpt::excerpt;
use crate::app::hooks::AppContext;
use crate::app::load::Library;
use crate::app::state::Action;
use crate::corpus::{Article, ArticleId, Bodies as _};
use crate::explore::timeline::Told;
use crate::text::Span;
use crate::wording;

/// How many sentences of a row are shown; the date opens all.
const SENTENCES: usize = 4;

/// The articles whose texts the rows show.
pub(crate) fn articles(rows: &[Told]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> =
        rows.iter().flat_map(|row| row.events.iter().map(|(id, _)| *id)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Rows, below the year that each begins in.
pub(crate) fn list(app: &AppContext, texts: &Library, rows: &[Told]) -> Html {
    let year = |row: &Told| row.extent.first.or(row.extent.last).map(|day| day.parts().0);
    html! {
        <div class="told">
            { for rows.chunk_by(|one, next| year(one) == year(next)).map(|of_year| {
                let name = of_year.first().and_then(year).map_or_else(String::new, wording::year);
                html! {
                    <section class="told-year" aria-label={name.clone()}>
                        <h2>{ name }</h2>
                        <ol>{ for of_year.iter().map(|row| drawn(app, texts, row)) }</ol>
                    </section>
                }
            }) }
        </div>
    }
}

fn drawn(app: &AppContext, texts: &Library, row: &Told) -> Html {
    let when = wording::extent(row.extent);
    let subject = told(app, row);
    let onclick = app.on(move |_: MouseEvent| Action::Inspect(subject.clone()));
    let sentences = sentences(texts, row);
    let rest = sentences.len().saturating_sub(SENTENCES);
    html! {
        <li class={classes!("told-row", (row.articles > 1).then_some("several"))}>
            <div class="told-when">
                <button type="button" class="link" {onclick}>{ when }</button>
                if row.articles > 1 {
                    <span class="told-by-many">{ format!("told {}", in_articles(row)) }</span>
                }
            </div>
            <ul>
                { for sentences.into_iter().take(SENTENCES).filter_map(|(id, at)| {
                    let article = app.corpus.article(id)?;
                    let text = &texts.body(id)?.document.text;
                    Some(html! {
                        <li>
                            <a href={app.passage_href(&article.slug, at)}>{ excerpt(text, at, &[]) }</a>
                            <span class="told-by">{ by(article) }</span>
                        </li>
                    })
                }) }
                if rest > 0 {
                    <li class="told-by">{ format!("and {}", wording::count(rest, "more sentence", "more sentences")) }</li>
                }
            </ul>
        </li>
    }
}

/// An article's outlet and day, as far as they are known, else its title; the outlet keeps its direction to itself.
fn by(article: &Article) -> Html {
    match (&article.meta.source, article.meta.published) {
        (Some(outlet), Some(day)) => {
            html! { <><bdi>{ outlet }</bdi>{ format!(", {}", wording::day(day)) }</> }
        }
        _ => wording::front::by(article).into(),
    }
}

/// The sentences that tell of a row, each once, one of each article before a second of one.
fn sentences(texts: &Library, row: &Told) -> Vec<(ArticleId, Span)> {
    let mut found: Vec<(ArticleId, Span)> = Vec::new();
    for &(id, event) in &row.events {
        let Some(body) = texts.body(id) else { continue };
        let Some(event) = body.annotations.events.get(event as usize) else { continue };
        let sentence = body.document.sentences.iter().find(|sentence| sentence.contains(event.span));
        let place = (id, sentence.copied().unwrap_or(event.span));
        if !found.contains(&place) {
            found.push(place);
        }
    }
    let mut firsts: Vec<(ArticleId, Span)> = Vec::new();
    let mut more = Vec::new();
    for place in found {
        let known = firsts.iter().any(|(id, _)| *id == place.0);
        if known { more.push(place) } else { firsts.push(place) }
    }
    firsts.extend(more);
    firsts
}
