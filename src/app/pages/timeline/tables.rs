//! The tables of the timeline: the twins of what its chart draws, and what cannot be drawn.

use std::rc::Rc;

use yew::prelude::*;

use crate::annotate::{Day, hour};
use crate::app::components::prose::open_subject;
use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::components::timeline::{Groups, in_articles, told as told_of};
use crate::app::hooks::AppContext;
use crate::app::route::Route;
use crate::app::state::{Action, Subject};
use crate::corpus::ArticleId;
use crate::explore::timeline::{Mark, Reported, Timeline};
use crate::wording;

/// How many outlets are named of what several articles tell.
const OUTLETS: usize = 12;

/// The table of the days of publication.
pub(super) fn published(app: &AppContext, reported: &Rc<Vec<Reported>>) -> Html {
    if reported.is_empty() {
        return Html::default();
    }
    let all: Vec<(Day, ArticleId)> =
        reported.iter().flat_map(|group| group.articles.iter().map(|id| (group.day, *id))).collect();
    let number = all.len();
    let app = app.clone();
    let rows = Rows::new(number, move |n| {
        let (day, id) = all[n];
        let outlet = app.corpus.article(id).map_or("", wording::outlet);
        vec![
            Cell::number(wording::day(day), i64::from(day.0)),
            Cell::words(outlet.to_owned()),
            article_cell(&app, id),
        ]
    });
    let heads = ["Published", "Outlet", "Article"].map(AttrValue::from).to_vec();
    html! {
        <>
            <h2>{ format!("Days of publication ({})", wording::thousands(number)) }</h2>
            <p class="note">{ "When the articles came out, which is not when what they tell of happened." }</p>
            <SortTable caption="Days on which the articles were published" {heads} {rows} />
        </>
    }
}

/// The table of what several articles tell of one date.
pub(super) fn together(app: &AppContext, groups: &Rc<Groups>) -> Html {
    if groups.told.is_empty() {
        return Html::default();
    }
    let number = groups.told.len();
    let (app, groups) = (app.clone(), groups.clone());
    let rows = Rows::new(number, move |n| {
        let group = &groups.told[n];
        let when = wording::extent(group.extent);
        let onclick = {
            let (app, groups) = (app.clone(), groups.clone());
            Callback::from(move |_: MouseEvent| app.act(Action::Inspect(told_of(&app, &groups.told[n]))))
        };
        let button = html! { <button type="button" class="link" {onclick}>{ &when }</button> };
        let mut outlets: Vec<&str> = Vec::new();
        for (id, _) in &group.events {
            let outlet = app.corpus.article(*id).map_or("", wording::outlet);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        let more = outlets.len().saturating_sub(OUTLETS);
        outlets.truncate(OUTLETS);
        let mut outlets = outlets.join(" · ");
        if more > 0 {
            outlets.push_str(&format!(" · and {}", wording::count(more, "more", "more")));
        }
        vec![
            Cell::number(button, i64::from(group.extent.key().0)),
            Cell::words(wording::precision_name(group.extent.precision)),
            Cell::number(in_articles(group), i64::from(group.articles)),
            Cell::words(outlets),
        ]
    });
    let heads = ["Date", "Precision", "Told", "Outlets"].map(AttrValue::from).to_vec();
    html! {
        <>
            <h2>{ format!("Told by several articles ({})", wording::thousands(number)) }</h2>
            <SortTable caption="Dates of which several articles tell" {heads} {rows} />
        </>
    }
}

/// When a mark begins, in minutes.
fn minutes(mark: &Mark) -> i64 {
    let (day, minutes) = mark.begins();
    i64::from(day.0) * i64::from(hour::DAY) + i64::from(minutes)
}

/// The table of the marks.
pub(super) fn table(app: &AppContext, marks: &Rc<Vec<Mark>>, by_entity: bool) -> Html {
    let (app, marks) = (app.clone(), marks.clone());
    let rows = Rows::new(marks.len(), move |n| {
        let mark = &marks[n];
        let Some(date) = app.corpus.date(mark.article, mark.date) else { return Vec::new() };
        vec![
            Cell::number(wording::listed_date(&date), minutes(mark)),
            Cell::words(wording::precision(date.extent, date.kind)),
            Cell::drawn(opener(&app, mark.article, mark.date, date.written), date.written),
            article_cell(&app, mark.article),
        ]
    });
    let caption =
        if by_entity { "Dates that share a sentence with these entities" } else { "Dates on the timeline" };
    let heads = ["Read as", "Precision", "As written", "Article"];
    html! { <SortTable {caption} heads={heads.map(AttrValue::from).to_vec()} {rows} /> }
}

fn opener(app: &AppContext, article: ArticleId, index: u32, written: &str) -> Html {
    let onclick = open_subject(app, Subject::Date { article, index });
    html! { <button type="button" class="link" {onclick}>{ format!("“{written}”") }</button> }
}

fn article_cell(app: &AppContext, id: ArticleId) -> Cell {
    let Some(article) = app.corpus.article(id) else { return Cell::words("") };
    let (title, _) = article.goes_by();
    let href = app.href(Route::article(&article.slug));
    Cell::drawn(html! { <a {href}>{ &title }</a> }, &title)
}

/// The table of what has no place on the axis, with the reasons.
pub(super) fn unplaced(app: &AppContext, line: &Rc<Timeline>) -> Html {
    let list = &line.unplaced;
    if list.is_empty() {
        return Html::default();
    }
    let number = list.len();
    let (app, line) = (app.clone(), line.clone());
    let rows = Rows::new(number, move |n| {
        let item = &line.unplaced[n];
        let Some(date) = app.corpus.date(item.article, item.date) else { return Vec::new() };
        vec![
            Cell::drawn(opener(&app, item.article, item.date, date.written), date.written),
            Cell::words(wording::listed_date(&date)),
            Cell::words(wording::unplaced(&item.reason)),
            article_cell(&app, item.article),
        ]
    });
    let heads = ["As written", "Read as", "Why it is not on the axis", "Article"];
    html! {
        <>
            <h2>{ format!("Not on the axis ({})", wording::thousands(number)) }</h2>
            <SortTable caption="Expressions of time without a place on the axis" heads={heads.map(AttrValue::from).to_vec()} {rows} />
        </>
    }
}
