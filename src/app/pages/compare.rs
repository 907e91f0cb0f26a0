//! Compare: the choice of two articles, and two articles side by side.

use std::rc::Rc;

use yew::prelude::*;

use crate::annotate::{Entity, EntityId};
use crate::app::browser::{self, Align};
use crate::app::components::articles::{meta_line, title_words};
use crate::app::components::legend::legend;
use crate::app::components::prose::{Passage, Prose, Touch, excerpt, kind_class, passage_id};
use crate::app::components::screen::empty;
use crate::app::hooks::{AppContext, use_app, use_keys};
use crate::app::route::{Route, Show, View};
use crate::app::state::Action;
use crate::app::words;
use crate::corpus::{Article, ArticleId};
use crate::explore::compare::{self, Comparison, Conflict, Side};
use crate::text::Span;

/// The choice of two articles.
#[component]
pub(super) fn Choose() -> Html {
    let app = use_app();
    let slugs: Vec<String> = app.corpus.articles.iter().map(|article| article.slug.clone()).collect();
    let a = use_state_eq(|| slugs.first().cloned().unwrap_or_default());
    let b = use_state_eq(|| slugs.get(1).cloned().unwrap_or_default());
    if slugs.len() < 2 {
        return html! {
            <>
                <h1>{ "Compare" }</h1>
                { empty("There is nothing to compare.", html! { <p>{ "This corpus has fewer than two articles." }</p> }) }
            </>
        };
    }
    let same = *a == *b;
    html! {
        <section class="results choose" aria-label="Compare">
            <h1>{ "Compare two articles" }</h1>
            <p class="note">{ "Matched passages are linked across the two, what only one says is set apart, and where they contradict each other both claims stand side by side." }</p>
            { picker(&app, "Left", &a) }
            { picker(&app, "Right", &b) }
            if same {
                <p class="note" role="status">{ "Choose two different articles." }</p>
            } else {
                <p><a class="button primary" href={app.href(Route::Compare { a: (*a).clone(), b: (*b).clone() })}>{ "Read side by side" }</a></p>
            }
        </section>
    }
}

fn picker(app: &AppContext, label: &str, chosen: &UseStateHandle<String>) -> Html {
    let set = chosen.setter();
    let onchange = Callback::from(move |event: Event| set.set(browser::changed_value(&event)));
    html! {
        <label class="picker">
            <span>{ label }</span>
            <select {onchange}>
                { for app.corpus.articles.iter().map(|article| {
                    let (title, _) = words::title(article);
                    html! {
                        <option value={article.slug.clone()} selected={article.slug == **chosen}>
                            { format!("{title} ({}, {})", words::outlet(article), words::published(article)) }
                        </option>
                    }
                }) }
            </select>
        </label>
    }
}

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

/// A passage of a column and the matches that it takes part in.
#[derive(Clone, Debug, PartialEq)]
struct Linked {
    span: Span,
    matches: Vec<usize>,
}

/// Two articles side by side.
#[component]
pub(super) fn ComparePage(props: &CompareProps) -> Html {
    let app = use_app();
    let lit = use_state_eq(|| None::<(Column, usize)>);
    let current = use_state_eq(|| None::<usize>);
    let frames = (use_node_ref(), use_node_ref());
    let comparison = use_memo((app.corpus.clone(), props.a, props.b), |(corpus, a, b)| {
        let entities: Vec<&Entity> = corpus.entities.iter().map(|entity| &entity.entity).collect();
        match (corpus.article(*a), corpus.article(*b)) {
            (Some(a), Some(b)) => compare::compare(side(a), side(b), &entities),
            _ => Comparison::default(),
        }
    });
    let linked = use_memo(comparison.clone(), |comparison| {
        [
            link(comparison.aligned.iter().map(|item| item.a)),
            link(comparison.aligned.iter().map(|item| item.b)),
        ]
    });
    let of = |column: Column| &linked[column as usize];
    let scroll_lock = app.state.settings.scroll_lock;

    // Shows a match: both of its passages, the other column moved so that they stand level.
    let show = {
        let (linked, frames) = (linked.clone(), frames.clone());
        move |n: usize, from: Column| {
            let at = |column: Column| {
                let list = &linked[column as usize];
                list.iter().position(|item| item.matches.contains(&n)).map(|p| passage_id(column.prefix(), p))
            };
            let (Some(here), Some(there)) = (at(from), at(from.other())) else { return };
            let frame = |column: Column| if column == Column::A { &frames.0 } else { &frames.1 };
            if scroll_lock {
                let level = browser::offset_within(&here, frame(from));
                let other = browser::offset_within(&there, frame(from.other()));
                if let (Some(level), Some(other)) = (level, other) {
                    browser::scroll_by(frame(from.other()), other - level);
                }
            } else {
                browser::scroll_to(&there, Align::Nearest);
            }
        }
    };
    let step = {
        let (current, lit, show, linked) = (current.clone(), lit.clone(), show.clone(), linked.clone());
        let count = comparison.aligned.len();
        move |back: bool| {
            if count == 0 {
                return;
            }
            let next = match (*current, back) {
                (None, false) => 0,
                (None, true) => count - 1,
                (Some(n), false) => (n + 1) % count,
                (Some(n), true) => (n + count - 1) % count,
            };
            current.set(Some(next));
            if let Some(p) = linked[0].iter().position(|item| item.matches.contains(&next)) {
                lit.set(Some((Column::A, p)));
                browser::scroll_to(&passage_id(Column::A.prefix(), p), Align::Nearest);
                show(next, Column::A);
            }
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
    let touch = |column: Column| {
        let (lit, current, show, linked) = (lit.setter(), current.setter(), show.clone(), linked.clone());
        Callback::from(move |touch: Touch| match touch {
            Touch::Enter(p) => lit.set(Some((column, p))),
            Touch::Leave => lit.set(None),
            Touch::Press(p) => {
                lit.set(Some((column, p)));
                if let Some(n) = linked[column as usize].get(p).and_then(|item| item.matches.first()) {
                    current.set(Some(*n));
                    show(*n, column);
                }
            }
        })
    };
    let (Some(left), Some(right)) = (app.corpus.article(props.a), app.corpus.article(props.b)) else {
        return Html::default();
    };
    let view = app.place().view.clone();
    let passages = |column: Column| {
        let only = if column == Column::A { &comparison.only_a } else { &comparison.only_b };
        Rc::new(passages(&comparison, of(column), of(column.other()), only, view.show, column, *lit))
    };
    let choose = |wanted: Show, name: String| {
        let new = View { show: wanted, ..view.clone() };
        let onclick = app.on(move |_: MouseEvent| Action::View(new.clone()));
        html! { <button type="button" {onclick} aria-pressed={(view.show == wanted).to_string()}>{ name }</button> }
    };
    let onlock = app.on(|event: Event| Action::ScrollLock(browser::is_checked(&event)));
    let go = |back: bool| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step(back))
    };
    let column = |column: Column, id: ArticleId, article: &Article, frame: &NodeRef| {
        let other = |slug: String| match column {
            Column::A => Route::Compare { a: slug, b: right.slug.clone() },
            Column::B => Route::Compare { a: left.slug.clone(), b: slug },
        };
        let onchange = {
            let places: Vec<(String, Action)> = app
                .corpus
                .articles
                .iter()
                .map(|article| {
                    (article.slug.clone(), Action::Arrive(app.place().to(other(article.slug.clone()))))
                })
                .collect();
            app.on(move |event: Event| {
                let slug = browser::changed_value(&event);
                let found = places.iter().find(|(own, _)| *own == slug).or(places.first());
                found.map_or(Action::Clear, |(_, action)| action.clone())
            })
        };
        html! {
            <div class="column" ref={frame.clone()} tabindex="-1">
                <header class="column-head">
                    <h2><a href={app.href(Route::Article { slug: article.slug.clone() })}>{ title_words(article) }</a></h2>
                    { meta_line(article) }
                    <label class="picker small">
                        <span class="hidden">{ if column == Column::A { "Other article on the left" } else { "Other article on the right" } }</span>
                        <select {onchange}>
                            { for app.corpus.articles.iter().map(|item| html! {
                                <option value={item.slug.clone()} selected={item.slug == article.slug}>{ words::title(item).0 }</option>
                            }) }
                        </select>
                    </label>
                </header>
                <div class="prose">
                    <Prose
                        article={id} prefix={column.prefix()} passages={passages(column)} ontouch={touch(column)}
                        passages_only={view.show != Show::All} without_title=true
                    />
                </div>
            </div>
        }
    };
    html! {
        <section class="compare" aria-label="Side by side">
            <div class="bar">
                <h1>{ "Side by side" }</h1>
                <div class="bar-tools">
                    <span class="switch" role="group" aria-label="Passages">
                        { choose(Show::All, "Everything".to_owned()) }
                        { choose(Show::Shared, format!("In both {}", comparison.aligned.len())) }
                        { choose(Show::Only, format!("Only in one {}", comparison.only_a.len() + comparison.only_b.len())) }
                    </span>
                    <span role="group" aria-label="Matches">
                        <button type="button" onclick={go(true)} aria-label="Previous match">{ "↑" }</button>
                        <button type="button" onclick={go(false)} aria-label="Next match">{ "↓" }</button>
                    </span>
                    <label><input type="checkbox" checked={scroll_lock} onchange={onlock} />{ " Scroll together" }</label>
                    <a class="button" href={app.href(Route::Compare { a: right.slug.clone(), b: left.slug.clone() })}>{ "Swap" }</a>
                </div>
            </div>
            { conflicts(&app, left, right, &comparison.conflicts) }
            <div class="columns">
                { column(Column::A, props.a, left, &frames.0) }
                { column(Column::B, props.b, right, &frames.1) }
            </div>
            <div class="beside">
                { entities_beside(&app, &comparison) }
                { dates_beside(&app, left, right, &comparison) }
                { legend(&app) }
            </div>
        </section>
    }
}

fn side(article: &Article) -> Side<'_> {
    Side { document: &article.document, annotations: &article.annotations }
}

/// Makes disjoint passages of the spans of matches: those that overlap become one, with all their matches.
fn link(spans: impl Iterator<Item = Span>) -> Vec<Linked> {
    let mut all: Vec<(Span, usize)> = spans.enumerate().map(|(n, span)| (span, n)).collect();
    all.sort_unstable();
    let mut out: Vec<Linked> = Vec::new();
    for (span, n) in all {
        match out.last_mut().filter(|last| last.span.overlaps(span)) {
            Some(last) => {
                last.span = last.span.join(span);
                last.matches.push(n);
            }
            None => out.push(Linked { span, matches: vec![n] }),
        }
    }
    for item in &mut out {
        item.matches.sort_unstable();
    }
    out
}

/// The passages of a column, as they are to be drawn. Indices of matched passages are those of `linked`.
fn passages(
    comparison: &Comparison,
    linked: &[Linked],
    across: &[Linked],
    only: &[Span],
    show: Show,
    column: Column,
    lit: Option<(Column, usize)>,
) -> Vec<Passage> {
    let lights = |n: usize, item: &Linked| match lit {
        Some((from, p)) if from == column => p == n,
        Some((_, p)) => {
            across.get(p).is_some_and(|other| other.matches.iter().any(|m| item.matches.contains(m)))
        }
        None => false,
    };
    let matched = linked.iter().enumerate().map(|(n, item)| {
        let kind = item.matches.iter().filter_map(|m| comparison.aligned.get(*m)).map(|m| m.kind).min();
        let (name, _) = kind.map_or(("", ""), words::match_kind);
        let numbers: Vec<String> = item.matches.iter().map(|m| (m + 1).to_string()).collect();
        let class = kind.map(|kind| format!("{kind:?}").to_lowercase());
        Passage {
            span: item.span,
            class: classes!("match", class, lights(n, item).then_some("lit")),
            label: Some(numbers.join(" ").into()),
            title: format!("Match {}: {name}", numbers.join(", ")).into(),
            active: true,
        }
    });
    let alone = only.iter().map(|span| Passage {
        span: *span,
        class: classes!("only"),
        label: None,
        title: "Only here".into(),
        active: false,
    });
    match show {
        Show::All => matched.collect(),
        Show::Shared => matched.collect(),
        Show::Only | Show::Missing => alone.collect(),
    }
}

/// Where the two contradict each other: both claims side by side.
fn conflicts(app: &AppContext, a: &Article, b: &Article, list: &[Conflict]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    html! {
        <section class="conflicts" aria-labelledby="conflicts-title">
            <h2 id="conflicts-title">{ format!("Where they contradict each other ({})", list.len()) }</h2>
            { for list.iter().map(|conflict| html! {
                <div class="conflict">
                    <h3>
                        { &conflict.about }
                        <span class="badge">{ words::conflict_kind(conflict.kind) }</span>
                        <span class="badge">{ format!("sure: {} of 100", (conflict.confidence * 100.0).round() as u32) }</span>
                    </h3>
                    <div class="claims">
                        { claim(app, a, conflict.a, conflict.words_a) }
                        { claim(app, b, conflict.b, conflict.words_b) }
                    </div>
                </div>
            }) }
        </section>
    }
}

fn claim(app: &AppContext, article: &Article, whole: Span, words_: Span) -> Html {
    html! {
        <blockquote>
            <p>{ excerpt(&article.document.text, whole, &[words_]) }</p>
            <footer><a href={app.passage_href(&article.slug, words_)}>{ words::title(article).0 }</a></footer>
        </blockquote>
    }
}

fn entities_beside(app: &AppContext, comparison: &Comparison) -> Html {
    let list = |ids: &[EntityId]| {
        html! {
            <ul class="inline">
                { for ids.iter().filter_map(|id| app.corpus.entity(*id)).map(|entity| html! {
                    <li><a class={classes!("mark", kind_class(entity.entity.kind))} href={app.href(Route::Entity { slug: entity.slug.clone() })}>
                        { &entity.entity.name }
                    </a></li>
                }) }
            </ul>
        }
    };
    three(
        "Names",
        "names",
        &[
            (comparison.entities_only_a.len(), list(&comparison.entities_only_a)),
            (comparison.shared_entities.len(), list(&comparison.shared_entities)),
            (comparison.entities_only_b.len(), list(&comparison.entities_only_b)),
        ],
    )
}

fn dates_beside(app: &AppContext, a: &Article, b: &Article, comparison: &Comparison) -> Html {
    let list = |values: &[String], articles: &[&Article]| {
        html! {
            <ul class="inline">
                { for values.iter().map(|value| {
                    let found = articles.iter().find_map(|article| {
                        let date = article.annotations.dates.iter().find(|date| date.value == *value)?;
                        Some((article, date))
                    });
                    match found {
                        Some((article, date)) => html! {
                            <li><a class="mark date" href={app.passage_href(&article.slug, date.span)}>{ words::date(date) }</a></li>
                        },
                        None => html! { <li>{ value }</li> },
                    }
                }) }
            </ul>
        }
    };
    three(
        "Dates",
        "dates",
        &[
            (comparison.dates_only_a.len(), list(&comparison.dates_only_a, &[a])),
            (comparison.shared_dates.len(), list(&comparison.shared_dates, &[a, b])),
            (comparison.dates_only_b.len(), list(&comparison.dates_only_b, &[b])),
        ],
    )
}

fn three(title: &str, of: &str, lists: &[(usize, Html); 3]) -> Html {
    let heads = ["Only on the left", "In both", "Only on the right"];
    html! {
        <section class="three">
            <h2>{ title }</h2>
            <div class="three-lists">
                { for lists.iter().zip(heads).map(|((n, list), head)| html! {
                    <div>
                        <h3>{ format!("{head} ({n})") }</h3>
                        if *n == 0 { <p class="note">{ format!("No {of}.") }</p> } else { { list.clone() } }
                    </div>
                }) }
            </div>
        </section>
    }
}
