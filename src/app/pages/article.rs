//! One article: readable, with its marks, its passages to link to, and its source as it was.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{self, PREFIX, Places};
use crate::annotate::EntityKind;
use crate::app::browser::{self, Align};
use crate::app::components::articles::{meta_line, title_words};
use crate::app::components::composite::Composite;
use crate::app::components::copy::CopyButton;
use crate::app::components::legend::legend;
use crate::app::components::mark::{MarkBar, mark_button};
use crate::app::components::pin::PinButton;
use crate::app::components::prose::{Passage, Prose, passage_id};
use crate::app::components::ruling;
use crate::app::components::screen::{FETCHING, or_screen};
use crate::app::components::sentence;
use crate::app::components::similar::{self, use_similar};
use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_answer, use_app, use_bodies};
use crate::app::load::{Library, Loading};
use crate::app::route::{ArticleRoute, Route};
use crate::app::state::Action;
use crate::corpus::{Article, ArticleId, Bodies, Body};
use crate::explore::compare::sheet::{self, Point};
use crate::explore::compare::similar::Similar;
use crate::text::visible::visible;
use crate::text::{RemovalRule, Span};
use crate::wording;

/// Properties of [`ArticlePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ArticleProps {
    /// The article.
    pub(super) article: ArticleId,
    /// What the page is set to.
    pub(super) route: ArticleRoute,
}

/// One article.
#[component]
pub(super) fn ArticlePage(props: &ArticleProps) -> Html {
    let app = use_app();
    let route = &props.route;
    let at = route.at;
    let texts = use_bodies(&[props.article]);
    use_effect_with((at, texts.ready().is_some()), |(at, _)| {
        if at.is_some() {
            browser::scroll_to(&passage_id(PREFIX, 0), Align::Center);
        }
    });
    let alike = use_similar(props.article);
    let conflicts = match use_answer(Question::Within(props.article)) {
        Loading::Ready(Answer::Within(conflicts)) => conflicts,
        _ => Rc::default(),
    };
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let Some((article, body)) = app.corpus.article(props.article).zip(texts.body(props.article)) else {
        return Html::default();
    };
    let linked = at.filter(|at| !at.of(&body.document.text).is_empty());
    let passages = linked.map(|span| Passage {
        span,
        class: classes!("linked"),
        label: None,
        title: "The linked passage".into(),
        active: false,
    });
    let onsource = {
        let turned = ArticleRoute { as_source: !route.as_source, ..route.clone() };
        app.on(move |_: Event| Action::Set(Route::Article(turned.clone())))
    };
    html! {
        <div class="reader">
            <article class="reading-column">
                <header class="article-head">
                    <h1 dir="auto">{ title_words(article) }</h1>
                    { meta_line(article) }
                    { origin(article) }
                    if let Some(lacking) = wording::not_read(body.document.lang) { <p class="note">{ lacking }</p> }
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        <label>
                            <input type="checkbox" checked={route.as_source} onchange={onsource} />
                            { " As written in the source" }
                        </label>
                        <CopyButton label="Copy link" text={address(&app)} />
                        <CopyButton label="Copy citation" text={citation(&app, article, body, at)} />
                        <PinButton article={props.article} {at} />
                        { mark_button(&app, props.article) }
                        { desk::text_menu(&app) }
                    </Composite>
                    if !conflicts.is_empty() { { torn(&app, &texts, props.article, &conflicts) } }
                    <Places article={props.article} route={route.clone()} />
                    if let Some(at) = at {
                        <p class="linked-note">
                            if linked.is_some() {
                                { "A linked passage is marked below. " }
                                <a href={app.href(Route::article(&article.slug))}>{ "Show the article without it" }</a>
                                <span class="hidden">{ format!(" ({} characters)", at.len()) }</span>
                            } else {
                                { "The passage that the link leads to is not in this article as it stands here. " }
                                <a href={app.href(Route::article(&article.slug))}>{ "Show the article" }</a>
                            }
                        </p>
                    }
                </header>
                if route.as_source {
                    <pre class="source" tabindex="0" aria-label="The source as it was">{ &body.source }</pre>
                    { removed(body) }
                } else {
                    { sentence::hint(body) }
                    <div class="prose">
                        <Prose
                            article={props.article} prefix={PREFIX} without_title=true alone=true
                            passages={Rc::new(passages.into_iter().collect::<Vec<_>>())}
                        />
                    </div>
                    <MarkBar article={props.article} texts={texts.clone()} />
                }
            </article>
            <aside class="side" aria-label="In this article">
                { legend(&app) }
                { read_with(&app, props.article, &alike) }
                { people_and_offices(&app, article, body) }
                { named(&app, props.article) }
            </aside>
        </div>
    }
}

/// Where the article's data come from.
fn origin(article: &Article) -> Html {
    let meta = &article.meta;
    let url = meta.url.as_deref().unwrap_or_default();
    let link = url.starts_with("https://") || url.starts_with("http://");
    html! {
        <>
            if let Some(basis) = &meta.source_basis {
                <p class="note">{ format!("Outlet: {basis}") }</p>
            }
            if let Some(basis) = &meta.author_basis {
                <p class="note">{ format!("Author: {basis}") }</p>
            }
            if let Some(basis) = &meta.published_basis {
                <p class="note">{ format!("Date of publication: {basis}") }</p>
            }
            if link {
                <p class="note"><a href={url.to_owned()} rel="noreferrer noopener">{ url }</a></p>
            } else if !url.is_empty() {
                <p class="note">{ url }</p>
            }
            <p class="note">{ format!("File: {}", visible(&article.file)) }</p>
        </>
    }
}

fn address(app: &AppContext) -> String {
    format!("{}{}", browser::page_address(), app.address().href())
}

fn citation(app: &AppContext, article: &Article, body: &Body, at: Option<Span>) -> String {
    let quote = at.map(|at| at.of(&body.document.text).trim()).filter(|quote| !quote.is_empty());
    let quote = quote.map(|quote| format!("“{quote}” ")).unwrap_or_default();
    format!("{quote}{}. {}", wording::cited(article), address(app))
}

/// Rules that take out signs but no words: they are counted, not listed.
const SIGNS: [RemovalRule; 4] =
    [RemovalRule::TableFrame, RemovalRule::ListMarker, RemovalRule::Markup, RemovalRule::CharacterReference];

fn removed(body: &Body) -> Html {
    let (signs, list): (Vec<_>, Vec<_>) =
        body.document.removed.iter().partition(|removal| SIGNS.contains(&removal.rule));
    if list.is_empty() && signs.is_empty() {
        return html! { <p class="note">{ "Nothing of the source is left out of the reading view." }</p> };
    }
    html! {
        <section class="removed">
            <h2>{ "Left out of the reading view" }</h2>
            <ul>
                { for list.iter().map(|removal| {
                    let text = removal.source.of(&body.source);
                    html! { <li><code>{ text }</code><span class="note">{ format!(" – {}", wording::removal(removal.rule)) }</span></li> }
                }) }
                if !signs.is_empty() {
                    <li class="note">{ format!("{} of tables, lists and markup, which the view draws instead", wording::count(signs.len(), "sign", "signs")) }</li>
                }
            </ul>
        </section>
    }
}

/// The offices that the article gives to people.
fn people_and_offices(app: &AppContext, article: &Article, body: &Body) -> Html {
    let mut lines: Vec<(String, String, Span)> = Vec::new();
    for role in &body.annotations.roles {
        let Some(person) = app.corpus.entity(role.person) else { continue };
        let of = role.of.and_then(|of| app.corpus.entity(of)).map(|of| format!(" of {}", of.entity.name));
        let line = format!("{}{}", role.office, of.unwrap_or_default());
        if !lines.iter().any(|(name, office, _)| *name == person.entity.name && *office == line) {
            lines.push((person.entity.name.clone(), line, role.span));
        }
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Said to hold office" }</h2>
            <ul class="plain">
                { for lines.into_iter().map(|(name, office, span)| html! {
                    <li><a href={app.passage_href(&article.slug, span)}>{ name }</a>{ format!(", {office}") }</li>
                }) }
            </ul>
        </section>
    }
}

/// Whom and what the article names, by kind.
fn named(app: &AppContext, article: ArticleId) -> Html {
    let counts = app.corpus.named_in(article);
    let of_kind = |kind: EntityKind| {
        let mut list: Vec<_> = counts
            .iter()
            .filter_map(|(id, n)| Some((app.corpus.entity(*id)?, *n)))
            .filter(|(entity, _)| entity.entity.kind == kind)
            .collect();
        list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        list
    };
    html! {
        <section>
            <h2>{ "Named here" }</h2>
            { for EntityKind::ALL.into_iter().map(|kind| {
                let list = of_kind(kind);
                if list.is_empty() {
                    return Html::default();
                }
                html! {
                    <>
                        <h3>{ wording::kind(kind).1 }</h3>
                        <ul class="inline">
                            { for list.into_iter().map(|(entity, n)| html! {
                                <li><a href={app.href(Route::entity(&entity.slug))}>{ &entity.entity.name }</a>
                                    <span class="note" title={wording::count(n as usize, "mention", "mentions")}>{ format!(" {n}") }</span></li>
                            }) }
                        </ul>
                    </>
                }
            }) }
        </section>
    }
}

/// The most similar articles, each a comparison with this one.
fn read_with(app: &AppContext, id: ArticleId, alike: &[Similar]) -> Html {
    if alike.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Read beside…" }</h2>
            <p class="note">{ "The most similar first, and why." }</p>
            { similar::list(app, id, alike) }
        </section>
    }
}

/// Where the article contradicts itself.
fn torn(app: &AppContext, texts: &Library, id: ArticleId, conflicts: &[Point]) -> Html {
    let Some((article, body)) = app.corpus.article(id).zip(texts.body(id)) else { return Html::default() };
    let one = |conflict: &Point| {
        let statements = conflict.statements.iter().enumerate().map(|(n, statement)| {
            let between = if n == 0 { " " } else { " and " };
            let words = format!("“{}”", statement.words.of(&body.document.text));
            html! { <>{ between }<a href={app.passage_href(&article.slug, statement.words)}>{ words }</a></> }
        });
        let question = wording::question(&conflict.about, conflict.kind, &app.corpus).line();
        let confirmed = sheet::is_confirmed(&app.corpus, &[id], conflict);
        let places = conflict.statements.iter().map(|one| (id, one.words)).collect();
        html! {
            <li>
                { &question }{ ":" }{ for statements }
                if confirmed { <span class="confirmed">{ wording::CONFIRMED }</span> }
                { ruling::ways(app, texts, question.clone(), places, confirmed) }
            </li>
        }
    };
    html! {
        <div class="linked-note torn">
            { "This article contradicts itself:" }
            <ul class="plain">{ for conflicts.iter().map(one) }</ul>
        </div>
    }
}
