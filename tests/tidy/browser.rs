//! One room of the page talks to the browser, and none sets raw HTML.

use crate::source::{File, holds_word};
use crate::{check, keep};

/// One room of the page talks to the browser.
fn browser(file: &File) -> Vec<String> {
    if !file.path.starts_with("src/") || file.path.starts_with("src/app/browser/") {
        return Vec::new();
    }
    file.lines(|line| {
        ["web_sys", "js_sys", "gloo", "gloo_events"]
            .iter()
            .find(|foreign| holds_word(line, foreign))
            .map(|foreign| format!("only src/app/browser/ names `{foreign}`"))
    })
}

/// What an article says is never taken for markup.
fn raw_html(file: &File) -> Vec<String> {
    if !file.path.starts_with("src/") {
        return Vec::new();
    }
    file.lines(|line| {
        ["inner_html", "outer_html", "from_html_unchecked", "insert_adjacent_html"]
            .iter()
            .find(|raw| line.contains(**raw))
            .map(|raw| format!("raw HTML is never set (`{raw}`)"))
    })
}

#[test]
fn one_room_talks_to_the_browser() {
    keep(browser);
}

#[test]
fn no_raw_html() {
    keep(raw_html);
}

#[test]
fn browser_can_complain() {
    check(browser, "src/app/pages/list.rs", "use web_sys::Element;", 1);
    check(browser, "src/app/browser/mod.rs", "use web_sys::Element;", 0);
    check(browser, "src/explore/mod.rs", "js_sys::Date::now()", 1);
    check(browser, "src/app/state.rs", "// not web_sys", 0);
}

#[test]
fn raw_html_can_complain() {
    check(raw_html, "src/app/browser/mod.rs", "element.set_inner_html(text);", 1);
    check(raw_html, "src/app/pages/list.rs", "Html::from_html_unchecked(text)", 1);
    check(raw_html, "src/app/pages/list.rs", "html! { <b>{ text }</b> }", 0);
}
