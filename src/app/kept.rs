//! What the browser keeps between visits: how the reader likes to read, and the notebook. All of it stays in this browser.

use form_urlencoded::Serializer;
use yew::prelude::*;

use super::browser;
use super::hooks::{AppContext, use_after};
use super::notebook;
use super::state::{Action, Days, Measure, Settings, Size};

/// Under which names it is kept. That of the greeting is known to the script in `index.html` too.
const READING: &str = "parallax-reading";
const GREETED: &str = "parallax-greeted";
const NOTES: &str = "parallax-notes";

/// How the reader liked to read when they were here last, but for the colours.
pub(super) fn recalled() -> Settings {
    let mut settings = Settings { greeted: browser::recall(GREETED).is_some(), ..Settings::default() };
    let kept = browser::recall(READING).unwrap_or_default();
    for (key, value) in form_urlencoded::parse(kept.as_bytes()) {
        match &*key {
            "size" => settings.size = named(&Size::ALL, &value).unwrap_or_default(),
            "measure" => settings.measure = named(&Measure::ALL, &value).unwrap_or_default(),
            "days" => settings.days = named(&Days::ALL, &value).unwrap_or_default(),
            "keys" => settings.single_keys = value != "off",
            _ => {}
        }
    }
    settings
}

/// Keeps how the reader likes to read and what they pinned, and shows the one on the page.
#[hook]
pub(super) fn use_kept(app: &AppContext) {
    let settings = &app.state.settings;
    let reading = (settings.size, settings.measure, settings.single_keys, settings.days);
    use_after(reading, |(size, measure, keys, days)| {
        let (size, measure) = (name(&Size::ALL, *size), name(&Measure::ALL, *measure));
        browser::set_root_data("size", size);
        browser::set_root_data("measure", measure);
        let mut out = Serializer::new(String::new());
        out.append_pair("size", size).append_pair("measure", measure);
        out.append_pair("keys", if *keys { "on" } else { "off" });
        out.append_pair("days", name(&Days::ALL, *days));
        browser::keep(READING, &out.finish());
    });
    use_after(settings.greeted, |greeted| {
        browser::set_root_data("greeted", if *greeted { "yes" } else { "" });
        if *greeted {
            browser::keep(GREETED, "yes");
        } else {
            browser::forget(GREETED);
        }
    });
    // The notebook is read once, before anything is kept in its place.
    let read = use_mut_ref(|| false);
    use_after(app.state.notes.clone(), {
        let app = app.clone();
        move |notes| {
            if read.replace(true) {
                browser::keep(&shelf(), &notebook::write(notes));
            } else if let Some(kept) = browser::recall(&shelf()).filter(|kept| !kept.is_empty()) {
                app.act(Action::Notes(notebook::read(&kept)));
            }
        }
    });
    // What another window of the page pins is not lost to what this one keeps.
    let app = app.clone();
    use_effect_with((), move |()| {
        let again =
            move || app.act(Action::Notes(notebook::read(&browser::recall(&shelf()).unwrap_or_default())));
        let watch = browser::on_kept(shelf(), again);
        move || drop(watch)
    });
}

/// Whether the notebook lies in the browser as it is on the page.
pub(super) fn is_kept(notes: &[notebook::Note]) -> bool {
    browser::recall(&shelf()).unwrap_or_default() == notebook::write(notes)
}

/// The name of this corpus's notebook: two corpora of one host do not share one.
fn shelf() -> String {
    let address = browser::page_address();
    format!("{NOTES} {}", address.strip_suffix("index.html").unwrap_or(&address))
}

fn named<T: Copy>(list: &[(T, &str)], name: &str) -> Option<T> {
    list.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
}

fn name<T: PartialEq>(list: &[(T, &'static str)], value: T) -> &'static str {
    list.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}
