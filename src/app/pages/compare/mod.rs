//! Compare: the choice of two articles, and two articles side by side.
//!
//! `matches` is plain arithmetic over a comparison; `columns` draws the texts with the ribbons between them;
//! `panels` draws what stands in rows; `report` writes the whole as a document.

mod choose;
mod columns;
mod matches;
mod panels;
mod report;

use std::rc::Rc;

use yew::prelude::*;

use self::columns::Columns;
use self::matches::Linked;
use self::panels::Panels;
use crate::app::browser;
use crate::app::components::copy::CopyButton;
use crate::app::components::legend::legend;
use crate::app::components::screen::{failed, waiting};
use crate::app::hooks::{AppContext, Told, use_answer, use_app, use_keys};
use crate::app::route::{Route, Show, View};
use crate::app::state::Action;
use crate::app::words;
use crate::app::worker::{Answer, Question, Sheet};
use crate::corpus::{Article, ArticleId};
use crate::explore::compare::Comparison;
use crate::explore::compare::overview::Overview;

pub(super) use choose::Choose;

/// Properties of [`ComparePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CompareProps {
    /// The left article.
    pub(super) a: ArticleId,
    /// The right article.
    pub(super) b: ArticleId,
}

/// One of the two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    A,
    B,
}

impl Column {
    /// Begins the ids of its passages.
    fn prefix(self) -> &'static str {
        match self {
            Column::A => "a",
            Column::B => "b",
        }
    }

    fn other(self) -> Column {
        match self {
            Column::A => Column::B,
            Column::B => Column::A,
        }
    }
}

/// Everything that the parts of this page draw from; equal only to itself.
#[derive(Clone)]
struct Pair {
    a: ArticleId,
    b: ArticleId,
    found: Rc<Found>,
}

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.found, &other.found)
    }
}

/// What comparing the two gave.
struct Found {
    comparison: Comparison,
    overview: Overview,
    linked: [Vec<Linked>; 2],
}

impl Pair {
    fn article<'a>(&self, app: &'a AppContext, column: Column) -> Option<&'a Article> {
        app.corpus.article(if column == Column::A { self.a } else { self.b })
    }

    fn linked(&self, column: Column) -> &[Linked] {
        &self.found.linked[column as usize]
    }
}

/// What stands over an article: its title, or only its side where titles are hidden.
fn name(app: &AppContext, article: &Article, column: Column) -> String {
    match (app.place().view.blind, column) {
        (false, _) => words::title(article).0,
        (true, Column::A) => "Article on the left".to_owned(),
        (true, Column::B) => "Article on the right".to_owned(),
    }
}

/// Two articles side by side.
#[component]
pub(super) fn ComparePage(props: &CompareProps) -> Html {
    let app = use_app();
    let told = use_answer(Question::Sheet(vec![props.a, props.b]));
    let ready = match &told {
        Told::Ready(answer) => Some(Rc::clone(answer)),
        _ => None,
    };
    let found = use_memo((props.a, props.b, ready.is_some()), |_| {
        let Answer::Sheet(sheet) = ready.as_deref().cloned().unwrap_or(Answer::Sheet(Sheet::default()));
        let linked = [
            matches::link(sheet.comparison.aligned.iter().map(|item| item.a)),
            matches::link(sheet.comparison.aligned.iter().map(|item| item.b)),
        ];
        Rc::new(Found { comparison: sheet.comparison, overview: sheet.overview, linked })
    });
    let pair = Pair { a: props.a, b: props.b, found: (*found).clone() };
    let count = found.comparison.aligned.len() as u32;
    let view = app.place().view.clone();
    let step = {
        let (app, view) = (app.clone(), view.clone());
        move |back: bool| {
            if count == 0 {
                return;
            }
            let next = match (view.chosen, back) {
                (None, false) => 1,
                (None, true) => count,
                (Some(n), false) => n % count + 1,
                (Some(n), true) => (n + count - 2) % count + 1,
            };
            app.act(Action::Drag(View { chosen: Some(next), ..view.clone() }));
        }
    };
    {
        let step = step.clone();
        use_keys(move |event| {
            if !browser::is_typing(&event) && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
                match event.key().as_str() {
                    "n" => step(false),
                    "p" => step(true),
                    _ => {}
                }
            }
        });
    }
    let (Some(left), Some(right)) = (app.corpus.article(props.a), app.corpus.article(props.b)) else {
        return Html::default();
    };
    let state = match told {
        Told::Ready(_) => None,
        Told::Waiting => Some(waiting("Comparing…")),
        Told::Failed { why, again } => Some(failed("These articles could not be compared.", &why, again)),
    };
    if let Some(state) = state {
        return html! { <section class="compare" aria-label="Side by side"><h1>{ "Side by side" }</h1>{ state }</section> };
    }
    let go = |back: bool| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step(back))
    };
    let choose = |wanted: Show, name: String| {
        let new = View { show: wanted, ..view.clone() };
        let onclick = app.on(move |_: MouseEvent| Action::View(new.clone()));
        html! { <button type="button" {onclick} aria-pressed={(view.show == wanted).to_string()}>{ name }</button> }
    };
    let onlock = app.on(|event: Event| Action::ScrollLock(browser::is_checked(&event)));
    let onblind = {
        let view = view.clone();
        app.on(move |event: Event| Action::View(View { blind: browser::is_checked(&event), ..view.clone() }))
    };
    let swap = {
        let mut place = app.place().to(Route::Compare { a: right.slug.clone(), b: left.slug.clone() });
        place.view.blind = view.blind;
        place.href()
    };
    let only = found.comparison.only_a.len() + found.comparison.only_b.len();
    let link = format!("{}{}", browser::page_address(), app.place().href());
    html! {
        <section class="compare" aria-label="Side by side">
            <div class="bar">
                <h1>{ "Side by side" }</h1>
                <div class="bar-tools">
                    <a class="button" href={swap}>{ "Swap" }</a>
                    <CopyButton label="Copy link" text={link} />
                    { report::menu(&app, &pair) }
                    <label><input type="checkbox" checked={view.blind} onchange={onblind} />{ " Hide titles and outlets" }</label>
                </div>
            </div>
            <Panels pair={pair.clone()} />
            <div class="bar compare-tools">
                <span class="switch" role="group" aria-label="Passages">
                    { choose(Show::All, "Everything".to_owned()) }
                    { choose(Show::Shared, format!("In both {count}")) }
                    { choose(Show::Only, format!("Only in one {only}")) }
                </span>
                <div class="bar-tools">
                    <span role="group" aria-label="Matches">
                        <button type="button" onclick={go(true)} aria-label="Previous match" title="Previous match (p)">{ "↑" }</button>
                        { " " }
                        <button type="button" onclick={go(false)} aria-label="Next match" title="Next match (n)">{ "↓" }</button>
                    </span>
                    <span class="note" role="status">
                        { view.chosen.filter(|n| *n <= count).map_or_else(String::new, |n| format!("Match {n} of {count}")) }
                    </span>
                    <label><input type="checkbox" checked={app.state.settings.scroll_lock} onchange={onlock} />{ " Scroll together" }</label>
                </div>
            </div>
            <Columns {pair} />
            <details class="legend-box"><summary>{ "Marks in the texts" }</summary>{ legend(&app) }</details>
        </section>
    }
}
