//! Journeys of readers through the built page, in headless Chromium.
//!
//! `cargo xtask test` builds the site, serves it below a sub-path, starts chromedriver and runs these; by themselves
//! they fail, since a journey that was not made must not count as one that went well. Each journey is made twice:
//! through the site and through the single file opened from the disk. It looks for what a reader looks for, roles
//! and words, and ends with the console silent and nothing fetched but the page's own files.

#![allow(dead_code)]

mod driver;
mod page;

use page::{Form, Page, Window};

/// Makes a journey and holds the page to its silence.
fn travel(name: &str, form: Form, window: Window, route: &str, journey: fn(&Page)) {
    let page = Page::open(form, window, route);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| journey(&page)));
    if let Err(cause) = outcome {
        let picture = page.trace(&format!("{name}-{form:?}").to_lowercase());
        eprintln!("what the page looked like: {}", picture.display());
        // What the console said explains most failures.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page.was_quiet()));
        std::panic::resume_unwind(cause);
    }
    page.was_quiet();
}

/// Names journeys: each becomes two tests, `site::name` and `file::name`.
macro_rules! journeys {
    ($($name:ident: $window:ident, $route:literal;)*) => {
        mod site {
            use super::{Form, Window, travel};
            $(#[test] fn $name() { travel(stringify!($name), Form::Site, Window::$window, $route, super::$name); })*
        }
        mod file {
            use super::{Form, Window, travel};
            $(#[test] fn $name() { travel(stringify!($name), Form::File, Window::$window, $route, super::$name); })*
        }
    };
}

journeys! {
    loads: Desk, "";
}

fn loads(page: &Page) {
    page.the("heading", "");
    page.until("a name in the window's title", || page.run("return document.title", &[]) != "");
    assert_eq!(page.overflow(), 0, "the page is wider than its window");
}
