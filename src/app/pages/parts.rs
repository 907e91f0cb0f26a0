//! Pages whose code is no part of the first page, and how they come.
//!
//! `cargo xtask build` cuts the program at the functions of this module (`xtask/src/parts.rs`; feature `parts` and `--cfg parts`): what is
//! only reached through one of them is a file of its own, fetched when a page of it is first asked for, or once the first
//! page stands and nothing else is to do. Built in any other way, such as by Trunk alone or for the tests, the program is
//! one, and each page is there at once.
//!
//! The cut is made by `wasm_split_helpers`, whose macro names the functions on both sides of it: hence the only `unsafe`
//! of the project, which is the macro's.
#![cfg_attr(cut, allow(unsafe_code))]
#![allow(
    clippy::unnecessary_wraps,
    clippy::unused_async,
    reason = "where the program is cut, a page may not come"
)]

use std::fmt;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use yew::prelude::*;

use super::{compare, coverage, entities, entity, lost, network, notebook, own, timeline};
use crate::app::browser::{self, Timer};
use crate::app::components::screen::{failed, waiting};
use crate::app::hooks::use_after;
use crate::app::route::Route;
use crate::corpus::ArticleId;

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The reader's own articles.
    Own,
    /// Articles side by side.
    Compare,
    /// All others that are no first page.
    Views,
}

/// A part that could not be fetched.
#[derive(Debug)]
pub(crate) struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("its file is missing, or from another day than the rest")
    }
}

#[cfg(cut)]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Missing
    }
}

type Drawn = Result<Html, Missing>;

#[cfg_attr(cut, wasm_split_helpers::wasm_split(own, fallible, preload(fetch_own)))]
fn draw_own(_: Route) -> Drawn {
    Ok(html! { <own::OwnPage /> })
}

#[cfg_attr(cut, wasm_split_helpers::wasm_split(compare, fallible, preload(fetch_compare)))]
fn draw_compare(route: Route) -> Drawn {
    Ok(match route {
        Route::Compare(route) => html! { <compare::Compared slugs={route.articles} /> },
        _ => html! { <compare::Choose first={ArticleId(0)} /> },
    })
}

#[cfg_attr(cut, wasm_split_helpers::wasm_split(views, fallible, preload(fetch_views)))]
fn draw_views(route: Route) -> Drawn {
    Ok(match route {
        Route::Timeline(route) => html! { <timeline::TimelinePage {route} /> },
        Route::Entities(route) => html! { <entities::Entities {route} /> },
        Route::Entity(route) => html! { <entity::Named {route} /> },
        Route::Network(route) => html! { <network::NetworkPage {route} /> },
        Route::Coverage(route) => html! { <coverage::CoveragePage {route} /> },
        Route::Notebook => html! { <notebook::NotebookPage /> },
        _ => lost("This address leads nowhere."),
    })
}

#[cfg(cut)]
async fn drawn(part: Part, route: Route) -> Drawn {
    match part {
        Part::Own => draw_own(route).await,
        Part::Compare => draw_compare(route).await,
        Part::Views => draw_views(route).await,
    }
}

#[cfg(not(cut))]
async fn drawn(part: Part, route: Route) -> Drawn {
    match part {
        Part::Own => draw_own(route),
        Part::Compare => draw_compare(route),
        Part::Views => draw_views(route),
    }
}

/// Which parts are here, in the order of [`Part`].
static HERE: [AtomicBool; 3] = [const { AtomicBool::new(!cfg!(cut)) }; 3];

impl Part {
    /// The part that the page of this address is in; none where that is in the first page.
    pub(crate) fn of(route: &Route) -> Option<Part> {
        match route {
            Route::Front | Route::Articles(_) | Route::Article(_) | Route::About | Route::Lost => None,
            Route::Own => Some(Part::Own),
            Route::Choose | Route::Compare(_) => Some(Part::Compare),
            Route::Timeline(_)
            | Route::Entities(_)
            | Route::Entity(_)
            | Route::Network(_)
            | Route::Coverage(_)
            | Route::Notebook => Some(Part::Views),
        }
    }

    fn here(self) -> &'static AtomicBool {
        let [own, compare, views] = &HERE;
        match self {
            Part::Own => own,
            Part::Compare => compare,
            Part::Views => views,
        }
    }

    /// Waits until the part is here.
    pub(crate) async fn fetch(self) -> Result<(), Missing> {
        #[cfg(cut)]
        match self {
            Part::Own => fetch_own().await,
            Part::Compare => fetch_compare().await,
            Part::Views => fetch_views().await,
        }?;
        self.here().store(true, Ordering::Relaxed);
        Ok(())
    }

    /// The page of this address, of a part that is here.
    fn draw(self, route: Route) -> Drawn {
        match pin!(drawn(self, route)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(drawn) => drawn,
            Poll::Pending => Err(Missing),
        }
    }
}

/// Fetches what most readers come to next, when the first page has stood for a moment. What cannot be fetched now is
/// asked for again where a page needs it.
pub(crate) fn fetch_ahead() {
    Timer::default().start(1500, || {
        browser::spawn(async {
            for part in [Part::Views, Part::Compare] {
                if part.fetch().await.is_err() {
                    break;
                }
            }
        });
    });
}

/// Properties of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct LaterProps {
    /// The part that the page is in.
    pub(crate) part: Part,
    /// What it is called.
    pub(crate) name: AttrValue,
    /// Its address.
    pub(crate) route: Route,
}

/// A page whose code may have to be fetched first.
#[component]
pub(crate) fn Later(props: &LaterProps) -> Html {
    let part = props.part;
    let here = part.here().load(Ordering::Relaxed);
    // How often it was asked for, and of which time it failed.
    let asked = use_state(|| 0_u32);
    let failure = use_state(|| None::<u32>);
    let drawn_again = use_force_update();
    let (time, set) = (*asked, failure.setter());
    use_after((part, time), move |_| {
        if here {
            return;
        }
        browser::spawn(async move {
            match part.fetch().await {
                Ok(()) => drawn_again.force_update(),
                Err(Missing) => set.set(Some(time)),
            }
        });
    });
    // Once the page is drawn, the heading that had the focus while it was waited for is gone.
    let was_away = use_mut_ref(|| !here);
    use_after(here, move |here| {
        if *here && was_away.replace(false) {
            browser::keep_focus();
        }
    });
    let drawn = if here { part.draw(props.route.clone()) } else { Err(Missing) };
    drawn.unwrap_or_else(|missing| {
        let again = Callback::from(move |_: MouseEvent| asked.set(time + 1));
        html! {
            <>
                <h1>{ &props.name }</h1>
                if here || *failure == Some(time) {
                    { failed("This page could not be opened.", &format!("Its code could not be fetched ({missing})."), again) }
                } else {
                    { waiting("Opening…") }
                }
            </>
        }
    })
}
