//! The frame of every page: skip links, masthead, navigation, search, active filters, foot, shortcuts.

use yew::prelude::*;

use super::composite::Composite;
use super::embed;
use super::filters::{FILTERS, chips};
use crate::app::browser::{self, reader};
use crate::app::hooks::{AppContext, SAID, use_after, use_app, use_keys};
use crate::app::kept::use_kept;
use crate::app::navigation::{self, Entry, PAGES};
use crate::app::route::Route;
use crate::app::state::{Action, Days, Settings, Theme};
use crate::explore::search;
use crate::explore::syntax::LONGEST;
use crate::wording::front as words;

/// Properties of [`Shell`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The page.
    pub children: Children,
}

/// Id of the search field.
const SEARCH: &str = "search";
/// Id of the page's own part.
pub(crate) const MAIN: &str = "main";
/// Id of what a page shows, behind its tools.
pub(crate) const RESULTS: &str = "results";

/// The frame of every page.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let app = use_app();
    let help = use_state_eq(|| false);
    {
        let (app, help) = (app.clone(), help.clone());
        use_keys(move |event| shortcut(&event, &app, &help));
    }
    let close_help = {
        let help = help.setter();
        Callback::from(move |()| help.set(false))
    };
    use_kept(&app);
    use_after(app.address().route.path(), {
        let help = help.setter();
        move |_| {
            help.set(false);
            reader::show_current();
        }
    });
    use_effect_with((), |()| {
        let watch = reader::on_leaving_menus();
        move || drop(watch)
    });
    let skip = |id: &'static str, name: &'static str| {
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            browser::focus(id);
        });
        html! { <a href={format!("#{id}")} {onclick}>{ name }</a> }
    };
    let route = &app.address().route;
    let listed =
        matches!(route, Route::Articles(_) | Route::Timeline(_) | Route::Network(_) | Route::Coverage(_));
    let greet = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            app.act(Action::Prefer(Settings { greeted: false, ..app.state.settings.clone() }));
            app.act(Action::Arrive(app.address().to(Route::Front)));
        })
    };
    if app.address().embed {
        return html! {
            <>
                { embed::line(&app) }
                <main id={MAIN} tabindex="-1" class="page embedded">{ props.children.clone() }</main>
                <p id={SAID} class="hidden" role="status"></p>
            </>
        };
    }
    html! {
        <>
            <Composite tag="nav" class="skips" label="Skip">
                { skip(MAIN, "Skip to the page") }
                if listed {
                    { skip(RESULTS, "Skip to the results") }
                    { skip(FILTERS, "Skip to the filters") }
                }
                { skip(SEARCH, "Skip to search") }
            </Composite>
            <header class="masthead">
                // the menu has the same link, so that this is no stop of its own
                <a class="masthead-title" href={app.href(Route::Front)} tabindex="-1">{ corpus_title(&app) }</a>
                { search_box(&app) }
                { theme_switch(&app) }
                <Composite tag="nav" class="nav" label="Views">
                    { for PAGES.iter().map(|entry| nav_link(&app, entry)) }
                </Composite>
            </header>
            { chips(&app) }
            <main id={MAIN} tabindex="-1" class="page">{ props.children.clone() }</main>
            <footer class="foot">
                <p>
                    { "Everything on this page happens in your browser: nothing is sent anywhere. " }
                    <button type="button" class="link" onclick={let help = help.setter(); move |_| help.set(true)}>
                        { "Keyboard shortcuts" }
                    </button>
                    { " " }
                    <button type="button" class="link" onclick={greet}>{ words::HELP }</button>
                </p>
                { days_menu(&app) }
                { embed::menu(&app) }
            </footer>
            <p class="note on-paper">{ format!("{}. {}", corpus_title(&app), browser::url()) }</p>
            <p id={SAID} class="hidden" role="status"></p>
            if *help {
                <Shortcuts onclose={close_help} />
            }
        </>
    }
}

pub(super) fn corpus_title(app: &AppContext) -> String {
    if app.corpus.title.is_empty() { "Parallax".to_owned() } else { app.corpus.title.clone() }
}

fn nav_link(app: &AppContext, entry: &Entry) -> Html {
    let current = (entry.holds)(&app.address().route);
    html! {
        <a href={app.href((entry.open)())} aria-current={current.then_some("page")}>{ entry.name }</a>
    }
}

fn shortcut(event: &KeyboardEvent, app: &AppContext, help: &UseStateHandle<bool>) {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && key == "k" {
        event.prevent_default();
        browser::focus(SEARCH);
        return;
    }
    if key == "Escape" {
        // the list of shortcuts closes by itself
        if !**help && !reader::close_menus() && app.state.subject.is_some() {
            app.act(Action::CloseInspector);
        }
        return;
    }
    if !app.takes_key(event) {
        return;
    }
    match key.as_str() {
        "/" => {
            event.prevent_default();
            browser::focus(SEARCH);
        }
        "?" => help.set(true),
        "f" => browser::focus(FILTERS),
        _ => {
            if let Some(entry) = PAGES.iter().find(|entry| key.starts_with(entry.key)) {
                app.act(Action::Arrive(app.address().to((entry.open)())));
            }
        }
    }
}

fn search_box(app: &AppContext) -> Html {
    let words = app.address().query.words.clone();
    let complaints = search::complaints(&words);
    let oninput = app.on(|event: InputEvent| Action::Words(browser::input_value(&event)));
    let onsubmit = {
        let app = app.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // Enter shows the answers, from whatever page the search began on.
            if !matches!(app.address().route, Route::Articles(_)) {
                app.act(Action::Arrive(app.address().to(Route::articles())));
            }
            browser::focus(MAIN);
        })
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <label for={SEARCH} class="hidden">{ "Search the articles" }</label>
            <input
                id={SEARCH} type="search" value={words} {oninput} autocomplete="off" spellcheck="false"
                maxlength={LONGEST.to_string()}
                placeholder="Search: words, \"a phrase\", pre*, -not" aria-describedby="search-note"
            />
            <p id="search-note" class="search-note" role="status">{ complaints.join(" ") }</p>
        </form>
    }
}

/// How days and numbers are written, each choice with an example of itself.
fn days_menu(app: &AppContext) -> Html {
    let settings = app.state.settings.clone();
    let now = settings.days;
    let onchange = app.on(move |event: Event| {
        let chosen = browser::changed_value(&event);
        let days = Days::ALL.into_iter().find(|(_, name)| *name == chosen).map(|(days, _)| days);
        Action::Prefer(Settings { days: days.unwrap_or_default(), ..settings.clone() })
    });
    let name = |days: Days| match days {
        Days::Page => "in English: 8 May 2025, 1,234",
        Days::Browser => "as this browser is set",
        Days::International => "the same everywhere: 2025-05-08, 1 234",
    };
    html! {
        <p><label>{ "Days and numbers " }
            <select {onchange}>
                { for Days::ALL.into_iter().map(|(days, value)| html! {
                    <option {value} selected={days == now}>{ name(days) }</option>
                }) }
            </select>
        </label></p>
    }
}

fn theme_switch(app: &AppContext) -> Html {
    let (next, name) = match app.state.settings.theme {
        Theme::Auto => (Theme::Light, "Auto"),
        Theme::Light => (Theme::Dark, "Light"),
        Theme::Dark => (Theme::Auto, "Dark"),
    };
    let onclick = app.on(move |_: MouseEvent| Action::Theme(next));
    html! {
        <button type="button" class="theme" {onclick}>
            <span aria-hidden="true">{ "◐ " }</span><span class="hidden">{ "Colours: " }</span>{ name }
        </button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ShortcutsProps {
    onclose: Callback<()>,
}

/// Stands for the keys of the views, which `navigation` knows.
const VIEWS: &str = "";

const KEYS: [(&str, &str); 11] = [
    ("/ or Ctrl K", "search"),
    (VIEWS, "the views, in the order of the menu"),
    ("f", "the filters"),
    ("Tab", "the next group: the menu, the filters of a kind and a row of buttons are one stop each"),
    ("← → ↑ ↓", "inside a group; Home and End its ends, a letter the next name that begins with it"),
    ("Esc", "close what is open"),
    ("← →", "on the timeline: the mark before, the mark after; with Shift: move the axis"),
    ("+ −", "on the timeline: nearer, farther; 0 shows all"),
    (
        "n p",
        "in a comparison: next and previous match; in an article found by a search: next and previous place",
    ),
    ("d D b", "in a comparison: next and previous difference; back to the row"),
    ("?", "this list"),
];

#[component]
fn Shortcuts(props: &ShortcutsProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| browser::open_dialog(&dialog));
    }
    let onclick = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| browser::close_dialog(&dialog))
    };
    let onclose = props.onclose.reform(|_: Event| ());
    let views = navigation::keys();
    let app = use_app();
    let onkeys = {
        let settings = app.state.settings.clone();
        app.on(move |event: Event| {
            Action::Prefer(Settings { single_keys: browser::is_checked(&event), ..settings.clone() })
        })
    };
    html! {
        <dialog class="sheet" ref={dialog} aria-labelledby="keys" {onclose}>
            <h2 id="keys">{ "Keyboard shortcuts" }</h2>
            <dl class="keys">
                { for KEYS.iter().map(|(key, does)| html! {
                    <><dt><kbd>{ if *key == VIEWS { &views } else { *key } }</kbd></dt><dd>{ *does }</dd></>
                }) }
            </dl>
            <p><label>
                <input type="checkbox" checked={app.state.settings.single_keys} onchange={onkeys} />
                { "Keys alone do something; without this, only Ctrl K, Esc and the keys inside a group and a chart do" }
            </label></p>
            <button type="button" {onclick}>{ "Close" }</button>
        </dialog>
    }
}
