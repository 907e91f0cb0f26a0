//! Finding articles: the list, search, facets, and what the address keeps of them.

use serde_json::json;

use crate::page::{Page, key};

/// Waits until the list's heading says this.
fn counts(page: &Page, heading: &str) {
    page.until(&format!("the heading {heading:?}"), || {
        page.all("heading", heading).iter().any(|one| one.text() == heading)
    });
}

pub(crate) fn loads(page: &Page) {
    counts(page, "5 articles");
    assert_eq!(page.all("article", "").len(), 5);
    page.until("the page's name in the window's title", || {
        page.run("return document.title", &[]).as_str().is_some_and(|title| title.starts_with("Articles – "))
    });
    for view in [
        "Front page",
        "Articles",
        "Timeline",
        "Compare",
        "Entities",
        "Network",
        "Coverage",
        "Notebook",
        "About",
    ] {
        page.the("navigation", "Views").the("link", view);
    }
    // What the files do not say is said to be unknown, never made up.
    page.sees("Outlet unknown");
    assert_eq!(page.overflow(), 0, "the page is wider than its window");
}

pub(crate) fn searches(page: &Page) {
    page.the("searchbox", "Search the articles").type_text("Koglweogo");
    counts(page, "1 of 5 articles");
    page.until("the words in the address", || page.route().contains("q=Koglweogo"));
    let hit = page.the("article", "").the("mark", "");
    assert_eq!(hit.text(), "Koglweogo");
    page.the("article", "").the("link", "civilian militias like the Koglweogo").click();
    page.sees("A linked passage is marked below.");
    page.until("the words found in view", || {
        page.all("mark", "Koglweogo").iter().any(super::page::Element::in_view)
    });
    page.back();
    counts(page, "1 of 5 articles");
    assert_eq!(page.the("searchbox", "Search the articles").property("value"), json!("Koglweogo"));
    page.the("button", "Clear all").click();
    counts(page, "5 articles");
    assert!(!page.route().contains("q="), "the address still holds the words: {}", page.route());
}

pub(crate) fn searches_by_phrase_prefix_and_exclusion(page: &Page) {
    let field = page.the("searchbox", "Search the articles");
    // Case and accents make no difference.
    field.fill("traore");
    counts(page, "4 of 5 articles");
    page.the("mark", "Traoré");
    field.fill("\"customs duty\"");
    counts(page, "1 of 5 articles");
    field.fill("traore -koglweogo");
    counts(page, "3 of 5 articles");
    field.fill("koglw*");
    counts(page, "1 of 5 articles");
    page.the("mark", "Koglweogo");
    page.the("button", "Keyword in context").click();
    page.the("table", "").the("link", "Koglweogo");
}

pub(crate) fn filters(page: &Page) {
    let people = page.the("group", "People");
    people.the("checkbox", "Mohamed Bazoum").click();
    page.until("a filter in the address", || page.route().contains("person="));
    let kept = page.the("heading", "of 5 articles").text();
    assert_ne!(kept, "5 of 5 articles");
    page.the("region", "Filters that are set").the("button", "Drop the filter person Mohamed Bazoum");
    // The number beside a value says how many articles there would be.
    let row = people.the("checkbox", "Mohamed Bazoum");
    assert_eq!(row.property("checked"), json!(true));
    assert!(
        kept.starts_with(row.label().split_whitespace().rev().nth(1).unwrap_or("?")),
        "{kept:?} beside {:?}",
        row.label()
    );

    people.the("button", "Leave out Mohamed Bazoum").click();
    page.until("the value left out", || page.route().contains("not.person="));
    let left = page.the("heading", "of 5 articles").text();
    let number =
        |text: &str| text.split_whitespace().next().and_then(|word| word.parse::<u32>().ok()).unwrap_or(0);
    assert_eq!(number(&kept) + number(&left), 5, "{kept:?} and {left:?} are not all");

    page.the("button", "Drop the filter").click();
    counts(page, "5 articles");
}

pub(crate) fn keeps_filters_across_views(page: &Page) {
    page.the("searchbox", "Search the articles").type_text("uranium");
    counts(page, "1 of 5 articles");
    for (view, route) in [("Timeline", "/timeline"), ("Entities", "/entities"), ("Coverage", "/coverage")] {
        page.the("navigation", "Views").the("link", view).click();
        page.until("the view with the words still in the address", || {
            page.route().starts_with(route) && page.route().contains("q=uranium")
        });
        page.the("button", "Drop the filter words uranium");
    }
    page.the("heading", "in 1 article");
    page.reload();
    page.the("heading", "in 1 article");
}

pub(crate) fn goes_back_and_forward(page: &Page) {
    counts(page, "5 articles");
    let views = page.the("navigation", "Views");
    views.the("link", "Timeline").click();
    page.the("heading", "on the timeline");
    views.the("link", "Coverage").click();
    page.the("heading", "in 5 articles");
    page.back();
    page.the("heading", "on the timeline");
    page.back();
    counts(page, "5 articles");
    page.forward();
    page.the("heading", "on the timeline");
    assert!(page.route().starts_with("/timeline"), "{}", page.route());
}

pub(crate) fn says_when_nothing_is_found(page: &Page) {
    page.sees("No article answers all of this.");
    counts(page, "0 of 5 articles");
    page.the("main", "").the("button", "Clear all").click();
    counts(page, "5 articles");
}

pub(crate) fn says_when_an_address_leads_nowhere(page: &Page) {
    page.the("heading", "Not here");
    page.sees("This corpus has no article “no-such-article”.");
    page.press(&["2"]);
    counts(page, "5 articles");
    page.go("/nowhere/at/all");
    page.the("heading", "Not here");
    page.press(&[key::ESCAPE]);
}
