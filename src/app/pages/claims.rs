//! What several articles answer to the same questions: the story in facts, over more articles than stand side by side.

use yew::prelude::*;

use super::compare::facts::{told, verdict_class};
use super::matrix::{choice, column, key};
use crate::app::components::composite::Composite;
use crate::app::components::screen::{FETCHING, empty, failed, or_screen, waiting};
use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_answer, use_app, use_bodies};
use crate::app::load::{Library, Loading};
use crate::app::route::{CoverageRoute, Show};
use crate::corpus::{ArticleId, Bodies as _};
use crate::explore::compare::sheet::{self, Point};
use crate::wording;

/// The most articles whose answers are looked for at once: every two of them are compared.
pub(super) const MOST: usize = sheet::ACROSS;

/// Properties of [`Claims`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClaimsProps {
    /// The articles, from left to right.
    pub(super) articles: Vec<ArticleId>,
    /// What the page is set to.
    pub(super) route: CoverageRoute,
}

/// Questions against articles.
#[component]
pub(super) fn Claims(props: &ClaimsProps) -> Html {
    let app = use_app();
    let articles = &props.articles;
    let texts = use_bodies(articles);
    let found = match use_answer(Question::Across(articles.clone())) {
        Loading::Ready(Answer::Across(found)) => found,
        Loading::Failed { why, again } => return failed("The articles could not be compared.", &why, again),
        Loading::Ready(_) | Loading::Waiting => return waiting("Comparing every two of them…"),
    };
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let answering = |point: &Point| {
        (0..articles.len())
            .filter(|n| point.statements.iter().any(|one| usize::from(one.column) == *n))
            .count()
    };
    let holds = |point: &Point, show: Show| match show {
        Show::All | Show::Only => true,
        Show::Shared => answering(point) == articles.len(),
        Show::Missing => answering(point) < articles.len(),
    };
    let number = |show: Show| found.iter().filter(|point| holds(point, show)).count();
    let rows: Vec<&Point> = found.iter().filter(|point| holds(point, props.route.show)).collect();
    html! {
        <>
            <Composite class="switch" role="group" label="Which questions">
                { choice(&app, props.route, Show::All, "All", number(Show::All)) }
                { choice(&app, props.route, Show::Shared, "Answered by every article", number(Show::Shared)) }
                { choice(&app, props.route, Show::Missing, "Not answered by some", number(Show::Missing)) }
            </Composite>
            <p class="note">{ "A row is a question that two articles or more answer, each in its own words. A cell leads to its sentence; a dot means that no answer was found, which is no proof that there is none." }</p>
            if let Some(words) = wording::dismissed(sheet::dismissed(&app.corpus, articles)) {
                <p class="note">{ words }</p>
            }
            if rows.is_empty() {
                { empty("No question is like that here.", html! { <p>{ "No two of these articles were found to answer one question." }</p> }) }
            } else {
                { key(&app, 0, articles) }
                <div class="table-frame" tabindex="0" role="region" aria-label="Questions against articles">
                    // the roles are those of a table, which a phone draws as a list
                    <table class="matrix claims-matrix" role="table">
                        <thead role="rowgroup"><tr role="row">
                            <th scope="col" role="columnheader">{ "Question" }</th>
                            { for articles.iter().enumerate().map(|(n, id)| column(&app, n, *id)) }
                        </tr></thead>
                        <tbody role="rowgroup">{ for rows.iter().map(|point| draw(&app, &texts, articles, point)) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

/// A question, how the answers stand to each other, and what each article answers.
fn draw(app: &AppContext, texts: &Library, articles: &[ArticleId], point: &Point) -> Html {
    let cell = |(column, id): (usize, &ArticleId)| {
        let own = point.statements.iter().find(|statement| usize::from(statement.column) == column);
        let (Some(own), Some(article), Some(body)) = (own, app.corpus.article(*id), texts.body(*id)) else {
            let near = point.near.iter().find(|(at, _)| usize::from(*at) == column);
            return match near.zip(app.corpus.article(*id)) {
                Some(((_, span), article)) => html! {
                    <td class="answer" role="cell" data-number={(column + 1).to_string()}>
                        <a class="note" href={app.passage_href(&article.slug, *span)}>{ wording::NEAR }</a>
                    </td>
                },
                None => html! {
                    <td class="none" role="cell"><span class="hidden">{ "not found" }</span>{ "·" }</td>
                },
            };
        };
        let told = told(body, own);
        let said = told.phrase.of(&body.document.text).replace(['\t', '\n'], " | ");
        let before = if told.before.is_empty() { String::new() } else { format!("{} ", told.before) };
        let by = if told.by.is_empty() { String::new() } else { format!(", {}", told.by) };
        html! {
            <td class="answer" role="cell" data-number={(column + 1).to_string()}>
                <a href={app.passage_href(&article.slug, own.span)}>{ format!("{before}“{said}”{by}") }</a>
            </td>
        }
    };
    let answers = |column: &usize| point.statements.iter().any(|own| usize::from(own.column) == *column);
    let answered = (0..articles.len()).filter(answers).count();
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">
                { wording::question(&point.about, point.kind, &app.corpus).line() }
                <span class={classes!("claim-verdict", verdict_class(point.verdict))}>
                    { wording::verdict(point.verdict, point.kind, point.later, (answered, articles.len())) }
                </span>
            </th>
            { for articles.iter().enumerate().map(cell) }
        </tr>
    }
}
