//! The inspector: opens on any mark and shows its sentence, the words as written beside how they were read,
//! and the rule or the curator behind it.

use yew::prelude::*;

use super::prose::excerpt;
use super::similar::side_by_side;
use crate::annotate::{DateMention, EntityId, EntityKind};
use crate::app::browser;
use crate::app::hooks::{AppContext, use_app};
use crate::app::route::{Route, Tab};
use crate::app::state::{Action, Subject};
use crate::app::wording;
use crate::corpus::{Article, ArticleId};
use crate::explore::facets::Choice;
use crate::explore::{Field, FieldValue};
use crate::text::Span;

/// Properties of [`Inspector`].
#[derive(Clone, PartialEq, Properties)]
pub struct InspectorProps {
    /// What it is opened on.
    pub subject: Subject,
}

/// The inspector.
#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let app = use_app();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(props.subject.clone(), move |_| browser::focus_on(&heading));
    }
    let close = app.on(|_: MouseEvent| Action::CloseInspector);
    let (title, body) = match &props.subject {
        Subject::Mention { article, index } => mention(&app, *article, *index),
        Subject::Date { article, index } => date(&app, *article, *index),
        Subject::Sentences { title, places } => {
            (title.clone(), html! { <ol class="places">{ for sentences(&app, places) }</ol> })
        }
    };
    html! {
        <aside class="inspector" aria-labelledby="inspector-title">
            <div class="inspector-head">
                <h2 id="inspector-title" tabindex="-1" ref={heading}>{ title }</h2>
                <button type="button" class="close" onclick={close} aria-label="Close the details">{ "×" }</button>
            </div>
            { body }
        </aside>
    }
}

fn mention(app: &AppContext, article_id: ArticleId, index: u32) -> (String, Html) {
    let found = app.corpus.article(article_id).and_then(|article| {
        let mention = *article.annotations.mentions.get(index as usize)?;
        Some((article, mention, app.corpus.entity(mention.entity)?))
    });
    let Some((article, mention, entity)) = found else { return gone() };
    let written = mention.span.of(&article.document.text);
    let folded = crate::text::fold::fold(written);
    let alias = entity.entity.aliases.iter().find(|alias| crate::text::fold::fold(&alias.name) == folded);
    let why = alias.map(|alias| wording::alias_reason(alias.why));
    let kind = entity.entity.kind;
    let title = entity.entity.name.clone();
    let body = html! {
        <>
            <dl class="reading">
                <dt>{ "As written" }</dt><dd>{ format!("“{written}”") }</dd>
                <dt>{ "Read as" }</dt>
                <dd>{ format!("{} ({}, {})", entity.entity.name, wording::kind(kind).0.to_lowercase(), wording::form(mention.form)) }</dd>
                if let Some(why) = why {
                    <dt>{ "Because" }</dt><dd>{ why }</dd>
                }
                if !entity.curated.is_empty() {
                    <dt>{ "Curated" }</dt><dd>{ &entity.curated }</dd>
                }
            </dl>
            { sentence(app, article_id, article, mention.span) }
            <div class="actions">
                <a class="button" href={app.href(Route::entity(&entity.slug))}>{ format!("All about {}", entity.entity.name) }</a>
                { filter_button(app, kind, &entity.slug) }
            </div>
        </>
    };
    (title, body)
}

/// A button that sets or drops the filter on an entity.
pub(crate) fn filter_button(app: &AppContext, kind: EntityKind, slug: &str) -> Html {
    let (field, value) = (Field::Entity(kind), FieldValue(slug.to_owned()));
    let set = app.address().query.include.get(&field).is_some_and(|values| values.contains(&value));
    let choice = if set { Choice::Open } else { Choice::Included };
    let onclick = app.on(move |_: MouseEvent| Action::Facet(field, value.clone(), choice));
    html! {
        <button type="button" {onclick} aria-pressed={set.to_string()}>
            { if set { "Drop this filter" } else { "Only articles that name it" } }
        </button>
    }
}

fn date(app: &AppContext, article_id: ArticleId, index: u32) -> (String, Html) {
    let found = app
        .corpus
        .article(article_id)
        .and_then(|article| Some((article, article.annotations.dates.get(index as usize)?)));
    let Some((article, date)) = found else { return gone() };
    let text = &article.document.text;
    let range = date.extent.map(|extent| Action::Range(extent.first, extent.last));
    let body = html! {
        <>
            <dl class="reading">
                <dt>{ "As written" }</dt><dd>{ format!("“{}”", date.span.of(text)) }</dd>
                <dt>{ "Read as" }</dt><dd>{ wording::date(date) }</dd>
                <dt>{ "Precision" }</dt><dd>{ wording::precision(date) }</dd>
                <dt>{ "Because" }</dt>
                <dd>{ format!("Rule “{}”. {}", date.basis.rule, wording::anchor(&date.basis.anchor, text)) }</dd>
                if let Some(flag) = &date.flag {
                    <dt>{ "Beware" }</dt><dd>{ wording::flag(flag) }</dd>
                }
                <dt>{ "TIMEX3" }</dt>
                <dd><code>{ format!("{} {}", date.kind.as_str(), date.value) }</code>
                    if let Some(modifier) = date.modifier { <code>{ format!(" {}", modifier.as_str()) }</code> }
                </dd>
            </dl>
            { sentence(app, article_id, article, date.span) }
            if let Some(range) = range {
                <div class="actions">
                    <button type="button" onclick={app.on(move |_: MouseEvent| range.clone())}>
                        { "Only articles that speak of this time" }
                    </button>
                    { side_by_side(app, &same_time(app, article_id, date), Tab::Numbers) }
                </div>
            }
        </>
    };
    (wording::date(date), body)
}

/// This date, and where other articles speak of the same stretch of the calendar first.
fn same_time(app: &AppContext, own: ArticleId, date: &DateMention) -> Vec<(ArticleId, Span)> {
    let mut places = vec![(own, date.span)];
    for (id, article) in app.corpus.articles().filter(|(id, _)| *id != own) {
        let mut dates = article.annotations.dates.iter();
        if let Some(same) = dates.find(|other| other.extent == date.extent && other.flag == date.flag) {
            places.push((id, same.span));
        }
    }
    places
}

fn gone() -> (String, Html) {
    ("Nothing here".to_owned(), html! { <p>{ "This mark is no longer in the corpus." }</p> })
}

/// The sentence that holds a mark, with a link to its place.
fn sentence(app: &AppContext, id: ArticleId, article: &Article, mark: Span) -> Html {
    html! { <ol class="places">{ for sentences_of(app, id, article, &[mark]) }</ol> }
}

fn sentences(app: &AppContext, places: &[(ArticleId, Span)]) -> Vec<Html> {
    places
        .chunk_by(|a, b| a.0 == b.0)
        .flat_map(|run| {
            let marks: Vec<Span> = run.iter().map(|(_, span)| *span).collect();
            match app.corpus.article(run[0].0) {
                Some(article) => sentences_of(app, run[0].0, article, &marks),
                None => Vec::new(),
            }
        })
        .collect()
}

/// The sentence around a stretch; the stretch itself where no sentence holds it.
pub(crate) fn sentence_span(article: &Article, mark: Span) -> Span {
    let document = &article.document;
    document.sentence_at(mark.start).map_or(mark, |n| document.sentences[n].join(mark))
}

fn sentences_of(app: &AppContext, id: ArticleId, article: &Article, marks: &[Span]) -> Vec<Html> {
    let mut out = Vec::new();
    for run in marks.chunk_by(|a, b| sentence_span(article, *a) == sentence_span(article, *b)) {
        let whole = sentence_span(article, run[0]);
        let (title, known) = wording::title(article);
        out.push(html! {
            <li key={format!("{}-{}", id.0, whole.start)}>
                <blockquote>{ excerpt(&article.document.text, whole, run) }</blockquote>
                <a href={app.passage_href(&article.slug, run[0])} class={classes!((!known).then_some("untitled"))}>{ title }</a>
                <span class="note">{ format!(" · {} · {}", wording::outlet(article), wording::published(article)) }</span>
            </li>
        });
    }
    out
}

/// Every place where an entity is mentioned in some articles.
pub(crate) fn places_of(
    app: &AppContext,
    entity: EntityId,
    articles: &[ArticleId],
) -> Vec<(ArticleId, Span)> {
    let mut places = Vec::new();
    for id in articles {
        if let Some(article) = app.corpus.article(*id) {
            let mentions = article.annotations.mentions.iter().filter(|mention| mention.entity == entity);
            places.extend(mentions.map(|mention| (*id, mention.span)));
        }
    }
    places
}
