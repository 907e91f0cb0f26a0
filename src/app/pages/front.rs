//! The front page: what the corpus is at a glance, what is worth a first look, and the articles by the stories they tell.
//!
//! `publish::site::first` draws the same before this program runs; a test in `tests/views` holds the two together.

use yew::prelude::*;

use crate::app::components::articles::title_words;
use crate::app::components::screen::{FETCHING, or_screen};
use crate::app::hooks::{AppContext, use_app, use_bodies};
use crate::app::route::{CompareRoute, EntitiesRoute, Route, TimelineRoute};
use crate::app::state::{Action, Settings};
use crate::corpus::{ArticleId, Catalogue};
use crate::explore::Query;
use crate::explore::density::Bin;
use crate::explore::front::{Finding, Front, Glance, Story, glance};
use crate::wording;
use crate::wording::front::{self as words, BAR, Card, HEIGHT, SHOWN, Target, WIDTH};

/// The front page.
#[component]
pub(super) fn FrontPage() -> Html {
    let app = use_app();
    let corpus = app.corpus.clone();
    let made = use_memo((), |()| (Front::read(&corpus), glance(&corpus)));
    let (front, glance) = &*made;
    let wanted: Vec<ArticleId> = front.findings.iter().flat_map(Finding::articles).collect();
    let texts = match or_screen(use_bodies(&wanted), FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let cards: Vec<Card> =
        front.findings.iter().filter_map(|finding| words::card(finding, &app.corpus, &texts)).collect();
    let others = words::others(front, &app.corpus);
    let (first, more) = cards.split_at(cards.len().min(words::FINDINGS_OPEN));
    let stories = front.stories.get(..SHOWN).unwrap_or(&front.stories);
    let (open, closed) = stories.split_at(stories.len().min(words::STORIES_OPEN));
    html! {
        <div class="front">
            <section class="front-what">
                <h1>{ words::heading(&app.corpus, glance) }</h1>
                if let Some(about) = words::about(&app.corpus) {
                    <p class="front-about">{ about }</p>
                }
                if let Some(span) = wording::published_between(published(&app.corpus)) {
                    <p class="note">{ span }</p>
                }
            </section>
            if !app.state.settings.greeted {
                { greeting(&app) }
            }
            <section class="findings" aria-label={words::FINDINGS}>
                if cards.is_empty() {
                    <p class="note">{ words::no_finding(&app.corpus) }</p>
                }
                { for first.iter().map(|card| drawn(&app, card)) }
                if !more.is_empty() {
                    <details class="more">
                        <summary>{ words::more_findings(more.len()) }</summary>
                        <div class="findings">{ for more.iter().map(|card| drawn(&app, card)) }</div>
                    </details>
                }
            </section>
            <div class="front-glance">
                <section class="front-when">
                    <h2><a href={app.href(Route::Timeline(TimelineRoute::default()))}>{ words::WHEN }</a></h2>
                    { bars(glance) }
                    <p class="note">{ words::told_between(glance) }</p>
                </section>
                <section class="front-who">
                    <h2><a href={app.href(Route::Entities(EntitiesRoute::default()))}>{ words::WHO }</a></h2>
                    { names(&app, glance) }
                </section>
            </div>
            <div class="front-stories">
                { for open.iter().map(|story| told(&app, story)) }
                if !closed.is_empty() {
                    <details class="more">
                        <summary>{ words::more_stories(closed.len()) }</summary>
                        { for closed.iter().map(|story| told(&app, story)) }
                    </details>
                }
                if !others.is_empty() {
                    <section class="story">
                        <h2>{ words::others_heading(front) }</h2>
                        { rows(&app, &others) }
                    </section>
                }
                <p class="front-all"><a href={app.href(Route::articles())}>{ words::all(&app.corpus) }</a></p>
            </div>
        </div>
    }
}

/// The words for who is here for the first time.
fn greeting(app: &AppContext) -> Html {
    let settings = app.state.settings.clone();
    let onclick = app.on(move |_: MouseEvent| Action::Prefer(Settings { greeted: true, ..settings.clone() }));
    html! {
        <aside class="greeting" aria-label={words::HELP}>
            { for words::HELP_TEXT.iter().map(|text| html! { <p>{ *text }</p> }) }
            <button type="button" {onclick}>{ words::CLOSE }</button>
        </aside>
    }
}

fn published(catalogue: &Catalogue) -> impl Iterator<Item = crate::annotate::Day> + Clone + '_ {
    catalogue.articles.iter().filter_map(|article| article.meta.published)
}

/// The days told of as bars.
fn bars(glance: &Glance) -> Html {
    let bar = |(at, bin): (usize, &Bin)| {
        let (x, y, width, height) = words::bar(glance, at, bin);
        html! { <rect x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} /> }
    };
    html! {
        <>
        <svg class="front-bars" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">
            { for glance.bars.iter().enumerate().map(bar) }
        </svg>
        if let Some(ends) = words::ends(glance) {
            <p class="front-ends">{ for ends.into_iter().map(|end| html! { <span>{ end }</span> }) }</p>
        }
        </>
    }
}

/// Who and where, each with a bar for the number of articles.
fn names(app: &AppContext, glance: &Glance) -> Html {
    html! {
        <ul class="front-names">
            { for glance.names.iter().filter_map(|(id, articles)| {
                let entity = app.corpus.entity(*id)?;
                let width = words::share(*articles, &app.corpus);
                Some(html! {
                    <li class={entity.entity.kind.as_str()}>
                        <a href={app.href(Route::entity(&entity.slug))}>{ &entity.entity.name }</a>
                        <svg viewBox={format!("0 0 {BAR} 1")} preserveAspectRatio="none" aria-hidden="true">
                            <rect width={width.to_string()} height="1" />
                        </svg>
                        <span>{ wording::count(*articles as usize, "article", "articles") }</span>
                    </li>
                })
            }) }
        </ul>
    }
}

/// A finding.
fn drawn(app: &AppContext, card: &Card) -> Html {
    html! {
        <article class={classes!("finding", card.class)}>
            <p class="finding-kind">{ &card.label }</p>
            <h2><a href={target(app, &card.target)}>{ &card.title }</a></h2>
            <dl class={card.lines_class()}>
                { for card.lines.iter().map(|line| html! {
                    <div>
                        if !line.who.is_empty() {
                            <dt>{ &line.who }</dt>
                        }
                        <dd>{ &line.says }</dd>
                    </div>
                }) }
            </dl>
            <p class="finding-more">{ &card.more }</p>
        </article>
    }
}

/// Where a card leads.
fn target(app: &AppContext, target: &Target) -> String {
    let slug = |id: &ArticleId| app.corpus.article(*id).map(|article| article.slug.clone());
    match target {
        Target::Compare(articles, at) => {
            let mut route = CompareRoute {
                articles: articles.iter().filter_map(slug).collect(),
                ..CompareRoute::default()
            };
            route.spots.iter_mut().zip(at).for_each(|(spot, at)| *spot = *at);
            // where not all have room, the first that answers is shown
            route.column = at.iter().position(Option::is_some).unwrap_or_default() as u8;
            app.href(Route::Compare(route))
        }
        Target::Passage(article, at) => app.passage_href(&slug(article).unwrap_or_default(), *at),
        Target::Timeline(extent) => {
            let query = Query { from: extent.first, to: extent.last, ..Query::default() };
            app.address().asking(Route::Timeline(TimelineRoute::default()), query).href()
        }
        Target::Entity(id) => {
            app.href(app.corpus.entity(*id).map_or(Route::Lost, |entity| Route::entity(&entity.slug)))
        }
    }
}

/// A story with its articles.
fn told(app: &AppContext, story: &Story) -> Html {
    let beside = story.side_by_side(&app.corpus);
    html! {
        <section class="story">
            <h2>{ words::story(&app.corpus, story) }</h2>
            <p class="note">
                { words::story_told(story) }
                { " · " }
                <a href={target(app, &Target::Compare(beside.clone(), Vec::new()))}>{ words::side_by_side(story, beside.len()) }</a>
            </p>
            { rows(app, &story.articles) }
        </section>
    }
}

/// Articles, a line each: the first ones open, some behind a line, and how many there are beside those.
fn rows(app: &AppContext, articles: &[ArticleId]) -> Html {
    let shown = articles.get(..SHOWN).unwrap_or(articles);
    let (open, closed) = shown.split_at(shown.len().min(words::ROWS_OPEN));
    html! {
        <>
            <ul class="rows">{ for open.iter().map(|id| row(app, *id)) }</ul>
            if !closed.is_empty() {
                <details class="more">
                    <summary>{ words::more_articles(articles.len() - open.len()) }</summary>
                    <ul class="rows">
                        { for closed.iter().map(|id| row(app, *id)) }
                        if articles.len() > SHOWN {
                            <li class="row-more">{ words::in_the_list(articles.len() - SHOWN) }</li>
                        }
                    </ul>
                </details>
            }
        </>
    }
}

fn row(app: &AppContext, id: ArticleId) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    html! {
        <li key={id.0}>
            <span class="row-from">{ words::from(article) }</span>
            <a href={app.href(Route::article(&article.slug))}>{ title_words(article) }</a>
            <span class="row-words">{ wording::count(article.words as usize, "word", "words") }</span>
        </li>
    }
}
