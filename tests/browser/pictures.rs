//! The pictures of the README.

use std::path::Path;

use crate::comparing;
use crate::page::{Form, Page, Window, setting};

/// Takes a picture of each view, and of the page in the dark and on a phone.
pub(crate) fn take() {
    let desk = Page::open(Form::Site, Window::Desk, "");
    let picture = |page: &Page, name: &str| {
        page.picture(&Path::new(&setting("PARALLAX_PICTURES")).join(format!("{name}.png")));
    };
    desk.prefer_scheme("light");
    desk.the("heading", "5 articles");
    picture(&desk, "front");
    desk.go("/articles");
    desk.the("heading", "5 articles");
    picture(&desk, "articles");

    desk.the("searchbox", "Search the articles").fill("Koglweogo");
    desk.the("heading", "1 of 5 articles");
    desk.the("article", "").the("heading", "").the("link", "").click();
    desk.the("button", "Clear all").click();
    desk.the("article", "").the("link", "September 2022").click();
    desk.the("complementary", "September 2022");
    picture(&desk, "article");

    desk.go("/timeline");
    desk.the("heading", "on the timeline");
    picture(&desk, "timeline");
    desk.go("/timeline?lanes=article");
    desk.the("application", "Timeline chart");
    picture(&desk, "timeline-chart");

    desk.go("/compare");
    comparing::open(&desk);
    picture(&desk, "compare");

    desk.go("/entities");
    desk.the("link", "Ibrahim Traoré").click();
    desk.the("heading", "Names used");
    picture(&desk, "entity");

    desk.prefer_scheme("dark");
    desk.go("/coverage");
    desk.the("heading", "in 5 articles");
    picture(&desk, "coverage-dark");

    let phone = Page::open(Form::Site, Window::Phone, "/timeline");
    phone.the("heading", "on the timeline");
    picture(&phone, "timeline-phone");
}
