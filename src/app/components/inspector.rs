//! The inspector: opens on any mark and shows its sentence, the words as written beside how they were read,
//! and the rule or the curator behind it.

use yew::prelude::*;

use super::correct::{CorrectDate, CorrectName};
use super::excerpt::excerpt;
use super::mark::{CorrectWords, Words};
use super::pin::pin;
use super::screen::{FETCHING, or_screen};
use super::similar::side_by_side;
use crate::annotate::{DateMention, EntityId, EntityKind, Quote};
use crate::app::browser::{self, Align};
use crate::app::components::timeline::CURRENT;
use crate::app::hooks::{AppContext, use_app, use_bodies};
use crate::app::load::Library;
use crate::app::route::{Route, Tab};
use crate::app::state::{Action, Subject};
use crate::corpus::curation::{Naming, beginning};
use crate::corpus::date::ListedDate;
use crate::corpus::{ArticleId, Bodies, Body};
use crate::explore::deeds;
use crate::explore::facets::Choice;
use crate::explore::{Field, FieldValue};
use crate::text::Span;
use crate::wording;

/// Its id.
const INSPECTOR: &str = "inspector";

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
    // Where the reader was, and is again when this closes.
    let opener = use_mut_ref(browser::Focus::default);
    let beside_data = matches!(
        app.address().route,
        Route::Timeline(_) | Route::Coverage(_) | Route::Entity(_) | Route::Network(_)
    );
    {
        let (heading, opener) = (heading.clone(), opener.clone());
        use_effect_with(props.subject.clone(), move |_| {
            let now = browser::Focus::now();
            if !now.is_inside(INSPECTOR) {
                *opener.borrow_mut() = now;
            }
            browser::focus_on(&heading);
            if beside_data {
                // what was pressed stays in sight above the strip
                opener.borrow().show();
                browser::scroll_to(CURRENT, Align::Nearest);
            }
        });
    }
    use_effect_with((), move |()| move || opener.borrow().give_back(INSPECTOR));
    let close = app.on(|_: MouseEvent| Action::CloseInspector);
    let texts = use_bodies(&props.subject.articles());
    let (title, body) = match or_screen(texts, FETCHING) {
        Ok(texts) => content(&app, &texts, &props.subject),
        Err(screen) => ("Details".to_owned(), screen),
    };
    let class = classes!("inspector", beside_data.then_some("strip"));
    html! {
        <aside id={INSPECTOR} {class} aria-labelledby="inspector-title">
            <div class="inspector-head">
                <h2 id="inspector-title" tabindex="-1" ref={heading}>{ title }</h2>
                <button type="button" class="close" onclick={close} aria-label="Close the details">{ "×" }</button>
            </div>
            { body }
        </aside>
    }
}

/// The title and what stands below it.
fn content(app: &AppContext, texts: &Library, subject: &Subject) -> (String, Html) {
    match subject {
        Subject::Mention { article, index } => mention(app, texts, *article, *index),
        Subject::Date { article, index } => date(app, texts, *article, *index),
        Subject::Quantity { article, index } => quantity(app, texts, *article, *index),
        Subject::Sentence { article, index } => told(app, texts, *article, *index as usize),
        Subject::Words { article, span } => words(app, texts, *article, *span),
        Subject::Mentions { title, entity, article } => {
            let spans = texts.body(*article).map(|body| mentions_of(body, *entity)).unwrap_or_default();
            (
                title.clone(),
                html! { <ol class="places">{ for sentences_of(app, texts, *article, &spans) }</ol> },
            )
        }
        Subject::Sentences { title, places, pair } => {
            let body = html! {
                <>
                    { for pair.map(|pair| together(app, pair)) }
                    <ol class="places">{ for sentences(app, texts, places) }</ol>
                </>
            };
            (title.clone(), body)
        }
    }
}

fn mention(app: &AppContext, texts: &Library, article: ArticleId, index: u32) -> (String, Html) {
    let found = texts.body(article).and_then(|body| {
        let mention = *body.annotations.mentions.get(index as usize)?;
        Some((body, mention, app.corpus.entity(mention.entity)?))
    });
    let Some((body, mention, entity)) = found else { return gone() };
    let written = mention.span.of(&body.document.text);
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
                    <dt>{ "Curated" }</dt><dd>{ wording::changes(&entity.curated) }</dd>
                }
            </dl>
            { sentence(app, texts, article, mention.span) }
            <div class="actions">
                <a class="button" href={app.href(Route::entity(&entity.slug))}>{ format!("All about {}", entity.entity.name) }</a>
                { filter_button(app, kind, &entity.slug) }
            </div>
            <CorrectWords {article} span={mention.span} of={Words::Mention(index)} texts={texts.clone()} />
            <CorrectName entity={mention.entity} />
        </>
    };
    (title, body)
}

/// Words that become a name or a date.
fn words(app: &AppContext, texts: &Library, article: ArticleId, span: Span) -> (String, Html) {
    let body = html! {
        <>
            if !span.is_empty() { { sentence(app, texts, article, span) } }
            <CorrectWords {article} {span} of={Words::Missed} texts={texts.clone()} />
        </>
    };
    ("Mark a name or a date".to_owned(), body)
}

/// A button that sets or drops the filter on an entity.
pub(crate) fn filter_button(app: &AppContext, kind: EntityKind, slug: &str) -> Html {
    let (field, value) = (Field::Entity(kind), FieldValue(slug.to_owned()));
    let set = app.address().query.include.get(&field).is_some_and(|values| values.contains(&value));
    let choice = if set { Choice::Open } else { Choice::Included };
    let onclick = app.on(move |_: MouseEvent| Action::Facet(field, value.clone(), choice));
    html! {
        <button type="button" {onclick} aria-pressed={set.to_string()}>
            { if set { "Drop this filter" } else { "Only articles with this name" } }
        </button>
    }
}

/// A button that asks for the articles that name both of a pair.
fn together(app: &AppContext, pair: [EntityId; 2]) -> Html {
    let known = pair.map(|id| app.corpus.entity(id));
    let values: Vec<(Field, FieldValue)> = known
        .iter()
        .flatten()
        .map(|one| (Field::Entity(one.entity.kind), FieldValue(one.slug.clone())))
        .collect();
    let onclick = app.on(move |_: MouseEvent| Action::Together(values.clone()));
    html! {
        <div class="actions">
            <button type="button" {onclick}>{ "Only articles that name both" }</button>
        </div>
    }
}

fn date(app: &AppContext, texts: &Library, article: ArticleId, index: u32) -> (String, Html) {
    let found =
        texts.body(article).and_then(|body| Some((body, body.annotations.dates.get(index as usize)?)));
    let Some((body, date)) = found else { return gone() };
    let text = &body.document.text;
    let range = date.extent.map(|extent| Action::Range(extent.first, extent.last));
    let body = html! {
        <>
            <dl class="reading">
                <dt>{ "As written" }</dt><dd>{ format!("“{}”", date.span.of(text)) }</dd>
                <dt>{ "Read as" }</dt><dd>{ wording::date(date) }</dd>
                <dt>{ "Precision" }</dt><dd>{ wording::precision(date.extent, date.kind) }</dd>
                <dt>{ "Because" }</dt>
                <dd>{ format!("{} {}", wording::rule(&date.basis.rule), wording::anchor(&date.basis.anchor, text)).trim_start().to_owned() }</dd>
                if let Some(flag) = &date.flag {
                    <dt>{ "Beware" }</dt><dd>{ wording::flag(flag) }</dd>
                }
            </dl>
            <details class="for-record">
                <summary>{ "In the notation of linguists" }</summary>
                <p>{ "TIMEX3 " }<code>{ format!("{} {}", date.kind.as_str(), date.value) }</code>
                    if let Some(modifier) = date.modifier { <code>{ format!(" {}", modifier.as_str()) }</code> }
                </p>
            </details>
            { sentence(app, texts, article, date.span) }
            if let Some(range) = range {
                <div class="actions">
                    <button type="button" onclick={app.on(move |_: MouseEvent| range.clone())}>
                        { "Only articles that speak of this time" }
                    </button>
                    { side_by_side(app, &same_time(app, article, date), Tab::Texts) }
                </div>
            }
            <CorrectDate {article} {index} texts={texts.clone()} />
        </>
    };
    (wording::date(date), body)
}

fn quantity(app: &AppContext, texts: &Library, article: ArticleId, index: u32) -> (String, Html) {
    let found =
        texts.body(article).and_then(|body| Some((body, body.annotations.quantities.get(index as usize)?)));
    let Some((body, quantity)) = found else { return gone() };
    let read = wording::quantity(quantity);
    let body = html! {
        <>
            <dl class="reading">
                <dt>{ "As written" }</dt><dd>{ format!("“{}”", quantity.span.of(&body.document.text)) }</dd>
                <dt>{ "Read as" }</dt><dd>{ &read }</dd>
                if !quantity.of.is_empty() {
                    <dt>{ "Of what" }</dt><dd>{ &quantity.of }</dd>
                }
            </dl>
            { sentence(app, texts, article, quantity.span) }
        </>
    };
    (read, body)
}

/// What a sentence tells: who does what, when, where, and who says so.
fn told(app: &AppContext, texts: &Library, id: ArticleId, index: usize) -> (String, Html) {
    let found = texts.body(id).and_then(|body| Some((body, *body.document.sentences.get(index)?)));
    let Some((body, whole)) = found.filter(|(body, whole)| deeds::are_in(body, *whole)) else {
        return gone();
    };
    let (found, text) = (&body.annotations, body.document.text.as_str());
    let clauses = deeds::in_sentence(body, whole);
    let around = wording::Around { text, found };
    let name = |entity: Option<EntityId>, words: &str| {
        let Some(entity) = entity.and_then(|id| app.corpus.entity(id)) else { return Html::default() };
        let name = &entity.entity.name;
        let link = html! { <a href={app.href(Route::entity(&entity.slug))}>{ name }</a> };
        match words {
            "" => link,
            words if words.contains(name.as_str()) => html! { <>{ " · " }{ link }</> },
            _ => html! { <>{ " · read as " }{ link }</> },
        }
    };
    let named = |words: &str, entity: Option<EntityId>| {
        let known = entity.and_then(|id| app.corpus.entity(id));
        let same = known.is_some_and(|known| known.entity.name == words);
        html! { <dd>if !same { { words } }{ name(entity, if same { "" } else { words }) }</dd> }
    };
    let part =
        |part: &wording::Part| html! { <><dt>{ part.name }</dt>{ named(&part.words, part.entity) }</> };
    let of_quote = |quote: &Quote| {
        html! { <CorrectWords key={quote.span.start} article={id} span={quote.span} of={Words::Quote} texts={texts.clone()} /> }
    };
    let reported =
        found.quotes.iter().filter(|quote| quote.span.overlaps(whole) && !quote.direct).map(of_quote);
    let quotes = found.quotes.iter().filter(|quote| quote.span.overlaps(whole) && quote.direct);
    let quotes = quotes.map(|quote| {
        let by = quote.speaker_span.map_or("the text names no speaker here", |by| by.of(text));
        html! {
            <>
            <dl class="reading told">
                <dt>{ "Quoted" }</dt><dd>{ format!("“{}”", quote.span.of(text)) }</dd>
                <dt>{ "Said by" }</dt>{ named(by, quote.speaker) }
                if let Some(verb) = quote.verb { <dt>{ "In the word" }</dt><dd>{ format!("“{}”", verb.of(text)) }</dd> }
                if let Some(why) = spoken(app, id, body, quote.span) { <dt>{ "Speaker" }</dt><dd>{ why }</dd> }
            </dl>
            { of_quote(quote) }
            </>
        }
    });
    let marks: Vec<Span> = clauses.iter().map(|clause| clause.predicate).collect();
    let marks = if marks.is_empty() { vec![whole] } else { marks };
    let body = html! {
        <>
            <ol class="places">{ for sentences_of(app, texts, id, &marks) }</ol>
            { for clauses.iter().map(|clause| html! {
                <dl class="reading told">{ for wording::clause(clause, around).iter().map(part) }</dl>
            }) }
            { for quotes }
            { for reported }
            <p class="note">{ "Read from this sentence by rules and a small model, which make mistakes. What the words leave open is left out." }</p>
        </>
    };
    ("Who does what".to_owned(), body)
}

/// That a curator set who says a quote, where one did.
fn spoken(app: &AppContext, id: ArticleId, body: &Body, quote: Span) -> Option<String> {
    let file = &app.corpus.article(id)?.file;
    let of = |one: &&Naming| one.article == *file && beginning(body, &one.words).contains(&quote);
    let why = &app.corpus.curation.speaker.iter().find(of)?.why;
    Some(wording::set_by_curator(why))
}

/// This date, and where other articles speak of the same stretch of the calendar first.
fn same_time(app: &AppContext, own: ArticleId, date: &DateMention) -> Vec<(ArticleId, Span)> {
    let mut places = vec![(own, date.span)];
    for (id, _) in app.corpus.articles().filter(|(id, _)| *id != own) {
        let same = |other: &ListedDate<'_>| other.extent == date.extent && other.flag() == date.flag.as_ref();
        places.extend(app.corpus.dates(id).find(same).map(|other| (id, other.span)));
    }
    places
}

fn gone() -> (String, Html) {
    ("Nothing here".to_owned(), html! { <p>{ "This mark is no longer in the corpus." }</p> })
}

/// The sentence that holds a mark, with a link to its place.
fn sentence(app: &AppContext, texts: &Library, id: ArticleId, mark: Span) -> Html {
    html! { <ol class="places">{ for sentences_of(app, texts, id, &[mark]) }</ol> }
}

fn sentences(app: &AppContext, texts: &Library, places: &[(ArticleId, Span)]) -> Vec<Html> {
    places
        .chunk_by(|a, b| a.0 == b.0)
        .flat_map(|run| {
            let marks: Vec<Span> = run.iter().map(|(_, span)| *span).collect();
            run.first().map(|(id, _)| sentences_of(app, texts, *id, &marks)).unwrap_or_default()
        })
        .collect()
}

/// The sentence around a stretch; the stretch itself where no sentence holds it.
fn sentence_span(body: &Body, mark: Span) -> Span {
    let document = &body.document;
    let sentence = document.sentence_at(mark.start).and_then(|number| document.sentences.get(number));
    sentence.map_or(mark, |sentence| sentence.join(mark))
}

fn sentences_of(app: &AppContext, texts: &Library, id: ArticleId, marks: &[Span]) -> Vec<Html> {
    let Some((article, body)) = app.corpus.article(id).zip(texts.body(id)) else { return Vec::new() };
    let mut out = Vec::new();
    for run in marks.chunk_by(|a, b| sentence_span(body, *a) == sentence_span(body, *b)) {
        let whole = sentence_span(body, run[0]);
        let (title, known) = article.goes_by();
        out.push(html! {
            <li key={format!("{}-{}", id.0, whole.start)}>
                <blockquote dir="auto">{ excerpt(&body.document.text, whole, run) }</blockquote>
                <a href={app.passage_href(&article.slug, run[0])} class={classes!((!known).then_some("untitled"))}>{ title }</a>
                <span class="note">{ " · " }<bdi>{ wording::outlet(article) }</bdi>{ format!(" · {} ", wording::published(article)) }</span>
                { pin(app, &article.slug, body, whole) }
            </li>
        });
    }
    out
}

/// Every place where an entity is mentioned in a text.
fn mentions_of(body: &Body, entity: EntityId) -> Vec<Span> {
    let mentions = body.annotations.mentions.iter();
    mentions.filter(|mention| mention.entity == entity).map(|mention| mention.span).collect()
}
