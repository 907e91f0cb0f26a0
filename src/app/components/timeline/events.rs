//! What is told, in order of time: a row a point in time, with the sentences that tell of it and who tells them. It reads
//! as well on a phone as on a wide screen, and without a drawing.

use yew::prelude::*;

use super::lane;
use super::together::{in_articles, told};
use crate::annotate::date::EventBasis;
use crate::annotate::{DateMention, EventMention, Hour};
use crate::app::components::excerpt::marked;
use crate::app::hooks::AppContext;
use crate::app::load::Library;
use crate::app::state::Action;
use crate::corpus::{Article, ArticleId, Bodies as _, Body};
use crate::explore::timeline::{self, Reported, Told};
use crate::text::Span;
use crate::wording;

/// How many sentences of a row are shown; the date opens all.
const SENTENCES: usize = 4;

/// How many outlets are named in a row of days of publication.
const OUTLETS: usize = 3;

/// The articles whose texts the rows show.
pub(crate) fn articles(rows: &[Told]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> =
        rows.iter().flat_map(|row| row.events.iter().map(|(id, _)| *id)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// A row of the list.
enum Row<'a> {
    /// What is told of a stretch of the calendar.
    Told(&'a Told),
    /// Days of publication, in order of time: one at least.
    Published(Vec<&'a Reported>),
}

impl Row<'_> {
    /// The year that it begins in.
    fn year(&self) -> Option<i16> {
        let day = match self {
            Row::Told(row) => row.extent.first.or(row.extent.last),
            Row::Published(days) => days.first().map(|one| one.day),
        };
        day.map(|day| day.parts().0)
    }
}

/// Rows of what is told, `told` of them all, below the year that each begins in; between two of them the days on which articles
/// were published, behind what begins on such a day.
pub(crate) fn list(
    app: &AppContext,
    texts: &Library,
    all: &[Told],
    told: usize,
    reported: &[Reported],
) -> Html {
    html! {
        <div class="told">
            { for rows(all, told, reported).chunk_by(|one, next| one.year() == next.year()).map(|of_year| {
                let name = of_year.first().and_then(Row::year).map_or_else(String::new, wording::year);
                html! {
                    <section class="told-year" aria-label={name.clone()}>
                        <h2>{ name }</h2>
                        <ol>{ for of_year.iter().map(|row| match row {
                            Row::Told(row) => drawn(app, texts, row),
                            Row::Published(days) => published(app, days),
                        }) }</ol>
                    </section>
                }
            }) }
        </div>
    }
}

/// The rows of a list that shows the first `told` rows of all.
fn rows<'a>(all: &'a [Told], told: usize, reported: &'a [Reported]) -> Vec<Row<'a>> {
    let begins = |row: &Told| row.extent.first.or(row.extent.last);
    let mut rows: Vec<Row> = Vec::new();
    let put = |day: &'a Reported, rows: &mut Vec<Row<'a>>| match rows.last_mut() {
        Some(Row::Published(days))
            if days.last().map(|last| last.day.parts().0) == Some(day.day.parts().0) =>
        {
            days.push(day);
        }
        _ => rows.push(Row::Published(vec![day])),
    };
    let mut days = reported.iter().peekable();
    for row in all.iter().take(told) {
        while let Some(day) = days.next_if(|day| begins(row).is_some_and(|first| day.day < first)) {
            put(day, &mut rows);
        }
        rows.push(Row::Told(row));
    }
    // what comes behind a row that is not shown yet is not shown either
    let next = all.get(told).and_then(begins);
    for day in days.take_while(|day| next.is_none_or(|next| day.day < next)) {
        put(day, &mut rows);
    }
    rows
}

/// A row of days of publication: when, by whom, and how many articles where they are more than the outlets.
fn published(app: &AppContext, days: &[&Reported]) -> Html {
    let articles = || days.iter().flat_map(|day| &day.articles);
    let mut outlets: Vec<&str> =
        articles().filter_map(|id| Some(wording::outlet(app.corpus.article(*id)?))).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let number = articles().count();
    let mut by = match outlets.len() {
        0..=OUTLETS => outlets.join(", "),
        many => wording::count(many, "outlet", "outlets"),
    };
    if number > outlets.len() {
        by = format!("{by} ({})", wording::count(number, "article", "articles"));
    }
    let subject = lane::published(days);
    let onclick = app.on(move |_: MouseEvent| Action::Inspect(subject.clone()));
    html! {
        <li class="told-published">
            <button type="button" class="link" {onclick}>{ lane::published_when(days) }</button>
            <span class="told-by">{ by }</span>
        </li>
    }
}

fn drawn(app: &AppContext, texts: &Library, row: &Told) -> Html {
    let when = wording::extent(row.extent);
    let onclick = {
        let (app, row) = (app.clone(), row.clone());
        Callback::from(move |_: MouseEvent| app.act(Action::Inspect(told(&app, &row))))
    };
    let sentences = sentences(app, texts, row);
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
                { for sentences.into_iter().take(SENTENCES).filter_map(|Sentence { article: id, span, hour, then }| {
                    let article = app.corpus.article(id)?;
                    let text = &texts.body(id)?.document.text;
                    Some(html! {
                        <li>
                            if let Some(hour) = hour {
                                <span class="told-hour">{ wording::hour(hour) }</span>{ " " }
                            }
                            <a href={app.passage_href(&article.slug, span)}>{ marked(text, span, &then, "then") }</a>
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

/// A sentence that tells of a row, and where within its day that lies, where its words say so.
struct Sentence {
    article: ArticleId,
    span: Span,
    hour: Option<Hour>,
    /// The words that tell when that was, where it tells of other times too.
    then: Vec<Span>,
}

/// The sentences that tell of a row, each once, one of each article before a second of one; those that name an hour in the
/// order of the day, behind those that do not.
fn sentences(app: &AppContext, texts: &Library, row: &Told) -> Vec<Sentence> {
    // the events of an article stand together
    let mut firsts: Vec<Sentence> = Vec::new();
    let mut more: Vec<Sentence> = Vec::new();
    for of_article in row.events.chunk_by(|one, next| one.0 == next.0) {
        let mut found: Vec<Sentence> = Vec::new();
        for &(article, event) in of_article {
            let Some(body) = texts.body(article) else { continue };
            let Some(told) = body.annotations.events.get(event as usize) else { continue };
            let sentence = body.document.sentences.iter().find(|sentence| sentence.contains(told.span));
            let span = sentence.copied().unwrap_or(told.span);
            let hour = timeline::hour(&app.corpus, article, event);
            let then = words(body, told, span);
            match found.iter_mut().find(|known| known.span == span) {
                // the first hour of a sentence stands for it
                Some(known) => {
                    known.hour = known.hour.or(hour);
                    known.then.extend(then);
                    known.then.sort_unstable();
                    known.then.dedup();
                }
                None => found.push(Sentence { article, span, hour, then: then.into_iter().collect() }),
            }
        }
        let mut found = found.into_iter();
        firsts.extend(found.next());
        more.extend(found);
    }
    firsts.extend(more);
    firsts.sort_by_key(|sentence| sentence.hour.map(|hour| hour.minutes().0));
    firsts
}

/// The words that date an event in its sentence: none where the sentence has no other date.
fn words(body: &Body, event: &EventMention, sentence: Span) -> Option<Span> {
    let of_other = |date: &DateMention| {
        sentence.contains(date.span) && date.extent.is_some() && date.extent != event.extent
    };
    match event.basis {
        EventBasis::Governed(when) => Some(when).filter(|_| body.annotations.dates.iter().any(of_other)),
        EventBasis::Inherited(_) | EventBasis::Published => None,
    }
}
