//! Every reader: phones, light and dark, and what axe-core looks for.

use crate::page::Page;

/// The addresses of every view; the two articles of a comparison are taken from the list.
fn views(page: &Page) -> Vec<String> {
    page.go("/");
    page.the("heading", "5 articles");
    let slug = |at: usize| {
        let cards = page.all("article", "");
        let href = cards[at].the("link", "").attribute("href");
        href.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let (a, b) = (slug(0), slug(4));
    let fixed = ["/", "/?q=traore", "/timeline", "/compare", "/entities", "/coverage", "/about", "/lost"];
    let mut views: Vec<String> = fixed.map(str::to_owned).to_vec();
    views.extend([
        format!("/article/{a}"),
        format!("/article/{b}"),
        format!("/article/{b}?source=1"),
        format!("/compare/{a}/{b}"),
    ]);
    page.go("/entities");
    let entity = page.the("table", "").the("link", "").attribute("href");
    views.push(entity.trim_start_matches('#').to_owned());
    views
}

fn for_each_view(page: &Page, check: impl Fn(&str)) {
    let mut complaints = Vec::new();
    for view in views(page) {
        page.go(&view);
        page.the("heading", "");
        if view.starts_with("/compare/") {
            page.the("region", "What the comparison found");
        }
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&view)));
        if let Err(cause) = found {
            let said = cause.downcast_ref::<String>().cloned().unwrap_or_default();
            complaints.push(format!("{view}: {said}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

pub(crate) fn fits_a_phone(page: &Page) {
    for_each_view(page, |_| {
        let over = page.overflow();
        assert_eq!(over, 0, "the page is {over} pixels wider than the screen");
        let small = page.small_targets();
        assert!(small.is_empty(), "too small for a finger: {}", small.join(", "));
    });
}

pub(crate) fn is_used_on_a_phone(page: &Page) {
    page.the("searchbox", "Search the articles").type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.the("article", "").the("link", "civilian militias like the Koglweogo").click();
    page.sees("A linked passage is marked below.");
    page.the("navigation", "Views").the("link", "Timeline").click();
    page.the("heading", "on the timeline");
    page.the("navigation", "Views").the("link", "Compare").click();
    page.the("link", "Read side by side").click();
    page.the("region", "What the comparison found");
    // Side by side is one below the other on a screen this narrow.
    let columns = page.all("heading", "").into_iter().filter(|heading| !heading.all("link", "").is_empty());
    let lefts: Vec<f64> = columns.map(|heading| heading.place().0).collect();
    assert!(lefts.len() >= 2, "{} headed columns", lefts.len());
    assert!((lefts[0] - lefts[1]).abs() < 20.0, "the columns stand beside each other at {lefts:?}");
}

pub(crate) fn has_no_barriers_in_light(page: &Page) {
    page.prefer_scheme("light");
    for_each_view(page, |_| page.is_accessible());
}

pub(crate) fn has_no_barriers_in_dark(page: &Page) {
    page.prefer_scheme("dark");
    for_each_view(page, |_| page.is_accessible());
}
