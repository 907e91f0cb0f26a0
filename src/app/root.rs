//! The root: takes over from the first view when the corpus is there, keeps state and URL in step, and frames the pages.

use yew::prelude::*;
use yew_router::prelude::*;
use yew_router::query::Raw;

use super::browser::files::Bytes;
use super::browser::{self, Refusal};
use super::components::inspector::Inspector;
use super::components::screen::FailedScreen;
use super::components::shell::Shell;
use super::engine::client::Engine;
use super::hooks::{AppContext, use_after};
use super::load::{self, Shared};
use super::maker::desk::{Desk, use_desk};
use super::offered::use_offered;
use super::pages::Page;
use super::pages::parts::{Part, fetch_ahead};
use super::places::{Way, use_places};
use super::route::{Address, Route};
use super::state::{Action, Days, Settings, State, Theme};
use crate::contract::{FAILED, MOUNT};
use crate::wording;

/// Mounts the page in the place of its first view, which stays until the corpus is read.
pub fn start() {
    browser::spawn(async {
        let corpus = load::load().await;
        // the first view stays where it is, and says why it is not more
        if let Err(why) = &corpus
            && browser::say_in(FAILED, &wording::not_opened(why))
        {
            browser::set_root_data("opening", "failed");
            return;
        }
        // A link into a page whose code comes later: the first view waits for it. What cannot be had, that page says.
        if let Some(part) = Part::of(&Address::of_url(&browser::url()).route) {
            let _ = part.fetch().await;
        }
        let focused = browser::focused_link();
        let Some(root) = browser::empty_mount_point(MOUNT) else { return };
        yew::Renderer::<App>::with_root_and_props(root, AppProps { corpus }).render();
        // after the first drawing, which waits in the same queue
        browser::spawn(async move {
            if let Some(focused) = focused {
                browser::focus_link(&focused, 0);
            }
            fetch_ahead();
        });
    });
}

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The corpus, or why it cannot be had.
    pub corpus: Result<Shared, Refusal>,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let engine = (*use_state(Engine::default)).clone();
    // A corpus that was made here, in the place of the page's own.
    let made = use_state(|| None::<(Shared, Engine)>);
    let show = use_callback(made.setter(), move |packed: Bytes, made| {
        if let Ok(corpus) = load::of(packed.held()) {
            made.set(Some((corpus, Engine::of(packed))));
        }
    });
    let desk = use_desk(show);
    match (&*made, props.corpus.clone()) {
        (Some((corpus, engine)), _) => {
            html! { <HashRouter><Explorer corpus={corpus.clone()} engine={engine.clone()} {desk} /></HashRouter> }
        }
        (None, Ok(corpus)) => html! { <HashRouter><Explorer {corpus} {engine} {desk} /></HashRouter> },
        (None, Err(why)) => html! { <FailedScreen {why} /> },
    }
}

/// Properties of [`Explorer`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExplorerProps {
    /// The corpus to explore.
    pub corpus: Shared,
    /// The engine beside the page.
    pub engine: Engine,
    /// The reader's own articles.
    pub desk: Desk,
}

/// The explorer of one corpus, below a router.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let location = use_location();
    let navigator = use_navigator();
    let here = location.map(|at| Address::parse(at.path(), at.query_str())).unwrap_or_default();
    let state = use_reducer({
        let address = here.clone();
        || State { address, settings: recalled_settings(), ..State::default() }
    });
    // Addresses written to the URL whose echo has not come back yet, oldest first.
    let written = use_mut_ref(Vec::<Address>::new);

    let way = match state.replace {
        _ if state.address == here => Way::Arrived,
        true => Way::Replaced,
        false => Way::Set,
    };

    // The URL follows the state …
    use_after((state.address.clone(), state.replace), {
        let (here, written) = (here.clone(), written.clone());
        move |(address, replace)| {
            let Some(navigator) = navigator.filter(|_| *address != here) else { return };
            let search = Raw(address.search());
            let done = if *replace {
                navigator.replace_with_query(&address.route, search)
            } else {
                navigator.push_with_query(&address.route, search)
            };
            done.unwrap_or_else(|never| match never {});
            // a browser may refuse to write it (`index.html`): then the page goes on with the old one
            if Address::of_url(&browser::url()) == *address {
                written.borrow_mut().push(address.clone());
            }
        }
    });
    // … and the state follows the URL, where a link, back or forward changed it.
    use_after(here, {
        let state = state.clone();
        move |here| {
            // What the state itself wrote comes back late when a reader types fast; to follow it would undo what was
            // typed since.
            let echo = written.borrow().iter().position(|address| address == here);
            if let Some(at) = echo {
                written.borrow_mut().drain(..=at);
            } else if *here != state.address {
                state.dispatch(Action::Arrive(here.clone()));
            }
        }
    });
    use_after(state.settings.theme, |theme| {
        browser::set_root_data("theme", theme.as_str());
        browser::keep("parallax-theme", theme.as_str());
    });
    use_places(&state.address, way);
    let instead = use_offered(&state, &props.desk);
    use_effect_with(props.desk.state.unsaved, |unsaved| {
        let watch = unsaved.then(browser::ask_before_leaving).flatten();
        move || drop(watch)
    });

    use_memo(state.settings.days, |days| {
        wording::set_style(match days {
            Days::Page => wording::Style::default(),
            Days::Browser => browser::style().unwrap_or_default(),
            Days::International => wording::Style::international(),
        });
    });

    let subject = state.subject.clone();
    let app = AppContext {
        corpus: props.corpus.clone(),
        engine: props.engine.clone(),
        desk: props.desk.clone(),
        state,
    };
    let at_work = at_work(&app);
    html! {
        <ContextProvider<AppContext> context={app}>
            <Shell>
                { instead.unwrap_or_else(|| html! { <Page /> }) }
            </Shell>
            if let Some(subject) = subject {
                <Inspector {subject} />
            }
            { at_work }
        </ContextProvider<AppContext>>
    }
}

/// What is being done with the reader's own articles, or why it was not, where the page of that is not shown.
fn at_work(app: &AppContext) -> Html {
    let desk = &app.desk.state;
    let is_shown = app.corpus.articles.is_empty() || app.address().route == Route::Own;
    let words = match (&desk.task, &desk.refused) {
        _ if is_shown => return Html::default(),
        (Some(task), _) => task.words(),
        (None, Some(why)) => why.clone(),
        (None, None) => return Html::default(),
    };
    html! {
        <p class="at-work" role="status">{ words }{ " " }<a href={app.href(Route::Own)}>{ "Your articles" }</a></p>
    }
}

fn recalled_settings() -> Settings {
    let theme = match browser::recall("parallax-theme").as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    Settings { theme, ..super::kept::recalled() }
}
