//! Compare: the choice of articles, and two to four of them side by side.
//!
//! Everything found comes in one [`Sheet`], asked for in one place. `facts` says what stands in the story, `rows` what
//! stands in the panels beside it; `panels` draws both and `report` writes them; `columns` draws the texts with the ribbons
//! between them, and the `map` of all.

mod choose;
mod columns;
pub(super) mod facts;
mod map;
mod panels;
mod report;
mod rows;

use std::rc::Rc;

use yew::prelude::*;

use self::columns::Columns;
use self::panels::Drawing;
use super::lost;
use crate::app::browser::{self, Align};
use crate::app::components::composite::Composite;
use crate::app::components::copy::CopyButton;
use crate::app::components::legend::legend;
use crate::app::components::screen::{FETCHING, empty, failed, or_screen, waiting};
use crate::app::components::similar::use_similar;
use crate::app::engine::protocol::{Answer, Question};
use crate::app::hooks::{AppContext, use_after, use_answer, use_app, use_bodies, use_keys};
use crate::app::load::Loading;
use crate::app::route::{Address, CompareRoute, Route, Show, Tab};
use crate::app::state::Action;
use crate::corpus::ArticleId;
use crate::explore::compare::sheet::{self, MOST, Sheet, Verdict};
use crate::text::Span;
use crate::wording;

pub(super) use choose::Choose;

/// Properties of [`Compared`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComparedProps {
    /// The articles as the address names them.
    pub(super) slugs: Vec<String>,
}

/// The comparison of the articles of an address, if it can be made.
#[component]
pub(super) fn Compared(props: &ComparedProps) -> Html {
    let app = use_app();
    let mut articles: Vec<ArticleId> = Vec::new();
    for slug in &props.slugs {
        match app.corpus.article_by_slug(slug) {
            Some(id) => articles.push(id),
            None => return lost(&format!("This corpus has no article “{slug}”.")),
        }
    }
    let mut once = articles.clone();
    once.sort_unstable();
    once.dedup();
    match articles[..] {
        [first] => html! { <Choose {first} /> },
        _ if once.len() < articles.len() => twice(&app, &articles),
        _ => html! { <ComparePage {articles} /> },
    }
}

/// Properties of [`ComparePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CompareProps {
    /// The articles, from left to right: two or more, none of them twice.
    pub(super) articles: Vec<ArticleId>,
}

/// What each column is called: its article's title, or only its letter where titles are hidden.
fn names(app: &AppContext, sheet: &Sheet) -> Vec<String> {
    let name = |(n, column): (usize, &sheet::Column)| match app.corpus.article(column.article) {
        Some(article) if !app.address().route.comparison().blind => article.goes_by().0,
        _ => format!("Article {}", wording::letter(n)),
    };
    sheet.columns.iter().enumerate().map(name).collect()
}

/// What stands over a column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Head {
    /// The outlet, where it is known and no other column has it too; else the headline.
    name: String,
    /// What is known beside it: the day.
    under: String,
    /// The headline.
    title: String,
}

impl Head {
    /// What the article is called inside a sentence.
    fn inside(&self) -> String {
        if self.name == self.title { format!("“{}”", self.name) } else { self.name.clone() }
    }
}

fn heads(app: &AppContext, sheet: &Sheet) -> Vec<Head> {
    let article = |column: &sheet::Column| app.corpus.article(column.article);
    let outlet = |column: &sheet::Column| article(column).and_then(|article| article.meta.source.clone());
    let blind = app.address().route.comparison().blind;
    let head = |(column, title): (&sheet::Column, String)| {
        let Some(article) = article(column).filter(|_| !blind) else {
            return Head { name: title, under: String::new(), title: String::new() };
        };
        let own = outlet(column);
        let alone = sheet.columns.iter().filter(|other| outlet(other) == own).count() == 1;
        let day = wording::published(article);
        match own {
            Some(outlet) if alone => Head { name: outlet, under: day, title },
            Some(outlet) => Head { name: title.clone(), under: format!("{outlet}, {day}"), title },
            None => Head { name: title.clone(), under: day, title },
        }
    };
    sheet.columns.iter().zip(names(app, sheet)).map(head).collect()
}

/// The address of a comparison of these articles, set as this one is as far as that makes sense there.
fn side_by_side(app: &AppContext, articles: &[ArticleId]) -> Address {
    let slug = |id: &ArticleId| app.corpus.article(*id).map(|article| article.slug.clone());
    let articles = articles.iter().filter_map(slug).collect();
    let CompareRoute { tab, blind, .. } = app.address().route.comparison();
    app.address().to(Route::Compare(CompareRoute { articles, tab, blind, ..CompareRoute::default() }))
}

/// A step of the reader through a comparison: a match, or stretches of the columns.
type Step = (Option<u32>, [Option<Span>; MOST]);

/// The matches, in order.
fn matches(sheet: &Sheet) -> Vec<Step> {
    (1..=sheet.said_in_several() as u32).map(|n| (Some(n), [None; MOST])).collect()
}

/// Where the articles differ: points on which they do, and matches with words of their own; in the order of the columns.
fn differences(sheet: &Sheet) -> Vec<Step> {
    let mut steps: Vec<(Vec<u32>, Step)> = Vec::new();
    for point in sheet.points.iter().filter(|point| point.verdict != Verdict::Agreement) {
        let mut spots = [None; MOST];
        for statement in &point.statements {
            spots[usize::from(statement.column)].get_or_insert(statement.words);
        }
        steps.push((spots.map(|spot| spot.map_or(u32::MAX, |at| at.start)).to_vec(), (None, spots)));
    }
    for (n, group) in (1..).zip(&sheet.groups) {
        if group.places.iter().flatten().any(|place| !place.own.is_empty()) {
            let first = group.places.iter().map(|places| places.first().map_or(u32::MAX, |p| p.span.start));
            steps.push((first.collect(), (Some(n), [None; MOST])));
        }
    }
    steps.sort();
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Goes on by one, round and round.
fn walk(app: &AppContext, sheet: &Sheet, steps: &[Step], back: bool) {
    let view = app.address().route.comparison();
    let now = steps.iter().position(|step| *step == (view.chosen, view.spots));
    let next = match now {
        None if back => steps.len().wrapping_sub(1),
        None => 0,
        Some(at) => (at + if back { steps.len() - 1 } else { 1 }) % steps.len(),
    };
    if let Some((chosen, spots)) = steps.get(next).copied() {
        let is_point = spots.iter().any(Option::is_some);
        let stays = facts::is_story(view.tab) || view.tab == Tab::Texts;
        let tab = if is_point && !stays { Tab::First } else { view.tab };
        // where not all columns have room, the first that it stands in is shown
        let group = chosen.and_then(|n| sheet.groups.get(n as usize - 1));
        let of_group = group.and_then(|group| group.places.iter().position(|places| !places.is_empty()));
        let column = of_group.or_else(|| spots.iter().position(Option::is_some)).unwrap_or_default() as u8;
        app.act(Action::Drag(Route::Compare(CompareRoute { tab, chosen, spots, column, ..view })));
    }
}

/// Articles side by side.
#[component]
pub(super) fn ComparePage(props: &CompareProps) -> Html {
    let app = use_app();
    let asked = use_answer(Question::Sheet(props.articles.clone()));
    let texts = use_bodies(&props.articles);
    let (sheet, state) = match asked {
        Loading::Ready(Answer::Sheet(sheet)) => (sheet, or_screen(texts.clone(), FETCHING).err()),
        Loading::Failed { why, again } => {
            (Rc::default(), Some(failed("These articles could not be compared.", &why, again)))
        }
        Loading::Ready(_) | Loading::Waiting => (Rc::default(), Some(waiting("Comparing…"))),
    };
    let alike = use_similar(props.articles.first().copied().unwrap_or_default());
    {
        let (app, sheet) = (app.clone(), sheet.clone());
        use_keys(move |event| {
            if !app.takes_key(&event) {
                return;
            }
            match event.key().as_str() {
                key @ ("n" | "p") => walk(&app, &sheet, &matches(&sheet), key == "p"),
                key @ ("d" | "D") => walk(&app, &sheet, &differences(&sheet), key == "D"),
                "b" => browser::focus(panels::SHOWN),
                _ => {}
            }
        });
    }
    let view = app.address().route.comparison();
    let heads = heads(&app, &sheet);
    let found = facts::facts(&app.corpus, &sheet);
    let open = facts::open(&found, &view);
    let called: Vec<String> = heads.iter().map(Head::inside).collect();
    let panel = rows::panel(&app.corpus, &texts, &sheet, &called, open);
    let names: Vec<String> = heads.iter().map(|head| head.name.clone()).collect();
    let shown = {
        let torn = (0..heads.len()).flat_map(|column| facts::within(&app.corpus, &sheet, column));
        let story: Vec<rows::Row> = found.iter().cloned().chain(torn).map(|fact| fact.row).collect();
        let story = story.iter().filter(|_| facts::is_story(open));
        let beside = panel.sections.iter().flat_map(|section| &section.rows).filter(|_| open != Tab::Texts);
        story.chain(beside).any(|row| row.is_shown(&view))
    };
    {
        // the row of what was stepped to comes into sight, where it does not take the text out of it
        let deps = (view.chosen, view.spots, view.tab, shown);
        use_effect_with(deps, move |_| {
            if browser::has_room_beside() {
                browser::scroll_to(panels::SHOWN, Align::Nearest);
            }
        });
    }
    // the heading that had the focus goes with the screen that was waited for
    use_after(state.is_some(), |_| browser::keep_focus());
    if let Some(state) = state {
        return html! { <section class="compare" aria-label="Side by side"><h1>{ "Side by side" }</h1>{ state }</section> };
    }
    let step = |steps: fn(&Sheet) -> Vec<Step>,
                back: bool,
                name: &'static str,
                key: &str,
                sign: &'static str| {
        let (app, sheet) = (app.clone(), sheet.clone());
        let onclick = Callback::from(move |_: MouseEvent| walk(&app, &sheet, &steps(&sheet), back));
        html! { <button type="button" {onclick} aria-label={name} title={format!("{name} ({key})")}>{ sign }</button> }
    };
    let choose = |wanted: Show, name: String| {
        let new = Route::Compare(CompareRoute { show: wanted, ..view.clone() });
        let onclick = app.on(move |_: MouseEvent| Action::Set(new.clone()));
        html! { <button type="button" {onclick} aria-pressed={(view.show == wanted).to_string()}>{ name }</button> }
    };
    let onlock = app.on(|event: Event| Action::ScrollLock(browser::is_checked(&event)));
    let onblind = {
        let view = view.clone();
        app.on(move |event: Event| {
            Action::Set(Route::Compare(CompareRoute { blind: browser::is_checked(&event), ..view.clone() }))
        })
    };
    let count = sheet.said_in_several() as u32;
    let only: usize = sheet.columns.iter().map(|column| column.only.len()).sum();
    let many = sheet.columns.len() > 2;
    let link = format!("{}{}", browser::page_address(), app.address().href());
    let alone = open == Tab::Texts;
    let parts = rows::are_excerpts(&app.corpus, &sheet);
    let drawing = Drawing { app: &app, texts: &texts, sheet: &sheet, heads: &heads, view: &view, tab: open };
    html! {
        <section class="compare" aria-label="Side by side">
            <div class="bar">
                <h1>{ if facts::is_story(open) { "The story in facts" } else { "Side by side" } }</h1>
                <Composite class="bar-tools" role="toolbar" label="Tools">
                    if let [a, b] = props.articles[..] {
                        <a class="button" href={side_by_side(&app, &[b, a]).href()}>{ "Swap" }</a>
                    }
                    if !view.blind && props.articles.len() < MOST.min(app.corpus.articles.len()) {
                        { choose::picker(&app, &props.articles, props.articles.len(), &alike) }
                    }
                    <CopyButton label="Copy link" text={link} />
                    { report::menu(&app, &sheet) }
                    <label><input type="checkbox" checked={view.blind} onchange={onblind} />{ " Hide titles and outlets" }</label>
                </Composite>
            </div>
            if parts { <p class="note">{ wording::EXCERPTS }</p> }
            { drawing.choices(&found) }
            <div class={classes!("compare-body", if alone { "alone".to_owned() } else { format!("beside-{}", heads.len()) })}>
                if !alone {
                    <div class="panels">
                        if facts::is_story(open) { { drawing.story(&found) } } else { { drawing.panel(&panel) } }
                    </div>
                }
                <div class="texts">
                    if alone { <p class="note">{ &panel.note }</p> }
                    <div class="bar compare-tools">
                        if alone {
                            <span class="switch" role="group" aria-label="Passages">
                                { choose(Show::All, "Everything".to_owned()) }
                                { choose(Show::Shared, format!("{} {count}", if many { "Shared" } else { "In both" })) }
                                { choose(Show::Only, format!("{} {only}", wording::only("Only in one", parts))) }
                            </span>
                        }
                        <Composite class="bar-tools" role="toolbar" label="Tools">
                            <span class="note" role="status">
                                { view.chosen.filter(|n| *n <= count).map_or_else(String::new, |n| format!("Match {n} of {count}")) }
                            </span>
                            if shown {
                                <button type="button" class="link" title="Back to the row (b)" onclick={|_: MouseEvent| browser::focus(panels::SHOWN)}>
                                    { "Back to the row" }
                                </button>
                            }
                            if alone {
                                <span class="steps">
                                    { "Match " }
                                    { step(matches, true, "Previous match", "p", "↑") }
                                    { step(matches, false, "Next match", "n", "↓") }
                                </span>
                                <span class="steps">
                                    { "Difference " }
                                    { step(differences, true, "Previous difference", "D", "↑") }
                                    { step(differences, false, "Next difference", "d", "↓") }
                                </span>
                                <label><input type="checkbox" checked={app.state.settings.scroll_lock} onchange={onlock} />{ " Scroll together" }</label>
                            }
                        </Composite>
                    </div>
                    <Columns sheet={if view.show == Show::Shared { Rc::new(sheet.without_near()) } else { sheet.clone() }} {alike} {alone} outlets={names} />
                </div>
            </div>
            <p class="note on-paper">{ wording::on_paper(heads.len()) }</p>
            <details class="legend-box"><summary>{ "Marks in the texts" }</summary>{ legend(&app) }</details>
        </section>
    }
}

/// The screen for an address that names an article twice.
fn twice(app: &AppContext, articles: &[ArticleId]) -> Html {
    let mut once: Vec<ArticleId> = Vec::new();
    for id in articles {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    html! {
        <>
            <h1>{ "Compare" }</h1>
            { empty("An article cannot stand beside itself.", html! {
                <p><a href={side_by_side(app, &once).href()}>
                    { if once.len() > 1 { "Read the others side by side" } else { "Choose what to read beside it" } }
                </a></p>
            }) }
        </>
    }
}
