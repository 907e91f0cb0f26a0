//! The claims of several articles: what two or more of them say, and which of the others do not.

use yew::prelude::*;

use super::matrix::{choice, column};
use crate::app::components::screen::{FETCHING, empty, failed, or_screen, waiting};
use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_answer, use_app, use_bodies};
use crate::app::load::{Library, Loading};
use crate::app::route::{CoverageRoute, Show};
use crate::corpus::{ArticleId, Bodies};
use crate::explore::compare::overview::Claim;

/// The most articles whose claims are looked for at once: every two of them are compared.
pub(super) const MOST: usize = 16;

/// Properties of [`Claims`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClaimsProps {
    /// The articles, from left to right.
    pub(super) articles: Vec<ArticleId>,
    /// What the page is set to.
    pub(super) route: CoverageRoute,
}

/// Claims against articles.
#[component]
pub(super) fn Claims(props: &ClaimsProps) -> Html {
    let app = use_app();
    let articles = &props.articles;
    let texts = use_bodies(articles);
    let found = match use_answer(Question::Claims(articles.clone())) {
        Loading::Ready(Answer::Claims(found)) => found,
        Loading::Failed { why, again } => return failed("The claims could not be looked for.", &why, again),
        Loading::Ready(_) | Loading::Waiting => return waiting("Comparing every two of them…"),
    };
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let makers = |claim: &Claim| claim.places.iter().filter(|places| !places.is_empty()).count();
    let holds = |claim: &Claim, show: Show| match show {
        Show::All | Show::Only => true,
        Show::Shared => makers(claim) == articles.len(),
        Show::Missing => makers(claim) < articles.len(),
    };
    let number = |show: Show| found.iter().filter(|claim| holds(claim, show)).count();
    let rows: Vec<&Claim> = found.iter().filter(|claim| holds(claim, props.route.show)).collect();
    html! {
        <>
            <div class="switch" role="group" aria-label="Which claims">
                { choice(&app, props.route, Show::All, "All", number(Show::All)) }
                { choice(&app, props.route, Show::Shared, "In every article", number(Show::Shared)) }
                { choice(&app, props.route, Show::Missing, "Missing from some", number(Show::Missing)) }
            </div>
            <p class="note">{ "A claim is a sentence that two articles or more make, in the same or in other words, with no other number, name or date. A cell opens it; a dot means that no sentence was found to say the same." }</p>
            if rows.is_empty() {
                { empty("No claim is like that here.", html! { <p>{ "No sentence of one says what a sentence of another says." }</p> }) }
            } else {
                <div class="table-frame" tabindex="0" role="region" aria-label="Claims against articles">
                    <table class="matrix claims-matrix">
                        <thead><tr>
                            <th scope="col">{ "Claim" }</th>
                            { for articles.iter().enumerate().map(|(n, id)| column(&app, n, *id)) }
                        </tr></thead>
                        <tbody>{ for rows.iter().map(|claim| draw(&app, &texts, articles, claim)) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

/// A claim in the words of the first that makes it, and who else does.
fn draw(app: &AppContext, texts: &Library, articles: &[ArticleId], claim: &Claim) -> Html {
    let told = || articles.iter().map(|id| app.corpus.article(*id)).zip(&claim.places);
    let bodies = articles.iter().map(|id| texts.body(*id));
    let said =
        bodies.zip(&claim.places).find_map(|(body, places)| Some(places.first()?.of(&body?.document.text)));
    let said = said.unwrap_or_default().replace(['\t', '\n'], " | ");
    html! {
        <tr>
            <th scope="row">{ &said }</th>
            { for told().map(|(article, places)| match (article, places.first()) {
                (Some(article), Some(at)) => html! {
                    <td class="level-2">
                        <a href={app.passage_href(&article.slug, *at)} aria-label={format!("says so: {}", article.goes_by().0)}>
                            { "says so" }
                        </a>
                    </td>
                },
                _ => html! { <td class="none"><span class="hidden">{ "not found" }</span>{ "·" }</td> },
            }) }
        </tr>
    }
}
