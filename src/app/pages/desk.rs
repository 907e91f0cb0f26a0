//! The reading desk: what stands over an article that is read, to set its text and to go from place to place of a search.

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::prose::passage_id;
use crate::app::hooks::{AppContext, use_after, use_app, use_bodies, use_keys, use_selection};
use crate::app::load::Library;
use crate::app::route::ArticleRoute;
use crate::app::state::{Action, Measure, Settings, Size};
use crate::corpus::{ArticleId, Bodies};
use crate::explore::search;
use crate::text::Span;

/// Begins the ids of the passages of the text that is read.
pub(super) const PREFIX: &str = "read";

/// The menu that sets the text: how large it is, and how long its lines are.
pub(super) fn text_menu(app: &AppContext) -> Html {
    let settings = &app.state.settings;
    let button = |name: &'static str, pressed: bool, new: Settings| {
        let onclick = app.on(move |_: MouseEvent| Action::Prefer(new.clone()));
        html! { <button type="button" {onclick} aria-pressed={pressed.to_string()}>{ name }</button> }
    };
    let sizes = ["Small", "Normal", "Large", "Largest"].into_iter().zip(Size::ALL);
    let measures = ["Short", "Normal", "Long"].into_iter().zip(Measure::ALL);
    html! {
        <details class="menu">
            <summary>{ "Text size" }</summary>
            <div>
                <Composite class="switch" role="group" label="Size of the text">
                    <span class="note">{ "Size " }</span>
                    { for sizes.map(|(name, (size, _))| {
                        button(name, settings.size == size, Settings { size, ..settings.clone() })
                    }) }
                </Composite>
                <Composite class="switch" role="group" label="Length of the lines">
                    <span class="note">{ "Lines " }</span>
                    { for measures.map(|(name, (measure, _))| {
                        button(name, settings.measure == measure, Settings { measure, ..settings.clone() })
                    }) }
                </Composite>
            </div>
        </details>
    }
}

/// Properties of [`Places`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlacesProps {
    /// The article that is read.
    pub(super) article: ArticleId,
    /// What the page is set to.
    pub(super) route: ArticleRoute,
}

/// Where the words searched for stand, and the way to the place before and the one after, in this article and the others that
/// were found.
#[component]
pub(super) fn Places(props: &PlacesProps) -> Html {
    let app = use_app();
    let words = app.address().query.words.clone();
    let selection = use_selection();
    let found: Vec<ArticleId> = selection
        .ready()
        .filter(|_| !words.trim().is_empty())
        .map(|selection| search::rank(selection).into_iter().map(|(article, _)| article).collect())
        .unwrap_or_default();
    let wanted: Vec<ArticleId> = found.iter().copied().chain([props.article]).collect();
    let texts = use_bodies(&wanted);
    let steps = texts.ready().map(|texts| steps(&app, texts, &found, props)).unwrap_or_default();
    let go = {
        let (app, article) = (app.clone(), props.article);
        move |to: Option<(ArticleId, Span)>| {
            let Some((id, at)) = to else { return };
            let Some(slug) = app.corpus.article(id).map(|article| article.slug.clone()) else { return };
            let address = app.address().passage(&slug, at);
            app.act(if id == article { Action::Drag(address.route) } else { Action::Arrive(address) });
        }
    };
    // who goes on by key reads on from the place, who presses a button may press it again
    let by_key = use_mut_ref(|| false);
    {
        let (app, go, steps, by_key) = (app.clone(), go.clone(), steps, by_key.clone());
        use_keys(move |event| {
            let to = match event.key().as_str() {
                "n" if app.takes_key(&event) => steps.next,
                "p" if app.takes_key(&event) => steps.previous,
                _ => return,
            };
            *by_key.borrow_mut() = to.is_some();
            go(to);
        });
    }
    use_after((props.article, props.route.at), move |_| {
        if by_key.replace(false) {
            browser::focus(&passage_id(PREFIX, 0));
        }
    });
    if words.trim().is_empty() || (steps.here == 0 && steps.next.is_none()) {
        return Html::default();
    }
    let button = |name: &'static str, sign: &'static str, to: Option<(ArticleId, Span)>| {
        let go = go.clone();
        let onclick = Callback::from(move |_: MouseEvent| go(to));
        let other = to.is_some_and(|(id, _)| id != props.article);
        html! {
            <button type="button" {onclick} disabled={to.is_none()} title={name}>
                { sign }{ if other { " in another article" } else { "" } }
            </button>
        }
    };
    let at = match (steps.at, steps.here) {
        (_, 0) => "The words searched for do not stand in this article.".to_owned(),
        (Some(at), here) => format!("Place {} of {here} in this article", at + 1),
        (None, here) => format!("{} in this article", crate::wording::count(here, "place", "places")),
    };
    html! {
        <Composite class="places-found" role="toolbar" label="Places of the words searched for">
            <span role="status">{ at }</span>
            { button("Previous place (p)", "Previous", steps.previous) }
            { button("Next place (n)", "Next", steps.next) }
        </Composite>
    }
}

/// Where the words stand from here.
#[derive(Clone, Copy, Default)]
struct Steps {
    /// How many places there are in this article.
    here: usize,
    /// Which one is shown.
    at: Option<usize>,
    previous: Option<(ArticleId, Span)>,
    next: Option<(ArticleId, Span)>,
}

fn steps(app: &AppContext, texts: &Library, found: &[ArticleId], props: &PlacesProps) -> Steps {
    let words = &app.address().query.words;
    let marks = |id: ArticleId| -> Vec<Span> {
        texts.body(id).map(|body| search::marks(&app.corpus, body, words)).unwrap_or_default()
    };
    let own = marks(props.article);
    let at = props.route.at.and_then(|at| own.iter().position(|mark| mark.overlaps(at)));
    let within = |n: Option<usize>| n.and_then(|n| own.get(n)).map(|at| (props.article, *at));
    let place = found.iter().position(|id| *id == props.article);
    let (before, after) = match place {
        Some(place) => (found.get(..place).unwrap_or_default(), found.get(place + 1..).unwrap_or_default()),
        None => (&[][..], found),
    };
    let first = |id: &ArticleId| marks(*id).first().map(|at| (*id, *at));
    let last = |id: &ArticleId| marks(*id).last().map(|at| (*id, *at));
    Steps {
        here: own.len(),
        at,
        previous: within(at.and_then(|at| at.checked_sub(1))).or_else(|| before.iter().rev().find_map(last)),
        next: within(at.map_or(Some(0), |at| Some(at + 1))).or_else(|| after.iter().find_map(first)),
    }
}
